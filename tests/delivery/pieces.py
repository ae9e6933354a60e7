"""The pieces that every form of delivery is tested with, each with something that other programs stumble over.

They were composed by this project and are kept as values, so that no test depends on what is composed today.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track

FOLDER = Path(__file__).parent / "pieces"
NAMES: tuple[str, ...] = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def piece(name: str) -> Score:
    """The piece of that name, one of ``NAMES``."""
    return score_of_values(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def values_of_score(score: Score) -> dict[str, Any]:
    """The score as lists and plain values; a note is [onset, pitch, duration, velocity]."""
    return {
        "title": score.title,
        "copyright": score.copyright,
        "end_tick": score.end_tick,
        "pickup_ticks": score.pickup_ticks,
        "tempos": [[t.tick, t.bpm] for t in score.tempos],
        "meters": [[m.tick, m.numerator, m.denominator] for m in score.meters],
        "keys": [[k.tick, k.tonic, k.mode] for k in score.keys],
        "chords": [[s.onset_tick, s.duration_tick, s.chord.root, s.chord.quality, s.chord.bass] for s in score.chords],
        "sections": [[s.name, s.kind, s.letter, s.start_bar, s.bars, s.energy] for s in score.sections],
        "tracks": [
            [str(t.role), t.name, t.program, [[n.onset_tick, n.pitch, n.duration_tick, n.velocity] for n in t.notes]]
            for t in score.tracks
        ],
    }


def score_of_values(values: dict[str, Any]) -> Score:
    """The score of ``values_of_score``."""
    return Score(
        title=values["title"],
        end_tick=values["end_tick"],
        tempos=tuple(Tempo(*row) for row in values["tempos"]),
        meters=tuple(Meter(*row) for row in values["meters"]),
        keys=tuple(Key(*row) for row in values["keys"]),
        chords=tuple(ChordSpan(onset, ticks, Chord(*chord)) for onset, ticks, *chord in values["chords"]),
        sections=tuple(Section(*row) for row in values["sections"]),
        tracks=tuple(
            Track(Role(role), name, program, tuple(Note(*row) for row in notes))
            for role, name, program, notes in values["tracks"]
        ),
        copyright=values["copyright"],
        pickup_ticks=values["pickup_ticks"],
    )
