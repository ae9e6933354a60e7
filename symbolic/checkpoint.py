"""Weights travel with their config as JSON and are refused if the vocabulary differs; safetensors, never pickle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from symbolic.errors import BadInput
from symbolic.files import whole_file, write_text
from symbolic.model import ModelConfig, ScoreModel
from symbolic.vocab import vocabulary_id

WEIGHTS = "model.safetensors"
CONFIG = "config.json"
STATE = "training.safetensors"
PROGRESS = "progress.json"


def save_model(model: ScoreModel, folder: Path, notes: dict[str, Any], dtype: torch.dtype = torch.float32) -> None:
    """Write weights and config; ``notes`` (data, losses, steps) are kept in the config under "training"."""
    tensors = {name: tensor.detach().to(dtype).contiguous() for name, tensor in model.state_dict().items()}
    with whole_file(folder / WEIGHTS) as temporary:
        save_file(tensors, str(temporary))
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


def save_progress(folder: Path, optimizers: list[torch.optim.Optimizer], progress: dict[str, Any]) -> None:
    """Write the optimizers' tensors and where training stands, so that a killed run can go on."""
    tensors: dict[str, torch.Tensor] = {}
    for i, optimizer in enumerate(optimizers):
        for key, values in optimizer.state_dict()["state"].items():
            for name, value in values.items():
                tensors[f"{i}/{key}/{name}"] = torch.as_tensor(value).detach().clone().contiguous()
    with whole_file(folder / STATE) as temporary:
        save_file(tensors, str(temporary))
    write_text(folder / PROGRESS, json.dumps(progress) + "\n")


def load_progress(folder: Path, optimizers: list[torch.optim.Optimizer]) -> dict[str, Any]:
    """Put the optimizers back where ``save_progress`` left them and give its ``progress``."""
    states: list[dict[int, dict[str, torch.Tensor]]] = [{} for _ in optimizers]
    for name, tensor in load_file(str(folder / STATE)).items():
        i, key, field = name.split("/")
        states[int(i)].setdefault(int(key), {})[field] = tensor
    for optimizer, state in zip(optimizers, states, strict=True):
        optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
    progress: dict[str, Any] = json.loads((folder / PROGRESS).read_text(encoding="utf-8"))
    return progress
