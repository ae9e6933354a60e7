from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbolic import theory
from symbolic.errors import BadInput
from symbolic.score import Chord

CHORDS = st.builds(
    lambda root, quality, bass: Chord(root, quality, None if bass == root else bass),
    st.integers(0, 11),
    st.sampled_from([q for q in theory.CHORD_QUALITIES if q != "N"]),
    st.none() | st.integers(0, 11),
)


@given(CHORDS, st.booleans())
def test_a_chord_symbol_is_read_back(chord: Chord, flats: bool) -> None:
    assert theory.parse_chord(theory.chord_symbol(chord, flats)) == chord


@pytest.mark.parametrize(
    ("symbol", "chord"),
    [
        ("Am7", Chord(9, "m7")),
        ("F#m7b5", Chord(6, "m7b5")),
        ("Bb/D", Chord(10, "", 2)),
        ("C6/9", Chord(0, "69")),
        ("E♭maj7", Chord(3, "maj7")),
        ("N.C.", Chord(0, "N")),
        ("C/C", Chord(0, "")),
    ],
)
def test_chords_as_people_write_them(symbol: str, chord: Chord) -> None:
    assert theory.parse_chord(symbol) == chord


@pytest.mark.parametrize("symbol", ["H7", "Cmaj99", "", "/", "C/H", "Am7/"])
def test_an_unknown_chord_is_named(symbol: str) -> None:
    with pytest.raises(BadInput, match=f"'{symbol}'"):
        theory.parse_chord(symbol)


@given(CHORDS, st.integers(-24, 24))
def test_transposing_moves_every_tone(chord: Chord, semitones: int) -> None:
    moved = theory.chord_pitch_classes(theory.transpose_chord(chord, semitones))
    assert moved == {(tone + semitones) % 12 for tone in theory.chord_pitch_classes(chord)}


@pytest.mark.parametrize(
    ("tonic", "mode", "flats"), [(5, "major", True), (7, "major", False), (2, "minor", True), (4, "minor", False)]
)
def test_keys_are_written_as_usual(tonic: int, mode: str, flats: bool) -> None:
    assert theory.prefers_flats(tonic, mode) is flats
