"""The score as a grid: cut into cells, and put together again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from symbolic.controls import CellControls
from symbolic.score import TICKS_PER_STEP, Note, Role, Score
from symbolic.timing import bar_of, bar_starts
from symbolic.vocab import pulse_of

Cell: TypeAlias = tuple[Role, int]
"""One role in one bar (counted from 0)."""
Cells: TypeAlias = dict[Cell, tuple[Note, ...]]
"""The notes of each cell that has any, with ticks from the start of the piece."""


def cells_of(score: Score) -> Cells:
    """Cut a score into cells; tracks of the same role are joined."""
    starts = bar_starts(score.meters, score.end_tick)
    found: dict[Cell, list[Note]] = {}
    for track in score.tracks:
        for note in track.notes:
            found.setdefault((track.role, bar_of(note.onset_tick, starts)), []).append(note)
    return {cell: tuple(sorted(notes)) for cell, notes in found.items()}


def with_cells(score: Score, cells: Mapping[Cell, Sequence[Note]]) -> Score:
    """The score with every track's notes taken from ``cells`` (one track a role)."""
    by_role: dict[Role, list[Note]] = {}
    for (role, _), notes in sorted(cells.items(), key=lambda item: item[0][1]):
        by_role.setdefault(role, []).extend(notes)
    tracks = tuple(replace(t, notes=tuple(sorted(by_role.get(t.role, ())))) for t in score.tracks)
    return replace(score, tracks=tracks)


def measure_cell(notes: Sequence[Note], bar_start_tick: int) -> CellControls:
    """The Controls that describe the notes of one cell."""
    onsets = sorted({note.onset_tick for note in notes})
    steps = [(onset - bar_start_tick) // TICKS_PER_STEP for onset in onsets]
    return CellControls(
        density=len(onsets),
        register=sum(note.pitch for note in notes) / len(notes),
        stack=len(notes) / len(onsets),
        pulse=pulse_of(steps),
    )
