"""What carries the model's state from event to event: one small interface, several ways to run it.

A slot holds the events of one stream. ``prefill`` reads several events into one slot, ``step`` reads one event into
each of several slots. What a slot gives depends on its own events alone, never on the other slots.

Shapes: T events, B slots, D width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Runtime(Protocol):
    """The body of the model at work: a transformer or an LSTM, through ONNX Runtime or torch."""

    def open(self) -> int:
        """An empty slot."""
        ...

    def close(self, slot: int) -> None:
        """Give a slot back."""
        ...

    def prefill(self, slot: int, events: Floats) -> Floats:
        """Read events (T, D) after those that the slot holds; features (T, D)."""
        ...

    def step(self, slots: Sequence[int], events: Floats) -> Floats:
        """Read one event into each slot, events (B, D); features (B, D)."""
        ...


@dataclass(slots=True)
class _Bound:
    """The buffers of a batch of one size, tied to the session once."""

    binding: Any
    x: Floats
    lengths: NDArray[np.int32]
    total: NDArray[np.int32]
    features: Floats


class CacheRuntime:
    """A transformer made by ``trunk_graph``: keys and values lie in caches that are written in place.

    Open slots lie side by side at the start of the caches, so that a batch is a view of them; when a slot is closed,
    the last one moves into its place.
    """

    def __init__(self, session: Any, config: dict[str, Any], slots: int, capacity: int) -> None:
        """``slots`` streams at most, of ``capacity`` events each. The session may be shared."""
        self._session, self._width = session, config["width"]
        size = self._width // config["heads"]
        shape = (slots, config["groups"], capacity, size)
        self._caches = {f"{kind}{i}": np.zeros(shape, np.float32) for i in range(config["layers"]) for kind in "kv"}
        self._places: dict[int, int] = {}
        self._lengths = np.zeros(slots, np.int32)
        self._opened = 0
        self._bound: dict[int, _Bound] = {}

    def open(self) -> int:
        """An empty slot."""
        place = len(self._places)
        self._lengths[place] = 0
        self._opened += 1
        self._places[self._opened] = place
        return self._opened

    def close(self, slot: int) -> None:
        """Give a slot back."""
        place, last = self._places.pop(slot), len(self._places)
        if place == last:
            return
        moved = next(other for other, where in self._places.items() if where == last)
        length = self._lengths[last]
        for cache in self._caches.values():
            cache[place, :, :length] = cache[last, :, :length]
        self._lengths[place] = length
        self._places[moved] = place

    def prefill(self, slot: int, events: Floats) -> Floats:
        """Read events (T, D) after those that the slot holds; features (T, D)."""
        place, length = self._places[slot], len(events)
        bound = self._bind(place, 1, length)
        bound.x[0] = events
        bound.total[...] = self._lengths[place] + length
        bound.lengths[0] = bound.total - 1
        self._session.run_with_iobinding(bound.binding)
        self._lengths[place] += length
        features: Floats = bound.features[0]
        return features

    def step(self, slots: Sequence[int], events: Floats) -> Floats:
        """Read one event into each slot, events (B, D); features (B, D)."""
        places = [self._places[slot] for slot in slots]
        rows = max(places) + 1
        if rows not in self._bound:
            self._bound[rows] = self._bind(0, rows, 1)
        bound = self._bound[rows]
        bound.x[...] = 0  # a slot between the asked ones computes something that nobody reads
        bound.x[places, 0] = events
        bound.lengths[...] = self._lengths[:rows]
        bound.total[...] = bound.lengths.max() + 1
        self._session.run_with_iobinding(bound.binding)
        self._lengths[places] += 1
        features: Floats = bound.features[places, 0]
        return features

    def _bind(self, place: int, rows: int, length: int) -> _Bound:
        """Buffers for ``rows`` slots from ``place`` on and ``length`` events each."""
        bound = _Bound(
            self._session.io_binding(),
            np.zeros((rows, length, self._width), np.float32),
            np.zeros(rows, np.int32),
            np.zeros((), np.int32),
            np.zeros((rows, length, self._width), np.float32),
        )

        def tie(to: Any, name: str, array: NDArray[Any]) -> None:
            to(name, "cpu", 0, array.dtype.type, array.shape, array.ctypes.data)

        tie(bound.binding.bind_input, "x", bound.x)
        tie(bound.binding.bind_input, "seqlens", bound.lengths)
        tie(bound.binding.bind_input, "total", bound.total)
        tie(bound.binding.bind_output, "features", bound.features)
        for name, cache in self._caches.items():
            part = cache[place : place + rows]
            tie(bound.binding.bind_input, name, part)
            tie(bound.binding.bind_output, f"p{name}", part)
        return bound


class StateRuntime:
    """A graph that takes its state and gives the next one: an LSTM, or a transformer without caches.

    Slots are run one after the other: rows of a batch would round differently from one row alone.
    """

    def __init__(self, session: Any) -> None:
        """Inputs ``x`` (1, T, D) and ``past``, outputs ``features`` and ``state``. The session may be shared."""
        self._session = session
        shape = next(value.shape for value in session.get_inputs() if value.name == "past")
        sizes = [size if isinstance(size, int) else 1 if axis == 1 else 0 for axis, size in enumerate(shape)]
        self._empty = np.zeros(sizes, np.float32)
        self._states: dict[int, Floats] = {}
        self._opened = 0

    def open(self) -> int:
        """An empty slot."""
        self._opened += 1
        self._states[self._opened] = self._empty
        return self._opened

    def close(self, slot: int) -> None:
        """Give a slot back."""
        del self._states[slot]

    def prefill(self, slot: int, events: Floats) -> Floats:
        """Read events (T, D) after those that the slot holds; features (T, D)."""
        given = {"x": np.ascontiguousarray(events[None]), "past": self._states[slot]}
        features, self._states[slot] = self._session.run(["features", "state"], given)
        out: Floats = features[0]
        return out

    def step(self, slots: Sequence[int], events: Floats) -> Floats:
        """Read one event into each slot, events (B, D); features (B, D)."""
        return np.concatenate([self.prefill(slot, event[None]) for slot, event in zip(slots, events, strict=True)])
