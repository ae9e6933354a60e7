"""How far a singer is out of tune, and how that drifts: taken off before pitches become notes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FARTHEST_CENTS, STEP_CENTS = 90, 5
OFF_CENTS = 28.0
"""How far single notes are usually off (standard deviation)."""
DRIFT_CENTS_PER_ROOT_S = 9.0
START_CENTS = 45.0


def tuning_of(pitches: Sequence[float], onsets_s: Sequence[float], weights: Sequence[float]) -> Floats:
    """The tuning at each note in cents, by which it lies above the semitones of A = 440 Hz.

    The likeliest smooth path (Viterbi over ``STEP_CENTS``) under which the notes, each as much as its weight says, lie
    near semitones.
    """
    sung, onsets, weight = np.asarray(pitches), np.asarray(onsets_s), np.asarray(weights)
    if not len(sung):
        return np.zeros(0)
    offsets = np.arange(-FARTHEST_CENTS, FARTHEST_CENTS + 1, STEP_CENTS, dtype=float)
    off = sung[:, None] * 100.0 - offsets
    off = off - 100.0 * np.round(off / 100.0)
    cost = weight[:, None] * np.minimum((off / OFF_CENTS) ** 2 / 2, 1.2)
    best = cost[0] + (offsets / START_CENTS) ** 2 / 2
    apart = (offsets[:, None] - offsets) ** 2
    came = np.zeros(cost.shape, np.int64)
    for i in range(1, len(sung)):
        spread = DRIFT_CENTS_PER_ROOT_S**2 * max(0.05, float(onsets[i] - onsets[i - 1]))
        total = best[:, None] + apart / (2 * spread)
        came[i] = total.argmin(axis=0)
        best = total.min(axis=0) + cost[i]
    path = np.zeros(len(sung), np.int64)
    path[-1] = int(best.argmin())
    for i in range(len(sung) - 1, 0, -1):
        path[i - 1] = came[i, path[i]]
    tuning: Floats = offsets[path]
    return tuning
