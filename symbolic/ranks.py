"""Processes that train together, as PyTorch's launcher (torchrun) starts them; one process is the plain case."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import torch
from torch import Tensor, distributed

from symbolic.errors import BadInput, MissingExtra

CPU = torch.device("cpu")
PATIENCE = timedelta(hours=2)
"""How long processes wait for one another: the first one may be preparing the data or measuring."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """A process among all: ``rank`` of ``count``, and the device that it computes on."""

    rank: int = 0
    count: int = 1
    device: torch.device = CPU

    @property
    def leads(self) -> bool:
        """Whether this process writes files and messages."""
        return self.rank == 0

    def share(self, size: int, parts: int) -> list[range]:
        """The numbers of this process among ``range(size)``, in ``parts`` equal runs. Raises BadInput if uneven."""
        if size < 1 or parts < 1 or size % (self.count * parts):
            raise BadInput(f"a batch of {size} does not divide among {self.count} processes in {parts} parts each")
        length = size // self.count // parts
        first = self.rank * size // self.count
        return [range(first + i * length, first + (i + 1) * length) for i in range(parts)]

    def total(self, value: Tensor) -> Tensor:
        """The sum of a tensor over all processes."""
        if self.count > 1:
            value = value.clone()
            distributed.all_reduce(value)
        return value

    def wait(self) -> None:
        """Wait until all processes are here."""
        if self.count > 1:
            distributed.barrier()

    @contextlib.contextmanager
    def leader_first(self) -> Iterator[None]:
        """The first process does what follows before the others do it."""
        if not self.leads:
            self.wait()
        yield
        if self.leads:
            self.wait()


@contextlib.contextmanager
def joined(device: str = "auto") -> Iterator[Ranks]:
    """Join the processes that torchrun started, if it did; ``device`` is "cpu", "cuda" or "auto" (cuda if there is).

    gloo connects CPUs, NCCL connects GPUs; each process takes the GPU of its local rank. Raises MissingExtra where
    "cuda" is asked for and is not there.
    """
    found = torch.cuda.is_available()
    if device == "cuda" and not found:
        raise MissingExtra("no CUDA device is found: leave out --device cuda, or install torch for CUDA")
    chosen = torch.device("cpu")
    if device != "cpu" and found:
        chosen = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(chosen)
    if "RANK" not in os.environ or "WORLD_SIZE" not in os.environ:
        yield Ranks(device=chosen)
        return
    distributed.init_process_group("nccl" if chosen.type == "cuda" else "gloo", timeout=PATIENCE)
    try:
        yield Ranks(distributed.get_rank(), distributed.get_world_size(), chosen)
    finally:
        distributed.destroy_process_group()
