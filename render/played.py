"""What the sound engine plays: a performance as it is, and a score as a performer would play it."""

from __future__ import annotations

from render.performance import humanise
from symbolic.performance import Performance
from symbolic.score import Score


def played(music: Score | Performance, *, seed: int, amount: float, style: str | None = None) -> Performance:
    """A performance unchanged; a score played with seeded micro-timing, ``amount`` 0 (as written) to 1."""
    if isinstance(music, Performance):
        return music
    return Performance.literal(humanise(music, seed, amount))
