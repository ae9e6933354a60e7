"""What becomes of damaged files: each is read in a guarded process, and whatever is not a score or BadInput is counted.

A failure is another exception than BadInput, a dead process, more than ``MAX_S`` seconds, more than ``MAX_MB`` of
memory, or a file written anywhere in the folder that the process works in.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from machine import maxrss_mb

MAX_S = 5.0
MAX_MB = 1000.0
PATIENCE_S = 30.0
"""How long to wait for a process before it is called hung."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one damaged file gave: "score", "refused", or what went wrong; with time and the process's peak memory."""

    name: str
    result: str
    seconds: float
    peak_mb: float

    @property
    def failed(self) -> bool:
        """Whether this is none of the two good ends, or too slow, or too large."""
        return self.result not in ("score", "refused") or self.seconds > MAX_S or self.peak_mb > MAX_MB


def read_all(files: Sequence[tuple[str, bytes]], suffix: str) -> list[Outcome]:
    """Read every (name, bytes) as a file of that suffix; a process that dies is replaced and the rest goes on."""
    outcomes: list[Outcome] = []
    while len(outcomes) < len(files):
        outcomes += _in_a_process(files[len(outcomes) :], suffix)
    return outcomes


def _in_a_process(files: Sequence[tuple[str, bytes]], suffix: str) -> list[Outcome]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_read, args=(files, suffix, theirs))
    worker.start()
    theirs.close()
    outcomes: list[Outcome] = []
    started_s = time.perf_counter()
    while len(outcomes) < len(files):
        try:
            if not ours.poll(PATIENCE_S):
                worker.kill()
                outcomes.append(Outcome(files[len(outcomes)][0], "hung", PATIENCE_S, 0.0))
                break
            outcomes.append(ours.recv())
        except EOFError:
            worker.join()
            dead = f"the process died ({worker.exitcode})"
            outcomes.append(Outcome(files[len(outcomes)][0], dead, time.perf_counter() - started_s, 0.0))
            break
    worker.join()
    return outcomes


def _read(files: Sequence[tuple[str, bytes]], suffix: str, out: Connection) -> None:
    from symbolic.errors import BadInput
    from symbolic.reader import read_score

    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        path = Path(name) / f"mutant{suffix}"
        for label, data in files:
            path.write_bytes(data)
            started_s = time.perf_counter()
            try:
                read_score(path)
                result = "score"
            except BadInput as error:
                result = "refused" if str(path) in str(error) else f"the message does not name the file: {error}"
            except Exception as error:
                result = f"{type(error).__name__}: {error}"[:200]
            seconds = time.perf_counter() - started_s
            strays = [entry.name for entry in Path(name).iterdir() if entry != path]
            if strays:
                result = f"wrote {strays[0]}"
            out.send(Outcome(label, result, seconds, maxrss_mb(resource.getrusage(resource.RUSAGE_SELF))))


def as_values(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Counts, the slowest, the largest, and every failure."""
    failures = [outcome for outcome in outcomes if outcome.failed]
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    return {
        "mutants": len(outcomes),
        "mutant_failures": len(failures),
        "mutants_read": sum(outcome.result == "score" for outcome in outcomes),
        "mutants_refused": sum(outcome.result == "refused" for outcome in outcomes),
        "mutant_worst_s": slowest.seconds,
        "mutant_worst": slowest.name,
        "mutant_peak_mb": max(outcome.peak_mb for outcome in outcomes),
        "failures": json.loads(json.dumps([[f.name, f.result, f.seconds, f.peak_mb] for f in failures[:20]])),
    }
