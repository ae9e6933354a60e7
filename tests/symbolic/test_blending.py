"""Blends of styles in the model's style space, and how far they swing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic.blending import in_blend, mixed, strongest, swing_at, swing_by_bars, swing_of_blend
from symbolic.context import Job, told
from symbolic.controls import STYLES, CellControls, Controls
from symbolic.decoder import Decoder, default_decoder
from symbolic.feel import EIGHTH, HALF_LATE, LATE_EIGHTH, evened_notes, swung_notes, written_even
from symbolic.fill import fill
from symbolic.sampling import Sampling
from symbolic.score import Meter, Note, Role
from tests.symbolic.grids import controls, song

MELODY = CellControls(density=4, register=72, stack=1, pulse=2)
BASS = CellControls(density=2, register=42, stack=1, pulse=2)
FOUR, SIX = Meter(0, 4, 4), Meter(0, 6, 8)


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    return default_decoder()


@pytest.fixture(scope="module")
def plain() -> Controls:
    return controls(4, melody=MELODY, bass=BASS)


def vector(plain: Controls, decoder: Decoder, blend: tuple[tuple[str, float], ...], guidance: float = 1.0):
    job = Job({}, in_blend(plain, blend), frozenset(), decoder, 0, {}, Sampling(guidance=guidance), None)
    return told(job, Role.MELODY, 1, MELODY, 0, given=False)


def test_the_style_is_interpolated_between_what_each_style_is_told(plain: Controls, decoder: Decoder):
    folk, swing = (vector(plain, decoder, ((style, 1.0),)) for style in ("folk", "swing"))
    assert np.abs(folk - swing).max() > 0.01
    for share in (0.25, 0.5, 0.75):
        between = vector(plain, decoder, (("folk", 1 - share), ("swing", share)))
        np.testing.assert_allclose(between, (1 - share) * folk + share * swing, atol=1e-5)


def test_the_copy_that_is_told_nothing_knows_no_blend(plain: Controls, decoder: Decoder):
    one, both = (vector(plain, decoder, b, 1.5) for b in ((("folk", 1.0),), (("swing", 0.5), ("metal", 0.5))))
    assert one.shape == both.shape == (2, one.shape[1])
    assert np.array_equal(one[1], both[1])


def test_a_blend_of_one_style_is_that_style_to_the_note(plain: Controls, decoder: Decoder):
    blended = replace(plain, blends=((("ballad", 1.0),),) * 4)
    assert fill({}, blended, set(plain.cells), decoder, seed=3) == fill({}, plain, set(plain.cells), decoder, seed=3)


def test_a_blend_fills_only_what_was_asked_and_always_the_same(plain: Controls, decoder: Decoder):
    cells = fill({}, plain, set(plain.cells), decoder, seed=1)
    request = {(Role.MELODY, 1), (Role.MELODY, 2)}
    blended = in_blend(plain, (("metal", 0.5), ("swing", 0.5)))
    again = fill(cells, blended, request, decoder, seed=5)
    assert all(again[cell] is notes for cell, notes in cells.items() if cell not in request)
    assert again == fill(cells, blended, request, decoder, seed=5, batch=1, threads=1)
    assert any(again[cell] != cells[cell] for cell in request)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STYLES), st.integers(1, 50)), min_size=1, max_size=6))
def test_mixtures_sum_to_one_and_keep_every_style(pairs: list[tuple[str, int]]):
    total = sum(weight for _, weight in pairs)
    blend = mixed((((style, 1.0),), weight / total) for style, weight in pairs)
    assert abs(sum(share for _, share in blend) - 1) < 1e-9
    assert [style for style, _ in blend] == list(dict.fromkeys(style for style, _ in pairs))
    assert dict(blend)[strongest(blend)] == max(share for _, share in blend)


def test_swing_grows_with_the_share_of_swung_styles_in_quarters_only():
    amounts = [swing_of_blend((("folk", 1 - s), ("blues", s)), FOUR) for s in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert amounts == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert swing_of_blend((("blues", 1.0),), SIX) == 0.0


@pytest.mark.parametrize(("amount", "place"), [(0.0, EIGHTH), (0.5, HALF_LATE), (1.0, LATE_EIGHTH)])
def test_off_beats_go_as_late_as_the_swing_and_come_back(amount: float, place: int):
    even = (Note(0, 60, 240), Note(240, 62, 240), Note(480, 64, 480))
    swung = swung_notes(even, amount)
    assert [note.onset_tick for note in swung] == [0, place, 480]
    assert swung[0].end_tick == place
    assert evened_notes(swung) == even


def test_real_triplets_are_not_evened():
    triplet = (Note(0, 60, 160), Note(160, 62, 160), Note(320, 64, 160))
    assert evened_notes(triplet) == triplet


def test_each_bar_is_swung_as_its_own_blend_says(plain: Controls):
    told = replace(
        plain, blends=((("folk", 1.0),), (("folk", 0.5), ("swing", 0.5)), (("swing", 1.0),), (("folk", 1.0),))
    )
    assert [swing_at(told, bar) for bar in range(4)] == [0.0, 0.5, 1.0, 0.0]
    score = song(bars=4)
    off_beat = Note(240, 70, 240)
    tracks = (replace(score.tracks[0], notes=tuple(replace(off_beat, onset_tick=240 + b * 1920) for b in range(4))),)
    swung = swing_by_bars(replace(score, tracks=tracks), told)
    assert [n.onset_tick % 1920 for n in swung.tracks[0].notes] == [EIGHTH, HALF_LATE, LATE_EIGHTH, EIGHTH]


def test_light_swing_is_notated_even_and_full_swing_as_it_is():
    score = song(bars=4)
    notes = tuple(Note(480 * beat + 240, 70, 240) for beat in range(16))
    light, full = (
        replace(score, tracks=(replace(score.tracks[0], notes=swung_notes(notes, amount)),)) for amount in (0.5, 1.0)
    )
    assert written_even(light).tracks[0].notes == notes
    assert written_even(full) == full
