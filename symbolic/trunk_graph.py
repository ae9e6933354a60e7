"""The transformer's blocks as an ONNX graph in which no row depends on another.

Activations are quantised row by row (one event is a row), products are sums of whole numbers, attention looks at one
entry of the batch at a time: an event's features have the same bits whatever stands beside it in the batch and
whatever the number of threads. Weights have seven bits and activations eight, so that the 16-bit sums of pairs in the
AVX2 instruction for u8 times s8 cannot saturate (255 * 64 * 2 < 2^15); a machine with VNNI gives the same sums.

Shapes: B entries of the batch, T events, D width, L layers, H heads, G groups, E = D / H, S room of the caches.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
WEIGHT_LEVELS = 64
"""Weights are whole numbers from -64 to 64 times a scale of their output."""
ACTIVATION_LEVELS, ZERO_POINT = 127, 128
"""Activations are whole numbers from -127 to 127 times a scale of their row, stored from 1 to 255."""
POSITIVE_LEVELS = 255
"""The same for activations that are never negative, stored from 0."""
EPSILON = 1e-6
TINY = 1e-20
"""Added to a row's scale, so that a row of zeros stays zeros."""
OPSET, MICROSOFT = 21, "com.microsoft"


def quantise_weight(weight: Array, levels: int) -> tuple[Array, Array]:
    """Whole numbers (in, out) of a weight (out, in), and the scale of each output (out,)."""
    scale = np.abs(weight).max(axis=1) / levels
    scale[scale == 0] = 1
    return np.round(weight / scale[:, None]).T, scale.astype(np.float32)


class _Graph:
    """Collects nodes and constants; every value is known by its name."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Array | np.generic) -> str:
        """Add a constant; gives its name."""
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], outputs: Sequence[str] = (), **settings: Any) -> str:
        """Add a node of ONNX Runtime's or ONNX's own kinds; gives the name of its (first) output."""
        from onnx import helper

        outputs = outputs or [f"{kind}_{len(self.nodes)}"]
        domain = MICROSOFT if kind in ("MatMulIntegerToFloat", "GroupQueryAttention") else ""
        self.nodes.append(helper.make_node(kind, list(inputs), list(outputs), domain=domain, **settings))
        return outputs[0]


def trunk_model(shape: Mapping[str, Any], tensors: Mapping[str, Array]) -> Any:
    """An ``onnx.ModelProto`` of the trunk with the weights ``tensors`` (named as in ``model.Trunk``).

    ``shape`` has layers, width, heads, groups and context. Inputs: ``x`` (B, T, D); ``seqlens`` (B,) int32, one less
    than the number of events with the new ones; ``total`` () int32, the largest number of events; the caches ``k0``,
    ``v0``, ... (B, G, S, E), which are written in place. Outputs: ``features`` (B, T, D) and the caches as ``pk0``...
    T above 1 goes with B = 1.
    """
    from onnx import TensorProto, helper

    graph = _Graph()
    width, size = shape["width"], shape["width"] // shape["heads"]
    cache_shape = ["batch", shape["groups"], "room", size]
    _constants(graph, 2 * shape["context"], size)
    x = "x"
    for i in range(shape["layers"]):
        x = _block(graph, x, i, shape, tensors)
    graph.constant("norm", tensors["norm.weight"])
    graph.node("SimplifiedLayerNormalization", [x, "norm"], ["features"], axis=-1, epsilon=EPSILON)
    names = [f"{kind}{i}" for i in range(shape["layers"]) for kind in "kv"]

    def tensor(name: str, dims: Sequence[str | int], kind: int = TensorProto.FLOAT) -> Any:
        return helper.make_tensor_value_info(name, kind, dims)

    inputs = [tensor("x", ["batch", "events", width]), tensor("seqlens", ["batch"], TensorProto.INT32)]
    inputs += [tensor("total", [], TensorProto.INT32), *(tensor(name, cache_shape) for name in names)]
    outputs = [tensor("features", ["batch", "events", width]), *(tensor(f"p{name}", cache_shape) for name in names)]
    return helper.make_model(
        helper.make_graph(graph.nodes, "trunk", inputs, outputs, graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)],
        ir_version=10,
    )


def _constants(graph: _Graph, positions: int, size: int) -> None:
    """What all blocks share: levels of quantisation and the angles of rotary position embedding."""
    graph.constant("signed", np.float32(1 / ACTIVATION_LEVELS))
    graph.constant("positive", np.float32(1 / POSITIVE_LEVELS))
    graph.constant("tiny", np.float32(TINY))
    graph.constant("one", np.float32(1))
    graph.constant("zero_point", np.uint8(ZERO_POINT))
    graph.constant("last_axis", np.array([-1], np.int64))
    inverse = np.exp(np.arange(0, size, 2, dtype=np.float32) * np.float32(-math.log(10000.0) / size))
    angle = np.arange(positions, dtype=np.float32)[:, None] * inverse
    graph.constant("cos", np.cos(angle))
    graph.constant("sin", np.sin(angle))


def _block(graph: _Graph, x: str, i: int, shape: Mapping[str, Any], tensors: Mapping[str, Array]) -> str:
    """One block; query, key and value are one product."""
    own = {name: tensors[f"blocks.{i}.{name}.weight"] for name in ("norm1", "norm2", "out", "up", "down")}
    joined = np.concatenate([tensors[f"blocks.{i}.{name}.weight"] for name in ("query", "key", "value")])
    normed = graph.node(
        "SimplifiedLayerNormalization", [x, graph.constant(f"norm1_{i}", own["norm1"])], axis=-1, epsilon=EPSILON
    )
    mixed = graph.node(
        "GroupQueryAttention",
        [_product(graph, normed, joined, f"qkv_{i}"), "", "", f"k{i}", f"v{i}", "seqlens", "total", "cos", "sin"],
        [f"mixed_{i}", f"pk{i}", f"pv{i}"],
        num_heads=shape["heads"],
        kv_num_heads=shape["groups"],
        do_rotary=1,
    )
    x = graph.node("Add", [x, _product(graph, mixed, own["out"], f"out_{i}")])
    normed = graph.node(
        "SimplifiedLayerNormalization", [x, graph.constant(f"norm2_{i}", own["norm2"])], axis=-1, epsilon=EPSILON
    )
    hidden = graph.node("Relu", [_product(graph, normed, own["up"], f"up_{i}")])
    squared = graph.node("Mul", [hidden, hidden])
    return graph.node("Add", [x, _product(graph, squared, own["down"], f"down_{i}", positive=True)])


def _product(graph: _Graph, x: str, weight: Array, name: str, *, positive: bool = False) -> str:
    """``x`` (..., in) times a weight (out, in), both as whole numbers; ``positive`` if ``x`` is never below zero."""
    whole, scale = quantise_weight(weight, WEIGHT_LEVELS)
    graph.constant(f"{name}_weight", whole.astype(np.int8))
    graph.constant(f"{name}_scale", scale)
    size = x if positive else graph.node("Abs", [x])
    largest = graph.node("ReduceMax", [size, "last_axis"], keepdims=1)
    step = graph.node("Add", [graph.node("Mul", [largest, "positive" if positive else "signed"]), "tiny"])
    zero = [] if positive else ["zero_point"]
    rounded = graph.node("QuantizeLinear", [graph.node("Div", [x, step]), "one", *zero])
    sums = graph.node("MatMulIntegerToFloat", [rounded, f"{name}_weight", "one", f"{name}_scale", *zero])
    return graph.node("Mul", [sums, step])
