"""Collected excerpts, their changed copies, vectors and facts, as arrays to learn from."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from planner.match.change import changed
from planner.match.collect import Excerpt
from planner.match.facts import PLACE, Truth, truths
from planner.match.features import measure, vector

CAPS: Mapping[str, int] = {
    "pop909": 1600, "openscore_lieder": 1400, "openscore_quartets": 800, "hauptstimme": 700, "ceol_rince": 700,
    "groove": 600,
}  # fmt: skip  # at most this many excerpts of a source to learn from
COPIES = 3
"""Changed copies of each excerpt that is learned from."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Excerpts as arrays: ``vectors`` (N, features), ``truth`` (N, facts), ``source`` (N,) places in ``sources``.

    ``origin`` (N,) tells copies of one excerpt apart from those of others; ``prompts`` holds the prompt of each that
    has one, with the facts that it tells.
    """

    vectors: NDArray[np.float32]
    truth: NDArray[np.float16]
    source: NDArray[np.int64]
    origin: NDArray[np.int64]
    sources: tuple[str, ...]
    prompts: Mapping[int, tuple[str, tuple[int, ...]]]


def read_excerpts(folder: Path, splits: Sequence[str], *, capped: bool = True) -> list[Excerpt]:
    """The collected excerpts of these splits, at most ``CAPS`` of a source, in an order that does not change."""
    found: list[Excerpt] = []
    for path in sorted(folder.glob("*.pkl")):
        excerpts: list[Excerpt] = [e for e in pickle.loads(path.read_bytes()) if e.split in splits]
        excerpts.sort(key=lambda e: e.name)
        cap = CAPS.get(path.stem, len(excerpts)) if capped else len(excerpts)
        found += Random(path.stem).sample(excerpts, min(cap, len(excerpts)))
    return found


def make_dataset(excerpts: Sequence[Excerpt], copies: int) -> Dataset:
    """Vectors and facts of the excerpts and of ``copies`` changed copies of each."""
    vectors: list[NDArray[np.float32]] = []
    rows: list[NDArray[np.float16]] = []
    sources: list[str] = []
    origins: list[int] = []
    prompts: dict[int, tuple[str, tuple[int, ...]]] = {}
    for origin, copy in _copied(excerpts, copies):
        found = measure(copy.notes)
        truth = truths(copy, found)
        if copy.prompt:
            prompts[len(vectors)] = (copy.prompt, told_by_prompt(copy, truth))
        vectors.append(vector(copy.notes, found))
        rows.append(truth.astype(np.float16))
        sources.append(copy.source)
        origins.append(origin)
    names = tuple(sorted(set(sources)))
    return Dataset(
        np.stack(vectors),
        np.stack(rows),
        np.array([names.index(s) for s in sources]),
        np.array(origins),
        names,
        prompts,
    )


def _copied(excerpts: Sequence[Excerpt], copies: int) -> Iterator[tuple[int, Excerpt]]:
    for origin, excerpt in enumerate(excerpts):
        yield origin, excerpt
        for number in range(copies):
            yield origin, changed(excerpt, Random(f"{excerpt.name} {number}"))


def told_by_prompt(excerpt: Excerpt, truth: Truth) -> tuple[int, ...]:
    """The facts that the prompt of an own piece stands for: its genre and mood, and its scene if it names one."""
    facts = [f"genre:{excerpt.style}", f"mood:{excerpt.mood}", *([f"scene:{excerpt.scene}"] if excerpt.scene else [])]
    return tuple(PLACE[fact] for fact in facts if fact in PLACE and truth[PLACE[fact]] >= 1)
