"""From a prompt or a plan to a finished score: plan, fill, check, and fill the broken cells again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner import parse, think
from planner.check import Report, check
from planner.controls import to_controls, to_score
from planner.plan import Plan
from render.performance import shape
from scoresmith.originality import make_original
from scoresmith.repairs import Repair, original_repairs, repairs_of
from symbolic.adapter import load_adapter
from symbolic.controls import Controls
from symbolic.decoder import Decoder, default_decoder
from symbolic.feel import is_swung, swing
from symbolic.fill import fill
from symbolic.grid import Cell, Cells, with_cells
from symbolic.originality import Originality
from symbolic.score import Score

if TYPE_CHECKING:
    from scoresmith.candidates import Candidate

REFILLS = 3
"""How many times broken cells are written again before what is left is reported."""

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A composed piece: its plan, the Controls made from it, the score with velocities, and the check report.

    ``refilled`` lists the cells that were written again, by attempt, and ``repairs`` for which promise and with what
    success; ``timings_s`` has seconds for each step; ``originality`` tells the longest match with a training melody;
    ``candidates`` the figures of all pieces that this one was chosen from.
    """

    plan: Plan
    controls: Controls
    score: Score
    report: Report
    seed: int
    refilled: tuple[tuple[Cell, ...], ...]
    timings_s: dict[str, float]
    originality: Originality
    repairs: tuple[Repair, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    def save(
        self,
        folder: str | Path,
        *,
        audio: bool = True,
        picture: bool = True,
        soundfont: str | Path | None = None,
        force: bool = False,
        formats: Sequence[str] = ("wav", "ogg"),
        progress: Progress | None = None,
    ) -> Path:
        """Write the piece to ``folder`` (see ``scoresmith.project.save_piece``) and give the folder."""
        from scoresmith.project import save_piece

        return save_piece(
            self,
            folder,
            audio=audio,
            picture=picture,
            soundfont=soundfont,
            force=force,
            formats=formats,
            progress=progress,
        )


def compose(
    prompt_or_plan: str | Plan,
    *,
    seed: int = 0,
    strict: bool = False,
    progress: Progress | None = None,
    decoder: Decoder | None = None,
    adapter: str | Path | None = None,
    best_of: int = 1,
) -> Piece:
    """Compose a piece from a prompt or a plan; the same input and seed give the same piece.

    ``progress`` is called with the name of the step and how much of it is done, 0 to 1. ``strict`` refuses a prompt
    that contradicts itself. ``adapter`` is a folder that ``symbolic.finetune`` made. ``best_of`` pieces are composed to
    one plan and the best is given (see ``scoresmith.candidates``). Raises BadInput for what cannot be composed, and for
    an adapter that was made for other weights.
    """
    if best_of > 1:
        from scoresmith.candidates import compose_best

        best = compose_best(prompt_or_plan, best_of, seed=seed, strict=strict, progress=progress, decoder=decoder,
                            adapter=adapter)  # fmt: skip
        return replace(best.piece, candidates=best.candidates)
    timings_s: dict[str, float] = {}
    clock = _Clock(timings_s)
    brief = None
    if isinstance(prompt_or_plan, Plan):
        plan = prompt_or_plan
    else:
        brief = parse(prompt_or_plan, strict=strict)
        clock.lap("parse")
        plan = think(brief, seed=seed)
        clock.lap("plan")
    controls, empty = to_controls(plan), to_score(plan)
    model = decoder or (default_decoder() if adapter is None else load_adapter(Path(adapter)))
    clock.lap("load")
    cells = fill({}, controls, set(controls.cells), model, seed=seed, progress=_named(progress, "fill"))
    clock.lap("fill")
    cells, report, refilled, repairs = _mend(plan, controls, empty, cells, model, seed)
    cells, report, originality = make_original(plan, controls, empty, cells, report, model, seed, take=REFILLS)
    score = with_cells(empty, cells)
    if is_swung(plan.style, plan.meter):
        score = swing(score)
    score = shape(score, seed=seed)
    report = check(score, plan, brief)
    clock.lap("check")
    repairs = (*repairs, *original_repairs(originality))
    return Piece(plan, controls, score, report, seed, refilled, timings_s, originality, repairs)


def _mend(
    plan: Plan, controls: Controls, empty: Score, cells: Cells, model: Decoder, seed: int
) -> tuple[Cells, Report, tuple[tuple[Cell, ...], ...], tuple[Repair, ...]]:
    """Write broken cells again while that mends some; gives the best cells, their report, what was redone and why."""
    report = check(with_cells(empty, cells), plan)
    takes: dict[Cell, int] = {}
    refilled: list[tuple[Cell, ...]] = []
    repairs: list[Repair] = []
    for attempt in range(1, REFILLS + 1):
        broken = sorted(cell for cell in report.broken_cells if cell in controls.cells)
        if not broken:
            break
        takes |= {cell: takes.get(cell, 0) + 1 for cell in broken}
        again = fill(cells, controls, broken, model, seed=seed, takes=takes)
        checked = check(with_cells(empty, again), plan)
        refilled.append(tuple(broken))
        taken = len(checked.broken_cells) < len(report.broken_cells)
        repairs += repairs_of(attempt, broken, report, checked, taken)
        if taken:
            cells, report = again, checked
    return cells, report, tuple(refilled), tuple(repairs)


class _Clock:
    """Writes down how long each step took."""

    def __init__(self, timings_s: dict[str, float]) -> None:
        self._timings_s, self._last_s = timings_s, time.perf_counter()

    def lap(self, name: str) -> None:
        now_s = time.perf_counter()
        self._timings_s[name] = round(now_s - self._last_s, 4)
        self._last_s = now_s


def _named(progress: Progress | None, name: str) -> Callable[[float], None] | None:
    return None if progress is None else lambda done: progress(name, done)
