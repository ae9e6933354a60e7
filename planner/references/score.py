"""What a score is like as a reference: the statistics of each role, the groove, tempo, key, chords, nearest styles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from planner.extract.bars import frame_of, tempo_of
from planner.extract.style import CLEAR, sevenths_of, style_fits
from planner.references.facts import SCORE, Reference, RolePlaying
from symbolic.blending import mixed
from symbolic.controls import Blend, CellControls
from symbolic.encode import describe_bars
from symbolic.errors import BadInput
from symbolic.feel import evened_notes
from symbolic.grid import Cell, cells_of, measure_cell
from symbolic.recognition.live import swing_of
from symbolic.recognition.reading import Reading, read_report
from symbolic.score import TICKS_PER_QUARTER, Role, Score
from symbolic.timing import bar_starts, key_at

FIGURE_SHARE = 0.5
"""A figure is a role's own if so many of its bars have it."""
BUSY = (1.0, 16.0)
"""Notes a second of calm and of full music."""
STYLE_SPREAD = 1.0
"""How much better a style must fit to have e times the share."""
SWUNG = 0.5
"""From this share of late off-beats on they are read as swung eighths, not as triplets."""
MOST_STYLES, LEAST_SHARE = 3, 0.08


def facts_of_file(path: Path) -> Reference:
    """The facts of a MIDI or MusicXML file. Raises BadInput for one that cannot be read or has no notes."""
    try:
        return facts_of_reading(read_report(path), path.name)
    except BadInput as error:
        raise BadInput(f"reference {path}: {error}") from error


def facts_of_reading(reading: Reading, name: str) -> Reference:
    """The facts of a score that was read."""
    score = reading.score
    if not any(track.notes for track in score.tracks):
        raise BadInput("there are no notes in it")
    frame = frame_of(score)
    tempo = tempo_of(frame)
    key = key_at(score.keys, 0)
    return Reference(
        name=name, kind=SCORE, tempo_bpm=round(tempo, 1), tonic=key.tonic, mode=key.mode,
        key_confidence=reading.fact("key").confidence, sevenths=round(sevenths_of(score), 3),
        energy=round(energy_of(score, tempo), 3), swing=swing_of(score), meter=replace(frame.meter, tick=0),
        styles=nearest_styles(style_fits(frame.score, frame.meter, tempo)), roles=roles_of(score),
    )  # fmt: skip


def roles_of(score: Score) -> tuple[RolePlaying, ...]:
    """How each role plays, swing apart; of several tracks of one role all count."""
    if (swing_of(score) or 0.0) >= SWUNG:
        score = replace(score, tracks=tuple(replace(t, notes=evened_notes(t.notes)) for t in score.tracks))
    bars = describe_bars(score)
    cells = {cell: measure_cell(notes, cell[0], bars[cell[1]]) for cell, notes in cells_of(score).items()}
    quarters = [bar.meter.bar_ticks / TICKS_PER_QUARTER for bar in bars]
    return tuple(_role(role, score, cells, quarters) for role in Role if any(r is role for r, _ in cells))


def _role(role: Role, score: Score, cells: Mapping[Cell, CellControls], quarters: list[float]) -> RolePlaying:
    own = [(told, quarters[bar]) for (r, bar), told in cells.items() if r is role]
    lead = max((t for t in score.tracks if t.role is role), key=lambda track: len(track.notes))
    figure, count = Counter(told.texture for told, _ in own).most_common(1)[0]
    return RolePlaying(
        role=role,
        program=lead.program,
        density=round(sum(told.density * 4 / length for told, length in own) / len(own), 2),
        register=round(sum(told.register for told, _ in own) / len(own), 1),
        stack=round(sum(told.stack for told, _ in own) / len(own), 2),
        pulse=Counter(told.pulse for told, _ in own).most_common(1)[0][0],
        texture=figure if count >= FIGURE_SHARE * len(own) else None,
    )


def energy_of(score: Score, tempo_bpm: float) -> float:
    """How full music is, 0 to 1: half by its notes a second in bars that sound, half by how hard they are struck."""
    starts = bar_starts(score.meters, score.end_tick)
    cells = cells_of(score)
    sounding = {bar for _, bar in cells}
    ticks = sum(starts[bar + 1] - starts[bar] for bar in sounding)
    notes = [note for track in score.tracks for note in track.notes]
    seconds = ticks / TICKS_PER_QUARTER * 60 / tempo_bpm
    busy = math.log(max(len(notes) / seconds, BUSY[0]) / BUSY[0]) / math.log(BUSY[1] / BUSY[0])
    loud = sum(note.velocity for note in notes) / len(notes) / 127
    return 0.5 * min(busy, 1.0) + 0.5 * min(max((loud - 0.3) / 0.6, 0.0), 1.0)


def nearest_styles(fits: Mapping[str, float], least: float = CLEAR) -> Blend:
    """The styles that fit, by shares that grow with their fit; nothing where none fits clearly."""
    ranked = sorted(fits, key=lambda name: -fits[name])[:MOST_STYLES]
    if fits[ranked[0]] < least:
        return ()
    weights = {name: math.exp((fits[name] - fits[ranked[0]]) / STYLE_SPREAD) for name in ranked}
    kept = {name: weight for name, weight in weights.items() if weight >= LEAST_SHARE * sum(weights.values())}
    total = sum(kept.values())
    return mixed((((name, 1.0),), weight / total) for name, weight in kept.items())
