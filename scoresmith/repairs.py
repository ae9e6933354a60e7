"""What the repair loop did: which cells were written again, at which try, for which promise, and whether it helped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planner.check import Report
from symbolic.grid import Cell
from symbolic.originality import Originality

ORIGINALITY = "originality"
"""What stands for the promise where cells were written again because they were copied."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One try at the cells that broke one promise.

    ``attempt`` counts from 1; ``mended`` are the cells that no longer break it after this try; ``taken`` says whether
    the new notes were kept, which they are where fewer cells are broken than before.
    """

    attempt: int
    promise: str
    cells: tuple[Cell, ...]
    mended: tuple[Cell, ...]
    taken: bool


def repairs_of(attempt: int, broken: Collection[Cell], before: Report, after: Report, taken: bool) -> Iterator[Repair]:
    """The repairs of one try: for each promise that had cells to write again, those it no longer has."""
    left = {promise.name: set(promise.cells) for promise in after.promises}
    for promise in before.promises:
        cells = tuple(sorted(set(promise.cells) & set(broken)))
        if cells:
            mended = tuple(cell for cell in cells if taken and cell not in left.get(promise.name, set()))
            yield Repair(attempt, promise.name, cells, mended, taken)


def original_repairs(found: Originality) -> Iterator[Repair]:
    """The tries at copied cells; those that are not copied in the end are mended."""
    for attempt, cells in enumerate(found.refilled, 1):
        mended = tuple(cell for cell in cells if cell not in found.cells)
        yield Repair(attempt, ORIGINALITY, cells, mended, bool(mended))


def repair_dicts(repairs: Iterable[Repair]) -> list[dict[str, Any]]:
    """The repairs as plain values for JSON; bars are counted from 1."""
    return [
        {
            "attempt": repair.attempt,
            "promise": repair.promise,
            "cells": _cells(repair.cells),
            "mended": _cells(repair.mended),
            "taken": repair.taken,
        }
        for repair in repairs
    ]


def _cells(cells: Iterable[Cell]) -> list[list[str | int]]:
    return [[role.value, bar + 1] for role, bar in cells]
