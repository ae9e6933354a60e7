"""What the rules look at: a file read once into tracks with notes, programs and controllers, and its bar lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from symbolic.midi_events import (
    MIDI_DRUM_CHANNEL,
    Event,
    RawMidi,
    extras_rows,
    extras_tick,
    from_wire,
    match_rows,
    read_extras,
)
from symbolic.midi_forms import helper_names
from symbolic.score import TICKS_PER_QUARTER, Role

ERROR, WARNING = "error", "warning"
DEFAULT_MICROSECONDS = 500_000
MAX_METER_DENOMINATOR = 64


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: its number, the track in the file, the tick in the file's resolution, and what is wrong.

    ``severity`` is ``error`` or ``warning``; ``bar`` counts from 1 (0 where it is not known), ``name`` is the track's.
    """

    rule: str
    track: int
    tick: int
    message: str
    severity: str = ERROR
    bar: int = 0
    name: str = ""

    def __str__(self) -> str:
        name = f" '{self.name}'" if self.name else ""
        bar = f"bar {self.bar}, " if self.bar else ""
        return f"{self.rule}: track {self.track}{name}, {bar}tick {self.tick}: {self.message}"


Found = Iterator[tuple[str, int, int, str]]  # severity, track, tick, message


@dataclass(frozen=True, slots=True)
class Struck:
    """A note as the file has it; ``end_tick`` is None when nothing ends it before the next of its pitch or the end."""

    onset_tick: int
    end_tick: int | None
    channel: int
    pitch: int
    velocity: int


@dataclass(frozen=True, slots=True)
class TrackSummary:
    """One track of a file. ``controls`` are rows of tick, channel and value by controller, ``programs`` likewise."""

    index: int
    name: str
    wire_name: str
    starts_with_name: bool
    port: int
    channels: frozenset[int]
    programs: tuple[tuple[int, int, int], ...]
    controls: Mapping[int, Sequence[tuple[int, int, int]]]
    note_events: tuple[tuple[int, bool, int, int], ...]
    notes: tuple[Struck, ...]
    head_controls: frozenset[int]
    has_head_program: bool
    events: tuple[Event, ...]

    @property
    def is_drums(self) -> bool:
        """Whether the track plays on the drum channel alone."""
        return self.channels == {MIDI_DRUM_CHANNEL}

    @property
    def end_tick(self) -> int:
        """The tick of the last event."""
        return self.events[-1].tick if self.events else 0

    def program_at(self, tick: int) -> int | None:
        """The program in force at a tick, before the first change already the first one; None where there is none."""
        if not self.programs:
            return None
        return self.programs[max(bisect_right(self.programs, tick, key=lambda row: row[0]) - 1, 0)][2]


@dataclass(frozen=True)
class FileSummary:
    """A whole file. ``extras`` is what our own files say of themselves, empty for others."""

    raw: RawMidi
    extras: Mapping[str, Any]
    tracks: tuple[TrackSummary, ...]

    @property
    def is_own(self) -> bool:
        """Whether the file was written by this project and still says so."""
        return bool(self.extras)

    @cached_property
    def later(self) -> tuple[TrackSummary, ...]:
        """The tracks after the conductor track; in a file of type 0 the one track that there is."""
        return self.tracks if self.raw.kind == 0 else self.tracks[1:]

    @cached_property
    def rows(self) -> dict[int, Mapping[str, Any]]:
        """What the extras say of a track, by its number in the file."""
        playing = [t for t in self.tracks if t.channels and t.name not in self.helpers]
        rows = match_rows([t.name for t in playing], extras_rows(self.extras, "tracks"))
        return {t.index: row for t, row in zip(playing, rows, strict=True) if row is not None}

    @cached_property
    def roles(self) -> dict[int, Role]:
        """The roles of the tracks where the extras tell them."""
        return {i: Role(row["role"]) for i, row in self.rows.items() if row.get("role") in tuple(Role)}

    @cached_property
    def helpers(self) -> frozenset[str]:
        """The names of the tracks that are no part of the music (click, block chords)."""
        return helper_names(self.extras)

    @cached_property
    def parts(self) -> tuple[TrackSummary, ...]:
        """The tracks that play, without the helpers."""
        return tuple(t for t in self.tracks if t.channels and t.name not in self.helpers)

    @cached_property
    def lead_in_ticks(self) -> int:
        """The length of the count-in that the extras tell of."""
        return self.in_file(extras_tick(self.extras, "lead_in"))

    def in_file(self, ticks: int) -> int:
        """Ticks of a score in the resolution of the file."""
        return ticks * self.raw.ticks_per_quarter // TICKS_PER_QUARTER

    @cached_property
    def meters(self) -> tuple[tuple[int, int], ...]:
        """The tick of each meter and the length of its bars; 4/4 from tick 0 until the first one."""
        ticks_per_whole = 4 * self.raw.ticks_per_quarter
        meters = {0: ticks_per_whole}
        for event in self.tracks[0].events if self.tracks else ():
            if event.message.type == "time_signature" and event.message.denominator <= MAX_METER_DENOMINATOR:
                meters[event.tick] = max(event.message.numerator * ticks_per_whole // event.message.denominator, 1)
        return tuple(sorted(meters.items()))

    @cached_property
    def _bars_before(self) -> tuple[int, ...]:
        """How many bars lie before each meter."""
        counts = [0]
        for (tick, bar_ticks), (following_tick, _) in pairwise(self.meters):
            counts.append(counts[-1] + -(-(following_tick - tick) // bar_ticks))
        return tuple(counts)

    def bar(self, tick: int) -> int:
        """The bar that holds a tick, counted from 1."""
        index = max(bisect_right(self.meters, tick, key=lambda row: row[0]) - 1, 0)
        start, bar_ticks = self.meters[index]
        return self._bars_before[index] + (tick - start) // bar_ticks + 1

    def score_bar(self, tick: int) -> int:
        """The bar of a tick as sections count them: from 0, after the count-in."""
        return self.bar(tick) - self.bar(self.lead_in_ticks)

    def is_bar_line(self, tick: int) -> bool:
        """Whether a tick is a bar line under the meters of the conductor track."""
        index = max(bisect_right(self.meters, tick, key=lambda row: row[0]) - 1, 0)
        start, bar_ticks = self.meters[index]
        return (tick - start) % bar_ticks == 0

    @cached_property
    def _clock(self) -> tuple[tuple[int, float, float], ...]:
        """The tick of each tempo, its time in milliseconds, and its milliseconds a tick."""
        tempos = {0: DEFAULT_MICROSECONDS}
        for track in self.raw.tracks:
            tempos |= {e.tick: e.message.tempo for e in track if e.message.type == "set_tempo"}
        clock: list[tuple[int, float, float]] = []
        for tick, microseconds in sorted(tempos.items()):
            at_ms = clock[-1][1] + (tick - clock[-1][0]) * clock[-1][2] if clock else 0.0
            clock.append((tick, at_ms, microseconds / 1000 / self.raw.ticks_per_quarter))
        return tuple(clock)

    def ms(self, tick: int) -> float:
        """The time of a tick in milliseconds."""
        start, at_ms, ms_per_tick = self._clock[bisect_right(self._clock, tick, key=lambda row: row[0]) - 1]
        return at_ms + (tick - start) * ms_per_tick

    @cached_property
    def markers(self) -> tuple[tuple[int, str], ...]:
        """The markers of the first track."""
        events = self.tracks[0].events if self.tracks else ()
        return tuple((e.tick, from_wire(e.message.text)) for e in events if e.message.type == "marker")


def summary_of(raw: RawMidi) -> FileSummary:
    """Read a parsed file once, for all rules."""
    return FileSummary(raw, read_extras(raw), tuple(_track(i, events) for i, events in enumerate(raw.tracks)))


def _track(index: int, events: tuple[Event, ...]) -> TrackSummary:
    channels: set[int] = set()
    programs: list[tuple[int, int, int]] = []
    controls: dict[int, list[tuple[int, int, int]]] = {}
    note_events: list[tuple[int, bool, int, int, int]] = []
    wire_name, port, head_controls, has_head_program = None, None, set(), False
    for event in events:
        message, kind = event.message, event.message.type
        if kind in ("note_on", "note_off"):
            is_on = kind == "note_on" and message.velocity > 0
            note_events.append((event.tick, is_on, message.channel, message.note, message.velocity))
            channels.add(message.channel)
        elif kind == "control_change":
            controls.setdefault(message.control, []).append((event.tick, message.channel, message.value))
            channels.add(message.channel)
            if event.tick == 0 and not note_events:
                head_controls.add(message.control)
        elif kind == "program_change":
            programs.append((event.tick, message.channel, message.program))
            channels.add(message.channel)
            has_head_program |= event.tick == 0 and not note_events
        elif kind == "track_name":
            wire_name = message.name if wire_name is None else wire_name
        elif kind == "midi_port":
            port = int(message.port) if port is None else port
        elif not message.is_meta and hasattr(message, "channel"):
            channels.add(message.channel)
    starts_with_name = bool(events) and events[0].message.type == "track_name" and events[0].tick == 0
    return TrackSummary(
        index=index,
        name=from_wire(wire_name or ""),
        wire_name=wire_name or "",
        starts_with_name=starts_with_name,
        port=port or 0,
        channels=frozenset(channels),
        programs=tuple(programs),
        controls=controls,
        note_events=tuple(row[:4] for row in note_events),
        notes=_struck(note_events),
        head_controls=frozenset(head_controls),
        has_head_program=has_head_program,
        events=events,
    )


def _struck(note_events: Sequence[tuple[int, bool, int, int, int]]) -> tuple[Struck, ...]:
    """The notes of a track by onset; a repeated note-on ends the note before it."""
    sounding: dict[tuple[int, int], tuple[int, int]] = {}
    notes = []
    for tick, is_on, channel, pitch, velocity in note_events:
        started = sounding.pop((channel, pitch), None)
        if started is not None:
            notes.append(Struck(started[0], tick, channel, pitch, started[1]))
        if is_on:
            sounding[(channel, pitch)] = (tick, velocity)
    for (channel, pitch), (tick, velocity) in sounding.items():
        notes.append(Struck(tick, None, channel, pitch, velocity))
    return tuple(sorted(notes, key=lambda note: (note.onset_tick, note.pitch)))
