"""Find the sections of a score: where they begin, which are the same, what kind each is and its energy.

Each bar line is judged by novelty (Foote 2000), by repetitions that begin or end there, by rests of the melody, by
roles that come and go and by crashes; the likeliest cut into lengths that people use is found by dynamic programming.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import fmean, median

import numpy as np

from symbolic.recognition.bars import CELLS, Bars, describe, likeness, pairwise_likeness
from symbolic.recognition.sounding import LINES, Bools, Floats
from symbolic.recognition.tables import learned
from symbolic.score import ROLES, Role, Score, Section

LONGEST_BARS = 16
NOVELTY_BARS: tuple[int, ...] = (2, 4, 8)
REPEAT_BARS: tuple[int, ...] = (2, 4)
BLOCK_BARS = 480
"""Longer pieces are cut block by block, so that time and memory grow with the length only."""
MOST_LETTERS = 60
"""Material is compared with so many letters at most."""
ALIKE_AT_LEAST = 0.62
"""The likeness from which two sections are the same material."""
PICKUP_CELL = 10
"""A bar in which singing begins only at this sixteenth or later has but the pickup of the next."""
SUNG_SHARE = 0.4
"""A section is sung if the melody begins a note in this share of its bars."""
ENERGY_FACTS = 5


@dataclass(frozen=True, slots=True)
class SectionModel:
    """The learned weights: ``edges`` of what is heard at a bar line, ``length`` (LONGEST_BARS + 1,) the log chance of
    each length, ``energy`` (ENERGY_FACTS + 1,) of what makes a section loud.
    """

    edges: Floats
    length: Floats
    energy: Floats


@cache
def section_model() -> SectionModel:
    """The model that is shipped."""
    tables = learned()
    return SectionModel(tables["sections.edges"], tables["sections.length"], tables["sections.energy"])


def edge_facts(bars: Bars) -> Floats:
    """What is heard at each bar line but the last, (bars, facts); the last fact is 1."""
    tune, under = likeness(bars)
    count = len(bars)
    both = (tune + under) / 2
    columns = [_novelty(m, size) for m in (tune, under) for size in NOVELTY_BARS]
    for size in REPEAT_BARS:
        for alike in (tune, both):
            columns += _repeats(alike, size)
    before = np.roll(bars.active, 1, axis=0)
    before[0] = 0
    comes, goes = (bars.active > 0) & (before == 0), (bars.active == 0) & (before > 0)
    lead = [ROLES.index(role) for role in ROLES if role in LINES]
    under_roles = [ROLES.index(role) for role in ROLES if role not in LINES]
    columns += [rows[:, index].sum(axis=1).astype(float) for rows in (comes, goes) for index in (lead, under_roles)]
    onsets = bars.active.sum(axis=1)
    columns += [
        bars.rest, (bars.rest > 0.3).astype(float), (bars.rest > 0.5).astype(float), bars.crash,
        bars.low[:, 0], bars.low[:, 7], np.roll(bars.low[:, 7], 1), np.roll(bars.low[:, 0], 1),
        np.log1p(onsets) - np.log1p(np.roll(onsets, 1)),
        np.abs(bars.velocity - np.roll(bars.velocity, 1)) / 16,
        1.0 - np.minimum(onsets / max(1.0, float(onsets.mean())), 1.0),
    ]  # fmt: skip
    first = int(np.argmax(onsets > 0))
    place = np.arange(count) - first
    columns += [(place % size == 0).astype(float) for size in (2, 4, 8)]
    sung = np.flatnonzero(bars.active[:, ROLES.index(Role.MELODY)] > 0)
    begin = int(sung[0]) if len(sung) else first
    columns += [((np.arange(count) - begin) % size == 0).astype(float) for size in (2, 4, 8)]
    columns += _sung_places(bars)
    columns.append(np.ones(count))
    return np.stack(columns, axis=1)


def _sung_places(bars: Bars) -> list[Floats]:
    """Where singing begins and ends, after and before how long a silence, and the places within what is sung."""
    melody = ROLES.index(Role.MELODY)
    count = len(bars)
    places = bars.rhythm.reshape(count, len(ROLES), CELLS)[:, melody, :PICKUP_CELL]
    sung: Bools = np.asarray(places.any(axis=1))
    run = np.zeros(count, np.int64)
    for bar in range(1, count):
        run[bar] = run[bar - 1] + 1 if sung[bar] == sung[bar - 1] else 0
    silent_before, sung_before = np.zeros(count), np.zeros(count)
    silent_before[1:] = np.where(sung[:-1], 0, run[:-1] + 1)
    sung_before[1:] = np.where(sung[:-1], run[:-1] + 1, 0)
    begins, ends = sung & (silent_before > 0), ~sung & (sung_before > 0)
    silent_after = np.zeros(count)
    for bar in range(count - 1, -1, -1):
        silent_after[bar] = 0 if sung[bar] else 1 + (silent_after[bar + 1] if bar + 1 < count else 0)
    rows = [begins, begins & (silent_before >= 2), begins & (silent_before >= 4), ends, ends & (silent_after >= 2)]
    rows += [ends & (silent_after >= 4), sung, sung & (run % 2 == 0), sung & (run % 4 == 0), sung & (run % 8 == 0)]
    rows += [sung & (run % 8 == 0) & (run > 0), sung & (run % 16 == 0) & (run > 0), ~sung & (run % 4 == 0) & (run > 0)]
    return [row.astype(np.float64) for row in rows]


def _novelty(alike: Floats, size: int) -> Floats:
    """How much the ``size`` bars before each line differ from those after it, against how alike each side is."""
    count = len(alike)
    out = np.zeros(count)
    for line in range(1, count):
        a, b = slice(max(0, line - size), line), slice(line, min(count, line + size))
        out[line] = (alike[a, a].mean() + alike[b, b].mean()) / 2 - alike[a, b].mean()
    return out


def _repeats(alike: Floats, size: int) -> list[Floats]:
    """How well what follows each line is found elsewhere where what goes before is not, and the other way round."""
    count = len(alike)
    padded = np.zeros((count + 2 * size, count + 2 * size))
    padded[size:-size, size:-size] = alike
    runs = np.zeros((count + size + 1, count + size + 1))  # runs[i, j]: the bars from i - size and from j - size on
    for step in range(size):
        runs += padded[step : count + size + 1 + step, step : count + size + 1 + step] / size
    gain = runs[size : size + count, size : size + count] - runs[:count, :count]
    place = np.arange(count)
    gain[np.abs(place[:, None] - place[None, :]) < size] = 0.0
    return [np.maximum(gain.max(axis=1, initial=0.0), 0.0), np.maximum((-gain).max(axis=1, initial=0.0), 0.0)]


def cut(edges: Floats, length: Floats) -> list[int]:
    """The first bars of the sections: the cut with the highest sum of edge logits and log chances of lengths."""
    count = len(edges)
    best = np.full(count + 1, -np.inf)
    best[0] = 0.0
    came = np.zeros(count + 1, np.int64)
    for end in range(1, count + 1):
        sizes = np.arange(1, min(LONGEST_BARS, end) + 1)
        starts = end - sizes
        scores = best[starts] + length[sizes] + np.where(starts > 0, edges[starts], 0.0)
        if end == count:
            scores = (
                best[starts] + np.maximum(length[sizes], length[sizes].mean()) + np.where(starts > 0, edges[starts], 0)
            )
        came[end] = starts[int(scores.argmax())]
        best[end] = scores.max()
    firsts = []
    at = count
    while at > 0:
        at = int(came[at])
        firsts.append(at)
    return firsts[::-1]


def hear_sections(score: Score, model: SectionModel | None = None) -> tuple[Section, ...]:
    """The sections of a score with letters, kinds, names and energies, from the first bar to the last."""
    if score.end_tick <= 0:
        return ()
    model = model or section_model()
    bars = describe(score)
    firsts = [
        begin + first
        for begin in range(0, len(bars), BLOCK_BARS)
        for first in cut(edge_facts(bars.part(begin, begin + BLOCK_BARS)) @ model.edges, model.length)
    ]
    spans = list(zip(firsts, [*firsts[1:], len(bars)], strict=True))
    letters = letters_of(bars, spans)
    energies = [energy_of(bars, span, model.energy) for span in spans]
    kinds = kinds_of(bars, spans, letters, energies)
    totals = {kind: kinds.count(kind) for kind in kinds}
    seen: dict[str, int] = {}
    sections = []
    for (first, end), letter, kind, energy in zip(spans, letters, kinds, energies, strict=True):
        seen[kind] = seen.get(kind, 0) + 1
        name = kind.capitalize() + (f" {seen[kind]}" if totals[kind] > 1 else "")
        sections.append(Section(name, kind, letter, first, end - first, energy))
    return tuple(sections)


def letters_of(bars: Bars, spans: Sequence[tuple[int, int]]) -> list[str]:
    """A letter for each section: that of the earlier one that it is most like, if it is like enough."""
    melody = ROLES.index(Role.MELODY)
    letters: list[str] = []
    models: list[tuple[int, int]] = []
    for first, end in spans:
        fits = []
        for begin, stop in models[:MOST_LETTERS]:
            size = min(end - first, stop - begin)
            here, there = slice(first, first + size), slice(begin, begin + size)
            sung = bars.active[here, melody] + bars.active[there, melody] > 0
            tune, below = pairwise_likeness(bars, here, there)
            leading = tune[sung]
            alike = (2 * leading.mean() + below.mean()) / 3 if len(leading) * 2 >= size else below.mean() - 0.15
            fits.append(float(alike) * (0.5 + 0.5 * size / max(end - first, stop - begin)) ** 0.5)
        best = int(np.argmax(fits)) if fits else -1
        if best < 0 or fits[best] < ALIKE_AT_LEAST:
            models.append((first, end))
            best = len(models) - 1
        letters.append(letter_named(best))
    return letters


def letter_named(index: int) -> str:
    """A, B, ... Z, A1, B1 and so on."""
    turn, place = divmod(index, 26)
    return chr(ord("A") + place) + (str(turn) if turn else "")


def energy_of(bars: Bars, span: tuple[int, int], weights: Floats) -> float:
    """The energy of a section, 0 to 1, two decimals."""
    facts = np.append(energy_facts(bars, span), 1.0)
    return round(float(np.clip(facts @ weights, 0.05, 1.0)), 2)


def energy_facts(bars: Bars, span: tuple[int, int]) -> Floats:
    """What makes a section loud: roles that play, onsets a bar, velocity, the melody's height, drums."""
    inside = slice(*span)
    playing = (bars.active > 0).any(axis=0).sum()
    here = (bars.active[inside] > 0).mean(axis=0)
    melody = ROLES.index(Role.MELODY)
    heights = bars.height[bars.height > 0]
    own = bars.height[inside][bars.height[inside] > 0]
    height = (own.mean() - heights.mean()) / 12 if len(own) else 0.0
    return np.array(
        [
            here.sum() / max(1, playing),
            float(np.log1p(bars.active[inside].sum(axis=1)).mean()) / 4,
            (bars.velocity[inside].mean() - 64) / 64,
            height if here[melody] else 0.0,
            here[ROLES.index(Role.DRUMS)],
        ]
    )


def kinds_of(
    bars: Bars, spans: Sequence[tuple[int, int]], letters: Sequence[str], energies: Sequence[float]
) -> list[str]:
    """The kinds of the sections, as far as singing, repetition, order and energy tell.

    What is not sung is the intro, an interlude or the outro. Of what is sung the chorus is the letter, apart from the
    first, that comes at least twice and has the highest energy; the first letter is the verse, one that always leads to
    the chorus the prechorus, another the bridge. Where nothing comes back, all that is sung are themes; where little is
    sung, all but the first and the last section are.
    """
    melody = ROLES.index(Role.MELODY)
    sung = [float((bars.active[a:b, melody] > 0).mean()) >= SUNG_SHARE for a, b in spans]
    sung_bars = sum(b - a for (a, b), is_sung in zip(spans, sung, strict=True) if is_sung)
    if 2 * sung_bars < len(bars):
        return _played_kinds(sung, energies)
    order = [letter for letter, is_sung in zip(letters, sung, strict=True) if is_sung]
    chorus = _chorus(order, letters, energies, sung)
    first, last = sung.index(True), len(sung) - 1 - sung[::-1].index(True)
    kinds = []
    for index, (letter, is_sung) in enumerate(zip(letters, sung, strict=True)):
        if not is_sung:
            kinds.append("intro" if index < first else "outro" if index > last else "interlude")
        else:
            kinds.append(_sung_kind(letter, order, chorus))
    return kinds


def _played_kinds(sung: Sequence[bool], energies: Sequence[float]) -> list[str]:
    """The kinds where little is sung: themes, between a quieter intro and a quieter outro."""
    kinds = ["theme"] * len(sung)
    usual = median(energies)
    if len(kinds) > 2 and not sung[0] and energies[0] < usual:
        kinds[0] = "intro"
    if len(kinds) > 2 and not sung[-1] and energies[-1] < usual:
        kinds[-1] = "outro"
    return kinds


def _sung_kind(letter: str, order: Sequence[str], chorus: str) -> str:
    if not chorus:
        return "theme"
    if letter == chorus:
        return "chorus"
    if letter == order[0]:
        return "verse"
    after = {b for a, b in pairwise(order) if a == letter and b != letter}
    return "prechorus" if after == {chorus} and order.count(letter) > 1 else "bridge"


def _chorus(order: Sequence[str], letters: Sequence[str], energies: Sequence[float], sung: Sequence[bool]) -> str:
    again = [x for x in dict.fromkeys(order) if x != order[0] and order.count(x) >= 2]

    def strength(letter: str) -> float:
        return fmean(e for x, e, s in zip(letters, energies, sung, strict=True) if x == letter and s)

    return max(again, key=strength, default="")
