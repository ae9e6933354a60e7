"""The bars of a score in another order, and the form of a song as phrases: what moves keeps its notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from planner.controls import phrase_ends, to_score
from scoresmith.editing.song import Song
from symbolic.errors import BadInput
from symbolic.score import ChordSpan, Key, Meter, Note, Score, Section, Tempo, Track
from symbolic.timing import bar_starts

_Change = TypeVar("_Change", Tempo, Meter, Key)
_NUMBER = re.compile(r"\s*\d+$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bars that belong together: a section, or what lies between sections. Bars count from 0.

    ``phrases`` are the first bar of each phrase and the bar after its last.
    """

    kind: str
    letter: str
    name: str
    energy: float
    phrases: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The first bar."""
        return self.phrases[0][0]

    @property
    def end(self) -> int:
        """The bar after the last."""
        return self.phrases[-1][1]

    @property
    def bars(self) -> int:
        """The number of bars."""
        return self.end - self.first


def form_of(song: Song) -> tuple[Stretch, ...]:
    """The whole song as sections, with what lies between them, each cut into phrases.

    Raises BadInput where another program made the score longer or shorter than its plan.
    """
    if song.plan is not None and song.plan.bars != song.bars:
        raise BadInput(f"the score has {song.bars} bars and its plan {song.plan.bars}: they no longer belong together")
    sections = song.score.sections if song.plan is None else to_score(song.plan).sections
    found: list[Stretch] = []
    bar = 0
    for section in sections:
        if section.start_bar > bar:
            found.append(_stretch("", "", "", 0.5, bar, section.start_bar))
        end = min(section.end_bar, song.bars)
        found.append(_stretch(section.kind, section.letter, section.name, section.energy, section.start_bar, end))
        bar = end
    if bar < song.bars:
        found.append(_stretch("", "", "", 0.5, bar, song.bars, pickup=bar == 0 and bool(song.score.pickup_ticks)))
    return tuple(found)


def _stretch(
    kind: str, letter: str, name: str, energy: float, first: int, end: int, *, pickup: bool = False
) -> Stretch:
    lead = int(pickup and end - first > 1)
    ends = sorted(first + lead + last + 1 for last in phrase_ends(end - first - lead))
    return Stretch(kind, letter, name, energy, tuple(zip([first, *ends[:-1]], ends, strict=True)))


def fresh_name(name: str, taken: Collection[str]) -> str:
    """A name for another section of the same name: with the next number that no section has."""
    plain = _NUMBER.sub("", name) or name
    if plain not in taken and not any(_NUMBER.sub("", other) == plain for other in taken):
        return plain
    number = 2
    while f"{plain} {number}" in taken:
        number += 1
    return f"{plain} {number}"


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring bars that stay together: their old ticks and how far they move."""

    start_tick: int
    end_tick: int
    by_tick: int


def arranged(score: Score, order: Sequence[int], sections: Sequence[Section]) -> Score:
    """The score with its bars (from 0) in this order; bars may be left out and come several times.

    Meters, tempos, keys and chords go with their bars. A note that rings on into a bar that no longer follows ends with
    its own bar; every other note keeps pitch, length, velocity and place in its bar.
    """
    starts = bar_starts(score.meters, score.end_tick)
    runs = _runs(order, starts)
    return replace(
        score,
        end_tick=runs[-1].end_tick + runs[-1].by_tick,
        tempos=_changes(score.tempos, runs),
        meters=_changes(score.meters, runs),
        keys=_changes(score.keys, runs) if score.keys else (),
        chords=tuple(span for run in runs for span in _spans(score.chords, run)),
        sections=tuple(sections),
        tracks=tuple(_track(track, runs) for track in score.tracks),
        pickup_ticks=score.pickup_ticks if order[0] == 0 else 0,
    )


def _runs(order: Sequence[int], starts: Sequence[int]) -> list[_Run]:
    runs: list[_Run] = []
    tick, first = 0, 0
    for place, bar in enumerate(order):
        if place + 1 < len(order) and order[place + 1] == bar + 1:
            continue
        start, end = starts[order[first]], starts[bar + 1]
        runs.append(_Run(start, end, tick - start))
        tick += end - start
        first = place + 1
    return runs


def _changes(changes: Sequence[_Change], runs: Sequence[_Run]) -> tuple[_Change, ...]:
    """Tempos, meters or keys: those inside each run, and at its beginning what holds there, if it is another."""
    out: list[_Change] = []
    for run in runs:
        holding = [change for change in changes if change.tick <= run.start_tick] or [changes[0]]
        first = replace(holding[-1], tick=run.start_tick + run.by_tick)
        if not out or replace(out[-1], tick=first.tick) != first:
            out.append(first)
        out += [replace(c, tick=c.tick + run.by_tick) for c in changes if run.start_tick < c.tick < run.end_tick]
    return tuple(out)


def _spans(chords: Sequence[ChordSpan], run: _Run) -> list[ChordSpan]:
    """The chords of a run, cut at its ends."""
    out = []
    for span in chords:
        start = max(span.onset_tick, run.start_tick)
        end = min(span.onset_tick + span.duration_tick, run.end_tick)
        if start < end:
            out.append(ChordSpan(start + run.by_tick, end - start, span.chord))
    return out


def _track(track: Track, runs: Sequence[_Run]) -> Track:
    onsets = [note.onset_tick for note in track.notes]
    notes: list[Note] = []
    for run in runs:
        here = track.notes[bisect_left(onsets, run.start_tick) : bisect_left(onsets, run.end_tick)]
        notes += [_moved(note, run) for note in here]
    return replace(track, notes=tuple(sorted(notes)))


def _moved(note: Note, run: _Run) -> Note:
    duration = min(note.duration_tick, run.end_tick - note.onset_tick)
    return Note(note.onset_tick + run.by_tick, note.pitch, duration, note.velocity)


def moved_fixed(fixed: Sequence[str], places: Callable[[int], int | None]) -> tuple[str, ...]:
    """The decisions that a person made, by path, after the sections went to other places; None: it is gone."""
    kept = []
    for path in fixed:
        steps = path.split(".")
        if steps[0] == "sections" and len(steps) > 1 and steps[1].isdecimal():
            place = places(int(steps[1]))
            if place is None:
                continue
            steps[1] = str(place)
        kept.append(".".join(steps))
    return tuple(kept)
