"""Files written with options become as if written without: what ``MidiOptions`` added is taken away again.

Also Yamaha's XF chord events of anybody's file become chord symbols, where the file has no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from symbolic.errors import BadInput
from symbolic.midi_chords import chord_of_xf
from symbolic.midi_events import (
    CHORDS_TRACK_NAME,
    Event,
    RawMidi,
    extras_rows,
    extras_tick,
    from_wire,
    has_notes,
    read_extras,
    track_name,
)
from symbolic.score import TICKS_PER_QUARTER
from symbolic.theory import chord_symbol, parse_chord

_SHORT_BAR_NAMES = ("cut", "numerator", "denominator", "again", "chord_tick")
_MAPS = ("set_tempo", "key_signature", "time_signature")


def in_default_form(raw: RawMidi) -> RawMidi:
    """The file, whose resolution is that of a score, without count-in, short first bar and forms of chords."""
    extras = read_extras(raw)
    if not extras:
        return _with_xf_chords(raw)
    helpers = helper_names(extras)
    tracks = [t for i, t in enumerate(raw.tracks) if i == 0 or track_name(t) not in helpers]
    if extras.get("chord_form") == "marker":
        kept, symbols = split_markers(tracks[0], placed_sections(extras))
        tracks[:1] = (kept, _chord_track(symbols))
    if lead_in_ticks := extras_tick(extras, "lead_in"):
        tracks = [_moved(events, -lead_in_ticks) for events in tracks]
    elif (short_bar := short_bar_of(extras)) is not None:
        tracks = [_with_full_bar(events, short_bar) for events in tracks]
    return RawMidi(raw.kind, raw.ticks_per_quarter, tuple(tracks))


def helper_names(extras: Mapping[str, Any]) -> frozenset[str]:
    """The names of the tracks that are no part of the music: the click and the block chords."""
    names = extras.get("helpers")
    return frozenset(n for n in names if isinstance(n, str)) if isinstance(names, list) else frozenset()


@dataclass(frozen=True, slots=True)
class ShortBar:
    """A first bar that is only as long as the pickup: what was cut off it, and its full meter.

    ``again`` says that the meter after it was written only to end the short bar; ``chord_tick`` is where the chord at
    tick 0 stands in the score.
    """

    cut_ticks: int
    numerator: int
    denominator: int
    again: bool
    chord_tick: int

    @property
    def full_ticks(self) -> int:
        """The length of the full bar."""
        return 4 * TICKS_PER_QUARTER * self.numerator // self.denominator


def short_bar_of(extras: Mapping[str, Any]) -> ShortBar | None:
    """The short first bar that the extras tell of, or None."""
    rows = extras_rows({"rows": [extras.get("short_bar")]}, "rows")
    values = [v for name in _SHORT_BAR_NAMES if rows and type(v := rows[0].get(name)) is int and v >= 0]
    if len(values) != len(_SHORT_BAR_NAMES):
        return None
    bar = ShortBar(values[0], values[1], values[2], bool(values[3]), values[4])
    is_sound = 1 <= bar.numerator <= 255 and bar.denominator in (1, 2, 4, 8, 16, 32)
    return bar if is_sound and 0 < bar.cut_ticks < bar.full_ticks and bar.chord_tick <= bar.cut_ticks else None


def _moved(events: Sequence[Event], ticks: int) -> tuple[Event, ...]:
    return tuple(Event(max(e.tick + ticks, 0), e.message) for e in events)


def _with_full_bar(events: Sequence[Event], bar: ShortBar) -> tuple[Event, ...]:
    """The events of a track, later by what was cut off; what is said at tick 0 about all that follows stays there."""
    moved = []
    for event in events:
        message, tick = event.message, event.tick + bar.cut_ticks
        if event.tick == 0 and message.type == "text":
            tick = bar.chord_tick
        elif event.tick == 0 and (message.is_meta or message.type in ("program_change", "control_change")):
            tick = 0
        if message.type == "time_signature":
            if tick == 0:
                message = message.copy(numerator=bar.numerator, denominator=bar.denominator)
            elif tick == bar.full_ticks and bar.again:
                continue
        moved.append(Event(tick, message))
    return tuple(sorted(moved, key=lambda event: event.tick))


def placed_sections(extras: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The tick in the file, at the resolution of a score, and the name of each section whose tick the extras tell."""
    bar = short_bar_of(extras)
    shift = extras_tick(extras, "lead_in") - (bar.cut_ticks if bar else 0)
    rows = [row for row in extras_rows(extras, "sections") if type(row.get("tick")) is int]
    return [(max(row["tick"] + shift, 0), str(row.get("name"))) for row in rows]


def split_markers(
    conductor: Sequence[Event], planned: Sequence[tuple[int, str]]
) -> tuple[tuple[Event, ...], list[tuple[int, str]]]:
    """The events without the markers that are chord symbols, and these. A marker that a section has is no chord."""
    kept, symbols = [], []
    sections = Counter(planned)
    for event in conductor:
        if event.message.type == "marker":
            place = (event.tick, from_wire(event.message.text))
            if sections[place]:
                sections[place] -= 1
            elif _is_symbol(place[1]):
                symbols.append(place)
                continue
        kept.append(event)
    return tuple(kept), symbols


def _is_symbol(text: str) -> bool:
    try:
        parse_chord(text)
    except BadInput:
        return False
    return True


def _chord_track(symbols: Sequence[tuple[int, str]]) -> tuple[Event, ...]:
    from mido import MetaMessage

    name = Event(0, MetaMessage("track_name", name=CHORDS_TRACK_NAME))
    return (name, *(Event(tick, MetaMessage("text", text=symbol)) for tick, symbol in symbols))


def _with_xf_chords(raw: RawMidi) -> RawMidi:
    """The file with its XF chord events as a track of chord symbols, if it has none."""
    symbols = []
    for events in raw.tracks:
        if track_name(events).lower() == CHORDS_TRACK_NAME.lower() and not has_notes(events):
            return raw
        for event in events:
            if event.message.type == "sequencer_specific":
                chord = chord_of_xf(bytes(event.message.data))
                if chord is not None:
                    symbols.append((event.tick, chord_symbol(chord)))
    if not symbols:
        return raw
    return RawMidi(raw.kind, raw.ticks_per_quarter, (*raw.tracks, _chord_track(sorted(symbols))))
