"""Lengths as a reader expects them: a note that is played a little short or long is written to the next natural place.

A natural place is one that the onsets around it already count: eighths; sixteenths, triplets or thirty-seconds only in
beats whose onsets have them. What a note sounds less or more than it is written is its ``release``, the MusicXML
attribute for this, so that nothing of the score is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from symbolic.musicxml.heads import BarSpan, Head
from symbolic.musicxml.metre import STRAIGHT, UNITS_PER_QUARTER

_EIGHTH, _SIXTEENTH, _TRIPLET, _SEXTUPLET = 12, 6, 8, 4
_OVERLAP = 8
"""Overlaps with the next onset up to this length are legato, longer ones a second voice."""
_GAP, _UNEVEN_GAP = 6, 8
"""Gaps before the next onset up to this length are articulation, longer ones rests; second, where none is natural."""


def readable(heads: Sequence[Head], bars: Sequence[BarSpan], *, rings: bool = False) -> list[Head]:
    """The heads with the ends they are written with; order and onsets stay.

    With ``rings`` (broken chords) a note that sounds on into the next one, up to a quarter, is written as ending there.
    """
    if not heads:
        return []
    onsets = sorted({head.start for head in heads})
    following = dict(zip(onsets, [*onsets[1:], bars[-1].end], strict=True))
    steps = _steps(onsets, bars)
    overlap = UNITS_PER_QUARTER if rings and len(onsets) == len(heads) else _OVERLAP
    ends: dict[tuple[int, int], int] = {}
    result = []
    next_of_pitch = _next_of_pitch(heads)
    for number, head in enumerate(heads):
        place = (head.start, head.end)
        end = ends.get(place)
        if end is None:
            end = ends[place] = _written_end(head, following[head.start], steps, bars, overlap)
        end = min(end, next_of_pitch[number])
        result.append(head if end == head.end else replace(head, end=end, release=head.end - end))
    return result


def _next_of_pitch(heads: Sequence[Head]) -> list[int]:
    """For each head the next onset of its pitch, before which its written end must stay."""
    found = [1 << 60] * len(heads)
    later: dict[int, int] = {}
    for number in range(len(heads) - 1, -1, -1):
        head = heads[number]
        found[number] = later.get(head.pitch, 1 << 60)
        later[head.pitch] = head.start
    return found


class _Steps:
    """The subdivision that the onsets of each quarter count, told by bar and quarter within the bar."""

    def __init__(self, bars: Sequence[BarSpan]) -> None:
        self.bars = bars
        self.index = 0
        self.steps: dict[int, int] = {}

    def beat_start(self, place: int) -> int:
        """The beginning of the quarter that holds ``place``, counted from its bar line."""
        while self.index and place < self.bars[self.index].start:
            self.index -= 1
        while self.index + 1 < len(self.bars) and place >= self.bars[self.index].end:
            self.index += 1
        start = self.bars[self.index].start
        return start + (place - start) // UNITS_PER_QUARTER * UNITS_PER_QUARTER

    def at(self, place: int) -> int:
        """The subdivision at a place."""
        start = self.beat_start(place)
        plain = {16: _SIXTEENTH, 32: STRAIGHT}.get(self.bars[self.index].denominator, _EIGHTH)
        return min(plain, self.steps.get(start, _EIGHTH))


def _steps(onsets: Sequence[int], bars: Sequence[BarSpan]) -> _Steps:
    steps = _Steps(bars)
    inside: dict[int, list[int]] = {}
    for onset in onsets:
        start = steps.beat_start(onset)
        inside.setdefault(start, []).append(onset - start)
    for start, places in inside.items():
        for step in (_EIGHTH, _TRIPLET, _SIXTEENTH, _SEXTUPLET, STRAIGHT, 2):
            if all(place % step == 0 for place in places):
                steps.steps[start] = step
                break
    return steps


def _written_end(head: Head, following: int, steps: _Steps, bars: Sequence[BarSpan], overlap: int) -> int:
    start, end = head.start, head.end
    if end == following:
        return end
    if 0 < end - following <= min(overlap, max(_OVERLAP, end - start) // 2):
        return following
    is_strong = (start - steps.beat_start(start)) % _EIGHTH == 0
    low = steps.beat_start(end)
    step = steps.at(end)
    line = bars[steps.index].end
    is_natural = (end - low) % step == 0 or end == line
    is_weak = is_strong and step in (_SIXTEENTH, STRAIGHT) and (end - low) % _EIGHTH != 0
    if end > following:
        return end if is_natural else max(following, min(line, low + round((end - low) / step) * step))
    if is_natural and not is_weak:
        gap = _UNEVEN_GAP if step in (_TRIPLET, _SEXTUPLET) and low + UNITS_PER_QUARTER > following else _GAP
        return end if following - end > gap else following
    if is_weak:
        step = _EIGHTH
    elif following - end <= _UNEVEN_GAP:
        return following
    up = min(line, low - (low - end) // step * step)
    down = low + (end - low) // step * step
    nearest = down if end - down < up - end and down > start and not is_weak else up
    return following if following - nearest <= _GAP else nearest
