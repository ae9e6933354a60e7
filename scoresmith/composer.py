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
from symbolic.blending import swing_by_bars
from symbolic.controls import Controls
from symbolic.decoder import Decoder, default_decoder
from symbolic.fill import fill
from symbolic.grid import Cell, Cells, with_cells
from symbolic.originality import Originality
from symbolic.score import Score

if TYPE_CHECKING:
    from planner.blend import Asked
    from planner.brief import Brief
    from scoresmith.candidates import Candidate
    from scoresmith.references import References, Wishes

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
    blend: Asked | None = None,
    references: References = (),
    reference_weight: float | Sequence[float] | None = None,
) -> Piece:
    """Compose a piece from a prompt or a plan; the same input and seed give the same piece.

    ``progress`` is called with the name of the step and how much of it is done, 0 to 1. ``strict`` refuses a prompt
    that contradicts itself. ``adapter`` is a folder that ``symbolic.finetune`` made. ``best_of`` pieces are composed to
    one plan and the best is given (see ``scoresmith.candidates``). ``blend`` mixes styles, such as "swing:0.7,folk:0.3"
    or "swing>rock" to move over the form; ``references`` are MIDI, MusicXML or audio files that a prompt leans towards,
    by ``reference_weight`` (0 to 1, 0.3 if None, shared by all; or one for each). Raises BadInput for what
    cannot be composed, and for an adapter that was made for other weights.
    """
    wishes = None
    if blend is not None or references or reference_weight is not None:
        from scoresmith.references import wishes_of

        wishes = wishes_of(blend, references, reference_weight)
    if best_of > 1:
        from scoresmith.candidates import compose_best

        asked = prompt_or_plan if wishes is None else _planned(prompt_or_plan, wishes, seed, strict)[0]
        best = compose_best(asked, best_of, seed=seed, strict=strict, progress=progress, decoder=decoder,
                            adapter=adapter)  # fmt: skip
        return replace(best.piece, candidates=best.candidates)
    timings_s: dict[str, float] = {}
    clock = _Clock(timings_s)
    brief = None
    if wishes is not None:
        plan, brief = _planned(prompt_or_plan, wishes, seed, strict)
        clock.lap("plan")
    elif isinstance(prompt_or_plan, Plan):
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
    score = shape(swing_by_bars(score, controls), seed=seed)
    report = check(score, plan, brief)
    clock.lap("check")
    repairs = (*repairs, *original_repairs(originality))
    return Piece(plan, controls, score, report, seed, refilled, timings_s, originality, repairs)


def _planned(prompt_or_plan: str | Plan, wishes: Wishes, seed: int, strict: bool) -> tuple[Plan, Brief | None]:
    from scoresmith.references import planned

    return planned(prompt_or_plan, wishes, seed=seed, strict=strict)


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
