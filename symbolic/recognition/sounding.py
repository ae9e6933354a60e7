"""What sounds when, as arrays: the beats of a piece and the pitches that sound in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from symbolic.score import TICKS_PER_QUARTER, Meter, Note, Role, Score
from symbolic.timing import bar_starts, beat_ticks, meter_at

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SAMPLE_TICKS = TICKS_PER_QUARTER // 4
"""How far apart the moments are at which one listens; the first is half as far from the start."""
PITCHES = 128
BAR, HALF, BEAT = 0, 1, 2
"""What a beat begins: a bar, the second half of a bar, or nothing more."""
LINES: frozenset[Role] = frozenset({Role.MELODY, Role.COUNTER})
"""The roles whose notes need not belong to the chord."""


@dataclass(frozen=True, slots=True)
class Beats:
    """The beats of a piece. ``ticks`` is (beats + 1,), the end included; ``strength`` and ``bar`` are (beats,)."""

    ticks: Ints
    strength: Ints
    bar: Ints

    def __len__(self) -> int:
        return len(self.strength)


def beats_of(meters: Sequence[Meter], end_tick: int) -> Beats:
    """The beats of ``timing.beat_ticks`` from 0 to ``end_tick``."""
    ticks: list[int] = []
    strength: list[int] = []
    bars: list[int] = []
    for number, (start_tick, next_tick) in enumerate(pairwise(bar_starts(meters, end_tick))):
        beat = max(1, beat_ticks(meter_at(meters, start_tick)))
        inside = list(range(start_tick, next_tick, beat))
        ticks += inside
        middle = start_tick + (next_tick - start_tick) / 2
        strength += [BAR if t == start_tick else HALF if t == middle else BEAT for t in inside]
        bars += [number] * len(inside)
    return Beats(np.array([*ticks, end_tick]), np.array(strength, np.int64), np.array(bars, np.int64))


def sounding(notes: Iterable[Note], end_tick: int) -> Bools:
    """Whether each pitch sounds at each moment, (128, moments); a note sounds for a sixteenth at least."""
    moments = np.arange(SAMPLE_TICKS // 2, max(end_tick, SAMPLE_TICKS), SAMPLE_TICKS)
    changes = np.zeros((PITCHES, len(moments) + 1), np.int32)
    table = np.array([(n.pitch, n.onset_tick, n.end_tick) for n in notes], np.int64).reshape(-1, 3)
    first = np.searchsorted(moments, table[:, 1])
    last = np.searchsorted(moments, np.maximum(table[:, 2], table[:, 1] + SAMPLE_TICKS))
    np.add.at(changes, (table[:, 0], first), 1)
    np.add.at(changes, (table[:, 0], last), -1)
    np.cumsum(changes, axis=1, out=changes)
    heard: Bools = changes[:, :-1] > 0
    return heard


def by_class(pitches: Bools) -> Floats:
    """Whether each pitch class sounds at each moment, (12, moments), as 0 and 1."""
    padded = np.zeros((132, pitches.shape[1]), bool)
    padded[:PITCHES] = pitches
    folded: Floats = np.asarray(padded.reshape(11, 12, -1).any(axis=0), np.float64)
    return folded


def lowest_class(pitches: Bools) -> Floats:
    """The pitch class of the lowest pitch at each moment, (12, moments); zeros where nothing sounds."""
    lowest: Floats = np.zeros((12, pitches.shape[1]))
    heard = np.flatnonzero(pitches.any(axis=0))
    lowest[pitches[:, heard].argmax(axis=0) % 12, heard] = 1.0
    return lowest


def mean_by(rows: Floats, ticks: Ints) -> Floats:
    """The mean of (12, moments) over each span between two of ``ticks``, (spans, 12)."""
    total = np.concatenate([np.zeros((len(rows), 1)), rows.cumsum(axis=1)], axis=1)
    at = np.minimum((ticks + SAMPLE_TICKS // 2) // SAMPLE_TICKS, rows.shape[1])
    size = np.maximum(np.diff(at), 1)
    means: Floats = ((total[:, at[1:]] - total[:, at[:-1]]) / size).T
    return means


def parts_of(score: Score) -> tuple[list[Note], list[Note]]:
    """The notes of the accompaniment and those of the leading lines, without drums."""
    under = [n for t in score.tracks if t.role not in LINES and t.role is not Role.DRUMS for n in t.notes]
    over = [n for t in score.tracks if t.role in LINES for n in t.notes]
    return under, over
