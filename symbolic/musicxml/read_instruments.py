"""Parts and their instruments: names, General MIDI programs and the keys of percussion."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from symbolic.musicxml.read_facts import (
    DRUM_OF_PLACE,
    drum_of_name,
    program_of_name,
    program_of_sound,
)
from symbolic.musicxml.read_values import hint, plain_text

DRUM_CHANNEL = 10
MAX_INSTRUMENTS = 1_000
_CROSSES = frozenset({"x", "circle-x", "cross", "diamond", "triangle"})
_PERCUSSION_WORDS = (
    "drum",
    "perc",
    "batterie",
    "batteria",
    "batería",
    "schlagzeug",
    "鼓",
    "打击",
    "ドラム",
    "schlagwerk",
)


@dataclass(slots=True)
class Instruments:
    """What ``<score-part>`` says of a part."""

    name: str = ""
    program: int = 0
    is_percussion: bool = False
    """On the drum channel, or named as percussion."""
    has_drum_pitches: bool = False
    """Both: its notes are General MIDI drum keys, even where they are written as pitches."""
    keys: dict[str, int] = field(default_factory=dict)
    """Instrument id -> General MIDI drum key, from ``<midi-unpitched>`` or from the instrument's name."""


def read_instruments(element: Any) -> Instruments:
    """Read a ``<score-part>``; the program is that of ``<midi-program>``, else of the sound, else of the names."""
    found = Instruments(name=part_name(element))
    instruments = element.findall("score-instrument")[:MAX_INSTRUMENTS]
    names = {e.get("id", ""): plain_text(e.find("instrument-name")) for e in instruments}
    sounds = [(e.findtext("instrument-sound") or "").strip() for e in instruments]
    programs, channels = list[int](), list[int]()
    for midi in element.findall("midi-instrument")[:MAX_INSTRUMENTS]:
        for tag, values, most in (("midi-program", programs, 128), ("midi-channel", channels, 16)):
            value = hint(midi.find(tag), 1, most)
            if value is not None:
                values.append(value)
        key = hint(midi.find("midi-unpitched"), 1, 128)
        if key is not None:
            found.keys[midi.get("id", "")] = key - 1
    for identifier, name in names.items():
        if identifier not in found.keys and (key := drum_of_name(name)) is not None:
            found.keys[identifier] = key
    found.program = _program(programs, sounds, [found.name, *names.values()])
    lowered = found.name.lower()
    says_drums = any(word in lowered for word in _PERCUSSION_WORDS) or any(s.startswith("drum.group") for s in sounds)
    found.is_percussion = DRUM_CHANNEL in channels[:1] or says_drums
    found.has_drum_pitches = DRUM_CHANNEL in channels[:1] and says_drums
    return found


def part_name(element: Any) -> str:
    """The name of a part; of a part without one that of its instrument."""
    name = plain_text(element.find("part-name"))
    return (name or plain_text(element.find("score-instrument/instrument-name")))[:80]


def _program(programs: list[int], sounds: list[str], names: list[str]) -> int:
    if programs:
        return programs[0] - 1
    guesses = [*(program_of_sound(sound) for sound in sounds if sound), *(program_of_name(name) for name in names)]
    return next((program for program in guesses if program is not None), 0)


def drum_key(instruments: Instruments, identifier: str, parts: dict[str, Any]) -> int | None:
    """The General MIDI key of an unpitched note: that of its instrument, else that of its place on the staff."""
    if identifier in instruments.keys:
        return instruments.keys[identifier]
    unpitched = parts.get("unpitched")
    if unpitched is None:
        return None
    head = parts.get("notehead")
    is_cross = head is not None and (head.text or "").strip() in _CROSSES
    place = (unpitched.findtext("display-step") or "").strip() + (unpitched.findtext("display-octave") or "").strip()
    found = DRUM_OF_PLACE.get((place, is_cross), DRUM_OF_PLACE.get((place, not is_cross)))
    if found is None and len(instruments.keys) == 1:
        found = next(iter(instruments.keys.values()))
    return found if found is not None else drum_of_name(instruments.name)
