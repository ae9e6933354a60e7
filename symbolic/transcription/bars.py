"""The meter and the first bar line under a melody that lies on the grid.

Bars and beats begin where long notes begin, where phrases begin after a rest, and so that what was sung comes again
after whole bars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from symbolic.score import TICKS_PER_QUARTER, Meter
from symbolic.timing import beat_ticks

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
USUAL: Mapping[tuple[int, int], float] = {(4, 4): 0.0, (3, 4): -0.1, (6, 8): -0.15}
"""The meters that are told apart by ear, and how much less usual they are."""
LONG_TICKS = 3 * TICKS_PER_QUARTER
REST_TICKS = TICKS_PER_QUARTER // 4
ONSET, LONG, RESTED = 0.5, 1.5, 0.6
"""How much an onset marks its place, and a long note, and one after a rest."""
BAR_WEIGHT, BEAT_WEIGHT, AGAIN_WEIGHT, FIRST_FAVOUR = 1.0, 0.8, 1.6, 0.2


def find_bars(ticks: Ints, ends: Ints, pitches: Sequence[int], meters: Sequence[Meter] = ()) -> tuple[Meter, int]:
    """The meter (of ``meters``, or of ``USUAL``) and the tick, below a bar, at which the first whole bar begins."""
    choices = tuple(meters) or tuple(Meter(0, *each) for each in USUAL)
    best, found = -np.inf, (choices[0], 0)
    for meter in choices:
        unit = _unit(meter)
        marks = _marks(ticks, ends, unit)
        length, beat = meter.bar_ticks // unit, max(1, beat_ticks(meter) // unit)
        usual = USUAL.get((meter.numerator, meter.denominator), 0.0)
        again = AGAIN_WEIGHT * _comes_again(ticks, pitches, meter.bar_ticks)
        for phase in range(length):
            place = (np.arange(len(marks)) - phase) % length
            begins = FIRST_FAVOUR * (int(ticks[0]) == phase * unit)
            fit = usual + again + begins + _fit(marks, place, beat)
            if fit > best + 1e-9:
                best, found = fit, (meter, phase * unit)
    return found


def _unit(meter: Meter) -> int:
    """The places at which a bar may begin: eighths, or sixteenths where the meter counts them."""
    return 4 * TICKS_PER_QUARTER // max(8, meter.denominator)


def _fit(marks: Floats, place: Ints, beat: int) -> float:
    """How much more than the others the first places of bars, and those of beats, are marked."""
    mean = float(marks.mean())
    fit = 0.0
    for weight, inside in ((BAR_WEIGHT, place == 0), (BEAT_WEIGHT, place % beat == 0)):
        if inside.any() and not inside.all():
            fit += weight * (float(marks[inside].mean()) - mean)
    return fit


def _marks(ticks: Ints, ends: Ints, unit: int) -> Floats:
    """How much each place is marked."""
    marks = np.zeros(int(ticks[-1]) // unit + 1)
    until = np.append(ticks[1:], ends[-1])
    rested = np.concatenate([[False], ticks[1:] - ends[:-1] >= REST_TICKS])
    weight = ONSET + LONG * np.minimum(until - ticks, LONG_TICKS) / LONG_TICKS + RESTED * rested
    on_it = ticks % unit == 0
    np.add.at(marks, ticks[on_it] // unit, weight[on_it])
    return marks


def _comes_again(ticks: Ints, pitches: Sequence[int], bar_tick: int) -> float:
    """The share of notes that have one at the same place one, two or four bars later, with its pitch counted, too."""
    places = {int(t): p for t, p in zip(ticks, pitches, strict=True)}
    last = int(ticks[-1])
    total = hits = 0.0
    for bars in (1, 2, 4):
        for tick, pitch in places.items():
            later = tick + bar_tick * bars
            if later <= last:
                total += 1
                hits += 0.5 * (later in places) + 0.5 * (places.get(later) == pitch)
    return hits / total if total else 0.0
