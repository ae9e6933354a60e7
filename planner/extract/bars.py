"""The score's bars, meters, tempi and chords as a plan can hold them: one meter, one tempo, chords on beats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from planner.facts import DENOMINATORS, MAX_NUMERATOR, TEMPO_BPM
from planner.length import MOST_BARS
from planner.plan import PlannedChord
from symbolic.errors import BadInput
from symbolic.score import MAX_BAR_TICKS, TICKS_PER_QUARTER, Chord, Meter, Score
from symbolic.theory import MINOR_MODES
from symbolic.timing import bar_starts, beats_per_bar, key_at, meter_at, span_at, tick_to_seconds

USUAL_METER = Meter(0, 4, 4)


@dataclass(frozen=True, slots=True)
class Frame:
    """The bars of a plan: its meter, the score cut into as many bars, and the tick of every bar line of that score.

    ``many`` is true where the score changes meter; ``rebarred`` where its bars could not be kept.
    """

    score: Score
    meter: Meter
    starts: tuple[int, ...]
    many: bool
    rebarred: bool

    @property
    def bars(self) -> int:
        """The number of bars."""
        return len(self.starts) - 1


def can_be_planned(meter: Meter) -> bool:
    """Whether a plan may have this meter."""
    return (
        meter.denominator in DENOMINATORS and 1 <= meter.numerator <= MAX_NUMERATOR and meter.bar_ticks <= MAX_BAR_TICKS
    )


def frame_of(score: Score) -> Frame:
    """The frame of a score. Raises BadInput for a score without bars or with more than a plan can have."""
    if score.end_tick <= 0:
        raise BadInput("the score has no bars, so there is nothing to plan")
    starts = bar_starts(score.meters, score.end_tick)
    counts = Counter(str(meter_at(score.meters, tick)) for tick in starts[:-1])
    meters = {str(m): m for m in score.meters}
    usual = meters[counts.most_common(1)[0][0]]
    rebarred = not can_be_planned(usual)
    if rebarred:
        usual = USUAL_METER
        end_tick = -(-score.end_tick // usual.bar_ticks) * usual.bar_ticks
        score = replace(score, meters=(usual,), end_tick=end_tick, sections=(), pickup_ticks=0)
        starts = bar_starts(score.meters, score.end_tick)
    if len(starts) - 1 > MOST_BARS:
        raise BadInput(f"the score has {len(starts) - 1} bars; a plan has {MOST_BARS} at most")
    return Frame(score, replace(usual, tick=0), tuple(starts), len(counts) > 1, rebarred)


def tempo_of(frame: Frame) -> float:
    """The tempo at which the plan's bars last as long as the score, within the bounds of a plan."""
    score = frame.score
    if len({t.bpm for t in score.tempos}) == 1 and not frame.many:
        bpm = score.tempos[0].bpm
    else:
        quarters = frame.bars * frame.meter.bar_ticks / TICKS_PER_QUARTER
        bpm = round(quarters * 60 / max(tick_to_seconds(score.end_tick, score.tempos), 1e-6), 2)
    return float(min(max(bpm, TEMPO_BPM[0]), TEMPO_BPM[1]))


def chords_of(frame: Frame) -> tuple[tuple[tuple[PlannedChord, ...], ...], bool]:
    """The chords of each bar by the beats of the plan's meter, and whether some took a neighbour's for want of one."""
    beats = beats_per_bar(frame.meter)
    heard = [[_chord_at(frame.score, tick) for tick in _middles(frame, bar, beats)] for bar in range(frame.bars)]
    flat = [chord for bar in heard for chord in bar]
    silent = any(chord is None for chord in flat)
    full = _without_gaps(flat, _tonic_chord(frame.score))
    return tuple(_in_beats(full[bar * beats : (bar + 1) * beats]) for bar in range(frame.bars)), silent


def _middles(frame: Frame, bar: int, beats: int) -> list[int]:
    """The middle of each beat of the plan within a bar of the score, which may have another length."""
    first, end = frame.starts[bar], frame.starts[bar + 1]
    return [first + (2 * beat + 1) * (end - first) // (2 * beats) for beat in range(beats)]


def _chord_at(score: Score, tick: int) -> Chord | None:
    span = span_at(score.chords, tick)
    return None if span is None or span.chord.quality == "N" else span.chord


def _without_gaps(chords: Sequence[Chord | None], default: Chord) -> list[Chord]:
    """The chords, each gap filled with the chord before it, the first gap with the chord after it."""
    last = next((chord for chord in chords if chord is not None), default)
    full = []
    for chord in chords:
        last = chord if chord is not None else last
        full.append(last)
    return full


def _tonic_chord(score: Score) -> Chord:
    key = key_at(score.keys, 0)
    return Chord(key.tonic, "m" if key.mode in MINOR_MODES else "")


def _in_beats(chords: Sequence[Chord]) -> tuple[PlannedChord, ...]:
    """Equal neighbours as one chord."""
    return tuple(PlannedChord(chord, len(list(run))) for chord, run in groupby(chords))
