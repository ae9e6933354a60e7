"""The order in which measures are played, and chord symbols."""

import pytest
from musicxml_text import Q, harmony, note, notes, part, pitches, read

from symbolic.musicxml.read_facts import QUALITY_OF_KIND
from symbolic.musicxml.read_harmony import quality_of
from symbolic.musicxml.read_order import Signs, played_order
from symbolic.score import Chord, ChordSpan
from symbolic.theory import CHORD_QUALITIES

SIGNS = {
    "|:": {"opens": True}, ":|": {"times": 2}, ":|3": {"times": 3}, "1": {"ending": frozenset({1})},
    "2": {"ending": frozenset({2})}, "12": {"ending": frozenset({1, 2})}, "3": {"ending": frozenset({3})},
    "]": {"ending_stops": True}, "S": {"segno": True}, "O": {"coda": True}, "to": {"to_coda": True},
    "DC": {"da_capo": True}, "DS": {"dal_segno": True}, "fine": {"fine": True},
}  # fmt: skip


@pytest.mark.parametrize(("form", "expected"), [
    ("- - -", "012"),
    ("- :| -", "01012"),
    ("- |: :| -", "01212" "3"),
    ("|: :|3 -", "010101" "2"),
    ("- 1,:| 2,] -", "010" "23"),
    ("- |: 1,:| 2,] |: :|", "012" "13" "4545"),
    ("- 12,:| 3,] -", "010" "10" "23"),
    ("- 1 :|,] 2,] -", "0120" "34"),
    ("- fine -,DC", "012" "01"),
    ("S - fine -,DS", "0123" "012"),
    ("- S to - DS O -", "01234" "12" "56"),
    ("|: :| fine |: :|,DC", "01" "01" "2" "34" "34" "012"),
    ("- 1,:| 2,fine,] -,DC", "010" "23" "02"),
    ("-,DC", "00"),
    (":|", "00"),
])  # fmt: skip
def test_the_order_of_measures(form: str, expected: str):
    signs = []
    for measure in form.split():
        sign = Signs()
        for name in measure.split(","):
            sign.add(Signs(**SIGNS.get(name, {})))  # type: ignore[arg-type]
        signs.append(sign)
    assert "".join(map(str, played_order(signs))) == expected


def test_repeats_in_a_file_are_played_out_or_not():
    forward = '<barline location="left"><repeat direction="forward"/></barline>'
    first = '<barline location="left"><ending number="1" type="start"/></barline>'
    backward = '<barline location="right"><ending number="1" type="stop"/><repeat direction="backward"/></barline>'
    second = '<barline location="left"><ending number="2" type="start"/></barline>'
    stop = '<barline location="right"><ending number="2" type="discontinue"/></barline>'
    fine = "<direction><direction-type><words>Fine</words></direction-type></direction>"
    capo = "<direction><direction-type><words>D.C. al Fine</words></direction-type></direction>"
    bars = [
        forward + note("C4", 48), first + note("D4", 48) + backward, second + fine + note("E4", 48) + stop,
        note("F4", 48) + capo,
    ]  # fmt: skip
    assert pitches(read(part(*bars))) == [60, 62, 60, 64, 65, 60, 64]
    assert pitches(read(part(*bars), unfold=False)) == [60, 62, 64, 65]
    assert read(part(*bars)).end_tick == 7 * 4 * Q


def test_chord_symbols_last_until_the_next():
    bass = "<bass><bass-step>B</bass-step><bass-alter>-1</bass-alter></bass>"
    bar = harmony("C", "major") + note("C4", 24) + harmony("C", "dominant", bass) + note("C4", 24)
    score = read(part(bar, harmony("F#", "half-diminished") + note("C4", 48), harmony("C", "none") + note("C4", 48)))
    assert score.chords == (
        ChordSpan(0, 2 * Q, Chord(0, "")),
        ChordSpan(2 * Q, 2 * Q, Chord(0, "7", 10)),
        ChordSpan(4 * Q, 4 * Q, Chord(6, "m7b5")),
        ChordSpan(8 * Q, 4 * Q, Chord(0, "N")),
    )


def test_chord_symbols_with_offsets_and_without():
    offset = harmony("C", "major") + harmony("G", "dominant", "<offset>24</offset>") + note("C4", 48)
    assert [(c.onset_tick, c.chord.root) for c in read(part(offset)).chords] == [(0, 0), (2 * Q, 7)]
    shared = harmony("C", "major") + harmony("G", "dominant") + note("C4", 48)
    assert [(c.onset_tick, c.chord.root) for c in read(part(shared)).chords] == [(0, 0), (2 * Q, 7)]
    twice = harmony("C", "major") + harmony("C", "major") + note("C4", 48)
    assert len(read(part(twice)).chords) == 1


def test_chord_symbols_of_a_transposing_part_sound():
    transpose = "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose>"
    assert read(part(harmony("D", "major") + note("D4", 48), first=transpose)).chords[0].chord == Chord(0, "")


@pytest.mark.parametrize(("kind", "degrees", "text", "expected"), [
    ("suspended-fourth", ((7, 0, "add"),), "", "7sus4"),
    ("suspended-fourth", ((7, 0, "add"), (9, 0, "add")), "", "9sus4"),
    ("suspended-fourth", (), "7sus4", "7sus4"),
    ("major", ((9, 0, "add"),), "", "add9"),
    ("major", ((2, 0, "add"),), "", "add9"),
    ("minor", ((9, 0, "add"),), "", "madd9"),
    ("major-sixth", ((9, 0, "add"),), "", "69"),
    ("dominant", ((9, -1, "add"),), "", "7b9"),
    ("dominant", ((9, 1, "add"),), "", "7#9"),
    ("dominant", ((11, 1, "add"),), "", "7#11"),
    ("dominant", ((13, -1, "add"),), "", "7b13"),
    ("dominant", ((5, -1, "alter"),), "", "7b5"),
    ("dominant", ((5, 1, "alter"),), "", "7#5"),
    ("dominant-ninth", ((9, -1, "alter"),), "", "7b9"),
    ("major-seventh", ((5, 1, "alter"),), "", "maj7#5"),
    ("major-seventh", ((11, 1, "add"),), "", "maj7#11"),
    ("minor-seventh", ((5, -1, "alter"),), "", "m7b5"),
    ("minor", ((7, 1, "add"),), "", "mMaj7"),
    ("major", ((3, 0, "subtract"),), "", "5"),
    ("major", ((7, 0, "add"),), "", "7"),
    ("dominant", ((9, -1, "add"), (13, -1, "add")), "", "7b9"),
    ("other", (), "m7", "m7"),
    ("other", (), "?", ""),
    ("augmented-ninth", (), "", "7#5"),
    ("major-11th", (), "", "maj9"),
])  # fmt: skip
def test_chord_kinds_with_degrees(kind: str, degrees: tuple[tuple[int, int, str], ...], text: str, expected: str):
    assert quality_of(kind, text, degrees) == expected


KINDS = [
    "major", "minor", "augmented", "diminished", "dominant", "major-seventh", "minor-seventh", "diminished-seventh",
    "augmented-seventh", "half-diminished", "major-minor", "major-sixth", "minor-sixth", "dominant-ninth",
    "major-ninth", "minor-ninth", "dominant-11th", "major-11th", "minor-11th", "dominant-13th", "major-13th",
    "minor-13th", "suspended-second", "suspended-fourth", "Neapolitan", "Italian", "French", "German", "pedal", "power",
    "Tristan", "other", "none",
]  # fmt: skip  # the list of MusicXML 4.0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_musicxml_is_a_chord(kind: str):
    quality = read(part(harmony("A", kind) + notes("C4 C4 C4 C4"))).chords[0].chord.quality
    assert quality in CHORD_QUALITIES
    assert quality == QUALITY_OF_KIND.get(kind, "")


def test_inversions_and_numerals():
    inverted = read(part(harmony("C", "major", "<inversion>1</inversion>") + note("C4", 48)))
    assert inverted.chords[0].chord == Chord(0, "", 4)
    numeral = "<harmony><function>V7</function><kind>dominant</kind></harmony>"
    assert read(part(numeral + note("C4", 48))).chords == ()
