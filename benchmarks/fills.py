"""Random fills with random Controls: what comes out must always be valid, whatever was asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

import numpy as np

from symbolic.controls import STYLES, BarControls, CellControls, Controls, Motif
from symbolic.decoder import Decoder
from symbolic.fill import fill
from symbolic.grammar import RULES
from symbolic.grid import Cell, Cells
from symbolic.instruments import instrument
from symbolic.sampling import Sampling
from symbolic.score import ROLES, SECTION_KINDS, TICKS_PER_STEP, Chord, ChordSpan, Key, Meter, Note, Role
from symbolic.texture import MOTIONS, TEXTURES
from symbolic.theory import CHORD_QUALITIES, MODES
from symbolic.vocab import METERS, PULSES

LONGEST = 3


def random_controls(rng: np.random.Generator) -> Controls:
    """Controls of a piece of one to three bars with anything in them that may be asked for."""
    meter = Meter(0, *METERS[rng.integers(len(METERS))])
    bars = int(rng.integers(1, LONGEST + 1))
    key = Key(0, int(rng.integers(12)), str(rng.choice(list(MODES))))
    rows = tuple(_bar(rng, meter, key, bar, bars) for bar in range(bars))
    cells: dict[Cell, CellControls] = {}
    for role in ROLES:
        for bar in range(bars):
            if rng.random() < 0.35:
                cells[role, bar] = _cell(rng, role, bar, cells)
    programs = {role: int(rng.integers(128)) for role in ROLES}
    return Controls(str(rng.choice(STYLES)), 0.0, 0.0, float(rng.uniform(30, 260)), rows, cells, programs)


def _bar(rng: np.random.Generator, meter: Meter, key: Key, bar: int, bars: int) -> BarControls:
    ticks, start = meter.bar_ticks, bar * meter.bar_ticks
    cuts = [0, ticks] if rng.random() < 0.6 else [0, ticks // 2 // TICKS_PER_STEP * TICKS_PER_STEP, ticks]
    spans = tuple(
        ChordSpan(start + a, b - a, Chord(int(rng.integers(12)), str(rng.choice(list(CHORD_QUALITIES)))))
        for a, b in pairwise(cuts)
    )
    return BarControls(
        start_tick=start,
        meter=meter,
        key=key,
        section=str(rng.choice(SECTION_KINDS)),
        bar_in_section=bar,
        section_bars=bars,
        chords=spans,
        energy=float(rng.random()),
        phrase_end=bool(rng.random() < 0.3),
        section_end=bar == bars - 1,
        final=bar == bars - 1 and bool(rng.random() < 0.5),
    )


def _cell(rng: np.random.Generator, role: Role, bar: int, cells: Mapping[Cell, CellControls]) -> CellControls:
    earlier = [b for r, b in cells if r is role and b < bar]
    motif = Motif(str(rng.choice(list(Motif)))) if earlier else Motif.STATE
    return CellControls(
        density=float(rng.uniform(1, 16)),
        register=float(rng.uniform(30, 90)),
        stack=float(rng.uniform(1, 5)),
        pulse=int(rng.choice(PULSES)),
        motif=motif,
        source_bar=int(rng.choice(earlier)) if motif is not Motif.STATE else None,
        texture=TEXTURES[rng.integers(len(TEXTURES))] if rng.random() < 0.5 else None,
        motion=MOTIONS[rng.integers(len(MOTIONS))] if rng.random() < 0.5 else None,
    )


def faults(before: Cells, after: Cells, controls: Controls, request: Collection[Cell]) -> list[str]:
    """What is wrong with a filled grid: cells touched outside the request, and notes that break a rule."""
    wrong = [f"{cell} was touched" for cell in before.keys() - set(request) if after.get(cell) is not before[cell]]
    wrong += [f"{cell} was not asked for" for cell in after.keys() - before.keys() - set(request)]
    for cell in set(request) & after.keys():
        wrong += _cell_faults(cell, after[cell], controls)
    return wrong + _overlaps(after, request)


def _overlaps(after: Cells, request: Collection[Cell]) -> list[str]:
    """Notes of a role that begin while the same pitch still sounds, where one of the two was written."""
    wrong = []
    for role in ROLES:
        notes = sorted(
            (n.pitch, n.onset_tick, n.end_tick, (role, b) in request)
            for (r, b), ns in after.items()
            if r is role
            for n in ns
        )
        for (pitch, _, end, written), (other, onset, _, new) in pairwise(notes):
            if pitch == other and end > onset and (written or new):
                wrong.append(f"{role}: pitch {pitch} at tick {onset} begins while it sounds")
    return wrong


def _cell_faults(cell: Cell, notes: tuple[Note, ...], controls: Controls) -> list[str]:
    role, bar = cell
    place = controls.bars[bar]
    end = place.start_tick + place.meter.bar_ticks
    chosen = instrument(controls.programs.get(role, 0))
    wrong = [] if cell in controls.cells else [f"{cell} is silent in the Controls"]
    for note in notes:
        if not place.start_tick <= note.onset_tick < end or note.onset_tick % TICKS_PER_STEP:
            wrong.append(f"{cell}: {note} begins outside its bar or off the grid")
        if note.duration_tick < TICKS_PER_STEP or not 1 <= note.velocity <= 127:
            wrong.append(f"{cell}: {note} is too short or has no velocity")
        if role is not Role.DRUMS and not chosen.low <= note.pitch <= chosen.high:
            wrong.append(f"{cell}: {note} is out of the range of {chosen.name}")
    onsets = [note.onset_tick for note in notes]
    if any(onsets.count(onset) > RULES[role].stack for onset in set(onsets)):
        wrong.append(f"{cell}: too many notes at once")
    if len({(note.onset_tick, note.pitch) for note in notes}) < len(notes):
        wrong.append(f"{cell}: a note stands twice")
    if RULES[role].stack == 1 and any(a.end_tick > b.onset_tick for a, b in pairwise(notes)):
        wrong.append(f"{cell}: a role of one voice overlaps itself")
    return wrong


def invalid_fills(decoder: Decoder, count: int, seed: int = 0) -> tuple[int, list[str]]:
    """How many of ``count`` random fills were invalid or failed, and the first faults in words.

    Half of them write a random rectangle of a grid that was filled before, so that kept cells surround it.
    """
    failures, told = 0, []
    for number in range(count):
        rng = np.random.default_rng([seed, number])
        controls = random_controls(rng)
        sampling = Sampling(leaning=float(rng.choice([0.0, 0.5, 1.0])))
        before: Cells = {}
        request = set(controls.cells)
        try:
            if number % 2 and request:
                before = fill({}, controls, request, decoder, seed=number, sampling=sampling)
                rows = set(rng.permutation(len(ROLES))[: rng.integers(1, len(ROLES) + 1)].tolist())
                first = int(rng.integers(len(controls.bars)))
                last = int(rng.integers(first, len(controls.bars)))
                request = {(ROLES[i], bar) for i in rows for bar in range(first, last + 1)}
            after = fill(before, controls, request, decoder, seed=number + 1, sampling=sampling)
            wrong = faults(before, after, controls, request)
        except Exception as error:  # any exception is a failed fill
            wrong = [f"{type(error).__name__}: {error}"]
        if wrong:
            failures += 1
            told.append(f"fill {number}: {wrong[0]}")
    return failures, told[:10]
