"""Drums as people play them: the learned spread of each stroke, and deviations that hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from render.performer.drum_model import OFFSET, SHARES, VELOCITY, DrumModel, at_deviate
from render.performer.frame import Frame
from render.performer.kit import VOICES, Strokes, features, voices_of
from render.performer.noise import Integers, Numbers, drift, key, normal

ENSEMBLE = 1_000
"""The name, beside those of players, of what the whole band does together."""
DRIFT_BEATS, SLOW_BARS = 2.0, 4.0
STYLE_TRUST = 0.5
KEPT_SPREAD = 0.45
"""The share of people's shifts in time that is kept: to a click they spread by 20 ms, a performance by 12 at most."""
FURTHEST_MS = 36.0


KIT: Mapping[str, tuple[float, float]] = {
    "kick": (90.0, 0.55), "snare": (68.0, 0.8), "stick": (76.0, 0.7), "hat": (62.0, 0.55), "pedal": (54.0, 0.5),
    "open": (74.0, 0.55), "ride": (66.0, 0.6), "bell": (78.0, 0.5), "crash": (96.0, 0.4), "high": (90.0, 0.7),
    "mid": (91.0, 0.7), "low": (92.0, 0.7),
}  # fmt: skip
"""What a voice's usual stroke on the recorded kit is in General MIDI, and how much of its range is kept.

The pads of an electronic kit answer each in their own way: its bass drum is soft and its hi-hat loud to a sound font.
"""

ENERGY_LIFT = 24.0
"""What the narrower range takes from the difference between a quiet section and a loud one is given back."""


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

    ``spread`` is the share of people's shifts in time that is kept, 1 for all.
    """
    quantiles = usual_spread(model, strokes, style)
    loudness = deviates(strokes, letter, VELOCITY, model.shares[VELOCITY], name, seed)
    lateness = deviates(strokes, letter, OFFSET, model.shares[OFFSET], name, seed)
    return Touch(spread * at_deviate(quantiles[:, OFFSET], lateness), at_deviate(quantiles[:, VELOCITY], loudness))


def usual_spread(model: DrumModel, strokes: Strokes, style: str | None) -> Numbers:
    """The quantiles of each stroke, half as drummers of the style play it and half as all do.

    No style is known from many people; for drummers that were not heard, the mixture is nearer than either.
    """
    plain = model.quantiles(features(strokes, None))
    if style is None:
        return plain
    mixed: Numbers = STYLE_TRUST * model.quantiles(features(strokes, style)) + (1.0 - STYLE_TRUST) * plain
    return mixed


def on_general_midi(velocity: Numbers, strokes: Strokes, usual: Numbers) -> Numbers:
    """Velocities of the recorded kit, whose voices have the ``usual`` ones, as those of a General MIDI kit."""
    voice = voices_of(strokes.pitch)
    level, kept = np.array([KIT[each] for each in VOICES])[voice].T
    mapped: Numbers = level + kept * (velocity - usual[voice]) + ENERGY_LIFT * (strokes.energy - 0.5)
    return mapped


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
        "beat": normal(key(seed, *name, output, 5, voice, within)),
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
