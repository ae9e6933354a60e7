"""Make the index of training melodies: ``python -m symbolic.data.melodies --data DIR --out FILE``.

The works of the split "train" go into the index. The held-out works, written by people who did not know the index, tell
how much two people's melodies share by chance: the 99th percentile of the longest match is stored with the index and is
the bound of ``symbolic.originality.search``. Held-out works that are another version of a training work are left out.
"""

from __future__ import annotations

import argparse
import logging
import math
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from symbolic.data.corpus import READERS, read_corpus
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.originality import (
    GRAM_NOTES,
    INDEX_FILE,
    LINE_ROLES,
    Line,
    MelodyIndex,
    gram_features,
    hashed,
    lines_of,
    longest_match,
    matches,
    save_index,
)
from symbolic.score import TICKS_PER_STEP, Note
from symbolic.timing import bar_of, notes_between

logger = logging.getLogger(__name__)
COMMON_WORKS = 0.005
"""A gram found in a larger share of the training works is everybody's."""
STEP = 2
"""The largest interval in semitones that is a step of a scale."""
DUPLICATE_NOTES = 12
DUPLICATE_SHARE = 0.25
"""A held-out work is another version of a training work if matches of DUPLICATE_NOTES notes or more with that one work
cover this share of a line of it."""
NO_BASELINE: frozenset[str] = frozenset({"ceol_rince", "hauptstimme", "openscore_quartets", "bands"})
"""Sources that are indexed but tell nothing of chance: tunes handed down share whole phrases by nature, movements are
cut into several works whose themes return, and bands take their melodies from other sources."""
WINDOWS: tuple[int, ...] = (16, 32, 64, 128, 256, 512)
"""Lengths in notes for which the human baseline is stored."""
LEAST_WINDOWS = 20
EXCERPT_BARS = 8
PERCENTILE = 99


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a work; ``work_id``, ``source`` and ``split`` as in ``Work``."""

    work_id: str
    source: str
    split: str
    lines: tuple[Line, ...]


def read_lines(works: Iterable[Work]) -> Iterator[Lines]:
    """The melody and counter lines of each work that has any."""
    for work in works:
        if lines := lines_of(work.score):
            yield Lines(work.work_id, work.source, work.split, tuple(lines))


def is_trivial(features: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Whether each gram is a figure without a tune: one interval up or down, repeated notes, or a run along a scale."""
    intervals = features[:, : GRAM_NOTES - 1].astype(np.int64)
    size = np.abs(intervals)
    one_interval = size.max(axis=1) == size.min(axis=1)
    repeats = (size == 0).sum(axis=1) >= GRAM_NOTES - 2
    steps = (size > 0).all(axis=1) & (size <= STEP).all(axis=1)
    scale = steps & (np.abs(np.sign(intervals).sum(axis=1)) == GRAM_NOTES - 1)
    trivial: NDArray[np.bool_] = one_interval | repeats | scale
    return trivial


def build_index(works: Sequence[Lines]) -> MelodyIndex:
    """Index the lines of these works (without a human baseline). Raises BadInput if there is nothing to index."""
    grams, trivial, work_of, bars, ids = [], [], [], [], []
    for work in works:
        long = [(line, features) for line in work.lines if len(features := gram_features(line))]
        if long:
            ids.append(work.work_id)
        for line, features in long:
            grams.append(hashed(features))
            trivial.append(is_trivial(features))
            work_of.append(len(ids) - 1)
            bars.append(_notes_by_bar(line))
    if not grams:
        raise BadInput(f"none of {len(works)} works has a melody of {GRAM_NOTES} notes or more")
    everything = np.concatenate(grams)
    return MelodyIndex(
        gram=(everything & np.uint64(0xFFFF)).astype(np.uint16),
        line_grams=np.array([len(g) for g in grams], np.uint32),
        line_work=np.array(work_of, np.uint16),
        line_bars=np.array([len(b) for b in bars], np.uint16),
        bar_notes=np.concatenate(bars),
        stop=_stop_list(grams, np.concatenate(trivial), work_of),
        baseline_notes=np.zeros(0, np.uint16),
        baseline_match=np.zeros(0, np.uint16),
        work_ids=tuple(ids),
    )


def _notes_by_bar(line: Line) -> NDArray[np.uint8]:
    bars = [bar_of(tick, line.bar_starts) for tick in line.onset_ticks().tolist()]
    return np.bincount(bars, minlength=max(bars) + 1).astype(np.uint8)


def _stop_list(grams: list[NDArray[np.uint64]], trivial: NDArray[np.bool_], work_of: list[int]) -> NDArray[np.uint32]:
    """The grams that do not count: trivial ones and those of many works."""
    by_work: dict[int, list[NDArray[np.uint64]]] = {}
    for gram, work in zip(grams, work_of, strict=True):
        by_work.setdefault(work, []).append(gram)
    once = np.concatenate([np.unique(np.concatenate(found)) for found in by_work.values()])
    values, works = np.unique(once, return_counts=True)
    common = values[works > max(COMMON_WORKS * len(by_work), 2)]
    stopped = np.concatenate((np.concatenate(grams)[trivial], common)) >> np.uint64(32)
    return np.unique(stopped.astype(np.uint32))


def is_duplicate(work: Lines, index: MelodyIndex) -> bool:
    """Whether a work is another version of a training work."""
    for line in work.lines:
        covered: dict[str, set[int]] = {}
        for match in matches(line, index, DUPLICATE_NOTES):
            covered.setdefault(match.work_id, set()).update(range(match.first_note, match.first_note + match.notes))
        if any(len(notes) >= DUPLICATE_SHARE * len(line.onset_ticks()) for notes in covered.values()):
            return True
    return False


def windows(line: Line, notes: int) -> Iterator[Line]:
    """The line cut into neighbouring pieces of exactly this many notes; what is left over at the end is dropped."""
    kept = [n for n, after in pairwise((*line.notes, None)) if n is not None and _is_highest(n, after)]
    for first in range(0, len(kept) - notes + 1, notes):
        yield replace(line, notes=tuple(kept[first : first + notes]))


def _is_highest(note: Note, after: Note | None) -> bool:
    """Whether a note is the highest of those struck with it, given the next note of a sorted line."""
    return after is None or round(after.onset_tick / TICKS_PER_STEP) != round(note.onset_tick / TICKS_PER_STEP)


def excerpts(line: Line, bars: int = EXCERPT_BARS) -> Iterator[Line]:
    """The line cut into neighbouring excerpts of this many bars that have at least one gram."""
    for first in range(0, len(line.bar_starts) - bars, bars):
        inside = notes_between(line.notes, line.bar_starts[first], line.bar_starts[first + bars])
        if len(inside) >= GRAM_NOTES:
            yield replace(line, notes=tuple(inside))


def longest_notes(lines: Iterable[Line], index: MelodyIndex) -> int:
    """The longest match of these lines in notes, 0 if there is none."""
    return max((m.notes for line in lines if (m := longest_match(line, index)) is not None), default=0)


def with_baseline(index: MelodyIndex, held_out: Sequence[Lines]) -> MelodyIndex:
    """The index with the human baseline: for each length, the 99th percentile of the longest match of such lines.

    ``held_out`` must hold no duplicates; NO_BASELINE sources do not count. Lengths with fewer than LEAST_WINDOWS lines
    are left out; the bound never falls with the length. Raises BadInput if no length has enough.
    """
    lengths: list[int] = []
    bounds: list[int] = []
    authored = [work for work in held_out if work.source not in NO_BASELINE]
    for notes in WINDOWS:
        cut = [part for work in authored for line in work.lines for part in windows(line, notes)]
        if len(cut) >= LEAST_WINDOWS:
            lengths.append(notes)
            found = [longest_notes([part], index) for part in cut]
            bounds.append(max([*bounds[-1:], math.ceil(np.percentile(found, PERCENTILE))]))
            logger.info("%d notes: %d lines, longest match at most %d for 99 of 100", notes, len(cut), bounds[-1])
    if not lengths:
        raise BadInput(f"{len(authored)} held-out works are too few for a human baseline")
    return replace(index, baseline_notes=np.array(lengths, np.uint16), baseline_match=np.array(bounds, np.uint16))


def table(held_out: Sequence[Lines], duplicates: Sequence[Lines], index: MelodyIndex) -> str:
    """A Markdown table: by source, the longest matches of held-out works and of their eight-bar melody excerpts."""
    rows = [
        ["source", "works", "duplicates", "longest match of a work: median", "99 %", "most",
         f"of {EXCERPT_BARS} bars of melody: excerpts", "median", "99 %", "most"],
    ]  # fmt: skip
    rows.append(["---"] * len(rows[0]))
    for source in dict.fromkeys(work.source for work in held_out):
        works = [work for work in held_out if work.source == source]
        whole = [longest_notes(work.lines, index) for work in works]
        melodies = [line for work in works for line in work.lines if line.role is LINE_ROLES[0]]
        cut = [longest_notes([part], index) for line in melodies for part in excerpts(line)]
        left_out = sum(work.source == source for work in duplicates)
        rows.append([source, str(len(works)), str(left_out), *_summary(whole), str(len(cut)), *_summary(cut)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _summary(notes: Sequence[int]) -> list[str]:
    if not notes:
        return ["-"] * 3
    return [f"{value:.0f}" for value in (np.median(notes), np.percentile(notes, PERCENTILE), max(notes))]


def main() -> None:
    """Read all works of the folder, write the index and print what held-out people's melodies share with it."""
    parser = argparse.ArgumentParser(description="Make the index of training melodies.")
    parser.add_argument("--data", type=Path, default=os.environ.get("SCORESMITH_DATA"), help="folder of the data sets")
    parser.add_argument("--out", type=Path, default=INDEX_FILE, help="the index file to write")
    parser.add_argument("--source", action="append", choices=sorted(READERS), help="only this source (may be repeated)")
    given = parser.parse_args()
    if given.data is None:
        parser.error("no folder: pass --data DIR or set SCORESMITH_DATA")
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    works = list(read_lines(read_corpus(Path(given.data), given.source)))
    index = build_index([work for work in works if work.split == "train"])
    others = [work for work in works if work.split != "train"]
    duplicates = [work for work in others if is_duplicate(work, index)]
    left_out = {work.work_id for work in duplicates}
    held_out = [work for work in others if work.work_id not in left_out]
    index = with_baseline(index, held_out)
    save_index(index, given.out)
    print(table(held_out, duplicates, index))
    print("\nother versions of training works, left out: " + (", ".join(sorted(left_out)) or "none"))
    bounds = zip(index.baseline_notes.tolist(), index.baseline_match.tolist(), strict=True)
    print("bound for a line of " + ", ".join(f"{notes} notes: {bound}" for notes, bound in bounds))
    print(f"{len(index.gram):,} grams of {len(index.work_ids)} works, {given.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
