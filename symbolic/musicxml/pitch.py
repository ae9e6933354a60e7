"""Keys, the line of fifths, and written pitch: signatures, transposing instruments."""

from __future__ import annotations

from functools import cache

from symbolic.score import Key
from symbolic.spelling import key_fifths
from symbolic.theory import PARENT_MODE, STEP_PITCH_CLASS

STEPS = "CDEFGAB"
_FIFTHS = "FCGDAEB"
_WRITTEN_MODE: dict[str, str] = {"harmonic minor": "minor"}
MOST_SHARPS = 6


def mode_name(key: Key) -> str:
    """The mode as MusicXML names it: a pentatonic mode as the seven-note mode that holds it."""
    parent = PARENT_MODE.get(key.mode, key.mode)
    return _WRITTEN_MODE.get(parent, parent)


def signature(key: Key) -> int:
    """The key signature: sharps, or flats as a negative number, -7 to 7."""
    return key_fifths(key)


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
