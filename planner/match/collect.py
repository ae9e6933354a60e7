"""Excerpts of the data sets to describe: cut, with what the data sets say of them, kept as one file a source."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from planner.match.arrays import Notes, cut, notes_of
from symbolic.data.build import shifted
from symbolic.data.corpus import READERS
from symbolic.data.source import Item, Reader
from symbolic.data.work import SPLITS, Work
from symbolic.files import write_bytes
from symbolic.score import Score
from symbolic.stylebook.bands import band_of, number, style_for

logger = logging.getLogger(__name__)

LENGTHS: tuple[int, ...] = (8, 8, 12, 16, 16, 24, 32)
"""Bars of an excerpt, drawn from the name of the work."""
LEAST_NOTES = 12
EXCERPTS: Mapping[str, int] = {
    "pop909": 3, "openscore_lieder": 3, "openscore_quartets": 8, "hauptstimme": 8, "freedoom": 5, "ceol_rince": 1,
    "groove": 2, "openewld": 1,
}  # fmt: skip  # at most this many excerpts of a work
WORKS: Mapping[str, int] = {"openscore_lieder": 800}
"""At most this many works of a source; all of the others."""
BANDS_FROM: frozenset[str] = frozenset({"pop909", "openewld"})
"""The songs of these sources are also played by a band of the style book."""
BAND_EXCERPTS = 2
LEAST_BARS = 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some bars of music and what is known of them beside their notes.

    ``source`` names the set, ``style`` is the set's or the band's own; ``mood`` and ``scene`` are told only for pieces
    that were composed for them, ``prompt`` likewise; ``family`` is what the split goes by.
    """

    name: str
    source: str
    split: str
    family: str
    style: str
    notes: Notes
    mood: str = ""
    scene: str = ""
    prompt: str = ""
    language: str = ""


def excerpts_of(work: Work, source: str, count: int) -> Iterator[Excerpt]:
    """At most ``count`` excerpts of a work, spread over it, each within one meter and one key."""
    score = work.score
    for first, last, notes in _stretches(score):
        bars = LENGTHS[number(f"bars {work.work_id}", len(LENGTHS))]
        bars = min(bars, last - first)
        if bars < LEAST_BARS:
            continue
        places = range(first, last - bars + 1, bars)
        taken = sorted({places[round(i * (len(places) - 1) / max(1, count - 1))] for i in range(count)})
        for start in taken:
            excerpt = cut(notes, start - first, bars)
            if len(excerpt.table) >= LEAST_NOTES:
                yield Excerpt(f"{work.work_id}@{start}", source, work.split, work.creator, work.style, excerpt)
                count -= 1
        if count <= 0:
            return


def _stretches(score: Score) -> Iterator[tuple[int, int, Notes]]:
    """The bars between changes of meter or key, each with its notes."""
    changes = sorted({m.tick for m in score.meters} | {k.tick for k in score.keys})
    for start, end in pairwise([*changes, score.end_tick]):
        part = _between(score, start, end)
        notes = notes_of(part)
        yield start // notes.meter.bar_ticks, start // notes.meter.bar_ticks + notes.bars, notes


def _between(score: Score, start: int, end: int) -> Score:
    tracks = tuple(
        replace(t, notes=tuple(shifted(n, -start) for n in t.notes if start <= n.onset_tick < end))
        for t in score.tracks
    )
    return replace(
        score,
        end_tick=end - start,
        tempos=(replace([t for t in score.tempos if t.tick <= start][-1], tick=0),),
        meters=(replace([m for m in score.meters if m.tick <= start][-1], tick=0),),
        keys=(replace([k for k in score.keys if k.tick <= start][-1], tick=0),),
        tracks=tracks,
        chords=(),
        sections=(),
    )


def collect(root: Path, folder: Path, splits: Sequence[str] = SPLITS, most: int | None = None) -> None:
    """Write ``folder/SOURCE.pkl`` for each source that is in the data folder, and ``bands_SOURCE.pkl``.

    ``splits`` are the parts to read; ``most`` limits the works of each source.
    """
    for source in EXCERPTS:
        if not (root / source).is_dir():
            continue
        found, bands = read_source(root, source, splits, most)
        write_bytes(folder / f"{source}.pkl", pickle.dumps(found))
        if bands:
            write_bytes(folder / f"bands_{source}.pkl", pickle.dumps(bands))
        logger.info("%s: %d excerpts, %d of bands", source, len(found), len(bands))


def read_source(
    root: Path, source: str, splits: Sequence[str], most: int | None = None
) -> tuple[list[Excerpt], list[Excerpt]]:
    """The excerpts of a source, and those of its songs as played by bands."""
    reader = READERS[source]
    assert isinstance(reader, Reader)
    found: list[Excerpt] = []
    bands: list[Excerpt] = []
    failed: list[str] = []
    for item in _chosen(source, reader.list_items(root), splits, most):
        for work in reader.try_item(item, failed):
            found += excerpts_of(work, source, EXCERPTS[source])
            if source in BANDS_FROM:
                bands += _band(work)
    return found, bands


def _chosen(source: str, items: Sequence[Item], splits: Sequence[str], most: int | None) -> list[Item]:
    """The items to read: of these splits, at most so many, drawn by name."""
    limit = min(n for n in (WORKS.get(source), most, len(items)) if n is not None)
    drawn = sorted(items, key=lambda i: number(i.name, 2**31))[: WORKS.get(source, len(items))]
    return sorted([i for i in drawn if i.split in splits][:limit], key=lambda i: i.name)


def _band(work: Work) -> list[Excerpt]:
    style = style_for(work.work_id, str(work.score.meters[0])) if work.score.chords else None
    return [] if style is None else list(excerpts_of(band_of(work, style), "bands", BAND_EXCERPTS))
