"""Loudness and peaks: integrated LUFS (ITU-R BS.1770-4) and true peak, of whole sounds and of sound that streams by."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.units import Audio, decibels, peak_of

OVERSAMPLING = 4
BLOCK_FRAMES = 32
PIECE_FRAMES = 1 << 17
GATING_BLOCK_S, GATING_STEP_S = 0.4, 0.1
ABSOLUTE_GATE_LUFS, RELATIVE_GATE_LU = -70.0, -10.0
OFFSET_LUFS = -0.691


@functools.cache
def _k_weighting(sample_rate_hz: int) -> NDArray[np.float64]:
    """The two filters of BS.1770 at a sample rate, as second-order sections."""
    import pyloudnorm

    filters = pyloudnorm.Meter(sample_rate_hz, filter_class="DeMan")._filters
    return np.array([[*each.b, *each.a] for each in filters.values()])


@dataclass(frozen=True, slots=True)
class Levels:
    """What was measured of a sound: the energies and peaks of ``Meter``."""

    energies: NDArray[np.float64]
    peaks: NDArray[np.float64]
    sample_rate_hz: int


class Meter:
    """Measures sound that streams by: for each ``BLOCK_FRAMES`` frames its K-weighted energy and its true peak."""

    def __init__(self, sample_rate_hz: int, *, peaks: bool = True) -> None:
        self.sample_rate_hz = sample_rate_hz
        self.frames = 0
        self._sections = _k_weighting(sample_rate_hz)
        self._state = np.zeros((len(self._sections), 2, 2))
        self._energies = _Blocks(BLOCK_FRAMES, np.add)
        self._peaks = _Blocks(BLOCK_FRAMES * OVERSAMPLING, np.maximum)
        self._oversampler = _oversampler(sample_rate_hz) if peaks else None

    def add(self, audio: Audio, *, last: bool = False) -> None:
        """Measure the next frames; ``last`` says that nothing follows."""
        from scipy.signal import sosfilt

        self.frames += len(audio)
        weighted, self._state = sosfilt(self._sections, audio.T.astype(np.float64), axis=1, zi=self._state)
        self._energies.add(np.einsum("ij,ij->j", weighted, weighted), last)
        if self._oversampler is not None:
            above = np.abs(self._oversampler.resample_chunk(np.ascontiguousarray(audio), last=last))
            self._peaks.add(np.maximum(above[:, 0], above[:, 1]), last)

    @property
    def energies(self) -> NDArray[np.float64]:
        """The sum of squares of both sides after K-weighting, (blocks,)."""
        return self._energies.values()

    @property
    def peaks(self) -> NDArray[np.float64]:
        """The true peak of each block over both sides, (blocks,)."""
        blocks = -(-self.frames // BLOCK_FRAMES)
        values = self._peaks.values()[:blocks]
        return np.pad(values, (0, blocks - len(values)))


class _Blocks:
    """Joins values that stream by into one for each ``size`` of them."""

    def __init__(self, size: int, join: Any) -> None:
        self._size, self._join = size, join
        self._rest: NDArray[np.float64] = np.zeros(0)
        self._done: list[NDArray[np.float64]] = []

    def add(self, values: NDArray[Any], last: bool) -> None:
        every = np.concatenate([self._rest, values])
        if last and len(every) % self._size:
            every = np.pad(every, (0, self._size - len(every) % self._size))
        whole = len(every) // self._size * self._size
        self._done.append(self._join.reduce(every[:whole].reshape(-1, self._size), axis=1))
        self._rest = every[whole:].copy()

    def values(self) -> NDArray[np.float64]:
        return np.concatenate([np.zeros(0), *self._done])


def _oversampler(sample_rate_hz: int) -> Any:
    import soxr

    return soxr.ResampleStream(sample_rate_hz, sample_rate_hz * OVERSAMPLING, 2, dtype="float32", quality="HQ")


def integrated_lufs(energies: NDArray[np.float64], sample_rate_hz: int) -> float:
    """The gated loudness from the K-weighted energy of blocks of ``BLOCK_FRAMES`` frames.

    Minus infinity for silence and for less than 0.4 s. The gating blocks begin at the nearest frame.
    """
    total = np.concatenate([[0.0], np.cumsum(energies)])
    length_s = len(energies) * BLOCK_FRAMES / sample_rate_hz
    count = int(np.floor((length_s - GATING_BLOCK_S) / GATING_STEP_S + 1e-6)) + 1
    if count < 1:
        return float("-inf")
    starts = np.arange(count) * GATING_STEP_S * sample_rate_hz / BLOCK_FRAMES
    size = GATING_BLOCK_S * sample_rate_hz / BLOCK_FRAMES
    at = np.arange(len(total))
    power = np.interp(starts + size, at, total) - np.interp(starts, at, total)
    power /= GATING_BLOCK_S * sample_rate_hz
    heard = power[power > 10 ** ((ABSOLUTE_GATE_LUFS - OFFSET_LUFS) / 10)]
    if not len(heard):
        return float("-inf")
    heard = heard[heard > heard.mean() * 10 ** (RELATIVE_GATE_LU / 10)]
    return float(OFFSET_LUFS + 10 * np.log10(heard.mean()))


def loudness_lufs(audio: Audio, sample_rate_hz: int) -> float:
    """The integrated loudness of stereo sound (BS.1770-4); minus infinity for silence and for less than 0.4 s."""
    if len(audio) < GATING_BLOCK_S * sample_rate_hz:
        return float("-inf")
    meter = Meter(sample_rate_hz, peaks=False)
    _feed(meter, audio)
    return integrated_lufs(meter.energies, sample_rate_hz)


def true_peak_dbtp(audio: Audio, sample_rate_hz: int) -> float:
    """The peak of the four times oversampled sound in dB of full scale."""
    meter = Meter(sample_rate_hz)
    _feed(meter, audio)
    return decibels(max(peak_of(audio), float(meter.peaks.max(initial=0.0))))


def _feed(meter: Meter, audio: Audio) -> None:
    for start in range(0, max(len(audio), 1), PIECE_FRAMES):
        meter.add(audio[start : start + PIECE_FRAMES], last=start + PIECE_FRAMES >= len(audio))
