"""The sections of the plan: their names, what each does with the motif, where the climax is, and what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from planner.colours import Bar
from planner.form import Part
from planner.knowledge import FORMS, facts
from planner.modulation import UP, Journey
from planner.plan import Plan, PlannedSection
from planner.reasons import section_name, section_reason
from symbolic.score import Role

CLIMAX_PLACE = 0.65
"""Where in its section the melody is highest: the share of the bars before the climax."""


def make_sections(
    language: str, parts: Sequence[Part], curve: Sequence[float], roles: Sequence[tuple[Role, ...]],
    harmony: Sequence[tuple[Bar, ...]], cadences: Sequence[str], journey: Journey, rng: Random,
) -> tuple[PlannedSection, ...]:  # fmt: skip
    """The planned sections, with names, material and reasons."""
    names = _names(parts, language)
    home = journey.keys[0]
    sections: list[PlannedSection] = []
    for index, part in enumerate(parts):
        material, source = _material(parts, index, roles, rng)
        key = journey.keys[index]
        away = (key.tonic, key.mode) != (home.tonic, home.mode)
        sections.append(
            PlannedSection(
                name=names[index],
                kind=part.kind,
                letter=part.letter,
                energy=curve[index],
                roles=roles[index],
                chords=harmony[index],
                cadence=cadences[index],
                material=material,
                source=source,
                reason=section_reason(_purpose(parts, index, away, journey.rule), language),
                tonic=key.tonic if away else None,
                mode=key.mode if away else None,
            )
        )
    return tuple(sections)


def _names(parts: Sequence[Part], language: str) -> list[str]:
    """A name for each section, with a number where the name comes twice."""
    plain = []
    for part in parts:
        name = section_name(part.kind, language)
        plain.append(f"{name} {part.letter}" if part.kind == "theme" else name)
    return [f"{n} {plain[: i + 1].count(n)}" if plain.count(n) > 1 else n for i, n in enumerate(plain)]


def _purpose(parts: Sequence[Part], index: int, away: bool, rule: str) -> str:
    """The rule of a section's reason: what it is for, at this place of the piece."""
    kind = parts[index].kind
    again = any(part.letter == parts[index].letter for part in parts[:index])
    if kind == "chorus":
        if away and rule == UP:
            return "chorus lifted"
        more = any(part.kind == "chorus" for part in parts[index + 1 :])
        return "chorus" if not again else "chorus again" if more else "chorus last"
    if kind == "bridge":
        return "bridge away" if away else "bridge"
    if kind == "theme" and index > 0:
        return "theme away" if away and not again else "theme again" if again else "theme new"
    return "verse again" if kind == "verse" and again else kind


def _material(
    parts: Sequence[Part], index: int, roles: Sequence[tuple[Role, ...]], rng: Random
) -> tuple[str, int | None]:
    """What the melody of a section does, and the earlier section that it takes up."""
    if Role.MELODY not in roles[index]:
        return "none", None
    sung = [n for n in range(index) if Role.MELODY in roles[n]]
    same = [n for n in sung if parts[n].letter == parts[index].letter]
    if same:
        return ("repeat" if rng.random() < comes_unchanged(parts[index].kind) else "vary"), same[0]
    if parts[index].kind == "outro" and sung:
        choruses = [n for n in sung if parts[n].kind == "chorus"] or sung
        return "vary", choruses[-1]
    return ("contrast" if sung else "state"), None


def comes_unchanged(kind: str) -> float:
    """How often people let a section of this kind come back note for note, 0 to 1."""
    group = "folk" if kind == "theme" else "pop"
    counts = facts(FORMS)[group]["again"]
    same, total = counts.get(kind) or [sum(c[0] for c in counts.values()), sum(c[1] for c in counts.values())]
    return float(same / total)


def climax(plan: Plan) -> tuple[PlannedSection, int]:
    """The fullest section and the bar of the piece, from 0, in which its melody is highest."""
    best = max(range(len(plan.sections)), key=lambda n: (plan.sections[n].energy, n))
    section = plan.sections[best]
    start = sum(each.bars for each in plan.sections[:best])
    return section, start + min(max(1, round(section.bars * CLIMAX_PLACE)), section.bars - 1)
