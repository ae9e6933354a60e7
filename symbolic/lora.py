"""LoRA: what a model learns from a little music, kept as two thin matrices beside each of its own.

E. Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", ICLR 2022. A matrix W (out, in) becomes
W + (alpha / rank) B A with A (rank, in) and B (out, rank); B starts at zero, so training starts at the model itself.
Any matrix parameter can be adapted, an LSTM's gates as well as a linear layer's weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from symbolic.errors import BadInput

ADAPTED = ("trunk.", "position_head.", "pitch_head.", "duration_head.")
"""Beginnings of the names of the matrices that are adapted."""


class LowRank(nn.Module):
    """What is added to one matrix."""

    def __init__(self, shape: torch.Size, rank: int, alpha: float) -> None:
        super().__init__()
        own = min(rank, *shape)
        self.a = nn.Parameter(torch.randn(own, shape[1]) / math.sqrt(shape[1]))
        self.b = nn.Parameter(torch.zeros(shape[0], own))
        self.scale = alpha / rank

    def forward(self, weight: Tensor) -> Tensor:
        """The adapted matrix."""
        return weight + self.scale * (self.b @ self.a)


def add_lora(model: nn.Module, rank: int, alpha: float) -> list[nn.Parameter]:
    """Adapt the matrices of ``model``, freeze all else, and give the parameters to train.

    A matrix whose smaller side is less than ``rank`` gets that side as its rank. Raises BadInput for a rank below 1 or
    above the smaller side of all.
    """
    matrices = [(name, p) for name, p in model.named_parameters() if p.ndim == 2 and name.startswith(ADAPTED)]
    most = max(min(p.shape) for _, p in matrices)
    if not 1 <= rank <= most:
        raise BadInput(f"rank {rank} is not between 1 and {most}, the width of the model")
    model.requires_grad_(False)
    for name, p in matrices:
        module, _, attribute = name.rpartition(".")
        added = LowRank(p.shape, rank, alpha).to(p.device)
        parametrize.register_parametrization(model.get_submodule(module), attribute, added)
    return [p for p in model.parameters() if p.requires_grad]


def added_to(model: nn.Module) -> Iterator[tuple[str, LowRank]]:
    """The name of each adapted matrix and what is added to it."""
    for name, module in model.named_modules():
        if isinstance(module, LowRank):
            yield name.replace("parametrizations.", "").rpartition(".")[0], module


def lora_tensors(model: nn.Module) -> dict[str, Tensor]:
    """Copies of the added matrices, named "<matrix>/a" and "<matrix>/b"."""
    return {
        f"{name}/{part}": getattr(added, part).detach().cpu().clone()
        for name, added in added_to(model)
        for part in ("a", "b")
    }


@torch.no_grad()
def set_lora(model: nn.Module, tensors: Mapping[str, Tensor]) -> None:
    """Put copies that ``lora_tensors`` gave back into an adapted model."""
    for name, added in added_to(model):
        added.a.copy_(tensors[f"{name}/a"])
        added.b.copy_(tensors[f"{name}/b"])


def merge_lora(model: nn.Module) -> None:
    """Make what is added part of the matrices themselves: the model has its plain shape again."""
    for module in list(model.modules()):
        if parametrize.is_parametrized(module):
            assert isinstance(module.parametrizations, nn.ModuleDict)
            for attribute in list(module.parametrizations):
                parametrize.remove_parametrizations(module, attribute, leave_parametrized=True)
    model.requires_grad_(True)
