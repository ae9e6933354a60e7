"""A song that is being edited: its plan, its finished score, what may not be touched, and which takes were used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.controls import to_controls
from planner.plan import Plan
from symbolic.controls import Controls
from symbolic.grid import Cell, Cells, cells_of, with_cells
from symbolic.score import Note, Role, Score

if TYPE_CHECKING:
    from scoresmith.composer import Piece


@dataclass(frozen=True, slots=True)
class Lock:
    """Cells that no operation may change: a role (None: every role) in bars from ``first`` to ``last``, from 0."""

    role: Role | None
    first: int
    last: int

    def holds(self, cell: Cell) -> bool:
        """Whether a cell is locked."""
        role, bar = cell
        return self.role in (None, role) and self.first <= bar <= self.last


@dataclass(frozen=True)
class Song:
    """An edited song. ``score`` is finished (swung, with velocities); every operation gives a new song.

    ``takes`` has the number of the latest take of each cell that was written again; the first writing is take 0.
    """

    plan: Plan
    score: Score
    seed: int = 0
    takes: Mapping[Cell, int] = field(default_factory=dict)
    locks: tuple[Lock, ...] = ()

    @cached_property
    def controls(self) -> Controls:
        """What the model is told of each bar and cell."""
        return to_controls(self.plan)

    @cached_property
    def cells(self) -> Cells:
        """The notes of each cell that has any."""
        return cells_of(self.score)

    def is_locked(self, cell: Cell) -> bool:
        """Whether a cell may not be changed."""
        return any(lock.holds(cell) for lock in self.locks)

    def with_written(self, written: Mapping[Cell, tuple[Note, ...]]) -> Song:
        """The song with some cells' notes replaced; all other cells stay the same notes."""
        cells = {cell: notes for cell, notes in {**self.cells, **written}.items() if notes}
        return replace(self, score=with_cells(self.score, cells))


def song_of(piece: Piece) -> Song:
    """The song of a piece that was just composed."""
    return Song(piece.plan, piece.score, piece.seed)
