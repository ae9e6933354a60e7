"""Units written side by side: whatever the ready ones ask for is answered as one batch.

A lane is a thread with slots of its own; while one lane waits for ONNX Runtime, which lets other threads run, another
draws notes. Units are handed out as they become ready, earlier bars first, so that the first bar is soon whole.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

import numpy as np

from symbolic.cell_writer import MAX_CELL_NOTES, Ask, Want, Writing
from symbolic.decoder import Decoder, Floats
from symbolic.runtime import Runtime
from symbolic.units import CHUNK_BARS, Unit, dependencies

IDLE_S = 0.02
"""How long the caller's lane sleeps when nothing is ready for it before it looks at the caller's wishes again."""


class Schedule:
    """Hands out units once those that they read are done; safe to share among threads."""

    def __init__(self, units: Sequence[Unit], lanes: int) -> None:
        self.units, self._lanes = units, lanes
        self._needs = dependencies(units)
        self._serves: list[list[int]] = [[] for _ in units]
        for i, needs in enumerate(self._needs):
            for other in needs:
                self._serves[other].append(i)
        self._ready = [(units[i].place, i) for i, needs in enumerate(self._needs) if not needs]
        heapq.heapify(self._ready)
        self._running, self._left = 0, len(units)
        self._done: list[Unit] = []
        self._change = threading.Condition()
        self._stopped = False

    def take(self, held: int, batch: int) -> list[int]:
        """Ready units for a lane that holds ``held`` already: its share of them, up to ``batch`` in all."""
        with self._change:
            share = -(-(len(self._ready) + self._running) // self._lanes)
            count = max(min(share, batch) - held, 0)
            taken = [heapq.heappop(self._ready)[1] for _ in range(min(count, len(self._ready)))]
            self._running += len(taken)
            return taken

    def finish(self, i: int) -> None:
        """Unit ``i`` is written; those that waited for it alone become ready."""
        with self._change:
            self._running -= 1
            self._left -= 1
            self._done.append(self.units[i])
            for other in self._serves[i]:
                self._needs[other].discard(i)
                if not self._needs[other]:
                    heapq.heappush(self._ready, (self.units[other].place, other))
            self._change.notify_all()

    def finished(self) -> list[Unit]:
        """The units that were finished since the last call."""
        with self._change:
            out, self._done = self._done, []
            return out

    def stop(self) -> None:
        """Hand out nothing more."""
        with self._change:
            self._stopped = True
            self._change.notify_all()

    @property
    def over(self) -> bool:
        """Whether all is written or the work was stopped."""
        return self._stopped or not self._left

    def wait(self, seconds: float | None = None) -> None:
        """Sleep until something may have become ready."""
        with self._change:
            if not self._ready and not self.over:
                self._change.wait(seconds)


@dataclass(slots=True)
class _Active:
    """A unit being written: its coroutine, the slots of its copies, and what it asks for (None when done)."""

    number: int
    writing: Writing
    slots: list[int]
    ask: Ask | None = None

    def send(self, answer: Floats | None) -> None:
        """Give the answer and take the next question."""
        try:
            self.ask = next(self.writing) if answer is None else self.writing.send(answer)
        except StopIteration:
            self.ask = None


class _Lane:
    """The units that one thread writes side by side."""

    def __init__(self, decoder: Decoder, runtime: Runtime) -> None:
        self._decoder, self._runtime = decoder, runtime
        self.active: list[_Active] = []

    def start(self, number: int, writing: Writing) -> None:
        """Begin a unit."""
        new = _Active(number, writing, [])
        new.send(None)
        if new.ask is not None:
            new.slots = [self._runtime.open() for _ in range(len(new.ask.x))]
        self.active.append(new)

    def round(self) -> list[int]:
        """Take every unit one note further; gives the numbers of those that are done."""
        self._read()
        for want in (Want.POSITION, Want.PITCH, Want.DURATION):
            group = [a for a in self.active if a.ask is not None and a.ask.want is want]
            if group:
                x = np.concatenate([a.ask.x for a in group if a.ask is not None])
                _answer(group, self._decoder.logits(want.value, x))
        done = [a for a in self.active if a.ask is None]
        for unit in done:
            for slot in unit.slots:
                self._runtime.close(slot)
        self.active = [a for a in self.active if a.ask is not None]
        return [unit.number for unit in done]

    def _read(self) -> None:
        """Let every unit that asks for it read: several events one unit at a time, single ones as one batch."""
        group: list[_Active] = []
        for unit in self.active:
            if unit.ask is None or unit.ask.want is not Want.FEATURES:
                continue
            if unit.ask.x.shape[1] == 1:
                group.append(unit)
            else:
                read = zip(unit.slots, unit.ask.x, strict=True)
                unit.send(np.stack([self._runtime.prefill(slot, events)[-1] for slot, events in read]))
        if group:
            x = np.concatenate([unit.ask.x[:, 0] for unit in group if unit.ask is not None])
            _answer(group, self._runtime.step([slot for unit in group for slot in unit.slots], x))


def _answer(group: Sequence[_Active], rows: Floats) -> None:
    """Send each unit of a group its rows of the batch."""
    at = 0
    for unit in group:
        copies = 0 if unit.ask is None else len(unit.ask.x)
        unit.send(rows[at : at + copies])
        at += copies


def run(
    decoder: Decoder,
    units: Sequence[Unit],
    write: Callable[[Unit], Writing],
    *,
    copies: int,
    batch: int,
    threads: int,
) -> Generator[list[Unit], None, None]:
    """Write the units, at most ``batch`` a thread side by side; gives those that became done, again and again.

    The caller's thread is one of the ``threads``. Closing the generator early stops the work.
    """
    threads = max(min(threads, len(units)), 1)
    schedule = Schedule(units, threads)
    capacity = decoder.config["context"] + CHUNK_BARS * (MAX_CELL_NOTES + 1)
    lanes = [_Lane(decoder, decoder.runtime(batch * copies, capacity)) for _ in range(threads)]
    failures: list[BaseException] = []

    def turn(lane: _Lane) -> None:
        for number in schedule.take(len(lane.active), batch):
            lane.start(number, write(schedule.units[number]))
        for number in lane.round():
            schedule.finish(number)

    def work(lane: _Lane) -> None:
        try:
            while not schedule.over:
                turn(lane)
                if not lane.active:
                    schedule.wait()
        except BaseException as error:  # handed to the caller's thread
            failures.append(error)
            schedule.stop()

    others = [threading.Thread(target=work, args=(lane,), daemon=True) for lane in lanes[1:]]
    for thread in others:
        thread.start()
    try:
        while not schedule.over:
            turn(lanes[0])
            yield schedule.finished()
            if not lanes[0].active:
                schedule.wait(IDLE_S)
    finally:
        schedule.stop()
        for thread in others:
            thread.join()
    if failures:
        raise failures[0]
    yield schedule.finished()
