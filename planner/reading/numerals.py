"""Numbers in digits, Chinese numerals and the words of each language, marked so that patterns need not know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from planner.lexicon.numbers import HAN_DIGITS, HAN_UNITS
from planner.reading.tables import SETS, Index, language, pattern_of, starts_word, variants, words_of
from planner.text import LETTERS, Canon, is_letter

NUMBER = "[\ue000-\uf8ff]\x00*"
"""A pattern for one marked number."""
COUNTER = r"\s?(?:个|つの|개의)?\s?"
"""What may stand between a number and its unit."""
FIRST_MARK, MARKS = 0xE000, 0x1900
DECIMAL_COMMA = frozenset(("es", "pt", "fr", "de", "it", "ru"))
JOINED = frozenset(("de", "ru"))
"""Languages that write a number and its unit as one word."""
UNITS = ("bars", "seconds", "minutes", "hours")

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3}){1,3}(?![\d,])|\d{1,9}(?:\.\d{1,4})?")
_COMMA_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}(?![\d.])|\d{1,9}(?:[.,]\d{1,2}(?!\d))?|\d{1,9}")
_HAN = re.compile(r"[零〇一壹二两贰三叁四五六七八九十百千]{1,8}")


@dataclass(frozen=True, slots=True)
class Marked:
    """The canonical text with each number as one mark and padding, of the same length; the numbers' values and places.

    ``spans`` are places in the prompt.
    """

    text: str
    values: tuple[float, ...]
    spans: tuple[tuple[int, int], ...]

    def value(self, mark: str) -> float:
        """The value of a matched ``NUMBER``."""
        return self.values[ord(mark[0]) - FIRST_MARK]


def mark(canon: Canon, codes: tuple[str, ...], written: str) -> Marked:
    """Mark every number of the text; ``written`` is the prompt with its own commas."""
    pieces: list[str] = []
    values: list[float] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for start, end, value in sorted(_numbers(canon, codes, written), key=lambda n: (n[0], -n[1])):
        if start < at or len(values) >= MARKS:
            continue
        pieces += [canon.text[at:start], chr(FIRST_MARK + len(values)), "\x00" * (end - start - 1)]
        values.append(value)
        spans.append(canon.span(start, end))
        at = end
    pieces.append(canon.text[at:])
    return Marked("".join(pieces), tuple(values), tuple(spans))


def _numbers(canon: Canon, codes: tuple[str, ...], written: str) -> Iterator[tuple[int, int, float]]:
    text = canon.text
    comma = codes[0] in DECIMAL_COMMA
    for match in (_COMMA_DIGITS if comma else _DIGITS).finditer(text):
        at = match[0].find(",") + match.start()
        if at >= match.start() and (written[canon.places[at]] != "," or text[match.start() - 1 : match.start()] == "/"):
            for part in re.finditer(r"\d+", match[0]):
                yield match.start() + part.start(), match.start() + part.end(), float(part[0])
        else:
            yield *match.span(), _digits(match[0], comma=comma)
    for match in _HAN.finditer(text):
        yield *match.span(), han_number(match[0])
    for code in codes:
        yield from _words(text, code)


def _digits(words: str, *, comma: bool) -> float:
    """``1,200`` and ``90.5``; with a decimal comma ``1.200`` and ``90,5``."""
    if not comma:
        return float(words.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){1,3}", words):
        return float(words.replace(".", ""))
    return float(words.replace(",", "."))


def han_number(words: str) -> float:
    """The value of Chinese numerals: ``十六``, ``一百二十``, ``二〇``."""
    if all(c in HAN_DIGITS for c in words):
        return float("".join(str(HAN_DIGITS[c]) for c in words))
    total, digit = 0, 0
    for c in words:
        if c in HAN_UNITS:
            total += (digit or 1) * HAN_UNITS[c]
            digit = 0
        else:
            digit = HAN_DIGITS[c]
    if digit and words[-2:-1] in ("百", "千") and len(words) > 1:
        digit *= HAN_UNITS[words[-2]] // 10
    return float(total + digit)


@cache
def _index(code: str) -> Index:
    return Index(
        (word, False, "number", value)
        for words, value in language(code).numbers.items()
        for word, _ in variants(words, code)
    )


@cache
def _unit_after(code: str) -> re.Pattern[str]:
    """What may follow a number word at once: the beginning of a unit."""
    words = {w.rstrip("*") for field in UNITS for w in words_of((code,), field) if is_letter(w[0])}
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or "(?!)")


def _words(text: str, code: str) -> Iterator[tuple[int, int, float]]:
    """Number words; in some languages also those that are joined to their unit."""
    index, at = _index(code), 0
    while at < len(text):
        if not index.starts(text[at]) or not starts_word(text, at) or _hangul(text, at - 1, text[at]):
            at += 1
            continue
        end, meanings = index.longest(text, at)
        if end == at and code in JOINED:
            end, meanings = index.prefix(text, at)
            end = end if _unit_after(code).match(text, end) else at
        if end > at:
            value = meanings[0][1]
            assert isinstance(value, int | float)
            yield at, end, float(value)
        at = max(end, at + 1)


def _hangul(text: str, before: int, c: str) -> bool:
    """Whether a Korean numeral would stand inside a word."""
    return before >= 0 and "\uac00" <= c <= "\ud7a3" and "\uac00" <= text[before] <= "\ud7a3"


@lru_cache(maxsize=SETS)
def unit_pattern(codes: tuple[str, ...], field: str, *more: str) -> str:
    """A pattern for a unit behind a number, joined to it or not; ``more`` are signs that all languages use."""
    plain = pattern_of(words_of(codes, field))
    loose = "|".join(rf"{re.escape(sign)}(?![{LETTERS}])" for sign in more)
    return f"(?:{plain}|{loose})" if loose else plain
