"""One part of a MusicXML score, measure by measure: what is written, with times inside the measure.

Times are whole units, ``units`` of them to the quarter note: a multiple of every ``<divisions>`` of the file, so that
tuplets are exact. Pitches are as they sound: ``<transpose>`` is added, while octave clefs and octave shifts change only
what is seen. Grace notes get a short time of their own before the note that they ornament.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from symbolic.musicxml.read_directions import Directions, read_sound
from symbolic.musicxml.read_facts import BEAT_UNIT_QUARTERS, OTHER_DRUM
from symbolic.musicxml.read_harmony import read_harmony
from symbolic.musicxml.read_instruments import Instruments, drum_key
from symbolic.musicxml.read_order import Signs
from symbolic.musicxml.read_values import STEPS, attribute_number, fifths_of, number, whole, whole_in, wrong
from symbolic.score import GRID_PER_QUARTER, Chord

MAX_DURATION_QUARTERS = 1_000
MAX_DIVISIONS = 1_000_000
MAX_BEATS, BEAT_TYPES = 99, frozenset({1, 2, 4, 8, 16, 32})
MAX_SIGNATURE = 11
_STEP_PITCH = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SILENT_HEADS = frozenset({"slash", "slashed"})


@dataclass(slots=True)
class WrittenNote:
    """A sounding note of a measure; ``start`` may be negative for a grace note before the first beat."""

    start: int
    length: int
    pitch: int
    place: int
    """On the line of fifths, as it sounds; for drums 0."""
    velocity: int | None
    ties_back: bool = False
    ties_on: bool = False
    is_drum: bool = False
    release: int = 0
    """How much later than written it ends, by its ``release`` attribute."""


@dataclass(slots=True)
class WrittenKey:
    """A key signature as it sounds: the pitch class of its major tonic, its sharps, and what is said of the mode."""

    start: int
    major_tonic: int
    mode: str
    sharps: int


@dataclass(slots=True)
class Measure:
    """One measure of a part."""

    length: int = 0
    """Up to the end of what is written, whole-measure rests not counted."""
    meter: tuple[int, int] | None = None
    notes: list[WrittenNote] = field(default_factory=list)
    keys: list[WrittenKey] = field(default_factory=list)
    chords: list[tuple[int, Chord]] = field(default_factory=list)
    directions: Directions = field(default_factory=Directions)
    signs: Signs = field(default_factory=Signs)


class PartReader:
    """Reads the measures of one part in turn; what is in force is carried from one to the next."""

    def __init__(self, units: int, instruments: Instruments) -> None:
        self.units = units
        self.instruments = instruments
        self.divisions = 1
        self.transpose = (0, 0)
        self.measure = Measure()
        self.position = 0
        self.last_start = 0
        self.pitches: dict[tuple[str | None, str | None, str | None], tuple[int, int]] = {}
        self.graces: list[list[WrittenNote]] = []
        self.waiting: list[Chord] = []
        self.readers = {
            "note": self._note,
            "backup": self._backup,
            "forward": self._forward,
            "attributes": self._attributes,
            "direction": self._direction,
            "harmony": self._harmony,
            "barline": self._barline,
            "sound": self._sound,
        }

    def read(self, element: Any) -> Measure:
        """Read one ``<measure>``. Raises BadInput naming element and line."""
        self.measure = Measure()
        self.position = self.last_start = 0
        self.graces, self.waiting = [], []
        for child in element:
            reader = self.readers.get(child.tag)
            if reader is not None:
                reader(child)
        self._settle_graces(self.position)
        self._settle_chords(self.position, self.position)
        return self.measure

    def _length(self, element: Any) -> int:
        duration = element.find("duration")
        if duration is None:
            return self._length_of_type(element)
        text = (duration.text or "").strip()
        if len(text) < 9 and text.isascii() and text.isdigit():
            length = int(text) * self.units // self.divisions
        else:
            length = round(number(duration, 0, 1e9) * self.units / self.divisions)
        if length > MAX_DURATION_QUARTERS * self.units:
            raise wrong(duration, f"is {text[:40]}, more than {MAX_DURATION_QUARTERS} quarters")
        return length

    def _length_of_type(self, element: Any) -> int:
        """The length of a note without a duration, from its type, dots and tuplet."""
        quarters = Fraction(BEAT_UNIT_QUARTERS.get((element.findtext("type") or "").strip(), 0))
        dots = len(element.findall("dot"))
        quarters *= 2 - Fraction(1, 2 ** min(dots, 4))
        actual = whole_in(element, "time-modification/actual-notes", 1, 64, 1)
        normal = whole_in(element, "time-modification/normal-notes", 1, 64, 1)
        return round(quarters * normal / actual * self.units)

    def _exact_tuplet(self, element: Any, length: int) -> int:
        """The length of a note of a tuplet; where divisions are too few for it, what type and tuplet say."""
        exact = self._length_of_type(element)
        return exact if exact and abs(exact - length) * self.divisions < self.units else length

    def _note(self, element: Any) -> None:
        parts = {child.tag: child for child in element}
        is_grace = "grace" in parts
        length = 0 if is_grace else self._length(element)
        if length and "time-modification" in parts:
            length = self._exact_tuplet(element, length)
        is_chord = "chord" in parts
        start = self.last_start if is_chord else self.position
        if not is_chord:
            self.last_start = start
            self.position += length
        if not is_grace:
            self._settle_graces(start)
            if length and not is_chord:
                self._settle_chords(start, start + length)
        rest = parts.get("rest")
        if rest is None or rest.get("measure") != "yes":
            self.measure.length = max(self.measure.length, start + length)
        if rest is None and "cue" not in parts and (length or is_grace):
            note = self._sounding(element, parts, start, length)
            if note is not None:
                self._keep(note, is_grace, is_chord)
        if "notations" in parts:
            self.measure.directions.read_notations(parts["notations"], start)

    def _keep(self, note: WrittenNote, is_grace: bool, is_chord: bool) -> None:
        if not is_grace:
            self.measure.notes.append(note)
        elif is_chord and self.graces:
            self.graces[-1].append(note)
        else:
            self.graces.append([note])

    def _settle_graces(self, start: int) -> None:
        """Grace notes last a grid step each, one after another, up to the note that they stand before."""
        step = self.units // GRID_PER_QUARTER
        for back, group in enumerate(reversed(self.graces), start=1):
            for note in group:
                note.start, note.length = start - back * step, step
                self.measure.notes.append(note)
        self.graces = []

    def _sounding(self, element: Any, parts: dict[str, Any], start: int, length: int) -> WrittenNote | None:
        loudness = attribute_number(element, "dynamics", 0, 1000)
        velocity = None if loudness is None else max(1, min(127, round(loudness * 0.9)))
        ties = [tie.get("type") for tie in element.iterfind("tie")] if "tie" in parts else []
        if "notations" in parts and not ties:
            ties = [tie.get("type") for tie in parts["notations"].iterfind("tied")]
        head = parts.get("notehead")
        note = WrittenNote(start, length, 0, 0, velocity, "stop" in ties, "start" in ties)
        release = attribute_number(element, "release", -1e6, 1e6)
        note.release = 0 if release is None else round(release * self.units / self.divisions)
        if "pitch" in parts:
            if head is not None and (head.text or "").strip() in _SILENT_HEADS:
                return None
            note.pitch, note.place = self._known_pitch(parts["pitch"])
        elif "unpitched" in parts:
            note.is_drum = True
        else:
            return None
        instrument = parts.get("instrument")
        key = drum_key(self.instruments, "" if instrument is None else instrument.get("id", ""), parts)
        if not note.is_drum and key is None and self.instruments.has_drum_pitches:
            key = note.pitch
        if note.is_drum or (self.instruments.is_percussion and key is not None):
            note.is_drum = True
            note.pitch, note.place = OTHER_DRUM if key is None else key, 0
        return note

    def _known_pitch(self, element: Any) -> tuple[int, int]:
        said = {child.tag: child.text for child in element}
        written = (said.get("step"), said.get("alter"), said.get("octave"))
        if written not in self.pitches:
            self.pitches[written] = self._pitch(element)
        return self.pitches[written]

    def _pitch(self, element: Any) -> tuple[int, int]:
        """The MIDI key and the place on the line of fifths that sound."""
        step_element, octave_element, alter_element = (
            element.find("step"),
            element.find("octave"),
            element.find("alter"),
        )
        if step_element is None or octave_element is None:
            raise wrong(element, "has no step or no octave")
        step = (step_element.text or "").strip()
        if len(step) != 1 or step not in STEPS:
            raise wrong(step_element, f"should be a letter A to G and is {step[:40]!r}")
        octave = whole(octave_element, -1, 10)
        alter = 0 if alter_element is None else whole(alter_element, -3, 3)
        semitones, fifths = self.transpose
        pitch = 12 * (octave + 1) + _STEP_PITCH[step] + alter + semitones
        if not 0 <= pitch <= 127:
            raise wrong(element, f"is MIDI key {pitch}; 0 to 127 is read")
        return pitch, fifths_of(step, alter) + fifths

    def _backup(self, element: Any) -> None:
        self._settle_graces(self.position)
        self.position = max(0, self.position - self._length(element))
        self.last_start = self.position

    def _forward(self, element: Any) -> None:
        self.position += self._length(element)
        self.last_start = self.position
        self.measure.length = max(self.measure.length, self.position)

    def _attributes(self, element: Any) -> None:
        divisions = element.find("divisions")
        if divisions is not None:
            self.divisions = read_divisions(divisions)
        for transpose in element.findall("transpose")[:1]:
            chromatic = whole_in(transpose, "chromatic", -60, 60, 0)
            default = round(chromatic * 7 / 12)
            diatonic = whole_in(transpose, "diatonic", -36, 36, default)
            octaves = whole_in(transpose, "octave-change", -5, 5, 0)
            self.transpose = (chromatic + 12 * octaves, 7 * chromatic - 12 * diatonic)
            self.pitches.clear()
        for time in element.findall("time")[:1]:
            self.measure.meter = _meter(time) or self.measure.meter
        for key in element.findall("key")[:1]:
            self.measure.keys.append(self._key(key))

    def _key(self, element: Any) -> WrittenKey:
        if element.find("fifths") is not None:
            sharps = whole_in(element, "fifths", -MAX_SIGNATURE, MAX_SIGNATURE, 0)
        else:
            alters = [round(float(number(alter, -3, 3))) for alter in element.findall("key-alter")[:7]]
            sharps = sum(alters)
        mode = (element.findtext("mode") or "").strip()
        sounding = sharps + self.transpose[1]
        return WrittenKey(self.position, (sharps * 7 + self.transpose[0]) % 12, mode, sounding)

    def _harmony(self, element: Any) -> None:
        chord = read_harmony(element, self.transpose[0])
        if chord is None:
            return
        offset = element.find("offset")
        if offset is None or not (offset.text or "").strip():
            self.waiting.append(chord)
            return
        shift = round(number(offset, -1e6, 1e6) * self.units / self.divisions)
        self.measure.chords.append((max(0, self.position + shift), chord))

    def _settle_chords(self, start: int, end: int) -> None:
        """Symbols without an offset that stand before the same note share its time; a repeated one counts once."""
        unlike = [chord for i, chord in enumerate(self.waiting) if i == 0 or chord != self.waiting[i - 1]]
        for index, chord in enumerate(unlike):
            self.measure.chords.append((start + (end - start) * index // len(unlike), chord))
        self.waiting = []

    def _direction(self, element: Any) -> None:
        offset = element.find("offset")
        shift = 0
        if offset is not None and (offset.text or "").strip():
            shift = round(number(offset, -1e6, 1e6) * self.units / self.divisions)
        start = max(0, self.position + shift)
        self.measure.directions.read_direction(element, start, self.measure.signs)

    def _sound(self, element: Any) -> None:
        read_sound(element, self.position, self.measure.directions, self.measure.signs)

    def _barline(self, element: Any) -> None:
        signs = self.measure.signs
        signs.segno |= element.find("segno") is not None
        signs.coda |= element.find("coda") is not None
        repeat = element.find("repeat")
        if repeat is not None:
            if repeat.get("direction") == "forward":
                signs.opens = True
            else:
                signs.times = max(signs.times, int(attribute_number(repeat, "times", 2, 1000) or 2))
        ending = element.find("ending")
        if ending is not None:
            if ending.get("type") == "start":
                passes = frozenset(int(n) for n in re.findall(r"\d{1,2}", ending.get("number", "")) if 0 < int(n) <= 16)
                signs.ending = passes or frozenset({1})
            else:
                signs.ending_stops = True


def read_divisions(element: Any) -> int:
    """The value of ``<divisions>``. Raises BadInput unless it is from 1 to ``MAX_DIVISIONS``."""
    return whole(element, 1, MAX_DIVISIONS)


def _meter(element: Any) -> tuple[int, int] | None:
    """The time signature; sums such as 3+2 and 3/8+2/8 are added up; None for music without one."""
    beats, types = element.findall("beats"), element.findall("beat-type")
    if not beats or len(beats) != len(types):
        return None
    pairs = []
    for above, below in zip(beats, types, strict=True):
        terms = [term.strip() for term in (above.text or "").split("+")]
        denominator = whole(below, 1, max(BEAT_TYPES))
        if not all(term.isdigit() and len(term) < 4 for term in terms) or denominator not in BEAT_TYPES:
            raise wrong(above, f"over {denominator} is no time signature that is read: {(above.text or '')[:40]!r}")
        pairs.append((sum(int(term) for term in terms), denominator))
    common = max(denominator for _, denominator in pairs)
    total = sum(count * (common // denominator) for count, denominator in pairs)
    if not 1 <= total <= MAX_BEATS:
        raise wrong(beats[0], f"gives {total} beats in a bar; 1 to {MAX_BEATS} is read")
    return total, common
