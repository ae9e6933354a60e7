"""Lines of notes: choosing the pitches of a line together, so that every step of it is good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from symbolic.score import ChordSpan, Key, Meter, Note, Role
from symbolic.theory import chord_pitch_classes, scale_pitch_classes
from symbolic.timing import beat_ticks, beats_per_bar, key_at, span_at

Group = tuple[Note, ...]
"""Notes that are struck together, the lowest first."""
StepCost = Callable[[int, int, int], float]
"""What it costs that place ``index`` has the second pitch and the place before it the first."""


def best_line(choices: Sequence[Mapping[int, float]], step: StepCost) -> list[int]:
    """The cheapest way through ``choices`` (pitch -> cost, none empty), the steps' costs counted (Viterbi)."""
    if not choices:
        return []
    totals = dict(choices[0])
    origins: list[dict[int, int]] = []
    for index, here in enumerate(choices[1:], start=1):
        came: dict[int, int] = {}
        new: dict[int, float] = {}
        for pitch, cost in here.items():
            before, total = min(
                ((other, sum_ + step(other, pitch, index)) for other, sum_ in totals.items()), key=lambda it: it[1]
            )
            new[pitch], came[pitch] = total + cost, before
        totals = new
        origins.append(came)
    line = [min(totals, key=lambda pitch: (totals[pitch], pitch))]
    for came in reversed(origins):
        line.append(came[line[-1]])
    return line[::-1]


def groups_of(notes: Iterable[Note]) -> list[Group]:
    """Notes by onset, the earliest first."""
    found: dict[int, list[Note]] = {}
    for note in sorted(notes):
        found.setdefault(note.onset_tick, []).append(note)
    return [tuple(group) for group in found.values()]


def outer(group: Group, role: Role) -> Note:
    """The note that is heard as the line: the lowest of a bass, the highest of any other role."""
    return group[0] if role is Role.BASS else group[-1]


def tones_at(chords: Sequence[ChordSpan], tick: int) -> frozenset[int]:
    """The pitch classes of the chord that sounds at a tick; none where no chord is known."""
    span = span_at(chords, tick)
    return frozenset() if span is None else chord_pitch_classes(span.chord)


def scale_at(keys: Sequence[Key], chords: Sequence[ChordSpan], tick: int) -> frozenset[int]:
    """The pitch classes of the key at a tick, without those that a chord tone has altered, and the chord's."""
    key, tones = key_at(keys, tick), tones_at(chords, tick)
    scale = scale_pitch_classes(key.tonic, key.mode)
    altered = tones - scale
    return frozenset(t for t in scale if not any((t - a) % 12 in (1, 11) for a in altered)) | tones


def is_strong(tick: int, bar_start_tick: int, meter: Meter) -> bool:
    """Whether a tick is the bar line or, in bars of four beats and more, another odd beat."""
    beat, off = divmod(tick - bar_start_tick, beat_ticks(meter))
    return not off and (beat == 0 or (beats_per_bar(meter) >= 4 and beat % 2 == 0))


def largest_leap(groups: Sequence[Group], role: Role) -> int:
    """The widest step of the line, in semitones."""
    return max((abs(outer(b, role).pitch - outer(a, role).pitch) for a, b in pairwise(groups)), default=0)
