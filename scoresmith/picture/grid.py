"""The grid view: roles down, bars across, each cell shaded by its density, with where its material comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from scoresmith.picture import palette
from scoresmith.picture.page import (
    DEFAULT_WIDTH_PX,
    LEFT_PX,
    ROW_BARS,
    Chip,
    Head,
    Strip,
    System,
    caption_of,
    chips,
    drawing_of,
    head_strips,
    key_name,
    ruler_strip,
    systems_of,
)
from scoresmith.picture.roll import kit_rows
from scoresmith.picture.shapes import Canvas, Drawing, Rect, Text
from symbolic.controls import BarControls, CellControls, Controls, Motif
from symbolic.grid import Cell
from symbolic.score import ROLES, Note, Role, Score, Section, Tempo, Track

if TYPE_CHECKING:
    from planner.plan import Plan

CELL_PX, WRITTEN_CELL_PX, SIGN_PX = 26.0, 36.0, 9.0
"""The height of a cell, of one that shows its notes, and of the room for the sign at the bottom of that."""
PALEST, STRONGEST = 0.15, 0.5
"""The opacity of the emptiest and of the fullest cell of a role."""
MOTIF_SIGNS: dict[Motif, str] = {Motif.STATE: "", Motif.REPEAT: "=", Motif.VARY: "~"}
SIGNED_CELL_PX, NUMBERED_CELL_PX = 12.0, 26.0
"""A cell narrower than this shows no sign, or a sign without the bar that it points to."""
MINI_NOTE_PX, MINI_HIT_PX = 2.0, 1.6
HINT = "stronger: more notes a bar  ·  =5 repeats bar 5  ·  ~5 its rhythm with new notes  ·  no sign: new material"


def grid(
    controls: Controls,
    cells: Mapping[Cell, tuple[Note, ...]] | None = None,
    *,
    frame: Score | None = None,
    title: str | None = None,
    marked: Collection[Cell] = (),
    bars: range | None = None,
    row_bars: int = ROW_BARS,
    width_px: int = DEFAULT_WIDTH_PX,
) -> Drawing:
    """Draw what the model is told and, given ``cells``, what it wrote: their notes stand in the cells in small.

    ``frame`` gives title, names of sections and instruments; without it they are taken from the Controls. ``marked``
    cells get a dark frame; ``bars`` are counted from 0. Raises BadInput for bars that are not there.
    """
    base = frame_of(controls) if frame is None else frame
    roles = [role for role in ROLES if role in controls.programs]
    strips = [*head_strips(base), *(_row(controls, cells or {}, role, frozenset(marked)) for role in roles)]
    own = title or base.title or "The grid"
    legend: tuple[Chip, ...] = tuple(
        (c, 1.0, words.removesuffix(" (silent)")) for c, _, words in chips(base.tracks, roles)
    )
    head = Head(own, f"Grid in {key_name(base.keys[0])}", (caption_of(base, bars), HINT), legend)
    return drawing_of(head, systems_of(base, bars, row_bars, width_px), [*strips, ruler_strip(base)], width_px)


def plan_grid(
    plan: Plan,
    *,
    title: str | None = None,
    bars: range | None = None,
    row_bars: int = ROW_BARS,
    width_px: int = DEFAULT_WIDTH_PX,
) -> Drawing:
    """Draw a plan before any note: sections, energy, chords, and the cells that will be filled."""
    from planner.controls import to_controls, to_score

    controls, frame = to_controls(plan), to_score(plan)
    return grid(controls, frame=frame, title=title, bars=bars, row_bars=row_bars, width_px=width_px)


def frame_of(controls: Controls) -> Score:
    """An empty score with the meters, keys, chords and sections of the Controls; sections have their kind as name."""
    bars = controls.bars
    sections = [
        Section(bar.section.capitalize(), bar.section, bar.section, index, _length(bars, index), bar.energy)
        for index, bar in enumerate(bars)
        if bar.bar_in_section == 0 or index == 0
    ]
    keys = [replace(bar.key, tick=bar.start_tick) for bar in bars]
    meters = [replace(bar.meter, tick=bar.start_tick) for bar in bars]
    return Score(
        title="",
        end_tick=bars[-1].start_tick + bars[-1].meter.bar_ticks,
        tempos=(Tempo(0, controls.tempo_bpm),),
        meters=tuple(next(same) for _, same in groupby(meters, key=str)),
        keys=tuple(next(same) for _, same in groupby(keys, key=lambda key: (key.tonic, key.mode))),
        chords=tuple(span for bar in bars for span in bar.chords),
        sections=tuple(sections),
        tracks=tuple(Track(role, role.value, program) for role, program in controls.programs.items()),
    )


def _length(bars: tuple[BarControls, ...], index: int) -> int:
    return min(bars[index].section_bars - bars[index].bar_in_section, len(bars) - index)


def _row(controls: Controls, cells: Mapping[Cell, tuple[Note, ...]], role: Role, marked: frozenset[Cell]) -> Strip:
    """The strip of one role; all its cells are compared with its fullest one."""
    densities = [cell.density for (row, _), cell in controls.cells.items() if row is role]
    levels = _levels(role, {note.pitch for (row, _), notes in cells.items() if row is role for note in notes})
    height = WRITTEN_CELL_PX if cells else CELL_PX

    def draw(canvas: Canvas, system: System, y: float) -> None:
        canvas.add(Text(LEFT_PX - 8, y + height / 2 + 3.5, role.value, 10, "role", palette.SOFT_INK, "end"))
        for bar in system.bars:
            place = _place(system, bar, y, height)
            asked = controls.cells.get((role, bar))
            if asked is None:
                canvas.add(replace(place, group=f"rest {role}", fill=palette.BLACK_KEYS))
                continue
            opacity = shade_of(asked.density, max(densities))
            canvas.add(replace(place, group=f"cell {role}", fill=palette.ROLE_COLOURS[role], opacity=opacity))
            canvas.add(*_miniature(cells.get((role, bar), ()), role, levels, place, system))
            canvas.add(*_sign(asked, place))
        for bar in system.bars:
            if (role, bar) in marked:
                frame = _place(system, bar, y, height)
                canvas.add(replace(frame, group="marked", stroke=palette.INK, stroke_width=2))

    return height, draw


def shade_of(density: float, fullest: float) -> float:
    """How strong a cell is drawn, from ``PALEST`` for no note up to ``STRONGEST`` for the fullest cell of its role."""
    return round(PALEST + (STRONGEST - PALEST) * min(density / fullest, 1.0), 2)


def _place(system: System, bar: int, y: float, height: float) -> Rect:
    x, right = system.x(system.starts_tick[bar]), system.x(system.starts_tick[bar + 1])
    return Rect(x + 0.75, y + 1, max(right - x - 1.5, 0.5), height - 2, "", radius=2.5)


def _levels(role: Role, pitches: Collection[int]) -> dict[int, float]:
    """How high each pitch of a role stands in its cells, 0 to 1: drums by the rows of the kit, others by key."""
    if role is Role.DRUMS:
        rows = list(reversed(kit_rows(pitches).values()))
        return {key: index / max(1, len(rows) - 1) for index, keys in enumerate(rows) for key in keys}
    low, high = min(pitches, default=0), max(pitches, default=0)
    return {pitch: (pitch - low) / max(1, high - low) for pitch in pitches}


def _miniature(
    notes: Sequence[Note], role: Role, levels: Mapping[int, float], place: Rect, system: System
) -> Iterator[Rect]:
    """The notes of a cell in small, over the room for its sign."""
    height = place.height - SIGN_PX - MINI_NOTE_PX - 3
    for note in notes:
        x = system.x(note.onset_tick) + 1
        right = min(system.x(note.end_tick), place.x + place.width - 0.5)
        y = place.y + 3 + (1 - levels[note.pitch]) * height
        width = MINI_HIT_PX if role is Role.DRUMS else max(right - x - 0.6, 1.2)
        yield Rect(x, y, width, MINI_NOTE_PX, f"mini {role}", palette.INK, 0.8, 0.6)


def _sign(asked: CellControls, place: Rect) -> Iterator[Text]:
    sign = MOTIF_SIGNS[asked.motif]
    if not sign or place.width < SIGNED_CELL_PX:
        return
    if asked.source_bar is not None and place.width >= NUMBERED_CELL_PX:
        sign += str(asked.source_bar + 1)
    yield Text(place.x + place.width - 3, place.y + place.height - 3, sign, 8, "motif", palette.INK, "end")
