"""The roles of an orchestra bar by bar: who leads is given, the other parts are told by what they play.

In each bar parts that double a line already taken go away. Then the lowest low part is the bass; of the rest, what is
held makes the pad, what strikes or repeats makes the chords, a broken chord the arpeggio, and the most melodic line the
counter-melody. A line comes from one part; chords and pad are the several parts that strike or hold together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from statistics import fmean

from symbolic.data.midi import RawTrack
from symbolic.midi_roles import UNPITCHED_PROGRAMS
from symbolic.score import TICKS_PER_QUARTER, Note, Role
from symbolic.timing import bar_of

STRINGS = 48
BOWED = range(40, 44)
UNPITCHED = re.compile(
    r"timpani|pauken|drum|cymbal|triangle|tambour|gong|tam-tam|piatti|cassa|percussion", re.IGNORECASE
)
LOW = re.compile(
    r"cello|contrab|double bass|violone|^bass\b(?! clarinet)|bassoon|fagott|tuba|continuo|bass trombone|trombone 3",
    re.IGNORECASE,
)
_DOUBLES_AT_LEAST = 0.7  # share of a part's notes that sound, in any octave, with another line
_DOUBLED_AT_LEAST = 0.5  # share of the line's notes, so that a held bass is no double of a line that begins with it
_LOW_BELOW = 55
_TREMOLO_TICK = 65  # notes of one pitch closer than this are one tremolo
_TREMOLO_NOTES = 4
_TOGETHER = 0.6  # share of onsets in common that makes parts strike together
STACK: Mapping[Role, int] = {
    Role.MELODY: 1, Role.COUNTER: 1, Role.BASS: 1, Role.ARP: 2, Role.CHORDS: 5, Role.PAD: 4,
}  # fmt: skip  # the most notes at an onset


class Figure(Enum):
    """What a part does in a bar."""

    HELD = "held"
    STRUCK = "struck"
    BROKEN = "broken"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Part:
    """What one instrument plays in one bar; ``index`` is its place in the score."""

    index: int
    notes: tuple[Note, ...]


def hold_tremolo(notes: Sequence[Note]) -> list[Note]:
    """The notes with each tremolo, four quick strokes or more on one pitch, as one held note."""
    by_pitch: dict[int, list[list[Note]]] = defaultdict(list)
    for note in sorted(notes):
        runs = by_pitch[note.pitch]
        if runs and note.onset_tick - runs[-1][-1].onset_tick <= _TREMOLO_TICK:
            runs[-1].append(note)
        else:
            runs.append([note])
    held: list[Note] = []
    for run in (run for runs in by_pitch.values() for run in runs):
        if len(run) >= _TREMOLO_NOTES:
            held.append(replace(run[0], duration_tick=run[-1].end_tick - run[0].onset_tick))
        else:
            held += run
    return sorted(held)


def orchestral_parts(
    tracks: Sequence[RawTrack], leading: Sequence[Note], starts: Sequence[int]
) -> dict[Role, tuple[int, list[Note]]]:
    """The roles of quantised tracks, given the leading line and the bar lines; each with its most usual instrument."""
    sounding = {
        i: t for i, t in enumerate(tracks) if t.program not in UNPITCHED_PROGRAMS and not UNPITCHED.search(t.name)
    }
    low = {i for i, t in sounding.items() if LOW.search(t.name)}
    bars: list[list[Part]] = [[] for _ in starts[1:]]
    for index, track in sounding.items():
        for bar, played in _by_bar(track.notes, starts).items():
            bars[bar].append(Part(index, played))
    lead_of = _by_bar(leading, starts)
    given: dict[Role, list[Note]] = defaultdict(list)
    players: dict[Role, Counter[int]] = defaultdict(Counter)
    counter_before = -1
    for bar, parts in enumerate(bars):
        roles = bar_roles(parts, lead_of.get(bar, ()), low, starts[bar + 1] - starts[bar], counter_before)
        for role, (indices, notes) in roles.items():
            given[role] += _at_most(notes, STACK[role], lowest=role is Role.BASS)
            players[role].update(sounding[i].program for i in indices)
        counter_before = roles[Role.COUNTER][0][0] if Role.COUNTER in roles else -1
    return {role: (_program(players[role], role), notes) for role, notes in given.items()}


def _program(players: Counter[int], role: Role) -> int:
    usual = players.most_common(1)[0][0] if players else STRINGS
    return STRINGS if role in (Role.CHORDS, Role.PAD) and usual in BOWED else usual


def _by_bar(notes: Iterable[Note], starts: Sequence[int]) -> dict[int, tuple[Note, ...]]:
    found: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        found[bar_of(note.onset_tick, starts)].append(note)
    return {bar: tuple(row) for bar, row in found.items() if bar < len(starts) - 1}


def bar_roles(
    parts: Sequence[Part], lead: Sequence[Note], low: set[int], bar_tick: int, counter_before: int = -1
) -> dict[Role, tuple[list[int], list[Note]]]:
    """Who plays each role in a bar (places in the score) and its notes; ``lead`` is the leading line, maybe empty."""
    roles: dict[Role, tuple[list[int], list[Note]]] = {}
    if lead:
        doubling = [p for p in parts if doubles(p.notes, lead)]
        roles[Role.MELODY] = ([p.index for p in doubling], list(lead))
        parts = [p for p in parts if p not in doubling]
    bass = _bass(parts, low)
    if bass is not None:
        line = _line(bass.notes, lowest=True)
        roles[Role.BASS] = ([bass.index], line)
        parts = [p for p in parts if p is not bass and not doubles(p.notes, line)]
    by_figure: dict[Figure, list[Part]] = defaultdict(list)
    for part in parts:
        by_figure[figure_of(part.notes, bar_tick)].append(part)
    counter = _counter(by_figure[Figure.LINE], counter_before)
    if counter is not None:
        line = _line(counter.notes)
        roles[Role.COUNTER if lead else Role.MELODY] = ([counter.index], line)
        by_figure = {f: [p for p in row if not doubles(p.notes, line)] for f, row in by_figure.items()}
    if by_figure.get(Figure.BROKEN):
        busiest = max(by_figure[Figure.BROKEN], key=lambda p: len(p.notes))
        roles[Role.ARP] = ([busiest.index], list(busiest.notes))
    for role, together in (
        (Role.PAD, by_figure.get(Figure.HELD, [])),
        (Role.CHORDS, _striking(by_figure.get(Figure.STRUCK, []))),
    ):
        if together:
            roles[role] = ([p.index for p in together], [n for p in together for n in p.notes])
    return roles


def doubles(notes: Sequence[Note], line: Sequence[Note]) -> bool:
    """Whether most of the notes sound with the line at its pitch, or with much of the line in another octave."""
    pitches = {(n.onset_tick, n.pitch) for n in line}
    classes = {(tick, pitch % 12) for tick, pitch in pitches}
    if sum((n.onset_tick, n.pitch) in pitches for n in notes) >= _DOUBLES_AT_LEAST * len(notes):
        return True
    same = sum((n.onset_tick, n.pitch % 12) in classes for n in notes)
    return same >= _DOUBLES_AT_LEAST * len(notes) and same >= _DOUBLED_AT_LEAST * len(line)


def _bass(parts: Sequence[Part], low: set[int]) -> Part | None:
    """The lowest of the low instruments, or of all if it lies low enough."""
    among = [p for p in parts if p.index in low]
    among = among or [p for p in parts if fmean(n.pitch for n in p.notes) < _LOW_BELOW]
    return min(among, key=lambda p: (fmean(n.pitch for n in _line(p.notes, lowest=True)), p.index), default=None)


def figure_of(notes: Sequence[Note], bar_tick: int) -> Figure:
    """What a part does in a bar: holds, strikes or repeats, breaks a chord, or plays a line."""
    onsets: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        onsets[note.onset_tick].append(note)
    tops = [max(n.pitch for n in row) for _, row in sorted(onsets.items())]
    mean_tick = fmean(n.duration_tick for n in notes)
    if len(onsets) <= 2 and mean_tick >= min(0.4 * bar_tick, 2 * TICKS_PER_QUARTER):
        return Figure.HELD
    moves = [abs(b - a) for a, b in pairwise(tops)]
    repeats, leaps = (sum(chosen) for chosen in ([m == 0 for m in moves], [m > 2 for m in moves]))
    if len(notes) >= 1.5 * len(onsets) or len(onsets) <= 2 or repeats >= 0.5 * len(moves):
        return Figure.STRUCK
    quick = len(onsets) * TICKS_PER_QUARTER >= 1.5 * bar_tick
    return Figure.BROKEN if quick and leaps >= 0.6 * len(moves) else Figure.LINE


def _counter(lines: Sequence[Part], before: int) -> Part | None:
    """The line with the most steps, the one that had the counter-melody in the bar before if it goes on."""

    def steps(part: Part) -> tuple[bool, int, float]:
        line = _line(part.notes)
        steps = sum(0 < abs(b.pitch - a.pitch) <= 4 for a, b in pairwise(line))
        return part.index == before, steps, fmean(n.pitch for n in line)

    return max(lines, key=steps, default=None)


def _striking(parts: Sequence[Part]) -> list[Part]:
    """The parts that strike together with the busiest one."""
    if not parts:
        return []
    onsets = {p.index: {n.onset_tick for n in p.notes} for p in parts}
    first = max(parts, key=lambda p: (len(onsets[p.index]), -p.index))
    lead = onsets[first.index]
    return [p for p in parts if len(onsets[p.index] & lead) >= _TOGETHER * len(onsets[p.index] | lead)]


def _line(notes: Sequence[Note], lowest: bool = False) -> list[Note]:
    return _at_most(notes, 1, lowest)


def _at_most(notes: Sequence[Note], stack: int, lowest: bool = False) -> list[Note]:
    """At each onset at most ``stack`` notes: the top (or ``lowest``) one, then new pitch classes, then others.

    One voice ends each note where its next one begins.
    """
    onsets: dict[int, dict[int, Note]] = defaultdict(dict)
    for note in notes:
        here = onsets[note.onset_tick]
        if note.pitch not in here or here[note.pitch].duration_tick < note.duration_tick:
            here[note.pitch] = note
    kept: list[Note] = []
    for tick in sorted(onsets):
        row = [onsets[tick][pitch] for pitch in sorted(onsets[tick], reverse=not lowest)]
        fresh = {n.pitch % 12: n for n in reversed(row)}
        chosen = [n for n in row if fresh[n.pitch % 12] is n]
        kept += (chosen + [n for n in row if n not in chosen])[:stack]
    if stack == 1:
        ends = [*(n.onset_tick for n in kept[1:]), None]
        kept = [
            n if end is None else replace(n, duration_tick=min(n.duration_tick, end - n.onset_tick))
            for n, end in zip(kept, ends, strict=True)
        ]
    return sorted(kept)
