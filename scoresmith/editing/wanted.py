"""Controls for cells that are not there yet, in a song without a plan: as busy and as high as the style plays them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from planner.controls import GROOVE_BARS, PHRASE_BARS, phrase_ends, with_figures
from planner.textures import REGISTERS, texture_of
from scoresmith.editing.song import Song, measured_controls
from symbolic.controls import BarControls, CellControls, Controls, Motif
from symbolic.grid import Cell
from symbolic.instruments import instrument
from symbolic.score import Role

SECTION_BARS = 8
"""Bars outside sections are taken eight at a time; a rest joins the last eight."""
SHIFT = 6.0
"""Semitones by which a line rises from no energy to full."""
FINE_ENERGY, FINE_BPM = 0.6, 125
"""From this energy on, and below this tempo, a role plays its finer pulse."""


def wanted_controls(
    song: Song, style: str, request: Collection[Cell], programs: Mapping[Role, int], energy: Mapping[int, float]
) -> Controls:
    """The song's own Controls, with those of the cells of ``request`` that have no notes as the style would have them.

    ``energy`` has the energy (0 to 1) of each bar, ``programs`` the instruments of the new roles.
    """
    own = song.controls if song.plan is None else measured_controls(song)
    levelled = [replace(bar, energy=energy.get(n, bar.energy)) for n, bar in enumerate(own.bars)]
    bars = tuple(_in_form(bar, n, len(own.bars)) for n, bar in enumerate(levelled))
    players = {**own.programs, **programs}
    known = {*own.cells, *request}
    new = {cell: _cell(style, cell, bars, players, own.tempo_bpm, known) for cell in request}
    fresh = with_figures(replace(own, style=style, bars=bars, cells=new, programs=players))
    return replace(fresh, cells={**own.cells, **fresh.cells})


def _in_form(bar: BarControls, number: int, count: int) -> BarControls:
    """The bar with its place in a phrase and the piece; bars outside sections are told as sections of eight bars."""
    last = number == count - 1
    if bar.section_bars:
        return replace(bar, phrase_end=bar.bar_in_section in phrase_ends(bar.section_bars), final=last)
    start = min(number // SECTION_BARS, max(count // SECTION_BARS - 1, 0)) * SECTION_BARS
    size = SECTION_BARS if start + 2 * SECTION_BARS <= count else count - start
    place = number - start
    return replace(bar, bar_in_section=place, section_bars=size, section_end=place == size - 1,
                   phrase_end=place in phrase_ends(size), final=last)  # fmt: skip


def _cell(
    style: str, cell: Cell, bars: tuple[BarControls, ...], programs: Mapping[Role, int], tempo_bpm: float,
    known: Collection[Cell],
) -> CellControls:  # fmt: skip
    role, number = cell
    bar, texture = bars[number], texture_of(style, role)
    quarters = bar.meter.numerator * 4 / bar.meter.denominator
    density = (texture.low + (texture.high - texture.low) * bar.energy) * quarters / 4
    pulse = texture.pulse_high if bar.energy >= FINE_ENERGY and tempo_bpm < FINE_BPM else texture.pulse
    if role is Role.PAD:
        density = len(bar.chords)
    if role in (Role.MELODY, Role.COUNTER) and bar.phrase_end:
        density *= 0.5
    if bar.meter.denominator >= 8 and pulse == 1:
        pulse = 2
    motif, source = _motif(role, number, bars, known)
    if bar.final:
        density, motif, source = 1.0, Motif.STATE, None
    register = _register(role, programs.get(role, 0), bar.energy)
    return CellControls(max(1.0, round(density, 2)), register, texture.stack, pulse, motif, source)


def _register(role: Role, program: int, energy: float) -> float:
    """The mean pitch aimed at, within the instrument's comfortable range."""
    aim = REGISTERS[role]
    if role is Role.DRUMS:
        return aim
    if role in (Role.MELODY, Role.COUNTER):
        aim += SHIFT * (energy - 0.5)
    low, high = instrument(program).comfortable
    return round(min(max(aim, low + 4), high - 5) if high - low > 9 else (low + high) / 2, 2)


def _motif(role: Role, number: int, bars: tuple[BarControls, ...], known: Collection[Cell]) -> tuple[Motif, int | None]:
    """A groove of two bars goes on to the end of its section; a line takes up the first bar of its phrase."""
    bar = bars[number]
    place = bar.bar_in_section
    start = number - place
    if role in (Role.MELODY, Role.COUNTER):
        source = number - 2
        motif = Motif.VARY if place % PHRASE_BARS == 2 and not bar.phrase_end else Motif.STATE
    else:
        first = 1 if role is Role.DRUMS else 0  # the drums' first bar may have a crash
        source = start + first + (place - first) % GROOVE_BARS
        goes_on = place >= first + GROOVE_BARS and not bar.section_end and role is not Role.PAD
        alike = role is Role.DRUMS or _changes(bars[max(source, 0)]) == _changes(bar)
        motif = (Motif.REPEAT if role is Role.DRUMS else Motif.VARY) if goes_on and alike else Motif.STATE
    return (motif, source) if motif is not Motif.STATE and (role, source) in known else (Motif.STATE, None)


def _changes(bar: BarControls) -> list[int]:
    """Where in the bar its chords begin."""
    return [span.onset_tick - bar.start_tick for span in bar.chords]
