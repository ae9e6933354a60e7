"""The brief: what a prompt asks for, each attribute with the words it came from, and the conflicts among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from planner.plan import Conflict
from symbolic.score import Meter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attribute(Generic[T]):
    """One thing that was asked for: its value, the words that said it and their place in the prompt (start, end)."""

    value: T
    words: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Request:
    """An instrument by its General MIDI program; ``drums`` means that the program is a kit.

    ``stand_in`` is true where General MIDI has no such instrument and a related one plays instead.
    """

    program: int
    drums: bool = False
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Progression:
    """Chords asked for, in order: chord symbols ("Am"), or Roman numerals of the key ("vi") when ``relative``."""

    symbols: tuple[str, ...]
    relative: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """What was asked. None and empty tuples mean that nothing was said; defaults are decided later, with reasons.

    ``tempo_word`` is a range in beats a minute; ``form`` lists section kinds ("verse") or letters ("A");
    ``section_bars`` pairs a section kind with its asked length, ``section_progressions`` with its asked chords;
    ``energy`` is the name of a curve; ``modulation`` is
    ``up``, ``relative``, ``dominant`` or ``any``. ``inferred`` names the attributes that a learned model heard between
    the words, and ``tension``, -1 to 1, is what it heard beside mood.
    """

    prompt: str
    title: str
    language: str
    tempo_bpm: Attribute[float] | None = None
    tempo_word: Attribute[tuple[float, float]] | None = None
    tonic: Attribute[int] | None = None
    mode: Attribute[str] | None = None
    meter: Attribute[Meter] | None = None
    duration_s: Attribute[float] | None = None
    bars: Attribute[int] | None = None
    form: Attribute[tuple[str, ...]] | None = None
    section_bars: tuple[Attribute[tuple[str, int]], ...] = ()
    parts: tuple[Attribute[str], ...] = ()
    no_parts: tuple[Attribute[str], ...] = ()
    instruments: tuple[Attribute[Request], ...] = ()
    excluded: tuple[Attribute[Request], ...] = ()
    exclusive: Attribute[bool] | None = None
    ensemble: Attribute[str] | None = None
    mood: Attribute[str] | None = None
    style: Attribute[str] | None = None
    scene: Attribute[str] | None = None
    use: Attribute[str] | None = None
    progression: Attribute[Progression] | None = None
    section_progressions: tuple[Attribute[tuple[str, Progression]], ...] = ()
    energy: Attribute[str] | None = None
    modulation: Attribute[str] | None = None
    inferred: tuple[str, ...] = ()
    tension: float | None = None
    conflicts: tuple[Conflict, ...] = ()
