"""Works that repeat another one under a different name, found by the melody they share.

A melody is told by its runs of ten intervals, so that neither key nor rhythm matters; runs of fewer than four different
intervals (scales, trills, repeated notes) do not count. Of two unlike songs less than one run in a hundred is shared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from symbolic.data.work import SPLITS
from symbolic.encode import FIELD_COLUMN, EncodedWork
from symbolic.score import Role
from symbolic.vocab import ROLE_INDEX

INTERVALS, DIFFERENT = 10, 4
RUNS_AT_LEAST = 10
"""Shorter melodies are not compared."""
SHARED_AT_LEAST = 0.25
"""The share of the shorter melody's runs that makes two works of different splits repeat each other."""
SAME_AT_LEAST = 0.9
"""The share that makes two works of one set and split the same."""
_COMMON_RUN = 20
"""A run met in more works than this says nothing."""
_FACTORS = np.array([pow(1_000_003, i, 2**63) for i in range(INTERVALS)], np.uint64)

Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A work that is left out, the one that it repeats, and the share of the shorter melody that they share."""

    work: EncodedWork
    of: EncodedWork
    share: float


def melody_runs(work: EncodedWork) -> Runs:
    """The different runs of intervals of a work's melody (the top note of each onset), as hashes."""
    cells = np.nonzero(work.fields[:, FIELD_COLUMN["role"]] == ROLE_INDEX[Role.MELODY] + 1)[0]
    starts = work.note_start.astype(np.int64)
    rows = [work.notes[starts[c] : starts[c + 1], :2].astype(np.int64) for c in cells]
    tops = [row[np.append(row[1:, 0] != row[:-1, 0], True), 1] for row in rows if len(row)]
    steps = np.diff(np.concatenate(tops)) if tops else np.zeros(0, np.int64)
    if len(steps) < INTERVALS:
        return np.zeros(0, np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(steps, INTERVALS)
    ranked = np.sort(windows, axis=1)
    varied = windows[1 + (ranked[:, 1:] != ranked[:, :-1]).sum(axis=1) >= DIFFERENT]
    return np.unique(((varied + 128).astype(np.uint64) * _FACTORS).sum(axis=1, dtype=np.uint64))


def find_repeats(works: Sequence[EncodedWork]) -> list[Repeat]:
    """The works to leave out: those that repeat one of a more held-out split, or the same one of their own set.

    Movements of one file, and works of different sets in one split, may share their melody.
    """
    runs = [melody_runs(work) for work in works]
    found: dict[int, Repeat] = {}
    for (i, j), shared in sorted(_shared(runs).items()):
        size = min(len(runs[i]), len(runs[j]))
        if size < RUNS_AT_LEAST or _item(works[i]) == _item(works[j]):
            continue
        later, kept = (i, j) if SPLITS.index(works[i].split) < SPLITS.index(works[j].split) else (j, i)
        apart = works[i].split != works[j].split
        same = works[i].source == works[j].source and shared >= SAME_AT_LEAST * max(len(runs[i]), len(runs[j]))
        if kept not in found and later not in found and ((apart and shared >= SHARED_AT_LEAST * size) or same):
            found[later] = Repeat(works[later], works[kept], shared / size)
    return [found[i] for i in sorted(found)]


def drop_repeats(works: Sequence[EncodedWork]) -> tuple[list[EncodedWork], list[Repeat]]:
    """The works that stay, and those that repeat one."""
    repeats = find_repeats(works)
    gone = {id(r.work) for r in repeats}
    return [w for w in works if id(w) not in gone], repeats


def _item(work: EncodedWork) -> str:
    return work.work_id.partition("#")[0]


def _shared(runs: Sequence[Runs]) -> Counter[tuple[int, int]]:
    """How many runs each pair of works shares; pairs without any are not in it."""
    owner = np.repeat(np.arange(len(runs)), [len(r) for r in runs])
    every = np.concatenate(runs) if runs else np.zeros(0, np.uint64)
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    bounds: list[int] = []
    if len(every):
        bounds = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1], [True]))).tolist()
    pairs: Counter[tuple[int, int]] = Counter()
    for start, end in pairwise(bounds):
        if 2 <= end - start <= _COMMON_RUN:
            pairs.update(combinations(owner[start:end].tolist(), 2))
    return pairs
