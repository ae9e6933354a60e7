"""What a performance may not do: the limits on time and length that keep it a performance of its score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from render.performer.frame import Frame
from render.performer.noise import Integers, Numbers
from symbolic.score import Note

FURTHEST_S = 0.045
SHORTEST_TICKS = 30


def played_onsets(onset_tick: Integers, pitch: Integers, offset_ms: Numbers, frame: Frame) -> Integers:
    """The tick at which each note starts, given how many ms after its written onset it should.

    No note is further than ``FURTHEST_S`` from its written onset, before tick 0, or so late that it would be shorter
    than ``SHORTEST_TICKS`` at the end. Onsets of one bar keep their order and do not pass the bar line towards each
    other; two strokes of one pitch stay ``SHORTEST_TICKS`` apart, across bar lines as well.
    """
    early, late = _room(onset_tick, pitch, frame)
    written_s = frame.seconds(onset_tick)
    wanted = frame.ticks(written_s + np.clip(offset_ms / 1000.0, -FURTHEST_S, FURTHEST_S))
    shift = np.round(wanted).astype(np.int64) - onset_tick
    latest = np.maximum(frame.end_tick - SHORTEST_TICKS - onset_tick, 0)
    shift = np.maximum(np.minimum(shift, np.minimum(late, latest)), -np.minimum(early, onset_tick))
    for _ in range(2):  # rounding may have gone past the limit by part of a tick
        too_far = np.abs(frame.seconds(onset_tick + shift) - written_s) > FURTHEST_S
        shift = shift - np.where(too_far, np.sign(shift), 0)
    played: Integers = onset_tick + shift
    return played


def _room(onset_tick: Integers, pitch: Integers, frame: Frame) -> tuple[Integers, Integers]:
    """How many ticks each note may start early and late."""
    bar = frame.bar_of(onset_tick)
    onsets, place = np.unique(onset_tick, return_inverse=True)
    bars = frame.bar_of(onsets)
    gap = np.diff(onsets)
    within = np.diff(bars) == 0
    none = np.iinfo(np.int64).max // 4
    before = np.concatenate([[none], np.where(within, gap, none)])
    after = np.concatenate([np.where(within, gap, none), [none]])
    to_line = frame.start_tick[bar + 1] - onset_tick
    since_line = np.where(onset_tick > frame.start_tick[bar], onset_tick - frame.start_tick[bar], none)
    early = _half(np.minimum(before[place], since_line))
    late = _half(np.minimum(after[place], to_line))
    order = np.lexsort((onset_tick, pitch))
    same = np.diff(pitch[order]) == 0
    apart = np.where(same, _half(np.diff(onset_tick[order])), none)
    early[order[1:]] = np.minimum(early[order[1:]], apart)
    late[order[:-1]] = np.minimum(late[order[:-1]], apart)
    return early, late


def _half(gap: Integers) -> Integers:
    """The part of a gap that either of its two onsets may use."""
    half: Integers = np.maximum(gap - SHORTEST_TICKS, 0) // 2
    return half


def played_notes(
    notes: Sequence[Note], onset_tick: Integers, length_tick: Numbers, velocity: Numbers, frame: Frame, single: bool
) -> tuple[Note, ...]:
    """The notes as played, in their old order: ended by the next of their pitch, or with ``single`` by any next note.

    A note that overlaps the next one on its own instrument as written may do so still, unless they are of one pitch.
    """
    until = _until(notes, onset_tick, frame.end_tick, single)
    wanted = np.maximum(np.round(length_tick), SHORTEST_TICKS).astype(np.int64)
    length = np.minimum(wanted, until - onset_tick)
    loud = np.clip(np.round(velocity), 1, 127).astype(np.int64)
    rows = zip(notes, onset_tick.tolist(), length.tolist(), loud.tolist(), strict=True)
    return tuple(Note(onset, n.pitch, ticks if ticks > 0 else n.duration_tick, v) for n, onset, ticks, v in rows)


def _until(notes: Sequence[Note], onset_tick: Integers, end_tick: int, single: bool) -> Integers:
    """The latest tick at which each note may end."""
    pitch, written = np.array([n.pitch for n in notes]), np.array([n.onset_tick for n in notes])
    until = np.full(len(notes), end_tick, np.int64)
    order = np.lexsort((written, pitch))
    same = np.diff(pitch[order]) == 0
    until[order[:-1]] = np.where(same, onset_tick[order[1:]], end_tick)
    if single:
        onsets, place = np.unique(written, return_inverse=True)
        first = np.full(len(onsets) + 1, end_tick, np.int64)
        np.minimum.at(first, place, onset_tick)
        following = np.concatenate([onsets[1:], [end_tick]])[place]
        alone = np.array([n.end_tick for n in notes]) <= following
        until = np.where(alone, np.minimum(until, first[place + 1]), until)
    return np.minimum(until, end_tick)
