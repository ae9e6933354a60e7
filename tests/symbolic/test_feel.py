from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from symbolic.feel import late, swing
from symbolic.score import Note
from tests.symbolic.grids import song


@pytest.mark.parametrize(("tick", "moved"), [(0, 0), (240, 320), (480, 480), (720, 800), (360, 360), (120, 120)])
def test_only_off_beat_eighths_are_late(tick: int, moved: int) -> None:
    assert late(tick) == moved


def test_swing_keeps_notes_in_order_and_touching() -> None:
    score = song()
    melody = replace(score.tracks[0], notes=tuple(Note(240 * i, 60 + i % 5, 240) for i in range(16)))
    swung = swing(replace(score, tracks=(melody,))).tracks[0].notes
    assert [n.onset_tick for n in swung[:4]] == [0, 320, 480, 800]
    assert all(a.end_tick == b.onset_tick for a, b in itertools.pairwise(swung))
    assert [n.pitch for n in swung] == [n.pitch for n in melody.notes]


def test_a_short_off_beat_note_keeps_some_length() -> None:
    melody = replace(song().tracks[0], notes=(Note(240, 60, 80),))
    swung = swing(replace(song(), tracks=(melody,))).tracks[0].notes[0]
    assert swung.onset_tick == 320
    assert swung.duration_tick >= 40
