"""A score as plain values, for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track


def notes_to_values(notes: Sequence[Note]) -> list[list[int]]:
    """Notes as [onset, pitch, duration, velocity]."""
    return [[n.onset_tick, n.pitch, n.duration_tick, n.velocity] for n in notes]


def notes_from_values(rows: Sequence[Sequence[int]]) -> tuple[Note, ...]:
    """The notes of ``notes_to_values``."""
    return tuple(Note(*map(int, row)) for row in rows)


def score_to_values(score: Score) -> dict[str, Any]:
    """The score as lists and plain values."""
    return {
        "title": score.title,
        "copyright": score.copyright,
        "end_tick": score.end_tick,
        "pickup_ticks": score.pickup_ticks,
        "tempos": [[t.tick, t.bpm] for t in score.tempos],
        "meters": [[m.tick, m.numerator, m.denominator] for m in score.meters],
        "keys": [[k.tick, k.tonic, k.mode, k.sharps] for k in score.keys],
        "chords": [[s.onset_tick, s.duration_tick, s.chord.root, s.chord.quality, s.chord.bass] for s in score.chords],
        "sections": [[s.name, s.kind, s.letter, s.start_bar, s.bars, s.energy] for s in score.sections],
        "tracks": [[str(t.role), t.name, t.program, notes_to_values(t.notes)] for t in score.tracks],
    }


def score_from_values(values: Mapping[str, Any]) -> Score:
    """The score of ``score_to_values``. Raises KeyError, TypeError or ValueError for other values."""
    return Score(
        title=values["title"],
        end_tick=values["end_tick"],
        tempos=tuple(Tempo(*row) for row in values["tempos"]),
        meters=tuple(Meter(*row) for row in values["meters"]),
        keys=tuple(Key(*row) for row in values["keys"]),
        chords=tuple(ChordSpan(onset, ticks, Chord(*chord)) for onset, ticks, *chord in values["chords"]),
        sections=tuple(Section(*row) for row in values["sections"]),
        tracks=tuple(
            Track(Role(role), name, program, notes_from_values(notes))
            for role, name, program, notes in values["tracks"]
        ),
        copyright=values["copyright"],
        pickup_ticks=values["pickup_ticks"],
    )
