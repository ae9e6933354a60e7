"""Chords and a tempo that a person tells outright, on composed songs and on anyone's."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from small_song import small_piece

from planner.controls import to_score
from scoresmith import editing
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.score import Chord, ChordSpan, Role
from symbolic.theory import chord_pitch_classes, chord_symbol
from symbolic.timing import span_at

sys.path.insert(0, str(Path(__file__).parents[1] / "delivery"))
from pieces import piece


@pytest.fixture(scope="module")
def song() -> editing.Song:
    return editing.song_of(small_piece())


def changed(old: editing.Song, new: editing.Song) -> set[Cell]:
    return {c for c in {**old.cells, **new.cells} if old.cells.get(c) != new.cells.get(c)}


def symbols(song: editing.Song, bars: range) -> list[str]:
    return [chord_symbol(span.chord) for bar in bars for span in song.controls.bars[bar].chords]


def test_told_chords_go_round_and_only_what_follows_them_is_written_again(song: editing.Song):
    new = editing.set_chords(song, range(4, 8), "Fm . C . | Ab").song
    assert symbols(new, range(4, 8)) == ["Fm", "C", "G#", "Fm", "C", "G#"]
    assert {bar for _, bar in changed(song, new)} <= set(range(4, 8))
    assert {role for role, _ in changed(song, new)} <= {Role.CHORDS, Role.BASS}
    assert changed(song, new)
    assert to_score(new.plan).chords == new.score.chords


@pytest.mark.parametrize("name", ["waltz", "meter_change", "jig"])
def test_what_follows_told_chords_says_them_with_their_thirds(name: str):
    old = editing.Song(piece(name), style="pop", seed=3)
    new = editing.set_chords(old, range(2, 6), "Gm | Eb | C7 | F").song
    spans = [span for bar in range(2, 6) for span in new.controls.bars[bar].chords]
    assert len(spans) == 4
    follow = [n for role in (Role.CHORDS, Role.ARP, Role.BASS, Role.PAD) for bar in range(2, 6)
              for n in new.cells.get((role, bar), ())]  # fmt: skip
    hit = sum(n.duration_tick for n in follow if (s := span_at(spans, n.onset_tick)) and
              n.pitch % 12 in chord_pitch_classes(s.chord))  # fmt: skip
    assert hit > 0.9 * sum(n.duration_tick for n in follow)
    for span, third in zip(spans, (10, 7, 4, 9), strict=True):
        assert any(n.pitch % 12 == third for n in follow if span_at([span], n.onset_tick)), chord_symbol(span.chord)


@pytest.mark.parametrize("name", ["waltz", "jig"])
def test_the_bass_has_the_root_or_the_tone_after_the_slash(name: str):
    old = editing.Song(piece(name), style="pop", seed=4)
    new = editing.set_chords(old, range(2, 6), "Gm | Eb/Bb | C7 | F").song
    for bar, tone in zip(range(2, 6), (7, 10, 0, 5), strict=True):
        assert any(note.pitch % 12 == tone for note in new.cells[Role.BASS, bar])


def test_spans_over_bar_lines_are_cut_and_gaps_are_refused(song: editing.Song):
    first, bar = song.controls.bars[4].start_tick, 1920
    new = editing.set_chords(song, range(4, 7), [ChordSpan(first, 3 * bar, Chord(2, "m"))]).song
    assert symbols(new, range(4, 7)) == ["Dm"] * 3
    assert symbols(new, range(7, 8)) == symbols(song, range(7, 8))
    with pytest.raises(BadInput, match="bar 6"):
        editing.set_chords(song, range(4, 7), [ChordSpan(first, bar + 480, Chord(2, "m"))])


def test_chords_over_a_locked_accompaniment_are_refused(song: editing.Song):
    locked = replace(song, locks=(editing.Lock(Role.BASS, 5, 5),))
    with pytest.raises(BadInput, match="bar 6 is locked"):
        editing.set_chords(locked, range(4, 8), "C")


def test_a_tempo_moves_no_note_and_keeps_a_changing_one_in_proportion(song: editing.Song):
    new = editing.set_tempo(song, 120).song
    assert new.score.tempos[0].bpm == 120
    assert new.plan is not None
    assert new.plan.tempo_bpm == 120
    assert not changed(song, new)
    foreign = editing.Song(piece("tempo_change"))
    was = [t.bpm for t in foreign.score.tempos]
    now = [t.bpm for t in editing.set_tempo(foreign, 2 * was[0]).song.score.tempos]
    assert now == pytest.approx([2 * bpm for bpm in was])
    with pytest.raises(BadInput, match="4000"):
        editing.set_tempo(song, 4000)
