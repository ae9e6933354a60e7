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

TRUNK = "trunk.int8.onnx"


def export_trunk(model: ScoreModel, path: Path) -> None:
    """Write the trunk as ONNX with weights in int8 (per channel) and activations quantised while running."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    config = model.config
    x = torch.zeros(2, 3, config.width)
    past = torch.zeros(2 * config.layers, 2, config.groups, 5, config.width // config.heads)
    batch, events, before = (torch.export.Dim(name) for name in ("batch", "events", "before"))
    with whole_file(path) as temporary:
        floating = temporary.with_suffix(".float.onnx")
        prepared = temporary.with_suffix(".prepared.onnx")
        try:
            torch.onnx.export(
                model.trunk.eval(),
                (x, past),
                str(floating),
                input_names=["x", "past"],
                output_names=["features", "state"],
                dynamic_shapes=({0: batch, 1: events}, {1: batch, 3: before}),
                external_data=False,
                dynamo=True,
                verbose=False,
            )
            quant_pre_process(str(floating), str(prepared), skip_symbolic_shape=True)
            quantize_dynamic(str(prepared), str(temporary), per_channel=True, weight_type=QuantType.QInt8)
            onnx.checker.check_model(onnx.load(str(temporary)))
        finally:
            floating.unlink(missing_ok=True)
            prepared.unlink(missing_ok=True)


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
