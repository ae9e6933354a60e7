"""Hear the key of a score and where it changes.

A key is told by the pitch classes of accompaniment, leading lines and bass, counted from its tonic, with weights
learned from songs whose key is written; changes are found with the Viterbi algorithm over bars, each change at a cost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from symbolic.recognise import KEY_PROFILES
from symbolic.recognition.chords import roots_and_kinds
from symbolic.recognition.sounding import (
    SAMPLE_TICKS,
    Floats,
    Ints,
    beats_of,
    by_class,
    lowest_class,
    mean_by,
    parts_of,
    sounding,
)
from symbolic.recognition.tables import learned
from symbolic.score import TICKS_PER_QUARTER, Key, Score
from symbolic.theory import MODES, PARENT_MODE
from symbolic.timing import bar_starts

BAR_VIEWS, CHORD_KINDS = 4, 3
END_VIEWS = 2 * CHORD_KINDS + 2
GROUP_OF_KIND: tuple[int, ...] = (0, 0, 1, 2, 2)
"""Major and dominant chords, minor ones, and others, by the kinds of ``chords.kind_of``."""
WITHIN, ENDS = (BAR_VIEWS + CHORD_KINDS) * 12, END_VIEWS * 12
MODE_NAMES: tuple[str, ...] = ("major", "minor")
WINDOW_BARS = 8
CHANGE_COST = 10.0
WHOLE_FAVOUR, LEAST_FIT = 0.35, -6.0
"""What a change of key costs, what the key of the whole gets more in each bar, and the worst fit of a bar that counts,
as log likelihoods; chosen on held-out songs (dev)."""
SHORTEST_BARS = 8
"""A key holds for so many bars at least."""
MODES_OF: Mapping[str, tuple[str, ...]] = {
    "major": ("major", "lydian", "mixolydian", "gong", "zhi"),
    "minor": ("minor", "dorian", "phrygian", "harmonic minor", "yu", "shang"),
}
FOREIGN = 0.004
"""The share of time that is taken for a foreign tone's in a mode."""
MODE_PRIOR: Mapping[str, float] = {
    "major": 0.0, "minor": 0.0, "harmonic minor": -0.25, "gong": -0.13, "yu": -0.13, "zhi": -0.2, "shang": -0.2,
}  # fmt: skip
OTHER_PRIOR = -0.03
"""How much likelier (per unit of time, log) a mode has to be than the usual ones."""


@dataclass(frozen=True, slots=True)
class KeyModel:
    """The learned weights: ``within`` (WITHIN, 2) for what sounds, ``ends`` (ENDS, 2) for beginning and end, ``usual``
    (2,), ``profile`` (1,) for the correlation with profiles of keys.
    """

    within: Floats
    ends: Floats
    usual: Floats
    profile: Floats


@dataclass(frozen=True, slots=True)
class KeyViews:
    """What tells the key: ``classes`` (bars, BAR_VIEWS, 12), ``chords`` (bars, CHORD_KINDS, 12) shares of time, and
    ``ends`` (END_VIEWS, 12) of the first and the last chord and the last note of the bass and the tune.
    """

    classes: Floats
    chords: Floats
    ends: Floats


@cache
def key_model() -> KeyModel:
    """The model that is shipped."""
    tables = learned()
    return KeyModel(*(tables[f"keys.{name}"] for name in ("within", "ends", "usual", "profile")))


def bar_classes(score: Score) -> Floats:
    """The pitch classes of accompaniment and of leading lines in each bar, (bars, 2, 12)."""
    lines = np.array(bar_starts(score.meters, score.end_tick))
    rows = [by_class(sounding(notes, score.end_tick)) for notes in parts_of(score)]
    return np.stack([mean_by(each, lines) for each in rows], axis=1)


def key_views(score: Score) -> KeyViews:
    """What is heard in each bar and at both ends."""
    under_notes, over_notes = parts_of(score)
    under, over = sounding(under_notes, score.end_tick), sounding(over_notes, score.end_tick)
    acc, line, low = by_class(under), by_class(over), lowest_class(under | over)
    lines = np.array(bar_starts(score.meters, score.end_tick))
    begin = low[:, np.minimum(lines[:-1] // SAMPLE_TICKS, low.shape[1] - 1)].T
    classes = np.stack([mean_by(acc, lines), mean_by(line, lines), mean_by(low, lines), begin], axis=1)
    beats = beats_of(score.meters, score.end_tick)
    root, kind = roots_and_kinds(score, beats)
    group = np.array(GROUP_OF_KIND)[kind]
    chords = np.zeros((len(lines) - 1, CHORD_KINDS, 12))
    told = root >= 0
    np.add.at(chords, (beats.bar[told], group[told], root[told]), np.diff(beats.ticks)[told] / TICKS_PER_QUARTER)
    ends = np.zeros((END_VIEWS, 12))
    for row, row_of in ((0, 0), (CHORD_KINDS, -1)):
        if told.any():
            at = np.flatnonzero(told)[row_of]
            ends[row + group[at], root[at]] = 1.0
    for row, rows in ((2 * CHORD_KINDS, low), (2 * CHORD_KINDS + 1, line)):
        heard = np.flatnonzero(rows.any(axis=0))
        if len(heard):
            ends[row] = rows[:, heard[-1]]
    return KeyViews(classes, chords, ends)


def turned_classes(rows: Floats) -> Floats:
    """Rows of (..., views, 12) counted from each tonic, (..., 12 tonics, views * 12)."""
    index = (np.arange(12)[:, None] + np.arange(12)[None, :]) % 12
    out: Floats = np.moveaxis(rows[..., index], -2, -3)
    return out.reshape(*out.shape[:-2], -1)


def shares_of(heard: KeyViews) -> Floats:
    """The views of all bars as one, (BAR_VIEWS + CHORD_KINDS, 12): pitch classes as shares of 1, chords too."""
    return _as_shares(heard.classes.sum(axis=0), heard.chords.sum(axis=0))


def _as_shares(classes: Floats, chords: Floats) -> Floats:
    total = classes.sum(axis=-1, keepdims=True)
    classes = np.divide(classes, total, out=np.zeros_like(classes), where=total > 1e-9)
    together = chords.sum(axis=(-1, -2), keepdims=True)
    chords = np.divide(chords, together, out=np.zeros_like(chords), where=together > 1e-9)
    return np.concatenate([classes, chords], axis=-2)


def window_shares(heard: KeyViews) -> Floats:
    """The shares of the bars around each bar, (bars, BAR_VIEWS + CHORD_KINDS, 12)."""
    half, count = WINDOW_BARS // 2, len(heard.classes)
    first, end = np.maximum(np.arange(count) - half, 0), np.minimum(np.arange(count) + half, count)
    sums = []
    for rows in (heard.classes, heard.chords):
        total = np.concatenate([np.zeros((1, *rows.shape[1:])), rows.cumsum(axis=0)])
        sums.append(np.maximum(total[end] - total[first], 0.0))
    return _as_shares(sums[0], sums[1])


@cache
def _profiles() -> Floats:
    """The profile of each key counted from C, (24, 12), with mean 0 and length 1."""
    rows = np.array([np.roll(KEY_PROFILES[mode], tonic) for tonic in range(12) for mode in MODE_NAMES])
    rows -= rows.mean(axis=1, keepdims=True)
    profiles: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return profiles


def profile_fits(shares: Floats) -> Floats:
    """The correlation of what sounds, (..., views, 12), with the profile of each key, (..., 12, 2)."""
    heard = shares[..., :2, :].sum(axis=-2)
    heard = heard - heard.mean(axis=-1, keepdims=True)
    size = np.linalg.norm(heard, axis=-1, keepdims=True)
    unit = np.divide(heard, size, out=np.zeros_like(heard), where=size > 1e-12)
    fits: Floats = (unit @ _profiles().T).reshape(*shares.shape[:-2], 12, 2)
    return fits


def key_fits(model: KeyModel, shares: Floats, ends: Floats | None = None) -> Floats:
    """How well each key fits, (12 tonics, 2 modes)."""
    fit = turned_classes(shares) @ model.within + model.usual + model.profile * profile_fits(shares)
    whole: Floats = fit if ends is None else fit + turned_classes(ends) @ model.ends
    return whole


def rank_of_keys(score: Score, model: KeyModel | None = None) -> list[tuple[float, int, str]]:
    """Every major and minor key with how likely it is for the whole score, best first: (probability, tonic, mode)."""
    heard = key_views(score)
    return _ranked(key_fits(model or key_model(), shares_of(heard), heard.ends))


def _ranked(fit: Floats) -> list[tuple[float, int, str]]:
    chance = np.exp(fit - fit.max())
    chance /= chance.sum()
    ranked = [(float(chance[tonic, m]), tonic, mode) for tonic in range(12) for m, mode in enumerate(MODE_NAMES)]
    return sorted(ranked, key=lambda row: -row[0])


def hear_keys(score: Score, model: KeyModel | None = None) -> tuple[Key, ...]:
    """The keys of a score, the first at tick 0; one that holds for less than ``SHORTEST_BARS`` is passed over."""
    return keys_and_ranks(score, model)[0]


def keys_and_ranks(score: Score, model: KeyModel | None = None) -> tuple[tuple[Key, ...], list[tuple[float, int, str]]]:
    """``hear_keys`` and ``rank_of_keys``, from one hearing."""
    model = model or key_model()
    heard = key_views(score)
    lines = bar_starts(score.meters, score.end_tick)
    fit = key_fits(model, shares_of(heard), heard.ends)
    whole = int(fit.argmax())
    path = _path(_fit_by_bar(heard, model), whole)
    keys: list[Key] = []
    for first, end in _runs(path, whole):
        tonic, mode = divmod(int(path[first]), 2)
        exact = mode_heard(heard.classes[first:end], tonic, MODE_NAMES[mode])
        if not keys or (keys[-1].tonic, keys[-1].mode) != (tonic, exact):
            keys.append(Key(lines[first] if keys else 0, tonic, exact))
    return tuple(keys), _ranked(fit)


def _fit_by_bar(heard: KeyViews, model: KeyModel) -> Floats:
    """How well each key fits around each bar, (bars, 24), as log probability."""
    flat: Floats = key_fits(model, window_shares(heard)).reshape(len(heard.classes), -1)
    flat -= flat.max(axis=1, keepdims=True)
    flat -= np.log(np.exp(flat).sum(axis=1, keepdims=True))
    return flat


def _path(fit: Floats, whole: int) -> Ints:
    """The key of each bar: the likeliest path, where the key of the whole is favoured."""
    fit = np.maximum(fit, LEAST_FIT) / 2
    fit[:, whole] += WHOLE_FAVOUR
    bars = len(fit)
    came = np.zeros(fit.shape, np.int64)
    best = fit[0].copy()
    for bar in range(1, bars):
        leader = int(best.argmax())
        change = best[leader] - CHANGE_COST > best
        came[bar] = np.where(change, leader, np.arange(fit.shape[1]))
        best = np.where(change, best[leader] - CHANGE_COST, best) + fit[bar]
    path = np.zeros(bars, np.int64)
    path[-1] = int(best.argmax())
    for bar in range(bars - 1, 0, -1):
        path[bar - 1] = came[bar, path[bar]]
    return path


def _runs(path: Ints, whole: int) -> list[tuple[int, int]]:
    """The bars of each key, (first, end); a short run is joined to what comes before it, or to the whole's key."""
    edges = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(path)]
    runs = [(a, b) for a, b in pairwise(edges) if b - a >= SHORTEST_BARS]
    if not runs:
        path[:] = whole
        return [(0, len(path))]
    joined = [(0 if i == 0 else first, end) for i, (first, end) in enumerate(runs)]
    path[: runs[0][0]] = path[runs[0][0]]
    starts = [first for first, _ in joined]
    return list(zip(starts, [*starts[1:], len(path)], strict=True))


def mode_heard(bars: Floats, tonic: int, mode: str) -> str:
    """The exact mode of a major or minor key, from how long each degree sounds in ``bars`` (bars, 2 or more, 12)."""
    profile = np.roll(bars[:, :2].sum(axis=(0, 1)), -tonic)
    total = float(profile.sum())
    return max(MODES_OF[mode], key=lambda name: _mode_fit(profile / total, name)) if total > 0 else mode


def _mode_fit(profile: Floats, mode: str) -> float:
    """The mean log likelihood of a moment's tone in a mode: any tone of the scale alike, foreign ones seldom."""
    scale = list(MODES[mode])
    chance = np.full(12, FOREIGN)
    inside = (1.0 - FOREIGN * (12 - len(scale))) / len(scale)
    chance[scale] = inside
    parent = PARENT_MODE.get(mode)
    if parent is not None:
        chance[sorted(set(MODES[parent]) - set(scale))] = FOREIGN * 3
    return float(profile @ np.log(chance)) + MODE_PRIOR.get(mode, OTHER_PRIOR)


def same_keys(first: Sequence[Key], second: Sequence[Key]) -> bool:
    """Whether two sequences tell the same tonics and modes at the same ticks."""
    return [(k.tick, k.tonic, k.mode) for k in first] == [(k.tick, k.tonic, k.mode) for k in second]
