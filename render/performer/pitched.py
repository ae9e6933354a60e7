"""Pitched parts as a band plays them: with the feel of the drummers, each role in its place, chords spread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from render.performer.drum_model import MEDIAN, OFFSET, DrumModel
from render.performer.drums import DRIFT_BEATS, ENSEMBLE, beats_of, strokes_at, usual_spread
from render.performer.feel import Feel
from render.performer.frame import Frame
from render.performer.kit import Strokes
from render.performer.noise import Integers, Numbers, drift, key, normal
from symbolic.instruments import INSTRUMENTS
from symbolic.score import TICKS_PER_QUARTER, Role

KICK, HAT = 36, 42


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role plays: ``late_ms`` after the beat; ``share`` of the drummers' feel, as ``drum`` would play it.

    ``spread_ms`` is the deviation of an onset, ``chord_ms`` that of the notes of one chord beside it.
    """

    late_ms: float
    drum: int
    share: float
    spread_ms: float
    chord_ms: float


PLACES: Mapping[Role, Place] = {
    Role.MELODY: Place(0.0, HAT, 0.5, 7.5, 2.0),
    Role.COUNTER: Place(2.0, HAT, 0.5, 7.0, 2.0),
    Role.CHORDS: Place(2.0, HAT, 0.7, 5.5, 2.5),
    Role.ARP: Place(1.0, HAT, 0.7, 5.0, 1.5),
    Role.BASS: Place(1.0, KICK, 0.8, 4.5, 1.0),
    Role.PAD: Place(-4.0, HAT, 0.2, 7.0, 4.0),
}
BAND_SHARES: tuple[float, float] = (0.35, 0.2)
"""The variance that a player's times share with the whole band: its drift, and its togetherness at an onset."""
OWN_DRIFT = 0.25
PHRASE_DRAG_MS = 7.0
"""How much later the melody is at the end of a phrase (Repp 1992 and others: players broaden it)."""
FURTHEST_MS = 32.0

STRUM_MS: tuple[tuple[range, float], ...] = (
    (range(24, 32), 4.5), (range(104, 108), 5.0), (range(46, 47), 6.0), (range(15, 16), 5.0), (range(0, 8), 1.0),
)  # fmt: skip  # from one note of a chord to the next, by programs: plucked strings are strummed or rolled
LONGEST_STRUM_MS = 30.0
STRUMMED_BOTH_WAYS = range(24, 32)
VELOCITY_SPREAD = 3.0
LONG_ACCENT, PHRASE_FALL = 3.0, 6.0
SOFT_EDIT = 12.0
USUAL_PITCH: Mapping[Role, int] = {
    Role.MELODY: 72, Role.COUNTER: 65, Role.CHORDS: 60, Role.ARP: 64, Role.BASS: 40, Role.PAD: 60,
}  # fmt: skip


def pitched_offsets(
    role: Role, program: int, pitch: Integers, onset_tick: Integers, frame: Frame, feel: Feel, model: DrumModel,
    name: tuple[int, ...], seed: int,
) -> Numbers:  # fmt: skip
    """How many ms after its written onset each note of a pitched part starts, before ``limits``."""
    place = PLACES[role]
    strokes = strokes_at(pitch, onset_tick, frame)
    band, common = BAND_SHARES
    here = (strokes.bar, strokes.place_tick)
    wander = np.sqrt(band) * drift(seed, ENSEMBLE, OFFSET, at=beats_of(strokes) / DRIFT_BEATS)
    wander += np.sqrt(common) * normal(key(seed, ENSEMBLE, OFFSET, 2, *here))
    wander += np.sqrt(OWN_DRIFT) * drift(seed, *name, OFFSET, 1, at=beats_of(strokes) / DRIFT_BEATS)
    wander += np.sqrt(1.0 - band - common - OWN_DRIFT) * normal(key(seed, *name, OFFSET, 3, *here))
    apart = place.chord_ms * normal(key(seed, *name, OFFSET, 7, *here, pitch))
    offset = place.late_ms + place.share * feel_of_drummers(strokes, place.drum, model, feel.drummers)
    offset = offset + place.spread_ms * wander + apart + _strum_ms(program, strokes)
    if role is Role.MELODY:
        offset = offset + feel.melody_ms + PHRASE_DRAG_MS * towards_end(onset_tick, frame)
    limited: Numbers = np.clip(offset, -FURTHEST_MS, FURTHEST_MS)
    return limited


def usual_pitch(role: Role, program: int) -> float:
    """About the middle of a part of that role: where it usually lies, by octaves within what its instrument can do."""
    if role is Role.DRUMS:
        return 0.0
    low, high = INSTRUMENTS[program % 128].comfortable
    pitch = USUAL_PITCH[role]
    while pitch < low and pitch + 12 <= high:
        pitch += 12
    while pitch > high and pitch - 12 >= low:
        pitch -= 12
    return float(pitch)


def feel_of_drummers(strokes: Strokes, drum: int, model: DrumModel, style: str | None) -> Numbers:
    """How late drummers of the style usually are where a part plays, as if one drum played its rhythm, in ms."""
    onsets, first, place = np.unique(strokes.onset_tick, return_index=True, return_inverse=True)
    if not len(onsets):
        return np.zeros(0)
    one = Strokes(
        np.full(len(onsets), drum), onsets, strokes.bar[first], strokes.place_tick[first], strokes.bar_ticks[first],
        strokes.beat_ticks[first], strokes.bpm[first], strokes.energy[first],
    )  # fmt: skip
    usual: Numbers = usual_spread(model, one, style)[:, OFFSET, MEDIAN][place]
    return usual


def _strum_ms(program: int, strokes: Strokes) -> Numbers:
    """The times within chords that are strummed or rolled, around 0: upwards, or downwards off the beat of guitars."""
    per_note = next((ms for programs, ms in STRUM_MS if program in programs), 0.0)
    _, place, counts = np.unique(strokes.onset_tick, return_inverse=True, return_counts=True)
    size = counts[place]
    order = np.lexsort((strokes.pitch, strokes.onset_tick))
    starts = np.concatenate([[0], np.cumsum(counts)])[:-1]
    rank = np.zeros(len(strokes))
    rank[order] = np.arange(len(strokes)) - starts[place[order]]
    step = np.minimum(per_note, LONGEST_STRUM_MS / np.maximum(size - 1, 1))
    spread: Numbers = step * (rank - (size - 1) / 2.0)
    if program in STRUMMED_BOTH_WAYS:
        spread = np.where(strokes.place_tick % strokes.beat_ticks > 0, -spread, spread)
    return spread


def towards_end(onset_tick: Integers, frame: Frame) -> Numbers:
    """0 until the last two beats of a phrase, then rising to 1 at its end."""
    bar = frame.bar_of(onset_tick)
    left = (frame.phrase_end_tick[bar] - onset_tick) / frame.beat_ticks[bar]
    near: Numbers = np.clip(1.0 - left / 2.0, 0.0, 1.0)
    return near


def pitched_velocities(
    role: Role, shaped: Numbers, pitch: Integers, onset_tick: Integers, length_tick: Integers, frame: Frame,
    name: tuple[int, ...], seed: int,
) -> Numbers:  # fmt: skip
    """The velocities of a pitched part: ``shaped`` by the rules for scores, long notes heavier, phrases let go."""
    strokes = strokes_at(pitch, onset_tick, frame)
    touch = np.sqrt(0.5) * drift(seed, *name, 0, 1, at=beats_of(strokes) / DRIFT_BEATS)
    touch += np.sqrt(0.5) * normal(key(seed, *name, 0, 3, strokes.bar, strokes.place_tick, pitch))
    long = np.clip(length_tick / TICKS_PER_QUARTER - 1.0, 0.0, 1.0)
    fall = PHRASE_FALL * towards_end(onset_tick, frame) if role in (Role.MELODY, Role.COUNTER) else 0.0
    velocity: Numbers = shaped + VELOCITY_SPREAD * touch + LONG_ACCENT * long - fall
    return velocity


def written_accents(written: Numbers, shaped: Numbers) -> Numbers:
    """What a person changed in the velocities: how far they are from the rules, less what chance and rules differ by.

    A part whose velocities are all one has none.
    """
    if len(written) == 0 or np.ptp(written) == 0:
        return np.zeros(len(written))
    change = written - shaped
    kept: Numbers = np.sign(change) * np.maximum(np.abs(change) - SOFT_EDIT, 0.0)
    return kept
