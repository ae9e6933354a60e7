"""Choosing a pattern for a cell's Controls, and fitting its rhythm to the asked-for density, pulse and chords."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import pairwise, zip_longest
from typing import TypeVar

from symbolic.controls import CellControls
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_QUARTER, TICKS_PER_STEP, Meter
from symbolic.stylebook.notation import Event, Groove, Line, beat_lengths, kin, read
from symbolic.vocab import pulse_of

Pattern = TypeVar("Pattern", bound=Line | Groove)

PULSE_TOO_FINE, PULSE_TOO_COARSE = 2.0, 1.0
"""What a pattern costs, in onsets, whose pulse is finer or coarser than asked for."""
NEARLY = 0.75
"""Patterns that cost this much more than the nearest one may be played in its place."""


def suitable(patterns: Sequence[Pattern], meter: Meter) -> tuple[Pattern, ...]:
    """The patterns of the nearest meter that has any."""
    for name in kin(meter):
        if found := tuple(p for p in patterns if p.meter == name):
            return found
    return tuple(patterns)


@cache
def measure(rows: tuple[str, ...], written: str, played: str, triplets: bool) -> tuple[float, int]:
    """Mean onsets in a bar and pulse of a pattern as it is played in a meter."""
    bars = 4
    counts, steps = [], []
    for bar in range(bars):
        ticks = {e.tick for row in rows for e in read(row, written, played, bar, triplets)}
        counts.append(len(ticks))
        steps += [tick // TICKS_PER_STEP for tick in ticks]
    return sum(counts) / bars, pulse_of(steps)


def density_of(pattern: Line | Groove, meter: Meter, triplets: bool = False) -> float:
    """Mean onsets in a bar of a pattern."""
    return measure(pattern.rows, pattern.meter, str(meter), triplets)[0]


def pulse_in(pattern: Line | Groove, meter: Meter, triplets: bool = False) -> int:
    """The pulse of a pattern, as in ``CellControls``."""
    return measure(pattern.rows, pattern.meter, str(meter), triplets)[1]


def choose(patterns: Sequence[Pattern], meter: Meter, cell: CellControls, chance: float, triplets: bool) -> Pattern:
    """The pattern nearest in density and pulse; ``chance`` (0 to 1) decides among those about as near."""
    found = suitable(patterns, meter)
    played = str(meter)
    costs = [_cost(p, played, cell, triplets) for p in found]
    most = min(costs) + NEARLY
    near = [p for p, cost in zip(found, costs, strict=True) if cost <= most]
    return near[int(chance * len(near))]


def _cost(pattern: Line | Groove, played: str, cell: CellControls, triplets: bool) -> float:
    density, pulse = measure(pattern.rows, pattern.meter, played, triplets)
    off = PULSE_TOO_FINE if pulse > cell.pulse else PULSE_TOO_COARSE if pulse < cell.pulse else 0.0
    return abs(density - cell.density) + off


def weight(tick: int, meter: Meter) -> float:
    """How strong a place in the bar is: the bar line 8, its middle 5, beats 4, halves of beats 2, others 1 or less."""
    starts = _beat_starts(str(meter))
    if tick == 0:
        return 8.0
    if tick in starts:
        return 5.0 if tick * 2 == meter.bar_ticks else 4.0
    if tick % (TICKS_PER_QUARTER // 2) == 0:
        return 2.0
    return 1.0 if tick % (TICKS_PER_QUARTER // 4) == 0 or tick % (TICKS_PER_QUARTER // 3) == 0 else 0.5


@cache
def _beat_starts(meter: str) -> frozenset[int]:
    numerator, denominator = map(int, meter.split("/"))
    starts, tick = [], 0
    for length in beat_lengths(Meter(0, numerator, denominator)):
        starts.append(tick)
        tick += length
    return frozenset(starts)


def strike_changes(
    events: Sequence[Event], changes: Sequence[int], bar_ticks: int, letter: str, late: int = TICKS_PER_QUARTER
) -> list[Event]:
    """The events, each ending where its chord ends, with ``letter`` struck where a chord begins and needs it.

    That is where a note is held over the change, where a chord has no event, and, inside the bar, where its first one
    comes more than ``late`` ticks after the change.
    """
    out: list[Event] = []
    for start, end in pairwise([*changes, bar_ticks]):
        inside = [e for e in events if start <= e.tick < end]
        held = next((e for e in events if e.tick < start < e.end_tick), None)
        first = inside[0].tick if inside else end
        if first > start and held is not None:
            out.append(Event(start, min(held.end_tick, first) - start, letter))
        elif not inside or (start and first - start > late):
            out.append(Event(start, first - start, letter))
        out += inside
    return within_chords(out, changes)


def within_chords(events: Sequence[Event], changes: Sequence[int]) -> list[Event]:
    """The events, each ending at the latest where its chord does."""
    ends = [next((c for c in changes if c > e.tick), e.end_tick) for e in events]
    return [Event(e.tick, min(e.ticks, end - e.tick), e.letter) for e, end in zip(events, ends, strict=True)]


def fit(
    events: Sequence[Event],
    cell: CellControls,
    meter: Meter,
    tolerance: float,
    kept: Collection[int],
    value: Callable[[Event], float],
    more: str,
) -> list[Event]:
    """The events on the cell's pulse, with its density within ``tolerance`` onsets.

    Too many: those of least ``value`` go, but none at the ticks ``kept``. Too few: the letter ``more`` is struck at
    the strongest free places.
    """
    step = TICKS_PER_STEP * (GRID_PER_QUARTER // cell.pulse)
    out = on_pulse(events, step, kept)
    aim = max(1, round(cell.density))
    if abs(len(out) - cell.density) <= tolerance:
        return out
    while len(out) > aim:
        loose = [e for e in out if e.tick not in kept]
        if not loose:
            break
        _remove(out, min(loose, key=lambda e: (value(e), -e.tick)))
    while len(out) < aim:
        taken = {e.tick for e in out}
        free = [tick for tick in range(0, meter.bar_ticks, step) if tick not in taken]
        if not free:
            break
        _add(out, max(free, key=lambda t: (_room(out, t, meter.bar_ticks) + weight(t, meter), -t)), more, meter)
    return out


def on_pulse(events: Sequence[Event], step: int, kept: Collection[int]) -> list[Event]:
    """The events whose tick is a multiple of ``step``; others move back to such a place, or go if it is taken."""
    out: list[Event] = []
    taken = {e.tick for e in events if e.tick % step == 0 or e.tick in kept}
    for event in events:
        if event.tick in taken:
            out.append(event)
            continue
        tick = event.tick // step * step
        if tick in taken:
            if out and out[-1].end_tick == event.tick:
                last = out.pop()
                out.append(Event(last.tick, event.end_tick - last.tick, last.letter))
        else:
            taken.add(tick)
            out.append(Event(tick, event.end_tick - tick, event.letter))
    return _apart(sorted(out, key=lambda e: e.tick))


def _apart(events: list[Event]) -> list[Event]:
    """Events of which none lasts into the next."""
    return [
        Event(e.tick, min(e.ticks, after.tick - e.tick) if after else e.ticks, e.letter)
        for e, after in zip_longest(events, events[1:])
    ]


def _remove(events: list[Event], event: Event) -> None:
    place = events.index(event)
    events.pop(place)
    if place and events[place - 1].end_tick == event.tick:
        before = events[place - 1]
        events[place - 1] = Event(before.tick, event.end_tick - before.tick, before.letter)


def _room(events: Sequence[Event], tick: int, bar_ticks: int) -> float:
    """How far the nearest onsets are from a tick, in quarters, up to one."""
    near = min((abs(e.tick - tick) for e in events), default=bar_ticks)
    return min(near / TICKS_PER_QUARTER, 1.0) * 2


def _add(events: list[Event], tick: int, letter: str, meter: Meter) -> None:
    after = next((e.tick for e in events if e.tick > tick), meter.bar_ticks)
    events.append(Event(tick, after - tick, letter))
    events.sort(key=lambda e: e.tick)
    events[:] = _apart(events)
