from __future__ import annotations

from dataclasses import replace

from symbolic.data.sections import repeated_parts
from symbolic.score import Note, Role, Score
from tests.symbolic.grids import song

BAR = 1920


def tune(parts: str, pickup: bool = False) -> Score:
    """A tune of eight-bar parts, each letter with a melody of its own."""
    notes = [Note(1440, 67, 480)] if pickup else []
    for index, letter in enumerate(parts):
        first = (index * 8 + pickup) * BAR
        notes += [Note(first + i * 480, 60 + (i * ord(letter)) % 13, 480) for i in range(32)]
    score = song(bars=len(parts) * 8 + pickup)
    tracks = tuple(replace(t, notes=tuple(notes)) for t in score.tracks if t.role is Role.MELODY)
    return replace(score, tracks=tracks, sections=())


def told(score: Score) -> list[tuple[str, int, int]]:
    return [(s.letter, s.start_bar, s.bars) for s in repeated_parts(score)]


def test_parts_that_come_back_have_the_same_letter():
    assert told(tune("aabb")) == [("A", 0, 8), ("A", 8, 8), ("B", 16, 8), ("B", 24, 8)]
    assert [letter for letter, _, _ in told(tune("aaba"))] == ["A", "A", "B", "A"]


def test_a_pickup_bar_stands_before_the_first_part():
    assert told(tune("aab", pickup=True)) == [("A", 1, 8), ("A", 9, 8), ("B", 17, 8)]


def test_without_signs_of_such_parts_there_are_no_sections():
    assert told(tune("abc")) == []
    assert told(tune("a")) == []
    assert told(replace(tune("aabb"), end_tick=33 * BAR)) == []


def test_a_varied_part_is_the_same_and_another_is_not():
    score = tune("aa")
    varied = [replace(n, pitch=n.pitch + 1) if 40 <= i < 48 else n for i, n in enumerate(score.tracks[0].notes)]
    alike = replace(score, tracks=(replace(score.tracks[0], notes=tuple(varied)),))
    assert [letter for letter, _, _ in told(alike)] == ["A", "A"]
