"""What the learned text model makes of open descriptions: ``python -m benchmarks.senses [--quick] [--json FILE]``.

Measured on descriptions that were written and labelled by hand and used for nothing else: accuracy of the mood by
language, correlation of valence, arousal and tension, accuracy of style and scene, how often it abstains, how often it
claims to know text that says nothing, calibration, and time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.machine import machine
from planner import parse
from planner.lexicon.mood import SCENES
from planner.senses.features import pieces
from planner.senses.handmade import Described, fresh, held_out, other_held_out
from planner.senses.labels import LANGUAGES, NONE
from planner.senses.model import WEIGHTS, Network, Reading, network, read_weights
from planner.senses.read import attend

BINS = 8
COVERAGES = (0.25, 0.5, 0.75, 1.0)
PROMPT = "傍晚的渡口，一个人撑着伞，等那班不会再来的船"


@dataclass(frozen=True, slots=True)
class Read:
    """A description with its reading, the ranks of its moods, and whether the model says what it found."""

    told: Described
    reading: Reading
    first: bool
    any_first: bool
    three: bool
    said: bool


def read_all(net: Network, told: Sequence[Described]) -> list[Read]:
    """Every description, read."""
    found = []
    for each in told:
        reading = net.read(pieces(each.text))
        ranked = [net.moods[index] for index in np.argsort(-reading.moods[0], kind="stable")]
        said = bool(reading.confidence[0] >= net.calibration.least_confidence)
        found.append(
            Read(each, reading, ranked[0] == each.moods[0], ranked[0] in each.moods, each.moods[0] in ranked[:3], said)
        )
    return found


def percent(values: Sequence[bool]) -> float | None:
    """The share of true values in percent; None of none."""
    return round(100 * float(np.mean(values)), 1) if len(values) else None


def mood_figures(read: Sequence[Read]) -> dict[str, object]:
    """Accuracy of the mood over all, and over what the model says."""
    said = [r for r in read if r.said]
    return {
        "count": len(read),
        "said_pct": percent([r.said for r in read]),
        "top1": percent([r.first for r in said]),
        "top1_any_fitting": percent([r.any_first for r in said]),
        "top3": percent([r.three for r in said]),
        "top3_if_always_said": percent([r.three for r in read]),
    }


def correlations(read: Sequence[Read]) -> dict[str, float | None]:
    """Correlation of valence, arousal and tension with the labels, over what is said."""
    said = [r for r in read if r.said]
    if len(said) < 3:
        return {"valence": None, "arousal": None, "tension": None}
    ours = np.array([r.reading.place[0] for r in said])
    right = np.array([r.told.place for r in said])
    return {
        name: round(float(np.corrcoef(ours[:, axis], right[:, axis])[0, 1]), 3)
        for axis, name in enumerate(("valence", "arousal", "tension"))
    }


def tables_alone(told: Sequence[Described]) -> dict[str, object]:
    """What the word tables make of the descriptions: a mood word, or else the usual mood of a scene word."""
    moods: list[bool] = []
    scenes: list[bool] = []
    for each in told:
        brief = parse(each.text)
        if brief.mood is not None:
            moods.append(brief.mood.value in each.moods)
        elif brief.scene is not None:
            scenes.append(SCENES[brief.scene.value][0] in each.moods)
    return {
        "mood_word_pct": round(100 * len(moods) / len(told), 1),
        "mood_word_fits": percent(moods),
        "scene_word_pct": round(100 * len(scenes) / len(told), 1),
        "usual_mood_fits": percent(scenes),
    }


def named(net: Network, read: Sequence[Read], about: str) -> dict[str, float | None]:
    """How often a style or a scene is said, how often what is said fits, and how often the likeliest fits."""
    names, least = (
        (net.styles, net.calibration.least_style) if about == "style" else (net.scenes, net.calibration.least_scene)
    )
    said: list[bool] = []
    likeliest: list[bool] = []
    for each in read:
        shares = (each.reading.styles if about == "style" else each.reading.scenes)[0]
        fitting = each.told.styles if about == "style" else each.told.scenes
        likeliest.append(names[int(np.argmax(shares))] in fitting)
        best = int(np.argmax(np.where(np.array(names) == NONE, -1.0, shares)))
        if each.said and shares[best] >= least:
            said.append(names[best] in fitting)
    return {
        "said_pct": round(100 * len(said) / len(read), 1),
        "fits_of_said": percent(said),
        "fits_likeliest": percent(likeliest),
    }


def calibration_error(chances: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """The expected calibration error over bins of equal size."""
    order = np.argsort(chances)
    gaps = [
        abs(chances[part].mean() - right[part].mean()) * len(part) for part in np.array_split(order, BINS) if len(part)
    ]
    return round(float(sum(gaps) / len(chances)), 4)


def calibrations(net: Network, read: Sequence[Read], other: Sequence[str]) -> dict[str, object]:
    """Calibration of the confidence (text about other things counts as wrong) and of the likeliest mood."""
    noise = [float(net.read(pieces(text)).confidence[0]) for text in other]
    sure = np.array([float(r.reading.confidence[0]) for r in read] + noise)
    right = np.array([r.three for r in read] + [False] * len(noise))
    top = np.array([float(r.reading.moods[0].max()) for r in read])
    order = np.argsort(-np.array([float(r.reading.confidence[0]) for r in read]), kind="stable")
    three = np.array([r.three for r in read])[order]
    curve = {
        f"{share:.2f}": round(100 * float(three[: max(1, round(share * len(three)))].mean()), 1) for share in COVERAGES
    }
    return {
        "ece_confidence": calibration_error(sure, right),
        "ece_mood": calibration_error(top, np.array([r.first for r in read])),
        "top3_by_coverage": curve,
        "other_said_pct": percent([c >= net.calibration.least_confidence for c in noise]),
        "other_count": len(noise),
    }


def times() -> dict[str, float]:
    """Milliseconds: to load the weights, to read and to attend (warm, median), and for a process that only imports."""
    began = time.perf_counter()
    read_weights(WEIGHTS)
    load = time.perf_counter() - began
    net = network()
    spent: dict[str, list[float]] = {"read": [], "attend": [], "read_2000": []}
    long = (PROMPT * 100)[:2000]
    for _ in range(30):
        for name, text in (("read", PROMPT), ("read_2000", long)):
            began = time.perf_counter()
            net.read(pieces(text))
            spent[name].append(time.perf_counter() - began)
        began = time.perf_counter()
        attend(PROMPT)
        spent["attend"].append(time.perf_counter() - began)
    code = (
        "import time; import planner; a = time.perf_counter(); import planner.senses; b = time.perf_counter();"
        "planner.senses.read_sense('a quiet evening'); c = time.perf_counter(); print(b - a, c - b)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(5)]
    cold = np.median([[float(n) for n in run.stdout.split()] for run in runs], axis=0)
    return {
        "load_ms": round(1000 * load, 2),
        **{f"{name}_ms": round(1000 * float(np.median(each)), 3) for name, each in spent.items()},
        "import_ms": round(1000 * float(cold[0]), 2),
        "first_read_ms": round(1000 * float(cold[1]), 2),
    }


def measure(quick: bool) -> dict[str, object]:
    """All figures."""
    net = network()
    step = 3 if quick else 1
    sets = {"held_out": read_all(net, held_out()[::step]), "fresh": read_all(net, fresh()[::step])}
    other = [text for _, text in other_held_out()]
    found: dict[str, object] = {
        "machine": machine(),
        "weights_mb": round(WEIGHTS.stat().st_size / 1e6, 2),
        "times": times(),
    }
    for name, read in sets.items():
        found[name] = {
            "mood": mood_figures(read),
            "mood_by_language": {
                lang: mood_figures([r for r in read if r.told.language == lang]) for lang in LANGUAGES
            },
            "correlation": correlations(read),
            "tables_alone": tables_alone([each.told for each in read]),
            "style": named(net, read, "style"),
            "scene": named(net, read, "scene"),
            "calibration": calibrations(net, read, other),
        }
    return found


def main() -> None:
    """Measure, print, and write a file where one is named."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    parser.add_argument("--quick", action="store_true", help="a third of the descriptions")
    given = parser.parse_args()
    figures = measure(given.quick)
    for name, value in figures.items():
        if name != "machine":
            print(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    if given.json is not None:
        given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
