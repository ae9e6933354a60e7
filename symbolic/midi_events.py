"""Standard MIDI file events: bytes to ticked messages, text, paired notes, and the facts that MIDI has no event for."""

from __future__ import annotations

import io
import json
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from symbolic.errors import BadInput
from symbolic.score import Role

MIDI_DRUM_CHANNEL = 9
CHORDS_TRACK_NAME = "Chords"
MAX_ASCII_NAME = 31
CONDUCTOR_ONLY: tuple[str, ...] = ("set_tempo", "time_signature", "key_signature", "marker")
EXTRAS_PREFIX = b"\x7dscoresmith"  # 7D: the manufacturer number that is free for everybody's own use

_KEY_SIGNATURE = re.compile(rb"\xff\x59\x02(.)(.)", re.DOTALL)
_SHARPS = bytes(sharps % 256 for sharps in range(-7, 8))
UNREADABLE = (OSError, EOFError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error)


@dataclass(frozen=True, slots=True)
class Event:
    """A mido message at a tick from the start of the file, in the file's own resolution."""

    tick: int
    message: Any


@dataclass(frozen=True, slots=True)
class RawMidi:
    """A MIDI file as it stands: ``tracks`` in file order, each a tuple of events in file order."""

    kind: int
    ticks_per_quarter: int
    tracks: tuple[tuple[Event, ...], ...]


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note-on and its note-off; ``end_tick`` is None when there is no note-off."""

    onset_tick: int
    end_tick: int | None
    channel: int
    pitch: int
    velocity: int


def parse_midi(data: bytes, place: str) -> RawMidi:
    """Read the bytes of a Standard MIDI file; ``place`` names the file in messages.

    Raises BadInput for data that is empty, cut off, damaged or not MIDI.
    """
    import mido

    if not data:
        raise BadInput(f"{place}: the file is empty")
    if data[:4] != b"MThd":
        raise BadInput(f"{place}: not a MIDI file (it does not start with MThd)")
    try:
        file = mido.MidiFile(file=io.BytesIO(_without_bad_keys(data)), clip=True)
    except (*UNREADABLE, mido.KeySignatureError) as error:
        reason = "it ends too early" if isinstance(error, EOFError) else " ".join(str(error).split()) or "damaged data"
        raise BadInput(f"{place}: not a readable MIDI file: {reason}") from error
    if file.ticks_per_beat <= 0:
        raise BadInput(f"{place}: MIDI time in SMPTE frames is not supported, only ticks to the quarter note")
    return RawMidi(file.type, file.ticks_per_beat, tuple(_with_ticks(track) for track in file.tracks))


def _without_bad_keys(data: bytes) -> bytes:
    """The data with key signatures that do not exist turned into events of an unused type, which are passed over."""
    return _KEY_SIGNATURE.sub(
        lambda m: m[0] if m[1] in _SHARPS and m[2] in b"\0\1" else b"\xff\x60\x02" + m[1] + m[2], data
    )


def _with_ticks(track: Sequence[Any]) -> tuple[Event, ...]:
    events, tick = [], 0
    for message in track:
        tick += message.time
        events.append(Event(tick, message))
    return tuple(events)


def to_wire(text: str) -> str:
    """The string that makes mido, which writes Latin-1, write ``text`` as UTF-8."""
    return text.encode("utf-8").decode("latin-1")


def from_wire(text: str) -> str:
    """The text of a meta event that mido read as Latin-1: UTF-8 where it is valid, else Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text


def short_name(name: str) -> str:
    """A track name as it is written: plain ASCII names are cut to the length that every sequencer shows."""
    return name[:MAX_ASCII_NAME] if name.isascii() else name


def track_name(events: Sequence[Event]) -> str:
    """The first name event of a track, or an empty string."""
    return next((from_wire(e.message.name) for e in events if e.message.type == "track_name"), "")


def track_port(events: Sequence[Event]) -> int:
    """The MIDI port of a track: 0 where the file does not say."""
    return next((int(e.message.port) for e in events if e.message.type == "midi_port"), 0)


def track_channels(events: Sequence[Event]) -> set[int]:
    """The channels that a track's events use."""
    return {e.message.channel for e in events if not e.message.is_meta and hasattr(e.message, "channel")}


def is_note_on(message: Any) -> bool:
    """Whether a message starts a note (a note-on with velocity 0 ends one)."""
    return bool(message.type == "note_on" and message.velocity > 0)


def is_note_off(message: Any) -> bool:
    """Whether a message ends a note."""
    return bool(message.type == "note_off" or (message.type == "note_on" and message.velocity == 0))


def has_notes(events: Sequence[Event]) -> bool:
    """Whether a track starts any note."""
    return any(is_note_on(e.message) for e in events)


def paired_notes(events: Sequence[Event]) -> Iterator[RawNote]:
    """The notes of a track, each note-off ending the oldest sounding note of its channel and pitch.

    A note that was struck again before its end, with one note-off for both, ends at that note-off.
    """
    sounding: dict[tuple[int, int], list[Event]] = {}
    last_off: dict[tuple[int, int], int] = {}
    for event in events:
        message = event.message
        if is_note_on(message):
            sounding.setdefault((message.channel, message.note), []).append(event)
        elif is_note_off(message) and (started := sounding.get((message.channel, message.note))):
            last_off[(message.channel, message.note)] = event.tick
            yield _raw_note(started.pop(0), event.tick)
    for place, started in sounding.items():
        for event in started:
            end_tick = last_off.get(place, 0)
            yield _raw_note(event, end_tick if end_tick > event.tick else None)


def _raw_note(on: Event, end_tick: int | None) -> RawNote:
    return RawNote(on.tick, end_tick, on.message.channel, on.message.note, on.message.velocity)


def extras_message(extras: Mapping[str, object]) -> Any:
    """The sequencer-specific event that carries what MIDI has no event for (roles, section kinds, modes)."""
    import mido

    payload = EXTRAS_PREFIX + json.dumps(extras, separators=(",", ":"), ensure_ascii=True).encode("ascii")
    return mido.MetaMessage("sequencer_specific", data=tuple(payload))


def read_extras(raw: RawMidi) -> dict[str, Any]:
    """The mapping that ``extras_message`` wrote into the first track; empty for other files and damaged data."""
    for event in raw.tracks[0] if raw.tracks else ():
        if event.message.type != "sequencer_specific":
            continue
        data = bytes(event.message.data)
        if data.startswith(EXTRAS_PREFIX):
            try:
                extras = json.loads(data[len(EXTRAS_PREFIX) :])
            except ValueError:
                return {}
            return extras if isinstance(extras, dict) else {}
    return {}


def extras_rows(extras: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of one list in the extras; rows that are not mappings are left out."""
    rows = extras.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def match_rows(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any] | None]:
    """For each written track name its row of the extras: the first of that name that is not taken yet, or None."""
    left = list(rows)
    matched: list[Mapping[str, Any] | None] = []
    for name in names:
        row = next((r for r in left if short_name(str(r.get("name", ""))) == name), None)
        if row is not None:
            left.remove(row)
        matched.append(row)
    return matched


def file_roles(raw: RawMidi, extras: Mapping[str, Any]) -> dict[int, Role]:
    """The roles that the extras of a file give to its tracks, by track number."""
    with_channel = [i for i, events in enumerate(raw.tracks) if track_channels(events)]
    rows = match_rows([track_name(raw.tracks[i]) for i in with_channel], extras_rows(extras, "tracks"))
    return {
        index: Role(row["role"])
        for index, row in zip(with_channel, rows, strict=True)
        if row is not None and row.get("role") in tuple(Role)
    }
