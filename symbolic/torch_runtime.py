"""The transformer's body on torch, on a GPU or the CPU, with caches of keys and values.

Agrees with ``CacheRuntime`` within the rounding of its eight bits; rows of a batch may round differently on a GPU.
Shapes: B slots, T events, D width, H heads, G groups, E = D / H, S room of the caches.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as nnf

from symbolic.model import Block, Trunk, rotary, rotate

Floats = NDArray[np.float32]


class TorchRuntime:
    """A transformer's trunk at work, see ``runtime.Runtime``."""

    def __init__(self, trunk: Trunk, slots: int, capacity: int) -> None:
        """``slots`` streams at most, of ``capacity`` events each; the trunk may be shared."""
        self._trunk = trunk
        self._device = trunk.norm.weight.device
        config = trunk.config
        self._size = config.width // config.heads
        shape = (config.layers, slots, config.groups, capacity, self._size)
        self._keys, self._values = (torch.zeros(shape, device=self._device) for _ in range(2))
        self._angles = rotary(torch.arange(capacity, device=self._device), self._size)
        self._free = list(range(slots))[::-1]
        self._lengths = [0] * slots

    def open(self) -> int:
        """An empty slot."""
        slot = self._free.pop()
        self._lengths[slot] = 0
        return slot

    def close(self, slot: int) -> None:
        """Give a slot back."""
        self._free.append(slot)

    def prefill(self, slot: int, events: Floats) -> Floats:
        """Read events (T, D) after those that the slot holds; features (T, D)."""
        out: Floats = self._read([slot], events[None])[0]
        return out

    def step(self, slots: Sequence[int], events: Floats) -> Floats:
        """Read one event into each slot, events (B, D); features (B, D)."""
        out: Floats = self._read(slots, events[:, None])[:, 0]
        return out

    @torch.inference_mode()
    def _read(self, slots: Sequence[int], events: Floats) -> Floats:
        """Features (B, T, D) of events (B, T, D), each after those of its slot."""
        length = events.shape[1]
        x = torch.as_tensor(np.ascontiguousarray(events), dtype=torch.float32, device=self._device)
        before = torch.tensor([self._lengths[slot] for slot in slots], device=self._device)
        place = before[:, None] + torch.arange(length, device=self._device)  # (B, T)
        index = torch.tensor(list(slots), device=self._device)
        total = max(self._lengths[slot] for slot in slots) + length
        seen = torch.arange(total, device=self._device) <= place[..., None]  # (B, T, total)
        for i, block in enumerate(self._trunk.blocks):
            assert isinstance(block, Block)
            x = self._block(block, i, x, index, place, seen)
        for slot in slots:
            self._lengths[slot] += length
        out: Floats = self._trunk.norm(x).cpu().numpy()
        return out

    def _block(self, block: Block, i: int, x: Tensor, index: Tensor, place: Tensor, seen: Tensor) -> Tensor:
        batch, length, _ = x.shape
        normed = block.norm1(x)
        cos, sin = (angle[place][:, None] for angle in self._angles)  # (B, 1, T, E / 2)
        query = rotate(block.query(normed).view(batch, length, block.heads, self._size).transpose(1, 2), cos, sin)
        key = rotate(block.key(normed).view(batch, length, block.groups, self._size).transpose(1, 2), cos, sin)
        value = block.value(normed).view(batch, length, block.groups, self._size).transpose(1, 2)
        self._keys[i, index[:, None], :, place] = key.transpose(1, 2)
        self._values[i, index[:, None], :, place] = value.transpose(1, 2)
        repeat = block.heads // block.groups
        keys, values = (
            cache[i, index, :, : seen.shape[-1]].repeat_interleave(repeat, dim=1)
            for cache in (self._keys, self._values)
        )  # (B, H, total, E)
        mixed = nnf.scaled_dot_product_attention(query, keys, values, attn_mask=seen[:, None])
        x = x + block.out(mixed.transpose(1, 2).reshape(batch, length, -1))
        out: Tensor = x + block.down(nnf.relu(block.up(block.norm2(x))).square())
        return out
