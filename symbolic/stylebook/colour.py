"""Colouring a song's plain triads as a style would: sevenths for jazz and funk, bare fifths for metal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan, Key, Role, Score
from symbolic.theory import PARENT_MODE, scale_pitch_classes
from symbolic.timing import key_at

SEVENTHS: Mapping[str, str] = {"m": "m7", "dim": "m7b5", "sus4": "7sus4"}
DOMINANT_DEGREES: frozenset[int] = frozenset({0, 5, 7})
"""Semitones above the tonic of the chords that take a minor seventh in the blues."""
SHORT_TICKS = TICKS_PER_QUARTER // 2
"""Melody notes shorter than this do not hinder a colour."""


def coloured(score: Score, colour: str) -> tuple[ChordSpan, ...]:
    """The chords of a score in a colour: "triad" (as they are), "power", "seventh" or "dominant".

    A seventh is not added where it would lie a semitone beside a longer note of the melody.
    """
    return tuple(_coloured(score, span, colour) for span in score.chords)


def _coloured(score: Score, span: ChordSpan, colour: str) -> ChordSpan:
    chord, key = span.chord, key_at(score.keys, span.onset_tick)
    if colour == "power":
        return replace(span, chord=replace(chord, quality="5")) if chord.quality in ("", "m") else span
    if colour == "triad":
        return span
    quality = seventh_quality(chord, key, colour)
    added = {"maj7": 11}.get(quality, 10)
    if quality == chord.quality or _clashes(score, span, (chord.root + added) % 12):
        return span
    return replace(span, chord=replace(chord, quality=quality))


def seventh_quality(chord: Chord, key: Key, colour: str) -> str:
    """The quality of a triad with its seventh: that of the key, or minor on the degrees of the blues."""
    if chord.quality in SEVENTHS:
        return SEVENTHS[chord.quality]
    if chord.quality:
        return chord.quality
    if colour == "dominant" and (chord.root - key.tonic) % 12 in DOMINANT_DEGREES:
        return "7"
    scale = scale_pitch_classes(key.tonic, PARENT_MODE.get(key.mode, key.mode))
    return "maj7" if (chord.root + 11) % 12 in scale and (chord.root - key.tonic) % 12 != 7 else "7"


def _clashes(score: Score, span: ChordSpan, pitch_class: int) -> bool:
    melody = score.track(Role.MELODY)
    until = span.onset_tick + span.duration_tick
    return melody is not None and any(
        (note.pitch - pitch_class) % 12 in (1, 11)
        for note in melody.notes
        if note.duration_tick >= SHORT_TICKS and note.onset_tick < until and note.end_tick > span.onset_tick
    )
