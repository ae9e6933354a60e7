"""Enharmonic spelling: which letter and accidental each note is written with.

Every name has a place on the line of fifths (F -1, C 0, G 1, F sharp 6), and each pitch two or three places. A note
takes the place that fits best: to the key signature, to the chord that sounds, to the notes around it, and to the
next and last note a step away in its part (a raised leading tone, chromatic notes sharp upwards and flat downwards).
The four fits are log-linear weights in ``spelling_tables``; since the notes around are spelled too, the choice is
repeated until it rests. Line of fifths: Temperley (2001), *The Cognition of Basic Musical Structures*; windows of
notes: Meredith (2006), ps13, doi 10.1080/09298210600834961.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from symbolic.recognise import pitch_class_profile, pitched_notes, rank_keys
from symbolic.score import Chord, Key, Note, Role, Score
from symbolic.spelling_tables import (
    AROUND,
    CHORD_FIT,
    FAMILIES,
    FIRST_PLACE,
    FITS_MAJOR,
    FITS_MINOR,
    FROM_LAST,
    LOWEST_ROOT,
    TO_NEXT,
    TONE_PLACES,
    WIDEST,
    WINDOWS,
)
from symbolic.theory import CHORD_QUALITIES, PARENT_MODE, prefers_flats

LINE_OF_FIFTHS = "FCGDAEB"
STEP_PITCH_CLASS: dict[str, int] = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
RELATIVE_MAJOR: dict[str, int] = {
    "major": 0, "minor": 3, "harmonic minor": 3, "dorian": 10, "phrygian": 8, "lydian": 7, "mixolydian": 5,
    "locrian": 1,
}  # fmt: skip  # mode -> semitones up to the tonic of the major key with the same signature
MOST_SHARPS = 7
_LOW, _HIGH = -15, 19  # double flats to double sharps
_BLOCK, _ROUNDS = 20_000, 3
_UNLIKE_ITS_KEY, _MORE_LIKE_ANOTHER = 0.85, 0.05
Places = NDArray[np.int64]
Fits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A letter A to G and its alteration in semitones, -2 (double flat) to 2 (double sharp)."""

    step: str
    alter: int

    def octave(self, pitch: int) -> int:
        """The octave of scientific pitch notation (middle C, MIDI key 60, is C4) in which ``pitch`` is written."""
        return (pitch - self.alter - STEP_PITCH_CLASS[self.step]) // 12 - 1

    @property
    def fifths(self) -> int:
        """The place on the line of fifths: F is -1, C 0, G 1."""
        return LINE_OF_FIFTHS.index(self.step) - 1 + 7 * self.alter


def spelling_at(place: int) -> Spelling:
    """The name at a place of the line of fifths."""
    alter, index = divmod(place + 1, 7)
    return Spelling(LINE_OF_FIFTHS[index], alter)


_SPELLINGS: tuple[Spelling, ...] = tuple(spelling_at(place) for place in range(_LOW, _HIGH + 1))


def spell_key(key: Key) -> tuple[int, str]:
    """The key signature (sharps, or flats as a negative number) and the mode that MusicXML has a name for.

    A pentatonic mode is signed as the seven-note mode that holds it, harmonic minor as minor. Of two signatures the one
    with fewer accidentals is taken, of six sharps and six flats the sharps, unless the key tells its own.
    """
    parent = PARENT_MODE.get(key.mode, key.mode)
    name = "minor" if parent == "harmonic minor" else parent
    if key.sharps is not None:
        return key.sharps, name
    sharps = (key.tonic + RELATIVE_MAJOR[parent]) * 7 % 12
    return sharps - 12 if prefers_flats(key.tonic, key.mode) or sharps > 6 else sharps, name


def key_signed(key: Key, sharps: int) -> Key:
    """The key with that signature, which is told only where it is not the usual one; another key's is not taken."""
    usual = key_fifths(replace(key, sharps=None))
    told = sharps if sharps != usual and (sharps - usual) % 12 == 0 and abs(sharps) <= 7 else None
    return replace(key, sharps=told)


def key_fifths(key: Key) -> int:
    """The key signature of a key: sharps, or flats as a negative number."""
    return spell_key(key)[0]


def spell_chord(chord: Chord, key: Key, signature: int | None = None) -> tuple[Spelling, Spelling | None]:
    """The names of a chord's root and of its bass (None where the root is in the bass) in a key.

    The root takes the name near the key that its kind of chord has mostly in lead sheets: flats for major chords on
    lowered degrees, sharps for minor and diminished ones on raised degrees; a bass that is a tone of the chord keeps
    its interval from the root. ``signature`` is the key signature where it is not ``key_fifths``. "N" is named C.
    """
    sharps = key_fifths(key) if signature is None else signature
    if chord.quality == "N":
        return spelling_at(0), None
    root = _within(_near(chord.root, sharps + LOWEST_ROOT[FAMILIES[chord.quality]]))
    if chord.bass is None:
        return spelling_at(root), None
    interval = (chord.bass - chord.root) % 12
    if interval in CHORD_QUALITIES[chord.quality]:
        place = root + TONE_PLACES.get((chord.quality, interval), TONE_PLACES["", interval])
    else:
        place = _near(chord.bass, sharps + LOWEST_ROOT["major"])
    return spelling_at(root), spelling_at(_within(place))


def _near(pitch_class: int, lowest: int) -> int:
    """The place of a pitch class among the twelve from ``lowest`` up."""
    return lowest + (pitch_class * 7 - lowest) % 12


def _within(place: int) -> int:
    """The same pitch without more than two sharps or flats."""
    return place - 12 if place > _HIGH else place + 12 if place < _LOW else place


def spell(score: Score, signatures: Sequence[int] | None = None) -> tuple[tuple[Spelling, ...], ...]:
    """The spelling of every note, one tuple a track in the order of its notes (drums: empty tuples).

    ``signatures`` are the key signatures (sharps, flats negative) of ``score.keys`` where they are not what
    ``key_fifths`` says, such as 7 for C sharp major. A score that is only said to be in C major, as any MIDI file
    without a key is, takes the signature that its notes fit, if it is clearly another one.
    """
    keys, sharps = _signatures(score, signatures)
    order = sorted(
        (note.onset_tick, number, note.pitch, index)
        for number, track in enumerate(score.tracks)
        if track.role is not Role.DRUMS
        for index, note in enumerate(track.notes)
    )
    found: list[list[Spelling]] = [[_SPELLINGS[0]] * len(t.notes) * (t.role is not Role.DRUMS) for t in score.tracks]
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        places = _spelled(score, keys, sharps, block)
        for (_, number, _, index), place in zip(block, places.tolist(), strict=True):
            found[number][index] = _SPELLINGS[place - _LOW]
    return tuple(tuple(names) for names in found)


def _signatures(score: Score, signatures: Sequence[int] | None) -> tuple[Sequence[Key], list[int]]:
    keys = score.keys or (Key(0, 0, "major"),)
    if signatures is not None:
        return keys, [max(-MOST_SHARPS, min(MOST_SHARPS, sharps)) for sharps in signatures]
    if len(keys) == 1 and (keys[0].tonic, keys[0].mode) == (0, "major"):
        keys = (_heard_key(pitched_notes(score), keys[0]),)
    return keys, [key_fifths(key) for key in keys]


def _heard_key(notes: Sequence[Note], said: Key) -> Key:
    """The key that is said, or the one that the notes fit if they clearly do not fit the former."""
    profile = pitch_class_profile(notes)
    shares = [sum(profile[(7 * sharps + 7 * k) % 12] for k in range(-1, 6)) for sharps in range(12)]
    _, tonic, mode = rank_keys(profile)[0]
    heard = Key(0, tonic, mode)
    is_other = shares[0] < _UNLIKE_ITS_KEY and shares[key_fifths(heard) % 12] > shares[0] + _MORE_LIKE_ANOTHER
    return heard if is_other else said


@dataclass(slots=True)
class _Facts:
    """What is known of the notes of a block before they are spelled; arrays have one row a note."""

    sharps: Places
    places: Places
    """(notes, 3) the places that each pitch may take."""
    fits: Fits
    """(notes, 3) how well each fits the key and the chord; -inf where there is no such place."""
    following: list[tuple[Places, Places, Fits]]
    """For the next and for the last note of the part: which notes have one a step away, which it is, its weights."""


def _spelled(score: Score, keys: Sequence[Key], sharps: Sequence[int], block: Sequence[tuple[int, ...]]) -> Places:
    facts = _facts(score, keys, sharps, block)
    rows = np.arange(len(block))
    chosen: Places = facts.places[rows, facts.fits.argmax(axis=1)]
    for _ in range(_ROUNDS):
        fits = facts.fits + _fit_around(chosen, facts.places)
        for having, which, weights in facts.following:
            distance = chosen[which][:, None] - facts.places[having]
            fits[having] += np.take_along_axis(weights, np.clip(distance, -WIDEST, WIDEST) + WIDEST, axis=1)
        again = facts.places[rows, fits.argmax(axis=1)]
        if np.array_equal(again, chosen):
            break
        chosen = again
    return chosen


def _facts(score: Score, keys: Sequence[Key], sharps: Sequence[int], block: Sequence[tuple[int, ...]]) -> _Facts:
    onsets = np.array([row[0] for row in block])
    pitches = np.array([row[2] for row in block])
    key_index = np.maximum(np.searchsorted([key.tick for key in keys], onsets, side="right") - 1, 0)
    signature = np.array(sharps)[key_index]
    is_minor = np.array([PARENT_MODE.get(k.mode, k.mode) in ("minor", "harmonic minor") for k in keys])[key_index]
    lowest = (pitches * 7 - signature - FIRST_PLACE) % 12 + FIRST_PLACE
    degrees = lowest[:, None] + np.array([0, 12, 24])
    places = degrees + signature[:, None]
    there = (degrees < FIRST_PLACE + len(FITS_MAJOR)) & (places >= _LOW) & (places <= _HIGH)
    tables = np.array([FITS_MAJOR, FITS_MINOR], dtype=np.float32)
    column = np.minimum(degrees - FIRST_PLACE, len(FITS_MAJOR) - 1)
    fits = tables[is_minor.astype(np.int64)[:, None], column] + _fit_chord(score, keys, sharps, onsets, places)
    return _Facts(
        signature,
        places,
        np.where(there, fits, np.float32(-np.inf)),
        [_moves(block, TO_NEXT, 1), _moves(block, FROM_LAST, -1)],
    )


def _fit_chord(score: Score, keys: Sequence[Key], sharps: Sequence[int], onsets: Places, places: Places) -> Fits:
    """How well each place fits the chord that sounds at its note, (notes, 3); 0 without a chord."""
    spans = [span for span in score.chords if span.chord.quality != "N"]
    if not spans:
        return np.zeros(places.shape, dtype=np.float32)
    names = list(CHORD_FIT)
    ticks_of_keys = [key.tick for key in keys]
    roots, families = [], []
    for span in spans:
        index = max(bisect_right(ticks_of_keys, span.onset_tick) - 1, 0)
        family = FAMILIES[span.chord.quality]
        roots.append(_near(span.chord.root, sharps[index] + LOWEST_ROOT[family]))
        families.append(names.index(family))
    ticks = np.array([span.onset_tick for span in spans])
    ends = np.array([span.onset_tick + span.duration_tick for span in spans])
    which = np.searchsorted(ticks, onsets, side="right") - 1
    sounds = (which >= 0) & (onsets < ends[which])
    distance = np.clip(places - np.array(roots)[which][:, None], -WIDEST, WIDEST) + WIDEST
    table = np.array([CHORD_FIT[name] for name in names], dtype=np.float32)
    fits: Fits = np.where(sounds[:, None], table[np.array(families)[which][:, None], distance], np.float32(0))
    return fits


def _moves(
    block: Sequence[tuple[int, ...]], table: dict[int, tuple[float, ...]], way: int
) -> tuple[Places, Places, Fits]:
    """Which notes have a next note (``way`` 1) or a last one (-1) a step away in their part, which, and its weights."""
    groups: dict[int, list[list[int]]] = {}
    for index, (onset, part, _, _) in enumerate(block):
        own = groups.setdefault(part, [])
        if own and block[own[-1][0]][0] == onset:
            own[-1].append(index)
        else:
            own.append([index])
    having, which, steps = [], [], []
    for own in groups.values():
        for here, there in pairwise(own[::way]):
            for index in here:
                pitch = block[index][2]
                nearest = there[0] if len(there) == 1 else min(there, key=lambda i: abs(block[i][2] - pitch))
                step = block[nearest][2] - pitch
                if -2 <= step <= 2:
                    having.append(index)
                    which.append(nearest)
                    steps.append(step)
    weights = np.array([table[step] for step in range(-2, 3)], dtype=np.float32)
    chosen = weights[np.array(steps, dtype=np.int64) + 2]
    return np.array(having, dtype=np.int64), np.array(which, dtype=np.int64), chosen


_LINE = range(_LOW, _HIGH + 1)
_AFFINITY: Fits = np.array(
    [[row[max(-WIDEST, min(WIDEST, own - other)) + WIDEST] for own in _LINE] for row in AROUND for other in _LINE],
    dtype=np.float32,
)  # (windows x place of a note around, own place)
_BEFORE, _AFTER = -min(first for first, _ in WINDOWS), max(last for _, last in WINDOWS)


def _fit_around(chosen: Places, places: Places) -> Fits:
    """How well each place fits the spellings of the notes around, (notes, 3), in windows counted in notes."""
    count, width = len(chosen), len(_LINE)
    sums = np.zeros((_BEFORE + count + _AFTER + 1, width), dtype=np.float32)
    sums[np.arange(_BEFORE + 1, _BEFORE + count + 1), chosen - _LOW] = 1.0
    np.cumsum(sums, axis=0, out=sums)
    around = np.empty((count, len(WINDOWS), width), dtype=np.float32)
    rows = np.arange(count)
    for number, (first, last) in enumerate(WINDOWS):
        low, high = _BEFORE + first, _BEFORE + last + 1
        size = np.clip(rows + last + 1, 0, count) - np.clip(rows + first, 0, count)
        np.subtract(sums[high : high + count], sums[low : low + count], out=around[:, number])
        around[:, number] /= np.maximum(size, 1)[:, None]
    total = around.reshape(count, -1) @ _AFFINITY
    column: Fits = np.take_along_axis(total, np.clip(places - _LOW, 0, width - 1), axis=1)
    return column
