"""How much each of several references counts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from symbolic.errors import BadInput

DEFAULT_WEIGHT = 0.3
MOST_REFERENCES = 8


def reference_weights(count: int, given: float | Sequence[float] | None = None) -> tuple[float, ...]:
    """The weight of each of ``count`` references: one number is shared by all, several stand for one each.

    Raises BadInput for weights outside 0 to 1, for another number of them, and for a sum above 1.
    """
    if count > MOST_REFERENCES:
        raise BadInput(f"{count} references are too many; at most {MOST_REFERENCES} are read")
    if given is None:
        given = DEFAULT_WEIGHT
    weights = [float(given)] if isinstance(given, int | float) else [float(each) for each in given]
    for weight in weights:
        if not (math.isfinite(weight) and 0 <= weight <= 1):
            raise BadInput(f"reference weight {weight:g} is not between 0 and 1")
    if not count:
        if given != DEFAULT_WEIGHT and weights:
            raise BadInput("a reference weight needs a reference")
        return ()
    if len(weights) == 1:
        return (weights[0] / count,) * count
    if len(weights) != count:
        raise BadInput(f"{len(weights)} reference weights for {count} references; give one for all, or one for each")
    if sum(weights) > 1 + 1e-9:
        raise BadInput(f"the reference weights {', '.join(f'{w:g}' for w in weights)} sum to more than 1")
    return tuple(weights)
