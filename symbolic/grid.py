"""The score as a grid: cut into cells, and put together again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from symbolic.controls import BarControls, CellControls
from symbolic.score import TICKS_PER_STEP, Note, Role, Score
from symbolic.texture import measure_motion, measure_texture
from symbolic.timing import bar_of, bar_starts
from symbolic.vocab import pulse_of

Cell: TypeAlias = tuple[Role, int]
"""One role in one bar (counted from 0)."""
Cells: TypeAlias = dict[Cell, tuple[Note, ...]]
"""The notes of each cell that has any, with ticks from the start of the piece."""


def cells_of(score: Score) -> Cells:
    """Cut a score into cells; tracks of the same role are joined."""
    starts = bar_starts(score.meters, score.end_tick)
    found: dict[Cell, list[Note]] = {}
    for track in score.tracks:
        for note in track.notes:
            found.setdefault((track.role, bar_of(note.onset_tick, starts)), []).append(note)
    return {cell: tuple(sorted(notes)) for cell, notes in found.items()}


def with_cells(score: Score, cells: Mapping[Cell, Sequence[Note]]) -> Score:
    """The score with every track's notes taken from ``cells`` (one track a role)."""
    by_role: dict[Role, list[Note]] = {}
    for (role, _), notes in sorted(cells.items(), key=lambda item: item[0][1]):
        by_role.setdefault(role, []).extend(notes)
    tracks = tuple(replace(t, notes=tuple(sorted(by_role.get(t.role, ())))) for t in score.tracks)
    return replace(score, tracks=tracks)


ONE_VOICE: Mapping[Role, bool] = {Role.MELODY: True, Role.COUNTER: True, Role.BASS: False}
"""The roles of one voice, and whether the highest (or the lowest) of notes struck together is the voice's."""


NEVER_TICK = 2**40


def one_voice(score: Score) -> Score:
    """The score with its one-voiced roles read as one voice: one note at an onset, each ends where the next begins."""
    tracks = tuple(
        replace(t, notes=_voice(t.notes, highest=ONE_VOICE[t.role])) if t.role in ONE_VOICE else t for t in score.tracks
    )
    return replace(score, tracks=tracks)


def _voice(notes: Sequence[Note], highest: bool) -> tuple[Note, ...]:
    chosen: dict[int, Note] = {}
    for note in notes:
        other = chosen.get(note.onset_tick)
        if other is None or (note.pitch > other.pitch) == highest:
            chosen[note.onset_tick] = note
    onsets = sorted(chosen)
    return tuple(
        replace(chosen[onset], duration_tick=min(chosen[onset].duration_tick, following - onset))
        for onset, following in zip(onsets, [*onsets[1:], NEVER_TICK][: len(onsets)], strict=True)
    )


def measure_cell(notes: Sequence[Note], role: Role, bar: BarControls) -> CellControls:
    """The Controls that describe the notes of one cell, but for the source of its material."""
    bar_start_tick = bar.start_tick
    bar_steps = bar.meter.bar_ticks // TICKS_PER_STEP
    onsets = sorted({note.onset_tick for note in notes})
    steps = [(onset - bar_start_tick) // TICKS_PER_STEP for onset in onsets]
    return CellControls(
        density=len(onsets),
        register=sum(note.pitch for note in notes) / len(notes),
        stack=len(notes) / len(onsets),
        pulse=pulse_of(steps),
        texture=measure_texture(steps, bar_steps),
        motion=measure_motion(notes, role, bar_start_tick, bar_steps),
    )
