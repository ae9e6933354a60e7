"""Parts moved into the range of their instruments, by octaves and whole phrases, with the voices that they can play."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoresmith.editing.lines import Group, best_line, groups_of
from symbolic.controls import BarControls
from symbolic.instruments import Instrument, instrument
from symbolic.score import TICKS_PER_QUARTER, Note, Role

Row = Mapping[int, tuple[Note, ...]]
"""The notes of a part by bar."""
MANY = 4
"""An instrument of so many notes at once takes chords; one of fewer plays one voice."""
SHIFTS: tuple[int, ...] = (-36, -24, -12, 0, 12, 24, 36)
OUTSIDE, UNEASY = 100.0, 1.0
"""What a note costs outside the range, and for each semitone outside the comfortable one."""
AWAY: Mapping[bool, float] = {True: 0.25, False: 1.0}
"""What a note costs an octave from where it was, in a line and in another row."""
BREAK: Mapping[bool, float] = {True: 24.0, False: 6.0}
"""What another octave than the phrase before costs a line, and another row."""
LINES: frozenset[Role] = frozenset({Role.MELODY, Role.COUNTER})


def fitted(row: Row, program: int, role: Role, bars: Sequence[BarControls]) -> dict[int, tuple[Note, ...]]:
    """A whole part in the range and with the number of voices of its instrument.

    Phrases (of accompaniments: bars) are moved by octaves, all by the same ones where that will do; what still lies
    outside is moved on its own. An instrument of one voice has the highest note of a chord, a bass the lowest.
    """
    player = instrument(program)
    voices = player.polyphony if player.polyphony >= MANY else 1
    groups = [_few(group, voices, role is Role.BASS) for bar in sorted(row) for group in groups_of(row[bar])]
    phrases = _phrases(groups, role, bars)
    costs = [{shift: _cost(phrase, shift, player, role) for shift in SHIFTS} for phrase in phrases]
    shifts = best_line(costs, lambda a, b, _: BREAK[role in LINES] * abs(b - a) / 12)
    moved = [_moved(group, shift, player) for phrase, shift in zip(phrases, shifts, strict=True) for group in phrase]
    notes = _cut(moved, voices)
    first = {group[0].onset_tick: bar for bar in row for group in groups_of(row[bar])}
    out: dict[int, list[Note]] = {bar: [] for bar in row}
    for note in notes:
        out[first[note.onset_tick]].append(note)
    return {bar: tuple(kept) for bar, kept in out.items()}


def _phrases(groups: Sequence[Group], role: Role, bars: Sequence[BarControls]) -> list[list[Group]]:
    """The groups of a part cut where its octave may change: after rests and phrases, or at every bar line."""
    starts = {bar.start_tick: index for index, bar in enumerate(bars)}
    lines = sorted(
        tick for tick, i in starts.items() if role not in LINES or (i and (bars[i - 1].phrase_end or bars[i - 1].final))
    )
    out: list[list[Group]] = []
    for group in groups:
        onset = group[0].onset_tick
        before = out[-1][-1] if out else ()
        crossed = bool(before) and any(before[0].onset_tick < tick <= onset for tick in lines)
        rest = bool(before) and onset - max(n.end_tick for n in before) >= TICKS_PER_QUARTER
        if not out or crossed or rest:
            out.append([])
        out[-1].append(group)
    return out


def _cost(phrase: Sequence[Group], shift: int, player: Instrument, role: Role) -> float:
    low, high = player.comfortable
    total = 0.0
    for group in phrase:
        for note in group:
            pitch = note.pitch + shift
            total += 0.0 if player.low <= pitch <= player.high else OUTSIDE
            total += UNEASY * max(low - pitch, pitch - high, 0) + AWAY[role in LINES] * abs(shift) / 12
    return total


def _moved(group: Group, shift: int, player: Instrument) -> Group:
    """The group in another octave; notes that come to lie on the same key are one, as long as the longest."""
    found: dict[int, Note] = {}
    for note in group:
        pitch = _into(note.pitch + shift, player.low, player.high)
        if pitch is not None:
            other = found.get(pitch)
            longer = max(note.duration_tick, other.duration_tick if other else 0)
            found[pitch] = replace(note, pitch=pitch, duration_tick=longer)
    return tuple(found[pitch] for pitch in sorted(found))


def _into(pitch: int, low: int, high: int) -> int | None:
    """The pitch moved by octaves into a range; None for a range that does not have it."""
    while pitch < low:
        pitch += 12
    while pitch > high:
        pitch -= 12
    return pitch if low <= pitch <= high else None


def _few(group: Group, voices: int, lowest: bool) -> Group:
    """At most so many notes of a chord: its ends first."""
    if len(group) <= voices:
        return group
    if voices == 1:
        return (group[0 if lowest else -1],)
    return (*group[: voices - 1], group[-1])


def _cut(groups: Sequence[Group], voices: int) -> list[Note]:
    """The notes ended where the instrument needs the voice, or the same key, for another note."""
    later: list[Note] = []
    out: list[Note] = []
    for group in reversed(groups):
        for note in group:
            ends = [n.onset_tick for n in later if n.pitch == note.pitch][:1]
            if len(later) + len(group) > voices:
                ends.append(later[max(0, voices - len(group))].onset_tick)
            end = min([note.end_tick, *ends])
            out.append(replace(note, duration_tick=end - note.onset_tick))
        later = [*group, *later][: 4 * MANY]
    return sorted(out)


def without_doubles(rows: Mapping[Role, Row], players: Mapping[Role, int]) -> dict[Role, dict[int, tuple[Note, ...]]]:
    """The parts without keys that another part on the same instrument already has down; the melody comes first."""
    order = sorted(rows, key=lambda role: (role is not Role.MELODY, role is not Role.BASS))
    down: dict[tuple[int, int], list[tuple[int, int]]] = {}
    out: dict[Role, dict[int, tuple[Note, ...]]] = {}
    for role in order:
        if role is Role.DRUMS:
            out[role] = dict(rows[role])
            continue
        kept = {bar: _free(notes, players[role], down) for bar, notes in rows[role].items()}
        for note in (note for notes in kept.values() for note in notes):
            down.setdefault((players[role], note.pitch), []).append((note.onset_tick, note.end_tick))
        out[role] = kept
    return {role: out[role] for role in rows}


def _free(
    notes: Sequence[Note], program: int, down: Mapping[tuple[int, int], Sequence[tuple[int, int]]]
) -> tuple[Note, ...]:
    """The notes whose keys are free at their onset, let go before the key is needed."""
    out = []
    for note in notes:
        taken = down.get((program, note.pitch), ())
        if any(start <= note.onset_tick < end for start, end in taken):
            continue
        end_tick = min([note.end_tick, *(start for start, _ in taken if note.onset_tick < start)])
        out.append(replace(note, duration_tick=end_tick - note.onset_tick))
    return tuple(out)
