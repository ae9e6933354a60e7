from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from symbolic.data.duplicates import SHARED_AT_LEAST, drop_repeats, find_repeats, melody_runs
from symbolic.data.quality import DENSE, DRONE, LIMITS, THICK, accent_ratio, check_work
from symbolic.data.work import Work
from symbolic.encode import EncodedWork, encode_score
from symbolic.score import Key, Meter, Note, Role, Score, Tempo, Track
from tests.symbolic.grids import song

BAR = 1920


def work_of(score: Score) -> Work:
    return Work("made/1", "made", ("someone",), "pop", "CC0-1.0", score)


def with_notes(score: Score, role: Role, notes: Sequence[Note]) -> Score:
    return replace(score, tracks=tuple(replace(t, notes=tuple(notes)) if t.role is role else t for t in score.tracks))


def reason(score: Score) -> str:
    checked = check_work(work_of(score))
    assert checked.work is None
    (only,) = checked.reasons
    return only.split(":")[0]


def test_a_sound_work_is_kept_as_it_is():
    work = work_of(song())
    assert check_work(work).work is work
    assert check_work(work).reasons == ()


def empty_piece() -> Score:
    return with_notes(with_notes(song(), Role.MELODY, [Note(0, 60, 240)]), Role.CHORDS, [Note(0, 48, 240)])


def mostly_silent() -> Score:
    score = song(bars=4)
    return replace(score, end_tick=12 * BAR)


def off_the_grid() -> Score:
    melody = [Note(bar * BAR + step * 480 + 40, 60 + (bar + step) % 9, 240) for bar in range(12) for step in range(4)]
    return with_notes(song(), Role.MELODY, melody)


def too_dense() -> Score:
    chords = [Note(bar * BAR + i * 40, p, 40) for bar in range(12) for i in range(48) for p in (48, 55, 60)]
    return with_notes(song(), Role.CHORDS, chords)


def on_one_note() -> Score:
    melody = [Note(i * 480, 60, 480) for i in range(48)]
    chords = [Note(i * BAR, p, BAR) for i in range(12) for p in (60, 64)]
    return with_notes(with_notes(song(), Role.MELODY, melody), Role.CHORDS, chords)


def late_by_a_beat() -> Score:
    bass = [Note(bar * BAR + 480, (36, 43, 41, 38)[bar % 4], BAR) for bar in range(12)]
    roots = (48, 55, 53, 50)
    chords = [Note(bar * BAR + 480, roots[bar % 4] + i, BAR) for bar in range(12) for i in (0, 4, 7)]
    tracks = (Track(Role.CHORDS, "Piano", 0, tuple(sorted(chords))), Track(Role.BASS, "Bass", 33, tuple(bass)))
    return Score("late", 13 * BAR, (Tempo(0, 100),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=tracks)


@pytest.mark.parametrize(
    ("score", "why"),
    [
        (empty_piece(), "nearly empty"),
        (mostly_silent(), "nearly empty"),
        (off_the_grid(), "off the grid"),
        (too_dense(), "absurd density"),
        (replace(song(), tempos=(Tempo(0, 500.0),)), "unreasonable tempo"),
        (on_one_note(), "one note"),
        (late_by_a_beat(), "wrong meter"),
    ],
)
def test_a_work_that_breaks_a_limit_is_left_out(score: Score, why: str):
    assert reason(score) == why


def test_every_limit_has_a_reason_of_its_own():
    assert len({limit.reason for limit in LIMITS}) == len(LIMITS)


def test_accents_on_the_bar_line_are_the_most():
    score = late_by_a_beat()
    early = tuple(
        replace(t, notes=tuple(replace(n, onset_tick=n.onset_tick - 480) for n in t.notes)) for t in score.tracks
    )
    assert accent_ratio(replace(score, tracks=early)) == 1.0
    late = accent_ratio(score)
    assert late is not None
    assert late < 0.2


def test_drums_alone_may_be_short():
    kit = Track(Role.DRUMS, "Kit", 0, tuple(Note(i * 240, 36 + i % 3, 40) for i in range(8)))
    assert check_work(work_of(replace(song(bars=1), tracks=(kit,)))).work is not None


def test_single_cells_are_left_out_by_reason():
    melody = [n for n in song().tracks[0].notes if n.onset_tick >= 2 * BAR]
    quick = [Note(i * 40, 60 + i % 2 * 3, 40) for i in range(48)]
    score = with_notes(song(), Role.MELODY, [*quick, *melody])
    thick = [Note(5 * BAR, p, BAR) for p in (40, 43, 48, 52, 55, 60, 64, 67)]
    chords = [n for n in song().tracks[1].notes if n.onset_tick // BAR != 5]
    checked = check_work(work_of(with_notes(score, Role.CHORDS, sorted([*chords, *thick]))))
    assert sorted(checked.reasons) == sorted([DENSE, THICK])
    assert checked.work is not None
    left = {t.role: {n.onset_tick // BAR for n in t.notes} for t in checked.work.score.tracks}
    assert left[Role.MELODY] == set(range(2, 12))
    assert left[Role.CHORDS] == set(range(12)) - {5}


def test_a_line_that_stays_on_one_pitch_is_left_out_where_it_does():
    moving = [n for n in song(bars=24).tracks[0].notes if n.onset_tick >= 9 * BAR]
    drone = [Note(bar * BAR, 67, BAR) for bar in range(9)]
    checked = check_work(work_of(with_notes(song(bars=24), Role.MELODY, [*drone, *moving])))
    assert checked.reasons == (DRONE,) * 9
    assert checked.work is not None
    assert min(n.onset_tick for n in checked.work.score.tracks[0].notes) == 9 * BAR
    short = [*drone[:7], *(Note(bar * BAR, 70 + bar, BAR) for bar in (7, 8)), *moving]
    assert check_work(work_of(with_notes(song(bars=24), Role.MELODY, short))).reasons == ()


def test_a_role_that_loses_all_its_cells_has_no_track():
    drone = [Note(bar * BAR, 67, BAR) for bar in range(12)]
    checked = check_work(work_of(with_notes(song(), Role.MELODY, drone)))
    assert checked.work is not None
    assert [t.role for t in checked.work.score.tracks] == [Role.CHORDS, Role.DRUMS]


def encoded(score: Score, name: str, split: str = "train") -> EncodedWork:
    arrays = encode_score(score, "pop")
    assert arrays is not None
    return EncodedWork(f"{name.split('/')[0]}/{name}", name.split("/")[0], name, split, *arrays)


def moved(score: Score, semitones: int) -> Score:
    notes = [replace(n, pitch=n.pitch + semitones) for n in score.tracks[0].notes]
    return with_notes(score, Role.MELODY, notes)


def test_a_melody_is_the_same_in_another_key():
    one, other = encoded(song(3, bars=20), "a/1"), encoded(moved(song(3, bars=20), 5), "a/2")
    assert len(melody_runs(one)) > 40
    assert np.array_equal(melody_runs(one), melody_runs(other))
    assert not set(melody_runs(one)) & set(melody_runs(encoded(song(4, bars=20), "a/3")))


def test_scales_and_repeated_notes_tell_nothing():
    scale = with_notes(song(), Role.MELODY, [Note(i * 480, 60 + i % 12, 480) for i in range(48)])
    assert len(melody_runs(encoded(with_notes(song(), Role.MELODY, []), "a/1"))) == 0
    assert len(melody_runs(encoded(scale, "a/2"))) == 0


def test_a_training_work_that_repeats_a_held_out_one_goes():
    held, other = encoded(song(1, bars=20), "a/held", "test"), encoded(song(2, bars=20), "a/other")
    repeat = encoded(moved(song(1, bars=20), 2), "b/cover")
    kept, (found,) = drop_repeats([repeat, other, held])
    assert kept == [other, held]
    assert (found.work, found.of) == (repeat, held)
    assert found.share >= SHARED_AT_LEAST


def test_of_the_same_works_of_a_set_the_first_stays():
    one, again = encoded(song(1, bars=20), "a/1"), encoded(song(1, bars=20), "a/2")
    assert [r.work for r in find_repeats([one, again])] == [again]
    assert find_repeats([one, encoded(song(1, bars=20), "b/1")]) == []
    assert find_repeats([one, replace(again, work_id="a/a/1#2")]) == []
    assert find_repeats([]) == []
