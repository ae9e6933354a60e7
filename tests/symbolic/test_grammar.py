from __future__ import annotations

import numpy as np
import pytest

from symbolic import vocab
from symbolic.controls import CellControls
from symbolic.grammar import DRUM_KEYS, RULES, CellGrammar, CellState
from symbolic.score import Role
from symbolic.theory import chord_pitch_classes
from symbolic.vocab import DRUM_LOW, DRUM_OFFSET, DURATIONS, END
from tests.symbolic.grids import controls

CELL = CellControls(density=4, register=60, stack=3, pulse=2)


def grammar(role: Role, bar: int = 0, cell: CellControls = CELL) -> CellGrammar:
    return CellGrammar(role, controls().bars[bar], cell, (40, 84))


def allowed(bias: np.ndarray) -> set[int]:
    return set(np.nonzero(np.isfinite(bias))[0].tolist())


@pytest.mark.parametrize(("pulse", "step"), [(1, 12), (2, 6), (4, 3), (3, 4)])
def test_positions_keep_the_pulse(pulse: int, step: int) -> None:
    cell = CellControls(density=4, register=60, stack=1, pulse=pulse)
    assert allowed(grammar(Role.MELODY, 0, cell).position_bias(CellState())) == set(range(0, 48, step))


def test_positions_never_go_back_and_an_active_cell_is_not_empty() -> None:
    rules = grammar(Role.MELODY)
    assert END not in allowed(rules.position_bias(CellState()))
    later = allowed(rules.position_bias(CellState(rows=[(24, 60, 5)])))
    assert later == {30, 36, 42, END}


def test_one_voice_has_one_note_at_a_time_and_chords_no_more_than_asked() -> None:
    assert 0 not in allowed(grammar(Role.BASS).position_bias(CellState(rows=[(0, 45, 5)])))
    two = CellState(rows=[(0, 48, 5), (0, 52, 5)])
    assert 0 in allowed(grammar(Role.CHORDS).position_bias(two))
    three = CellState(rows=[(0, 48, 5), (0, 52, 5), (0, 57, 5)])
    assert 0 not in allowed(grammar(Role.CHORDS).position_bias(three))


@pytest.mark.parametrize("role", [Role.CHORDS, Role.PAD])
def test_chords_hold_chord_tones_only_and_rise(role: Role) -> None:
    rules = grammar(role, 3)
    tones = chord_pitch_classes(rules.bar.chords[0].chord)
    pitches = [vocab.index_pitch(i, rules.shift) for i in allowed(rules.pitch_bias(CellState(), 0))]
    assert pitches
    assert all(p % 12 in tones and 40 <= p <= 84 for p in pitches)
    assert min(allowed(rules.pitch_bias(CellState(rows=[(0, 55, 5)]), 0))) > 55


def test_the_scale_gives_way_to_an_altered_chord() -> None:
    rules = grammar(Role.MELODY, 3)  # E7 in A minor: G sharp sounds, so G does not
    classes = {vocab.index_pitch(i, rules.shift) % 12 for i in allowed(rules.pitch_bias(CellState(), 6))}
    assert 8 in classes
    assert 7 not in classes


def test_the_bass_prefers_the_root_where_the_chord_changes() -> None:
    bias = grammar(Role.BASS, 1, CellControls(2, 45, 1, 2)).pitch_bias(CellState(), 0)
    best = vocab.index_pitch(int(np.argmax(bias)), vocab.tonic_shift(9))
    assert best % 12 == 5


def test_roles_that_follow_must_strike_at_every_chord() -> None:
    rules = grammar(Role.PAD)
    assert allowed(rules.position_bias(CellState())) == {0}
    assert RULES[Role.PAD].holds
    held = allowed(rules.duration_bias(0, 48))
    assert [DURATIONS[i] for i in held] == [48]


def test_two_hands_and_two_feet() -> None:
    rules = grammar(Role.DRUMS)
    index = lambda key: DRUM_OFFSET + key - DRUM_LOW  # noqa: E731
    both_hands = CellState(rows=[(0, index(36), 0), (0, index(38), 0), (0, index(42), 0)])
    assert allowed(rules.pitch_bias(both_hands, 0)) <= {index(44)}
    assert allowed(rules.pitch_bias(CellState(), 0)) == {index(k) for k in DRUM_KEYS}


def test_the_last_bar_begins_and_ends_on_its_bar_line() -> None:
    rules = grammar(Role.CHORDS, 3)
    assert allowed(rules.position_bias(CellState())) == {0}
    assert [DURATIONS[i] for i in allowed(rules.duration_bias(0, 48))] == [48]
