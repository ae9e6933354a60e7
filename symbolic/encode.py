"""From a work or from Controls to the numbers that the model is told, one row a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from symbolic import vocab
from symbolic.controls import STYLES, BarControls, CellControls, Motif
from symbolic.grid import Cell, Cells, cells_of, measure_cell, one_voice
from symbolic.motifs import measure_motif, shapes_of
from symbolic.score import SECTION_KINDS, TICKS_PER_STEP, Chord, ChordSpan, Note, Role, Score
from symbolic.texture import MOTIONS, TEXTURES
from symbolic.theory import CHORD_QUALITIES
from symbolic.timing import bar_starts, key_at, meter_at, span_at
from symbolic.vocab import FIELD_NAMES

FIELD_COLUMN: dict[str, int] = {name: i for i, name in enumerate(FIELD_NAMES)}


@dataclass(frozen=True, slots=True)
class EncodedWork:
    """A work as arrays. C cells sorted by bar and role, N notes sorted by cell, onset and pitch, A bars.

    ``notes`` (N, 3) uint8: position, pitch, duration; ``fields`` (C, fields) uint8; ``cell_bar`` (C,) uint16;
    ``note_start`` (C + 1,) uint32; ``chords`` (A, slots, 3) int8: root relative to the tonic (-1 for none), index of
    the quality, bass; ``work_id``, ``source``, ``split`` and ``creator`` as in the corpus.
    """

    work_id: str
    source: str
    creator: str
    split: str
    notes: NDArray[np.uint8]
    fields: NDArray[np.uint8]
    cell_bar: NDArray[np.uint16]
    note_start: NDArray[np.uint32]
    chords: NDArray[np.int8]


Arrays: TypeAlias = tuple[
    NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint16], NDArray[np.uint32], NDArray[np.int8]
]


def note_row(note: Note, role: Role, bar_start_tick: int, shift: int) -> tuple[int, int, int]:
    """Position, pitch and duration of a note as the model's indices."""
    position = (note.onset_tick - bar_start_tick) // TICKS_PER_STEP
    duration = vocab.duration_index(round(note.duration_tick / TICKS_PER_STEP))
    return position, vocab.pitch_index(note.pitch, role, shift), duration


def row_note(row: Sequence[int], bar_start_tick: int, shift: int) -> Note:
    """The note that ``note_row`` would tell so."""
    position, pitch, duration = row
    onset = bar_start_tick + position * TICKS_PER_STEP
    return Note(onset, vocab.index_pitch(pitch, shift), vocab.DURATIONS[duration] * TICKS_PER_STEP)


def bar_field_row(bar: BarControls, style: str, tempo_bpm: float) -> NDArray[np.uint8]:
    """The fields that all cells of a bar share, shape (fields,); the cell's own fields are 0."""
    row = np.zeros(len(FIELD_NAMES), np.uint8)
    values = {
        "section": SECTION_KINDS.index(bar.section) + 1 if bar.section in SECTION_KINDS else 0,
        "bar_in_section": min(bar.bar_in_section, vocab.MAX_SECTION_BARS - 1) + 1 if bar.section_bars else 0,
        "bars_left": min(bar.section_bars - bar.bar_in_section, vocab.MAX_SECTION_BARS) if bar.section_bars else 0,
        "ending": 0
        if not bar.section_bars
        else 4
        if bar.final
        else 3
        if bar.section_end
        else 2
        if bar.phrase_end
        else 1,
        "meter": vocab.meter_index(bar.meter),
        "tempo": vocab.tempo_index(tempo_bpm),
        "mode": vocab.mode_index(bar.key.mode),
        "style": STYLES.index(style) + 1 if style in STYLES else 0,
        "energy": vocab.energy_index(bar.energy),
    }
    for name, value in values.items():
        row[FIELD_COLUMN[name]] = value
    return row


def cell_field_row(bar_row: NDArray[np.uint8], place: Cell, cell: CellControls, shift: int) -> NDArray[np.uint8]:
    """All fields of a cell but its place in the window and whether it is given, shape (fields,)."""
    role, bar = place
    row = bar_row.copy()
    row[FIELD_COLUMN["role"]] = vocab.ROLE_INDEX[role] + 1
    row[FIELD_COLUMN["density"]] = vocab.bin_index(cell.density, vocab.DENSITY_EDGES)
    if role is not Role.DRUMS:
        row[FIELD_COLUMN["register"]] = vocab.register_index(cell.register - shift)
    row[FIELD_COLUMN["stack"]] = vocab.bin_index(cell.stack, vocab.STACK_EDGES)
    row[FIELD_COLUMN["pulse"]] = vocab.PULSES.index(cell.pulse) + 1
    row[FIELD_COLUMN["texture"]] = TEXTURES.index(cell.texture) + 1 if cell.texture is not None else 0
    row[FIELD_COLUMN["motion"]] = MOTIONS.index(cell.motion) + 1 if cell.motion is not None else 0
    row[FIELD_COLUMN["motif"]] = vocab.MOTIFS.index(cell.motif) + 1
    if cell.source_bar is not None and cell.source_bar < bar and cell.motif is not Motif.STATE:
        row[FIELD_COLUMN["lag"]] = min(bar - cell.source_bar, vocab.MAX_LAG_BARS + 1)
    return row


def describe_cells(cells: Cells, bars: Sequence[BarControls]) -> dict[Cell, CellControls]:
    """The Controls of existing cells, the sources of their material among them."""
    shapes = shapes_of(cells, bars)
    described = {}
    for cell, notes in cells.items():
        motif, source = measure_motif(shapes, bars, cell)
        described[cell] = replace(measure_cell(notes, cell[0], bars[cell[1]]), motif=motif, source_bar=source)
    return described


def chord_at(chords: Sequence[ChordSpan], tick: int) -> Chord | None:
    """The chord that sounds at ``tick``, or None."""
    span = span_at(chords, tick)
    return None if span is None else span.chord


def describe_bars(score: Score) -> tuple[BarControls, ...]:
    """The bar Controls of an existing score; energy is how busy a bar is among the piece's bars."""
    starts = bar_starts(score.meters, score.end_tick)
    counts = np.zeros(len(starts) - 1)
    for (_, bar), notes in cells_of(score).items():
        counts[bar] += len(notes)
    smooth = np.convolve(np.pad(counts, 2, mode="edge"), np.ones(5) / 5, mode="valid") if len(counts) else counts
    rank = smooth.argsort(kind="stable").argsort(kind="stable") / max(len(counts) - 1, 1)
    by_bar: list[list[ChordSpan]] = [[] for _ in counts]
    bar = 0
    for span in sorted(score.chords, key=lambda s: s.onset_tick):
        while bar < len(counts) - 1 and starts[bar + 1] <= span.onset_tick:
            bar += 1
        last = bar
        while last < len(counts) and starts[last] < span.onset_tick + span.duration_tick:
            by_bar[last].append(span)
            last += 1
    bars = []
    for i in range(len(counts)):
        section = next((s for s in score.sections if s.start_bar <= i < s.end_bar), None)
        place = i - section.start_bar if section else 0
        bars.append(
            BarControls(
                start_tick=starts[i],
                meter=meter_at(score.meters, starts[i]),
                key=key_at(score.keys, starts[i]),
                section=section.kind if section else "",
                bar_in_section=place,
                section_bars=section.bars if section else 0,
                chords=tuple(by_bar[i]),
                energy=float(rank[i]),
                section_end=section is not None and place == section.bars - 1,
                final=section is not None and i == len(counts) - 1,
            )
        )
    return tuple(bars)


def encode_score(score: Score, style: str) -> Arrays | None:
    """The arrays of ``EncodedWork`` in their order; None if a bar is too long to tell or there is no track."""
    if not score.tracks or any(m.bar_ticks > vocab.MAX_STEPS * TICKS_PER_STEP for m in score.meters):
        return None
    bars = describe_bars(score)
    tempo = score.tempos[0].bpm
    cells: Cells = cells_of(one_voice(score))
    order = sorted(cells, key=lambda cell: (cell[1], vocab.DECODE_ORDER.index(cell[0])))
    notes, fields, starts = [], [], [0]
    controls = describe_cells(cells, bars)
    bar_rows = [bar_field_row(bar, style, tempo) for bar in bars]
    for role, bar in order:
        shift = vocab.tonic_shift(bars[bar].key.tonic)
        here = cells[role, bar]
        fields.append(cell_field_row(bar_rows[bar], (role, bar), controls[role, bar], shift))
        notes += sorted({note_row(note, role, bars[bar].start_tick, shift) for note in here})
        starts.append(len(notes))
    return (
        np.array(notes, np.uint8),
        np.stack(fields),
        np.array([bar for _, bar in order], np.uint16),
        np.array(starts, np.uint32),
        np.stack([chord_rows(bar) for bar in bars]),
    )


QUALITY_NAMES: tuple[str, ...] = tuple(CHORD_QUALITIES)


def chord_rows(bar: BarControls) -> NDArray[np.int8]:
    """The chords at each quarter of the bar, shape (slots, 3): root relative to the tonic, quality, bass; -1 untold."""
    out = np.full((vocab.CHORD_SLOTS, 3), -1, np.int8)
    shift = vocab.tonic_shift(bar.key.tonic)
    for slot in range(vocab.CHORD_SLOTS):
        chord = chord_at(bar.chords, bar.start_tick + slot * bar.meter.bar_ticks // vocab.CHORD_SLOTS)
        if chord is not None:
            bass = chord.root if chord.bass is None else chord.bass
            out[slot] = (chord.root - shift) % 12, QUALITY_NAMES.index(chord.quality), (bass - shift) % 12
    return out
