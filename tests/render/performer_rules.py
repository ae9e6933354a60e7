"""What every performance must keep, as one function for all tests of the performer."""

from collections import defaultdict
from itertools import pairwise

import numpy as np

from symbolic.instruments import INSTRUMENTS
from symbolic.performance import EXPRESSION_CC, MODULATION_CC, PEDAL_CC, Performance
from symbolic.score import Note, Role, Score
from symbolic.timing import bar_of, bar_starts, tick_to_seconds

FURTHEST_S, MOST_SPREAD_S = 0.045, 0.012
SHORTEST_TICKS = 30


def paired(score: Score, performance: Performance) -> list[list[tuple[Note, Note]]]:
    """Each written note with its played one, by pitch and order, one list a track."""
    pairs = []
    for written, played in zip(score.tracks, performance.score.tracks, strict=True):
        rows = [sorted(t.notes, key=lambda n: (n.pitch, n.onset_tick)) for t in (written, played)]
        assert [n.pitch for n in rows[0]] == [n.pitch for n in rows[1]]
        pairs.append(list(zip(*rows, strict=True)))
    return pairs


def shifts_s(score: Score, pairs: list[tuple[Note, Note]]) -> list[float]:
    def seconds(tick: int) -> float:
        return tick_to_seconds(tick, score.tempos)

    return [seconds(played.onset_tick) - seconds(written.onset_tick) for written, played in pairs]


def assert_rules(score: Score, performance: Performance) -> None:
    """MID-08 to MID-13 for a performance of a score that keeps them itself, but for what needs many notes."""
    played = performance.score
    assert (played.tempos, played.meters, played.keys) == (score.tempos, score.meters, score.keys)
    assert (played.end_tick, played.sections, played.chords) == (score.end_tick, score.sections, score.chords)
    assert len(performance.controls) == len(score.tracks)
    for track, pairs in zip(played.tracks, paired(score, performance), strict=True):
        assert list(track.notes) == sorted(track.notes)
        assert max(map(abs, shifts_s(score, pairs)), default=0.0) <= FURTHEST_S + 1e-9
        for written, note in pairs:
            assert note.onset_tick >= 0
            assert note.end_tick <= max(score.end_tick, written.end_tick)
            assert 1 <= note.velocity <= 127
            assert note.duration_tick >= min(SHORTEST_TICKS, written.duration_tick)
        assert_no_overlap(track.notes)
    for track, events in zip(played.tracks, performance.controls, strict=True):
        assert list(events) == sorted(events)
        assert all(0 <= e.value <= 127 and 0 <= e.tick <= score.end_tick for e in events)
        by_number = defaultdict(list)
        for event in events:
            by_number[event.number].append(event)
        assert set(by_number) <= {PEDAL_CC, EXPRESSION_CC, MODULATION_CC}
        if track.role in (Role.BASS, Role.DRUMS):
            assert PEDAL_CC not in by_number
        assert_pedal(score, [e.tick for e in by_number[PEDAL_CC]], [e.value for e in by_number[PEDAL_CC]])
        for number, rest in ((EXPRESSION_CC, 127), (MODULATION_CC, 0)):
            assert_curve([(e.tick, e.value) for e in by_number[number]], rest)
        if by_number[EXPRESSION_CC]:
            assert INSTRUMENTS[track.program].sustains


def assert_no_overlap(notes: tuple[Note, ...]) -> None:
    ends: dict[int, int] = {}
    for note in notes:
        assert note.onset_tick >= ends.get(note.pitch, 0), f"{note} overlaps the one before it"
        ends[note.pitch] = note.end_tick


def assert_pedal(score: Score, ticks: list[int], values: list[int]) -> None:
    assert values == [127, 0] * (len(values) // 2)
    assert all(a < b for a, b in pairwise(ticks))
    ends = [bar_starts(score.meters, score.end_tick)[s.end_bar] for s in score.sections]
    for down, up in zip(ticks[::2], ticks[1::2], strict=True):
        assert not any(down < end <= up for end in ends), "the pedal is held over the end of a section"


def assert_curve(events: list[tuple[int, int]], rest: int) -> None:
    if events:
        assert events[-1][1] == rest
    for (tick, value), (next_tick, next_value) in pairwise(events):
        assert next_tick - tick >= 60
        assert abs(next_value - value) > 1 or next_value == rest


def bar_means(score: Score, performance: Performance) -> list[float]:
    """The mean played velocity of the notes that are written in each bar; not a number where there are none."""
    starts = bar_starts(score.meters, score.end_tick)
    bars: list[list[int]] = [[] for _ in starts[1:]]
    for pairs in paired(score, performance):
        for written, note in pairs:
            bars[bar_of(written.onset_tick, starts)].append(note.velocity)
    return [float(np.mean(bar)) if bar else float("nan") for bar in bars]


def bar_energies(score: Score) -> list[float]:
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    energies = [0.5] * bars
    for section in score.sections:
        energies[section.start_bar : section.end_bar] = [section.energy] * section.bars
    return energies[:bars]
