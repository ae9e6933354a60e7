"""What follows from changing one decision of a section: each rule gives the plan back with just that in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from planner.harmony import numeral_chord
from planner.plan import CADENCES, MATERIALS, Plan, PlannedChord, PlannedSection
from planner.plan_file import read_bars, read_key_words
from planner.progressions import CADENCES as CADENCE_CHORDS
from planner.reasons import section_name, section_reason
from planner.rekey import rekey
from symbolic.errors import BadInput
from symbolic.score import ROLES, SECTION_KINDS, Chord, Role
from symbolic.timing import beats_per_bar

Bars = tuple[tuple[PlannedChord, ...], ...]
CADENCE_BARS = 2
"""How many bars at a section's end make its cadence and stay there when the section grows or shrinks."""
MAX_SECTION_BARS = 1000


def with_section(plan: Plan, index: int, section: PlannedSection) -> Plan:
    """The plan with another section in that place."""
    return replace(plan, sections=(*plan.sections[:index], section, *plan.sections[index + 1 :]))


def resized(chords: Bars, bars: int) -> Bars:
    """The chords over more or fewer bars: the opening goes round, the cadence stays at the end."""
    if bars <= CADENCE_BARS or len(chords) <= CADENCE_BARS:
        return chords[-bars:] if bars <= len(chords) else (chords * (bars // len(chords) + 1))[-bars:]
    body, end = chords[:-CADENCE_BARS], chords[-CADENCE_BARS:]
    opening = chords if bars > len(chords) else body
    return (opening * (bars // len(opening) + 1))[: bars - CADENCE_BARS] + end


def rekeyed(chords: Bars, old: tuple[int, str], new: tuple[int, str]) -> Bars:
    """The chords carried from one key into another."""
    return tuple(tuple(replace(planned, chord=rekey(planned.chord, old, new)) for planned in bar) for bar in chords)


def _key(plan: Plan, index: int, text: str) -> Plan:
    """The section moves into the key, its chords with it."""
    section, new = plan.sections[index], read_key_words(text)
    chords = rekeyed(section.chords, plan.key_of(section), new)
    own = (None, None) if new == (plan.tonic, plan.mode) else new
    return with_section(plan, index, replace(section, chords=chords, tonic=own[0], mode=own[1]))


def _chords(plan: Plan, index: int, text: str) -> Plan:
    """The section has these chords; fewer bars than it has go round."""
    section = plan.sections[index]
    asked = read_bars(text, plan.meter, "chords")
    return with_section(plan, index, replace(section, chords=_filling(asked, section.bars)))


def _filling(asked: Bars, bars: int) -> Bars:
    return asked if len(asked) >= bars else (asked * (bars // len(asked) + 1))[:bars]


def _bars(plan: Plan, index: int, text: str) -> Plan:
    section = plan.sections[index]
    return with_section(plan, index, replace(section, chords=resized(section.chords, whole(text, MAX_SECTION_BARS))))


def _energy(plan: Plan, index: int, text: str) -> Plan:
    return with_section(plan, index, replace(plan.sections[index], energy=number(text)))


def _roles(plan: Plan, index: int, text: str) -> Plan:
    """Who plays in the section; a melody that enters states material, one that leaves takes it away."""
    playing = {planned.role for planned in plan.roles}
    wanted = {_role(name, playing) for name in text.replace("[", "").replace("]", "").replace(",", " ").split()}
    if not wanted:
        raise BadInput("a section needs at least one role")
    section = replace(plan.sections[index], roles=tuple(role for role in ROLES if role in wanted))
    return with_materials(with_section(plan, index, section))


def _role(name: str, playing: set[Role]) -> Role:
    if name not in {role.value for role in playing}:
        raise BadInput(
            f"'{name}' is none of the plan's roles ({', '.join(role.value for role in ROLES if role in playing)})"
        )
    return Role(name)


def _kind(plan: Plan, index: int, text: str) -> Plan:
    """Another kind of section; a name and a reason that were the old kind's become the new kind's."""
    section = plan.sections[index]
    kind = one_of(text, SECTION_KINDS)
    reason = section.reason
    if reason == section_reason(section.kind, plan.language):
        reason = section_reason(kind, plan.language)
    name = section.name.replace(section_name(section.kind, plan.language), section_name(kind, plan.language))
    return with_section(plan, index, replace(section, kind=kind, reason=reason, name=name))


def _letter(plan: Plan, index: int, text: str) -> Plan:
    return with_materials(with_section(plan, index, replace(plan.sections[index], letter=text)))


def _name(plan: Plan, index: int, text: str) -> Plan:
    return with_section(plan, index, replace(plan.sections[index], name=text))


def _cadence(plan: Plan, index: int, text: str) -> Plan:
    """The section ends with the cadence: its last two bars take the chords of it."""
    section = plan.sections[index]
    cadence = one_of(text, CADENCES)
    if cadence != "open":
        tonic, mode = plan.key_of(section)
        table = CADENCE_CHORDS["minor" if mode == "harmonic minor" else mode]
        end = tuple(
            spread([numeral_chord(numeral, tonic, mode) for numeral in bar.split(",")], beats_per_bar(plan.meter))
            for bar in table[cadence]
        )
        section = replace(section, chords=(section.chords[:-CADENCE_BARS] + end)[-section.bars :])
    return with_section(plan, index, replace(section, cadence=cadence))


def _material(plan: Plan, index: int, text: str) -> Plan:
    """What the melody does; *repeat* and *vary* take the first sung section of its letter, or the last sung one."""
    material = one_of(text, MATERIALS)
    section = replace(plan.sections[index], material=material, source=None)
    if material in ("repeat", "vary"):
        sung = [n for n in range(index) if Role.MELODY in plan.sections[n].roles]
        same = [n for n in sung if plan.sections[n].letter == section.letter]
        if not sung:
            raise BadInput(f"there is no earlier section with a melody to {material}")
        section = replace(section, source=(same[:1] or sung[-1:])[0])
    return with_section(plan, index, section)


def _source(plan: Plan, index: int, text: str) -> Plan:
    section = plan.sections[index]
    material = section.material if section.material in ("repeat", "vary") else "vary"
    return with_section(plan, index, replace(section, material=material, source=whole(text, index - 1, least=0)))


SECTION_RULES: Mapping[str, Callable[[Plan, int, str], Plan]] = {
    "kind": _kind, "letter": _letter, "name": _name, "bars": _bars, "key": _key, "chords": _chords,
    "cadence": _cadence, "roles": _roles, "material": _material, "source": _source, "energy": _energy,
}  # fmt: skip  # what can be changed in a section, in the order in which changes are made


def with_materials(plan: Plan) -> Plan:
    """The plan with what each melody does mended where it no longer can be: no melody, no source, another letter."""
    sections: list[PlannedSection] = []
    for section in plan.sections:
        sections.append(replace(section, **_mended(section, sections)))  # type: ignore[arg-type]
    return replace(plan, sections=tuple(sections))


def _mended(section: PlannedSection, earlier: list[PlannedSection]) -> dict[str, object]:
    sung = [n for n, other in enumerate(earlier) if Role.MELODY in other.roles]
    same = [n for n in sung if earlier[n].letter == section.letter]
    if Role.MELODY not in section.roles:
        return {"material": "none", "source": None}
    if section.material in ("repeat", "vary"):
        if section.source in sung and (section.source in same or not same):
            return {}
        return {"source": same[0]} if same else {"material": "contrast" if sung else "state", "source": None}
    if section.material == "none":
        return {"material": "vary", "source": same[0]} if same else {"material": "contrast" if sung else "state"}
    return {}


def spread(chords: Sequence[Chord], beats: int) -> tuple[PlannedChord, ...]:
    """The last chords that a bar has beats for, sharing them; earlier ones take what is left over."""
    here = chords[-beats:]
    share, extra = divmod(beats, len(here))
    return tuple(PlannedChord(chord, share + (n < extra)) for n, chord in enumerate(here))


def number(text: str) -> float:
    """A number. Raises BadInput for anything else."""
    try:
        return float(text)
    except ValueError:
        raise BadInput(f"'{text}' is not a number") from None


def whole(text: str, most: int, least: int = 1) -> int:
    """A whole number in a range. Raises BadInput for anything else."""
    value = number(text)
    if not least <= value <= most or value != int(value):
        raise BadInput(f"'{text}' is not a whole number from {least} to {most}")
    return int(value)


def one_of(text: str, known: tuple[str, ...]) -> str:
    """A word of a table. Raises BadInput with the nearest one for anything else."""
    if text not in known:
        near = get_close_matches(text, known, n=1)
        raise BadInput(f"'{text}' is not one of {', '.join(known)}" + (f"; did you mean '{near[0]}'?" if near else ""))
    return text
