"""The frame, the locks and the takes of a song under a changed plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from planner.controls import to_score
from planner.plan import Plan
from scoresmith.editing.bar_map import BarMap
from scoresmith.editing.carry import moved
from scoresmith.editing.song import Lock, Song
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.score import Note, Score, Track
from symbolic.timing import bar_of, bar_starts

_FIELDS = ("title", "end_tick", "tempos", "meters", "keys", "chords", "sections")


def new_frame(song: Song, old: Plan, new: Plan, bars: BarMap) -> Score:
    """The frame with all that the plans decide differently as the new one has it, the rest as it is."""
    before, after = to_score(old), to_score(new)
    changed = {name: getattr(after, name) for name in _FIELDS if getattr(before, name) != getattr(after, name)}
    frame = replace(song.frame, **changed)
    return replace(frame, tracks=_tracks(song, frame, before, after, bars))


def _tracks(song: Song, frame: Score, before: Score, after: Score, bars: BarMap) -> tuple[Track, ...]:
    """The rows of the new plan in its order; tracks that no plan speaks of stay after them."""
    rows = {role: song.frame.tracks[index] for role, index in song.rows.items()}
    planned = {track.role: track for track in before.tracks}
    others = [
        _carried(track, song, frame, bars)
        for index, track in enumerate(song.frame.tracks)
        if index not in song.rows.values() or track.role not in planned
    ]
    found = []
    for track in after.tracks:
        same = rows.get(track.role)
        if same is not None and track.role not in planned:
            continue  # a track that somebody added, among the others
        found.append(track if same is None or planned[track.role] != track else same)
    if {t.role for t in found} == {*planned}:  # the same rows: their order, and that of the others, stays
        by_role = {t.role: t for t in found}
        indices = {index: role for role, index in song.rows.items() if role in by_role}
        left = iter(others)
        return tuple(by_role[indices[i]] if i in indices else next(left) for i in range(len(song.frame.tracks)))
    return (*found, *others)


def _carried(track: Track, song: Song, frame: Score, bars: BarMap) -> Track:
    """A track that is no row, with the notes of the bars that are still there."""
    places = bars.new_bars
    if places == {bar: bar for bar in range(song.bars)} or not track.notes:
        return track
    old, new = (bar_starts(score.meters, score.end_tick) for score in (song.frame, frame))
    kept: list[Note] = []
    for note in track.notes:
        bar = bar_of(note.onset_tick, old)
        if bar in places:
            kept += moved([note], new[places[bar]] - old[bar])
    return replace(track, notes=tuple(sorted(kept)))


def new_locks(song: Song, bars: BarMap) -> tuple[Lock, ...]:
    """The locks where their bars are now. Raises BadInput where the new plan has no such bar."""
    places = bars.new_bars
    locks: list[Lock] = []
    for lock in song.locks:
        held = range(lock.first, min(lock.last, song.bars - 1) + 1)
        if lost := [bar for bar in held if bar not in places]:
            raise BadInput(f"bar {lost[0] + 1} is locked, and the new plan has no place for it; unlock it first")
        moved_to = sorted(places[bar] for bar in held)
        for _, run in groupby(enumerate(moved_to), key=lambda pair: pair[1] - pair[0]):
            run_bars = [bar for _, bar in run]
            locks.append(Lock(lock.role, run_bars[0], run_bars[-1]))
    return tuple(locks)


def new_takes(song: Song, bars: BarMap) -> dict[Cell, int]:
    """The number of the latest take of each cell, where its bar is now; never less than one used in that place."""
    takes = dict(song.takes)
    for (role, bar), take in song.takes.items():
        if (place := bars.new_bars.get(bar)) is not None:
            takes[role, place] = max(take, takes.get((role, place), 0))
    return takes
