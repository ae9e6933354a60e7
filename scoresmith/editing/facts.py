"""What a cell was told and what it is told now, compared: which cells a new plan asks to be written again.

Compared is what a cell's notes answer to. Tempo and instruments are not: the same notes serve another tempo, and
another instrument as far as its range goes. Chords are compared relative to the tonic, since a key within one mode only
transposes; drums hear none. Rhythmic figures follow from the rest and from the bar's number, so they do not count by
themselves, but for a bass that leads to another chord. Where a cell's material comes from counts where its section was
changed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from planner.controls import to_controls
from planner.plan import Plan, PlannedSection
from scoresmith.editing.bar_map import BarMap, section_of_bars
from symbolic.blending import blend_at
from symbolic.controls import BarControls, Controls, Motif
from symbolic.grid import Cell
from symbolic.score import Role


class Comparison:
    """Two plans and the map of their bars; says of each cell of the new plan whether it is told something else."""

    def __init__(self, old: Plan, new: Plan, bars: BarMap) -> None:
        self.old_plan, self.new_plan, self.map = old, new, bars
        programs = {planned.role: planned.program for planned in new.roles}
        roles = tuple(replace(r, program=programs.get(r.role, r.program)) for r in old.roles)
        self.was = to_controls(old)
        self.old = to_controls(replace(old, tempo_bpm=new.tempo_bpm, roles=roles))
        self.new = to_controls(new)
        self._old_section, self._new_section = section_of_bars(old), section_of_bars(new)
        self._places = bars.new_bars

    def old_cell(self, cell: Cell) -> Cell | None:
        """The cell of the old plan that a new one was; None where there was none."""
        bar = self.map.old_bars[cell[1]]
        return None if bar is None else (cell[0], bar)

    def sections(self, bar: int) -> tuple[PlannedSection, PlannedSection]:
        """The old and the new section of a bar that was there before."""
        old_bar = self.map.old_bars[bar]
        assert old_bar is not None
        return (
            self.old_plan.sections[self._old_section[old_bar]],
            self.new_plan.sections[self._new_section[bar]],
        )

    def other_chords(self, bar: int) -> bool:
        """Whether a bar that was there before has other chords than its old ones in its present key."""
        old_bar = self.map.old_bars[bar]
        assert old_bar is not None
        return harmony(self.old.bars[old_bar]) != harmony(self.new.bars[bar])

    def differs(self, cell: Cell) -> bool:
        """Whether a cell that was there before is told something else now."""
        was = self.old_cell(cell)
        assert was is not None
        return list(self._facts(self.old, was, cell, old=True)) != list(self._facts(self.new, cell, cell, old=False))

    def _facts(self, controls: Controls, cell: Cell, new_cell: Cell, old: bool) -> Iterator[Hashable]:
        role, number = cell
        bar, told = controls.bars[number], controls.cells[cell]
        before, after = self.sections(new_cell[1])
        yield controls.style, bar.section, bar.energy, bar.meter, bar.phrase_end, bar.section_end, bar.final
        yield told.stack, told.pulse, told.style or controls.style, blend_at(controls, number)
        if before.bars == after.bars:
            yield told.density, told.register
        if role is not Role.DRUMS:
            yield harmony(bar)
        if role is Role.BASS and self._leads_elsewhere(new_cell[1]):
            yield told.texture, told.motion
        if not same_section(before, after):
            source = told.source_bar
            yield told.motif, self._places.get(source, -1) if old and source is not None else source

    def _leads_elsewhere(self, bar: int) -> bool:
        """Whether the bar is followed by another chord than before."""
        old_bar = self.map.old_bars[bar]
        assert old_bar is not None
        ahead = (_first_chord(self.old, old_bar + 1), _first_chord(self.new, bar + 1))
        return ahead[0] != ahead[1]

    def followers(self, written: frozenset[Cell]) -> set[Cell]:
        """The cells that repeat, or as a melody vary in another section, what is written again.

        A repeat follows where it is literal (see ``repeats_of``).
        """
        found = repeats_of(self.new, written)
        for role, bar in sorted(self.new.cells, key=lambda cell: cell[1]):
            source_bar = self.new.cells[role, bar].source_bar
            if role is Role.MELODY and source_bar is not None and (role, bar) not in written:
                elsewhere = self._new_section[bar] != self._new_section[source_bar]
                if elsewhere and ((role, source_bar) in written or (role, source_bar) in found):
                    found.add((role, bar))
        return found

    def asks_other_tune(self, bar: int) -> bool:
        """Whether the plan asks the melody of a bar for other material than it had."""
        before, after = self.sections(bar)
        if (before.material, after.material) == ("none", after.material) and after.material != "none":
            return True
        taken = self._section_now(before.source)
        if after.material in ("repeat", "vary"):
            return (after.material, after.source) != (before.material, taken)
        return before.material in ("repeat", "vary") and taken is not None and after.material in ("state", "contrast")

    def _section_now(self, index: int | None) -> int | None:
        """The new index of an old section; None where it is gone."""
        return next((new for new, old in self.map.sections.items() if old == index), None)


def harmony(bar: BarControls) -> Hashable:
    """The mode and the chords of a bar, relative to its tonic and its bar line."""
    tonic = bar.key.tonic
    return bar.key.mode, tuple(
        (
            span.onset_tick - bar.start_tick,
            span.duration_tick,
            span.chord.quality,
            (span.chord.root - tonic) % 12 if span.chord.quality != "N" else 0,
            None if span.chord.bass is None else (span.chord.bass - tonic) % 12,
        )
        for span in bar.chords
    )


def same_ground(bar: BarControls, other: BarControls) -> bool:
    """Whether two bars have the same chords in the same key."""
    return bar.key.tonic == other.key.tonic and harmony(bar) == harmony(other)


def same_section(old: PlannedSection, new: PlannedSection) -> bool:
    """Whether nothing was decided anew for a section itself."""
    return _own(old) == _own(new)


def _own(section: PlannedSection) -> Hashable:
    return section.kind, section.letter, section.energy, section.roles, section.chords, section.material


def _first_chord(controls: Controls, bar: int) -> Hashable:
    if bar >= len(controls.bars) or not controls.bars[bar].chords:
        return None
    here = controls.bars[bar]
    chord = here.chords[0].chord
    return (chord.root - here.key.tonic) % 12, chord.quality, chord.bass


def repeats_of(controls: Controls, written: frozenset[Cell]) -> set[Cell]:
    """The cells that repeat what is written, directly or through other repeats, under the same chords.

    A bass repeats to the letter only where the same chord follows, too; drums everywhere.
    """
    found: set[Cell] = set()
    for role, bar in sorted(controls.cells, key=lambda cell: cell[1]):
        told = controls.cells[role, bar]
        if told.motif is not Motif.REPEAT or told.source_bar is None or (role, bar) in written:
            continue
        literal = role is Role.DRUMS or same_ground(controls.bars[bar], controls.bars[told.source_bar])
        if role is Role.BASS:  # it leads on to the next bar
            literal &= _first_chord(controls, bar + 1) == _first_chord(controls, told.source_bar + 1)
        source = (role, told.source_bar)
        if literal and (source in written or source in found):
            found.add((role, bar))
    return found
