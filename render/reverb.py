"""A small hall: convolution with noise that dies away, faster at high frequencies, different on both sides.

The early and late sound of a room is well approached by exponentially decaying noise (Moorer, "About this reverberation
business", Computer Music Journal 3(2), 1979). The noise is seeded, so the same input gives the same samples.
"""

from __future__ import annotations

import functools

import numpy as np

from render.convolution import FFT_FRAMES, filtered
from render.units import Audio

PRE_DELAY_S = 0.018
BANDS: tuple[tuple[float, float, float], ...] = (
    (180.0, 700.0, 1.5),
    (700.0, 2_800.0, 1.25),
    (2_800.0, 9_000.0, 0.7),
)  # from and to in Hz, seconds until the band has fallen by 60 dB; what lies outside is left out
LENGTH_S = 1.6
SEED = 20_26


@functools.cache
def impulse(sample_rate_hz: int) -> Audio:
    """The answer of the hall to one click, (frames, 2), with unit energy on each side."""
    frames = round(LENGTH_S * sample_rate_hz)
    noise = np.random.default_rng(SEED).random((frames, 2)) - 0.5
    spectrum = np.fft.rfft(noise, axis=0)
    frequency_hz = np.fft.rfftfreq(frames, 1 / sample_rate_hz)
    time_s = np.arange(frames) / sample_rate_hz
    answer = np.zeros((frames, 2))
    for low_hz, high_hz, fall_s in BANDS:
        inside = ((frequency_hz >= low_hz) & (frequency_hz < high_hz))[:, None]
        answer += np.fft.irfft(spectrum * inside, frames, axis=0) * 10 ** (-3 * time_s / fall_s)[:, None]
    answer /= np.sqrt(np.sum(answer**2, axis=0))
    return np.concatenate([np.zeros((round(PRE_DELAY_S * sample_rate_hz), 2)), answer]).astype(np.float32)


def reverberate(send: Audio, sample_rate_hz: int) -> Audio:
    """The hall's answer to ``send``, as long as ``send``."""
    answer = impulse(sample_rate_hz)
    return filtered(send, np.fft.rfft(answer, FFT_FRAMES, axis=0), len(answer))
