"""The text model at work: hashed pieces to a mean of learned rows, to a small network, in NumPy.

The file of weights holds, for each known piece, its 32-bit hash, a row of 8-bit integers with a scale, and how much the
piece counts. Pieces that were not seen in training count nothing, so the model can see how little it knows of a text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.senses.features import Pieces
from symbolic.errors import BadInput

TELLING = 0.5
"""A piece that counts at least this much tells something."""
WEIGHTS = Path(__file__).parent / "weights" / "senses.npz"
FORMAT = 1
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was settled on held-out descriptions.

    ``mood_temperature``, ``style_temperature`` and ``scene_temperature`` divide the logits. ``confidence`` holds the
    coefficients of a logistic regression (bias first) on ``evidence``; a mood is said from ``least_confidence`` on, a
    style and a scene from their least probabilities on.
    """

    mood_temperature: float = 1.0
    style_temperature: float = 1.0
    scene_temperature: float = 1.0
    confidence: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0)
    least_confidence: float = 0.5
    least_style: float = 0.5
    least_scene: float = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of one or more texts, one row each, before anything is decided.

    ``place``: valence, arousal, tension; ``moods``, ``styles``, ``scenes``: probabilities; ``confidence``: 0 to 1,
    judged by the five numbers of ``evidence``.
    """

    place: Floats
    moods: Floats
    styles: Floats
    scenes: Floats
    confidence: Floats
    evidence: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """The weights in memory: pieces, rows, network, names and calibration."""

    hashes: NDArray[np.uint32]
    rows: NDArray[np.int8]
    scales: NDArray[np.float16]
    counts: NDArray[np.float16]
    prior: float
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    moods: tuple[str, ...]
    styles: tuple[str, ...]
    scenes: tuple[str, ...]
    calibration: Calibration

    def look_up(self, pieces: Pieces) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """The row of each piece, and whether the piece is known."""
        hashes = np.array(pieces.hashes, dtype=np.uint32)
        places = np.searchsorted(self.hashes, hashes)
        places[places == len(self.hashes)] = 0
        return places, self.hashes[places] == hashes

    def covered(self, pieces: Pieces) -> tuple[float, float]:
        """The share of the pieces that are known, and the share of the letters inside telling whole pieces."""
        places, known = self.look_up(pieces)
        telling = known & np.array(pieces.whole, dtype=bool) & (self.counts[places] >= TELLING)
        edges = np.zeros(1 + max(pieces.ends, default=0))
        np.add.at(edges, np.array(pieces.starts, dtype=np.intp)[telling], 1)
        np.add.at(edges, np.array(pieces.ends, dtype=np.intp)[telling], -1)
        letters = float((np.cumsum(edges) > 0).sum())
        return float(known.sum()) / max(1, len(known)), min(1.0, letters / max(1, pieces.letters))

    def links(self, pieces: Pieces) -> set[int]:
        """The places between characters that lie inside a telling whole piece."""
        places, known = self.look_up(pieces)
        telling = known & np.array(pieces.whole, dtype=bool) & (self.counts[places] >= TELLING)
        spans = zip(pieces.starts, pieces.ends, telling, strict=True)
        return {at for start, end, tells in spans if tells for at in range(start + 1, end)}

    def read(
        self, pieces: Pieces, without: Sequence[tuple[int, int]] = (), only: Sequence[tuple[int, int]] = ()
    ) -> Reading:
        """The reading of a text in row 0, then without each of some places, then of nothing but each of some places."""
        places, known = self.look_up(pieces)
        places, marks = places[known], np.array(pieces.negated, dtype=bool)[known]
        starts, ends = np.array(pieces.starts)[known], np.array(pieces.ends)[known]
        rows = self.rows[places].astype(np.float32) * self.scales[places].astype(np.float32)[:, None]
        counts = self.counts[places].astype(np.float32)
        keep = np.ones((1 + len(without) + len(only), len(places)), dtype=np.float32)
        for row, (start, end) in enumerate(without, 1):
            keep[row, (starts < end) & (ends > start)] = 0.0
        for row, (start, end) in enumerate(only, 1 + len(without)):
            keep[row, (starts < start) | (ends > end)] = 0.0
        return self.forward(keep, rows, counts, marks, self.covered(pieces))

    def forward(
        self, keep: Floats, rows: Floats, counts: Floats, marks: NDArray[np.bool_], covered: tuple[float, float]
    ) -> Reading:  # fmt: skip
        """The network on weighted means of rows: ``keep`` (texts, pieces), ``rows`` (pieces, width)."""
        share = covered[0]
        parts: list[Floats] = []
        masses: list[Floats] = []
        for mark in (False, True):
            chosen = keep[:, marks == mark]
            mass = chosen @ counts[marks == mark]
            parts.append((chosen @ rows[marks == mark]) / (mass + self.prior)[:, None])
            masses.append(mass)
        extra = np.stack([np.log1p(masses[0]), np.log1p(masses[1]), np.full(len(keep), share, np.float32)], axis=1)
        hidden = np.maximum(np.concatenate([*parts, extra], axis=1) @ self.first + self.first_bias, 0.0)
        return self.decide(hidden @ self.second + self.second_bias, masses[0] + masses[1], covered)

    def decide(self, out: Floats, mass: Floats, covered: tuple[float, float]) -> Reading:
        """The outputs of the network as a reading."""
        cut = np.cumsum([3, len(self.moods), len(self.styles), len(self.scenes)])
        place, moods, styles, scenes, know = np.split(out, cut, axis=1)
        calibration = self.calibration
        mood_shares = softmax(moods / calibration.mood_temperature)
        evidence = evidence_of(know[:, 0], mood_shares, mass, covered)
        weights = np.array(calibration.confidence, dtype=np.float32)
        confidence = 1.0 / (1.0 + np.exp(-np.clip(evidence @ weights[1:] + weights[0], -30.0, 30.0)))
        confidence = np.where(mass > 0, confidence, 0.0).astype(np.float32)
        return Reading(
            np.tanh(place),
            mood_shares,
            softmax(styles / calibration.style_temperature),
            softmax(scenes / calibration.scene_temperature),
            confidence,
            evidence,
        )


def evidence_of(know: Floats, moods: Floats, mass: Floats, covered: tuple[float, float]) -> Floats:
    """What the confidence is judged by: the logit of knowing, the three likeliest moods, the mass, and ``covered``."""
    top = np.sort(moods, axis=1)[:, -3:].sum(axis=1)
    shares = np.broadcast_to(np.array(covered, dtype=np.float32), (len(know), 2))
    return np.concatenate([np.stack([know, top, np.log1p(mass)], axis=1), shares], axis=1).astype(np.float32)


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def read_weights(path: Path) -> Network:
    """The network in a file. Raises BadInput for a file of another format."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    config: dict[str, Any] = json.loads(bytes(arrays["config"]).decode("utf-8"))
    if config["format"] != FORMAT:
        raise BadInput(f"{path}: format {config['format']} of text model weights; {FORMAT} is read here")
    calibration: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in config["calibration"].items()}
    return Network(
        hashes=arrays["hashes"],
        rows=arrays["rows"],
        scales=arrays["scales"],
        counts=arrays["counts"],
        prior=float(config["prior"]),
        first=arrays["first"].astype(np.float32),
        first_bias=arrays["first_bias"].astype(np.float32),
        second=arrays["second"].astype(np.float32),
        second_bias=arrays["second_bias"].astype(np.float32),
        moods=tuple(config["moods"]),
        styles=tuple(config["styles"]),
        scenes=tuple(config["scenes"]),
        calibration=Calibration(**calibration),
    )


@cache
def network() -> Network:
    """The network that ships with the package, read once."""
    return read_weights(WEIGHTS)
