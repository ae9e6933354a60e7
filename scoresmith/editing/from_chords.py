"""Parts made from the chords of a bar, for players whom the song has no notes for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from render.performance import BASE_VELOCITY, ENERGY_SPAN
from symbolic.controls import BarControls
from symbolic.score import TICKS_PER_QUARTER, Chord, Note, Role
from symbolic.theory import chord_pitch_classes
from symbolic.timing import beat_ticks, beats_per_bar

MIDDLE: dict[Role, int] = {Role.COUNTER: 64, Role.CHORDS: 62, Role.ARP: 58, Role.BASS: 40, Role.PAD: 57}
"""Where such parts lie."""
NOTES = 4
FULL, BUSY = 0.5, 0.7
"""The energies from which chords are struck again in the middle of a bar, and on every beat."""
PATTERN: tuple[int, ...] = (0, 1, 2, 3, 2, 1)
"""The order of the notes of a broken chord, from its lowest."""
NEAR_LEAD = 3
"""A voice stays so many semitones below the melody."""
Span = tuple[int, int, Chord]
"""A chord from a tick to a tick."""


def spans_of(place: BarControls) -> list[Span]:
    """The chords that sound in a bar, with the ticks from and to which they do."""
    end_tick = place.start_tick + place.meter.bar_ticks
    found = [
        (max(span.onset_tick, place.start_tick), min(span.onset_tick + span.duration_tick, end_tick), span.chord)
        for span in place.chords
        if span.chord.quality != "N"
    ]
    return [span for span in found if span[0] < span[1]]


def velocity_of(role: Role, place: BarControls) -> int:
    """How loud a part is in a bar of that energy."""
    return round(BASE_VELOCITY[role] + ENERGY_SPAN * (place.energy - 0.5))


def held(role: Role, place: BarControls) -> tuple[Note, ...]:
    """The chords in close position, held by a pad, struck again by chords in fuller bars."""
    out: list[Note] = []
    for start, end, chord in spans_of(place):
        low = MIDDLE[role] - 6
        pitches = sorted({low + (tone - low) % 12 for tone in chord_pitch_classes(chord)})[:NOTES]
        for first, last in _strokes(role, place, start, end):
            out += [Note(first, pitch, last - first, velocity_of(role, place)) for pitch in pitches]
    return tuple(out)


def _strokes(role: Role, place: BarControls, start: int, end: int) -> list[tuple[int, int]]:
    """When a chord is struck: once by a pad; by chords and basses also in the middle of the bar, or on beats."""
    beat, beats = beat_ticks(place.meter), beats_per_bar(place.meter)
    step = end - start
    if role is Role.CHORDS and place.energy >= BUSY:
        step = beat
    elif role in (Role.CHORDS, Role.BASS) and place.energy >= FULL and beats % 2 == 0:
        step = beats // 2 * beat
    return [(tick, min(tick + step, end)) for tick in range(start, end, step)]


def broken(place: BarControls) -> tuple[Note, ...]:
    """The chords broken in eighths, up and down."""
    out = []
    step = TICKS_PER_QUARTER // 2
    for start, end, chord in spans_of(place):
        low = MIDDLE[Role.ARP] - 6
        tones = sorted({low + (tone - low) % 12 for tone in chord_pitch_classes(chord)})[:NOTES]
        line = [*tones, *(tone + 12 for tone in tones)][:NOTES]
        for index, tick in enumerate(range(start, end, step)):
            pitch = line[PATTERN[index % len(PATTERN)]]
            out.append(Note(tick, pitch, min(step, end - tick), velocity_of(Role.ARP, place)))
    return tuple(out)


def bass(place: BarControls, last: int | None) -> tuple[Note, ...]:
    """The roots of the chords, or the notes that they stand on, near each other."""
    out: list[Note] = []
    before = last if last is not None and abs(last - MIDDLE[Role.BASS]) <= 9 else MIDDLE[Role.BASS]
    for start, end, chord in spans_of(place):
        tone = chord.root if chord.bass is None else chord.bass
        middle = (2 * MIDDLE[Role.BASS] + before) // 3
        before = middle - 6 + (tone - middle + 6) % 12
        out += [
            Note(first, before, until - first, velocity_of(Role.BASS, place))
            for first, until in _strokes(Role.BASS, place, start, end)
        ]
    return tuple(out)


def voice(
    role: Role, place: BarControls, last: int | None, lead: Sequence[Note], others: Collection[Note]
) -> tuple[Note, ...]:
    """One held note of every chord, that moves little, lies below the melody and is not what others have."""
    out: list[Note] = []
    before = MIDDLE[role] if last is None else last
    for start, end, chord in spans_of(place):
        above = [note.pitch for note in lead if note.onset_tick < end and note.end_tick > start]
        taken = {note.pitch for note in others if note.onset_tick < end and note.end_tick > start}
        costs = {
            pitch: 0.5 * abs(pitch - before) + _unfit(pitch, role, chord, above, taken)
            for pitch in range(MIDDLE[role] - 9, MIDDLE[role] + 13)
            if pitch % 12 in chord_pitch_classes(chord)
        }
        before = min(costs, key=lambda pitch: (costs[pitch], pitch))
        out.append(Note(start, before, end - start, velocity_of(role, place)))
    return tuple(out)


def _unfit(pitch: int, role: Role, chord: Chord, above: Sequence[int], taken: Collection[int]) -> float:
    """What speaks against a pitch for a voice: root and fifth, the melody's tone, another's key, above the melody."""
    bare = pitch % 12 in (chord.root, (chord.root + 7) % 12)
    crossing = pitch > min(above, default=127) - NEAR_LEAD
    meeting = pitch % 12 in {other % 12 for other in above}
    return 0.1 * abs(pitch - MIDDLE[role]) + 2.0 * bare + 1.5 * meeting + 4.0 * (pitch in taken) + 3.0 * crossing
