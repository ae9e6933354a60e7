"""Which staff and which voice a note stands in.

A staff has one voice wherever its notes begin and end together, and two where lengths overlap: the upper and the lower
notes. Where even two voices overlap in themselves, or one tie says it more simply, a voice holds its longer notes over
with ties (the writer cuts them at every change).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from symbolic.musicxml.clefs import ledger_lines
from symbolic.musicxml.heads import Head
from symbolic.musicxml.pitch import diatonic

MIDDLE_C = 60
HAND_SPAN = 12
"""The widest chord, in semitones, that stays together on one staff."""
_UPPER, _LOWER, _BOTH = 0, 1, 2
_CHANGE, _DIVIDED, _DIVIDED_CLOSE, _BEYOND_SPAN = 30.0, 1.0, 12.0, 4.0
"""Costs, in squared ledger lines: of going on nearby on the other staff, of dividing a chord (more where one hand has
it within its span), of a semitone beyond the span."""
_TREBLE_MIDDLE, _BASS_MIDDLE = diatonic("B", 4), diatonic("D", 3)

_TIE, _SECOND_VOICE, _LATER_IN_SECOND, _SILENT_FIRST, _CROSSING = 1.0, 1.3, 0.1, 0.7, 0.8
_BEAM_WIDTH = 6


def by_onset(heads: Sequence[Head]) -> list[list[Head]]:
    """Notes that begin together, each group from the highest down; ``heads`` are sorted so."""
    return [list(group) for _, group in groupby(heads, key=lambda head: head.start)]


def two_staves(heads: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """The notes of the upper (treble) and the lower (bass) staff of a keyboard.

    What begins together is placed where it needs the fewest ledger lines and no hand more than an octave; a line that
    goes on nearby stays on its staff. The cheapest path through all onsets is taken.
    """
    groups = by_onset(heads)
    costs = [0.0, 0.0, 0.0]
    back: list[tuple[int, ...]] = []
    cuts: list[int] = []
    centre = 0.0
    for group in groups:
        here, cut = _placements(group)
        middle = (group[0].pitch + group[-1].pitch) / 2
        change = max(0.0, _CHANGE - _CHANGE / HAND_SPAN * abs(middle - centre))
        came = []
        following = []
        for place in (_UPPER, _LOWER, _BOTH):
            ways = [
                costs[before] + (0.0 if before == place else 1.0 if _BOTH in (before, place) else change)
                for before in (_UPPER, _LOWER, _BOTH)
            ]
            best = ways.index(min(ways))
            came.append(best)
            following.append(ways[best] + here[place])
        costs, centre = following, middle if not back else centre + (middle - centre) / 4
        back.append(tuple(came))
        cuts.append(cut)
    place = costs.index(min(costs))
    upper: list[list[Head]] = []
    lower: list[list[Head]] = []
    for group, came_from, cut in zip(reversed(groups), reversed(back), reversed(cuts), strict=True):
        above = len(group) if place == _UPPER else 0 if place == _LOWER else cut
        upper.append(group[:above])
        lower.append(group[above:])
        place = came_from[place]
    return [head for group in reversed(upper) for head in group], [head for group in reversed(lower) for head in group]


def _placements(group: Sequence[Head]) -> tuple[tuple[float, float, float], int]:
    """The cost of a group on the upper staff, on the lower, and divided; and where it is best divided."""
    above = [ledger_lines(diatonic(h.step, h.octave), _TREBLE_MIDDLE) ** 2 for h in group]
    below = [ledger_lines(diatonic(h.step, h.octave), _BASS_MIDDLE) ** 2 for h in group]
    options = []
    for cut in range(len(group) + 1):
        cost = float(sum(above[:cut]) + sum(below[cut:]))
        for hand in (group[:cut], group[cut:]):
            if hand:
                cost += _BEYOND_SPAN * max(0, hand[0].pitch - hand[-1].pitch - HAND_SPAN)
        if 0 < cut < len(group):
            cost -= 0.1 * (group[cut - 1].pitch - group[cut].pitch)
        options.append(cost)
    divided = min(range(1, len(group)), key=lambda k: options[k], default=0)
    is_close = group[0].pitch - group[-1].pitch <= HAND_SPAN
    both = options[divided] + (_DIVIDED_CLOSE if is_close else _DIVIDED) if divided else float("inf")
    return (
        options[-1] + 0.01 * (group[0].pitch < MIDDLE_C),
        options[0] + 0.01 * (group[0].pitch >= MIDDLE_C),
        both,
    ), divided


def two_voices(heads: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """The notes of the first and the second voice of a staff; the second is empty wherever one voice is enough."""
    first: list[Head] = []
    second: list[Head] = []
    for cluster in _clusters(heads):
        if len(cluster) == 1 or all(h.start == cluster[0].start and h.end == cluster[0].end for h in cluster):
            first.extend(cluster)
        else:
            above, below = _divide(cluster)
            first.extend(above)
            second.extend(below)
    return first, second


def _clusters(heads: Sequence[Head]) -> Iterator[list[Head]]:
    """Runs of notes that overlap each other, so that each run can be divided on its own."""
    cluster: list[Head] = []
    end = -1
    for head in heads:
        if head.start >= end and cluster:
            yield cluster
            cluster = []
        cluster.append(head)
        end = max(end, head.end)
    if cluster:
        yield cluster


@dataclass(frozen=True, slots=True)
class _State:
    """A way to divide the notes so far; ``sounding`` are the (end, pitch) of either voice's last notes."""

    cost: float
    sounding: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    choice: tuple[tuple[Head, ...], tuple[Head, ...]]
    before: _State | None


def _divide(cluster: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """The cheapest division of overlapping notes, found by a beam search from onset to onset."""
    states = [_State(0.0, ((), ()), ((), ()), None)]
    for group in by_onset(cluster):
        options = list(_options(group))
        found = [_next(state, option, group[0].start) for state in states for option in options]
        best: dict[object, _State] = {}
        for state in sorted(found, key=lambda s: s.cost):
            best.setdefault(state.sounding, state)
        states = list(best.values())[:_BEAM_WIDTH]
    first: list[Head] = []
    second: list[Head] = []
    step: _State | None = states[0]
    while step is not None:
        first.extend(reversed(step.choice[0]))
        second.extend(reversed(step.choice[1]))
        step = step.before
    first.reverse()
    second.reverse()
    return (first, second) if first else (second, first)


def _options(group: Sequence[Head]) -> Iterator[tuple[tuple[Head, ...], tuple[Head, ...]]]:
    """Ways to divide what begins together: at any height, or the longest notes from the others."""
    notes = tuple(group)
    for cut in range(len(notes), -1, -1):
        yield notes[:cut], notes[cut:]
    ends = {head.end for head in notes}
    if len(ends) > 1:
        longest = max(ends)
        long = tuple(head for head in notes if head.end == longest)
        short = tuple(head for head in notes if head.end < longest)
        yield short, long
        yield long, short


def _next(state: _State, option: tuple[tuple[Head, ...], tuple[Head, ...]], start: int) -> _State:
    cost = state.cost
    sounding = []
    for voice in (0, 1):
        still = tuple(item for item in state.sounding[voice] if item[0] > start)
        new = option[voice]
        if new:
            cost += _TIE * len(still)
            shortest = min(head.end for head in new)
            cost += _TIE * sum(head.end > shortest for head in new)
            if voice:
                cost += _LATER_IN_SECOND if state.sounding[1] else _SECOND_VOICE
        sounding.append(still + tuple((head.end, head.pitch) for head in new) if new else still)
    upper, lower = sounding
    if lower and not upper:
        cost += _SILENT_FIRST
    if upper and lower and min(pitch for _, pitch in upper) < max(pitch for _, pitch in lower):
        cost += _CROSSING
    return _State(cost, (upper, lower), option, state)
