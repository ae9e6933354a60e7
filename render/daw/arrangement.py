"""What every project holds, whatever the program: tracks in mixer order, cut into one clip a section.

A program plays of a clip what lies between its ends. So a played note that begins a little before the section that it
belongs to is placed at the section's start; what rings on past the end of its clip keeps its length, and programs cut
it there or not. A score as written loses and moves nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from render.daw.clock import Clock
from render.daw.text import plain
from symbolic.errors import BadInput
from symbolic.file_names import mixer_order, track_file_names
from symbolic.instruments import DRUM_KITS, INSTRUMENTS
from symbolic.midi import MIXER
from symbolic.midi_check import check_performance
from symbolic.midi_events import MIDI_DRUM_CHANNEL
from symbolic.performance import Control, Performance
from symbolic.score import TICKS_PER_STEP, Note, Role, Score
from symbolic.timing import bar_starts

COLOURS: dict[Role, str] = {
    Role.MELODY: "#EE6677", Role.COUNTER: "#AA3377", Role.CHORDS: "#4477AA", Role.ARP: "#66CCEE",
    Role.BASS: "#228833", Role.PAD: "#CCBB44", Role.DRUMS: "#BBBBBB",
}  # fmt: skip  # the scheme "bright" of Paul Tol, SRON/EPS/TN/09-002, 2021: told apart with any colour vision
STEM_COLOUR = "#888888"
EARLIEST_S = 0.045
"""How much before its written place a performance may begin a note."""
MAX_VALUE = 127
_MIDDLE, _PAN_STEPS = 64, 63

Span = tuple[int, int, str]  # start tick, end tick, name


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of a track from one bar line to another, with what begins in it; ticks count from the piece's start.

    ``held`` are the controllers as they stand where the clip begins, for those that were set before.
    """

    name: str
    start_tick: int
    end_tick: int
    notes: tuple[Note, ...]
    controls: tuple[Control, ...]
    held: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A track of a project. ``gain`` is linear, ``pan`` -1 (left) to 1; ``index`` is the track's in the score."""

    index: int
    name: str
    file_name: str
    role: Role
    program: int
    instrument: str
    channel: int
    colour: str
    gain: float
    pan: float
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A whole project. ``markers`` are (tick, name), one a section; ``parts`` stand in mixer order."""

    score: Score
    clock: Clock
    markers: tuple[tuple[int, str], ...]
    parts: tuple[Part, ...]


def arrange(performance: Performance, score: Score | None = None) -> Arrangement:
    """The performance as a project.

    Names, roles and sections are those of ``score`` where it is given: the written score that was played. Raises
    BadInput for a score that MIDI cannot hold, controllers out of range and a performance of another score.
    """
    whole = _joined(performance, score)
    check_performance(Performance(whole, performance.controls))
    starts = bar_starts(whole.meters, whole.end_tick)
    spans = clip_spans(whole, starts)
    names = track_file_names(whole)
    clock = Clock.of(whole.tempos)
    parts = tuple(_part(whole, i, names[i], performance.controls[i], spans, clock) for i in mixer_order(whole.tracks))
    return Arrangement(whole, clock, tuple((starts[s.start_bar], s.name) for s in whole.sections), parts)


def _joined(performance: Performance, score: Score | None) -> Score:
    played = performance.score
    if score is None:
        return played
    if [len(t.notes) for t in score.tracks] != [len(t.notes) for t in played.tracks] or (
        (score.end_tick, score.meters, score.tempos) != (played.end_tick, played.meters, played.tempos)
    ):
        raise BadInput(f"'{played.title}' is not a performance of '{score.title}': tracks, notes, bars or tempo differ")
    tracks = tuple(replace(t, notes=p.notes) for t, p in zip(score.tracks, played.tracks, strict=True))
    return replace(score, tracks=tracks)


def clip_spans(score: Score, starts: Sequence[int]) -> tuple[Span, ...]:
    """(start tick, end tick, name) from one section to the next, without gaps; the rest has the title's name.

    ``starts`` are the bar lines. Where sections overlap, the later one begins a new clip.
    """
    names = {0: score.title}
    names |= {s.end_bar: score.title for s in score.sections}
    names |= {s.start_bar: s.name for s in score.sections}
    bars = sorted(bar for bar in names if bar < len(starts) - 1)
    return tuple((starts[a], starts[b], names[a]) for a, b in pairwise([*bars, len(starts) - 1]))


def _part(
    score: Score, index: int, file_name: str, controls: Sequence[Control], spans: Sequence[Span], clock: Clock
) -> Part:
    track = score.tracks[index]
    is_drums = track.role is Role.DRUMS
    volume, pan, _ = MIXER[track.role]
    return Part(
        index=index,
        name=plain(track.name) or str(track.role),
        file_name=file_name,
        role=track.role,
        program=track.program,
        instrument=DRUM_KITS.get(track.program, "Drum Kit") if is_drums else INSTRUMENTS[track.program].name,
        channel=MIDI_DRUM_CHANNEL if is_drums else 0,
        colour=COLOURS[track.role],
        gain=(volume / MAX_VALUE) ** 2,  # General MIDI level 2: the volume controller is 40 log10(value / 127) dB
        pan=max(-1.0, (pan - _MIDDLE) / _PAN_STEPS),
        clips=_clips(track.notes, controls, spans, clock),
    )


def _clips(notes: Iterable[Note], controls: Iterable[Control], spans: Sequence[Span], clock: Clock) -> tuple[Clip, ...]:
    starts = [start for start, _, _ in spans]
    homes: list[list[Note]] = [[] for _ in spans]
    for note in notes:
        home, at_home = _at_home(note, starts, clock)
        homes[home].append(at_home)
    ordered = sorted(controls)
    ticks = [control.tick for control in ordered]
    cuts = [0, *(bisect_left(ticks, start) for start in starts[1:]), len(ordered)]
    clips: list[Clip] = []
    values: dict[int, int] = {}
    for (start, end, name), own_notes, (a, b) in zip(spans, homes, pairwise(cuts), strict=True):
        own = ordered[a:b]
        clips.append(Clip(name, start, end, tuple(sorted(own_notes)), tuple(own), _held(values, own, start)))
        values |= {control.number: control.value for control in own}
    return tuple(clips)


def _at_home(note: Note, starts: Sequence[int], clock: Clock) -> tuple[int, Note]:
    """The clip that a note belongs to, and the note, moved to the clip's start if it was played ahead of it.

    Notes on the grid were written where they stand; they never move.
    """
    home = max(0, bisect_right(starts, note.onset_tick) - 1)
    if home + 1 == len(starts) or note.onset_tick % TICKS_PER_STEP == 0:
        return home, note
    start = starts[home + 1]
    ahead, after = start - note.onset_tick, note.end_tick - start
    if after < ahead or clock.seconds(start) - clock.seconds(note.onset_tick) > EARLIEST_S:
        return home, note
    return home + 1, replace(note, onset_tick=start, duration_tick=after)


def _held(values: Mapping[int, int], own: Iterable[Control], start_tick: int) -> tuple[Control, ...]:
    at_start = {control.number for control in own if control.tick == start_tick}
    return tuple(Control(start_tick, n, v) for n, v in sorted(values.items()) if n not in at_start)
