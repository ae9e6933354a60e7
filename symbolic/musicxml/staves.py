"""The voices of one bar of a staff: cut at bar lines, as symbols, with accidentals and stems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise

from symbolic.musicxml.clefs import middle_line
from symbolic.musicxml.heads import BarSpan, Head
from symbolic.musicxml.metre import Bar
from symbolic.musicxml.parts import Part
from symbolic.musicxml.pitch import diatonic, key_alters
from symbolic.musicxml.rhythm import Symbol, symbols
from symbolic.musicxml.sounds import Clef

Slice = tuple[int, int, tuple[Head, ...]]
"""What a voice sounds from one unit to another; a rest has no heads."""

ACCIDENTALS: dict[int, str] = {-2: "flat-flat", -1: "flat", 0: "natural", 1: "sharp", 2: "double-sharp"}


def cut_at_bars(heads: Sequence[Head], bars: Sequence[BarSpan]) -> list[list[Slice]]:
    """The slices of a voice, bar by bar; an empty list where the voice is silent for a whole bar."""
    result: list[list[Slice]] = []
    held: list[Head] = []
    index = 0
    for bar in bars:
        inside = held
        while index < len(heads) and heads[index].start < bar.end:
            inside.append(heads[index])
            index += 1
        result.append(_slices(inside, bar.start, bar.end) if inside else [])
        held = [head for head in inside if head.end > bar.end]
    return result


def _slices(heads: Sequence[Head], low: int, high: int) -> list[Slice]:
    places = {low, high}
    for head in heads:
        places.add(max(head.start, low))
        places.add(min(head.end, high))
    ordered = sorted(places)
    sounding: dict[int, list[Head]] = {place: [] for place in ordered[:-1]}
    for head in heads:
        start, end = max(head.start, low), min(head.end, high)
        sounding[start].append(head)
        if ordered[ordered.index(start) + 1] < end:
            for place in ordered:
                if start < place < end:
                    sounding[place].append(head)
    return [
        (start, end, tuple(sorted(sounding[start], key=lambda head: head.pitch))) for start, end in pairwise(ordered)
    ]


@dataclass(slots=True)
class Written:
    """What is remembered while a part is written: the pieces of tied notes, rests, and the last bar's accidentals."""

    prefix: str
    pieces: dict[str, int] = field(default_factory=dict)
    rests: Iterator[int] = field(default_factory=lambda: count(1))
    altered: dict[int, set[tuple[str, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A symbol and the heads that it writes, from the lowest up."""

    symbol: Symbol
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class VoiceBar:
    """One voice of one bar, ready to be written; ``stems`` and ``accidentals`` belong to the entries by index."""

    number: int
    staff: int
    entries: list[Entry]
    stems: list[str]
    accidentals: dict[tuple[int, int], str]
    hidden_rests: frozenset[int]
    """The entries that are rests which the other voice makes plain."""


def staff_bar(
    part: Part,
    staff: int,
    voices: Sequence[list[Slice]],
    bar: BarSpan,
    counted: Bar,
    sharps: int,
    clef: Clef,
    written: Written,
) -> list[VoiceBar]:
    """The voices of one staff in one bar; a silent staff has one voice without entries."""
    shift = bar.end - counted.root.end
    present = [(k, slices) for k, slices in enumerate(voices) if slices]
    if not present and bar.end - bar.start < counted.root.end:
        present = [(0, [(bar.start, bar.end, ())])]  # a rest for the whole bar would be read as longer than a pickup
    if not present:
        written.altered.pop(staff, None)
        return [VoiceBar(4 * staff + 1, staff, [], [], {}, frozenset())]
    entries = [_entries(slices, counted, shift) for _, slices in present]
    accidentals = [{} for _ in present] if part.is_drums else _accidentals(entries, shift, sharps, staff, written)
    middle = middle_line(clef, part.staves[staff].octaves) if not part.is_drums else 0
    result = []
    for order, (k, _) in enumerate(present):
        stems = _stems(entries, order, k, middle, part.is_drums)
        hidden = _hidden_rests(entries, part.is_drums) if order == 1 else frozenset()
        result.append(VoiceBar(4 * staff + 1 + k, staff, entries[order], stems, accidentals[order], hidden))
    return result


def _hidden_rests(voices: Sequence[list[Entry]], is_drums: bool) -> frozenset[int]:
    """The rests of a second voice that are not printed: all of them, of drums those that the first voice has too."""
    first = {(e.symbol.start, e.symbol.end) for e in voices[0] if not e.heads}
    return frozenset(
        i
        for i, entry in enumerate(voices[1])
        if not entry.heads and (not is_drums or (entry.symbol.start, entry.symbol.end) in first)
    )


def _entries(slices: Sequence[Slice], counted: Bar, shift: int) -> list[Entry]:
    spans = tuple((start - shift, end - shift, not heads) for start, end, heads in slices)
    return [Entry(symbol, slices[symbol.span][2]) for symbol in symbols(counted, spans)]


def _accidentals(
    voices: Sequence[list[Entry]], shift: int, sharps: int, staff: int, written: Written
) -> list[dict[tuple[int, int], str]]:
    """The accidental of each head that shows one, by entry and place in the chord.

    An accidental holds for its line to the end of the bar, a tied one only for its own note; after a bar in which a
    line was altered the first note on it shows that it is not altered any more.
    """
    in_key = key_alters(sharps)
    lines: dict[tuple[str, int], int] = {}
    before = written.altered.get(staff, set())
    altered: set[tuple[str, int]] = set()
    found: list[dict[tuple[int, int], str]] = [{} for _ in voices]
    if len(voices) == 1:
        order = [(0, i) for i in range(len(voices[0]))]
    else:
        order = sorted(
            ((v, i) for v, entries in enumerate(voices) for i in range(len(entries))),
            key=lambda place: voices[place[0]][place[1]].symbol.start,
        )
    for voice, index in order:
        entry = voices[voice][index]
        onset = entry.symbol.start + shift
        for k, head in enumerate(entry.heads):
            alter, line = head.alter, (head.step, head.octave)
            if alter != in_key[head.step]:
                altered.add(line)
            if head.start != onset:
                continue
            if alter != lines.get(line, in_key[head.step]):
                found[voice][(index, k)] = f"<accidental>{ACCIDENTALS[alter]}</accidental>"
            elif line in before and line not in lines and alter == in_key[head.step]:
                found[voice][(index, k)] = f'<accidental cautionary="yes">{ACCIDENTALS[alter]}</accidental>'
            lines[line] = alter
    written.altered[staff] = altered
    return found


def _stems(voices: Sequence[list[Entry]], order: int, voice: int, middle: int, is_drums: bool) -> list[str]:
    """The stem of each entry: up and down where two voices sound together, else towards the middle line."""
    entries = voices[order]
    if is_drums:
        return ["down" if voice else "up"] * len(entries)
    others = [e.symbol for k, other in enumerate(voices) if k != order for e in other if e.heads]
    stems: list[str] = []
    groups: dict[int, list[int]] = {}
    for i, entry in enumerate(entries):
        symbol = entry.symbol
        meets = any(o.start < symbol.end and symbol.start < o.end for o in others)
        stems.append(("down" if voice else "up") if meets else "" if entry.heads else "down")
        if symbol.beam_group >= 0:
            groups.setdefault(symbol.beam_group, []).append(i)
    for indices in groups.values():
        forced = next((stems[i] for i in indices if stems[i]), "")
        direction = forced or _towards_middle([h for i in indices for h in entries[i].heads], middle)
        for i in indices:
            stems[i] = direction
    return [s or _towards_middle(e.heads, middle) for s, e in zip(stems, entries, strict=True)]


def _towards_middle(heads: Sequence[Head], middle: int) -> str:
    heights = [diatonic(head.step, head.octave) for head in heads]
    return "up" if middle - min(heights) > max(heights) - middle else "down"
