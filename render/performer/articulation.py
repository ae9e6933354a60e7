"""How long notes are held: short notes by role and style, breaths at the ends of phrases, pads to the chord change."""

from __future__ import annotations

import numpy as np

from render.performer.feel import LENGTH, Feel
from render.performer.frame import Frame
from render.performer.noise import Integers, Numbers, key, normal
from symbolic.instruments import INSTRUMENTS
from symbolic.score import TICKS_PER_QUARTER, Role

SHORT_TICKS, HELD_TICKS = TICKS_PER_QUARTER, 2 * TICKS_PER_QUARTER
"""Notes up to the first are articulated as the style asks, notes from the second on are held, between in between."""
LEGATO_S = 0.025
BREATH_S, BREATH_SHARE = 0.12, 0.2
SPREAD = 0.03
LEGATO_ROLES = frozenset({Role.MELODY, Role.COUNTER})
RINGING = frozenset({*range(8, 16), 24, 25, 46, 106, 107, 108})
"""Programs whose notes ring on as they will: bells, mallets, nylon and steel guitar, harp, shamisen, koto, kalimba."""


def lengths(
    role: Role, program: int, pitch: Integers, onset_tick: Integers, length_tick: Integers, frame: Frame, feel: Feel,
    name: tuple[int, ...], seed: int,
) -> Numbers:  # fmt: skip
    """How many ticks each note is held, before ``limits``."""
    if role in (Role.DRUMS, Role.PAD):
        return length_tick.astype(np.float64)
    bar = frame.bar_of(onset_tick)
    place = onset_tick - frame.start_tick[bar]
    held = np.clip((length_tick - SHORT_TICKS) / (HELD_TICKS - SHORT_TICKS), 0.0, 1.0)
    usual = feel.length.get(role, LENGTH[role])
    if role is Role.ARP and program in RINGING:
        usual = 1.0
    factor = usual + (max(usual, 0.98) - usual) * held
    chance = normal(key(seed, *name, 2, 3, bar, place, pitch))
    length = length_tick * factor * (1.0 + SPREAD * chance * (1.0 - held))
    second_ticks = TICKS_PER_QUARTER * frame.bpm_at(onset_tick) / 60.0
    ends = phrase_ends(onset_tick, length_tick, frame)
    if role in LEGATO_ROLES:
        if INSTRUMENTS[program % 128].polyphony > 1 and usual >= LENGTH[role]:
            length = length + np.where(ends, 0.0, LEGATO_S * second_ticks)
        breath = np.minimum(BREATH_S * second_ticks, BREATH_SHARE * length_tick)
        length = np.where(ends, length_tick - breath, length)
    return length


def phrase_ends(onset_tick: Integers, length_tick: Integers, frame: Frame) -> np.ndarray:
    """Whether each note ends a phrase: the last onset of its last bar, or before a rest of a beat in its bar."""
    bar = frame.bar_of(onset_tick)
    line = frame.start_tick[bar + 1]
    onsets, place = np.unique(onset_tick, return_inverse=True)
    following = np.concatenate([onsets[1:], [np.iinfo(np.int64).max // 4]])[place]
    last = following >= line
    rest = np.minimum(following, line) - (onset_tick + length_tick)
    ends: np.ndarray = (last & (frame.phrase_end_tick[bar] == line)) | (rest >= frame.beat_ticks[bar])
    return ends
