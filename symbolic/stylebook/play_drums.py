"""The drums: a groove, a crash where a section opens, a fill where it closes, and the reach of two hands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symbolic.grammar import FEET, HI_HATS
from symbolic.score import TICKS_PER_STEP, Meter, Note
from symbolic.stylebook.context import Place
from symbolic.stylebook.drums import FILLS, GROOVES, KEYS, PLAIN_FILL
from symbolic.stylebook.fit import choose, density_of, fit, on_pulse, pulse_in, weight
from symbolic.stylebook.notation import Event, Groove
from symbolic.stylebook.styles import StyleEntry
from symbolic.stylebook.tables import grooves_of

DRUM_TICKS = 120
LOUDNESS: Mapping[str, float] = {"X": 16.0, "x": 0.0, "o": -16.0, "g": -36.0}
"""Letters of the drums: accent, plain, soft, ghost."""
IMPORTANCE: Mapping[str, float] = {"kick": 2.5, "snare": 3.0, "clap": 3.0, "rim": 2.5, "crash": 6.0}
"""How unwilling a hit is to be thinned away; other drums 1."""
MAX_HANDS, MAX_STACK = 2, 4
CYMBALS: tuple[str, ...] = ("hat", "ride", "pedal", "tamb", "bell", "open")
SHORT_FILL_BELOW, LONG_FILL_FROM = 0.4, 0.75
"""Energies below which fills take a beat, and from which they may take a whole bar."""

_FILL_METER = Meter(0, 4, 4)
Hits = dict[int, dict[str, str]]  # tick -> drum -> letter


def play_drums(place: Place, style: StyleEntry) -> list[Note]:
    """The notes of a cell of the drums."""
    if place.ends:
        return _notes({0: dict(style.last_hit)}, place)
    groove = choose(_grooves(place, style), place.meter, place.cell, place.chance, place.triplets)
    hits = _hits(groove, place)
    filled: set[int] = set()
    if place.bar.section_end and not place.bar.final:
        filled = _fill(hits, place, style)
    elif place.bar.phrase_end and place.rng.random() < 0.6:
        _turn(hits, place, style)
    if place.bar.bar_in_section == 0 and style.crash and place.bar.energy >= style.crash_from:
        hits.setdefault(0, {}).setdefault("kick", "X")
        hits[0] = {d: v for d, v in hits[0].items() if d not in CYMBALS} | {style.crash: "X"}
    return _notes(_fitted(hits, groove, place, filled), place)


def _grooves(place: Place, style: StyleEntry) -> list[Groove]:
    """The style's grooves; in a build-up, the one of its stages that the place in the section asks for."""
    if style.build and place.bar.section == "prechorus" and place.bar.section_bars > 1:
        stages = GROOVES[style.build]
        return [stages[place.bar.bar_in_section * len(stages) // place.bar.section_bars]]
    return list(grooves_of(style))


def _hits(groove: Groove, place: Place) -> Hits:
    hits: Hits = {}
    for drum, event in groove.hits(place.meter, place.bar.bar_in_section, place.triplets):
        hits.setdefault(event.tick, {})[drum] = event.letter
    return hits


def _fill(hits: Hits, place: Place, style: StyleEntry) -> set[int]:
    """Put a fill of the style over the end of the bar; gives its ticks."""
    length = place.meter.bar_ticks
    share = 1 if place.bar.energy < SHORT_FILL_BELOW else 4 if place.bar.energy >= LONG_FILL_FROM else 2
    fills = [f for family in style.fills for f in FILLS[family] if len(f.rows[0].split()) <= share]
    fills = [f for f in fills if _suits(f, place)] or [PLAIN_FILL]
    fill = fills[int(place.rng.integers(len(fills)))]
    beats = len(fill.rows[0].split())
    start = max(0, length - beats * 480)
    new: Hits = {}
    for drum, text in fill.drums.items():
        tick = length - beats * 480
        for word in text.split():
            for i, letter in enumerate(word):
                at = tick + i * 480 // len(word)
                if letter not in ".-" and at >= start:
                    new.setdefault(at, {})[drum] = letter
            tick += 480
    for tick in [t for t in hits if t >= start]:
        del hits[tick]
    hits.update(new)
    return set(new)


def _suits(fill: Groove, place: Place) -> bool:
    """Whether a fill leaves room in the cell's density for the rest of its bar, and keeps to its pulse."""
    density, pulse = density_of(fill, _FILL_METER), pulse_in(fill, _FILL_METER)
    beats = len(fill.rows[0].split())
    onsets = density * beats / 4
    rest = place.meter.bar_ticks / 480 - beats
    return onsets + rest <= max(place.cell.density, place.tolerance) + 1 and (
        pulse <= place.cell.pulse or place.tolerance > 1
    )


def _turn(hits: Hits, place: Place, style: StyleEntry) -> None:
    """A small change at the end of a phrase: the last hat opens, or the snare answers softly."""
    last = place.meter.bar_ticks - 240
    if "hat" in hits.get(last, {}):
        hits[last] = {d: v for d, v in hits[last].items() if d != "hat"} | {"open": "x"}
    elif last in hits or place.cell.pulse >= 2:
        hits.setdefault(last, {}).setdefault(style.answer, "o")


def _fitted(hits: Hits, groove: Groove, place: Place, filled: set[int]) -> Hits:
    """The hits with as many onsets as the cell asks for; a bar with a fill may keep what the fill adds."""
    tolerance = max(place.tolerance, 1.0) if filled else place.tolerance
    events = [Event(tick, TICKS_PER_STEP, "h") for tick in sorted(hits)]
    kept = ({0} & set(hits)) | filled

    def value(event: Event) -> float:
        here = hits.get(event.tick, {})
        return (
            weight(event.tick, place.meter)
            + sum(IMPORTANCE.get(d, 1.0) * (0.4 if v == "g" else 1.0) for d, v in here.items())
            + (6.0 if event.tick in filled else 0.0)
        )

    fitted = fit(events, place.cell, place.meter, tolerance, kept, value, "m")
    more = next((d for d in CYMBALS if d in groove.drums), "hat")
    out: Hits = {}
    moved = {e.tick: e for e in on_pulse(events, 1, ())}
    for event in fitted:
        if event.letter == "m":
            out[event.tick] = {more: "o"}
        elif event.tick in moved:
            out[event.tick] = hits[event.tick]
        else:
            out[event.tick] = hits[min((t for t in hits if t >= event.tick), default=max(hits))]
    return out


def _notes(hits: Hits, place: Place) -> list[Note]:
    notes: list[Note] = []
    again: dict[str, int] = {}  # drum -> tick at which it is hit next
    for tick, drums in sorted(hits.items(), reverse=True):
        for drum in _playable(list(drums)):
            velocity = place.velocity(tick, LOUDNESS[drums[drum]])
            ticks = min(DRUM_TICKS, again.get(drum, tick + DRUM_TICKS) - tick)
            notes.append(Note(place.bar.start_tick + tick, KEYS[drum], ticks, velocity))
            again[drum] = tick
    return notes


def _playable(drums: Sequence[str]) -> list[str]:
    """At most two hands and one hi-hat at a time; what matters most stays."""
    out: list[str] = []
    hands = 0
    hat = False
    for drum in sorted(drums, key=lambda d: (-IMPORTANCE.get(d, 1.0), KEYS[d])):
        key = KEYS[drum]
        if key not in FEET and hands == MAX_HANDS:
            continue
        if key in HI_HATS:
            if hat:
                continue
            hat = True
        hands += key not in FEET
        if len(out) < MAX_STACK:
            out.append(drum)
    return out
