from __future__ import annotations

from random import Random

import numpy as np
import pytest
from small_scores import band, solo

from planner.match.arrays import notes_of
from planner.match.collect import Excerpt
from planner.match.dataset import make_dataset
from planner.match.facts import FACTS, PLACE, truths
from planner.match.model import embed_text, embed_vector, load
from planner.match.words_music import FACT_WORDS

torch = pytest.importorskip("torch")
train = pytest.importorskip("planner.match.train")


def excerpts():
    leads = (0, 24, 40, 56, 73)
    scores = [
        score
        for bpm in (60, 90, 130, 170)
        for lead in leads
        for score in (solo(lead, bpm=bpm), band(bpm=bpm, lead=lead, mode="minor", tonic=9))
    ]
    return [Excerpt(f"test/{i}", "test", "train", f"{i}", "", notes_of(score)) for i, score in enumerate(scores)]


def test_a_false_fact_takes_the_place_of_a_true_one_of_its_kind():
    truth = truths(excerpts()[0])
    told = [PLACE["tempo:slow"], PLACE["mode:major"]]
    wrong = train.falsified(told, truth, Random(0))
    (true,) = set(told) - set(wrong)
    (false,) = set(wrong) - set(told)
    assert truth[false] <= 0.1
    assert FACTS[false].partition(":")[0] == FACTS[true].partition(":")[0]


def test_the_loss_is_least_where_what_is_true_is_near():
    wrong = torch.tensor([[0.0, 2.0], [2.0, 0.0]])
    eye = torch.eye(2)
    sharp = torch.tensor(3.0)
    good = train.loss_of(eye, eye, wrong, sharp, 4.0)
    bad = train.loss_of(eye, eye.flip(0), wrong, sharp, 4.0)
    assert good < bad


def test_wrong_facts_are_counted():
    truth = np.zeros((2, len(FACTS)), np.float16)
    truth[0, [3, 5]] = 1
    told = np.array([[3, 5, -1], [7, -1, -1]])
    assert train.wrong_facts(told, truth).tolist() == [[0, 2], [1, 1]]


@pytest.mark.slow
def test_training_is_the_same_each_time_and_learns_slow_from_fast(tmp_path):
    data = make_dataset(excerpts(), 3)
    settings = train.Settings(steps=300, rate=6e-3, batch=32, hidden=32, width=16, piece_width=16)
    made = []
    for name in ("first", "second"):
        model, mean, spread, texts = train.train(data, settings)
        arrays = train.packed(model, mean, spread, texts, settings)
        train.calibrated(arrays, data, 0, tmp_path / f"{name}.npz")
        made.append((tmp_path / f"{name}.npz").read_bytes())
    assert made[0] == made[1]
    encoders = load(tmp_path / "first.npz")
    slow, fast = (
        np.mean([embed_text(word, encoders) for word in "|".join(FACT_WORDS[fact][:2]).split("|")], axis=0)
        for fact in ("tempo:slow", "tempo:very fast")
    )
    lean = [float(embed_vector(vector, encoders) @ (slow - fast)) for vector in data.vectors[::4]]
    slowest = [value for value, excerpt in zip(lean, excerpts(), strict=True) if excerpt.notes.bpm == 60]
    fastest = [value for value, excerpt in zip(lean, excerpts(), strict=True) if excerpt.notes.bpm == 170]
    assert len(slowest) == len(fastest) == 10
    assert np.mean([s > f for s in slowest for f in fastest]) >= 0.8
