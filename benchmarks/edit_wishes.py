"""An operation that is asked for at random: what it is asked, and what it may change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from scoresmith import editing
from scoresmith.editing.history import History
from scoresmith.editing.operations import Edit
from scoresmith.editing.song import Song
from symbolic.grid import Cell
from symbolic.score import ROLES

Random = np.random.Generator
Places = Sequence[int | None]
MOST_BARS = 4
"""An operation that writes notes is asked for so many bars at most."""
FORM = frozenset({"end_tick", "tempos", "meters", "keys", "chords", "sections"})
"""What of a frame goes with the bars."""


def same_places(old: Song, new: Song) -> Places:
    """Every bar where it was; later ones are new."""
    return [bar if bar < old.bars else None for bar in range(new.bars)]


def all_cells(old: Song, new: Song) -> Collection[Cell]:
    """Every cell may change."""
    return {(role, bar) for role in ROLES for bar in range(new.bars)}


def nothing_more(old: Song, new: Song) -> list[str]:
    """No further rule."""
    return []


@dataclass(frozen=True, slots=True)
class Wish:
    """An operation asked for in one way.

    ``cells`` gives the cells of the new song that may differ from those of the bar that they come from (``places``: for
    each new bar the old one, None for a new bar); ``fields`` what of the frame may change, ``chord_bars`` in which bars
    if that is the chords. ``more`` finds what else is wrong. Where ``restores`` is set, the song must be as it was so
    many steps of standing operations ago (1) or ahead (-1).
    """

    words: str
    run: Callable[[Song, History], tuple[Edit, History]]
    cells: Callable[[Song, Song], Collection[Cell]]
    fields: frozenset[str] = frozenset()
    chord_bars: frozenset[int] | None = None
    places: Callable[[Song, Song], Places] = same_places
    more: Callable[[Song, Song], list[str]] = nothing_more
    restores: int = 0
    asked: Mapping[str, str] = field(default_factory=dict)


Ask = Callable[[Song, History, Random], Wish]


def step(operation: Callable[[Song], Edit], words: str) -> Callable[[Song, History], tuple[Edit, History]]:
    """An operation on a song as one on a song with its history."""

    def run(song: Song, history: History) -> tuple[Edit, History]:
        edit = operation(song)
        return edit, history.with_edit(edit, {"asked": words})

    return run


def some_bars(song: Song, rng: Random, most: int = MOST_BARS) -> range:
    """A few neighbouring bars."""
    first = int(rng.integers(song.bars))
    return range(first, min(song.bars, first + 1 + int(rng.integers(most))))


def some_cells(song: Song, rng: Random) -> frozenset[Cell]:
    """The cells of a few bars and of one to three roles, locked ones left out. Raises BadInput where there is none."""
    bars = some_bars(song, rng)
    there = sorted(song.rows)
    roles = {there[i] for i in rng.permutation(len(there))[: rng.integers(1, 4)]}
    return editing.cells_asked(song, bars=f"{bars[0] + 1}-{bars[-1] + 1}", roles=roles)


def told(cells: Collection[Cell]) -> str:
    """Cells in words."""
    bars = sorted({bar + 1 for _, bar in cells})
    return f"{', '.join(sorted({role.value for role, _ in cells}))} in bars {bars[0]}-{bars[-1]}"
