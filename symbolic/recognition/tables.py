"""The learned numbers of recognition, made by ``python -m symbolic.recognition.learn``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

FILE = "learned.npz"


@cache
def learned() -> Mapping[str, NDArray[np.float64]]:
    """All tables by name."""
    with resources.files("symbolic.recognition").joinpath(FILE).open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        return {name: stored[name].astype(np.float64) for name in stored.files}
