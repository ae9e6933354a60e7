"""Promises about the parts: who plays where, within which range, and whether the melody breathes."""

from __future__ import annotations

from planner.check.case import Case, sounding_bars
from planner.check.promise import THRESHOLDS, Promise, by_cells
from symbolic.grid import Cell
from symbolic.instruments import instrument
from symbolic.metrics import longest_without_rest
from symbolic.score import TICKS_PER_QUARTER, Role
from symbolic.timing import bar_of

_SINGING: frozenset[Role] = frozenset({Role.MELODY, Role.COUNTER})


def roles_play(case: Case) -> Promise:
    """Each role sounds in the bars planned for it; a melody may rest for a part of a section."""
    silent: list[Cell] = []
    for planned in case.plan.roles:
        sounding = sounding_bars(case.notes(planned.role), case.starts)
        for section, first in case.sections:
            bars = [b for b in case.active_bars(planned.role) if first <= b < first + section.bars]
            empty = [b for b in bars if b not in sounding]
            allowed = THRESHOLDS["melody_silent_bars"] * len(bars) if planned.role in _SINGING else 0
            silent += [(planned.role, bar) for bar in empty] if len(empty) > allowed else []
    return by_cells("roles play", "every role plays where the plan has it", silent, "silent")


def roles_rest(case: Case) -> Promise:
    """No role plays in bars that the plan leaves to others."""
    stray: list[Cell] = []
    for track in case.score.tracks:
        active = set(case.active_bars(track.role))
        struck = {bar_of(note.onset_tick, case.starts) for note in track.notes}
        stray += [(track.role, bar) for bar in sorted(struck - active)]
    return by_cells("roles rest", "no role plays where the plan has none", stray, "playing")


def ranges(case: Case) -> Promise:
    """Every note lies in its instrument's range."""
    outside = []
    for track in case.score.tracks:
        if track.role is not Role.DRUMS:
            player = instrument(track.program)
            beyond = [n for n in track.notes if not player.low <= n.pitch <= player.high]
            outside += [(track.role, bar_of(n.onset_tick, case.starts)) for n in beyond]
    return by_cells("ranges", "every note lies in its instrument's range", sorted(set(outside)), "out of range")


def breath(case: Case) -> Promise:
    """The melody rests now and then."""
    notes = case.notes(Role.MELODY)
    start_tick, end_tick = longest_without_rest(notes, round(THRESHOLDS["rest_beats"] * TICKS_PER_QUARTER))
    bars = (end_tick - start_tick) / case.plan.meter.bar_ticks
    most = THRESHOLDS["bars_without_breath"]
    first = bar_of(start_tick, case.starts)
    bar = min(first + int(most) - 1, len(case.starts) - 2)
    cells = ((Role.MELODY, bar),) if bars > most else ()
    return Promise(
        "breath",
        bars <= most,
        f"the melody rests at least once in {most:g} bars",
        f"at most {bars:.1f} bars without a rest",
        bars=tuple(bar for _, bar in cells),
        value=bars,
        cells=cells,
        threshold=most,
    )
