"""The seeded velocities of a score.

The random numbers of a bar come from (seed, role, bar), so that an edit elsewhere moves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from symbolic.score import ROLES, TICKS_PER_QUARTER, Meter, Note, Role, Score, Track
from symbolic.timing import bar_of, bar_starts, meter_at

BASE_VELOCITY: dict[Role, float] = {
    Role.MELODY: 90, Role.COUNTER: 76, Role.CHORDS: 67, Role.ARP: 66, Role.BASS: 82, Role.PAD: 58, Role.DRUMS: 84,
}  # fmt: skip  # at energy 0.5: the melody leads, what accompanies it is softer
ENERGY_SPAN = 50.0
PHRASE_BARS = 4
PHRASE_ARCH = 4.0
CRESCENDO = 9.0
ACCENTS: tuple[tuple[float, float], ...] = ((1.0, 0.0), (0.5, -4.0), (0.25, -8.0))  # beats of the grid, change off it
DOWNBEAT_ACCENT, MIDDLE_ACCENT = 6.0, 3.0
TOP_OF_CHORD, INNER_OF_CHORD = 5.0, -4.0
CONTOUR_PER_SEMITONE, CONTOUR_LIMIT = 0.6, 6.0
JITTER = 3.0

KICKS, SNARES = frozenset((35, 36)), frozenset((37, 38, 39, 40))
CYMBALS, HATS = frozenset((49, 52, 55, 57)), frozenset((42, 44, 46, 51, 53, 59, 54, 69, 70, 82))
DRUM_LEVEL: tuple[tuple[frozenset[int], float], ...] = ((KICKS, 6.0), (SNARES, 5.0), (CYMBALS, 4.0), (HATS, -14.0))
GHOST = -32.0
HAT_OFFBEAT = -8.0


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar: its start, meter and energy, and how much louder its place in the phrase and its end make it."""

    start_tick: int
    meter: Meter
    energy: float
    phrase: float
    swell: float


def shape(score: Score, *, seed: int, amount: float = 1.0, middle: Callable[[Track], float] | None = None) -> Score:
    """The score with expressive velocities; nothing else changes.

    They follow the energy of the sections, metre, phrase, role, the top of chords, melodic contour, and for drums
    accents and ghost notes. ``amount`` 0 keeps the velocities as they are, 1 replaces them. Contour is heard from a
    ``middle`` pitch: by default the mean of the track, so that one bar's notes move all velocities by a hair; where
    bars must not depend on each other, give one that does not depend on the notes.
    """
    middle = middle or _mean_pitch
    bars = _bars(score)
    starts = [bar.start_tick for bar in bars] + [score.end_tick]
    tracks = tuple(replace(t, notes=_shaped(t, bars, starts, seed, amount, middle(t))) for t in score.tracks)
    return replace(score, tracks=tracks)


def _bars(score: Score) -> list[_Bar]:
    starts = bar_starts(score.meters, score.end_tick)
    energies = [0.5] * (len(starts) - 1)
    phrases, swells = [0.0] * len(energies), [0.0] * len(energies)
    for section, following in zip(score.sections, [*score.sections[1:], None][: len(score.sections)], strict=True):
        for bar in range(section.start_bar, min(section.end_bar, len(energies))):
            energies[bar] = section.energy
            phrases[bar] = _arch(bar - section.start_bar, section.bars)
        last = min(section.end_bar, len(energies)) - 1
        if following is None:
            swells[last] = -CRESCENDO
        elif following.energy > section.energy:
            swells[last] = CRESCENDO
    rows = zip(starts, energies, phrases, swells, strict=False)
    return [_Bar(start, meter_at(score.meters, start), *values) for start, *values in rows]


def _arch(bar: int, bars: int) -> float:
    """How much louder a bar is for its place in a phrase: the middle of four bars more than its ends."""
    length = min(PHRASE_BARS, bars)
    return PHRASE_ARCH * math.sin(math.pi * ((bar % length) + 0.5) / length) - PHRASE_ARCH / 2


def _mean_pitch(track: Track) -> float:
    return sum(n.pitch for n in track.notes) / max(len(track.notes), 1)


def _shaped(
    track: Track, bars: Sequence[_Bar], starts: Sequence[int], seed: int, amount: float, middle: float
) -> tuple[Note, ...]:
    shaped: list[Note] = []
    for index, notes in _cells(track.notes, starts):
        jitter = _stream(seed, track.role, index, 0).random(len(notes)) * 2 - 1
        tops = {onset: max(n.pitch for n in notes if n.onset_tick == onset) for onset in {n.onset_tick for n in notes}}
        stacked = {onset for onset in tops if sum(n.onset_tick == onset for n in notes) > 1}
        for note, swing in zip(notes, jitter, strict=True):
            wanted = BASE_VELOCITY[track.role] + _place_in_bar(note, bars[index]) + JITTER * swing
            if track.role is Role.DRUMS:
                wanted += _drum_accent(note, bars[index])
            else:
                wanted += max(-CONTOUR_LIMIT, min(CONTOUR_LIMIT, CONTOUR_PER_SEMITONE * (note.pitch - middle)))
                if note.onset_tick in stacked:
                    wanted += TOP_OF_CHORD if note.pitch == tops[note.onset_tick] else INNER_OF_CHORD
            velocity = round(note.velocity + amount * (wanted - note.velocity))
            shaped.append(replace(note, velocity=max(1, min(127, velocity))))
    return tuple(shaped)


def _cells(notes: Sequence[Note], starts: Sequence[int]) -> list[tuple[int, list[Note]]]:
    """The notes of each bar that has any, with the bar's number."""
    cells: dict[int, list[Note]] = {}
    for note in notes:
        cells.setdefault(bar_of(note.onset_tick, starts), []).append(note)
    return sorted(cells.items())


def _stream(seed: int, role: Role, bar: int, purpose: int) -> np.random.Generator:
    return np.random.default_rng([abs(seed), ROLES.index(role), bar, purpose])


def _place_in_bar(note: Note, bar: _Bar) -> float:
    """The change of velocity for energy, phrase, the swell at the end of a section, and metre."""
    position = note.onset_tick - bar.start_tick
    change = ENERGY_SPAN * (bar.energy - 0.5) + bar.phrase + bar.swell * position / bar.meter.bar_ticks
    beat_ticks = _beat_ticks(bar.meter)
    if position == 0:
        return change + DOWNBEAT_ACCENT
    if position * 2 == bar.meter.bar_ticks:
        return change + MIDDLE_ACCENT
    return change + next(
        (a for beats, a in ACCENTS if position % max(round(beats * beat_ticks), 1) == 0), ACCENTS[-1][1]
    )


def _beat_ticks(meter: Meter) -> int:
    """The felt beat: three eighths in 6/8, 9/8 and 12/8, else the meter's denominator."""
    unit = TICKS_PER_QUARTER * 4 // meter.denominator
    compound = meter.denominator == 8 and meter.numerator > 3 and meter.numerator % 3 == 0
    return unit * 3 if compound else unit


def _drum_accent(note: Note, bar: _Bar) -> float:
    level = next((change for drums, change in DRUM_LEVEL if note.pitch in drums), 0.0)
    position, beat_ticks = note.onset_tick - bar.start_tick, _beat_ticks(bar.meter)
    if note.pitch in SNARES and position % (beat_ticks // 2):
        return level + GHOST
    if note.pitch in HATS and position % beat_ticks:
        return level + HAT_OFFBEAT
    return level
