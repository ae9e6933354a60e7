"""Operations on a song. Each writes some cells and gives a new song; every other cell keeps its notes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from render.performance import shape
from scoresmith.editing.song import Song
from symbolic.decoder import Decoder, default_decoder
from symbolic.feel import is_swung, swung_notes
from symbolic.fill import fill
from symbolic.grid import Cell, Cells, cells_of

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Edit:
    """What an operation did: the new song, and the notes of each changed cell before and after it."""

    operation: str
    song: Song
    before: Cells
    after: Cells


def edit_of(operation: str, old: Song, new: Song) -> Edit:
    """The edit between two songs: every cell whose notes differ."""
    changed = [c for c in {**old.cells, **new.cells} if old.cells.get(c, ()) != new.cells.get(c, ())]
    before = {cell: old.cells.get(cell, ()) for cell in sorted(changed)}
    return Edit(operation, new, before, {cell: new.cells.get(cell, ()) for cell in before})


def regenerate(
    song: Song, request: Collection[Cell], *, decoder: Decoder | None = None, progress: Progress | None = None
) -> Edit:
    """Write cells again, as another take of each; the same song and request give the same notes."""
    takes = {cell: song.takes.get(cell, 0) + 1 for cell in request}
    written = fill(
        song.cells, song.controls, request, decoder or default_decoder(), seed=song.seed, takes=takes, progress=progress
    )
    new = finished(song, {cell: written.get(cell, ()) for cell in request})
    return edit_of("regenerate", song, replace(new, takes={**song.takes, **takes}))


def finished(song: Song, written: Cells) -> Song:
    """The song with new cells, which are swung and given velocities as the rest of the song was."""
    if is_swung(song.plan.style, song.plan.meter):
        written = {cell: swung_notes(notes) for cell, notes in written.items()}
    plain = song.with_written(written)
    shaped = cells_of(shape(plain.score, seed=song.seed))
    return song.with_written({cell: shaped.get(cell, ()) for cell in written})
