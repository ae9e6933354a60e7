"""What the sound engine plays: a performance as it is, and a score as a performer would play it."""

from __future__ import annotations

from render.performer import perform
from symbolic.performance import Performance
from symbolic.score import Score


def played(music: Score | Performance, *, seed: int, amount: float, style: str | None = None) -> Performance:
    """A performance unchanged; a score as ``render.performer`` plays it, ``amount`` 0 (as written) to 1."""
    return music if isinstance(music, Performance) else perform(music, seed=seed, amount=amount, style=style)
