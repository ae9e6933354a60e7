"""What a bar of a role is like, in a few words: its rhythmic figure and how its pitches (or its kit) move.

Both are Controls: measured on existing music, told to the model, and chosen by a planner from the style book.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Note, Role


class Texture(StrEnum):
    """The rhythmic figure of a bar."""

    HELD = "held"
    """One onset, at the bar line or half-way."""
    LATE = "late"
    """One or two onsets, none of them on the bar line."""
    BEATS = "beats"
    """Onsets on beats only."""
    EIGHTHS = "eighths"
    """Eighths without a gap of a beat or more."""
    SIXTEENTHS = "sixteenths"
    """Mostly sixteenths."""
    OFFBEATS = "offbeats"
    """More onsets between the beats than on them."""
    DOTTED = "dotted"
    """Beats and eighths with a dotted figure (three against eight among them)."""
    SYNCOPATED = "syncopated"
    """An onset off the beat is held over the next beat."""
    TRIPLETS = "triplets"
    """Thirds of a beat."""
    MIXED = "mixed"
    """None of these."""


class Motion(StrEnum):
    """How the pitches of a bar move; for drums, how the kit is used."""

    SAME = "same"
    """One pitch (or one chord) throughout."""
    UP = "up"
    DOWN = "down"
    ARCH = "arch"
    """Up, then down."""
    BOWL = "bowl"
    """Down, then up."""
    ALTERNATING = "alternating"
    """Up and down at every step or nearly so."""
    WANDERING = "wandering"
    """None of these."""
    BACKBEAT = "backbeat"
    """Snare on the second and fourth of four beats."""
    HALF_TIME = "half-time"
    """Snare on the third of four beats."""
    FOUR_FLOOR = "four-floor"
    """Bass drum on every beat."""
    TOMS = "toms"
    """Three strokes or more on the toms: a fill."""
    CYMBALS = "cymbals"
    """No snare: hats, cymbals and bass drum."""
    GROOVE = "groove"
    """Any other use of the kit."""


SNARES: frozenset[int] = frozenset({37, 38, 39, 40})
KICKS: frozenset[int] = frozenset({35, 36})
TOMS: frozenset[int] = frozenset({41, 43, 45, 47, 48, 50})


def measure_texture(steps: Sequence[int], bar_steps: int) -> Texture:
    """The figure of onsets at ``steps`` (grid steps from the bar line, any order, not empty) of a bar."""
    onsets = sorted(set(steps))
    inside = [step % GRID_PER_QUARTER for step in onsets]
    count = len(onsets)
    if count == 1 and onsets[0] in (0, bar_steps // 2):
        return Texture.HELD
    if count <= 2 and onsets[0] > 0:
        return Texture.LATE
    if sum(step in (4, 8) for step in inside) * 3 >= count:
        return Texture.TRIPLETS
    if not any(inside):
        return Texture.BEATS
    gaps = [after - this for this, after in pairwise([*onsets, bar_steps])]
    if sum(gap == 3 for gap in gaps) * 2 > count:
        return Texture.SIXTEENTHS
    on_beat = inside.count(0)
    if on_beat * 2 < count and on_beat <= 2:
        return Texture.OFFBEATS
    held_over = sum(bool(place) and place + gap > GRID_PER_QUARTER for place, gap in zip(inside, gaps, strict=True))
    if held_over:
        return Texture.SYNCOPATED
    if any(gap in (9, 18) for gap in gaps):
        return Texture.DOTTED
    if all(gap <= 12 for gap in gaps) and all(place in (0, 6) for place in inside):
        return Texture.EIGHTHS
    return Texture.MIXED


def measure_motion(notes: Sequence[Note], role: Role, bar_start_tick: int, bar_steps: int) -> Motion:
    """How the notes of one cell (not empty) move."""
    if role is Role.DRUMS:
        return _kit(notes, bar_start_tick, bar_steps)
    tops: dict[int, int] = {}
    for note in notes:
        tops[note.onset_tick] = max(note.pitch, tops.get(note.onset_tick, 0))
    line = [pitch for _, pitch in sorted(tops.items())]
    moves = [after - this for this, after in pairwise(line) if after != this]
    if not moves:
        return Motion.SAME
    signs = [move > 0 for move in moves]
    turns = sum(a != b for a, b in pairwise(signs))
    if turns == 0:
        return Motion.UP if signs[0] else Motion.DOWN
    if turns == 1:
        return Motion.ARCH if signs[0] else Motion.BOWL
    return Motion.ALTERNATING if turns * 4 >= 3 * (len(moves) - 1) and len(moves) >= 3 else Motion.WANDERING


def _kit(notes: Sequence[Note], bar_start_tick: int, bar_steps: int) -> Motion:
    def steps(keys: frozenset[int]) -> set[int]:
        return {(n.onset_tick - bar_start_tick) // TICKS_PER_STEP for n in notes if n.pitch in keys}

    snares, kicks = steps(SNARES), steps(KICKS)
    beats = set(range(0, bar_steps, GRID_PER_QUARTER))
    if len([n for n in notes if n.pitch in TOMS]) >= 3:
        return Motion.TOMS
    if beats <= kicks:
        return Motion.FOUR_FLOOR
    if not snares:
        return Motion.CYMBALS
    if bar_steps == 4 * GRID_PER_QUARTER:
        if {12, 36} <= snares:
            return Motion.BACKBEAT
        if 24 in snares and not {12, 36} & snares:
            return Motion.HALF_TIME
    return Motion.GROOVE


TEXTURES: tuple[Texture, ...] = tuple(Texture)
MOTIONS: tuple[Motion, ...] = tuple(Motion)
