"""The rules that an exported MIDI file keeps, each a small function in a table, usable on anybody's file.

The numbers are those of the project's delivery requirements: MID-01 header, MID-02 conductor track, MID-03 head of each
track, MID-04 channels, MID-05 order of tracks, MID-06 section markers, MID-07 chord symbols, MID-08 note lengths,
MID-09 note pairs, MID-10 the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from symbolic.errors import BadInput
from symbolic.midi_events import (
    CHORDS_TRACK_NAME,
    CONDUCTOR_ONLY,
    MAX_ASCII_NAME,
    MIDI_DRUM_CHANNEL,
    Event,
    RawMidi,
    extras_rows,
    file_roles,
    from_wire,
    has_notes,
    is_note_off,
    is_note_on,
    parse_midi,
    read_extras,
    track_channels,
    track_name,
    track_port,
)
from symbolic.midi_roles import mixer_rank
from symbolic.score import Role
from symbolic.theory import parse_chord

MAX_TICKS_PER_QUARTER = 960
HEAD_CONTROLS: tuple[tuple[int, str], ...] = ((7, "volume (CC7)"), (10, "pan (CC10)"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: its number, the track in the file, the tick in the file's resolution, and what is wrong."""

    rule: str
    track: int
    tick: int
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: track {self.track}, tick {self.tick}: {self.message}"


_Found = Iterator[tuple[int, int, str]]  # track, tick, message


def lint_midi(data: bytes) -> tuple[Finding, ...]:
    """Check the bytes of a MIDI file against MID-01 to MID-10; a file that cannot be read breaks MID-01."""
    try:
        raw = parse_midi(data, "the file")
    except BadInput as error:
        return (Finding("MID-01", 0, 0, str(error)),)
    return tuple(Finding(rule, *found) for rule, check in RULES for found in check(raw))


def _header(raw: RawMidi) -> _Found:
    if raw.kind != 1:
        yield 0, 0, f"the file has type {raw.kind}, not 1"
    if raw.ticks_per_quarter > MAX_TICKS_PER_QUARTER:
        yield 0, 0, f"{raw.ticks_per_quarter} ticks to the quarter are more than {MAX_TICKS_PER_QUARTER}"
    if not raw.tracks:
        yield 0, 0, "the file has no track"


def _conductor_track(raw: RawMidi) -> _Found:
    conductor = raw.tracks[0] if raw.tracks else ()
    if has_notes(conductor):
        yield 0, 0, "the conductor track has notes"
    if not conductor or conductor[0].message.type != "track_name" or conductor[0].tick != 0:
        yield 0, 0, "the conductor track does not start with the title"
    for kind in CONDUCTOR_ONLY[:3]:
        if not any(e.message.type == kind and e.tick == 0 for e in conductor):
            yield 0, 0, f"there is no {kind} at tick 0"
    for index, events in _later_tracks(raw):
        for event in events:
            if event.message.type in CONDUCTOR_ONLY:
                yield index, event.tick, f"{event.message.type} stands outside the conductor track"


def _track_heads(raw: RawMidi) -> _Found:
    for index, events in _later_tracks(raw):
        name = track_name(events[:1])
        if not name:
            yield index, 0, "the track does not start with its name"
        elif name.isascii() and len(name) > MAX_ASCII_NAME:
            yield index, 0, f"the name '{name}' is longer than {MAX_ASCII_NAME} characters"
        elif not _is_utf8(next(e for e in events if e.message.type == "track_name").message.name):
            yield index, 0, "the name is not UTF-8"
        if not has_notes(events):
            continue
        head = events[: next(i for i, e in enumerate(events) if is_note_on(e.message))]
        if not any(e.message.type == "program_change" and e.tick == 0 for e in head):
            yield index, 0, "there is no program at tick 0 before the notes"
        for control, label in HEAD_CONTROLS:
            if not any(_is_control(e, control) and e.tick == 0 for e in head):
                yield index, 0, f"there is no {label} at tick 0 before the notes"


def _is_utf8(wire: str) -> bool:
    try:
        wire.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_control(event: Event, control: int) -> bool:
    return bool(event.message.type == "control_change" and event.message.control == control)


def _channels(raw: RawMidi) -> _Found:
    roles = file_roles(raw, read_extras(raw))
    programs: dict[tuple[int, int], int] = {}
    for index, events in _later_tracks(raw):
        channels = track_channels(events)
        if len(channels) > 1:
            yield index, 0, f"the track uses channels {sorted(c + 1 for c in channels)}, not one"
        if index in roles and channels and (roles[index] is Role.DRUMS) != (channels == {MIDI_DRUM_CHANNEL}):
            yield index, 0, f"{roles[index]} on channel {min(channels) + 1}; drums, and only drums, are on channel 10"
        for event in events:
            if event.message.type != "program_change":
                continue
            place = (track_port(events), event.message.channel)
            if programs.setdefault(place, event.message.program) != event.message.program:
                yield index, event.tick, f"a second program on channel {event.message.channel + 1}"


def _mixer_order(raw: RawMidi) -> _Found:
    """With known roles the order is exact; without them the first part may be a lead of any family."""
    roles = file_roles(raw, read_extras(raw))
    ranks = []
    for index, events in _later_tracks(raw):
        if channels := track_channels(events):
            role = roles.get(index, Role.DRUMS if channels == {MIDI_DRUM_CHANNEL} else None)
            program = next((e.message.program for e in events if e.message.type == "program_change"), 0)
            ranks.append((index, mixer_rank(role, program)))
    for (_, before), (index, rank) in pairwise(ranks if roles else ranks[1:]):
        if rank < before:
            yield index, 0, "the track stands after one that follows it in a mixer (lead, keys, ... bass, drums)"


def _markers(raw: RawMidi) -> _Found:
    conductor = raw.tracks[0] if raw.tracks else ()
    marks = [(e.tick, from_wire(e.message.text)) for e in conductor if e.message.type == "marker"]
    for (before, _), (tick, name) in pairwise([(-1, ""), *marks]):
        if not name.strip():
            yield 0, tick, "a section marker has no name"
        if not _on_bar_line(raw, tick):
            yield 0, tick, f"the section marker '{name}' is not on a bar line"
        if tick == before:
            yield 0, tick, f"a second section marker, '{name}', stands on the same bar line"
    planned = [str(row.get("name", "")) for row in extras_rows(read_extras(raw), "sections")]
    if planned and planned != [name for _, name in marks]:
        yield 0, 0, f"the markers are {[name for _, name in marks]}, the sections {planned}"


def _chord_symbols(raw: RawMidi) -> _Found:
    planned = read_extras(raw).get("chords", 0)
    symbols = 0
    for index, events in _later_tracks(raw):
        if track_name(events) != CHORDS_TRACK_NAME or track_channels(events):
            continue
        for event in events:
            if event.message.type != "text":
                continue
            symbols += 1
            try:
                parse_chord(from_wire(event.message.text))
            except BadInput as error:
                yield index, event.tick, str(error)
    if isinstance(planned, int) and symbols < planned:
        yield 0, 0, f"{symbols} chord symbols for {planned} chords"


def _note_lengths(raw: RawMidi) -> _Found:
    shortest = max(raw.ticks_per_quarter // 16, 1)
    for index, onset_tick, end_tick in _spans(raw):
        if end_tick - onset_tick < shortest:
            yield index, onset_tick, f"a note of {end_tick - onset_tick} ticks is shorter than {shortest}"


def _spans(raw: RawMidi) -> Iterator[tuple[int, int, int]]:
    """Track, onset and end of every note; a repeated note-on ends the note before it."""
    for index, events in enumerate(raw.tracks):
        started: dict[tuple[int, int], int] = {}
        for event in events:
            message = event.message
            if is_note_on(message) or is_note_off(message):
                onset_tick = started.pop((message.channel, message.note), None)
                if onset_tick is not None:
                    yield index, onset_tick, event.tick
                if is_note_on(message):
                    started[(message.channel, message.note)] = event.tick


def _note_pairs(raw: RawMidi) -> _Found:
    for place, events in _by_channel(raw).items():
        sounding: dict[int, int] = {}
        last_on_tick = -1
        for index, event in events:
            message = event.message
            name = f"note {message.note} on channel {place[1] + 1}"
            if is_note_on(message):
                if message.note in sounding:
                    yield index, event.tick, f"{name} starts while it sounds"
                sounding[message.note] = index
                last_on_tick = event.tick
            elif message.note not in sounding:
                yield index, event.tick, f"{name} ends but does not sound"
            else:
                del sounding[message.note]
                if event.tick == last_on_tick:
                    yield index, event.tick, f"{name} ends after a note-on of the same tick"
        for note, index in sounding.items():
            yield index, events[-1][1].tick, f"note {note} on channel {place[1] + 1} never ends"


def _by_channel(raw: RawMidi) -> dict[tuple[int, int], list[tuple[int, Event]]]:
    """The note events of each port and channel with their track numbers.

    Where tracks share a channel they are merged by tick, note-offs before note-ons.
    """
    found: dict[tuple[int, int], list[tuple[int, Event]]] = {}
    for index, events in enumerate(raw.tracks):
        port = track_port(events)
        for event in events:
            if is_note_on(event.message) or is_note_off(event.message):
                found.setdefault((port, event.message.channel), []).append((index, event))
    for listed in found.values():
        if len({index for index, _ in listed}) > 1:
            listed.sort(key=lambda pair: (pair[1].tick, is_note_on(pair[1].message)))
    return found


def _ends(raw: RawMidi) -> _Found:
    ends = [events[-1].tick if events else 0 for events in raw.tracks]
    for index, events in enumerate(raw.tracks):
        if not events or events[-1].message.type != "end_of_track":
            yield index, ends[index], "the track has no end_of_track"
        if ends[index] != max(ends):
            yield index, ends[index], f"the track ends at tick {ends[index]}, others at {max(ends)}"
    if ends and not _on_bar_line(raw, max(ends)):
        yield 0, max(ends), "the end is not on a bar line"


def _later_tracks(raw: RawMidi) -> Iterator[tuple[int, tuple[Event, ...]]]:
    yield from list(enumerate(raw.tracks))[1:]


def _on_bar_line(raw: RawMidi, tick: int) -> bool:
    """Whether a tick is a bar line under the meters of the conductor track (4/4 until the first one)."""
    start, bar_ticks = 0, 4 * raw.ticks_per_quarter
    for event in raw.tracks[0]:
        if event.message.type == "time_signature" and event.tick <= tick:
            meter: Any = event.message
            start, bar_ticks = event.tick, max(meter.numerator * 4 * raw.ticks_per_quarter // meter.denominator, 1)
    return (tick - start) % bar_ticks == 0


RULES: tuple[tuple[str, Callable[[RawMidi], _Found]], ...] = (
    ("MID-01", _header),
    ("MID-02", _conductor_track),
    ("MID-03", _track_heads),
    ("MID-04", _channels),
    ("MID-05", _mixer_order),
    ("MID-06", _markers),
    ("MID-07", _chord_symbols),
    ("MID-08", _note_lengths),
    ("MID-09", _note_pairs),
    ("MID-10", _ends),
)
