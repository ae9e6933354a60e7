"""Make the files for use without torch: the trunk as int8 ONNX, everything else as float16 safetensors.

``python -m symbolic.export --run runs/score --out symbolic/weights``
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from symbolic.checkpoint import load_model, save_model
from symbolic.export_lstm import export_lstm
from symbolic.files import whole_file
from symbolic.lstm import LSTMTrunk
from symbolic.model import ScoreModel
from symbolic.trunk_graph import trunk_model

TRUNK = "trunk.int8.onnx"


def export_trunk(model: ScoreModel, path: Path) -> None:
    """Write the trunk as ONNX with weights and activations in whole numbers (see ``trunk_graph``)."""
    import onnx

    tensors = {name: tensor.detach().float().cpu().numpy() for name, tensor in model.trunk.state_dict().items()}
    graph = trunk_model(model.config.to_dict(), tensors)
    with whole_file(path) as temporary:
        onnx.save(graph, str(temporary))


def export(run: Path, out: Path) -> None:
    """Write ``trunk.int8.onnx``, ``model.safetensors`` (float16, the whole model) and ``config.json`` to ``out``."""
    model, notes = load_model(run)
    if isinstance(model.trunk, LSTMTrunk):
        export_lstm(model.trunk, out / TRUNK)
    else:
        export_trunk(model, out / TRUNK)
    save_model(model, out, notes, dtype=torch.float16)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m symbolic.export", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of a training run")
    parser.add_argument("--out", type=Path, default=Path("symbolic/weights"), help="where the files go")
    options = parser.parse_args(arguments)
    export(options.run, options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
