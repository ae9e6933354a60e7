"""What chord people let follow: a small network over the last three chords, the place and the kind of music.

Learned from Billboard, POP909, OpenEWLD and the Lieder (``python -m planner.learning``) and computed with numpy alone.
A chord never follows itself: the model tells what comes when the chord changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from planner.chord_tokens import START, VOCABULARY

GROUPS: tuple[str, ...] = ("rock", "pop", "jazz", "folk", "classical")
"""Whose music: Billboard, POP909, OpenEWLD's jazz and its other tunes, the Lieder."""
KINDS: tuple[str, ...] = (
    "", "intro", "verse", "prechorus", "chorus", "bridge", "interlude", "solo", "outro", "theme",
)  # fmt: skip  # "" where a set has no sections
CONTEXT: tuple[tuple[str, int], ...] = (
    ("group", len(GROUPS)), ("minor", 2), ("kind", len(KINDS)), ("bar", 4), ("half", 2), ("edge", 4),
    ("third", VOCABULARY + 1), ("second", VOCABULARY + 1), ("last", VOCABULARY + 1),
)  # fmt: skip  # what the model knows of a place: column and number of values
LAST = len(CONTEXT) - 1
PLACE = 6
"""So many columns tell the place; the last three chords follow."""
_STARTS = np.cumsum([0, *(size for _, size in CONTEXT)])[:-1]
PAIRS = int(sum(size for _, size in CONTEXT))
"""Where the rows for group and mode together begin; the table has ``PAIRS + 2 * len(GROUPS)`` rows."""

Array = NDArray[np.float32]
Rows = NDArray[np.int64]


def edge_of(place: int, left: int) -> int:
    """Whether a bar is the last of its section (1), the last but one (2), its first (3) or none of these (0)."""
    return 1 if left == 0 else 2 if left == 1 else 3 if place == 0 else 0


@cache
def _weights() -> Mapping[str, Array]:
    with (files("planner.knowledge") / "chords.npz").open("rb") as file, np.load(file) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def following(rows: Rows, weights: Mapping[str, Array] | None = None) -> Array:
    """The chances of each chord at each row of contexts. ``rows`` is [n, 9] as ``CONTEXT``; the result [n, 132]."""
    net = _weights() if weights is None else weights
    chances = _chances(place_sum(rows[:, :PLACE], net) + _past_sum(rows[:, PLACE:], net), net)
    last = rows[:, LAST]
    known = np.flatnonzero(last < START)
    chances[known, last[known]] = 0.0
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


def place_sum(places: Rows, weights: Mapping[str, Array] | None = None) -> Array:
    """What a place adds to the first layer. ``places`` is [n, 6]; the result [n, width]."""
    table = (_weights() if weights is None else weights)["table"]
    hidden: Array = table[places[:, 0] * 2 + places[:, 1] + PAIRS].copy()
    for column in range(PLACE):
        hidden += table[places[:, column] + _STARTS[column]]
    return hidden


def following_at(place: Array, past: tuple[int, ...], mix: Array) -> Array:
    """The chances after the last three chords at a place in several groups' music, mixed.

    The result is [132]. ``place`` [groups, width] is from ``place_sum``; ``mix`` [groups] holds their weights.
    """
    net = _weights()
    table = net["table"]
    third, second, last = (table[chord + start] for chord, start in zip(past, _STARTS[PLACE:], strict=True))
    chances = _chances(place + (third + second + last), net)
    if past[-1] < START:
        chances[:, past[-1]] = 0.0
    mixed: Array = (mix / chances.sum(axis=1)) @ chances
    return mixed


def _past_sum(past: Rows, net: Mapping[str, Array]) -> Array:
    table = net["table"]
    hidden: Array = table[past[:, 0] + _STARTS[PLACE]].copy()
    for column in (1, 2):
        hidden += table[past[:, column] + _STARTS[PLACE + column]]
    return hidden


def _chances(hidden: Array, net: Mapping[str, Array]) -> Array:
    """The upper layers: chances, not yet summing to one."""
    hidden = np.maximum(hidden, 0.0)
    hidden += np.maximum(hidden @ net["inner"] + net["inner_bias"], 0.0)
    logits = hidden @ net["outer"] + net["outer_bias"]
    logits -= logits.max(axis=1, keepdims=True)
    chances: Array = np.exp(logits)
    return chances


@cache
def steps(group: int, minor: bool) -> Array:
    """The chance of each chord after each chord in the middle of a phrase: [132, 132], the past before it unknown."""
    rows = np.zeros((VOCABULARY, len(CONTEXT)), dtype=np.int64)
    rows[:, 0], rows[:, 1] = group, int(minor)
    rows[:, LAST - 2 : LAST] = START
    rows[:, LAST] = np.arange(VOCABULARY)
    return following(rows)
