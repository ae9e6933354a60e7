"""The history of a song: every step with the notes before and after, so that no take is ever lost.

Steps are only ever added. Going back is a step as well, which names the step that it takes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.plan import Plan
from planner.plan_file import plan_from_yaml, plan_to_yaml
from scoresmith.editing.kept_cells import kept
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

    ``frame``, ``plan`` (the text of its file), ``locks`` and ``style`` are those before and after, if they changed (see
    ``Edit``); ``undoes`` is the number of the step that this one takes back.
    """

    operation: str
    asked: Mapping[str, str]
    before: Mapping[Cell, tuple[Note, ...]]
    after: Mapping[Cell, tuple[Note, ...]]
    frame: tuple[Score, Score] | None = None
    plan: tuple[str | None, str | None] | None = None
    undoes: int | None = None
    locks: tuple[tuple[Lock, ...], tuple[Lock, ...]] | None = None
    style: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The cells that a song began with, and the steps since, oldest first."""

    origin: Mapping[Cell, tuple[Note, ...]]
    steps: tuple[Step, ...] = ()

    def with_edit(self, edit: Edit, asked: Mapping[str, str], undoes: int | None = None) -> History:
        """The history with one more step."""
        plan = None if edit.plan is None else (_text(edit.plan[0]), _text(edit.plan[1]))
        step = Step(
            edit.operation, dict(asked), edit.before, edit.after, edit.frame, plan, undoes, edit.locks, edit.style
        )
        return replace(self, steps=(*self.steps, step))

    def with_plan_texts(self, before: str | None, after: str | None) -> History:
        """The history with the plan of the last step as its file has it, in a person's own writing."""
        return replace(self, steps=(*self.steps[:-1], replace(self.steps[-1], plan=(before, after))))

    @property
    def kept(self) -> History:
        """The same history with its notes as lines, which a file takes as they are."""
        steps = tuple(replace(step, before=kept(step.before), after=kept(step.after)) for step in self.steps)
        return History(kept(self.origin), steps)

    @property
    def cells(self) -> Cells:
        """The cells after the last step."""
        latest: dict[Cell, Mapping[Cell, tuple[Note, ...]]] = dict.fromkeys(self.origin, self.origin)
        for step in self.steps:
            latest |= dict.fromkeys(step.after, step.after)
        return {cell: notes for cell, where in latest.items() if (notes := where[cell])}

    def takes(self, song: Song, cell: Cell) -> list[tuple[Note, ...]]:
        """Every different content that a cell has had, oldest first; the present one is among them.

        What a bar had that lay elsewhere, in another meter, does not count.
        """
        later = [step.after[cell] for step in self.steps if cell in step.after]
        known = dict.fromkeys([self.origin.get(cell, ()), *later, song.cells.get(cell, ())])
        first_tick, end_tick = bar_starts(song.score.meters, song.score.end_tick)[cell[1] : cell[1] + 2]
        return [notes for notes in known if all(first_tick <= note.onset_tick < end_tick for note in notes)]


def _text(plan: Plan | None) -> str | None:
    return None if plan is None else plan_to_yaml(plan)


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
    old = song
    if step.plan is not None:
        old = replace(old, plan=None if step.plan[0] is None else plan_from_yaml(step.plan[0], source="the history"))
    if step.style is not None:
        old = replace(old, style=step.style[0])
    if step.locks is not None:
        old = replace(old, locks=step.locks[0])
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
