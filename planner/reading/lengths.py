"""Lengths in bars and in seconds, in order of place. All patterns run in linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner.facts import DURATION_S, MAX_BARS
from planner.lexicon import approximate
from planner.reading.gaps import small_words
from planner.reading.numerals import COUNTER, NUMBER, unit_pattern
from planner.reading.tables import SETS, pattern_of, words_of
from planner.reading.text import Prompt
from planner.text import LETTERS, cut, fold
from symbolic.errors import BadInput

_N = f"({NUMBER})"
_NO_NUMBER = "(?<![\x00\ue000-\uf8ff])(?<![\x00\ue000-\uf8ff] )"


@dataclass(frozen=True, slots=True)
class Span:
    """A length found in the prompt, in bars or seconds, and its place there."""

    value: float
    start: int
    end: int


@lru_cache(maxsize=SETS)
def _bars(codes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![/])(?<!/ ){_N}{COUNTER}{unit_pattern(codes, 'bars')}")


@lru_cache(maxsize=SETS)
def _bars_first(codes: tuple[str, ...]) -> re.Pattern[str]:
    """The number behind its unit, as in *bars: 32* and 小节=32."""
    return re.compile(rf"{pattern_of(words_of(codes, 'bars'))}数?\s?[:：=]\s?{_N}")


_PLACE = re.compile(
    pattern_of(small_words("nach|ab|bei|after|from|in bar|at bar|через|после|с|a partir del|tras|après|dopo|第"))
    + r"\s?$"
)
"""Before a number of bars that tells where something happens, not how long it is."""
PLACE_CHARACTERS = 16


def bar_counts(prompt: Prompt, taken: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """Numbers of bars outside the ``taken`` spans. Raises BadInput for one that is not in 1 to 1,000."""
    found: list[Span] = []
    text = prompt.marked.text
    matches = [*_bars(prompt.codes).finditer(text), *_bars_first(prompt.codes).finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        bars = prompt.marked.value(match[1])
        start, end = prompt.canon.span(*match.span())
        place = _PLACE.search(text[max(0, match.start() - PLACE_CHARACTERS) : match.start()]) is not None
        if place or any(start < e and s < end for s, e in [*taken, *((f.start, f.end) for f in found)]):
            continue
        if bars != int(bars) or not 1 <= bars <= MAX_BARS:
            words = cut(prompt.words(start, end))
            raise BadInput(f"'{words}' is not a length that can be written: it takes 1 to {MAX_BARS} bars")
        found.append(Span(bars, start, end))
    return found


@dataclass(frozen=True, slots=True)
class _Durations:
    """The patterns of lengths in time for the languages of a prompt."""

    both: re.Pattern[str]
    loose: re.Pattern[str]
    one_minute: re.Pattern[str]
    and_a_half: re.Pattern[str]
    spans: re.Pattern[str]
    half_minute: re.Pattern[str]
    minutes: re.Pattern[str]
    seconds: re.Pattern[str]
    hours: re.Pattern[str]


@lru_cache(maxsize=SETS)
def _durations(codes: tuple[str, ...]) -> _Durations:
    minutes = unit_pattern(codes, "minutes", "min", "m", "mins", "'")
    seconds = unit_pattern(codes, "seconds", "s", "sec", "''", '"')
    long_minutes = unit_pattern(codes, "minutes", "min", "mins")
    half = pattern_of(words_of(codes, "and_a_half"))
    return _Durations(
        re.compile(rf"{_N}\s?{minutes}\s?(?:and |y |e |et |und |и |零|と|와 )?{_N}\s?{seconds}"),
        re.compile(rf"{_N}\s?{long_minutes}\s?(?:and |y |e |et |und |и )?{_N}(?=\s*(?:$|[,，、.;。]))"),
        re.compile(rf"{_NO_NUMBER}(?:{long_minutes}) (?:and |y |e |et |und |и ){_N}\s?{seconds}"),
        re.compile(rf"(?:{_N}|(?<![{LETTERS}]){_NO_NUMBER}(?=[{LETTERS}]))\s?{half}"),
        re.compile(rf"{_N}\s?(?:[-~–]|到|至|から|to |a |à |bis |до )\s?{_N}{COUNTER}({long_minutes}|{seconds})"),
        re.compile(pattern_of(words_of(codes, "half_minute"))),
        re.compile(rf"{_N}{COUNTER}{long_minutes}(?![之の의音休])"),
        re.compile(rf"{_N}{COUNTER}{seconds}"),
        re.compile(rf"{_N}{COUNTER}{unit_pattern(codes, 'hours')}"),
    )


_A_MINUTE = re.compile(rf"(?<![{LETTERS}])a minute( and a half)?(?(1)|(?= long|[,.]|$))")
_CLOCK = re.compile(r"(?<![\d:/])(\d{1,2}):([0-5]\d)(?![\d:/])(?!\s?(?:am|pm|a\.m|p\.m|的|uhr))")
_PRIMES = re.compile(r"(?<!\d)(\d{1,2})['′]\s?(\d{2})(?:''|[\"″])?(?!\d)")
_TIME_OF_DAY = re.compile(pattern_of(fold(approximate.TIME_OF_DAY).split("|")) + r"\s?$")
_DECADE = re.compile(
    r"(?:the |')?(?<!\d)(?:19)?[5-9]0'?s(?=[\s-][a-z])"
    r"(?![\s-](?:loop|long|clip|piece|song|track|cue|of|and|in|at|for|with))"
)


def decades(prompt: Prompt) -> list[tuple[int, int]]:
    """Spans such as *80s* in *80s disco*, which are no lengths."""
    return [match.span() for match in _DECADE.finditer(prompt.folded)]


def durations(prompt: Prompt, taken: list[tuple[int, int]]) -> list[Span]:
    """Lengths in seconds. Raises BadInput for one that is not in 4 to 1,800 seconds."""
    found: list[Span] = []
    text, value, patterns = prompt.marked.text, prompt.marked.value, _durations(prompt.codes)

    def add(seconds: float, match: re.Match[str]) -> None:
        start, end = prompt.canon.span(*match.span())
        if not any(start < e and s < end for s, e in [*taken, *((f.start, f.end) for f in found)]):
            found.append(Span(seconds, start, end))

    for match in patterns.both.finditer(text):
        add(60 * value(match[1]) + value(match[2]), match)
    for match in patterns.loose.finditer(text):
        if value(match[2]) < 60:
            add(60 * value(match[1]) + value(match[2]), match)
    for match in patterns.one_minute.finditer(text):
        add(60 + value(match[1]), match)
    for match in patterns.and_a_half.finditer(text):
        add(60 * (value(match[1]) if match[1] else 1) + 30, match)
    for match in _A_MINUTE.finditer(text):
        add(90 if match[1] else 60, match)
    for match in patterns.spans.finditer(text):
        minutes = patterns.minutes.fullmatch(match[0][match.start(2) - match.start() :]) is not None
        add((value(match[1]) + value(match[2])) / 2 * (60 if minutes else 1), match)
    for match in patterns.half_minute.finditer(prompt.canon.text):
        add(30, match)
    for pattern, seconds in ((patterns.minutes, 60), (patterns.hours, 3600), (patterns.seconds, 1)):
        for match in pattern.finditer(text):
            add(seconds * value(match[1]), match)
    for match in _PRIMES.finditer(prompt.canon.text):
        add(60 * int(match[1]) + int(match[2]), match)
    for match in _CLOCK.finditer(prompt.canon.text):
        if not _TIME_OF_DAY.search(prompt.canon.text[max(0, match.start() - 16) : match.start()]):
            add(60 * int(match[1]) + int(match[2]), match)
    for length in found:
        if not DURATION_S[0] <= length.value <= DURATION_S[1]:
            words = cut(prompt.words(length.start, length.end))
            raise BadInput(f"duration '{words}' is outside {DURATION_S[0]} to {DURATION_S[1]:,} seconds")
    return sorted(found, key=lambda length: length.start)
