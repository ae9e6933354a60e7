"""Promises about the whole: what returns, what is varied, what contrasts, and where it is full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from planner.check.case import Case
from planner.check.promise import THRESHOLDS, Promise, untold
from planner.plan import PlannedSection
from symbolic.adherence import LineLikeness, line_likeness, loudness_by_bar
from symbolic.encode import describe_bars
from symbolic.grid import Cell, cells_of
from symbolic.metrics import rank_correlation
from symbolic.score import Role, Section
from symbolic.structure import melody_similarity, section_similarity
from symbolic.timing import notes_between

ENERGY_SECTIONS_AT_LEAST = 3
CLOSE_BARS = 2
"""A variation takes these last bars of its section anew."""

Pair = tuple[PlannedSection, int, PlannedSection, int]
"""A section and its first bar, and the earlier one that it is compared with."""


def form(case: Case) -> Promise:
    """The melodies of sections with one letter are more alike than those of sections with different letters."""
    asked = "sections of one letter are more alike than others"
    cells, bars = cells_of(case.score), describe_bars(case.score)
    same: list[tuple[float, Section]] = []
    different: list[float] = []
    sung = [(section, first) for section, first in case.sections if section.material != "none"]
    for (first, at), (second, then) in combinations(sung, 2):
        pair = _section(first, at, case), _section(second, then, case)
        value = section_similarity(cells, bars, *pair, melody_similarity)
        if value is None:
            continue
        if first.letter == second.letter:
            same.append((value, pair[1]))
        elif not _related(case, first, second):
            different.append(value)
    if not same or not different:
        return untold("form", asked, "no two sections of one letter beside another with a melody")
    least, apart = THRESHOLDS["form"], sum(different) / len(different)
    value = sum(each for each, _ in same) / len(same) - apart
    weak = sorted({b for each, s in same if each < apart + least for b in range(s.start_bar, s.end_bar)})
    found = f"alike {value + apart:.2f} with the same letter, {apart:.2f} with others"
    bars_told = tuple(weak) if value < least else ()
    return Promise("form", value >= least, asked, found, bars_told, value, threshold=least)


def _section(section: PlannedSection, first: int, case: Case) -> Section:
    """A planned section as far as the score has its bars."""
    length = max(0, min(section.bars, case.bars - first))
    return Section(section.name, section.kind, section.letter, first, length, section.energy)


def _related(case: Case, first: PlannedSection, second: PlannedSection) -> bool:
    """Whether the second takes its melody from the first, whatever their letters."""
    source = second.source
    return source is not None and case.plan.sections[source].letter == first.letter


def repeats(case: Case) -> Promise:
    """A melody that is to be repeated comes back with its rhythm, its intervals and its pitches, moved with the key."""
    least = THRESHOLDS["repeats"]
    asked = f"a repeated melody is at least {least:.0%} like its source"
    found = [(pair, likeness) for pair, likeness in _compared(case, "repeat", 0)]
    promise = _worst("repeats", asked, found, lambda value: value >= least, min, least)
    cells = [cell for pair, likeness in found if likeness.mean < least for cell in _unlike_cells(case, pair)]
    return Promise(
        promise.name, promise.kept, asked, promise.found, promise.bars, promise.value, tuple(cells), promise.threshold
    )


def _unlike_cells(case: Case, pair: Pair) -> list[Cell]:
    """The melody cells of a repeated section that are not what they repeat."""
    section, first, source, _ = pair
    cells: list[Cell] = []
    for place in range(min(section.bars, source.bars)):
        likeness = _likeness(case, pair, place, place + 1)
        if likeness is not None and likeness.mean < THRESHOLDS["repeated_bar"]:
            cells.append((Role.MELODY, first + place))
    return cells


def variations(case: Case) -> Promise:
    """A varied melody is like its source, apart from the close that it writes anew, and not the same as a whole."""
    least, most = THRESHOLDS["variations"], THRESHOLDS["variations_most"]
    asked = f"a varied melody is at least {least:.0%} like its source, and no copy"
    copied = [(pair, likeness) for pair, likeness in _compared(case, "vary", 0) if likeness.mean > most]
    if copied:
        return _worst("variations", asked, copied, lambda value: value <= most, max, most)
    found = list(_compared(case, "vary", CLOSE_BARS))
    return _worst("variations", asked, found, lambda value: value >= least, min, least)


def contrasts(case: Case) -> Promise:
    """A contrasting melody is not one that was there before."""
    most = THRESHOLDS["contrasts"]
    asked = f"a contrasting melody is at most {most:.0%} like any before"
    found = list(_compared(case, "contrast", 0))
    return _worst("contrasts", asked, found, lambda value: value <= most, max, most)


def _worst(
    name: str,
    asked: str,
    found: list[tuple[Pair, LineLikeness]],
    keeps: Callable[[float], bool],
    worst: Callable[..., float],
    threshold: float,
) -> Promise:
    if not found:
        return untold(name, asked)
    broken = [pair for pair, likeness in found if not keeps(likeness.mean)]
    bars = sorted({bar for section, first, _, _ in broken for bar in range(first, first + section.bars)})
    value = worst(likeness.mean for _, likeness in found)
    likeness = next(each for _, each in found if each.mean == value)
    parts = f"rhythm {likeness.rhythm:.0%}, intervals {likeness.interval:.0%}, pitches {likeness.pitch:.0%}"
    shown = f"{value:.0%} ({parts})"
    return Promise(name, not broken, asked, shown, tuple(bars), value, threshold=threshold)


def _compared(case: Case, material: str, without_last: int) -> Iterator[tuple[Pair, LineLikeness]]:
    """Each section of a kind of material with what it is compared with, as far as both have a melody."""
    for index, (section, first) in enumerate(case.sections):
        if section.material != material or first + section.bars > case.bars:
            continue
        earlier = case.sections[:index] if material == "contrast" else [case.sections[section.source or 0]]
        if material != "contrast" and section.source is None:
            continue
        for source, begin in earlier:
            pair = (section, first, source, begin)
            bars = min(section.bars - without_last, source.bars)
            likeness = _likeness(case, pair, 0, bars) if Role.MELODY in source.roles and bars > 0 else None
            if likeness is not None:
                yield pair, likeness


def _likeness(case: Case, pair: Pair, start: int, end: int) -> LineLikeness | None:
    """How like the melody of some bars of a section is to the same bars of its source."""
    section, first, source, begin = pair
    line = notes_between(case.notes(Role.MELODY), case.tick(first + start), case.tick(first + end))
    theirs = notes_between(case.notes(Role.MELODY), case.tick(begin + start), case.tick(begin + end))
    moved_tick = case.tick(first + start) - case.tick(begin + start)
    semitones = case.plan.key_of(section)[0] - case.plan.key_of(source)[0]
    return line_likeness(theirs, line, moved_tick, semitones)


def energy(case: Case) -> Promise:
    """Louder and denser sections are those of more energy; told from three sections of unlike energy on."""
    asked = "louder and denser where the energy is higher"
    curve = [section.energy for section, _ in case.sections]
    loudness = _loudness(case)
    value = rank_correlation(curve, loudness)
    if len(set(curve)) < ENERGY_SECTIONS_AT_LEAST or value is None:
        return untold("energy", asked, "too few unlike sections to tell", value)
    least = THRESHOLDS["energy"]
    bars = () if value >= least else tuple(_misplaced(case, loudness))
    return Promise("energy", value >= least, asked, f"rank correlation {value:.2f}", bars, value, threshold=least)


def _loudness(case: Case) -> list[float]:
    """Density times velocity of each section, by bar."""
    by_bar = loudness_by_bar(case.score)
    sums = [(sum(by_bar[first : first + section.bars]), section.bars) for section, first in case.sections]
    return [total / max(1, bars) for total, bars in sums]


def _misplaced(case: Case, loudness: list[float]) -> Iterator[int]:
    """The bars of the sections that stand in the wrong order to most others."""
    curve = [section.energy for section, _ in case.sections]
    pairs = list(combinations(range(len(curve)), 2))
    wrong = [(a, b) for a, b in pairs if (curve[a] - curve[b]) * (loudness[a] - loudness[b]) < 0]
    counts = [sum(index in pair for pair in wrong) for index in range(len(curve))]
    for count, (section, first) in zip(counts, case.sections, strict=True):
        if count == max(counts):
            yield from range(first, first + section.bars)


def energy_by_bar(case: Case) -> Promise:
    """Bars are louder and denser where the plan's curve is higher; told where the curve moves enough to be heard."""
    asked = "bars follow the curve of energy"
    curve = [section.energy for section, _ in case.sections for _ in range(section.bars)]
    loudness = loudness_by_bar(case.score)
    shared = min(len(curve), len(loudness))
    value = rank_correlation(curve[:shared], loudness[:shared])
    if value is None or max(curve) - min(curve) < THRESHOLDS["energy_range"]:
        return untold("energy by bar", asked, "too even a curve to tell", value)
    least = THRESHOLDS["energy_by_bar"]
    found = f"rank correlation {value:.2f}"
    bars = () if value >= least else tuple(_misplaced(case, _loudness(case)))
    return Promise("energy by bar", value >= least, asked, found, bars, value, threshold=least)
