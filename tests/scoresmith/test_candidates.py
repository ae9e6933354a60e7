from __future__ import annotations

import pytest

import scoresmith.candidates as candidates
from planner import parse, think
from scoresmith.candidates import Candidate, candidates_dict, compose_best, match_dict, match_points
from scoresmith.composer import compose
from symbolic.errors import BadInput, MissingExtra

PROMPT = "sad solo piano, 4 bars"


def test_promises_come_before_match_and_match_before_originality():
    kept = Candidate(seed=4, broken_promises=0, match=40.0, copied_notes=9)
    broken = Candidate(seed=1, broken_promises=1, match=90.0, copied_notes=0)
    better = Candidate(seed=3, broken_promises=0, match=60.0, copied_notes=9)
    original = Candidate(seed=2, broken_promises=0, match=60.2, copied_notes=3)
    later = Candidate(seed=5, broken_promises=0, match=60.0, copied_notes=3)
    unmatched = Candidate(seed=0, broken_promises=0, match=None, copied_notes=0)
    ranked = sorted([kept, broken, better, original, later, unmatched], key=lambda c: c.rank)
    assert [c.seed for c in ranked] == [2, 5, 3, 4, 0, 1]


def test_the_best_of_three_is_chosen_and_every_figure_is_told(monkeypatch):
    plan = think(parse(PROMPT))
    figures = {7: 50.0, 8: 70.0, 9: 60.0}
    seeds: list[int] = []

    def matched(_, __):
        return figures[seeds[-1]]

    def composed(given, *, seed, progress, decoder):
        seeds.append(seed)
        progress("fill", 1.0)
        return compose(given, seed=seed)

    shown = []
    monkeypatch.setattr(candidates, "compose", composed)
    monkeypatch.setattr(candidates, "match_points", matched)
    best = compose_best(plan, 3, seed=7, progress=lambda name, done: shown.append(done))
    assert seeds == [7, 8, 9]
    broken = {c.broken_promises for c in best.candidates}
    assert len(broken) > 1 or best.piece.seed == 8
    assert best.piece.plan == plan
    assert [c["match"] for c in candidates_dict(best.candidates)] == [50.0, 70.0, 60.0]
    assert [c.seed for c in best.candidates if c.chosen] == [best.piece.seed]
    assert shown == pytest.approx([1 / 3, 2 / 3, 1.0])


def test_one_candidate_is_what_compose_gives():
    best = compose_best(PROMPT, 1, seed=5)
    assert best.piece.score == compose(PROMPT, seed=5).score
    (only,) = best.candidates
    assert only.chosen
    assert only.match == match_points(PROMPT, best.piece.score)


@pytest.mark.parametrize("count", [0, -1, 33])
def test_a_senseless_number_of_candidates_is_refused(count):
    with pytest.raises(BadInput, match=str(count)):
        compose_best(PROMPT, count)


def test_without_a_prompt_or_weights_there_is_no_match(monkeypatch):
    score = compose(PROMPT).score
    assert match_points("  ", score) is None
    assert match_dict("", score) == {"points": None}
    assert 0 <= match_dict(PROMPT, score)["points"] <= 100

    def missing(*_):
        raise MissingExtra("no weights")

    monkeypatch.setattr("planner.match.match", missing)
    assert match_dict(PROMPT, score) == {"points": None}
