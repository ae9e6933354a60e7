"""How alike two bodies of music are: the overlapping area of their distributions, one statistic each.

The statistics are those of MusPy (Dong et al. 2020) told apart as whole distributions instead of means; the overlapping
area (Yang and Lerch 2020, doi 10.1007/s00521-018-3849-7) is the sum over all values of the smaller share: 1 for equal
distributions, 0 for disjoint ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from symbolic import vocab
from symbolic.excerpts import Excerpt
from symbolic.grid import Cells
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Note, Role

SIXTEENTH_STEPS = GRID_PER_QUARTER // 4
LONGEST_STEPS = 96
WIDEST_INTERVAL = 24

Counts = Counter[int]


def pitched(cells: Cells) -> dict[Role, list[Note]]:
    """The notes of each pitched role, sorted."""
    lines: dict[Role, list[Note]] = {}
    for (role, _), notes in cells.items():
        if role is not Role.DRUMS:
            lines.setdefault(role, []).extend(notes)
    return {role: sorted(notes) for role, notes in lines.items()}


def pitch_classes(cells: Cells) -> Counts:
    """How often each pitch class is struck."""
    return Counter(note.pitch % 12 for notes in pitched(cells).values() for note in notes)


def intervals(cells: Cells) -> Counts:
    """Semitones from the highest note of an onset to that of the next one, role by role, at most two octaves."""
    found: Counts = Counter()
    for notes in pitched(cells).values():
        tops = [pitch for _, pitch in sorted({n.onset_tick: n.pitch for n in notes}.items())]
        found.update(max(-WIDEST_INTERVAL, min(WIDEST_INTERVAL, b - a)) for a, b in pairwise(tops))
    return found


def inter_onsets(cells: Cells) -> Counts:
    """Grid steps from each onset of a role to its next one."""
    found: Counts = Counter()
    for notes in pitched(cells).values():
        onsets = sorted({note.onset_tick for note in notes})
        found.update(min((b - a) // TICKS_PER_STEP, LONGEST_STEPS) for a, b in pairwise(onsets))
    return found


def durations(cells: Cells) -> Counts:
    """Lengths of the notes as indices of the model's table."""
    return Counter(
        vocab.duration_index(round(note.duration_tick / TICKS_PER_STEP))
        for notes in pitched(cells).values()
        for note in notes
    )


def polyphony(cells: Cells) -> Counts:
    """How many pitched notes sound, sixteenth by sixteenth, up to 12."""
    step = SIXTEENTH_STEPS * TICKS_PER_STEP
    changes: Counts = Counter()
    for notes in pitched(cells).values():
        for note in notes:
            changes[-(-note.onset_tick // step)] += 1
            changes[-(-note.end_tick // step)] -= 1
    found: Counts = Counter()
    sounding = 0
    places = sorted(changes)
    for here, following in pairwise(places):
        sounding += changes[here]
        found[min(sounding, 12)] += following - here
    return found


def groove(cells: Cells, bar_ticks: int) -> Counts:
    """On which sixteenths of the bar notes begin."""
    step = SIXTEENTH_STEPS * TICKS_PER_STEP
    return Counter((note.onset_tick % bar_ticks) // step for notes in cells.values() for note in notes)


STATISTICS: Mapping[str, Callable[[Cells], Counts]] = {
    "pitch_class": pitch_classes, "interval": intervals, "inter_onset": inter_onsets, "duration": durations,
    "polyphony": polyphony,
}  # fmt: skip


def overlapping_area(first: Counts, second: Counts) -> float:
    """The shared area of two distributions, 0 to 1; 0 if one of them is empty."""
    a, b = sum(first.values()), sum(second.values())
    if not a or not b:
        return 0.0
    return sum(min(first[value] / a, second[value] / b) for value in first.keys() | second.keys())


def overlaps(pairs: Iterable[tuple[Excerpt, Cells]]) -> dict[str, float]:
    """The overlapping area of each statistic between excerpts and the cells written for the same Controls.

    Groove is told apart by meter and weighted by how many notes each meter has.
    """
    people: dict[str, Counts] = {name: Counter() for name in STATISTICS}
    model: dict[str, Counts] = {name: Counter() for name in STATISTICS}
    grooves: dict[int, tuple[Counts, Counts]] = {}
    for excerpt, cells in pairs:
        for name, statistic in STATISTICS.items():
            people[name].update(statistic(excerpt.cells))
            model[name].update(statistic(cells))
        bar_ticks = excerpt.controls.bars[0].meter.bar_ticks
        both = grooves.setdefault(bar_ticks, (Counter(), Counter()))
        both[0].update(groove(excerpt.cells, bar_ticks))
        both[1].update(groove(cells, bar_ticks))
    out = {name: overlapping_area(people[name], model[name]) for name in STATISTICS}
    total = sum(sum(a.values()) for a, _ in grooves.values())
    out["groove"] = sum(sum(a.values()) / total * overlapping_area(a, b) for a, b in grooves.values()) if total else 0.0
    return out
