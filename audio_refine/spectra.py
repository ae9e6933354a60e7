"""Short-time spectra and band levels in numpy, as the codec's networks know them from training."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audio_refine.bands import BINS, FFT_FRAMES, FLOOR, HOP_FRAMES, bands

Floats = NDArray[np.float32]
Spectra = NDArray[np.complex64]
WINDOW = np.hanning(FFT_FRAMES + 1)[:-1].astype(np.float32)
REPEATS = FFT_FRAMES // HOP_FRAMES
STEADY = np.float32((WINDOW**2).reshape(REPEATS, HOP_FRAMES).sum(axis=0).mean())
"""What the squared windows add up to, the same at every frame."""


def spectrum(audio: Floats) -> Spectra:
    """Spectra (rows, BINS, frames) of sound (rows, samples), whose samples are a multiple of ``HOP_FRAMES``.

    Frame i is centred on sample i * HOP_FRAMES; there is silence before and after the sound.
    """
    from scipy import fft

    padded = np.pad(audio, ((0, 0), (FFT_FRAMES // 2, FFT_FRAMES // 2)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, FFT_FRAMES, axis=1)[:, ::HOP_FRAMES]
    frames = windows[:, : audio.shape[1] // HOP_FRAMES] * WINDOW
    spectra: Spectra = fft.rfft(frames, axis=2).transpose(0, 2, 1)
    return spectra


def waveform(spectra: Spectra) -> Floats:
    """The sound (rows, frames * HOP_FRAMES) of spectra (rows, BINS, frames); the last frames of it fade out."""
    from scipy import fft

    rows, _, count = spectra.shape
    pieces = fft.irfft(spectra.transpose(0, 2, 1), FFT_FRAMES, axis=2).astype(np.float32) * WINDOW
    whole = np.zeros((rows, count + REPEATS - 1, HOP_FRAMES), np.float32)
    weight = np.zeros((count + REPEATS - 1, HOP_FRAMES), np.float32)
    squares = (WINDOW**2).reshape(REPEATS, HOP_FRAMES)
    for i, part in enumerate(np.split(pieces.reshape(rows, count, REPEATS, HOP_FRAMES), REPEATS, axis=2)):
        whole[:, i : i + count] += part[:, :, 0]
        weight[i : i + count] += squares[i]
    sound = (whole / np.maximum(weight, 1e-3)).reshape(rows, -1)
    return np.asarray(sound[:, FFT_FRAMES // 2 : FFT_FRAMES // 2 + count * HOP_FRAMES], np.float32)


def levels(spectra: Spectra) -> Floats:
    """The logarithm of the power in each band, (rows, BANDS, frames)."""
    power = (spectra.real**2 + spectra.imag**2) / np.float32((FFT_FRAMES / 4) ** 2)
    mean = np.einsum("rnt,nb->rbt", power, bands().average, optimize=True)
    return np.asarray(np.log(mean + np.float32(FLOOR)), np.float32)


def bin_gains(gains: Floats) -> Floats:
    """Factors for bins (..., BINS, frames) from nepers by band (..., BANDS, frames)."""
    table = bands()
    below = gains[..., table.below, :]
    factors = np.exp(below + (gains[..., table.below + 1, :] - below) * table.share[:, None])
    assert factors.shape[-2] == BINS
    return factors.astype(np.float32)
