"""Where the measures of a MusicXML score stand on the grid of bars.

* A first measure shorter than its meter is a pickup: it stands at the end of the first bar.
* Short measures that follow one another are joined to one bar as long as they fit into it: a bar that a repeat sign
  cuts.
* Any other short or long measure is a bar of its own length, with a meter of its own; one of twice its meter or more is
  cut into bars. The last bar is filled up with silence to its meter.
* A measure is as long as its meter if one of its parts is, or if nothing but rests for the whole measure is written;
  what other parts write beyond its end is cut. Else it is as long as its longest part, rounded up to thirty-second
  notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from symbolic.score import TICKS_PER_QUARTER, Meter

_DENOMINATORS = (4, 8, 16, 32)
_MOST_BEATS = 99
_FINEST = 32
_SLACK = 24
"""A length is taken for another if they differ by less than this part of a quarter: tuplets that were rounded."""


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a measure in units, and the meter that it is written in."""

    units: int
    meter: tuple[int, int]


@dataclass(slots=True)
class BarGrid:
    """The bars, and where each played measure stands; times in units."""

    starts: list[int] = field(default_factory=list)
    """The place of each played measure."""
    meters: list[tuple[int, int, int]] = field(default_factory=list)
    """(place, numerator, denominator) of every bar."""
    end: int = 0
    pickup: int = 0


def measure_length(lengths: Sequence[int], meter: tuple[int, int], units: int) -> Length:
    """The length of a measure whose parts have written ``lengths`` (0 where nothing but whole rests is written)."""
    whole = bar_units(meter, units)
    longest = max(lengths, default=0)
    if longest == 0 or any(abs(length - whole) * _SLACK < units for length in lengths):
        return Length(whole, meter)
    finest = 4 * units // _FINEST
    return Length(-(-(longest - units // _SLACK) // finest) * finest or finest, meter)


def bar_units(meter: tuple[int, int], units: int) -> int:
    """The length of a bar in units, ``units`` to the quarter; these are a multiple of 8."""
    return meter[0] * 4 * units // meter[1]


class _Layer:
    """Lays measures out one after another; ``filled`` is how much of the open bar is there."""

    def __init__(self, units: int) -> None:
        self.units = units
        self.grid = BarGrid()
        self.filled = 0
        self.meter = (4, 4)

    def add(self, measure: Length, is_pickup: bool) -> None:
        whole = bar_units(measure.meter, self.units)
        if self.filled and (measure.meter != self.meter or self.filled + measure.units > whole):
            self.close(self.filled)
        self.meter = measure.meter
        if is_pickup:
            self.grid.pickup = measure.units
            self.grid.starts.append(whole - measure.units)
            self.close(whole)
            return
        self.grid.starts.append(self.grid.end + self.filled)
        self.filled += measure.units
        while self.filled >= 2 * whole:
            self.close(whole, rest=self.filled - whole)
        if self.filled >= whole:
            self.close(self.filled)

    def close(self, length: int, rest: int = 0) -> None:
        """End the open bar with that length; ``rest`` units are already written into the next one."""
        numerator, denominator = own_meter(length, self.meter, self.units)
        self.grid.meters.append((self.grid.end, numerator, denominator))
        self.grid.end += length
        self.filled = rest


def own_meter(length: int, meter: tuple[int, int], units: int) -> tuple[int, int]:
    """The meter of a bar of that many units: the given one if it fits, else one in the same or a finer beat."""
    if bar_units(meter, units) == length:
        return meter
    for denominator in (meter[1], *_DENOMINATORS):
        if length * denominator % (4 * units) == 0 and length * denominator // (4 * units) <= _MOST_BEATS:
            return length * denominator // (4 * units), denominator
    return meter


def lay_out(measures: Sequence[Length], units: int) -> BarGrid:
    """The bars of measures in the order they are played."""
    layer = _Layer(units)
    for number, measure in enumerate(measures):
        is_short = measure.units < bar_units(measure.meter, units)
        layer.add(measure, number == 0 and is_short and len(measures) > 1)
    if layer.filled:
        layer.close(bar_units(layer.meter, units))
    return layer.grid


def meters_of(grid: BarGrid, units: int) -> tuple[Meter, ...]:
    """The changes of meter of a grid."""
    found: list[Meter] = []
    for start, numerator, denominator in grid.meters:
        if not found or (found[-1].numerator, found[-1].denominator) != (numerator, denominator):
            found.append(Meter(start * TICKS_PER_QUARTER // units, numerator, denominator))
    return tuple(found)
