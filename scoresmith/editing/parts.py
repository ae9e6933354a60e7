"""The parts of an arrangement, bar by bar: every note of them comes from the song, moved by octaves, or from its chords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from scoresmith.editing.lines import Group, groups_of
from symbolic.controls import BarControls
from symbolic.instruments import Instrument, instrument
from symbolic.score import Note, Role
from symbolic.theory import chord_pitch_classes

Bar = Mapping[Role, tuple[Note, ...]]
"""The notes of one bar by role."""
INNER: tuple[Role, ...] = (Role.COUNTER, Role.CHORDS, Role.ARP, Role.PAD)
"""The roles between melody and bass."""
MANY = 4
"""An instrument of so many notes at once takes chords; one of fewer plays one voice."""
KIN: Mapping[Role, tuple[Role, ...]] = {
    Role.COUNTER: (Role.ARP, Role.PAD, Role.CHORDS), Role.CHORDS: (Role.PAD, Role.ARP, Role.COUNTER),
    Role.ARP: (Role.CHORDS, Role.COUNTER, Role.PAD), Role.PAD: (Role.CHORDS, Role.ARP, Role.COUNTER),
}  # fmt: skip  # whose notes a part takes that has none of its own, the nearest first
STRUCK: frozenset[Role] = frozenset({Role.CHORDS, Role.PAD})
"""Rows whose onsets are whole chords."""
PAD_VELOCITY = 60
PAD_MIDDLE = 60
PAD_NOTES = 4
VOICE_APART = 0.3
"""What a semitone between a voice and its last note weighs against the order of the voices."""


def arranged_bar(bar: Bar, players: Mapping[Role, int], place: BarControls, last: Mapping[Role, int]) -> Bar:
    """One bar for other players. ``last`` has the pitch that each part played last, so that voices move little.

    A part that the song has goes to its own player. What nobody plays any more goes to inner players who have
    nothing else: in full to those of many notes, a voice each to the others. Players who still have nothing double.
    """
    parts: dict[Role, tuple[Note, ...]] = {}
    for role in players:
        if role in (Role.DRUMS, Role.MELODY):
            parts[role] = bar.get(role, ())
        elif role is Role.BASS:
            parts[role] = bar.get(role) or _edge(bar, highest=False)
        elif bar.get(role):
            parts[role] = bar[role]
    free = {role: bar[role] for role in INNER if bar.get(role) and role not in players}
    idle = [role for role in INNER if role in players and role not in parts]
    for role in [role for role in idle if _has_many(players[role])]:
        source = next((kin for kin in KIN[role] if kin in free), None)
        if source is not None:
            parts[role] = free.pop(source)
    voices = [role for role in idle if role not in parts and not _has_many(players[role])]
    parts |= _shared(voices, free, last)
    for role in idle:
        if not parts.get(role):
            parts[role] = _doubled(role, players[role], bar, parts, place)
    return {role: tuple(sorted(notes)) for role, notes in parts.items() if notes}


def lead_of(bar: Bar) -> tuple[Note, ...]:
    """The highest line of a bar that has no melody of its own."""
    return bar.get(Role.MELODY) or bar.get(Role.COUNTER) or _edge(bar, highest=True)


def _edge(bar: Bar, *, highest: bool) -> tuple[Note, ...]:
    """The highest or lowest line of the inner parts: of the chords if there are any."""
    source = next((bar[role] for role in (Role.CHORDS, Role.PAD, Role.ARP, Role.COUNTER) if bar.get(role)), ())
    return tuple(group[-1 if highest else 0] for group in groups_of(source))


def _has_many(program: int) -> bool:
    return instrument(program).polyphony >= MANY


def _shared(
    voices: Sequence[Role], free: Mapping[Role, tuple[Note, ...]], last: Mapping[Role, int]
) -> dict[Role, tuple[Note, ...]]:
    """The left-over rows shared among players of one voice: whole lines first, then voices of the chords."""
    out: dict[Role, tuple[Note, ...]] = {}
    waiting, left = list(voices), dict(free)
    for line in (Role.COUNTER, Role.ARP):
        others = [role for role in STRUCK if role in left]
        if line in left and waiting and (len(waiting) > 1 or not others or line is Role.COUNTER):
            out[waiting.pop(0 if line is Role.COUNTER else -1)] = tuple(g[-1] for g in groups_of(left.pop(line)))
    source = next((left[role] for role in (Role.CHORDS, Role.PAD, Role.ARP) if role in left), ())
    if waiting and source:
        out |= _voiced(waiting, groups_of(source), last)
    return out


def _voiced(voices: Sequence[Role], groups: Sequence[Group], last: Mapping[Role, int]) -> dict[Role, tuple[Note, ...]]:
    """One note of every chord for each voice, the upper ones higher, each moving as little as it can."""
    before = {role: last[role] for role in voices if role in last}
    lines: dict[Role, list[Note]] = {role: [] for role in voices}
    for group in groups:
        chosen = _choice(voices, group, before)
        for role, note in zip(voices, chosen, strict=True):
            lines[role].append(note)
            before[role] = note.pitch
    return {role: tuple(notes) for role, notes in lines.items()}


def _choice(voices: Sequence[Role], group: Group, before: Mapping[Role, int]) -> Sequence[Note]:
    descending = group[::-1]
    if len(group) <= len(voices):
        return [descending[min(i, len(group) - 1)] for i in range(len(voices))]

    def cost(chosen: Sequence[Note]) -> float:
        moves = sum(abs(n.pitch - before.get(role, n.pitch)) for role, n in zip(voices, chosen, strict=True))
        return VOICE_APART * moves + sum(descending.index(n) for n in chosen)

    return min(combinations(descending, len(voices)), key=cost)


def _doubled(role: Role, program: int, bar: Bar, parts: Bar, place: BarControls) -> tuple[Note, ...]:
    """What a player has who is left without notes: held chords, a voice or the whole of a chord row, or the melody."""
    many = _has_many(program)
    if role is Role.PAD and place.chords:
        return _held(place, bar) if many else ()
    for kin in KIN[role]:
        source = bar.get(kin) or parts.get(kin)
        if source:
            groups = groups_of(source)
            return source if many else tuple(group[-1] for group in groups)
    if role is Role.CHORDS and many and place.chords:
        return _held(place, bar)
    if role is Role.COUNTER and bar.get(Role.MELODY):
        return tuple(replace(note, pitch=note.pitch - 12) for note in bar[Role.MELODY])
    return ()


def _held(place: BarControls, bar: Bar) -> tuple[Note, ...]:
    """The bar's chords held, in close position about the middle; none where the whole bar rests."""
    if not any(bar.values()):
        return ()
    end_tick = place.start_tick + place.meter.bar_ticks
    out = []
    for span in place.chords:
        start, end = max(span.onset_tick, place.start_tick), min(span.onset_tick + span.duration_tick, end_tick)
        tones = {PAD_MIDDLE - 6 + (tone - PAD_MIDDLE + 6) % 12 for tone in chord_pitch_classes(span.chord)}
        out += [Note(start, pitch, end - start, PAD_VELOCITY) for pitch in sorted(tones)[:PAD_NOTES] if end > start]
    return tuple(out)


def fitted(row: Mapping[int, tuple[Note, ...]], program: int, *, lowest: bool = False) -> dict[int, tuple[Note, ...]]:
    """A whole row (bar -> notes) in the range and with the number of voices of its instrument.

    All of it is moved by the octaves that suit most notes; what still lies outside is moved on its own. An instrument
    of one voice has the highest note of a chord, or the lowest if ``lowest``.
    """
    player = instrument(program)
    shift = _shift([note.pitch for notes in row.values() for note in notes], player)
    out: dict[int, tuple[Note, ...]] = {}
    following: list[Note] = []
    for bar in sorted(row, reverse=True):
        moved = {}
        for note in row[bar]:
            pitch = _into(note.pitch + shift, player.low, player.high)
            if pitch is not None:
                other = moved.get((note.onset_tick, pitch))
                longer = max(note.duration_tick, other.duration_tick if other else 0)
                moved[note.onset_tick, pitch] = replace(note, pitch=pitch, duration_tick=longer)
        voices = player.polyphony if player.polyphony >= MANY else 1
        notes = _cut([_few(group, voices, lowest) for group in groups_of(moved.values())], following, voices)
        out[bar] = notes
        following = [*notes, *following][: 4 * MANY]
    return out


def _shift(pitches: Sequence[int], player: Instrument) -> int:
    low, high = player.comfortable

    def cost(shift: int) -> tuple[float, int]:
        outside = sum(max(low - p - shift, p + shift - high, 0) for p in pitches)
        return outside + 0.25 * len(pitches) * abs(shift) / 12, shift

    return min((-36, -24, -12, 0, 12, 24, 36), key=cost)


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


def _cut(groups: Sequence[Group], following: Sequence[Note], voices: int) -> tuple[Note, ...]:
    """The notes ended where the instrument needs the voice, or the same key, for another note."""
    later = sorted(following)
    out: list[Note] = []
    for group in reversed(groups):
        for note in group:
            ends = [n.onset_tick for n in later if n.onset_tick > note.onset_tick and n.pitch == note.pitch]
            onsets = [n.onset_tick for n in later if n.onset_tick > note.onset_tick]
            if len(onsets) + len(group) > voices:
                ends.append(onsets[max(0, voices - len(group))])
            end = min([note.end_tick, *ends])
            out.append(replace(note, duration_tick=end - note.onset_tick))
        later = sorted([*group, *later])
    return tuple(sorted(out))
