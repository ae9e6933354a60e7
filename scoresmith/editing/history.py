"""The history of a song: every step with the notes before and after, so that no take is ever lost.

Steps are only ever added. Going back is a step as well, which names the step that it takes back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.song import Lock, Song
from symbolic.errors import BadInput
from symbolic.grid import Cell, Cells
from symbolic.score import Note, Role

VERSION = 1
_UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Step:
    """One operation: its name, what was asked, and the changed cells before and after (no notes: an empty tuple).

    ``undoes`` is the number of the step that this one takes back.
    """

    operation: str
    asked: Mapping[str, str]
    before: Cells
    after: Cells
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The cells that a song began with, and the steps since, oldest first."""

    origin: Cells
    steps: tuple[Step, ...] = ()

    def with_edit(self, edit: Edit, asked: Mapping[str, str], undoes: int | None = None) -> History:
        """The history with one more step."""
        step = Step(edit.operation, dict(asked), edit.before, edit.after, undoes)
        return replace(self, steps=(*self.steps, step))

    @property
    def cells(self) -> Cells:
        """The cells after the last step."""
        latest = {**self.origin, **{cell: notes for step in self.steps for cell, notes in step.after.items()}}
        return {cell: notes for cell, notes in latest.items() if notes}

    def takes(self, song: Song, cell: Cell) -> list[tuple[Note, ...]]:
        """Every different content that a cell has had, oldest first; the present one is among them."""
        later = [step.after[cell] for step in self.steps if cell in step.after]
        return list(dict.fromkeys([self.origin.get(cell, ()), *later, song.cells.get(cell, ())]))


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
    edit = edit_of(_UNDO, song, song.with_written(step.before))
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


def history_to_json(song: Song, history: History) -> dict[str, Any]:
    """The history, takes and locks as plain values; a note is [onset, pitch, duration, velocity]."""
    return {
        "version": VERSION,
        "seed": song.seed,
        "locks": [{"role": lock.role, "first": lock.first + 1, "last": lock.last + 1} for lock in song.locks],
        "takes": {_name(cell): take for cell, take in sorted(song.takes.items())},
        "origin": _cells_to_json(history.origin),
        "steps": [
            {
                "operation": step.operation,
                "asked": dict(step.asked),
                "undoes": step.undoes,
                "before": _cells_to_json(step.before),
                "after": _cells_to_json(step.after),
            }
            for step in history.steps
        ],
    }


def history_from_json(song: Song, text: str, place: str) -> tuple[Song, History]:
    """The song with its seed, takes and locks, and its history. Raises BadInput naming the file."""
    try:
        values = json.loads(text)
        if values["version"] != VERSION:
            raise BadInput(f"{place}: written by another version ({values['version']})")
        locks = tuple(
            Lock(None if row["role"] is None else Role(row["role"]), int(row["first"]) - 1, int(row["last"]) - 1)
            for row in values["locks"]
        )
        takes = {_cell(name): int(take) for name, take in values["takes"].items()}
        steps = tuple(_step(row, number) for number, row in enumerate(values["steps"]))
        return replace(song, seed=int(values["seed"]), takes=takes, locks=locks), History(
            _cells_from_json(values["origin"]), steps
        )
    except BadInput:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{place}: not a history of edits: {error}") from error


def _step(row: Mapping[str, Any], number: int) -> Step:
    undoes = row["undoes"]
    if undoes is not None and not 0 <= int(undoes) < number:
        raise ValueError(f"step {number} takes back step {undoes}")
    before, after = _cells_from_json(row["before"]), _cells_from_json(row["after"])
    return Step(str(row["operation"]), {str(k): str(v) for k, v in row["asked"].items()}, before, after, undoes)


def _name(cell: Cell) -> str:
    return f"{cell[0]}:{cell[1] + 1}"


def _cell(name: str) -> Cell:
    role, _, bar = name.partition(":")
    return Role(role), int(bar) - 1


def _cells_to_json(cells: Cells) -> dict[str, list[list[int]]]:
    return {
        _name(cell): [[n.onset_tick, n.pitch, n.duration_tick, n.velocity] for n in notes]
        for cell, notes in sorted(cells.items())
    }


def _cells_from_json(values: Mapping[str, Any]) -> Cells:
    return {_cell(name): tuple(Note(*map(int, row)) for row in rows) for name, rows in values.items()}
