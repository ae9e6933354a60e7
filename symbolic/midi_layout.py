"""How a score is laid out in a MIDI file: the options, and where ticks stand when bars are added or cut in front."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from symbolic.errors import BadInput
from symbolic.midi_read import MAX_BARS
from symbolic.score import TICKS_PER_QUARTER, Meter, Score
from symbolic.timing import beat_ticks

RESOLUTIONS: tuple[int, ...] = (TICKS_PER_QUARTER, 2 * TICKS_PER_QUARTER)
CHORD_FORMS: tuple[str, ...] = ("text", "marker", "xf", "track", "none")
TRACK_ORDERS: tuple[str, ...] = ("mixer", "score")
PICKUP_FORMS: tuple[str, ...] = ("rest", "meter")
MAX_COUNT_IN = 16

CLICK_ACCENT, CLICK_BEAT = 56, 37
"""Cowbell and side stick: MuseScore 3 has no wood blocks on its drum staff."""
CLICK_TICKS, CLICK_MIN_TICKS = 120, 30
CLICK_ACCENT_VELOCITY, CLICK_BEAT_VELOCITY = 112, 88


@dataclass(frozen=True, slots=True)
class MidiOptions:
    """What can be chosen about a MIDI file. Raises BadInput for a choice that is not there."""

    ticks_per_quarter: int = TICKS_PER_QUARTER
    """480 or 960; more are not read everywhere."""
    chords: str = "text"
    """Chord symbols as ``text`` on a track "Chords"; as ``marker`` among the section markers; as text with Yamaha's
    ``xf`` chord events beside it; as text with a ``track`` of muted block chords; or ``none``."""
    track_order: str = "mixer"
    """``mixer``: lead, keys, guitars, strings, brass, winds, pads, bass, drums; or ``score``."""
    count_in: int = 0
    """Bars of a click in front; they move everything, the markers too. With a pickup the click goes on until it."""
    pickup: str = "rest"
    """The bar of the pickup as a full bar with a leading ``rest``, or as a short bar with its own ``meter``. After a
    count-in it is always a full bar, in which the click goes on."""

    def __post_init__(self) -> None:
        for name, allowed in (
            ("ticks_per_quarter", RESOLUTIONS),
            ("chords", CHORD_FORMS),
            ("track_order", TRACK_ORDERS),
            ("pickup", PICKUP_FORMS),
            ("count_in", range(MAX_COUNT_IN + 1)),
        ):
            value = getattr(self, name)
            if value not in allowed or isinstance(value, bool):
                choices = f"0 to {MAX_COUNT_IN}" if name == "count_in" else ", ".join(map(str, allowed))
                raise BadInput(f"{name}: '{value}' is not one of {choices}")


class _Ticked(Protocol):
    @property
    def tick(self) -> int: ...


_T = TypeVar("_T", bound=_Ticked)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where ticks of a score stand in the file, still in ticks of the score.

    ``lead_in_ticks`` are added in front (the count-in), ``cut_ticks`` are taken away (the silence before a pickup).
    """

    lead_in_ticks: int
    cut_ticks: int
    end_tick: int
    meters: tuple[Meter, ...]

    def place(self, tick: int) -> int:
        """The place of a note, chord, marker or controller."""
        return max(tick + self.lead_in_ticks - self.cut_ticks, 0)

    def place_all(self, changes: Iterable[_T]) -> dict[int, _T]:
        """The places of tempos or keys: the first stays at tick 0; of those that fall together the last one holds."""
        return {self.place(change.tick) if change.tick else 0: change for change in changes}


def layout_of(score: Score, options: MidiOptions) -> Layout:
    """The layout of a score. Raises BadInput where a count-in makes the piece too long."""
    first, *others = score.meters
    if options.count_in:
        lead_in_ticks = options.count_in * first.bar_ticks
        if score.end_tick + lead_in_ticks > MAX_BARS * 4 * TICKS_PER_QUARTER:
            raise BadInput(f"'{score.title}' is too long for a count-in")
        meters = (first, *(replace(m, tick=m.tick + lead_in_ticks) for m in others))
        return Layout(lead_in_ticks, 0, score.end_tick + lead_in_ticks, meters)
    short = short_meter(score.pickup_ticks, first)
    cut_ticks = first.bar_ticks - short.bar_ticks
    if options.pickup == "rest" or not score.pickup_ticks or cut_ticks <= 0:
        return Layout(0, 0, score.end_tick, score.meters)
    moved = [replace(m, tick=m.tick - cut_ticks) for m in others]
    ends_tick = score.end_tick - cut_ticks
    if short.bar_ticks < ends_tick and not (moved and moved[0].tick == short.bar_ticks):
        moved.insert(0, replace(first, tick=short.bar_ticks))
    return Layout(0, cut_ticks, ends_tick, (short, *moved))


def short_meter(pickup_ticks: int, full: Meter) -> Meter:
    """The meter of a short bar for a pickup: exact where a power of two divides it, else whole units of the meter."""
    for denominator in (d for d in (4, 8, 16, 32) if d >= full.denominator):
        unit = 4 * TICKS_PER_QUARTER // denominator
        if pickup_ticks % unit == 0:
            return Meter(0, pickup_ticks // unit, denominator)
    unit = 4 * TICKS_PER_QUARTER // full.denominator
    return Meter(0, -(-pickup_ticks // unit), full.denominator)


def clicks(score: Score, lead_in_ticks: int) -> list[tuple[int, int, int, int]]:
    """The count-in as rows of onset, pitch, duration and velocity: every beat, the first of a bar with an accent.

    With a pickup the click goes on in the silent beginning of its bar.
    """
    meter = score.meters[0]
    silent = meter.bar_ticks - score.pickup_ticks if score.pickup_ticks else 0
    beat, until_tick = beat_ticks(meter), lead_in_ticks + silent
    rows = []
    for bar_tick in range(0, until_tick, meter.bar_ticks):
        for tick in range(bar_tick, min(bar_tick + meter.bar_ticks, until_tick), beat):
            ticks = min(CLICK_TICKS, beat // 2, until_tick - tick)
            if ticks >= CLICK_MIN_TICKS:
                is_first = tick == bar_tick
                rows.append((
                    tick,
                    CLICK_ACCENT if is_first else CLICK_BEAT,
                    ticks,
                    CLICK_ACCENT_VELOCITY if is_first else CLICK_BEAT_VELOCITY,
                ))  # fmt: skip
    return rows
