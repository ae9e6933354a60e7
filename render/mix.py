"""The mix: each role's level, place and reverb send, and the sum of the stems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from render.units import Audio, amplitude, decibels, peak_of
from symbolic.score import Role


@dataclass(frozen=True, slots=True)
class Strip:
    """A mixer strip.

    ``level_db`` is the RMS aimed at where the stem sounds, ``pan`` is -1 (left) to 1, ``send_db`` goes to the reverb.
    """

    level_db: float
    pan: float
    send_db: float


STRIPS: dict[Role, Strip] = {
    Role.MELODY: Strip(-20.0, 0.0, -12.0),
    Role.COUNTER: Strip(-24.0, 0.35, -11.0),
    Role.CHORDS: Strip(-24.5, -0.25, -13.0),
    Role.ARP: Strip(-26.0, 0.3, -11.0),
    Role.BASS: Strip(-21.5, 0.0, -30.0),
    Role.PAD: Strip(-27.0, -0.1, -10.0),
    Role.DRUMS: Strip(-22.0, 0.0, -20.0),
}
MAX_GAIN_DB = 18.0
WINDOW_FRAMES = 4096
GATE_DB = -20.0
HEADROOM_PEAK = 0.9


def sounding_level_db(audio: Audio) -> float:
    """The RMS of the windows that are at most ``-GATE_DB`` below the mean; silence is -200 dB."""
    windows = len(audio) // WINDOW_FRAMES
    if windows == 0:
        return decibels(float(np.sqrt(np.mean(np.square(audio), dtype=np.float64)))) if len(audio) else -200.0
    cut = audio[: windows * WINDOW_FRAMES].reshape(windows, -1)
    power = np.einsum("ij,ij->i", cut, cut) / cut.shape[1]
    sounding = power[power > power.mean() * 10 ** (GATE_DB / 10)]
    return decibels(float(np.sqrt(sounding.mean()))) if len(sounding) else -200.0


def placed(audio: Audio, strip: Strip) -> Audio:
    """A stem brought to its strip's level and place (constant power; the middle leaves both sides as they are)."""
    gain_db = min(strip.level_db - sounding_level_db(audio), MAX_GAIN_DB)
    angle = (strip.pan + 1) * np.pi / 4
    sides = np.array([np.cos(angle), np.sin(angle)]) * np.sqrt(2) * amplitude(gain_db)
    placed_audio: Audio = audio * sides.astype(np.float32)
    return placed_audio


def headroom_gain(stems: Mapping[Role, Audio], total: Audio) -> float:
    """The one gain, 1 at most, that keeps every stem and their sum below ``HEADROOM_PEAK`` of full scale."""
    peak = max(peak_of(total), *(peak_of(audio) for audio in stems.values()))
    return min(1.0, HEADROOM_PEAK / peak) if peak > 0 else 1.0


def sum_of(stems: Mapping[Role, Audio], gains: Mapping[Role, float]) -> Audio:
    """The sum of the stems, each times its gain."""
    total = np.zeros_like(next(iter(stems.values())))
    for role, audio in stems.items():
        total += audio * np.float32(gains[role])
    return total
