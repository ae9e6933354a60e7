"""How like people the drums are played: the performer beside fixed templates and random jitter, on held-out drummers.

``python benchmarks/performance.py --data DIR [--json FILE] [--quick]``

Takes of the Groove set (``DIR/groove``) are put on the grid, each as a score with an energy for every four bars,
played again, and compared with what the person did. Every drummer is held out once, in five folds, by a model that
learned from the others; with ``--quick`` only the two that the package's own model has not heard. The baselines are
measured on the same training takes and get the same energies.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from zlib import crc32

import numpy as np
from machine import machine

from render.performer.drum_model import DrumModel, drum_model
from render.performer.drums import KEPT_SPREAD, Touch, play_drums
from render.performer.kit import PHASES, VOICES, Strokes, voices_of
from render.performer.learn import Loudness, Take, learn, read_takes
from render.performer.noise import Integers, Numbers
from symbolic.data.work import split_of
from symbolic.two_sample import two_sample

FOLDS: tuple[tuple[int, ...], ...] = ((5, 9), (1, 4), (2, 7), (6, 8), (3, 10))
"""The drummers held out together; the package's own model is that of the first fold."""
LEAST_STROKES = 150
CELL_STROKES = 8
LAGS = 8
EXCERPT_BARS, LEAST_IN_EXCERPT = 4, 16
JITTER_MS = 12.0
RESAMPLES = 1000
TAKES_A_DRUMMER, BLOCK_TAKES, MOST_BARS, GAP_TICKS = 32, 8, 64, 100_000
CLASSIFIED: tuple[str, ...] = (
    "performer", "fixed template", "jitter of people's spread", "mean template, people's spread",
)  # fmt: skip
QUICK_TRAINING = 8
SEED = 7
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


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fixed tables of some takes: means and deviations by voice, and by voice and place; slopes of energy."""

    voice_velocity: Numbers
    voice_spread: Numbers
    slope: Numbers
    place_velocity: Mapping[tuple[int, int], float]
    place_offset: Mapping[tuple[int, int], float]
    residual: Numbers
    offset_spread_ms: float

    @classmethod
    def of(cls, takes: Sequence[Take]) -> Baseline:
        """Measured on training takes."""
        voice = np.concatenate([voices_of(t.strokes.pitch) for t in takes])
        place = np.concatenate([t.strokes.place_tick for t in takes])
        energy = np.concatenate([t.strokes.energy for t in takes]) - 0.5
        velocity = np.concatenate([t.velocity for t in takes])
        offset = np.concatenate([t.offset_ms for t in takes])
        means, spreads, slopes, residuals = (np.zeros(len(VOICES)) for _ in range(4))
        velocities: dict[tuple[int, int], float] = {}
        offsets: dict[tuple[int, int], float] = {}
        for each in range(len(VOICES)):
            mine = voice == each
            if not mine.any():
                continue
            slopes[each] = np.polyfit(energy[mine], velocity[mine], 1)[0] if mine.sum() > 2 else 0.0
            level = velocity[mine] - slopes[each] * energy[mine]
            means[each], spreads[each] = level.mean(), level.std()
            rest = level.copy()
            for spot in np.unique(place[mine]):
                here = place[mine] == spot
                velocities[each, int(spot)] = float(level[here].mean())
                offsets[each, int(spot)] = float(offset[mine][here].mean())
                rest[here] -= velocities[each, int(spot)]
            residuals[each] = rest.std()
        return cls(means, spreads, slopes, velocities, offsets, residuals, float(offset.std()))


def played(take: Take, model: DrumModel, baseline: Baseline, number: int) -> dict[str, Touch]:
    """What each method makes of a take on the grid."""
    strokes, draw = take.strokes, np.random.default_rng([SEED, number])
    voice, many = voices_of(strokes.pitch), len(strokes)
    letter = np.zeros(many, np.int64)
    rise = baseline.slope[voice] * (strokes.energy - 0.5)
    flat = baseline.voice_velocity[voice] + rise
    spots = list(zip(voice.tolist(), strokes.place_tick.tolist(), strict=True))
    means = np.array([baseline.place_velocity.get(s, baseline.voice_velocity[s[0]]) for s in spots]) + rise
    late = np.array([baseline.place_offset.get(s, 0.0) for s in spots])
    white, timing = draw.standard_normal(many), draw.standard_normal(many)
    spread = baseline.offset_spread_ms
    made = {
        "performer": play_drums(strokes, letter, model, take.style, (number,), SEED, KEPT_SPREAD),
        "performer, people's spread": play_drums(strokes, letter, model, take.style, (number,), SEED, 1.0),
        "fixed template": Touch(np.zeros(many), flat),
        "jitter of 12 ms": Touch(JITTER_MS * timing, flat + baseline.voice_spread[voice] * white),
        "jitter of people's spread": Touch(spread * timing, flat + baseline.voice_spread[voice] * white),
        "mean template": Touch(late, means),
        "mean template, jitter of 12 ms": Touch(late + JITTER_MS * timing, means + baseline.residual[voice] * white),
        "mean template, people's spread": Touch(late + spread * timing, means + baseline.residual[voice] * white),
    }
    return {name: _possible(touch) for name, touch in made.items()}


def _possible(touch: Touch) -> Touch:
    """The touch as a MIDI file can have it, within 45 ms of the grid."""
    return Touch(np.clip(touch.offset_ms, -45.0, 45.0), np.clip(np.round(touch.velocity), 1, 127))


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


@dataclass(slots=True)
class Found:
    """What was measured: a row of distances for each method and block of takes, and rows for the classifier."""

    distances: dict[str, list[tuple[str, dict[str, float]]]]
    excerpts: dict[str, list[tuple[str, dict[str, float]]]]
    spreads_ms: dict[str, list[float]]


def measure(takes: Sequence[Take], model: DrumModel, baseline: Baseline, found: Found) -> None:
    """Play some held-out takes by every method and add what was measured, drummer by drummer in blocks of takes."""
    by: dict[str, list[Take]] = {}
    for take in takes:
        by.setdefault(take.drummer, []).append(shortened(take))
    for drummer, own in by.items():
        chosen = own[:: max(len(own) // TAKES_A_DRUMMER, 1)][:TAKES_A_DRUMMER]
        blocks = max(len(chosen) // BLOCK_TAKES, 1)
        for block in (chosen[i::blocks] for i in range(blocks)):
            _measure_block(drummer, block, model, baseline, found)


def shortened(take: Take) -> Take:
    """The first ``MOST_BARS`` bars of a take."""
    kept = take.strokes.bar < take.strokes.bar[0] + MOST_BARS
    strokes = Strokes(*(getattr(take.strokes, f.name)[kept] for f in fields(Strokes)))
    return replace(take, strokes=strokes, velocity=take.velocity[kept], offset_ms=take.offset_ms[kept])


def _measure_block(drummer: str, block: Sequence[Take], model: DrumModel, baseline: Baseline, found: Found) -> None:
    touches: dict[str, list[Touch]] = {}
    for take in block:
        people = Touch(take.offset_ms, take.velocity)
        found.excerpts.setdefault("people", []).extend((take.name, row) for row in excerpt_rows(take, people))
        for name, touch in played(take, model, baseline, crc32(take.name.encode())).items():
            touches.setdefault(name, []).append(touch)
            found.spreads_ms.setdefault(name, []).append(float(touch.offset_ms.std()))
            if name in CLASSIFIED:
                found.excerpts.setdefault(name, []).extend((take.name, row) for row in excerpt_rows(take, touch))
    whole = joined(block)
    for name, parts in touches.items():
        offset = np.concatenate([part.offset_ms - part.offset_ms.mean() for part in parts])
        touch = Touch(offset, np.concatenate([part.velocity for part in parts]))
        found.distances.setdefault(name, []).append((drummer, distances(whole, touch)))


def joined(block: Sequence[Take]) -> Take:
    """Takes one after the other as one, the times of each around its own mean."""
    columns: dict[str, list[Numbers | Integers]] = {f.name: [] for f in fields(Strokes)}
    bars = ticks = 0
    for take in block:
        for name, column in columns.items():
            shift = {"bar": bars, "onset_tick": ticks}.get(name, 0)
            column.append(getattr(take.strokes, name) + shift)
        bars, ticks = bars + int(take.strokes.bar[-1]) + 1, ticks + int(take.strokes.onset_tick[-1]) + GAP_TICKS
    strokes = Strokes(**{name: np.concatenate(column) for name, column in columns.items()})
    offset = np.concatenate([take.offset_ms - take.offset_ms.mean() for take in block])
    return replace(block[0], strokes=strokes, velocity=np.concatenate([t.velocity for t in block]), offset_ms=offset)


def summary(
    rows: Sequence[tuple[str, Mapping[str, float]]], name: str, draw: np.random.Generator
) -> tuple[float, float, float]:
    """The mean over drummers of the mean over blocks, and its 95 % interval when both are drawn again."""
    by: dict[str, list[float]] = {}
    for drummer, row in rows:
        if not np.isnan(row[name]):
            by.setdefault(drummer, []).append(row[name])
    tables = [np.array(values) for values in by.values()]
    again = []
    for _ in range(RESAMPLES):
        chosen = [tables[i] for i in draw.integers(0, len(tables), len(tables))]
        again.append(np.mean([t[draw.integers(0, len(t), len(t))].mean() for t in chosen]))
    low, high = np.percentile(again, (2.5, 97.5))
    return float(np.mean([t.mean() for t in tables])), float(low), float(high)


def classified(found: Found, name: str) -> tuple[float, float, float]:
    """How well a classifier tells a method from people: the area under its ROC curve and its interval."""
    people, made = found.excerpts["people"], found.excerpts[name]
    result = two_sample(
        [r for _, r in people], [r for _, r in made], [w for w, _ in people], [w for w, _ in made], SEED
    )
    return result.auc, result.low, result.high


def folds(data: Path, quick: bool) -> Iterator[tuple[list[Take], DrumModel, Baseline]]:
    """The held-out takes of each fold, with a model and a baseline from the other drummers."""
    if quick:
        takes = read_takes(
            data, lambda index, drummer: drummer in ("drummer5", "drummer9") or index % QUICK_TRAINING == 0
        )
    else:
        takes = read_takes(data)
    for held in FOLDS[:1] if quick else FOLDS:
        names = {f"drummer{number}" for number in held}
        training = [t for t in takes if t.drummer not in names]
        loudness = Loudness.of(training)
        training = [loudness.energised(t) for t in training]
        tested = [loudness.energised(t) for t in takes if t.drummer in names and len(t.strokes) >= LEAST_STROKES]
        own = all(split_of((f"Groove {t.drummer}",)) == "train" for t in training)
        yield tested, drum_model() if own else learn(training, loudness), Baseline.of(training)


def main(arguments: Sequence[str] | None = None) -> dict[str, object]:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args(arguments)
    started_s = time.perf_counter()
    found = Found({}, {}, {})
    for tested, model, baseline in folds(given.data, given.quick):
        measure(tested, model, baseline, found)
    figures = report(found, printer=print)
    figures |= {"seconds": round(time.perf_counter() - started_s, 1), "machine": machine()}
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return figures


def report(found: Found, printer: Callable[[str], None]) -> dict[str, object]:
    """Print the table and give its figures by flat keys."""
    figures: dict[str, object] = {}
    keys = [*DISTANCES, "auc"]
    for key, meaning in DISTANCES.items():
        printer(f"{key}: {meaning}")
    printer("auc: a classifier tells four bars from people's; 0.5 if it cannot. All distances: 0 is people's own.\n")
    printer(f"{'method':32}" + "".join(f"{key:>20}" for key in keys) + f"{'sd ms':>8}")
    for name, rows in found.distances.items():
        slug = name.replace(",", "").replace("'", "").replace(" ", "_")
        values = {key: summary(rows, key, np.random.default_rng(SEED)) for key in DISTANCES}
        if name in CLASSIFIED:
            values["auc"] = classified(found, name)
        spread = float(np.mean(found.spreads_ms[name]))
        printer(
            f"{name:32}"
            + "".join(f"{v:9.2f} [{low:.2f},{high:.2f}]".rjust(20) for v, low, high in values.values())
            + f"{spread:8.1f}"
        )
        for key, (value, low, high) in values.items():
            figures[f"{key}_{slug}"], figures[f"{key}_{slug}_ci95"] = round(value, 4), [round(low, 4), round(high, 4)]
        figures[f"spread_ms_{slug}"] = round(spread, 2)
    figures["takes"], figures["excerpts"] = len(found.spreads_ms["performer"]), len(found.excerpts["people"])
    return figures


if __name__ == "__main__":
    main()
