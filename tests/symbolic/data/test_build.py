from __future__ import annotations

import logging

import pytest

from symbolic.data.build import (
    chords_or_arp,
    clean,
    cover,
    make_score,
    snap_human,
    snap_written,
    split_keyboard,
    stretches,
    works_of,
)
from symbolic.errors import BadInput
from symbolic.score import ChordSpan, Key, Meter, Note, Role, Section, Tempo
from symbolic.theory import parse_chord

FOUR = Meter(0, 4, 4)


def onsets(notes: list[Note]) -> list[int]:
    return sorted(note.onset_tick for note in notes)


def test_played_sixteenths_and_played_triplets_are_told_apart():
    sixteenths = [Note(tick + shift, 60, 100) for tick, shift in [(0, 9), (120, -12), (240, 8), (360, 11)]]
    triplets = [Note(480 + tick + shift, 60, 100) for tick, shift in [(0, 5), (160, -9), (320, 10)]]
    assert onsets(snap_human([*sixteenths, *triplets])) == [0, 120, 240, 360, 480, 640, 800]


def test_a_note_just_before_the_beat_belongs_to_it():
    assert onsets(snap_human([Note(460, 60, 100), Note(-15 + 960, 60, 100)])) == [480, 960]


def test_written_notes_keep_their_ends():
    (note,) = snap_written([Note(241, 60, 238)])
    assert (note.onset_tick, note.end_tick) == (240, 480)
    (short,) = snap_written([Note(0, 60, 3)])
    assert short.duration_tick == 40


def test_clean_notes_have_no_doubles_and_no_overlaps():
    notes = [Note(480, 60, 960), Note(0, 60, 960), Note(0, 60, 240), Note(960, 64, 5000), Note(9999, 60, 100)]
    assert clean(notes, 1920) == (Note(0, 60, 480), Note(480, 60, 960), Note(960, 64, 960))


def test_a_score_starts_and_ends_at_bar_lines_around_its_notes():
    score = make_score(
        "t",
        {Role.MELODY: (73, [Note(2 * 1920 + 960, 60, 480), Note(3 * 1920, 62, 4000)])},
        [FOUR],
        [Tempo(0, 90.0), Tempo(1920, 100.0), Tempo(9600, 120.0)],
        [Key(0, 0, "major"), Key(5760, 7, "major")],
        [ChordSpan(1920, 1920, parse_chord("F")), ChordSpan(5760, 960, parse_chord("G"))],
        [Section("Intro", "intro", "i", 0, 3), Section("Verse", "verse", "A", 3, 8)],
    )
    assert score.end_tick == 2 * 1920
    assert score.tracks[0].notes == (Note(960, 60, 480), Note(1920, 62, 1920))
    assert score.tempos == (Tempo(0, 100.0),)
    assert score.keys == (Key(0, 0, "major"), Key(1920, 7, "major"))
    assert [(c.onset_tick, c.duration_tick) for c in score.chords] == [(0, 1920), (1920, 1920)]
    assert [(s.name, s.start_bar, s.bars) for s in score.sections] == [("Intro", 0, 1), ("Verse", 1, 1)]


def test_no_notes_or_an_unread_meter_are_refused():
    with pytest.raises(BadInput, match="no notes"):
        make_score("t", {Role.MELODY: (0, [])}, [FOUR], [Tempo(0, 90.0)], [Key(0, 0, "major")])
    with pytest.raises(BadInput, match="11/8"):
        make_score("t", {}, [Meter(0, 11, 8)], [Tempo(0, 90.0)], [Key(0, 0, "major")])
    with pytest.raises(BadInput, match="inside a bar, at tick 1000"):
        make_score("t", {}, [FOUR, Meter(1000, 3, 4)], [Tempo(0, 90.0)], [Key(0, 0, "major")])


def test_chords_cover_the_score():
    am, f = parse_chord("Am"), parse_chord("F")
    spans = [ChordSpan(960, 480, am), ChordSpan(1920, 480, am), ChordSpan(3840, 480, f)]
    assert cover(spans, 0, 5760) == (
        ChordSpan(0, 960, parse_chord("N")),
        ChordSpan(960, 2880, am),
        ChordSpan(3840, 1920, f),
    )
    assert cover(spans, 1920, 5760) == (ChordSpan(0, 1920, am), ChordSpan(1920, 1920, f))
    assert cover([], 0, 1920) == ()


def test_a_file_is_cut_where_a_meter_starts_inside_a_bar_or_is_not_read():
    meters = [Meter(0, 3, 4), Meter(480 + 1440 * 4, 2, 2), Meter(480 + 1440 * 4 + 1920, 5, 8), Meter(20000, 4, 4)]
    first, second = stretches(meters, 480)
    assert first.meters == (Meter(0, 3, 4), Meter(1440 * 5, 4, 4))
    assert (first.zero_tick, first.start_tick, first.end_tick) == (480 - 1440, 0, 480 + 1440 * 4 + 1920)
    assert (second.meters, second.zero_tick, second.end_tick) == ((FOUR,), 20000, None)
    assert [s.meters for s in stretches([FOUR, Meter(1920, 4, 4)], 0)] == [(FOUR,)]
    assert stretches([Meter(0, 7, 16)], 0) == []
    out_of_step = stretches([FOUR, Meter(2000, 3, 4)], 0)
    assert [(s.start_tick, s.meters) for s in out_of_step] == [(0, (FOUR,)), (2000, (Meter(0, 3, 4),))]


def test_notes_of_a_stretch_count_from_its_zero():
    first, second = stretches([FOUR, Meter(2000, 3, 4)], 480)
    notes = [Note(0, 60, 480), Note(480, 62, 480), Note(2000, 64, 480)]
    assert onsets(first.cut(notes)) == [1440, 1920]
    assert onsets(second.cut(notes)) == [0]


def test_long_bars_are_read_as_bars_of_half_their_length():
    (whole,) = stretches([Meter(0, 4, 2)], 2400)
    assert whole.meters == (FOUR,)
    assert whole.zero_tick == 480 - 1920


def test_a_file_is_cut_at_asked_for_bar_lines_only():
    cut = stretches([FOUR], 0, breaks=[1920 * 4, 1920 * 6 + 100])
    assert [(s.start_tick, s.end_tick) for s in cut] == [(0, 7680), (7680, None)]


def oom_pah_pah() -> list[Note]:
    return [Note(0, 36, 480), *(Note(tick, p, 480) for tick in (480, 960) for p in (60, 64, 67))]


def test_the_lowest_line_of_a_keyboard_is_the_bass():
    split = split_keyboard(oom_pah_pah(), [Meter(0, 3, 4)])
    assert split[Role.BASS] == [Note(0, 36, 480)]
    assert len(split[Role.CHORDS]) == 6
    assert Role.ARP not in split


def test_a_broken_chord_gives_its_lowest_note_to_the_bass_and_the_rest_to_the_arpeggio():
    notes = [Note(i * 240, p, 240) for i, p in enumerate([43, 50, 55, 59, 43, 50, 55, 59])]
    split = split_keyboard(notes, [FOUR])
    assert [n.pitch for n in split[Role.BASS]] == [43, 50, 43, 50]
    assert {n.pitch for n in split[Role.ARP]} == {55, 59}


def test_every_note_of_a_keyboard_gets_one_role_and_a_bar_one_texture():
    notes = [*oom_pah_pah(), *(Note(1440 + i * 240, p, 240) for i, p in enumerate([40, 64, 67, 72, 67, 64]))]
    split = split_keyboard(notes, [Meter(0, 3, 4)])
    assert sorted(n for row in split.values() for n in row) == sorted(notes)
    assert {n.onset_tick // 1440 for n in split[Role.CHORDS]} == {0}
    assert {n.onset_tick // 1440 for n in split[Role.ARP]} == {1}


def test_chords_or_arpeggio_goes_by_most_onsets():
    block = [Note(0, 60, 480), Note(0, 64, 480)]
    assert chords_or_arp([*block, Note(480, 60, 480)]) is Role.CHORDS
    assert chords_or_arp([*block, Note(480, 60, 480), Note(960, 60, 480)]) is Role.ARP


def test_what_cannot_be_read_is_logged_and_counted(caplog: pytest.LogCaptureFixture):
    def half(number: int) -> int | None:
        if number % 2:
            raise BadInput(f"{number} is odd")
        return number // 2 if number else None

    with caplog.at_level(logging.WARNING):
        assert list(works_of([0, 1, 2, 3, 4], half)) == [1, 2]
    assert "skipped 1: 1 is odd" in caplog.text
    assert "2 items skipped" in caplog.text
