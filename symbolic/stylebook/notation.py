"""How patterns are written: one word a beat, one letter a step, and how a pattern of one meter is played in another.

``"R-.. ..R. 5--- ...a"`` is a bar of four beats in sixteenths. A letter starts a note (what it means is the role's
affair), ``-`` holds it, ``.`` is a rest; a bar line ``|`` parts the bars of a longer pattern. The number of letters of
a word divides its beat: 1, 2, 4 for halves and quarters of it, 3 and 6 for triplets. In 6/8, 9/8 and 12/8 a beat is
a dotted quarter of 3 eighths or 6 sixteenths.

Any meter is a row of beats: quarters, dotted quarters in compound meters, and in other meters over eighths quarters
with the odd eighth joined to the last one (7/8 is 2 + 2 + 3). A pattern with another number of beats gives those of
``BEATS``: so 5/4 is played as 3 + 2, 7/4 as 4 + 3, and 2/4 takes the two halves of a 4/4 bar in turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from symbolic.score import TICKS_PER_QUARTER, Meter
from symbolic.timing import beat_ticks

DOTTED = TICKS_PER_QUARTER * 3 // 2
REST, HOLD = ".", "-"

BEATS: Mapping[tuple[int, int], tuple[tuple[int, ...], ...]] = {
    (4, 1): ((0,), (1,), (2,), (3,)), (4, 2): ((0, 1), (2, 3)), (4, 3): ((0, 1, 3),), (4, 4): ((0, 1, 2, 3),),
    (4, 5): ((0, 1, 1, 2, 3),), (4, 6): ((0, 1, 2, 3, 2, 3),), (4, 7): ((0, 1, 2, 3, 0, 1, 3),),
    (3, 1): ((0,), (1,), (2,)), (3, 2): ((0, 1),), (3, 3): ((0, 1, 2),), (3, 4): ((0, 1, 2, 1),),
    (3, 5): ((0, 1, 2, 0, 1),), (3, 6): ((0, 1, 2, 0, 1, 2),), (3, 7): ((0, 1, 0, 1, 0, 1, 2),),
    (2, 1): ((0,), (1,)), (2, 2): ((0, 1),), (2, 3): ((0, 1, 1),), (2, 4): ((0, 1, 0, 1),),
    (2, 5): ((0, 1, 1, 0, 1),), (2, 6): ((0, 1, 0, 1, 0, 1),), (2, 7): ((0, 1, 0, 1, 0, 1, 1),),
}  # fmt: skip  # beats that a pattern has, beats of the bar -> its beats in turn, bar after bar

KIN: Mapping[str, tuple[str, ...]] = {
    "12/8": ("12/8", "6/8", "4/4"), "9/8": ("9/8", "6/8", "3/4", "4/4"), "6/8": ("6/8", "4/4"), "3/8": ("6/8", "4/4"),
    "3/4": ("3/4", "4/4"), "6/4": ("3/4", "4/4"), "3/2": ("3/4", "4/4"), "2/4": ("2/4", "4/4"),
}  # fmt: skip  # whose patterns a meter takes, the nearest first; any other meter takes those of 4/4

_TO_DOTTED: Mapping[int, tuple[int, ...]] = {2: (0, 4), 4: (0, 2, 4, 5)}
"""Where the halves and quarters of a plain beat go in the six sixteenths of a dotted one."""
_TO_TRIPLET: Mapping[int, tuple[int, ...]] = {2: (0, 2), 4: (0, 1, 2, 2)}
"""Where they go in the three triplets of a swung beat."""


@dataclass(frozen=True, slots=True)
class Event:
    """A letter at a tick from the bar line, held for ``ticks``."""

    tick: int
    ticks: int
    letter: str

    @property
    def end_tick(self) -> int:
        """The tick at which it is released."""
        return self.tick + self.ticks


@dataclass(frozen=True)
class Line:
    """A pattern of one pitched role. ``shape`` is a row of ``voicing.SHAPES`` (chords and pad)."""

    name: str
    text: str
    meter: str = "4/4"
    shape: str = "close"

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The lines of text that the pattern consists of."""
        return (self.text,)

    def events(self, meter: Meter, bar: int, triplets: bool = False) -> tuple[Event, ...]:
        """What is struck in the ``bar``-th bar of the pattern."""
        return read(self.text, self.meter, str(meter), bar, triplets)


@dataclass(frozen=True)
class Groove:
    """A pattern of the drums: a line for each drum, named as in ``drums.KEYS``; letters give the loudness."""

    name: str
    drums: Mapping[str, str]
    meter: str = "4/4"

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The lines of text that the pattern consists of."""
        return tuple(self.drums.values())

    def hits(self, meter: Meter, bar: int, triplets: bool = False) -> tuple[tuple[str, Event], ...]:
        """The hits of each drum in the ``bar``-th bar of the pattern."""
        found = ((d, e) for d, text in self.drums.items() for e in read(text, self.meter, str(meter), bar, triplets))
        return tuple(found)


def beat_lengths(meter: Meter) -> tuple[int, ...]:
    """The length of each beat of a bar in ticks."""
    beat, bar = beat_ticks(meter), meter.bar_ticks
    if meter.denominator < 8 or beat == DOTTED:
        count = max(1, bar // min(beat, TICKS_PER_QUARTER)) if beat != DOTTED else bar // DOTTED
        return (bar // count,) * count
    quarters, rest = divmod(bar, TICKS_PER_QUARTER)
    if not rest:
        return (TICKS_PER_QUARTER,) * quarters
    return (TICKS_PER_QUARTER,) * (quarters - 1) + (TICKS_PER_QUARTER + rest,)


def kin(meter: Meter) -> tuple[str, ...]:
    """The meters whose patterns a meter takes, the nearest first."""
    return (*KIN.get(str(meter), ()), "4/4", "3/4")


def _meter(text: str) -> Meter:
    numerator, denominator = map(int, text.split("/"))
    return Meter(0, numerator, denominator)


@cache
def read(text: str, written: str, played: str, bar: int, triplets: bool = False) -> tuple[Event, ...]:
    """The events of a pattern written for one meter in the ``bar``-th bar of another.

    ``triplets`` swings plain beats: what is written in halves and quarters of a beat falls on its triplets.
    """
    lengths = beat_lengths(_meter(played))
    compound = beat_lengths(_meter(written))[0] == DOTTED
    rows = [row.split() for row in text.split("|")]
    turns = BEATS.get((len(rows[0]), len(lengths))) or (tuple(i % len(rows[0]) for i in range(len(lengths))),)
    row, turn = rows[bar // len(turns) % len(rows)], turns[bar % len(turns)]
    steps: list[tuple[int, str]] = []
    tick = 0
    for beat, length in zip(turn, lengths, strict=True):
        word = row[beat]
        if length > TICKS_PER_QUARTER and not compound:
            word = _spread(word, _TO_DOTTED, 6)
        elif triplets and length == TICKS_PER_QUARTER:
            word = _spread(word, _TO_TRIPLET, 3)
        steps += [(tick + i * length // len(word), letter) for i, letter in enumerate(word)]
        tick += length
    return tuple(_events(steps, tick))


def _spread(word: str, places: Mapping[int, tuple[int, ...]], steps: int) -> str:
    """A word of halves or quarters of a beat on a finer or triplet division; others stay."""
    if len(word) not in places:
        return word
    out: list[str] = [""] * steps
    for letter, place in zip(word, places[len(word)], strict=True):
        if letter not in (REST, HOLD) or not out[place]:
            out[place] = out[place] if out[place] not in ("", REST, HOLD) else letter
    for place in range(steps):
        out[place] = out[place] or (REST if out[place - 1] == REST or place == 0 else HOLD)
    return "".join(out)


def _events(steps: Sequence[tuple[int, str]], end_tick: int) -> list[Event]:
    found: list[Event] = []
    sounding = False
    for (tick, letter), until in zip(steps, [*(t for t, _ in steps[1:]), end_tick], strict=True):
        if letter == HOLD and sounding:
            last = found.pop()
            found.append(Event(last.tick, until - last.tick, last.letter))
        elif letter in (REST, HOLD):
            sounding = False
        else:
            found.append(Event(tick, until - tick, letter))
            sounding = True
    return found
