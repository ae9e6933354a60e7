"""Where the first bar line of a piece lies when the file does not tell its pickup.

A file made from notation starts at tick 0 with the pickup, if there is one, and has no bar lines. Each eighth of the
first bar is scored by what marks bar lines in such music; the weights were fitted (softmax regression) to 171 songs
whose bar lines are known from a later change of meter.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from symbolic.score import TICKS_PER_QUARTER, Meter, Note

_STEP = TICKS_PER_QUARTER // 2
_WEIGHT: dict[str, float] = {
    "length": 1.00, "bass length": 0.37, "onsets": 0.96, "harmony changes": 2.62,
    "notes held over": -1.35, "last onset": -1.82, "no pickup": 1.61, "low notes in pickup": -0.87,
}  # fmt: skip
_LOW_ABOVE_BASS = 3


def pickup_ticks(notes: Sequence[Note], meter: Meter) -> int:
    """The length of the pickup before the first bar line, 0 if there is none; a multiple of an eighth note."""
    bar_tick = meter.bar_ticks
    onset = np.array([n.onset_tick for n in notes])
    end = np.array([n.end_tick for n in notes])
    pitch = np.array([n.pitch for n in notes])
    length = np.minimum(end - onset, bar_tick).astype(float)
    is_bass = pitch == _lowest_at(onset, pitch)
    change = harmony_changes(notes)
    low = float(np.median(pitch[is_bass])) + _LOW_ABOVE_BASS
    scores = []
    for line in range(0, bar_tick, _STEP):
        on_line = onset % bar_tick == line
        held = (end - _STEP // 8 - line) // bar_tick > (onset - line) // bar_tick
        seen = {
            "length": length[on_line].sum() / length.sum() * (bar_tick // _STEP),
            "bass length": length[on_line & is_bass].sum() / length[is_bass].sum() * (bar_tick // _STEP),
            "onsets": on_line.mean() * (bar_tick // _STEP),
            "harmony changes": change[line // _STEP :: bar_tick // _STEP].sum() / change.sum() * (bar_tick // _STEP),
            "notes held over": 4 * held.mean(),
            "last onset": float(onset.max() % bar_tick // _STEP * _STEP == line),
            "no pickup": float(line == 0),
            "low notes in pickup": float(bool(((onset < line) & (pitch < low)).any())),
        }
        scores.append(sum(_WEIGHT[name] * float(value) for name, value in seen.items()))
    return int(np.argmax(scores)) * _STEP


def _lowest_at(onset: NDArray[np.int64], pitch: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each note the lowest pitch of the notes with the same onset."""
    _, group = np.unique(onset, return_inverse=True)
    lowest = np.full(group.max() + 1, 128)
    np.minimum.at(lowest, group, pitch)
    return lowest[group]


def harmony_changes(notes: Sequence[Note]) -> NDArray[np.float64]:
    """How much the sounding pitch classes change at each eighth: 1 less the cosine of the half bars around it."""
    steps = max(n.end_tick for n in notes) // _STEP + 1
    sounding = np.zeros((steps, 12))
    for note in notes:
        sounding[note.onset_tick // _STEP : (note.end_tick - 1) // _STEP + 1, note.pitch % 12] += 1
    total = np.vstack([np.zeros(12), sounding.cumsum(axis=0)])
    at = np.arange(steps)
    span = 4
    before = total[at] - total[np.maximum(0, at - span)]
    after = total[np.minimum(steps, at + span)] - total[at]
    size = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    cosine = (before * after).sum(axis=1) / np.maximum(size, 1e-9)
    changes: NDArray[np.float64] = np.where(size > 0, 1.0 - cosine, 0.0) + 1e-9
    return changes
