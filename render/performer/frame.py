"""The bars of a score as arrays: where they lie, how long their beats are, and what their sections say of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np

from render.performer.noise import Integers, Numbers
from symbolic.score import TICKS_PER_QUARTER, Score
from symbolic.timing import bar_starts, beat_ticks, meter_at, seconds_per_tick

PHRASE_BARS = 4
PLAIN_ENERGY = 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """The bars of a score, one array element each, and its tempo map.

    ``start_tick`` has one element more, the end. ``letter`` is a hash of the section's letter; ``phrase_start_tick``
    and ``phrase_end_tick`` bound the bar's phrase of at most ``PHRASE_BARS`` bars of its section. ``tempo_tick`` and
    ``tempo_s`` are where tempos begin, with one more for the end, ``bpm`` what they are.
    """

    start_tick: Integers
    bar_ticks: Integers
    beat_ticks: Integers
    energy: Numbers
    letter: Integers
    phrase_start_tick: Integers
    phrase_end_tick: Integers
    tempo_tick: Numbers
    tempo_s: Numbers
    bpm: Numbers

    @property
    def end_tick(self) -> int:
        """The tick at which the score ends."""
        return int(self.start_tick[-1])

    def bar_of(self, ticks: Integers) -> Integers:
        """The bar of each tick; what lies after the end belongs to the last bar."""
        bars: Integers = np.clip(np.searchsorted(self.start_tick, ticks, "right") - 1, 0, len(self.bar_ticks) - 1)
        return bars

    def seconds(self, ticks: Integers | Numbers) -> Numbers:
        """The time of each tick."""
        seconds: Numbers = np.interp(ticks, self.tempo_tick, self.tempo_s)
        return seconds

    def ticks(self, seconds: Numbers) -> Numbers:
        """The tick, not rounded, at each time; 0 before the beginning."""
        ticks: Numbers = np.interp(seconds, self.tempo_s, self.tempo_tick)
        return ticks

    def bpm_at(self, ticks: Integers) -> Numbers:
        """The tempo at each tick."""
        which = np.clip(np.searchsorted(self.tempo_tick, ticks, "right") - 1, 0, len(self.bpm) - 1)
        return self.bpm[which]


def frame_of(score: Score) -> Frame:
    """The frame of a score that has at least one bar."""
    starts = bar_starts(score.meters, score.end_tick)
    many = len(starts) - 1
    energy, letter = np.full(many, PLAIN_ENERGY), np.zeros(many, np.int64)
    bounds = np.zeros((2, many), np.int64)  # the first bar of the phrase, and the bar after it
    covered = [(s.start_bar, min(s.end_bar, many), s) for s in score.sections if s.start_bar < many]
    _phrases(bounds, 0, many)
    for first, end, section in covered:
        energy[first:end], letter[first:end] = section.energy, crc32(section.letter.encode())
        _phrases(bounds, first, end)
    table = np.array(starts, np.int64)
    meters = [meter_at(score.meters, start) for start in starts[:-1]]
    tempo_tick, tempo_s = _tempo_map(score)
    return Frame(
        table, np.array([m.bar_ticks for m in meters]), np.array([beat_ticks(m) for m in meters]),
        energy, letter, table[bounds[0]], table[bounds[1]], tempo_tick, tempo_s,
        np.array([t.bpm for t in score.tempos]),
    )  # fmt: skip


def _phrases(bounds: Integers, first: int, end: int) -> None:
    """Write the phrases of the bars from ``first`` to ``end`` into ``bounds``."""
    bars = np.arange(first, end)
    starts = first + (bars - first) // PHRASE_BARS * PHRASE_BARS
    bounds[0, first:end], bounds[1, first:end] = starts, np.minimum(starts + PHRASE_BARS, end)


def _tempo_map(score: Score) -> tuple[Numbers, Numbers]:
    """Where tempos begin in ticks and seconds, and a last point a quarter after the end."""
    ends = [t.tick for t in score.tempos[1:]] + [max(score.end_tick, score.tempos[-1].tick) + TICKS_PER_QUARTER]
    seconds = [0.0]
    for tempo, (start, end) in zip(score.tempos, pairwise([score.tempos[0].tick, *ends]), strict=True):
        seconds.append(seconds[-1] + (end - start) * seconds_per_tick(tempo.bpm))
    return np.array([score.tempos[0].tick, *ends], np.float64), np.array(seconds)
