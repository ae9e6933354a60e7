"""What references change role by role: who plays, on what, how densely, how high, in which figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.blend import blended_texture, seat, style_of_role
from planner.brief import Brief
from planner.piece_changes import with_players
from planner.plan import Manner, Plan
from planner.references.conflicts import Weighed
from planner.references.facts import SCORE, RolePlaying
from planner.textures import REGISTERS
from symbolic.instruments import DRUM_KITS, drum_kit, instrument
from symbolic.score import Role

DENSITY, REGISTER, STACK = (0.4, 2.5), 12.0, 1.5
"""How far a manner may lie from the habits of the style."""
BRIGHT_SEMITONES = 12.0
"""How much higher the roles of a brilliant recording lie than those of a dull one, at full weight."""
LIFTED: tuple[Role, ...] = (Role.MELODY, Role.COUNTER, Role.CHORDS, Role.ARP, Role.PAD)


def taker(prompt: str, role: Role, active: Sequence[Weighed]) -> Weighed | None:
    """The reference that a role follows where it cannot follow by halves; None where it follows the text."""
    place, reached = seat(f"{prompt}/references", role), 0.0
    for each in active:
        reached += each.weight
        if place < reached:
            return each
    return None


def with_reference_players(brief: Brief, plan: Plan, active: Sequence[Weighed], taken: dict[str, list[str]]) -> Plan:
    """The plan with the instruments, the silence or the entry of the roles that follow a score.

    Nothing changes where the text names instruments or a group. The melody never leaves.
    """
    if brief.instruments or brief.ensemble is not None or brief.exclusive is not None or brief.excluded:
        return plan
    players = {planned.role: planned.program for planned in plan.roles}
    for role in Role:
        each = taker(plan.prompt, role, active)
        if each is None or each.reference.kind != SCORE:
            continue
        own = next((playing for playing in each.reference.roles if playing.role is role), None)
        if own is None and role in players and role is not Role.MELODY:
            del players[role]
            taken[each.reference.name].append(f"{role} silent")
        elif own is not None and players.get(role) != own.program and _exists(own):
            players[role] = own.program
            taken[each.reference.name].append(f"{role} {_player(role, own.program)}")
    if players == {planned.role: planned.program for planned in plan.roles}:
        return plan
    return with_players(plan, {role: players[role] for role in Role if role in players})


def _exists(own: RolePlaying) -> bool:
    return own.role is not Role.DRUMS or own.program in DRUM_KITS


def _player(role: Role, program: int) -> str:
    return drum_kit(program) if role is Role.DRUMS else instrument(program).name


def with_manners(plan: Plan, active: Sequence[Weighed], taken: dict[str, list[str]]) -> Plan:
    """The plan with the density, register, thickness and figures of each role between its own and the references'."""
    manners = [_manner(plan, planned.role, active, taken) for planned in plan.roles]
    return replace(plan, manners=tuple(manner for manner in manners if manner != Manner(manner.role)))


def _manner(plan: Plan, role: Role, active: Sequence[Weighed], taken: dict[str, list[str]]) -> Manner:
    density, register, stack = 1.0, 0.0, 0.0
    energy = sum(section.energy * section.bars for section in plan.sections) / plan.bars
    blend = plan.blend_of(plan.sections[0])
    texture = blended_texture(blend, role, style_of_role(plan.prompt, blend, role))
    usual = texture.low + (texture.high - texture.low) * energy
    for each, own in _playing(role, active):
        density *= (own.density / max(usual, 0.5)) ** each.weight if role is not Role.PAD else 1.0
        register += each.weight * (own.register - REGISTERS[role]) if role is not Role.DRUMS else 0.0
        stack += each.weight * (own.stack - texture.stack)
        taken[each.reference.name].append(
            f"{role} density {usual:.1f} → {usual ** (1 - each.weight) * own.density**each.weight:.1f}"
        )
    for each in active:
        if each.reference.brightness is not None and role in LIFTED:
            register += each.weight * BRIGHT_SEMITONES * (each.reference.brightness - 0.5)
    follows = taker(plan.prompt, role, active)
    figure = next((p for p in follows.reference.roles if p.role is role), None) if follows is not None else None
    return Manner(
        role,
        round(min(max(density, DENSITY[0]), DENSITY[1]), 3),
        round(min(max(register, -REGISTER), REGISTER), 2),
        round(min(max(stack, -STACK), STACK), 2),
        figure.pulse if figure is not None else 0,
        figure.texture if figure is not None and role is not Role.DRUMS else None,
    )


def _playing(role: Role, active: Sequence[Weighed]) -> Iterator[tuple[Weighed, RolePlaying]]:
    for each in active:
        for own in each.reference.roles:
            if own.role is role:
                yield each, own
