"""Loudness: integrated LUFS (ITU-R BS.1770), true peak, a look-ahead limiter, and the mastered preview."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.units import Audio, amplitude, decibels, peak_of

TARGET_LUFS = -16.0
CEILING_DBTP = -1.0
OVERSAMPLING = 4
BLOCK_FRAMES = 32
LOOK_AHEAD_BLOCKS = 8  # 256 frames: 5.8 ms at 44.1 kHz
PASSES = 2
GATING_BLOCK_S = 0.4
PIECE_FRAMES = 1 << 17


def loudness_lufs(audio: Audio, sample_rate_hz: int) -> float:
    """The integrated loudness of stereo sound (BS.1770-4); minus infinity for silence and for less than 0.4 s."""
    import pyloudnorm

    if len(audio) < GATING_BLOCK_S * sample_rate_hz:
        return float("-inf")
    meter = pyloudnorm.Meter(sample_rate_hz, filter_class="DeMan", block_size=GATING_BLOCK_S)
    return float(meter.integrated_loudness(audio))


def true_peak_dbtp(audio: Audio, sample_rate_hz: int) -> float:
    """The peak of the four times oversampled sound in dB of full scale."""
    return decibels(max(peak_of(audio), float(_block_peaks(audio, sample_rate_hz).max(initial=0.0))))


def _block_peaks(audio: Audio, sample_rate_hz: int) -> NDArray[np.float32]:
    """The true peak of each block of ``BLOCK_FRAMES`` frames over both sides, (blocks,); a piece at a time."""
    import soxr

    stream = soxr.ResampleStream(sample_rate_hz, sample_rate_hz * OVERSAMPLING, 2, dtype="float32", quality="MQ")
    blocks = -(-len(audio) // BLOCK_FRAMES)
    peaks = np.zeros(blocks * BLOCK_FRAMES * OVERSAMPLING, np.float32)
    filled = 0
    for start in range(0, len(audio), PIECE_FRAMES):
        piece = audio[start : start + PIECE_FRAMES]
        above = np.abs(stream.resample_chunk(piece, last=start + PIECE_FRAMES >= len(audio)))[: len(peaks) - filled]
        np.maximum(above[:, 0], above[:, 1], out=peaks[filled : filled + len(above)])
        filled += len(above)
    block_peaks: NDArray[np.float32] = peaks.reshape(blocks, -1).max(axis=1)
    return block_peaks


def limited(audio: Audio, sample_rate_hz: int, ceiling_dbtp: float = CEILING_DBTP) -> Audio:
    """The sound with its true peak at or below the ceiling: the gain goes down before a peak and comes back after it.

    The wanted gain of each block is spread to its neighbours as a minimum and then averaged over them, so the average
    never lies above what any block wants.
    """
    peaks = _block_peaks(audio, sample_rate_hz)
    wanted = np.minimum(1.0, amplitude(ceiling_dbtp) / np.maximum(peaks, 1e-9))
    if wanted.min() >= 1.0:
        return audio
    lowest = np.lib.stride_tricks.sliding_window_view(
        np.pad(wanted, LOOK_AHEAD_BLOCKS + 1, mode="edge"), 2 * LOOK_AHEAD_BLOCKS + 3
    ).min(axis=1)
    kernel = np.hanning(2 * LOOK_AHEAD_BLOCKS + 3)[1:-1]
    smooth = np.convolve(np.pad(lowest, LOOK_AHEAD_BLOCKS, mode="edge"), kernel / kernel.sum(), mode="valid")
    centres = (np.arange(len(smooth)) + 0.5) * BLOCK_FRAMES
    gain = np.interp(np.arange(len(audio)), centres, smooth).astype(np.float32)
    return audio * gain[:, None]


def mastered(audio: Audio, sample_rate_hz: int) -> Audio:
    """The sound at ``TARGET_LUFS`` with its true peak at ``CEILING_DBTP`` at most; silence stays silent.

    Where limiting makes it softer it is raised once more; the ceiling goes before the loudness.
    """
    for _ in range(PASSES):
        loudness = loudness_lufs(audio, sample_rate_hz)
        if not np.isfinite(loudness):
            return audio
        audio = limited(audio * np.float32(amplitude(TARGET_LUFS - loudness)), sample_rate_hz)
    over_db = true_peak_dbtp(audio, sample_rate_hz) - CEILING_DBTP
    return audio * np.float32(amplitude(-over_db)) if over_db > 0 else audio
