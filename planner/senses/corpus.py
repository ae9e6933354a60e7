"""Sentences with labels to train the text model on, written by a grammar from word tables in ten languages.

The words are the planner's own tables and the tables in ``data``; each entry says what its words suggest (valence,
arousal, tension, moods, a scene, a style), and a sentence that joins several entries gets their weighted mean. Text
about other things and made-up words teach the model where it knows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from planner.lexicon.mood import MOODS
from planner.lexicon.traditional import SIMPLIFIED, TRADITIONAL
from planner.senses.entries import Entry, Tables
from planner.senses.labels import LANGUAGES, MOOD_TENSION, Label

LANGUAGE_SHARE: dict[str, float] = {"zh": 0.26, "en": 0.19} | dict.fromkeys(LANGUAGES[2:], 0.55 / 8)
KIND_WEIGHT: dict[str, float] = {"n": 1.0, "f": 2.2, "s": 0.4}
"""How much an entry weighs in a sentence: images, feelings, names of styles."""
COHERENT = 0.7
"""The share of sentences whose entries have a mood in common."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence and its label; ``known`` is false where nothing can be told from it."""

    text: str
    label: Label
    known: bool


class Writer:
    """Writes samples from tables; the same seed gives the same samples."""

    def __init__(self, tables: Tables, seed: int) -> None:
        self.tables, self.rng = tables, Random(seed)
        self.languages = list(LANGUAGE_SHARE)
        self.shares = list(LANGUAGE_SHARE.values())
        self.traditional = dict(zip(map(ord, SIMPLIFIED), TRADITIONAL, strict=True))
        self.letters = {lang: _letter_pairs(tables, lang) for lang in LANGUAGES}

    def samples(self, count: int) -> Iterator[Sample]:
        """So many samples of every kind."""
        for _ in range(count):
            draw = self.rng.random()
            if draw < 0.70:
                yield self.described()
            elif draw < 0.84:
                yield self.modified()
            elif draw < 0.97:
                yield self.unknown()
            elif self.tables.templates:
                yield self.templated()
            else:
                yield self.described()

    def language(self) -> str:
        """A language by its share."""
        return self.rng.choices(self.languages, self.shares)[0]

    def word(self, entry: Entry, language: str) -> str:
        """One of an entry's words; sometimes of another language, sometimes with a slip of the keyboard."""
        if self.rng.random() < 0.03 and "en" in entry.words:
            language = "en"
        word = self.rng.choice(entry.words[language])
        if len(word) > 4 and word.isalpha() and self.rng.random() < 0.04:
            at = self.rng.randrange(1, len(word) - 2)
            word = self.rng.choice([word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]])
        return word

    def pick(self, language: str, count: int) -> list[Entry]:
        """Entries for one sentence, most of the time with a mood in common."""
        tables = self.tables
        first = self.rng.choice(tables.by_language[language])
        picked = [first]
        while len(picked) < count:
            moods = tables.entries[first].label.moods
            near: tuple[int, ...] = ()
            if moods and self.rng.random() < COHERENT:
                near = tables.by_mood.get((language, self.rng.choice(moods[:2])[0]), ())
            picked.append(self.rng.choice(near or tables.by_language[language]))
        return [tables.entries[index] for index in picked]

    def described(self) -> Sample:
        """A plain description by a pattern of its language, at times of several clauses."""
        language = self.language()
        pattern = self.rng.choice(self.tables.patterns[language])
        count = sum(slot in pattern for slot in ("{a}", "{b}", "{c}"))
        if self.rng.random() < 0.25:
            pattern, count = (
                pattern + self.rng.choice(("，", "。") if language in "zhja" else (", ", ". ")) + "{d}",
                count + 1,
            )
        entries = self.pick(language, count)
        words = [self.word(entry, language) for entry in entries]
        if count > 1 and self.rng.random() < 0.12:
            at = self.rng.randrange(count)
            words[at] = self.made_up(language)
            entries = [entry for index, entry in enumerate(entries) if index != at]
        slots = [slot for slot in ("{a}", "{b}", "{c}", "{d}") if slot in pattern]
        if count > 1 and self.rng.random() < 0.45:
            pattern = self.rng.choice(("，", "")).join(slots) if language in ("zh", "ja") else " ".join(slots)
            words = [self.padded(word, language) for word in words]
        for slot, word in zip(slots, words, strict=True):
            pattern = pattern.replace(slot, word)
        if self.rng.random() < 0.15:
            pattern = f"{pattern} {self.rng.choice(self.tables.other_words[language])}"
        return Sample(self.dressed(pattern, language), mean_label(entries), known=any(e.label.moods for e in entries))

    def padded(self, word: str, language: str) -> str:
        """A word between words that say nothing by themselves."""
        gap = "" if language in ("zh", "ja") else " "
        fillers = self.tables.fillers[language]
        before = [self.rng.choice(fillers) for _ in range(self.rng.randrange(3))]
        behind = [self.rng.choice(fillers) for _ in range(self.rng.randrange(2))]
        return gap.join([*before, word, *behind])

    def modified(self) -> Sample:
        """A negated, strengthened, weakened or opposed entry."""
        language = self.language()
        turn = self.rng.choice(("not", "not", "very", "slightly", "but", "notbut", "notbut"))
        first, second = self.pick(language, 2)
        text = self.rng.choice(self.tables.turns[language, turn])
        text = text.replace("{a}", self.word(first, language)).replace("{b}", self.word(second, language))
        if turn == "not":
            label = opposite(first.label)
        elif turn == "notbut":
            label = mean_label([second])
        elif turn == "but":
            label = mean_label([first, second, second])
        else:
            label = scaled(first.label, 1.25 if turn == "very" else 0.6)
        if turn in ("not", "very", "slightly") and self.rng.random() < 0.5:
            other = self.pick(language, 1)[0]
            text = self.rng.choice((f"{text}, {self.word(other, language)}", f"{self.word(other, language)}, {text}"))
            label = mean_label([other, Entry("f", label, {})])
        return Sample(self.dressed(text, language), label, known=bool(label.moods))

    def unknown(self) -> Sample:
        """Text on another topic, a bare request for music, made-up words, or noise: nothing can be told."""
        language = self.language()
        draw = self.rng.random()
        if draw < 0.65:
            text = self.rng.choice(self.tables.other_patterns[language])
            for slot in ("{x}", "{y}"):
                text = text.replace(slot, self.rng.choice(self.tables.other_words[language]))
            text = re.sub(r"\{w\}", lambda _: self.made_up(language), text)
            text = re.sub(r"\{d\}", lambda _: str(self.rng.randrange(1, 500)), text)
        elif draw < 0.75:
            words = self.rng.choices(
                (*self.tables.fillers[language], *self.tables.other_words[language]), k=self.rng.randrange(2, 8)
            )
            text = ("" if language in ("zh", "ja") else " ").join(words)
        elif draw < 0.92:
            pattern = self.rng.choice(self.tables.patterns[language])
            text = re.sub(r"\{[abc]\}", lambda _: self.made_up(language), pattern)
        else:
            low, high = self.rng.choice(
                ((33, 127), (0x400, 0x460), (0x4E00, 0x9FA5), (0x3041, 0x30FF), (0xAC00, 0xD7A3))
            )
            text = "".join(chr(self.rng.randrange(low, high)) for _ in range(self.rng.randrange(3, 30)))
        return Sample(self.dressed(text, language), Label((), (), (), (0.0, 0.0, 0.0)), known=False)

    def templated(self) -> Sample:
        """An English template with attribute codes: the words for its emotion, and its intensity as arousal."""
        codes, text = self.rng.choice(self.tables.templates)
        entry = self.pick("en", 1)[0]
        known = "[EMOTION]" in text and bool(entry.label.moods)
        arousal = 0.5 if "R3_1" in codes else -0.4 if "R3_0" in codes else 0.0
        if known:
            text = text.replace("[EMOTION]", self.word(entry, "en"))
        text = re.sub(r"\[[A-Z0-9_ ]+\]", lambda _: self.made_up("en"), text)
        label = entry.label if known else Label((), (), (), (0.0, 0.0, 0.0))
        valence, own, tension = label.place
        return Sample(text, replace(label, place=(valence, 0.7 * own + 0.3 * arousal, tension)), known)

    def made_up(self, language: str) -> str:
        """A word that looks like one of the language and is none."""
        pairs = self.letters[language]
        if language in ("zh", "ja"):
            return "".join(self.rng.choice(pairs[""]) for _ in range(self.rng.randrange(2, 4)))
        size, word = self.rng.randrange(4, 10) if language != "ko" else self.rng.randrange(2, 4), ""
        while len(word) < size:
            following = pairs.get(word[-2:]) or pairs.get(word[-1:]) or pairs[""]
            word += self.rng.choice(following)
        return word

    def dressed(self, text: str, language: str) -> str:
        """Some Chinese in traditional characters, some text with a full stop or other capitals."""
        if language == "zh" and self.rng.random() < 0.15:
            text = text.translate(self.traditional)
        if self.rng.random() < 0.1:
            text += "。" if language in ("zh", "ja") else "."
        return text


def _letter_pairs(tables: Tables, language: str) -> dict[str, str]:
    """What may follow one or two letters in the words of a language; "" for how words begin."""
    following: dict[str, list[str]] = {"": []}
    words = [w for entry in tables.entries for w in entry.words.get(language, ())]
    for word in "\n".join([*words, *tables.other_words[language]]).split():
        following[""].append(word[0])
        for at in range(1, len(word)):
            following.setdefault(word[at - 1], []).append(word[at])
            following.setdefault(word[max(0, at - 2) : at], []).append(word[at])
    if language in ("zh", "ja"):
        following[""] = [chr(code) for code in range(0x4E00, 0x9FA5)] + 40 * [c for c in "".join(words) if c > "\u3000"]
    return {key: "".join(letters) for key, letters in following.items()}


def mean_label(entries: list[Entry]) -> Label:
    """The weighted mean of what several entries suggest."""
    moods: dict[str, float] = {}
    scenes: dict[str, float] = {}
    styles: dict[str, float] = {}
    place, total = [0.0, 0.0, 0.0], 0.0
    for entry in entries:
        weight = KIND_WEIGHT[entry.kind]
        for group, values in ((moods, entry.label.moods), (scenes, entry.label.scenes), (styles, entry.label.styles)):
            for name, share in values:
                group[name] = group.get(name, 0.0) + share * (weight if group is not styles else 1.0)
        if entry.label.moods:
            total += weight
            for axis in range(3):
                place[axis] += weight * entry.label.place[axis]
    where = (place[0] / total, place[1] / total, place[2] / total) if total else (0.0, 0.0, 0.0)
    return Label(_shares(moods, 1.0), _shares(scenes, float(len(entries))), _shares(styles, float(len(entries))), where)


def _shares(values: Mapping[str, float], least: float) -> tuple[tuple[str, float], ...]:
    """The values as shares of their sum, or of ``least`` where the sum is smaller; largest first."""
    total = max(sum(values.values()), least) if least != 1.0 else sum(values.values())
    found = [(name, value / total) for name, value in values.items() if total]
    return tuple(sorted(found, key=lambda each: -each[1]))


def opposite(label: Label) -> Label:
    """What is left when a thing is asked away: the moods across from it, weakly."""
    valence, arousal, tension = (-0.6 * axis for axis in label.place)
    away = {name for name, _ in label.moods}
    near = sorted(
        (name for name in MOODS if name not in away),
        key=lambda name: (
            (MOODS[name][0] - valence) ** 2 + (MOODS[name][1] - arousal) ** 2 + (MOOD_TENSION[name] - tension) ** 2
        ),
    )
    moods = ((near[0], 0.4), (near[1], 0.3), (near[2], 0.3)) if label.moods else ()
    return Label(moods, (), (), (valence, arousal, tension))


def scaled(label: Label, by: float) -> Label:
    """The same with its place nearer to or farther from the middle, -1 to 1."""
    valence, arousal, tension = (max(-1.0, min(1.0, by * axis)) for axis in label.place)
    return replace(label, place=(valence, arousal, tension))
