"""Which bar of an old plan a bar of a new plan was: sections by name, kind and letter, bars by their chords."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planner.plan import Plan, PlannedSection

Pairs = dict[int, int]
"""From the index of a new section to that of the old one it was."""


@dataclass(frozen=True, slots=True)
class BarMap:
    """``old_bars`` has for each new bar the old bar that it was, or None; ``sections`` pairs new sections with old."""

    old_bars: tuple[int | None, ...]
    sections: Mapping[int, int]

    @property
    def new_bars(self) -> dict[int, int]:
        """From each old bar that is still there to its new place."""
        return {old: new for new, old in enumerate(self.old_bars) if old is not None}


def bar_map(old: Plan, new: Plan) -> BarMap:
    """The map of two plans; no bar maps where the length of a bar differs, and none is mapped twice."""
    pairs = section_pairs(old.sections, new.sections)
    if old.meter.bar_ticks != new.meter.bar_ticks:
        return BarMap((None,) * new.bars, pairs)
    starts = first_bars(old)
    bars: list[int | None] = []
    for index, section in enumerate(new.sections):
        places: Sequence[int | None] = [None] * section.bars
        if index in pairs:
            was = old.sections[pairs[index]]
            places = [
                None if place is None else starts[pairs[index]] + place
                for place in _places(_told(old, was), _told(new, section))
            ]
        bars += places
    return BarMap(tuple(bars), pairs)


def first_bars(plan: Plan) -> list[int]:
    """The first bar of each section."""
    starts, bar = [], 0
    for section in plan.sections:
        starts.append(bar)
        bar += section.bars
    return starts


def section_of_bars(plan: Plan) -> list[int]:
    """The index of the section of each bar."""
    return [index for index, section in enumerate(plan.sections) for _ in range(section.bars)]


def section_pairs(old: Sequence[PlannedSection], new: Sequence[PlannedSection]) -> Pairs:
    """New sections with the old ones that they were: by names that come once, by kind and letter, by letter."""
    pairs: Pairs = {}
    for a, b in _by_name(old, new):
        pairs[b] = a
    for key in (lambda s: (s.kind, s.letter), lambda s: s.letter):
        left_a = [n for n in range(len(old)) if n not in pairs.values()]
        left_b = [n for n in range(len(new)) if n not in pairs]
        for a, b in _in_order([key(old[n]) for n in left_a], [key(new[n]) for n in left_b]):
            pairs[left_b[b]] = left_a[a]
    if len(old) == len(new):
        taken = set(pairs.values())
        pairs |= {n: n for n in range(len(new)) if n not in pairs and n not in taken}
    return pairs


def _by_name(old: Sequence[PlannedSection], new: Sequence[PlannedSection]) -> Iterator[tuple[int, int]]:
    names_a, names_b = [s.name for s in old], [s.name for s in new]
    for b, section in enumerate(new):
        if names_a.count(section.name) == names_b.count(section.name) == 1:
            a = names_a.index(section.name)
            if old[a].letter == section.letter or old[a].kind == section.kind:
                yield a, b


def _in_order(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Equal things of two lists, each taken once, in their order as far as that goes."""
    free = set(range(len(a)))
    matched = {
        block.b + n: block.a + n
        for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
        for n in range(block.size)
    }
    for there, here in matched.items():
        free.discard(here)
        yield here, there
    left = [n for n in range(len(b)) if n not in matched]
    for there in left:
        for here in sorted(n for n in free if a[n] == b[there])[:1]:
            free.discard(here)
            yield here, there


def _told(plan: Plan, section: PlannedSection) -> list[Hashable]:
    """What each bar's chords are, relative to the section's tonic."""
    tonic, _ = plan.key_of(section)
    return [
        tuple(((p.chord.root - tonic) % 12 if p.chord.quality != "N" else 0, p.chord.quality, p.beats) for p in bar)
        for bar in section.chords
    ]


def _places(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int | None]:
    """For each new bar of a section the place that it had: all of them if as many, else where the chords go on."""
    if len(old) == len(new):
        return list(range(len(old)))
    places: list[int | None] = [None] * len(new)
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in ("equal", "replace"):
            for n in range(min(a2 - a1, b2 - b1)):
                places[b1 + n] = a1 + n
    return places
