"""Dynamic marks and hairpins from velocities: few, where a player needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from symbolic.musicxml.heads import BarSpan, Head

LEVELS: tuple[tuple[str, int], ...] = (
    ("ppp", 16), ("pp", 33), ("p", 49), ("mp", 64), ("mf", 80), ("f", 96), ("ff", 112), ("fff", 126),
)  # fmt: skip  # mark and the velocity it stands for
_CENTRE = dict(LEVELS)
LEAST_BARS_APART = 2
_LEAVES, _LEAVES_AT_SECTION = 13.0, 10.0
"""How far the velocity must be from the last mark before another is written; less where a section begins."""
_LONG_REST_BARS = 4
_HAIRPIN_BARS, _LEAST_HAIRPIN_BARS, _HAIRPIN_STEP, _HAIRPIN_TOTAL = 4, 2, 2.0, 9.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A dynamic mark ("mf"), or the start ("crescendo", "diminuendo") or end ("stop") of a hairpin, at a unit."""

    place: int
    kind: str


def level_of(velocity: float) -> str:
    """The mark that is nearest to a velocity."""
    return min(LEVELS, key=lambda row: abs(row[1] - velocity))[0]


def marks(heads: Sequence[Head], bars: Sequence[BarSpan], section_bars: frozenset[int]) -> list[Mark]:
    """The marks of a part, in order; ``section_bars`` are the bars where sections begin."""
    loudness, onsets = _by_bar(heads, bars)
    placed: list[tuple[int, str]] = []
    silent = 0
    for number, here in enumerate(loudness):
        if here is None:
            silent += 1
            continue
        following = loudness[number + 1] if number + 1 < len(loudness) else None
        ahead = here if following is None else (here + following) / 2
        if _is_needed(ahead, number, placed, silent, number in section_bars):
            placed.append((number, level_of(ahead)))
        silent = 0
    found = [Mark(onsets[number], level) for number, level in placed]
    for (last, before), (number, level) in pairwise(placed):
        sign = 1 if _CENTRE[level] > _CENTRE[before] else -1
        first = _hairpin_start(loudness, last, number, sign)
        if first is not None:
            found.append(Mark(onsets[first], "crescendo" if sign > 0 else "diminuendo"))
            found.append(Mark(onsets[number], "stop"))
    return sorted(found, key=lambda mark: (mark.place, mark.kind != "stop"))


def _by_bar(heads: Sequence[Head], bars: Sequence[BarSpan]) -> tuple[list[float | None], list[int]]:
    """The mean velocity of each bar (None where nothing begins) and the place of its first onset."""
    sums, counts = [0] * len(bars), [0] * len(bars)
    onsets = [bar.start for bar in bars]
    index = 0
    for head in heads:
        while head.start >= bars[index].end:
            index += 1
        if not counts[index]:
            onsets[index] = head.start
        sums[index] += head.velocity
        counts[index] += 1
    return [total / count if count else None for total, count in zip(sums, counts, strict=True)], onsets


def _is_needed(ahead: float, bar: int, placed: list[tuple[int, str]], silent: int, starts_section: bool) -> bool:
    if not placed:
        return True
    last_bar, last = placed[-1]
    if level_of(ahead) == last:
        return False
    if bar - last_bar < LEAST_BARS_APART:
        return False
    leaves = _LEAVES_AT_SECTION if starts_section or silent >= _LONG_REST_BARS else _LEAVES
    return abs(ahead - _CENTRE[last]) > leaves


def _hairpin_start(loudness: Sequence[float | None], last: int, bar: int, sign: int) -> int | None:
    """The bar from which each bar up to ``bar`` is louder (``sign`` 1) or softer than the one before, after ``last``.

    None where the change comes within less than two bars.
    """
    first = bar
    while first - 1 > last and bar - first < _HAIRPIN_BARS:
        here, earlier = loudness[first], loudness[first - 1]
        if here is None or earlier is None or sign * (here - earlier) < _HAIRPIN_STEP:
            break
        first -= 1
    begin, target = loudness[first], loudness[bar]
    if bar - first < _LEAST_HAIRPIN_BARS or begin is None or target is None or abs(target - begin) < _HAIRPIN_TOTAL:
        return None
    return first
