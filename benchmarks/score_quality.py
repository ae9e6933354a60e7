"""How well the score model writes: against people's music that it never learned from, beside simpler writers.

People's eight-bar excerpts of held-out songs are described by Controls; each writer is given those Controls and nothing
else, and writes the same cells. What it wrote is compared with the excerpts: by a classifier that tries to tell the two
apart, by overlapping distributions, by obedience to the Controls, by repetition, dissonance and originality.

``python benchmarks/score_quality.py --data DIR [--cache DIR] [--json FILE] [--quick] [--baselines]``
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from fills import invalid_fills
from machine import machine
from quality_measures import Written, copies, obedience, repetition, strong_chord_tones, voices

from symbolic.controls import Controls
from symbolic.decoder import WEIGHTS_FOLDER, Decoder
from symbolic.distributions import overlaps
from symbolic.encode import EncodedWork
from symbolic.excerpts import EXCERPT_BARS, Excerpt, excerpts_of
from symbolic.features import band_features, melody_features
from symbolic.fill import fill
from symbolic.grid import Cell, Cells
from symbolic.originality import default_index
from symbolic.sampling import FREE
from symbolic.score import Role
from symbolic.two_sample import TwoSample, two_sample

SOURCE = "pop909"
EXCERPTS, QUICK_EXCERPTS = 300, 30
FILLS, QUICK_FILLS = 1000, 100
GROUPINGS, QUICK_GROUPINGS = 5, 1
MELODY_BARS = 6
logger = logging.getLogger(__name__)
LSTM_FOLDER = WEIGHTS_FOLDER / "lstm"
BOUNDS: Mapping[str, tuple[str, float]] = {
    "auc_melody": ("<=", 0.80), "auc_band": ("<=", 0.85), "overlap_min": (">=", 0.85), "chord_tone_gap": ("<=", 3.0),
    "invalid_fills": ("<=", 0), "copy_excess": ("<=", 0.01),
}  # fmt: skip

Writer = Callable[[Controls, Collection[Cell], int], Cells]


def held_out(data: Path, cache: Path) -> list[EncodedWork]:
    """The songs of artists that no model learned from; songs credited to several artists are left out."""
    from symbolic.data.corpus import READERS
    from symbolic.shards import prepare

    works = prepare(READERS, data, cache, [SOURCE], splits=("dev", "test"))
    return [work for work in works if "," not in work.creator]


def pick(works: Sequence[EncodedWork], count: int) -> list[Excerpt]:
    """``count`` excerpts with a melody, spread evenly over the works."""
    found = [
        excerpt
        for work in works
        for excerpt in excerpts_of(work)
        if sum((Role.MELODY, bar) in excerpt.cells for bar in range(EXCERPT_BARS)) >= MELODY_BARS
    ]
    order = np.random.default_rng(0).permutation(len(found))[:count]
    return [found[i] for i in sorted(order)]


def write(writer: Writer, excerpts: Sequence[Excerpt]) -> Written:
    """Let a writer fill the cells of each excerpt."""
    started_s = time.perf_counter()
    cells = [writer(e.controls, set(e.cells), seed) for seed, e in enumerate(excerpts)]
    return Written(cells, time.perf_counter() - started_s)


def model_writer(folder: Path) -> Writer:
    """The neural model of a folder, without the planner's leanings."""
    decoder = Decoder(folder)
    return lambda controls, request, seed: fill({}, controls, request, decoder, seed=seed, sampling=FREE)


def composing_writer(folder: Path) -> Writer:
    """The same model as compose uses it, leaning towards the plan."""
    decoder = Decoder(folder)
    return lambda controls, request, seed: fill({}, controls, request, decoder, seed=seed)


def markov_writer(learn: Sequence[EncodedWork]) -> Writer:
    """The Markov chain, learned from the same training songs."""
    from symbolic import markov

    chain = markov.learn(learn)
    return lambda controls, request, seed: markov.play(chain, controls, request, seed=seed)


def book_writer(lines: Writer) -> Writer:
    """The style book for the accompaniment; ``lines`` writes melody and counter-melody, which it does not have."""
    from symbolic import stylebook

    def writer(controls: Controls, request: Collection[Cell], seed: int) -> Cells:
        own = {cell for cell in request if cell[0] in (Role.MELODY, Role.COUNTER)}
        return lines(controls, own, seed) | stylebook.play(controls, set(request) - own, seed=seed)

    return writer


def compare(excerpts: Sequence[Excerpt], written: Written, band: bool) -> TwoSample:
    """Whether the classifier can tell what was written from the excerpts."""
    describe = band_features if band else melody_features
    people = [describe(e.cells, e.controls.bars) for e in excerpts]
    model = [describe(cells, e.controls.bars) for e, cells in zip(excerpts, written.cells, strict=True)]
    works = [e.work_id for e in excerpts]
    return two_sample(people, model, works, works)


def people_apart(excerpts: Sequence[Excerpt], band: bool, groupings: int) -> float:
    """How well two disjoint groups of artists are told apart, the mean of several groupings: the true floor."""
    describe = band_features if band else melody_features
    rows = [describe(e.cells, e.controls.bars) for e in excerpts]
    artists = sorted({e.creator for e in excerpts})
    areas = []
    for seed in range(groupings):
        order = np.random.default_rng(seed).permutation(len(artists))
        first = {artists[i] for i in order[: len(artists) // 2]}
        a = [i for i, e in enumerate(excerpts) if e.creator in first]
        b = [i for i, e in enumerate(excerpts) if e.creator not in first]
        test = two_sample(
            [rows[i] for i in a], [rows[i] for i in b],
            [excerpts[i].work_id for i in a], [excerpts[i].work_id for i in b], seed,
        )  # fmt: skip
        areas.append(test.auc)
    return float(np.mean(areas))


def judge(name: str, excerpts: Sequence[Excerpt], writer: Writer) -> dict[str, float]:
    """All figures of one writer."""
    written = write(writer, excerpts)
    melody, band = compare(excerpts, written, band=False), compare(excerpts, written, band=True)
    areas = overlaps(zip(excerpts, written.cells, strict=True))
    people = [e.cells for e in excerpts]
    gap = abs(strong_chord_tones(excerpts, written.cells) - strong_chord_tones(excerpts, people))
    excess, longest = copies(excerpts, written.cells, default_index())
    logger.info("%s: %.0f notes/s; melody told apart by %s", name, written.notes / written.seconds, melody.telling[:4])
    logger.info("%s: band told apart by %s", name, band.telling[:4])
    return {
        "auc_melody": melody.auc, "auc_melody_ci95": [melody.low, melody.high],
        "auc_band": band.auc, "auc_band_ci95": [band.low, band.high],
        "overlap_min": min(areas.values()), **{f"overlap_{key}": value for key, value in areas.items()},
        "chord_tone_gap": gap, "copy_excess": excess, "longest_match": longest,
        **obedience(excerpts, written), **repetition(excerpts, written.cells), **voices(excerpts, written.cells),
        "notes": written.notes, "notes_per_s": written.notes / written.seconds,
    }  # fmt: skip


def people(excerpts: Sequence[Excerpt], groupings: int) -> dict[str, float]:
    """The same figures of the people's excerpts themselves, where they have any."""
    cells = [e.cells for e in excerpts]
    excess, longest = copies(excerpts, cells, default_index())
    return {
        "auc_melody": people_apart(excerpts, False, groupings), "auc_band": people_apart(excerpts, True, groupings),
        "copy_excess": excess, "longest_match": longest, "chord_tones": strong_chord_tones(excerpts, cells),
        **repetition(excerpts, cells), **voices(excerpts, cells),
        "notes": float(sum(len(notes) for grid in cells for notes in grid.values())),
    }  # fmt: skip


def writers(options: argparse.Namespace) -> dict[str, Writer]:
    """The writers to judge, the model first."""
    chosen = {"model": model_writer(options.model)}
    if options.quick or not options.baselines:
        return chosen
    from symbolic.data.corpus import READERS
    from symbolic.shards import prepare

    lines = markov_writer(prepare(READERS, options.data, options.cache, [SOURCE], splits=("train",)))
    if (LSTM_FOLDER / "config.json").is_file():
        chosen["lstm"] = model_writer(LSTM_FOLDER)
    return chosen | {
        "as composed": composing_writer(options.model), "style book": book_writer(lines), "markov": lines,
    }  # fmt: skip


def show(table: Mapping[str, Mapping[str, Any]]) -> None:
    """Print a column a writer and a row a figure."""
    names = list(table)
    print(f"{'':24s}" + "".join(f"{name:>16s}" for name in names))
    keys = dict.fromkeys(key for column in table.values() for key in column)
    for key in keys:
        row = [table[name].get(key) for name in names]
        print(f"{key:24s}" + "".join(f"{_text(value):>16s}" for value in row))


def _text(value: Any) -> str:
    if value is None:
        return "-"
    return "-".join(f"{v:.3f}" for v in value) if isinstance(value, list) else f"{value:.3f}"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="where the encoded data is kept")
    parser.add_argument("--model", type=Path, default=WEIGHTS_FOLDER, help="folder of the model")
    parser.add_argument("--excerpts", type=int, help=f"how many excerpts (default {EXCERPTS}, quick {QUICK_EXCERPTS})")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--quick", action="store_true", help="fewer excerpts and fills, the model alone")
    parser.add_argument("--baselines", action="store_true", help="the simpler writers, too")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("symbolic.data").setLevel(logging.ERROR)
    excerpts = pick(
        held_out(options.data, options.cache), options.excerpts or (QUICK_EXCERPTS if options.quick else EXCERPTS)
    )
    table = {"people": people(excerpts, QUICK_GROUPINGS if options.quick else GROUPINGS)}
    for name, writer in writers(options).items():
        table[name] = judge(name, excerpts, writer)
    failures, told = invalid_fills(Decoder(options.model), QUICK_FILLS if options.quick else FILLS)
    for line in told:
        logger.warning("%s", line)
    figures = {**table["model"], "invalid_fills": failures, "auc_human": table["people"]["auc_melody"],
               "auc_human_band": table["people"]["auc_band"], "excerpts": len(excerpts)}  # fmt: skip
    where = machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['date']}; {len(excerpts)} excerpts of {SOURCE}")
    show(table)
    for key, (sign, bound) in BOUNDS.items():
        kept = figures[key] <= bound if sign == "<=" else figures[key] >= bound
        print(f"{key:24s}{figures[key]:>16.3f}   bound {sign} {bound:g}   {'pass' if kept else 'MISS'}")
    if options.json is not None:
        others = {f"{name.replace(' ', '_')}.{key}": v for name, column in table.items() for key, v in column.items()}
        options.json.write_text(json.dumps({**figures, **others, **where}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
