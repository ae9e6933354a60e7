"""Change some decisions of a plan: they are kept, what depends on them is thought again, and nothing else moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from planner.brief import Brief
from planner.decisions import retold
from planner.parse import parse
from planner.piece_changes import NOBODY, PIECE_RULES, Revision, change_player
from planner.plan import Plan
from planner.plan_file import plan_from_yaml, plan_to_yaml
from planner.section_changes import SECTION_RULES, with_materials
from symbolic.errors import BadInput

_ORDER = (*PIECE_RULES, "roles", *(f"sections.{field}" for field in SECTION_RULES), "sections")


@dataclass(frozen=True, slots=True)
class _Change:
    """One wish: the path as it was written, its steps, the section that it is about if it is about one, the value."""

    path: str
    steps: tuple[str, ...]
    index: int | None
    value: str

    @property
    def place(self) -> str:
        """The path with the section's number, as ``Plan.fixed`` keeps it."""
        return self.path if self.index is None else ".".join(("sections", str(self.index), *self.steps[2:]))

    @property
    def rank(self) -> int:
        """When the change is made, so that no later one undoes it."""
        steps = self.steps if self.index is None else ("sections", *self.steps[2:])
        return _ORDER.index(".".join(steps) if steps[0] != "roles" else "roles")


def revise(plan: Plan, changes: Mapping[str, str], *, seed: int = 0) -> Plan:
    """The plan with some decisions changed, such as ``{"sections.2.key": "Em", "roles.melody": "Flute"}``.

    A section is named by its number, counted from 0, or by its name, kind or letter, which may mean several. What
    must follow follows: a new key carries its chords, a new meter their beats, a new style its players. All other
    decisions stay as they are, and those that were fixed by a person, now or earlier, are never moved by others.
    A section set to ``none`` is taken away. Raises BadInput, naming path and value, for what cannot be done.
    """
    if not changes:
        return plan
    wishes = sorted((w for path, value in changes.items() for w in _wishes(plan, path, value)), key=lambda w: w.rank)
    fixed = (*plan.fixed, *(w.place for w in wishes if w.place not in plan.fixed))
    job = Revision(plan, _brief(plan), seed, frozenset(fixed))
    for wish in wishes:
        try:
            job = replace(job, plan=_changed(job, wish))
        except BadInput as error:
            raise BadInput(f"{wish.path}: {error}") from error
    removed = sorted((w.index for w in wishes if w.index is not None and len(w.steps) == 2), reverse=True)
    new = _without_sections(replace(job.plan, fixed=tuple(dict.fromkeys(fixed))), removed)
    said = ", ".join(f"{path}={value}" for path, value in changes.items())
    return _checked(retold(plan, new, said), said)


def _wishes(plan: Plan, path: str, value: str) -> list[_Change]:
    """The changes that a path means: one, or one for each section of that name."""
    steps = tuple(path.split("."))
    if steps[0] == "sections" and len(steps) in (2, 3):
        if len(steps) == 3 and steps[2] not in SECTION_RULES:
            _refuse(path, steps[2], SECTION_RULES)
        if len(steps) == 2 and value.lower() not in NOBODY:
            raise BadInput(f"{path}: a section can be set to none; its decisions are {', '.join(SECTION_RULES)}")
        return [_Change(path, steps, index, value) for index in _indices(plan, path, steps[1])]
    if steps[0] == "roles" and len(steps) == 2:
        return [_Change(path, steps, None, value)]
    if len(steps) > 1 or steps[0] not in PIECE_RULES:
        _refuse(path, steps[0], (*PIECE_RULES, "roles.melody", "sections.0.key"))
    return [_Change(path, steps, None, value)]


def _refuse(path: str, word: str, known: Mapping[str, object] | tuple[str, ...]) -> None:
    near = get_close_matches(word, list(known), n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise BadInput(f"'{path}' is not a decision of a plan{hint} (there are {', '.join(known)})")


def _indices(plan: Plan, path: str, which: str) -> list[int]:
    """The sections that a word means: a number from 0, a name, a kind or a letter."""
    if which.isdecimal():
        if int(which[:9]) >= len(plan.sections):
            raise BadInput(f"{path}: there is no section {which}; they count from 0 to {len(plan.sections) - 1}")
        return [int(which)]
    for found in (
        [n for n, section in enumerate(plan.sections) if section.name == which],
        [n for n, section in enumerate(plan.sections) if section.kind == which.lower()],
        [n for n, section in enumerate(plan.sections) if section.letter == which],
    ):
        if found:
            return found
    raise BadInput(f"{path}: no section is '{which}' (there are {', '.join(s.name for s in plan.sections)})")


def _brief(plan: Plan) -> Brief:
    """What the plan's prompt asks for; nothing, where it cannot be read."""
    try:
        return parse(plan.prompt)
    except BadInput:
        return Brief(plan.prompt, plan.title, plan.language)


def _changed(job: Revision, wish: _Change) -> Plan:
    if wish.steps[0] == "roles":
        return change_player(job, wish.steps[1], wish.value)
    if wish.index is None:
        return PIECE_RULES[wish.steps[0]](job, wish.value)
    if len(wish.steps) == 2:
        return job.plan
    return SECTION_RULES[wish.steps[2]](job.plan, wish.index, wish.value)


def _without_sections(plan: Plan, removed: list[int]) -> Plan:
    """The plan without some sections; what they were a source of takes the next of its letter."""
    for index in removed:
        kept = []
        for section in (*plan.sections[:index], *plan.sections[index + 1 :]):
            source = section.source
            if source is not None and source >= index:
                source = None if source == index else source - 1
            kept.append(replace(section, source=source))
        if not kept:
            raise BadInput("a plan needs at least one section")
        plan = with_materials(replace(plan, sections=tuple(kept), fixed=_renumbered(plan.fixed, index)))
    return plan


def _renumbered(fixed: tuple[str, ...], removed: int) -> tuple[str, ...]:
    """The fixed decisions after one section has gone."""
    kept = []
    for path in fixed:
        steps = path.split(".")
        if steps[0] == "sections":
            if int(steps[1]) == removed:
                continue
            steps[1] = str(int(steps[1]) - (int(steps[1]) > removed))
        kept.append(".".join(steps))
    return tuple(kept)


def _checked(plan: Plan, said: str) -> Plan:
    """The plan as its own file would give it back. Raises BadInput where a value is not one that a plan can have."""
    return plan_from_yaml(plan_to_yaml(plan), source=said or "the plan")
