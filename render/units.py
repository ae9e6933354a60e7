"""The type of sound in this folder and conversions between amplitude ratios and decibels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Audio = NDArray[np.float32]  # (frames, 2), full scale is 1


def decibels(ratio: float) -> float:
    """An amplitude ratio in decibels; silence is -200 dB."""
    return float(20 * np.log10(max(ratio, 1e-10)))


def amplitude(level_db: float) -> float:
    """The amplitude ratio of a level in decibels."""
    return float(10 ** (level_db / 20))


def peak_of(audio: Audio) -> float:
    """The largest absolute sample."""
    return float(max(audio.max(), -audio.min())) if audio.size else 0.0
