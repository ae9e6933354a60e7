"""Swing: off-beat eighths are played late, as the last third of their beat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, Meter, Note, Score, Track

EIGHTH, LATE_EIGHTH = TICKS_PER_QUARTER // 2, TICKS_PER_QUARTER * 2 // 3
HALF_LATE = (EIGHTH + LATE_EIGHTH) // 2
"""The off-beat of a light swing: on the grid, but no place of any written rhythm."""
LIGHT_LEAST = 8
SWUNG_STYLES: frozenset[str] = frozenset({"swing", "blues"})
"""Styles whose eighths are swung where the meter counts quarters."""


def swing(score: Score) -> Score:
    """The score with every time on an off-beat eighth moved to the third triplet of its beat; all else stays."""
    return replace(score, tracks=tuple(_swung(track) for track in score.tracks))


def _swung(track: Track) -> Track:
    return replace(track, notes=swung_notes(track.notes))


def swung_notes(notes: Iterable[Note], amount: float = 1.0) -> tuple[Note, ...]:
    """Notes with every time on an off-beat eighth moved to the third triplet of its beat, sorted.

    ``amount`` is how much of the way they go, from 0 to 1, to the nearest place of the grid: none, half or all of it.
    """
    place = EIGHTH + TICKS_PER_STEP * round(amount * (LATE_EIGHTH - EIGHTH) / TICKS_PER_STEP)
    return tuple(sorted(_swung_note(note, place) for note in notes)) if place != EIGHTH else tuple(sorted(notes))


def is_swung(style: str, meter: Meter) -> bool:
    """Whether pieces of a style are swung in a meter: a swung style, counted in quarters."""
    return style in SWUNG_STYLES and meter.denominator == 4


def evened_notes(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Swung notes with their off-beats as even eighths again, sorted; beats with real triplets stay as they are."""
    known = tuple(notes)
    third = TICKS_PER_QUARTER - LATE_EIGHTH
    triplets = {n.onset_tick // TICKS_PER_QUARTER for n in known if n.onset_tick % TICKS_PER_QUARTER == third}

    def even(tick: int) -> int:
        beat, inside = divmod(tick, TICKS_PER_QUARTER)
        swung = inside == HALF_LATE or (inside == LATE_EIGHTH and beat not in triplets)
        return beat * TICKS_PER_QUARTER + EIGHTH if swung else tick

    return tuple(
        sorted(Note(even(n.onset_tick), n.pitch, max(even(n.end_tick) - even(n.onset_tick), 1), n.velocity)
               for n in known)
    )  # fmt: skip


def written_even(score: Score) -> Score:
    """The score as light swing is notated: where most off-beats are half late, they are even eighths."""
    inside = [n.onset_tick % TICKS_PER_QUARTER for t in score.tracks for n in t.notes]
    light, others = inside.count(HALF_LATE), inside.count(EIGHTH) + inside.count(LATE_EIGHTH)
    if light < max(LIGHT_LEAST, others):
        return score
    return replace(score, tracks=tuple(replace(t, notes=_each_even(t.notes)) for t in score.tracks))


def _each_even(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes with half-late off-beats on their eighths."""
    moved = []
    for note in notes:
        onset, end = (
            t - HALF_LATE + EIGHTH if t % TICKS_PER_QUARTER == HALF_LATE else t
            for t in (note.onset_tick, note.end_tick)
        )
        moved.append(Note(onset, note.pitch, max(end - onset, 1), note.velocity))
    return tuple(sorted(moved))


def _swung_note(note: Note, place: int = LATE_EIGHTH) -> Note:
    onset = late(note.onset_tick, place)
    end = max(late(note.end_tick, place), onset + TICKS_PER_STEP)  # a short off-beat note would end before it begins
    return Note(onset, note.pitch, end - onset, note.velocity)


def late(tick: int, place: int = LATE_EIGHTH) -> int:
    """Where a tick goes: an off-beat eighth is moved to ``place`` in its beat, anything else stays."""
    beat, inside = divmod(tick, TICKS_PER_QUARTER)
    return beat * TICKS_PER_QUARTER + (place if inside == EIGHTH else inside)
