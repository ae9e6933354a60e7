"""Notes carried into another place, key, range or feel by rule: nothing is invented."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from planner.rekey import Key
from symbolic.feel import EIGHTH, LATE_EIGHTH, late
from symbolic.instruments import instrument
from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, ChordSpan, Note, Role
from symbolic.theory import MODES, PARENT_MODE, chord_pitch_classes, scale_pitch_classes
from symbolic.timing import span_at

OCTAVE = 12
Notes = tuple[Note, ...]


def moved(notes: Iterable[Note], ticks: int) -> Notes:
    """Notes so many ticks later."""
    return tuple(replace(note, onset_tick=note.onset_tick + ticks) for note in notes) if ticks else tuple(notes)


def shift_of(notes: Collection[Note], interval: int, program: int) -> int:
    """By how many semitones a part goes into a key ``interval`` higher: the shorter way that its instrument can go."""
    player = instrument(program)
    low, high = player.comfortable

    def cost(shift: int) -> tuple[int, int, int, int]:
        outside = sum(not player.low <= note.pitch + shift <= player.high for note in notes)
        strained = sum(not low <= note.pitch + shift <= high for note in notes)
        return outside, strained * 10 // max(len(notes), 1), abs(shift), shift

    up = interval % OCTAVE
    return min((up, up - OCTAVE), key=cost) if up else 0


def rekeyed(notes: Iterable[Note], shift: int, old: Key, new: Key, chords: Sequence[ChordSpan]) -> Notes:
    """Notes ``shift`` semitones higher; in another mode each keeps its degree of the scale, or is a tone of the chord.

    ``chords`` are those that the notes sound under now.
    """
    out = []
    for note in notes:
        span = span_at(chords, note.onset_tick)
        pitch = note.pitch + shift
        if span is None or pitch % OCTAVE not in chord_pitch_classes(span.chord):
            pitch += _degree_change(note.pitch, old, new)
        out.append(replace(note, pitch=_clamped(pitch)))
    return tuple(sorted(out))


def _degree_change(pitch: int, old: Key, new: Key) -> int:
    """How many semitones the degree of a pitch lies higher in the scale of the new mode."""
    if old[1] == new[1]:
        return 0
    before, after = MODES[PARENT_MODE.get(old[1], old[1])], MODES[PARENT_MODE.get(new[1], new[1])]
    interval = (pitch - old[0]) % OCTAVE
    if interval not in before:
        return 0
    change = after[before.index(interval)] - interval
    allowed = scale_pitch_classes(0, new[1])
    steps = sorted(range(-2, 3), key=abs)
    return change + next((step for step in steps if (interval + change + step) % OCTAVE in allowed), 0)


def _clamped(pitch: int) -> int:
    while pitch < 0:
        pitch += OCTAVE
    while pitch > 127:
        pitch -= OCTAVE
    return pitch


def in_range(notes: Notes, role: Role, program: int) -> Notes:
    """Notes that an instrument has: those outside its range in another octave, if it can be with all their cell."""
    player = instrument(program)
    if role is Role.DRUMS or all(player.low <= note.pitch <= player.high for note in notes):
        return notes
    for octaves in (1, -1, 2, -2, 3, -3):
        whole = [note.pitch + OCTAVE * octaves for note in notes]
        if all(player.low <= pitch <= player.high for pitch in whole):
            return tuple(replace(note, pitch=pitch) for note, pitch in zip(notes, whole, strict=True))
    fitted = {}
    for note in notes:
        pitch = _octave_within(note.pitch, player.low, player.high)
        fitted[note.onset_tick, pitch] = replace(note, pitch=pitch)
    return tuple(sorted(fitted.values()))


def _octave_within(pitch: int, low: int, high: int) -> int:
    """The nearest octave of a pitch in a range; the nearest pitch where the range has none."""
    choices = [p for p in range(pitch % OCTAVE, 128, OCTAVE) if low <= p <= high]
    return min(choices, key=lambda p: abs(p - pitch)) if choices else min(max(pitch, low), high)


def too_many(notes: Sequence[Note], program: int) -> bool:
    """Whether more notes sound together than an instrument has voices for."""
    voices = instrument(program).polyphony
    return any(sum(n.onset_tick <= note.onset_tick < n.end_tick for n in notes) > voices for note in notes)


def felt(notes: Notes, *, swung: bool) -> Notes:
    """Notes with their off-beat eighths late, or even again; a beat with triplets stays."""
    if swung:
        return tuple(sorted(_between(note, late) for note in notes))
    thirds = {
        note.onset_tick // TICKS_PER_QUARTER
        for note in notes
        if note.onset_tick % TICKS_PER_QUARTER == TICKS_PER_QUARTER // 3
    }

    def even(tick: int) -> int:
        beat, inside = divmod(tick, TICKS_PER_QUARTER)
        return beat * TICKS_PER_QUARTER + (EIGHTH if inside == LATE_EIGHTH and beat not in thirds else inside)

    return tuple(sorted(_between(note, even) for note in notes))


def _between(note: Note, place: Callable[[int], int]) -> Note:
    onset = place(note.onset_tick)
    return replace(note, onset_tick=onset, duration_tick=max(place(note.end_tick) - onset, TICKS_PER_STEP))
