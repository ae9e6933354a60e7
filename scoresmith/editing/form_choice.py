"""Which phrases to leave out or to repeat so that a form gets another length: the change that costs the form least.

Each section may stay, go, lose phrases or come again; the costs are our own judgement of what a listener misses. The
cheapest combination for every length is found by dynamic programming over the sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoresmith.editing.arrange import Stretch

DROP: Mapping[str, float] = {
    "interlude": 1.5, "solo": 2.0, "prechorus": 2.5, "bridge": 3.0, "theme": 4.0, "verse": 4.0, "chorus": 5.0,
    "intro": 7.0, "outro": 6.0, "": 3.0,
}  # fmt: skip  # kind of section -> the cost of a bar that goes and comes nowhere else
DROP_REPEAT = 1.0
"""The cost of a bar that goes and whose section was heard before."""
DROP_FRAME = 6.0
"""The cost of a bar of a phrase of the ending or the climax; neither goes as a whole."""
PART = 1.4
"""A bar costs so many times more where only a part of its section goes."""
REPEAT: Mapping[str, float] = {
    "theme": 1.0, "verse": 1.0, "chorus": 1.0, "solo": 1.4, "bridge": 2.0, "interlude": 1.6, "prechorus": 3.0,
    "intro": 2.5, "outro": 3.0, "": 1.2,
}  # fmt: skip  # kind of section -> the cost of a bar that comes again
REPEAT_PART = 1.5
REPEAT_ROUND = 0.6
"""The cost of a bar of a whole round (verse and chorus, say) that comes again: what people do most."""
CHANGE = 2.0
"""The cost of each section that is touched."""
MOST_COPIES = 6
SPARE_BARS = 16
FRAME_KINDS = ("intro", "outro")
Bars = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewSection:
    """A section of the new form: the stretch that it comes from, its old bars, and whether it is a copy."""

    stretch: int
    bars: Bars
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its sections in order and what it costs."""

    sections: tuple[NewSection, ...]
    cost: float

    @property
    def order(self) -> Bars:
        """The old bars, from 0, in their new order."""
        return tuple(bar for section in self.sections for bar in section.bars)


def forms(stretches: Sequence[Stretch], target_bars: int, *, standing: int = 0) -> dict[int, Form]:
    """The cheapest form of each length that can be had, up to a little more than ``target_bars``.

    The first ``standing`` bars keep their places.
    """
    most = target_bars + SPARE_BARS
    best: dict[int, Form] = {}
    first, end = _round(stretches, standing)
    size = sum(s.bars for s in stretches[first:end])
    total = sum(s.bars for s in stretches)
    rounds = range(max(1, (target_bars - total) // size - 1), (target_bars - total) // size + 2) if size else ()
    for count in (0, *rounds):
        _add_forms(best, stretches, (first, end), count, most, standing)
    return best


def _round(stretches: Sequence[Stretch], standing: int) -> tuple[int, int]:
    """The sections from the first that is sung to the one before its letter comes back.

    Where there is none that may come again, because it is one section or stands before others, both ends are the same.
    """
    body = [n for n, s in enumerate(stretches) if s.kind not in FRAME_KINDS and s.letter]
    if not body:
        return 0, 0
    first = body[0]
    back = [n for n in body if n > first + 1 and stretches[n].letter == stretches[first].letter]
    end = back[0] if back else body[-1] + 1
    alone = end - first < 2
    return (0, 0) if alone or stretches[end - 1].end < standing else (first, end)


def _add_forms(
    best: dict[int, Form],
    stretches: Sequence[Stretch],
    again: tuple[int, int],
    count: int,
    most: int,
    standing: int,
) -> None:
    """Put the cheapest forms with ``count`` more rounds of the sections ``again`` into ``best``."""
    first, end = again
    round_ = tuple(NewSection(n, _all(stretches[n]), True) for n in range(first, end))
    size = sum(len(section.bars) for section in round_)
    known: dict[int, Form] = {0: Form((), CHANGE * (count > 0) + REPEAT_ROUND * size * count)}
    for index in range(len(stretches)):
        choices = list(_choices(stretches, index, standing, most))
        longer: dict[int, Form] = {}
        for bars, form in known.items():
            for sections, cost in choices:
                new = bars + sum(len(section.bars) for section in sections)
                if new <= most and (new not in longer or form.cost + cost < longer[new].cost):
                    longer[new] = Form((*form.sections, *sections), form.cost + cost)
        known = longer
        if count and index == end - 1:
            known = {bars + size * count: Form(f.sections + round_ * count, f.cost) for bars, f in known.items()}
            known = {bars: form for bars, form in known.items() if bars <= most}
    for bars, form in known.items():
        if bars and (bars not in best or form.cost < best[bars].cost):
            best[bars] = form


def _all(stretch: Stretch) -> Bars:
    return tuple(range(stretch.first, stretch.end))


def _choices(
    stretches: Sequence[Stretch], index: int, standing: int, most: int
) -> Iterator[tuple[tuple[NewSection, ...], float]]:
    """What may become of a section, and the cost of each."""
    here = stretches[index]
    yield (NewSection(index, _all(here)),), 0.0
    if here.first < standing:
        return
    last = index == len(stretches) - 1
    climax = max(range(len(stretches)), key=lambda n: (stretches[n].energy, n))
    framed = last or index == climax
    repeated = bool(here.letter) and any(s.letter == here.letter for s in stretches[:index])
    drop = DROP_REPEAT if repeated else DROP.get(here.kind, DROP[""])
    part = DROP_FRAME if framed else max(drop, 2.0) * PART
    if not framed:
        yield (), CHANGE + drop * here.bars
    for bars in _shorter(here, last):
        yield (NewSection(index, bars),), CHANGE + part * (here.bars - len(bars))
    again = REPEAT.get(here.kind, REPEAT[""])
    copies = max(MOST_COPIES, most // here.bars) if len(stretches) < 3 else MOST_COPIES
    for count in range(1, copies + 1):
        growing = count * (count + 1) / 2
        if here.kind not in FRAME_KINDS:
            copied = (NewSection(index, _all(here), True),) * count
            cost = CHANGE * (1 + last) + again * here.bars * growing
            yield (NewSection(index, _all(here)), *copied), cost
        for opening in _openings(here):
            bars = opening * count + _all(here)
            cost = CHANGE + again * REPEAT_PART * len(opening) * growing
            yield (NewSection(index, bars),), cost
        if here.bars * count > most:
            return


def _shorter(here: Stretch, last: bool) -> Iterator[Bars]:
    """The section with fewer phrases: its opening and its close stay; of the last section at least the close."""
    phrases = [tuple(range(*phrase)) for phrase in here.phrases]
    for count in range(1, len(phrases)):
        kept = phrases[: count - 1] + phrases[-1:] if count > 1 or last else phrases[:1]
        yield tuple(bar for phrase in kept for bar in phrase)


def _openings(here: Stretch) -> Iterator[Bars]:
    """The phrases from the first on that may come twice before the section goes on to its close."""
    for count in range(1, len(here.phrases)):
        yield tuple(range(here.first, here.phrases[count - 1][1]))
