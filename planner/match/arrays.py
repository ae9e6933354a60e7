"""A score as one table of notes: what the features are counted from, quick to cut and small to keep."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from symbolic.score import ROLES, TICKS_PER_QUARTER, Meter, Score
from symbolic.timing import bar_starts, tick_to_seconds

Ints = NDArray[np.int32]
ROLE, PROGRAM, ONSET, PITCH, DURATION, VELOCITY = range(6)
"""The columns of ``Notes.table``."""
MAX_NOTES = 20_000
"""A longer score is heard up to this note."""
FALLBACK_BPM = 120.0
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Notes:
    """All notes of a score, sorted by onset, with the facts that hold for most of it.

    ``table`` is (N, 6): the role's place in ``ROLES``, program, onset tick, pitch, duration tick, velocity.
    ``bpm`` is in quarters a minute, ``meter`` and the key (``tonic``, ``mode``) are those in force longest.
    """

    table: Ints
    bars: int
    bpm: float
    meter: Meter
    tonic: int
    mode: str

    @property
    def end_tick(self) -> int:
        """The end of the last bar, all bars taken to be of the main meter."""
        return self.bars * self.meter.bar_ticks


def notes_of(score: Score) -> Notes:
    """The table of a score."""
    rows = [
        (ROLES.index(track.role), track.program, n.onset_tick, n.pitch, n.duration_tick, n.velocity)
        for track in score.tracks
        for n in track.notes
    ]
    table = np.array(rows, np.int32).reshape(-1, 6)
    table = table[np.lexsort((table[:, PITCH], table[:, ONSET]))][:MAX_NOTES]
    meter = _longest([m.tick for m in score.meters], [(m.numerator, m.denominator) for m in score.meters], score)
    tonic, mode = _longest([k.tick for k in score.keys], [(k.tonic, k.mode) for k in score.keys], score)
    seconds = tick_to_seconds(score.end_tick, score.tempos)
    bpm = score.end_tick / TICKS_PER_QUARTER * 60 / seconds if seconds > 0 else FALLBACK_BPM
    bars = max(1, len(bar_starts(score.meters, score.end_tick)) - 1)
    return Notes(table, bars, round(bpm, 3), Meter(0, *meter), tonic, mode)


def _longest(ticks: list[int], values: list[Value], score: Score) -> Value:
    """The value that is in force for the longest time."""
    lasting: Counter[Value] = Counter()
    for tick, after, value in zip(ticks, [*ticks[1:], score.end_tick], values, strict=True):
        lasting[value] += max(after - tick, 0)
    return max(lasting, key=lambda value: lasting[value])


def cut(notes: Notes, first_bar: int, bars: int) -> Notes:
    """Some bars as a score of their own; notes that end later are cut."""
    start, end = first_bar * notes.meter.bar_ticks, (first_bar + bars) * notes.meter.bar_ticks
    inside = (notes.table[:, ONSET] >= start) & (notes.table[:, ONSET] < end)
    table = notes.table[inside].copy()
    table[:, DURATION] = np.minimum(table[:, DURATION], end - table[:, ONSET])
    table[:, ONSET] -= start
    return Notes(table, bars, notes.bpm, notes.meter, notes.tonic, notes.mode)
