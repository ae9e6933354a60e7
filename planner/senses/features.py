"""A text as hashed pieces: words, runs of letters inside words, runs of Chinese characters, each with its place.

Every script is cut in its own way: words and their inner runs of 3 to 5 letters for alphabets, runs of 1 to 4
characters for Chinese and Japanese, words and runs of 1 to 3 syllables for Korean. Pieces that a negation reaches are
marked, so that "not sad" and "sad" share their pieces and differ in the mark. All patterns run in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from planner.text import MAX_CHARACTERS, fold

ALPHABET_RUNS = (3, 4, 5)
HAN_RUNS = (1, 2, 3, 4)
HANGUL_RUNS = (1, 2, 3)
MAX_WORD = 24
"""Letters of a word that are read; longer ones are no words."""

_HAN = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HANGUL = "\uac00-\ud7a3"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<hangul>[{_HANGUL}]+)|(?P<word>[^\W\d_{_HAN}{_HANGUL}]+(?:'t(?!\w))?)")
_BREAK = re.compile(r"[,.;:!?()，。；：！？、（）…—\n]")

NEGATORS = frozenset(
    [
        "not",
        "no",
        "never",
        "without",
        "nothing",
        "isn't",
        "don't",
        "aren't",
        "doesn't",
        "won't",
        "can't",
        "cannot",
        "neither",
        "nor",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keinem",
        "keiner",
        "ohne",
        "nie",
        "weder",
        "pas",
        "sans",
        "ni",
        "jamais",
        "sin",
        "nada",
        "nunca",
        "nao",
        "sem",
        "nem",
        "non",
        "senza",
        "niente",
        "mai",
        "не",
        "без",
        "нет",
        "ни",
        "никакой",
        "никогда",
        "нисколько",
        "안",
    ]
)
"""Words that take away what follows (folded: without accents)."""
LATE_NEGATORS = frozenset(
    ["않은", "않는", "않고", "않게", "않아", "않다", "없는", "없이", "없다", "아닌", "아니라", "아니다", "말고", "없어"]
)
"""Korean words that take away what precedes."""
TURNS = frozenset(
    [
        "but",
        "yet",
        "sondern",
        "aber",
        "doch",
        "mais",
        "sino",
        "pero",
        "mas",
        "ma",
        "bensi",
        "но",
        "а",
        "instead",
        "statt",
    ]
)
"""Words that end the reach of a negation."""
PORTUGUESE = frozenset(["um", "uma", "da", "das", "em", "com", "ao", "nao", "na", "meu", "minha", "quem"])
"""Beside one of these, "no" is Portuguese for "in the"."""
REACH_WORDS = 3
REACH_HAN = 5
_HAN_NEGATION = re.compile(
    "非常|特别|告别|离别|分别|别离|道别|别れ|送别|别人|别样|未来|无比|无限|无尽|无穷|无边|不断|不已|不禁|不安|不屈|不羁|不思议|不知|不得|无论"
    "|(不那么|不怎么|不要|不是|不太|不再|并不|并非|绝不|从不|毫不|毫无|没有|别太|不|没|无|别)"
)
_HAN_TURN = re.compile("[的却但而要，]|可是")
_LATE_HAN_NEGATION = re.compile("ではない|じゃない|ではなく|じゃなく|でなく|なしで|のない|くない")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text in parallel lists: 32-bit hash, start and end, whether they are negated, and whole.

    ``whole`` pieces are words, pairs of words and runs of two or more Chinese characters; others are parts of words.
    ``letters`` counts the letters of the text; ``units`` are the places (start, end) of its words and Chinese runs.
    """

    hashes: list[int]
    starts: list[int]
    ends: list[int]
    negated: list[bool]
    whole: list[bool]
    letters: int
    units: list[tuple[int, int, str]]


def pieces(text: str) -> Pieces:
    """Every piece of a text."""
    folded = fold(text[:MAX_CHARACTERS])
    runs = [(str(m.lastgroup), m.start(), m.end()) for m in _RUN.finditer(folded)]
    negated = _negated_letters(folded, runs)
    hashes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    marks: list[bool] = []
    whole: list[bool] = []
    for kind, name, start, end in _grams(folded, runs):
        hashes.append(crc32(f"{kind}{name}".encode()))
        starts.append(start)
        ends.append(end)
        marks.append(all(negated[start:end]))
        whole.append(kind in "wb" or (kind == "h" and end - start > 1))
    units = [(start, end, kind) for kind, start, end in runs]
    return Pieces(hashes, starts, ends, marks, whole, sum(end - start for _, start, end in runs), units)


def _grams(folded: str, runs: list[tuple[str, int, int]]) -> Iterator[tuple[str, str, int, int]]:
    """Each piece with its kind and its place."""
    before: tuple[int, int] | None = None
    for kind, start, end in runs:
        if kind == "han":
            yield from _runs_of(folded, start, end, HAN_RUNS)
            before = None
            continue
        end = min(end, start + MAX_WORD)
        word = folded[start:end]
        yield "w", word, start, end
        if before is not None and _BREAK.search(folded, before[1], start) is None:
            yield "b", f"{folded[before[0] : before[1]]} {word}", before[0], end
        before = (start, end)
        if kind == "hangul":
            yield from _runs_of(folded, start, end, HANGUL_RUNS)
            continue
        bounded = f"<{word}>"
        for size in ALPHABET_RUNS:
            for at in range(len(bounded) - size + 1):
                yield "c", bounded[at : at + size], max(start, start + at - 1), min(end, start + at + size - 1)


def _runs_of(folded: str, start: int, end: int, sizes: tuple[int, ...]) -> Iterator[tuple[str, str, int, int]]:
    for size in sizes:
        for at in range(start, end - size + 1):
            yield "h", folded[at : at + size], at, at + size


def _negated_letters(folded: str, runs: list[tuple[str, int, int]]) -> bytearray:
    """A mark for every letter that a negation reaches; pieces that hold the negation itself stay unmarked."""
    marks = bytearray(len(folded))
    words = [(folded[start:end], start, end) for kind, start, end in runs if kind != "han"]
    portuguese = any(word in PORTUGUESE for word, _, _ in words)
    for at, (word, _, end) in enumerate(words):
        if word in NEGATORS and not (word == "no" and portuguese):
            _mark_words(folded, words[at + 1 : at + 1 + REACH_WORDS], end, marks)
        elif word in LATE_NEGATORS and at > 0:
            _, start, end = words[at - 1]
            marks[start:end] = b"\1" * (end - start)
    for kind, start, end in runs:
        if kind == "han":
            _mark_han(folded, start, end, marks)
    return marks


def _mark_words(folded: str, following: list[tuple[str, int, int]], end: int, marks: bytearray) -> None:
    for word, start, stop in following:
        if word in TURNS or _BREAK.search(folded, end, start) is not None:
            return
        marks[start:stop] = b"\1" * (stop - start)
        end = stop


def _mark_han(folded: str, start: int, end: int, marks: bytearray) -> None:
    for match in _HAN_NEGATION.finditer(folded, start, end):
        if match[1]:
            turn = _HAN_TURN.search(folded, match.end(), end)
            stop = min(turn.start() if turn else end, match.end() + REACH_HAN)
            marks[match.end() : stop] = b"\1" * max(0, stop - match.end())
    for match in _LATE_HAN_NEGATION.finditer(folded, start, end):
        first = max(start, match.start() - REACH_HAN + 1)
        marks[first : match.start()] = b"\1" * (match.start() - first)
