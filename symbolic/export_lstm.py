"""The LSTM trunk as ONNX, built node by node: inputs ``x`` and ``past``, outputs ``features`` and ``state``.

Shapes: ``x`` and ``features`` (B, T, D), ``past`` and ``state`` (2 L, B, D), h and c of each layer by turns. Weights
are stored in float16 and computed in float32. In int8 (ONNX Runtime's DynamicQuantizeLSTM) a step was four times as
fast, but its features were 2 % off and changed with the length of the input and with what else was in the batch; in
float32 they are the same to the last bit, so the same seed gives the same notes however the work is cut.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from symbolic.files import whole_file
from symbolic.lstm import LSTMLayer, LSTMTrunk

OPSET, IR_VERSION = 17, 8
_ONNX_GATES = (0, 3, 1, 2)  # input, output, forget, cell, as places in torch's order


class _Graph:
    """Nodes and weights as they are added; every method gives the name of a value."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def add(self, operator: str, *inputs: str, outputs: int = 1, name: str = "", **attributes: Any) -> list[str]:
        from onnx import helper

        names = [name or f"{operator}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, **attributes))
        return names

    def constant(self, value: NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"constant_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def weight(self, tensor: torch.Tensor) -> str:
        """Floats, stored in half precision."""
        from onnx import TensorProto

        stored = self.constant(tensor.detach().cpu().numpy().astype(np.float16))
        return self.add("Cast", stored, to=TensorProto.FLOAT)[0]

    def norm(self, x: str, norm: torch.nn.RMSNorm) -> str:
        """Root mean square normalisation over the last axis."""
        (square,) = self.add("Mul", x, x)
        (mean,) = self.add("ReduceMean", square, axes=[-1], keepdims=1)
        (safe,) = self.add("Add", mean, self.constant(np.array(norm.eps, np.float32)))
        (root,) = self.add("Sqrt", safe)
        (unit,) = self.add("Div", x, root)
        return self.add("Mul", unit, self.weight(norm.weight))[0]

    def part_of(self, value: str, index: int) -> str:
        """Entry ``index`` of the first axis, which is kept."""
        bounds = [self.constant(np.array([v], np.int64)) for v in (index, index + 1, 0)]
        return self.add("Slice", value, *bounds)[0]


def export_lstm(trunk: LSTMTrunk, path: Path) -> None:
    """Write the trunk to ``path``, whole or not at all."""
    import onnx
    from onnx import TensorProto, helper

    width, states = trunk.config.width, 2 * trunk.config.layers
    graph = _Graph()
    (x,) = graph.add("Transpose", "x", perm=[1, 0, 2])  # ONNX Runtime's LSTM has time first
    state: list[str] = []
    for i, layer in enumerate(trunk.layers):
        assert isinstance(layer, LSTMLayer)
        x, h, c = _layer(graph, x, layer, graph.part_of("past", 2 * i), graph.part_of("past", 2 * i + 1))
        state += [h, c]
    graph.add("Transpose", graph.norm(x, trunk.norm), perm=[1, 0, 2], name="features")
    graph.add("Concat", *state, axis=0, name="state")
    shapes: dict[str, list[int | str]] = {
        "x": ["batch", "events", width],
        "past": [states, "batch", width],
        "features": ["batch", "events", width],
        "state": [states, "batch", width],
    }
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "lstm_trunk", values[:2], values[2:], graph.weights),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="scoresmith",
    )
    onnx.checker.check_model(model)
    with whole_file(path) as temporary:
        onnx.save(model, str(temporary))


def _layer(graph: _Graph, x: str, layer: LSTMLayer, h: str, c: str) -> tuple[str, str, str]:
    """One layer over (T, B, D): what goes on, and the new h and c (1, B, D)."""
    width = layer.weight_hh.shape[1]

    def gates(tensor: torch.Tensor) -> torch.Tensor:
        return tensor.reshape(4, width, -1)[list(_ONNX_GATES)].reshape(1, 4 * width, -1)

    bias = torch.cat((gates(layer.bias).flatten(1), layer.no_bias[None]), dim=1)
    out, h, c = graph.add(
        "LSTM",
        graph.norm(x, layer.norm),
        graph.weight(gates(layer.weight_ih)),
        graph.weight(gates(layer.weight_hh)),
        graph.weight(bias),
        "",
        h,
        c,
        outputs=3,
        hidden_size=width,
    )
    (flat,) = graph.add("Squeeze", out, graph.constant(np.array([1], np.int64)))  # the axis of directions
    return graph.add("Add", x, flat)[0], h, c
