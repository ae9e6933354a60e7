"""Whether a blend of two styles lies between them: statistics of pieces at five shares of the second, 0 to 1.

For each pair of styles pieces are planned and filled at each share, the same keys and seeds at each. Told are, as means
over the pieces: ``score``, what a small linear classifier says that was trained on other pieces wholly in one style or
the other (0 the first, 1 the second; it hears notes without tempo and instruments); ``melody``, the same from the
melody's notes alone; syncopation (onsets of pitched roles off the beat); swing (how late the off-beat eighths are, 0 to
1); notes a bar; tempo; the share of time with a seventh in the chord. A row is monotone where no step goes against the
way from the first style to the second; a row whose ends differ by less than two standard errors goes nowhere.

``python benchmarks/blending.py [--quick] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from machine import machine
from numpy.typing import NDArray

from planner.controls import to_controls
from planner.references.chords import sevenths_in
from scoresmith.references import planned, wishes_of
from symbolic.blending import swing_at
from symbolic.decoder import default_decoder
from symbolic.features import band_features, melody_features
from symbolic.feel import swung_notes
from symbolic.fill import fill
from symbolic.grid import Cells
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Role

SHARES: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75, 1.0)
PAIRS: tuple[tuple[str, str], ...] = (
    ("folk", "swing"), ("ballad", "metal"), ("ambient", "funk"), ("classical", "bossa"), ("pop", "blues"),
    ("guofeng", "edm"),
)  # fmt: skip
QUICK_PAIRS = 2
KEYS: tuple[str, ...] = ("C", "G", "F", "D", "Bb", "A", "Eb", "E", "Ab", "B", "Db", "F#")
BARS = 8
PIECES, QUICK_PIECES = 6, 2
"""Pieces at each share."""
TAUGHT, QUICK_TAUGHT = 6, 3
"""Pieces of each style that the classifier learns from."""
HALF_BARS = 4
RIDGE = 10.0
STATISTICS: tuple[str, ...] = ("score", "melody", "syncopation", "swing", "notes_per_bar", "tempo_bpm", "sevenths")
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A piece: the features of its halves, all and the melody's alone, and its statistics."""

    band: tuple[Mapping[str, float], ...]
    tune: tuple[Mapping[str, float], ...]
    statistics: Mapping[str, float]


def sample(first: str, second: str, share: float, number: int) -> Sample:
    """A piece at a share of the second style; ``number`` chooses its key and its seed."""
    blend = f"{first}:{1 - share:g},{second}:{share:g}"
    plan, _ = planned(f"{BARS} bars in {KEYS[number % len(KEYS)]} major", wishes_of(blend), seed=number)
    controls = to_controls(plan)
    even = fill({}, controls, set(controls.cells), default_decoder(), seed=number)
    cells = {cell: swung_notes(notes, swing_at(controls, cell[1])) for cell, notes in even.items()}
    halves = [_half(cells, start) for start in range(0, BARS, HALF_BARS)]
    places = [controls.bars[start : start + HALF_BARS] for start in range(0, BARS, HALF_BARS)]
    return Sample(
        tuple(band_features(_from_zero(half), place) for half, place in zip(halves, places, strict=True)),
        tuple(melody_features(_from_zero(half), place) for half, place in zip(halves, places, strict=True)),
        {
            "syncopation": syncopation(cells),
            "swing": swing(cells),
            "notes_per_bar": sum(map(len, cells.values())) / BARS,
            "tempo_bpm": plan.tempo_bpm,
            "sevenths": sevenths_in(plan),
        },
    )


def _half(cells: Cells, start: int) -> Cells:
    return {cell: notes for cell, notes in cells.items() if start <= cell[1] < start + HALF_BARS}


def _from_zero(cells: Cells) -> Cells:
    """The cells with their bars counted from 0."""
    first = min((bar for _, bar in cells), default=0) // HALF_BARS * HALF_BARS
    return {(role, bar - first): notes for (role, bar), notes in cells.items()}


def _steps(cells: Cells) -> list[int]:
    """Where in their beat the onsets of pitched roles lie, in grid steps."""
    ticks = {(role, n.onset_tick) for (role, _), notes in cells.items() if role is not Role.DRUMS for n in notes}
    return [tick // TICKS_PER_STEP % GRID_PER_QUARTER for _, tick in ticks]


def syncopation(cells: Cells) -> float:
    """The share of the onsets of pitched roles that do not lie on a beat."""
    steps = _steps(cells)
    return sum(step != 0 for step in steps) / max(1, len(steps))


def swing(cells: Cells) -> float:
    """How late off-beat eighths are: 0 half-way through the beat, 1 at its last third; 0 where there are none."""
    late = [(step - 6) / 2 for step in _steps(cells) if step in (6, 7, 8)]
    return float(np.mean(late)) if late else 0.0


class Classifier:
    """Tells two styles apart by ridge regression on standardised features; 0 is the first, 1 the second."""

    def __init__(self, first: Sequence[Mapping[str, float]], second: Sequence[Mapping[str, float]]) -> None:
        self.names = sorted({name for row in (*first, *second) for name in row})
        x = self._rows([*first, *second])
        y = np.array([-1.0] * len(first) + [1.0] * len(second))
        self.mean = np.nan_to_num(np.nanmean(np.vstack((x, np.zeros(x.shape[1]))), axis=0))
        filled = np.where(np.isnan(x), self.mean, x)
        self.spread = np.maximum(filled.std(axis=0), 1e-6)
        z = np.clip((filled - self.mean) / self.spread, -3, 3)
        self.offset = z.mean(axis=0)
        z = z - self.offset
        self.weights = np.linalg.solve(z.T @ z + RIDGE * np.eye(z.shape[1]), z.T @ y)
        ends = z @ self.weights
        self.low, self.high = float(ends[y < 0].mean()), float(ends[y > 0].mean())

    def _rows(self, samples: Sequence[Mapping[str, float]]) -> Numbers:
        return np.array([[row.get(name, np.nan) for name in self.names] for row in samples], np.float64)

    def score(self, samples: Sequence[Mapping[str, float]]) -> float:
        """The mean place of samples between the two styles, 0 to 1, each bounded to -0.25 to 1.25."""
        x = self._rows(samples)
        z = np.clip((np.where(np.isnan(x), self.mean, x) - self.mean) / self.spread, -3, 3) - self.offset
        return float(np.clip((z @ self.weights - self.low) / (self.high - self.low), -0.25, 1.25).mean())


def measured(first: str, second: str, pieces: int, taught: int) -> dict[str, Numbers]:
    """Each statistic of a pair as an array [shares, pieces]."""
    teachers = [[sample(first, second, end, 100 + n) for n in range(taught)] for end in (0.0, 1.0)]
    hears = {
        "score": Classifier(*([row for s in side for row in s.band] for side in teachers)),
        "melody": Classifier(*([row for s in side for row in s.tune] for side in teachers)),
    }
    table: dict[str, list[list[float]]] = {name: [] for name in STATISTICS}
    for share in SHARES:
        samples = [sample(first, second, share, n) for n in range(pieces)]
        for name in STATISTICS:
            table[name].append([_value(s, name, hears) for s in samples])
    return {name: np.array(rows) for name, rows in table.items()}


def _value(each: Sample, name: str, hears: Mapping[str, Classifier]) -> float:
    if name in hears:
        return hears[name].score(each.band if name == "score" else each.tune)
    return each.statistics[name]


def verdict(rows: Numbers) -> str:
    """``monotone``, ``not monotone`` or ``nowhere`` for a statistic [shares, pieces]."""
    means = rows.mean(axis=1)
    way = means[-1] - means[0]
    error = float(np.std(rows[-1] - rows[0]) / np.sqrt(rows.shape[1]))
    if abs(way) < 1e-9 or abs(way) < 2 * error:
        return "nowhere"
    return "monotone" if (np.diff(means) * np.sign(way) >= -1e-9).all() else "not monotone"


def run(pairs: Sequence[tuple[str, str]], pieces: int, taught: int) -> dict[str, Any]:
    """Measure pairs, print their tables and give the figures."""
    rows: list[dict[str, Any]] = []
    for first, second in pairs:
        print(f"\n{first} → {second}{'':>12}" + "".join(f"{share:>9g}" for share in SHARES))
        for name, values in measured(first, second, pieces, taught).items():
            means, said = values.mean(axis=1), verdict(values)
            print(f"  {name:<22}" + "".join(f"{mean:>9.3f}" for mean in means) + f"   {said}", flush=True)
            rows.append({"pair": f"{first}>{second}", "statistic": name, "means": means.round(4).tolist(),
                         "verdict": said})  # fmt: skip
    going = [row for row in rows if row["verdict"] != "nowhere"]
    heard = [row for row in rows if row["statistic"] == "score"]
    figures = {
        "blend_rows": len(rows),
        "blend_rows_going": len(going),
        "blend_monotone_pct": round(100 * _share(going), 1),
        "blend_score_monotone_pct": round(100 * _share(heard), 1),
    }
    print(f"\n{len(going)} of {len(rows)} rows go from one style to the other; {figures['blend_monotone_pct']:g} % of "
          f"them are monotone, and {figures['blend_score_monotone_pct']:g} % of the classifier's scores")  # fmt: skip
    return figures | {"table": rows}


def _share(rows: Sequence[Mapping[str, Any]]) -> float:
    return sum(row["verdict"] == "monotone" for row in rows) / max(1, len(rows))


def main() -> None:
    """Measure and print; write the figures with ``--json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="two pairs and few pieces, in under 50 s")
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    arguments = parser.parse_args()
    started_s = time.perf_counter()
    size = (PAIRS[:QUICK_PAIRS], QUICK_PIECES, QUICK_TAUGHT) if arguments.quick else (PAIRS, PIECES, TAUGHT)
    figures = run(*size)
    figures |= {"quick": arguments.quick, "seconds": round(time.perf_counter() - started_s, 1)} | machine()
    print(f"{figures['seconds']:g} s")
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
