"""What the commands say: summaries, reports and progress bars. Data goes to stdout, all else to stderr."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.check import Report
    from planner.plan import Plan
    from scoresmith.composer import Piece
    from scoresmith.project import Progress


def summarise(piece: Piece, folder: Path) -> dict[str, Any]:
    """What compose has to say of a piece, as JSON values."""
    from planner.check import report_dict
    from symbolic.originality import originality_dict

    promises = report_dict(piece.report)["promises"]
    return {
        "folder": str(folder),
        "title": piece.plan.title,
        "seed": piece.seed,
        "bars": piece.plan.bars,
        "duration_s": round(piece.plan.duration_s, 2),
        "roles": [track.role.value for track in piece.score.tracks if track.notes],
        "notes": sum(len(track.notes) for track in piece.score.tracks),
        "promises_kept": sum(p["kept"] for p in promises),
        "promises_broken": [promise_line(p) for p in promises if not p["kept"]],
        "originality": originality_dict(piece.originality),
        "timings_s": {name: round(value, 3) for name, value in piece.timings_s.items()},
    }


def print_check(lint: list[str], report: dict[str, Any] | None) -> None:
    """Print the broken rules, a line each, and the promises as a table."""
    from scoresmith.report import print_promises

    for line in lint:
        print(f"broken  {line}")
    if report is not None:
        print_promises(report["promises"])


def promise_line(promise: dict[str, Any]) -> str:
    """A promise in one line."""
    return f"{promise['name']}: asked {promise['asked']}, found {promise['found']}"


def show_conflicts(thought: Plan) -> None:
    """Tell what in the prompt contradicted itself."""
    for conflict in thought.conflicts:
        print(f"note: {conflict.attribute}: {' / '.join(conflict.words)}: {conflict.reason}", file=sys.stderr)


def show_report(piece: Piece, quiet: bool) -> None:
    """Tell how the promises are kept: a table on a terminal, the broken ones elsewhere."""
    from planner.check import report_dict
    from scoresmith.report import print_promises

    promises = report_dict(piece.report)["promises"]
    if not quiet:
        shown = promises if sys.stderr.isatty() else [promise for promise in promises if not promise["kept"]]
        if shown:
            print_promises(shown, sys.stderr)
        say(f"{sum(p['kept'] for p in promises)} of {len(promises)} promises kept", quiet)


def show_plan_check(report: Report, quiet: bool) -> None:
    """Tell what is not well with a plan."""
    for promise in report.broken:
        say(f"note: {promise.name}: {promise.asked}; {promise.found}", quiet)


def say(message: str, quiet: bool) -> None:
    """Print a message."""
    if not quiet:
        print(message, file=sys.stderr)


def log(verbose: bool) -> None:
    """Print what the library logs."""
    if verbose:
        logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(name)s: %(message)s")


@contextlib.contextmanager
def progress_bars(quiet: bool) -> Iterator[Progress | None]:
    """One bar a stage on stderr; nothing when stderr is not a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: float) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=1.0)
            bars.update(tasks[stage], completed=done)

        yield show
