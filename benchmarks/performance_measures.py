"""How far a performance of a take lies from the person's own: distances of distributions, features of excerpts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from render.performer.drums import Touch
from render.performer.kit import PHASES, VOICES, voices_of
from render.performer.learn import Take
from render.performer.noise import Integers, Numbers

CELL_STROKES = 8
LAGS = 8
EXCERPT_BARS, LEAST_IN_EXCERPT = 4, 16
GROUPS: Mapping[str, frozenset[str]] = {
    "kick": frozenset({"kick"}), "snare": frozenset({"snare", "stick"}), "hat": frozenset({"hat", "open", "pedal"}),
    "ride": frozenset({"ride", "bell"}), "rest": frozenset({"crash", "high", "mid", "low"}),
}  # fmt: skip
DISTANCES: Mapping[str, str] = {
    "velocity_w1": "velocity given voice and place in the bar (Wasserstein distance, steps)",
    "velocity_steps_w1": "change of velocity from a stroke to the next of its voice (steps)",
    "velocity_place": "1 - correlation of the mean velocities of voices and places",
    "offset_w1": "time given voice and place in the beat (ms)",
    "offset_together_w1": "time between strokes of one onset (ms)",
    "offset_place": "1 - correlation of the mean times of voices and places",
    "offset_memory": "autocorrelation of the times of onsets, lags 1 to 8",
}


def distances(take: Take, touch: Touch) -> dict[str, float]:
    """How far a performance lies from the person's own of the same strokes, by ``DISTANCES``."""
    human, centred = (
        Touch(take.offset_ms - take.offset_ms.mean(), take.velocity),
        touch.offset_ms - touch.offset_ms.mean(),
    )
    strokes = take.strokes
    voice = voices_of(strokes.pitch)
    phase = phases(take)
    in_bar = voice * 10_000 + strokes.place_tick
    in_beat = voice * 10 + phase
    return {
        "velocity_w1": _cells_w1(in_bar, human.velocity, touch.velocity),
        "velocity_steps_w1": _steps_w1(voice, human.velocity, touch.velocity),
        "velocity_place": 1.0 - _cell_correlation(in_bar, human.velocity, touch.velocity),
        "offset_w1": _cells_w1(in_beat, human.offset_ms, centred),
        "offset_together_w1": _together_w1(take, human.offset_ms, centred),
        "offset_place": 1.0 - _cell_correlation(in_beat, human.offset_ms, centred),
        "offset_memory": _memory_distance(take, human.offset_ms, centred),
    }


def phases(take: Take) -> Integers:
    """Which of ``kit.PHASES`` each stroke has in its beat."""
    inside = take.strokes.place_tick % take.strokes.beat_ticks / take.strokes.beat_ticks
    nearest: Integers = np.abs(inside[:, None] - np.array(PHASES)).argmin(axis=1)
    return nearest


def wasserstein(first: Numbers, second: Numbers) -> float:
    """The 1-Wasserstein distance of two samples of the same size."""
    return float(np.abs(np.sort(first) - np.sort(second)).mean())


def _cells(cell: Integers, least: int = CELL_STROKES) -> Iterator[Integers]:
    order = np.argsort(cell, kind="stable")
    edges = np.nonzero(np.diff(cell[order]))[0] + 1
    yield from (rows for rows in np.split(order, edges) if len(rows) >= least)


def _cells_w1(cell: Integers, first: Numbers, second: Numbers) -> float:
    rows = list(_cells(cell))
    total = sum(len(r) for r in rows)
    return sum(len(r) * wasserstein(first[r], second[r]) for r in rows) / total if total else float("nan")


def _cell_correlation(cell: Integers, first: Numbers, second: Numbers) -> float:
    """The correlation, over cells weighted by their strokes, of two means; 0 where one does not vary."""
    rows = list(_cells(cell))
    if len(rows) < 3:
        return float("nan")
    weight = np.array([len(r) for r in rows], np.float64)
    a, b = (np.array([values[r].mean() for r in rows]) for values in (first, second))
    a, b = a - np.average(a, weights=weight), b - np.average(b, weights=weight)
    norm = np.sqrt(np.sum(weight * a * a) * np.sum(weight * b * b))
    return float(np.sum(weight * a * b) / norm) if norm > 1e-9 else 0.0


def _steps_w1(voice: Integers, first: Numbers, second: Numbers) -> float:
    rows = list(_cells(voice, CELL_STROKES + 1))
    total = sum(len(r) - 1 for r in rows)
    return (
        sum((len(r) - 1) * wasserstein(np.diff(first[r]), np.diff(second[r])) for r in rows) / total
        if total
        else float("nan")
    )


def _together_w1(take: Take, first: Numbers, second: Numbers) -> float:
    """Between the times from a stroke to the next one, in the order of the kit, of the same onset."""
    order = np.lexsort((voices_of(take.strokes.pitch), take.strokes.onset_tick))
    same = np.nonzero(np.diff(take.strokes.onset_tick[order]) == 0)[0]
    if len(same) < CELL_STROKES:
        return float("nan")
    return wasserstein(np.diff(first[order])[same], np.diff(second[order])[same])


def _memory_distance(take: Take, first: Numbers, second: Numbers) -> float:
    return float(np.abs(memory(take, first) - memory(take, second)).mean())


def memory(take: Take, offset_ms: Numbers) -> Numbers:
    """The autocorrelation at lags 1 to ``LAGS`` of the mean times of onsets; 0 where nothing varies."""
    _, onset = np.unique(take.strokes.onset_tick, return_inverse=True)
    means = np.bincount(onset, offset_ms) / np.bincount(onset)
    means = means - means.mean()
    power = float(np.sum(means * means))
    if power < 1e-9:
        return np.zeros(LAGS)
    return np.array([float(np.sum(means[lag:] * means[:-lag])) / power for lag in range(1, LAGS + 1)])


def excerpt_rows(take: Take, touch: Touch) -> list[dict[str, float]]:
    """The features of every four bars that a classifier may tell people by.

    What no score tells is taken away from people and methods alike: how loud each drum is in the whole take, and how
    widely times spread in it (which MID-11 limits to 12 ms, half of people's).
    """
    strokes = take.strokes
    voice = voices_of(strokes.pitch)
    velocity = touch.velocity - (np.bincount(voice, touch.velocity) / np.maximum(np.bincount(voice), 1))[voice]
    offset = (touch.offset_ms - touch.offset_ms.mean()) / max(float(touch.offset_ms.std()), 1e-6)
    group_of = np.array([next(i for i, names in enumerate(GROUPS.values()) if v in names) for v in VOICES])[voice]
    on = phases(take) == 0
    edges = np.nonzero(np.diff(strokes.bar // EXCERPT_BARS))[0] + 1
    found = []
    for rows in np.split(np.arange(len(strokes)), edges):
        if len(rows) < LEAST_IN_EXCERPT:
            continue
        row: dict[str, float] = {}
        for index, group in enumerate(GROUPS):
            mine = rows[group_of[rows] == index]
            for label, part in (("on", mine[on[mine]]), ("off", mine[~on[mine]])):
                row |= _summary(f"{group} {label} velocity", velocity[part])
                row |= _summary(f"{group} {label} time", offset[part])
            steps = np.abs(np.diff(velocity[mine]))
            row[f"{group} step"] = float(steps.mean()) if len(steps) > 2 else float("nan")
        late = offset[rows]
        row["memory"] = float(np.corrcoef(late[:-1], late[1:])[0, 1]) if late.std() > 1e-6 else 0.0
        found.append(row)
    return found


def _summary(label: str, values: Numbers) -> dict[str, float]:
    known = len(values) > 2
    return {
        f"{label} mean": float(values.mean()) if known else float("nan"),
        f"{label} sd": float(values.std()) if known else float("nan"),
    }
