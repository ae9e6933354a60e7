"""The likeliest chords at given places: a beam search over the network of people's progressions.

Each way so far is extended by every chord: the chord stays, or changes as often as people change it there to what the
network says follows the last three, and what is sung or asked for at the place is added. A first-order chain computed
backwards tells what each chord can still come to, so that ends are approached and not run into.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner.chord_model import GROUPS, following, steps
from planner.chord_tokens import CLASSES, START, VOCABULARY, triad_token
from planner.knowledge import RHYTHM, facts
from scoresmith.editing.chord_slots import Slot
from symbolic.theory import MINOR_MODES

BEAM = 24
TRIADS: tuple[str, ...] = ("", "m", "dim")
RICH: tuple[str, ...] = (*TRIADS, "7", "maj7", "m7", "m7b5", "dim7")
POSTERIOR = 5.0
"""How much a chord's chance over all ways counts beside the best way, which alone would go round in usual pairs."""
CHANGE = 1.0
"""Log weight of a change: the best way would else stay too long, for what it may change to shares its chance."""
LIVELY, LEAST_SHARE = 0.12, 0.03
"""How much it speaks against a chord that it is a usual one, down to the usualness of this share."""
LONG, STALE = 4, -1.2
"""A chord that was held for so many slots stays on with this log weight, so that a tune is not all tonic."""
_TINY = 1e-9

Floats = NDArray[np.float64]
Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Music:
    """Whose progressions are followed: groups of ``chord_model.GROUPS`` with weights, and whether with sevenths.

    ``trust`` is how much the network counts: 1 as it is, 0 as if all chords followed one another alike.
    """

    groups: Mapping[str, float]
    rich: bool
    trust: float = 1.0


@cache
def candidates(rich: bool) -> Tokens:
    """The chords to choose from, any root, in order: triads, or sevenths too."""
    names = RICH if rich else TRIADS
    return tuple(sorted(root * len(CLASSES) + CLASSES.index(name) for root in range(12) for name in names))


def counts_as(token: int, rich: bool) -> int:
    """The candidate that a chord counts as: itself, or its triad; -1 for none."""
    chosen = candidates(rich)
    return token if token in chosen else triad_token(token) if triad_token(token) in chosen else -1


@cache
def _gather(rich: bool) -> NDArray[np.float32]:
    """Sums the chances of all chords into those of the candidates: (132, candidates)."""
    out = np.zeros((VOCABULARY, len(candidates(rich))), np.float32)
    for token in range(VOCABULARY):
        if (place := counts_as(token, rich)) >= 0:
            out[token, candidates(rich).index(place)] = 1.0
    return out


@cache
def usual(groups: tuple[tuple[str, float], ...], minor: bool, rich: bool) -> Floats:
    """How often people change to each candidate at all: shares, (candidates,)."""
    total = np.zeros(len(candidates(rich)))
    for group, weight in groups:
        counts = np.array(facts(RHYTHM)["chords"][f"{group} {'minor' if minor else 'major'}"], np.float64)
        total += weight * (counts / counts.sum()) @ _gather(rich)
    shares: Floats = total / total.sum()
    return shares


@cache
def alike(rich: bool) -> NDArray[np.bool_]:
    """Which candidates are one chord in another colour, so that no change leads from one to the other.

    A plain triad and its dominant seventh are two: (candidates, candidates).
    """
    chosen = candidates(rich)
    kinds = np.array([(triad_token(token), CLASSES[token % len(CLASSES)] == "7") for token in chosen])
    same: NDArray[np.bool_] = (kinds[:, None] == kinds[None, :]).all(axis=2)
    return same


@cache
def _first_order(groups: tuple[tuple[str, float], ...], minor: bool, rich: bool) -> Floats:
    """The log chance of each change among the candidates, the past before it unknown."""
    chosen = list(candidates(rich))
    total = np.zeros((len(chosen), len(chosen)))
    for group, weight in groups:
        total += weight * (steps(GROUPS.index(group), minor)[chosen] @ _gather(rich))
    total[alike(rich)] = 0.0
    logs: Floats = np.log(total / total.sum(axis=1, keepdims=True) + _TINY)
    return logs


def search(
    slots: Sequence[Slot], weights: Floats, music: Music, before: Tokens = (), after: int | None = None
) -> list[int]:
    """The chord at each slot, as numbers of ``chord_tokens`` counted from the slots' one tonic.

    ``weights`` (slots, candidates) is the log weight of each candidate at each slot, minus infinity for what may not
    be. ``before`` has the chords that come before, ``after`` the one that follows.
    """
    if not len(slots):
        return []
    chosen = candidates(music.rich)
    groups = tuple(sorted(music.groups.items()))
    minor = slots[0].key.mode in MINOR_MODES
    chain = _trusted(_first_order(groups, minor, music.rich), music.trust)
    weights = weights - LIVELY * np.log(usual(groups, minor, music.rich) + LEAST_SHARE)
    weights = weights + POSTERIOR * posterior(slots, weights, chain)
    reach = _reach(slots, weights, chain, chosen, after)
    beam = _Beam(before, chosen, alike(music.rich))
    for number, slot in enumerate(slots):
        net = _network(slot, beam.past, groups, minor, music)
        beam.extend(slot, net, weights[number], reach[number], first=number == 0 and not before)
    return beam.best()


def posterior(slots: Sequence[Slot], weights: Floats, chain: Floats) -> Floats:
    """The chance of each candidate at each slot over all ways of a first-order chain: (slots, candidates)."""
    change = np.exp(chain)
    fits = np.exp(weights - weights.max(axis=1, keepdims=True))
    forward, backward = np.empty_like(fits), np.ones_like(fits)
    forward[0] = fits[0] / fits[0].sum()
    for number in range(1, len(slots)):
        rate = slots[number].rates[1]
        forward[number] = ((1 - rate) * forward[number - 1] + rate * forward[number - 1] @ change) * fits[number]
        forward[number] /= forward[number].sum()
    for number in range(len(slots) - 2, -1, -1):
        rate, ahead = slots[number + 1].rates[1], fits[number + 1] * backward[number + 1]
        backward[number] = (1 - rate) * ahead + rate * (change @ ahead)
        backward[number] /= backward[number].max()
    both: Floats = forward * backward
    both /= both.sum(axis=1, keepdims=True)
    return both


def _reach(slots: Sequence[Slot], weights: Floats, chain: Floats, chosen: Tokens, after: int | None) -> Floats:
    """What the rest of the way is worth at best from each candidate at each slot: (slots, candidates)."""
    reach = np.zeros_like(weights)
    if after is not None and after in chosen:
        stay, _ = _stay_change(slots[-1], 1)
        reach[-1] = np.where(np.array(chosen) == after, stay, chain[:, chosen.index(after)])
    for number in range(len(slots) - 2, -1, -1):
        value = weights[number + 1] + reach[number + 1]
        stay, change = _stay_change(slots[number + 1], 1)
        moved = (chain + value).max(axis=1) + change
        reach[number] = np.maximum(value + stay, moved)
    return reach


def _stay_change(slot: Slot, held: int) -> tuple[float, float]:
    rate = slot.rates[min(held, 4) - 1]
    return float(np.log(1 - rate)), float(np.log(rate)) + CHANGE


def _network(
    slot: Slot, past: NDArray[np.int64], groups: tuple[tuple[str, float], ...], minor: bool, music: Music
) -> Floats:
    """The log chances of each candidate after each past: (ways, candidates)."""
    total = np.zeros((len(past), len(candidates(music.rich))))
    rows = np.empty((len(past), 9), np.int64)
    rows[:, 1], rows[:, 2:6], rows[:, 6:] = int(minor), slot.spot, past
    for group, weight in groups:
        rows[:, 0] = GROUPS.index(group)
        total += weight * (following(rows) @ _gather(music.rich))
    return _trusted(np.log(total + _TINY), music.trust)


def _trusted(logs: Floats, trust: float) -> Floats:
    """The log chances made more alike where the music is trusted less."""
    tempered = trust * logs
    out: Floats = tempered - np.log(np.exp(tempered).sum(axis=1, keepdims=True))
    return out


class _Beam:
    """The best ways so far: the last three unlike chords, how long the last was held, the score, and the way back."""

    def __init__(self, before: Tokens, chosen: Tokens, alike: NDArray[np.bool_]) -> None:
        self._alike = alike
        padded = (*(START,) * 3, *before)[-3:]
        self.past = np.array([padded], np.int64)
        self.chosen = np.array(chosen)
        self._held, self._score = np.ones(1, np.int64), np.zeros(1)
        self._back: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def extend(self, slot: Slot, net: Floats, weight: Floats, reach: Floats, first: bool) -> None:
        """Go on by one slot and keep the best."""
        rate = np.array(slot.rates)[np.minimum(self._held, 4) - 1]
        move = net + (np.log(rate)[:, None] + CHANGE) * (not first)
        same = self.past[:, 2][:, None] == self.chosen[None, :]
        known = np.flatnonzero(self.past[:, 2] < START)
        if not first and len(known):
            last = np.searchsorted(self.chosen, self.past[known, 2])
            move[known] = np.where(self._alike[last], -np.inf, move[known])
        stay = np.log(1 - rate) + STALE * (self._held >= LONG)
        move = np.where(same, stay[:, None], move)
        score = self._score[:, None] + move + weight
        order = np.argsort(-(score + reach).ravel(), kind="stable")[: 3 * BEAM]
        ways, places = np.divmod(order, len(self.chosen))
        kept: dict[tuple[int, ...], int] = {}
        past, held = [], []
        for number, (way, place) in enumerate(zip(ways.tolist(), places.tolist(), strict=True)):
            token = int(self.chosen[place])
            stays = token == self.past[way, 2]
            here = tuple(self.past[way].tolist()) if stays else (*self.past[way, 1:].tolist(), token)
            long = min(int(self._held[way]) + 1, 4) if stays else 1
            if (*here, long) in kept or len(kept) == BEAM:
                continue
            kept[*here, long] = number
            past.append(here)
            held.append(long)
        chosen = list(kept.values())
        self._back.append((ways[chosen], self.chosen[places[chosen]]))
        self._score = score.ravel()[order[chosen]]
        self.past, self._held = np.array(past, np.int64), np.array(held, np.int64)
        self._final = self._score + reach[places[chosen]]

    def best(self) -> list[int]:
        """The tokens of the best way."""
        way = int(np.argmax(self._final))
        tokens = []
        for ways, chosen in reversed(self._back):
            tokens.append(int(chosen[way]))
            way = int(ways[way])
        return tokens[::-1]
