"""Where a training run writes what it measures: CSV files, TensorBoard events, a progress bar or log lines."""

from __future__ import annotations

import csv
import io
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from symbolic.files import write_text

logger = logging.getLogger(__name__)
STEPS, CURVE, EVENTS = "steps.csv", "curve.csv", "events"
"""What each step cost, what the held-out works cost, and the folder of TensorBoard events."""


class Curves:
    """The curves of one run. Rows after ``first`` steps, from a run that was killed, are taken away at the start."""

    def __init__(self, folder: Path, first: int, steps: int) -> None:
        self.folder, self._shown_s = folder, -60.0
        for name in (STEPS, CURVE):
            _cut(folder / name, first)
        self._events = _event_writer(folder / EVENTS, first)
        self._bar: Any = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(*Progress.get_default_columns(), "{task.fields[note]}", console=Console(stderr=True))
            self._task = self._bar.add_task("training", total=steps, completed=first, note="")

    def __enter__(self) -> Curves:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        if self._events is not None:
            self._events.close()

    def step(self, step: int, figures: Mapping[str, float]) -> None:
        """Write down what a step cost."""
        self._write(STEPS, step, figures)

    def held_out(self, step: int, figures: Mapping[str, float]) -> None:
        """Write down what the held-out works cost after a step."""
        self._write(CURVE, step, figures)
        self.say(step, "held out " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))

    def show(self, step: int, note: str, now_s: float, every_s: float = 30.0) -> None:
        """Move the bar; without a terminal, log a line at most every ``every_s`` seconds."""
        if self._bar is not None:
            self._bar.update(self._task, completed=step, note=note)
        elif now_s - self._shown_s >= every_s:
            self._shown_s = now_s
            logger.info("step %d: %s", step, note)

    def say(self, step: int, text: str) -> None:
        """A line that stays, above the bar if there is one."""
        if self._bar is not None:
            self._bar.console.print(f"step {step}: {text}", highlight=False)
        else:
            logger.info("step %d: %s", step, text)

    def _write(self, name: str, step: int, figures: Mapping[str, float]) -> None:
        _append(self.folder / name, {"step": step, **figures})
        if self._events is not None:
            for figure, value in figures.items():
                self._events.add_scalar(f"{Path(name).stem}/{figure}", value, step)
            if name == CURVE:
                self._events.flush()


def _append(path: Path, row: Mapping[str, float]) -> None:
    """Add a row to a CSV file; the first one brings the header. Numbers are written in full."""
    new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(row), extrasaction="ignore")
        if new:
            writer.writeheader()
        writer.writerow(row)


def read_rows(path: Path) -> list[dict[str, float]]:
    """The rows of a curve; a last row that was cut off by a kill is left out."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [{k: float(v) for k, v in row.items()} for row in rows if all(v not in (None, "") for v in row.values())]


def _cut(path: Path, last: int) -> None:
    """Leave the header and the rows up to step ``last`` in a curve."""
    if not path.exists():
        return
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    kept = [row for row in rows[1:] if len(row) == len(rows[0]) and int(row[0]) <= last]
    text = io.StringIO()
    csv.writer(text).writerows([rows[0], *kept])
    if kept:
        write_text(path, text.getvalue())
    else:
        path.unlink()


def _event_writer(folder: Path, first: int) -> Any:
    """A writer of TensorBoard events, or None where tensorboardX is not installed."""
    try:
        from tensorboardX import SummaryWriter
    except ImportError:
        logger.info("no TensorBoard events: pip install 'scoresmith[train]' to have them beside the CSV files")
        return None
    return SummaryWriter(str(folder), purge_step=first)
