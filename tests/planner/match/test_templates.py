from __future__ import annotations

import json
from random import Random

import numpy as np
import pytest
from small_scores import band, solo

from planner.match.arrays import notes_of
from planner.match.collect import Excerpt
from planner.match.facts import FACTS, truths
from planner.match.features import measure, seconds_of, vector
from planner.match.templates import FILE, fill_in, read_templates

ROWS = (
    (["K1_1", "TS1_1", "B1_1"], "In a [KEY] key, in [TIME_SIGNATURE], [NUM_BARS] bars."),
    (["T1_0", "I1_1", "TM1_1"], "A fast song with [INSTRUMENTS], [TM1] seconds."),
    (["T1_1", "I1_0", "K1_1"], "A slow song in [KEY] without [INSTRUMENTS]."),
    (["K1_1", "TS1_1", "B1_1"], "The place of the key is missing, [TIME_SIGNATURE], [NUM_BARS]."),
    (["EM1_1", "TS1_1", "B1_1"], "An [EMOTION] song in [TIME_SIGNATURE] with [NUM_BARS] bars."),
    (["K1_1", "TS1_1"], "Too little is told: [KEY], [TIME_SIGNATURE]."),
)


@pytest.fixture
def templates(tmp_path):
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_text(json.dumps([{"attributes": codes, "response": text} for codes, text in ROWS]))
    return read_templates(tmp_path, test=False) + read_templates(tmp_path, test=True)


def filled(templates, score):
    notes = notes_of(score)
    given = fill_in(templates, truths(Excerpt("t", "t", "train", "t", "", notes)), measure(notes)["seconds"], Random(0))
    return given and (given[0], {FACTS[place] for place in given[1]})


def test_only_templates_that_can_be_filled_in_whole_are_read(templates):
    assert {t.text for t in templates} == {text for _, text in ROWS[:3]}


def test_a_template_is_filled_with_what_is_true(templates):
    told = [t for t in templates if "bars" in t.text]
    assert filled(told, band(meter=(3, 4), mode="minor", tonic=9)) == (
        "In a minor key, in 3/4, 8 bars.", {"mode:minor", "meter:3/4", "bars:8"},
    )  # fmt: skip
    fast = [t for t in templates if "fast" in t.text]
    text, facts = filled(fast, solo(73, bpm=160))
    assert text == "A fast song with flute, 12 seconds."
    assert facts == {"tempo:fast", "has:flute"}


def test_what_is_not_true_of_a_score_is_not_told(templates):
    assert filled([t for t in templates if "slow" in t.text], solo(0, bpm=60)) is None
    assert filled([t for t in templates if "slow" in t.text], band(bpm=160, lead=40)) is None


def test_a_vector_tells_the_length():
    notes = notes_of(band(bpm=120, bars=8))
    assert seconds_of(vector(notes)) == pytest.approx(16, rel=1e-5)
    assert np.isfinite(vector(notes)).all()
