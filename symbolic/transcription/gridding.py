"""A heard melody written on the grid: beats, bars, key, and notes of whole steps; a score with one track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from symbolic.errors import BadInput
from symbolic.score import MAX_BAR_TICKS, TICKS_PER_QUARTER, TICKS_PER_STEP, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.timing import quantise
from symbolic.transcription.bars import find_bars
from symbolic.transcription.beats import COMPOUND, SIMPLE, STEPS, Beats, Floats, Ints, find_beats
from symbolic.transcription.heard import UNSURE_BELOW, Heard, HeardNote
from symbolic.transcription.keys import melody_key

DEFAULT_PROGRAM = 73
"""A flute."""
COMPOUND_COST = 0.3
"""How much cheaper (a note) dotted beats have to be."""
LEAST_THIRDS = 0.2
"""Beats are dotted where at least this share of the notes begins at thirds of them."""
OFF_S = 0.06
"""A note so far from its place in the grid is half as sure."""
REST_SHARE, REST_TICKS = 0.34, TICKS_PER_QUARTER // 2
"""A note is held until the next one, unless the gap is more than this share of both together and so long."""
END_STEP = TICKS_PER_QUARTER // 4
PICKUP_FROM = 0.5
"""Music that begins after this part of its first bar begins with a pickup."""
MOST_NOTES = 5000


@dataclass(frozen=True, slots=True)
class OnGrid:
    """A melody on the grid. ``confidence`` has a value for each note of the score's one track, in order.

    ``tempo_bpm`` counts quarters as the score does, with fractions; ``off_s`` is how far the notes were from the
    steady but slowly changing tempo, on average.
    """

    score: Score
    confidence: tuple[float, ...]
    tempo_bpm: float
    off_s: float

    @property
    def unsure(self) -> tuple[int, ...]:
        """The notes, counted from 0, that somebody should look at."""
        return tuple(i for i, sure in enumerate(self.confidence) if sure < UNSURE_BELOW)


def on_grid(
    heard: Heard, tempo_bpm: float | None = None, meter: Meter | None = None, key: Key | None = None, *, title: str = ""
) -> OnGrid:
    """Write a heard melody on the grid; tempo (quarters a minute), meter and key are found where they are not given.

    Raises BadInput for a melody without notes, or with more than ``MOST_NOTES``.
    """
    if not heard.notes:
        raise BadInput("the melody has no notes")
    if len(heard.notes) > MOST_NOTES:
        raise BadInput(f"the melody has {len(heard.notes)} notes; at most {MOST_NOTES} are written")
    _check_meter(meter)
    onsets = np.array([n.onset_s for n in heard.notes])
    compound, beats = _beats(onsets, tempo_bpm, meter)
    beat_tick = _beat_tick(meter, compound)
    ticks = beats.steps * beat_tick // STEPS
    lengths = _lengths(heard, ticks, beats.beat_s / beat_tick)
    pitches = [n.pitch for n in heard.notes]
    meter, lead_tick = _metered(ticks, ticks + lengths, pitches, meter, compound)
    notes = tuple(
        Note(int(tick) + lead_tick, heard_note.pitch, int(length), heard_note.velocity)
        for tick, length, heard_note in zip(ticks, lengths, heard.notes, strict=True)
    )
    bpm = tempo_bpm or 60.0 / beats.beat_s * beat_tick / TICKS_PER_QUARTER
    confidence = tuple(_sure(n, float(off)) for n, off in zip(heard.notes, beats.off_s, strict=True))
    score = _score(notes, meter, bpm, key or melody_key(notes), title)
    return OnGrid(score, confidence, bpm, float(np.abs(beats.off_s).mean()))


def _check_meter(meter: Meter | None) -> None:
    if meter is not None and not TICKS_PER_STEP <= meter.bar_ticks <= MAX_BAR_TICKS:
        raise BadInput(f"bars of {meter} cannot be written; at most 8/4")


def _beats(onsets: Floats, tempo_bpm: float | None, meter: Meter | None) -> tuple[bool, Beats]:
    """Whether the beats are dotted, and the beats."""
    known_s = None if tempo_bpm is None else 60.0 / tempo_bpm / TICKS_PER_QUARTER
    if meter is not None:
        dotted = _is_compound(meter)
        return dotted, find_beats(
            onsets, COMPOUND if dotted else SIMPLE, known_s and known_s * _beat_tick(meter, dotted)
        )
    simple = find_beats(onsets, SIMPLE, known_s and known_s * _beat_tick(None, False))
    triple = find_beats(onsets, COMPOUND, known_s and known_s * _beat_tick(None, True))
    thirds = float(np.isin(triple.steps % STEPS, (STEPS // 3, 2 * STEPS // 3)).mean())
    dotted = triple.cost + COMPOUND_COST < simple.cost and thirds >= LEAST_THIRDS
    return dotted, triple if dotted else simple


def _is_compound(meter: Meter) -> bool:
    return meter.denominator >= 8 and meter.numerator % 3 == 0


def _beat_tick(meter: Meter | None, compound: bool) -> int:
    """The length of a beat as beats are looked for: a quarter, or three units of the denominator."""
    if not compound:
        return TICKS_PER_QUARTER
    return 3 * 4 * TICKS_PER_QUARTER // (meter.denominator if meter is not None else 8)


def _lengths(heard: Heard, ticks: Ints, second_per_tick: float) -> Ints:
    """How long each note is, in ticks: until the next one, or shorter where there was a rest."""
    lengths = np.zeros(len(ticks), np.int64)
    for i, note in enumerate(heard.notes):
        held_s = note.end_s - note.onset_s
        whole = max(END_STEP, quantise(held_s / second_per_tick, END_STEP))
        if i + 1 == len(ticks):
            lengths[i] = max(END_STEP, quantise(held_s / second_per_tick, REST_TICKS))
            continue
        room = int(ticks[i + 1] - ticks[i])
        share = held_s / max(heard.notes[i + 1].onset_s - note.onset_s, 1e-6)
        rested = share < 1.0 - REST_SHARE and room - whole >= REST_TICKS
        lengths[i] = whole if rested else room
    return lengths


def _metered(ticks: Ints, ends: Ints, pitches: Sequence[int], meter: Meter | None, compound: bool) -> tuple[Meter, int]:
    """The meter, and how many ticks later everything has to be for bars to begin at tick 0."""
    known = () if meter is None and not compound else (meter or Meter(0, 6, 8),)
    found, phase = find_bars(ticks, ends, pitches, known)
    return Meter(0, found.numerator, found.denominator), -phase % found.bar_ticks


def _sure(note: HeardNote, off_s: float) -> float:
    return round(note.confidence / (1.0 + (off_s / OFF_S) ** 2), 3)


def _score(notes: tuple[Note, ...], meter: Meter, bpm: float, key: Key, title: str) -> Score:
    end_tick = max(1, -(-notes[-1].end_tick // meter.bar_ticks)) * meter.bar_ticks
    first = notes[0].onset_tick
    pickup = meter.bar_ticks - first if PICKUP_FROM * meter.bar_ticks <= first and end_tick > meter.bar_ticks else 0
    track = Track(Role.MELODY, "Melody", DEFAULT_PROGRAM, notes)
    return Score(
        title, end_tick, (Tempo(0, round(bpm, 1)),), (meter,), (Key(0, key.tonic, key.mode),),
        tracks=(track,), pickup_ticks=pickup,
    )  # fmt: skip
