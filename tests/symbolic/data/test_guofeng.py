from __future__ import annotations

import pytest

from symbolic.data.guofeng import is_guofeng, minor_third_share, pentatonic_share
from symbolic.score import Key, Note


def line(pitches: list[int]) -> list[Note]:
    return [Note(i * 480, p, 480) for i, p in enumerate(pitches)]


PENTATONIC = line([69, 72, 74, 76, 79, 76, 74, 72, 69, 67, 69, 72, 69] * 2)
REPEATED = line([60, 60, 62, 62, 64, 64, 62, 62, 60, 60] * 3)
DIATONIC = line([60, 62, 64, 65, 67, 71, 72, 71, 69, 65, 64, 62, 60] * 2)


@pytest.mark.parametrize("key", [Key(0, 0, "major"), Key(0, 9, "minor")])
def test_a_melody_is_pentatonic_in_its_signature(key: Key):
    assert pentatonic_share(PENTATONIC, key) == 1.0
    assert pentatonic_share(DIATONIC, key) < 0.8
    assert pentatonic_share(PENTATONIC, Key(0, 6, "major")) < 0.5


def test_pentatonic_notes_alone_are_not_enough():
    key = Key(0, 0, "major")
    assert is_guofeng(PENTATONIC, key)
    assert pentatonic_share(REPEATED, key) == 1.0
    assert not is_guofeng(REPEATED, key)
    assert not is_guofeng(DIATONIC, key)


def test_minor_thirds_are_counted_among_all_moves():
    assert minor_third_share(line([60, 63, 63, 60, 62])) == 0.5
    assert minor_third_share([]) == pentatonic_share([], Key(0, 0, "major")) == 0.0
