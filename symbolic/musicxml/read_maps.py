"""Tempos, keys, chords and sections of a MusicXML score in the order it is played."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from symbolic.errors import BadInput
from symbolic.midi_read import SECTION_WORDS
from symbolic.musicxml.read_facts import SIGNATURE_MODES
from symbolic.musicxml.read_piece import Playing
from symbolic.recognise import mode_of_signature, pitch_class_profile
from symbolic.score import Chord, ChordSpan, Key, Note, Role, Section, Tempo, Track
from symbolic.spelling import key_signed
from symbolic.theory import MODES
from symbolic.timing import bar_of

DEFAULT_BPM = 120.0
MAX_KEYS = 5_000
T = TypeVar("T")


def _from_the_start(changes: dict[int, T], first_tick: int, end_tick: int) -> list[tuple[int, T]]:
    """The changes by tick, equal ones once; one that stands where the music begins counts from tick 0."""
    found: list[tuple[int, T]] = []
    for tick in sorted(changes):
        at = 0 if tick <= first_tick else tick
        if at >= end_tick:
            break
        if found and found[-1][0] == at:
            found.pop()
        if not found or found[-1][1] != changes[tick]:
            found.append((at, changes[tick]))
    return found


def tempos_of(playing: Playing) -> tuple[Tempo, ...]:
    """The tempos of all parts, from tick 0 on; 120 where none is written."""
    changes: dict[int, float] = {}
    for part in playing.piece.parts:
        for start, _, measure in playing.measures(part):
            changes.update((playing.tick(start + place), bpm) for place, bpm in measure.directions.tempos)
    found = _from_the_start(changes, playing.first_tick, playing.end_tick)
    if not found or found[0][0] != 0:
        found.insert(0, (0, DEFAULT_BPM))
    return tuple(Tempo(tick, bpm) for tick, bpm in found)


def keys_of(playing: Playing, tracks: Sequence[Track], says_major_always: bool) -> tuple[Key, ...]:
    """The keys of the first part that is not percussion and writes one, from tick 0 on.

    Where the file says no mode (or its program writes "major" whatever the key) the notes decide between major and
    minor. Raises BadInput for more than ``MAX_KEYS`` changes.
    """
    found = _from_the_start(_signatures(playing, tracks), playing.first_tick, playing.end_tick)
    if not found or found[0][0] != 0:
        found.insert(0, (0, (0, "", 0)))
    if len(found) > MAX_KEYS:
        raise BadInput(f"the key changes {len(found)} times; at most {MAX_KEYS} times are read")
    notes = sorted(note for track in tracks if track.role is not Role.DRUMS for note in track.notes)
    keys: list[Key] = []
    for (tick, (tonic, mode, sharps)), stop in zip(found, [*(t for t, _ in found[1:]), playing.end_tick], strict=True):
        told = "" if says_major_always and mode == "major" else mode
        key = key_signed(_key(tick, tonic, told, notes, stop), sharps)
        if not keys or (keys[-1].tonic, keys[-1].mode) != (key.tonic, key.mode):
            keys.append(key)
    return tuple(keys)


def _signatures(playing: Playing, tracks: Sequence[Track]) -> dict[int, tuple[int, str, int]]:
    """The tonic of the major key with each signature, what is said of the mode, and the sharps, by tick."""
    changes: dict[int, tuple[int, str, int]] = {}
    piece = playing.piece
    pitched = [
        part
        for part, instrument, track in zip(piece.parts, piece.instruments, tracks, strict=True)
        if track.role is not Role.DRUMS and not instrument.is_percussion
    ]
    for part in pitched or piece.parts:
        for start, _, measure in playing.measures(part):
            for key in measure.keys:
                changes[playing.tick(start + key.start)] = (key.major_tonic, key.mode, key.sharps)
        if changes:
            break
    return changes


def _key(tick: int, major_tonic: int, mode: str, notes: Sequence[Note], stop: int) -> Key:
    named = SIGNATURE_MODES.get(mode.lower())
    if named is not None and named[0] in MODES:
        return Key(tick, (major_tonic + named[1]) % 12, named[0])
    first, last = (bisect_left(notes, at, key=lambda note: note.onset_tick) for at in (tick, stop))
    under = notes[first:last]
    return Key(tick, *mode_of_signature(pitch_class_profile(under), major_tonic * 7 % 12))


def chords_of(playing: Playing) -> tuple[ChordSpan, ...]:
    """The chord symbols of the part that has most of them; each lasts until the next one."""
    part = max(playing.piece.parts, key=lambda measures: sum(len(measure.chords) for measure in measures))
    points: dict[int, Chord] = {}
    for start, _, measure in playing.measures(part):
        points.update((playing.tick(start + place), chord) for place, chord in measure.chords)
    ticks = [*sorted(tick for tick in points if tick < playing.end_tick), playing.end_tick]
    return tuple(ChordSpan(a, b - a, points[a]) for a, b in pairwise(ticks))


def sections_of(playing: Playing) -> tuple[Section, ...]:
    """One section a rehearsal mark, from the bar that it stands in until the next one."""
    starts = [start for start, _, _ in playing.grid.meters]
    marks: dict[int, str] = {}
    for part in playing.piece.parts:
        for start, _, measure in playing.measures(part):
            for place, name in measure.directions.marks:
                if start + place < playing.grid.end:
                    marks.setdefault(bar_of(start + place, starts), name)
    letters: dict[str, str] = {}
    bars = [*sorted(marks), len(starts)]
    return tuple(_section(marks[a], a, b - a, letters) for a, b in pairwise(bars))


def _section(name: str, bar: int, bars: int, letters: dict[str, str]) -> Section:
    lowered = name.lower()
    kind = next((kind for words, kind in SECTION_WORDS if any(word in lowered for word in words)), "theme")
    letter = letters.setdefault(lowered.rstrip(" 0123456789'.#"), chr(ord("A") + len(letters) % 26))
    return Section(name, kind, letter, bar, bars)
