"""Eight-bar excerpts of encoded works with the Controls that describe them: what model and people are compared on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from symbolic import vocab
from symbolic.controls import STYLES, BarControls, Controls
from symbolic.encode import FIELD_COLUMN, QUALITY_NAMES, EncodedWork, describe_cells, row_note
from symbolic.grid import Cells
from symbolic.score import ROLES, SECTION_KINDS, Chord, ChordSpan, Key, Meter, Note

EXCERPT_BARS = 8


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some bars of a work as cells, and the Controls that describe them; the tonic is C."""

    work_id: str
    creator: str
    source: str
    start_bar: int
    cells: Cells
    controls: Controls


def excerpts_of(work: EncodedWork, bars: int = EXCERPT_BARS, stride: int | None = None) -> Iterator[Excerpt]:
    """The excerpts of a work, one after the other (or every ``stride`` bars), that keep one meter."""
    total = int(work.cell_bar[-1]) + 1 if len(work.cell_bar) else 0
    for start in range(0, total - bars + 1, stride or bars):
        excerpt = excerpt_at(work, start, bars)
        if excerpt is not None:
            yield excerpt


def excerpt_at(work: EncodedWork, start: int, bars: int = EXCERPT_BARS) -> Excerpt | None:
    """The excerpt of ``bars`` bars from ``start``; None where the meter changes inside or is not in the table."""
    inside = np.nonzero((work.cell_bar >= start) & (work.cell_bar < start + bars))[0]
    if not len(inside):
        return None
    columns = work.fields[inside]
    meters = np.unique(columns[:, FIELD_COLUMN["meter"]])
    if len(meters) != 1 or not 1 <= meters[0] <= len(vocab.METERS):
        return None
    meter = Meter(0, *vocab.METERS[int(meters[0]) - 1])
    rows = {int(work.cell_bar[i]) - start: work.fields[i] for i in inside[::-1]}
    plain = columns[0]
    bar_controls = tuple(_bar(work, start, bar, rows.get(bar, plain), meter) for bar in range(bars))
    cells: Cells = {}
    for i in inside:
        bar = int(work.cell_bar[i]) - start
        notes = work.notes[work.note_start[i] : work.note_start[i + 1]].tolist()
        role = ROLES[int(work.fields[i, FIELD_COLUMN["role"]]) - 1]
        cells[role, bar] = tuple(
            sorted(_clipped(row_note(row, bar * meter.bar_ticks, 0), bars * meter.bar_ticks) for row in notes)
        )
    style = int(plain[FIELD_COLUMN["style"]])
    tempo = int(plain[FIELD_COLUMN["tempo"]])
    controls = Controls(
        style=STYLES[style - 1] if style else "",
        valence=0.0,
        arousal=0.0,
        tempo_bpm=_tempo_bpm(tempo),
        bars=bar_controls,
        cells=describe_cells(cells, bar_controls),
        programs=dict.fromkeys(ROLES, 0),
    )
    return Excerpt(work.work_id, work.creator, work.source, start, cells, controls)


def _clipped(note: Note, end_tick: int) -> Note:
    """The note as far as the excerpt goes."""
    return replace(note, duration_tick=min(note.duration_tick, end_tick - note.onset_tick))


def _tempo_bpm(value: int) -> float:
    """A tempo inside the bin of a field value."""
    edges = vocab.TEMPO_EDGES
    if value <= 1:
        return edges[0] - 5
    return edges[-1] + 10 if value > len(edges) else (edges[value - 2] + edges[value - 1]) / 2


def _bar(work: EncodedWork, start: int, bar: int, row: np.ndarray, meter: Meter) -> BarControls:
    field = {name: int(row[column]) for name, column in FIELD_COLUMN.items()}
    mode = field["mode"]
    left = field["bars_left"]
    place = max(field["bar_in_section"] - 1, 0)
    return BarControls(
        start_tick=bar * meter.bar_ticks,
        meter=meter,
        key=Key(0, 0, "minor" if mode == 2 else "major"),
        section=SECTION_KINDS[field["section"] - 1] if field["section"] else "",
        bar_in_section=place,
        section_bars=place + left if left else 0,
        chords=_chords(work, start + bar, bar, meter),
        energy=(field["energy"] - 0.5) / vocab.ENERGY_BINS if field["energy"] else 0.5,
        section_end=field["ending"] == 3,
    )


def _chords(work: EncodedWork, source_bar: int, bar: int, meter: Meter) -> tuple[ChordSpan, ...]:
    """The chords of a bar from its slots; slots without a chord say nothing."""
    slot_tick = meter.bar_ticks // vocab.CHORD_SLOTS
    spans: list[ChordSpan] = []
    for slot, (root, quality, bass) in enumerate(work.chords[source_bar].tolist()):
        if root < 0:
            continue
        chord = Chord(root, QUALITY_NAMES[quality], None if bass == root else bass)
        onset = bar * meter.bar_ticks + slot * slot_tick
        if spans and spans[-1].chord == chord and spans[-1].onset_tick + spans[-1].duration_tick == onset:
            last = spans.pop()
            spans.append(ChordSpan(last.onset_tick, last.duration_tick + slot_tick, chord))
        else:
            spans.append(ChordSpan(onset, slot_tick, chord))
    return tuple(spans)
