"""What drummers do with a stroke: the spread of its loudness and of its time, as a small network learned it.

The network gives the quantiles of both for each stroke (Koenker and Bassett 1978). What people do is not white around
them: a drummer is late for a while, plays a pattern again as before, and strikes both hands together. These
dependencies are a Gaussian copula whose shares were measured on the same players.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.performer.noise import Numbers

SOURCE = "learned from the Groove MIDI Dataset (Gillick et al. 2019), CC BY 4.0"
FILE = Path(__file__).with_name("groove.npz")
LEVELS: tuple[float, ...] = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98)
KNOTS: tuple[float, ...] = (
    -2.0537, -1.6449, -1.2816, -0.8416, -0.3853, 0.0, 0.3853, 0.8416, 1.2816, 1.6449, 2.0537,
)  # fmt: skip  # the normal deviates of LEVELS
MEDIAN = LEVELS.index(0.5)
Layers = tuple[tuple[Numbers, Numbers], ...]
VELOCITY, OFFSET = 0, 1
"""The rows of the network's output: velocity 1 to 127, and milliseconds after the grid."""
SHARES: tuple[str, ...] = ("all", "together", "own", "pattern", "beat", "slow", "person")
"""What a deviation is made of: the drummer's drift, what is common to the strokes of one onset, the stroke's own, what
one drum has at a place of the bar and at a place of the beat, what changes slowly, and what is the person's, which is
not drawn: the typical person plays."""


@dataclass(frozen=True, slots=True)
class DrumModel:
    """The weights of the network, and the part of the variance that each of ``SHARES`` has.

    ``shares`` has the shape (2 outputs, voices, shares) and sums to 1 along the last axis; ``usual`` is the mean
    velocity of each voice on the recorded kit.
    """

    layers: Layers
    shares: Numbers
    usual: Numbers

    def quantiles(self, features: Numbers) -> Numbers:
        """The quantiles at ``LEVELS`` for each stroke, shape (strokes, 2, levels), rising along the last axis."""
        hidden = features
        for weight, bias in self.layers[:-1]:
            hidden = np.tanh(hidden @ weight + bias)
        weight, bias = self.layers[-1]
        raw = (hidden @ weight + bias).reshape(len(features), 2, len(LEVELS))
        steps = np.logaddexp(0.0, raw[..., 1:])
        rising: Numbers = np.concatenate([raw[..., :1], raw[..., :1] + np.cumsum(steps, axis=-1)], axis=-1)
        return SCALE[:, None] * rising


SCALE = np.array([32.0, 20.0])
"""Velocity steps and milliseconds to one unit of the network's output."""


def at_deviate(quantiles: Numbers, deviate: Numbers) -> Numbers:
    """The value of each row of ``quantiles`` (rows, levels) at a normal deviate, linear between the levels."""
    knots = np.array(KNOTS)
    held = np.clip(deviate, KNOTS[0] - 0.25, KNOTS[-1] + 0.25)
    low = np.clip(np.searchsorted(knots, held) - 1, 0, len(knots) - 2)
    rows = np.arange(len(quantiles))
    share = (held - knots[low]) / (knots[low + 1] - knots[low])
    below = quantiles[rows, low]
    value: Numbers = below + share * (quantiles[rows, low + 1] - below)
    return value


def deviate_of(quantiles: Numbers, value: Numbers) -> Numbers:
    """The normal deviate at which each row of ``quantiles`` has the value: ``at_deviate`` the other way."""
    knots = np.array(KNOTS)
    low = np.clip((quantiles < value[:, None]).sum(axis=1) - 1, 0, len(knots) - 2)
    rows = np.arange(len(quantiles))
    below, above = quantiles[rows, low], quantiles[rows, low + 1]
    share = (value - below) / np.maximum(above - below, 1e-6)
    deviate: Numbers = np.clip(knots[low] + share * (knots[low + 1] - knots[low]), -2.6, 2.6)
    return deviate


def save_model(model: DrumModel, path: Path) -> bytes:
    """The model as the bytes of an ``.npz`` file of half-precision weights; also written to ``path``."""
    from io import BytesIO

    from symbolic.files import write_bytes

    arrays: dict[str, NDArray[Any]] = {"source": np.array(SOURCE)}
    for index, (weight, bias) in enumerate(model.layers):
        arrays[f"weight{index}"], arrays[f"bias{index}"] = weight.astype(np.float16), bias.astype(np.float16)
    arrays |= {"shares": model.shares.astype(np.float16), "usual": model.usual.astype(np.float16)}
    buffer = BytesIO()
    savez: Any = np.savez_compressed  # whose stub takes no arrays by name
    savez(buffer, **arrays)
    write_bytes(path, buffer.getvalue())
    return buffer.getvalue()


def load_model(path: Path) -> DrumModel:
    """Read what ``save_model`` wrote. Raises OSError and ValueError for what is not such a file."""
    with np.load(path, allow_pickle=False) as file:
        many = sum(name.startswith("weight") for name in file.files)
        layers = tuple(
            (file[f"weight{i}"].astype(np.float64), file[f"bias{i}"].astype(np.float64)) for i in range(many)
        )
        shares, usual = file["shares"].astype(np.float64), file["usual"].astype(np.float64)
    return DrumModel(layers, shares, usual)


@cache
def drum_model() -> DrumModel:
    """The model that comes with the package."""
    return load_model(FILE)
