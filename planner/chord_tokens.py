"""Chords as numbers relative to a tonic: twelve roots times eleven classes of quality."""

from __future__ import annotations

from symbolic.score import Chord

CLASSES: tuple[str, ...] = ("", "m", "dim", "aug", "7", "maj7", "m7", "m7b5", "dim7", "sus4", "5")
"""The classes of quality, each by its plainest member."""
CLASS_OF_QUALITY: dict[str, str] = {
    "6": "", "69": "", "add9": "", "m6": "m", "madd9": "m", "mMaj7": "m", "maj9": "maj7", "maj13": "maj7",
    "maj7#11": "maj7", "maj7#5": "aug", "m9": "m7", "m11": "m7", "m13": "m7", "sus2": "sus4", "7sus4": "sus4",
    "9sus4": "sus4", "9": "7", "11": "7", "13": "7", "7#5": "7", "7b9": "7", "7#9": "7", "7#11": "7", "7b13": "7",
    "7b5": "7",
}  # fmt: skip  # the other qualities -> their class
VOCABULARY = 12 * len(CLASSES)
NO_CHORD = -1
START = VOCABULARY
"""What stands before the first chord."""
TRIAD_OF_CLASS: dict[str, str] = {"7": "", "maj7": "", "m7": "m", "m7b5": "dim", "dim7": "dim", "sus4": "", "5": ""}
"""The triad under a class that is none."""


def token_of(chord: Chord, tonic: int) -> int:
    """The number of a chord in a key with this tonic; ``NO_CHORD`` for none."""
    if chord.quality == "N":
        return NO_CHORD
    known = CLASS_OF_QUALITY.get(chord.quality, chord.quality)
    return (chord.root - tonic) % 12 * len(CLASSES) + CLASSES.index(known)


def chord_of(token: int, tonic: int) -> Chord:
    """The chord of a number in a key with this tonic."""
    root, quality = divmod(token, len(CLASSES))
    return Chord((root + tonic) % 12, CLASSES[quality])


def triad_token(token: int) -> int:
    """The number of the plain triad of a chord."""
    root, quality = divmod(token, len(CLASSES))
    name = CLASSES[quality]
    return root * len(CLASSES) + CLASSES.index(TRIAD_OF_CLASS.get(name, name))
