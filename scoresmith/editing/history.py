"""The history of a song: every step with the notes before and after, so that no take is ever lost.

Steps are only ever added. Going back is a step as well, which names the step that it takes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.plan import Plan
from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.song import Lock, Song
from symbolic.errors import BadInput
from symbolic.grid import Cell, Cells
from symbolic.score import Note, Score
from symbolic.timing import bar_starts

_UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Step:
    """One operation: its name, what was asked, and the changed cells before and after (no notes: an empty tuple).

    ``frame``, ``plan``, ``locks`` and ``style`` are those before and after, if they changed (see ``Edit``); ``undoes``
    is the number of the step that this one takes back.
    """

    operation: str
    asked: Mapping[str, str]
    before: Cells
    after: Cells
    frame: tuple[Score, Score] | None = None
    plan: tuple[Plan | None, Plan | None] | None = None
    undoes: int | None = None
    locks: tuple[tuple[Lock, ...], tuple[Lock, ...]] | None = None
    style: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The cells that a song began with, and the steps since, oldest first."""

    origin: Cells
    steps: tuple[Step, ...] = ()

    def with_edit(self, edit: Edit, asked: Mapping[str, str], undoes: int | None = None) -> History:
        """The history with one more step."""
        step = Step(
            edit.operation, dict(asked), edit.before, edit.after, edit.frame, edit.plan, undoes, edit.locks, edit.style
        )
        return replace(self, steps=(*self.steps, step))

    @property
    def cells(self) -> Cells:
        """The cells after the last step."""
        latest = {**self.origin, **{cell: notes for step in self.steps for cell, notes in step.after.items()}}
        return {cell: notes for cell, notes in latest.items() if notes}

    def takes(self, song: Song, cell: Cell) -> list[tuple[Note, ...]]:
        """Every different content that a cell has had, oldest first; the present one is among them.

        What a bar had that lay elsewhere, in another meter, does not count.
        """
        later = [step.after[cell] for step in self.steps if cell in step.after]
        known = dict.fromkeys([self.origin.get(cell, ()), *later, song.cells.get(cell, ())])
        first_tick, end_tick = bar_starts(song.score.meters, song.score.end_tick)[cell[1] : cell[1] + 2]
        return [notes for notes in known if all(first_tick <= note.onset_tick < end_tick for note in notes)]


def undo(song: Song, history: History) -> tuple[Edit, History]:
    """Take back the latest step that still stands. Raises BadInput when there is none."""
    standing = _standing(history)
    if not standing:
        raise BadInput("there is nothing to take back")
    return _taken_back(song, history, standing[-1])


def redo(song: Song, history: History) -> tuple[Edit, History]:
    """Do again what was taken back last. Raises BadInput when nothing was taken back since the last operation."""
    if not (number := _last_undo(history)):
        raise BadInput("nothing was taken back that could be done again")
    return _taken_back(song, history, number - 1)


def _standing(history: History) -> list[int]:
    """The operations that were not taken back, or were done again, in their order."""
    standing: list[int] = []
    for number, step in enumerate(history.steps):
        if step.undoes is None:
            standing.append(number)
        elif history.steps[step.undoes].undoes is None:
            standing.remove(step.undoes)
        else:
            origin = history.steps[step.undoes].undoes
            assert origin is not None
            standing.append(origin)
    return standing


def _last_undo(history: History) -> int:
    """One more than the number of the latest undo that may be undone itself; 0 if there is none."""
    open_undos: list[int] = []
    for number, step in enumerate(history.steps):
        if step.undoes is None:
            open_undos = []
        elif history.steps[step.undoes].undoes is None:
            open_undos.append(number)
        else:
            open_undos.remove(step.undoes)
    return open_undos[-1] + 1 if open_undos else 0


def _taken_back(song: Song, history: History, number: int) -> tuple[Edit, History]:
    step = history.steps[number]
    old = song if step.plan is None else replace(song, plan=step.plan[0])
    if step.locks is not None:
        old = replace(old, locks=step.locks[0])
    if step.style is not None:
        old = replace(old, style=step.style[0])
    if step.frame is not None:
        old = old.with_frame(step.frame[0])
    edit = edit_of(_UNDO, song, old.with_written(step.before))
    return edit, history.with_edit(edit, {}, number)


def choose(song: Song, history: History, request: frozenset[Cell], take: int) -> tuple[Edit, History]:
    """Give the cells of ``request`` their take of that number, from 1; cells with fewer takes keep what they have.

    Raises BadInput when no cell has so many takes.
    """
    known = {cell: history.takes(song, cell) for cell in request}
    most = max(map(len, known.values()), default=0)
    if not 1 <= take <= most:
        raise BadInput(f"there is no take {take}; these cells have {most} at most")
    written = {cell: takes[take - 1] for cell, takes in known.items() if len(takes) >= take}
    edit = edit_of("choose", song, song.with_written(written))
    return edit, history.with_edit(edit, {"take": str(take)})
