"""Drums as people play them: the learned spread of each stroke, and deviations that hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from render.performer.drum_model import MEDIAN, OFFSET, SHARES, VELOCITY, DrumModel, at_deviate
from render.performer.frame import Frame
from render.performer.kit import Strokes, features, voices_of
from render.performer.noise import Integers, Numbers, drift, key, normal

ENSEMBLE = 1_000
"""The name, beside those of players, of what the whole band does together."""
DRIFT_BEATS, SLOW_BARS = 2.0, 4.0
KEPT_SPREAD = 0.4
"""The share of people's deviation from their own habit that is kept: their whole spread is 20 to 25 ms."""
FURTHEST_MS = 36.0


@dataclass(frozen=True, slots=True)
class Touch:
    """How notes are struck, one array element each: ms after the grid, and velocity, neither rounded nor limited."""

    offset_ms: Numbers
    velocity: Numbers


def strokes_at(pitch: Integers, onset_tick: Integers, frame: Frame) -> Strokes:
    """The strokes of some keys in the bars of a score."""
    bar = frame.bar_of(onset_tick)
    return Strokes(
        pitch, onset_tick, bar, onset_tick - frame.start_tick[bar], frame.bar_ticks[bar], frame.beat_ticks[bar],
        frame.bpm_at(frame.start_tick[bar]), frame.energy[bar],
    )  # fmt: skip


def play_drums(
    strokes: Strokes,
    letter: Integers,
    model: DrumModel,
    style: str | None,
    name: tuple[int, ...],
    seed: int,
    spread: float = KEPT_SPREAD,
) -> Touch:
    """How people would play some strokes; ``letter`` names the section of each, ``name`` the player.

    ``spread`` is the share of people's deviations in time that is kept, 1 for all.
    """
    quantiles = model.quantiles(features(strokes, style))
    loudness = deviates(strokes, letter, VELOCITY, model.shares[VELOCITY], name, seed)
    lateness = deviates(strokes, letter, OFFSET, model.shares[OFFSET], name, seed)
    usual = quantiles[:, OFFSET, MEDIAN]
    offset = usual + spread * (at_deviate(quantiles[:, OFFSET], lateness) - usual)
    return Touch(offset, at_deviate(quantiles[:, VELOCITY], loudness))


def deviates(
    strokes: Strokes, letter: Integers, output: int, shares: Numbers, name: tuple[int, ...], seed: int
) -> Numbers:
    """A normal deviate for each stroke, made of ``SHARES``; those of two strokes hang together as people's do.

    ``shares`` has the shape (voices, shares).
    """
    voice = voices_of(strokes.pitch)
    within = strokes.place_tick % strokes.beat_ticks
    parts: Mapping[str, Numbers] = {
        "all": drift(seed, ENSEMBLE, output, at=beats_of(strokes) / DRIFT_BEATS),
        "together": normal(key(seed, ENSEMBLE, output, 2, strokes.bar, strokes.place_tick)),
        "own": normal(key(seed, *name, output, 3, strokes.bar, strokes.place_tick, strokes.pitch)),
        "pattern": normal(key(seed, *name, output, 4, letter, voice, strokes.place_tick)),
        "beat": normal(key(seed, *name, output, 5, letter, voice, within)),
        "slow": drift(seed, *name, output, 6, voice, at=strokes.bar / SLOW_BARS),
    }
    weight = np.sqrt(shares[voice])
    total = np.zeros(len(strokes))
    for part, deviate in parts.items():
        total += weight[:, SHARES.index(part)] * deviate
    return total


def beats_of(strokes: Strokes) -> Numbers:
    """How many beats come before each stroke, were all bars like its own."""
    beats: Numbers = (strokes.bar * strokes.bar_ticks + strokes.place_tick) / strokes.beat_ticks
    return beats
