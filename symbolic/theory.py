"""Pitch, key and chord facts as tables, and the few functions that read them."""

from __future__ import annotations

import re

from symbolic.errors import BadInput
from symbolic.score import Chord

SHARP_NAMES: tuple[str, ...] = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
FLAT_NAMES: tuple[str, ...] = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
STEP_PITCH_CLASS: dict[str, int] = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

MODES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "gong": (0, 2, 4, 7, 9),
    "shang": (0, 2, 5, 7, 10),
    "jue": (0, 3, 5, 8, 10),
    "zhi": (0, 2, 5, 7, 9),
    "yu": (0, 3, 5, 7, 10),
}  # semitones above the tonic; the five Chinese modes are rotations of one pentatonic scale

PARENT_MODE: dict[str, str] = {
    "gong": "major", "shang": "dorian", "jue": "phrygian", "zhi": "mixolydian", "yu": "minor",
}  # fmt: skip  # the seven-note mode that holds the pentatonic one and names its harmony

MINOR_MODES: frozenset[str] = frozenset(
    {"minor", "dorian", "phrygian", "locrian", "harmonic minor", "shang", "jue", "yu"}
)  # modes that a MIDI key signature writes as minor of the same tonic

CHORD_QUALITIES: dict[str, tuple[int, ...]] = {
    "": (0, 4, 7), "m": (0, 3, 7), "dim": (0, 3, 6), "aug": (0, 4, 8),
    "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "m7": (0, 3, 7, 10), "m7b5": (0, 3, 6, 10),
    "dim7": (0, 3, 6, 9), "mMaj7": (0, 3, 7, 11), "7#5": (0, 4, 8, 10), "maj7#5": (0, 4, 8, 11),
    "6": (0, 4, 7, 9), "m6": (0, 3, 7, 9), "69": (0, 2, 4, 7, 9), "add9": (0, 2, 4, 7), "madd9": (0, 2, 3, 7),
    "9": (0, 2, 4, 7, 10), "maj9": (0, 2, 4, 7, 11), "m9": (0, 2, 3, 7, 10),
    "11": (0, 2, 4, 5, 7, 10), "m11": (0, 2, 3, 5, 7, 10),
    "13": (0, 2, 4, 7, 9, 10), "maj13": (0, 2, 4, 7, 9, 11), "m13": (0, 2, 3, 7, 9, 10),
    "sus2": (0, 2, 7), "sus4": (0, 5, 7), "5": (0, 7), "7sus4": (0, 5, 7, 10), "9sus4": (0, 2, 5, 7, 10),
    "7b9": (0, 1, 4, 7, 10), "7#9": (0, 3, 4, 7, 10), "7#11": (0, 4, 6, 7, 10), "7b13": (0, 4, 7, 8, 10),
    "7b5": (0, 4, 6, 10), "maj7#11": (0, 4, 6, 7, 11),
    "N": (),
}  # fmt: skip  # suffix -> semitones above the root, sorted

QUALITY_ALIASES: dict[str, str] = {
    "M": "", "maj": "", "min": "m", "-": "m", "mi": "m", "o": "dim", "°": "dim", "+": "aug", "M7": "maj7",
    "Maj7": "maj7",
    "Δ": "maj7", "Δ7": "maj7", "ma7": "maj7", "min7": "m7", "-7": "m7", "mi7": "m7", "ø": "m7b5", "ø7": "m7b5",
    "m7-5": "m7b5", "min7b5": "m7b5", "o7": "dim7", "°7": "dim7", "mM7": "mMaj7", "m(maj7)": "mMaj7", "mmaj7": "mMaj7",
    "minmaj7": "mMaj7", "aug7": "7#5", "+7": "7#5", "7+5": "7#5", "augmaj7": "maj7#5", "maj6": "6", "min6": "m6",
    "6/9": "69", "maj9(no3)": "maj9", "min9": "m9", "min11": "m11", "min13": "m13", "M9": "maj9", "M13": "maj13",
    "sus": "sus4", "2": "sus2", "4": "sus4", "no3": "5", "power": "5", "7sus": "7sus4", "9sus": "9sus4",
    "add2": "add9", "madd2": "madd9", "(add9)": "add9", "m(add9)": "madd9", "dom7": "7", "7(b9)": "7b9", "7(#9)": "7#9",
    "7(#11)": "7#11", "7(b13)": "7b13", "7-5": "7b5", "7(b5)": "7b5", "7alt": "7#9", "alt": "7#9",
}  # fmt: skip  # other spellings -> the suffix above

_CHORD = re.compile(r"^([A-G])([#b♯♭]{0,2})(.*)$")
_NOTE = re.compile(r"^([A-G])([#b♯♭]{0,2})$")


def pitch_class(name: str) -> int:
    """The pitch class of a note name such as ``C``, ``F#`` or ``B♭``. Raises BadInput for anything else."""
    found = _NOTE.match(name)
    if found is None:
        raise BadInput(f"'{name}' is not a note name (A to G, then # or b)")
    step, accidentals = found.groups()
    shift = sum(1 if a in "#♯" else -1 for a in accidentals)
    return (STEP_PITCH_CLASS[step] + shift) % 12


def parse_chord(text: str) -> Chord:
    """Read a chord symbol such as ``Am7``, ``F#m7b5``, ``Bb/D`` or ``N.C.``. Raises BadInput naming the symbol."""
    symbol = text.strip()
    if symbol in ("N", "N.C.", "NC"):
        return Chord(0, "N")
    found = _CHORD.match(symbol)
    if found is None:
        raise BadInput(f"'{text}' is not a chord: it must start with a note name A to G")
    step, accidentals, rest = found.groups()
    root = pitch_class(step + accidentals)
    if (known := _quality(rest)) is not None:
        return Chord(root, known)
    suffix, slash, bass = rest.rpartition("/")
    known = _quality(suffix)
    if not slash or known is None or _NOTE.match(bass) is None:
        raise BadInput(f"'{text}' is not a chord that is known here: what follows {step + accidentals} is '{rest}'")
    bass_class = pitch_class(bass)
    return Chord(root, known, None if bass_class == root else bass_class)


def _quality(suffix: str) -> str | None:
    plain = QUALITY_ALIASES.get(suffix, suffix)
    return plain if plain in CHORD_QUALITIES and plain != "N" else None


def prefers_flats(tonic: int, mode: str) -> bool:
    """Whether the key of ``tonic`` and ``mode`` is written with flats."""
    scale = MODES[PARENT_MODE.get(mode, mode)]
    relative_major = (tonic + {"minor": 3, "harmonic minor": 3, "dorian": 10, "phrygian": 8, "lydian": 7,
                               "mixolydian": 5, "locrian": 1}.get(PARENT_MODE.get(mode, mode), 0)) % 12  # fmt: skip
    return bool(scale) and relative_major in (5, 10, 3, 8, 1)


def note_name(pitch_class_: int, flats: bool = False) -> str:
    """The name of a pitch class, with flats if asked."""
    return (FLAT_NAMES if flats else SHARP_NAMES)[pitch_class_ % 12]


def chord_symbol(chord: Chord, flats: bool = False) -> str:
    """The symbol of a chord as ``parse_chord`` reads it."""
    if chord.quality == "N":
        return "N.C."
    below = "" if chord.bass is None else "/" + note_name(chord.bass, flats)
    return note_name(chord.root, flats) + chord.quality + below


def chord_pitch_classes(chord: Chord) -> frozenset[int]:
    """The pitch classes that sound in the chord, its bass included."""
    tones = {(chord.root + interval) % 12 for interval in CHORD_QUALITIES[chord.quality]}
    if chord.bass is not None:
        tones.add(chord.bass)
    return frozenset(tones)


def scale_pitch_classes(tonic: int, mode: str) -> frozenset[int]:
    """The pitch classes of a key."""
    return frozenset((tonic + interval) % 12 for interval in MODES[mode])


def transpose_chord(chord: Chord, semitones: int) -> Chord:
    """The same chord, moved."""
    if chord.quality == "N":
        return chord
    bass = None if chord.bass is None else (chord.bass + semitones) % 12
    return Chord((chord.root + semitones) % 12, chord.quality, bass)
