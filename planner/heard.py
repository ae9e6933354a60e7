"""The key that a listener hears in chords, by correlation with two profiles of keys.

Krumhansl and Kessler (1982), doi 10.1037/0033-295X.89.4.334; Aarden (2003), as in the Humdrum tool ``keycor``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.plan import PlannedChord
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES

RATINGS: tuple[dict[str, tuple[float, ...]], ...] = (
    {
        "major": (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88),
        "minor": (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17),
    },  # the probe-tone ratings of Krumhansl and Kessler
    {
        "major": (17.77, 0.15, 14.93, 0.16, 19.80, 11.36, 0.29, 22.06, 0.15, 8.15, 0.23, 4.95),
        "minor": (18.26, 0.74, 14.05, 16.86, 0.70, 14.44, 0.70, 18.62, 4.57, 1.93, 7.38, 1.76),
    },  # Aarden's counts in the Essen collection, which lean to the subdominant
)
"""How well each degree fits a key, counted from the tonic, in the two tables that readers of keys use most."""


@cache
def _profiles() -> NDArray[np.float64]:
    """Each table turned to all keys and standardised, as [2, 24, 12]: twelve major rows, then twelve minor ones."""
    tables = [
        [np.roll(ratings[mode], tonic) for mode in ("major", "minor") for tonic in range(12)] for ratings in RATINGS
    ]
    rows = np.array(tables)
    rows -= rows.mean(axis=2, keepdims=True)
    standard: NDArray[np.float64] = rows / np.linalg.norm(rows, axis=2, keepdims=True)
    return standard


def key_margin(bars: Iterable[Iterable[PlannedChord]], tonic: int, mode: str) -> float:
    """By how much of correlation the chords and basses fit this key better than any other, in both tables."""
    sounding = np.zeros(12)
    for bar in bars:
        for planned in bar:
            chord = planned.chord
            for interval in CHORD_QUALITIES[chord.quality]:
                sounding[(chord.root + interval) % 12] += planned.beats
            if chord.quality != "N":
                sounding[chord.root if chord.bass is None else chord.bass] += planned.beats
    sounding -= sounding.mean()
    size = float(np.linalg.norm(sounding))
    if size == 0.0:
        return 0.0
    fits = _profiles() @ (sounding / size)
    asked = tonic + 12 * (mode in MINOR_MODES)
    here = fits[:, asked].copy()
    fits[:, asked] = -1.0
    return float((here - fits.max(axis=1)).min())


def key_of_profile(profile: NDArray[np.floating[Any]]) -> tuple[int, str, float]:
    """The key, major or minor, that twelve pitch classes (from C) fit best, and how sure that is, 0 to 1."""
    sounding = np.asarray(profile, np.float64)
    sounding = sounding - sounding.mean()
    size = float(np.linalg.norm(sounding))
    if size == 0.0:
        return 0, "major", 0.0
    fits = (_profiles() @ (sounding / size)).mean(axis=0)
    first, second = (int(place) for place in fits.argsort()[::-1][:2])
    return first % 12, "minor" if first >= 12 else "major", float(np.clip((fits[first] - fits[second]) * 5, 0.0, 1.0))
