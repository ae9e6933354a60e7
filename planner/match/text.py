"""A text as hashed pieces: words, pairs of words and runs of characters, whatever the language.

Words of alphabetic scripts give themselves, their pairs and their runs of 3 to 5 letters; scripts without spaces give
runs of 1 to 4 characters (bag of n-grams after Bojanowski et al. 2017, arXiv 1607.04606). Numbers also give their
place on a scale of tempi, so that 92 is near 94.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

MAX_CHARACTERS = 1000
"""A longer text is read up to here."""
MAX_PIECES = 2000
WORD_RUNS, SCRIPT_RUNS = (3, 4, 5), (1, 2, 3, 4)
LONGEST_WORD = 40
STEPS_PER_OCTAVE = 8
TEMPO_RANGE = (30, 260)

_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def pieces(text: str) -> list[int]:
    """The 32-bit hashes of a text's pieces, with repetitions; at most ``MAX_PIECES``. Any string is allowed."""
    found: list[int] = []
    for piece in _pieces(text[:MAX_CHARACTERS]):
        found.append(crc32(piece.encode("utf-8", "replace")))
        if len(found) == MAX_PIECES:
            break
    return found


def _pieces(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()[: 2 * MAX_CHARACTERS]
    words: list[str] = []
    for token in _TOKEN.findall(plain):
        if token[0].isdecimal():
            yield from _number(token)
            words.append(f"#{token[:6]}")
        else:
            for unspaced, run in _scripts(token):
                if unspaced:
                    yield from _runs(run, SCRIPT_RUNS)
                else:
                    word = run[:LONGEST_WORD]
                    words.append(word)
                    yield f"w {word}"
                    yield from _runs(f"<{word}>", WORD_RUNS)
    for first, second in pairwise(words):
        yield f"p {first} {second}"


def _scripts(token: str) -> Iterator[tuple[bool, str]]:
    """The token cut where a script without spaces (Chinese, Japanese, Korean) begins or ends."""
    start = 0
    for at in range(1, len(token) + 1):
        if at == len(token) or _unspaced(token[at]) != _unspaced(token[start]):
            yield _unspaced(token[start]), token[start:at]
            start = at


def _unspaced(letter: str) -> bool:
    return (
        "\u1100" <= letter <= "\u11ff"
        or "\u2e80" <= letter <= "\ud7ff"
        or "\uf900" <= letter <= "\ufaff"
        or letter > "\uffff"
    )


def _runs(word: str, sizes: tuple[int, ...]) -> Iterator[str]:
    for size in sizes:
        for at in range(len(word) - size + 1):
            yield f"{size} {word[at : at + size]}"


def _number(digits: str) -> Iterator[str]:
    """The number itself, and for what may be a tempo its place and the next one on a logarithmic scale."""
    value = int(digits[:6]) if digits[:6].isascii() else 0
    yield f"n {value}"
    if TEMPO_RANGE[0] <= value <= TEMPO_RANGE[1]:
        place = round(math.log2(value) * STEPS_PER_OCTAVE)
        yield from (f"t {place}", f"t {place + 1}")
