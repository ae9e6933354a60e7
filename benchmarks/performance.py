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
from performance_measures import DISTANCES, distances, excerpt_rows

from render.performer.drum_model import DrumModel, drum_model
from render.performer.drums import KEPT_SPREAD, Touch, play_drums
from render.performer.kit import VOICES, Strokes, voices_of
from render.performer.learn import Loudness, Take, learn, read_takes
from render.performer.noise import Integers, Numbers
from symbolic.data.work import split_of
from symbolic.two_sample import two_sample

FOLDS: tuple[tuple[int, ...], ...] = ((5, 9), (1, 4), (2, 7), (6, 8), (3, 10))
"""The drummers held out together; the package's own model is that of the first fold."""
LEAST_STROKES = 150
RESAMPLES = 1000
TAKES_A_DRUMMER, BLOCK_TAKES, MOST_BARS, GAP_TICKS = 32, 8, 64, 100_000
CLASSIFIED: tuple[str, ...] = (
    "performer", "fixed template", "jitter of people's spread", "mean template, people's spread",
)  # fmt: skip
QUICK_TRAINING = 8
SEED = 7


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
    performed = play_drums(strokes, letter, model, take.style, (number,), SEED, KEPT_SPREAD)
    same = float(performed.offset_ms.std())
    made = {
        "performer": performed,
        "performer, people's spread": play_drums(strokes, letter, model, take.style, (number,), SEED, 1.0),
        "fixed template": Touch(np.zeros(many), flat),
        "jitter of the same spread": Touch(same * timing, flat + baseline.voice_spread[voice] * white),
        "jitter of people's spread": Touch(spread * timing, flat + baseline.voice_spread[voice] * white),
        "mean template": Touch(late, means),
        "mean template, same spread": Touch(
            late + _beside(same, late) * timing, means + baseline.residual[voice] * white
        ),
        "mean template, people's spread": Touch(
            late + _beside(spread, late) * timing, means + baseline.residual[voice] * white
        ),
    }
    return {name: _possible(touch) for name, touch in made.items()}


def _beside(spread: float, late: Numbers) -> float:
    """The deviation of a jitter that makes the whole spread with what a template has."""
    return float(np.sqrt(max(spread**2 - late.var(), 0.0)))


def _possible(touch: Touch) -> Touch:
    """The touch as a MIDI file can have it, within 45 ms of the grid."""
    return Touch(np.clip(touch.offset_ms, -45.0, 45.0), np.clip(np.round(touch.velocity), 1, 127))


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
