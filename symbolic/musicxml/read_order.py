"""The order in which measures are played: repeats, endings, da capo, dal segno, coda and fine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_PLAYED_MEASURES = 5_000
MAX_TIMES = 16


@dataclass(slots=True)
class Signs:
    """What a measure says of the order; one for each measure, over all parts."""

    opens: bool = False
    """A repeat begins here."""
    times: int = 0
    """How often the repeat that closes here is played in all; 0 where none closes."""
    ending: frozenset[int] = field(default_factory=frozenset)
    """The passes for which the ending that begins here is played."""
    ending_stops: bool = False
    segno: bool = False
    coda: bool = False
    to_coda: bool = False
    da_capo: bool = False
    dal_segno: bool = False
    fine: bool = False

    def add(self, other: Signs) -> None:
        """Take over what another part says of the same measure."""
        self.times = max(self.times, other.times)
        self.ending |= other.ending
        for name in ("opens", "ending_stops", "segno", "coda", "to_coda", "da_capo", "dal_segno", "fine"):
            setattr(self, name, getattr(self, name) or getattr(other, name))


@dataclass(frozen=True, slots=True)
class _Ending:
    first: int
    last: int
    passes: frozenset[int]
    most: int
    """The highest pass of the endings that follow one another with this one."""


def _endings(signs: Sequence[Signs]) -> dict[int, _Ending]:
    """The ending that each measure lies in. One that is not closed reaches to the next one, a repeat or its own end."""
    spans: list[tuple[int, int, frozenset[int]]] = []
    index = 0
    while index < len(signs):
        if not signs[index].ending:
            index += 1
            continue
        last = index
        while not (signs[last].ending_stops or signs[last].times) and last + 1 < len(signs):
            if signs[last + 1].ending or signs[last + 1].opens:
                break
            last += 1
        spans.append((index, last, signs[index].ending))
        index = last + 1
    found: dict[int, _Ending] = {}
    group: list[tuple[int, int, frozenset[int]]] = []
    for number, span in enumerate(spans):
        group.append(span)
        follows = number + 1 < len(spans) and spans[number + 1][0] == span[1] + 1
        if not follows:
            most = max(max(passes) for _, _, passes in group)
            for first, last, passes in group:
                ending = _Ending(first, last, passes, most)
                found.update(dict.fromkeys(range(first, last + 1), ending))
            group = []
    return found


@dataclass(slots=True)
class _Walk:
    """Where a player stands: the beginning of the repeat, the pass, and whether the last jump is behind."""

    start: int = 0
    number: int = 1
    jumped: bool = False


def played_order(signs: Sequence[Signs]) -> list[int]:
    """The indices of the measures in the order they are played.

    After a da capo or dal segno repeats are not played again and of several endings the last one is taken. An order of
    more than ``MAX_PLAYED_MEASURES`` measures that is more than the written ones is not unfolded.
    """
    written = list(range(len(signs)))
    endings = _endings(signs)
    walk, order, index = _Walk(), list[int](), 0
    while 0 <= index < len(signs):
        if len(order) > max(MAX_PLAYED_MEASURES, len(signs)):
            return written
        if signs[index].opens and index != walk.start:
            walk.start, walk.number = index, 1
        ending = endings.get(index)
        if ending is not None and index == ending.first and not _is_taken(ending, walk):
            index = ending.last + 1
            continue
        if ending is None and index > 0 and endings.get(index - 1) is not None and walk.start < index:
            walk.start, walk.number = index, 1
        order.append(index)
        following = _following(signs, index, ending, walk)
        if following is None:
            return order
        index = following
    return order


def _is_taken(ending: _Ending, walk: _Walk) -> bool:
    return ending.most in ending.passes if walk.jumped else walk.number in ending.passes


def _following(signs: Sequence[Signs], index: int, ending: _Ending | None, walk: _Walk) -> int | None:
    """The measure after ``index``; None at the end."""
    here = signs[index]
    if here.times and not walk.jumped:
        again = walk.number < (max(here.times, 2) if ending is None else max(ending.most, here.times))
        if again and walk.number < MAX_TIMES:
            walk.number += 1
            return walk.start
        if ending is None:
            walk.start, walk.number = index + 1, 1
    if walk.jumped:
        if here.fine:
            return None
        if here.to_coda:
            coda = next((i for i in range(index + 1, len(signs)) if signs[i].coda), None)
            return index + 1 if coda is None else coda
    elif here.da_capo or here.dal_segno:
        walk.jumped = True
        segno = next((i for i in range(index, -1, -1) if signs[i].segno), 0)
        walk.start, walk.number = 0, 1
        return segno if here.dal_segno else 0
    return index + 1
