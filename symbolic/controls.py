"""Controls: what the model is told about the piece, each bar and each cell, before it fills a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from symbolic.score import ChordSpan, Key, Meter, Role
from symbolic.texture import Motion, Texture

STYLES: tuple[str, ...] = (
    "pop", "ballad", "rock", "metal", "funk", "disco", "bossa", "swing", "lofi", "ambient", "edm", "epic",
    "waltz", "folk", "guofeng", "chiptune", "classical", "latin", "hiphop", "blues",
)  # fmt: skip

Blend: TypeAlias = tuple[tuple[str, float], ...]
"""Styles with their shares, which sum to 1."""


class Motif(StrEnum):
    """Where a cell's material comes from: its own invention, or an earlier cell of the same role."""

    STATE = "state"
    """New material."""
    REPEAT = "repeat"
    """The source cell's notes again, moved only if the bar's chords differ."""
    VARY = "vary"
    """The source cell's rhythm with new pitches."""


@dataclass(frozen=True, slots=True)
class CellControls:
    """What one active cell should be like; a cell without controls is silent.

    ``density`` is note onsets in the bar (chords count once); ``register`` the mean pitch aimed at;
    ``stack`` notes sounding together at an onset (1 to 5); ``pulse`` the finest rhythm: 1 quarters, 2 eighths,
    4 sixteenths, 3 triplets. ``source_bar`` is the earlier bar that REPEAT and VARY take from. ``texture`` is the
    rhythmic figure and ``motion`` how the pitches (or the kit) move; None leaves them to the model. ``style`` is the
    one whose patterns a cell of a blend follows; "" stands for the piece's.
    """

    density: float
    register: float
    stack: float
    pulse: int
    motif: Motif = Motif.STATE
    source_bar: int | None = None
    texture: Texture | None = None
    motion: Motion | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class BarControls:
    """One bar: its place in the form, its harmony and its energy (0 to 1).

    ``phrase_end`` marks the last bar of a phrase, ``section_end`` that of a section, ``final`` that of the piece.
    ``chords`` have ticks from the start of the piece and cover the bar without a gap.
    """

    start_tick: int
    meter: Meter
    key: Key
    section: str
    bar_in_section: int
    section_bars: int
    chords: tuple[ChordSpan, ...]
    energy: float
    phrase_end: bool = False
    section_end: bool = False
    final: bool = False


@dataclass(frozen=True, slots=True)
class Controls:
    """Everything the model is told. ``programs`` gives the instrument of each role that plays anywhere.

    ``blends`` has the mixture of styles of each bar, or nothing where the piece is in ``style`` alone. ``swing`` has
    how far the off-beat eighths of each bar are swung, 0 to 1, or nothing where the style alone decides.
    """

    style: str
    valence: float
    arousal: float
    tempo_bpm: float
    bars: tuple[BarControls, ...]
    cells: Mapping[tuple[Role, int], CellControls]
    programs: Mapping[Role, int]
    blends: tuple[Blend, ...] = ()
    swing: tuple[float, ...] = ()
