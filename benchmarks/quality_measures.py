"""Measures of what a writer made of people's excerpts: harmony, obedience, repetition, voice leading, originality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from symbolic import structure
from symbolic.excerpts import Excerpt
from symbolic.grid import Cells, measure_cell
from symbolic.metrics import chord_at
from symbolic.originality import Line, MelodyIndex, longest_match
from symbolic.score import Role
from symbolic.theory import chord_pitch_classes

LAGS = (1, 2, 4)
VOICES: Mapping[str, Callable[..., float | None]] = {
    "parallel_fifths_octaves": structure.parallel_rate, "leap_recovery": structure.leap_recovery,
    "voice_motion": structure.voice_motion, "bass_dissonance": structure.bass_dissonance_rate,
    "melody_clash": structure.melody_clash_rate,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer made of each excerpt's Controls, and how long it took."""

    cells: list[Cells]
    seconds: float

    @property
    def notes(self) -> int:
        """How many notes were written."""
        return sum(len(notes) for cells in self.cells for notes in cells.values())


def strong_chord_tones(excerpts: Sequence[Excerpt], grids: Sequence[Cells]) -> float:
    """The share of pitched onsets on strong beats that are tones of the chord there, in percent."""
    hits = total = 0
    for excerpt, cells in zip(excerpts, grids, strict=True):
        for (role, bar), notes in cells.items():
            place = excerpt.controls.bars[bar]
            half = place.meter.bar_ticks // 2 if place.meter.numerator % 2 == 0 else place.meter.bar_ticks
            for note in notes:
                span = chord_at(place.chords, note.onset_tick)
                if role is Role.DRUMS or span is None or (note.onset_tick - place.start_tick) % half:
                    continue
                total += 1
                hits += note.pitch % 12 in chord_pitch_classes(span.chord)
    return 100 * hits / max(total, 1)


def obedience(excerpts: Sequence[Excerpt], written: Written) -> dict[str, float]:
    """How far what was written is from what was asked: onsets a bar, semitones, and shares of figures kept."""
    density, register, texture, motion = [], [], [], []
    for excerpt, cells in zip(excerpts, written.cells, strict=True):
        for cell, asked in excerpt.controls.cells.items():
            notes = cells.get(cell, ())
            if not notes:
                density.append(asked.density)
                continue
            found = measure_cell(notes, cell[0], excerpt.controls.bars[cell[1]])
            density.append(abs(found.density - asked.density))
            if cell[0] is not Role.DRUMS:
                register.append(abs(found.register - asked.register))
            texture.append(found.texture is asked.texture)
            motion.append(found.motion is asked.motion)
    return {
        "density_error": float(np.mean(density)),
        "register_error": float(np.mean(register)),
        "texture_kept": 100 * float(np.mean(texture)),
        "motion_kept": 100 * float(np.mean(motion)),
    }


def repetition(excerpts: Sequence[Excerpt], grids: Sequence[Cells]) -> dict[str, float]:
    """Repetition inside excerpts: likeness of bars one, two and four apart, and how much deflating shortens them."""
    out = {
        f"self_similarity_{lag}": _mean(
            structure.self_similarity(c, e.controls.bars, lag) for e, c in zip(excerpts, grids, strict=True)
        )
        for lag in LAGS
    }
    ratios = (structure.compression_ratio(c, e.controls.bars) for e, c in zip(excerpts, grids, strict=True))
    return out | {"compression": _mean(ratios)}


def voices(excerpts: Sequence[Excerpt], grids: Sequence[Cells]) -> dict[str, float]:
    """Voice leading and dissonance, the mean of the excerpts that have an answer."""
    return {
        name: _mean(measure(c, e.controls.bars) for e, c in zip(excerpts, grids, strict=True))
        for name, measure in VOICES.items()
    }


def copies(excerpts: Sequence[Excerpt], grids: Sequence[Cells], index: MelodyIndex) -> tuple[float, float]:
    """The share of melodies whose longest match in the training melodies exceeds people's 99th percentile, and the
    mean longest match in notes.
    """
    above, longest = [], []
    for excerpt, cells in zip(excerpts, grids, strict=True):
        notes = tuple(n for bar in range(len(excerpt.controls.bars)) for n in cells.get((Role.MELODY, bar), ()))
        if not notes:
            continue
        bars = excerpt.controls.bars
        starts = [*(bar.start_tick for bar in bars), bars[-1].start_tick + bars[-1].meter.bar_ticks]
        match = longest_match(Line(Role.MELODY, notes, starts), index)
        found = 0 if match is None else match.notes
        longest.append(found)
        above.append(found > index.human_match(len(notes)))
    return float(np.mean(above)), float(np.mean(longest))


def _mean(values: Iterable[float | None]) -> float:
    told = [value for value in values if value is not None]
    return float(np.mean(told)) if told else float("nan")
