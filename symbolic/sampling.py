"""Drawing from logits with a random stream that belongs to the cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from symbolic.score import Role
from symbolic.vocab import ROLE_INDEX

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How boldly the model is sampled."""

    position_temperature: float = 0.9
    """Below 1: the likelier rhythm."""
    pitch_temperature: float = 0.9
    """Below 1: the likelier pitch."""
    duration_temperature: float = 0.8
    """Below 1: the likelier length."""
    top_p: float = 0.93
    """Only the likeliest values that together hold this much probability are drawn."""
    leaning: float = 1.0
    """How much the grammar leans towards the plan (chord tones, register, the key): 1 in full force, 0 not at all."""
    guidance: float = 1.0
    """How far the Controls are stressed: 1 as trained, above 1 away from what the model writes when told nothing."""


FREE = Sampling(0.95, 0.9, 0.95, 0.99, leaning=0.0)
"""The model's own voice, hardly cooled and without leanings; what it is compared with people in."""


def bolder(sampling: Sampling, take: int) -> Sampling:
    """How a later take is sampled: warmer each time up to the fourth, so that it does not come out the same."""
    warmth = 1 + 0.15 * min(take, 4)
    return replace(
        sampling,
        position_temperature=sampling.position_temperature * warmth,
        pitch_temperature=sampling.pitch_temperature * warmth,
        duration_temperature=sampling.duration_temperature * warmth,
        top_p=min(sampling.top_p + 0.015 * min(take, 4), 1.0),
    )


def cell_stream(seed: int, role: Role, bar: int, take: int = 0) -> np.random.Generator:
    """The random stream of a cell: the same for the same seed, role, bar and take, whatever was drawn elsewhere."""
    entropy = np.random.SeedSequence([seed & (2**63 - 1), ROLE_INDEX[role], bar, take])
    return np.random.Generator(np.random.Philox(entropy))


def draw(logits: Floats, bias: Floats, temperature: float, top_p: float, rng: np.random.Generator) -> int:
    """An index drawn from ``logits + bias`` (minus infinity forbids); takes exactly one number from ``rng``."""
    allowed = np.flatnonzero(bias > -np.inf)
    scaled = ((logits[allowed] + bias[allowed]).astype(np.float64) / temperature).round(3)
    weights = np.exp(scaled - scaled.max())
    order = (-weights).argsort(kind="stable")
    cumulative = weights[order].cumsum()
    cumulative /= cumulative[-1]
    kept = int(cumulative.searchsorted(top_p)) + 1
    chosen = int(cumulative[:kept].searchsorted(rng.random() * cumulative[kept - 1], side="right"))
    return int(allowed[order[min(chosen, kept - 1)]])
