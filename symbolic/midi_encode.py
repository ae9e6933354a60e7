"""The bytes of a Standard MIDI file: numbers of variable length, meta events, tracks of channel messages, chunks.

Every event carries its own status byte: running status is allowed, but not every reader keeps it across meta events.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TEXT, COPYRIGHT, TRACK_NAME, MARKER = 0x01, 0x02, 0x03, 0x06
PORT, END_OF_TRACK, TEMPO, METER, KEY, SEQUENCER_SPECIFIC = 0x21, 0x2F, 0x51, 0x58, 0x59, 0x7F
NOTE_OFF, NOTE_ON, CONTROL_CHANGE, PROGRAM_CHANGE = 0x80, 0x90, 0xB0, 0xC0

Integers = NDArray[np.int64]

# Events of one tick stand in this order, so that a note ends, and the pedal comes up, before the next note.
_OFF_RANK, _CONTROL_RANK, _ON_RANK = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Channel:
    """Where a track plays: a port of sixteen channels, and one of these (0 to 15)."""

    port: int
    number: int


def variable_length(value: int) -> bytes:
    """A number below 2**28 as one to four bytes of seven bits each."""
    out = [value & 0x7F]
    while value := value >> 7:
        out.append(value & 0x7F | 0x80)
    return bytes(reversed(out))


def meta(kind: int, data: bytes) -> bytes:
    """A meta event without its time."""
    return bytes((0xFF, kind)) + variable_length(len(data)) + data


def text_meta(kind: int, text: str) -> bytes:
    """A meta event of UTF-8 text without its time."""
    return meta(kind, text.encode("utf-8"))


def timed(events: Iterable[tuple[int, bytes]], end_tick: int) -> bytes:
    """Events with their ticks, in ascending order, as the body of a track that ends at ``end_tick``."""
    out, now = bytearray(), 0
    for tick, event in events:
        out += variable_length(tick - now) + event
        now = tick
    return bytes(out + variable_length(end_tick - now) + meta(END_OF_TRACK, b""))


def played(notes: Integers, controls: Integers, channel: int, end_tick: int) -> bytes:
    """Notes and controllers as the body of a track that ends at ``end_tick``.

    ``notes`` has rows of onset tick, pitch, duration and velocity; ``controls`` rows of tick, number and value.
    """
    onset, pitch, duration, velocity = notes.T
    ticks = np.concatenate((onset, onset + duration, controls[:, 0]))
    statuses = (NOTE_ON, NOTE_OFF, CONTROL_CHANGE)
    ranks = (_ON_RANK, _OFF_RANK, _CONTROL_RANK)
    counts = (len(notes), len(notes), len(controls))
    first = np.concatenate((pitch, pitch, controls[:, 1]))
    second = np.concatenate((velocity, np.zeros_like(velocity), controls[:, 2]))
    order = np.lexsort((first, np.repeat(ranks, counts), ticks))
    messages = np.stack((np.repeat(statuses, counts) | channel, first, second), axis=1)
    ticks = ticks[order]
    last_tick = int(ticks[-1]) if len(ticks) else 0
    return _with_deltas(ticks, messages[order]) + variable_length(end_tick - last_tick) + meta(END_OF_TRACK, b"")


def _with_deltas(ticks: Integers, messages: Integers) -> bytes:
    """Messages of three bytes, each after its delta time: seven columns for all at once, of which some are left out."""
    deltas = np.diff(ticks, prepend=0)
    columns = np.empty((len(deltas), 7), np.uint8)
    is_used = np.ones(columns.shape, np.bool_)
    for place, shift in enumerate((21, 14, 7)):
        columns[:, place] = deltas >> shift & 0x7F | 0x80
        is_used[:, place] = deltas >= 1 << shift
    columns[:, 3] = deltas & 0x7F
    columns[:, 4:] = messages
    return columns[is_used].tobytes()


def file_bytes(ticks_per_quarter: int, tracks: Sequence[bytes]) -> bytes:
    """A file of type 1 of these bodies of tracks."""
    header = (
        b"MThd" + (6).to_bytes(4, "big") + b"".join(n.to_bytes(2, "big") for n in (1, len(tracks), ticks_per_quarter))
    )
    return header + b"".join(b"MTrk" + len(body).to_bytes(4, "big") + body for body in tracks)
