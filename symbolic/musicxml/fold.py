"""Sections that repeat the one before them, written once with repeat signs and, where only the end differs, endings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from symbolic.score import Score, Section
from symbolic.timing import bar_starts

MOST_ENDING_BARS = 4
_FORWARD = (
    '<barline location="left"><bar-style>heavy-light</bar-style>{ending}<repeat direction="forward"/></barline>\n'
)
_BACKWARD = (
    '<barline location="right"><bar-style>light-heavy</bar-style>{ending}<repeat direction="backward"/></barline>\n'
)
_ENDING = '<ending number="{number}" type="{type}"/>'


@dataclass(frozen=True, slots=True)
class Fold:
    """A score without the bars that a repeat sign stands for, and the bar lines that say so."""

    score: Score
    left: Mapping[int, str]
    right: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Repeat:
    """Bars [start, middle) come again as [middle, end); the last ``different`` bars of either pass are endings."""

    start: int
    middle: int
    end: int
    different: int


def folded(score: Score) -> Fold:
    """Fold every section into the one before it where it has the same bars up to an ending of at most four."""
    repeats = list(_repeats(score))
    left: dict[int, str] = {}
    right: dict[int, str] = {}
    removed: list[tuple[int, int]] = []
    gone = 0
    for repeat in repeats:
        start, middle = repeat.start - gone, repeat.middle - gone
        different = repeat.different
        if start > 0:
            left[start] = _FORWARD.format(ending="")
        if different:
            ends = middle - different
            first = _ENDING.format(number=1, type="start")
            opening = f'<barline location="left">{first}</barline>\n'
            left[ends] = _FORWARD.format(ending=first) if ends == start > 0 else opening
            right[middle - 1] = _BACKWARD.format(ending=_ENDING.format(number=1, type="stop"))
            left[middle] = f'<barline location="left">{_ENDING.format(number=2, type="start")}</barline>\n'
            last = middle + different - 1
            style = "light-heavy" if repeat.end == _bars(score) else "light-light"
            stop = _ENDING.format(number=2, type="discontinue")
            right[last] = f'<barline location="right"><bar-style>{style}</bar-style>{stop}</barline>\n'
        else:
            right[middle - 1] = _BACKWARD.format(ending="")
        removed.append((repeat.middle, repeat.end - different))
        gone += repeat.end - different - repeat.middle
    return Fold(_without(score, removed), left, right)


def _bars(score: Score) -> int:
    return len(bar_starts(score.meters, score.end_tick)) - 1


def _repeats(score: Score) -> Iterator[_Repeat]:
    starts = bar_starts(score.meters, score.end_tick)
    crossing = _crossed_lines(score, starts)
    index = 0
    while index + 1 < len(score.sections):
        one, two = score.sections[index], score.sections[index + 1]
        repeat = _repeat_of(score, starts, crossing, one, two)
        if repeat is None:
            index += 1
        else:
            yield repeat
            index += 2


def _crossed_lines(score: Score, starts: list[int]) -> set[int]:
    lines = frozenset(starts)
    crossed: set[int] = set()
    for track in score.tracks:
        for note in track.notes:
            crossed |= {line for line in lines if note.onset_tick < line < note.end_tick}
    for span in score.chords:
        crossed |= {line for line in lines if span.onset_tick < line < span.onset_tick + span.duration_tick}
    return crossed


def _repeat_of(score: Score, starts: list[int], crossing: set[int], one: Section, two: Section) -> _Repeat | None:
    bars = one.bars
    if two.start_bar != one.end_bar or two.bars != bars or bars < 2 or (one.start_bar == 0 and score.pickup_ticks):
        return None
    same = 0
    while same < bars and _bar(score, starts, one.start_bar + same) == _bar(score, starts, two.start_bar + same):
        same += 1
    different = bars - same
    if different > min(MOST_ENDING_BARS, bars // 2):
        return None
    edges = {one.start_bar, two.start_bar, two.end_bar}
    if different:
        edges |= {one.end_bar - different, two.end_bar - different}
    if any(starts[edge] in crossing for edge in edges):
        return None
    return _Repeat(one.start_bar, two.start_bar, two.end_bar, different)


def _bar(score: Score, starts: list[int], number: int) -> Any:
    """All that is written of a bar, from its line on: notes, chords, meter, key, tempo changes."""
    low, high = starts[number], starts[number + 1]
    notes = [
        [(n.onset_tick - low, n.pitch, n.duration_tick) for n in track.notes if low <= n.onset_tick < high]
        for track in score.tracks
    ]
    chords = [(s.onset_tick - low, s.duration_tick, s.chord) for s in score.chords if low <= s.onset_tick < high]
    meter = next(m for m in reversed(score.meters) if m.tick <= low)
    key = next(k for k in reversed(score.keys) if k.tick <= low)
    tempo = next(t for t in reversed(score.tempos) if t.tick <= low)
    changes = [(t.tick - low, t.bpm) for t in score.tempos if low < t.tick < high]
    return notes, chords, (meter.numerator, meter.denominator), (key.tonic, key.mode), tempo.bpm, changes


def _without(score: Score, removed: list[tuple[int, int]]) -> Score:
    starts = bar_starts(score.meters, score.end_tick)
    cuts = [(starts[a], starts[b]) for a, b in removed]

    def gone_before(tick: int) -> int:
        return sum(min(high, tick) - low for low, high in cuts if low < tick)

    def stays(tick: int) -> bool:
        return not any(low <= tick < high for low, high in cuts)

    def bars_before(bar: int) -> int:
        return sum(min(b, bar) - a for a, b in removed if a < bar)

    def moved(changes: Any) -> Any:
        kept: dict[int, Any] = {}
        for change in changes:
            tick = change.tick - gone_before(change.tick)
            kept[tick] = replace(change, tick=tick)
        return tuple(kept[tick] for tick in sorted(kept))

    tracks = tuple(
        replace(
            track,
            notes=tuple(
                replace(n, onset_tick=n.onset_tick - gone_before(n.onset_tick))
                for n in track.notes
                if stays(n.onset_tick)
            ),
        )
        for track in score.tracks
    )
    chords = tuple(
        replace(s, onset_tick=s.onset_tick - gone_before(s.onset_tick)) for s in score.chords if stays(s.onset_tick)
    )
    sections = []
    for section in score.sections:
        start = section.start_bar - bars_before(section.start_bar)
        bars = section.end_bar - bars_before(section.end_bar) - start
        if bars and not any(a <= section.start_bar < b for a, b in removed):
            sections.append(replace(section, start_bar=start, bars=bars))
    return replace(
        score,
        end_tick=score.end_tick - gone_before(score.end_tick),
        tempos=moved(score.tempos),
        meters=moved(score.meters),
        keys=moved(score.keys),
        chords=chords,
        sections=tuple(sections),
        tracks=tracks,
    )
