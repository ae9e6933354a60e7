"""What a model must beat: how many bits a note costs when only counts are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symbolic.encode import FIELD_COLUMN, EncodedWork
from symbolic.vocab import DURATIONS, END, PITCHES, POSITIONS, ROLE_INDEX

_SIZES = (POSITIONS, PITCHES, len(DURATIONS))
_ROLE = FIELD_COLUMN["role"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of each field by role and by the same field of the note before; ``order`` 0 leaves the latter out."""

    order: int
    tables: tuple[NDArray[np.float64], ...]


def _steps(work: EncodedWork) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Role (E,), event before (E, 3) and event (E, 3) of each note and each cell's end; -1 where there is none."""
    starts = work.note_start.astype(np.int64)
    counts = starts[1:] - starts[:-1]
    cell = np.repeat(np.arange(len(counts)), counts + 1)
    last = np.cumsum(counts + 1) - 1
    event = np.full((len(cell), 3), -1, np.int64)
    event[last, 0] = END
    event[np.setdiff1d(np.arange(len(cell)), last)] = work.notes
    before = np.concatenate((np.full((1, 3), -1), event[:-1]))
    before[last[:-1] + 1] = -1
    return work.fields[cell, _ROLE].astype(np.int64) - 1, before, event


def count(works: Sequence[EncodedWork], order: int) -> Counts:
    """Count the training works; ``order`` 0 is the unigram, 1 the bigram."""
    tables = tuple(np.full((len(ROLE_INDEX), size + 1 if order else 1, size), 0.01) for size in _SIZES)
    for work in works:
        role, before, event = _steps(work)
        for i, table in enumerate(tables):
            has = event[:, i] >= 0
            np.add.at(table, (role[has], before[has, i] + 1 if order else np.zeros_like(role[has]), event[has, i]), 1)
    return Counts(order, tables)


def bits_per_note(counts: Counts, works: Sequence[EncodedWork]) -> float:
    """Mean cost in bits of a note of the held-out ``works``, the ends of cells included."""
    bits, notes = 0.0, 0
    for work in works:
        role, before, event = _steps(work)
        for i, table in enumerate(counts.tables):
            has = event[:, i] >= 0
            rows = table[role[has], before[has, i] + 1 if counts.order else 0]
            bits -= float(np.log2(rows[np.arange(len(rows)), event[has, i]] / rows.sum(axis=1)).sum())
        notes += len(work.notes)
    return bits / max(notes, 1)
