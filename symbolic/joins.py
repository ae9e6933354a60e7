"""Where a note of a row ends: not after the next note of its voice begins, and without a small hole before it."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic.grammar import RULES
from symbolic.score import TICKS_PER_STEP, Note, Role

LEGATO_TICKS = 3 * TICKS_PER_STEP
"""A one-voiced role closes a gap to its next note that is shorter than this."""


def reach_tick(notes: Sequence[Note], role: Role) -> int:
    """The tick before which the following notes of the row can still move the end of one of ``notes``."""
    return max((note.end_tick for note in notes), default=0) + (LEGATO_TICKS if RULES[role].stack == 1 else 0)


def end_where_next_begins(
    notes: Sequence[Note], later: Sequence[Note], role: Role, *, legato: bool = True
) -> tuple[Note, ...]:
    """``notes`` of a row cut where the next note of the voice, or of the same pitch, begins; ``legato`` closes gaps.

    ``later`` are the row's following notes; of two notes of a voice that begin together, the higher one stays.
    """
    one_voice = RULES[role].stack == 1
    following = {0 if one_voice else note.pitch: note.onset_tick for note in sorted(later, reverse=True)}
    out = []
    for note in sorted(notes, reverse=True):
        voice = 0 if one_voice else note.pitch
        limit = following.get(voice)
        if limit is not None:
            if limit <= note.onset_tick:
                continue
            if note.end_tick > limit or (legato and one_voice and limit - note.end_tick < LEGATO_TICKS):
                note = Note(note.onset_tick, note.pitch, limit - note.onset_tick, note.velocity)
        following[voice] = note.onset_tick
        out.append(note)
    return tuple(sorted(out))
