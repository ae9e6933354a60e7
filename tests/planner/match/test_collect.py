from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
from small_scores import band

from planner.match.arrays import ONSET
from planner.match.collect import EXCERPTS, LEAST_NOTES, Excerpt, excerpts_of
from planner.match.dataset import CAPS, make_dataset, read_excerpts
from planner.match.facts import FACTS
from symbolic.data.corpus import READERS
from symbolic.data.source import Reader
from symbolic.data.work import Work
from symbolic.score import Key, Meter


def work(score, name="somebody/something"):
    return Work(name, "pop909", ("somebody",), "pop", "none", score)


def test_excerpts_lie_within_one_meter_and_one_key():
    score = band(bars=24)
    changing = replace(score, keys=(Key(0, 0, "major"), Key(12 * 1920, 7, "major")))
    found = list(excerpts_of(work(changing), "pop909", 4))
    assert {e.notes.tonic for e in found} == {0, 7}
    assert len({e.name for e in found}) == len(found) <= 4
    for excerpt in found:
        assert len(excerpt.notes.table) >= LEAST_NOTES
        assert excerpt.notes.table[:, ONSET].max() < excerpt.notes.end_tick
    mixed = replace(score, meters=(Meter(0, 4, 4), Meter(12 * 1920, 3, 4)))
    assert {str(e.notes.meter) for e in excerpts_of(work(mixed), "pop909", 4)} == {"4/4", "3/4"}


def test_a_work_gives_no_more_excerpts_than_asked_for_and_a_scrap_none():
    assert len(list(excerpts_of(work(band(bars=200)), "pop909", 3))) == 3
    assert not list(excerpts_of(work(band(bars=2)), "pop909", 3))


def test_sources_to_collect_are_read_by_readers():
    assert all(isinstance(READERS[source], Reader) for source in EXCERPTS)
    assert set(CAPS) <= set(EXCERPTS)


def test_a_dataset_holds_each_excerpt_and_its_changed_copies(tmp_path):
    own = next(excerpts_of(work(band(bars=8)), "pop909", 1))
    prompted = replace(own, name="own/1", source="own", style="rock", mood="angry", prompt="angry rock", split="train")
    (tmp_path / "own_0.pkl").write_bytes(pickle.dumps([prompted, replace(own, split="test")]))
    kept = read_excerpts(tmp_path, ("train",))
    assert [e.name for e in kept] == ["own/1"]
    data = make_dataset(kept, 2)
    assert data.vectors.shape[0] == data.truth.shape[0] == 3
    assert data.origin.tolist() == [0, 0, 0]
    assert np.isfinite(data.vectors).all()
    text, told = data.prompts[0]
    assert text == "angry rock"
    assert {FACTS[place] for place in told} == {"genre:rock", "mood:angry"}
    assert isinstance(kept[0], Excerpt)
