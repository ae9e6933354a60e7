"""Conversions between ticks, bars, beats and seconds: small pure functions over a score's maps."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, ChordSpan, Key, Meter, Note, Tempo


def seconds_per_tick(bpm: float) -> float:
    """The length of one tick in seconds at ``bpm`` quarters a minute."""
    return 60.0 / (bpm * TICKS_PER_QUARTER)


def tick_to_seconds(tick: int, tempos: Sequence[Tempo]) -> float:
    """The time of ``tick`` in seconds from tick 0 under a tempo map sorted by tick."""
    total_s = 0.0
    for this, following in zip(tempos, (*tempos[1:], None), strict=True):
        until = tick if following is None else min(tick, following.tick)
        if until <= this.tick:
            break
        total_s += (until - this.tick) * seconds_per_tick(this.bpm)
    return total_s


def bar_starts(meters: Sequence[Meter], end_tick: int) -> list[int]:
    """The tick of every bar line from 0 to ``end_tick``; the last entry is the end, so bars = len - 1."""
    starts = [0]
    for this, following in zip(meters, (*meters[1:], None), strict=True):
        until_tick = end_tick if following is None else min(following.tick, end_tick)
        while starts[-1] < until_tick:
            starts.append(starts[-1] + this.bar_ticks)
    return starts


def beat_ticks(meter: Meter) -> int:
    """The length of a beat: three units in 6/8, 9/8, 12/8 and their like, else one unit of the denominator."""
    unit = TICKS_PER_QUARTER * 4 // meter.denominator
    compound = meter.denominator >= 8 and meter.numerator % 3 == 0 and meter.numerator > 3
    return 3 * unit if compound else unit


def beats_per_bar(meter: Meter) -> int:
    """How many beats of ``beat_ticks`` a bar holds: 4 in 4/4, 2 in 6/8, 7 in 7/8."""
    return meter.bar_ticks // beat_ticks(meter)


def meter_at(meters: Sequence[Meter], tick: int) -> Meter:
    """The meter in force at ``tick``."""
    return meters[bisect_right([m.tick for m in meters], tick) - 1]


def key_at(keys: Sequence[Key], tick: int) -> Key:
    """The key in force at ``tick``; C major where none is known (drums alone)."""
    return next((k for k in reversed(keys) if k.tick <= tick), Key(0, 0, "major"))


def bar_of(tick: int, starts: Sequence[int]) -> int:
    """The bar that holds ``tick``, given the bar lines of ``bar_starts``."""
    return bisect_right(starts, tick) - 1


def quantise(tick: float, step: int = TICKS_PER_STEP) -> int:
    """The grid tick nearest to ``tick``; a tie goes to the earlier one."""
    return math.ceil(tick / step - 0.5) * step


def span_at(chords: Sequence[ChordSpan], tick: int) -> ChordSpan | None:
    """The chord span that covers ``tick``, given spans sorted by onset; None where there is none."""
    index = bisect_right(chords, tick, key=lambda span: span.onset_tick) - 1
    if index < 0 or tick >= chords[index].onset_tick + chords[index].duration_tick:
        return None
    return chords[index]


def notes_between(notes: Sequence[Note], start_tick: int, end_tick: int) -> list[Note]:
    """The notes whose onset lies in [start_tick, end_tick)."""
    return [n for n in notes if start_tick <= n.onset_tick < end_tick]
