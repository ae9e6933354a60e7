"""One pass over the prompt with all word tables of its languages: the longest word at each place wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.reading.tables import Value, index_of, own_index, starts_word
from planner.text import Canon

SHORT = 2
"""Hangul and katakana words of so many letters are read only where a word may begin."""
AND_IS_E = ("pt", "it", "es")
"""Languages in which a single letter is a word."""
PARTICLES = "은는이가을를에의와과도로만랑"
"""Korean particles, which may follow a word of one syllable."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a table in the prompt: its kind, its value, its folded letters and its place.

    ``negated`` words are asked away.
    """

    kind: str
    value: Value
    words: str
    start: int
    end: int
    negated: bool = False


def scan(canon: Canon, codes: tuple[str, ...], taken: Iterable[tuple[int, int]] = (), written: str = "") -> list[Found]:
    """Every known word outside the ``taken`` spans of the prompt, in order of place."""
    closed = _closed(canon, taken)
    index, text = index_of(codes), canon.text
    found: list[Found] = []
    at, edge = 0, 0
    while at < len(text):
        end, meanings = (at, []) if closed[at] or not starts_word(text, at) else index.longest(text, at, closed)
        if end == at or (at != edge and _inside(text, at, end)) or _torn(canon, written, codes, at, end):
            at += 1
            continue
        start, stop = canon.span(at, end)
        found += [Found(kind, value, text[at:end], start, stop) for kind, value in meanings if kind != "foreign"]
        at = edge = end
    return found


def _torn(canon: Canon, written: str, codes: tuple[str, ...], at: int, end: int) -> bool:
    """Whether an English word such as *e-piano* would take in the *and* of a Romance language: *sax e piano*."""
    space = at + 1
    if codes[0] not in AND_IS_E or canon.text[at] != "e" or canon.text[at:end] not in own_index("en").exact:
        return False
    return canon.text[space : space + 1] == " " and written[canon.places[space] : canon.places[space] + 1] == " "


def _inside(text: str, at: int, end: int) -> bool:
    """Whether a short Hangul or katakana word stands inside a longer one, as *ベル* does in *レベル*."""
    size = end - at
    if size > SHORT:
        return False
    run = _run(text[at])
    if run is None:
        return False
    before = at > 0 and _run(text[at - 1]) == run
    behind = size == 1 and run == "Hangul" and end < len(text) and _run(text[end]) == run and text[end] not in PARTICLES
    return before or behind


def _run(c: str) -> str | None:
    if "\uac00" <= c <= "\ud7a3":
        return "Hangul"
    return "katakana" if "\u30a0" <= c <= "\u30ff" else None


def _closed(canon: Canon, taken: Iterable[tuple[int, int]]) -> bytearray:
    """For each place of the canonical text, whether it lies in a span of the prompt."""
    prompt = bytearray(canon.places[-1] + 1)
    for start, end in taken:
        prompt[start:end] = b"\1" * (end - start)
    return bytearray(prompt[place] for place in canon.places[:-1])
