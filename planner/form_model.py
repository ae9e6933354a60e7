"""Forms drawn from how people build songs: a chain of kinds of sections with their lengths, filling exactly the bars.

The chain is of the second order; sections are drawn one after the other, each weighed by the chance that a chain of the
first order still fills the bars that are left (backward filtering), so that the total is exact without trimming.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from planner.knowledge import FORMS, facts

KINDS: tuple[str, ...] = ("intro", "verse", "prechorus", "chorus", "bridge", "interlude", "solo", "outro")
_END, _START = len(KINDS), len(KINDS) + 1
LONGEST_BARS = 16
MOST_BARS = 200
"""Longer pieces than people's songs do not come from the chain."""
GROUPS_OF_FAMILY: Mapping[str, Mapping[str, float]] = {
    "pop": {"pop": 0.6, "rock": 0.4}, "rock": {"rock": 1.0}, "groove": {"rock": 0.8, "pop": 0.2},
    "jazz": {"rock": 0.6, "pop": 0.4}, "film": {"pop": 0.7, "rock": 0.3}, "folk": {"rock": 0.6, "pop": 0.4},
    "latin": {"rock": 0.6, "pop": 0.4}, "float": {"pop": 0.6, "rock": 0.4},
}  # fmt: skip  # family of styles -> weights of POP909 ("pop") and Billboard ("rock")
_ALL_GROUPS: Mapping[str, float] = {"pop": 0.5, "rock": 0.5}
CLOSING = frozenset({"chorus", "outro"})
"""What a song may end with; a verse too where there is no chorus."""
OPENING = frozenset({"verse", "chorus"})
"""What sings first; bridge and solo wait for the first chorus."""
SHORTEST_BARS: Mapping[str, int] = {"intro": 2, "interlude": 2, "outro": 2}
BODY_SHORTEST_BARS = 4
UNEVEN_BODY = 0.03
"""Weight of a sung section that is no whole number of four-bar phrases."""
SECOND_ORDER = 8.0
"""So many songs of the first order are added to the counts of the second."""
TRIES = 40
FRAME = frozenset({"intro", "interlude", "outro"})
FRAME_SHARE = 0.34
"""At most this part of the bars has no singing."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chain:
    """Chances: ``first`` [this, next], ``second`` [before, this, next] and ``bars`` [kind, length 0 to 16];
    ``steady`` is how often a kind that comes back has the length of its first time.

    The places after ``KINDS`` stand for the end and the start.
    """

    first: Table
    second: Table
    bars: Table
    steady: float


@cache
def _chain(family: str) -> Chain:
    """The chain of a family of styles, the groups' chances mixed by their weights."""
    weights = GROUPS_OF_FAMILY.get(family, _ALL_GROUPS)
    size = len(KINDS) + 2
    second, bars = np.zeros((size, size, size)), np.zeros((len(KINDS), LONGEST_BARS + 1))
    steady = 0.0
    for group, weight in weights.items():
        learned = facts(FORMS)[group]
        scale = weight / learned["songs"]
        steady += weight * learned["steady"][0] / learned["steady"][1]
        for key, counts in learned["following"].items():
            before, this = (_START if not name else KINDS.index(name) for name in key.split("|"))
            for after, count in counts.items():
                second[before, this, _END if after == "end" else KINDS.index(after)] += scale * count
        for kind, lengths in learned["bars"].items():
            total = sum(lengths.values())
            for length, count in lengths.items():
                if int(length) <= LONGEST_BARS:
                    bars[KINDS.index(kind), int(length)] += weight * count / total
    intro = KINDS.index("intro")
    second[:, :_START, intro] = 0.0  # an intro comes first or not at all
    first = second.sum(axis=0)
    first /= np.maximum(first.sum(axis=1, keepdims=True), 1e-12)
    second = second * 500 + SECOND_ORDER * first
    second /= np.maximum(second.sum(axis=2, keepdims=True), 1e-12)
    return Chain(first, second, bars, steady)


def chance(family: str, this: str, after: str) -> float:
    """How often people let one kind of section follow another, 0 to 1."""
    return float(_chain(family).first[KINDS.index(this), KINDS.index(after)])


def draw_form(
    family: str,
    bars: int,
    rng: Random,
    *,
    away: Collection[str] = (),
    lengths: Mapping[str, int] | None = None,
    wanted: Collection[str] = (),
) -> list[tuple[str, int]]:
    """Kinds and bars of the sections of a song of exactly ``bars`` bars; empty where the chain has none that fits.

    ``away`` names kinds that must not come, ``lengths`` the asked bars of a kind, ``wanted`` kinds that must come.
    """
    if not 8 <= bars <= MOST_BARS:
        return []
    chain = _narrowed(_chain(family), bars, frozenset(away), lengths or {})
    reach = _reach(chain, bars)
    if reach[bars, _START] <= 0.0:
        return []
    found: list[tuple[str, int]] = []
    for _ in range(TRIES):
        found = _walk(chain, reach, bars, rng)
        if _is_song(found, bars, away, wanted):
            return found
    return []


def _narrowed(chain: Chain, bars: int, away: Collection[str], lengths: Mapping[str, int]) -> Chain:
    """The chain without what is asked away, with the sections that suit a piece of this length."""
    longest = 8 if bars < 56 else LONGEST_BARS
    sizes = chain.bars.copy()
    sizes[:, longest + 1 :] = 0.0
    for place, kind in enumerate(KINDS):
        if kind in lengths:
            sizes[place] = 0.0
            sizes[place, min(lengths[kind], LONGEST_BARS)] = float(lengths[kind] <= LONGEST_BARS)
            continue
        sizes[place, : SHORTEST_BARS.get(kind, BODY_SHORTEST_BARS)] = 0.0
        if kind not in FRAME:
            uneven = [n for n in range(LONGEST_BARS + 1) if n % 4]
            sizes[place, uneven] *= UNEVEN_BODY
    ends = [place for place, kind in enumerate(KINDS) if kind not in CLOSING and not ({"chorus"} <= set(away))]
    gone = [KINDS.index(kind) for kind in away if kind in KINDS]
    first, second = chain.first.copy(), chain.second.copy()
    first[:, gone], second[:, :, gone] = 0.0, 0.0
    first[ends, _END], second[:, ends, _END] = 0.0, 0.0
    return Chain(first, second, sizes, chain.steady)


def _reach(chain: Chain, bars: int) -> Table:
    """For each number of bars left and each last kind, the chance that a first-order chain fills them exactly."""
    kinds = len(KINDS)
    reach = np.zeros((bars + 1, kinds + 2))
    reach[0] = chain.first[:, _END]
    for left in range(1, bars + 1):
        most = min(left, LONGEST_BARS)
        after = np.einsum("kn,nk->k", chain.bars[:, 1 : most + 1], reach[left - most : left, :kinds][::-1])
        reach[left] = chain.first[:, :kinds] @ after
    return reach


def _walk(chain: Chain, reach: Table, bars: int, rng: Random) -> list[tuple[str, int]]:
    """One chain from start to end."""
    before, this, left = _START, _START, bars
    sizes = chain.bars.copy()
    found: list[tuple[str, int]] = []
    kinds = len(KINDS)
    while left > 0:
        most = min(left, LONGEST_BARS)
        weights = chain.second[before, this, :kinds, None] * sizes[:, 1 : most + 1]
        weights = weights * reach[left - most : left, :kinds][::-1].T
        flat = weights.ravel()
        total = float(flat.sum())
        if total <= 0.0:
            return []
        place = min(int(np.searchsorted(np.cumsum(flat), rng.random() * total, side="right")), flat.size - 1)
        kind, size = place // most, place % most + 1
        if not any(KINDS[kind] == earlier for earlier, _ in found):
            sizes[kind] *= 1 - chain.steady
            sizes[kind, size] += chain.steady
        found.append((KINDS[kind], size))
        before, this, left = this, kind, left - size
    return found


def _is_song(form: list[tuple[str, int]], bars: int, away: Collection[str], wanted: Collection[str]) -> bool:
    """Whether a drawn chain is a song: it sings enough, has its chorus, and holds what was asked for."""
    kinds = [kind for kind, _ in form]
    needed = set(wanted) | ({"verse"} if bars >= 12 else set()) | ({"chorus"} if bars >= 16 else set())
    frame = sum(size for kind, size in form if kind in FRAME)
    repeats = max((_run(kinds, n) for n in range(len(kinds))), default=0)
    odd = sum(size % 4 != 0 for _, size in form) > bars % 4
    body = [kind for kind in kinds if kind not in FRAME]
    early = body[: body.index("chorus")] if "chorus" in body else body
    if not body or body[0] not in OPENING or {"bridge", "solo"} & set(early):
        return False
    return needed - set(away) <= set(kinds) and frame <= max(FRAME_SHARE * bars, 4) and repeats <= 2 and not odd


def _run(kinds: list[str], start: int) -> int:
    """How many sections of one kind follow one another from ``start`` on; frame sections count double."""
    length = 1
    while start + length < len(kinds) and kinds[start + length] == kinds[start]:
        length += 1
    return 2 * length - 1 if kinds[start] in FRAME | {"bridge", "prechorus", "solo"} else length
