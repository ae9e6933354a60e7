from __future__ import annotations

import math

import pytest

from symbolic.metrics import (
    chord_at,
    chord_tone_share,
    density,
    energy_correlation,
    longest_without_rest,
    pitch_class_entropy,
    polyphony,
    rank_correlation,
    register,
    scale_consistency,
    strong_chord_tone_rate,
)
from symbolic.score import ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.theory import parse_chord

COMMON_TIME = Meter(0, 4, 4)
CHORDS = (ChordSpan(0, 1920, parse_chord("C")), ChordSpan(1920, 1920, parse_chord("G")))


def score(notes: tuple[Note, ...], sections: tuple[Section, ...] = (), meter: Meter = COMMON_TIME) -> Score:
    return Score(
        "t", 3840, (Tempo(0, 120.0),), (meter,), (Key(0, 0, "major"),), CHORDS, sections,
        (Track(Role.MELODY, "Melody", 0, notes),),
    )  # fmt: skip


def test_the_chord_at_a_tick():
    assert chord_at(CHORDS, 1919) == CHORDS[0]
    assert chord_at(CHORDS, 1920) == CHORDS[1]
    assert chord_at(CHORDS, 3840) is None
    assert chord_at((ChordSpan(0, 480, parse_chord("N")),), 0) is None


def test_a_note_held_into_another_chord_counts_for_each_part():
    assert chord_tone_share([Note(960, 60, 1920)], CHORDS) == pytest.approx(0.5)  # C on C, then C on G
    assert chord_tone_share([Note(960, 67, 1920)], CHORDS) == pytest.approx(1.0)  # G is in both
    assert chord_tone_share([Note(960, 61, 480), Note(0, 60, 1440)], CHORDS) == pytest.approx(0.75)
    assert chord_tone_share([], CHORDS) is None


def test_only_strong_beats_count_for_the_strong_rate():
    notes = (Note(0, 60, 480), Note(480, 61, 480), Note(960, 62, 480), Note(1920, 62, 480))
    assert strong_chord_tone_rate(notes, score(notes)) == pytest.approx(2 / 3)
    in_three = score(notes, meter=Meter(0, 3, 4))
    assert strong_chord_tone_rate((Note(720, 61, 240),), in_three) is None


def test_scale_consistency_weighs_by_duration():
    notes = [Note(0, 60, 300), Note(300, 61, 100)]
    assert scale_consistency(notes, Key(0, 0, "major")) == pytest.approx(0.75)
    assert scale_consistency([], Key(0, 0, "major")) is None


def test_density_counts_a_chord_once():
    notes = [Note(0, 60, 480), Note(0, 64, 480), Note(480, 60, 480), Note(1920, 60, 480)]
    assert density(notes, [0, 1920, 3840, 5760]) == [2, 1, 0]


def test_register_and_polyphony():
    notes = [Note(0, 60, 960), Note(0, 64, 480)]
    assert register(notes) == 62
    assert polyphony(notes) == pytest.approx(1.5)
    assert register([]) is None
    assert polyphony([]) == 0.0


def test_entropy_is_that_of_the_pitch_classes():
    assert pitch_class_entropy([Note(0, 60, 480), Note(480, 72, 480)]) == 0.0
    assert pitch_class_entropy([Note(i * 480, 60 + i, 480) for i in range(12)]) == pytest.approx(math.log2(12))


def test_rank_correlation():
    assert rank_correlation([1, 2, 3], [10, 20, 90]) == pytest.approx(1.0)
    assert rank_correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)
    assert rank_correlation([1, 2, 2, 3], [1, 2, 3, 4]) == pytest.approx(0.9486833)  # ties share their rank
    assert rank_correlation([1, 1, 1], [1, 2, 3]) is None


def test_energy_follows_density_and_velocity():
    sections = (Section("A", "verse", "A", 0, 1, 0.2), Section("B", "chorus", "B", 1, 1, 0.8))
    soft_then_loud = tuple(Note(t, 60, 240, 40 if t < 1920 else 100) for t in range(0, 3840, 480))
    loud_then_soft = tuple(Note(t, 60, 240, 100 if t < 1920 else 40) for t in range(0, 3840, 480))
    assert energy_correlation(score(soft_then_loud, sections)) == pytest.approx(1.0)
    assert energy_correlation(score(loud_then_soft, sections)) == pytest.approx(-1.0)


def test_the_longest_stretch_without_a_rest():
    notes = [Note(0, 60, 480), Note(480, 62, 360), Note(960, 64, 480), Note(1440, 64, 960)]
    assert longest_without_rest(notes, 240) == (0, 2400)
    assert longest_without_rest(notes, 120) == (960, 2400)
    assert longest_without_rest([], 240) == (0, 0)
