"""Random clips of training pairs as batches; the random stream of a clip comes from seed, step and number alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audio_refine.pairs import PLAIN, RICH, WET, Pair, open_audio, read_pairs
from symbolic.errors import BadInput

GAIN_DB = 6.0
"""Clips are made louder or softer by up to so much."""
LEAST_RMS = 1e-3
TRIES = 8
"""A clip that is almost silent is drawn anew so often at most."""


@dataclass(frozen=True, slots=True)
class Clips:
    """Pairs in folders, with the length of a clip in frames of sound."""

    places: tuple[tuple[Path, Pair], ...]
    frames: int

    def draw(self, random: np.random.Generator) -> tuple[NDArray[np.float32], Pair, int]:
        """A clip (3, 2, frames) of plain, wet and rich, its pair, and its first frame, a whole latent frame."""
        for _ in range(TRIES):
            folder, pair = self.places[int(random.integers(len(self.places)))]
            start = int(random.integers(max(pair.frames - self.frames, 0) // 1024 + 1)) * 1024
            audio = clip_of(folder, pair, start, self.frames)
            if np.sqrt(np.mean(audio[RICH] ** 2)) > LEAST_RMS:
                break
        audio *= np.float32(10 ** (random.uniform(-GAIN_DB, GAIN_DB) / 20))
        if random.random() < 0.5:
            audio = np.ascontiguousarray(audio[:, ::-1])
        return audio, pair, start

    def batch(self, seed: int, step: int, numbers: range) -> Tensor:
        """The clips of a step with these numbers, (clips, 3, 2, frames)."""
        drawn = [self.draw(np.random.default_rng([seed, step, number]))[0] for number in numbers]
        return torch.from_numpy(np.stack(drawn))


def clip_of(folder: Path, pair: Pair, start: int, frames: int) -> NDArray[np.float32]:
    """Frames of a pair from ``start``, (3, 2, frames), with silence after its end."""
    audio = open_audio(folder, pair)[:, start : start + frames].astype(np.float32) / 32768
    padded = np.pad(audio, ((0, 0), (0, frames - audio.shape[1]), (0, 0)))
    return np.ascontiguousarray(padded.transpose(0, 2, 1))


def clips_of(folders: Sequence[Path], split: str, frames: int) -> Clips:
    """The clips of a split in these sets. Raises BadInput where there is none."""
    places = tuple((folder, pair) for folder in folders for pair in read_pairs(folder, split))
    if not places:
        raise BadInput(f"no pairs of the split '{split}' in {', '.join(map(str, folders))}")
    return Clips(places, frames)


__all__ = ["PLAIN", "RICH", "WET", "Clips", "clip_of", "clips_of"]
