"""Changes of chord as rows of numbers: what stood before, where in the phrase, in which section, in whose music."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from planner.chord_model import CONTEXT, GROUPS, KINDS, edge_of
from planner.chord_tokens import START
from planner.learning.songs import Song

TARGET = len(CONTEXT)
"""The column of the chord that comes; the columns before it are those of ``chord_model.CONTEXT``."""
SONG = TARGET + 1
"""The column of the song's number."""


def bars_of(song: Song) -> tuple[list[int], list[int], list[int]]:
    """For each bar: the number of its kind of section, its place in the section, and the bars left after it."""
    kind, place = [0] * song.bars, list(range(song.bars))
    left = [song.bars - 1 - bar for bar in range(song.bars)]
    for section in song.sections:
        for bar in range(section.start_bar, min(song.bars, section.start_bar + section.bars)):
            kind[bar] = KINDS.index(section.kind)
            place[bar] = bar - section.start_bar
            left[bar] = section.start_bar + section.bars - 1 - bar
    return kind, place, left


def changes(songs: Iterable[Song]) -> NDArray[np.int64]:
    """One row for each change of chord: context, chord, song; the past is forgotten where the key changes."""
    rows: list[tuple[int, ...]] = []
    for number, song in enumerate(songs):
        kind, place, left = bars_of(song)
        past, key = [START] * 3, None
        for slot, token in enumerate(song.tokens):
            here = (song.tonics[slot], song.minor[slot])
            if key is not None and here != key:
                past = [START] * 3
            key = here
            if token < 0 or token == past[-1]:
                continue
            bar, half = divmod(slot, song.slots)
            where = (GROUPS.index(song.group), int(song.minor[slot]), kind[bar], place[bar] % 4, half)
            rows.append((*where, edge_of(place[bar], left[bar]), *past, token, number))
            past = [*past[1:], token]
    return np.array(rows, dtype=np.int64).reshape(-1, SONG + 1)
