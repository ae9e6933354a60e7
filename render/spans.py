"""Which spans of a stem an edit changes, and their samples, rendered as if everything before them had been played.

A synthesizer that starts shortly before a span, with the controllers set and the notes that are held struck again, is
in the state of one that played from the beginning once every older note has died away. Whether it has is seen from the
samples: those before the span must equal the stored ones; where they do not, it starts earlier. A span ends where the
new samples have equalled the old ones for a while and every changed note has been let go.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from render.stems import OpenStem, Samples, StemPlan
from render.synth import BLOCK_FRAMES, CONTROL, NOTE_ON, Event
from render.wav24 import Wav24
from symbolic.performance import PEDAL_CC

PREROLLS_S: tuple[float, ...] = (2.0, 8.0, 32.0, float("inf"))
"""How long before a span the synthesizer starts, at least: the next is tried where the samples show older notes."""
CHECK_S, SETTLED_S = 0.5, 0.5
PIECE_BLOCKS = 200
PEDAL_DOWN = 64


class StoredSoundError(Exception):
    """A stored stem is not what its events sound like."""


@dataclass(frozen=True, slots=True)
class Patch:
    """The new samples of a stem from a frame on."""

    start: int
    samples: Samples

    @property
    def end(self) -> int:
        """The frame after the last one."""
        return self.start + len(self.samples)


def changed_blocks(old: Sequence[Event], new: Sequence[Event]) -> list[int]:
    """The blocks at which two lists of sorted events differ."""
    before, after = _by_block(old), _by_block(new)
    return sorted(block for block in before.keys() | after.keys() if before.get(block) != after.get(block))


def _by_block(events: Sequence[Event]) -> dict[int, list[Event]]:
    return {block: list(same) for block, same in groupby(events, key=lambda event: event[0])}


def patches(plan: StemPlan, old: Sequence[Event], stored: Wav24, sample_rate_hz: int, frames: int) -> Iterator[Patch]:
    """Every span in which a stem that played ``old`` sounds differently now that it plays the events of ``plan``.

    Raises StoredSoundError where the stored stem does not fit ``old``, and OverloadError.
    """
    changed = changed_blocks(old, plan.events)
    at, last = 0, -(-frames // BLOCK_FRAMES)
    while at < len(changed) and changed[at] < last:
        span = _Span(plan, old, changed[at:], stored, sample_rate_hz, frames)
        patch, reached = span.rendered()
        if len(patch.samples):
            yield patch
        at = bisect_left(changed, reached)


class _Span:
    """One span of one stem, from its first changed event on."""

    def __init__(
        self,
        plan: StemPlan,
        old: Sequence[Event],
        changed: Sequence[int],
        stored: Wav24,
        sample_rate_hz: int,
        frames: int,
    ) -> None:
        self._plan, self._old, self._changed, self._stored = plan, old, changed, stored
        self._rate_hz, self._frames = sample_rate_hz, frames
        self._first = changed[0]

    def rendered(self) -> tuple[Patch, int]:
        """The new samples, and the block up to which they were compared."""
        struck = held_since(self._plan.events, self._first)
        for preroll_s in PREROLLS_S:
            wanted = self._first - preroll_s * self._rate_hz / BLOCK_FRAMES
            start = max(0, int(max(min(struck, wanted), 0)))
            events = events_from(self._plan.events, start)
            sound = OpenStem(replace(self._plan, events=events), self._rate_hz, 0.0, lambda samples: None)
            try:
                if self._fits(sound, start):
                    return self._until_settled(sound)
            finally:
                sound.close()
            if start == 0:
                break
        raise StoredSoundError(self._plan.file_name)

    def _fits(self, sound: OpenStem, start: int) -> bool:
        """Whether the samples just before the span are the stored ones."""
        now = self._first * BLOCK_FRAMES
        before = sound.next(now - start * BLOCK_FRAMES)
        checked = before[max(0, len(before) - round(CHECK_S * self._rate_hz)) :]
        return np.array_equal(checked, self._stored.read(now - len(checked), now))

    def _until_settled(self, sound: OpenStem) -> tuple[Patch, int]:
        begin = now = self._first * BLOCK_FRAMES
        pieces: list[Samples] = []
        first = last = quiet_from = begin
        while now < self._frames and now - quiet_from < SETTLED_S * self._rate_hz:
            length = min(PIECE_BLOCKS * BLOCK_FRAMES, self._frames - now)
            piece = sound.next(length)
            different = np.nonzero((piece != self._stored.read(now, now + length)).any(axis=1))[0]
            if len(different):
                first = now + int(different[0]) if last == begin else first
                last = now + int(different[-1]) + 1
            pieces.append(piece)
            now += length
            quiet_from = max(last, self._let_go(now // BLOCK_FRAMES) * BLOCK_FRAMES)
        samples = np.concatenate(pieces)[first - begin : last - begin]
        return Patch(first, samples), -(-now // BLOCK_FRAMES)

    def _let_go(self, block: int) -> int:
        """The block at which all notes are let go that sound at the last changed event before ``block``."""
        at = self._changed[bisect_left(self._changed, block) - 1]
        return max(held_until(events, at) for events in (self._old, self._plan.events))


def events_from(events: Sequence[Event], start: int) -> list[Event]:
    """The events from a block on, which becomes block 0; before them the controllers as they stood there."""
    at = bisect_left(events, start, key=lambda event: event[0])
    values = {first: second for _, kind, first, second in events[:at] if kind == CONTROL}
    stood = [(0, CONTROL, number, value) for number, value in values.items()]
    return [*stood, *((block - start, *rest) for block, *rest in events[at:])]  # type: ignore[list-item]


class _Keys:
    """Which notes sound: those held down, and those that the pedal holds, each with the block of its start."""

    def __init__(self) -> None:
        self.sounding: dict[int, int] = {}
        self._down: set[int] = set()
        self._pedal = False

    def take(self, event: Event) -> None:
        """Follow one event."""
        block, kind, first, second = event
        if kind == NOTE_ON:
            self.sounding[first] = block
            self._down.add(first)
        elif kind == CONTROL:
            if first == PEDAL_CC:
                self._pedal = second >= PEDAL_DOWN
        else:
            self._down.discard(first)
        if not self._pedal:
            self.sounding = {pitch: start for pitch, start in self.sounding.items() if pitch in self._down}


def held_since(events: Sequence[Event], block: int) -> int:
    """The earliest start of the notes that are held when a block begins; the block itself where there are none."""
    keys = _Keys()
    for event in events:
        if event[0] >= block:
            break
        keys.take(event)
    return min(keys.sounding.values(), default=block)


def held_until(events: Sequence[Event], block: int) -> int:
    """The block at which the last of the notes that sound just after a block is let go; at least the block after it."""
    keys = _Keys()
    until = block + 1
    waiting: dict[int, int] | None = None
    for event in events:
        if waiting is None and event[0] > block:
            waiting = dict(keys.sounding)
        if waiting == {}:
            break
        keys.take(event)
        if waiting is not None:
            waiting = {pitch: start for pitch, start in waiting.items() if keys.sounding.get(pitch) == start}
            until = max(until, event[0])
    return until
