"""Write trained weights as ONNX graphs: ``python -m audio_refine.export --codec DIR --network DIR --out DIR``.

Three graphs: ``encoder`` (levels to latents), ``decoder`` (latents and the levels of the excitations to gains) and
``network`` (one look at the way). With ``--int8`` the weights of matrix products are kept in 8 bits.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from audio_refine.bands import BANDS
from audio_refine.codec import SIDES, STRIDE, Codec
from audio_refine.conditions import ROLL_CHANNELS, SETTING
from audio_refine.evaluate import load_network
from audio_refine.network import Network
from audio_refine.train import load_codec
from symbolic.files import whole_file, write_text

GRAPHS: tuple[str, ...] = ("encoder", "decoder", "network")
EXAMPLE_FRAMES = 40
OPSET = 18


class EncoderGraph(nn.Module):
    """Levels (batch, sides, BANDS, 2 frames) to normalised latents (batch, frames, latent)."""

    def __init__(self, codec: Codec, network: Network) -> None:
        super().__init__()
        self.codec, self.network = codec, network

    def forward(self, levels: Tensor) -> Tensor:
        """The graph."""
        return self.network.normalised(self.codec.encode(levels)[0].transpose(1, 2))


class DecoderGraph(nn.Module):
    """Normalised latents and the levels of dry, wet and noise to gains."""

    def __init__(self, codec: Codec, network: Network) -> None:
        super().__init__()
        self.codec, self.network = codec, network

    def forward(self, latents: Tensor, dry: Tensor, wet: Tensor, noise: Tensor) -> Tensor:
        """The graph."""
        return self.codec.gains(self.network.restored(latents).transpose(1, 2), dry, wet, noise)[0]


def export(codec: Codec, network: Network, out: Path, notes: Mapping[str, Any], *, int8: bool = False) -> None:
    """Write the graphs and ``refiner.json``."""
    latents = torch.zeros(1, EXAMPLE_FRAMES, network.config.latent)
    levels = torch.zeros(1, SIDES, BANDS, EXAMPLE_FRAMES * STRIDE)
    told = torch.zeros(1, EXAMPLE_FRAMES, ROLL_CHANNELS), torch.zeros(1, SETTING), torch.zeros(1)
    graphs: dict[str, tuple[nn.Module, tuple[Tensor, ...], dict[str, int]]] = {
        "encoder": (EncoderGraph(codec, network), (levels,), {"levels": 3}),
        "decoder": (DecoderGraph(codec, network), (latents, levels, levels, levels),
                    {"latents": 1, "dry": 3, "wet": 3, "noise": 3}),
        "network": (network, (latents, latents, *told), {"x": 1, "plain": 1, "notes": 1, "setting": 0, "time": 0}),
    }  # fmt: skip
    for name, (module, arguments, axes) in graphs.items():
        _write(out / f"{name}.onnx", module.eval(), arguments, axes, int8 and name == "network")
    values = {"latent": network.config.latent, "start": network.config.start, **notes}
    write_text(out / "refiner.json", json.dumps(values, indent=1) + "\n")


def _write(path: Path, module: nn.Module, arguments: tuple[Tensor, ...], axes: Mapping[str, int], int8: bool) -> None:
    dynamic = {name: {0: "batch", axis: "frames" if "levels" not in name else "columns"} if axis else {0: "batch"}
               for name, axis in axes.items()}  # fmt: skip
    for name in ("dry", "wet", "noise"):
        if name in dynamic:
            dynamic[name] = {0: "batch", 3: "columns"}
    with whole_file(path) as temporary:
        torch.onnx.export(
            module, arguments, str(temporary), input_names=list(axes), output_names=["out"], dynamic_axes=dynamic,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        if int8:
            from onnxruntime.quantization import QuantType, quantize_dynamic

            quantize_dynamic(str(temporary), str(temporary), weight_type=QuantType.QInt8, per_channel=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m audio_refine.export", description=__doc__)
    parser.add_argument("--codec", type=Path, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--int8", action="store_true")
    given = parser.parse_args(arguments)
    history = {
        name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["training"]
        for name, folder in (("codec", given.codec), ("network", given.network))
    }
    export(load_codec(given.codec), load_network(given.network), given.out, history, int8=given.int8)


if __name__ == "__main__":
    main()
