"""An adapter: a folder with a fine-tuned model and what it was made from; loaded without torch."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from symbolic.decoder import WEIGHTS_FILE, WEIGHTS_FOLDER, Decoder, default_decoder
from symbolic.errors import BadInput

ADAPTER_CONFIG, ADAPTER_WEIGHTS = "adapter.json", "adapter.safetensors"


@dataclass(frozen=True, slots=True)
class AdapterConfig:
    """What an adapter is: the weights it belongs to and how it was made."""

    base_sha256: str
    """The hash of the model file that was fine-tuned."""
    rank: int
    """Columns of the added matrices."""
    alpha: float
    """The added product is scaled by alpha / rank."""
    style: str
    """The style that its music was told as, "" for none."""
    works: int
    """Pieces that it learned from."""
    held_out: int
    """Pieces that it was measured on."""
    steps: int
    """Optimizer steps of the version that is kept."""
    bits_before: float | None
    """Held-out bits a note of the base model; None where nothing was held out."""
    bits_after: float | None
    """The same of the adapted model."""


def weights_sha256(folder: Path) -> str:
    """The SHA-256 of the model file in a folder of weights. Raises BadInput if there is none."""
    path = folder / WEIGHTS_FILE
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error


def read_adapter(folder: Path) -> AdapterConfig:
    """What an adapter says of itself. Raises BadInput if the folder holds none."""
    path = folder / ADAPTER_CONFIG
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return AdapterConfig(**values)
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(f"{folder} is not an adapter: {error}") from error


def load_adapter(folder: Path, base: Path = WEIGHTS_FOLDER) -> Decoder:
    """The fine-tuned model of an adapter. Raises BadInput if it is broken or made for other weights than ``base``."""
    made_for, here = read_adapter(folder).base_sha256, weights_sha256(base)
    if made_for != here:
        raise BadInput(
            f"the adapter {folder} was made for weights {made_for[:12]}, this version has {here[:12]}: fine-tune again"
        )
    return default_decoder(folder.resolve())
