"""The baseline with a memory of one note: a Markov chain of positions, pitches and durations, by role.

It is told how many onsets a cell should have and where its register lies, nothing of chords, form or other roles.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symbolic import vocab
from symbolic.controls import Controls
from symbolic.encode import FIELD_COLUMN, EncodedWork, row_note
from symbolic.grid import Cell, Cells
from symbolic.joins import end_where_next_begins
from symbolic.sampling import cell_stream
from symbolic.score import TICKS_PER_STEP, Note, Role
from symbolic.vocab import DURATIONS, MAX_STEPS

WIDEST = 24
SMOOTHING = 0.02
_ROLE = FIELD_COLUMN["role"]


@dataclass(frozen=True, slots=True)
class MarkovChain:
    """Counts of what follows what, by role R.

    ``gap`` (R, 97, 96) of the next position by the position before (96 for none), ``interval`` (R, 12, 49) by the
    pitch class before, counted from the tonic, ``duration`` (R, 96, D) by the position; ``drum`` (R, 175) of the kit.
    """

    gap: NDArray[np.float64]
    interval: NDArray[np.float64]
    duration: NDArray[np.float64]
    drum: NDArray[np.float64]


def learn(works: Sequence[EncodedWork]) -> MarkovChain:
    """Count the training works."""
    roles, span = len(vocab.ROLE_INDEX), 2 * WIDEST + 1
    chain = MarkovChain(
        np.full((roles, MAX_STEPS + 1, MAX_STEPS), SMOOTHING),
        np.full((roles, 12, span), SMOOTHING),
        np.full((roles, MAX_STEPS, len(DURATIONS)), SMOOTHING),
        np.full((roles, vocab.PITCHES), SMOOTHING / 10),
    )
    for work in works:
        role_of_cell = work.fields[:, _ROLE].astype(int) - 1
        sizes = np.diff(work.note_start.astype(np.int64)).astype(np.int64)
        role = np.repeat(role_of_cell, sizes)
        cell = np.repeat(np.arange(len(sizes)), sizes)
        position, pitch, duration = work.notes.astype(int).T
        first = np.append(True, cell[1:] != cell[:-1])
        before = np.where(first, MAX_STEPS, np.append(0, position[:-1]))
        np.add.at(chain.gap, (role, before, position), 1)
        np.add.at(chain.duration, (role, position, duration), 1)
        np.add.at(chain.drum, (role, pitch), 1)
        for r in np.unique(role):
            own = pitch[role == r]
            move = np.clip(np.diff(own), -WIDEST, WIDEST) + WIDEST
            np.add.at(chain.interval, (r, own[:-1] % 12, move), 1)
    return chain


def play(chain: MarkovChain, controls: Controls, request: Collection[Cell], *, seed: int) -> Cells:
    """Write the requested cells, each with the number of notes that its Controls ask for, near their register."""
    cells: Cells = {}
    last: dict[Role, int] = {}
    for role, bar in sorted(request, key=lambda cell: (cell[0], cell[1])):
        rng = cell_stream(seed, role, bar)
        place, control = controls.bars[bar], controls.cells[role, bar]
        shift, steps = vocab.tonic_shift(place.key.tonic), place.meter.bar_ticks // TICKS_PER_STEP
        index = vocab.ROLE_INDEX[role]
        pitch = last.get(role, round(control.register) - shift)
        rows, before = [], MAX_STEPS
        for _ in range(max(1, round(control.density * control.stack))):
            weights = chain.gap[index, before, :steps].copy()
            weights[: before if before < MAX_STEPS else 0] = 0
            if not weights.any():
                break
            before = int(rng.choice(steps, p=weights / weights.sum()))
            if role is Role.DRUMS:
                pitch = int(rng.choice(vocab.PITCHES, p=_drums(chain.drum[index])))
            else:
                move = _move(chain.interval[index, pitch % 12], pitch, round(control.register) - shift, rng)
                pitch = min(max(pitch + move - WIDEST, 0), 127)
            spread = chain.duration[index, before]
            rows.append((before, pitch, int(rng.choice(len(DURATIONS), p=spread / spread.sum()))))
        last[role] = pitch
        cells[role, bar] = tuple(sorted({row_note(row, place.start_tick, shift) for row in rows}))
    later: dict[Role, list[Note]] = {}
    for role, bar in sorted(cells, key=lambda cell: -cell[1]):
        following = later.setdefault(role, [])
        cells[role, bar] = end_where_next_begins(cells[role, bar], following, role, legato=False)
        following += cells[role, bar]
    return cells


def _drums(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    kept = np.where(np.arange(len(counts)) >= vocab.DRUM_OFFSET, counts, 0)
    share: NDArray[np.float64] = kept / kept.sum()
    return share


def _move(weights: NDArray[np.float64], pitch: int, aim: int, rng: np.random.Generator) -> int:
    """The next interval's index: as the chain has it, but never further than an octave from the register."""
    target = pitch + np.arange(len(weights)) - WIDEST
    kept = np.where(np.abs(target - aim) <= 12, weights, 0)
    return int(rng.choice(len(weights), p=kept / kept.sum())) if kept.any() else WIDEST + (12 if aim > pitch else -12)
