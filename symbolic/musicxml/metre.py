"""How a bar is counted: its tree of beats, how strong each place is, and which lengths may be one symbol.

All times are in units, ``UNITS_PER_QUARTER`` to the quarter note: small enough for thirty-seconds and for every place
of the grid. The rules are those of engraving (Gould, "Behind Bars", 2011): the middle of a bar of four and the groups
of a compound or irregular bar stay visible, a syncopation may hide one beat, rests never hide any.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from symbolic.score import TICKS_PER_QUARTER

UNITS_PER_QUARTER = 24
TICKS_PER_UNIT = TICKS_PER_QUARTER // UNITS_PER_QUARTER
UNITS_PER_WHOLE = 4 * UNITS_PER_QUARTER
STRAIGHT = 3
"""The shortest symbol outside tuplets, a thirty-second."""

TYPES: tuple[tuple[str, int], ...] = (
    ("breve", 192), ("whole", 96), ("half", 48), ("quarter", 24), ("eighth", 12), ("16th", 6), ("32nd", 3),
)  # fmt: skip  # note type -> units
SYMBOLS: dict[int, tuple[str, int]] = {
    **{units: (name, 0) for name, units in TYPES},
    **{units * 3 // 2: (name, 1) for name, units in TYPES if units % 2 == 0},
}  # units -> note type and number of dots
_LONGEST = 4 * UNITS_PER_WHOLE
"""Longer notes are cut at the strongest place first."""
FLAGS: dict[str, int] = {"eighth": 1, "16th": 2, "32nd": 3, "64th": 4, "128th": 5}
"""How many beams or flags a note type has."""

IRREGULAR: dict[int, tuple[tuple[int, ...], ...]] = {
    5: ((3, 2), (2, 3)),
    7: ((2, 2, 3), (3, 2, 2), (2, 3, 2)),
    8: ((3, 3, 2), (3, 2, 3), (2, 3, 3)),
    10: ((3, 3, 2, 2), (2, 3, 2, 3), (3, 2, 3, 2), (2, 2, 3, 3)),
    11: ((3, 3, 3, 2), (2, 2, 3, 2, 2), (3, 2, 3, 3)),
    13: ((3, 3, 3, 2, 2), (3, 2, 3, 2, 3)),
}  # numerator -> ways to count it, the usual one first
_SLOW_IRREGULAR: dict[int, tuple[tuple[int, ...], ...]] = {7: ((4, 3), (3, 4)), 8: ((4, 4),)}


@dataclass(frozen=True, slots=True)
class Node:
    """A span of a bar and the spans it is counted in (none for a thirty-second)."""

    start: int
    end: int
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One way to count a bar.

    ``levels`` tells how strong a place is (0 the bar line, then groups, beats, halves of beats); a place that is not in
    it is within a tuplet. ``strict`` are places that a symbol may cover only if it begins and ends at places as strong.
    ``middle`` is the middle of a bar of four beats, 0 where there is none: only a note from the bar line may cover it.
    """

    root: Node
    levels: dict[int, int]
    strict: frozenset[int]
    middle: int
    groups: tuple[tuple[int, int], ...]
    """The beats, by which short notes are beamed."""
    halves: tuple[tuple[int, int], ...]
    """Wider spans, by which plain eighths are beamed; in most meters the same as ``groups``."""

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def groupings(numerator: int, denominator: int) -> tuple[tuple[int, ...], ...]:
    """The ways to count a meter, in units of its denominator; the usual one first."""
    if numerator == 4 and denominator <= 8:
        return ((2, 2),)
    if denominator < 8:
        if numerator in _SLOW_IRREGULAR:
            return _SLOW_IRREGULAR[numerator]
        if numerator == 6:
            return ((3, 3),)
    if numerator <= 3:
        return ((1,) * numerator if numerator != 3 or denominator < 8 else (3,),)
    if numerator % 3 == 0:
        return ((3,) * (numerator // 3),)
    if numerator in IRREGULAR:
        return IRREGULAR[numerator]
    twos, odd = divmod(numerator, 2)
    return (((2,) * (twos - 1) + (3,)) if odd else (2,) * twos,)


@cache
def bar(numerator: int, denominator: int, grouping: tuple[int, ...]) -> Bar:
    """The bar of a meter that is counted in ``grouping``."""
    unit = UNITS_PER_WHOLE // denominator
    total = numerator * unit
    groups, start = [], 0
    for size in grouping:
        leaves = tuple(_halved(start + i * unit, start + (i + 1) * unit) for i in range(size))
        groups.append(leaves[0] if size == 1 else Node(start, start + size * unit, leaves))
        start += size * unit
    in_fours = len(groups) == 4 and numerator in (4, 12)
    children = tuple(groups)
    if in_fours:
        half = total // 2
        children = (Node(0, half, children[:2]), Node(half, total, children[2:]))
    root = children[0] if len(children) == 1 else Node(0, total, children)
    levels: dict[int, int] = {}
    _fill_levels(root, 0, levels)
    strict = frozenset(g.start for g in groups if g.start and numerator > 4)
    middle = total // 2 if numerator == 4 and denominator >= 4 else 0
    beats = tuple(_beats(groups, numerator, denominator))
    return Bar(root, levels, strict, middle, beats, _wide(beats, groups, numerator, denominator))


def _halved(start: int, end: int) -> Node:
    if end - start <= STRAIGHT or (end - start) % 2:
        return Node(start, end)
    middle = (start + end) // 2
    return Node(start, end, (_halved(start, middle), _halved(middle, end)))


def _fill_levels(node: Node, level: int, levels: dict[int, int]) -> None:
    levels.setdefault(node.start, level)
    levels.setdefault(node.end, level)
    for child in node.children:
        for place in (child.start, child.end):
            levels.setdefault(place, level + 1)
    for child in node.children:
        _fill_levels(child, level + 1, levels)


def _beats(groups: list[Node], numerator: int, denominator: int) -> list[tuple[int, int]]:
    """Quarters where the meter counts quarters or halves; else the groups of eighths or sixteenths."""
    if denominator >= 8:
        return [(g.start, g.end) for g in groups]
    total = groups[-1].end
    return [(start, start + UNITS_PER_QUARTER) for start in range(0, total, UNITS_PER_QUARTER)]


def _wide(
    beats: tuple[tuple[int, int], ...], groups: list[Node], numerator: int, denominator: int
) -> tuple[tuple[int, int], ...]:
    if denominator in (2, 4) and numerator * 4 // denominator % 2 == 0 and numerator != 6:
        half = 2 * UNITS_PER_QUARTER
        return tuple((start, start + half) for start in range(0, groups[-1].end, half))
    return beats


def may_be_one_note(counted: Bar, start: int, end: int) -> bool:
    """Whether a note from ``start`` to ``end`` can be one symbol that hides nothing it should show."""
    if end - start not in SYMBOLS:
        return False
    levels = counted.levels
    inside = [(levels[place], place) for place in range(start + STRAIGHT, end, STRAIGHT) if place in levels]
    if not inside:
        return True
    strongest = min(inside)[0]
    first, last = levels[start], levels[end]
    if first > strongest + 1 or last > strongest + 1:
        return False
    if first > strongest and last > strongest and sum(level == strongest for level, _ in inside) > 1:
        return False
    if any(place in counted.strict and (first > level or last > level) for level, place in inside):
        return False
    return not (start and start < counted.middle < end)


@cache
def note_parts(counted: Bar, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The symbols that a note from ``start`` to ``end`` is written with: the fewest, split at the strongest places."""
    if end - start > _LONGEST:
        middle = (start + end) // 2
        cut = min(
            (place for place in counted.levels if start < place < end),
            key=lambda place: (counted.levels[place], abs(place - middle)),
        )
        return note_parts(counted, start, cut) + note_parts(counted, cut, end)
    return fewest_parts(
        start, end, STRAIGHT, lambda a, b: may_be_one_note(counted, a, b), lambda place: counted.levels.get(place, 9)
    )


def fewest_parts(
    start: int, end: int, step: int, allowed: Callable[[int, int], bool], weakness: Callable[[int], int]
) -> tuple[tuple[int, int], ...]:
    """The least costly way to cut [start, end) into allowed parts: each costs 1, and a weak place a little more."""
    places = [*range(start, end, step), end]
    sign = 1 if weakness(start) > 1 else -1  # of equal ways, an off-beat note reaches the beat first, others last long
    best: dict[int, tuple[float, int]] = {start: (0.0, start)}
    for j, place in enumerate(places[1:], start=1):
        options = [
            (best[earlier][0] + 1 + (0.02 * weakness(place) if place != end else 0), sign * earlier)
            for earlier in places[:j]
            if earlier in best and allowed(earlier, place)
        ]
        if options:
            cost, cut = min(options)
            best[place] = (cost, sign * cut)
    parts = []
    while end != start:
        parts.append((best[end][1], end))
        end = best[end][1]
    return tuple(reversed(parts))


@cache
def rest_parts(counted: Bar, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The rests that fill [start, end): each fills a whole span of the count."""
    return tuple(_rests(counted.root, start, end))


def _rests(node: Node, start: int, end: int) -> list[tuple[int, int]]:
    if start <= node.start and node.end <= end:
        dotted_is_counted = len(node.children) == 3
        symbol = SYMBOLS.get(node.end - node.start)
        if symbol is not None and (symbol[1] == 0 or dotted_is_counted):
            return [(node.start, node.end)]
        if not node.children:
            return [(node.start, node.end)]
    if len(node.children) == 3 and node.children[0].end - node.start <= UNITS_PER_QUARTER // 2:
        two_thirds = node.children[1].end
        if start <= node.start and end == two_thirds:
            return [(node.start, two_thirds)]
    found: list[tuple[int, int]] = []
    for child in node.children:
        if child.start < end and start < child.end:
            found += _rests(child, start, end)
    return found
