"""What a blend of styles means for a bar: its shares, its strongest style, and how far it swings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symbolic.controls import Blend, Controls
from symbolic.feel import SWUNG_STYLES, swung_notes
from symbolic.grid import cells_of, with_cells
from symbolic.score import Meter, Score


def strongest(blend: Blend) -> str:
    """The style with the largest share, the first of equal ones."""
    return max(blend, key=lambda pair: pair[1])[0]


def mixed(blends: Iterable[tuple[Blend, float]]) -> Blend:
    """The mixture of blends, each with its weight; the weights sum to 1. Shares of nothing are left out."""
    shares: dict[str, float] = {}
    for blend, weight in blends:
        for style, share in blend:
            shares[style] = shares.get(style, 0.0) + weight * share
    kept = {style: round(share, 4) for style, share in shares.items() if share >= 0.00005}
    kept[strongest(tuple(kept.items()))] += 1.0 - sum(kept.values())  # what rounding took
    return tuple((style, round(share, 4)) for style, share in kept.items())


def swing_of_blend(blend: Blend, meter: Meter) -> float:
    """How far off-beat eighths are swung, 0 (even) to 1 (the last third of the beat): the share of swung styles."""
    return sum(share for style, share in blend if style in SWUNG_STYLES) if meter.denominator == 4 else 0.0


def blend_at(controls: Controls, bar: int) -> Blend:
    """The styles of a bar with their shares; the style alone where nothing is blended."""
    return controls.blends[bar] if controls.blends else ((controls.style, 1.0),)


def swing_at(controls: Controls, bar: int) -> float:
    """How far a bar is swung, 0 to 1."""
    if controls.swing:
        return controls.swing[bar] if controls.bars[bar].meter.denominator == 4 else 0.0
    return swing_of_blend(blend_at(controls, bar), controls.bars[bar].meter)


def swing_by_bars(score: Score, controls: Controls) -> Score:
    """The score with the off-beat eighths of each bar as late as its bar is swung."""
    cells = cells_of(score)
    return with_cells(score, {cell: swung_notes(notes, swing_at(controls, cell[1])) for cell, notes in cells.items()})


def in_blend(controls: Controls, blend: Blend) -> Controls:
    """The Controls with the model told a blend of styles; how the cells play stays as it is."""
    return replace(controls, style=strongest(blend), blends=(blend,) * len(controls.bars))
