"""The notes of the parts as they are played: placed on the grid, ties joined, loudness given, roles guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from symbolic.midi_roles import TrackFacts, guess_roles, measure_track, with_a_melody
from symbolic.musicxml.read_directions import velocity_curve
from symbolic.musicxml.read_extras import roles_of
from symbolic.musicxml.read_part import Measure, WrittenNote
from symbolic.musicxml.read_piece import Playing
from symbolic.score import TICKS_PER_QUARTER, Note, Role, Track
from symbolic.spelling import Spelling, spelling_at

MIN_NOTE_TICKS = TICKS_PER_QUARTER // 16
USUAL_VELOCITY, DYNAMICS_BAND = 80, 16
A_LINE = 1.3
"""Fewer notes an onset than this are a line."""
_LOWEST_PLACE, _HIGHEST_PLACE = -15, 19


@dataclass(slots=True)
class _Sounding:
    """A note being put together; units."""

    start: int
    end: int
    pitch: int
    place: int
    velocity: int
    is_drum: bool
    release: int = 0
    """How much later than written it ends; counts after its last tie."""


def played_tracks(playing: Playing, extras: Mapping[str, Any]) -> list[tuple[Track, tuple[Spelling, ...]]]:
    """A track for every part, with the names of its notes (none for drums).

    A part is drums if one of its notes is unpitched. Roles are those of the ``extras`` of our own files, else guessed.
    """
    parts = playing.piece.parts
    played, facts = [], []
    for number, (part, instrument) in enumerate(zip(parts, playing.piece.instruments, strict=True), start=1):
        sounded = _part_notes(playing, part)
        is_drums = any(note.is_drum for note in sounded) or (not sounded and instrument.is_percussion)
        notes = _mended(sounded, playing)
        played.append(notes)
        name = instrument.name or f"Part {number}"
        facts.append(TrackFacts(name, instrument.program, is_drums, tuple(note for note, _ in notes)))
    symbols = [sum(len(measure.chords) for measure in part) for part in parts]
    tracks = _with_roles(facts, roles_of(extras, [fact.name for fact in facts]), symbols)
    return [
        (track, () if track.role is Role.DRUMS else tuple(_spelling(place) for _, place in notes))
        for track, notes in zip(tracks, played, strict=True)
    ]


def _with_roles(facts: Sequence[TrackFacts], told: Sequence[Role | None], symbols: Sequence[int]) -> tuple[Track, ...]:
    """The tracks with the roles that are told, drums where and only where the notes are, others guessed.

    ``symbols`` is how many chord symbols stand in each part: where nothing else leads, a line under them does.
    """
    roles = []
    for fact, role, guessed in zip(facts, told, guess_roles(facts), strict=True):
        agrees = role is not None and (role is Role.DRUMS) == fact.is_drums
        roles.append(role if agrees and role is not None else guessed)
    is_told = any(role is not None for role in told)
    if not is_told and Role.MELODY not in roles and max(symbols) > 0:
        lead = symbols.index(max(symbols))
        if facts[lead].notes and roles[lead] is not Role.DRUMS and measure_track(facts[lead].notes).stack < A_LINE:
            roles[lead] = Role.MELODY
    tracks = [Track(role, fact.name, fact.program, tuple(fact.notes)) for role, fact in zip(roles, facts, strict=True)]
    return tuple(tracks) if is_told else with_a_melody(tracks)


def _spelling(place: int) -> Spelling:
    while place > _HIGHEST_PLACE:
        place -= 12
    while place < _LOWEST_PLACE:
        place += 12
    return spelling_at(place)


def _part_notes(playing: Playing, part: list[Measure]) -> list[_Sounding]:
    """The notes of a part in playing order; what a measure writes beyond its end is cut, a tie joins what touches."""
    velocity_at = _velocities(playing, part)
    notes: list[_Sounding] = []
    held: dict[int, _Sounding] = {}
    for start, length, measure in playing.measures(part):
        for written in sorted(measure.notes, key=lambda note: note.start):
            note = _placed(written, start, length, velocity_at)
            if note is None:
                continue
            before = held.get(note.pitch) if written.ties_back else None
            if before is not None and before.end == note.start:
                before.end, before.release = note.end, note.release
                note = before
            else:
                notes.append(note)
            if written.ties_on:
                held[note.pitch] = note
            elif before is not None:
                held.pop(note.pitch, None)
    return notes


def _placed(written: WrittenNote, start: int, length: int, velocity_at: Callable[[int], int]) -> _Sounding | None:
    if written.start >= length or start + written.start < 0:
        return None
    at = start + written.start
    velocity = velocity_at(at) if written.velocity is None else written.velocity
    end = start + min(written.start + written.length, length)
    return _Sounding(at, end, written.pitch, written.place, velocity, written.is_drum, written.release)


def _velocities(playing: Playing, part: list[Measure]) -> Callable[[int], int]:
    """The velocity at a time of the part, by its dynamics in playing order."""
    levels, wedges, accents = [], [], dict[int, int]()
    for start, _, measure in playing.measures(part):
        written = measure.directions
        levels += [(start + place, value) for place, value in written.levels]
        wedges += [(start + place, kind) for place, kind in written.wedges]
        accents.update((start + place, value) for place, value in written.accents)
    points = velocity_curve(levels, wedges, USUAL_VELOCITY, DYNAMICS_BAND)
    places = [place for place, _ in points]

    def velocity_at(at: int) -> int:
        right = bisect_right(places, at)
        if right == 0:
            now = float(USUAL_VELOCITY)
        elif right == len(points):
            now = points[-1][1]
        else:
            (a, low), (b, high) = points[right - 1], points[right]
            now = low + (high - low) * (at - a) / (b - a)
        return max(1, min(127, round(max(now, accents.get(at, 0)))))

    return velocity_at


def _mended(notes: Sequence[_Sounding], playing: Playing) -> list[tuple[Note, int]]:
    """The notes on ticks, sorted, each with its place on the line of fifths: none too short, none over its own pitch.

    A note ends where the next of its pitch begins; of two that begin together the longer one stays.
    """
    by_pitch: dict[int, list[_Sounding]] = {}
    for note in sorted(notes, key=lambda n: (n.start, n.end)):
        by_pitch.setdefault(note.pitch, []).append(note)
    end_tick = playing.end_tick
    found = []
    for same in by_pitch.values():
        ticks = [min(playing.tick(note.start), end_tick) for note in same]
        for note, onset, limit in zip(same, ticks, [*ticks[1:], end_tick], strict=True):
            stop = min(max(playing.tick(note.end + note.release), onset + MIN_NOTE_TICKS), limit)
            if stop - onset >= MIN_NOTE_TICKS:
                found.append((Note(onset, note.pitch, stop - onset, note.velocity), note.place))
    return sorted(found)
