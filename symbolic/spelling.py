"""Enharmonic spelling: which letter and accidental each note is written with."""

from __future__ import annotations

from dataclasses import dataclass

from symbolic.score import Role, Score
from symbolic.theory import note_name, prefers_flats
from symbolic.timing import key_at

ALTERS: dict[str, int] = {"": 0, "#": 1, "b": -1}
STEP_PITCH_CLASS: dict[str, int] = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


@dataclass(frozen=True, slots=True)
class Spelling:
    """A letter A to G and its alteration in semitones, -2 (double flat) to 2 (double sharp)."""

    step: str
    alter: int

    def octave(self, pitch: int) -> int:
        """The octave of scientific pitch notation (middle C, MIDI key 60, is C4) in which ``pitch`` is written."""
        return (pitch - self.alter - STEP_PITCH_CLASS[self.step]) // 12 - 1


def spell(score: Score) -> tuple[tuple[Spelling, ...], ...]:
    """The spelling of every note, one tuple a track in the order of its notes (drums: empty tuples)."""
    return tuple(
        tuple(_by_key(score, note.onset_tick, note.pitch) for note in track.notes)
        if track.role is not Role.DRUMS
        else ()
        for track in score.tracks
    )


def _by_key(score: Score, tick: int, pitch: int) -> Spelling:
    key = key_at(score.keys, tick)
    name = note_name(pitch % 12, prefers_flats(key.tonic, key.mode))
    return Spelling(name[0], ALTERS[name[1:]])
