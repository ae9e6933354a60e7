from __future__ import annotations

import pytest

from symbolic.midi_roles import TrackFacts, guess_role, guess_roles, lead_score, measure_track, role_of_name
from symbolic.score import Note, Role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Lead Vocals", Role.MELODY), ("Singstimme", Role.MELODY), ("Chant", Role.MELODY), ("主旋律", Role.MELODY),
        ("Finger Bass", Role.BASS), ("Kontrabass", Role.BASS), ("Violoncello", Role.BASS), ("贝斯", Role.BASS),
        ("Klavier", Role.CHORDS), ("Rhythm Guitar", Role.CHORDS), ("钢琴", Role.CHORDS), ("Warm Pad", Role.PAD),
        ("Arp 2", Role.ARP), ("BRIDGE", Role.COUNTER), ("Drum Machine", None), ("Bassoon 1", None), ("Bass Drum", None),
        ("Track 3", None), ("", None),
    ],
)  # fmt: skip
def test_names_in_several_languages(name: str, role: Role | None):
    assert role_of_name(name) is role


def line(pitches: list[int], each_tick: int = 480, length_tick: int = 480) -> tuple[Note, ...]:
    return tuple(Note(i * each_tick, p, length_tick) for i, p in enumerate(pitches))


SUNG = line([67, 67, 69, 71, 72, 71, 69, 67] * 4)
ANSWER = line([79, 72, 84, 67, 76, 88, 64, 79] * 2, 960)
BASS = line([40, 45, 38, 43] * 4, 960, 960)
CELLO = line([50, 55, 48, 53] * 4, 960, 960)
BROKEN = line([60, 64, 67, 72] * 8, 240, 240)
BLOCKS = tuple(Note(i * 960, p, 900) for i in range(8) for p in (60, 64, 67))
HELD = tuple(Note(i * 1920, p, 1920) for i in range(8) for p in (60, 64, 67))


@pytest.mark.parametrize(
    ("program", "notes", "role"),
    [
        (0, BASS, Role.BASS), (33, SUNG, Role.BASS), (0, BLOCKS, Role.CHORDS), (0, HELD, Role.PAD),
        (89, HELD, Role.PAD), (0, BROKEN, Role.ARP), (0, SUNG, Role.COUNTER), (0, (), Role.CHORDS),
    ],
)  # fmt: skip
def test_without_a_name_the_notes_tell(program: int, notes: tuple[Note, ...], role: Role):
    assert guess_role("", program, False, notes) is role
    assert guess_role("", program, True, notes) is Role.DRUMS


def unnamed(*rows: tuple[Note, ...]) -> list[TrackFacts]:
    return [TrackFacts("", 0, False, notes) for notes in rows]


def test_the_sung_line_leads_and_not_the_wide_one():
    assert lead_score(measure_track(SUNG)) > lead_score(measure_track(ANSWER))
    assert guess_roles(unnamed(ANSWER, SUNG, BLOCKS)) == [Role.COUNTER, Role.MELODY, Role.CHORDS]


def test_the_lowest_line_is_the_bass_even_if_it_is_not_low():
    assert guess_roles(unnamed(SUNG, CELLO)) == [Role.MELODY, Role.BASS]
    assert guess_roles(unnamed(SUNG, ANSWER)) == [Role.MELODY, Role.COUNTER]


def test_a_name_comes_before_the_notes():
    tracks = [TrackFacts("Melody", 0, False, ANSWER), TrackFacts("", 0, False, SUNG), TrackFacts("", 0, True, BASS)]
    assert guess_roles(tracks) == [Role.MELODY, Role.COUNTER, Role.DRUMS]


def test_a_piece_of_broken_chords_is_led_by_one():
    assert guess_roles(unnamed(BROKEN)) == [Role.MELODY]
    assert guess_roles([]) == []
    assert guess_roles(unnamed(())) == [Role.CHORDS]


def test_measures_of_a_line():
    m = measure_track(line([60, 62, 66, 66], 240))
    assert (m.stack, m.pitch, m.quarters, m.leaps, m.quick) == (1.0, 63.5, 1.0, pytest.approx(1 / 3), 1.0)
    assert m.per_quarter == pytest.approx(4 * 480 / (720 + 480))
    assert m.spread == pytest.approx(2.598, abs=0.001)
