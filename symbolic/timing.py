"""Conversions between ticks, bars, beats and seconds: small pure functions over a score's maps."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, Meter, Note, Tempo


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
    while starts[-1] < end_tick:
        starts.append(starts[-1] + meter_at(meters, starts[-1]).bar_ticks)
    return starts


def meter_at(meters: Sequence[Meter], tick: int) -> Meter:
    """The meter in force at ``tick``."""
    return meters[bisect_right([m.tick for m in meters], tick) - 1]


def bar_of(tick: int, starts: Sequence[int]) -> int:
    """The bar that holds ``tick``, given the bar lines of ``bar_starts``."""
    return bisect_right(starts, tick) - 1


def quantise(tick: float, step: int = TICKS_PER_STEP) -> int:
    """The grid tick nearest to ``tick``; a tie goes to the earlier one."""
    return math.ceil(tick / step - 0.5) * step


def notes_between(notes: Sequence[Note], start_tick: int, end_tick: int) -> list[Note]:
    """The notes whose onset lies in [start_tick, end_tick)."""
    return [n for n in notes if start_tick <= n.onset_tick < end_tick]
