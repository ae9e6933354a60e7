"""Forms drawn from how people build songs: exact lengths, what was asked, and people's habits."""

from collections import Counter
from importlib.resources import files
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import parse, think
from planner.brief import Attribute, Brief
from planner.form import make_form
from planner.form_model import BODY_SHORTEST_BARS, CLOSING, FRAME, KINDS, MOST_BARS, chance, draw_form
from planner.knowledge import FORMS, facts
from planner.learning.forms import count_forms, merge_phrases
from planner.learning.songs import LearnedSection, Song

FAMILIES = ("pop", "rock", "groove", "jazz", "film", "folk", "latin", "float")


def said(value: object) -> Attribute:
    return Attribute(value, "words", (0, 5))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FAMILIES), st.integers(1, 260), st.integers(0, 10_000))
def test_drawn_forms_fill_the_bars_exactly_and_are_songs(family: str, bars: int, seed: int):
    form = draw_form(family, bars, Random(seed))
    if not 8 <= bars <= MOST_BARS:
        assert form == []
        return
    assert sum(size for _, size in form) == (bars if form else 0)
    if form:
        kinds = [kind for kind, _ in form]
        assert kinds[-1] in CLOSING
        assert "intro" not in kinds[1:]
        assert all(size >= BODY_SHORTEST_BARS for kind, size in form if kind not in FRAME)
        assert bars < 16 or {"verse", "chorus"} <= set(kinds)


@pytest.mark.parametrize("bars", [24, 32, 48, 64, 96, 128])
def test_a_form_is_nearly_always_found(bars: int):
    assert sum(bool(draw_form("pop", bars, Random(seed))) for seed in range(40)) >= 38


@settings(max_examples=60, deadline=None)
@given(
    st.integers(16, 160),
    st.integers(0, 1000),
    st.sets(st.sampled_from(["intro", "outro", "bridge", "interlude", "solo", "prechorus"]), max_size=2),
    st.sets(st.sampled_from(["intro", "outro", "bridge", "solo", "prechorus"]), max_size=2),
    st.dictionaries(st.sampled_from(["verse", "chorus", "intro"]), st.integers(2, 12), max_size=1),
)
def test_what_was_asked_of_the_form_holds(bars: int, seed: int, away: set, wanted: set, lengths: dict):
    brief = Brief("a prompt", "t", "en", no_parts=tuple(map(said, sorted(away))),
                  parts=tuple(map(said, sorted(wanted))), section_bars=tuple(map(said, lengths.items())))  # fmt: skip
    parts = make_form(brief, "song", "song", bars, rng=Random(seed))
    kinds = [part.kind for part in parts]
    assert sum(part.bars for part in parts) == bars
    assert not away & set(kinds)
    drawn = draw_form("pop", bars, Random(seed), away=away, lengths=lengths, wanted=wanted - away)
    if drawn:
        assert wanted - away <= set(kinds)
        assert all(part.bars == lengths[part.kind] for part in parts if part.kind in lengths)


def test_pieces_of_one_length_differ_as_peoples_do():
    forms = [tuple(draw_form("pop", 64, Random(seed))) for seed in range(40)]
    assert len(set(forms)) >= 30
    plans = [think(parse("a pop song, 64 bars"), seed=seed) for seed in range(10)]
    assert len({tuple((s.kind, s.bars) for s in plan.sections) for plan in plans}) >= 8


def test_drawn_forms_follow_peoples_habits():
    forms = [draw_form("pop", bars, Random(bars)) for bars in range(80, 160)]
    steps = Counter(step for form in forms for step in pairwise(kind for kind, _ in form))
    after_verse = {kind: count for (this, kind), count in steps.items() if this == "verse"}
    assert max(after_verse, key=lambda kind: after_verse[kind]) == "chorus"
    opened = sum(form[0][0] == "intro" for form in forms) / len(forms)
    learned = [facts(FORMS)[group] for group in ("pop", "rock")]
    usual = sum(f["following"]["|"]["intro"] / sum(f["following"]["|"].values()) for f in learned) / 2
    assert abs(opened - usual) < 0.2


def test_the_chances_are_peoples():
    assert chance("pop", "prechorus", "chorus") > 0.8
    assert chance("rock", "verse", "chorus") > chance("rock", "verse", "outro")
    for kind in KINDS:
        assert sum(chance("pop", kind, after) for after in KINDS) <= 1 + 1e-9


def test_the_facts_are_small_and_hold_no_song():
    assert len((files("planner.knowledge") / FORMS).read_bytes()) < 200_000
    for group in facts(FORMS).values():
        assert all(key.count("|") == 1 for key in group["following"])
        assert group["songs"] > 20


def song(*kinds_and_bars: tuple[str, int]) -> Song:
    sections, start = [], 0
    for kind, bars in kinds_and_bars:
        sections.append(LearnedSection(kind, kind[0], start, bars))
        start += bars
    slots = 2 * start
    return Song("x/1", "rock", "train", 2, (0,) * slots, (0,) * slots, (False,) * slots, tuple(sections))


def test_counting_forms():
    counted = count_forms([song(("intro", 4), ("verse", 8), ("chorus", 8), ("verse", 8), ("chorus", 16))])["rock"]
    assert counted["following"]["|"] == {"intro": 1}
    assert counted["following"]["verse|chorus"] == {"end": 1, "verse": 1}
    assert counted["bars"]["verse"] == {"8": 2}
    assert counted["steady"] == [1, 2]


def test_phrases_of_a_kind_become_one_section():
    merged = merge_phrases(song(("verse", 4), ("verse", 4), ("chorus", 8), ("chorus", 8), ("chorus", 8)).sections)
    assert [(section.kind, section.bars) for section in merged] == [("verse", 8), ("chorus", 16), ("chorus", 8)]
