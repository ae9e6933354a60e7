"""A two-sample test by classifier: how well music by people and by a model can be told apart.

A gradient-boosted classifier learns to separate the two from their features, and is asked about works that it has not
seen: the area under its ROC curve is 0.5 where they cannot be told apart and 1 where they always can (Lopez-Paz and
Oquab 2017, "Revisiting classifier two-sample tests"). Excerpts of one work, and what was written for their Controls,
are always on the same side of a split.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput, MissingExtra

FOLDS = 5
REPEATS = 3
RESAMPLES = 500
LEAST_VALUES = 4
"""A feature that takes fewer values than this in all is left out."""


@dataclass(frozen=True, slots=True)
class TwoSample:
    """The area under the ROC curve, its 95 % confidence interval (works resampled), and the most telling features.

    ``telling`` lists (feature, area of that feature alone, mean of the first sample, mean of the second).
    """

    auc: float
    low: float
    high: float
    telling: tuple[tuple[str, float, float, float], ...] = ()


def two_sample(
    first: Sequence[Mapping[str, float]],
    second: Sequence[Mapping[str, float]],
    first_works: Sequence[str],
    second_works: Sequence[str],
    seed: int = 0,
) -> TwoSample:
    """Compare two samples of feature rows; ``*_works`` names the work of each row.

    Raises BadInput for samples of fewer than ``FOLDS`` works and MissingExtra without scikit-learn.
    """
    works = np.array([*first_works, *second_works])
    if len(np.unique(works)) < FOLDS:
        raise BadInput(f"{len(np.unique(works))} works are too few to compare; {FOLDS} are needed")
    names, table = _table([*first, *second])
    truth = np.r_[np.zeros(len(first)), np.ones(len(second))]
    scores = _out_of_fold(table, truth, works, seed)
    low, high = _interval(truth, scores, works, seed)
    return TwoSample(auc(truth, scores), low, high, _telling(names, table, truth))


def auc(truth: NDArray[np.float64], scores: NDArray[np.float64]) -> float:
    """The area under the ROC curve: how often a row of the second sample scores above one of the first."""
    order = np.argsort(scores, kind="stable")
    values, inverse, counts = np.unique(scores[order], return_inverse=True, return_counts=True)
    del values
    ends = np.cumsum(counts)
    ranks = np.empty(len(scores))
    ranks[order] = (ends - (counts - 1) / 2)[inverse]
    ones = truth == 1
    positive, negative = int(ones.sum()), int((~ones).sum())
    if not positive or not negative:
        return 0.5
    return float((ranks[ones].sum() - positive * (positive + 1) / 2) / (positive * negative))


def _table(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], NDArray[np.float64]]:
    """The features that vary, and their values, shape (rows, features)."""
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows], np.float64)
    kept = [j for j in range(len(names)) if len(np.unique(table[~np.isnan(table[:, j]), j])) >= LEAST_VALUES]
    return [names[j] for j in kept], table[:, kept]


def _out_of_fold(
    table: NDArray[np.float64], truth: NDArray[np.float64], works: NDArray[np.str_], seed: int
) -> NDArray[np.float64]:
    """What the classifier says of each row when its work was not learned from, summed over repeated splits."""
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError as error:
        raise MissingExtra("the two-sample test needs scikit-learn: pip install 'scoresmith[dev]'") from error
    scores = np.zeros(len(truth))
    names = np.unique(works)
    for repeat in range(REPEATS):
        fold_of = dict(zip(names, np.random.default_rng([seed, repeat]).permutation(len(names)) % FOLDS, strict=True))
        fold = np.array([fold_of[work] for work in works])
        for held in range(FOLDS):
            learn = fold != held
            classifier = HistGradientBoostingClassifier(
                max_iter=100, learning_rate=0.08, max_leaf_nodes=12, min_samples_leaf=10, l2_regularization=1.0,
                random_state=repeat,
            )  # fmt: skip
            classifier.fit(table[learn], truth[learn])
            scores[~learn] += classifier.decision_function(table[~learn])
    return scores


def _interval(
    truth: NDArray[np.float64], scores: NDArray[np.float64], works: NDArray[np.str_], seed: int
) -> tuple[float, float]:
    """The 95 % interval of the area when whole works are drawn with replacement."""
    rng = np.random.default_rng(seed)
    rows_of = [np.nonzero(works == work)[0] for work in np.unique(works)]
    areas = []
    for _ in range(RESAMPLES):
        rows = np.concatenate([rows_of[i] for i in rng.integers(0, len(rows_of), len(rows_of))])
        areas.append(auc(truth[rows], scores[rows]))
    low, high = np.percentile(areas, (2.5, 97.5))
    return float(low), float(high)


def _telling(
    names: Sequence[str], table: NDArray[np.float64], truth: NDArray[np.float64], count: int = 12
) -> tuple[tuple[str, float, float, float], ...]:
    """The features that alone tell the samples apart best."""
    found = []
    for j, name in enumerate(names):
        told = ~np.isnan(table[:, j])
        area = auc(truth[told], table[told, j])
        means = [float(table[told & (truth == side), j].mean()) for side in (0, 1) if (told & (truth == side)).any()]
        if len(means) == 2:
            found.append((name, area, means[0], means[1]))
    found.sort(key=lambda row: -abs(row[1] - 0.5))
    return tuple(found[:count])
