"""What is written in one go, and what it may look at: a unit is a few neighbouring bars of one row.

A unit waits for the units whose cells it reads and for no others, so rows follow one another like a wave through the
piece, and several units are always ready to be written side by side. What a unit reads is decided here, before
anything is written: its notes do not depend on the order in which the others happen to be done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from symbolic.controls import BarControls, Controls, Motif
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.score import Role
from symbolic.vocab import DECODE_ORDER

CONTEXT: Mapping[Role, tuple[Role, ...]] = {
    Role.MELODY: (),
    Role.BASS: (Role.MELODY, Role.CHORDS, Role.ARP),
    Role.CHORDS: (Role.MELODY, Role.BASS, Role.ARP),
    Role.ARP: (Role.MELODY, Role.BASS, Role.CHORDS),
    Role.COUNTER: (Role.MELODY, Role.BASS, Role.CHORDS, Role.ARP),
    Role.PAD: (Role.MELODY,),
    Role.DRUMS: (),
}  # the other rows that a row sees: those that it was seen together with in the training data
LINES: frozenset[Role] = frozenset({Role.MELODY, Role.COUNTER})
"""Rows that are heard as one line: they read on over the joins of sections.

The other rows begin their patterns anew with a section, as the plan tells them to, so the sections of such a row do
not wait for each other.
"""
CHUNK_BARS = 4
OWN_BARS_BEFORE = 8
OTHER_BARS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring bars of a row that are written in one go; ``reads`` are the wanted cells it may look at."""

    role: Role
    bars: tuple[int, ...]
    reads: frozenset[Cell]

    @property
    def place(self) -> tuple[int, int]:
        """What is written first when several units are ready: earlier bars, then earlier rows."""
        return self.bars[0], DECODE_ORDER.index(self.role)


def rows_before(role: Role) -> tuple[Role, ...]:
    """The rows that a row sees and that are written before it."""
    return tuple(other for other in DECODE_ORDER[: DECODE_ORDER.index(role)] if other in CONTEXT[role])


def first_bar_alone(wanted: Collection[Cell]) -> int | None:
    """The first bar of a request longer than a unit: it is written alone, so that it can be heard soon."""
    bars = {bar for _, bar in wanted}
    return min(bars) if bars and max(bars) - min(bars) >= CHUNK_BARS else None


def plan_units(controls: Controls, wanted: Collection[Cell]) -> list[Unit]:
    """The units of the wanted cells that have Controls, earlier bars and rows first.

    Raises BadInput for a motif taken from a bar outside the piece.
    """
    alone = first_bar_alone(wanted)
    told = {cell for cell in wanted if cell in controls.cells}
    units: list[Unit] = []
    for role in DECODE_ORDER:
        bars = sorted(bar for r, bar in told if r is role)
        for chunk in _chunks(bars, controls.bars, alone):
            units.append(Unit(role, chunk, frozenset(_reads(role, chunk, controls, told))))
    return sorted(units, key=lambda unit: unit.place)


def _chunks(bars: Sequence[int], told: Sequence[BarControls], alone: int | None) -> Iterator[tuple[int, ...]]:
    """Runs of neighbouring bars; all rows are cut at the same bars, counted from the start of their section."""
    run: list[int] = []
    for bar in bars:
        place = told[bar].bar_in_section if told[bar].section_bars else bar
        if run and (bar != run[-1] + 1 or place % CHUNK_BARS == 0 or run[-1] == alone):
            yield tuple(run)
            run = []
        run.append(bar)
    if run:
        yield tuple(run)


def _reads(role: Role, bars: Sequence[int], controls: Controls, told: Collection[Cell]) -> Iterator[Cell]:
    """The cells being written that a unit may look at: its own row's past, the rows before it, its motifs' sources."""
    first = bars[0]
    back = OWN_BARS_BEFORE
    if role not in LINES and controls.bars[first].section_bars:
        back = min(back, controls.bars[first].bar_in_section)
    own = [(role, bar) for bar in range(first - back, bars[-1] + 1)]
    others = range(first - OTHER_BARS_BEFORE, bars[-1] + 1)
    seen = [*own, *((other, bar) for other in rows_before(role) for bar in others)]
    for bar in bars:
        control = controls.cells[role, bar]
        if control.motif is not Motif.STATE and control.source_bar is not None:
            if not 0 <= control.source_bar < len(controls.bars):
                raise BadInput(
                    f"bar {bar + 1} of {role} takes its motif from bar {control.source_bar + 1}, outside the piece"
                )
            if control.source_bar < bar:
                seen.append((role, control.source_bar))
    yield from (cell for cell in seen if cell in told)


def dependencies(units: Sequence[Unit]) -> list[set[int]]:
    """For each unit the numbers of the other units that must be done before it."""
    owner = {(unit.role, bar): i for i, unit in enumerate(units) for bar in unit.bars}
    return [{owner[cell] for cell in unit.reads} - {i} for i, unit in enumerate(units)]
