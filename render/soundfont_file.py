"""The inside of a sound font: its structure is checked before an engine reads it, and its presets are listed.

An SF2 file is RIFF: INFO (texts), sdta (samples) and pdta (nine tables of records that point into one another). SF3 is
the same with each sample an Ogg Vorbis stream. Source: SoundFont Technical Specification 2.04, sections 4 to 7.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput

DRUM_BANK = 128
VORBIS_FLAG, ROM_FLAG = 0x10, 0x8000
INSTRUMENT_GENERATOR, SAMPLE_GENERATOR = 41, 53
MAX_TABLE_BYTES = 1 << 27
MAX_TEXT_BYTES = 1 << 16
MAX_CHUNKS = 256

_NAME = ("name", "S20")
RECORDS: dict[str, np.dtype[np.void]] = {
    "phdr": np.dtype([_NAME, ("program", "<u2"), ("bank", "<u2"), ("bag", "<u2"), ("rest", "V12")]),
    "pbag": np.dtype([("generator", "<u2"), ("modulator", "<u2")]),
    "pmod": np.dtype([("rest", "V10")]),
    "pgen": np.dtype([("kind", "<u2"), ("value", "<u2")]),
    "inst": np.dtype([_NAME, ("bag", "<u2")]),
    "ibag": np.dtype([("generator", "<u2"), ("modulator", "<u2")]),
    "imod": np.dtype([("rest", "V10")]),
    "igen": np.dtype([("kind", "<u2"), ("value", "<u2")]),
    "shdr": np.dtype(
        [_NAME, ("start", "<u4"), ("end", "<u4"), ("loop", "<u4", 2), ("rate_hz", "<u4"), ("pitch", "V2"),
         ("link", "<u2"), ("kind", "<u2")]
    ),
}  # fmt: skip
POINTERS: tuple[tuple[str, str, str], ...] = (
    ("phdr", "bag", "pbag"), ("pbag", "generator", "pgen"), ("pbag", "modulator", "pmod"),
    ("inst", "bag", "ibag"), ("ibag", "generator", "igen"), ("ibag", "modulator", "imod"),
)  # fmt: skip  # a table, its field, and the table whose records the field counts
TEXTS: dict[bytes, str] = {b"INAM": "title", b"ICOP": "copyright", b"IENG": "author", b"ICMT": "comment"}


@dataclass(frozen=True, slots=True, order=True)
class Preset:
    """An instrument of a sound font. Drum kits are in bank ``DRUM_BANK``."""

    bank: int
    program: int
    name: str


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What a sound font file tells about itself.

    ``kind`` is ``SF2`` or ``SF3``; ``texts`` has those of ``TEXTS`` that are there.
    """

    kind: str
    presets: tuple[Preset, ...]
    samples: int
    texts: dict[str, str]

    def has(self, bank: int, program: int) -> bool:
        """Whether there is an instrument at that place."""
        return any((preset.bank, preset.program) == (bank, program) for preset in self.presets)


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: bytes
    start: int
    size: int


def font_facts(path: Path) -> FontFacts:
    """Check a sound font file's structure and list what it holds; the samples themselves are not read.

    Raises BadInput naming the file and the byte or table that is wrong. A file that has not changed is read once.
    """
    try:
        status = path.stat()
        return _facts(path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        raise BadInput(f"{path}: this sound font cannot be read: {error.strerror}") from error


@functools.lru_cache(maxsize=64)
def _facts(path: Path, size_bytes: int, changed_ns: int) -> FontFacts:
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] != b"RIFF" or head[8:] != b"sfbk":
            raise BadInput(f"{path}: not a sound font (SF2 or SF3)")
        end = 8 + int.from_bytes(head[4:8], "little")
        if end > size_bytes:
            raise BadInput(f"{path}: the sound font is cut off: it says {end} bytes and has {size_bytes}")
        parts = _parts(path, file, end)
        tables = _tables(path, file, parts[b"pdta"])
        _check_pointers(path, tables)
        _check_samples(path, file, tables["shdr"], parts[b"smpl"])
        texts = _texts(path, file, parts.get(b"INFO", []))
    return FontFacts(_kind(tables["shdr"]), _presets(tables["phdr"]), len(tables["shdr"]) - 1, texts)


def _chunks(path: Path, file: BinaryIO, start: int, end: int) -> Iterator[_Chunk]:
    """The chunks between two bytes. Raises BadInput for one that goes beyond the end."""
    place = start
    for _ in range(MAX_CHUNKS):
        if place + 8 > end:
            return
        file.seek(place)
        name, size = struct.unpack("<4sI", file.read(8))
        if place + 8 + size > end:
            raise BadInput(f"{path}: byte {place}: the chunk {name!r} of {size} bytes goes beyond its end")
        yield _Chunk(name, place + 8, size)
        place += 8 + size
        if size % 2:
            file.seek(place)
            place += file.read(1) == b"\0"  # RIFF asks for a byte of padding, which some writers of SF3 leave out
    raise BadInput(f"{path}: byte {start}: more than {MAX_CHUNKS} chunks")


def _parts(path: Path, file: BinaryIO, end: int) -> dict[bytes, list[_Chunk]]:
    """The chunks of INFO and pdta, and the one of the samples under ``smpl``."""
    parts: dict[bytes, list[_Chunk]] = {}
    for chunk in _chunks(path, file, 12, end):
        if chunk.name == b"LIST" and chunk.size >= 4:
            file.seek(chunk.start)
            kind = file.read(4)
            inner = list(_chunks(path, file, chunk.start + 4, chunk.start + chunk.size))
            if kind == b"sdta":
                parts[b"smpl"] = [each for each in inner if each.name == b"smpl"]
            else:
                parts[kind] = inner
    for name in (b"smpl", b"pdta"):
        if not parts.get(name):
            raise BadInput(f"{path}: the sound font has no chunk {name.decode()!r}")
    return parts


def _tables(path: Path, file: BinaryIO, chunks: list[_Chunk]) -> dict[str, NDArray[np.void]]:
    found = {chunk.name.decode("latin-1"): chunk for chunk in chunks}
    tables = {}
    for name, record in RECORDS.items():
        chunk = found.get(name)
        if chunk is None:
            raise BadInput(f"{path}: the sound font has no table {name!r}")
        if chunk.size % record.itemsize or not record.itemsize <= chunk.size <= MAX_TABLE_BYTES:
            raise BadInput(f"{path}: byte {chunk.start}: the table {name!r} cannot have {chunk.size} bytes")
        file.seek(chunk.start)
        tables[name] = np.frombuffer(file.read(chunk.size), record)
    if len(tables["phdr"]) < 2:
        raise BadInput(f"{path}: the sound font has no instruments")
    return tables


def _check_pointers(path: Path, tables: dict[str, NDArray[np.void]]) -> None:
    for table, field, target in POINTERS:
        values = tables[table][field].astype(np.int64)
        if np.any(np.diff(values) < 0) or values[-1] > len(tables[target]):
            raise BadInput(f"{path}: the table {table!r} points outside {target!r}")
    for table, kind, target in (("pgen", INSTRUMENT_GENERATOR, "inst"), ("igen", SAMPLE_GENERATOR, "shdr")):
        generators = tables[table]
        named = generators["value"][generators["kind"] == kind]
        if len(named) and int(named.max()) >= len(tables[target]) - 1:
            raise BadInput(f"{path}: the table {table!r} names {int(named.max())}, which {target!r} lacks")


def _check_samples(path: Path, file: BinaryIO, headers: NDArray[np.void], chunks: list[_Chunk]) -> None:
    """The samples lie within the file, and each of an SF3 begins as Ogg does."""
    samples = headers[:-1][(headers[:-1]["kind"] & ROM_FLAG) == 0]
    packed = (samples["kind"] & VORBIS_FLAG) != 0
    start, end = samples["start"].astype(np.int64), samples["end"].astype(np.int64)
    limit = np.where(packed, chunks[0].size, chunks[0].size // 2)
    wrong = np.flatnonzero((start > end) | (end > limit))
    if len(wrong):
        name = samples["name"][wrong[0]].split(b"\0")[0].decode("latin-1")
        raise BadInput(f"{path}: the sample {name!r} lies outside the samples of the file")
    for place in start[packed & (end > start)].tolist():
        file.seek(chunks[0].start + place)
        if file.read(4) != b"OggS":
            raise BadInput(f"{path}: byte {chunks[0].start + place}: a sample that is not Ogg Vorbis")


def _kind(headers: NDArray[np.void]) -> str:
    return "SF3" if np.any(headers["kind"][:-1] & VORBIS_FLAG) else "SF2"


def _presets(headers: NDArray[np.void]) -> tuple[Preset, ...]:
    rows = headers[:-1]
    names = [name.split(b"\0")[0].decode("latin-1").strip() for name in rows["name"].tolist()]
    triples = zip(rows["bank"].tolist(), rows["program"].tolist(), names, strict=True)
    return tuple(sorted(Preset(*triple) for triple in triples))


def _texts(path: Path, file: BinaryIO, chunks: list[_Chunk]) -> dict[str, str]:
    texts = {}
    for chunk in chunks:
        if chunk.size % 2:
            raise BadInput(f"{path}: byte {chunk.start}: the text {chunk.name!r} has {chunk.size} bytes, an odd number")
        if chunk.name in TEXTS:
            file.seek(chunk.start)
            raw = file.read(min(chunk.size, MAX_TEXT_BYTES)).split(b"\0")[0]
            texts[TEXTS[chunk.name]] = raw.decode("utf-8", errors="replace").strip()
    return texts
