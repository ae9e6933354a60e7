"""Tempi in numbers and time signatures, in order of place. All patterns run in linear time."""

from __future__ import annotations

import re
from functools import cache

from planner.brief import Attribute
from planner.facts import TEMPO_BPM, checked_meter
from planner.lexicon import approximate
from planner.reading.numerals import COUNTER, NUMBER, UNITS, han_number, unit_pattern
from planner.reading.tables import pattern_of, words_of
from planner.reading.text import Prompt
from planner.text import LETTERS, fold
from symbolic.errors import BadInput
from symbolic.score import Meter

LIKELY_BPM = (40, 240)
"""A number alone behind *around* is a tempo within these bounds."""
LIKELY_BEATS = 40
"""So many *拍* and more are a tempo, fewer are beats."""
_N = f"({NUMBER})"


def _listed(words: str) -> str:
    return pattern_of(sorted(fold(words).replace("-", " ").split("|"), key=len, reverse=True))


SAID = rf"[\s=:~]*(?:{_listed(approximate.SAID)}[\s=:]*){{0,2}}"


@cache
def _weak() -> frozenset[str]:
    """Small words that announce a tempo only together with others."""
    return frozenset(f"{fold(approximate.SAID)}|{fold(approximate.AROUND)}".split("|"))


@cache
def _patterns(codes: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """The pattern of a range of tempi, and those of a single one."""
    after = "(?:" + pattern_of(words_of(codes, "tempo_after")) + rf"|bpm(?![{LETTERS}])|拍[每/]分钟?)"
    strong = [word for word in words_of(codes, "tempo_before") if word not in _weak()]
    before = "(?:" + pattern_of(strong) + rf"|(?<![{LETTERS}])(?:bpm|tempo|mm)(?![{LETTERS}])|[♩♪]\.?)"
    units = "(?:" + "|".join(unit_pattern(codes, field) for field in UNITS) + ")"
    between = rf"\s?(?:{after}\s?)?(?:[-~–]|{_listed(approximate.RANGES)}|\s)\s?"
    return (
        re.compile(rf"(?:{before}{SAID})?{_N}{between}{_N}\s?{after}"),
        (
            re.compile(rf"(?:{before}{SAID})?{_N}\s?{after}"),
            re.compile(rf"(?:每分钟|每分|一分钟|分速|분당|every minute|each minute|per minute){SAID}{_N}\s?(?:拍|下|beats?|박)?"),
            re.compile(rf"{before}{SAID}{_N}(?![\d/:]|\s?/|{COUNTER}{units})"),
            re.compile(rf"(?<![\d/.:]){_N}\s?(?:拍|박)(?![子자])"),
        ),
    )  # fmt: skip


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"{_listed(approximate.AROUND)}\s?{_N}(?=\s*(?:$|[,，。;；!！)）]|\.\s|\.$))")


def tempos(prompt: Prompt) -> list[Attribute[float]]:
    """Tempi in beats a minute. Raises BadInput for one outside 20 to 300."""
    text, value = prompt.marked.text, prompt.marked.value
    ranged, single = _patterns(prompt.codes)
    found = []
    for match in ranged.finditer(text):
        if " " not in match[0] or re.search("[-~–]|[^\\s\ue000-\uf8ff\x00]", match[0][: match.end(2) - match.start()]):
            found.append(prompt.attribute((value(match[1]) + value(match[2])) / 2, *match.span()))
    for place, pattern in enumerate(single):
        for match in pattern.finditer(text):
            digits = prompt.canon.text[match.start(1)].isdecimal()
            bare = place == 3 and not (digits and LIKELY_BEATS <= value(match[1]) < TEMPO_BPM[1])
            if not bare and not _taken(prompt, match, found):
                found.append(prompt.attribute(value(match[1]), *match.span()))
    for match in _around().finditer(text):
        if LIKELY_BPM[0] <= value(match[1]) <= LIKELY_BPM[1] and not _taken(prompt, match, found):
            found.append(prompt.attribute(value(match[1]), *match.span()))
    for tempo in found:
        if not TEMPO_BPM[0] <= tempo.value <= TEMPO_BPM[1]:
            raise BadInput(
                f"tempo '{tempo.words.lower()}' is outside {TEMPO_BPM[0]} to {TEMPO_BPM[1]} beats a minute"
            )
    return sorted(found, key=lambda tempo: tempo.span)


def _taken(prompt: Prompt, match: re.Match[str], found: list[Attribute[float]]) -> bool:
    start, end = prompt.canon.span(*match.span())
    return any(start < other.span[1] and other.span[0] < end for other in found)


_BEAT_WORDS = r"\s?(?:拍子?|박자|박|time signature|time|meter|metre|beat|takt|mesure|compas|compasso|tempo|такт|размер)"
_METER = re.compile(
    rf"(?<![\d/.:])(\d{{1,4}})\s?/\s?(\d{{1,4}})(?![\d/.:])({_BEAT_WORDS}(?![{LETTERS}])|)"
)
_METER_PREFIX = re.compile(
    r"(?:拍号|节拍|拍子|박자|time signature|meter|metre|taktart|mesure|compas|compasso|размер)[\s:是为of는은は]{0,6}$"
)
_DIVIDED = re.compile(
    r"([一二三四五六七八九十\d]{1,3})\s?(?:分之|分の|분의)\s?([一二两三四五六七八九十\d]{1,3})\s?(?:拍子?|박자|박)"
)
_DENOMINATORS_IN_PASSING = (1, 2, 4, 8, 16, 32, 64)


def meters(prompt: Prompt) -> list[Attribute[Meter]]:
    """Time signatures such as ``7/8``, ``八分之六拍`` and ``8分の6拍子``. Raises BadInput for one that cannot be used."""
    found, text = [], prompt.canon.text
    for match in _METER.finditer(text):
        numerator, denominator = int(match[1]), int(match[2])
        meant = bool(match[3]) or _METER_PREFIX.search(text[max(0, match.start() - 24) : match.start()]) is not None
        if meant or (denominator in _DENOMINATORS_IN_PASSING and 0 < numerator <= 32):
            found.append(prompt.attribute(checked_meter(numerator, denominator, match[0]), *match.span()))
    for match in _DIVIDED.finditer(text):
        meter = checked_meter(_numeral(match[2]), _numeral(match[1]), match[0])
        found.append(prompt.attribute(meter, *match.span()))
    return sorted(found, key=lambda meter: meter.span)


def _numeral(words: str) -> int:
    return int(words) if words.isdecimal() else int(han_number("".join(c for c in words if not c.isdecimal()) or "零"))
