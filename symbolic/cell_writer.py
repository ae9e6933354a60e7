"""Writing a unit, one step of the model a note, as a coroutine that asks for what only the model knows.

The coroutine yields an ``Ask`` and is sent the answer, so that many units can be asked for together as one batch.
Shapes: R copies (1, or 2 with guidance), T events, D width.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from symbolic import vocab
from symbolic.context import Job, context, given_events, told
from symbolic.controls import CellControls, Motif
from symbolic.decoder import Floats
from symbolic.encode import note_row, row_note
from symbolic.grammar import NEVER, RULES, CellGrammar, CellState, chord_vector
from symbolic.instruments import instrument
from symbolic.joins import end_where_next_begins
from symbolic.sampling import bolder, cell_stream, draw
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Note, Role
from symbolic.units import Unit
from symbolic.vocab import END

MAX_CELL_NOTES = 96
DRUM_STEPS = 3
"""The written length of a drum hit, in grid steps."""
CONTOUR_LEAN = 0.35
"""How much a varied motif leans towards its source's contour, in nats a semitone."""

RINGS_BARS = 4
"""How many bars back a kept note may have begun that still sounds."""
LENGTH_LEAN = 4.0
"""How much a varied motif leans towards its source's note lengths, in nats; at full leaning it keeps them."""

Row = tuple[int, int, int]


class Want(Enum):
    """What a unit asks for."""

    FEATURES = "features"
    """To read events (R, T, D); the answer is the features after the last, (R, D)."""
    POSITION = "position"
    """Logits (R, values) of a field of the next note, from a vector (R, D)."""
    PITCH = "pitch"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the model."""

    want: Want
    x: Floats


Writing = Generator[Ask, Floats, None]


def write_unit(job: Job, unit: Unit) -> Writing:
    """Write the cells of a unit into ``job.cells``."""
    around = context(job, unit)
    first = min([unit.bars[0], *(bar for _, bar in around)])
    waiting = [given_events(job, cell, job.look(unit, cell), first) for cell in around]
    for bar in unit.bars:
        cell = (unit.role, bar)
        copied = _copied(job, unit, bar)
        if copied is not None:
            job.cells[cell] = copied
            waiting.append(given_events(job, cell, copied, first))
            continue
        writer = _CellWriter(job, unit, bar, first)
        waiting.append(job.decoder.head_event(writer.vectors)[:, None])
        yield from writer.write(np.concatenate(waiting, axis=1))
        waiting = []
        job.cells[cell] = writer.notes()
    later: list[Note] = []
    for bar in reversed(unit.bars):
        job.cells[unit.role, bar] = end_where_next_begins(
            job.cells[unit.role, bar], later, unit.role, legato=job.sampling.leaning >= 1
        )
        later += job.cells[unit.role, bar]


def _copied(job: Job, unit: Unit, bar: int) -> tuple[Note, ...] | None:
    """The source cell's notes moved here if the motif plan repeats it and the harmony is the same, else None."""
    role = unit.role
    control = job.controls.cells[role, bar]
    if control.motif is not Motif.REPEAT or control.source_bar is None:
        return None
    source = job.look(unit, (role, control.source_bar))
    here, there = job.controls.bars[bar], job.controls.bars[control.source_bar]
    if not source or here.meter.bar_ticks != there.meter.bar_ticks:
        return None
    offset = here.start_tick - there.start_tick
    if role is not Role.DRUMS and (
        vocab.tonic_shift(here.key.tonic) != vocab.tonic_shift(there.key.tonic)
        or [(s.onset_tick + offset, s.chord) for s in there.chords] != [(s.onset_tick, s.chord) for s in here.chords]
    ):
        return None
    return tuple(Note(n.onset_tick + offset, n.pitch, n.duration_tick, n.velocity) for n in source)


class _CellWriter:
    """Writes the notes of one cell."""

    def __init__(self, job: Job, unit: Unit, bar: int, first: int) -> None:
        self.job, self.unit, self.role, self.bar = job, unit, unit.role, bar
        self.place = job.controls.bars[bar]
        self.control: CellControls = job.controls.cells[self.role, bar]
        chosen = instrument(job.controls.programs.get(self.role, 0))
        limits = (0, 127) if self.role is Role.DRUMS else (chosen.low, chosen.high)
        self.grammar = CellGrammar(
            self.role,
            self.place,
            self.control,
            limits,
            self.control.style or job.controls.style,
            job.sampling.leaning,
        )
        self.vectors = told(job, self.role, bar, self.control, first, given=False)
        take = job.takes.get((self.role, bar), 0)
        self.rng, self.sampling = cell_stream(job.seed, self.role, bar, take), bolder(job.sampling, take)
        self.state = CellState(previous_pitch=self._previous_pitch(), blocked_steps=self._blocked())
        self.last_step = self._last_step()
        self.source = self._source_rows()
        self.ringing = self._ringing()
        self._onset_chords: dict[int, Floats] = {}

    def write(self, events: Floats) -> Writing:
        """Write the cell after ``events`` (R, T, D)."""
        forced = self.source
        while len(self.state.rows) < MAX_CELL_NOTES:
            if forced == [] and self.bar == self.unit.bars[-1]:
                break  # nothing is written after this note, so it need not be read
            features = yield Ask(Want.FEATURES, events)
            row = yield from self._next_row(features) if forced is None else self._varied_row(features, forced)
            if row is None:
                break
            self.state.rows.append(row)
            self.state.pitch_before, self.state.previous_pitch = self.state.previous_pitch, row[1]
            own = np.array([row])
            events = np.stack([self.job.decoder.note_events(vector, own) for vector in self.vectors])

    def _next_row(self, features: Floats) -> Generator[Ask, Floats, Row | None]:
        """The next note of the cell's own invention; None at the end of the cell."""
        bias = self.grammar.position_bias(self.state)
        if self.role is not Role.DRUMS:
            bias[max(self.last_step, 0) : END] = NEVER
        if not np.isfinite(bias).any():
            return None
        logits = yield Ask(Want.POSITION, features)
        position = self._draw(logits, bias, self.sampling.position_temperature)
        return None if position == END else (yield from self._note_at(features, position, None))

    def _varied_row(self, features: Floats, forced: list[Row]) -> Generator[Ask, Floats, Row | None]:
        """The next note at a place of the source's rhythm, which is taken off ``forced``; None at its end."""
        while forced:
            source = forced.pop(0)
            row = yield from self._note_at(features, source[0], source)
            if row is not None:
                return row
        return None

    def _note_at(self, features: Floats, position: int, source: Row | None) -> Generator[Ask, Floats, Row | None]:
        """Draw pitch and duration at a position; with a source note, its duration and its contour are kept."""
        bias = self.grammar.pitch_bias(self.state, position)
        if source is not None:
            bias = bias + self._contour(source)
        for index, end_step in self.ringing.items():
            bias[index] = NEVER if position < end_step else bias[index]
        limits = self.grammar.duration_bias(position, self.last_step)
        if not np.isfinite(bias).any() or (self.role is not Role.DRUMS and not np.isfinite(limits).any()):
            return None
        onset = self.job.decoder.onset(features, position, self._onset_chord(position))
        logits = yield Ask(Want.PITCH, onset)
        pitch = self._draw(logits, bias, self.sampling.pitch_temperature)
        if self.role is Role.DRUMS:
            return position, pitch, vocab.duration_index(DRUM_STEPS)
        if source is not None and np.isfinite(limits[source[2]]):
            if self.sampling.leaning >= 1:
                return position, pitch, source[2]
            limits[source[2]] += np.float32(LENGTH_LEAN * self.sampling.leaning)
        logits = yield Ask(Want.DURATION, self.job.decoder.onset_pitch(onset, pitch))
        return position, pitch, self._draw(logits, limits, self.sampling.duration_temperature)

    def _draw(self, logits: Floats, bias: Floats, temperature: float) -> int:
        """Draw from the logits (R, values); of two copies, away from the one that is told nothing."""
        chosen: Floats = logits[0]
        if len(logits) == 2:
            chosen = logits[1] + np.float32(self.sampling.guidance) * (logits[0] - logits[1])
        return draw(chosen, bias, temperature, self.sampling.top_p, self.rng)

    def _onset_chord(self, position: int) -> Floats:
        """What the heads are told of the chord at a position, (R, D); nothing in the second copy."""
        slot = min(position * vocab.CHORD_SLOTS // self.grammar.steps, vocab.CHORD_SLOTS - 1)
        if slot not in self._onset_chords:
            row = self.job.decoder.onset_chord(chord_vector(self.grammar, position))
            self._onset_chords[slot] = np.stack((row, np.zeros_like(row))[: len(self.vectors)])
        return self._onset_chords[slot]

    def _source_rows(self) -> list[Row] | None:
        """The rhythm to keep, as rows of the source cell; None where the cell invents its own."""
        source_bar = self.control.source_bar
        if self.control.motif is Motif.STATE or source_bar is None:
            return None
        there = self.job.controls.bars[source_bar]
        if there.meter.bar_ticks != self.place.meter.bar_ticks:
            return None
        rows = self._rows_of(source_bar)
        return [row for row in rows if self.state.blocked_steps <= row[0] < self.grammar.steps] or None

    def _rows_of(self, bar: int) -> list[Row]:
        there = self.job.controls.bars[bar]
        shift = vocab.tonic_shift(there.key.tonic)
        notes = self.job.look(self.unit, (self.role, bar))
        return sorted({note_row(note, self.role, there.start_tick, shift) for note in notes})

    def _contour(self, source: Row) -> Floats:
        """Lean towards moving as the source did: up where it went up, and as far."""
        if RULES[self.role].stack > 2:
            return np.zeros(vocab.PITCHES, np.float32)
        rows = self._rows_of(self.control.source_bar or 0)
        place = rows.index(source)
        aim = source[1]
        if place and self.state.rows:
            aim = self.state.rows[-1][1] + source[1] - rows[place - 1][1]
        out: Floats = (-CONTOUR_LEAN * self.sampling.leaning * np.abs(np.arange(vocab.PITCHES) - aim)).astype(
            np.float32
        )
        return out

    def notes(self) -> tuple[Note, ...]:
        """What was written, as notes with ticks from the start of the piece."""
        rows = sorted(self.state.rows)
        if rows and self.place.phrase_end and RULES[self.role].rings:
            rows[-1] = (*rows[-1][:2], self._held(rows[-1]))
        return tuple(row_note(row, self.place.start_tick, self.grammar.shift) for row in rows)

    def _held(self, row: Row) -> int:
        """The duration index of a phrase's last note: held for half a bar if there is room."""
        room = min(self.last_step - row[0], max(self.grammar.steps // 2, vocab.DURATIONS[row[2]]))
        return max(i for i, steps in enumerate(vocab.DURATIONS) if steps <= max(room, vocab.DURATIONS[row[2]]))

    def _previous_pitch(self) -> int | None:
        """The pitch index of the row's last note in the two bars before."""
        for bar in (self.bar - 1, self.bar - 2):
            if bar >= 0 and (notes := self.job.look(self.unit, (self.role, bar))):
                shift = vocab.tonic_shift(self.job.controls.bars[bar].key.tonic)
                return vocab.pitch_index(max(notes, key=lambda n: n.onset_tick).pitch, self.role, shift)
        return None

    def _blocked(self) -> int:
        """Steps in which a kept note of this one-voiced role still sounds; a note written now will give way."""
        before = (self.role, self.bar - 1)
        if before in self.job.wanted or RULES[self.role].stack > 1 or before not in self.job.cells:
            return 0
        end = max(note.end_tick for note in self.job.cells[before])
        return max(0, -(-(end - self.place.start_tick) // TICKS_PER_STEP))

    def _ringing(self) -> dict[int, int]:
        """The pitch indices of kept notes that still sound in this bar, and the steps from its line to their ends."""
        found: dict[int, int] = {}
        for bar in range(max(0, self.bar - RINGS_BARS), self.bar):
            if (self.role, bar) not in self.job.wanted:
                for note in self.job.cells.get((self.role, bar), ()):
                    index = vocab.pitch_index(note.pitch, self.role, self.grammar.shift)
                    end_step = -(-(note.end_tick - self.place.start_tick) // TICKS_PER_STEP)
                    if end_step > 0:
                        found[index] = max(end_step, found.get(index, 0))
        return found

    def _last_step(self) -> int:
        """The last step, from this bar line, to which a note may sound."""
        bars, steps = self.job.controls.bars, self.grammar.steps
        following = bars[self.bar + 1] if self.bar + 1 < len(bars) else None
        if self.place.phrase_end and RULES[self.role].rings and not self.place.final:
            return steps - min(GRID_PER_QUARTER, steps // 4)  # a breath
        closes = self.place.section_end and self.sampling.leaning >= 1
        if following is None or closes or self.bar == self.job.alone:
            return steps
        after = self.job.cells.get((self.role, self.bar + 1))
        if after and (self.role, self.bar + 1) not in self.job.wanted:
            return (min(note.onset_tick for note in after) - self.place.start_tick) // TICKS_PER_STEP
        return steps + following.meter.bar_ticks // TICKS_PER_STEP
