"""The history as a file: JSON, notes as four numbers, cells named like ``melody:5`` (bars counted from 1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.plan import Plan
from planner.plan_file import plan_from_yaml, plan_to_yaml
from scoresmith.editing.history import History, Step
from scoresmith.editing.song import Lock, Song
from symbolic.errors import BadInput
from symbolic.grid import Cell, Cells
from symbolic.score import Role, Score
from symbolic.score_values import notes_from_values, notes_to_values, score_from_values, score_to_values

VERSION = 1


def history_to_values(song: Song, history: History) -> dict[str, Any]:
    """The history with the song's seed, style, takes and locks as plain values."""
    return {
        "version": VERSION,
        "seed": song.seed,
        "style": song.style,
        "plan": None if song.plan is None else plan_to_yaml(song.plan),
        "frame": score_to_values(song.frame),
        "locks": _locks_to_values(song.locks),
        "takes": {_name(cell): take for cell, take in sorted(song.takes.items())},
        "origin": _cells_to_values(history.origin),
        "steps": [_step_to_values(step) for step in history.steps],
    }


def history_from_values(values: Mapping[str, Any], place: str) -> tuple[Song, History]:
    """The song after the last step, and its history. Raises BadInput naming the file."""
    try:
        if values["version"] != VERSION:
            raise BadInput(f"{place}: written by another version ({values['version']})")
        steps = tuple(_step(row, number, place) for number, row in enumerate(values["steps"]))
        history = History(_cells(values["origin"]), steps)
        song = Song(
            score_from_values(values["frame"]),
            None if values["plan"] is None else plan_from_yaml(values["plan"], source=place),
            style=str(values["style"]),
            seed=int(values["seed"]),
            takes={_cell(name): int(take) for name, take in values["takes"].items()},
            locks=tuple(_lock(row) for row in values["locks"]),
        )
        return song.with_written(history.cells), history
    except BadInput:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput(f"{place}: not a history of edits: {error}") from error


def _step_to_values(step: Step) -> dict[str, Any]:
    values: dict[str, Any] = {
        "operation": step.operation,
        "asked": dict(step.asked),
        "undoes": step.undoes,
        "before": _cells_to_values(step.before),
        "after": _cells_to_values(step.after),
    }
    if step.frame is not None:
        values["frame"] = [score_to_values(frame) for frame in step.frame]
    if step.plan is not None:
        values["plan"] = [None if plan is None else plan_to_yaml(plan) for plan in step.plan]
    if step.locks is not None:
        values["locks"] = [_locks_to_values(locks) for locks in step.locks]
    if step.style is not None:
        values["style"] = list(step.style)
    return values


def _locks_to_values(locks: tuple[Lock, ...]) -> list[dict[str, Any]]:
    return [{"role": lock.role, "first": lock.first + 1, "last": lock.last + 1} for lock in locks]


def _step(row: Mapping[str, Any], number: int, place: str) -> Step:
    undoes = row["undoes"]
    if undoes is not None and not 0 <= int(undoes) < number:
        raise ValueError(f"step {number} takes back step {undoes}")
    return Step(
        str(row["operation"]),
        {str(name): str(value) for name, value in row["asked"].items()},
        _cells(row["before"]),
        _cells(row["after"]),
        _frames(row["frame"]) if "frame" in row else None,
        _plans(row["plan"], place) if "plan" in row else None,
        undoes,
        _both_locks(row["locks"]) if "locks" in row else None,
        _styles(row["style"]) if "style" in row else None,
    )


def _both_locks(values: Any) -> tuple[tuple[Lock, ...], tuple[Lock, ...]]:
    before, after = (tuple(map(_lock, rows)) for rows in values)
    return before, after


def _styles(values: Any) -> tuple[str, str]:
    before, after = map(str, values)
    return before, after


def _frames(values: Any) -> tuple[Score, Score]:
    before, after = map(score_from_values, values)
    return before, after


def _plans(values: Any, place: str) -> tuple[Plan | None, Plan | None]:
    before, after = (None if text is None else plan_from_yaml(text, source=place) for text in values)
    return before, after


def _lock(row: Mapping[str, Any]) -> Lock:
    role = None if row["role"] is None else Role(row["role"])
    return Lock(role, int(row["first"]) - 1, int(row["last"]) - 1)


def _name(cell: Cell) -> str:
    return f"{cell[0]}:{cell[1] + 1}"


def _cell(name: str) -> Cell:
    role, _, bar = name.partition(":")
    return Role(role), int(bar) - 1


def _cells_to_values(cells: Cells) -> dict[str, list[list[int]]]:
    return {_name(cell): notes_to_values(notes) for cell, notes in sorted(cells.items())}


def _cells(values: Mapping[str, Any]) -> Cells:
    return {_cell(name): notes_from_values(rows) for name, rows in values.items()}
