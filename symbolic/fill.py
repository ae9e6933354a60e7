"""Fill: write the asked-for cells of the grid, given all other cells and the Controls.

Composing, continuing, regenerating and accompanying are all this one operation with another set of cells. Rows are
written one after the other (a row sees the rows of ``CONTEXT``), a few bars at a time; each cell draws from a random
stream of its own, so what is written elsewhere never moves it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from symbolic import vocab
from symbolic.controls import STYLES, CellControls, Controls, Motif
from symbolic.decoder import Decoder, Floats
from symbolic.encode import FIELD_COLUMN, bar_field_row, cell_field_row, note_row, row_note
from symbolic.errors import BadInput, ScoresmithError
from symbolic.grammar import RULES, CellGrammar, CellState, chord_vector, chord_vectors
from symbolic.grid import Cell, Cells, measure_cell
from symbolic.instruments import instrument
from symbolic.sampling import Sampling, bolder, cell_stream, draw
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Note, Role
from symbolic.vocab import DECODE_ORDER, END, UNTOLD_OF_GIVEN

CONTEXT: Mapping[Role, tuple[Role, ...]] = {
    Role.MELODY: (),
    Role.BASS: (Role.MELODY, Role.CHORDS, Role.ARP),
    Role.CHORDS: (Role.MELODY, Role.BASS, Role.ARP),
    Role.ARP: (Role.MELODY, Role.BASS, Role.CHORDS),
    Role.COUNTER: (Role.MELODY, Role.BASS, Role.CHORDS, Role.ARP),
    Role.PAD: (Role.MELODY,),
    Role.DRUMS: (),
}  # the other rows that a row sees: those that it was seen together with in the training data
STREAMS: tuple[tuple[Role, ...], ...] = (
    (Role.BASS, Role.CHORDS, Role.ARP, Role.COUNTER),
    (Role.PAD, Role.DRUMS),
)  # after the melody, rows of different streams do not depend on each other
STYLE_KIN: Mapping[str, tuple[str, ...]] = {
    "pop": ("ballad", "rock"), "ballad": ("pop",), "rock": ("metal", "pop"), "metal": ("rock",),
    "funk": ("hiphop", "rock", "pop"), "disco": ("funk", "rock", "pop"), "bossa": ("latin", "swing", "ballad"),
    "swing": ("blues", "folk", "pop"), "lofi": ("hiphop", "ballad", "pop"), "ambient": ("ballad", "classical"),
    "edm": ("disco", "funk", "pop"), "epic": ("classical", "rock"), "waltz": ("folk", "classical", "ballad"),
    "folk": ("pop", "ballad"), "guofeng": ("ballad", "pop"), "chiptune": ("rock", "pop"),
    "classical": ("ballad",), "latin": ("bossa", "pop"), "hiphop": ("funk", "pop"), "blues": ("swing", "rock", "pop"),
}  # fmt: skip  # what a role that was never seen in a style is told instead
CHUNK_BARS = 4
OWN_BARS_BEFORE = 8
OTHER_BARS_BEFORE = 2
BARS_AFTER = 2
LEGATO_TICKS = 3 * TICKS_PER_STEP
"""A one-voiced role closes a gap to its next note that is shorter than this."""
DRUM_STEPS = 3
"""The written length of a drum hit, in grid steps."""


class Cancelled(ScoresmithError):
    """The caller asked to stop; nothing was changed."""

    exit_code = 130


@dataclass(slots=True)
class _Job:
    """What one fill shares among its rows."""

    cells: Cells
    controls: Controls
    decoder: Decoder
    seed: int
    takes: Mapping[Cell, int]
    sampling: Sampling
    step: Callable[[], None]
    bar_rows: dict[tuple[str, int], NDArray[np.uint8]] = field(default_factory=dict)


def fill(
    cells: Mapping[Cell, tuple[Note, ...]],
    controls: Controls,
    request: Collection[Cell],
    decoder: Decoder,
    *,
    seed: int,
    takes: Mapping[Cell, int] | None = None,
    sampling: Sampling | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Cells:
    """Give the grid with the cells of ``request`` written anew; every other cell is the same object as before.

    A requested cell without Controls becomes silent. ``takes`` numbers the attempts at a cell: another take is another
    random stream. Raises BadInput for a cell outside the piece, Cancelled when ``cancelled`` says so.
    """
    for role, bar in request:
        if not 0 <= bar < len(controls.bars):
            raise BadInput(f"bar {bar + 1} of {role} is outside the piece, which has {len(controls.bars)} bars")
    wanted = set(request)
    done = 0

    def step() -> None:
        nonlocal done
        if cancelled is not None and cancelled():
            raise Cancelled("stopped on request")
        done += 1
        if progress is not None:
            progress(min(done / max(len(wanted), 1), 1.0))

    kept = {cell: notes for cell, notes in cells.items() if cell not in wanted}
    job = _Job(dict(kept), controls, decoder, seed, takes or {}, sampling or Sampling(), step)
    _fill_row(job, Role.MELODY, wanted)
    with ThreadPoolExecutor(len(STREAMS)) as pool:
        for future in [pool.submit(_fill_rows, job, stream, wanted) for stream in STREAMS]:
            future.result()
    return {cell: kept.get(cell, notes) for cell, notes in job.cells.items() if notes}


def _fill_rows(job: _Job, roles: tuple[Role, ...], wanted: set[Cell]) -> None:
    for role in roles:
        _fill_row(job, role, wanted)


def _fill_row(job: _Job, role: Role, wanted: set[Cell]) -> None:
    """Write one row, chunk by chunk, then make its notes follow one another without overlap."""
    bars = sorted(bar for r, bar in wanted if r is role and (r, bar) in job.controls.cells)
    if not bars:
        return
    for chunk in _chunks(bars):
        _fill_chunk(job, role, chunk, wanted)
    _separate(job, role, wanted)


def _chunks(bars: list[int]) -> list[list[int]]:
    """Runs of neighbouring bars, at most CHUNK_BARS long."""
    out: list[list[int]] = []
    for bar in bars:
        if out and bar == out[-1][-1] + 1 and len(out[-1]) < CHUNK_BARS:
            out[-1].append(bar)
        else:
            out.append([bar])
    return out


def _fill_chunk(job: _Job, role: Role, bars: list[int], wanted: set[Cell]) -> None:
    context = _context(job, role, bars, wanted)
    first = min([bars[0], *(bar for _, bar in context)])
    events = [_given_events(job, cell, first) for cell in context]
    past: Floats | None = None
    waiting: list[Floats] = events
    for bar in bars:
        job.step()
        control = job.controls.cells[role, bar]
        copied = _copied(job, role, bar, control)
        if copied is not None:
            job.cells[role, bar] = copied
            waiting.append(_given_events(job, (role, bar), first))
            continue
        writer = _CellWriter(job, role, bar, first, wanted)
        waiting.append(job.decoder.head_event(writer.vector)[None])
        past = writer.write(np.concatenate(waiting), past)
        waiting = []
        job.cells[role, bar] = writer.notes()


def _context(job: _Job, role: Role, bars: list[int], wanted: set[Cell]) -> list[Cell]:
    """The cells that are given for a chunk, in the order told: as far back as the model's context allows."""
    written = set(job.cells)
    expected = sum(1 + c.density * c.stack * 1.5 for b in bars if (c := job.controls.cells.get((role, b))) is not None)
    room = job.decoder.config["context"] - int(expected) - 8
    own_after = [b for b in range(bars[-1] + 1, bars[-1] + 1 + BARS_AFTER) if (role, b) not in wanted]
    for back in range(OWN_BARS_BEFORE, -1, -1):
        own = [*range(max(0, bars[0] - back), bars[0]), *own_after]
        others = range(max(0, bars[0] - min(back, OTHER_BARS_BEFORE)), bars[-1] + 1)
        chosen = [(role, b) for b in own] + [(other, b) for other in CONTEXT[role] for b in others]
        chosen = [cell for cell in chosen if cell in written and job.cells[cell]]
        if sum(1 + len(job.cells[cell]) for cell in chosen) <= room:
            break
    else:
        chosen = []
    return sorted(chosen, key=lambda cell: (cell[1], DECODE_ORDER.index(cell[0])))


def _copied(job: _Job, role: Role, bar: int, control: CellControls) -> tuple[Note, ...] | None:
    """The source cell's notes moved here if the motif plan repeats it and the harmony is the same, else None."""
    if control.motif is not Motif.REPEAT or control.source_bar is None:
        return None
    source = job.cells.get((role, control.source_bar))
    here, there = job.controls.bars[bar], job.controls.bars[control.source_bar]
    move = vocab.tonic_shift(here.key.tonic) - vocab.tonic_shift(there.key.tonic)
    offset = here.start_tick - there.start_tick
    if not source or here.meter.bar_ticks != there.meter.bar_ticks:
        return None
    if role is Role.DRUMS:
        move = 0
    elif [(s.onset_tick + offset, s.chord) for s in there.chords] != [
        (s.onset_tick, s.chord) for s in here.chords
    ] or move:
        return None
    return tuple(Note(n.onset_tick + offset, n.pitch + move, n.duration_tick, n.velocity) for n in source)


def _told(job: _Job, role: Role, bar: int, control: CellControls, first: int, given: bool) -> Floats:
    """The vector that all events of a cell share."""
    style = _style(job, role)
    if (style, bar) not in job.bar_rows:
        job.bar_rows[style, bar] = bar_field_row(job.controls.bars[bar], style, job.controls.tempo_bpm)
    shift = vocab.tonic_shift(job.controls.bars[bar].key.tonic)
    row = cell_field_row(job.bar_rows[style, bar], (role, bar), control, shift)
    row[FIELD_COLUMN["bar"]] = min(bar - first, vocab.MAX_WINDOW_BARS - 1) + 1
    row[FIELD_COLUMN["given"]] = 2 if given else 1
    if given:
        row[[FIELD_COLUMN[name] for name in UNTOLD_OF_GIVEN]] = 0
    return job.decoder.cell_vector(row, chord_vectors(job.controls.bars, bar))


def _style(job: _Job, role: Role) -> str:
    """The style that the role is told: the piece's, or the nearest one that the role was trained on."""
    trained = job.decoder.trained_styles(role.value)
    for style in (job.controls.style, *STYLE_KIN.get(job.controls.style, ())):
        if style in STYLES and STYLES.index(style) + 1 in trained:
            return style
    return ""


def _given_events(job: _Job, cell: Cell, first: int) -> Floats:
    """The events of a cell that is given, shape (1 + notes, D)."""
    role, bar = cell
    place = job.controls.bars[bar]
    notes = job.cells[cell]
    vector = _told(job, role, bar, measure_cell(notes, role, place), first, given=True)
    shift = vocab.tonic_shift(place.key.tonic)
    rows = np.array(sorted({note_row(note, role, place.start_tick, shift) for note in notes}), np.int64)
    return np.concatenate((job.decoder.head_event(vector)[None], job.decoder.note_events(vector, rows)))


class _CellWriter:
    """Writes the notes of one cell, one step of the model a note."""

    def __init__(self, job: _Job, role: Role, bar: int, first: int, wanted: set[Cell]) -> None:
        self.job, self.role, self.bar = job, role, bar
        self.place = job.controls.bars[bar]
        self.control = job.controls.cells[role, bar]
        chosen = instrument(job.controls.programs.get(role, 0))
        limits = (0, 127) if role is Role.DRUMS else (chosen.low, chosen.high)
        self.grammar = CellGrammar(role, self.place, self.control, limits, job.controls.style, job.sampling.leaning)
        self.vector = _told(job, role, bar, self.control, first, given=False)
        take = job.takes.get((role, bar), 0)
        self.rng, self.sampling = cell_stream(job.seed, role, bar, take), bolder(job.sampling, take)
        self.state = CellState(previous_pitch=self._previous_pitch(), blocked_steps=self._blocked(wanted))
        self.last_step = self._last_step(wanted)

    def write(self, events: Floats, past: Floats | None) -> Floats:
        """Write the cell after ``events``; gives the state of the model after its last note."""
        decoder, sampling = self.job.decoder, self.sampling
        features, past = decoder.run(events, past)
        forced = self._source_rows()
        while len(self.state.rows) < 96:
            h = features[-1]
            if forced is not None:
                if not forced:
                    break
                source = forced.pop(0)
                position = source[0]
            else:
                source = None
                bias = self.grammar.position_bias(self.state)
                position = draw(
                    decoder.position_logits(h), bias, sampling.position_temperature, sampling.top_p, self.rng
                )
            if position == END:
                break
            row = self._note_at(h, position, source)
            if row is None and source is None:
                break
            if row is None:
                continue
            self.state.rows.append(row)
            self.state.pitch_before, self.state.previous_pitch = self.state.previous_pitch, row[1]
            features, past = decoder.run(decoder.note_events(self.vector, np.array([row])), past)
        return past

    def _note_at(self, h: Floats, position: int, source: tuple[int, int, int] | None) -> tuple[int, int, int] | None:
        """Draw pitch and duration at a position; with a source note, its duration and its contour are kept."""
        decoder, sampling = self.job.decoder, self.sampling
        onset = decoder.onset_vector(h, position, chord_vector(self.grammar, position))
        bias = self.grammar.pitch_bias(self.state, position)
        if source is not None:
            bias = bias + self._contour(source)
        if not np.isfinite(bias).any():
            return None
        pitch = draw(decoder.pitch_logits(onset), bias, sampling.pitch_temperature, sampling.top_p, self.rng)
        if self.role is Role.DRUMS:
            return position, pitch, vocab.duration_index(DRUM_STEPS)
        limits = self.grammar.duration_bias(position, self.last_step)
        if source is not None and np.isfinite(limits[source[2]]):
            return position, pitch, source[2]
        logits = decoder.duration_logits(onset, pitch)
        return position, pitch, draw(logits, limits, sampling.duration_temperature, sampling.top_p, self.rng)

    def _source_rows(self) -> list[tuple[int, int, int]] | None:
        """The rhythm to keep, as rows of the source cell; None where the cell invents its own."""
        source_bar = self.control.source_bar
        if self.control.motif is Motif.STATE or source_bar is None:
            return None
        notes = self.job.cells.get((self.role, source_bar))
        there = self.job.controls.bars[source_bar]
        if not notes or there.meter.bar_ticks != self.place.meter.bar_ticks:
            return None
        shift = vocab.tonic_shift(there.key.tonic)
        rows = sorted({note_row(note, self.role, there.start_tick, shift) for note in notes})
        return [row for row in rows if self.state.blocked_steps <= row[0] < self.grammar.steps] or None

    def _contour(self, source: tuple[int, int, int]) -> Floats:
        """Lean towards moving as the source did: up where it went up, and as far."""
        if RULES[self.role].stack > 2:
            return np.zeros(vocab.PITCHES, np.float32)
        notes = self.job.cells[self.role, self.control.source_bar or 0]
        there = self.job.controls.bars[self.control.source_bar or 0]
        rows = sorted({note_row(n, self.role, there.start_tick, vocab.tonic_shift(there.key.tonic)) for n in notes})
        place = rows.index(source)
        aim = source[1]
        if place and self.state.rows:
            aim = self.state.rows[-1][1] + source[1] - rows[place - 1][1]
        out: Floats = (-0.35 * self.sampling.leaning * np.abs(np.arange(vocab.PITCHES) - aim)).astype(np.float32)
        return out

    def notes(self) -> tuple[Note, ...]:
        """What was written, as notes with ticks from the start of the piece."""
        rows = sorted(self.state.rows)
        if rows and self.place.phrase_end and RULES[self.role].rings:
            rows[-1] = (*rows[-1][:2], self._held(rows[-1]))
        return tuple(row_note(row, self.place.start_tick, self.grammar.shift) for row in rows)

    def _held(self, row: tuple[int, int, int]) -> int:
        """The duration index of a phrase's last note: held for half a bar if there is room."""
        room = min(self.last_step - row[0], max(self.grammar.steps // 2, vocab.DURATIONS[row[2]]))
        return max(i for i, steps in enumerate(vocab.DURATIONS) if steps <= max(room, vocab.DURATIONS[row[2]]))

    def _previous_pitch(self) -> int | None:
        """The pitch index of the row's last note in the two bars before."""
        for bar in (self.bar - 1, self.bar - 2):
            if notes := self.job.cells.get((self.role, bar)):
                shift = vocab.tonic_shift(self.job.controls.bars[bar].key.tonic)
                return vocab.pitch_index(max(notes, key=lambda n: n.onset_tick).pitch, self.role, shift)
        return None

    def _blocked(self, wanted: set[Cell]) -> int:
        """Steps in which a kept note of this one-voiced role still sounds; a note written now will give way."""
        before = (self.role, self.bar - 1)
        if before in wanted or RULES[self.role].stack > 1 or before not in self.job.cells:
            return 0
        end = max(note.end_tick for note in self.job.cells[before])
        return max(0, -(-(end - self.place.start_tick) // TICKS_PER_STEP))

    def _last_step(self, wanted: set[Cell]) -> int:
        """The last step, from this bar line, to which a note may sound."""
        bars = self.job.controls.bars
        following = bars[self.bar + 1] if self.bar + 1 < len(bars) else None
        if self.place.phrase_end and RULES[self.role].rings and not self.place.final:
            return self.grammar.steps - min(GRID_PER_QUARTER, self.grammar.steps // 4)  # a breath
        if following is None or self.place.section_end:
            return self.grammar.steps
        after = self.job.cells.get((self.role, self.bar + 1))
        if after and (self.role, self.bar + 1) not in wanted:
            return (min(note.onset_tick for note in after) - self.place.start_tick) // TICKS_PER_STEP
        return self.grammar.steps + following.meter.bar_ticks // TICKS_PER_STEP


def _separate(job: _Job, role: Role, wanted: set[Cell]) -> None:
    """Let the written notes of a row end where the next note of the voice, or of the same pitch, begins."""
    one_voice = RULES[role].stack == 1
    row = sorted(bar for r, bar in job.cells if r is role)
    following: dict[int, int] = {}  # pitch (or 0 for a one-voiced role) -> onset of the next note
    for bar in reversed(row):
        cell = (role, bar)
        out = []
        for note in sorted(job.cells[cell], reverse=True):
            voice = 0 if one_voice else note.pitch
            limit = following.get(voice)
            if cell in wanted and limit is not None:
                if limit <= note.onset_tick:
                    continue
                closes = one_voice and job.sampling.leaning >= 1 and limit - note.end_tick < LEGATO_TICKS
                if note.end_tick > limit or closes:
                    note = Note(note.onset_tick, note.pitch, limit - note.onset_tick, note.velocity)
            following[voice] = note.onset_tick
            out.append(note)
        if cell in wanted:
            job.cells[cell] = tuple(sorted(out))
