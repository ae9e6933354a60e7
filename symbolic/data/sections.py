"""Sections of tunes and songs that are built of eight-bar parts, told by the melody they repeat."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from symbolic.score import Note, Role, Score, Section
from symbolic.timing import bar_of, bar_starts

BARS = 8
"""The length of a part."""
ALIKE_AT_LEAST = 0.7
"""The share of the notes (onset and pitch) in common that makes two parts the same material."""
_LATE = 0.5  # a first bar in which nothing begins before this share of it is a pickup


def repeated_parts(score: Score) -> tuple[Section, ...]:
    """The eight-bar parts of a melody as sections of kind "theme", or none where there is no sign of such parts.

    The signs are one meter, a whole number of parts (after a pickup bar), two at least, and one that comes back.
    """
    melody = score.track(Role.MELODY)
    if melody is None or len({m.bar_ticks for m in score.meters}) != 1:
        return ()
    starts = bar_starts(score.meters, score.end_tick)
    pickup = int(melody.notes[0].onset_tick >= _LATE * score.meters[0].bar_ticks)
    bars = len(starts) - 1 - pickup
    if bars % BARS or bars < 2 * BARS:
        return ()
    firsts = range(pickup, pickup + bars, BARS)
    parts = [_part(melody.notes, starts, first) for first in firsts]
    letters = _letters(parts)
    if len(set(letters)) == len(letters):
        return ()
    return tuple(
        Section(f"Part {letter}", "theme", letter, first, BARS) for letter, first in zip(letters, firsts, strict=True)
    )


def _part(notes: Sequence[Note], starts: Sequence[int], first: int) -> frozenset[tuple[int, int]]:
    inside = (n for n in notes if first <= bar_of(n.onset_tick, starts) < first + BARS)
    return frozenset((n.onset_tick - starts[first], n.pitch) for n in inside)


def _letters(parts: Sequence[frozenset[tuple[int, int]]]) -> list[str]:
    """A letter for each part, the same for those that are alike."""
    models: list[frozenset[tuple[int, int]]] = []
    letters = []
    for part in parts:
        alike = (i for i, m in enumerate(models) if len(part & m) >= ALIKE_AT_LEAST * max(1, len(part), len(m)))
        index = next(alike, len(models))
        if index == len(models):
            models.append(part)
        letters.append(ascii_uppercase[index % len(ascii_uppercase)])
    return letters
