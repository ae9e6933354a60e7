"""Fill: write the asked-for cells of the grid, given all other cells and the Controls.

Composing, continuing, regenerating and accompanying are all this one operation with another set of cells. The cells
are cut into units (``units``), each unit is written by a coroutine (``cell_writer``), and units that do not wait for
one another are written as one batch (``schedule``). Each cell draws from a random stream of its own, and what a unit
reads is settled beforehand, so the notes are the same whatever the size of the batch and the number of threads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import closing

from symbolic.cell_writer import write_unit
from symbolic.context import Job
from symbolic.controls import Controls
from symbolic.decoder import Decoder
from symbolic.errors import BadInput, ScoresmithError
from symbolic.grid import Cell, Cells
from symbolic.joins import end_where_next_begins, reach_tick
from symbolic.sampling import Sampling
from symbolic.schedule import run
from symbolic.score import Note, Role
from symbolic.units import Unit, first_bar_alone, plan_units

BATCH = 8
"""Units that a thread writes side by side."""
THREADS = 2
"""Threads where the machine has as many cores."""

OnCell = Callable[[Cell, tuple[Note, ...]], None]


class Cancelled(ScoresmithError):
    """The caller asked to stop; nothing was changed."""

    exit_code = 130


def fill(
    cells: Mapping[Cell, tuple[Note, ...]],
    controls: Controls,
    request: Collection[Cell],
    decoder: Decoder,
    *,
    seed: int,
    takes: Mapping[Cell, int] | None = None,
    sampling: Sampling | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_cell: OnCell | None = None,
    batch: int = BATCH,
    threads: int | None = None,
) -> Cells:
    """Give the grid with the cells of ``request`` written anew; every other cell is the same object as before.

    A requested cell without Controls becomes silent. ``takes`` numbers the attempts at a cell: another take is another
    random stream. ``on_cell`` is called with each requested cell and its notes as soon as nothing can move them any
    more, bars roughly in order, long before the whole is done. ``batch`` units in each of ``threads`` threads (as many
    as cores, two at most, if None) are written side by side; neither changes the notes. All callbacks run in the
    caller's thread. Raises BadInput for a cell or motif outside the piece, Cancelled when ``cancelled`` says so.
    """
    for role, bar in request:
        if not 0 <= bar < len(controls.bars):
            raise BadInput(f"bar {bar + 1} of {role} is outside the piece, which has {len(controls.bars)} bars")
    wanted = frozenset(request)
    units = plan_units(controls, wanted)
    kept = {cell: notes for cell, notes in cells.items() if cell not in wanted}
    job = Job(dict(kept), controls, wanted, decoder, seed, takes or {}, sampling or Sampling(), first_bar_alone(wanted))
    ends = _Ends(job, units, on_cell)
    threads = threads or min(THREADS, os.cpu_count() or 1)
    copies = 2 if job.guided else 1
    writing = run(
        decoder, units, lambda unit: write_unit(job, unit), copies=copies, batch=max(batch, 1), threads=threads
    )
    with closing(writing):
        for done in writing:
            if cancelled is not None and cancelled():
                raise Cancelled("stopped on request")
            ends.add(done)
            if progress is not None and done:
                progress(ends.share)
    if progress is not None and not units:
        progress(1.0)
    return kept | {cell: notes for cell in sorted(ends.final) if (notes := ends.final[cell])}


class _Ends:
    """Settles where the notes of written cells end, as soon as the cells that follow them in the row are there."""

    def __init__(self, job: Job, units: Collection[Unit], on_cell: OnCell | None) -> None:
        self._job, self._on_cell = job, on_cell
        self.final: Cells = {}
        self._missing: dict[Role, set[int]] = {}
        self._open: dict[Role, list[int]] = {}
        for unit in units:
            self._missing.setdefault(unit.role, set()).update(unit.bars)
        self._count = sum(map(len, self._missing.values()))
        if on_cell is not None:
            for cell in sorted(job.wanted - set(job.controls.cells)):
                on_cell(cell, ())

    @property
    def share(self) -> float:
        """How much is written, 0 to 1."""
        return 1 - sum(map(len, self._missing.values())) / max(self._count, 1)

    def add(self, done: Collection[Unit]) -> None:
        """Take in written units and settle what can be settled."""
        for unit in done:
            self._missing[unit.role].difference_update(unit.bars)
            self._open.setdefault(unit.role, []).extend(unit.bars)
        for role in {unit.role for unit in done}:
            still = [bar for bar in sorted(self._open[role]) if not self._settle(role, bar)]
            self._open[role] = still

    def _settle(self, role: Role, bar: int) -> bool:
        """Cut the notes of a cell where the next ones begin, unless some of those are still to be written."""
        notes, bars = self._job.cells[role, bar], self._job.controls.bars
        reach = reach_tick(notes, role)
        if (
            bar == self._job.alone
            and bar + 1 < len(bars)
            and all(n.end_tick <= bars[bar + 1].start_tick for n in notes)
        ):
            reach = bars[bar].start_tick  # the first bar stands for itself
        later: list[Note] = []
        for following in range(bar + 1, len(bars)):
            if bars[following].start_tick >= reach:
                break
            if following in self._missing[role]:
                return False
            later += self._job.cells.get((role, following), ())
        self.final[role, bar] = end_where_next_begins(notes, later, role, legato=self._job.sampling.leaning >= 1)
        if self._on_cell is not None:
            self._on_cell((role, bar), self.final[role, bar])
        return True
