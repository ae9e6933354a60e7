"""The two encoders at run time: a text and a score become points of one sphere; how near they are is the match."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.match.arrays import notes_of
from planner.match.features import vector
from planner.match.text import pieces
from symbolic.errors import BadInput, MissingExtra
from symbolic.score import Score

Vector = NDArray[np.float32]
WEIGHTS = Path(__file__).parent / "weights" / "match.npz"
FORMAT = 1
UNKNOWN_POINTS = 25.0
"""The points of a text of which nothing is known: those of a usual random pair."""
NEAREST = 10
"""How many reference scores tell how crowded it is around a text."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A linear layer: ``weight`` (out, in), ``bias`` (out,)."""

    weight: Vector
    bias: Vector

    def __call__(self, given: Vector) -> Vector:
        """The layer's output for a vector."""
        return np.asarray(self.weight @ given + self.bias, np.float32)


@dataclass(frozen=True, slots=True)
class Encoders:
    """The weights of both encoders and what the calibration needs.

    ``vocabulary`` (pieces,) uint32 holds the hashes of the pieces met often in training, sorted; ``table`` (pieces,
    width) int8 times ``scale`` (pieces,) are their vectors; ``mean`` and ``spread`` standardise a score's features.
    ``reference`` (scores, width) are the points of scores that no encoder learned from; ``true_fits`` and
    ``random_fits`` are the quantiles, from 0 to 100, of the ``fit`` of matching and of random pairs.
    """

    vocabulary: NDArray[np.uint32]
    table: NDArray[np.int8]
    scale: Vector
    mean: Vector
    spread: Vector
    text: tuple[Layer, ...]
    score: tuple[Layer, ...]
    reference: Vector
    true_fits: Vector
    random_fits: Vector
    config: Mapping[str, Any]


def gelu(x: Vector) -> Vector:
    """The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016, arXiv 1606.08415)."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3))), np.float32)


def _unit(x: Vector) -> Vector:
    return np.asarray(x / max(float(np.linalg.norm(x)), 1e-9), np.float32)


def _forward(layers: tuple[Layer, ...], given: Vector) -> Vector:
    for layer in layers[:-1]:
        given = gelu(layer(given))
    return _unit(layers[-1](given))


def load(path: Path) -> Encoders:
    """Read weights. Raises MissingExtra if there are none, BadInput if they were made for another version."""
    if not path.is_file():
        raise MissingExtra(f"the weights of the match are missing: {path}")
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    config = json.loads(str(arrays.pop("config")))
    if config["format"] != FORMAT or config["features"] != len(arrays["mean"]):
        raise BadInput(f"{path} was made for another version of the features; train the match again")
    wide = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype == np.float16}
    layers = {
        side: tuple(Layer(wide[f"{side}_weight_{i}"], wide[f"{side}_bias_{i}"]) for i in range(config["layers"]))
        for side in ("text", "score")
    }
    return Encoders(
        arrays["vocabulary"], arrays["table"], wide["scale"], wide["mean"], wide["spread"], layers["text"],
        layers["score"], wide["reference"], wide["true_fits"], wide["random_fits"], config,
    )  # fmt: skip


@cache
def default_encoders() -> Encoders:
    """The encoders that ship with the package, read once."""
    return load(WEIGHTS)


def places(vocabulary: NDArray[np.uint32], hashes: Sequence[int] | NDArray[np.uint32]) -> NDArray[np.int64]:
    """The places of the pieces that are in a sorted vocabulary; the others are left out."""
    given = np.array(hashes, np.uint32)
    found = np.searchsorted(vocabulary, given)
    found[found == len(vocabulary)] = 0
    return np.asarray(found[vocabulary[found] == given], np.int64)


def pooled(encoders: Encoders, hashes: Sequence[int]) -> Vector:
    """The sum of the known pieces' vectors over the root of their number, (width,); zeros if none is known."""
    known = places(encoders.vocabulary, hashes)
    rows = encoders.table[known].astype(np.float32) * encoders.scale[known][:, None]
    return np.asarray(rows.sum(axis=0) / np.sqrt(max(1, len(known))), np.float32)


def embed_text(text: str, encoders: Encoders | None = None) -> Vector:
    """The point of a text, (width,), of length 1. Any string is allowed; past 1,000 characters it is not read."""
    encoders = encoders or default_encoders()
    return _forward(encoders.text, pooled(encoders, pieces(text)))


def embed_vector(features: Vector, encoders: Encoders | None = None) -> Vector:
    """The point of a score's feature vector, of length 1."""
    encoders = encoders or default_encoders()
    return _forward(encoders.score, np.clip((features - encoders.mean) / encoders.spread, -5, 5))


def embed_score(score: Score, encoders: Encoders | None = None) -> Vector:
    """The point of a score, (width,), of length 1. Raises BadInput for a score without notes."""
    notes = notes_of(score)
    if not len(notes.table):
        raise BadInput(f"the score '{score.title}' has no notes to match a text with")
    return embed_vector(vector(notes), encoders)


def fit(text: Vector, score: Vector, encoders: Encoders | None = None) -> float:
    """Twice the cosine of two points less the text's mean cosine with the reference scores nearest to it.

    So a vague text, which is near to nearly every score, and a narrow one are told on one scale (cross-domain
    similarity local scaling, Conneau et al. 2018, arXiv 1710.04087, on the side of the texts).
    """
    encoders = encoders or default_encoders()
    return float(2 * (score @ text) - crowding(text[None], encoders)[0])


def crowding(texts: Vector, encoders: Encoders) -> Vector:
    """The mean cosine of each text, (texts, width), with the ``NEAREST`` reference scores nearest to it, (texts,)."""
    cosines = np.sort(texts @ encoders.reference.T, axis=1)
    return np.asarray(cosines[:, -NEAREST:].mean(axis=1), np.float32)


def points(fits: float, encoders: Encoders | None = None) -> float:
    """A fit as points from 0 to 100 (see ``match``)."""
    encoders = encoders or default_encoders()
    grid = np.linspace(0, 100, len(encoders.true_fits))
    random = np.interp(fits, encoders.random_fits, grid)
    true = np.interp(fits, encoders.true_fits, grid)
    return float((random + true) / 2)


def match(text: str, score: Score, encoders: Encoders | None = None) -> float:
    """How well a text and a score go together, 0 to 100: the mean of two percentiles of their ``fit``.

    One is the share of random pairs (a description and another held-out score) that fit less well, the other the share
    of true pairs (a description and the score it was made from) that do. So 25 is a usual random pair, 75 a usual true
    one, and few random pairs come above 50. A text of which nothing is known from training counts as a random one.
    Raises BadInput for a score without notes.
    """
    encoders = encoders or default_encoders()
    place = embed_score(score, encoders)
    if known_share(text, encoders) == 0:
        return UNKNOWN_POINTS
    return points(fit(embed_text(text, encoders), place, encoders), encoders)


def known_share(text: str, encoders: Encoders | None = None) -> float:
    """The share, 0 to 1, of a text's pieces known from training: a low one says that ``match`` only guesses."""
    encoders = encoders or default_encoders()
    hashes = pieces(text)
    return len(places(encoders.vocabulary, hashes)) / len(hashes) if hashes else 0.0
