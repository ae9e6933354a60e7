"""Swing: off-beat eighths are played late, as the last third of their beat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, Meter, Note, Score, Track

EIGHTH, LATE_EIGHTH = TICKS_PER_QUARTER // 2, TICKS_PER_QUARTER * 2 // 3
SWUNG_STYLES: frozenset[str] = frozenset({"swing", "blues"})
"""Styles whose eighths are swung where the meter counts quarters."""


def swing(score: Score) -> Score:
    """The score with every time on an off-beat eighth moved to the third triplet of its beat; all else stays."""
    return replace(score, tracks=tuple(_swung(track) for track in score.tracks))


def _swung(track: Track) -> Track:
    return replace(track, notes=swung_notes(track.notes))


def swung_notes(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes with every time on an off-beat eighth moved to the third triplet of its beat, sorted."""
    return tuple(sorted(_swung_note(note) for note in notes))


def is_swung(style: str, meter: Meter) -> bool:
    """Whether pieces of a style are swung in a meter: a swung style, counted in quarters."""
    return style in SWUNG_STYLES and meter.denominator == 4


def _swung_note(note: Note) -> Note:
    onset = late(note.onset_tick)
    end = max(late(note.end_tick), onset + TICKS_PER_STEP)  # a short off-beat note would end before it begins
    return Note(onset, note.pitch, end - onset, note.velocity)


def late(tick: int) -> int:
    """Where a tick goes: an off-beat eighth is moved, anything else stays."""
    beat, inside = divmod(tick, TICKS_PER_QUARTER)
    return beat * TICKS_PER_QUARTER + (LATE_EIGHTH if inside == EIGHTH else inside)
