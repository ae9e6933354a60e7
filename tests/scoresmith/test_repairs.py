"""What the repair loop did is told: for which promise, which cells, at which try, and whether it helped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from planner import plan_from_yaml
from planner.check import Promise, Report
from scoresmith import composer
from scoresmith.repairs import Repair, original_repairs, repair_dicts, repairs_of
from symbolic.fill import fill
from symbolic.grid import Cell
from symbolic.originality import Match, Originality
from symbolic.score import Note, Role

PLAN = Path(__file__).parent / "repaired_plan.yaml"
SILENCED: Cell = (Role.BASS, 2)


def promise(name: str, *cells: Cell) -> Promise:
    return Promise(name, not cells, "", "", cells=cells)


def test_a_try_tells_each_promise_what_it_mended():
    bass, drums = (Role.BASS, 1), (Role.DRUMS, 2)
    before = Report((promise("roles play", bass, drums), promise("breath"), promise("ranges", bass)))
    after = Report((promise("roles play", drums), promise("breath"), promise("ranges")))
    assert list(repairs_of(2, [bass, drums], before, after, taken=True)) == [
        Repair(2, "roles play", (bass, drums), (bass,), True),
        Repair(2, "ranges", (bass,), (bass,), True),
    ]


def test_what_was_not_taken_has_mended_nothing():
    bass = (Role.BASS, 1)
    found = list(repairs_of(1, [bass], Report((promise("ranges", bass),)), Report((promise("ranges"),)), taken=False))
    assert found == [Repair(1, "ranges", (bass,), (), False)]


def test_copied_cells_are_mended_where_they_are_copied_no_more():
    left = Match(20, 0, Role.MELODY, (3, 3), "x", (0, 0), 20)
    found = Originality(copied=(left,), refilled=(((Role.MELODY, 2), (Role.MELODY, 3)),))
    assert [(r.promise, r.mended) for r in original_repairs(found)] == [("originality", ((Role.MELODY, 2),))]


def test_repairs_are_written_with_bars_from_one():
    repair = Repair(1, "ranges", ((Role.BASS, 4),), (), False)
    assert repair_dicts([repair]) == [
        {"attempt": 1, "promise": "ranges", "cells": [["bass", 5]], "mended": [], "taken": False}
    ]


def test_a_cell_that_was_silent_is_written_again_and_told(monkeypatch: pytest.MonkeyPatch):
    calls = 0

    def spoilt(cells: Mapping[Cell, tuple[Note, ...]], *arguments: Any, **options: Any) -> dict[Cell, tuple[Note, ...]]:
        nonlocal calls
        calls += 1
        written = fill(cells, *arguments, **options)
        return {cell: notes for cell, notes in written.items() if calls > 1 or cell not in (SILENCED,)}

    monkeypatch.setattr(composer, "fill", spoilt)
    piece = composer.compose(plan_from_yaml(PLAN.read_text(encoding="utf-8")), seed=1)
    assert piece.refilled[0] == (SILENCED,)
    assert piece.repairs[0] == Repair(1, "roles play", (SILENCED,), (SILENCED,), True)
    assert piece.report.broken_cells == set()
