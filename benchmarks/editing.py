"""Editing: what changes besides what was asked for, how long it takes, and how well edits are obeyed on real songs.

``outside_changed`` counts cells, MIDI events and stem samples outside the request that differ, in the edits of held-out
songs and of a three-minute piece; ``cases`` random cases of every operation are held against all rules of
``edit_cases``. The five edits are described in ``edit_adherence``, infilling in ``edit_infill``, the times in
``edit_speed``, chords and accompaniments in ``editing_harmony``, hummed melodies in ``hum``.

``python benchmarks/editing.py --data DIR [--quick] [--json FILE] [--only PART,PART]``
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from edit_adherence import adherence_figures
from edit_cases import all_songs, foreign_songs, random_cases
from edit_infill import infill_figures
from edit_pieces import held_out
from edit_speed import speed_figures
from editing_harmony import accompaniment_figures, harmony_figures
from editing_harmony import held_out as held_out_works
from machine import machine

from symbolic.decoder import default_decoder

SOURCES: tuple[str, ...] = ("openewld", "pop909")
SONGS, QUICK_SONGS = 20, 2
CASES, QUICK_CASES = 1000, 12
HARMONISED, QUICK_HARMONISED = 40, 2
ACCOMPANIED, QUICK_ACCOMPANIED = 16, 6
WINDOWS, QUICK_WINDOWS = 4, 1
AT_MOST: Mapping[str, float] = {
    "outside_changed": 0, "regenerate_midi_s": 0.5, "regenerate_mix_s": 2.0, "case_faults": 0,
}  # fmt: skip
AT_LEAST: Mapping[str, float] = {
    "preserved_pct": 100, "edit_melody": 95, "edit_harmony": 95, "edit_rhythm": 95, "edit_key": 95, "edit_tempo": 95,
    "hum_f1": 0.9,
}  # fmt: skip


def edits(data: Path, quick: bool) -> dict[str, Any]:
    """The five edits and infilling on held-out songs."""
    pieces = [p for source in SOURCES for p in held_out(data, source, QUICK_SONGS if quick else SONGS)]
    return {**adherence_figures(pieces), **infill_figures(pieces)}


def speed(data: Path, quick: bool) -> dict[str, Any]:
    """The times of four bars."""
    return dict(speed_figures(quick))


def cases(data: Path, quick: bool) -> dict[str, Any]:
    """Random cases of all operations."""
    started_s = time.perf_counter()
    songs = foreign_songs() if quick else all_songs()
    tally = random_cases(songs, QUICK_CASES if quick else CASES)
    for fault in tally.faults[:20]:
        print(fault)
    lasted_s = time.perf_counter() - started_s
    return {"cases": tally.count, "case_faults": len(tally.faults), "cases_s": lasted_s}


def harmony(data: Path, quick: bool) -> dict[str, Any]:
    """Harmonised melodies and accompaniments beside people's."""
    figures: dict[str, Any] = {}
    for source in SOURCES:
        works = held_out_works(data, source, QUICK_HARMONISED if quick else HARMONISED)
        figures |= {f"{source}_{name}": value for name, value in harmony_figures(works).items()}
    works = held_out_works(data, "pop909", QUICK_ACCOMPANIED if quick else ACCOMPANIED)
    return figures | accompaniment_figures(works, QUICK_WINDOWS if quick else WINDOWS, default_decoder())


def hums(data: Path, quick: bool) -> dict[str, Any]:
    """Hummed melodies."""
    from hum import measure

    return dict(measure(quick, None if quick else data))


PARTS: Mapping[str, Callable[[Path, bool], dict[str, Any]]] = {
    "edits": edits, "speed": speed, "cases": cases, "harmony": harmony, "hums": hums,
}  # fmt: skip


def measure(data: Path, quick: bool, parts: Mapping[str, Callable[[Path, bool], dict[str, Any]]]) -> dict[str, Any]:
    """All figures of some parts, flat."""
    figures: dict[str, Any] = {}
    for name, part in parts.items():
        started_s, started_cpu_s = time.perf_counter(), time.process_time()
        figures |= part(data, quick)
        figures[f"cpu_seconds_{name}"] = time.process_time() - started_cpu_s
        figures[f"seconds_{name}"] = time.perf_counter() - started_s
    counts = [figures[k] for k in figures if k.startswith("outside_changed_")]
    return {"outside_changed": sum(counts), **figures} if counts else figures


def show(figures: Mapping[str, Any]) -> None:
    """Print the figures, one a line, with their bounds."""
    for name, value in figures.items():
        told = f"{value:.3f}" if isinstance(value, float) else f"{value}"
        if name in AT_MOST:
            told += f"   (at most {AT_MOST[name]:g}: {'kept' if value <= AT_MOST[name] else 'MISSED'})"
        if name in AT_LEAST:
            told += f"   (at least {AT_LEAST[name]:g}: {'kept' if value >= AT_LEAST[name] else 'MISSED'})"
        print(f"{name:34s} {told}")


def main() -> None:
    """Measure, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts among {', '.join(PARTS)}")
    options = parser.parse_args()
    chosen = {name: PARTS[name] for name in options.only.split(",")}
    figures = {**measure(options.data, options.quick, chosen), **machine()}
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, default=str) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
