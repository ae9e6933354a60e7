"""What a sound file tells about itself: title, artist, copyright and their like, and the tempo in an MP3."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from importlib import metadata

from symbolic.score import Score

SOFTWARE = "scoresmith"


@dataclass(frozen=True, slots=True)
class Tags:
    """The texts of a sound file; empty ones are left out. ``bpm`` 0 is no tempo, ``date`` is YYYY or YYYY-MM-DD."""

    title: str = ""
    artist: str = ""
    copyright: str = ""
    comment: str = ""
    software: str = ""
    date: str = ""
    bpm: float = 0.0


STRING_NAMES: tuple[str, ...] = ("title", "artist", "copyright", "comment", "software", "date")
"""The texts that libsndfile writes, named as the fields of ``Tags``."""


def tags_of(score: Score, *, artist: str = "", date: str = "", comment: str = "") -> Tags:
    """The tags of a score's sound: its title, copyright and first tempo, and what is given.

    No date is written unless one is given, so that the same music gives the same bytes.
    """
    bpm = score.tempos[0].bpm if score.tempos else 0.0
    tempo = f"{bpm:g} BPM" if bpm else ""
    comment = "; ".join(text for text in (comment, tempo) if text)
    return Tags(score.title, artist, score.copyright, comment, software(), date, bpm)


def software() -> str:
    """The name and the version of this program."""
    try:
        return f"{SOFTWARE} {metadata.version(SOFTWARE)}"
    except metadata.PackageNotFoundError:
        return SOFTWARE


def part_tags(tags: Tags, part: str) -> Tags:
    """The tags of one part of a piece."""
    return replace(tags, title=f"{tags.title} - {part}" if tags.title else part)


ID3_FRAMES: tuple[tuple[str, str], ...] = (
    ("TIT2", "title"), ("TPE1", "artist"), ("TCOP", "copyright"), ("TSSE", "software"), ("TYER", "date"),
)  # fmt: skip


def id3_tag(tags: Tags) -> bytes:
    """An ID3 2.3 tag, which goes before the sound of an MP3 file; empty without any text.

    Texts are UTF-16, which every player reads in 2.3. Source: id3.org, ID3v2.3.0.
    """
    frames = []
    for name, field in ID3_FRAMES:
        if text := getattr(tags, field):
            frames.append(_id3_frame(name, b"\x01" + _utf16(text[:4] if name == "TYER" else text)))
    if tags.comment:
        frames.append(_id3_frame("COMM", b"\x01eng" + _utf16("") + b"\0\0" + _utf16(tags.comment)))
    if tags.bpm:
        frames.append(_id3_frame("TBPM", b"\0" + str(round(tags.bpm)).encode()))
    body = b"".join(frames)
    size = len(body)
    seven_bits = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + seven_bits + body if body else b""


def _id3_frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">IH", len(body), 0) + body


def _utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")
