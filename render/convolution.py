"""Linear filters by the fast Fourier transform, a piece at a time, so that memory stays small."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.units import Audio

FFT_FRAMES = 1 << 17


def filtered(audio: Audio, spectrum: NDArray[np.complexfloating], answer_frames: int) -> Audio:
    """The sound through a filter, as long as the sound (overlap-add).

    ``spectrum`` is the filter's response, (``FFT_FRAMES`` // 2 + 1, 1 or 2); its answer to a click must have died away
    after ``answer_frames``.
    """
    hop = FFT_FRAMES - answer_frames + 1
    result = np.zeros((len(audio) + FFT_FRAMES, 2), np.float32)
    for start in range(0, len(audio), hop):
        piece = np.fft.rfft(audio[start : start + hop], FFT_FRAMES, axis=0)
        result[start : start + FFT_FRAMES] += np.fft.irfft(piece * spectrum, FFT_FRAMES, axis=0).astype(np.float32)
    return result[: len(audio)]
