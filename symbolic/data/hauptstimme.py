"""Hauptstimme: orchestral movements whose leading line is written out by hand (Gotham et al. 2023), in roles.

The leading line stands in a second file, ``*_melody.mid``, whose time runs apart from the full score's where one of the
two writes out a repeat. The two are aligned bar by bar: the shift under which most of the line's notes are played by
some instrument, with a cost for changing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from symbolic.data.build import Stretch, make_score, snap_written
from symbolic.data.midi import RawMidi, RawTrack, read_raw
from symbolic.data.openscore import (
    BARS_AT_LEAST,
    bars_of,
    keys_of,
    list_scores,
    moved,
    stretches_of,
    title_of,
    work_id,
)
from symbolic.data.orchestra import hold_tremolo, orchestral_parts
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.recognise import recognise_chords
from symbolic.score import Note, Role, Score, Tempo, Track
from symbolic.timing import bar_starts, quantise

SOURCE = "hauptstimme"
LICENCE = "CC0-1.0 (who leads: CC BY-SA)"
_SHIFTS, _CHANGE_COST, _MISS_COST = 48, 8.0, 0.5
_PLAYED_AT_LEAST = 0.6
_TEMPO_RATIO, _TEMPO_BARS = 1.3, 8
_FOUR_FOUR_TICK = 1920

Ints = NDArray[np.int64]


def list_movements(root: Path) -> list[Item]:
    """The full scores in ``root/hauptstimme`` that have a file with the leading line."""
    items = list_scores(SOURCE, "*.mid", root)
    return [i for i in items if not i.name.endswith("_melody") and _melody_path(i.path).exists()]


def _melody_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}_melody.mid")


def read_movement(item: Item) -> list[Work]:
    """Read one movement: a work for each stretch of at least eight bars in step and at about one tempo."""
    raw = read_raw(item.path)
    raw = replace(raw, tracks=tuple(replace(t, notes=tuple(hold_tremolo(t.notes))) for t in raw.tracks))
    lead = [n for t in read_raw(_melody_path(item.path)).tracks for n in t.notes]
    works = []
    for number, stretch in enumerate(stretches_of(raw, tempo_breaks(raw.tempos)), start=1):
        score = _read_stretch(item, raw, stretch, lead)
        if score is not None:
            works.append(Work(work_id(SOURCE, item, number), SOURCE, item.creators, "classical", LICENCE, score))
    if not works:
        raise BadInput(f"less than {BARS_AT_LEAST} bars are in a regular meter")
    return works


def _read_stretch(item: Item, raw: RawMidi, stretch: Stretch, lead: Sequence[Note]) -> Score | None:
    inside = [replace(t, notes=tuple(stretch.cut(t.notes))) for t in raw.tracks]
    if bars_of(inside, stretch) < BARS_AT_LEAST:
        return None
    starts = bar_starts(stretch.meters, max(n.end_tick for t in inside for n in t.notes))
    leading = aligned(lead, [n for t in inside for n in t.notes], starts)
    tracks = [replace(t, notes=tuple(snap_written(t.notes))) for t in inside]
    parts = orchestral_parts(tracks, snap_written(leading), starts)
    keys = keys_of(raw, tracks, stretch)
    tempos = moved(raw.tempos, stretch)
    everything = Score("", starts[-1], tempos, stretch.meters, tuple(keys), tracks=tuple(_all_parts(tracks)))
    return make_score(title_of(item), parts, stretch.meters, tempos, keys, recognise_chords(everything))


def _all_parts(tracks: Sequence[RawTrack]) -> list[Track]:
    return [Track(Role.CHORDS, t.name, t.program, t.notes) for t in tracks]


def tempo_breaks(tempos: Sequence[Tempo]) -> list[int]:
    """The ticks where another tempo begins, by a third faster or slower, that lasts about eight bars or more."""
    breaks: list[int] = []
    now_bpm = tempos[0].bpm
    for tempo, following in zip(tempos, [*tempos[1:], None], strict=True):
        lasts = following is None or following.tick - tempo.tick >= _TEMPO_BARS * _FOUR_FOUR_TICK
        if lasts and max(tempo.bpm / now_bpm, now_bpm / tempo.bpm) >= _TEMPO_RATIO:
            breaks.append(tempo.tick)
            now_bpm = tempo.bpm
    return breaks


def aligned(lead: Sequence[Note], played: Sequence[Note], starts: Sequence[int]) -> list[Note]:
    """The notes of the leading line at the ticks where ``played`` has them, in bars where most of them are played."""
    if not lead or not played:
        return []
    tick, pitch = _grid(lead)
    keys = np.unique(_key(*_grid(played)))
    shifts = _usual_shifts(tick, pitch, played)
    bars = len(starts) - 1
    hits, count = np.zeros((len(shifts), bars)), np.zeros((len(shifts), bars))
    bar_at = [np.searchsorted(starts, tick + shift, side="right") - 1 for shift in shifts]
    inside = [(at >= 0) & (at < bars) & (tick + shift >= 0) for at, shift in zip(bar_at, shifts, strict=True)]
    for row, (shift, at, here) in enumerate(zip(shifts, bar_at, inside, strict=True)):
        sounds = np.isin(_key(tick[here] + shift, pitch[here]), keys)
        np.add.at(count[row], at[here], 1)
        np.add.at(hits[row], at[here], sounds)
    path = _best_path(hits - _MISS_COST * (count - hits))
    found: list[Note] = []
    for row in sorted(set(path)):
        shift = int(shifts[row])
        for index in np.nonzero(inside[row])[0].tolist():
            bar = bar_at[row][index]
            if path[bar] == row and hits[row, bar] >= _PLAYED_AT_LEAST * count[row, bar]:
                found.append(replace(lead[index], onset_tick=lead[index].onset_tick + shift))
    return sorted(found)


def _grid(notes: Sequence[Note]) -> tuple[Ints, Ints]:
    return np.array([quantise(n.onset_tick) for n in notes]), np.array([n.pitch for n in notes])


def _key(tick: Ints, pitch: Ints) -> Ints:
    return np.asarray(tick * 128 + pitch)


def _usual_shifts(tick: Ints, pitch: Ints, played: Sequence[Note]) -> Ints:
    """The shifts under which most notes of the line meet a played note of the same pitch, 0 among them."""
    played_tick, played_pitch = _grid(played)
    moves = []
    for value in np.unique(pitch):
        there = np.unique(played_tick[played_pitch == value])
        moves.append((there[None, :] - tick[pitch == value][:, None]).ravel())
    shift, votes = np.unique(np.concatenate(moves), return_counts=True)
    best = shift[np.argsort(-votes, kind="stable")[:_SHIFTS]]
    return np.unique(np.append(best, 0))


def _best_path(score: NDArray[np.float64]) -> list[int]:
    """The row of (rows, bars) taken in each bar: the best sum, a change of row costing ``_CHANGE_COST``."""
    rows, bars = score.shape
    came_from = np.zeros((bars, rows), np.int64)
    best, stay = score[:, 0].copy(), np.arange(rows)
    for bar in range(1, bars):
        leader = int(best.argmax())
        change = best[leader] - _CHANGE_COST > best
        came_from[bar] = np.where(change, leader, stay)
        best = np.where(change, best[leader] - _CHANGE_COST, best) + score[:, bar]
    path = [int(best.argmax())]
    for bar in range(bars - 1, 0, -1):
        path.append(int(came_from[bar, path[-1]]))
    return path[::-1]


read_hauptstimme = Reader(SOURCE, list_movements, read_movement)
