"""Progressions drawn phrase by phrase from the model of people's music, under the constraints of form and cadence.

A phrase is a chain of slots: half bars, or whole bars in meters without a half. At each slot the chord stays or
changes, as often as people change it there, and a change goes where the network says. What must come at the end is told
by backward filtering: every choice is weighed by the chance that a first-order chain still reaches it, so a cadence is
approached, never pasted over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from planner.chord_model import GROUPS, KINDS, Array, edge_of, following_at, place_sum
from planner.chord_tokens import START, token_of, triad_token
from planner.knowledge import RHYTHM, facts
from planner.palette import Palette, palette
from symbolic.score import Chord

PHRASE_BARS = 4
CLOSING_BARS = 2
"""So many bars at the end of a section are drawn for its cadence; those before them are the letter's own."""
HELD_BARS = 2.0
"""A chord is not held longer, but for the last one."""
FASTEST_BAR_S, SLOWEST_BAR_S = 1.6, 3.4
"""Bars shorter than this change chords in the middle half as often, longer ones half as often again."""
UNKNOWN_RATE = 0.5
OFF_THE_BEAT = 0.1
"""How much of its rate a change in the middle of a bar keeps where the bar began with an old chord."""
TRIES = 4
"""So many rows are drawn at most until one is lively enough; the liveliest is kept."""
LIVELY = 0.85
"""A row as lively as this is taken at once."""
MOST_OF_ONE = 0.5
"""At most this share of a row is one chord, and ``MOST_DOMINANT`` of it the dominant."""
MOST_DOMINANT = 0.3
TONIC_AT_START = 4.0
"""Weight of the tonic where a section begins."""


@dataclass(frozen=True, slots=True)
class Taste:
    """Whose music a family of styles draws from, by weight.

    ``stock`` is the share of letters taken from the tables, a prior for what the data does not hold: vamps,
    turnarounds, blues. ``rich`` palettes have sevenths; ``pace`` multiplies how often chords change within a bar;
    ``half_closes`` is how often an inner phrase ends on the dominant.
    """

    groups: Mapping[str, float]
    stock: float
    rich: bool = False
    pace: float = 1.0
    half_closes: float = 0.25


TASTES: Mapping[str, Taste] = {
    "pop": Taste({"pop": 0.6, "rock": 0.4}, 0.1, pace=0.7),
    "rock": Taste({"rock": 1.0}, 0.15),
    "groove": Taste({"rock": 0.5, "jazz": 0.5}, 0.5, rich=True),
    "jazz": Taste({"jazz": 0.85, "rock": 0.15}, 0.35, rich=True),
    "latin": Taste({"jazz": 0.5, "folk": 0.5}, 0.5, rich=True),
    "float": Taste({"pop": 0.6, "classical": 0.4}, 0.5, pace=0.2),
    "film": Taste({"pop": 0.5, "rock": 0.3, "classical": 0.2}, 0.3, pace=0.4, half_closes=0.4),
    "folk": Taste({"folk": 0.7, "rock": 0.3}, 0.2, pace=0.6, half_closes=0.5),
    "classical": Taste({"classical": 0.6, "folk": 0.4}, 0.2, pace=0.5, half_closes=0.6),
    "blues": Taste({"rock": 1.0}, 1.0),
}
"""Family of styles -> taste. The shares are stated priors, not learned."""


@cache
def _rate(groups: tuple[tuple[str, float], ...], where: str) -> float:
    """How often people change the chord at a place, the groups mixed by their weights."""
    total = weight_sum = 0.0
    for group, weight in groups:
        changed, slots = facts(RHYTHM)["groups"].get(group, {}).get("changes", {}).get(where, (0, 0))
        if slots >= 20:
            total += weight * changed / slots
            weight_sum += weight
    return total / weight_sum if weight_sum else UNKNOWN_RATE


@cache
def symmetry(groups: tuple[tuple[str, float], ...]) -> tuple[float, float]:
    """How often the second phrase of a section is the first again, and how often it has its opening."""
    same = opening = 0.0
    total = sum(weight for group, weight in groups if _phrases(group)) or 1.0
    for group, weight in groups:
        if counts := _phrases(group):
            songs = sum(counts.values())
            same += weight / total * counts.get("same", 0) / songs
            opening += weight / total * counts.get("opening", 0) / songs
    return same, opening


def _phrases(group: str) -> Mapping[str, int]:
    counts: Mapping[str, int] = facts(RHYTHM)["groups"].get(group, {}).get("phrases", {})
    return counts


OPENING_AGAIN = 0.5
"""Of the second phrases that people write anew, so many take up the opening here: four parts of a song are remembered
better than its recording's small differences, which the counts call new."""

DOMINANT = token_of(Chord(7, ""), 0)

Ends = Mapping[int, frozenset[int]]
"""Slot -> the places of the palette that may sound there."""


class Drawer:
    """Draws rows of chords in one mode and meter: ``slots`` a bar, one or two, and ``bar_s`` seconds a bar."""

    def __init__(self, family: str, mode: str, slots: int, bar_s: float, rng: Random) -> None:
        self.taste = TASTES.get(family, TASTES["pop"])
        self.groups = tuple(sorted(self.taste.groups.items()))
        self.palette: Palette = palette(mode, self.taste.rich, self.groups)
        self.slots, self.rng = slots, rng
        slow = 0.5 if bar_s < FASTEST_BAR_S else 1.5 if bar_s > SLOWEST_BAR_S else 1.0
        self.half_pace = slow * self.taste.pace
        self.past: tuple[int, int, int] = (START, START, START)
        self.mode = mode
        self.rates: dict[tuple[int, int, int], tuple[float, ...]] = {}

    def row(self, kind: str, bars: int) -> list[int]:
        """A letter's own chords, one token a slot: phrases of four bars, the later ones answering the first."""
        best, most = [], -1.0
        for _ in range(TRIES):
            row = self._row(kind, bars)
            lively = self._lively(row)
            if lively > most:
                best, most = row, lively
            if lively >= LIVELY:
                break
        self.past = _past(best, self.past)
        return best

    def _lively(self, row: Sequence[int]) -> float:
        """1 for a row that goes somewhere; less where few chords or the dominant fill it, or two alternate."""
        bars = len(row) / self.slots
        row = [triad_token(token) for token in row]
        shares = Counter(row)
        wanted = min(3.5, 1 + bars / 2)
        dominant = row.count(DOMINANT) / len(row)
        changed = [token for n, token in enumerate(row) if n == 0 or token != row[n - 1]]
        steps_back = sum(changed[n] == changed[n - 2] for n in range(2, len(changed)))
        return min(
            1.0,
            len(shares) / wanted,
            MOST_OF_ONE * len(row) / max(shares.values()) if bars > 2 else 1.0,
            MOST_DOMINANT / max(dominant, 0.01) if bars > 2 else 1.0,
            0.45 * (len(changed) - 2) / max(steps_back, 0.01) if len(changed) > 4 else 1.0,
        )

    def _row(self, kind: str, bars: int) -> list[int]:
        row: list[int] = []
        same, opening = symmetry(self.groups)
        lengths = phrase_lengths(bars)
        for number, length in enumerate(lengths):
            prefix: list[int] = []
            if number:
                first = row[: PHRASE_BARS * self.slots] if number % 2 or number < 3 else row[-2 * len(row) // number :]
                chance = self.rng.random()
                again = 1.0 if chance < same else 0.5 if chance < same + opening + OPENING_AGAIN * (1 - same) else 0.0
                prefix = first[: round(again * min(length, PHRASE_BARS)) * self.slots]
            ends: dict[int, frozenset[int]] = {}
            if number + 1 < len(lengths) and self.rng.random() < self.taste.half_closes:
                ends[length * self.slots - 1] = self.palette.dominant
                prefix = prefix[: (length - 1) * self.slots]
            row += self._draw(kind, bars, len(row) // self.slots, length, prefix, ends)
        return row

    def closed(self, row: Sequence[int], kind: str, cadence: str) -> list[int]:
        """The row with its last bars drawn anew, so that it ends in the cadence."""
        bars = len(row) // self.slots
        keep = max(0, bars - CLOSING_BARS)
        ends: Ends
        if cadence == "open":
            away = frozenset(range(len(self.palette.tokens))) - self.palette.tonic
            if self._place(row[-1]) in away:
                return list(row)
            ends = {len(row) - 1 - keep * self.slots: away}
        else:
            ends = self._ends(cadence, bars - keep)
        head = list(row[: keep * self.slots])
        return head + self._draw(kind, bars, keep, bars - keep, [], ends, before=head)

    def _place(self, token: int) -> int:
        return self.palette.tokens.index(token)

    def _ends(self, cadence: str, bars: int) -> Ends:
        """What must sound in the last ``bars`` bars, counted in slots from their start."""
        last = range((bars - 1) * self.slots, bars * self.slots)
        before = last[0] - 1
        chords = self.palette
        if cadence in ("half", "loop"):
            ends = {last[-1]: chords.dominant}
            if before >= 0:
                ends[before] = frozenset(range(len(chords.tokens))) - chords.dominant
            return ends
        final = {"deceptive": chords.sixth}.get(cadence, chords.tonic)
        ends = dict.fromkeys(last, final)
        if before >= 0:
            ends[before] = chords.subdominant if cadence == "plagal" else chords.dominant
            if self.taste.rich and self.slots == 2 and cadence != "plagal":
                ends[before - 1] = chords.preparing
        return ends

    def _draw(
        self, kind: str, bars: int, place: int, length: int, prefix: Sequence[int], ends: Ends,
        before: Sequence[int] = (),
    ) -> list[int]:  # fmt: skip
        """``length`` bars of tokens from bar ``place`` of a section of ``bars`` bars on, beginning with ``prefix``."""
        total = length * self.slots
        rates = [self._rates(place, bars, slot) for slot in range(total)]
        reach = self._reach(total, rates, ends) if ends else [np.ones(len(self.palette.tokens))] * total
        drawn = list(prefix[:total])
        past = _past([*before, *drawn], self.past)
        last_end = max(ends, default=-1)
        for slot in range(len(drawn), total):
            now = past[-1]
            held = _held([*before, *drawn])
            rate = 1.0 if held >= HELD_BARS * self.slots else rates[slot][min(held, 4) - 1]
            if slot > last_end and now in self.palette.tokens:  # nothing has to be reached: first whether, then what
                if self.rng.random() >= rate:
                    drawn.append(now)
                    continue
                rate = 1.0
            weights = self._weights(kind, bars, place, slot, past, now, rate) * reach[slot]
            if weights.sum() <= 0.0:
                weights = reach[slot] * self.palette.favour + 1e-12
            token = self.palette.tokens[_pick(weights, self.rng)]
            drawn.append(token)
            past = _past([token], past)
        return drawn

    def _rates(self, place: int, bars: int, slot: int) -> tuple[float, ...]:
        """The chance that the chord changes at a slot, for a chord held one, two, three and four slots or more."""
        bar, half = divmod(slot, self.slots)
        here = place + bar
        spot = (here % PHRASE_BARS, half, edge_of(here, bars - 1 - here))
        if spot not in self.rates:
            rates = []
            for held in range(1, 5):
                rate = _rate(self.groups, " ".join(map(str, (self.slots, *spot, held))))
                if half:
                    rate *= self.half_pace * (1.0 if held == 1 else OFF_THE_BEAT)
                elif self.slots == 2 and held % 2:
                    rate = 1.0  # what came in the middle of a bar does not last over the bar line
                rates.append(min(max(rate, 0.02), 0.98))
            self.rates[spot] = tuple(rates)
        return self.rates[spot]

    def _reach(self, total: int, rates: Sequence[tuple[float, ...]], ends: Ends) -> list[NDArray[np.float64]]:
        """For each slot, how likely each chord there still leads to what must come."""
        size = len(self.palette.tokens)
        reach = [np.ones(size) for _ in range(total)]
        for slot in reversed(range(total)):
            if slot + 1 < total:
                rate = rates[slot + 1][1]
                reach[slot] = (1 - rate) * reach[slot + 1] + rate * (self.palette.after @ reach[slot + 1])
            if slot in ends:
                allowed = np.zeros(size)
                allowed[list(ends[slot])] = 1.0
                reach[slot] = reach[slot] * allowed
        return reach

    def _weights(
        self, kind: str, bars: int, place: int, slot: int, past: tuple[int, int, int], now: int, rate: float
    ) -> NDArray[np.float64]:
        """How likely each chord of the palette sounds in a slot where the chord changes with the chance ``rate``."""
        bar, half = divmod(slot, self.slots)
        here = place + bar
        edge = edge_of(here, bars - 1 - here)
        spot = (KINDS.index(kind), here % PHRASE_BARS, half, edge)
        weights: NDArray[np.float64] = _learned(self.groups, self.mode, self.taste.rich, spot, past)
        if slot == 0 and place == 0:
            weights = weights * np.where(self.palette.is_tonic, TONIC_AT_START, 1.0)
            weights /= weights.sum()
        if now not in self.palette.tokens:
            return weights
        mixed: NDArray[np.float64] = weights * (rate * self.palette.unlike[self._place(now)])
        mixed[self._place(now)] = 1 - rate
        return mixed


Groups = tuple[tuple[str, float], ...]
Spot = tuple[int, int, int, int]
"""Kind of section, bar of the phrase, half, edge: the middle columns of ``chord_model.CONTEXT``."""


@cache
def _place(groups: Groups, minor: bool, spot: Spot) -> tuple[Array, Array]:
    """What a place adds in each group's music, and the weights of the groups."""
    rows = np.array([(GROUPS.index(group), int(minor), *spot) for group, _ in groups])
    return place_sum(rows), np.array([weight for _, weight in groups], dtype=np.float32)


@lru_cache(maxsize=8192)
def _learned(groups: Groups, mode: str, rich: bool, spot: Spot, past: tuple[int, int, int]) -> NDArray[np.float64]:
    """How likely people let each chord of the palette follow, kept for the next time; not to be changed in place."""
    found = palette(mode, rich, groups)
    place, mix = _place(groups, found.minor, spot)
    return found.gather(following_at(place, past, mix).astype(np.float64))


def phrase_lengths(bars: int) -> list[int]:
    """Phrases of four bars; a rest of one bar joins the phrase before it."""
    lengths = [PHRASE_BARS] * (bars // PHRASE_BARS)
    rest = bars % PHRASE_BARS
    if rest == 1 and lengths:
        lengths[-1] += 1
    elif rest:
        lengths.append(rest)
    return lengths


def _past(tokens: Sequence[int], past: tuple[int, int, int]) -> tuple[int, int, int]:
    """The last three unlike chords."""
    for token in tokens:
        if token != past[-1]:
            past = (past[1], past[2], token)
    return past


def _held(tokens: Sequence[int]) -> int:
    """For how many slots the last chord has sounded."""
    held = 0
    for token in reversed(tokens):
        if token != tokens[-1]:
            break
        held += 1
    return max(held, 1)


def _pick(weights: NDArray[np.float64], rng: Random) -> int:
    sums = np.cumsum(weights)
    return min(int(np.searchsorted(sums, rng.random() * float(sums[-1]), side="right")), len(weights) - 1)
