"""The controllers of a performance: the pedal of keyboards, swells of what sustains, vibrato of long notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from render.performer.articulation import phrase_ends
from render.performer.feel import Feel
from render.performer.frame import Frame
from render.performer.noise import Integers, Numbers, key, uniform
from symbolic.instruments import INSTRUMENTS
from symbolic.performance import EXPRESSION_CC, MODULATION_CC, PEDAL_CC, Control
from symbolic.score import TICKS_PER_QUARTER, Note, Role, Score, Track

PEDALLED = frozenset({0, 1, 2, 3, 4, 5, 11})
"""Pianos, electric pianos, vibraphone."""
PEDAL_ROLES = frozenset({Role.CHORDS, Role.ARP, Role.PAD})
PEDAL_DOWN_S, PEDAL_SPREAD_S = 0.025, 0.02
SHORTEST_PEDAL_TICKS = TICKS_PER_QUARTER // 2
CURVE_TICKS, CURVE_STEP = 120, 2
"""A curve has a value every so many ticks, a multiple of the step."""
MAX_VALUE = 127
EXPRESSION_TOP, PHRASE_DEPTH, SWELL_DEPTH = 122.0, 16.0, 12.0
LONG_BEATS = 2
VIBRATO = frozenset({40, 41, 42, 56, 57, 60, *range(64, 80), 109, 110, 111})
"""Single bowed and blown instruments, whose players let long notes vibrate."""
VIBRATO_ROLES = frozenset({Role.MELODY, Role.COUNTER})
VIBRATO_DEPTH, VIBRATO_AFTER = 32.0, 0.35


def pedal(
    track: Track, played: Sequence[Note], score: Score, frame: Frame, feel: Feel, name: tuple[int, ...], seed: int
) -> list[Control]:
    """Pedal down after the first notes of a chord, and up before those of the next, for keyboards that hold chords.

    ``played`` are the track's notes as played, in the order of the score.
    """
    notes = track.notes
    if track.role not in PEDAL_ROLES or track.program not in PEDALLED or feel.dry or not notes:
        return []
    found: list[Control] = []
    spans = _harmonies(score, frame)
    heads = [n.onset_tick for n in notes]
    firsts = np.searchsorted(heads, [start for start, _ in spans])
    lasts = np.searchsorted(heads, [end for _, end in spans])
    wait_s = PEDAL_DOWN_S + PEDAL_SPREAD_S * uniform(key(seed, *name, 3, np.array([start for start, _ in spans])))
    for (_, end), first, last, wait in zip(spans, firsts.tolist(), lasts.tolist(), wait_s.tolist(), strict=True):
        if first == last:
            continue
        pairs = zip(heads[first:last], played[first:last], strict=True)
        chord_tick = max(p.onset_tick for head, p in pairs if head == heads[first])
        down = _later(chord_tick, wait, frame)
        up = min([end - 1, *(p.onset_tick for p in played[last : last + 12])])
        if up - down >= SHORTEST_PEDAL_TICKS:
            found += [Control(down, PEDAL_CC, MAX_VALUE), Control(up, PEDAL_CC, 0)]
    return found


def _later(tick: int, seconds: float, frame: Frame) -> int:
    """The tick nearest to so many seconds after another."""
    return int(np.round(frame.ticks(frame.seconds(np.array([tick])) + seconds)[0]))


def _harmonies(score: Score, frame: Frame) -> list[tuple[int, int]]:
    """The spans between changes of harmony, cut at bar lines; a bar each where no chords are known."""
    cuts = {int(tick) for tick in frame.start_tick}
    cuts |= {span.onset_tick for span in score.chords if 0 < span.onset_tick < frame.end_tick}
    ordered = sorted(cuts)
    return list(pairwise(ordered))


def expression(track: Track, frame: Frame, amount: float) -> list[Control]:
    """CC11 for instruments that sustain: an arch over each phrase, and a swell in each long note; 127 at the end."""
    notes = track.notes
    if track.role in (Role.DRUMS, Role.BASS) or not INSTRUMENTS[track.program % 128].sustains or not notes:
        return []

    def curve(ticks: Integers) -> Numbers:
        bar = frame.bar_of(ticks)
        start, end = frame.phrase_start_tick[bar], frame.phrase_end_tick[bar]
        arch = np.sin(np.pi * (ticks - start) / np.maximum(end - start, 1))
        value = EXPRESSION_TOP - PHRASE_DEPTH * (1.0 - arch)
        swelling = value + SWELL_DEPTH * _in_long_notes(notes, ticks, frame, _swell)
        raised: Numbers = MAX_VALUE + amount * (swelling - MAX_VALUE)
        return raised

    return [*_sampled(EXPRESSION_CC, curve, frame, MAX_VALUE), Control(frame.end_tick, EXPRESSION_CC, MAX_VALUE)]


def vibrato(track: Track, frame: Frame, amount: float) -> list[Control]:
    """CC1 for single strings and winds: long notes begin to vibrate after a while; 0 elsewhere and at the end."""
    if track.role not in VIBRATO_ROLES or track.program not in VIBRATO or not track.notes:
        return []

    def curve(ticks: Integers) -> Numbers:
        return amount * VIBRATO_DEPTH * _in_long_notes(track.notes, ticks, frame, _growing)

    found = _sampled(MODULATION_CC, curve, frame, 0)
    return [*found, Control(frame.end_tick, MODULATION_CC, 0)] if found else []


def _swell(share: Numbers, ends: np.ndarray) -> Numbers:
    """Up and back in a note; only back where it ends a phrase."""
    back: Numbers = np.where(ends, -share, np.sin(np.pi * share) - 0.5)
    return back


def _growing(share: Numbers, ends: np.ndarray) -> Numbers:
    grown: Numbers = np.clip((share - VIBRATO_AFTER) / 0.3, 0.0, 1.0) * np.clip((1.0 - share) / 0.1, 0.0, 1.0)
    return grown


def _in_long_notes(
    notes: Sequence[Note], ticks: Integers, frame: Frame, shape: Callable[[Numbers, np.ndarray], Numbers]
) -> Numbers:
    """The shape of a long note at each tick, given how much of it has passed; 0 outside long notes."""
    onset = np.array([n.onset_tick for n in notes])
    length = np.array([n.duration_tick for n in notes])
    ends = phrase_ends(onset, length, frame)
    at = np.clip(np.searchsorted(onset, ticks, "right") - 1, 0, len(notes) - 1)
    passed = ticks - onset[at]
    sounding = (passed >= 0) & (passed < length[at])
    long = length[at] >= LONG_BEATS * frame.beat_ticks[frame.bar_of(onset[at])]
    share = np.clip(passed / length[at], 0.0, 1.0)
    value: Numbers = np.where(sounding & long, shape(share, ends[at]), 0.0)
    return value


def _sampled(number: int, curve: Callable[[Integers], Numbers], frame: Frame, before: int) -> list[Control]:
    """The events of a curve: where its value on a fixed grid of ticks differs from the one before.

    Each event depends on the curve near it alone.
    """
    ticks = np.arange(0, frame.end_tick - CURVE_TICKS + 1, CURVE_TICKS)
    values = np.clip(np.round(curve(ticks) / CURVE_STEP).astype(np.int64) * CURVE_STEP, 0, MAX_VALUE - 1)
    old = np.concatenate([[before], values[:-1]])
    changed = np.abs(values - old) >= CURVE_STEP
    return [Control(t, number, v) for t, v in zip(ticks[changed].tolist(), values[changed].tolist(), strict=True)]
