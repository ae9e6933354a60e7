"""The model in use: a runtime for the body, numpy for embeddings and heads; torch only if asked for.

Shapes: T events, B streams, D width.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput, MissingExtra
from symbolic.heads import Head
from symbolic.runtime import CacheRuntime, Runtime, StateRuntime
from symbolic.vocab import (
    CHORD_FEATURES,
    CHORD_SLOTS,
    DURATIONS,
    FIELD_OFFSETS,
    FIELD_ROWS,
    PITCHES,
    POSITIONS,
    vocabulary_id,
)

if TYPE_CHECKING:
    from symbolic.model import Trunk

Floats = NDArray[np.float32]
WEIGHTS_FOLDER = Path(__file__).parent / "weights"
TRUNK_FILE, WEIGHTS_FILE, CONFIG_FILE = "trunk.int8.onnx", "model.safetensors", "config.json"
KINDS: tuple[str, ...] = ("transformer", "lstm")
ROWS: dict[str, int] = {
    "kind": 2, "position": POSITIONS, "pitch": PITCHES, "duration": len(DURATIONS), "field": FIELD_ROWS,
    "onset_position": POSITIONS, "onset_pitch": PITCHES,
}  # fmt: skip  # the embeddings and how many rows each has
HEADS: dict[str, int] = {"position": POSITIONS, "pitch": PITCHES, "duration": len(DURATIONS)}
"""The fields of a note and how many values each has."""
_CELL, _NOTE = 0, 1


class Decoder:
    """The trained model: what it is told goes in as rows of indices, logits come out."""

    def __init__(self, folder: Path = WEIGHTS_FOLDER, device: str | None = None) -> None:
        """Load the model of ``folder`` for ONNX Runtime on the CPU, or for torch on ``device`` ("cpu", "cuda").

        Raises MissingExtra if a file or torch is missing, BadInput if a file is broken or of another vocabulary.
        """
        for name in (TRUNK_FILE, WEIGHTS_FILE, CONFIG_FILE):
            if (name != TRUNK_FILE or device is None) and not (folder / name).is_file():
                raise MissingExtra(f"model file {folder / name} is missing: install the package again")
        self.config = _read_config(folder)
        self._tensors = _read_tensors(folder, self.config["width"])
        self._heads = {field: Head(f"{field}_head", self._tensors) for field in HEADS}
        self._offsets = np.array(list(FIELD_OFFSETS.values()))
        self._device = device
        self._session: Any = _open_session(folder, self.config) if device is None else None
        self._trunk: Trunk | None = None if device is None else _open_trunk(folder, self.config, device)

    def runtime(self, slots: int, capacity: int) -> Runtime:
        """A state of its own for ``slots`` streams of at most ``capacity`` events each, on the shared weights."""
        if self._trunk is not None:
            from symbolic.torch_runtime import TorchRuntime

            return TorchRuntime(self._trunk, slots, capacity)
        if any(value.name == "seqlens" for value in self._session.get_inputs()):
            return CacheRuntime(self._session, self.config, slots, min(capacity, 2 * self.config["context"]))
        return StateRuntime(self._session)

    def features(self, events: Floats) -> Floats:
        """Features (T, D) of one stream of events (T, D) read at once."""
        runtime = self.runtime(1, len(events))
        return runtime.prefill(runtime.open(), np.ascontiguousarray(events, np.float32))

    def trained_styles(self, role: str) -> list[int]:
        """The values of the field "style" that the role's training cells carried."""
        found: list[int] = self.config.get("training", {}).get("trained_styles", {}).get(role, [])
        return found

    def cell_vector(self, fields: NDArray[np.uint8], chords: Floats) -> Floats:
        """What all events of a cell share, shape (D,), from its fields and its chords (slots + 1, 37)."""
        told: Floats = self._tensors["field.weight"][fields + self._offsets].sum(axis=0)
        told += self._tensors["chord.weight"] @ chords.reshape(-1)
        return told

    def head_event(self, cell: Floats) -> Floats:
        """The event that opens a cell, shape (..., D)."""
        out: Floats = cell + self._tensors["kind.weight"][_CELL]
        return out

    def note_events(self, cell: Floats, rows: NDArray[np.integer[Any]]) -> Floats:
        """The events of notes (T, 3) of a cell, shape (T, D)."""
        t = self._tensors
        own = t["position.weight"][rows[:, 0]] + t["pitch.weight"][rows[:, 1]] + t["duration.weight"][rows[:, 2]]
        out: Floats = own + (cell + t["kind.weight"][_NOTE])
        return out

    def onset_chord(self, chord: Floats) -> Floats:
        """What the pitch and duration heads are told of the chord (37,) at an onset, shape (D,)."""
        out: Floats = self._tensors["onset_chord.weight"] @ chord
        return out

    def onset(self, features: Floats, position: int, chord: Floats) -> Floats:
        """The features (B, D) once the next note's position, and ``onset_chord`` there (B, D), are known."""
        out: Floats = features + self._tensors["onset_position.weight"][position] + chord
        return out

    def onset_pitch(self, onset: Floats, pitch: int) -> Floats:
        """``onset`` (B, D) once the next note's pitch index is known, too."""
        out: Floats = onset + self._tensors["onset_pitch.weight"][pitch]
        return out

    def logits(self, field: str, x: Floats) -> Floats:
        """Logits (B, values) of the next note's field: "position" of the features (its last value ends the cell),
        "pitch" of ``onset``, "duration" of ``onset_pitch``.
        """
        return self._heads[field](x)


def _read_config(folder: Path) -> dict[str, Any]:
    path = folder / CONFIG_FILE
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        vocabulary, kind = config.get("vocabulary"), config.get("kind", KINDS[0])
        wrong = [name for name in ("layers", "width", "context") if not isinstance(config.get(name), int)]
    except (OSError, ValueError, AttributeError) as error:
        raise BadInput(f"{path} cannot be loaded as a model config: {error}") from error
    if wrong:
        raise BadInput(f"{path} cannot be loaded as a model config: no whole number for {', '.join(wrong)}")
    if vocabulary != vocabulary_id():
        raise BadInput(f"the model in {folder} has vocabulary {vocabulary}, this version {vocabulary_id()}")
    if kind not in KINDS:
        raise BadInput(f"the model in {folder} is of kind {kind}; this version knows {' and '.join(KINDS)}")
    return config


def _read_tensors(folder: Path, width: int) -> dict[str, Floats]:
    """Embeddings and heads as float32; the body is left in the file."""
    from safetensors import safe_open

    path = folder / WEIGHTS_FILE
    shapes = {f"{name}.weight": (rows, width) for name, rows in ROWS.items()}
    shapes |= {"chord.weight": (width, CHORD_FEATURES * (CHORD_SLOTS + 1))}
    shapes |= {"onset_chord.weight": (width, CHORD_FEATURES)}
    for field, size in HEADS.items():
        shapes |= {f"{field}_head.up.weight": (width, width), f"{field}_head.down.weight": (size, width)}
    try:
        with safe_open(str(path), "numpy") as file:
            names = [name for name in file.keys() if "trunk." not in name]  # noqa: SIM118  (it is no dict)
            tensors = {name: file.get_tensor(name).astype(np.float32) for name in names}
    except Exception as error:  # safetensors raises kinds of its own
        raise BadInput(f"{path} cannot be loaded: {error}") from error
    for name, shape in shapes.items():
        found = tensors[name].shape if name in tensors else None
        if found != shape:
            raise BadInput(f"{path} cannot be loaded: {name} has shape {found}, expected {shape}")
    return tensors


def _open_session(folder: Path, config: Mapping[str, Any]) -> Any:
    import onnxruntime

    path = folder / TRUNK_FILE
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        found = {value.name: list(value.shape) for value in session.get_inputs()}
    except Exception as error:  # the library raises kinds of its own
        raise BadInput(f"{path} cannot be loaded: {error}") from error
    expected: dict[str, tuple[int, Any]] = {"x": (-1, config["width"])}
    if "seqlens" in found:
        expected |= {f"k{config['layers'] - 1}": (1, config.get("groups"))}
    else:
        expected |= {"past": (0, 2 * config["layers"])}
    for name, (axis, size) in expected.items():
        if name not in found or found[name][axis] != size:
            raise BadInput(
                f"{path} cannot be loaded: input {name} is {found.get(name)}, expected {size} on axis {axis}"
            )
    return session


def _open_trunk(folder: Path, config: Mapping[str, Any], device: str) -> Trunk:
    if config.get("kind", KINDS[0]) != KINDS[0]:
        raise BadInput(f"the model in {folder} is of kind {config['kind']}; torch runs {KINDS[0]} models only")
    try:
        import torch

        from symbolic.checkpoint import load_model
        from symbolic.model import Trunk
    except ImportError as error:
        raise MissingExtra("running the model on torch needs it: pip install 'scoresmith[train]'") from error
    if device.startswith("cuda") and not torch.cuda.is_available():
        raise MissingExtra(f"torch finds no GPU for device {device}")
    trunk = load_model(folder)[0].trunk
    assert isinstance(trunk, Trunk)
    return trunk.to(device).eval()


@lru_cache(maxsize=2)
def default_decoder(folder: Path = WEIGHTS_FOLDER) -> Decoder:
    """The decoder of ``folder``, loaded once."""
    return Decoder(folder)
