"""Training examples: a window of a work, some of its cells given, the rest to be filled, in one sequence of events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from symbolic import vocab
from symbolic.encode import FIELD_COLUMN, QUALITY_NAMES, EncodedWork
from symbolic.model import CELL, NOTE, Batch
from symbolic.score import ROLES, Role
from symbolic.theory import CHORD_QUALITIES
from symbolic.units import rows_before
from symbolic.vocab import END, FIELD_NAMES

_TONES = np.zeros((len(CHORD_QUALITIES), 12), np.float32)
for _i, _name in enumerate(QUALITY_NAMES):
    _TONES[_i, list(CHORD_QUALITIES[_name])] = 1
_NO_CHORD = QUALITY_NAMES.index("N")
_ROLE, _BAR, _GIVEN, _METER = (FIELD_COLUMN[name] for name in ("role", "bar", "given", "meter"))
_UNTOLD_OF_GIVEN = [FIELD_COLUMN[name] for name in vocab.UNTOLD_OF_GIVEN]
_DROPPED = [FIELD_COLUMN[n] for n in FIELD_NAMES if n not in ("role", "bar", "given", "meter")]


@dataclass(frozen=True, slots=True)
class SamplerConfig:
    """How windows are cut and what is given in them."""

    context: int = 512
    """Events in a sequence."""
    window_bars: int = 24
    """The longest window."""
    smallest: int = 24
    """What is left of a sequence is filled with another example down to this many events."""
    field_dropout: float = 0.12
    """Chance that one control field is left out of a whole example."""
    all_dropout: float = 0.08
    """Chance that all controls, chords among them, are left out (for guidance)."""
    as_filled: float = 0.5
    """Chance of an example that gives a row just those other rows which filling gives it."""


def chord_table(rows: NDArray[np.int8]) -> NDArray[np.float32]:
    """Chord rows (..., 3) as features (..., 37), as ``vocab.chord_features`` gives them."""
    out = np.zeros((*rows.shape[:-1], vocab.CHORD_FEATURES), np.float32)
    told = rows[..., 0] >= 0
    out[..., -1] = told
    sounding = told & (rows[..., 1] != _NO_CHORD)
    index = np.nonzero(sounding)
    root, quality, bass = (rows[..., i][index].astype(int) for i in range(3))
    out[(*index, root)] = 1
    for step in range(12):
        out[(*index, 12 + (root + step) % 12)] = _TONES[quality, step]
    out[(*index, 24 + bass)] = 1
    return out


class Sampler:
    """Draws examples from encoded works with a random stream of its own."""

    def __init__(
        self,
        works: Sequence[EncodedWork],
        weights: Mapping[str, float],
        config: SamplerConfig,
        rng: np.random.Generator,
    ) -> None:
        self.works, self.config, self.rng = list(works), config, rng
        size = np.array([len(w.notes) + len(w.fields) for w in self.works], float) ** 0.7
        for source in {w.source for w in self.works}:
            own = np.array([w.source == source for w in self.works])
            size[own] *= weights.get(source, 0.0) / size[own].sum()
        self.share = size / size.sum()

    def batch(self, size: int) -> Batch:
        """A batch of ``size`` sequences as tensors on the CPU, each filled with as many examples as it can hold."""
        return Batch(
            *(
                torch.from_numpy(np.stack(column))
                for column in zip(*(self._sequence() for _ in range(size)), strict=True)
            )
        )

    def _sequence(self) -> list[NDArray[np.int64] | NDArray[np.float32]]:
        """The columns of one sequence: examples one after the other, then padding."""
        length = self.config.context
        columns: list[list[NDArray[np.int64] | NDArray[np.float32]]] = [[] for _ in range(7)]
        filled = 0
        while filled < length - self.config.smallest:
            example = self.example()
            if filled and filled + len(example[0]) > length:
                example = tuple(part[: length - filled] for part in example)
            filled += len(example[0])
            number = np.full(len(example[0]), len(columns[0]) + 1, np.int64)
            for column, part in zip(columns, (number, *example), strict=True):
                column.append(part)
        out = [np.concatenate(column) for column in columns]
        padding = (0, CELL, 0, 0, 0, -1, 0)
        return [
            np.concatenate((column, np.full((length - filled, *column.shape[1:]), fill, column.dtype)))
            for column, fill in zip(out, padding, strict=True)
        ]

    def example(self) -> tuple[NDArray[np.int64] | NDArray[np.float32], ...]:
        """The columns of ``Batch`` but the first for one example."""
        work = self.works[self.rng.choice(len(self.works), p=self.share)]
        if self.rng.random() < self.config.as_filled:
            role = Role(self.rng.choice(sorted({ROLES[r - 1] for r in np.unique(work.fields[:, _ROLE])})))
            cells = self._cells_of(work, [role, *rows_before(role)])
            given = self._given_as_filled(work, cells, role)
        else:
            cells = self._window(work)
            given = self._given(work, cells)
        order = np.concatenate((cells[given], cells[~given]))
        return assemble(work, order, np.sort(given)[::-1], self.config.context, self._dropped())

    def _window(self, work: EncodedWork) -> NDArray[np.int64]:
        """Indices of the cells of a random window with a random choice of roles."""
        roles = np.unique(work.fields[:, _ROLE])
        draw = self.rng.random()
        if draw < 0.35 and len(roles) > 1:
            roles = self.rng.permutation(roles)[: self.rng.integers(1, len(roles) + 1)]
        return self._cut(work, np.nonzero(np.isin(work.fields[:, _ROLE], roles))[0])

    def _cells_of(self, work: EncodedWork, roles: Sequence[Role]) -> NDArray[np.int64]:
        """Indices of the cells of these roles in a random window."""
        return self._cut(work, np.nonzero(np.isin(work.fields[:, _ROLE], [vocab.ROLE_INDEX[r] + 1 for r in roles]))[0])

    def _given_as_filled(self, work: EncodedWork, cells: NDArray[np.int64], role: Role) -> NDArray[np.bool_]:
        """Other rows are given, and as much of the row's own past as there may be when it is filled."""
        bars, own = work.cell_bar[cells].astype(int), work.fields[cells, _ROLE] == vocab.ROLE_INDEX[role] + 1
        if not own.any():
            return np.zeros(len(cells), bool)
        first, last = bars[own][0], bars[own][-1]
        start = first if self.rng.random() < 0.5 else self.rng.integers(first, last + 1)
        given: NDArray[np.bool_] = ~(own & (bars >= start))
        return given

    def _cut(self, work: EncodedWork, cells: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those of the cells that lie in a random window and fit into the context."""
        bars = work.cell_bar[cells]
        last = int(bars[-1])
        start = int(self.rng.integers(0, max(last - 2, 1)))
        inside = (bars >= start) & (bars < start + self.config.window_bars)
        cells = cells[inside]
        if not len(cells):
            return np.nonzero(work.cell_bar == work.cell_bar[0])[0]
        events = 1 + np.diff(work.note_start.astype(np.int64))[cells]
        return cells[: max(int(np.searchsorted(np.cumsum(events), self.config.context)), 1)]

    def _given(self, work: EncodedWork, cells: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which cells are context: everything to the left, some rows, or all outside a rectangle."""
        bars, roles = work.cell_bar[cells].astype(int), work.fields[cells, _ROLE]
        first, last = bars[0], bars[-1]
        draw = self.rng.random()
        if draw < 0.30:
            start = self.rng.integers(first, last + 1) if self.rng.random() < 0.5 else first
            left: NDArray[np.bool_] = bars < start
            return left
        chosen = self.rng.permutation(np.unique(roles))
        chosen = chosen[: self.rng.integers(1, len(chosen) + 1)]
        row = np.isin(roles, chosen)
        if draw < 0.70:
            start = first if self.rng.random() < 0.5 else self.rng.integers(first, last + 1)
            beyond: NDArray[np.bool_] = ~(row & (bars >= start))
            return beyond
        start = int(self.rng.integers(first, last + 1))
        end = int(self.rng.integers(start, last + 1))
        return np.logical_not(row & (bars >= start) & (bars <= end))

    def _dropped(self) -> NDArray[np.bool_]:
        """Which fields are not told in this example, shape (fields + 1,); the last entry stands for the chords."""
        out = np.zeros(len(FIELD_NAMES) + 1, bool)
        if self.rng.random() < self.config.all_dropout:
            out[[*_DROPPED, -1]] = True
            return out
        out[[*_DROPPED, -1]] = self.rng.random(len(_DROPPED) + 1) < self.config.field_dropout
        return out


def assemble(
    work: EncodedWork,
    order: NDArray[np.int64],
    given: NDArray[np.bool_],
    context: int,
    dropped: NDArray[np.bool_],
) -> tuple[NDArray[np.int64] | NDArray[np.float32], ...]:
    """The columns of ``Batch`` but the first for the cells ``order`` of a work, cut at ``context`` events."""
    starts = work.note_start.astype(np.int64)
    counts = starts[order + 1] - starts[order]
    total = int((counts + 1).sum())
    head = np.cumsum(counts + 1) - (counts + 1)  # where each cell's head stands
    cell_of_event = np.repeat(np.arange(len(order)), counts + 1)
    kind = np.full(total, NOTE, np.int64)
    kind[head] = CELL
    note = np.zeros((total, 3), np.int64)
    if counts.sum():
        note[kind == NOTE] = np.concatenate([work.notes[starts[c] : starts[c + 1]] for c in order])
    target = np.full((total, 3), -1, np.int64)
    target[:, 0] = END
    following = np.nonzero(kind == NOTE)[0]
    target[following - 1] = note[following]

    bars = work.cell_bar[order].astype(int)
    fields = work.fields[order].astype(np.int64)
    fields[:, _BAR] = np.minimum(bars - bars.min(), vocab.MAX_WINDOW_BARS - 1) + 1
    fields[:, _GIVEN] = np.where(given, 2, 1)
    fields[np.nonzero(given)[0][:, None], _UNTOLD_OF_GIVEN] = 0
    fields[:, np.nonzero(dropped[:-1])[0]] = 0
    padded = np.concatenate((work.chords, np.full((1, *work.chords.shape[1:]), -1, np.int8)))
    told = np.concatenate((padded[bars], padded[bars + 1][:, :1]), axis=1)
    chords = chord_table(told) * (0.0 if dropped[-1] else 1.0)
    slot = np.minimum(target[:, 0] * vocab.CHORD_SLOTS // bar_steps(work.fields[order, _METER])[cell_of_event], 3)
    target_chord = chords[cell_of_event, slot]
    columns = (kind, note, fields[cell_of_event], chords[cell_of_event].astype(np.float32), target, target_chord)
    return tuple(column[:context] for column in columns)


_STEPS = np.array([48, *(n * 48 // d for n, d in vocab.METERS), 48])


def bar_steps(meter_field: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Grid steps of a bar for values of the field "meter"; 48 where the meter is not in the table."""
    out: NDArray[np.int64] = _STEPS[meter_field]
    return out
