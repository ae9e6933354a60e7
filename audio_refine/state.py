"""A training run on disk: weights, their running average, the optimizers and the step as one file of one moment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save
from torch import Tensor, nn

from symbolic.errors import BadInput
from symbolic.files import write_bytes, write_text

STATE = "training.safetensors"
AVERAGE_FROM = 10.0


def average_share(step: int, decay: float) -> float:
    """How much of the running average is kept at a step: less at the beginning."""
    return min(decay, (1 + step) / (AVERAGE_FROM + step))


@torch.no_grad()
def average(mean: nn.Module, model: nn.Module, step: int, decay: float) -> None:
    """Move ``mean`` towards the weights of ``model``."""
    share = average_share(step, decay)
    for own, other in zip(mean.parameters(), model.parameters(), strict=True):
        own.lerp_(other.detach(), 1 - share)
    for own_buffer, other_buffer in zip(mean.buffers(), model.buffers(), strict=True):
        own_buffer.copy_(other_buffer)


def save_run(
    folder: Path,
    modules: Mapping[str, nn.Module],
    optimizers: Sequence[torch.optim.Optimizer],
    step: int,
    config: Mapping[str, Any],
) -> None:
    """Write all that is needed to go on after ``step`` steps."""
    tensors = {f"{name}/{key}": t for name, module in modules.items() for key, t in module.state_dict().items()}
    for i, optimizer in enumerate(optimizers):
        for key, values in optimizer.state_dict()["state"].items():
            for name, value in values.items():
                tensors[f"optimizer{i}/{key}/{name}"] = torch.as_tensor(value)
    tensors = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    notes = {"step": str(step), "config": json.dumps(config, sort_keys=True)}
    write_bytes(folder / STATE, save(tensors, notes))


def load_run(
    folder: Path,
    modules: Mapping[str, nn.Module],
    optimizers: Sequence[torch.optim.Optimizer],
    config: Mapping[str, Any],
) -> int:
    """Put everything back where ``save_run`` left it and give the steps done; 0 where there is no run.

    Raises BadInput if the file is broken or of another shape.
    """
    path = folder / STATE
    if not path.exists():
        return 0
    try:
        with safe_open(str(path), "pt") as file:
            notes = file.metadata()
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (a safe_open is no dict)
        if json.loads(notes["config"]) != json.loads(json.dumps(config)):
            raise BadInput(f"{path} holds a run of another shape: {notes['config']}")
        for name, module in modules.items():
            start = f"{name}/"
            module.load_state_dict({k.removeprefix(start): t for k, t in tensors.items() if k.startswith(start)})
        for i, optimizer in enumerate(optimizers):
            optimizer.load_state_dict(
                {"state": _moments(tensors, i), "param_groups": optimizer.state_dict()["param_groups"]}
            )
        return int(notes["step"])
    except BadInput:
        raise
    except Exception as error:  # safetensors and torch raise several kinds of their own
        raise BadInput(f"{path} cannot be read, so the run cannot go on: {error}") from error


def _moments(tensors: Mapping[str, Tensor], number: int) -> dict[int, dict[str, Tensor]]:
    state: dict[int, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        place, _, rest = name.partition("/")
        if place == f"optimizer{number}":
            key, field = rest.split("/")
            state.setdefault(int(key), {})[field] = tensor
    return state


def save_weights(
    folder: Path, name: str, module: nn.Module, config: Mapping[str, Any], notes: Mapping[str, Any]
) -> None:
    """Write weights for use as ``name.safetensors`` and their shape and history as ``name.json``."""
    tensors = {key: t.detach().cpu().contiguous().clone() for key, t in module.state_dict().items()}
    write_bytes(folder / f"{name}.safetensors", save(tensors))
    write_text(folder / f"{name}.json", json.dumps({"config": config, "training": notes}, indent=1) + "\n")


def load_weights(folder: Path, name: str) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """The tensors and the JSON of ``save_weights``. Raises BadInput where they are missing or broken."""
    try:
        values: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return load_file(str(folder / f"{name}.safetensors")), values
    except Exception as error:  # safetensors raises several kinds of its own
        raise BadInput(f"{folder} holds no weights of a {name}: {error}") from error
