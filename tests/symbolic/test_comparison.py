"""Comparing two bodies of music: distributions, features, the two-sample test, and the Markov chain to beat."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from symbolic import markov
from symbolic.distributions import inter_onsets, intervals, overlapping_area, overlaps, polyphony
from symbolic.errors import BadInput
from symbolic.excerpts import Excerpt, excerpts_of
from symbolic.features import band_features, melody_features
from symbolic.score import Note, Role
from symbolic.two_sample import auc, two_sample
from tests.symbolic.grids import works

CELLS = {(Role.MELODY, 0): (Note(0, 60, 480), Note(480, 64, 480), Note(960, 62, 960))}


@pytest.fixture(scope="module")
def excerpts() -> list[Excerpt]:
    return [e for work in works(6) for e in excerpts_of(work, bars=4)]


def test_overlapping_area_is_one_for_equals_and_zero_for_strangers() -> None:
    assert overlapping_area(Counter({1: 2, 2: 2}), Counter({1: 1, 2: 1})) == 1
    assert overlapping_area(Counter({1: 3}), Counter({2: 3})) == 0
    assert overlapping_area(Counter({1: 1, 2: 1}), Counter({1: 1})) == 0.5
    assert overlapping_area(Counter(), Counter({1: 1})) == 0


def test_statistics_count_what_they_say() -> None:
    assert intervals(CELLS) == {4: 1, -2: 1}
    assert inter_onsets(CELLS) == {12: 2}
    chord = {(Role.CHORDS, 0): (Note(0, 60, 480), Note(0, 64, 240))}
    assert polyphony(chord) == {2: 2, 1: 2}


def test_an_excerpt_overlaps_itself_fully(excerpts: list[Excerpt]) -> None:
    assert overlaps((e, e.cells) for e in excerpts) == pytest.approx(
        dict.fromkeys(overlaps([(excerpts[0], excerpts[0].cells)]), 1)
    )


def test_features_tell_a_melody() -> None:
    excerpt = next(iter(excerpts_of(works(1)[0], bars=4)))
    found = melody_features(excerpt.cells, excerpt.controls.bars)
    assert len(found) >= 60
    assert found["onsets_mean"] == 4
    assert found["gap_12"] == 1  # the made-up melody strikes every quarter
    assert found["same_rhythm_1"] == 1
    assert found["move_none"] + found["move_up"] <= 1
    assert set(band_features(excerpt.cells, excerpt.controls.bars)) > {f"melody.{name}" for name in found}
    assert np.isnan(melody_features({}, excerpt.controls.bars)["gap_mean"])


def test_the_area_under_the_curve() -> None:
    truth = np.array([0.0, 0, 1, 1])
    assert auc(truth, np.array([0.1, 0.2, 0.3, 0.4])) == 1
    assert auc(truth, np.array([0.4, 0.3, 0.2, 0.1])) == 0
    assert auc(truth, np.zeros(4)) == 0.5


def test_equal_samples_cannot_be_told_apart_and_others_can() -> None:
    pytest.importorskip("sklearn")
    rng = np.random.default_rng(0)
    names = [f"work {i // 4}" for i in range(120)]

    def rows(shift: float) -> list[dict[str, float]]:
        return [{"a": float(rng.normal(shift)), "b": float(rng.normal()), "still": 1.0} for _ in names]

    people = rows(0)
    same, other = two_sample(people, rows(0), names, names), two_sample(people, rows(2), names, names)
    assert 0.3 < same.auc < 0.65
    assert same.low < 0.6
    assert other.auc > 0.85
    assert other.low < other.auc < other.high
    assert other.telling[0][0] == "a"
    with pytest.raises(BadInput, match="1 works are too few"):
        two_sample(people, people, ["x"] * 120, ["x"] * 120)


def test_the_markov_chain_writes_what_is_asked_for_and_repeats_itself(excerpts: list[Excerpt]) -> None:
    chain = markov.learn(works(6))
    controls = excerpts[0].controls
    request = set(excerpts[0].cells)
    made = markov.play(chain, controls, request, seed=1)
    assert made.keys() == request
    assert made == markov.play(chain, controls, request, seed=1)
    assert made != markov.play(chain, controls, request, seed=2)
    for (_, bar), notes in made.items():
        start = controls.bars[bar].start_tick
        assert all(start <= note.onset_tick < start + 1920 for note in notes)
