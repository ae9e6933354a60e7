"""What each bar of a score is like, as arrays, and how alike any two bars are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np

from symbolic.recognition.sounding import LINES, Floats, by_class, lowest_class, mean_by, parts_of, sounding
from symbolic.score import ROLES, Note, Role, Score
from symbolic.timing import bar_of, bar_starts, key_at

CELLS = 16
"""A bar's rhythm is told in so many equal parts."""
CRASHES = frozenset({49, 52, 55, 57})
HALVES = 2


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of a score, one row a bar.

    ``harmony`` (bars, 24) pitch classes that sound in each half, ``rhythm`` (bars, roles * CELLS) what begins where,
    ``tune`` (bars, CELLS * 12) the pitch classes of the leading line where they begin, ``active`` (bars, roles) onsets
    of each role, ``rest`` (bars,) how long the leading line is silent around the bar's beginning, in bars up to 1,
    ``low`` (bars, 12) the lowest pitch class at the beginning counted from the tonic, ``crash`` (bars,) 0 or 1,
    ``height`` (bars,) the leading line's mean pitch (0 where silent), ``velocity`` (bars,) the mean of all notes.
    """

    harmony: Floats
    rhythm: Floats
    tune: Floats
    active: Floats
    rest: Floats
    low: Floats
    crash: Floats
    height: Floats
    velocity: Floats

    def __len__(self) -> int:
        return len(self.rest)

    def part(self, first: int, end: int) -> Bars:
        """The bars from ``first`` to before ``end``."""
        return Bars(*(getattr(self, each.name)[first:end] for each in fields(self)))


def describe(score: Score) -> Bars:
    """Describe every bar."""
    lines = bar_starts(score.meters, score.end_tick)
    edges = np.array(lines)
    count = len(lines) - 1
    rhythm = np.zeros((count, len(ROLES), CELLS))
    tune = np.zeros((count, CELLS, 12))
    active = np.zeros((count, len(ROLES)))
    crash, heights, loudness = np.zeros(count), np.zeros((count, 2)), np.zeros((count, 2))
    for track in score.tracks:
        row = ROLES.index(track.role)
        for note in track.notes:
            bar = bar_of(note.onset_tick, lines)
            if not 0 <= bar < count:
                continue
            cell = (note.onset_tick - lines[bar]) * CELLS // (lines[bar + 1] - lines[bar])
            rhythm[bar, row, cell] = 1.0
            active[bar, row] += 1
            loudness[bar] += (note.velocity, 1)
            if track.role in LINES:
                tune[bar, cell, note.pitch % 12] = 1.0
            if track.role is Role.MELODY:
                heights[bar] += (note.pitch, 1)
            if track.role is Role.DRUMS and note.pitch in CRASHES and cell == 0:
                crash[bar] = 1.0
    under, over = parts_of(score)
    acc, low = _halves(score, [*under, *over], edges)
    lead = [n for t in score.tracks if t.role is Role.MELODY for n in t.notes]
    return Bars(
        harmony=acc,
        rhythm=rhythm.reshape(count, -1),
        tune=tune.reshape(count, -1),
        active=active,
        rest=_rests(lead or over, lines),
        low=_from_tonic(low, score, lines),
        crash=crash,
        height=heights[:, 0] / np.maximum(heights[:, 1], 1),
        velocity=loudness[:, 0] / np.maximum(loudness[:, 1], 1),
    )


def _halves(
    score: Score, notes: list[Note], edges: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> tuple[Floats, Floats]:
    """Pitch classes by half bars, (bars, 24), and the lowest ones of each first half, (bars, 12)."""
    pitches = sounding(notes, score.end_tick)
    halves = np.sort(np.concatenate([edges, (edges[:-1] + edges[1:]) // HALVES]))
    harmony = mean_by(by_class(pitches), halves).reshape(len(edges) - 1, -1)
    low = mean_by(lowest_class(pitches), halves)[::HALVES]
    return harmony, low


def _from_tonic(low: Floats, score: Score, lines: list[int]) -> Floats:
    tonics = [key_at(score.keys, tick).tonic for tick in lines[:-1]]
    return np.stack([np.roll(row, -tonic) for row, tonic in zip(low, tonics, strict=True)])


def _rests(lead: list[Note], lines: list[int]) -> Floats:
    """For each bar the gap between the last note that begins before it (less a beat's pickup) and what comes next."""
    rests = np.ones(len(lines) - 1)
    onsets = np.array(sorted({n.onset_tick for n in lead}), np.int64)
    if not len(onsets):
        return rests
    gaps = np.diff(onsets)
    for bar, (start, end) in enumerate(pairwise(lines)):
        length = end - start
        reach = slice(*np.searchsorted(onsets, (start - length // 2, start + length // 4)))
        first = max(reach.start - 1, 0)
        near = gaps[first : max(reach.stop - 1, first) + 1]
        if bar and len(near):
            rests[bar] = min(1.0, float(near.max()) / length)
    return rests


def likeness(bars: Bars) -> tuple[Floats, Floats]:
    """How alike any two bars are in tune and in harmony with rhythm, both (bars, bars), 0 to 1."""
    tune = _cosines(bars.tune)
    return tune, (_cosines(bars.harmony) + _cosines(bars.rhythm)) / 2


def _cosines(rows: Floats) -> Floats:
    size = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = np.divide(rows, size, out=np.zeros_like(rows), where=size > 0)
    silent = size[:, 0] == 0
    cosines: Floats = unit @ unit.T
    cosines[np.outer(silent, silent)] = 1.0
    return cosines


def pairwise_likeness(bars: Bars, first: slice, second: slice) -> tuple[Floats, Floats]:
    """``likeness`` of the bars of one slice with those of another as long, one with one, both (bars,)."""
    tune = _pairs(bars.tune[first], bars.tune[second])
    return tune, (
        _pairs(bars.harmony[first], bars.harmony[second]) + _pairs(bars.rhythm[first], bars.rhythm[second])
    ) / 2


def _pairs(first: Floats, second: Floats) -> Floats:
    sizes = np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1)
    silent: Floats = np.asarray(~first.any(axis=1) & ~second.any(axis=1), np.float64)
    cosines: Floats = np.divide((first * second).sum(axis=1), sizes, out=silent, where=sizes > 0)
    return cosines
