"""The heads of the model in numpy, with products that are exact sums of whole numbers.

Both sides of a product are rounded to whole numbers small enough that float32 adds them without rounding: a row's
logits have the same bits whatever the batch and the order in which the library adds.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
DIGIT = np.float32(256)
"""A row is rounded to whole numbers of two digits, each from -128 to 128."""
ACTIVATION_LEVELS = np.float32(127 * 256)
BLOCK_ROWS = 4
"""Rows multiplied at a time: small enough that OpenBLAS stays on the calling thread."""


class ExactLinear:
    """``x @ weight.T + bias`` with fifteen bits and a sign for ``x``, about nine and a sign for the weights."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        levels = 2**24 // (weight.shape[1] * 128)  # so that no sum of a digit's products leaves float32's whole numbers
        scale = np.abs(weight).max(axis=1) / levels
        scale[scale == 0] = 1
        self._whole = np.ascontiguousarray(np.round(weight / scale[:, None]).T.astype(np.float32))
        self._scale, self._bias = scale.astype(np.float32), bias

    def __call__(self, x: Floats) -> Floats:
        """From (B, in) to (B, out)."""
        rows = len(x)
        step = np.abs(x).max(axis=1, keepdims=True) / ACTIVATION_LEVELS + np.float32(1e-30)
        whole = np.rint(x / step)
        digits = np.zeros((2 * rows + -2 * rows % BLOCK_ROWS, x.shape[1]), np.float32)
        high = np.rint(whole / DIGIT, out=digits[:rows])
        np.subtract(whole, high * DIGIT, out=digits[rows : 2 * rows])
        sums = [digits[i : i + BLOCK_ROWS] @ self._whole for i in range(0, len(digits), BLOCK_ROWS)]
        both = sums[0] if len(sums) == 1 else np.concatenate(sums)
        out: Floats = both[:rows] * DIGIT + both[rows : 2 * rows]
        out *= step
        out *= self._scale
        out += self._bias
        return out


class Head:
    """Two layers from features to the logits of one field."""

    def __init__(self, name: str, tensors: Mapping[str, Floats]) -> None:
        self._up = ExactLinear(tensors[f"{name}.up.weight"], tensors[f"{name}.up.bias"])
        self._down = ExactLinear(tensors[f"{name}.down.weight"], tensors[f"{name}.down.bias"])

    def __call__(self, x: Floats) -> Floats:
        """From (B, D) to (B, size)."""
        return self._down(np.square(np.maximum(self._up(x), 0)))
