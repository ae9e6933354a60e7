"""Rooms: convolution with early reflections and noise that dies away, different on both sides.

The late sound of a room is well approached by noise that decays exponentially, faster at high frequencies; a few echoes
of the walls come before it (Moorer, "About this reverberation business", Computer Music Journal 3(2), 1979). The noise
is seeded, so the same input gives the same samples.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.convolution import Convolver
from render.units import Audio
from symbolic.errors import BadInput

EARLY_FROM_S = 0.004
PIECE_FRAMES = 1 << 16
SEED = 20_26


@dataclass(frozen=True, slots=True)
class Room:
    """A room. ``bands``: from and to in Hz, and the seconds until that band has fallen by 60 dB; the rest is left out.

    ``early`` is the number of echoes on each side within ``early_s`` and ``early_share`` their part of the energy.
    ``tail_s`` is how long the music rings on after the end of the score.
    """

    name: str
    pre_delay_s: float
    bands: tuple[tuple[float, float, float], ...]
    early: int
    early_s: float
    early_share: float
    tail_s: float

    @property
    def length_s(self) -> float:
        """How long the answer to a click is, without the pre-delay."""
        return 1.07 * max(fall_s for _, _, fall_s in self.bands)


ROOMS: dict[str, Room] = {
    room.name: room
    for room in (
        Room("studio", 0.004, ((150, 800, 0.4), (800, 4_000, 0.35), (4_000, 11_000, 0.25)), 8, 0.03, 0.5, 2.0),
        Room("club", 0.008, ((150, 800, 0.8), (800, 4_000, 0.7), (4_000, 10_000, 0.45)), 8, 0.04, 0.35, 2.0),
        Room("stage", 0.018, ((180, 700, 1.5), (700, 2_800, 1.25), (2_800, 9_000, 0.7)), 0, 0.05, 0.0, 2.0),
        Room("plate", 0.001, ((220, 1_000, 1.4), (1_000, 5_000, 1.5), (5_000, 13_000, 1.2)), 0, 0.01, 0.0, 2.0),
        Room("chamber", 0.012, ((140, 700, 1.4), (700, 3_000, 1.3), (3_000, 9_000, 0.8)), 8, 0.05, 0.2, 2.0),
        Room("hall", 0.024, ((120, 700, 2.2), (700, 2_800, 2.0), (2_800, 8_000, 1.1)), 10, 0.08, 0.15, 3.0),
        Room("church", 0.035, ((110, 600, 3.4), (600, 2_500, 2.8), (2_500, 7_000, 1.4)), 10, 0.11, 0.1, 4.0),
    )
}


def room_named(name: str) -> Room:
    """The room of that name. Raises BadInput with the names that there are."""
    if name not in ROOMS:
        raise BadInput(f"'{name}' is no room; there are {', '.join(ROOMS)}")
    return ROOMS[name]


@functools.lru_cache(maxsize=8)
def impulse(room: Room, sample_rate_hz: int) -> Audio:
    """The answer of a room to one click, (frames, 2), with unit energy on each side."""
    frames = round(room.length_s * sample_rate_hz)
    random = np.random.default_rng(SEED)
    answer = _late(room, random, frames, sample_rate_hz) * np.sqrt(1 - room.early_share)
    answer += _early(room, random, frames, sample_rate_hz) * np.sqrt(room.early_share)
    answer /= np.sqrt(np.sum(answer**2, axis=0))
    return np.concatenate([np.zeros((round(room.pre_delay_s * sample_rate_hz), 2)), answer]).astype(np.float32)


def _late(room: Room, random: np.random.Generator, frames: int, sample_rate_hz: int) -> NDArray[np.float64]:
    noise = random.random((frames, 2)) - 0.5
    spectrum = np.fft.rfft(noise, axis=0)
    frequency_hz = np.fft.rfftfreq(frames, 1 / sample_rate_hz)
    time_s = np.arange(frames) / sample_rate_hz
    answer = np.zeros((frames, 2))
    for low_hz, high_hz, fall_s in room.bands:
        inside = ((frequency_hz >= low_hz) & (frequency_hz < high_hz))[:, None]
        answer += np.fft.irfft(spectrum * inside, frames, axis=0) * 10 ** (-3 * time_s / fall_s)[:, None]
    return np.asarray(answer / np.sqrt(np.sum(answer**2, axis=0)))


def _early(room: Room, random: np.random.Generator, frames: int, sample_rate_hz: int) -> NDArray[np.float64]:
    """Single echoes, softer the later they come; band-limited as the lowest and highest bands are."""
    echoes = np.zeros((frames, 2))
    for side in range(2):
        for at_s in np.sort(EARLY_FROM_S + random.random(room.early) * (room.early_s - EARLY_FROM_S)):
            sign = 1.0 if random.random() < 0.5 else -1.0
            echoes[round(at_s * sample_rate_hz), side] += sign * EARLY_FROM_S / (EARLY_FROM_S + at_s)
    frequency_hz = np.fft.rfftfreq(frames, 1 / sample_rate_hz)
    inside = (frequency_hz >= room.bands[0][0]) & (frequency_hz < room.bands[-1][1])
    shaped = np.fft.irfft(np.fft.rfft(echoes, axis=0) * inside[:, None], frames, axis=0)
    energy = np.sqrt(np.sum(shaped**2, axis=0))
    return np.asarray(shaped / np.where(energy > 0, energy, 1.0))


def convolver(room: Room, sample_rate_hz: int, block_frames: int) -> Convolver:
    """A room that sound streams through, in pieces of ``block_frames``."""
    return Convolver(impulse(room, sample_rate_hz), block_frames)


def reverberate(send: Audio, sample_rate_hz: int, room: Room) -> Audio:
    """The room's answer to ``send``, as long as ``send``."""
    return convolver(room, sample_rate_hz, PIECE_FRAMES).push(send)
