"""From raw notes to a Score: quantising, cleaning, bar lines, and splitting a keyboard part into roles."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from symbolic.errors import BadInput
from symbolic.score import (
    ROLES,
    TICKS_PER_QUARTER,
    TICKS_PER_STEP,
    Chord,
    ChordSpan,
    Key,
    Meter,
    Note,
    Role,
    Score,
    Section,
    Tempo,
    Track,
)
from symbolic.timing import bar_of, bar_starts, meter_at, quantise

log = logging.getLogger(__name__)
Item = TypeVar("Item")
Made = TypeVar("Made")
Change = TypeVar("Change", Tempo, Meter, Key)

METERS: frozenset[str] = frozenset({"2/4", "3/4", "4/4", "6/8", "9/8", "12/8", "5/4", "7/8", "3/8"})
"""The time signatures that are read; a piece with any other is left out."""

PLAIN_METER: dict[str, tuple[int, int]] = {
    "2/2": (4, 4), "4/8": (2, 4), "8/8": (4, 4), "4/2": (4, 4), "6/4": (3, 4), "9/4": (3, 4),
}  # fmt: skip
"""Time signatures that are read as another one: of the same length, or of a half or a third of it."""

_SIXTEENTH, _TRIPLET = TICKS_PER_QUARTER // 4, TICKS_PER_QUARTER // 3
_TRIPLET_WINS_BELOW = 0.6  # of the sixteenths' total error
_BASS_BELOW, _LEFT_HAND_BELOW = 60, 48
_BASS_SPACING, _BASS_LINE_SPAN = 5, 7


def works_of(items: Iterable[Item], read: Callable[[Item], Made | None]) -> Iterator[Made]:
    """Read each item; one that cannot be read is logged, counted and left out; one read as None is left out."""
    skipped = 0
    for item in items:
        try:
            made = read(item)
        except (BadInput, ValueError, RuntimeError, KeyError, IndexError, OSError) as error:
            log.warning("skipped %s: %s", item, error)
            skipped += 1
            continue
        if made is not None:
            yield made
    if skipped:
        log.warning("%d items skipped", skipped)


def shifted(note: Note, by_tick: int) -> Note:
    """The note ``by_tick`` later (much quicker than ``dataclasses.replace``)."""
    return Note(note.onset_tick + by_tick, note.pitch, note.duration_tick, note.velocity)


def snap_human(notes: Iterable[Note]) -> list[Note]:
    """Quantise played notes beat by beat to sixteenths, or to triplets where these fit the beat clearly better."""
    beats: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        beats[(note.onset_tick + _SIXTEENTH // 2) // TICKS_PER_QUARTER].append(note)
    snapped = []
    for group in beats.values():
        step = _TRIPLET if _error(group, _TRIPLET) < _TRIPLET_WINS_BELOW * _error(group, _SIXTEENTH) else _SIXTEENTH
        for note in group:
            onset_tick = max(0, quantise(note.onset_tick, step))
            snapped.append(Note(onset_tick, note.pitch, _duration(note.duration_tick), note.velocity))
    return snapped


def snap_written(notes: Iterable[Note]) -> list[Note]:
    """Quantise notated notes: onset and end each to the nearest step of the grid."""
    snapped = []
    for note in notes:
        onset_tick = quantise(note.onset_tick)
        duration_tick = max(TICKS_PER_STEP, quantise(note.end_tick) - onset_tick)
        snapped.append(Note(onset_tick, note.pitch, duration_tick, note.velocity))
    return snapped


def _error(notes: Sequence[Note], step: int) -> int:
    return sum(abs(note.onset_tick - quantise(note.onset_tick, step)) for note in notes)


def _duration(duration_tick: int) -> int:
    return max(TICKS_PER_STEP, quantise(duration_tick))


def clean(notes: Iterable[Note], end_tick: int) -> tuple[Note, ...]:
    """Sorted notes without doubles; a key struck again ends the note before it; all end by ``end_tick``."""
    longest: dict[tuple[int, int], Note] = {}
    for note in notes:
        at = (note.onset_tick, note.pitch)
        if note.onset_tick < end_tick and (at not in longest or note.duration_tick > longest[at].duration_tick):
            longest[at] = note
    struck_next: dict[int, int] = {}
    kept = []
    for note in sorted(longest.values(), reverse=True):
        until_tick = min(note.end_tick, struck_next.get(note.pitch, end_tick))
        kept.append(Note(note.onset_tick, note.pitch, until_tick - note.onset_tick, note.velocity))
        struck_next[note.pitch] = note.onset_tick
    return tuple(sorted(kept))


def make_score(
    title: str,
    parts: Mapping[Role, tuple[int, Sequence[Note]]],
    meters: Sequence[Meter],
    tempos: Sequence[Tempo],
    keys: Sequence[Key],
    chords: Sequence[ChordSpan] = (),
    sections: Sequence[Section] = (),
) -> Score:
    """A score that starts at the first bar with a note and ends at the bar line after the last one.

    ``parts`` gives each role its General MIDI program and its quantised notes. Ticks of all arguments count from the
    same zero, which is a bar line. Raises BadInput for a piece without notes or in a meter that is not read.
    """
    _check_meters(meters)
    onsets = [note.onset_tick for _, notes in parts.values() for note in notes]
    if not onsets:
        raise BadInput("there are no notes")
    starts = bar_starts(meters, max(onsets) + 1)
    first_bar = bar_of(min(onsets), starts)
    start_tick, end_tick = starts[first_bar], starts[-1]
    tracks = []
    for role in ROLES:
        program, notes = parts.get(role, (0, ()))
        if cleaned := clean(notes, end_tick):
            moved = tuple(shifted(n, -start_tick) for n in cleaned)
            tracks.append(Track(role, role.value.capitalize(), program, moved))
    length_tick = end_tick - start_tick
    return Score(
        title=title,
        end_tick=length_tick,
        tempos=_shift(tempos, start_tick, length_tick),
        meters=_shift(meters, start_tick, length_tick),
        keys=_shift(keys, start_tick, length_tick),
        chords=cover(chords, start_tick, end_tick),
        sections=_shift_sections(sections, first_bar, len(starts) - 1 - first_bar),
        tracks=tuple(tracks),
    )


def _check_meters(meters: Sequence[Meter]) -> None:
    for meter in meters:
        if str(meter) not in METERS:
            raise BadInput(f"the meter {meter} is not read")
    for this, following in pairwise(meters):
        if (following.tick - this.tick) % this.bar_ticks:
            raise BadInput(f"the meter {following} starts inside a bar, at tick {following.tick}")


def _plain(meter: Meter) -> Meter:
    numerator, denominator = PLAIN_METER.get(str(meter), (meter.numerator, meter.denominator))
    return Meter(meter.tick, numerator, denominator)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a file in which every bar line is known: its meters from tick 0, and where it lies in the file.

    ``zero_tick`` is the tick of the file that becomes 0 (a bar line; below ``start_tick`` if there is a pickup);
    ``end_tick`` is None where the stretch goes on to the end.
    """

    meters: tuple[Meter, ...]
    zero_tick: int
    start_tick: int
    end_tick: int | None

    def cut(self, notes: Iterable[Note]) -> list[Note]:
        """The notes that begin in the stretch, counted from its zero."""
        inside = (n for n in notes if self.start_tick <= n.onset_tick and self.is_before_end(n.onset_tick))
        return [shifted(n, -self.zero_tick) for n in inside]

    def is_before_end(self, tick: int) -> bool:
        """Whether a tick of the file lies before the end."""
        return self.end_tick is None or tick < self.end_tick


def stretches(meters: Sequence[Meter], pickup_tick: int, breaks: Collection[int] = ()) -> list[Stretch]:
    """Cut a file where the bar lines lose their step: at a meter that starts inside a bar or is not read.

    A change of meter is itself a bar line, so a new stretch begins there. ``breaks`` are further ticks to cut at, if
    they are bar lines. Meters of the same length or a multiple are read as plain ones (``PLAIN_METER``).
    """
    found: list[Stretch] = []
    written = {m.tick for m in meters}
    held: list[Meter] = []
    zero_tick = start_tick = 0
    for meter in _with_breaks([_plain(m) for m in meters], breaks):
        in_step = bool(held) and (meter.tick - zero_tick - held[-1].tick) % held[-1].bar_ticks == 0
        if in_step and str(meter) in METERS and meter.tick not in breaks:
            if str(held[-1]) != str(meter):
                held.append(replace(meter, tick=meter.tick - zero_tick))
        elif in_step or meter.tick in written:
            if held:
                found.append(Stretch(tuple(held), zero_tick, start_tick, meter.tick))
            pickup = pickup_tick % meter.bar_ticks if meter.tick == 0 else 0
            start_tick, zero_tick = meter.tick, pickup - meter.bar_ticks if pickup else meter.tick
            held = [replace(meter, tick=0)] if str(meter) in METERS else []
    return [*found, Stretch(tuple(held), zero_tick, start_tick, None)] if held else found


def _with_breaks(meters: Sequence[Meter], breaks: Collection[int]) -> list[Meter]:
    """The meters with the one in force written again at each tick to cut at."""
    written = {m.tick for m in meters}
    again = [replace(meter_at(meters, tick), tick=tick) for tick in breaks if tick not in written and tick > 0]
    return sorted([*meters, *again], key=lambda m: m.tick)


def _shift(changes: Sequence[Change], start_tick: int, length_tick: int) -> tuple[Change, ...]:
    """The changes counted from ``start_tick``: the one in force there stands at 0, repeats and later ones go."""
    at_tick: dict[int, Change] = {}
    for change in sorted(changes, key=lambda c: c.tick):
        at_tick[max(0, change.tick - start_tick)] = change
    shifted: list[Change] = []
    for tick, change in sorted(at_tick.items()):
        moved = replace(change, tick=tick)
        if tick < length_tick and (not shifted or replace(moved, tick=shifted[-1].tick) != shifted[-1]):
            shifted.append(moved if shifted else replace(moved, tick=0))
    return tuple(shifted)


def _shift_sections(sections: Sequence[Section], first_bar: int, bars: int) -> tuple[Section, ...]:
    shifted = []
    for section in sections:
        start_bar = max(0, section.start_bar - first_bar)
        end_bar = min(bars, section.end_bar - first_bar)
        if end_bar > start_bar:
            shifted.append(replace(section, start_bar=start_bar, bars=end_bar - start_bar))
    return tuple(shifted)


def cover(chords: Sequence[ChordSpan], start_tick: int, end_tick: int) -> tuple[ChordSpan, ...]:
    """The chords from ``start_tick`` counted from 0, without gaps up to ``end_tick``; equal neighbours become one.

    A gap belongs to the chord before it; before the first chord there is none ("N"). No chords at all stay none.
    """
    if not chords:
        return ()
    changes: dict[int, Chord] = {0: Chord(0, "N")}
    for span in sorted(chords, key=lambda s: s.onset_tick):
        if span.onset_tick < end_tick:
            changes[max(0, span.onset_tick - start_tick)] = span.chord
    ticks: list[int] = []
    for tick in sorted(changes):
        if not ticks or changes[tick] != changes[ticks[-1]]:
            ticks.append(tick)
    ends = [*ticks[1:], end_tick - start_tick]
    return tuple(ChordSpan(t, end - t, changes[t]) for t, end in zip(ticks, ends, strict=True))


def split_keyboard(notes: Sequence[Note], meters: Sequence[Meter]) -> dict[Role, list[Note]]:
    """Give each note of a keyboard part a role: the lowest line is the bass, a bar's rest is chords or arp.

    The lowest note of an onset is bass below middle C if it stands apart from the notes above it or in the left
    hand's register, and lies within a fifth of the lowest note of its half bar. The rest of a bar is ``chords`` if most
    of its onsets have two notes or more, else ``arp``.
    """
    if not notes:
        return {}
    starts = bar_starts(meters, max(n.onset_tick for n in notes) + 1)
    bars: dict[int, list[Note]] = defaultdict(list)
    for note in sorted(notes):
        bars[bar_of(note.onset_tick, starts)].append(note)
    split: dict[Role, list[Note]] = defaultdict(list)
    for bar, in_bar in bars.items():
        bass = _bass_line(in_bar, starts[bar], starts[bar + 1])
        rest = [n for n in in_bar if n not in bass]
        split[Role.BASS] += sorted(bass)
        split[chords_or_arp(rest)] += rest
    return dict(split)


def _bass_line(in_bar: Sequence[Note], start_tick: int, end_tick: int) -> set[Note]:
    half_tick = (start_tick + end_tick) // 2
    onsets: dict[int, list[Note]] = defaultdict(list)
    lowest = {False: 127, True: 127}
    for note in in_bar:
        onsets[note.onset_tick].append(note)
        late = note.onset_tick >= half_tick
        lowest[late] = min(lowest[late], note.pitch)
    bass = set()
    for onset_tick, together in onsets.items():
        low, *above = sorted(together, key=lambda n: n.pitch)
        apart = not above or above[0].pitch - low.pitch >= _BASS_SPACING or low.pitch < _LEFT_HAND_BELOW
        in_line = low.pitch - lowest[onset_tick >= half_tick] <= _BASS_LINE_SPAN
        if low.pitch < _BASS_BELOW and apart and in_line:
            bass.add(low)
    return bass


def chords_or_arp(notes: Sequence[Note]) -> Role:
    """``chords`` if most onsets have two notes or more, else ``arp``."""
    onsets: dict[int, int] = defaultdict(int)
    for note in notes:
        onsets[note.onset_tick] += 1
    full = sum(1 for count in onsets.values() if count >= 2)
    return Role.CHORDS if 2 * full >= len(onsets) else Role.ARP
