"""Infilling on held-out songs: what a person's notes cost in the middle of a song, and how fills join what is around.

``infill_bits`` is the mean cost in bits of a person's melody note where the model reads the bars before and after it,
``infill_bits_left`` where it reads those before it alone; both are told the same Controls. Joins are the steps of the
melody, in semitones, into a refilled bar and out of it: ours, the person's in the same places, and where the fill could
not see what follows (``_left``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from edit_pieces import Piece

from scoresmith.editing.operations import written
from scoresmith.editing.song import Song
from symbolic import vocab
from symbolic.context import Job, context, given_events, told
from symbolic.controls import CellControls
from symbolic.decoder import Decoder, Floats, default_decoder
from symbolic.encode import note_row
from symbolic.grammar import CellGrammar, chord_vector
from symbolic.grid import Cell, Cells, measure_cell
from symbolic.instruments import instrument
from symbolic.sampling import Sampling
from symbolic.score import Note, Role
from symbolic.units import Unit
from symbolic.vocab import END

BARS = range(4, 12)
"""The bars whose notes are counted."""
FILLED = range(6, 8)
"""The bars that are written again."""
WIDE = 9
"""A step of more semitones than this, a major sixth, is counted as wide."""
ROLES_READ = (Role.MELODY,)


def cost(logits: Floats, value: int) -> float:
    """The bits of a value under logits."""
    row = logits[0].astype(np.float64)
    return float((np.log(np.exp(row - row.max()).sum()) + row.max() - row[value]) / np.log(2))


def bits_of_cell(song: Song, cells: Cells, cell: Cell, decoder: Decoder) -> float:
    """What the notes of a cell cost, and its end, given the other ``cells``."""
    role, bar = cell
    place, notes = song.controls.bars[bar], song.cells[cell]
    control = measure_cell(notes, role, place)
    kept = {other: value for other, value in cells.items() if other != cell}
    told_controls = replace(song.controls, cells={**song.controls.cells, cell: control})
    job = Job(kept, told_controls, frozenset({cell}), decoder, 0, {}, Sampling(), None)
    unit = Unit(role, (bar,), frozenset())
    around = context(job, unit)
    first = min([bar, *(b for _, b in around)])
    vectors = told(job, role, bar, control, first, given=False)
    shift = vocab.tonic_shift(place.key.tonic)
    rows = sorted({note_row(note, role, place.start_tick, shift) for note in notes})
    events = [given_events(job, other, job.look(unit, other), first)[0] for other in around]
    events += [decoder.head_event(vectors), decoder.note_events(vectors[0], np.array(rows))]
    features = decoder.features(np.concatenate(events))[-len(rows) - 1 :]
    grammar = _grammar(song, cell, control)
    bits = cost(decoder.logits("position", features[-1:]), END)
    for feature, (position, pitch, duration) in zip(features[:-1, None], rows, strict=True):
        bits += cost(decoder.logits("position", feature), position)
        onset = decoder.onset(feature, position, decoder.onset_chord(chord_vector(grammar, position))[None])
        bits += cost(decoder.logits("pitch", onset), pitch)
        bits += cost(decoder.logits("duration", decoder.onset_pitch(onset, pitch)), duration)
    return bits


def _grammar(song: Song, cell: Cell, control: CellControls) -> CellGrammar:
    player = instrument(song.controls.programs.get(cell[0], 0))
    place = song.controls.bars[cell[1]]
    return CellGrammar(cell[0], place, control, (player.low, player.high), song.controls.style, 1.0)


def bits_per_note(songs: Sequence[Song], decoder: Decoder, *, right: bool) -> float:
    """The mean cost of a melody note of ``BARS``."""
    bits = notes = 0.0
    for song in songs:
        for bar in BARS:
            cell = (Role.MELODY, bar)
            if cell in song.cells:
                seen = {c: n for c, n in song.cells.items() if right or c[1] <= bar}
                bits += bits_of_cell(song, seen, cell, decoder)
                notes += len(song.cells[cell])
    return bits / max(notes, 1)


def joins(song: Song) -> list[int]:
    """The steps of the melody into ``FILLED`` and out of it, in semitones; those over a rest of a bar are left out."""
    cells = [song.cells.get((Role.MELODY, bar), ()) for bar in (FILLED[0] - 1, FILLED[0], FILLED[-1], FILLED[-1] + 1)]
    return [abs(_line(b)[0].pitch - _line(a)[-1].pitch) for a, b in (cells[:2], cells[2:]) if a and b]


def _line(notes: Sequence[Note]) -> list[Note]:
    """The highest note of each onset."""
    return [max(n for n in notes if n.onset_tick == onset) for onset in sorted({n.onset_tick for n in notes})]


def filled(song: Song, *, right: bool) -> Song:
    """The song with ``FILLED`` written again; where ``right`` is not set, what follows is taken away meanwhile."""
    request = {(Role.MELODY, bar) for bar in FILLED if (Role.MELODY, bar) in song.controls.cells}
    later = {cell: () for cell in song.cells if cell[1] > FILLED[-1] and not right}
    new = written(song.with_written(later), song.controls, request)
    return song.with_written({cell: new.cells.get(cell, ()) for cell in request})


def infill_figures(pieces: Sequence[Piece]) -> dict[str, float]:
    """The figures of infilling on these songs."""
    songs, decoder = [piece.song for piece in pieces], default_decoder()
    figures = {
        "infill_bits": bits_per_note(songs, decoder, right=True),
        "infill_bits_left": bits_per_note(songs, decoder, right=False),
    }
    sets = {
        "": [filled(s, right=True) for s in songs],
        "_left": [filled(s, right=False) for s in songs],
        "_human": songs,
    }
    for name, each in sets.items():
        steps = [step for song in each for step in joins(song)]
        figures[f"infill_join_semitones{name}"] = float(np.mean(steps))
        figures[f"infill_join_wide_pct{name}"] = 100 * float(np.mean([step > WIDE for step in steps]))
    return figures
