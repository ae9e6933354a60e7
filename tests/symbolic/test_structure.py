"""Each measure on a few notes whose answer can be told by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from symbolic.controls import BarControls
from symbolic.score import ChordSpan, Key, Meter, Note, Role, Section
from symbolic.structure import (
    accompaniment_similarity,
    bar_similarity,
    bass_dissonance_rate,
    compression_ratio,
    form_similarity,
    leap_recovery,
    melody_clash_rate,
    melody_similarity,
    parallel_rate,
    section_similarity,
    self_similarity,
    voice_motion,
    voicings,
)
from symbolic.theory import parse_chord

BAR = 1920
Cells = dict[tuple[Role, int], tuple[Note, ...]]


def bars(*chords: str, meter: tuple[int, int] = (4, 4)) -> list[BarControls]:
    """One bar of C major a chord."""
    signature = Meter(0, *meter)
    ticks = signature.bar_ticks
    return [
        BarControls(
            start_tick=i * ticks, meter=signature, key=Key(0, 0, "major"), section="verse", bar_in_section=i,
            section_bars=len(chords), chords=(ChordSpan(i * ticks, ticks, parse_chord(chord)),), energy=0.5,
        )
        for i, chord in enumerate(chords)
    ]  # fmt: skip


def cell(bar: int, *notes: tuple[int, int], length: int = 480) -> tuple[Note, ...]:
    """Notes of a 4/4 bar as (quarter, pitch)."""
    return tuple(sorted(Note(bar * BAR + quarter * 480, pitch, length) for quarter, pitch in notes))


def line(*pitches: int, role: Role = Role.MELODY) -> Cells:
    """Quarters, four a bar."""
    groups = [pitches[i : i + 4] for i in range(0, len(pitches), 4)]
    return {(role, b): cell(b, *enumerate(group)) for b, group in enumerate(groups)}


def melody(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> Cells:
    return {(Role.MELODY, 0): cell(0, *first), (Role.MELODY, 1): cell(1, *second)}


RISING = [(0, 60), (1, 62), (2, 64)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (RISING, 1.0),
        ([(q, p + 5) for q, p in RISING], 1.0),  # transposed
        ([(0, 60), (1, 67), (2, 72)], 1.0),  # wider, but as rising
        ([(0, 64), (1, 62), (2, 60)], 0.5),  # the other way round
        ([(0, 60), (1, 62), (2, 61)], 0.5 * (1 + 2 / 3)),  # one of three pairs differs
        ([(0, 60), (1, 62)], 2 / 3),  # two of three onsets
        ([(3, 60)], 0.0),
        ([], 0.0),
    ],
)
def test_melody_similarity(second: list[tuple[int, int]], expected: float):
    assert melody_similarity(melody(RISING, second), bars("C", "F"), 0, 1) == pytest.approx(expected)


def test_silent_bars_tell_nothing():
    for measure in (melody_similarity, accompaniment_similarity, bar_similarity):
        assert measure({}, bars("C", "C"), 0, 1) is None
    assert self_similarity({}, bars("C"), 1) is None


def test_accompaniment_similarity_is_that_of_patterns_not_of_pitches():
    cells: Cells = {
        (Role.CHORDS, 0): cell(0, (0, 60), (0, 64), (2, 67)),
        (Role.CHORDS, 1): cell(1, (0, 65), (2, 69), (2, 72)),
        (Role.DRUMS, 0): cell(0, (0, 36), (1, 38)),
        (Role.DRUMS, 1): cell(1, (0, 36), (1, 42)),
        (Role.MELODY, 0): cell(0, (3, 80)),
    }
    assert accompaniment_similarity(cells, bars("C", "F"), 0, 1) == pytest.approx((1 + 1 / 3) / 2)


def test_bar_similarity_counts_equal_notes():
    cells = melody([(0, 60), (1, 62)], [(0, 60), (1, 64)]) | {
        (Role.BASS, 0): cell(0, (0, 36)), (Role.BASS, 1): cell(1, (0, 36), length=960),
    }  # fmt: skip
    assert bar_similarity(cells, bars("C", "C"), 0, 1) == pytest.approx(1 / 5)


def test_self_similarity_at_a_lag():
    a, b = (60, 62, 64, 65), (72, 71, 69, 67)
    cells = line(*a, *b, *a, *b)
    place = bars("C", "C", "C", "C")
    assert self_similarity(cells, place, 1) == 0.0
    assert self_similarity(cells, place, 2) == 1.0
    assert self_similarity(cells, place, 1, melody_similarity) == pytest.approx(0.5)  # the same rhythm, turned over
    assert self_similarity(cells, place, 4) is None


def test_sections_with_the_same_letter_are_compared_bar_by_bar():
    a, b = (60, 62, 64, 65), (72, 71, 69, 67)
    cells = line(*a, *b, *b, *a, *a, *b)
    place = bars(*["C"] * 6)
    sections = [Section(n, "verse", n[0], 2 * i, 2) for i, n in enumerate(("A1", "B", "A2"))]
    assert section_similarity(cells, place, sections[0], sections[2], bar_similarity) == 1.0
    assert form_similarity(cells, place, sections, bar_similarity) == (1.0, 0.0)
    assert form_similarity(cells, place, sections[:2], bar_similarity) == (None, 0.0)
    assert form_similarity(cells, place, sections[:1], bar_similarity) == (None, None)


def test_repetition_compresses():
    place = bars(*["C"] * 16)
    same = line(*(60, 62, 64, 65) * 16)
    unlike = line(*((i * i * 7 + i * 3) % 41 + 48 for i in range(64)))
    repeated, new = compression_ratio(same, place), compression_ratio(unlike, place)
    assert repeated is not None
    assert new is not None
    assert repeated > 3 * new
    assert compression_ratio({}, place) is None


def chords(*voicing: tuple[int, ...]) -> Cells:
    return {(Role.CHORDS, b): cell(b, *((0, p) for p in pitches), length=BAR) for b, pitches in enumerate(voicing)}


def test_voice_motion_pairs_the_voices_that_move_least():
    near = chords((60, 64, 67), (60, 65, 69), (59, 65, 67))
    assert voicings(near, bars("C", "F", "G7")) == [(60, 64, 67), (60, 65, 69), (59, 65, 67)]
    assert voice_motion(near, bars("C", "F", "G7")) == pytest.approx(((0 + 1 + 2) / 3 + (1 + 0 + 2) / 3) / 2)
    assert voice_motion(chords((60, 64, 67), (65, 69, 72)), bars("C", "F")) == pytest.approx(5)
    doubled = chords((60, 64, 67), (60, 60 + 12, 64, 64 + 12, 67, 67 + 12))
    assert voice_motion(doubled, bars("C", "C7")) == pytest.approx(6)  # half of each voice goes up an octave
    assert voice_motion(near, bars("C", "C", "C")) is None  # one chord, one voicing
    assert voicings(chords((60, 67)), bars("C")) == []


@pytest.mark.parametrize(
    ("top", "low", "expected"),
    [
        ((67, 69), (48, 50), 1.0),  # parallel fifths (a nineteenth apart)
        ((60, 62), (48, 50), 1.0),  # parallel octaves
        ((64, 65), (48, 50), 0.0),  # thirds
        ((67, 65), (48, 46), 1.0),
        ((67, 72), (48, 48), None),  # the bass stays
        ((67, 60), (48, 53), 0.0),  # from a fifth to a fifth the other way
        ((60, 67, 69), (48, 52, 53), 0.0),
        ((67, 69, 71), (48, 50, 55), 0.5),
    ],
)
def test_parallel_rate(top: tuple[int, ...], low: tuple[int, ...], expected: float | None):
    assert parallel_rate(line(*top) | line(*low, role=Role.BASS), bars("C")) == expected


def test_leap_recovery():
    place = bars("C", "C")
    assert leap_recovery(line(60, 67, 65, 64), place) == 1.0
    assert leap_recovery(line(60, 67, 69, 71), place) == 0.0
    assert leap_recovery(line(60, 67, 67, 65), place) == 1.0  # a repeated note between
    assert leap_recovery(line(72, 65, 67, 60, 59, 57), place) == 0.5
    assert leap_recovery(line(60, 62, 64, 65), place) is None
    assert leap_recovery(line(60, 62, 64, 67), place) is None  # nothing follows a leap, and a third is none


def test_bass_dissonance_on_strong_beats():
    bass: Cells = {(Role.BASS, 0): cell(0, (0, 36), length=BAR)}
    place = bars("C")
    assert bass_dissonance_rate(bass | melody([(0, 72), (2, 66)], []), place) == 0.5  # a tritone
    assert bass_dissonance_rate(bass | melody([(0, 73), (2, 71)], []), place) == 1.0  # a minor ninth, a major seventh
    assert bass_dissonance_rate(bass | melody([(1, 73)], []), place) is None
    assert bass_dissonance_rate(melody([(0, 73)], []), place) is None
    assert bass_dissonance_rate(bass | {(Role.DRUMS, 0): cell(0, (0, 37))}, place) is None


def test_melody_clashes_are_outside_the_chord_and_a_semitone_away():
    under = chords((60, 64, 67))
    place = bars("C")
    assert melody_clash_rate(under | melody([(0, 77)], []), place) == 1.0  # F over E
    assert melody_clash_rate(under | melody([(0, 74)], []), place) == 0.0  # D is outside, but no semitone
    assert (
        melody_clash_rate(chords((59, 60, 64, 67)) | melody([(0, 71)], []), bars("Cmaj7")) == 0.0
    )  # B is in the chord
    assert melody_clash_rate(under | melody([(0, 77), (1, 77), (2, 76)], []), place) == 0.5  # the second is weak
    assert melody_clash_rate(melody([(0, 77)], []), place) is None
    assert melody_clash_rate(under | melody([(0, 77)], []), bars("N.C.")) is None


def test_strong_beats_of_three():
    place = bars("C", meter=(3, 4))
    cells: Cells = {(Role.BASS, 0): (Note(0, 36, 1440),), (Role.MELODY, 0): (Note(0, 72, 480), Note(720, 73, 480))}
    assert bass_dissonance_rate(cells, place) == 0.0
