"""Look a score up in the training melodies, and write again what is copied from them."""

from __future__ import annotations

from dataclasses import replace

from planner.check import Report, check
from planner.plan import Plan
from symbolic.controls import Controls, Motif
from symbolic.decoder import Decoder
from symbolic.errors import BadInput, MissingExtra
from symbolic.fill import fill
from symbolic.grid import Cell, Cells, with_cells
from symbolic.originality import Originality, default_index, search
from symbolic.score import Score

TRIES = 3
"""How many times copied cells are written again before what is left is reported."""


def look_up(score: Score) -> Originality:
    """The longest match of a score with the training melodies; without a readable index, why there is none."""
    try:
        return search(score, default_index())
    except (MissingExtra, BadInput) as error:
        return Originality(missing=str(error))


def make_original(
    plan: Plan, controls: Controls, empty: Score, cells: Cells, report: Report, model: Decoder, seed: int, take: int
) -> tuple[Cells, Report, Originality]:
    """Write copied cells again while that helps and breaks no promise; gives the best cells and what is left.

    ``take`` is the last take that a cell may have had before.
    """
    found = look_up(with_cells(empty, cells))
    refilled: list[tuple[Cell, ...]] = []
    for attempt in range(1, TRIES + 1):
        copied = sorted(_with_repeats(found.cells, controls))
        if not copied:
            break
        again = fill(cells, controls, copied, model, seed=seed, takes=dict.fromkeys(copied, take + attempt))
        score = with_cells(empty, again)
        checked, sought = check(score, plan), look_up(score)
        refilled.append(tuple(copied))
        if sought.copied_notes < found.copied_notes and len(checked.broken_cells) <= len(report.broken_cells):
            cells, report, found = again, checked, sought
    return cells, report, replace(found, refilled=tuple(refilled))


def _with_repeats(copied: set[Cell], controls: Controls) -> set[Cell]:
    """The cells that must change so that the copied ones do: their sources, and all that repeat these."""
    homes = {_home(cell, controls) for cell in copied if cell in controls.cells}
    roles = {role for role, _ in homes}
    return {cell for cell in controls.cells if cell[0] in roles and _home(cell, controls) in homes}


def _home(cell: Cell, controls: Controls) -> Cell:
    """The cell that a repeat takes its notes from, directly or through other repeats."""
    role, bar = cell
    control = controls.cells[cell]
    while (
        control.motif is Motif.REPEAT
        and control.source_bar is not None
        and (role, control.source_bar) in controls.cells
    ):
        bar = control.source_bar
        control = controls.cells[role, bar]
    return role, bar
