"""Flow matching: a straight way from a start to the rich latents, what is learned of it, and how it is walked.

Lipman et al., "Flow matching for generative modeling", 2023. With the start at the latents of the plain sound it is a
bridge (Liu et al., "I2SB", 2023): a walk of few steps, and the whole of it is strength 1.

The walking works on any array that adds and multiplies (numpy, torch).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from symbolic.errors import BadInput

Latents: TypeAlias = Any
"""An array of numpy or torch."""
START_NOISE = 0.1
"""How much noise is added to the plain latents at the start of a bridge, in deviations."""
ORDERS: tuple[int, ...] = (1, 2)
MOST_STEPS = 50


def start_of(plain: Latents, noise: Latents, start: str) -> Latents:
    """Where the way begins."""
    return plain + START_NOISE * noise if start == "plain" else noise


def on_the_way(begin: Latents, end: Latents, time: Latents) -> tuple[Latents, Latents]:
    """The place at ``time`` and the velocity there, which is what the network learns."""
    return begin + time * (end - begin), end - begin


def guided(told: Latents, untold: Latents, guidance: float) -> Latents:
    """The velocity with the notes and the setting told, made stronger against that without (Ho and Salimans, 2022)."""
    return untold + guidance * (told - untold)


def walk(
    velocity: Callable[[Latents, float], Latents],
    begin: Latents,
    *,
    steps: int,
    order: int = 1,
    first: float = 0.0,
    last: float = 1.0,
) -> Latents:
    """Walk from time ``first`` to ``last`` in equal steps.

    Order 1 is Euler's method, which is DDIM for straight ways; order 2 is Heun's: two looks a step. Raises BadInput.
    """
    if not 1 <= steps <= MOST_STEPS or order not in ORDERS:
        raise BadInput(f"{steps} steps of order {order}: there are 1 to {MOST_STEPS} steps of order 1 or 2")
    x, stride = begin, (last - first) / steps
    for i in range(steps):
        time = first + i * stride
        direction = velocity(x, time)
        ahead = x + stride * direction
        if order == 2:
            ahead = x + 0.5 * stride * (direction + velocity(ahead, min(time + stride, 1.0)))
        x = ahead
    return x


def refined_latents(
    velocity: Callable[[Latents, float], Latents],
    plain: Latents,
    noise: Latents,
    *,
    start: str,
    strength: float = 1.0,
    steps: int = 4,
    order: int = 1,
) -> Latents:
    """The latents that the network makes of the plain ones.

    ``strength`` 0 leaves them as they are. A bridge goes so much of its way; a way from noise begins so much before its
    end, at the plain latents with noise (Meng et al., "SDEdit", 2022). Raises BadInput for a strength outside 0 to 1.
    """
    if not 0.0 <= strength <= 1.0:
        raise BadInput(f"a strength of {strength} is not between 0 and 1")
    if strength == 0.0:
        return plain
    if start == "plain":
        begin = plain + strength * START_NOISE * noise
        return walk(velocity, begin, steps=steps, order=order, last=strength)
    first = 1.0 - strength
    return walk(velocity, (1 - first) * noise + first * plain, steps=steps, order=order, first=first)
