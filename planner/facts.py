"""The bounds of what a prompt or a plan may ask for."""

from __future__ import annotations

from symbolic.errors import BadInput
from symbolic.score import MAX_BAR_TICKS, Meter

TEMPO_BPM = (20, 300)
DENOMINATORS = (2, 4, 8, 16)
MAX_NUMERATOR = 15
MAX_BARS = 1000
DURATION_S = (4, 1800)


def checked_meter(numerator: int, denominator: int, words: str) -> Meter:
    """The meter; BadInput unless it is 1 to 15 over 2, 4, 8 or 16 and its bar lasts eight quarters at most."""
    if denominator not in DENOMINATORS or not 1 <= numerator <= MAX_NUMERATOR:
        raise BadInput(f"meter '{words.strip()}' cannot be used: it takes 1 to {MAX_NUMERATOR} over 2, 4, 8 or 16")
    meter = Meter(0, numerator, denominator)
    if meter.bar_ticks > MAX_BAR_TICKS:
        raise BadInput(f"meter '{words.strip()}' cannot be used: a bar lasts eight quarters at most")
    return meter
