"""How well a melody goes with chords: what people sing over each class of chord, by the length and place of the note.

A note is long from a quarter on, and strong where it begins with the bar or in its middle; its chance over a chord is
that of its interval above the root, as counted by ``melody_counts``.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from planner.chord_tokens import CLASSES, VOCABULARY
from symbolic.score import TICKS_PER_QUARTER, Meter, Note
from symbolic.timing import beats_per_bar, meter_at

COUNTS = "melody_counts.json"
KINDS_OF_NOTE = 4
"""Short and long notes (2), on weak and on strong places (1)."""
LONGEST_TICKS = 16 * TICKS_PER_QUARTER
"""Notes that began longer ago are not looked for."""
SMOOTH = 2.0
"""Notes, for each of the twelve tones, that are added to the counts of a class as its notes of all kinds lie."""
FLOOR = 0.002
"""The least chance of any tone, so that one strange note does not decide."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sung:
    """A sounding part of a note: its pitch class and its kind, one of ``KINDS_OF_NOTE``."""

    pitch_class: int
    kind: int


def sung_between(
    notes: Sequence[Note], start_tick: int, end_tick: int, starts: Sequence[int], meters: Sequence[Meter]
) -> Iterator[Sung]:
    """The parts of notes, sorted by onset, that sound between two ticks; ``starts`` are the bar lines."""
    first = bisect_left(notes, start_tick - LONGEST_TICKS, key=lambda note: note.onset_tick)
    for note in notes[first : bisect_left(notes, end_tick, key=lambda note: note.onset_tick)]:
        begin_tick = max(note.onset_tick, start_tick)
        length_tick = min(note.end_tick, end_tick) - begin_tick
        if length_tick <= 0 or (begin_tick > note.onset_tick and length_tick < TICKS_PER_QUARTER // 2):
            continue
        bar_tick = starts[bisect_right(starts, begin_tick) - 1]
        meter = meter_at(meters, bar_tick)
        half_tick = meter.bar_ticks // 2 if beats_per_bar(meter) % 2 == 0 else meter.bar_ticks
        strong = (begin_tick - bar_tick) % half_tick == 0
        yield Sung(note.pitch % 12, 2 * (length_tick >= TICKS_PER_QUARTER) + strong)


@cache
def _of_class() -> Table:
    """The chance of each interval above the root: (classes, kinds, 12)."""
    values = json.loads((files(__package__) / COUNTS).read_text(encoding="utf-8"))
    counts = np.array([values[name] for name in CLASSES], np.float64)
    mean = counts.sum(axis=1, keepdims=True)
    counts += SMOOTH * (12 * mean + 1) / (mean.sum(axis=2, keepdims=True) + 1)
    shares: Table = counts / counts.sum(axis=2, keepdims=True)
    return shares


@cache
def _tones() -> Table:
    """The log chance of each pitch class above the tonic, sung over each chord: (132, kinds, 12)."""
    out = np.empty((VOCABULARY, KINDS_OF_NOTE, 12))
    for token in range(VOCABULARY):
        root, quality = divmod(token, len(CLASSES))
        out[token] = np.roll(_of_class()[quality], root, axis=1)
    logs: Table = np.log(np.maximum(out, FLOOR))
    return logs


def melody_fit(sung: Sequence[Sung], tonic: int) -> Table:
    """The log likelihood of what is sung over each of the 132 chords counted from the tonic."""
    fit = np.zeros(VOCABULARY)
    for each in sung:
        fit += _tones()[:, each.kind, (each.pitch_class - tonic) % 12]
    return fit
