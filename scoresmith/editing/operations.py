"""What every operation shares: cells are written by one ``fill``, finished as the song is, and compared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from planner.blend import in_stages
from planner.controls import to_controls
from planner.plan import Plan
from render.performance import shape
from scoresmith.editing.song import Lock, Song
from symbolic.blending import in_blend, swing_at
from symbolic.controls import Blend, Controls
from symbolic.decoder import Decoder, default_decoder
from symbolic.feel import swung_notes
from symbolic.fill import fill
from symbolic.grid import Cell, Cells, cells_of
from symbolic.score import Note, Score

Progress = Callable[[float], None]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Edit:
    """What an operation did: the new song, and the notes of each changed cell before and after it.

    ``frame`` has the frames before and after (``Song.frame``), if length, key, tempo, chords, sections or tracks
    changed, ``plan`` the plans, if that did, ``locks`` the locks, if they went with their bars, and ``style`` the
    styles that the model is told.
    """

    operation: str
    song: Song
    before: Cells
    after: Cells
    frame: tuple[Score, Score] | None = None
    plan: tuple[Plan | None, Plan | None] | None = None
    locks: tuple[tuple[Lock, ...], tuple[Lock, ...]] | None = None
    style: tuple[str, str] | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is different."""
        others = (self.frame, self.plan, self.locks, self.style)
        return bool(self.before) or any(each is not None for each in others)

    def turned(self, operation: str) -> Edit:
        """The edit that leads from after it to before it; its song is the one after."""
        return Edit(
            operation,
            self.song,
            self.after,
            self.before,
            _turned(self.frame),
            _turned(self.plan),
            _turned(self.locks),
            _turned(self.style),
        )


def _turned(pair: tuple[_T, _T] | None) -> tuple[_T, _T] | None:
    return None if pair is None else (pair[1], pair[0])


def edit_of(operation: str, old: Song, new: Song) -> Edit:
    """The edit between two songs: every cell whose notes differ (in other meters all do), frame and plan if they do."""
    other_bars = old.score.meters != new.score.meters
    both = {**old.cells, **new.cells}
    changed = sorted(c for c in both if other_bars or old.cells.get(c, ()) != new.cells.get(c, ()))
    return Edit(
        operation,
        new,
        {cell: old.cells.get(cell, ()) for cell in changed},
        {cell: new.cells.get(cell, ()) for cell in changed},
        (old.frame, new.frame) if old.frame != new.frame else None,
        (old.plan, new.plan) if old.plan != new.plan else None,
        (old.locks, new.locks) if old.locks != new.locks else None,
        (old.style, new.style) if old.style != new.style else None,
    )


def regenerate(
    song: Song,
    request: Collection[Cell],
    *,
    blend: Blend = (),
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Write cells again, as another take of each; the same song and request give the same notes.

    With a ``blend`` of styles these cells are told it; the plan, the swing and all other cells stay as they are.
    """
    controls = blended_controls(song, blend) if blend else song.controls
    return edit_of("regenerate", song, written(song, controls, request, decoder=decoder, progress=progress))


def blended_controls(song: Song, blend: Blend) -> Controls:
    """The Controls of a song in a blend of styles: as its plan would tell them, or the measured ones told the blend."""
    return in_blend(song.controls, blend) if song.plan is None else to_controls(in_stages(song.plan, (blend,)))


def written(
    song: Song,
    controls: Controls,
    request: Collection[Cell],
    *,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Song:
    """The song with the cells of ``request`` filled under ``controls``, each as its next take, and finished."""
    takes = {cell: song.takes.get(cell, 0) + 1 for cell in request}
    filled = fill(
        song.cells, controls, request, decoder or default_decoder(), seed=song.seed, takes=takes, progress=progress
    )
    new = finished(song, {cell: filled.get(cell, ()) for cell in request})
    return replace(new, takes={**song.takes, **takes})


def finished(song: Song, cells: Mapping[Cell, tuple[Note, ...]]) -> Song:
    """The song with new cells, which are swung and given velocities as the rest of the song was.

    What would begin before a pickup is left out.
    """
    told = song.controls if song.controls.swing else replace(song.controls, style=song.style)
    first_tick = song.score.meters[0].bar_ticks - song.score.pickup_ticks if song.score.pickup_ticks else 0
    plain = {
        (role, bar): swung_notes(tuple(note for note in notes if note.onset_tick >= first_tick), swing_at(told, bar))
        for (role, bar), notes in cells.items()
    }
    rows = song.with_written(plain)
    tracks, pitches = [], {}
    for role in {role for role, _ in cells}.intersection(rows.rows):
        track = rows.score.tracks[rows.rows[role]]
        pitches[role] = sum(note.pitch for note in track.notes) / max(len(track.notes), 1)
        fresh = sorted(note for cell, notes in plain.items() if cell[0] is role for note in notes)
        tracks.append(replace(track, notes=tuple(fresh)))
    touched = replace(song.score, tracks=tuple(tracks))
    shaped = cells_of(shape(touched, seed=song.seed, middle=lambda track: pitches[track.role]))
    return song.with_written({cell: shaped.get(cell, ()) for cell in cells})
