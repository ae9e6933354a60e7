"""The frequency bands in which codec and network hear: single bins at the bottom, then less than a semitone each."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
FFT_FRAMES, HOP_FRAMES = 2048, 512
BINS = FFT_FRAMES // 2 + 1
BANDS = 128
SINGLE_BINS = 40
"""So many of the lowest bands are one bin of 21.5 Hz."""
FLOOR = 1e-9
"""Added to a band's power before its logarithm: 90 dB below a sine wave of full scale."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bands:
    """``average`` (BINS, BANDS) gives a band's mean power from bins. A bin's gain lies between those of its bands
    ``below`` and ``below + 1``, ``share`` of the way up, (BINS,) each.
    """

    average: Floats
    below: NDArray[np.int64]
    share: Floats


@functools.cache
def bands() -> Bands:
    """The one set of bands in use."""
    ratio = np.geomspace(SINGLE_BINS, BINS - 1, BANDS - SINGLE_BINS + 1)[1:]
    centres = np.concatenate([np.arange(SINGLE_BINS, dtype=np.float64), ratio])
    bins = np.arange(BINS, dtype=np.float64)
    place = np.interp(bins, centres, np.arange(BANDS))
    below = np.minimum(np.floor(place).astype(np.int64), BANDS - 2)
    share = place - below
    weights = np.zeros((BINS, BANDS))
    weights[np.arange(BINS), below] = 1 - share
    weights[np.arange(BINS), below + 1] += share
    average = weights / weights.sum(axis=0)
    return Bands(average.astype(np.float32), below, share.astype(np.float32))
