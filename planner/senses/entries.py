"""The tables that the training sentences are written with: the planner's own words and those in ``data``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.lexicon.mood import MOODS, SCENES
from planner.reading.tables import language
from planner.senses.labels import LANGUAGES, MOOD_TENSION, Label, label_of
from planner.styles import STYLES

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """What some words suggest, and the words of each language."""

    kind: str
    label: Label
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the grammar writes with."""

    entries: tuple[Entry, ...]
    by_language: Mapping[str, tuple[int, ...]]
    by_mood: Mapping[tuple[str, str], tuple[int, ...]]
    patterns: Mapping[str, tuple[str, ...]]
    turns: Mapping[tuple[str, str], tuple[str, ...]]
    fillers: Mapping[str, tuple[str, ...]]
    other_words: Mapping[str, tuple[str, ...]]
    other_patterns: Mapping[str, tuple[str, ...]]
    templates: tuple[tuple[tuple[str, ...], str], ...]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table in ``data``, split at semicolons."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        yield line.split(";")


def read_tables(templates: Path | None) -> Tables:
    """All tables; ``templates`` is the file of English templates with attribute codes, or None to go without."""
    entries = (*_table_entries(), *_written_entries())
    by_language: dict[str, list[int]] = {}
    by_mood: dict[tuple[str, str], list[int]] = {}
    for index, entry in enumerate(entries):
        for code in entry.words:
            by_language.setdefault(code, []).append(index)
            for mood in entry.label.moods[:2]:
                by_mood.setdefault((code, mood[0]), []).append(index)
    patterns: dict[str, list[str]] = {}
    for code, pattern in rows("patterns.tsv"):
        patterns.setdefault(code, []).append(pattern)
    other = {(r[0], r[1]): tuple(r[2].split("," if r[1] == "n" else "|")) for r in rows("other_topics.tsv")}
    return Tables(
        entries,
        {k: tuple(v) for k, v in by_language.items()},
        {k: tuple(v) for k, v in by_mood.items()},
        {k: tuple(v) for k, v in patterns.items()},
        {(r[0], r[1]): tuple(r[2].split("|")) for r in rows("grammar.tsv")},
        {r[0]: tuple(r[1].split(",")) for r in rows("fillers.tsv")},
        {k[0]: v for k, v in other.items() if k[1] == "n"},
        {k[0]: v for k, v in other.items() if k[1] == "p"},
        () if templates is None else _templates(templates),
    )


def _templates(path: Path) -> tuple[tuple[tuple[str, ...], str], ...]:
    read = json.loads(path.read_text(encoding="utf-8"))
    return tuple((tuple(each["attributes"]), str(each["response"])) for each in read)


def _written_entries() -> Iterator[Entry]:
    """The entries of the tables in ``data``: kind, valence arousal tension in tenths, moods, scene, style, words."""
    for path in sorted(DATA.glob("concepts_*.tsv")):
        name = path.stem.removeprefix("concepts_")
        languages = (name,) if name in LANGUAGES else LANGUAGES
        for kind, numbers, moods, scene, style, *words in rows(path.name):
            valence, arousal, tension = (int(n) / 10 for n in numbers.split())
            label = label_of(moods.split(","), scene or None, style or None, (valence, arousal, tension))
            yield Entry(kind, label, {lang: tuple(w.split(",")) for lang, w in zip(languages, words, strict=True)})


def _table_entries() -> Iterator[Entry]:
    """The planner's own tables as entries, in every language that has them."""
    tables = {code: language(code) for code in LANGUAGES}

    def words(table: str, name: str) -> dict[str, tuple[str, ...]]:
        found = {code: getattr(tables[code], table).get(name, "") for code in LANGUAGES}
        return {code: tuple(word.rstrip("*") for word in text.split("|")) for code, text in found.items() if text}

    for mood, (valence, arousal) in MOODS.items():
        place = (valence, arousal, MOOD_TENSION[mood])
        yield Entry("f", label_of((mood,), None, None, place), words("moods", mood))
    for scene, (mood, style) in SCENES.items():
        place = (*MOODS[mood], MOOD_TENSION[mood])
        yield Entry("n", label_of((mood,), scene, style, place), words("scenes", scene))
    for style in STYLES:
        yield Entry("s", label_of((), None, style, (0.0, 0.0, 0.0)), words("styles", style))
