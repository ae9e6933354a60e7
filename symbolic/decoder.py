"""The model in use: ONNX Runtime for the trunk, numpy for embeddings and heads, no torch.

One thread a session: a fixed order of additions gives the same notes whatever the machine's load.
Shapes: T events, D width, S events before.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput, MissingExtra
from symbolic.vocab import FIELD_OFFSETS, vocabulary_id

Floats = NDArray[np.float32]
WEIGHTS_FOLDER = Path(__file__).parent / "weights"
TRUNK_FILE, WEIGHTS_FILE, CONFIG_FILE = "trunk.int8.onnx", "model.safetensors", "config.json"
_CELL, _NOTE = 0, 1


class Decoder:
    """The trained model: what it is told goes in as rows of indices, logits come out."""

    def __init__(self, folder: Path = WEIGHTS_FOLDER) -> None:
        """Load the model of ``folder``. Raises MissingExtra if a file is missing, BadInput if one is broken."""
        for name in (TRUNK_FILE, WEIGHTS_FILE, CONFIG_FILE):
            if not (folder / name).is_file():
                raise MissingExtra(f"model file {folder / name} is missing: install the package again")
        import onnxruntime
        from safetensors.numpy import load_file

        try:
            self.config: dict[str, Any] = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
            tensors = {
                k: v.astype(np.float32) for k, v in load_file(str(folder / WEIGHTS_FILE)).items() if "trunk." not in k
            }
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / TRUNK_FILE), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # each library raises kinds of its own
            raise BadInput(f"the model in {folder} cannot be loaded: {error}") from error
        if self.config.get("vocabulary") != vocabulary_id():
            raise BadInput(
                f"the model in {folder} has vocabulary {self.config.get('vocabulary')}, this version {vocabulary_id()}"
            )
        self._tensors = tensors
        self._offsets = np.array(list(FIELD_OFFSETS.values()))
        size = self.config["width"] // self.config["heads"]
        self._no_past = np.zeros((2 * self.config["layers"], 1, self.config["groups"], 0, size), np.float32)

    def trained_styles(self, role: str) -> list[int]:
        """The values of the field "style" that the role's training cells carried."""
        found: list[int] = self.config["training"].get("trained_styles", {}).get(role, [])
        return found

    def cell_vector(self, fields: NDArray[np.uint8], chords: Floats) -> Floats:
        """What all events of a cell share, shape (D,), from its fields and its chords (slots + 1, 37)."""
        told: Floats = self._tensors["field.weight"][fields + self._offsets].sum(axis=0)
        told += self._tensors["chord.weight"] @ chords.reshape(-1)
        return told

    def head_event(self, cell: Floats) -> Floats:
        """The event that opens a cell, shape (D,)."""
        out: Floats = cell + self._tensors["kind.weight"][_CELL]
        return out

    def note_events(self, cell: Floats, rows: NDArray[np.integer[Any]]) -> Floats:
        """The events of notes (T, 3) of a cell, shape (T, D)."""
        t = self._tensors
        own = t["position.weight"][rows[:, 0]] + t["pitch.weight"][rows[:, 1]] + t["duration.weight"][rows[:, 2]]
        out: Floats = own + (cell + t["kind.weight"][_NOTE])
        return out

    def run(self, events: Floats, past: Floats | None = None) -> tuple[Floats, Floats]:
        """Features (T, D) of events (T, D) after ``past``, and the state to go on from."""
        features, state = self._session.run(
            None, {"x": events[None].astype(np.float32), "past": self._no_past if past is None else past}
        )
        return features[0], state

    def position_logits(self, features: Floats) -> Floats:
        """Logits of the next note's position, the last one for the end of the cell."""
        return self._head("position_head", features)

    def onset_vector(self, features: Floats, position: int, chord: Floats) -> Floats:
        """The features once the next note's position, and the chord (37,) that sounds there, are known."""
        t = self._tensors
        out: Floats = features + t["onset_position.weight"][position] + t["onset_chord.weight"] @ chord
        return out

    def pitch_logits(self, onset: Floats) -> Floats:
        """Logits of the next note's pitch from ``onset_vector``."""
        return self._head("pitch_head", onset)

    def duration_logits(self, onset: Floats, pitch: int) -> Floats:
        """Logits of the next note's duration from ``onset_vector`` and its pitch index."""
        return self._head("duration_head", onset + self._tensors["onset_pitch.weight"][pitch])

    def _head(self, name: str, x: Floats) -> Floats:
        t = self._tensors
        hidden = np.maximum(t[f"{name}.up.weight"] @ x + t[f"{name}.up.bias"], 0)
        out: Floats = t[f"{name}.down.weight"] @ np.square(hidden) + t[f"{name}.down.bias"]
        return out


@lru_cache(maxsize=2)
def default_decoder(folder: Path = WEIGHTS_FOLDER) -> Decoder:
    """The decoder of ``folder``, loaded once."""
    return Decoder(folder)
