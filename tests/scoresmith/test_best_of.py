"""Composing several candidates and keeping the best, from Python and the command line."""

import json
from pathlib import Path

import pytest
from commands import scoresmith as command

import scoresmith


@pytest.mark.slow
def test_the_best_of_two_is_one_of_the_two(tmp_path: Path):
    prompt = "a calm piano piece, 4 bars, C major"
    plan = scoresmith.think(scoresmith.parse(prompt), seed=5)
    best = scoresmith.compose(plan, seed=5, best_of=2)
    assert [candidate.seed for candidate in best.candidates] == [5, 6]
    chosen = next(candidate.seed for candidate in best.candidates if candidate.chosen)
    assert best.score == scoresmith.compose(plan, seed=chosen).score
    done = command("compose", prompt, "--best-of", "2", "--seed", "5", "--no-audio", "--out", str(tmp_path / "song"))
    assert done.exit_code == 0, done.stderr
    report = json.loads((tmp_path / "song" / "report.json").read_text(encoding="utf-8"))
    assert [each["seed"] for each in report["candidates"] if each["chosen"]] == [chosen]
    assert 0 <= report["match"]["points"] <= 100
