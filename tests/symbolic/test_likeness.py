"""Chords, keys, lines and loudness against what was asked, on scores of a few bars."""

from __future__ import annotations

import pytest

from symbolic.adherence import (
    LineLikeness,
    chord_accuracy,
    key_fit,
    key_tones,
    line_likeness,
    loudness_by_bar,
    overlaps,
    same_root,
    same_triad,
    signature_fit,
    spans_between,
)
from symbolic.recognise import pitch_class_profile
from symbolic.score import ChordSpan, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.theory import MODES, parse_chord

BAR = 1920


def spans(*symbols: str) -> list[ChordSpan]:
    return [ChordSpan(bar * BAR, BAR, parse_chord(symbol)) for bar, symbol in enumerate(symbols)]


@pytest.mark.parametrize(
    ("asked", "heard", "root", "triad"),
    [
        ("C", "C", True, True),
        ("Cmaj9", "C", True, True),
        ("C", "Cm", True, False),
        ("C7", "Cmaj7", True, True),
        ("C", "G", False, False),
        ("C6", "Am7", True, True),
        ("C5", "Cm", True, True),
        ("Csus4", "C", True, False),
        ("Csus2", "Csus4", True, True),
        ("Bm7b5", "Bdim", True, True),
        ("Bm7b5", "Bm", True, False),
        ("C/E", "Em", False, False),
    ],
)
def test_a_heard_chord_has_the_root_and_the_triad_of_the_asked_one(asked: str, heard: str, root: bool, triad: bool):
    assert same_root(parse_chord(asked), parse_chord(heard)) is root
    assert same_triad(parse_chord(asked), parse_chord(heard)) is triad


def test_chord_accuracy_weighs_by_time():
    found = chord_accuracy(spans("C", "F", "G", "N"), spans("C", "Fm", "Am", "D"))
    assert found is not None
    assert found.root == pytest.approx(2 / 3)  # the bar without a chord does not count
    assert found.triad == pytest.approx(1 / 3)
    assert chord_accuracy(spans("N"), spans("C")) is None
    silent = chord_accuracy(spans("C", "C"), spans("C", "N"))
    assert silent is not None
    assert silent.root == 0.5


def test_spans_are_cut_where_they_overlap():
    halves = [ChordSpan(0, BAR // 2, parse_chord("C")), ChordSpan(BAR // 2, BAR, parse_chord("F"))]
    assert [(tick, length) for tick, length, _, _ in overlaps(spans("C", "G"), halves)] == [
        (0, 960), (960, 960), (1920, 960),
    ]  # fmt: skip
    assert spans_between(halves, 480, 1440) == [
        ChordSpan(480, 480, parse_chord("C")),
        ChordSpan(960, 480, parse_chord("F")),
    ]


TUNE = (Note(0, 60, 480), Note(480, 62, 480), Note(960, 64, 480), Note(1440, 67, 480))


def moved(tick: int, semitones: int) -> list[Note]:
    return [Note(n.onset_tick + tick, n.pitch + semitones, n.duration_tick) for n in TUNE]


def test_a_line_is_like_itself_later_and_in_another_key():
    assert line_likeness(TUNE, moved(BAR, 0), BAR, 0) == LineLikeness(1.0, 1.0, 1.0)
    assert line_likeness(TUNE, moved(BAR, 5), BAR, 5) == LineLikeness(1.0, 1.0, 1.0)
    assert line_likeness(TUNE, moved(BAR, 12), BAR, 0) == LineLikeness(1.0, 1.0, 1.0)


def test_a_transposed_line_keeps_its_intervals_and_loses_its_pitches():
    assert line_likeness(TUNE, moved(BAR, 3), BAR, 0) == LineLikeness(1.0, 1.0, 0.0)


def test_a_line_with_another_rhythm_shares_what_falls_together():
    late = [Note(0, 60, 480), Note(480, 62, 240), Note(720, 64, 720)]
    found = line_likeness(TUNE, late, 0, 0)
    assert found is not None
    assert found.rhythm == pytest.approx(2 / 5)
    assert (found.interval, found.pitch) == (1.0, 1.0)


def test_silence_is_like_nothing():
    assert line_likeness((), (), 0, 0) is None
    assert line_likeness(TUNE, (), 0, 0) == LineLikeness(0.0, 0.0, 0.0)


def scale(tonic: int, mode: str) -> list[Note]:
    steps = [*MODES[mode], 0, 7, 0]  # the tonic and the fifth weigh most
    return [Note(480 * i, 60 + tonic + step, 480) for i, step in enumerate(steps)]


def test_the_key_asked_for_fits_or_another_fits_better():
    profile = pitch_class_profile(scale(2, "major"))
    assert key_fit(profile, 2, "major") == (0.0, 2, "major")
    margin, tonic, mode = key_fit(profile, 8, "major")
    assert margin > 0.5
    assert (tonic, mode) == (2, "major")
    assert signature_fit(profile, 11, "minor") == 0.0  # B minor shares its notes with D major
    assert signature_fit(profile, 3, "major") > 0.3


def test_a_minor_key_has_both_sevenths_and_a_pentatonic_one_its_seven_notes():
    assert key_tones(9, "minor") == {9, 11, 0, 2, 4, 5, 7, 8}
    assert key_tones(9, "harmonic minor") == key_tones(9, "minor")
    assert key_tones(0, "gong") == {0, 2, 4, 5, 7, 9, 11}
    assert key_tones(2, "dorian") == {2, 4, 5, 7, 9, 11, 0}


def test_loudness_is_summed_over_all_parts_by_bar():
    tracks = (
        Track(Role.MELODY, "m", 0, (Note(0, 60, 480, 50), Note(BAR, 60, 480, 70))),
        Track(Role.DRUMS, "d", 0, (Note(0, 36, 40, 100),)),
    )
    score = Score("t", 3 * BAR, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=tracks)
    assert loudness_by_bar(score) == [150, 70, 0]
