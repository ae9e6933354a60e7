"""The history as a file: JSON, in which each content of a cell, each plan and each frame stands once.

Contents are lines of numbers (``kept_cells``), cells are named like ``melody:5`` (bars counted from 1). A step has the
cells after it by the number of their content; what they were before follows from the steps before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.plan import Plan
from planner.plan_file import plan_from_yaml
from scoresmith.editing.history import History, Step
from scoresmith.editing.kept_cells import KeptCells, cell_name, cell_named, checked_line, kept
from scoresmith.editing.song import Lock, Song
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.score import Role
from symbolic.score_values import score_from_values, score_to_values

VERSION = 2


def history_to_values(song: Song, history: History, plan_text: str | None) -> dict[str, Any]:
    """The history with the song's seed, style, takes and locks as plain values; ``plan_text`` is its plan's file."""
    contents, plans, frames = _Pool(), _Pool(), _Pool()
    frame = frames.add(song.frame)
    plan = None if plan_text is None else plans.add(plan_text)
    origin = _cells_to_values(kept(history.origin), contents)
    steps = [_step_to_values(step, contents, plans, frames) for step in history.steps]
    return {
        "version": VERSION,
        "seed": song.seed,
        "style": song.style,
        "plan": plan,
        "frame": frame,
        "locks": _locks_to_values(song.locks),
        "takes": {cell_name(cell): take for cell, take in sorted(song.takes.items())},
        "origin": origin,
        "steps": steps,
        "contents": contents.values,
        "plans": plans.values,
        "frames": [score_to_values(each) for each in frames.values],
    }


def history_from_values(values: Mapping[str, Any], place: str) -> tuple[Song, History, str | None]:
    """The song after the last step, its history and the text of its plan. Raises BadInput naming the file."""
    try:
        _check_version(values["version"], place)
        contents = [checked_line(line) for line in values["contents"]]
        plans = [_text(each) for each in values["plans"]]
        frames = [score_from_values(each) for each in values["frames"]]
        history = _History(values, contents, plans, frames).read()
        plan_text = None if values["plan"] is None else plans[values["plan"]]
        plan = None if plan_text is None else plan_of_text(plan_text, place)
        song = Song(
            frames[values["frame"]],
            plan,
            style=str(values["style"]),
            seed=int(values["seed"]),
            takes={cell_named(name): int(take) for name, take in values["takes"].items()},
            locks=tuple(_lock(row) for row in values["locks"]),
        )
        return song.with_written(history.cells), history, plan_text
    except BadInput:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise BadInput(f"{place}: not a history of edits: {error}") from error


def plan_of_text(text: str, place: str) -> Plan:
    """The plan that a history holds. Raises BadInput naming the file."""
    return plan_from_yaml(text, source=f"{place}, a plan in it")


def _check_version(version: object, place: str) -> None:
    if isinstance(version, int) and version > VERSION:
        raise BadInput(
            f"{place}: written by a newer scoresmith (its version is {version}, this one reads {VERSION}); update "
            "scoresmith to open it"
        )
    if version != VERSION:
        raise BadInput(f"{place}: version {version} of a history cannot be read any more (this is {VERSION})")


class _Pool:
    """Values, each of which is kept once and has a number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def add(self, value: Any) -> int:
        """The number of a value."""
        number = self._numbers.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


def _step_to_values(step: Step, contents: _Pool, plans: _Pool, frames: _Pool) -> dict[str, Any]:
    values: dict[str, Any] = {"operation": step.operation}
    if step.asked:
        values["asked"] = dict(step.asked)
    if step.undoes is not None:
        values["undoes"] = step.undoes
    values["after"] = _cells_to_values(kept(step.after), contents)
    if step.frame is not None:
        values["frame"] = [frames.add(frame) for frame in step.frame]
    if step.plan is not None:
        values["plan"] = [None if text is None else plans.add(text) for text in step.plan]
    if step.locks is not None:
        values["locks"] = [_locks_to_values(locks) for locks in step.locks]
    if step.style is not None:
        values["style"] = list(step.style)
    return values


def _cells_to_values(cells: KeptCells, contents: _Pool) -> dict[str, int]:
    return {cell_name(cell): contents.add(line) for cell, line in sorted(cells.lines.items())}


def _locks_to_values(locks: tuple[Lock, ...]) -> list[dict[str, Any]]:
    return [{"role": lock.role, "first": lock.first + 1, "last": lock.last + 1} for lock in locks]


class _History:
    """Reads the steps one after the other, with what each cell has at that point."""

    def __init__(self, values: Mapping[str, Any], contents: list[str], plans: list[str], frames: list[Any]) -> None:
        self._values, self._contents, self._plans, self._frames = values, contents, plans, frames
        self._now: dict[Cell, str] = {}

    def read(self) -> History:
        origin = self._cells(self._values["origin"])
        self._now = dict(origin.lines)
        return History(origin, tuple(self._step(row, number) for number, row in enumerate(self._values["steps"])))

    def _cells(self, values: Mapping[str, Any]) -> KeptCells:
        return KeptCells({cell_named(name): self._contents[number] for name, number in values.items()})

    def _step(self, row: Mapping[str, Any], number: int) -> Step:
        undoes = row.get("undoes")
        if undoes is not None and not 0 <= int(undoes) < number:
            raise ValueError(f"step {number} takes back step {undoes}")
        after = self._cells(row["after"])
        before = KeptCells({cell: self._now.get(cell, "") for cell in after})
        self._now |= after.lines
        return Step(
            str(row["operation"]),
            {str(name): str(value) for name, value in row.get("asked", {}).items()},
            before,
            after,
            _pair(row.get("frame"), lambda number: self._frames[number]),
            _pair(row.get("plan"), lambda number: None if number is None else self._plans[number]),
            undoes,
            _pair(row.get("locks"), lambda rows: tuple(map(_lock, rows))),
            _pair(row.get("style"), _text),
        )


def _pair(values: Any, read: Any) -> Any:
    """What was before and after, where it changed."""
    if values is None:
        return None
    before, after = map(read, values)
    return before, after


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{str(value)[:40]!r} is no text")
    return value


def _lock(row: Mapping[str, Any]) -> Lock:
    role = None if row["role"] is None else Role(row["role"])
    return Lock(role, int(row["first"]) - 1, int(row["last"]) - 1)
