"""From the plan to the Controls: what each bar and each cell should be like, and the empty score to fill."""

from __future__ import annotations

from dataclasses import replace

from planner.blend import blended_texture, style_of_role
from planner.plan import Manner, Plan, PlannedSection
from planner.textures import REGISTERS
from symbolic.blending import swing_of_blend
from symbolic.controls import BarControls, CellControls, Controls, Motif
from symbolic.grid import Cell, Cells, measure_cell
from symbolic.instruments import instrument
from symbolic.score import ChordSpan, Key, Meter, Role, Score, Section, Tempo, Track
from symbolic.stylebook import ACCOMPANIMENT, play
from symbolic.texture import Motion
from symbolic.timing import beat_ticks, key_at

PHRASE_BARS = 4
GROOVE_BARS = 2
SAME_ENERGY = 0.18
"""Sections whose energies differ by less may share an accompaniment."""
FIGURE_SEED = 0
"""The style book's variations are drawn with this seed, so that a plan always has the same Controls."""


def to_score(plan: Plan) -> Score:
    """The score of the plan before any note: meters, tempo, key, chords, sections and one empty track a role."""
    meter = replace(plan.meter, tick=0)
    sections, chords, bar = [], [], 0
    for section in plan.sections:
        sections.append(Section(section.name, section.kind, section.letter, bar, section.bars, section.energy))
        for offset, planned in enumerate(section.chords):
            tick = (bar + offset) * meter.bar_ticks
            for chord in planned:
                length = chord.beats * beat_ticks(meter)
                chords.append(ChordSpan(tick, length, chord.chord))
                tick += length
        bar += section.bars
    return Score(
        title=plan.title,
        end_tick=plan.bars * meter.bar_ticks,
        tempos=(Tempo(0, plan.tempo_bpm),),
        meters=(meter,),
        keys=_keys(plan),
        chords=tuple(chords),
        sections=tuple(sections),
        tracks=tuple(Track(r.role, r.instrument, r.program) for r in plan.roles),
    )


def _keys(plan: Plan) -> tuple[Key, ...]:
    """The key of the first section and every change of key after it."""
    keys: list[Key] = []
    for section, first in zip(plan.sections, _starts(plan), strict=True):
        tonic, mode = plan.key_of(section)
        if not keys or (keys[-1].tonic, keys[-1].mode) != (tonic, mode):
            keys.append(Key(first * plan.meter.bar_ticks, tonic, mode))
    return tuple(keys)


def to_controls(plan: Plan) -> Controls:
    """What the model is told, bar by bar and cell by cell."""
    bars = _bars(plan)
    cells: dict[Cell, CellControls] = {}
    starts = _starts(plan)
    for index, section in enumerate(plan.sections):
        for planned in plan.roles:
            if planned.role not in section.roles or (planned.role is Role.MELODY and section.material == "none"):
                continue
            for bar in range(starts[index], starts[index] + section.bars):
                cells[planned.role, bar] = _cell(plan, planned.role, planned.program, index, bar, bars, starts)
    programs = {r.role: r.program for r in plan.roles}
    told = Controls(plan.style, plan.valence, plan.arousal, plan.tempo_bpm, bars, cells, programs)
    return _with_manners(with_figures(_with_blends(plan, told)), plan)


def _with_blends(plan: Plan, controls: Controls) -> Controls:
    """The Controls with the styles and the swing of each bar, where the plan has more than one style's habits."""
    if not plan.is_blended and plan.swing is None:
        return controls
    blends = tuple(plan.blend_of(section) for section in plan.sections for _ in range(section.bars))
    meter = replace(plan.meter, tick=0)
    swing = tuple(swing_of_blend(blend, meter) if plan.swing is None else plan.swing for blend in blends)
    return replace(controls, blends=blends if plan.is_blended else (), swing=swing)


def _with_manners(controls: Controls, plan: Plan) -> Controls:
    """The Controls with the rhythmic figures that the plan asks of its roles."""
    asked = {manner.role: manner.texture for manner in plan.manners if manner.texture is not None}
    cells = {
        cell: replace(told, texture=asked[cell[0]]) if cell[0] in asked and not controls.bars[cell[1]].final else told
        for cell, told in controls.cells.items()
    }
    return replace(controls, cells=cells) if asked else controls


def with_figures(controls: Controls) -> Controls:
    """The Controls with the rhythmic figure and the motion of each accompaniment cell, as the style book plays it."""
    asked = {cell for cell in controls.cells if cell[0] in ACCOMPANIMENT and not controls.bars[cell[1]].final}
    cells = dict(controls.cells)
    played: Cells = {}
    for style in sorted({cells[cell].style for cell in asked}):
        own = {cell for cell in asked if cells[cell].style == style}
        played |= play(replace(controls, style=style) if style else controls, own, seed=FIGURE_SEED)
    for (role, bar), notes in played.items():
        found = measure_cell(notes, role, controls.bars[bar])
        free = role is Role.BASS and found.motion is Motion.SAME  # a bass may always lead on to the next chord
        motion = None if free else found.motion
        cells[role, bar] = replace(cells[role, bar], texture=found.texture, motion=motion)
    return replace(controls, cells=cells)


def _starts(plan: Plan) -> list[int]:
    """The first bar of each section."""
    starts, bar = [], 0
    for section in plan.sections:
        starts.append(bar)
        bar += section.bars
    return starts


def phrase_ends(bars: int) -> set[int]:
    """The last bars of the phrases of a section: every fourth bar, a short rest joining the phrase before."""
    ends = {bar for bar in range(PHRASE_BARS - 1, bars, PHRASE_BARS) if bars - 1 - bar >= 2 or bar == bars - 1}
    return ends | {bars - 1}


def _bars(plan: Plan) -> tuple[BarControls, ...]:
    score = to_score(plan)
    meter: Meter = score.meters[0]
    looped = plan.use == "loop"
    out: list[BarControls] = []
    spans = iter(score.chords)
    for index, section in enumerate(plan.sections):
        ends = phrase_ends(section.bars)
        for place, planned in enumerate(section.chords):
            last = index == len(plan.sections) - 1 and place == section.bars - 1
            out.append(
                BarControls(
                    start_tick=len(out) * meter.bar_ticks,
                    meter=replace(meter, tick=0),
                    key=key_at(score.keys, len(out) * meter.bar_ticks),
                    section=section.kind,
                    bar_in_section=place,
                    section_bars=section.bars,
                    chords=tuple(next(spans) for _ in planned),
                    energy=section.energy,
                    phrase_end=place in ends,
                    section_end=place == section.bars - 1,
                    final=last and not looped,
                )
            )
    return tuple(out)


def _cell(
    plan: Plan, role: Role, program: int, index: int, bar: int, bars: tuple[BarControls, ...], starts: list[int]
) -> CellControls:
    section, place = plan.sections[index], bar - starts[index]
    here = bars[bar]
    blend = plan.blend_of(section)
    style = style_of_role(plan.prompt, blend, role)
    texture = blended_texture(blend, role, style)
    manner = next((each for each in plan.manners if each.role is role), Manner(role))
    quarters = here.meter.numerator * 4 / here.meter.denominator
    energy = min(max(section.energy, 0.0), 1.0)
    density = (texture.low + (texture.high - texture.low) * energy) * quarters / 4 * manner.density
    pulse = manner.pulse or (texture.pulse_high if energy >= 0.6 and plan.tempo_bpm < 125 else texture.pulse)
    if role is Role.PAD:
        density = len(here.chords)
    if role in (Role.MELODY, Role.COUNTER):
        density *= _breath(here, place)
    if role is Role.DRUMS and here.section_end and not here.final and section.bars >= 2:
        density, pulse = density * 1.25, 4
    if here.meter.denominator >= 8 and pulse == 1:
        pulse = 2
    motif, source = _motif(plan, role, index, place, bars, starts)
    if here.final:
        density, motif, source = 1.0, Motif.STATE, None
    return CellControls(
        density=max(1.0, round(density, 2)),
        register=_register(role, program, section, place, manner.register),
        stack=texture.stack if not manner.stack else max(1.0, round(texture.stack + manner.stack, 2)),
        pulse=pulse,
        motif=motif,
        source_bar=source,
        style=style if plan.is_blended else "",
    )


def _breath(bar: BarControls, place: int) -> float:
    """How much of its density a melodic bar keeps: phrases start gathered, run in the middle and rest at their end."""
    if bar.phrase_end:
        return 0.5
    return (1.0, 1.05, 1.15, 1.05)[place % PHRASE_BARS]


def _register(role: Role, program: int, section: PlannedSection, place: int, shift: float) -> float:
    """The mean pitch aimed at: raised with energy, arched over the section, within the instrument's range."""
    aim = REGISTERS[role] + shift
    if role in (Role.MELODY, Role.COUNTER):
        aim += 6.0 * (section.energy - 0.5)
        peak = max(1, round(section.bars * 0.65))
        aim += 6.0 * max(0.0, 1 - abs(place - peak) / peak) - 3.0
    if role is Role.DRUMS:
        return aim
    player = instrument(program)
    low, high = player.comfortable
    return round(min(max(aim, low + 4), high - 5) if high - low > 9 else (low + high) / 2, 2)


def _motif(
    plan: Plan, role: Role, index: int, place: int, bars: tuple[BarControls, ...], starts: list[int]
) -> tuple[Motif, int | None]:
    """Where a cell's material comes from: an earlier section, an earlier bar of this one, or nowhere."""
    section = plan.sections[index]
    if role is Role.PAD:
        return Motif.STATE, None
    source = section.source if role is Role.MELODY else _same_letter(plan, index, role)
    if role is Role.MELODY and section.material not in ("repeat", "vary"):
        source = None
    if source is not None and place < plan.sections[source].bars and role in plan.sections[source].roles:
        bar = starts[source] + place
        last_phrase = place >= section.bars - 2
        if role is Role.MELODY and section.material == "vary" and last_phrase:
            return Motif.STATE, None
        varied = role is Role.MELODY and section.material == "vary" and place % 2 == 1
        return (Motif.VARY if varied else Motif.REPEAT), bar
    if role is Role.MELODY or role is Role.COUNTER:
        return _phrase_motif(starts[index], place, section.bars)
    return _groove_motif(role, starts[index], place, bars)


def _same_letter(plan: Plan, index: int, role: Role) -> int | None:
    """The earlier section whose accompaniment this one takes up: same letter, nearly the same energy."""
    here = plan.sections[index]
    for earlier in range(index):
        there = plan.sections[earlier]
        same = there.letter == here.letter and plan.blend_of(there) == plan.blend_of(here)
        if same and role in there.roles and abs(there.energy - here.energy) < SAME_ENERGY:
            return earlier
    return None


def _phrase_motif(start: int, place: int, bars: int) -> tuple[Motif, int | None]:
    """An idea, its answer, the idea's rhythm again, a close; the second phrase takes up the first."""
    phrase, inside = divmod(place, PHRASE_BARS)
    if inside == 2 and place < bars - 1:
        return Motif.VARY, start + phrase * PHRASE_BARS
    if phrase % 2 == 1 and inside < 2 and place < bars - 1:
        return Motif.VARY, start + (phrase - 1) * PHRASE_BARS + inside
    return Motif.STATE, None


def _groove_motif(role: Role, start: int, place: int, bars: tuple[BarControls, ...]) -> tuple[Motif, int | None]:
    """An accompaniment's pattern of two bars goes on to the end of the section, where it opens up."""
    here = bars[start + place]
    first = 1 if role is Role.DRUMS else 0  # the drums' first bar has the crash that opens the section
    if place < first + GROOVE_BARS or here.section_end or here.final:
        return Motif.STATE, None
    source = start + first + (place - first) % GROOVE_BARS
    if role is Role.DRUMS:
        return Motif.REPEAT, source
    if _layout(bars[source]) != _layout(here):
        return Motif.STATE, None
    return Motif.VARY, source


def _layout(bar: BarControls) -> list[int]:
    """Where in the bar its chords begin, in ticks from the bar line."""
    return [span.onset_tick - bar.start_tick for span in bar.chords]
