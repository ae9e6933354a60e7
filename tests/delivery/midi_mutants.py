"""Damaged MIDI files: ``mutants`` changes a good file at random, ``ABSURD`` are files nobody would write.

``mutants(data, count, seed)`` gives (name, bytes); the name says what was done, so that a failure can be made again.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterator

HEADER_BYTES = 14


def text(kind: int, words: bytes) -> bytes:
    size, out = len(words), b""
    while True:
        out = bytes((size & 127 | (128 if out else 0),)) + out
        size >>= 7
        if not size:
            return bytes((0, 255, kind)) + out + words


EVIL_EVENTS: tuple[tuple[str, bytes], ...] = (
    ("tempo 0", bytes.fromhex("00ff5103000000")),
    ("tempo of one byte", bytes.fromhex("00ff510107")),
    ("meter 0/4", bytes.fromhex("00ff580400021808")),
    ("meter 4/2^200", bytes.fromhex("00ff580404c81808")),
    ("meter of no bytes", bytes.fromhex("00ff5800")),
    ("meter 255/1", bytes.fromhex("00ff5804ff001808")),
    ("meter 1/32", bytes.fromhex("00ff580401051808")),
    ("key of 99 flats", bytes.fromhex("00ff59029d00")),
    ("key of mode 9", bytes.fromhex("00ff59020009")),
    ("SMPTE offset of rate 7", bytes.fromhex("00ff5405ff00000000")),
    ("text of a gigabyte", bytes.fromhex("00ff0184808000")),
    ("length of nine bytes", bytes.fromhex("00ff01ffffffffffffffff7f")),
    ("delta of nine bytes", bytes.fromhex("ffffffffffffffff7f903c40")),
    ("delta of 2^28-1", bytes.fromhex("ffffff7f903c40")),
    ("system exclusive without end", bytes.fromhex("00f07f43")),
    ("undefined status", bytes.fromhex("00f4")),
    ("running status after a meta event", bytes.fromhex("00ff0100003c40")),
    ("data above 127", bytes.fromhex("0090ffff")),
    ("marker in no code", bytes.fromhex("00ff0604fffefdfc")),
    ("end in the middle", bytes.fromhex("00ff2f00")),
    ("own event of rubbish", text(0x7F, b'\x7dscoresmith{"tracks":')),
    ("own event of lists", text(0x7F, b'\x7dscoresmith{"keys":[{"tick":[1]}],"sections":[{"bar":[]}],"lead_in":3}')),
)  # fmt: skip  # what it is -> an event with its delta time

Change = Callable[[bytearray, random.Random], str]


def mutants(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """``count`` files made of ``data`` by one or two changes each, the same for the same seed."""
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        changed = bytearray(data)
        names = [rng.choice(CHANGES)(changed, rng) for _ in range(rng.randint(1, 2))]
        yield f"{number}: {', '.join(names)}", bytes(changed)


def _place(data: bytearray, rng: random.Random) -> int:
    return rng.randrange(len(data)) if data else 0


def flip_bit(data: bytearray, rng: random.Random) -> str:
    place, bit = _place(data, rng), rng.randrange(8)
    if data:
        data[place] ^= 1 << bit
    return f"bit {bit} of byte {place} flipped"


def set_byte(data: bytearray, rng: random.Random) -> str:
    place, value = _place(data, rng), rng.choice((0, 1, 0x7F, 0x80, 0x90, 0xF0, 0xF7, 0xFF, rng.randrange(256)))
    if data:
        data[place] = value
    return f"byte {place} set to {value}"


def cut_end(data: bytearray, rng: random.Random) -> str:
    place = _place(data, rng)
    del data[place:]
    return f"cut at byte {place}"


def cut_middle(data: bytearray, rng: random.Random) -> str:
    place, count = _place(data, rng), rng.randint(1, 40)
    del data[place : place + count]
    return f"{count} bytes left out at byte {place}"


def insert_noise(data: bytearray, rng: random.Random) -> str:
    place, noise = _place(data, rng), rng.randbytes(rng.randint(1, 40))
    data[place:place] = noise
    return f"{len(noise)} bytes put in at byte {place}"


def repeat_part(data: bytearray, rng: random.Random) -> str:
    place, count, times = _place(data, rng), rng.randint(1, 400), rng.randint(1, 30)
    data[place:place] = data[place : place + count] * times
    return f"{count} bytes from byte {place} repeated {times} times"


def insert_event(data: bytearray, rng: random.Random) -> str:
    """An absurd event at the beginning of a track, whose length stays right."""
    starts = [i for i in range(HEADER_BYTES, len(data) - 8) if data[i : i + 4] == b"MTrk"]
    name, event = rng.choice(EVIL_EVENTS)
    if not starts:
        return f"no track for {name}"
    start = rng.choice(starts)
    size = int.from_bytes(data[start + 4 : start + 8], "big") + len(event)
    data[start + 4 : start + 8] = (size % 2**32).to_bytes(4, "big")
    data[start + 8 : start + 8] = event
    return f"{name} at byte {start + 8}"


def change_header(data: bytearray, rng: random.Random) -> str:
    place = rng.randrange(min(HEADER_BYTES, len(data)) or 1)
    if data:
        data[place] = rng.randrange(256)
    return f"header byte {place} changed"


def change_length(data: bytearray, rng: random.Random) -> str:
    starts = [i for i in range(len(data) - 8) if data[i : i + 4] == b"MTrk"]
    size = rng.choice((0, 1, 3, 0x7FFFFFFF, 0xFFFFFFFF, rng.randrange(2000)))
    if starts:
        start = rng.choice(starts)
        data[start + 4 : start + 8] = size.to_bytes(4, "big")
    return f"a track's length set to {size}"


CHANGES: tuple[Change, ...] = (
    flip_bit,
    flip_bit,
    set_byte,
    cut_end,
    cut_middle,
    insert_noise,
    repeat_part,
    insert_event,
    insert_event,
    change_header,
    change_length,
)


def chunk(body: bytes, size: int | None = None) -> bytes:
    return b"MTrk" + struct.pack(">L", len(body) if size is None else size) + body


def header(kind: int = 1, tracks: int = 1, division: int = 480) -> bytes:
    return b"MThd" + struct.pack(">LHHH", 6, kind, tracks, division)


END = bytes.fromhex("00ff2f00")
NOTE = bytes.fromhex("00903c40 10803c40")
CONDUCTOR = bytes.fromhex("00ff510307a120 00ff580404021808 00ff59020000")


def _many_programs() -> bytes:
    each = b"".join(bytes((0, 0xC0, i % 128, 1, 0x90, 60, 64, 1, 0x80, 60, 64)) for i in range(20_000))
    return header() + chunk(each + END)


def _one_pitch(count: int) -> bytes:
    return header() + chunk(bytes.fromhex("00903c40") * count + bytes.fromhex("01803c40") * count + END)


def _million_notes() -> bytes:
    return header() + chunk(b"\x00\x90\x3c\x40" + bytes.fromhex("013c00 003c40") * 1_000_000 + END)


def _deep_extras(payload: bytes) -> bytes:
    return header() + chunk(text(0x7F, b"\x7dscoresmith" + payload) + CONDUCTOR + NOTE + END)


def _long_piece(meter: str) -> bytes:
    return header() + chunk(bytes.fromhex(f"00ff5804{meter}1808 00903c40 ffffff7f803c40") + END)


ABSURD: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "one byte": lambda: b"M",
    "header alone": lambda: header(),
    "no tracks": lambda: header(tracks=0),
    "tracks below zero": lambda: header(tracks=65535) + chunk(NOTE + END),
    "type 2": lambda: header(kind=2, tracks=2) + chunk(CONDUCTOR + NOTE + END) * 2,
    "type 77": lambda: header(kind=77) + chunk(CONDUCTOR + NOTE + END),
    "SMPTE": lambda: header(division=0xE728) + chunk(NOTE + END),
    "no ticks to the quarter": lambda: header(division=0) + chunk(NOTE + END),
    "32767 ticks to the quarter": lambda: header(division=32767) + chunk(NOTE + END),
    "one tick to the quarter": lambda: header(division=1) + chunk(NOTE + END),
    "5000 tracks": lambda: header(tracks=5000) + chunk(NOTE + END) * 5000,
    "900 tracks": lambda: header(tracks=900) + chunk(NOTE + END) * 900,
    "30000 empty tracks": lambda: header(tracks=30000) + chunk(b"") * 30000,
    "a million notes": _million_notes,
    "nine megabytes": lambda: header() + chunk(text(1, b"x" * 999_000) * 9 + END),
    "seven megabytes of text": lambda: header() + chunk(text(1, b"x" * 999_000) * 7 + END),
    "60000 notes at once": lambda: _one_pitch(60_000),
    "20000 programs": _many_programs,
    "tempo 0": lambda: header() + chunk(bytes.fromhex("00ff5103000000") + NOTE + END),
    "100000 tempos": lambda: header() + chunk(bytes.fromhex("01ff510307a120") * 100_000 + NOTE + END),
    "meter 0/4": lambda: header() + chunk(bytes.fromhex("00ff580400021808") + NOTE + END),
    "meter 4/2^200": lambda: header() + chunk(bytes.fromhex("00ff580404c81808") + NOTE + END),
    "40000 meters": lambda: header() + chunk(bytes.fromhex("01ff580401051808") * 40_000 + NOTE + END),
    "30000 meters of a bar each": lambda: header() + chunk(bytes.fromhex("3cff580401051808") * 30_000 + NOTE + END),
    "100000 markers": lambda: header() + chunk(CONDUCTOR + bytes.fromhex("01ff060141") * 100_000 + NOTE + END),
    "100000 chords": lambda: header(tracks=2)
    + chunk(CONDUCTOR + NOTE * 100 + END)
    + chunk(text(3, b"Chords") + bytes.fromhex("00ff010141") * 100_000 + END),
    "2^28 ticks of 1/32": lambda: _long_piece("0105"),
    "2^28 ticks of 255/1": lambda: _long_piece("ff00"),
    "10000 times 2^28 ticks": lambda: header() + chunk(bytes.fromhex("ffffff7f903c40 ffffff7f803c40") * 10_000 + END),
    "a delta of a million bytes": lambda: header() + chunk(b"\xff" * 1_000_000),
    "a length of a million bytes": lambda: header() + chunk(b"\x00\xff\x01" + b"\xff" * 1_000_000),
    "a system exclusive length of a million bytes": lambda: header() + chunk(b"\x00\xf0" + b"\xff" * 1_000_000),
    "a running length of a million bytes": lambda: header() + chunk(b"\x00\xf0\x00\x00\x00" + b"\xff" * 1_000_000),
    "a track of 4 GB": lambda: header() + chunk(NOTE + END, 0xFFFFFFFF),
    "a text of 256 MB": lambda: header() + chunk(bytes.fromhex("00ff01ffffff7f") + b"x" * 50),
    "running status without status": lambda: header() + chunk(bytes.fromhex("003c40") + END),
    "running status of nonsense": lambda: header() + chunk(bytes.fromhex("00f8003c00f0003c40") + END),
    "keys of nonsense": lambda: header() + chunk(bytes.fromhex("00ff59029d09 00ff5901ff 00ff5900") + NOTE + END),
    "no end of track": lambda: header() + chunk(CONDUCTOR + NOTE),
    "only note-offs": lambda: header() + chunk(CONDUCTOR + bytes.fromhex("00803c40") * 1000 + END),
    "extras of 100000 brackets": lambda: _deep_extras(b"[" * 100_000),
    "extras of 100000 rows": lambda: _deep_extras(
        b'{"tracks":[' + b",".join([b'{"name":"A","role":"melody","order":1}'] * 20_000) + b"]}"
    ),
    "extras of lists": lambda: _deep_extras(
        b'{"keys":[{"tick":[],"tonic":{}}],"sections":[{"bar":[],"name":[]}],"tracks":[{"name":[]}],"helpers":[[]]}'
    ),
    "extras of other kinds": lambda: _deep_extras(
        b'{"keys":7,"sections":{},"tracks":"x","pickup":"1","count_in":-4,"lead_in":1e9,"short_bar":[1],"helpers":{},'
        b'"chord_form":"marker","chords":null,"track_order":"score"}'
    ),
    "extras of great numbers": lambda: _deep_extras(
        b'{"pickup":99999999999999999999,"lead_in":268435454,"count_in":268435454,"sections":[{"name":"A","kind":"verse",'
        b'"bar":-268435454,"bars":268435454,"energy":1e300,"tick":268435454},{"name":"B","bar":0,"bars":268435454,'
        b'"energy":NaN},{"name":"C","bar":0,"bars":268435454,"energy":0.5}],"chord_form":"marker"}'
    ),
    "extras of a wrong short bar": lambda: _deep_extras(
        b'{"short_bar":{"cut":5,"numerator":0,"denominator":3,"again":1,"chord_tick":99999}}'
    ),
}  # fmt: skip
