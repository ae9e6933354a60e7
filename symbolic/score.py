"""The score: roles down, bars across, every note a frozen value on an integer tick grid.

Time is counted in ticks, ``TICKS_PER_QUARTER`` to the quarter note. A score is quantised: onsets and
durations lie on the model's grid of ``GRID_PER_QUARTER`` steps to the quarter (sixteenths and triplets).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

TICKS_PER_QUARTER = 480
GRID_PER_QUARTER = 12
TICKS_PER_STEP = TICKS_PER_QUARTER // GRID_PER_QUARTER
MAX_BAR_TICKS = 8 * TICKS_PER_QUARTER
"""The longest bar that can be composed."""


class Role(StrEnum):
    """What a part does; the instrument is chosen for the role."""

    MELODY = "melody"
    COUNTER = "counter"
    CHORDS = "chords"
    ARP = "arp"
    BASS = "bass"
    PAD = "pad"
    DRUMS = "drums"


ROLES: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One note. ``pitch`` is the MIDI key (for drums the General MIDI drum key), ``velocity`` 1 to 127."""

    onset_tick: int
    pitch: int
    duration_tick: int
    velocity: int = 80

    @property
    def end_tick(self) -> int:
        """The tick at which the note is released."""
        return self.onset_tick + self.duration_tick


@dataclass(frozen=True, slots=True)
class Tempo:
    """A tempo from ``tick`` on, in quarter notes a minute."""

    tick: int
    bpm: float


@dataclass(frozen=True, slots=True)
class Meter:
    """A time signature from ``tick`` on; ``tick`` lies on a bar line."""

    tick: int
    numerator: int
    denominator: int

    @property
    def bar_ticks(self) -> int:
        """The length of one bar."""
        return self.numerator * TICKS_PER_QUARTER * 4 // self.denominator

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"


@dataclass(frozen=True, slots=True)
class Key:
    """A key from ``tick`` on. ``tonic`` is a pitch class 0 to 11 (C = 0), ``mode`` a name in ``theory.MODES``.

    ``sharps`` is its signature (flats negative) where that is not the usual one of the tonic (``spelling.spell_key``),
    such as 7 for C sharp major.
    """

    tick: int
    tonic: int
    mode: str
    sharps: int | None = None


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord without time. ``quality`` is a suffix in ``theory.CHORD_QUALITIES`` ("" is major, "N" no chord).

    ``root`` and ``bass`` are pitch classes 0 to 11; ``bass`` is None when the root is in the bass.
    """

    root: int
    quality: str
    bass: int | None = None


@dataclass(frozen=True, slots=True)
class ChordSpan:
    """A chord that sounds from ``onset_tick`` for ``duration_tick``."""

    onset_tick: int
    duration_tick: int
    chord: Chord


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form. Sections with the same ``letter`` share material; ``kind`` is in ``SECTION_KINDS``."""

    name: str
    kind: str
    letter: str
    start_bar: int
    bars: int
    energy: float = 0.5

    @property
    def end_bar(self) -> int:
        """The first bar after the section."""
        return self.start_bar + self.bars


SECTION_KINDS: tuple[str, ...] = (
    "intro", "verse", "prechorus", "chorus", "bridge", "interlude", "solo", "outro", "theme",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Track:
    """One role's part. ``program`` is the General MIDI program 0 to 127 (for drums the kit)."""

    role: Role
    name: str
    program: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A piece of music. Meters, tempos and keys each start at tick 0; ``end_tick`` is a bar line.

    ``tracks`` are in score order; ``notes`` of a track are sorted by onset, then pitch. With a pickup the music begins
    ``pickup_ticks`` before the second bar line: the first bar is a full bar of the grid whose beginning is silent.
    """

    title: str
    end_tick: int
    tempos: tuple[Tempo, ...]
    meters: tuple[Meter, ...]
    keys: tuple[Key, ...]
    chords: tuple[ChordSpan, ...] = ()
    sections: tuple[Section, ...] = ()
    tracks: tuple[Track, ...] = ()
    copyright: str = field(default="", kw_only=True)
    pickup_ticks: int = field(default=0, kw_only=True)

    def track(self, role: Role) -> Track | None:
        """The first track of that role, or None."""
        return next((t for t in self.tracks if t.role is role), None)
