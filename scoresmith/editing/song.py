"""A song that is being edited: its score, its plan, what may not be touched, and which takes were used.

A score may have several tracks of one role; the first of them is the role's row of cells, the others are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from planner.controls import to_controls
from planner.plan import Plan
from symbolic.controls import Controls
from symbolic.encode import describe_bars, describe_cells
from symbolic.grid import Cell, Cells, cells_of
from symbolic.score import Note, Role, Score, Track
from symbolic.timing import bar_starts

if TYPE_CHECKING:
    from scoresmith.composer import Piece

NEUTRAL_VALENCE, NEUTRAL_AROUSAL = 0.0, 0.0


@dataclass(frozen=True, slots=True)
class Lock:
    """Cells that no operation may change: a role (None: every role) in bars from ``first`` to ``last``, from 0."""

    role: Role | None
    first: int
    last: int

    def holds(self, cell: Cell) -> bool:
        """Whether a cell is locked."""
        role, bar = cell
        return self.role in (None, role) and self.first <= bar <= self.last


@dataclass(frozen=True)
class Song:
    """An edited song. ``score`` is finished (swung, with velocities); every operation gives a new song.

    ``plan`` is None for a score that was not composed here; its Controls are then measured from its notes and
    ``style`` says what the model is told. ``takes`` has the number of the latest take of each cell that was written
    again; the first writing is take 0.
    """

    score: Score
    plan: Plan | None = None
    style: str = ""
    seed: int = 0
    takes: Mapping[Cell, int] = field(default_factory=dict)
    locks: tuple[Lock, ...] = ()

    @cached_property
    def bars(self) -> int:
        """How many bars the song has."""
        return len(bar_starts(self.score.meters, self.score.end_tick)) - 1

    @cached_property
    def rows(self) -> dict[Role, int]:
        """The track, by its place in the score, that is the row of each role."""
        first: dict[Role, int] = {}
        for index, track in enumerate(self.score.tracks):
            first.setdefault(track.role, index)
        return first

    @cached_property
    def frame(self) -> Score:
        """The score with the rows emptied: maps, chords, sections, tracks, and the notes of what is no row."""
        rows = set(self.rows.values())
        tracks = (replace(t, notes=()) if i in rows else t for i, t in enumerate(self.score.tracks))
        return replace(self.score, tracks=tuple(tracks))

    def with_frame(self, frame: Score) -> Song:
        """The song in another frame; cells that the frame has no place for are gone, and all in other meters."""
        bars = len(bar_starts(frame.meters, frame.end_tick)) - 1
        kept = {cell: notes for cell, notes in self.cells.items() if cell[1] < bars}
        return replace(self, score=frame).with_written(kept if frame.meters == self.score.meters else {})

    @cached_property
    def cells(self) -> Cells:
        """The notes of each cell that has any."""
        return cells_of(replace(self.score, tracks=tuple(self.score.tracks[i] for i in self.rows.values())))

    @cached_property
    def controls(self) -> Controls:
        """What the model is told of each bar and cell: as planned, or as measured from the notes."""
        return planned_controls(self.plan) if self.plan is not None else measured_controls(self)

    def is_locked(self, cell: Cell) -> bool:
        """Whether a cell may not be changed."""
        return any(lock.holds(cell) for lock in self.locks)

    def with_written(self, written: Mapping[Cell, tuple[Note, ...]]) -> Song:
        """The song with some cells' notes replaced; all other cells stay the same notes."""
        roles = {role for role, _ in written}
        cells = {cell: notes for cell, notes in {**self.cells, **written}.items() if cell[0] in roles}
        tracks = list(self.score.tracks)
        for role, index in self.rows.items():
            if role in roles:
                tracks[index] = _with_notes(tracks[index], cells)
        return replace(self, score=replace(self.score, tracks=tuple(tracks)))


def _with_notes(track: Track, cells: Cells) -> Track:
    return replace(
        track, notes=tuple(sorted(n for (role, _), notes in cells.items() if role is track.role for n in notes))
    )


@lru_cache(maxsize=8)
def planned_controls(plan: Plan) -> Controls:
    """What a plan tells the model, worked out once: every edit makes a new song, and most of them keep the plan."""
    return to_controls(plan)


def measured_controls(song: Song) -> Controls:
    """The Controls that describe a song's own notes."""
    bars = describe_bars(song.score)
    programs = {role: song.score.tracks[index].program for role, index in song.rows.items()}
    return Controls(
        song.style,
        NEUTRAL_VALENCE,
        NEUTRAL_AROUSAL,
        song.score.tempos[0].bpm,
        bars,
        describe_cells(song.cells, bars),
        programs,
    )


def song_of(piece: Piece) -> Song:
    """The song of a piece that was just composed."""
    return Song(piece.score, piece.plan, piece.plan.style, piece.seed)
