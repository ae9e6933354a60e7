"""Beats under a melody played in free time: the likeliest tempo curve and place of every note in its beat (Viterbi).

A state is the length of the beat and the place in the beat at which a note begins. From note to note the time that
passed is so many beats as fit best; it costs what it is off, what the tempo changes, and how unusual the place is
(after Cemgil and Kappen 2003, doi 10.1613/jair.1121). A second pass measures each note against the smoothed tempo.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
STEPS = 12
"""Places in a beat."""
SIMPLE: Mapping[int, float] = {0: 0.0, 6: 0.7, 3: 2.0, 9: 1.6, 4: 3.4, 8: 2.8}
COMPOUND: Mapping[int, float] = {0: 0.0, 4: 0.7, 8: 0.5, 2: 2.4, 6: 2.2, 10: 2.2}
"""What a note at each twelfth of a beat costs: halves, quarters, thirds; or thirds and sixths of a dotted beat."""
BPM_LOW, BPM_HIGH, BPM_USUAL, BPM_OCTAVES = 48.0, 190.0, 100.0, 0.55
"""Beats a minute: the range, and where they usually lie (lognormal)."""
TEMPO_WEIGHT = 0.35
"""How much of the cost of an unusual tempo each note adds."""
RATIO = 1.02
"""From one length of the beat to the next that is tried."""
DRIFT = 2
"""How many of these steps the tempo changes at most from note to note."""
DRIFT_COST = 0.35
OFF_S, OFF_SHARE = 0.035, 0.04
"""How far onsets are off: at rest, and for each second that passed (standard deviations)."""
START_COST = 1.0
"""How much more a first note off the beat costs."""
TOO_FAST_BPM, HALVES_SHARE = 126.0, 0.9
"""Faster beats are taken for half beats, where this share of the notes lies on beats and their halves."""
LEAST_STEPS = 2
LONGEST_REST_BEATS = 16
SMOOTH_BEATS = 5.0
AGAIN_OFF_S = 0.032


@dataclass(frozen=True, slots=True)
class Beats:
    """``steps`` is where each note lies in twelfths of a beat from the beat before the first note; ``beat_s`` the mean
    length of a beat; ``off_s`` how far the notes lie from where the smoothed tempo puts them; ``cost`` a note's mean.
    """

    steps: Ints
    beat_s: float
    off_s: Floats
    cost: float


def find_beats(onsets_s: Floats, places: Mapping[int, float], beat_s: float | None = None) -> Beats:
    """Lay onsets (sorted, in seconds) on beats; ``beat_s`` is the length of the beat where it is known."""
    if len(onsets_s) < 2:
        return Beats(np.zeros(len(onsets_s), np.int64), beat_s or 60.0 / BPM_USUAL, np.zeros(len(onsets_s)), 0.0)
    steps, cost = _first_pass(onsets_s, places, beat_s)
    if beat_s is None:
        steps = _in_slower_beats(onsets_s, steps, places)
    for _ in range(2):
        steps = _again(onsets_s, steps, places)
    fitted = _smoothed(steps / STEPS, onsets_s, steps / STEPS)
    beat = float(np.polyfit(steps / STEPS, onsets_s, 1)[0])
    return Beats(steps, beat, onsets_s - fitted, cost / len(onsets_s))


def _in_slower_beats(onsets_s: Floats, steps: Ints, places: Mapping[int, float]) -> Ints:
    """The steps in beats of twice the length, where the beats were too fast and nothing shorter than halves sounds."""
    bpm = 60.0 / float(np.polyfit(steps / STEPS, onsets_s, 1)[0])
    halves = float((steps % (STEPS // 2) == 0).mean())
    if bpm <= TOO_FAST_BPM or halves < HALVES_SHARE:
        return steps
    nearest = [np.round((steps + parity) / STEPS * 2).astype(np.int64) * (STEPS // 4) for parity in (0, STEPS)]
    costs = [sum(places.get(int(step) % STEPS, 9.0) for step in each) for each in nearest]
    slower = nearest[int(np.argmin(costs))]
    return slower if (np.diff(slower) >= LEAST_STEPS).all() and min(costs) < 9.0 * len(steps) else steps


def _lengths(beat_s: float | None) -> Floats:
    """The lengths of a beat that are tried, in seconds."""
    low, high = (60.0 / BPM_HIGH, 60.0 / BPM_LOW) if beat_s is None else (beat_s / RATIO**5, beat_s * RATIO**5)
    lengths: Floats = np.geomspace(low, high, max(2, round(np.log(high / low) / np.log(RATIO)) + 1))
    return lengths


def _first_pass(onsets_s: Floats, places: Mapping[int, float], beat_s: float | None) -> tuple[Ints, float]:
    lengths = _lengths(beat_s)
    at = np.array(list(places))
    place_cost = np.array(list(places.values()))
    usual = np.zeros(len(lengths))
    if beat_s is None:
        usual = 0.5 * (np.log2(60.0 / lengths / BPM_USUAL) / BPM_OCTAVES) ** 2 * TEMPO_WEIGHT
    here = usual[:, None] + place_cost
    best = here + np.where(at == 0, 0.0, START_COST)
    between = (at[None, :] - at[:, None]) / STEPS  # from place, to place
    came: list[tuple[Ints, NDArray[np.float64]]] = []
    for gap in np.diff(onsets_s):
        passed, cost = _passed(float(gap), lengths, between)
        total, source = _from_before(best, cost)
        taken = np.take_along_axis(passed, (source % len(at))[:, None, :], axis=1)[:, 0, :]
        came.append((source, taken))
        best = total + here
    state = int(best.argmin())
    cost_of_all = float(best.min())
    steps = [0.0]
    for source, taken in reversed(came):
        length, place = divmod(state, len(at))
        steps.append(steps[-1] - taken[length, place] * STEPS)
        state = int(source[length, place])
    first_place = int(at[state % len(at)])
    walked = np.round(np.array(steps[::-1]) - steps[-1]).astype(np.int64)
    return walked + first_place, cost_of_all


def _passed(gap_s: float, lengths: Floats, between: Floats) -> tuple[Floats, Floats]:
    """The beats from note to note that fit best and what they cost, (lengths, from place, to place)."""
    beats = min(gap_s, 1e6) / lengths[:, None, None]
    passed = np.round(beats - between) + between
    passed = np.where(passed < LEAST_STEPS / STEPS - 1e-9, passed + 1.0, passed)
    off = (beats - passed) * lengths[:, None, None]
    spread = np.hypot(OFF_S, OFF_SHARE * gap_s)
    return passed, np.minimum(0.5 * (off / spread) ** 2, 12.0)


def _from_before(best: Floats, cost: Floats) -> tuple[Floats, Ints]:
    """The cheapest way to each state, and the state (length * places + place) that it comes from."""
    count, size = best.shape
    total = np.full((count, size), np.inf)
    source = np.zeros((count, size), np.int64)
    for shift in range(-DRIFT, DRIFT + 1):
        to = slice(max(0, shift), count + min(0, shift))
        start = slice(max(0, -shift), count + min(0, -shift))
        ways = best[start][:, :, None] + cost[to] + DRIFT_COST * abs(shift)
        cheapest = ways.min(axis=1)
        place = ways.argmin(axis=1)
        index = np.arange(count)[start][:, None] * size + place
        better = cheapest < total[to]
        total[to] = np.where(better, cheapest, total[to])
        source[to] = np.where(better, index, source[to])
    return total, source


def _smoothed(beats: Floats, onsets_s: Floats, at: Floats) -> Floats:
    """The time of each place ``at`` (in beats) under a tempo that changes slowly: local lines through the onsets."""
    weight = np.exp(-0.5 * ((at[:, None] - beats) / SMOOTH_BEATS) ** 2) + 1e-6
    total = weight.sum(axis=1)
    mean_b, mean_t = weight @ beats / total, weight @ onsets_s / total
    spread = (weight * (beats - mean_b[:, None]) ** 2).sum(axis=1)
    both = (weight * (beats - mean_b[:, None]) * (onsets_s - mean_t[:, None])).sum(axis=1)
    times: Floats = mean_t + both / np.maximum(spread, 1e-9) * (at - mean_b)
    return times


def _again(onsets_s: Floats, steps: Ints, places: Mapping[int, float]) -> Ints:
    """Place each note again, against the tempo curve that all of them make: the cheapest rising path."""
    beats = steps / STEPS
    at = np.unique(np.concatenate([_around(int(step), places) for step in steps]))
    times = _smoothed(beats, onsets_s, at / STEPS)
    place_cost = np.array([places[int(step) % STEPS] for step in at])
    best = np.zeros(len(at))
    came = []
    for i, onset in enumerate(onsets_s):
        cost = 0.5 * ((onset - times) / AGAIN_OFF_S) ** 2 + place_cost
        if i == 0:
            best = cost
            continue
        running = np.minimum.accumulate(best)
        where = np.maximum.accumulate(np.where(best == running, np.arange(len(at)), 0))
        last = np.searchsorted(at, at - LEAST_STEPS, side="right") - 1
        came.append(np.where(last >= 0, where[np.maximum(last, 0)], -1))
        best = cost + np.where(last >= 0, running[np.maximum(last, 0)], np.inf)
    state = int(best.argmin())
    path = [state]
    for back in reversed(came):
        state = int(back[state])
        path.append(state)
    placed: Ints = at[np.array(path[::-1])].astype(np.int64)
    return placed


def _around(step: int, places: Mapping[int, float]) -> Ints:
    near = np.arange(step - 5, step + 6)
    return near[np.isin(near % STEPS, list(places))]
