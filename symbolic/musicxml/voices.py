"""Which staff and which voice a note stands in.

A staff has one voice wherever its notes begin and end together, and two where lengths overlap: the upper and the lower
notes. Where even two voices overlap in themselves, or one tie says it more simply, a voice holds its longer notes over
with ties (the writer cuts them at every change).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from symbolic.musicxml.heads import Head

MIDDLE_C = 60
HAND_SPAN = 12
"""The widest chord, in semitones, that stays together on one staff."""
_HYSTERESIS = 4

_TIE, _SECOND_VOICE, _LATER_IN_SECOND, _SILENT_FIRST, _CROSSING = 1.0, 1.3, 0.1, 0.7, 0.8
_BEAM_WIDTH = 6


def by_onset(heads: Sequence[Head]) -> list[list[Head]]:
    """Notes that begin together, each group from the highest down; ``heads`` are sorted so."""
    return [list(group) for _, group in groupby(heads, key=lambda head: head.start)]


def two_staves(heads: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """The notes of the upper and the lower staff of a keyboard.

    What begins together and lies within an octave stays together; its place follows middle C, reluctant to change
    staves; a wider chord is divided at its widest gap near middle C.
    """
    upper: list[Head] = []
    lower: list[Head] = []
    is_upper, last_end = True, -1
    for group in by_onset(heads):
        high, low = group[0].pitch, group[-1].pitch
        if high - low <= HAND_SPAN:
            reluctance = 0 if group[0].start > last_end else _HYSTERESIS
            line = MIDDLE_C - reluctance if is_upper else MIDDLE_C + reluctance
            is_upper = (high + low) / 2 >= line
            (upper if is_upper else lower).extend(group)
        else:
            cut = _cut(group)
            upper.extend(group[:cut])
            lower.extend(group[cut:])
        last_end = max(last_end, max(head.end for head in group))
    return upper, lower


def _cut(group: Sequence[Head]) -> int:
    """Where a wide chord is divided: few semitones from middle C, at a wide gap."""

    def cost(index: int) -> float:
        above, below = group[index - 1].pitch, group[index].pitch
        widest = max(group[0].pitch - above, below - group[-1].pitch)
        return abs((above + below) / 2 - MIDDLE_C) - (above - below) + 4.0 * max(0, widest - HAND_SPAN)

    return min(range(1, len(group)), key=cost)


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
    state: _State | None = states[0]
    while state is not None:
        first.extend(reversed(state.choice[0]))
        second.extend(reversed(state.choice[1]))
        state = state.before
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
