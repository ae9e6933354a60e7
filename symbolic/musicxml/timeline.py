"""The bars of a score as they are written: numbers, pickup, meters, keys, sections, chord symbols, tempos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symbolic.musicxml.harmony import harmony
from symbolic.musicxml.heads import BarSpan, Head
from symbolic.musicxml.metre import TICKS_PER_UNIT, UNITS_PER_QUARTER, Bar, bar, groupings
from symbolic.musicxml.text import text
from symbolic.score import Chord, Key, Meter, Score
from symbolic.timing import key_at, meter_at

_CROSSED = 60
"""What a note across a group's beginning weighs against velocities that begin there."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that stands at a unit: XML before and after its ``<offset>``, which is written if it meets no note."""

    place: int
    before: str
    after: str

    def xml(self, start: int) -> str:
        """The element, written before a note that begins at ``start``."""
        offset = f"<offset>{self.place - start}</offset>" if self.place != start else ""
        return f"{self.before}{offset}{self.after}\n"


@dataclass(frozen=True, slots=True)
class Timeline:
    """One entry a bar in each sequence; ``bars[0]`` is short where there is a pickup."""

    bars: list[BarSpan]
    meters: list[Meter]
    keys: list[Key]
    has_pickup: bool

    def number(self, index: int) -> int:
        """The bar number that is printed: a pickup is bar 0."""
        return index if self.has_pickup else index + 1

    def bar_at(self, place: int) -> int:
        """The bar in which a unit lies."""
        low, high = 0, len(self.bars) - 1
        while low < high:
            middle = (low + high) // 2
            if place >= self.bars[middle].end:
                low = middle + 1
            else:
                high = middle
        return low


def timeline(score: Score, bars: Sequence[BarSpan]) -> Timeline:
    """The bars with meter and key; a key change within a bar counts from the nearest bar line."""
    own = list(bars)
    meters = [meter_at(score.meters, b.start * TICKS_PER_UNIT) for b in own]
    keys = [key_at(score.keys, (b.start + (b.end - b.start) // 2) * TICKS_PER_UNIT) for b in own]
    pickup = score.pickup_ticks // TICKS_PER_UNIT
    earliest = min((note.onset_tick for track in score.tracks for note in track.notes), default=0)
    first = own[0]
    has_pickup = 0 < pickup < first.end - first.start and len(own) > 1
    has_pickup = has_pickup and pickup % 2 == 0 and earliest // TICKS_PER_UNIT >= first.end - pickup
    if has_pickup:
        own[0] = BarSpan(first.end - pickup, first.end, first.denominator)
    return Timeline(own, meters, keys, has_pickup)


def counted_bars(line: Timeline, heads: Iterable[Sequence[Head]]) -> list[Bar]:
    """How each bar is counted; irregular meters are grouped as the notes fall, the same way wherever they stand."""
    kinds = {(meter.numerator, meter.denominator) for meter in line.meters}
    chosen: dict[tuple[int, int], Bar] = {}
    parts = list(heads)
    for kind in kinds:
        ways = groupings(*kind)
        best = max(ways, key=lambda way: _fits(way, kind, line, parts)) if len(ways) > 1 else ways[0]
        chosen[kind] = bar(*kind, best)
    return [chosen[(meter.numerator, meter.denominator)] for meter in line.meters]


def _fits(way: tuple[int, ...], kind: tuple[int, int], line: Timeline, parts: Sequence[Sequence[Head]]) -> float:
    unit = 4 * UNITS_PER_QUARTER // kind[1]
    places = [sum(way[:i]) * unit for i in range(1, len(way))]
    total = 0.0
    for heads in parts:
        index = 0
        for head in heads:
            while head.start >= line.bars[index].end:
                index += 1
            if (line.meters[index].numerator, line.meters[index].denominator) != kind:
                continue
            start = head.start - line.bars[index].start
            end = start + head.end - head.start
            for place in places:
                total += head.velocity if start == place else -_CROSSED if start < place < end else 0
    return total / max(1, len(places))


def chord_mentions(score: Score, line: Timeline, more_sharps: int) -> list[Mention]:
    """The chord symbols; where no chord follows another, "N.C." ends it."""
    found: list[Mention] = []
    root = score.keys[0].tonic
    end_tick = line.bars[-1].end * TICKS_PER_UNIT
    following = [span.onset_tick for span in score.chords[1:]] + [end_tick]
    low = line.bars[0].start
    for span, next_tick in zip(score.chords, following[: len(score.chords)], strict=True):
        end = min(span.onset_tick + span.duration_tick, end_tick)
        if end // TICKS_PER_UNIT <= low or span.onset_tick >= end_tick:
            continue
        place = max(low, span.onset_tick // TICKS_PER_UNIT)
        key = line.keys[line.bar_at(place)]
        found.append(Mention(place, harmony(span.chord, root, key, more_sharps), "</harmony>"))
        root = root if span.chord.quality == "N" else span.chord.root
        if end < next_tick and span.chord.quality != "N":
            none = harmony(Chord(0, "N"), root, key, more_sharps)
            found.append(Mention(end // TICKS_PER_UNIT, none, "</harmony>"))
    return found


def tempo_mentions(score: Score, line: Timeline) -> list[Mention]:
    """The tempo marks in the beat of the meter, rounded where they are not told in quarters; playback stays exact."""
    found = []
    for index, tempo in enumerate(score.tempos):
        if tempo.tick >= line.bars[-1].end * TICKS_PER_UNIT:
            continue
        place = max(line.bars[0].start, round(tempo.tick / TICKS_PER_UNIT))
        if index + 1 < len(score.tempos) and score.tempos[index + 1].tick <= line.bars[0].start * TICKS_PER_UNIT:
            continue
        place = min(place, line.bars[-1].end - 1)
        unit, dots, quarters = _beat(line.meters[line.bar_at(place)])
        metronome = f"<beat-unit>{unit}</beat-unit>{'<beat-unit-dot/>' * dots}"
        shown = tempo.bpm / quarters
        shown = shown if quarters == 1 or round(2 * shown, 3) % 1 == 0 else round(shown)
        metronome += f"<per-minute>{_number(shown, 2)}</per-minute>"
        found.append(
            Mention(
                place,
                '<direction placement="above"><direction-type>'
                f'<metronome parentheses="no">{metronome}</metronome></direction-type>',
                f'<sound tempo="{_number(tempo.bpm, 6)}"/></direction>',
            )
        )
    return found


def _beat(meter: Meter) -> tuple[str, int, float]:
    """The beat that a tempo is told in: note type, dots and its quarters."""
    if meter.denominator == 8 and meter.numerator % 3 == 0:
        return "quarter", 1, 1.5
    if meter.denominator == 16 and meter.numerator % 3 == 0:
        return "eighth", 1, 0.75
    if meter.denominator == 2:
        return "half", 0, 2.0
    return "quarter", 0, 1.0


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def section_mentions(score: Score, line: Timeline) -> list[Mention]:
    """The names of the sections as rehearsal marks."""
    return [
        Mention(
            line.bars[section.start_bar].start,
            f'<direction placement="above"><direction-type><rehearsal>{text(section.name)}</rehearsal>'
            "</direction-type>",
            "</direction>",
        )
        for section in score.sections
        if 0 <= section.start_bar < len(line.bars)
    ]
