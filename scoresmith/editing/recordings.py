"""Read a recording of any format, rate and number of channels as one channel, in blocks: little memory, bounded time.

Two passes: the first finds out how loud the channels are and whether they cancel out, the second gives the samples at
``RATE_HZ``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput
from symbolic.transcription.pitch import HIGHEST_RATE_HZ, LOWEST_RATE_HZ, RATE_HZ

MOST_S = 600.0
"""Of a longer recording the first so many seconds are read."""
FORMATS = "WAV, FLAC, OGG, MP3 and AIFF"
BLOCK_VALUES = 1 << 20
"""So many values (frames times channels) are read at once."""
CLIPPED_SHARE, CLIPPED_FROM, FLAT_FROM = 0.0005, 0.985, 0.999
"""A recording is clipped where more than this share of its samples lies in runs of three near its peak,
most of them at it."""
CANCELS = 0.2
"""Channels whose mean is softer than this part of the loudest one cancel out: then the loudest one is heard."""

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recording:
    """One channel of sound at ``RATE_HZ``, and what is to be said about the recording."""

    audio: Samples
    duration_s: float
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Loudness:
    """What the first pass sums up: the power of the channels and of their mean, the frames and the peak of each."""

    powers: NDArray[np.float64]
    mean_power: float = 0.0
    frames: int = 0
    peak: float = 0.0

    @property
    def loudest(self) -> int | None:
        """The channel to be heard, or None for the mean of all."""
        best = int(self.powers.argmax())
        return best if self.mean_power < CANCELS**2 * self.powers[best] else None


def read_recording(path: str | Path) -> Recording:
    """The first ``MOST_S`` seconds of a recording in any format that libsndfile reads (WAV, FLAC, OGG, MP3, AIFF ...).

    Raises BadInput, naming the file, for one that cannot be read, is empty, or holds values that are no numbers.
    """
    import soundfile

    place = Path(path)
    try:
        with soundfile.SoundFile(place) as file:
            rate_hz, length_s = int(file.samplerate), file.frames / max(int(file.samplerate), 1)
            if not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
                raise BadInput(
                    f"{place} has {rate_hz} samples a second; {LOWEST_RATE_HZ} to {HIGHEST_RATE_HZ} can be heard"
                )
            loudness = _loudness(_blocks(file, place), file.channels)
            file.seek(0)
            audio, clipped = _one_channel(_blocks(file, place), loudness, rate_hz)
    except BadInput:
        raise
    except (soundfile.LibsndfileError, RuntimeError, ValueError) as error:
        raise BadInput(f"{place} is not a recording that can be read; {FORMATS} can") from error
    if not loudness.frames:
        raise BadInput(f"{place} is empty")
    warnings = []
    if length_s > MOST_S:
        warnings.append(f"only the first {MOST_S / 60:g} of {length_s / 60:.1f} minutes are heard")
    if clipped:
        warnings.append("the recording is clipped: record it softer")
    return Recording(audio, loudness.frames / rate_hz, tuple(warnings))


def _blocks(file: Any, place: Path) -> Iterator[Samples]:
    """The samples of an open ``soundfile.SoundFile``, (frames, channels), up to ``MOST_S``."""
    left = int(MOST_S * file.samplerate)
    size = max(1, BLOCK_VALUES // file.channels)
    while left > 0:
        block = file.read(min(size, left), dtype="float32", always_2d=True)
        if not len(block):
            return
        if not np.isfinite(block).all():
            raise BadInput(f"{place} contains values that are no numbers (NaN or infinite)")
        left -= len(block)
        yield block


def _loudness(blocks: Iterator[Samples], channels: int) -> _Loudness:
    found = _Loudness(np.zeros(channels))
    for block in blocks:
        exact = block.astype(np.float64)
        found.powers += (exact**2).sum(axis=0)
        found.mean_power += float((exact.mean(axis=1) ** 2).sum())
        found.frames += len(block)
        found.peak = max(found.peak, float(np.abs(block).max()))
    return found


def _one_channel(blocks: Iterator[Samples], loudness: _Loudness, rate_hz: int) -> tuple[Samples, bool]:
    """The samples at ``RATE_HZ``, none of them far above 1, and whether they were clipped before."""
    import soxr

    stream = soxr.ResampleStream(rate_hz, RATE_HZ, 1, dtype="float32")
    parts: list[Samples] = []
    clipped, channel = Clipping(), loudness.loudest
    for block in blocks:
        exact = block.mean(axis=1, dtype=np.float64) if channel is None else block[:, channel].astype(np.float64)
        mono = (exact / max(loudness.peak, 1.0)).astype(np.float32)
        clipped.hear(mono)
        parts.append(mono if rate_hz == RATE_HZ else stream.resample_chunk(mono))
    if rate_hz != RATE_HZ:
        parts.append(stream.resample_chunk(np.zeros(0, np.float32), last=True))
    return np.concatenate([*parts, np.zeros(0, np.float32)]), clipped.is_clipped


@dataclass(slots=True)
class Clipping:
    """Whether tops are cut off: many samples stand in runs next to the highest value, and most of them at that value.

    ``hear`` takes the samples block by block; a block with a higher peak makes those before it count no more.
    """

    peak: float = 0.0
    frames: int = 0
    runs: int = 0
    high: int = 0
    flat: int = 0

    def hear(self, samples: Samples) -> None:
        """Count one more block."""
        level = np.abs(samples)
        top = float(level.max())
        self.frames += len(samples)
        if top * CLIPPED_FROM > self.peak:
            self.runs = self.high = self.flat = 0
        self.peak = max(self.peak, top)
        near = level >= CLIPPED_FROM * self.peak
        self.high += int(near.sum())
        self.flat += int((level >= FLAT_FROM * self.peak).sum())
        self.runs += int((near[2:] & near[1:-1] & near[:-2]).sum())

    @property
    def is_clipped(self) -> bool:
        """Whether what was heard is clipped."""
        return self.peak > 0.0 and self.runs > CLIPPED_SHARE * self.frames and self.flat > 0.5 * self.high
