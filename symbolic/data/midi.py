"""Reading a MIDI file's raw contents in ticks of the score, fast enough for whole data sets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from symbolic.errors import MissingExtra
from symbolic.score import TICKS_PER_QUARTER, Meter, Note, Tempo

DEFAULT_BPM = 120.0


@dataclass(frozen=True, slots=True)
class RawTrack:
    """One track as the file has it: not quantised, sorted by onset."""

    name: str
    program: int
    is_drum: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RawMidi:
    """A file's contents. ``signatures`` are (tick, sharps or minus flats, is minor); maps may be empty."""

    tracks: tuple[RawTrack, ...]
    tempos: tuple[Tempo, ...]
    meters: tuple[Meter, ...]
    signatures: tuple[tuple[int, int, bool], ...]


def read_raw(path: Path) -> RawMidi:
    """Read a MIDI file. Raises MissingExtra without symusic, and what symusic raises for a broken file."""
    try:
        import symusic
    except ImportError as error:
        raise MissingExtra("reading training data needs symusic: pip install 'scoresmith[train]'") from error
    read: Any = symusic.Score(str(path))

    def tick(time: int) -> int:
        return round(time * TICKS_PER_QUARTER / int(read.tpq))

    tracks = tuple(
        RawTrack(
            t.name,
            t.program,
            t.is_drum,
            tuple(sorted(Note(tick(n.time), n.pitch, tick(n.end) - tick(n.time), max(1, n.velocity)) for n in t.notes)),
        )
        for t in read.tracks
    )
    return RawMidi(
        tracks,
        tuple(Tempo(tick(t.time), t.qpm) for t in read.tempos) or (Tempo(0, DEFAULT_BPM),),
        tuple(dict.fromkeys(Meter(tick(m.time), m.numerator, m.denominator) for m in read.time_signatures)),
        tuple(dict.fromkeys((tick(k.time), k.key, k.tonality == 1) for k in read.key_signatures)),
    )


def key_of_signature(sharps: int, minor: bool) -> tuple[int, str]:
    """The tonic and mode of a key signature, sharps counted up and flats down."""
    major_tonic = sharps * 7 % 12
    return ((major_tonic + 9) % 12, "minor") if minor else (major_tonic, "major")
