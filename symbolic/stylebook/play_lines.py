"""Bass lines and arpeggios: letters of a pattern become pitches under the chords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symbolic.score import ChordSpan, Note
from symbolic.stylebook.bass import PICKUPS
from symbolic.stylebook.context import Place, pentatonic, scale_under
from symbolic.stylebook.fit import choose, fit, strike_changes, weight, within_chords
from symbolic.stylebook.notation import Event
from symbolic.stylebook.styles import StyleEntry
from symbolic.stylebook.tables import lines_of
from symbolic.stylebook.voicing import (
    bass_class,
    chord_classes,
    fifth_of,
    interval_of,
    ladder,
    seventh_of,
    third_of,
)
from symbolic.theory import chord_pitch_classes

ROOTS: frozenset[str] = frozenset("R8L")
APPROACHES: frozenset[str] = frozenset("as")
WALK_REACH, REPEATED = 7, 4.0
CHROMATIC_SHARE = 0.4
"""How often an approach ("a") is a semitone outside the scale where the scale has another neighbour."""
GHOST_TICKS = 80
LATE_ROOT_TICKS = 240
"""How late after a change inside the bar the bass may meet its chord."""
LOUDNESS: Mapping[str, float] = {"R": 4.0, "8": 0.0, "L": 3.0, "5": -2.0, "V": -2.0, "x": -34.0, "s": -4.0, "a": -4.0}


def play_bass(place: Place, style: StyleEntry) -> list[Note]:
    """The notes of a cell of the bass."""
    events = _bass_rhythm(place, style)
    center = _center(place)
    notes: list[Note] = []
    previous: int | None = None
    for index, event in enumerate(events):
        span = place.span_at(event.tick)
        if span.chord.quality == "N":
            continue
        first = not any(place.span_at(e.tick) == span and e.letter != "x" for e in events[:index])
        letter = event.letter if not first or event.letter in ROOTS else "R"
        pitch = _bass_pitch(place, span, events[index:], letter, previous, center)
        ticks = min(event.ticks, GHOST_TICKS) if letter == "x" else event.ticks
        velocity = place.velocity(event.tick, LOUDNESS.get(letter, -1.0))
        notes.append(Note(place.bar.start_tick + event.tick, pitch, ticks, velocity))
        previous = pitch
    return _near_register(notes, place)


def _bass_rhythm(place: Place, style: StyleEntry) -> list[Event]:
    length = place.meter.bar_ticks
    if place.ends:
        return within_chords(strike_changes([Event(0, length, "R")], place.changes, length, "R"), place.span_ticks)
    line = choose(lines_of(style, place.role), place.meter, place.cell, place.chance, place.triplets)
    events = list(line.events(place.meter, place.bar.bar_in_section, place.triplets))
    if place.bar.section_end or (place.bar.phrase_end and place.rng.random() < 0.5):
        events = _with_pickup(place, style, events)
    struck = strike_changes(events, place.changes, length, "R", LATE_ROOT_TICKS)
    kept = {tick for tick in place.changes if any(e.tick == tick for e in struck)}
    fitted = fit(
        struck, place.cell, place.meter, place.tolerance, kept,
        lambda e: weight(e.tick, place.meter) + (1.0 if e.letter in ROOTS | APPROACHES else -2.0 * (e.letter == "x")),
        "R",
    )  # fmt: skip
    return within_chords(fitted, place.span_ticks)


def _with_pickup(place: Place, style: StyleEntry, events: list[Event]) -> list[Event]:
    """The last beat leads into the next bar: a word of the style's pickups in place of what stands there."""
    words = [w for w in PICKUPS[style.pickups] if len(w) <= 2 or place.cell.pulse != 2]
    words = [w for w in words if len(w) == 1 or place.cell.pulse != 1]
    if not words or place.bar.final or place.following is None:
        return events
    word = words[int(place.rng.integers(len(words)))]
    beat = min(480, place.meter.bar_ticks)
    start = place.meter.bar_ticks - beat
    step = beat // len(word)
    kept = [Event(e.tick, min(e.ticks, start - e.tick), e.letter) for e in events if e.tick < start]
    return kept + [Event(start + i * step, step, letter) for i, letter in enumerate(word) if letter != "."]


def _center(place: Place) -> float:
    """The pitch about which roots lie."""
    low, high = place.limits
    return min(max(place.cell.register, low + 6), high - 6)


def _nearest(pitch_class: int, aim: float, limits: tuple[int, int]) -> int:
    """The pitch of a class nearest to ``aim`` (the lower one on a tie) within limits."""
    low, high = limits
    return min((p for p in range(low, high + 1) if p % 12 == pitch_class % 12), key=lambda p: (abs(p - aim), p))


def _bass_pitch(
    place: Place, span: ChordSpan, rest: Sequence[Event], letter: str, previous: int | None, center: float
) -> int:
    chord, (low, high) = span.chord, place.limits
    root = _nearest(bass_class(chord), center, place.limits)
    if letter == "x":
        return root if previous is None else previous
    if letter in ("8", "L"):
        moved = root + (12 if letter == "8" else -12)
        return moved if low <= moved <= high else root
    if letter in ("w", "a", "s") and previous is not None:
        return _leading(place, span, rest, letter, previous, center)
    interval = {"3": third_of(chord), "5": fifth_of(chord), "V": fifth_of(chord), "7": seventh_of(chord),
                "6": _sixth(place, span)}.get(letter)  # fmt: skip
    if interval is None:
        return root if letter == "R" or root + 12 > high else root + (12 if letter == "7" else 0)
    above = root + (chord.root + interval - bass_class(chord)) % 12
    below = above - 12
    if letter == "V":
        return below if below >= low else above
    return above if above <= high else below


def _sixth(place: Place, span: ChordSpan) -> int:
    """The sixth where the scale under the chord has a major one, else the fifth."""
    chord = span.chord
    if interval_of(chord, (9,)) or (chord.root + 9) % 12 in scale_under(place.bar, chord_classes(chord)):
        return 9
    return fifth_of(chord)


def _leading(place: Place, span: ChordSpan, rest: Sequence[Event], letter: str, previous: int, center: float) -> int:
    """A note on the way to the next chord's bass: a chord tone, then steps, then a neighbour of the aim."""
    following = place.chord_after(span) or span.chord
    aim = _nearest(bass_class(following), 0.4 * center + 0.6 * previous, place.limits)
    end = span.onset_tick + span.duration_tick
    left = sum(1 for e in rest if e.tick < end and e.letter != "x")
    if letter == "w" or left > 2:
        return _walk(place, span, previous, aim, left)
    upward = aim > previous or (aim == previous and place.rng.random() < 0.7)
    chance = place.rng.random()
    scale = scale_under(place.bar, chord_classes(span.chord))
    side = [p for p in (range(aim - 1, aim - 8, -1) if upward else range(aim + 1, aim + 8)) if _fits(p, place)]
    steps = [p for p in side if p % 12 in scale and p != previous]
    if letter == "a" and left == 1 and side and chance < CHROMATIC_SHARE:
        return side[0]
    return steps[min(left, len(steps)) - 1] if steps else previous


def _fits(pitch: int, place: Place) -> bool:
    return place.limits[0] <= pitch <= place.limits[1]


def _walk(place: Place, span: ChordSpan, previous: int, aim: int, left: int) -> int:
    """The chord tone nearest to the straight way from the note before to the aim, seldom the same note again."""
    ideal = previous + (aim - previous) / (left + 1)
    tones = [p for p in ladder(chord_pitch_classes(span.chord), *place.limits) if abs(p - previous) <= WALK_REACH]
    spread = [float(place.rng.random()) * 2.5 for _ in tones]
    ranked = zip(tones, spread, strict=True)
    return min(ranked, key=lambda t: abs(t[0] - ideal) + t[1] + REPEATED * (t[0] == previous), default=(previous, 0))[0]


def _near_register(notes: list[Note], place: Place) -> list[Note]:
    """The notes, an octave higher or lower where that brings their mean nearer to the cell's register."""
    if not notes:
        return notes
    low, high = place.limits
    mean = sum(n.pitch for n in notes) / len(notes)
    moves = [m for m in (0, -12, 12) if all(low <= n.pitch + m <= high for n in notes)]
    move = min(moves, key=lambda m: abs(mean + m - place.cell.register), default=0)
    return [Note(n.onset_tick, n.pitch + move, n.duration_tick, n.velocity) for n in notes]


def play_arpeggio(place: Place, style: StyleEntry) -> list[Note]:
    """The notes of a cell of arpeggio: digits are rungs of the chord's ladder, ^ and v neighbours in the pentatonic."""
    events = _arpeggio_rhythm(place, style)
    notes: list[Note] = []
    doubled = _doubled(events, place)
    for span in place.spans:
        inside = [e for e in events if place.span_at(e.tick) == span]
        if span.chord.quality == "N" or not inside:
            continue
        rungs = ladder(chord_classes(span.chord), *place.limits)
        degrees = _degrees(inside)
        base = _base(rungs, degrees, place.cell.register)
        for event, degree in zip(inside, degrees, strict=True):
            rung = min(max(base + degree, 0), len(rungs) - 1)
            pitches = [rungs[rung]]
            if event.letter in "^v":
                pitches = [_neighbour(place, rungs[rung], event.letter == "^")]
            elif event.tick in doubled and rung + 2 < len(rungs):
                pitches.append(rungs[rung + 2])
            loudness = 5.0 if degree == min(degrees) else 0.0
            for pitch in pitches:
                velocity = place.velocity(event.tick, loudness)
                notes.append(Note(place.bar.start_tick + event.tick, pitch, event.ticks, velocity))
    return notes


def _arpeggio_rhythm(place: Place, style: StyleEntry) -> list[Event]:
    length = place.meter.bar_ticks
    if place.ends:
        return within_chords(strike_changes([Event(0, length, "1")], place.changes, length, "1"), place.span_ticks)
    line = choose(lines_of(style, place.role), place.meter, place.cell, place.chance, place.triplets)
    events = line.events(place.meter, place.bar.bar_in_section, place.triplets)
    struck = strike_changes(events, place.changes, length, "1")
    kept = {tick for tick in place.changes if any(e.tick == tick for e in struck)}
    fitted = fit(struck, place.cell, place.meter, place.tolerance, kept, lambda e: weight(e.tick, place.meter), "+")
    return within_chords(fitted, place.span_ticks)


def _degrees(events: Sequence[Event]) -> list[int]:
    """The rung of each event from 0; ``+`` goes on upwards from the one before, and turns after the fifth."""
    out: list[int] = []
    for event in events:
        before = out[-1] if out else 0
        if event.letter.isdigit():
            out.append(int(event.letter) - 1)
        elif event.letter == "+":
            out.append((before + 1) % 5 if out else 0)
        else:
            out.append(before)
    return out


def _base(rungs: Sequence[int], degrees: Sequence[int], register: float) -> int:
    """The rung to start from, so that the figure's mean pitch is nearest to the register."""
    room = range(max(1, len(rungs) - max(degrees)))

    def far(base: int) -> float:
        pitches = [rungs[min(base + d, len(rungs) - 1)] for d in degrees]
        return abs(sum(pitches) / len(pitches) - register)

    return min(room, key=far)


def _neighbour(place: Place, pitch: int, above: bool) -> int:
    five = pentatonic(place.bar)
    side = range(pitch + 1, pitch + 6) if above else range(pitch - 1, pitch - 6, -1)
    return next((p for p in side if p % 12 in five and _fits(p, place)), pitch)


def _doubled(events: Sequence[Event], place: Place) -> set[int]:
    """The ticks at which two notes sound: as large a share of the strongest as the cell's stack asks for."""
    count = round((min(place.cell.stack, 2.0) - 1) * len(events)) if place.voices > 1 else 0
    ranked = sorted(events, key=lambda e: (-weight(e.tick, place.meter), e.tick))
    return {e.tick for e in ranked[: max(count, 0)]}
