"""The measures of the editing benchmark tell right from wrong."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from edit_adherence import chord_match, f1, same_tempo
from edit_infill import bits_of_cell, cost, joins
from edit_pieces import blind, events_outside, heard_bpm, stripped
from edit_speed import changed_frames

from scoresmith import editing
from symbolic.decoder import default_decoder
from symbolic.midi import midi_bytes
from symbolic.score import Chord, ChordSpan, Role

sys.path.insert(0, str(Path(__file__).parents[1] / "delivery"))
from pieces import piece


@pytest.fixture(scope="module")
def song() -> editing.Song:
    return editing.Song(piece("waltz"), style="waltz")


def test_f1_counts_both_what_is_missing_and_what_is_too_much():
    assert f1({(0, 60), (1, 62)}, {(0, 60), (1, 62)}) == 1
    assert f1({(0, 60), (1, 62)}, {(0, 60)}) == pytest.approx(2 / 3)
    assert f1(set(), {(0, 60)}) == 0


def test_a_chord_matches_by_root_and_triad_for_as_long_as_it_lasts():
    wanted = [ChordSpan(0, 960, Chord(7, "7")), ChordSpan(960, 960, Chord(2, "m"))]
    assert chord_match([ChordSpan(0, 960, Chord(7, "")), ChordSpan(960, 960, Chord(2, "m7"))], wanted, (0, 1920)) == 1
    assert chord_match([ChordSpan(0, 1920, Chord(7, ""))], wanted, (0, 1920)) == 0.5
    assert chord_match([ChordSpan(0, 1920, Chord(7, "m"))], wanted, (0, 960)) == 0


def test_a_tempo_counts_at_its_double_but_not_five_percent_off():
    assert same_tempo(100, 100)
    assert same_tempo(203, 100)
    assert not same_tempo(105, 100)
    assert not same_tempo(150, 100)


def test_the_blind_reader_is_told_no_names_keys_and_chords_and_still_hears_them(song: editing.Song):
    kinds = {message.type for track in stripped(midi_bytes(song.score)).tracks for message in track if message.is_meta}
    assert kinds <= {"time_signature", "set_tempo", "end_of_track"}
    heard = blind(song)
    assert heard.end_tick == song.score.end_tick
    assert heard.track(Role.MELODY).notes == song.score.track(Role.MELODY).notes
    assert len(heard.chords) > 4
    again = editing.set_tempo(song, 0.8 * song.score.tempos[0].bpm).song
    assert heard_bpm(again) / heard_bpm(song) == pytest.approx(0.8, rel=0.02)


def test_an_event_outside_is_found_and_one_inside_is_not(song: editing.Song):
    cell = (Role.BASS, 4)
    note = song.cells[cell][0]
    changed = song.with_written({cell: (replace(note, pitch=note.pitch + 1), *song.cells[cell][1:])})
    starts = song.controls.bars[4].start_tick, song.controls.bars[5].start_tick
    every = frozenset(range(16))
    before, inside = (events_outside(midi_bytes(s.score), [starts], every) for s in (song, changed))
    assert before == inside
    before, outside = (events_outside(midi_bytes(s.score), [(0, 960)], every) for s in (song, changed))
    assert before != outside


def test_changed_frames_are_found_in_24_bit_stems(tmp_path: Path):
    for name, value in (("a", 0.0), ("b", 0.5)):
        samples = np.zeros((4000, 2))
        samples[100, 1] = value
        soundfile.write(tmp_path / f"{name}.wav", samples, 44100, "PCM_24")
    assert changed_frames(tmp_path / "a.wav", tmp_path / "b.wav").tolist() == [100]
    assert len(changed_frames(tmp_path / "a.wav", tmp_path / "a.wav")) == 0


def test_bits_are_those_of_the_chances_and_a_wrong_note_costs_more(song: editing.Song):
    assert cost(np.log(np.array([[0.25, 0.75]], np.float32)), 0) == pytest.approx(2.0, abs=1e-4)
    decoder, cell = default_decoder(), (Role.MELODY, 5)
    wrong = tuple(replace(note, pitch=note.pitch + (6, 1)[i % 2]) for i, note in enumerate(song.cells[cell]))
    odd = song.with_written({cell: wrong})
    assert bits_of_cell(odd, odd.cells, cell, decoder) > 1.3 * bits_of_cell(song, song.cells, cell, decoder)
    assert joins(song)
