"""Two takes of some cells on one piano roll, to see and choose."""

from __future__ import annotations

from scoresmith.editing.history import History, choose
from scoresmith.editing.song import Song
from scoresmith.picture import Drawing, piano_roll
from scoresmith.picture.page import DEFAULT_WIDTH_PX
from symbolic.grid import Cell


def compare_takes(
    song: Song,
    history: History,
    request: frozenset[Cell],
    take: int,
    against: int,
    *,
    width_px: int = DEFAULT_WIDTH_PX,
) -> Drawing:
    """The bars and roles of ``request`` with one take of its cells, and what another has instead, marked.

    Takes count from 1; a cell with fewer takes is shown as it is. Raises BadInput for a take that no cell has.
    """
    shown, other = (choose(song, history, request, number)[0].song.score for number in (take, against))
    bars = sorted({bar for _, bar in request})
    return piano_roll(
        shown,
        title=f"{song.score.title or 'Takes'}: take {take} against take {against}",
        roles={role for role, _ in request},
        bars=range(bars[0], bars[-1] + 1),
        against=other,
        against_name=f"take {against}",
        width_px=width_px,
    )
