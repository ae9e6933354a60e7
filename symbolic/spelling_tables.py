"""The weights of ``spelling``: how well a name fits its key, its chord, the notes around it and the next and last note.

Rows of ``2 * WIDEST + 1`` weights count distances on the line of fifths from ``-WIDEST`` to ``WIDEST``: a fifth up is
1, a major third 4, a minor second up -5, a chromatic semitone up 7. The weights are log-linear, fitted by maximum
likelihood to the half of the Bach chorales, lead sheets and chamber music that ``benchmarks/spelling.py`` calls the
first; those of the chords are doubled, with 0.3 more for the tones of the chord, so that the tones of a chord keep
their names.
"""

from __future__ import annotations

WIDEST = 14
FIRST_PLACE = -12
"""The first column of ``FITS_MAJOR`` and ``FITS_MINOR``, counted from the tonic of the signature's major key."""

FITS_MAJOR: tuple[float, ...] = (
    -2.2, -1.6, -1.5, -1.4, -0.9, -0.3, 0.4, 0.8, 1, 1, 1, 1.7, 2.9, 3.4, 2.6, 1.4, 0.9, 0.3, -0.4, -0.8, -1,
    -1, -1, -1.7, -0.7, -1.9, -1.2,
)  # fmt: skip
FITS_MINOR: tuple[float, ...] = (
    -1.7, -1.5, -1.4, -1.6, -1.3, -0.8, -0.3, -0.1, 0.8, 0.5, 1, 1.3, 2.7, 2, 1.9, 1.6, 1.3, 0.8, 0.3, 0.1,
    -0.8, -0.5, -1, -1.3, -1, -0.5, -0.5,
)  # fmt: skip

WINDOWS: tuple[tuple[int, int], ...] = ((-4, -1), (1, 4), (-24, -1), (1, 32))
"""The notes around a note, first and last, counted in the order of onsets over all parts."""
AROUND: tuple[tuple[float, ...], ...] = (
    (
        0, 0.5, 0.2, 0.4, 0.1, -0.7, -0.9, -0.3, -0.3, -0.7, 0.4, 0, 0, 0.7, 0.4, 0.3, 0.1, 1, 1.1, 0.4,
        0.5, 0.6, 0.3, 0.1, 0, -1.2, -0.7, -0.7, -0.2,
    ),
    (
        0.3, 0.9, 0.2, 0, 0, -0.7, -1, -0.9, -0.6, 0.3, 0.4, 0.2, -0.2, -0.1, 0.2, 0.4, 0.3, 1, 1.2, 1, 0.5,
        -0.3, -0.1, 0, 0, -0.8, -0.4, -0.5, -0.3,
    ),
    (
        0.1, 0.3, -0.7, -0.1, -0.7, -0.9, -0.7, -0.6, -0.1, 0.6, 1.3, 0.7, 0.8, 1.9, 1.3, 1.1, 1.1, 1.1, 1,
        0.7, 0.3, -0.1, -0.6, 0.2, -0.9, -2.2, -0.6, -1, -0.4,
    ),
    (
        -0.4, 0.7, -0.9, -1, -0.5, -0.6, -0.6, -1.4, 0, 0.5, 1, 0.8, 2.2, 1.4, 1.8, 1.9, 1, 0.9, 0.8, 1.5,
        0.1, -0.2, -0.3, 0, -1.8, -2.1, -0.9, -0.9, -0.6,
    ),
)  # fmt: skip  # for each window: distance from a note around

TO_NEXT: dict[int, tuple[float, ...]] = {
    -2: (
        -0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.3, 0, 0, 0, 0,
    ),
    -1: (
        0, 0, 0, 0, 0, 0, 0, -0.8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ),
    0: (
        0, 0, 0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.2, 0, 0,
    ),
    1: (
        0, 0, 0, 0, 0, 0, 0, 0, 0, 1.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, 0, -0.1,
    ),
    2: (
        0, 0, 0, 0, -0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3,
    ),
}  # fmt: skip  # semitones to the next note of the part -> weight of the distance to it
FROM_LAST: dict[int, tuple[float, ...]] = {
    -2: (
        -0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.3, 0, 0, 0, 0,
    ),
    -1: (
        0, 0, 0, 0, 0, 0, 0, -0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0.2,
    ),
    0: (
        0, 0, 0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.1, 0, 0,
    ),
    1: (
        -0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.4, 0, 0, 0, 0, 0, 0, -0.1,
    ),
    2: (
        0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.2,
    ),
}  # fmt: skip  # semitones to the last note of the part -> weight of the distance to it

CHORD_FIT: dict[str, tuple[float, ...]] = {
    "major": (
        -0.2, 0.6, 0.4, -0.6, -0.6, -0.2, -1.8, -0.8, -0.2, 0.8, -0.2, -0.4, 1.7, 0.2, 1.9, 1.5, 0.6, 0.6,
        2.1, 0.8, 0.2, -0.8, 0.2, 0.6, -1.2, -0.8, -2, -0.6, -0.6,
    ),
    "minor": (
        0.4, -0.2, -0.4, -1.2, -0.2, 0.2, -0.2, -0.2, 0, -3, -2.6, 1.9, 0.7, 1.2, 1.1, 1.5, 0.2, -0.2, 0.2,
        0.2, 0, 3, 2.6, -2.4, -0.2, -1, -0.4, -0.2, 0,
    ),
    "diminished": (
        -0.2, 0, -0.4, 0.2, -0.2, 0.7, 0, 0, -0.5, 0, -0.2, 0.7, 0, 0, 0.5, -0.2, 0.2, -0.4, 0, 0, 1, 0,
        0.2, -0.4, 0, 0, 0.2, 0, 0,
    ),
    "augmented": (
        0, 0, 0, 0, 0, 0, -0.8, 0, 0.4, 0.2, -1.2, 0, 0, 0, 0.5, 0, 0, 0, 1.1, 0, -0.4, -0.2, 1.5, 0, 0, 0,
        0, 0, 0,
    ),
    "other": (
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ),
}  # fmt: skip  # family of the chord that sounds -> weight of the distance from its root

FAMILIES: dict[str, str] = {
    "": "major", "7": "major", "maj7": "major", "6": "major", "69": "major", "add9": "major", "9": "major",
    "maj9": "major", "11": "major", "13": "major", "maj13": "major", "7b9": "major", "7#9": "major", "7#11": "major",
    "7b13": "major", "7b5": "major", "maj7#11": "major",
    "m": "minor", "m7": "minor", "mMaj7": "minor", "m6": "minor", "madd9": "minor", "m9": "minor", "m11": "minor",
    "m13": "minor",
    "dim": "diminished", "m7b5": "diminished", "dim7": "diminished",
    "aug": "augmented", "7#5": "augmented", "maj7#5": "augmented",
    "sus2": "other", "sus4": "other", "5": "other", "7sus4": "other", "9sus4": "other", "N": "other",
}  # fmt: skip  # quality -> family

LOWEST_ROOT: dict[str, int] = {"major": -5, "minor": -3, "diminished": -3, "augmented": -4, "other": -5}
"""Family -> the flattest root, counted from the tonic of the signature's major key; measured on lead sheets."""

TONE_PLACES: dict[tuple[str, int], int] = {
    **{("", semitones): place for semitones, place in enumerate((0, -5, 2, -3, 4, -1, -6, 1, -4, 3, -2, 5))},
    ("aug", 8): 8, ("7#5", 8): 8, ("maj7#5", 8): 8, ("dim7", 9): -9, ("7#9", 3): 9, ("7#11", 6): 6, ("maj7#11", 6): 6,
}  # fmt: skip  # quality ("" for all others) and semitones above the root -> distance of that tone from the root
