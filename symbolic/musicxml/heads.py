"""Notes as they are to be written: whole units from bar line to bar line, no two of one pitch at once.

Scores on the grid keep every onset and duration. Others (a played MIDI file) are quantised first: each beat of each
track takes the plainest subdivision that its onsets are near to (eighths, sixteenths, triplets, sixteenth triplets,
thirty-seconds, the grid of twelve), a note's end follows the subdivision of the beat it falls in, and no pitch is lost;
two notes of one pitch that fall on one place become one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from symbolic.errors import BadInput
from symbolic.musicxml.metre import TICKS_PER_UNIT
from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, Note, Score, Track
from symbolic.spelling import Spelling
from symbolic.timing import bar_starts, meter_at

MAX_BARS = 9_999
DENOMINATORS: tuple[int, ...] = (1, 2, 4, 8, 16, 32)
SUBDIVISIONS: tuple[tuple[int, float], ...] = (
    (240, 0.0), (120, 4.0), (160, 7.0), (80, 16.0), (60, 16.0), (40, 22.0),
)  # fmt: skip  # ticks, and how many ticks of mean deviation its difficulty weighs
SHORTEST_BAR_STEP = 60
"""Bars that count thirty-seconds are quantised to these ticks, since their bar lines need not lie on the grid."""


@dataclass(frozen=True, slots=True)
class Head:
    """One note head: units from the beginning, MIDI key and velocity, spelling as it sounds, and its ``id``.

    ``release`` is how much longer than written the note sounds, in units.
    """

    start: int
    end: int
    pitch: int
    velocity: int
    step: str
    alter: int
    octave: int
    name: str
    release: int = 0


@dataclass(frozen=True, slots=True)
class BarSpan:
    """One bar line to the next, in units; ``denominator`` of its meter."""

    start: int
    end: int
    denominator: int


def check_notation(score: Score) -> list[BarSpan]:
    """The bars of a score. Raises BadInput, naming value and place, for what notation cannot hold."""
    if not score.tracks:
        raise BadInput(f"'{score.title}': there is no track to write")
    for name, changes in (("tempo", score.tempos), ("meter", score.meters), ("key", score.keys)):
        if not changes or changes[0].tick != 0:
            raise BadInput(f"'{score.title}': the first {name} must stand at tick 0")
    for meter in score.meters:
        if meter.denominator not in DENOMINATORS or not 1 <= meter.numerator <= 99:
            raise BadInput(f"'{score.title}': the meter {meter} at tick {meter.tick} cannot be written")
    if score.end_tick <= 0:
        raise BadInput(f"'{score.title}': the score has no bar (it ends at tick {score.end_tick})")
    shortest = min(meter.bar_ticks for meter in score.meters)
    if score.end_tick // shortest > MAX_BARS:
        raise BadInput(f"'{score.title}': more than {MAX_BARS} bars (it ends at tick {score.end_tick})")
    starts = bar_starts(score.meters, score.end_tick)
    lines = frozenset(starts)
    for meter in score.meters:
        if meter.tick not in lines:
            raise BadInput(f"'{score.title}': the meter {meter} at tick {meter.tick} is not on a bar line")
    for track in score.tracks:
        for note in track.notes:
            if not (0 <= note.pitch <= 127 and 0 <= note.onset_tick < starts[-1] and note.duration_tick >= 0):
                raise BadInput(f"track '{track.name}': note {note.pitch} at tick {note.onset_tick} cannot be written")
    return [
        BarSpan(a // TICKS_PER_UNIT, b // TICKS_PER_UNIT, meter_at(score.meters, a).denominator)
        for a, b in pairwise(starts)
    ]


def is_on_grid(notes: Sequence[Note], bars: Sequence[BarSpan]) -> bool:
    """Whether every note begins and ends on the grid, in bars whose lines lie on it."""
    if any(bar.start * TICKS_PER_UNIT % TICKS_PER_STEP for bar in bars):
        return False
    return all(
        note.onset_tick % TICKS_PER_STEP == 0 and note.duration_tick % TICKS_PER_STEP == 0 and note.duration_tick
        for note in notes
    )


def heads_of(track: Track, spellings: Sequence[Spelling], bars: Sequence[BarSpan], prefix: str) -> list[Head]:
    """The heads of a track, sorted by onset, then from the highest down; ids are ``prefix`` and the note's number."""
    end = bars[-1].end
    if is_on_grid(track.notes, bars):
        spans = [(n.onset_tick // TICKS_PER_UNIT, min(end, n.end_tick // TICKS_PER_UNIT)) for n in track.notes]
    else:
        spans = quantised(track.notes, bars)
    spans = _apart(track.notes, spans)
    found = []
    for number, (note, (start, stop)) in enumerate(zip(track.notes, spans, strict=True)):
        if stop <= start:
            continue
        if spellings:
            spelling = spellings[number]
            step, alter, octave = spelling.step, spelling.alter, spelling.octave(note.pitch)
        else:
            step, alter, octave = "C", 0, 4
        found.append(Head(start, stop, note.pitch, note.velocity, step, alter, octave, f"{prefix}{number + 1}"))
    found.sort(key=lambda head: (head.start, -head.pitch))
    return found


def _apart(notes: Sequence[Note], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A note ends where the next of its pitch begins; of two that begin together the longer one stays."""
    result = list(spans)
    last: dict[int, int] = {}
    for number in sorted(range(len(notes)), key=lambda i: (spans[i][0], -spans[i][1])):
        pitch = notes[number].pitch
        before = last.get(pitch)
        if before is not None and result[before][1] > result[number][0]:
            if result[before][0] == result[number][0]:
                result[number] = (result[number][0], result[number][0])
                continue
            result[before] = (result[before][0], result[number][0])
        last[pitch] = number
    return result


def quantised(notes: Sequence[Note], bars: Sequence[BarSpan]) -> list[tuple[int, int]]:
    """Start and end of each note in units, on the subdivision of its beat."""
    starts = [bar.start * TICKS_PER_UNIT for bar in bars]
    end_tick = bars[-1].end * TICKS_PER_UNIT

    def beat_of(tick: int) -> tuple[int, int]:
        index = min(bisect_right(starts, tick) - 1, len(bars) - 1)
        return index, (tick - starts[index]) // TICKS_PER_QUARTER

    onsets: dict[tuple[int, int], list[int]] = {}
    for note in notes:
        index, beat = beat_of(note.onset_tick)
        onsets.setdefault((index, beat), []).append(note.onset_tick - starts[index] - beat * TICKS_PER_QUARTER)
    steps = {place: _subdivision(inside) for place, inside in onsets.items()}

    def to_grid(tick: int, choose: Callable[[int], int]) -> int:
        index, beat = beat_of(tick)
        low = starts[index] + beat * TICKS_PER_QUARTER
        high = min(low + TICKS_PER_QUARTER, bars[index].end * TICKS_PER_UNIT)
        counts_thirty_seconds = bars[index].denominator == DENOMINATORS[-1]
        step = SHORTEST_BAR_STEP if counts_thirty_seconds else choose(steps.get((index, beat), 120))
        return min(low + round((tick - low) / step) * step, high)

    spans = []
    for note in notes:
        start = to_grid(note.onset_tick, lambda step: step)
        stop = to_grid(min(note.end_tick, end_tick), lambda step: min(step, 120) if step != 160 else 160)
        if start >= end_tick:
            start = to_grid(end_tick - 1, lambda _: 120) if end_tick % 120 else end_tick - 120
            start = min(start, end_tick - SHORTEST_BAR_STEP)
        if stop <= start:
            stop = _next_place(start, end_tick, steps, beat_of, starts, bars)
        spans.append((start // TICKS_PER_UNIT, stop // TICKS_PER_UNIT))
    return spans


def _next_place(
    start: int,
    end_tick: int,
    steps: dict[tuple[int, int], int],
    beat_of: Callable[[int], tuple[int, int]],
    starts: Sequence[int],
    bars: Sequence[BarSpan],
) -> int:
    """The end of a note too short to have one: one step of its beat's subdivision, a sixteenth or less."""
    index, beat = beat_of(start)
    step = min(steps.get((index, beat), 120), 120)
    if bars[index].denominator == DENOMINATORS[-1]:
        step = SHORTEST_BAR_STEP
    high = min(starts[index] + (beat + 1) * TICKS_PER_QUARTER, bars[index].end * TICKS_PER_UNIT)
    return min(start + step, high, end_tick)


def _subdivision(inside: Sequence[int]) -> int:
    """The subdivision of a beat, in ticks, that its onsets are near to and that is plain."""

    def cost(step: int, weight: float) -> float:
        off = [abs(tick - round(tick / step) * step) for tick in inside]
        lost = len(set(inside)) - len({round(tick / step) for tick in inside})
        return sum(off) / len(off) + weight + 12.0 * lost

    return min(SUBDIVISIONS, key=lambda row: cost(*row))[0]
