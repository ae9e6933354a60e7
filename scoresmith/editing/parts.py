"""The parts of an arrangement, bar by bar: every note comes from the song, moved by octaves, or from its chords."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scoresmith.editing import from_chords
from scoresmith.editing.lines import Group, groups_of
from scoresmith.editing.ranges import MANY
from symbolic.controls import BarControls
from symbolic.instruments import instrument
from symbolic.score import Note, Role

Bar = Mapping[Role, tuple[Note, ...]]
"""The notes of one bar by role."""
INNER: tuple[Role, ...] = (Role.COUNTER, Role.CHORDS, Role.ARP, Role.PAD)
"""The roles between melody and bass."""
KIN: Mapping[Role, tuple[Role, ...]] = {
    Role.COUNTER: (Role.ARP, Role.PAD, Role.CHORDS), Role.CHORDS: (Role.PAD, Role.ARP, Role.COUNTER),
    Role.ARP: (Role.CHORDS, Role.COUNTER, Role.PAD), Role.PAD: (Role.CHORDS, Role.ARP, Role.COUNTER),
}  # fmt: skip  # whose notes a part takes that has none of its own, the nearest first
MOVING: tuple[Role, ...] = (Role.ARP, Role.CHORDS, Role.COUNTER, Role.PAD)
"""The same for chords on an instrument whose notes die away: what moves comes before what is held."""
STRUCK: frozenset[Role] = frozenset({Role.CHORDS, Role.PAD})
"""Rows whose onsets are whole chords."""
ENTERS: Mapping[Role, float] = {Role.PAD: 0.0, Role.ARP: 0.4, Role.COUNTER: 0.5, Role.CHORDS: 0.6}
"""The energy at which a player of a large group joins who has nothing of the song's own."""
SMALL = 5
"""A group of so many pitched players or fewer needs all of them."""
TINY = 4
"""A group of so many or fewer has a bass wherever anybody plays."""
VOICE_APART, AT_LEAD = 0.3, 2.0
"""What a semitone between a voice and its last note weighs against the order of the voices, and meeting the melody."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """The players of an arrangement. ``newcomers`` have no notes in the song; ``most_energy`` is its fullest bar's."""

    players: Mapping[Role, int]
    newcomers: frozenset[Role]
    most_energy: float

    @property
    def size(self) -> int:
        """How many pitched players there are."""
        return sum(role is not Role.DRUMS for role in self.players)

    def has_many(self, role: Role) -> bool:
        """Whether a player has chords at once."""
        return instrument(self.players[role]).polyphony >= MANY

    def joins(self, role: Role, place: BarControls) -> bool:
        """Whether a newcomer plays in a bar."""
        return self.size <= SMALL or place.energy >= min(ENTERS[role], self.most_energy)


def arranged_bar(bar: Bar, group: Ensemble, place: BarControls, last: Mapping[Role, int]) -> Bar:
    """One bar for other players. ``last`` has the pitch that each part played last, so that voices move little.

    A part that the song has goes to its own player. What nobody plays any more goes to inner players who have
    nothing else: in full to those of many notes, a voice each to the others. Newcomers who are left without notes
    have a part made from the chords.
    """
    players = group.players
    parts = {role: bar[role] for role in players if bar.get(role)}
    free = {role: bar[role] for role in INNER if bar.get(role) and role not in players}
    idle = [role for role in INNER if role in players and role not in parts]
    for role in [role for role in idle if group.has_many(role)]:
        kin = KIN[role] if role is not Role.CHORDS or instrument(players[role]).sustains else MOVING
        source = next((each for each in kin if each in free), None)
        if source is not None:
            parts[role] = free.pop(source)
    voices = [role for role in idle if role not in parts and not group.has_many(role)]
    parts |= _shared(voices, free, last, bar.get(Role.MELODY, ()))
    if not any(notes for role, notes in bar.items() if role is not Role.DRUMS):
        return _sorted(parts)
    for role in idle:
        if not parts.get(role) and role in group.newcomers and group.joins(role, place):
            parts[role] = _made(role, group, place, last, parts)
    if Role.BASS in players and not bar.get(Role.BASS) and (Role.BASS in group.newcomers or group.size <= TINY):
        parts[Role.BASS] = from_chords.bass(place, last.get(Role.BASS)) or _lowest(bar)
    return _sorted(parts)


def _sorted(parts: Bar) -> Bar:
    return {role: tuple(sorted(notes)) for role, notes in parts.items() if notes}


def lead_of(bar: Bar) -> tuple[Note, ...]:
    """The highest line of a bar that has no melody of its own."""
    source = next((bar[role] for role in (Role.CHORDS, Role.PAD, Role.ARP) if bar.get(role)), ())
    return bar.get(Role.MELODY) or bar.get(Role.COUNTER) or tuple(group[-1] for group in groups_of(source))


def _lowest(bar: Bar) -> tuple[Note, ...]:
    """The lowest line of the chords of a bar whose harmony is not known."""
    source = next((bar[role] for role in (Role.CHORDS, Role.PAD) if bar.get(role)), ())
    return tuple(group[0] for group in groups_of(source))


def _shared(
    voices: Sequence[Role], free: Mapping[Role, tuple[Note, ...]], last: Mapping[Role, int], lead: Sequence[Note]
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
        out |= _voiced(waiting, groups_of(source), last, lead)
    return out


def _voiced(
    voices: Sequence[Role], groups: Sequence[Group], last: Mapping[Role, int], lead: Sequence[Note]
) -> dict[Role, tuple[Note, ...]]:
    """One note of every chord for each voice, the upper ones higher, each moving as little as it can."""
    before = {role: last[role] for role in voices if role in last}
    lines: dict[Role, list[Note]] = {role: [] for role in voices}
    for group in groups:
        onset = group[0].onset_tick
        met = {note.pitch for note in lead if note.onset_tick <= onset < note.end_tick}
        chosen = _choice(voices, group, before, met)
        for role, note in zip(voices, chosen, strict=True):
            lines[role].append(note)
            before[role] = note.pitch
    return {role: tuple(notes) for role, notes in lines.items()}


def _choice(voices: Sequence[Role], group: Group, before: Mapping[Role, int], met: Collection[int]) -> Sequence[Note]:
    descending = group[::-1]
    if len(group) <= len(voices):
        return [descending[min(i, len(group) - 1)] for i in range(len(voices))]

    def cost(chosen: Sequence[Note]) -> float:
        moves = sum(abs(n.pitch - before.get(role, n.pitch)) for role, n in zip(voices, chosen, strict=True))
        meets = sum(n.pitch in met for n in chosen)
        return VOICE_APART * moves + AT_LEAD * meets + sum(descending.index(n) for n in chosen)

    return min(combinations(descending, len(voices)), key=cost)


def _made(role: Role, group: Ensemble, place: BarControls, last: Mapping[Role, int], parts: Bar) -> tuple[Note, ...]:
    """What a newcomer has for whom nothing of the song is left."""
    if group.has_many(role) and role is not Role.COUNTER:
        return from_chords.broken(place) if role is Role.ARP else from_chords.held(role, place)
    others = [
        n for other in INNER if not (other in group.players and group.has_many(other)) for n in parts.get(other, ())
    ]
    return from_chords.voice(role, place, last.get(role), parts.get(Role.MELODY, ()), others)
