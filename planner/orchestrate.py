"""Who plays what: the instruments of the roles, and the roles of each section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from planner.brief import Attribute, Brief, Request
from planner.form import Part
from planner.lexicon.instruments import ENSEMBLES, FAMILY_OF
from planner.styles import LEAD_FALLBACKS, Style
from symbolic.instruments import instrument
from symbolic.score import ROLES, Role

Players = dict[Role, int]
JAZZ_GROUPS = {"piano trio": "jazz trio"}
"""Groups that are others in jazz."""
CHORD_POLYPHONY = 4
"""How many notes at once an instrument must sound to take chords or a pad."""
MUSIC_BOX = 10
STANDARD_KIT = 0
BASS_LOW = 41
"""An instrument that reaches this key or lower can take the bass."""
BASS_INSTRUMENTS = frozenset((*range(32, 40), 43, 58, 47))
PAD_INSTRUMENTS = frozenset((*range(48, 55), *range(88, 96), *range(16, 21)))
LEAD_FAMILIES = frozenset({"strings", "reed", "pipe", "brass", "synth lead", "ethnic"})
ACCOMPANY = (Role.CHORDS, Role.ARP)
LOW_ENERGY, MIDDLE_ENERGY, HIGH_ENERGY = 0.3, 0.5, 0.7
MELODY_SHARE = 0.7
"""At least this part of a song's bars has a melody."""


def choose_players(brief: Brief, style: Style, rng: Random) -> tuple[Players, list[Attribute[Request]]]:
    """The program of each role, and the requests for which no role was left."""
    pitched = [r for r in brief.instruments if not r.value.drums]
    kits = [r for r in brief.instruments if r.value.drums]
    exclusive = brief.exclusive is not None or _plays_alone(brief, pitched)
    listed = len(pitched) >= 2 and any(r.value.program not in BASS_INSTRUMENTS for r in pitched)
    if brief.ensemble is not None:
        swings = brief.style is not None and brief.style.value in ("swing", "bossa")
        group = JAZZ_GROUPS.get(brief.ensemble.value, brief.ensemble.value) if swings else brief.ensemble.value
        players = dict(ENSEMBLES[group])
        left = _join(players, pitched)
    elif pitched and (exclusive or listed):
        players, left = _distribute(pitched)
    elif exclusive and kits:
        players, left = {}, []
    else:
        players = _band(style, rng)
        left = _join(players, pitched)
        _part_voices(players, style)
    if kits:
        players[Role.DRUMS] = _kit(kits[0].value, style)
        left += [kit for kit in kits[1:] if kit.value.program != kits[0].value.program]
    asked = frozenset(r.value.program for r in pitched)
    kept = _without(players, brief, style, asked) or _without(_band(style, rng), brief, style, asked)
    return kept or {Role.MELODY: LEAD_FALLBACKS[0]}, left


def _plays_alone(brief: Brief, pitched: Sequence[Attribute[Request]]) -> bool:
    """A music box plays alone, and so does the one instrument of a practice piece."""
    programs = [request.value.program for request in pitched]
    practice = brief.use is not None and brief.use.value == "practice"
    return brief.instruments == tuple(pitched) and (programs == [MUSIC_BOX] or (practice and len(programs) == 1))


def _band(style: Style, rng: Random) -> Players:
    return {role: rng.choice(style.players[role]) for role in ROLES if role in style.players}


def _kit(request: Request, style: Style) -> int:
    """The asked kit; where just drums were asked for, the kit of the style."""
    usual = style.players.get(Role.DRUMS, (request.program,))[0]
    return usual if request.program == STANDARD_KIT else request.program


def _join(players: Players, asked: Sequence[Attribute[Request]]) -> list[Attribute[Request]]:
    """Let asked instruments into a band: the first leads or takes its own place, the next ones the places after it."""
    left: list[Attribute[Request]] = []
    taken: set[Role] = set()
    for request in asked:
        program = request.value.program
        wanted = _places(program)
        role = next((role for role in wanted if role not in taken), None)
        if role is None:
            left.append(request)
            continue
        players[role] = program
        taken.add(role)
    return left


def _part_voices(players: Players, style: Style) -> None:
    """Give the counter-melody of a band to another instrument than the melody's, or to nobody."""
    if Role.COUNTER not in players or players[Role.COUNTER] != players.get(Role.MELODY):
        return
    others = [p for p in (*style.players[Role.COUNTER], *style.players[Role.MELODY]) if p != players[Role.MELODY]]
    if others:
        players[Role.COUNTER] = others[0]
    else:
        del players[Role.COUNTER]


def _places(program: int) -> tuple[Role, ...]:
    """The roles that suit an instrument, the most natural one first."""
    player = instrument(program)
    if program in BASS_INSTRUMENTS:
        return (Role.BASS,)
    if 88 <= program < 96:
        return (Role.PAD, Role.CHORDS, Role.ARP, Role.MELODY)
    if player.polyphony >= CHORD_POLYPHONY:
        return (Role.MELODY, Role.CHORDS, Role.ARP, *((Role.PAD,) if player.sustains else ()), Role.COUNTER)
    low = (Role.BASS,) if player.low <= BASS_LOW else ()
    return (Role.MELODY, Role.COUNTER, *low, Role.ARP)


def _distribute(asked: Sequence[Attribute[Request]]) -> tuple[Players, list[Attribute[Request]]]:
    """Share the roles among the asked instruments and nobody else."""
    players: Players = {}
    waiting = list(asked)

    def give(role: Role, request: Attribute[Request]) -> None:
        players[role] = request.value.program
        waiting.remove(request)

    bass = next((r for r in waiting if r.value.program in BASS_INSTRUMENTS), None)
    if bass is not None and len(waiting) > 1:
        give(Role.BASS, bass)
    lead = min(waiting, key=_lead_rank)
    give(Role.MELODY, lead)
    for request in list(waiting):
        role = next((r for r in _support(request.value.program) if r not in players), None)
        if role is not None:
            give(role, request)
    _double(players)
    return players, waiting


def _lead_rank(request: Attribute[Request]) -> int:
    """Singing instruments lead before plucked and struck ones, and those before pads and basses."""
    program = request.value.program
    if program in BASS_INSTRUMENTS or 88 <= program < 96:
        return 3
    if program in PAD_INSTRUMENTS:
        return 2
    return 0 if instrument(program).family in LEAD_FAMILIES else 1


def _support(program: int) -> tuple[Role, ...]:
    """The roles beside the melody that suit an instrument, the most natural one first."""
    player = instrument(program)
    if program in BASS_INSTRUMENTS:
        return (Role.BASS, Role.COUNTER)
    if player.polyphony >= CHORD_POLYPHONY:
        first = (Role.PAD, Role.CHORDS) if program in PAD_INSTRUMENTS else (Role.CHORDS, Role.ARP)
        return (*first, Role.ARP, *((Role.PAD,) if player.sustains else ()), Role.COUNTER)
    low = (Role.BASS,) if player.low <= BASS_LOW else ()
    return (*low, Role.COUNTER, *((Role.BASS,) if player.low <= BASS_LOW + 5 else ()), Role.ARP)


def _double(players: Players) -> None:
    """Let instruments of many voices take the accompaniment and the bass that nobody has."""
    many = [p for role, p in players.items() if instrument(p).polyphony >= CHORD_POLYPHONY and role is not Role.PAD]
    if many:
        harmony = players.get(Role.CHORDS, many[-1])
        players.setdefault(Role.CHORDS, harmony)
        if not instrument(harmony).sustains:
            players.setdefault(Role.ARP, harmony)
    elif Role.PAD in players:
        many = [players[Role.PAD]]
    low = [p for p in many if instrument(p).low <= BASS_LOW]
    if low:
        players.setdefault(Role.BASS, low[-1])


def _without(players: Players, brief: Brief, style: Style, asked: frozenset[int]) -> Players:
    """Take away what was asked away; a leader is replaced, other roles fall silent."""
    away: set[int] = set()
    for request in brief.excluded:
        if not request.value.drums:
            away.update(FAMILY_OF.get(request.value.program, (request.value.program,)))
    away -= asked
    no_drums = any(request.value.drums for request in brief.excluded)
    kept: Players = {}
    for role, program in players.items():
        if role is Role.DRUMS:
            if not no_drums:
                kept[role] = program
        elif program not in away:
            kept[role] = program
        else:
            others = (*style.players.get(role, ()), *(LEAD_FALLBACKS if role is Role.MELODY else ()))
            replacement = next((p for p in others if p not in away), None)
            if replacement is not None:
                kept[role] = replacement
    return {role: kept[role] for role in ROLES if role in kept}


def section_roles(
    parts: Sequence[Part], energy: Sequence[float], players: Mapping[Role, int], use: str
) -> list[tuple[Role, ...]]:
    """The roles of each section: few where it is quiet, all where it is full; every player plays somewhere."""
    roles = [_roles(parts, n, energy[n], players, use) for n in range(len(parts))]
    for role in players:
        others = [r for r in players if r is not role and players[r] == players[role] and r is not Role.DRUMS]
        heard = {r for section in roles for r in section}
        if role not in heard and (role is Role.DRUMS or not heard & set(others)):
            loudest = max(range(len(parts)), key=lambda n: (energy[n], -n))
            roles[loudest].add(role)
    _sing(parts, roles, players, use)
    return [tuple(role for role in ROLES if role in section) for section in roles]


def _roles(parts: Sequence[Part], index: int, energy: float, players: Mapping[Role, int], use: str) -> set[Role]:
    part = parts[index]
    quiet = part.kind in ("intro", "outro", "interlude")
    chosen = _harmony(energy, players, quiet)
    enters = {
        Role.PAD: True,
        Role.BASS: energy >= LOW_ENERGY and part.kind != "intro",
        Role.DRUMS: energy >= LOW_ENERGY + 0.1 and part.kind != "intro",
        Role.COUNTER: energy >= HIGH_ENERGY or (part.kind == "theme" and index > 0 and energy >= MIDDLE_ENERGY),
        Role.MELODY: not quiet or (part.kind != "intro" and energy >= HIGH_ENERGY),
    }
    chosen |= {role for role, plays in enters.items() if plays and role in players}
    if use in ("loop", "stinger") and not quiet:
        chosen |= {role for role in (Role.BASS, Role.DRUMS) if role in players}
    if len(chosen - {Role.DRUMS}) == 0:
        chosen |= {role for role in (Role.MELODY, Role.BASS, Role.DRUMS) if role in players}
    return chosen


def _harmony(energy: float, players: Mapping[Role, int], quiet: bool) -> set[Role]:
    """Arpeggio where it is quiet, chords where it is not, both in full sections where two instruments have them."""
    both = [role for role in ACCOMPANY if role in players]
    if len(both) < 2:
        return set(both)
    if energy >= HIGH_ENERGY and players[Role.CHORDS] != players[Role.ARP]:
        return set(both)
    return {Role.ARP} if quiet or energy < MIDDLE_ENERGY else {Role.CHORDS}


def _sing(parts: Sequence[Part], roles: list[set[Role]], players: Mapping[Role, int], use: str) -> None:
    """Give outros and intros a melody until enough bars have one."""
    if Role.MELODY not in players:
        return
    total = sum(part.bars for part in parts)
    share = 1.0 if use in ("loop", "stinger") else MELODY_SHARE
    order = ("outro", "interlude", "solo", "intro")
    for index in sorted(range(len(parts)), key=lambda n: order.index(parts[n].kind) if parts[n].kind in order else 9):
        sung = sum(part.bars for part, section in zip(parts, roles, strict=True) if Role.MELODY in section)
        if sung >= share * total:
            return
        roles[index].add(Role.MELODY)
