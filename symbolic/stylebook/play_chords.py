"""Comping and pads: rhythms on voicings that move to the nearest position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symbolic.score import Note
from symbolic.stylebook.context import Place
from symbolic.stylebook.fit import choose, fit, strike_changes, weight, within_chords
from symbolic.stylebook.notation import Event, Line
from symbolic.stylebook.styles import StyleEntry
from symbolic.stylebook.tables import lines_of
from symbolic.stylebook.voicing import Pitches, voice

LOUDNESS: Mapping[str, float] = {"X": 10.0, "x": 0.0, "o": -10.0, "u": -7.0}
"""Letters of comping and pads: accent, plain, soft, and an upstroke of the upper notes."""
TOP, INNER = 4.0, -3.0


@dataclass(frozen=True, slots=True)
class Voiced:
    """The pattern of a cell, and the pitches of each of its chords by its tick from the bar line."""

    line: Line
    pitches: Mapping[int, Pitches]


def voicings(places: Sequence[Place], style: StyleEntry) -> dict[int, Voiced]:
    """The pattern and voicings of a row's cells, in order: each chord is placed next to the one before."""
    out: dict[int, Voiced] = {}
    before: Pitches = ()
    for place in places:
        line = choose(lines_of(style, place.role), place.meter, place.cell, place.chance, place.triplets)
        count = max(1, min(place.voices, round(place.cell.stack)))
        found: dict[int, Pitches] = {}
        for span in place.spans:
            pitches = voice(span.chord, count, line.shape, place.cell.register, place.limits, before, place.with_bass)
            found[span.onset_tick] = pitches
            before = pitches or before
        out[place.number] = Voiced(line, found)
    return out


def play_chords(place: Place, voiced: Voiced) -> list[Note]:
    """The notes of a cell of chords or pad."""
    notes = []
    for event in _rhythm(place, voiced.line):
        pitches = voiced.pitches[place.span_at(event.tick).onset_tick]
        if event.letter == "u" and len(pitches) > 2:
            pitches = pitches[1:]
        for pitch in pitches:
            loudness = LOUDNESS[event.letter] + (TOP if pitch == pitches[-1] else INNER)
            velocity = place.velocity(event.tick, loudness)
            notes.append(Note(place.bar.start_tick + event.tick, pitch, event.ticks, velocity))
    return notes


def _rhythm(place: Place, line: Line) -> list[Event]:
    length = place.meter.bar_ticks
    if place.ends:
        return within_chords(strike_changes([Event(0, length, "X")], place.changes, length, "x"), place.span_ticks)
    written = line.events(place.meter, place.bar.bar_in_section, place.triplets)
    struck = strike_changes(written, place.changes, length, "x")
    kept = {tick for tick in place.changes if any(e.tick == tick for e in struck)}
    accents = {"X": 1.5, "x": 0.0, "o": -0.5, "u": -0.5}
    fitted = fit(
        struck, place.cell, place.meter, place.tolerance, kept,
        lambda e: weight(e.tick, place.meter) + accents[e.letter], "x",
    )  # fmt: skip
    return within_chords(fitted, place.span_ticks)
