"""Temperatures, the confidence and its thresholds, settled on the development half of the descriptions by hand.

The confidence is the chance that the mood meant is among the model's three likeliest: a logistic regression on four
numbers (``model.evidence_of``), text that says nothing counting as wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.senses.features import pieces
from planner.senses.handmade import Described, development, other_development
from planner.senses.labels import NONE
from planner.senses.model import Calibration, Network, Reading

TEMPERATURES = np.geomspace(0.4, 4.0, 47)
MOOD_ACCURACY = 0.88
"""The accuracy (three likeliest) that what is said must have on the development half; 85 % is promised."""
STYLE_PRECISION = 0.85
SCENE_PRECISION = 0.85
OTHER_SAID = 0.04
"""The share of texts about other things for which a mood may be said."""
PENALTY = 0.02


def calibrate(network: Network) -> Calibration:
    """The calibration of a network."""
    told, other = list(development()), [text for _, text in other_development()]
    plain = replace(network, calibration=Calibration())
    readings = [plain.read(pieces(each.text)) for each in told]
    moods = np.concatenate([r.moods for r in readings])
    styles = np.concatenate([r.styles for r in readings])
    scenes = np.concatenate([r.scenes for r in readings])
    right = np.array([network.moods.index(each.moods[0]) for each in told])
    calibration = Calibration(
        mood_temperature=_temperature(moods, [[n] for n in right]),
        style_temperature=_temperature(styles, [_places(network.styles, each.styles) for each in told]),
        scene_temperature=_temperature(scenes, [_places(network.scenes, each.scenes) for each in told]),
    )
    network = replace(network, calibration=calibration)
    evidence, good = _evidence(network, told, other)
    calibration = replace(calibration, confidence=tuple(float(c) for c in _logistic(evidence, good)))
    network = replace(network, calibration=calibration)
    return _thresholds(network, told, other)


def _places(names: Sequence[str], chosen: Sequence[str]) -> list[int]:
    return [names.index(name) for name in chosen]


def _temperature(shares: NDArray[np.float32], right: Sequence[Sequence[int]]) -> float:
    """The temperature under which the right answers are likeliest."""
    logits = np.log(shares + 1e-12)
    scores = []
    for temperature in TEMPERATURES:
        scaled = np.exp(logits / temperature)
        scaled /= scaled.sum(axis=1, keepdims=True)
        scores.append(sum(np.log(row[list(chosen)].sum() + 1e-12) for row, chosen in zip(scaled, right, strict=True)))
    return float(TEMPERATURES[int(np.argmax(scores))])


def _evidence(
    network: Network, told: Sequence[Described], other: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The evidence of every text, and whether its mood is among the three likeliest."""
    rows, good = [], []
    for text, mood in [*((each.text, each.moods[0]) for each in told), *((text, "") for text in other)]:
        reading = network.read(pieces(text))
        rows.append(reading.evidence[0])
        good.append(float(mood in top_moods(network, reading)))
    return np.array(rows, dtype=np.float64), np.array(good)


def top_moods(network: Network, reading: Reading, count: int = 3) -> list[str]:
    """The likeliest moods of a reading, likeliest first."""
    return [network.moods[index] for index in np.argsort(-reading.moods[0], kind="stable")[:count]]


def _logistic(evidence: NDArray[np.float64], good: NDArray[np.float64]) -> NDArray[np.float64]:
    """The coefficients (bias first) of a logistic regression with a small penalty, by Newton's method."""
    design = np.concatenate([np.ones((len(evidence), 1)), evidence], axis=1)
    weights = np.zeros(design.shape[1])
    penalty = np.diag([0.0] + [PENALTY * len(design)] * evidence.shape[1]) / 10
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (chance - good) + penalty @ weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + penalty + 1e-9 * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return np.asarray(weights)


def _thresholds(network: Network, told: Sequence[Described], other: Sequence[str]) -> Calibration:
    readings = [network.read(pieces(each.text)) for each in told]
    sure = np.array([float(r.confidence[0]) for r in readings])
    right = np.array([each.moods[0] in top_moods(network, r) for each, r in zip(told, readings, strict=True)])
    noise = np.array([float(network.read(pieces(text)).confidence[0]) for text in other])
    least = max(_least(sure, right, MOOD_ACCURACY), float(np.quantile(noise, 1 - OTHER_SAID)) + 1e-6)
    style = _chosen(network.styles, [r.styles[0] for r in readings], [each.styles for each in told])
    scene = _chosen(network.scenes, [r.scenes[0] for r in readings], [each.scenes for each in told])
    return replace(
        network.calibration,
        least_confidence=round(least, 4),
        least_style=round(_least(*style, STYLE_PRECISION), 4),
        least_scene=round(_least(*scene, SCENE_PRECISION), 4),
    )


def _chosen(
    names: Sequence[str], shares: Sequence[NDArray[np.float32]], fitting: Sequence[Sequence[str]]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The probability of the likeliest name that is not "none", and whether it fits."""
    none = names.index(NONE)
    chances, right = [], []
    for row, good in zip(shares, fitting, strict=True):
        named = np.where(np.arange(len(row)) == none, -1.0, row)
        best = int(np.argmax(named))
        chances.append(float(row[best]))
        right.append(names[best] in good)
    return np.array(chances), np.array(right)


def _least(sure: NDArray[np.float64], right: NDArray[np.bool_], wanted: float) -> float:
    """The lowest threshold from which on at least ``wanted`` of what is said is right."""
    order = np.argsort(-sure, kind="stable")
    accuracy = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(accuracy >= wanted)
    return float(sure[order[enough[-1]]]) if len(enough) else 1.0
