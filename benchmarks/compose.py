"""Time from a prompt and from a plan to files, each in a cold process, for a piece of 60 seconds.

Five instruments play; the piano has both chords and broken chords, so that the model fills six roles.

``python benchmarks/compose.py [--json FILE] [--quick]``
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from machine import machine, maxrss_mb

PROMPT = "a warm pop song, A minor, 84 bpm, 60 seconds, with flute, piano, strings, bass guitar and drums"
SEED = 1
MIN_ROLES = 5
DURATION_S = 60.0
REPEATS, QUICK_REPEATS = 5, 1
STEPS: tuple[str, ...] = ("parse", "plan", "load", "fill", "check", "render")
BOUNDS: dict[str, float] = {"plan_to_midi_s": 6.0, "prompt_to_wav_s": 12.0, "peak_mb": 800.0}


@dataclass(frozen=True, slots=True)
class Run:
    """One cold run of the command: wall and processor time, peak memory, what ``run.json`` and the summary say."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    summary: dict[str, Any]
    timings_s: dict[str, float]


def scoresmith(*arguments: str, folder: Path) -> Run:
    """Run ``scoresmith compose`` in a process of its own."""
    command = [sys.executable, "-m", "scoresmith.cli", "compose", *arguments]
    command += ["--seed", str(SEED), "--out", str(folder), "--json", "--quiet"]
    started_s = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.perf_counter() - started_s
    if status != 0:
        raise SystemExit(f"{' '.join(command)} failed with status {os.waitstatus_to_exitcode(status)}")
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    cpu_s = usage.ru_utime + usage.ru_stime
    return Run(wall_s, cpu_s, maxrss_mb(usage), json.loads(printed), run["timings_s"])


def measure(repeats: int) -> dict[str, Any]:
    """Run both ways ``repeats`` times; medians of the times, the largest of the peaks."""
    sounding: list[Run] = []
    written: list[Run] = []
    with tempfile.TemporaryDirectory() as name:
        for i in range(repeats):
            sounding.append(scoresmith(PROMPT, folder=Path(name) / f"sound{i}"))
            plan = Path(name) / f"sound{i}" / "plan.yaml"
            written.append(scoresmith(str(plan), "--no-audio", folder=Path(name) / f"score{i}"))
        check_piece(Path(name) / "sound0", sounding[0].summary)
    steps = {f"{step}_s": statistics.median(run.timings_s.get(step, 0.0) for run in sounding) for step in STEPS}
    notes = sounding[0].summary["notes"]
    return {
        "plan_to_midi_s": statistics.median(run.wall_s for run in written),
        "prompt_to_wav_s": statistics.median(run.wall_s for run in sounding),
        "plan_to_midi_cpu_s": statistics.median(run.cpu_s for run in written),
        "prompt_to_wav_cpu_s": statistics.median(run.cpu_s for run in sounding),
        "peak_mb": max(run.peak_mb for run in [*sounding, *written]),
        **steps,
        "roles": sounding[0].summary["roles"],
        "notes": notes,
        "notes_per_s": notes / steps["fill_s"],
        "repeats": repeats,
    }


def check_piece(folder: Path, summary: dict[str, Any]) -> None:
    """Make sure that what was timed is the piece that the figures speak of."""
    from symbolic.midi import read_midi

    roles = {track.role for track in read_midi(folder / "score.mid").tracks if track.notes}
    if len(roles) < MIN_ROLES or abs(summary["duration_s"] - DURATION_S) > 2.0:
        raise SystemExit(
            f"expected at least {MIN_ROLES} roles and {DURATION_S} s, got {sorted(roles)}, {summary['duration_s']} s"
        )


def show(figures: dict[str, Any]) -> None:
    """Print the table: bounds first, then the steps."""
    for key, bound in BOUNDS.items():
        verdict = "pass" if figures[key] <= bound else "MISS"
        print(f"{key:<20} {figures[key]:>9.2f}   bound <= {bound:g}   {verdict}")
    for key in ("plan_to_midi_cpu_s", "prompt_to_wav_cpu_s"):
        print(f"{key:<20} {figures[key]:>9.2f}   of processor time")
    for step in STEPS:
        print(f"{step + '_s':<20} {figures[step + '_s']:>9.3f}")
    print(f"{'notes':<20} {figures['notes']:>9d}")
    print(f"{'notes_per_s':<20} {figures['notes_per_s']:>9.1f}")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--quick", action="store_true", help="one run instead of several")
    options = parser.parse_args()
    figures = measure(QUICK_REPEATS if options.quick else REPEATS)
    where = machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['date']}")
    show(figures)
    if options.json is not None:
        options.json.write_text(json.dumps({**figures, **where}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
