"""Hear the meter and the first bar line of a piece whose file has none (or tells it wrongly).

Every meter and every place of its first bar line is judged by what marks bar lines: long and low notes, changes of
harmony, kick and snare, and by what comes again after a bar. The weights are learned from pieces with written meters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from symbolic.recognition.sounding import Floats
from symbolic.recognition.tables import learned
from symbolic.score import TICKS_PER_QUARTER, Meter, Note, Role, Score
from symbolic.timing import beat_ticks

EIGHTH = TICKS_PER_QUARTER // 2
METERS: tuple[tuple[int, int], ...] = (
    (4, 4), (3, 4), (2, 4), (6, 8), (12, 8), (9, 8), (3, 8), (5, 4), (7, 8),
)  # fmt: skip  # the meters that are told apart
LAGS: tuple[int, ...] = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 24)
"""How many eighths later what comes again is looked for."""
MOST_EIGHTHS = 4000
"""Longer pieces are judged by their first so many eighths."""
KICKS, SNARES, CRASHES = frozenset({35, 36}), frozenset({37, 38, 39, 40}), frozenset({49, 52, 55, 57})
SIGNALS = 9
PLACE_FACTS = 3 * SIGNALS + 4
LOW_PITCH = 60


@dataclass(frozen=True, slots=True)
class MeterModel:
    """The learned weights: ``place`` (meters, PLACE_FACTS) of how marked a bar's places are, ``lags`` (meters, lags) of
    what comes again, ``usual`` (meters,).
    """

    place: Floats
    lags: Floats
    usual: Floats


@dataclass(frozen=True, slots=True)
class HeardMeter:
    """A meter, the ticks before its first whole bar (0 where it begins on a bar line), and how likely both are."""

    numerator: int
    denominator: int
    pickup_tick: int
    probability: float


@cache
def meter_model() -> MeterModel:
    """The model that is shipped."""
    tables = learned()
    return MeterModel(tables["meters.place"], tables["meters.lags"], tables["meters.usual"])


def signals_of(score: Score) -> Floats:
    """What marks each eighth, (SIGNALS, eighths): onsets, lengths, low notes, changes of harmony, drums."""
    count = min(MOST_EIGHTHS, max(1, -(-score.end_tick // EIGHTH)))
    rows = np.zeros((SIGNALS, count))
    lowest = np.full(count, 128)
    low_length = np.zeros(count)
    classes = np.zeros((count, 12))
    for track in score.tracks:
        for note in track.notes:
            at, off = divmod(note.onset_tick, EIGHTH)
            if at >= count:
                continue
            drums = track.role is Role.DRUMS
            if not drums:
                _sound(classes, note, count)
            if off:
                continue
            rows[0, at] += not drums
            if drums:
                rows[5, at] += note.pitch in KICKS
                rows[6, at] += note.pitch in SNARES
                rows[7, at] += note.pitch in CRASHES
            else:
                length = min(note.duration_tick, 4 * TICKS_PER_QUARTER) / TICKS_PER_QUARTER
                rows[1, at] += length
                if track.role is Role.MELODY:
                    rows[8, at] += length
                if note.pitch < lowest[at]:
                    lowest[at], low_length[at] = note.pitch, length
    heard = lowest < 128
    rows[2, heard] = np.maximum(0, LOW_PITCH - lowest[heard]) / 12
    rows[3] = low_length
    rows[4] = _changes(classes)
    return rows


def _sound(classes: Floats, note: Note, count: int) -> None:
    first = note.onset_tick // EIGHTH
    last = min(count, max(first + 1, -(-note.end_tick // EIGHTH)), first + 32)
    classes[first:last, note.pitch % 12] += 1


def _changes(classes: Floats, span: int = 4) -> Floats:
    """How much the sounding pitch classes change at each eighth: 1 less the cosine of the half bars around it."""
    total = np.vstack([np.zeros(12), classes.cumsum(axis=0)])
    at = np.arange(len(classes))
    before = total[at] - total[np.maximum(0, at - span)]
    after = total[np.minimum(len(classes), at + span)] - total[at]
    size = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    cosine = (before * after).sum(axis=1) / np.maximum(size, 1e-9)
    changes: Floats = np.where(size > 0, 1.0 - cosine, 0.0)
    return changes


def meter_facts(score: Score) -> tuple[list[tuple[int, int]], Floats, Floats]:
    """Every candidate as (index in METERS, pickup in eighths), place facts (candidates, PLACE_FACTS), and the lags."""
    rows = signals_of(score)
    size = rows / np.maximum(rows.mean(axis=1, keepdims=True), 1e-6)
    first = int(np.argmax(rows.sum(axis=0) > 0))
    candidates, facts = [], []
    for index, (numerator, denominator) in enumerate(METERS):
        meter = Meter(0, numerator, denominator)
        length, beat = meter.bar_ticks // EIGHTH, max(1, beat_ticks(meter) // EIGHTH)
        if index and rows.shape[1] < length:
            continue
        folded = _folded(size, length)
        for phase in range(length):
            turned = np.roll(folded, -phase, axis=1)
            candidates.append((index, phase))
            facts.append(_place_facts(turned, beat, phase, (first - phase) % length == 0))
    return candidates, np.stack(facts), _lag_facts(size)


def _folded(rows: Floats, length: int) -> Floats:
    """The mean of each place of the bar, (signals, length)."""
    count = -(-rows.shape[1] // length)
    padded = np.zeros((len(rows), count * length))
    padded[:, : rows.shape[1]] = rows
    means: Floats = padded.reshape(len(rows), count, length).mean(axis=1)
    return means


def _place_facts(places: Floats, beat: int, phase: int, begins: bool) -> Floats:
    """How marked the first place, the other beats and the places between are, each as a log against the mean."""
    length = places.shape[1]
    mean = places.mean(axis=1) + 1e-6
    beats = np.arange(beat, length, beat)
    between = [p for p in range(length) if p % beat]
    one = np.log((places[:, 0] + 0.1 * mean) / (1.1 * mean))
    on = np.log((places[:, beats].mean(axis=1) + 0.1 * mean) / (1.1 * mean)) if len(beats) else np.zeros(SIGNALS)
    off = np.log((places[:, between].mean(axis=1) + 0.1 * mean) / (1.1 * mean)) if between else np.zeros(SIGNALS)
    middle = length % 2 == 0 and (length // 2) % beat == 0
    return np.array([*one, *on, *off, phase == 0, begins, phase % beat == 0, float(middle)])


def _lag_facts(rows: Floats) -> Floats:
    """How alike the signals are after each of LAGS eighths, as correlations less their mean."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    norm = np.maximum((centred**2).sum(axis=1), 1e-6)
    out = np.zeros(len(LAGS))
    for place, lag in enumerate(LAGS):
        if lag < rows.shape[1]:
            out[place] = float(((centred[:, lag:] * centred[:, :-lag]).sum(axis=1) / norm).mean())
    lags: Floats = 4 * (out - out.mean())
    return lags


def hear_meter(score: Score, model: MeterModel | None = None) -> HeardMeter:
    """The likeliest meter and pickup of a score, taken to begin at tick 0 and to keep one meter."""
    model = model or meter_model()
    candidates, facts, lags = meter_facts(score)
    chances = chances_of(model, candidates, facts, lags)
    best = int(chances.argmax())
    index, phase = candidates[best]
    return HeardMeter(*METERS[index], phase * EIGHTH, float(chances[best]))


def chances_of(model: MeterModel, candidates: Sequence[tuple[int, int]], facts: Floats, lags: Floats) -> Floats:
    """How likely each candidate is; they sum to 1."""
    index = np.array([meter for meter, _ in candidates])
    fit = (facts * model.place[index]).sum(axis=1) + (model.lags @ lags + model.usual)[index]
    fit = np.exp(fit - fit.max())
    chances: Floats = fit / fit.sum()
    return chances
