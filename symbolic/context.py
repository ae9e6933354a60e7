"""What a unit is given to read before it writes: the cells around it, as events of the model.

Shapes: R copies (1, or 2 with guidance: as told, and told nothing), T events, D width.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from symbolic import vocab
from symbolic.controls import STYLES, CellControls, Controls
from symbolic.decoder import Decoder, Floats
from symbolic.encode import FIELD_COLUMN, bar_field_row, cell_field_row, note_row
from symbolic.grammar import chord_vectors
from symbolic.grid import Cell, Cells, measure_cell
from symbolic.sampling import Sampling
from symbolic.score import Note, Role
from symbolic.units import CONTEXT, OTHER_BARS_BEFORE, OWN_BARS_BEFORE, Unit
from symbolic.vocab import DECODE_ORDER, FIELD_NAMES, UNTOLD_OF_GIVEN

STYLE_KIN: Mapping[str, tuple[str, ...]] = {
    "pop": ("ballad", "rock"), "ballad": ("pop",), "rock": ("metal", "pop"), "metal": ("rock",),
    "funk": ("hiphop", "rock", "pop"), "disco": ("funk", "rock", "pop"), "bossa": ("latin", "swing", "ballad"),
    "swing": ("blues", "folk", "pop"), "lofi": ("hiphop", "ballad", "pop"), "ambient": ("ballad", "classical"),
    "edm": ("disco", "funk", "pop"), "epic": ("classical", "rock"), "waltz": ("folk", "classical", "ballad"),
    "folk": ("pop", "ballad"), "guofeng": ("ballad", "pop"), "chiptune": ("rock", "pop"),
    "classical": ("ballad",), "latin": ("bossa", "pop"), "hiphop": ("funk", "pop"), "blues": ("swing", "rock", "pop"),
}  # fmt: skip  # what a role that was never seen in a style is told instead
BARS_AFTER = 2
ALWAYS_TOLD: tuple[str, ...] = ("role", "given", "bar", "meter")
"""Fields that the copy told nothing is told all the same, as in training."""
_UNTOLD = [i for i, name in enumerate(FIELD_NAMES) if name not in ALWAYS_TOLD]


@dataclass(slots=True)
class Job:
    """What one fill shares among its units; ``cells`` holds the kept cells and, as they are written, the others."""

    cells: Cells
    controls: Controls
    wanted: frozenset[Cell]
    decoder: Decoder
    seed: int
    takes: Mapping[Cell, int]
    sampling: Sampling
    alone: int | None
    """The bar that is written alone, ahead of the others, if any."""
    bar_rows: dict[tuple[str, int], NDArray[np.uint8]] = field(default_factory=dict)

    def look(self, unit: Unit, cell: Cell) -> tuple[Note, ...]:
        """The notes of a cell as far as the unit may look at it: kept ones, and those that it reads."""
        if cell in self.wanted and cell not in unit.reads:
            return ()
        return self.cells.get(cell, ())

    @property
    def guided(self) -> bool:
        """Whether a second copy, told nothing, runs along."""
        return self.sampling.guidance != 1.0


def context(job: Job, unit: Unit) -> list[Cell]:
    """The cells that are given for a unit, in the order told: as far back as the model's context allows."""
    bars, role = unit.bars, unit.role
    own_after = [b for b in range(bars[-1] + 1, bars[-1] + 1 + BARS_AFTER) if (role, b) not in job.wanted]
    room = job.decoder.config["context"] - _expected_events(job.controls, role, bars) - 8
    for back in range(OWN_BARS_BEFORE, -1, -1):
        own = [*range(max(0, bars[0] - back), bars[0]), *own_after]
        others = range(max(0, bars[0] - min(back, OTHER_BARS_BEFORE)), bars[-1] + 1)
        chosen = [(role, b) for b in own] + [(other, b) for other in CONTEXT[role] for b in others]
        sizes = {cell: len(notes) for cell in chosen if (notes := job.look(unit, cell))}
        if sum(sizes.values()) + len(sizes) <= room:
            return sorted(sizes, key=lambda cell: (cell[1], DECODE_ORDER.index(cell[0])))
    return []


def _expected_events(controls: Controls, role: Role, bars: Collection[int]) -> int:
    told = (controls.cells[role, bar] for bar in bars)
    return int(sum(1 + control.density * control.stack * 1.5 for control in told))


def told(job: Job, role: Role, bar: int, control: CellControls, first: int, *, given: bool) -> Floats:
    """The vectors (R, D) that all events of a cell share; ``first`` is the first bar of the window.

    In a blend of styles the vector is the mean of what it would be in each, by their shares: the styles' embeddings
    are interpolated, all else is the same in each.
    """
    blend = job.controls.blends[bar] if job.controls.blends else ((job.controls.style, 1.0),)
    chords = chord_vectors(job.controls.bars, bar)
    rows = [_row(job, role, bar, control, first, _style(job, role, style), given) for style, _ in blend]
    out = job.decoder.cell_vector(rows[0], chords)[None]
    if len(rows) > 1:
        vectors = np.stack([job.decoder.cell_vector(row, chords) for row in rows])
        shares = np.array([share for _, share in blend], np.float32)
        out = (shares[:, None] * vectors).sum(axis=0)[None]
    if job.guided:
        rows[0][_UNTOLD] = 0
        out = np.concatenate((out, job.decoder.cell_vector(rows[0], np.zeros_like(chords))[None]))
    return out


def _row(
    job: Job, role: Role, bar: int, control: CellControls, first: int, style: str, given: bool
) -> NDArray[np.uint8]:
    """The fields of a cell in one style, shape (fields,)."""
    if (style, bar) not in job.bar_rows:
        job.bar_rows[style, bar] = bar_field_row(job.controls.bars[bar], style, job.controls.tempo_bpm)
    shift = vocab.tonic_shift(job.controls.bars[bar].key.tonic)
    row = cell_field_row(job.bar_rows[style, bar], (role, bar), control, shift)
    row[FIELD_COLUMN["bar"]] = min(bar - first, vocab.MAX_WINDOW_BARS - 1) + 1
    row[FIELD_COLUMN["given"]] = 2 if given else 1
    if given:
        row[[FIELD_COLUMN[name] for name in UNTOLD_OF_GIVEN]] = 0
    return row


def _style(job: Job, role: Role, asked: str) -> str:
    """The style that the role is told: the asked one, or the nearest one that the role was trained on."""
    trained = job.decoder.trained_styles(role.value)
    for style in (asked, *STYLE_KIN.get(asked, ())):
        if style in STYLES and STYLES.index(style) + 1 in trained:
            return style
    return ""


def given_events(job: Job, cell: Cell, notes: tuple[Note, ...], first: int) -> Floats:
    """The events of a cell that is given, shape (R, 1 + notes, D)."""
    role, bar = cell
    place = job.controls.bars[bar]
    vectors = told(job, role, bar, measure_cell(notes, role, place), first, given=True)
    shift = vocab.tonic_shift(place.key.tonic)
    rows = np.array(sorted({note_row(note, role, place.start_tick, shift) for note in notes}), np.int64)
    heads = job.decoder.head_event(vectors)[:, None]
    return np.concatenate((heads, np.stack([job.decoder.note_events(v, rows) for v in vectors])), axis=1)
