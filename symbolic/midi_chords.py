"""Chord symbols in MIDI: their points in time, Yamaha's XF codes for them, and the notes of a block-chord track."""

from __future__ import annotations

from symbolic.score import Chord, Score
from symbolic.theory import CHORD_QUALITIES, FLAT_NAMES, SHARP_NAMES, chord_symbol, prefers_flats
from symbolic.timing import key_at

XF_PREFIX = b"\x43\x7b\x01"
XF_NONE = 0x7F
XF_CANCEL = 34
_XF_STEPS = "CDEFGAB"
_XF_ACCIDENTALS = {"b": 0x20, "": 0x30, "#": 0x40}

XF_TYPES: dict[str, int] = {
    "": 0, "6": 1, "maj7": 2, "maj7#11": 3, "add9": 4, "maj9": 5, "69": 6, "aug": 7,
    "m": 8, "m6": 9, "m7": 10, "m7b5": 11, "madd9": 12, "m9": 13, "m11": 14, "mMaj7": 15,
    "dim": 17, "dim7": 18, "7": 19, "7sus4": 20, "7b5": 21, "9": 22, "7#11": 23, "13": 24,
    "7b9": 25, "7b13": 26, "7#9": 27, "maj7#5": 28, "7#5": 29, "5": 31, "sus4": 32, "sus2": 33,
    "N": XF_CANCEL,
}  # fmt: skip  # suffix -> chord type of XF; after the table of chord types in Yamaha's data lists

XF_NEAREST: dict[str, str] = {"11": "7sus4", "9sus4": "7sus4", "maj13": "maj9", "m13": "m9"}
"""Chords that XF has no type for, and the type that is written instead."""

XF_QUALITIES: dict[int, str] = {code: quality for quality, code in XF_TYPES.items()} | {16: "mMaj7", 30: "5"}

BLOCK_BASS, BLOCK_CHORD = 48, 60
"""The lowest keys of the bass and of the chord in the block-chord track."""


def chord_points(score: Score) -> list[tuple[int, Chord, str]]:
    """The tick, the chord and the symbol of every change; where no chord follows another one, "N.C." ends it."""
    points = []
    following_ticks = [span.onset_tick for span in score.chords[1:]] + [score.end_tick]
    for span, following_tick in zip(score.chords, following_ticks[: len(score.chords)], strict=True):
        key, chord = key_at(score.keys, span.onset_tick), span.chord
        if chord.bass == chord.root:
            chord = Chord(chord.root, chord.quality)
        points.append((span.onset_tick, chord, chord_symbol(chord, prefers_flats(key.tonic, key.mode))))
        if (end_tick := span.onset_tick + span.duration_tick) < following_tick:
            points.append((end_tick, Chord(0, "N"), "N.C."))
    return points


def xf_chord(chord: Chord, flats: bool) -> bytes:
    """The data of the XF chord event: root, type, root and type of the bass (``FF 7F 07 43 7B 01 cr ct bn bt``)."""
    quality = XF_NEAREST.get(chord.quality, chord.quality)
    if quality == "N":
        return XF_PREFIX + bytes((_xf_note(0, flats), XF_CANCEL, XF_NONE, XF_NONE))
    bass = XF_NONE if chord.bass is None else _xf_note(chord.bass, flats)
    return XF_PREFIX + bytes((_xf_note(chord.root, flats), XF_TYPES[quality], bass, XF_NONE))


def chord_of_xf(data: bytes) -> Chord | None:
    """The chord of the data of an XF chord event, or None for any other data."""
    if len(data) != len(XF_PREFIX) + 4 or not data.startswith(XF_PREFIX):
        return None
    root, kind, bass, _ = data[len(XF_PREFIX) :]
    if kind == XF_CANCEL:
        return Chord(0, "N")
    root_class = _xf_pitch_class(root)
    if root_class is None or kind not in XF_QUALITIES:
        return None
    bass_class = _xf_pitch_class(bass)
    return Chord(root_class, XF_QUALITIES[kind], None if bass_class == root_class else bass_class)


def _xf_note(pitch_class: int, flats: bool) -> int:
    name = (FLAT_NAMES if flats else SHARP_NAMES)[pitch_class]
    return _XF_ACCIDENTALS[name[1:]] | _XF_STEPS.index(name[0]) + 1


def _xf_pitch_class(code: int) -> int | None:
    """The pitch class of ``0fffnnnn``: fff from three flats (0) to three sharps (6), nnnn from C (1) to B (7)."""
    shift, step = (code >> 4) - 3, (code & 15) - 1
    if not (-3 <= shift <= 3 and 0 <= step <= 6):
        return None
    return (SHARP_NAMES.index(_XF_STEPS[step]) + shift) % 12


def block_chord(chord: Chord) -> tuple[int, ...]:
    """The keys of a chord in root position above its bass; none for "no chord"."""
    if chord.quality == "N":
        return ()
    bass = BLOCK_BASS + (chord.root if chord.bass is None else chord.bass)
    return (bass, *(BLOCK_CHORD + chord.root + interval for interval in CHORD_QUALITIES[chord.quality]))
