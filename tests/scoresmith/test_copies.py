"""What is copied from a training melody is written again, and the report says what was found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

import scoresmith.originality
from planner import parse, think
from planner.check import Report, check
from planner.controls import to_controls, to_score
from planner.plan import Plan
from scoresmith.cli import app
from scoresmith.composer import REFILLS, compose
from scoresmith.originality import TRIES, look_up, make_original
from symbolic.controls import Controls, Motif
from symbolic.data.melodies import Lines, build_index
from symbolic.decoder import default_decoder
from symbolic.errors import MissingExtra
from symbolic.fill import fill
from symbolic.grid import Cells, with_cells
from symbolic.midi import write_midi
from symbolic.originality import MelodyIndex, Originality, lines_of
from symbolic.score import Role, Score

PROMPT = "一首温暖的流行歌，雨夜，A小调，84 BPM，24秒"
SEED = 3
BOUND = 10


def index_of(score: Score) -> MelodyIndex:
    """An index that holds the lines of one score, with a made-up human baseline of ten notes."""
    index = build_index([Lines("pop909/stolen", "pop909", "train", tuple(lines_of(score)))])
    return replace(index, baseline_notes=np.array([16], np.uint16), baseline_match=np.array([BOUND], np.uint16))


Written = tuple[Plan, Controls, Score, Cells, Report]


@pytest.fixture(scope="module")
def written() -> Written:
    """A piece as it comes from the model: plan, Controls, empty score, cells, report."""
    plan = think(parse(PROMPT), seed=SEED)
    controls, empty = to_controls(plan), to_score(plan)
    cells = fill({}, controls, set(controls.cells), default_decoder(), seed=SEED)
    return plan, controls, empty, cells, check(with_cells(empty, cells), plan)


def use_index(monkeypatch: pytest.MonkeyPatch, index: MelodyIndex) -> None:
    monkeypatch.setattr(scoresmith.originality, "default_index", lambda: index)


def test_a_copied_melody_is_written_again(written: Written, monkeypatch: pytest.MonkeyPatch):
    plan, controls, empty, cells, report = written
    use_index(monkeypatch, index_of(with_cells(empty, cells)))
    before = look_up(with_cells(empty, cells))
    assert before.longest is not None
    assert before.longest.notes > BOUND
    assert before.longest.work_id == "pop909/stolen"
    again, checked, found = make_original(plan, controls, empty, cells, report, default_decoder(), SEED, REFILLS)
    assert found.refilled
    assert found.copied_notes < before.copied_notes / 2
    assert len(checked.broken_cells) <= len(report.broken_cells)
    rewritten = {cell for attempt in found.refilled for cell in attempt}
    assert {role for role, _ in rewritten} <= {Role.MELODY, Role.COUNTER}
    assert all(again.get(cell) == notes for cell, notes in cells.items() if cell not in rewritten)
    assert again != cells


def test_only_the_copied_bars_and_their_repeats_change(written: Written, monkeypatch: pytest.MonkeyPatch):
    plan, controls, empty, cells, report = written
    own = sorted(bar for role, bar in cells if role is Role.MELODY)
    stolen = {(Role.MELODY, bar): cells[Role.MELODY, bar] for bar in own[: len(own) // 2]}
    use_index(monkeypatch, index_of(with_cells(empty, stolen)))
    copied = look_up(with_cells(empty, cells)).cells
    assert copied
    again, _, found = make_original(plan, controls, empty, cells, report, default_decoder(), SEED, REFILLS)
    sources = {(role, controls.cells[role, bar].source_bar) for role, bar in copied}
    for role, bar in found.refilled[0]:
        control = controls.cells[role, bar]
        assert (role, bar) in copied | sources or (role, control.source_bar) in copied | sources
    repeats = [c for c, control in controls.cells.items() if c[0] is Role.MELODY and control.motif is Motif.REPEAT]
    same = [(role, bar) for role, bar in repeats if _alike(cells, controls, role, bar)]
    assert all(_alike(again, controls, role, bar) for role, bar in same)


def _alike(cells: Cells, controls: Controls, role: Role, bar: int) -> bool:
    source = controls.cells[role, bar].source_bar
    assert source is not None
    here, there = (
        [(n.onset_tick - controls.bars[b].start_tick, n.pitch) for n in cells.get((role, b), ())] for b in (bar, source)
    )
    return here == there


def test_what_cannot_be_mended_is_reported(written: Written, monkeypatch: pytest.MonkeyPatch):
    plan, controls, empty, cells, report = written
    use_index(monkeypatch, index_of(with_cells(empty, cells)))
    stuck = look_up(with_cells(empty, cells))
    monkeypatch.setattr(scoresmith.originality, "look_up", lambda score: stuck)
    again, _, found = make_original(plan, controls, empty, cells, report, default_decoder(), SEED, REFILLS)
    assert again == cells
    assert len(found.refilled) == TRIES
    assert found.copied == stuck.copied


def test_the_report_of_a_piece_has_what_was_found(written: Written, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    plan, _, empty, cells, _ = written
    use_index(monkeypatch, index_of(with_cells(empty, cells)))
    piece = compose(plan, seed=SEED)
    told = json.loads((piece.save(tmp_path / "song", audio=False) / "report.json").read_text(encoding="utf-8"))
    found = told["originality"]
    assert found["searched"] is True
    assert found["human_p99_notes"] == BOUND
    assert {"longest_match", "above_human", "refilled"} <= set(found)
    assert found["refilled"][0][0]["role"] in ("melody", "counter")
    use_index(monkeypatch, index_of(piece.score))
    midi = tmp_path / "song" / "score.mid"
    result = CliRunner().invoke(app, ["check", str(midi), "--json"])
    assert result.exit_code == 0, result.output
    match = json.loads(result.output)["originality"]["longest_match"]
    assert set(match) == {"notes", "role", "bars", "source", "source_bars"}
    assert match["source"] == "pop909/stolen"
    assert match["bars"] == match["source_bars"]


def test_without_an_index_a_piece_is_composed_and_the_report_says_so(written: Written, monkeypatch: pytest.MonkeyPatch):
    def missing() -> MelodyIndex:
        raise MissingExtra("the index of training melodies is missing: install the package again")

    plan, controls, empty, cells, report = written
    monkeypatch.setattr(scoresmith.originality, "default_index", missing)
    kept, _, found = make_original(plan, controls, empty, cells, report, default_decoder(), SEED, REFILLS)
    assert kept == cells
    assert found == Originality(missing="the index of training melodies is missing: install the package again")


def test_the_check_prints_one_line(written: Written, tmp_path: Path):
    _, _, empty, cells, _ = written
    write_midi(with_cells(empty, cells), tmp_path / "score.mid")
    result = CliRunner().invoke(app, ["check", str(tmp_path / "score.mid")])
    lines = [row for row in result.output.splitlines() if row.startswith("originality: ")]
    assert len(lines) == 1
    assert "longest match" in lines[0]
