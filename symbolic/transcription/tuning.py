"""How far a singer is out of tune, and how that drifts: taken off before pitches become notes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
FARTHEST_CENTS, STEP_CENTS = 90, 5
OFF_CENTS = 28.0
"""How far single notes are usually off (standard deviation)."""
DRIFT_CENTS_PER_ROOT_S = 14.0
START_CENTS, EACH_COUNTS = 45.0, 0.1
"""How far a tune usually is from A = 440 Hz; its first note counts whole, each one this much, so that the mean does."""
DIATONIC = (0, 2, 4, 5, 7, 9, 11)
FOREIGN_COST, FARTHEST_COST = 0.4, 1.6
"""What a tone outside the scale costs, and one that is off by half a semitone."""


def tuned(pitches: Sequence[float], onsets_s: Sequence[float], weights: Sequence[float]) -> tuple[Ints, Floats]:
    """The MIDI pitches that were meant, and the tuning at each note: cents above the semitones of A = 440 Hz.

    For each of the twelve diatonic scales, whose tones are likelier than others, the likeliest pitches on a smooth path
    of tuning (Viterbi over ``STEP_CENTS``), each note as much as its weight says; the scale that fits best wins.
    """
    sung, onsets, weight = np.asarray(pitches), np.asarray(onsets_s), np.asarray(weights)
    offsets = np.arange(-FARTHEST_CENTS, FARTHEST_CENTS + 1, STEP_CENTS, dtype=float)
    lower = np.floor(sung[:, None] - offsets / 100.0)
    both = np.stack([lower, lower + 1], axis=2)
    off = 100.0 * (sung[:, None, None] - both) - offsets[:, None]
    unlike = weight[:, None, None] * np.minimum((off / OFF_CENTS) ** 2 / 2, FARTHEST_COST)
    spread = DRIFT_CENTS_PER_ROOT_S**2 * np.maximum(0.05, np.diff(onsets))
    best, found = np.inf, (np.zeros(len(sung), np.int64), np.zeros(len(sung)))
    for tonic in range(12):
        foreign = ~np.isin((both - tonic) % 12, DIATONIC)
        cost = unlike + FOREIGN_COST * foreign + EACH_COUNTS * (offsets[:, None] / START_CENTS) ** 2 / 2
        path, total = _smooth_path(cost.min(axis=2), offsets, spread)
        if total < best:
            at = np.arange(len(sung))
            chosen = both[at, path, cost[at, path].argmin(axis=1)]
            best, found = total, (chosen.astype(np.int64), offsets[path])
    return found


def _smooth_path(cost: Floats, offsets: Floats, spread: Floats) -> tuple[Ints, float]:
    """The cheapest path of tuning through (notes, offsets), and what it costs; ``spread`` is the variance of drift."""
    apart = (offsets[:, None] - offsets) ** 2 / 2
    best = cost[0] + (offsets / START_CENTS) ** 2 / 2
    came = np.zeros(cost.shape, np.int64)
    for i in range(1, len(cost)):
        total = best[:, None] + apart / spread[i - 1]
        came[i] = total.argmin(axis=0)
        best = total.min(axis=0) + cost[i]
    path = np.zeros(len(cost), np.int64)
    path[-1] = int(best.argmin())
    for i in range(len(cost) - 1, 0, -1):
        path[i - 1] = came[i, path[i]]
    return path, float(best.min())
