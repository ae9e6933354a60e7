"""Short pieces of scores to learn from: windows of the corpora and of one's own files, with instruments drawn anew."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from symbolic.data.corpus import READERS
from symbolic.data.source import UNREADABLE, Item, Reader
from symbolic.data.work import split_of
from symbolic.errors import BadInput
from symbolic.instruments import INSTRUMENTS
from symbolic.midi import read_midi
from symbolic.score import Note, Role, Score, Tempo, Track
from symbolic.timing import bar_starts, tick_to_seconds

logger = logging.getLogger(__name__)
R = Role

SOURCE_SHARES: Mapping[str, float] = {
    "pop909": 0.26, "openscore_lieder": 0.14, "openscore_quartets": 0.12, "hauptstimme": 0.14, "freedoom": 0.18,
    "groove": 0.05, "own": 0.11,
}  # fmt: skip  # how many of the excerpts come from each source; what is not there leaves its share to the others
OWN = "own"
CASTS: Mapping[Role, tuple[int, ...]] = {
    R.MELODY: (0, 4, 11, 21, 22, 25, 26, 27, 29, 40, 41, 42, 46, 56, 57, 60, 64, 65, 66, 68, 71, 73, 74, 75, 80, 81),
    R.COUNTER: (11, 12, 24, 26, 40, 41, 42, 48, 56, 57, 60, 65, 68, 70, 71, 73, 74, 79, 104, 107),
    R.CHORDS: (0, 1, 2, 4, 5, 6, 7, 16, 18, 21, 24, 25, 26, 27, 28, 30, 46, 48, 61),
    R.ARP: (0, 4, 6, 8, 10, 11, 12, 13, 15, 24, 25, 27, 45, 46, 98, 105, 107),
    R.BASS: (32, 33, 34, 35, 36, 38, 39, 42, 43, 58, 70),
    R.PAD: (19, 48, 49, 50, 51, 52, 53, 60, 88, 89, 91, 92, 95),
    R.DRUMS: (0, 8, 16, 25, 32, 40, 48),
}  # by the role: General MIDI programs, for drums kits
HELD_OUT_PROGRAMS = frozenset((2, 11, 21, 25, 35, 42, 51, 60, 65, 73, 75, 107))
HELD_OUT_KITS = frozenset((8,))
"""Instruments that no training excerpt has, so that refining them is measured on what was never heard."""
RECAST, HELD_OUT_CAST = 0.5, 0.5
"""How often a training part gets another instrument, and a held-out one an instrument that is held out."""
LENGTH_S, LEAST_NOTES = 12.0, 8


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A window of a piece. ``split`` is "train", "dev" or "test"; ``style`` is a name of ``controls.STYLES`` or ""."""

    name: str
    source: str
    creator: str
    style: str
    split: str
    score: Score


def is_held_out(track: Track) -> bool:
    """Whether no training excerpt may have this track's instrument."""
    return track.program in (HELD_OUT_KITS if track.role is R.DRUMS else HELD_OUT_PROGRAMS)


def draw_excerpts(
    data: Path | None, own: Path | None, counts: Mapping[str, int], seed: int = 1, length_s: float = LENGTH_S
) -> Iterator[Excerpt]:
    """So many excerpts of each split, held-out splits first; the same arguments give the same excerpts.

    ``data`` is the folder of the data sets, ``own`` one of MIDI files, whose split goes by their names. Raises BadInput
    where there is nothing to read.
    """
    for split in sorted(counts, key=lambda name: name == "train"):
        pools = _pools(data, own, split)
        if not pools:
            raise BadInput(f"neither {data} nor {own} holds scores for the split '{split}'")
        made, number = 0, 0
        while made < counts[split]:
            random = np.random.default_rng([seed, len(split), ord(split[0]), number])
            number += 1
            if number > 20 * counts[split] + 100:
                raise BadInput(f"only {made} of {counts[split]} excerpts of '{split}' can be found in the scores given")
            excerpt = _drawn(pools, split, random, length_s)
            if excerpt is not None:
                made += 1
                yield excerpt


_Pool = Sequence[tuple[Reader | None, Item]]


def _pools(data: Path | None, own: Path | None, split: str) -> dict[str, _Pool]:
    """The pieces of a split by their source."""
    pools: dict[str, _Pool] = {}
    for source in SOURCE_SHARES:
        reader = READERS.get(source)
        if data is not None and (data / source).is_dir() and isinstance(reader, Reader):
            pools[source] = [(reader, item) for item in reader.list_items(data) if item.split == split]
    if own is not None:
        paths = sorted(p for p in own.rglob("*") if p.suffix.lower() in (".mid", ".midi"))
        items = [Item(str(path.relative_to(own)), path, (str(path.relative_to(own)),)) for path in paths]
        pools[OWN] = [(None, item) for item in items if split_of(item.creators) == split]
    return {source: pool for source, pool in pools.items() if pool}


def _drawn(pools: Mapping[str, _Pool], split: str, random: np.random.Generator, length_s: float) -> Excerpt | None:
    """One excerpt, or None where the piece that was drawn gives none."""
    names = list(pools)
    shares = np.array([SOURCE_SHARES[name] for name in names])
    source = names[int(random.choice(len(names), p=shares / shares.sum()))]
    reader, item = pools[source][int(random.integers(len(pools[source])))]
    try:
        if reader is None:
            score, style, creator = read_midi(item.path), "", "own"
        else:
            works = reader.read_item(item)
            if not works:
                return None
            work = works[int(random.integers(len(works)))]
            score, style, creator = work.score, work.style, work.creator
    except UNREADABLE as error:
        logger.warning("left out %s: %s", item.path, error)
        return None
    window = window_of(score, random, length_s)
    if window is None:
        return None
    tracks = tuple(cast(track, split, random) for track in window.tracks)
    return Excerpt(f"{source}/{item.name}", source, creator, style, split, replace(window, tracks=tracks))


def window_of(score: Score, random: np.random.Generator, length_s: float = LENGTH_S) -> Score | None:
    """Whole bars of about ``length_s`` from a random place, at its tempo; None where hardly anything sounds there."""
    starts = bar_starts(score.meters, score.end_tick)
    times_s = [tick_to_seconds(tick, score.tempos) for tick in (*starts, score.end_tick)]
    begins = [i for i in range(len(starts)) if times_s[-1] - times_s[i] >= min(length_s, times_s[-1]) * 0.99]
    if not begins:
        return None
    first = begins[int(random.integers(len(begins)))]
    last = next((i for i in range(first + 1, len(times_s)) if times_s[i] - times_s[first] >= length_s), len(starts))
    start = starts[first]
    end = starts[last] if last < len(starts) else score.end_tick
    bpm = 60.0 * (end - start) / 480 / (times_s[last] - times_s[first])
    tracks = tuple(replace(track, notes=notes) for track in score.tracks if (notes := _inside(track.notes, start, end)))
    if sum(len(track.notes) for track in tracks) < LEAST_NOTES:
        return None
    meter = next(m for m in reversed(score.meters) if m.tick <= start)
    key = next(k for k in reversed(score.keys) if k.tick <= start)
    return Score(
        score.title, end - start, (Tempo(0, bpm),), (replace(meter, tick=0),), (replace(key, tick=0),), tracks=tracks
    )


def _inside(notes: Sequence[Note], start: int, end: int) -> tuple[Note, ...]:
    return tuple(
        Note(n.onset_tick - start, n.pitch, min(n.duration_tick, end - n.onset_tick), n.velocity)
        for n in notes
        if start <= n.onset_tick < end
    )


def cast(track: Track, split: str, random: np.random.Generator) -> Track:
    """The track with an instrument for its role: never a held-out one in training, often one in the other splits."""
    known = HELD_OUT_KITS if track.role is R.DRUMS else HELD_OUT_PROGRAMS
    table = CASTS[track.role]
    heard = [program for program in table if program not in known]
    program = track.program
    if split != "train" and random.random() < HELD_OUT_CAST and (held := [p for p in table if p in known]):
        program = held[int(random.integers(len(held)))]
    elif program in known or random.random() < RECAST:
        program = heard[int(random.integers(len(heard)))]
    return replace(track, program=program, notes=in_range(track.notes, track.role, program))


def in_range(notes: Sequence[Note], role: Role, program: int) -> tuple[Note, ...]:
    """The notes moved together by octaves so that their middle lies where the instrument is at ease."""
    if role is R.DRUMS or not notes:
        return tuple(notes)
    low, high = INSTRUMENTS[program].comfortable
    middle = float(np.median([n.pitch for n in notes]))
    shift = 0
    while middle + shift < low and middle + shift + 12 <= high:
        shift += 12
    while middle + shift > high and middle + shift - 12 >= low:
        shift -= 12
    moved = [replace(n, pitch=n.pitch + shift) for n in notes if 0 <= n.pitch + shift <= 127]
    return tuple(sorted(moved))
