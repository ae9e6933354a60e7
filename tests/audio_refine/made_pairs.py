"""A tiny set of training pairs made from sines and noise, without a synthesizer."""

from pathlib import Path

import numpy as np

from audio_refine.pairs import RATE_HZ, Pair, save_pair, to_int16

NOTES = ((0, 60, 90, 0.2, 0.8), (0, 67, 80, 0.9, 1.3), (4, 43, 90, 0.2, 1.2))


def tones(brightness: float, decay: float, frames: int) -> np.ndarray:
    """The notes as decaying harmonic tones, (frames, 2), the more overtones the brighter."""
    time_s = np.arange(frames) / RATE_HZ
    audio = np.zeros(frames)
    for _, pitch, velocity, onset_s, _ in NOTES:
        since = time_s[: frames - round(onset_s * RATE_HZ)]
        for harmonic in range(1, 7):
            wave = np.sin(2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * harmonic * since) * np.exp(-decay * since)
            audio[round(onset_s * RATE_HZ) :] += 0.1 * velocity / 127 * brightness ** (harmonic - 1) * wave
    return np.stack([audio, 0.7 * audio], axis=1).astype(np.float32)


def made_set(folder: Path, frames: int = 3 * RATE_HZ // 2) -> Path:
    """Pairs of all splits: plain is dull and short, rich is bright and long."""
    random = np.random.default_rng(1)
    for split, count in (("train", 3), ("dev", 1), ("test", 1)):
        for number in range(count):
            plain, rich = tones(0.3, 5.0, frames), tones(0.7, 3.0 + 0.2 * number, frames)
            wet = 0.2 * np.roll(plain, 900, axis=0) + 1e-3 * random.standard_normal(plain.shape).astype(np.float32)
            pair = Pair(
                f"{split}_{number}_mix", "mix", split, "made", "nobody", "pop", "hall", "dull", "bright", frames,
                (("melody", 0), ("bass", 33)), split == "test", NOTES,
            )  # fmt: skip
            save_pair(folder, pair, to_int16(np.stack([plain, wet, rich])))
    return folder
