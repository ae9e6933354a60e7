"""A tune under new chords: only the notes that clash are moved, as little as the shape of the tune allows.

A note clashes if it is heard as one of the chord (on a strong beat, or long) and is not in it. Suspensions that are
prepared and resolve, passing and neighbouring notes, and colours that the old chord had as well, without a semitone
against the new one, stay. Which pitches the others take is the cheapest way through all of them (Viterbi): a small step
from where the note was, its ups and downs kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from symbolic.controls import BarControls
from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan, Note
from symbolic.theory import chord_pitch_classes, scale_pitch_classes
from symbolic.timing import span_at

STEP = 2
"""The largest step in semitones."""
REACH = 5
"""How far a note may be moved, in semitones."""
LONG_TICKS = TICKS_PER_QUARTER
SEMITONES = frozenset({1, 11})
TURNED, LEVELLED, OFF_SCALE = 3.0, 2.0, 0.5
"""What it costs to turn a step of the tune round, to level it, and to leave the scale."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a bar of the tune stands on: its chords before (in the key that the tune is in now) and after."""

    bar: BarControls
    old: tuple[ChordSpan, ...]


def mended(line: Sequence[Note], grounds: dict[int, Ground], bar_of_note: Sequence[int]) -> dict[int, Note]:
    """The notes of a line that must move, by their place in it.

    ``line`` is the whole tune in order, ``bar_of_note`` the bar of each note; only the notes of bars in ``grounds``
    may move.
    """
    choices = [
        _choices(line, place, grounds[bar]) if bar in grounds else (note.pitch,)
        for place, (note, bar) in enumerate(zip(line, bar_of_note, strict=True))
    ]
    pitches = _cheapest(line, choices, [grounds.get(bar) for bar in bar_of_note])
    return {
        place: replace(note, pitch=pitch)
        for place, (note, pitch) in enumerate(zip(line, pitches, strict=True))
        if note.pitch != pitch
    }


def clashing(line: Sequence[Note], place: int, ground: Ground) -> bool:
    """Whether a note of a line clashes with its new chords."""
    note = line[place]
    under = _under(note, ground.bar.chords)
    wrong = [
        (span, ticks)
        for span, ticks in under
        if note.pitch % 12 not in chord_pitch_classes(span.chord) and not _was_there(span, ground.old)
    ]
    if not wrong:
        return False
    strong = _is_strong(note, ground.bar)
    heard = [span for span, ticks in wrong if ticks >= LONG_TICKS or (strong and span is under[0][0])]
    before = line[place - 1] if place else None
    after = line[place + 1] if place + 1 < len(line) else None
    if not heard:
        return not _by_step(note, before, after) and any(_rubs(note.pitch, span.chord) for span, _ in wrong)
    if _is_suspension(note, before, after, ground):
        return False
    if not strong and note.duration_tick < LONG_TICKS and _by_step(note, before, after):
        return False
    return any(_rubs(note.pitch, span.chord) for span in heard) or not _was_colour(note, ground)


def _was_there(span: ChordSpan, old: Sequence[ChordSpan]) -> bool:
    """Whether the same chord sounded there before."""
    was = span_at(old, span.onset_tick)
    return was is not None and was.chord == span.chord


def _under(note: Note, chords: Sequence[ChordSpan]) -> list[tuple[ChordSpan, int]]:
    """The chords that a note sounds over, and for how many ticks; without those that are no chord."""
    found = []
    for span in chords:
        ticks = min(note.end_tick, span.onset_tick + span.duration_tick) - max(note.onset_tick, span.onset_tick)
        if ticks > 0 and span.chord.quality != "N":
            found.append((span, ticks))
    return found


def _is_strong(note: Note, bar: BarControls) -> bool:
    """On the bar line, in the middle of an even bar, or where a chord begins."""
    inside = note.onset_tick - bar.start_tick
    middle = bar.meter.numerator % 2 == 0 and inside * 2 == bar.meter.bar_ticks
    return inside == 0 or middle or any(span.onset_tick == note.onset_tick for span in bar.chords)


def _rubs(pitch: int, chord: Chord) -> bool:
    """Whether a pitch lies a semitone from a tone of the chord that it does not have itself."""
    tones = chord_pitch_classes(chord)
    return pitch % 12 not in tones and any((pitch - tone) % 12 in SEMITONES for tone in tones)


def _by_step(note: Note, before: Note | None, after: Note | None) -> bool:
    """A passing or neighbouring note: reached and left by step."""
    return (
        before is not None
        and after is not None
        and 0 < abs(note.pitch - before.pitch) <= STEP
        and 0 < abs(after.pitch - note.pitch) <= STEP
    )


def _is_suspension(note: Note, before: Note | None, after: Note | None, ground: Ground) -> bool:
    """Prepared by the same pitch before the chord, at most two beats long, and resolved a step down into the chord."""
    if before is None or after is None or before.pitch != note.pitch or note.duration_tick > 2 * LONG_TICKS:
        return False
    if before.onset_tick >= _under(note, ground.bar.chords)[0][0].onset_tick:
        return False
    under = _under(after, ground.bar.chords)
    resolved = bool(under) and after.pitch % 12 in chord_pitch_classes(under[0][0].chord)
    return resolved and 0 < note.pitch - after.pitch <= STEP


def _was_colour(note: Note, ground: Ground) -> bool:
    """Whether the note was outside its old chord, too, on the same footing: a ninth, a sixth, a fourth."""
    under = _under(note, ground.old)
    return bool(under) and note.pitch % 12 not in chord_pitch_classes(under[0][0].chord)


def _choices(line: Sequence[Note], place: int, ground: Ground) -> tuple[int, ...]:
    """The pitches that a note may have: its own, or, if it clashes, the tones of its chords nearby."""
    note = line[place]
    if not clashing(line, place, ground):
        return (note.pitch,)
    under = _under(note, ground.bar.chords)
    sets = [chord_pitch_classes(span.chord) for span, ticks in under if ticks >= LONG_TICKS] or [
        chord_pitch_classes(under[0][0].chord)
    ]
    shared = frozenset.intersection(*sets) or sets[0]
    reach = range(note.pitch - REACH, note.pitch + REACH + 1)
    return tuple(pitch for pitch in reach if pitch % 12 in shared) or (note.pitch,)


def _cheapest(line: Sequence[Note], choices: Sequence[tuple[int, ...]], grounds: Sequence[Ground | None]) -> list[int]:
    """One pitch for each note, so that all of them together cost least."""
    ways: list[dict[int, tuple[float, int | None]]] = []
    for place, (note, pitches) in enumerate(zip(line, choices, strict=True)):
        step: dict[int, tuple[float, int | None]] = {}
        for pitch in pitches:
            own = _own_cost(note, pitch, grounds[place])
            if not ways:
                step[pitch] = (own, None)
                continue
            wanted = note.pitch - line[place - 1].pitch
            cost, source = min(
                (total + _turn_cost(wanted, pitch - earlier), earlier) for earlier, (total, _) in ways[-1].items()
            )
            step[pitch] = (own + cost, source)
        ways.append(step)
    return _traced(ways)


def _traced(ways: Sequence[dict[int, tuple[float, int | None]]]) -> list[int]:
    """The pitches of the cheapest way, followed from its end."""
    pitches: list[int] = []
    pitch: int | None = min(ways[-1], key=lambda p: (ways[-1][p][0], p)) if ways else None
    for step in reversed(ways):
        assert pitch is not None
        pitches.append(pitch)
        pitch = step[pitch][1]
    return pitches[::-1]


def _own_cost(note: Note, pitch: int, ground: Ground | None) -> float:
    if pitch == note.pitch or ground is None:
        return 0.0
    scale = scale_pitch_classes(ground.bar.key.tonic, ground.bar.key.mode)
    return abs(pitch - note.pitch) + OFF_SCALE * (pitch % 12 not in scale)


def _turn_cost(wanted: int, found: int) -> float:
    """What a step of the tune costs that goes another way than it went."""
    if wanted == found:
        return 0.0
    if (wanted > 0) - (wanted < 0) == (found > 0) - (found < 0):
        return 0.1 * abs(abs(wanted) - abs(found))
    return LEVELLED if 0 in (wanted, found) else TURNED
