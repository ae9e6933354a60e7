"""Tempos, keys, chords and sections of a MusicXML score in the order it is played."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from symbolic.midi_read import SECTION_WORDS
from symbolic.musicxml.read_bars import BarGrid
from symbolic.musicxml.read_facts import SIGNATURE_MODES
from symbolic.musicxml.read_instruments import Instruments
from symbolic.musicxml.read_part import Measure, WrittenKey
from symbolic.recognise import mode_of_signature, pitch_class_profile
from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan, Key, Note, Role, Section, Tempo, Track
from symbolic.theory import MODES
from symbolic.timing import bar_of

DEFAULT_BPM = 120.0
Parts = Sequence[Sequence[Measure]]
T = TypeVar("T")


def _played(part: Sequence[Measure], order: Sequence[int], grid: BarGrid) -> Iterator[tuple[int, Measure]]:
    for index, start in zip(order, grid.starts, strict=True):
        if index < len(part):
            yield start, part[index]


def _tick(at: int, units: int) -> int:
    return at * TICKS_PER_QUARTER // units


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


def tempos_of(parts: Parts, order: Sequence[int], grid: BarGrid, units: int) -> tuple[Tempo, ...]:
    """The tempos of all parts, from tick 0 on; 120 where none is written."""
    changes: dict[int, float] = {}
    for part in parts:
        for start, measure in _played(part, order, grid):
            changes.update((_tick(start + place, units), bpm) for place, bpm in measure.directions.tempos)
    found = _from_the_start(changes, _tick(grid.starts[0], units), _tick(grid.end, units))
    if not found or found[0][0] != 0:
        found.insert(0, (0, DEFAULT_BPM))
    return tuple(Tempo(tick, bpm) for tick, bpm in found)


def keys_of(
    parts: Parts,
    instruments: Sequence[Instruments],
    order: Sequence[int],
    grid: BarGrid,
    units: int,
    tracks: Sequence[Track],
    says_major_always: bool,
) -> tuple[Key, ...]:
    """The keys of the first part that is not percussion and writes one, from tick 0 on.

    Where the file says no mode (or its program writes "major" whatever the key) the notes decide between major and
    minor.
    """
    changes: dict[int, WrittenKey] = {}
    pitched = [
        part
        for part, instrument, track in zip(parts, instruments, tracks, strict=True)
        if track.role is not Role.DRUMS and not instrument.is_percussion
    ]
    for part in pitched or parts:
        for start, measure in _played(part, order, grid):
            changes.update((_tick(start + key.start, units), key) for key in measure.keys)
        if changes:
            break
    signatures = {tick: (key.major_tonic, key.sharps, key.mode) for tick, key in changes.items()}
    end_tick = _tick(grid.end, units)
    found = _from_the_start(signatures, _tick(grid.starts[0], units), end_tick)
    if not found or found[0][0] != 0:
        found.insert(0, (0, (0, 0, "")))
    notes = sorted(note for track in tracks if track.role is not Role.DRUMS for note in track.notes)
    keys: list[Key] = []
    for (tick, (tonic, _, mode)), stop in zip(found, [*(t for t, _ in found[1:]), end_tick], strict=True):
        key = _key(tick, tonic, "" if says_major_always and mode == "major" else mode, notes, stop)
        if not keys or (keys[-1].tonic, keys[-1].mode) != (key.tonic, key.mode):
            keys.append(key)
    return tuple(keys)


def _key(tick: int, major_tonic: int, mode: str, notes: Sequence[Note], stop: int) -> Key:
    named = SIGNATURE_MODES.get(mode.lower())
    if named is not None and named[0] in MODES:
        return Key(tick, (major_tonic + named[1]) % 12, named[0])
    first, last = (bisect_left(notes, at, key=lambda note: note.onset_tick) for at in (tick, stop))
    under = notes[first:last]
    return Key(tick, *mode_of_signature(pitch_class_profile(under), major_tonic * 7 % 12))


def chords_of(parts: Parts, order: Sequence[int], grid: BarGrid, units: int, end_tick: int) -> tuple[ChordSpan, ...]:
    """The chord symbols of the part that has most of them; each lasts until the next one."""
    part = max(parts, key=lambda measures: sum(len(measure.chords) for measure in measures))
    points: dict[int, Chord] = {}
    for start, measure in _played(part, order, grid):
        points.update((_tick(start + place, units), chord) for place, chord in measure.chords)
    ticks = [*sorted(tick for tick in points if tick < end_tick), end_tick]
    return tuple(ChordSpan(a, b - a, points[a]) for a, b in pairwise(ticks))


def sections_of(parts: Parts, order: Sequence[int], grid: BarGrid, units: int) -> tuple[Section, ...]:
    """One section a rehearsal mark, from the bar that it stands in until the next one."""
    starts = [_tick(start, units) for start, _, _ in grid.meters] + [_tick(grid.end, units)]
    marks: dict[int, str] = {}
    for part in parts:
        for start, measure in _played(part, order, grid):
            for place, name in measure.directions.marks:
                bar = bar_of(_tick(start + place, units), starts)
                if bar < len(starts) - 1:
                    marks.setdefault(bar, name)
    letters: dict[str, str] = {}
    bars = [*sorted(marks), len(starts) - 1]
    return tuple(_section(marks[a], a, b - a, letters) for a, b in pairwise(bars))


def _section(name: str, bar: int, bars: int, letters: dict[str, str]) -> Section:
    lowered = name.lower()
    kind = next((kind for words, kind in SECTION_WORDS if any(word in lowered for word in words)), "theme")
    letter = letters.setdefault(lowered.rstrip(" 0123456789'.#"), chr(ord("A") + len(letters) % 26))
    return Section(name, kind, letter, bar, bars)
