"""How the strokes of a drummer hang together: a deviation's variance split among ``drum_model.SHARES``, from players.

What a stroke shares with those near it in time comes from pairs of strokes of two drums. The rest is a nested analysis
of variance: of one drum within a take, within four bars, within these at one place of the beat, and of the bar. The
medians over takes count, so that few restless takes do not make every drummer restless.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from render.performer.drum_model import SHARES
from render.performer.kit import VOICES, Strokes, voices_of
from render.performer.noise import Integers, Numbers

PAIRS = 6000
LEAST_STROKES = 150
FAR_BARS, FURTHEST_STROKES = 2, 400
WINDOW_BARS = 4
DRIFT_SEEN = 0.85
"""What is left of a drift within a beat on the mean, as ``noise.drift`` makes it with one value in two beats."""
LEAST_FREEDOM = 15
PRIOR_TAKES = 20.0
"""A voice counts as so many takes of all voices beside its own."""
LEAST_OWN = 0.05


def measured_shares(takes: Sequence[tuple[Strokes, Numbers]], seed: int = 0) -> Numbers:
    """The share of the variance that each of ``SHARES`` has in the normal deviates of some takes, by voice.

    Shape (voices, shares); rows sum to 1.
    """
    long = [take for take in takes if len(take[0]) >= LEAST_STROKES]
    drift, together = _in_time(long, np.random.default_rng(seed))
    return np.array([_shares(drift, together, nested) for nested in _nested(long)])


def _in_time(takes: Sequence[tuple[Strokes, Numbers]], draw: np.random.Generator) -> tuple[float, float]:
    """What strokes of different drums share within a beat, and more than that at one onset, in the median take."""
    rows = []
    for strokes, deviate in takes:
        centred = deviate - deviate.mean()
        first, second = _pairs(len(strokes), draw)
        voice = voices_of(strokes.pitch)
        lag_tick = strokes.onset_tick[second] - strokes.onset_tick[first]
        other = voice[first] != voice[second]
        close = (lag_tick > 0) & (lag_tick <= strokes.beat_ticks[first])
        apart = strokes.bar[second] - strokes.bar[first] >= FAR_BARS
        product = centred[first] * centred[second] / max(float(centred.var()), 1e-6)
        related = [product[other & chosen] for chosen in (lag_tick == 0, close, apart)]
        if min(map(len, related)) >= LEAST_FREEDOM:
            rows.append([each.mean() for each in related])
    if not rows:
        return 0.0, 0.0
    together, close_by, far = np.median(np.array(rows), axis=0)
    drift = max(0.0, float(close_by - far) / DRIFT_SEEN)
    return drift, max(0.0, float(together - far) - drift)


def _pairs(strokes: int, draw: np.random.Generator) -> tuple[Integers, Integers]:
    """Pairs of different strokes, near ones and far ones alike."""
    first = draw.integers(0, strokes, PAIRS)
    near = draw.random(PAIRS) < 0.5
    second = first + np.where(near, draw.integers(1, 12, PAIRS), draw.integers(1, FURTHEST_STROKES, PAIRS))
    inside = second < strokes
    return first[inside], second[inside]


def _nested(takes: Sequence[tuple[Strokes, Numbers]]) -> Numbers:
    """The variance of each voice within a take, within four bars, there at one place of the beat, and of the bar."""
    found: list[list[list[float]]] = [[[] for _ in range(4)] for _ in VOICES]
    for strokes, deviate in takes:
        voice = voices_of(strokes.pitch)
        window = strokes.bar // WINDOW_BARS * 100_000
        within = strokes.place_tick % strokes.beat_ticks
        for each in np.unique(voice):
            mine = np.nonzero(voice == each)[0]
            for level, cell in enumerate((0 * window, window, window + within, window + strokes.place_tick)):
                if (variance := _within(cell[mine], deviate[mine])) is not None:
                    found[each][level].append(variance)
    usual = np.array([np.median([v for voice in found for v in voice[level]] or [1.0]) for level in range(4)])
    rows = [[(len(v), float(np.median(v)) if v else 0.0) for v in voice] for voice in found]
    counted = np.array(
        [[(n * m + PRIOR_TAKES * u) / (n + PRIOR_TAKES) for (n, m), u in zip(row, usual, strict=True)] for row in rows]
    )
    return np.minimum.accumulate(counted, axis=1)


def _within(cell: Integers, values: Numbers) -> float | None:
    """The variance within cells; None where it rests on too little."""
    _, index, counts = np.unique(cell, return_inverse=True, return_counts=True)
    freedom = len(values) - len(counts)
    if freedom < LEAST_FREEDOM:
        return None
    rest = values - (np.bincount(index, values) / counts)[index]
    return float((rest**2).sum() / freedom)


def _shares(drift: float, together: float, nested: Numbers) -> list[float]:
    """The shares of one voice; ``nested`` falls from the variance in a take to that at one place of four bars."""
    take, window, beat, place = np.minimum(nested, 1.0)
    shares = {
        "all": drift, "together": together, "own": max(LEAST_OWN, place - drift - together),
        "pattern": beat - place, "beat": window - beat, "slow": take - window, "person": 1.0 - take,
    }  # fmt: skip
    total = sum(shares.values())
    return [float(shares[share] / total) for share in SHARES]
