from __future__ import annotations

import pytest

from symbolic import vocab
from symbolic.score import Role
from symbolic.theory import parse_chord


@pytest.mark.parametrize("tonic", range(12))
def test_a_tonic_is_told_as_c(tonic: int) -> None:
    assert vocab.pitch_index(60 + vocab.tonic_shift(tonic), Role.MELODY, vocab.tonic_shift(tonic)) == 60


@pytest.mark.parametrize("role", [Role.MELODY, Role.DRUMS])
def test_pitch_and_index_are_inverse(role: Role) -> None:
    for pitch in range(vocab.DRUM_LOW, vocab.DRUM_HIGH + 1):
        assert vocab.index_pitch(vocab.pitch_index(pitch, role, -3), -3) == pitch


def test_every_table_duration_is_its_own_nearest() -> None:
    assert [vocab.DURATIONS[vocab.duration_index(d)] for d in vocab.DURATIONS] == list(vocab.DURATIONS)
    assert vocab.DURATIONS[vocab.duration_index(500)] == 96


@pytest.mark.parametrize(("steps", "pulse"), [([0, 12, 36], 1), ([0, 6], 2), ([3, 12], 4), ([0, 4, 8], 3), ([0, 1], 4)])
def test_pulse(steps: list[int], pulse: int) -> None:
    assert vocab.pulse_of(steps) == pulse


def test_chord_features_are_relative_to_the_tonic() -> None:
    told = vocab.chord_features(parse_chord("E7/G#"), vocab.tonic_shift(9))
    assert told[:12].nonzero()[0].tolist() == [7]  # the dominant of A
    assert told[12:24].nonzero()[0].tolist() == [2, 5, 7, 11]
    assert told[24:36].nonzero()[0].tolist() == [11]
    assert vocab.chord_features(None, 0).sum() == 0
    assert vocab.chord_features(parse_chord("N.C."), 0).sum() == 1


def test_fields_do_not_share_rows() -> None:
    assert sum(size + 1 for size in vocab.FIELDS.values()) == vocab.FIELD_ROWS
    last = list(vocab.FIELDS)[-1]
    assert vocab.FIELD_OFFSETS[last] + vocab.FIELDS[last] + 1 == vocab.FIELD_ROWS
