from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from symbolic.recognise import (
    beat_starts,
    mode_of_signature,
    pitch_class_profile,
    rank_keys,
    recognise_chords,
    recognise_key,
)
from symbolic.score import ChordSpan, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.theory import CHORD_QUALITIES, chord_symbol, parse_chord, scale_pitch_classes


def block_chords(symbols: list[str], each_tick: int = 1920) -> Score:
    """One block chord after another with the root in the bass; the melody passes through a foreign tone."""
    chords, bass, melody = [], [], []
    for index, symbol in enumerate(symbols):
        chord, tick = parse_chord(symbol), index * each_tick
        bass.append(Note(tick, 36 + chord.root, each_tick))
        chords += [
            Note(tick, 60 + (chord.root + interval) % 12, each_tick) for interval in CHORD_QUALITIES[chord.quality]
        ]
        melody.append(Note(tick, 72 + (chord.root + 2) % 12, 120))
    tracks = (
        Track(Role.MELODY, "Melody", 0, tuple(melody)),
        Track(Role.CHORDS, "Chords", 0, tuple(sorted(chords))),
        Track(Role.BASS, "Bass", 0, tuple(bass)),
    )
    return Score(
        "t", len(symbols) * each_tick, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=tracks
    )


@pytest.mark.parametrize("quality", ["", "m", "dim", "aug", "7", "maj7", "m7", "m7b5", "sus4"])
@pytest.mark.parametrize("root", ["C", "F#", "Bb"])
def test_each_quality_is_recognised_on_each_root(root: str, quality: str):
    asked = [root + quality, "G" if root != "G" else "C", root + quality]
    found = recognise_chords(block_chords(asked))
    assert [chord_symbol(span.chord) for span in found] == [chord_symbol(parse_chord(symbol)) for symbol in asked]


def test_chords_cover_the_score_without_gaps():
    score = block_chords(["C", "Am", "F", "G"] * 3)
    spans = recognise_chords(score)
    assert spans[0].onset_tick == 0
    assert all(a.onset_tick + a.duration_tick == b.onset_tick for a, b in pairwise(spans))
    assert spans[-1].onset_tick + spans[-1].duration_tick == score.end_tick


def test_two_chords_in_a_bar_are_found_at_the_half_bar():
    spans = recognise_chords(block_chords(["C", "G", "Am", "F"], each_tick=960))
    assert [(s.onset_tick, chord_symbol(s.chord)) for s in spans] == [(0, "C"), (960, "G"), (1920, "Am"), (2880, "F")]


def test_bars_without_pitched_notes_have_no_chord():
    score = block_chords(["C", "F"])
    drums = Track(Role.DRUMS, "Drums", 0, (Note(2 * 1920, 36, 120),))
    spans = recognise_chords(replace(score, end_tick=3 * 1920, tracks=(*score.tracks, drums)))
    assert [chord_symbol(s.chord) for s in spans] == ["C", "F", "N.C."]


def test_a_score_without_notes_has_no_chord():
    empty = replace(block_chords(["C"]), tracks=())
    assert recognise_chords(empty) == (ChordSpan(0, 1920, parse_chord("N")),)


@pytest.mark.parametrize(
    ("meter", "beats", "kinds"),
    [
        (Meter(0, 4, 4), [0, 480, 960, 1440], ["bar", "beat", "half", "beat"]),
        (Meter(0, 3, 4), [0, 480, 960], ["bar", "beat", "beat"]),
        (Meter(0, 6, 8), [0, 720], ["bar", "half"]),
        (Meter(0, 7, 8), [0, 480, 960], ["bar", "beat", "beat"]),
        (Meter(0, 3, 8), [0], ["bar"]),
    ],
)
def test_beats_of_a_meter(meter: Meter, beats: list[int], kinds: list[str]):
    assert beat_starts([meter], meter.bar_ticks) == ([*beats, meter.bar_ticks], kinds)


@pytest.mark.parametrize("tonic", range(12))
@pytest.mark.parametrize(("mode", "degrees"), [("major", "I IV V I"), ("minor", "i iv V i")])
def test_the_key_of_a_cadence_is_recognised(tonic: int, mode: str, degrees: str):
    steps = {"I": (0, ""), "IV": (5, ""), "V": (7, ""), "i": (0, "m"), "iv": (5, "m")}
    names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]
    symbols = [names[(tonic + steps[d][0]) % 12] + steps[d][1] for d in degrees.split()]
    assert recognise_key(block_chords([*symbols, symbols[0]])) == Key(0, tonic, mode)


def test_a_signature_leaves_two_keys_and_the_notes_choose():
    a_minor = pitch_class_profile(Note(i * 480, p, 480) for i, p in enumerate([57, 60, 64, 69, 68, 71, 69, 57]))
    c_major = pitch_class_profile(Note(i * 480, p, 480) for i, p in enumerate([60, 64, 67, 72, 71, 74, 72, 60]))
    assert mode_of_signature(a_minor, 0) == (9, "minor")
    assert mode_of_signature(c_major, 0) == (0, "major")
    assert mode_of_signature(pitch_class_profile([]), -3) == (3, "major")


def test_keys_are_ranked_by_correlation():
    scale = sorted(scale_pitch_classes(2, "major"))
    ranked = rank_keys(pitch_class_profile(Note(i * 480, 60 + p, 480) for i, p in enumerate([*scale, 2, 9, 6])))
    assert ranked[0][1:] == (2, "major")
    assert [c for c, _, _ in ranked] == sorted((c for c, _, _ in ranked), reverse=True)
    assert len(ranked) == 24


def test_silence_fits_every_key_alike():
    ranked = rank_keys(pitch_class_profile([]))
    assert len(ranked) == 24
    assert {correlation for correlation, _, _ in ranked} == {0.0}
