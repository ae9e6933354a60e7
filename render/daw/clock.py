"""A tempo map that is asked often: ticks to seconds and back, in the time of a search."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from symbolic.score import Tempo
from symbolic.timing import seconds_per_tick


@dataclass(frozen=True, slots=True)
class Clock:
    """Where each tempo begins, in ticks and in seconds, and how long its ticks are."""

    ticks: tuple[int, ...]
    times_s: tuple[float, ...]
    tick_lengths_s: tuple[float, ...]
    tempos: tuple[Tempo, ...]

    @classmethod
    def of(cls, tempos: Sequence[Tempo]) -> Clock:
        """The clock of a tempo map that is sorted and begins at tick 0."""
        lengths = [seconds_per_tick(tempo.bpm) for tempo in tempos]
        spans_s = [(b.tick - a.tick) * length for (a, b), length in zip(pairwise(tempos), lengths, strict=False)]
        times_s = tuple(accumulate(spans_s, initial=0.0))
        return cls(tuple(tempo.tick for tempo in tempos), times_s, tuple(lengths), tuple(tempos))

    def seconds(self, tick: int) -> float:
        """The time of a tick, as ``timing.tick_to_seconds`` gives it."""
        place = bisect_right(self.ticks, tick) - 1
        return self.times_s[place] + (tick - self.ticks[place]) * self.tick_lengths_s[place]

    def tick(self, time_s: float) -> float:
        """The tick, with its fraction, at a time from 0 on."""
        place = bisect_right(self.times_s, time_s) - 1
        return self.ticks[place] + (time_s - self.times_s[place]) / self.tick_lengths_s[place]

    def tempo(self, tick: int) -> Tempo:
        """The tempo in force at a tick."""
        return self.tempos[bisect_right(self.ticks, tick) - 1]
