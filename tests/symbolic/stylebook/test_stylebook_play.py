from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic.controls import STYLES, CellControls
from symbolic.errors import BadInput
from symbolic.grammar import DRUM_KEYS, FEET, HI_HATS, TOMS
from symbolic.grid import measure_cell
from symbolic.instruments import instrument
from symbolic.score import Chord, Key, Note, Role
from symbolic.stylebook import ACCOMPANIMENT, STYLE_BOOK, play
from symbolic.stylebook.context import pentatonic
from symbolic.stylebook.fit import density_of, on_pulse, suitable
from symbolic.stylebook.play_drums import DRUM_TICKS
from symbolic.stylebook.tables import patterns_of
from symbolic.stylebook.voicing import voice
from symbolic.theory import CHORD_QUALITIES, chord_pitch_classes, note_name
from tests.symbolic.stylebook.places import USUAL, controls, played, steps

PROGRESSION = ("C", "Am", "F", "G7", "C", "Em7 Am7", "Dm7", "G7")
METERS = ("4/4", "3/4", "2/4", "6/8", "12/8", "9/8", "5/4", "7/8", "3/8", "6/4", "5/8")
PITCHED = (Role.BASS, Role.CHORDS, Role.ARP, Role.PAD)
QUALITIES = [quality for quality in CHORD_QUALITIES if quality != "N"]
NAMES = st.tuples(st.integers(0, 11), st.sampled_from(QUALITIES), st.none() | st.integers(0, 11))
CELLS = st.builds(
    CellControls,
    density=st.floats(1, 20),
    register=st.floats(30, 90),
    stack=st.floats(1, 5),
    pulse=st.sampled_from((1, 2, 3, 4)),
)


def symbol(root: int, quality: str, bass: int | None) -> str:
    below = "" if bass is None else "/" + note_name(bass)
    return note_name(root) + quality + below


def assert_legal(notes: list[Note], role: Role, program: int, start: int, end: int) -> None:
    player = instrument(0 if role is Role.DRUMS else program)
    assert notes == sorted(notes)
    for note in notes:
        assert note.onset_tick % 40 == note.duration_tick % 40 == 0
        assert start <= note.onset_tick < end
        assert note.duration_tick > 0
        assert 1 <= note.velocity <= 127
        if role is Role.DRUMS:
            assert note.pitch in DRUM_KEYS
            assert note.duration_tick <= DRUM_TICKS
        else:
            assert player.low <= note.pitch <= player.high
            assert note.end_tick <= end
    for onset in {note.onset_tick for note in notes}:
        keys = [note.pitch for note in notes if note.onset_tick == onset]
        assert len(keys) == len(set(keys))
        if role is Role.DRUMS:
            assert sum(key not in FEET for key in keys) <= 2
            assert sum(key in HI_HATS for key in keys) <= 1
        else:
            assert len(keys) <= player.polyphony


@pytest.mark.parametrize("meter", METERS)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_plays_legally_in_every_meter(style: str, meter: str) -> None:
    told = controls(style, PROGRESSION[-3:], meter=meter)
    cells = play(told, list(told.cells), seed=1, tolerance=99)
    length = told.bars[0].meter.bar_ticks
    assert {role for role, _ in cells} == set(ACCOMPANIMENT)
    for (role, bar), notes in cells.items():
        assert_legal(list(notes), role, told.programs[role], bar * length, (bar + 1) * length)


@settings(max_examples=100, deadline=None)
@given(
    style=st.sampled_from(STYLES), role=st.sampled_from(ACCOMPANIMENT), cell=CELLS,
    chords=st.lists(NAMES, min_size=1, max_size=3),
    meter=st.sampled_from(METERS), seed=st.integers(0, 2**40), tolerance=st.sampled_from((0.5, 99.0)),
    key=st.builds(Key, st.just(0), st.integers(0, 11), st.sampled_from(("major", "minor", "dorian", "gong", "yu"))),
)  # fmt: skip
def test_any_controls_give_legal_notes_of_the_chords(style, role, cell, chords, meter, seed, tolerance, key) -> None:
    bars = [" ".join(symbol(*chord) for chord in chords), symbol(*chords[0])]
    told = controls(style, bars, cells={role: cell}, meter=meter, key=key)
    length = told.bars[0].meter.bar_ticks
    for bar, notes in enumerate(played(told, role, seed, tolerance)):
        assert_legal(notes, role, told.programs[role], bar * length, (bar + 1) * length)
        for note in notes:
            span = next(s for s in reversed(told.bars[bar].chords) if s.onset_tick <= note.onset_tick)
            tones = chord_pitch_classes(span.chord)
            if role in PITCHED:
                assert note.end_tick <= span.onset_tick + span.duration_tick
            if role in (Role.CHORDS, Role.PAD):
                assert note.pitch % 12 in tones
            if role is Role.ARP:
                assert note.pitch % 12 in tones | pentatonic(told.bars[bar])


@pytest.mark.parametrize("style", STYLES)
def test_the_bass_meets_every_chord_on_its_root(style: str) -> None:
    told = controls(style, ("C", "Am F", "Dm/F", "G7 E7", "Am", "Bb", "C/E", "G"))
    for bar, notes in enumerate(played(told, Role.BASS, 3, 99)):
        for span in told.bars[bar].chords:
            inside = [n for n in notes if span.onset_tick <= n.onset_tick < span.onset_tick + span.duration_tick]
            chord = span.chord
            assert inside[0].pitch % 12 == (chord.root if chord.bass is None else chord.bass)
            if len(told.bars[bar].chords) > 1:
                assert inside[0].onset_tick - span.onset_tick <= 240


def test_walking_bass_steps_into_the_next_chord() -> None:
    told = controls("swing", PROGRESSION, cells={Role.BASS: CellControls(4, 40, 1, 1)})
    bars = played(told, Role.BASS, 5)
    joints = [abs(after[0].pitch - before[-1].pitch) for before, after in pairwise(bars)]
    assert all(len(bar) == 4 for bar in bars)
    assert np.mean([joint <= 2 for joint in joints]) >= 0.7


@pytest.mark.parametrize("role", PITCHED)
def test_no_chord_is_silence(role: Role) -> None:
    told = controls("pop", ("C", "N", "C N", "C"))
    bars = played(told, role)
    assert bars[0]
    assert not bars[1]
    assert bars[2]
    assert all(note.onset_tick < told.bars[2].start_tick + 960 for note in bars[2])


def test_drums_play_on_where_there_is_no_chord() -> None:
    assert all(played(controls("pop", ("N", "N")), Role.DRUMS))


def test_a_bar_that_is_told_no_chord_has_that_of_the_key() -> None:
    told = controls("pop", ("G", "G"), key=Key(0, 9, "minor"))
    told = replace(told, bars=tuple(replace(bar, chords=()) for bar in told.bars))
    assert {n.pitch % 12 for bar in played(told, Role.CHORDS) for n in bar} <= {9, 0, 4}


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(STYLES), st.integers(0, 2**63 - 1), st.sets(st.integers(0, 7), min_size=1, max_size=4))
def test_a_cell_is_the_same_whatever_else_is_asked_for(style: str, seed: int, some: set[int]) -> None:
    told = controls(style, PROGRESSION)
    whole = play(told, list(told.cells), seed=seed)
    part = play(told, [(role, bar) for role in ACCOMPANIMENT for bar in some], seed=seed)
    assert part == {cell: notes for cell, notes in whole.items() if cell[1] in some}


def test_seeds_differ() -> None:
    told = controls("funk", PROGRESSION)
    assert play(told, list(told.cells), seed=1) != play(told, list(told.cells), seed=2)


def test_melody_cells_and_cells_without_controls_stay_empty() -> None:
    told = controls("pop", PROGRESSION, cells={Role.BASS: USUAL[Role.BASS], Role.MELODY: CellControls(4, 70, 1, 2)})
    cells = play(told, [(Role.MELODY, 0), (Role.BASS, 1), (Role.DRUMS, 1)], seed=0)
    assert set(cells) == {(Role.BASS, 1)}


def test_a_bar_outside_the_piece_is_refused() -> None:
    with pytest.raises(BadInput, match="bar 9 of bass is outside the piece, which has 8 bars"):
        play(controls("pop", PROGRESSION), [(Role.BASS, 8)], seed=0)


def test_an_unknown_style_plays_as_pop() -> None:
    pop = controls("pop", PROGRESSION)
    assert played(replace(pop, style="zydeco"), Role.DRUMS) == played(pop, Role.DRUMS)


@pytest.mark.parametrize("role", [Role.BASS, Role.DRUMS, Role.CHORDS, Role.ARP])
@pytest.mark.parametrize("style", STYLES)
def test_density_is_obeyed_and_never_falls_when_more_is_asked_for(style: str, role: Role) -> None:
    asked = (1, 2, 3, 5, 8, 12, 16)
    counts = []
    for density in asked:
        told = controls(style, ("C",) * 3, cells={role: replace(USUAL[role], density=density, pulse=4)})
        counts.append(len({n.onset_tick for n in played(told, role)[1]}))
    assert counts == sorted(counts)
    assert counts == list(asked)


@pytest.mark.parametrize("pulse", [1, 2, 3, 4])
@pytest.mark.parametrize("role", ACCOMPANIMENT)
def test_onsets_keep_to_the_pulse(role: Role, pulse: int) -> None:
    for style in STYLES:
        told = controls(style, ("C", "F", "G", "C"), cells={role: replace(USUAL[role], density=3, pulse=pulse)})
        for bar, notes in enumerate(played(told, role)[:3]):
            assert all((n.onset_tick - bar * 1920) % (480 // pulse) == 0 for n in notes), style


@pytest.mark.parametrize("role", PITCHED)
def test_register_is_followed(role: Role) -> None:
    aims = {Role.BASS: (36, 50), Role.CHORDS: (52, 64, 74), Role.ARP: (55, 65, 76), Role.PAD: (52, 62, 74)}[role]
    means = []
    for aim in aims:
        told = controls("pop", PROGRESSION, cells={role: replace(USUAL[role], register=aim)})
        found = [np.mean([n.pitch for n in notes]) for notes in played(told, role)]
        assert np.mean(np.abs(np.array(found) - aim)) < 4.5
        means.append(np.mean(found))
    assert means == sorted(means)


@pytest.mark.parametrize("stack", [1, 2, 3, 4])
def test_chords_have_as_many_notes_as_asked_for(stack: int) -> None:
    told = controls("ballad", PROGRESSION, cells={Role.CHORDS: CellControls(2, 60, stack, 2)})
    found = [measure_cell(notes, Role.CHORDS, told.bars[i]).stack for i, notes in enumerate(played(told, Role.CHORDS))]
    assert abs(np.mean(found) - stack) < 0.35


@pytest.mark.parametrize("style", STYLES)
def test_a_section_closes_with_a_fill(style: str) -> None:
    told = controls(style, ("C",) * 8, cells={Role.DRUMS: CellControls(12, 42, 1.6, 4)}, energy=0.7)
    drums = played(told, Role.DRUMS, 2, 99)
    late = [{(n.onset_tick % 1920, n.pitch) for n in notes if n.onset_tick % 1920 >= 960} for notes in drums]
    assert late[7] != late[1]
    hands = TOMS | {37, 38, 39, 42, 46}
    assert sum(pitch in hands for _, pitch in late[7]) >= 2


def test_fills_differ() -> None:
    told = controls("rock", ("C",) * 4, cells={Role.DRUMS: CellControls(12, 42, 1.6, 4)}, energy=0.9)
    fills = {tuple(n.pitch for n in played(told, Role.DRUMS, seed, 99)[3]) for seed in range(30)}
    assert len(fills) >= 4


def test_a_loud_section_opens_with_a_crash_and_a_soft_one_does_not() -> None:
    crashes = {}
    for energy in (0.2, 0.8):
        bars = played(controls("rock", PROGRESSION, energy=energy), Role.DRUMS)[:7]
        crashes[energy] = sum(n.pitch == 49 for notes in bars for n in notes)
    assert crashes == {0.2: 0, 0.8: 1}


def test_the_last_bar_is_one_long_note() -> None:
    cells = {role: replace(cell, density=1.0) for role, cell in USUAL.items()}
    told = controls("ballad", ("C", "C"), cells=cells)
    told = replace(told, bars=(told.bars[0], replace(told.bars[1], final=True)))
    for role in PITCHED:
        assert {(n.onset_tick, n.duration_tick) for n in played(told, role)[1]} == {(1920, 1920)}
    assert {n.onset_tick for n in played(told, Role.DRUMS)[1]} == {1920}


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, min_size=2, max_size=6), st.sampled_from(("close", "open", "drop", "shell", "strum", "wide")))
def test_voices_move_no_further_than_they_must(chords: list[tuple[int, str, int | None]], shape: str) -> None:
    before: tuple[int, ...] = ()
    for root, quality, bass in chords:
        chord = Chord(root, quality, bass)
        here = voice(chord, 3, shape, 60.0, (36, 90), before)
        assert len(here) == min(3, len(CHORD_QUALITIES[quality]) + (quality == "5")) or len(here) == 3
        if before:
            assert abs(np.mean(here) - np.mean(before)) <= 7
        before = here


def test_the_bass_takes_the_root_of_rich_chords() -> None:
    rootless = voice(Chord(0, "maj7"), 3, "shell", 60.0, (36, 90), (), True)
    assert {p % 12 for p in rootless} == {4, 7, 11}
    assert 0 in {p % 12 for p in voice(Chord(0, "maj7"), 3, "close", 60.0, (36, 90), (), False)}


def test_power_chords_are_root_and_fifth() -> None:
    notes = played(controls("metal", ("Am", "F")), Role.CHORDS)[0]
    assert {n.pitch % 12 for n in notes} == {9, 4}
    assert min(n.pitch for n in notes) % 12 == 9


@pytest.mark.parametrize("role", ACCOMPANIMENT)
@pytest.mark.parametrize("style", STYLES)
def test_every_role_has_at_least_three_patterns_of_different_density(style: str, role: Role) -> None:
    told = controls(style, ("C",), meter=STYLE_BOOK[style].meters[0])
    found = suitable(patterns_of(STYLE_BOOK[style], role), told.bars[0].meter)
    assert len(found) >= 3
    assert role is Role.PAD or len({density_of(p, told.bars[0].meter) for p in found}) >= 3


def test_styles_sound_different() -> None:
    """The drums and bass of two styles seldom strike the same drums and steps: mean overlap below a half."""
    prints = {}
    for style in STYLES:
        told = controls(style, ("C",) * 4)
        drums = {(s, n.pitch) for n in played(told, Role.DRUMS, 0, 99)[1] for s in steps([n], 1920)}
        prints[style] = drums | {(s, 0) for s in steps(played(told, Role.BASS, 0, 99)[1], 1920)}
    pairs = [(a, b) for a in STYLES for b in STYLES if a < b]
    overlap = {pair: len(prints[pair[0]] & prints[pair[1]]) / len(prints[pair[0]] | prints[pair[1]]) for pair in pairs}
    assert np.mean(list(overlap.values())) < 0.5
    assert sum(value == 1.0 for value in overlap.values()) == 0


IDIOMS = {
    "disco": (Role.DRUMS, 36, {0, 4, 8, 12}),
    "rock": (Role.DRUMS, 38, {4, 12}),
    "edm": (Role.DRUMS, 36, {0, 4, 8, 12}),
    "swing": (Role.DRUMS, 44, {4, 12}),
}


@pytest.mark.parametrize("style", IDIOMS)
def test_the_pulse_of_a_style_is_there(style: str) -> None:
    role, key, places = IDIOMS[style]
    told = controls(style, ("C",) * 4, cells={role: CellControls(8, 42, 1.7, 2)})
    assert places <= steps([n for n in played(told, role, 0, 99)[1] if n.pitch == key], 1920)


def test_offbeat_open_hats_and_octaves_make_disco() -> None:
    told = controls("disco", ("C",) * 4, cells={Role.DRUMS: USUAL[Role.DRUMS], Role.BASS: CellControls(8, 42, 1, 2)})
    assert steps([n for n in played(told, Role.DRUMS, 0, 99)[1] if n.pitch == 46], 1920) >= {2, 6, 10, 14}
    pitches = [n.pitch for n in played(told, Role.BASS, 0, 99)[1]]
    assert {abs(b - a) for a, b in pairwise(pitches[:6])} == {12}


def test_bossa_bass_is_root_and_fifth_in_dotted_rhythm() -> None:
    told = controls("bossa", ("C",) * 4, cells={Role.BASS: CellControls(4, 40, 1, 2)})
    notes = played(told, Role.BASS, 0, 99)[2]
    assert steps(notes, 3840) == {0, 6, 8, 14}
    assert [n.pitch % 12 for n in notes][:2] == [0, 7]


def test_a_bar_without_events_stays_without_them():
    assert on_pulse([], 40, ()) == []
