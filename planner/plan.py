"""The plan: a list of decisions in the order a composer takes them, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from symbolic.controls import Blend
from symbolic.score import Chord, Meter, Role
from symbolic.texture import Texture

SCHEMA_VERSION = 1
USES: tuple[str, ...] = ("song", "loop", "stinger", "practice")
CADENCES: tuple[str, ...] = ("authentic", "plagal", "half", "deceptive", "open", "loop")
MATERIALS: tuple[str, ...] = ("state", "repeat", "vary", "contrast", "none")


@dataclass(frozen=True, slots=True)
class PlannedChord:
    """A chord and the number of the meter's beats that it lasts within its bar."""

    chord: Chord
    beats: int


@dataclass(frozen=True, slots=True)
class PlannedRole:
    """Which instrument plays a role. ``program`` is the General MIDI program 0 to 127 (drums: the kit)."""

    role: Role
    instrument: str
    program: int


@dataclass(frozen=True, slots=True)
class Manner:
    """How a role plays beside the habits of its style.

    ``density`` multiplies its onsets, ``register`` (semitones) and ``stack`` (notes at an onset) are added; ``pulse``
    0 and ``texture`` None leave these to the style.
    """

    role: Role
    density: float = 1.0
    register: float = 0.0
    stack: float = 0.0
    pulse: int = 0
    texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One section of the form. ``chords`` holds one tuple of chords for each of its bars.

    ``material`` says what the melody does: ``state`` new material, ``repeat`` or ``vary`` that of the earlier section
    with index ``source``, ``contrast`` with it, or ``none`` (no melody). ``energy`` is 0 to 1. ``tonic`` and ``mode``
    are set together where the section is in another key than the plan, ``blend`` where its styles are not the plan's.
    """

    name: str
    kind: str
    letter: str
    energy: float
    roles: tuple[Role, ...]
    chords: tuple[tuple[PlannedChord, ...], ...]
    cadence: str = "authentic"
    material: str = "state"
    source: int | None = None
    reason: str = ""
    tonic: int | None = None
    mode: str | None = None
    blend: Blend = ()

    @property
    def bars(self) -> int:
        """The number of bars."""
        return len(self.chords)


@dataclass(frozen=True, slots=True)
class Decision:
    """One step of the chain of thought: what was decided and why, in the user's language."""

    what: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two things asked for that cannot both hold, the words they came from, and what was kept."""

    attribute: str
    words: tuple[str, ...]
    kept: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything decided before the first note. ``valence`` and ``arousal`` are -1 to 1; ``tonic`` is a pitch class.

    ``fixed`` names the decisions that a person made (``sections.2.key``); thinking again leaves them alone.
    ``blend`` has the shares of several styles, of which ``style`` is the strongest; nothing means ``style`` alone.
    ``swing``, 0 to 1, and ``manners`` tell how it is played where that is not the habit of the style.
    """

    title: str
    prompt: str
    language: str
    use: str
    style: str
    mood: str
    valence: float
    arousal: float
    tempo_bpm: float
    meter: Meter
    tonic: int
    mode: str
    roles: tuple[PlannedRole, ...]
    sections: tuple[PlannedSection, ...]
    decisions: tuple[Decision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    fixed: tuple[str, ...] = ()
    blend: Blend = ()
    swing: float | None = None
    manners: tuple[Manner, ...] = ()
    schema_version: int = field(default=SCHEMA_VERSION, kw_only=True)

    @property
    def bars(self) -> int:
        """The number of bars of the whole piece."""
        return sum(section.bars for section in self.sections)

    def key_of(self, section: PlannedSection) -> tuple[int, str]:
        """Tonic and mode of a section: its own key, or the plan's."""
        if section.tonic is None or section.mode is None:
            return self.tonic, self.mode
        return section.tonic, section.mode

    def blend_of(self, section: PlannedSection) -> Blend:
        """The styles of a section with their shares: its own, or the plan's; the style alone where nothing is mixed."""
        return section.blend or self.blend or ((self.style, 1.0),)

    @property
    def is_blended(self) -> bool:
        """Whether anything but the one style is told."""
        return bool(self.blend) or any(section.blend for section in self.sections)

    @property
    def duration_s(self) -> float:
        """The length in seconds from the first bar line to the last."""
        quarters = self.bars * self.meter.numerator * 4 / self.meter.denominator
        return quarters * 60 / self.tempo_bpm
