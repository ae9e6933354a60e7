"""How far two sounds are apart: short-time spectra at several resolutions, and mel bands."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from audio_refine.bands import RATE_HZ

RESOLUTIONS: tuple[int, ...] = (512, 1024, 2048, 4096)
"""Lengths of the windows in frames; each moves by a quarter of its length."""
MELS, MEL_FFT = 96, 2048
LOG_FLOOR = 1e-4
"""Added to a magnitude before its logarithm; 1 is a sine wave of full scale."""


def magnitudes(audio: Tensor, fft_frames: int) -> Tensor:
    """The magnitudes of short-time spectra, (rows, bins, frames), of sound (rows, samples)."""
    window = torch.hann_window(fft_frames, device=audio.device)
    spectra = torch.stft(audio, fft_frames, fft_frames // 4, window=window, pad_mode="constant", return_complex=True)
    return torch.sqrt(spectra.real.square() + spectra.imag.square() + 1e-9) * (4 / fft_frames)


@functools.cache
def mel_matrix(mels: int = MELS, fft_frames: int = MEL_FFT, low_hz: float = 30.0, high_hz: float = 20_000.0) -> Tensor:
    """Triangles on the mel scale (2595 log10(1 + f/700)), (bins, mels), each of sum 1."""
    mel = np.linspace(2595 * np.log10(1 + low_hz / 700), 2595 * np.log10(1 + high_hz / 700), mels + 2)
    edges_hz = 700 * (10 ** (mel / 2595) - 1)
    bins_hz = np.arange(fft_frames // 2 + 1) * RATE_HZ / fft_frames
    rise = (bins_hz[:, None] - edges_hz[None, :-2]) / np.maximum(np.diff(edges_hz)[:-1], RATE_HZ / fft_frames)
    fall = (edges_hz[None, 2:] - bins_hz[:, None]) / np.maximum(np.diff(edges_hz)[1:], RATE_HZ / fft_frames)
    weights = np.maximum(0.0, np.minimum(np.minimum(rise, fall), 1.0))
    return torch.from_numpy((weights / np.maximum(weights.sum(axis=0), 1e-9)).astype(np.float32))


def log_mel(audio: Tensor) -> Tensor:
    """The logarithm of mel magnitudes, (rows, mels, frames)."""
    mel = magnitudes(audio, MEL_FFT).transpose(1, 2) @ mel_matrix().to(audio.device)
    return torch.log(mel + LOG_FLOOR).transpose(1, 2)


def stft_distance(one: Tensor, other: Tensor, resolutions: Sequence[int] = RESOLUTIONS) -> Tensor:
    """The mean over ``resolutions`` of spectral convergence and the mean difference of log magnitudes (in nepers).

    Yamamoto, Song and Kim, "Parallel WaveGAN", 2020. Sound is (rows, samples); ``other`` is the true one.
    """
    total = one.new_zeros(())
    for fft_frames in resolutions:
        mine, true = magnitudes(one, fft_frames), magnitudes(other, fft_frames)
        convergence = torch.linalg.vector_norm(mine - true) / (torch.linalg.vector_norm(true) + 1e-3)
        logs = (torch.log(mine + LOG_FLOOR) - torch.log(true + LOG_FLOOR)).abs().mean()
        total = total + convergence + logs
    return total / len(resolutions)


def mel_distance(one: Tensor, other: Tensor) -> Tensor:
    """The mean difference of log mel magnitudes, in nepers."""
    return (log_mel(one) - log_mel(other)).abs().mean()
