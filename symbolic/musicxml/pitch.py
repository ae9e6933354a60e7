"""Keys, the line of fifths, and written pitch: signatures, transposing instruments, names of chord roots."""

from __future__ import annotations

from functools import cache

from symbolic.score import Key
from symbolic.theory import PARENT_MODE, STEP_PITCH_CLASS, prefers_flats

STEPS = "CDEFGAB"
_FIFTHS = "FCGDAEB"
_RELATIVE_MAJOR: dict[str, int] = {
    "major": 0, "minor": 3, "harmonic minor": 3, "dorian": 10, "phrygian": 8, "lydian": 7, "mixolydian": 5,
    "locrian": 1,
}  # fmt: skip  # mode -> semitones up to the tonic of the major key with the same signature
_WRITTEN_MODE: dict[str, str] = {"harmonic minor": "minor"}
MINOR_SHARPS: dict[str, int] = {"minor": 3, "harmonic minor": 3, "dorian": 2, "phrygian": 4, "locrian": 5}
MOST_SHARPS = 6


def mode_name(key: Key) -> str:
    """The mode as MusicXML names it: a pentatonic mode as the seven-note mode that holds it."""
    parent = PARENT_MODE.get(key.mode, key.mode)
    return _WRITTEN_MODE.get(parent, parent)


def signature(key: Key) -> int:
    """The key signature: sharps, or flats as a negative number, -5 to 6."""
    parent = PARENT_MODE.get(key.mode, key.mode)
    sharps = (key.tonic + _RELATIVE_MAJOR.get(parent, 0)) * 7 % 12
    return sharps - 12 if prefers_flats(key.tonic, key.mode) else sharps


def written_signature(key: Key, more_sharps: int) -> int:
    """The signature of a transposing instrument; more than six sharps are written as flats."""
    sharps = signature(key) + more_sharps
    return sharps - 12 if more_sharps and sharps > MOST_SHARPS else sharps


def fifths(step: str, alter: int) -> int:
    """The place of a note on the line of fifths: F is -1, C 0, G 1."""
    return _FIFTHS.index(step) - 1 + 7 * alter


def spelled(place: int) -> tuple[str, int]:
    """The letter and alteration of a place on the line of fifths."""
    alter, index = divmod(place + 1, 7)
    return _FIFTHS[index], alter


@cache
def transposed(step: str, alter: int, more_sharps: int, respelled: bool) -> tuple[str, int]:
    """How a transposing instrument's player reads a note; at most double sharps and flats."""
    place = fifths(step, alter) + more_sharps - (12 if respelled else 0)
    while place > 19:
        place -= 12
    while place < -15:
        place += 12
    return spelled(place)


def octave_of(step: str, alter: int, pitch: int) -> int:
    """The octave (middle C is C4) in which a MIDI key is written with this letter and alteration."""
    return (pitch - alter - STEP_PITCH_CLASS[step]) // 12 - 1


def diatonic(step: str, octave: int) -> int:
    """The height on the staff: steps above C0."""
    return octave * 7 + STEPS.index(step)


@cache
def key_alters(sharps: int) -> dict[str, int]:
    """What a signature does to each letter."""
    if sharps >= 0:
        return {step: 1 if i < sharps else 0 for i, step in enumerate(_FIFTHS)}
    return {step: -1 if i < -sharps else 0 for i, step in enumerate(reversed(_FIFTHS))}


@cache
def root_name(pitch_class: int, sharps: int, minor_sharps: int, is_diminished: bool) -> tuple[str, int]:
    """The letter and alteration of a chord root in a key: the nearest on the line of fifths, diminished ones sharp.

    ``minor_sharps`` is how far the tonic lies above the major key of the signature: 0 in major, 3 in minor.
    """
    low = sharps + (-2 if is_diminished else -3 if minor_sharps >= 2 else -5)
    low = max(-8, min(low, 1))
    place = pitch_class * 7 % 12
    return spelled(low + (place - low) % 12)
