"""Which clef each bar of a staff is read in: the one with the fewest ledger lines, changed only where it pays."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic.musicxml.heads import BarSpan, Head
from symbolic.musicxml.pitch import diatonic
from symbolic.musicxml.sounds import Clef

_REFERENCE: dict[str, int] = {"G": diatonic("G", 4), "F": diatonic("F", 3), "C": diatonic("C", 4)}
_CHANGE = 40.0
_UNUSUAL = 0.02
"""Costs, in squared ledger lines: of a change of clef, and of a clef that is not the instrument's first, a bar."""


def middle_line(clef: Clef, octaves: int = 0) -> int:
    """The diatonic height (steps above C0) of the middle line; ``octaves`` is the change of an 8 or 15 at the clef."""
    sign, line = clef
    return _REFERENCE[sign] + 2 * (3 - line) + 7 * octaves


def ledger_lines(height: int, middle: int) -> int:
    """How many ledger lines a note needs."""
    return max(0, (abs(height - middle) - 4) // 2)


def staff_clefs(heads: Sequence[Head], bars: Sequence[BarSpan], choices: Sequence[Clef], octaves: int) -> list[Clef]:
    """The clef of every bar, one of ``choices`` (the usual one first)."""
    if len(choices) == 1 or not heads:
        return [choices[0]] * len(bars)
    heights: list[list[int]] = [[] for _ in bars]
    index = 0
    for head in heads:
        while head.start >= bars[index].end:
            index += 1
        heights[index].append(diatonic(head.step, head.octave))
    return [choices[k] for k in _cheapest(heights, [middle_line(clef, octaves) for clef in choices])]


def _cheapest(heights: Sequence[Sequence[int]], middles: Sequence[int]) -> list[int]:
    costs = [0.0] * len(middles)
    back: list[list[int]] = []
    for bar in heights:
        cheapest = min(range(len(costs)), key=lambda k: costs[k])
        came_from, following = [], []
        for k, middle in enumerate(middles):
            stays = costs[k] <= costs[cheapest] + _CHANGE
            came_from.append(k if stays else cheapest)
            here = sum(ledger_lines(height, middle) ** 2 for height in bar) + (_UNUSUAL if k else 0.0)
            following.append((costs[k] if stays else costs[cheapest] + _CHANGE) + here)
        back.append(came_from)
        costs = following
    k = min(range(len(costs)), key=lambda i: costs[i])
    path = []
    for came_from in reversed(back):
        path.append(k)
        k = came_from[k]
    return path[::-1]


def ledger_cost(heads: Sequence[Head], clef: Clef, octaves: int) -> float:
    """The mean squared ledger lines of a staff's notes in one clef."""
    middle = middle_line(clef, octaves)
    return sum(ledger_lines(diatonic(h.step, h.octave), middle) ** 2 for h in heads) / max(1, len(heads))
