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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from fills import invalid_fills
from machine import machine

from symbolic.controls import Controls
from symbolic.decoder import WEIGHTS_FOLDER, Decoder
from symbolic.distributions import overlaps
from symbolic.encode import EncodedWork
from symbolic.excerpts import EXCERPT_BARS, Excerpt, excerpts_of
from symbolic.features import band_features, melody_features
from symbolic.fill import fill
from symbolic.grid import Cell, Cells, measure_cell
from symbolic.sampling import FREE
from symbolic.score import Note, Role
from symbolic.structure import compression_ratio, self_similarity
from symbolic.two_sample import TwoSample, two_sample

SOURCE = "pop909"
EXCERPTS, QUICK_EXCERPTS = 400, 60
FILLS, QUICK_FILLS = 1000, 100
GROUPINGS = 5
MELODY_BARS = 6
LSTM_FOLDER = WEIGHTS_FOLDER / "lstm"
BOUNDS: Mapping[str, tuple[str, float]] = {
    "auc_melody": ("<=", 0.80), "auc_band": ("<=", 0.85), "overlap_min": (">=", 0.85), "chord_tone_gap": ("<=", 3.0),
    "invalid_fills": ("<=", 0), "copy_excess": ("<=", 0.01),
}  # fmt: skip

Writer = Callable[[Controls, Collection[Cell], int], Cells]


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer made of each excerpt's Controls, and how long it took."""

    cells: list[Cells]
    seconds: float

    @property
    def notes(self) -> int:
        """How many notes were written."""
        return sum(len(notes) for cells in self.cells for notes in cells.values())


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


def people_apart(excerpts: Sequence[Excerpt], band: bool) -> float:
    """How well two disjoint groups of artists are told apart, the mean of several groupings: the true floor."""
    describe = band_features if band else melody_features
    rows = [describe(e.cells, e.controls.bars) for e in excerpts]
    artists = sorted({e.creator for e in excerpts})
    areas = []
    for seed in range(GROUPINGS):
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


def strong_chord_tones(excerpts: Sequence[Excerpt], grids: Sequence[Cells]) -> float:
    """The share of pitched onsets on strong beats that are tones of the chord there, in percent."""
    from symbolic.metrics import chord_at
    from symbolic.theory import chord_pitch_classes

    hits = total = 0
    for excerpt, cells in zip(excerpts, grids, strict=True):
        for (role, bar), notes in cells.items():
            place = excerpt.controls.bars[bar]
            half = place.meter.bar_ticks // 2 if place.meter.numerator % 2 == 0 else place.meter.bar_ticks
            for note in notes:
                span = chord_at(place.chords, note.onset_tick)
                if role is Role.DRUMS or span is None or (note.onset_tick - place.start_tick) % half:
                    continue
                total += 1
                hits += note.pitch % 12 in chord_pitch_classes(span.chord)
    return 100 * hits / max(total, 1)


def obedience(excerpts: Sequence[Excerpt], written: Written) -> dict[str, float]:
    """How far what was written is from what was asked: onsets a bar, semitones, and shares of figures kept."""
    density, register, texture, motion = [], [], [], []
    for excerpt, cells in zip(excerpts, written.cells, strict=True):
        for cell, asked in excerpt.controls.cells.items():
            notes = cells.get(cell, ())
            if not notes:
                density.append(asked.density)
                continue
            found = measure_cell(notes, cell[0], excerpt.controls.bars[cell[1]])
            density.append(abs(found.density - asked.density))
            if cell[0] is not Role.DRUMS:
                register.append(abs(found.register - asked.register))
            texture.append(found.texture is asked.texture)
            motion.append(found.motion is asked.motion)
    return {
        "density_error": float(np.mean(density)),
        "register_error": float(np.mean(register)),
        "texture_kept": 100 * float(np.mean(texture)),
        "motion_kept": 100 * float(np.mean(motion)),
    }


def structure(excerpts: Sequence[Excerpt], grids: Sequence[Mapping[Cell, tuple[Note, ...]]]) -> dict[str, float]:
    """Repetition inside excerpts: likeness of bars one, two and four apart, and how much shorter deflating makes them."""
    out: dict[str, float] = {}
    for lag in (1, 2, 4):
        values = [self_similarity(c, e.controls.bars, lag) for e, c in zip(excerpts, grids, strict=True)]
        out[f"self_similarity_{lag}"] = float(np.mean([v for v in values if v is not None]))
    ratios = [compression_ratio(c, e.controls.bars) for e, c in zip(excerpts, grids, strict=True)]
    out["compression"] = float(np.mean([r for r in ratios if r is not None]))
    return out
