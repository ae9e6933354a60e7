"""Weights travel with their config as JSON and are refused if the vocabulary differs; safetensors, never pickle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save

from symbolic.errors import BadInput
from symbolic.files import write_bytes, write_text
from symbolic.model import ModelConfig, ScoreModel
from symbolic.vocab import vocabulary_id

WEIGHTS = "model.safetensors"
CONFIG = "config.json"
STATE = "training.safetensors"


def save_model(model: ScoreModel, folder: Path, notes: dict[str, Any], dtype: torch.dtype = torch.float32) -> None:
    """Write weights and config; ``notes`` (data, losses, steps) are kept in the config under "training"."""
    tensors = {name: tensor.detach().to("cpu", dtype).contiguous() for name, tensor in model.state_dict().items()}
    write_bytes(folder / WEIGHTS, save(tensors))
    config = {**model.config.to_dict(), "training": notes}
    write_text(folder / CONFIG, json.dumps(config, indent=1, ensure_ascii=False) + "\n")


def load_config(folder: Path) -> tuple[ModelConfig, dict[str, Any]]:
    """The config and the training notes. Raises BadInput if missing, broken or of another vocabulary."""
    path = folder / CONFIG
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        notes = values.pop("training", {})
        config = ModelConfig(**values)
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(f"{path} is not a model config: {error}") from error
    if config.vocabulary != vocabulary_id():
        raise BadInput(f"{folder} holds weights for vocabulary {config.vocabulary}; this version has {vocabulary_id()}")
    return config, notes


def load_model(folder: Path) -> tuple[ScoreModel, dict[str, Any]]:
    """The model and its training notes. Raises BadInput for missing, corrupt or foreign weights."""
    config, notes = load_config(folder)
    model = ScoreModel(config)
    try:
        tensors = load_file(str(folder / WEIGHTS))
        model.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})
    except Exception as error:  # safetensors and torch raise several kinds of their own
        raise BadInput(f"{folder / WEIGHTS} cannot be loaded: {error}") from error
    return model, notes


def save_progress(folder: Path, model: ScoreModel, optimizers: list[torch.optim.Optimizer], step: int) -> None:
    """Write all that is needed to go on after ``step`` steps as one file, so that it is of one moment or not there."""
    tensors = {f"model/{name}": tensor for name, tensor in model.state_dict().items()}
    for i, optimizer in enumerate(optimizers):
        for key, values in optimizer.state_dict()["state"].items():
            for name, value in values.items():
                tensors[f"{i}/{key}/{name}"] = torch.as_tensor(value)
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    config = json.dumps(model.config.to_dict(), sort_keys=True)
    write_bytes(folder / STATE, save(tensors, {"step": str(step), "config": config}))


def load_progress(folder: Path, model: ScoreModel, optimizers: list[torch.optim.Optimizer]) -> int:
    """Put model and optimizers back where ``save_progress`` left them and give the steps done.

    Raises BadInput if the file is broken or holds a run of another shape or vocabulary.
    """
    path = folder / STATE
    states: list[dict[int, dict[str, torch.Tensor]]] = [{} for _ in optimizers]
    weights: dict[str, torch.Tensor] = {}
    try:
        with safe_open(str(path), "pt") as file:
            notes = file.metadata()
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (a safe_open is no dict)
        step, found = int(notes["step"]), json.loads(notes["config"])
        asked = model.config.to_dict()
        if found != asked:
            names = [f"{k} {found.get(k)}, not {asked.get(k)}" for k in asked if found.get(k) != asked[k]]
            raise BadInput(f"{path} holds a run of another shape: {'; '.join(names)}")
        for name, tensor in tensors.items():
            place, _, rest = name.partition("/")
            if place == "model":
                weights[rest] = tensor
            else:
                key, field = rest.split("/")
                states[int(place)].setdefault(int(key), {})[field] = tensor
        model.load_state_dict(weights)
        for optimizer, state in zip(optimizers, states, strict=True):
            optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
    except BadInput:
        raise
    except Exception as error:  # safetensors and torch raise several kinds of their own
        raise BadInput(f"{path} cannot be read, so the run cannot go on: {error}") from error
    return step
