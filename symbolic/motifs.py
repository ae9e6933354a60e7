"""Find out where the material of existing cells comes from: which bar a bar repeats, and which it varies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from symbolic.controls import BarControls, Motif
from symbolic.grid import Cell
from symbolic.score import Note
from symbolic.vocab import MAX_LAG_BARS

Shape: TypeAlias = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
"""A cell without its place: onsets in ticks from the bar line, then the pitch and length of each note."""


def shapes_of(cells: Mapping[Cell, Sequence[Note]], bars: Sequence[BarControls]) -> dict[Cell, Shape]:
    """The shape of each cell; its notes are sorted."""
    return {
        cell: (
            tuple(note.onset_tick - bars[cell[1]].start_tick for note in notes),
            tuple((note.pitch, note.duration_tick) for note in notes),
        )
        for cell, notes in cells.items()
    }


def measure_motif(shapes: Mapping[Cell, Shape], bars: Sequence[BarControls], cell: Cell) -> tuple[Motif, int | None]:
    """The motif of a cell and its source bar: REPEAT for the same notes, VARY for the same onsets, else STATE.

    The nearest bar of the last ``MAX_LAG_BARS`` that fits is the source; a repeated bar is preferred to a varied one.
    """
    role, bar = cell
    own = shapes[cell]
    varied: int | None = None
    for source in range(bar - 1, max(bar - MAX_LAG_BARS, 0) - 1, -1):
        there = shapes.get((role, source))
        if there is None or there[0] != own[0] or bars[source].meter.bar_ticks != bars[bar].meter.bar_ticks:
            continue
        if there[1] == own[1]:
            return Motif.REPEAT, source
        varied = source if varied is None else varied
    return (Motif.STATE, None) if varied is None else (Motif.VARY, varied)
