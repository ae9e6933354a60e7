"""Easier versions of existing cells, by rule: fewer notes, smaller leaps, plainer rhythm, smaller hands, less range.

A level is reached through all the harder ones above it, so that no level can be harder than the next.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from scoresmith.editing.lines import (
    Group,
    best_line,
    groups_of,
    largest_leap,
    outer,
    scale_at,
    tones_at,
)
from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.song import Song
from symbolic.controls import BarControls
from symbolic.errors import BadInput
from symbolic.feel import EIGHTH, LATE_EIGHTH, is_swung, swung_notes
from symbolic.grid import ONE_VOICE, Cell
from symbolic.instruments import instrument
from symbolic.score import TICKS_PER_QUARTER, Note, Role
from symbolic.timing import beat_ticks


@dataclass(frozen=True, slots=True)
class Level:
    """How hard a part may be. ``slot_ticks`` is the finest rhythm (0: the beat, None: any), ``leap`` the widest step.

    ``stack`` is the notes at once of a hand, ``span`` how far apart they are, ``reach`` how far a line may go from its
    middle, all in semitones but the first; ``weak`` says whether notes between the beats may be outside the chord.
    """

    slot_ticks: int | None
    leap: int
    stack: int
    span: int
    reach: int
    weak: bool = True


LEVELS: Mapping[int, Level] = {
    1: Level(0, 5, 2, 9, 8),
    2: Level(TICKS_PER_QUARTER // 2, 7, 2, 9, 10, weak=False),
    3: Level(TICKS_PER_QUARTER // 2, 9, 3, 12, 12),
    4: Level(TICKS_PER_QUARTER // 4, 12, 3, 12, 14),
    5: Level(None, 12, 4, 12, 18),
}  # from the first lessons to a part that an able amateur plays
BASS_LEAP = 7
"""A bass may always go from root to root."""
ONE_AT_A_TIME = 3
"""The level up to which a line has no double stops."""
TOO_WIDE, ALTERED, ALTERED_TONE = 1000.0, 6.0, 5.0
"""The cost of a semitone beyond the widest step, of another note than was written, more where that was in the chord."""
KIT_ORDER: tuple[frozenset[int], ...] = (
    frozenset({35, 36}), frozenset({37, 38, 39, 40}), frozenset({42, 44, 46, 51, 53, 59}), frozenset({49, 57, 52, 55}),
)  # fmt: skip  # what a drummer leaves out last
LINES: frozenset[Role] = frozenset({Role.MELODY, Role.COUNTER, Role.BASS, Role.ARP})


def simplify(song: Song, request: Collection[Cell], level: int) -> Edit:
    """Easier versions of cells, at a level from 1 (the easiest) to 5; notes on strong beats stay longest.

    Raises BadInput for another level and for a request without notes that may change.
    """
    if level not in LEVELS:
        raise BadInput(f"level {level} is outside 1 to {max(LEVELS)}")
    asked = {cell for cell in request if song.cells.get(cell) and not song.is_locked(cell)}
    if not asked:
        raise BadInput("there are no notes to simplify that may change")
    easier, bars = song, song.controls.bars
    for step in range(max(LEVELS), level - 1, -1):
        for role in sorted({role for role, _ in asked}):
            for run in _runs(sorted(bar for r, bar in asked if r is role)):
                easier = easier.with_written(_eased(easier, bars, role, run, LEVELS[step]))
    return edit_of("simplify", song, easier)


def _runs(bars: Sequence[int]) -> list[list[int]]:
    """Neighbouring bars together."""
    runs: list[list[int]] = []
    for bar in bars:
        if runs and bar == runs[-1][-1] + 1:
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return runs


def _eased(
    song: Song, bars: Sequence[BarControls], role: Role, run: Sequence[int], level: Level
) -> dict[Cell, tuple[Note, ...]]:
    """The cells of a run of bars at a level that is at most one below what they are at."""
    was = {bar: song.cells.get((role, bar), ()) for bar in run}
    leap = largest_leap([group for bar in run for group in groups_of(was[bar])], role)
    groups: dict[int, list[Group]] = {}
    following = _first_tick(song.cells.get((role, run[-1] + 1), ()), song.score.end_tick)
    for bar in reversed(run):
        groups[bar] = _plainer(song, role, bars[bar], was[bar], level, following)
        following = groups[bar][0][0].onset_tick if groups[bar] else following
    thin = {bar: [_thinner(song, role, group, level) for group in groups[bar]] for bar in run}
    if role is not Role.DRUMS:
        thin = _led(song, role, thin, level, leap)
    return {(role, bar): tuple(sorted(n for group in thin[bar] for n in group)) for bar in run}


def _first_tick(notes: Sequence[Note], end_tick: int) -> int:
    return min((n.onset_tick for n in notes), default=end_tick)


def _plainer(
    song: Song, role: Role, bar: BarControls, notes: Sequence[Note], level: Level, following: int
) -> list[Group]:
    """The groups of a cell in a plainer rhythm; ``following`` is the tick of the row's next onset."""
    if level.slot_ticks is None:
        return groups_of(notes)
    swung = is_swung(song.style, bar.meter)
    slot = level.slot_ticks or max(beat_ticks(bar.meter), TICKS_PER_QUARTER // 2)
    straight = groups_of(_straight(note) if swung else note for note in notes)
    chosen: dict[int, Group] = {}
    for group in straight:
        place = _slot(group, bar, slot)
        if not level.weak and (place - bar.start_tick) % beat_ticks(bar.meter) and not _is_tone(song, role, group):
            continue
        other = chosen.get(place)
        if other is None or _worth(song, role, group, place) > _worth(song, role, other, place):
            chosen[place] = group
    places = sorted(chosen)
    ends = [*places[1:], following]
    out = []
    for place, end in zip(places, ends, strict=True):
        inside = [g for g in straight if place <= g[0].onset_tick < end]
        placed = _placed(chosen[place], place, end, slot, inside) if role is not Role.DRUMS else tuple(
            replace(n, onset_tick=place) for n in chosen[place])  # fmt: skip
        out.append(swung_notes(placed) if swung else placed)
    return out


def _straight(note: Note) -> Note:
    """A note with swung eighths as they are written."""
    onset, end = _written(note.onset_tick), _written(note.end_tick)
    return replace(note, onset_tick=onset, duration_tick=max(end - onset, 1))


def _written(tick: int) -> int:
    beat, inside = divmod(tick, TICKS_PER_QUARTER)
    return beat * TICKS_PER_QUARTER + (EIGHTH if inside == LATE_EIGHTH else inside)


def _slot(group: Group, bar: BarControls, slot: int) -> int:
    """Where a group goes: back to its slot, or on to the next one if it comes shortly before and is held over it."""
    index, late = divmod(group[0].onset_tick - bar.start_tick, slot)
    here = bar.start_tick + index * slot
    after = here + slot
    held_over = max(n.end_tick for n in group) > after and after < bar.start_tick + bar.meter.bar_ticks
    return after if 2 * late >= slot and held_over else here


def _is_tone(song: Song, role: Role, group: Group) -> bool:
    tones = tones_at(song.score.chords, group[0].onset_tick)
    return role is Role.DRUMS or not tones or outer(group, role).pitch % 12 in tones


def _worth(song: Song, role: Role, group: Group, place: int) -> tuple[bool, bool, int, int]:
    """What speaks for keeping a group at a place: it is there already, is a chord tone, is long."""
    longest = max(n.duration_tick for n in group)
    return group[0].onset_tick == place, _is_tone(song, role, group), longest, -group[0].onset_tick


def _placed(group: Group, place: int, end: int, slot: int, inside: Sequence[Group]) -> Group:
    """The group at a place, in whole slots up to ``end``; it goes on through notes that were left out after it."""
    left_out = max((n.end_tick for each in inside if each != group for n in each), default=0)
    out = []
    for note in group:
        until = max(note.end_tick, left_out)
        length = -(-(until - place) // slot) * slot
        out.append(replace(note, onset_tick=place, duration_tick=max(min(length, end - place), min(slot, end - place))))
    return tuple(out)


def _thinner(song: Song, role: Role, group: Group, level: Level) -> Group:
    """The group in the size of a hand; of a drummer's, the strokes that matter most."""
    if role is Role.DRUMS:
        return tuple(sorted(sorted(group, key=_kit_place)[: min(level.stack, 3)]))
    if role in ONE_VOICE and level.stack <= LEVELS[ONE_AT_A_TIME].stack:
        return (outer(group, role),)
    top = group[-1]
    near: dict[int, Note] = {}
    for note in sorted(group[:-1], key=lambda n: _need(song, n)):
        pitch = note.pitch + -(-max(0, top.pitch - level.span - note.pitch) // 12) * 12
        if pitch < top.pitch and len(near) < level.stack - 1:
            near.setdefault(pitch, replace(note, pitch=pitch))
    return tuple(sorted([*near.values(), top]))


def _kit_place(note: Note) -> tuple[int, int]:
    return next((i for i, keys in enumerate(KIT_ORDER) if note.pitch in keys), len(KIT_ORDER)), note.pitch


def _need(song: Song, note: Note) -> tuple[int, int]:
    """How late a note of a chord is left out: third first, then seventh, root, others, fifth."""
    span = next(
        (s for s in song.score.chords if s.onset_tick <= note.onset_tick < s.onset_tick + s.duration_tick), None
    )
    above = (note.pitch - span.chord.root) % 12 if span is not None else 0
    rank = {3: 0, 4: 0, 10: 1, 11: 1, 0: 2, 7: 4}.get(above, 3)
    return rank, note.pitch


def _led(
    song: Song, role: Role, groups: Mapping[int, Sequence[Group]], level: Level, before: int
) -> dict[int, list[Group]]:
    """The groups of a run with their line inside the range, in steps that are no wider than allowed or than before."""
    run = sorted(groups)
    flat = [group for bar in run for group in groups[bar]]
    if not flat:
        return {bar: [] for bar in run}
    limit = min(max(level.leap, BASS_LEAP if role is Role.BASS else 0), before)
    wide = limit if role in LINES else 127
    first = groups_of(song.cells.get((role, run[0] - 1), ()))[-1:]
    last = groups_of(song.cells.get((role, run[-1] + 1), ()))[:1]
    chain = [*first, *flat, *last]
    middle = median_low(outer(group, role).pitch for group in flat)
    fixed = {0: first} if first else {}
    fixed |= {len(chain) - 1: last} if last else {}
    choices = [
        {outer(group, role).pitch: 0.0} if index in fixed else _choices(song, role, group, level, middle)
        for index, group in enumerate(chain)
    ]
    line = best_line(choices, lambda a, b, _: TOO_WIDE * max(0, abs(b - a) - wide))[len(first) :][: len(flat)]
    moved = iter([_at(group, pitch, role) for group, pitch in zip(flat, line, strict=True)])
    return {bar: [next(moved) for _ in groups[bar]] for bar in run}


def _choices(song: Song, role: Role, group: Group, level: Level, middle: int) -> dict[int, float]:
    """The pitches that the line may have: the written one, its octaves, and at a price other tones of chord and key."""
    was, tick = outer(group, role).pitch, group[0].onset_tick
    low, high = instrument(song.score.tracks[song.rows[role]].program).comfortable
    reach = level.reach if role in LINES else 127
    below = was - group[0].pitch if role is not Role.BASS else 0
    allowed = range(max(low + below, middle - reach), min(high, middle + reach) + 1)
    tones, scale = tones_at(song.score.chords, tick), scale_at(song.score.keys, song.score.chords, tick)
    dear = ALTERED + (ALTERED_TONE if was % 12 in tones else 0.0)
    found = {}
    for pitch in allowed:
        if (pitch - was) % 12 == 0:
            found[pitch] = 0.25 * abs(pitch - was)
        elif role in LINES and pitch % 12 in scale:
            found[pitch] = dear + 0.25 * abs(pitch - was) + (0.0 if pitch % 12 in tones else 2.0)
    return found or {was: 0.0}


def _at(group: Group, pitch: int, role: Role) -> Group:
    """The group with its line at a pitch: all of it an octave up or down, else without what would cross the line."""
    edge = outer(group, role)
    if (pitch - edge.pitch) % 12 == 0:
        return tuple(replace(n, pitch=n.pitch + pitch - edge.pitch) for n in group)
    inner = [n for n in group if n != edge and (n.pitch < pitch or (role is Role.BASS and n.pitch > pitch))]
    return tuple(sorted([*inner, replace(edge, pitch=pitch)]))
