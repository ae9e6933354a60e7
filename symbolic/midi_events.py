"""Standard MIDI file events: bytes to ticked messages, text, paired notes, and the facts that MIDI has no event for."""

from __future__ import annotations

import io
import json
import re
import struct
from collections import deque
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

MAX_BYTES = 8_000_000
MAX_EVENTS, META_WEIGHT = 160_000, 4
"""Reading so many events takes 1.5 s and 120 MB; the finale of Beethoven's Ninth has 102,000. A meta event takes the
time of four others and counts as four."""
MAX_TRACKS = 1_000
MAX_TICK = 2**28 - 1
"""The latest tick that the four bytes of one delta time can reach."""

_KEY_SIGNATURE = re.compile(rb"\xff\x59\x02(.)(.)", re.DOTALL)
_SHARPS = bytes(sharps % 256 for sharps in range(-7, 8))
_SUSPECT = re.compile(
    rb"([\x80-\xff]{4}|[\x80-\xff]{0,3}[\0-\x7f](?:[\xf0\xf7]|\xff.|[\0-\x7f])[\x80-\xff]{4})|"
    rb"[\x80-\xff]{0,3}[\0-\x7f]\xff",
    re.DOTALL,
)  # 1: an event whose time, or whose length, has more than the four bytes that MIDI allows; else a meta event
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


class _BoundedBytes(io.BytesIO):
    """A file for mido, which asks for the place (``tell``) before every event: there it is bounded and checked."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.data = data
        self.events = 0

    def tell(self) -> int:
        place = super().tell()
        suspect = _SUSPECT.match(self.data, place)
        if suspect and suspect[1]:
            raise ValueError("a time or a length has more than four bytes")
        self.events += META_WEIGHT if suspect else 1
        if self.events > MAX_EVENTS:
            raise BadInput(
                f"it holds more than {MAX_EVENTS:,} events (a meta event counts as {META_WEIGHT}); "
                "larger files are not read"
            )
        return place


def parse_midi(data: bytes, place: str) -> RawMidi:
    """Read the bytes of a Standard MIDI file; ``place`` names the file in messages.

    Raises BadInput for data that is empty, cut off, damaged (naming the byte), too large or not MIDI.
    """
    import mido

    if not data:
        raise BadInput(f"{place}: the file is empty")
    if data[:4] != b"MThd":
        raise BadInput(f"{place}: not a MIDI file (it does not start with MThd)")
    if len(data) > MAX_BYTES:
        raise BadInput(f"{place}: the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read")
    file = _BoundedBytes(_without_bad_keys(data))
    try:
        read = mido.MidiFile(file=file, clip=True)
    except BadInput as error:
        raise BadInput(f"{place}: {error}, at byte {io.BytesIO.tell(file):,}") from error
    except (*UNREADABLE, mido.KeySignatureError) as error:
        reason = "it ends too early" if isinstance(error, EOFError) else " ".join(str(error).split()) or "damaged data"
        raise BadInput(f"{place}: not a readable MIDI file: {reason}, at byte {io.BytesIO.tell(file):,}") from error
    if read.ticks_per_beat <= 0:
        raise BadInput(f"{place}: MIDI time in SMPTE frames is not supported, only ticks to the quarter note (byte 12)")
    if len(read.tracks) > MAX_TRACKS:
        raise BadInput(f"{place}: the file has {len(read.tracks):,} tracks; at most {MAX_TRACKS:,} are read (byte 10)")
    return RawMidi(read.type, read.ticks_per_beat, tuple(_with_ticks(track) for track in read.tracks))


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
    sounding: dict[tuple[int, int], deque[Event]] = {}
    last_off: dict[tuple[int, int], int] = {}
    for event in events:
        message = event.message
        if is_note_on(message):
            sounding.setdefault((message.channel, message.note), deque()).append(event)
        elif is_note_off(message) and (started := sounding.get((message.channel, message.note))):
            last_off[(message.channel, message.note)] = event.tick
            yield _raw_note(started.popleft(), event.tick)
    for place, started in sounding.items():
        for event in started:
            end_tick = last_off.get(place, 0)
            yield _raw_note(event, end_tick if end_tick > event.tick else None)


def _raw_note(on: Event, end_tick: int | None) -> RawNote:
    return RawNote(on.tick, end_tick, on.message.channel, on.message.note, on.message.velocity)


def extras_payload(extras: Mapping[str, object]) -> bytes:
    """The data of the sequencer-specific event that carries what MIDI has no event for (roles, kinds, modes)."""
    return EXTRAS_PREFIX + json.dumps(extras, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def read_extras(raw: RawMidi) -> dict[str, Any]:
    """The mapping of ``extras_payload`` in the first track; empty for other files and damaged data."""
    for event in raw.tracks[0] if raw.tracks else ():
        if event.message.type != "sequencer_specific":
            continue
        data = bytes(event.message.data)
        if data.startswith(EXTRAS_PREFIX):
            try:
                extras = json.loads(data[len(EXTRAS_PREFIX) :])
            except (ValueError, RecursionError):
                return {}
            return extras if isinstance(extras, dict) else {}
    return {}


def extras_rows(extras: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of one list in the extras; what is not a mapping to plain values is left out."""
    rows = extras.get(name)
    return [row for row in rows if _is_plain_row(row)] if isinstance(rows, list) else []


def _is_plain_row(row: object) -> bool:
    return isinstance(row, dict) and all(
        isinstance(v, str) or (isinstance(v, int | float) and abs(v) < MAX_TICK) for v in row.values()
    )


def extras_tick(extras: Mapping[str, Any], name: str) -> int:
    """A number of ticks in the extras that is usable: 0 where it is missing, negative or too large."""
    value = extras.get(name, 0)
    return value if type(value) is int and 0 < value < MAX_TICK else 0


def match_rows(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any] | None]:
    """For each written track name its row of the extras: the first of that name that is not taken yet, or None."""
    left: dict[str, deque[Mapping[str, Any]]] = {}
    for row in rows:
        if isinstance(name := row.get("name"), str):
            left.setdefault(short_name(name), deque()).append(row)
    return [left[name].popleft() if left.get(name) else None for name in names]


def file_roles(raw: RawMidi, extras: Mapping[str, Any]) -> dict[int, Role]:
    """The roles that the extras of a file give to its tracks, by track number."""
    with_channel = [i for i, events in enumerate(raw.tracks) if track_channels(events)]
    rows = match_rows([track_name(raw.tracks[i]) for i in with_channel], extras_rows(extras, "tracks"))
    return {
        index: Role(row["role"])
        for index, row in zip(with_channel, rows, strict=True)
        if row is not None and row.get("role") in tuple(Role)
    }
