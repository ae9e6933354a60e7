"""Tempi in numbers and time signatures, in order of place. All patterns run in linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from planner.brief import Attribute
from planner.facts import TEMPO_BPM, checked_meter
from planner.lexicon import approximate
from planner.reading.numerals import COUNTER, NUMBER, UNITS, han_number, unit_pattern
from planner.reading.tables import SETS, pattern_of, words_of
from planner.reading.text import Prompt
from planner.text import LETTERS, cut, fold
from symbolic.errors import BadInput
from symbolic.score import Meter

LIKELY_BPM = (40, 240)
"""A number alone behind *around* is a tempo within these bounds."""
LIKELY_BEATS = 40
"""So many *拍* and more are a tempo, fewer are beats."""
_N = f"({NUMBER})"
Spans = Sequence[tuple[int, int]]


def _listed(words: str) -> str:
    return pattern_of(sorted(fold(words).replace("-", " ").split("|"), key=len, reverse=True))


SAID = rf"[\s=:~]*(?:{_listed(approximate.SAID)}[\s=:]*){{0,2}}"


_BEATS = re.compile(rf"(?<![\d/.:]){_N}\s?(?:拍|박)(?![子자])")
_BARE = re.compile(
    rf"(?:^|[,，、;；|@♩=。]|[\u3040-\u9fff\uac00-\ud7a3!！] )\s?{_N}(?=\s*(?:$|[,，、;；。！!)）]|\.\s|\.$))"
)
_AT = re.compile(rf"(?<![{LETTERS}])(?:a|at|à|auf|bei|на)\s{_N}(?=\s*(?:$|[,;!)]|\.\s|\.$))")
_LONE_SPEED = re.compile(r"(?:^|[,，、。;；\s])([快慢])(?=$|[,，、。;；!！\s])")
HAN_SPEEDS: dict[str, tuple[float, float]] = {"快": (120.0, 152.0), "慢": (58.0, 74.0)}


@cache
def _weak() -> frozenset[str]:
    """Small words that announce a tempo only together with others."""
    return frozenset(f"{fold(approximate.SAID)}|{fold(approximate.AROUND)}".split("|"))


@lru_cache(maxsize=SETS)
def _patterns(codes: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """The pattern of a range of tempi, and those of a single one."""
    after = "(?:" + pattern_of(words_of(codes, "tempo_after")) + rf"|bpm(?![{LETTERS}])|拍[每/]分钟?)"
    strong = [word for word in words_of(codes, "tempo_before") if word not in _weak()]
    before = "(?:" + pattern_of(strong) + rf"|(?<![{LETTERS}])(?:bpm|tempo|mm)(?![{LETTERS}])|[♩♪]\.?)"
    units = "(?:" + "|".join(unit_pattern(codes, field) for field in UNITS) + ")"
    between = rf"\s?(?:{after}\s?)?(?:[-~–]|{_listed(approximate.RANGES)})\s?"
    return (
        re.compile(rf"(?:{before}{SAID})?{_N}{between}{_N}\s?{after}"),
        (
            re.compile(rf"(?:{before}{SAID})?{_N}\s?{after}"),
            re.compile(
                rf"(?:每分钟|每分|一分钟|分速|분당|every minute|each minute|per minute){SAID}{_N}"
                r"\s?(?:拍|下|beats?|박)?"
            ),
            re.compile(rf"{before}{SAID}{_N}(?![\d/:]|\s?/|{COUNTER}{units})"),
        ),
    )  # fmt: skip


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"{_listed(approximate.AROUND)}\s?{_N}(?=\s*(?:$|[,，。;；!！)）]|\.\s|\.$))")


def tempos(prompt: Prompt, taken: Spans = ()) -> list[Attribute[float]]:
    """Tempi in beats a minute outside the ``taken`` spans. Raises BadInput for one outside 20 to 300."""
    text, value = prompt.marked.text, prompt.marked.value
    ranged, single = _patterns(prompt.codes)
    found: list[Attribute[float]] = []

    def add(bpm: float, match: re.Match[str]) -> None:
        each = prompt.attribute(bpm, *match.span())
        if not any(each.span[0] < end and start < each.span[1] for start, end in [*taken, *(t.span for t in found)]):
            found.append(each)

    for match in ranged.finditer(text):
        add((value(match[1]) + value(match[2])) / 2, match)
    for pattern in single:
        for match in pattern.finditer(text):
            add(value(match[1]), match)
    for match in _BEATS.finditer(text):
        written = prompt.canon.text[match.start(1) : match.end(1)]
        if LIKELY_BEATS <= value(match[1]) < TEMPO_BPM[1] and (written.isdecimal() or set(written) & {"十", "百"}):
            add(value(match[1]), match)
    for match in _around().finditer(text):
        if LIKELY_BPM[0] <= value(match[1]) <= LIKELY_BPM[1]:
            add(value(match[1]), match)
    for tempo in found:
        if not TEMPO_BPM[0] <= tempo.value <= TEMPO_BPM[1]:
            words = cut(tempo.words.lower())
            raise BadInput(f"tempo '{words}' is outside {TEMPO_BPM[0]} to {TEMPO_BPM[1]} beats a minute")
    return sorted(found, key=lambda tempo: tempo.span)


def bare_tempo(prompt: Prompt, taken: Spans) -> list[Attribute[float]]:
    """A number alone between commas, or at the end behind *at*, which can only be a tempo where no other was named."""
    found = []
    for match in (*_BARE.finditer(prompt.marked.text), *_AT.finditer(prompt.marked.text)):
        value = prompt.marked.value(match[1])
        each = prompt.attribute(value, *match.span(1))
        free = not any(each.span[0] < end and start < each.span[1] for start, end in taken)
        if free and LIKELY_BPM[0] <= value <= LIKELY_BPM[1]:
            found.append(each)
    return found if len(found) == 1 else []


def lone_speed(prompt: Prompt) -> list[Attribute[tuple[float, float]]]:
    """快 and 慢 that stand alone between commas, which are words of tempo only there."""
    return [prompt.attribute(HAN_SPEEDS[match[1]], *match.span(1)) for match in _LONE_SPEED.finditer(prompt.canon.text)]


_BEAT_WORDS = r"\s?(?:拍子?|박자|박|time signature|time|meter|metre|beat|takt|mesure|compas|compasso|tempo|такт|размер)"
_METER = re.compile(rf"(?<![\d/.])(?<!\d:)(\d{{1,4}})\s?/\s?(\d{{1,4}})(?![\d/.:])({_BEAT_WORDS}(?![{LETTERS}])|)")
_METER_PREFIX = re.compile(
    r"(?:拍号|节拍|拍子|박자|time signature|meter|metre|taktart|mesure|compas|compasso|размер)[\s:是为of는은は]{0,6}$"
)
_DIVIDED = re.compile(
    r"([一二三四五六七八九十\d]{1,3})\s?(?:分之|分の|분의)\s?([一二两三四五六七八九十\d]{1,3})\s?(?:拍子?|박자|박)"
)
_DENOMINATORS_IN_PASSING = (1, 2, 4, 8, 16, 32, 64)


def meters(prompt: Prompt) -> list[Attribute[Meter]]:
    """Time signatures such as ``7/8``, ``八分之六拍``, ``8分の6拍子``. Raises BadInput for one that cannot be used."""
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
