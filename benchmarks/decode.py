"""Notes a second of the score model, warm, beside Hugging Face ``generate`` with the same weights in the same process.

``python benchmarks/decode.py [--json FILE] [--quick] [--model DIR]``

A piece is the 60 seconds of ``compose.py``; cells that its plan repeats are not counted, so every counted note was
written by the model. A stream is one of its roles alone, one unit at a time on one thread.
One token of ``generate`` counts as one note, which flatters it: a flat vocabulary needs several tokens a note
(``tokens_per_note_remi``, measured on the same piece). Growth is measured on pieces in which no cell copies another.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from compose import PROMPT, SEED
from machine import machine, maxrss_mb, usable_cores

from planner import parse, think
from planner.controls import to_controls, to_score
from planner.plan import Plan
from symbolic.controls import CellControls, Controls, Motif
from symbolic.decoder import WEIGHTS_FOLDER, Decoder
from symbolic.fill import fill
from symbolic.grid import Cell, Cells, with_cells
from symbolic.score import Role

REPEATS, QUICK_REPEATS = 7, 3
BOUNDS: dict[str, tuple[str, float]] = {
    "notes_per_s_piece": (">=", 400.0),
    "notes_per_s_stream": (">=", 200.0),
    "first_bar_s": ("<=", 0.3),
    "peak_mb": ("<=", 500.0),
    "ratio_vs_generate": (">=", 5.0),
    "growth_10x": ("<=", 10.5),
}
QUICK_GROWTH_ROLES: frozenset[Role] = frozenset({Role.MELODY, Role.BASS, Role.CHORDS})
GENERATED, QUICK_GENERATED = 256, 96
"""Tokens that ``generate`` makes in one call."""
GIVEN_EVENTS = 120
"""Tokens that ``generate`` is given: about what a unit of the piece reads before it writes."""


def the_plan() -> Plan:
    return think(parse(PROMPT), seed=SEED)


def notes_of(cells: Cells) -> int:
    return sum(map(len, cells.values()))


def copied_notes(controls: Controls, cells: Cells) -> int:
    """Notes of the cells that the plan repeats."""
    return sum(len(cells.get(c, ())) for c, told in controls.cells.items() if told.motif is Motif.REPEAT)


@dataclass(frozen=True, slots=True)
class Took:
    """Wall and processor time of a piece of work, and what it gave (notes or tokens)."""

    wall_s: float
    cpu_s: float
    gave: int


class Stopwatch:
    """Takes wall and processor time from its making on."""

    def __init__(self) -> None:
        self._wall_s, self._cpu_s = time.perf_counter(), time.process_time()

    def stop(self, gave: int) -> Took:
        """The times until now, with what the work gave."""
        return Took(time.perf_counter() - self._wall_s, time.process_time() - self._cpu_s, gave)


def measure_piece(decoder: Decoder, controls: Controls) -> tuple[Cells, Took, float]:
    """One fill of the whole piece: the cells, times, and seconds until the first bar of all roles was whole."""
    first_bar_s = 0.0

    def on_cell(cell: Cell, _: object) -> None:
        nonlocal first_bar_s
        if cell[1] == 0:
            first_bar_s = time.perf_counter() - started_s

    started_s, watch = time.perf_counter(), Stopwatch()
    cells = fill({}, controls, set(controls.cells), decoder, seed=SEED, on_cell=on_cell)
    return cells, watch.stop(notes_of(cells) - copied_notes(controls, cells)), first_bar_s


def measure_streams(decoder: Decoder, controls: Controls, cells: Cells) -> dict[str, float]:
    """Notes a second of each role written alone beside the others, copied cells left out, and of all in turn."""
    rates: dict[str, float] = {}
    notes, seconds = 0, 0.0
    for role in sorted({role for role, _ in controls.cells}):
        request = {c for c, told in controls.cells.items() if c[0] is role and told.motif is not Motif.REPEAT}
        started_s = time.perf_counter()
        made = fill(cells, controls, request, decoder, seed=SEED, batch=1, threads=1)
        took_s = time.perf_counter() - started_s
        written = sum(len(made.get(cell, ())) for cell in request)
        rates[role.value] = written / took_s
        notes, seconds = notes + written, seconds + took_s
    return {"all": notes / seconds, **rates}


def repeated(controls: Controls, times: int, roles: frozenset[Role]) -> Controls:
    """Controls ``times`` as long, in which every cell is written anew (no motif is taken from another bar)."""
    count = len(controls.bars)
    length_tick = controls.bars[-1].start_tick + controls.bars[-1].meter.bar_ticks
    bars = tuple(
        replace(
            bar,
            start_tick=bar.start_tick + i * length_tick,
            chords=tuple(replace(s, onset_tick=s.onset_tick + i * length_tick) for s in bar.chords),
            final=bar.final and i == times - 1,
        )
        for i in range(times)
        for bar in controls.bars
    )
    cells: dict[Cell, CellControls] = {
        (role, bar + i * count): replace(told, motif=Motif.STATE, source_bar=None)
        for (role, bar), told in controls.cells.items()
        if role in roles
        for i in range(times)
    }
    return replace(controls, bars=bars, cells=cells)


def measure_growth(decoder: Decoder, controls: Controls, roles: frozenset[Role], repeats: int) -> dict[str, float]:
    """Seconds of ten minutes over seconds of one minute, each the least of several runs taken in turn."""
    one, ten = (repeated(controls, times, roles) for times in (1, 10))
    took: dict[int, list[float]] = {1: [], 10: []}
    notes = 0
    for i in range(2 * repeats + 1):  # the short piece before and after each long one
        told, times = (one, 1) if i % 2 == 0 else (ten, 10)
        started_s = time.perf_counter()
        made = fill({}, told, set(told.cells), decoder, seed=SEED)
        took[times].append(time.perf_counter() - started_s)
        notes = notes_of(made) if times == 10 else notes
    return {
        "growth_10x": min(took[10]) / min(took[1]),
        "one_minute_new_s": min(took[1]),
        "ten_minutes_new_s": min(took[10]),
        "ten_minutes_new_notes": float(notes),
    }


class Generator:
    """Hugging Face ``generate`` on the same weights: the trunk as an Arcee model, one token a note."""

    def __init__(self, folder: Path) -> None:
        import torch
        from transformers import ArceeForCausalLM

        from symbolic.checkpoint import load_model
        from symbolic.hf import arcee_config, to_arcee
        from symbolic.vocab import PITCHES

        torch.manual_seed(SEED)
        model, _ = load_model(folder)
        self._model = ArceeForCausalLM(arcee_config(model, PITCHES)).eval()
        self._model.model.load_state_dict(to_arcee(model, PITCHES).state_dict())
        self._given = torch.randint(0, PITCHES, (8, GIVEN_EVENTS))

    def choose_threads(self, cores: int) -> int:
        """Use one thread or all cores, whichever makes it faster here."""
        import torch

        rates: dict[int, float] = {}
        for threads in sorted({1, cores}):
            torch.set_num_threads(threads)
            self.run(4)
            took = self.run(16)
            rates[threads] = took.gave / took.wall_s
        best = max(rates, key=lambda threads: rates[threads])
        torch.set_num_threads(best)
        return best

    def run(self, tokens: int, streams: int = 1) -> Took:
        """One call with ``streams`` sequences of ``tokens`` new tokens each."""
        given = self._given[:streams]
        watch = Stopwatch()
        made = self._model.generate(
            given, attention_mask=given.new_ones(given.shape), max_new_tokens=tokens, min_new_tokens=tokens,
            do_sample=True, temperature=0.9, top_p=0.93, top_k=0, pad_token_id=0,
        )  # fmt: skip
        took = watch.stop(streams * tokens)
        assert made.shape == (streams, GIVEN_EVENTS + tokens)
        return took


def tokens_per_note(plan: Plan, cells: Cells) -> float:
    """Tokens a note of the piece in a flat vocabulary on the same grid (miditok's REMI, one stream)."""
    from miditok import REMI

    from symbolic.tokenizer import grid_config, to_symusic

    score = with_cells(to_score(plan), cells)
    tokenizer = REMI(grid_config())
    coded = tokenizer.encode(to_symusic(score))
    parts = coded if isinstance(coded, list) else [coded]
    return sum(len(part.ids) for part in parts) / notes_of(cells)


def peak_mb(folder: Path) -> float:
    """Peak memory of a process that does nothing but fill the piece."""
    command = [sys.executable, __file__, "--only-peak", "--model", str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def only_peak(folder: Path) -> None:
    controls = to_controls(the_plan())
    fill({}, controls, set(controls.cells), Decoder(folder), seed=SEED)
    assert "torch" not in sys.modules
    print(maxrss_mb(resource.getrusage(resource.RUSAGE_SELF)))


def measure(folder: Path, quick: bool) -> dict[str, Any]:
    """All figures; the piece and ``generate`` are timed in turn, medians of the repeats."""
    peak = peak_mb(folder)  # before torch is loaded here: a child starts with the peak of its parent
    plan = the_plan()
    controls = to_controls(plan)
    decoder = Decoder(folder)
    cells, _, _ = measure_piece(decoder, controls)
    tokens = QUICK_GENERATED if quick else GENERATED
    generator = Generator(folder)
    threads = generator.choose_threads(usable_cores())
    pieces: list[Took] = []
    generated: list[Took] = []
    firsts: list[float] = []
    streams: list[dict[str, float]] = []
    for _ in range(QUICK_REPEATS if quick else REPEATS):
        generated.append(generator.run(tokens))
        _, took, first_s = measure_piece(decoder, controls)
        pieces.append(took)
        firsts.append(first_s)
        streams.append(measure_streams(decoder, controls, cells))
    eight = generator.run(tokens, 8)
    roles = frozenset(role for role, _ in controls.cells)
    tokens_a_note = tokens_per_note(plan, cells)
    piece, token = (statistics.median(t.gave / t.wall_s for t in many) for many in (pieces, generated))
    piece_cpu, token_cpu = (statistics.median(t.gave / t.cpu_s for t in many) for many in (pieces, generated))
    return {
        "notes_per_s_piece": piece,
        "notes_per_s_stream": statistics.median(s["all"] for s in streams),
        "first_bar_s": statistics.median(firsts),
        "peak_mb": peak,
        "ratio_vs_generate": piece / token,
        **measure_growth(decoder, controls, QUICK_GROWTH_ROLES & roles if quick else roles, 1 if quick else 2),
        "notes_per_s_by_role": {r.value: statistics.median(s[r.value] for s in streams) for r in sorted(roles)},
        "notes_per_cpu_s_piece": piece_cpu,
        "generate_threads": threads,
        "generate_tokens_per_s": token,
        "generate_tokens_per_cpu_s": token_cpu,
        "generate_tokens_per_s_batch_8": eight.gave / eight.wall_s,
        "ratio_vs_generate_cpu": piece_cpu / token_cpu,
        "tokens_per_note_remi": tokens_a_note,
        "ratio_vs_generate_remi": piece / token * tokens_a_note,
        "notes": notes_of(cells),
        "notes_copied_by_plan": copied_notes(controls, cells),
        "roles": len(roles),
        "model": str(folder),
        "repeats": len(pieces),
    }


def show(figures: dict[str, Any]) -> None:
    """Print the table: bounds first, then the rest."""
    for key, (sign, bound) in BOUNDS.items():
        kept = figures[key] >= bound if sign == ">=" else figures[key] <= bound
        print(f"{key:<30} {figures[key]:>9.2f}   bound {sign} {bound:g}   {'pass' if kept else 'MISS'}")
    for key, value in figures.items():
        if key not in BOUNDS:
            print(f"{key:<30} {f'{value:>9.2f}' if isinstance(value, float) else value}")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--quick", action="store_true", help="fewer repeats, growth with three roles")
    parser.add_argument("--model", type=Path, default=WEIGHTS_FOLDER, help="folder of the model")
    parser.add_argument("--only-peak", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only_peak:
        only_peak(options.model)
        return 0
    where = machine()
    figures = measure(options.model, options.quick)
    print(f"{where['processor']}, {where['cores']} cores, {where['date']}")
    show(figures)
    if options.json is not None:
        options.json.write_text(json.dumps({**figures, **where}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
