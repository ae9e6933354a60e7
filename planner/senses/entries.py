"""The tables that the training sentences are written with: the planner's own words and those in ``data``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.lexicon.mood import MOODS, SCENES, STYLE_WORDS
from planner.senses.labels import LANGUAGES, MOOD_TENSION, Label, label_of

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
        for language in entry.words:
            by_language.setdefault(language, []).append(index)
            for mood in entry.label.moods[:2]:
                by_mood.setdefault((language, mood[0]), []).append(index)
    patterns: dict[str, list[str]] = {}
    for language, pattern in rows("patterns.tsv"):
        patterns.setdefault(language, []).append(pattern)
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
    """The planner's own tables as entries."""
    for mood, values in MOODS.items():
        words = _by_language(_words_of("MOOD_WORDS", mood, values[2]))
        yield Entry("f", label_of((mood,), None, None, (values[0], values[1], MOOD_TENSION[mood])), words)
    for scene, (mood, style, text) in SCENES.items():
        place = (MOODS[mood][0], MOODS[mood][1], MOOD_TENSION[mood])
        yield Entry("n", label_of((mood,), scene, style, place), _by_language(_words_of("SCENE_WORDS", scene, text)))
    for style, text in STYLE_WORDS.items():
        yield Entry(
            "s", label_of((), None, style, (0.0, 0.0, 0.0)), _by_language(_words_of("STYLE_WORDS", style, text))
        )


def _words_of(table: str, name: str, text: str) -> dict[str, str]:
    """The words of one meaning: Chinese and English under "", and each other language's own."""
    found = {"": text}
    for language, module in _languages().items():
        more = getattr(module, table, {})
        if name in more:
            found[language] = str(more[name])
    return found


@cache
def _languages() -> dict[str, object]:
    """The modules of other languages' tables, where they are there."""
    from importlib import import_module
    from importlib.util import find_spec

    names = [lang for lang in LANGUAGES[2:] if find_spec(f"planner.lexicon.{lang}") is not None]
    return {lang: import_module(f"planner.lexicon.{lang}") for lang in names}


def _by_language(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, text in words.items():
        each = [word for word in text.split("|") if word]
        if language:
            found[language] = tuple(each)
            continue
        english = tuple(word for word in each if word[0] < "\u0250")
        chinese = tuple(word for word in each if word[0] >= "\u0250")
        found |= {lang: group for lang, group in (("en", english), ("zh", chinese)) if group}
    return found
