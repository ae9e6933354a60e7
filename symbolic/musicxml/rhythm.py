"""From what sounds in one voice of a bar to the symbols that write it: values, dots, tuplets and beams.

A place that no thirty-second falls on makes a tuplet of the smallest span of the count that holds it: three eighths in
a quarter, three quarters in a half, three sixteenths in an eighth. Every place of the grid can be written so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from symbolic.musicxml.metre import (
    FLAGS,
    STRAIGHT,
    SYMBOLS,
    TYPES,
    UNITS_PER_QUARTER,
    Bar,
    Node,
    fewest_parts,
    note_parts,
    rest_parts,
)

_TUPLET_SPANS = frozenset({96, 48, 24, 12, 6, 3})
_UNIT_NAMES: dict[int, str] = {2 * units: name for name, units in TYPES}  # in half units, for values within tuplets
_NOMINAL: dict[int, tuple[str, int]] = {
    **{half: (name, 0) for half, name in _UNIT_NAMES.items()},
    **{half * 3 // 2: (name, 1) for half, name in _UNIT_NAMES.items()},
    3: ("64th", 0),
}  # three times the sounding units within a tuplet of three -> note type and dots


@dataclass(frozen=True, slots=True)
class Tuplet:
    """Where a symbol stands in a tuplet of ``actual`` notes in the time of ``normal`` of type ``normal_type``."""

    actual: int
    normal: int
    normal_type: str
    is_first: bool
    is_last: bool
    bracket: bool


@dataclass(frozen=True, slots=True)
class Symbol:
    """A note, chord or rest as it is written. ``span`` is the index of what it writes, ``start`` its place in the bar.

    ``beams`` are the MusicXML beam values from the primary beam inwards.
    """

    span: int
    start: int
    end: int
    is_rest: bool
    type: str
    dots: int
    tuplet: Tuplet | None = None
    beams: tuple[str, ...] = ()
    beam_group: int = -1


Span = tuple[int, int, bool]
"""Start, end and whether it is a rest."""


@cache
def symbols(counted: Bar, spans: tuple[Span, ...]) -> tuple[Symbol, ...]:
    """The symbols of a voice whose ``spans`` follow each other without gap within one bar (a pickup starts late)."""
    places = {start for start, _, _ in spans} | {spans[-1][1]}
    tuplets = list(_tuplets(counted.root, sorted(places)))
    written = [symbol for index, span in enumerate(spans) for symbol in _write_span(counted, index, span, tuplets)]
    return tuple(_with_beams(counted, _with_tuplets(written, tuplets)))


def _tuplets(node: Node, places: list[int]) -> Iterator[tuple[int, int]]:
    """The spans of a bar that are written as tuplets."""
    inside = [place - node.start for place in places if node.start < place < node.end]
    if all(place % STRAIGHT == 0 for place in inside) and node.start % STRAIGHT == 0:
        return
    length = node.end - node.start
    if length in _TUPLET_SPANS and _is_tuplet(length, inside, bool(node.children)):
        yield node.start, node.end
        return
    for child in node.children:
        yield from _tuplets(child, places)


def _is_tuplet(length: int, inside: list[int], can_be_divided: bool) -> bool:
    third, sixth = length // 3, length / 6
    if not can_be_divided:
        return True
    if any(place % sixth for place in inside):
        return length <= 2 * STRAIGHT
    both_thirds = third in inside and 2 * third in inside
    hides_the_middle = length // 2 not in inside
    if length > UNITS_PER_QUARTER:
        return hides_the_middle and both_thirds
    return hides_the_middle or both_thirds


def first_symbol_end(counted: Bar, start: int, end: int, places: tuple[int, ...]) -> int:
    """Where the first symbol of a note from ``start`` ends if it lasts to ``end`` at most, one symbol without a tie.

    ``places`` are the onsets of its voice in this bar, which say where there are tuplets.
    """
    for low, high in _tuplets(counted.root, [*places, counted.root.end]):
        if low <= start < high:
            return low + _tuplet_notes(start - low, min(end, high) - low, high - low)[0][1]
        if start < low < end:
            end = low
    return note_parts(counted, start, end)[0][1]


def _write_span(counted: Bar, index: int, span: Span, tuplets: list[tuple[int, int]]) -> Iterator[Symbol]:
    start, end, is_rest = span
    for low, high in tuplets:
        if high <= start or low >= end:
            continue
        if start < low:
            yield from _straight(counted, index, (start, low, is_rest))
        yield from _in_tuplet(index, (max(start, low), min(end, high), is_rest), low, high)
        start = min(end, high)
    if start < end:
        yield from _straight(counted, index, (start, end, is_rest))


def _straight(counted: Bar, index: int, span: Span) -> Iterator[Symbol]:
    start, end, is_rest = span
    for a, b in (rest_parts if is_rest else note_parts)(counted, start, end):
        name, dots = SYMBOLS[b - a]
        yield Symbol(index, a, b, is_rest, name, dots)


def _in_tuplet(index: int, span: Span, low: int, high: int) -> Iterator[Symbol]:
    start, end, is_rest = span
    parts = _tuplet_rests if is_rest else _tuplet_notes
    for a, b in parts(start - low, end - low, high - low):
        name, dots = _NOMINAL[3 * (b - a)]
        yield Symbol(index, low + a, low + b, is_rest, name, dots)


def _tuplet_levels(length: int) -> Callable[[int], int]:
    third = length // 3

    def level(place: int) -> int:
        if place % length == 0:
            return 0
        size, depth = float(third), 1
        while place % size:
            size, depth = size / 2, depth + 1
        return depth

    return level


def _may_be_in_tuplet(level: Callable[[int], int], start: int, end: int) -> bool:
    if 3 * (end - start) not in _NOMINAL:
        return False
    strongest = min((level(place) for place in range(start + 1, end)), default=9)
    return level(start) <= strongest + 1 and level(end) <= strongest + 1


@cache
def _tuplet_notes(start: int, end: int, length: int) -> tuple[tuple[int, int], ...]:
    level = _tuplet_levels(length)
    return fewest_parts(start, end, 1, lambda a, b: _may_be_in_tuplet(level, a, b), level)


@cache
def _tuplet_rests(start: int, end: int, length: int) -> tuple[tuple[int, int], ...]:
    """Rests that fill thirds of a tuplet, the first two thirds together, or halves of a third and so on."""
    third = length // 3
    parts: list[tuple[int, int]] = []
    while start < end:
        if start == 0 and end >= 2 * third:
            size = 2 * third
        else:
            size = third
            while start % size or start + size > end:
                size = size // 2 if size % 2 == 0 else 1
        parts.append((start, start + size))
        start += size
    return tuple(parts)


def _with_tuplets(written: list[Symbol], tuplets: list[tuple[int, int]]) -> list[Symbol]:
    found = list(written)
    for low, high in tuplets:
        indices = [i for i, s in enumerate(found) if low <= s.start < high]
        if not indices:
            continue
        members = [found[i] for i in indices]
        sixths = len(members) == 6 and not any(m.is_rest for m in members) and (high - low) >= 12
        sixths = sixths and len({m.end - m.start for m in members}) == 1
        actual, normal = (6, 4) if sixths else (3, 2)
        normal_type = _NOMINAL[3 * (high - low) // actual][0]
        beamed = all(m.type in FLAGS and not m.is_rest for m in members)
        for i in indices:
            place = Tuplet(actual, normal, normal_type, i == indices[0], i == indices[-1], not beamed)
            found[i] = replace(found[i], tuplet=place)
    return found


def _with_beams(counted: Bar, written: list[Symbol]) -> list[Symbol]:
    found = list(written)
    for number, indices in enumerate(_beamed(counted, written)):
        flags = [FLAGS[written[i].type] for i in indices]
        breaks = [_breaks_inside(counted, written[i]) for i in indices]
        for k, i in enumerate(indices):
            values = tuple(_beam(flags, breaks, k, depth) for depth in range(1, flags[k] + 1))
            found[i] = replace(found[i], beams=values, beam_group=number)
    return found


def _beamed(counted: Bar, written: list[Symbol]) -> Iterator[list[int]]:
    """Runs of at least two symbols under one beam: plain eighths by wide spans, all else by beats."""
    wide = [span for span in counted.halves if _is_plain(span, written)]
    spans = wide + [beat for beat in counted.groups if not any(low <= beat[0] < high for low, high in wide)]
    for low, high in sorted(spans):
        run: list[int] = []
        for i, symbol in enumerate(written):
            if not low <= symbol.start < high:
                continue
            if symbol.is_rest or symbol.type not in FLAGS or symbol.end > high:
                if len(run) > 1:
                    yield run
                run = []
            else:
                run.append(i)
        if len(run) > 1:
            yield run


def _is_plain(span: tuple[int, int], written: list[Symbol]) -> bool:
    members = [s for s in written if span[0] <= s.start < span[1]]
    return bool(members) and all(
        s.type == "eighth" and not s.dots and s.tuplet is None and not s.is_rest and s.end <= span[1] for s in members
    )


def _breaks_inside(counted: Bar, symbol: Symbol) -> int:
    """How many beams may go on into this symbol from the one before: one into a new half beat of thirty-seconds."""
    in_beat = next((symbol.start - low for low, high in counted.groups if low <= symbol.start < high), 0)
    if symbol.tuplet is not None:
        return 1 if symbol.tuplet.is_first else 9
    return 1 if in_beat % 12 == 0 and symbol.type == "32nd" else 9


def _beam(flags: list[int], breaks: list[int], k: int, depth: int) -> str:
    before = k > 0 and flags[k - 1] >= depth and breaks[k] >= depth
    after = k + 1 < len(flags) and flags[k + 1] >= depth and breaks[k + 1] >= depth
    if before and after:
        return "continue"
    if after:
        return "begin"
    if before:
        return "end"
    return "backward hook" if k > 0 and (k + 1 == len(flags) or flags[k - 1] >= flags[k + 1]) else "forward hook"
