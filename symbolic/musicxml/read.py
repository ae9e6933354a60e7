"""MusicXML of any program to a Score: parts to tracks, repeats played out, pitches as they sound.

Read are ``.musicxml``, ``.xml`` and ``.mxl``, partwise and timewise, MusicXML 1.0 to 4.0. Times are exact; bars are
laid out by the rules of ``read_bars``. What a score on a grid has no place for (lyrics, slurs, ornaments, layout) is
left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from symbolic.errors import BadInput
from symbolic.musicxml.read_bars import Length, lay_out, measure_length, meters_of
from symbolic.musicxml.read_extras import exact_keys, exact_sections, read_extras
from symbolic.musicxml.read_instruments import Instruments, read_instruments
from symbolic.musicxml.read_maps import chords_of, keys_of, sections_of, tempos_of
from symbolic.musicxml.read_order import Signs, played_order
from symbolic.musicxml.read_part import Measure, PartReader, read_divisions
from symbolic.musicxml.read_tracks import played_tracks
from symbolic.musicxml.read_values import plain_text
from symbolic.musicxml.read_xml import MAX_XML_BYTES, xml_root
from symbolic.score import TICKS_PER_QUARTER, Role, Score
from symbolic.spelling import Spelling

MAX_PARTS = 500
MAX_MEASURES = 10_000
MAX_ITEMS = 200_000
"""Most measures, notes, directions and so on, over all parts."""
MAX_PLAYED_NOTES = 150_000
_MOST_UNITS = 10**12


@dataclass(slots=True)
class Piece:
    """What a file says, part by part and measure by measure, before it is played."""

    units: int
    instruments: list[Instruments] = field(default_factory=list)
    parts: list[list[Measure]] = field(default_factory=list)


def read_musicxml(path: Path, *, unfold: bool = True) -> Score:
    """Read a MusicXML file of any program into a score; ``unfold`` plays repeats, endings and da capo out.

    Raises BadInput naming the file, the element and its line for what cannot be read, OSError if the file cannot be.
    """
    return read_spelled(path, unfold=unfold)[0]


def musicxml_score(data: bytes, place: str, *, unfold: bool = True) -> Score:
    """The score in the bytes of a MusicXML file; ``place`` names it in messages. Raises as ``read_musicxml``."""
    return spelled_score(data, place, unfold=unfold)[0]


def read_spelled(path: Path, *, unfold: bool = True) -> tuple[Score, tuple[tuple[Spelling, ...], ...]]:
    """As ``read_musicxml``, with the names that the file gives the notes, in the form of ``spelling.spell``."""
    if path.stat().st_size > MAX_XML_BYTES:
        raise BadInput(f"{path}: the file has {path.stat().st_size} bytes; at most {MAX_XML_BYTES} are read")
    return spelled_score(path.read_bytes(), str(path), unfold=unfold)


def spelled_score(data: bytes, place: str, *, unfold: bool = True) -> tuple[Score, tuple[tuple[Spelling, ...], ...]]:
    """As ``musicxml_score``, with the names that the file gives the notes."""
    try:
        root = xml_root(data)
        return _score_of(root, unfold)
    except BadInput as error:
        raise BadInput(f"{place}: {error}") from error


def _score_of(root: Any, unfold: bool) -> tuple[Score, tuple[tuple[Spelling, ...], ...]]:
    piece = _read_piece(root)
    count = max(len(part) for part in piece.parts)
    order = _order(piece, count) if unfold else list(range(count))
    lengths = _lengths(piece, count)
    grid = lay_out([lengths[index] for index in order], piece.units)
    sounding = [lengths[index].units for index in order]
    extras = read_extras(root)
    played = played_tracks(piece.parts, piece.instruments, order, grid, sounding, piece.units, extras)
    meters = meters_of(grid, piece.units)
    end_tick = grid.end * TICKS_PER_QUARTER // piece.units
    tracks = tuple(track for track, _ in played)
    keys = keys_of(piece.parts, piece.instruments, order, grid, piece.units, tracks, _says_major_always(root))
    sections = sections_of(piece.parts, order, grid, piece.units)
    score = Score(
        title=_title(root),
        end_tick=end_tick,
        tempos=tempos_of(piece.parts, order, grid, piece.units),
        meters=meters,
        keys=exact_keys(keys, extras, any(track.role is not Role.DRUMS for track in tracks)),
        chords=chords_of(piece.parts, order, grid, piece.units, end_tick),
        sections=exact_sections(sections, extras),
        tracks=tracks,
        copyright=plain_text(root.find("identification/rights"))[:500],
        pickup_ticks=grid.pickup * TICKS_PER_QUARTER // piece.units,
    )
    return score, tuple(names for _, names in played)


def _read_piece(root: Any) -> Piece:
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
    units = TICKS_PER_QUARTER
    for value in {read_divisions(element) for element in root.iter("divisions")}:
        units = math.lcm(units, value)
        if units > _MOST_UNITS:
            return TICKS_PER_QUARTER * 5040
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


def _title(root: Any) -> str:
    for path in ("work/work-title", "movement-title"):
        if title := plain_text(root.find(path)):
            return title[:500]
    for credit in root.findall("credit"):
        if (credit.findtext("credit-type") or "").strip() == "title":
            return plain_text(credit.find("credit-words"))[:500]
    return ""


def _says_major_always(root: Any) -> bool:
    """Whether the file is by a program that writes "major" under every key signature."""
    software = " ".join(plain_text(e) for e in root.findall("identification/encoding/software"))
    return software.startswith(("MuseScore 0", "MuseScore 1", "MuseScore 2"))
