"""The model's vocabulary: every number that a Control or a note can be told as, in tables.

Index 0 of every control field means "not told", so that any control can be left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from symbolic.controls import STYLES, Motif
from symbolic.score import (
    GRID_PER_QUARTER,
    MAX_BAR_TICKS,
    ROLES,
    SECTION_KINDS,
    TICKS_PER_STEP,
    Chord,
    Meter,
    Role,
)
from symbolic.texture import MOTIONS, TEXTURES
from symbolic.theory import CHORD_QUALITIES

MAX_STEPS = MAX_BAR_TICKS // TICKS_PER_STEP
"""The longest bar in grid steps: eight quarters."""
END = MAX_STEPS
"""The position that closes a cell."""
POSITIONS = MAX_STEPS + 1

DURATIONS: tuple[int, ...] = (1, 2, 3, 4, 6, 8, 9, 10, 12, 15, 16, 18, 21, 24, 30, 32, 36, 42, 48, 54, 60, 72, 84, 96)
"""Note lengths in grid steps."""

DRUM_LOW, DRUM_HIGH = 35, 81
DRUM_OFFSET = 128
PITCHES = DRUM_OFFSET + DRUM_HIGH - DRUM_LOW + 1
"""128 pitches told relative to the tonic, then the General MIDI drum keys."""

ROLE_INDEX: dict[Role, int] = {role: i for i, role in enumerate(ROLES)}
DECODE_ORDER: tuple[Role, ...] = (
    Role.MELODY, Role.BASS, Role.CHORDS, Role.ARP, Role.COUNTER, Role.PAD, Role.DRUMS,
)  # fmt: skip  # who is written first within a bar

METERS: tuple[tuple[int, int], ...] = (
    (4, 4), (3, 4), (2, 4), (6, 8), (12, 8), (9, 8), (5, 4), (7, 8), (3, 8), (2, 2), (5, 8), (6, 4), (3, 2), (7, 4),
)  # fmt: skip
MODE_CLASSES: tuple[str, ...] = ("major", "minor", "other")
TEMPO_EDGES: tuple[float, ...] = (50, 60, 68, 76, 84, 92, 100, 110, 120, 132, 146, 164, 190)
DENSITY_EDGES: tuple[float, ...] = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 26)
STACK_EDGES: tuple[float, ...] = (1.05, 1.6, 2.2, 2.8, 3.5)
PULSES: tuple[int, ...] = (1, 2, 4, 3)
REGISTER_STEP = 3
ENERGY_BINS = 8
MAX_WINDOW_BARS = 32
MAX_SECTION_BARS = 16
MOTIFS: tuple[Motif, ...] = tuple(Motif)
MAX_LAG_BARS = 8
"""How far back the source of a bar's material is told; one value more stands for what lies further back."""

FIELDS: dict[str, int] = {
    "role": len(ROLES),
    "given": 2,
    "bar": MAX_WINDOW_BARS,
    "section": len(SECTION_KINDS),
    "bar_in_section": MAX_SECTION_BARS,
    "bars_left": MAX_SECTION_BARS,
    "ending": 4,
    "meter": len(METERS) + 1,
    "tempo": len(TEMPO_EDGES) + 1,
    "mode": len(MODE_CLASSES),
    "style": len(STYLES),
    "energy": ENERGY_BINS,
    "density": len(DENSITY_EDGES) + 1,
    "register": 128 // REGISTER_STEP + 1,
    "stack": len(STACK_EDGES) + 1,
    "pulse": len(PULSES),
    "texture": len(TEXTURES),
    "motion": len(MOTIONS),
    "motif": len(MOTIFS),
    "lag": MAX_LAG_BARS + 1,
}
"""The control fields of a cell and how many values each has (0, "not told", comes on top)."""
UNTOLD_OF_GIVEN: tuple[str, ...] = ("motif", "lag")
"""What is told only of cells to be written: where the material of a given cell came from does not matter."""
FIELD_NAMES: tuple[str, ...] = tuple(FIELDS)
FIELD_OFFSETS: dict[str, int] = dict(
    zip(FIELDS, np.cumsum([0, *(size + 1 for size in FIELDS.values())])[:-1].tolist(), strict=True)
)
FIELD_ROWS = sum(size + 1 for size in FIELDS.values())

CHORD_SLOTS = 4
"""Chords are told at each quarter of the bar, then at the start of the next bar."""
CHORD_FEATURES = 12 + 12 + 12 + 1


def vocabulary_id() -> str:
    """A short text that changes whenever the vocabulary does; weights carry it and are refused if it differs."""
    import hashlib
    import json

    facts = [MAX_STEPS, DURATIONS, DRUM_LOW, DRUM_HIGH, [r.value for r in ROLES], METERS, STYLES, SECTION_KINDS]
    facts += [TEXTURES, MOTIONS, MOTIFS]
    facts += [TEMPO_EDGES, DENSITY_EDGES, STACK_EDGES, PULSES, REGISTER_STEP, FIELDS, CHORD_SLOTS, CHORD_FEATURES]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


def tonic_shift(tonic: int) -> int:
    """Semitones from C to the tonic, -5 to 6; a pitch is told to the model as ``pitch - shift``."""
    return tonic if tonic <= 6 else tonic - 12


def pitch_index(pitch: int, role: Role, shift: int) -> int:
    """The model's index of a MIDI pitch; drum keys outside the table are moved to its ends."""
    if role is Role.DRUMS:
        return DRUM_OFFSET + min(max(pitch, DRUM_LOW), DRUM_HIGH) - DRUM_LOW
    return min(max(pitch - shift, 0), 127)


def index_pitch(index: int, shift: int) -> int:
    """The MIDI pitch of a model index."""
    return index - DRUM_OFFSET + DRUM_LOW if index >= DRUM_OFFSET else index + shift


def duration_index(steps: int) -> int:
    """The index of the table's duration nearest to ``steps`` (the shorter one on a tie)."""
    above = bisect_left(DURATIONS, steps)
    if above == 0:
        return 0
    if above == len(DURATIONS):
        return above - 1
    return above if DURATIONS[above] - steps < steps - DURATIONS[above - 1] else above - 1


def meter_index(meter: Meter) -> int:
    """The field value of a meter; meters outside the table share the last value."""
    pair = (meter.numerator, meter.denominator)
    return METERS.index(pair) + 1 if pair in METERS else len(METERS) + 1


def mode_index(mode: str) -> int:
    """The field value of a mode."""
    return MODE_CLASSES.index(mode if mode in MODE_CLASSES else "other") + 1


def bin_index(value: float, edges: tuple[float, ...]) -> int:
    """The field value of a number between edges: 1 for what is at most the first edge."""
    return bisect_left(edges, value) + 1


def tempo_index(bpm: float) -> int:
    """The field value of a tempo in quarters a minute."""
    return bisect_right(TEMPO_EDGES, bpm) + 1


def energy_index(energy: float) -> int:
    """The field value of an energy 0 to 1."""
    return min(int(energy * ENERGY_BINS), ENERGY_BINS - 1) + 1


def register_index(pitch: float) -> int:
    """The field value of a mean pitch (told relative to the tonic)."""
    return int(min(max(pitch, 0), 127)) // REGISTER_STEP + 1


def pulse_of(steps: list[int]) -> int:
    """The finest rhythm that holds all onsets (grid steps from the bar line): 1, 2, 3 (triplets) or 4."""
    for pulse in (1, 2, 4, 3):
        if all(step % (GRID_PER_QUARTER // pulse) == 0 for step in steps):
            return pulse
    return 4


def chord_features(chord: Chord | None, shift: int) -> NDArray[np.float32]:
    """A chord as numbers relative to the tonic, shape (37,): root, tones, bass one-hot each, and "told".

    None (not told) is all zeros; "N" (no chord) has only the last entry set.
    """
    out = np.zeros(CHORD_FEATURES, np.float32)
    if chord is None:
        return out
    out[-1] = 1
    if chord.quality != "N":
        out[(chord.root - shift) % 12] = 1
        for interval in CHORD_QUALITIES[chord.quality]:
            out[12 + (chord.root + interval - shift) % 12] = 1
        out[24 + ((chord.root if chord.bass is None else chord.bass) - shift) % 12] = 1
    return out
