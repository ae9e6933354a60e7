"""A MusicXML score as it is written, part by part and measure by measure, and the order in which it is played."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from symbolic.errors import BadInput
from symbolic.musicxml.read_bars import BarGrid, Length, lay_out, measure_length
from symbolic.musicxml.read_instruments import Instruments, read_instruments
from symbolic.musicxml.read_order import Signs, played_order
from symbolic.musicxml.read_part import Measure, PartReader, read_divisions
from symbolic.score import TICKS_PER_QUARTER

MAX_PARTS = 500
MAX_MEASURES = 10_000
MAX_ITEMS = 150_000
"""Most measures, notes, directions and so on, over all parts."""
MAX_CHORDS = 20_000
MAX_PLAYED_NOTES = 150_000
_LEAST_UNITS, _MOST_UNITS = 21 * TICKS_PER_QUARTER, 10**12
"""The least hold triplets, quintuplets and septuplets of sixteenths exactly, even where a file's divisions do not."""


@dataclass(slots=True)
class Piece:
    """What a file says before it is played; times in measures are in ``units`` to the quarter."""

    units: int
    instruments: list[Instruments] = field(default_factory=list)
    parts: list[list[Measure]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Playing:
    """A piece with the order of its measures and their places on the grid of bars."""

    piece: Piece
    order: list[int]
    lengths: list[int]
    """How long each played measure is, in units."""
    grid: BarGrid

    @property
    def end_tick(self) -> int:
        """The last bar line."""
        return self.tick(self.grid.end)

    @property
    def first_tick(self) -> int:
        """Where the first measure begins: after the silence before a pickup."""
        return self.tick(self.grid.starts[0])

    def tick(self, place: int) -> int:
        """The tick of a place in units, rounded to the nearest."""
        return (place * 2 * TICKS_PER_QUARTER + self.piece.units) // (2 * self.piece.units)

    def measures(self, part: list[Measure]) -> Iterator[tuple[int, int, Measure]]:
        """The measures of a part as they are played: place and length in units, and what is written."""
        for index, start, length in zip(self.order, self.grid.starts, self.lengths, strict=True):
            if index < len(part):
                yield start, length, part[index]


def play(piece: Piece, unfold: bool) -> Playing:
    """Lay a piece out on bars, with repeats and jumps played out or not."""
    count = max(len(part) for part in piece.parts)
    order = _order(piece, count) if unfold else list(range(count))
    lengths = _lengths(piece, count)
    played = [lengths[index] for index in order]
    return Playing(piece, order, [length.units for length in played], lay_out(played, piece.units))


def read_piece(root: Any) -> Piece:
    """Read all parts of a document. Raises BadInput naming element and line."""
    if root.tag not in ("score-partwise", "score-timewise"):
        raise BadInput(f"line {root.sourceline}: <{str(root.tag)[:60]}> is no MusicXML score")
    parts = _parts_of(root)
    if not parts:
        raise BadInput(f"line {root.sourceline}: <{root.tag}> has no <part> with a <measure>")
    listed = root.findall("part-list/score-part")
    if max(len(parts), len(listed)) > MAX_PARTS or max(len(measures) for _, measures in parts) > MAX_MEASURES:
        raise BadInput(f"the score has more than {MAX_PARTS} parts or {MAX_MEASURES} measures")
    if (items := sum(1 + len(measure) for _, measures in parts for measure in measures)) > MAX_ITEMS:
        raise BadInput(f"the document has {items} measures, notes and directions; at most {MAX_ITEMS} are read")
    if (chords := sum(1 for _ in root.iter("harmony"))) > MAX_CHORDS:
        raise BadInput(f"the document has {chords} chord symbols; at most {MAX_CHORDS} are read")
    instruments_of = {element.get("id", ""): read_instruments(element) for element in listed}
    piece = Piece(_units(root))
    for identifier, measures in parts:
        instruments = instruments_of.get(identifier, Instruments())
        reader = PartReader(piece.units, instruments)
        piece.instruments.append(instruments)
        piece.parts.append([reader.read(measure) for measure in measures])
    return piece


def _parts_of(root: Any) -> list[tuple[str, list[Any]]]:
    """The measures of each part, in the order of the file; a timewise score is turned."""
    if root.tag == "score-partwise":
        parts = [(part.get("id", ""), part.findall("measure")) for part in root.findall("part")]
    else:
        by_id: dict[str, list[Any]] = {}
        for number, measure in enumerate(root.findall("measure")):
            for part in measure.findall("part"):
                measures = by_id.setdefault(part.get("id", ""), [])
                measures += [measure.makeelement("measure") for _ in range(number - len(measures))]
                part.tag = "measure"
                part.attrib.update(measure.attrib)
                measures.append(part)
        parts = list(by_id.items())
    return [(identifier, measures) for identifier, measures in parts if measures]


def _units(root: Any) -> int:
    """Units to the quarter: a multiple of all divisions and of the score's ticks."""
    units = _LEAST_UNITS
    for value in {read_divisions(element) for element in root.iter("divisions")}:
        units = math.lcm(units, value)
        if units > _MOST_UNITS:
            return 240 * _LEAST_UNITS
    return units


def _order(piece: Piece, count: int) -> list[int]:
    signs = [Signs() for _ in range(count)]
    notes = [0] * count
    for part in piece.parts:
        for index, measure in enumerate(part):
            signs[index].add(measure.signs)
            notes[index] += len(measure.notes)
    order = played_order(signs)
    return order if sum(notes[index] for index in order) <= MAX_PLAYED_NOTES else list(range(count))


def _lengths(piece: Piece, count: int) -> list[Length]:
    """The length of every measure; the meter is that of the first part that writes one there."""
    meter, found = (4, 4), []
    for index in range(count):
        here = [part[index] for part in piece.parts if index < len(part)]
        meter = next((measure.meter for measure in here if measure.meter is not None), meter)
        found.append(measure_length([measure.length for measure in here], meter, piece.units))
    return found
