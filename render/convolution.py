"""Linear filters by the fast Fourier transform, a piece at a time, so that memory stays small."""

from __future__ import annotations

import numpy as np

from render.units import Audio


class Convolver:
    """A filter that sound streams through: each piece of sound gives a piece of the answer of the same length.

    ``block_frames`` is the usual length of a piece; the transforms are made for it.
    """

    def __init__(self, answer: Audio, block_frames: int) -> None:
        from scipy import fft

        self._fft = fft
        self._hop = block_frames
        self._size = int(fft.next_fast_len(block_frames + len(answer) - 1, real=True))
        self._spectrum = fft.rfft(np.ascontiguousarray(answer.T), self._size, axis=1)
        self._to_come = np.zeros((2, self._size), np.float32)

    @property
    def reach_frames(self) -> int:
        """How long after a piece's start anything of it is in the answer."""
        return self._size

    def push(self, audio: Audio) -> Audio:
        """The answer to all that has been pushed so far, at the frames of ``audio``."""
        result = np.empty_like(audio)
        for start in range(0, len(audio), self._hop):
            piece = np.ascontiguousarray(audio[start : start + self._hop].T)
            frames = piece.shape[1]
            spectrum = self._fft.rfft(piece, self._size, axis=1)
            spectrum *= self._spectrum
            self._to_come += self._fft.irfft(spectrum, self._size, axis=1)
            result[start : start + frames] = self._to_come[:, :frames].T
            self._to_come[:, :-frames] = self._to_come[:, frames:]
            self._to_come[:, -frames:] = 0.0
        return result
