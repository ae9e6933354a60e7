"""The meter and the first bar line under a melody whose beats are known.

Bar lines are where long notes begin, where phrases begin after a rest, and where what was sung comes again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LENGTHS: dict[int, float] = {4: 0.0, 3: -0.15}
"""Beats in a bar that are told apart, and how much less usual they are."""
LONG_BEATS = 4.0
REST_BEATS = 0.4
LENGTH_WEIGHT, ONSET_WEIGHT, REST_WEIGHT, AGAIN_WEIGHT, FIRST_FAVOUR = 1.0, 0.5, 0.6, 1.2, 0.25


def find_bars(
    beats: Floats, ends: Floats, pitches: Sequence[int], lengths: Sequence[int] = tuple(LENGTHS)
) -> tuple[int, int]:
    """The beats in a bar and the beat (counted from beat 0) at which the first whole bar begins, 0 to below a bar.

    ``beats`` and ``ends`` are the onsets and ends of the notes in beats; ``lengths`` are the beats a bar may have.
    """
    marks = _marks(beats, ends)
    best, found = -np.inf, (lengths[0], 0)
    first = int(beats[0])
    for length in lengths:
        again = AGAIN_WEIGHT * _comes_again(beats, pitches, length) + LENGTHS.get(length, -0.2)
        for phase in range(length):
            here = np.arange(len(marks)) % length == phase
            if not here.any() or here.all():
                continue
            fit = float(marks[here].mean() - marks[~here].mean()) + again
            fit += FIRST_FAVOUR * (phase == first % length and beats[0] == first)
            if fit > best:
                best, found = fit, (length, phase)
    return found


def _marks(beats: Floats, ends: Floats) -> Floats:
    """How much each beat is marked as the first of a bar."""
    marks = np.zeros(int(beats.max()) + 1)
    lasts = np.append(beats[1:], ends[-1])
    for i, beat in enumerate(beats):
        if beat != int(beat):
            continue
        rested = i > 0 and beat - ends[i - 1] > REST_BEATS
        marks[int(beat)] += (
            ONSET_WEIGHT + LENGTH_WEIGHT * min(lasts[i] - beat, LONG_BEATS) / LONG_BEATS * 2 + REST_WEIGHT * rested
        )
    return marks


def _comes_again(beats: Floats, pitches: Sequence[int], length: int) -> float:
    """The share of notes that have one at the same place a bar, or two bars, later; the same pitch counts double."""
    places = {round(float(b) * 12): p for b, p in zip(beats, pitches, strict=True)}
    total = hits = 0.0
    for bars in (1, 2):
        for place, pitch in places.items():
            later = place + 12 * length * bars
            if later <= max(places):
                total += 1
                hits += 0.5 * (later in places) + 0.5 * (places.get(later) == pitch)
    return hits / total if total else 0.0
