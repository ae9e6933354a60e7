"""The plan that a person wants: the file in the folder as it is now, with wishes on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from planner.plan import Plan, PlannedSection
from planner.plan_file import plan_from_yaml
from planner.revise import revise
from planner.section_changes import rekeyed
from scoresmith.editing.bar_map import section_pairs
from scoresmith.project import PLAN
from symbolic.adherence import key_tones
from symbolic.errors import BadInput
from symbolic.theory import chord_pitch_classes


def plan_on_disk(folder: Path) -> Plan | None:
    """The plan in a folder; None where there is none. Raises BadInput, naming the line, for one that is broken."""
    path = folder / PLAN
    if not path.is_file():
        return None
    try:
        return plan_from_yaml(path.read_text(encoding="utf-8"), source=str(path))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text: {error}") from error


def wanted_plan(known: Plan, found: Plan | None, changes: Mapping[str, str], *, seed: int) -> Plan:
    """The plan to update to: the one that was found, or the known one, with changes as ``revise`` takes them.

    Raises BadInput for a plan that was made for another prompt.
    """
    if found is not None and found.prompt != known.prompt:
        raise BadInput(
            f"{PLAN} is the plan of another piece ({_shown(found.prompt)}, not {_shown(known.prompt)}); compose it, or "
            "put the line 'prompt:' back"
        )
    plan = known if found is None or found == known else with_chords_in_key(known, found)
    return revise(plan, changes, seed=seed)


def _shown(prompt: str) -> str:
    return f"'{prompt[:40]}...'" if len(prompt) > 40 else f"'{prompt}'"


def with_chords_in_key(old: Plan, new: Plan) -> Plan:
    """A plan in which only the key was changed by hand, with its chords carried there.

    A section's chords stay if they were changed, too, or if they fit the new key as well as they did the old one.
    """
    pairs = section_pairs(old.sections, new.sections)
    sections = []
    for index, section in enumerate(new.sections):
        if index in pairs:
            was = old.sections[pairs[index]]
            before, after = old.key_of(was), new.key_of(section)
            same_chords = old.meter == new.meter and was.chords == section.chords
            if before != after and same_chords and _in_key(section, after) < _in_key(section, before):
                section = replace(section, chords=rekeyed(section.chords, before, after))
        sections.append(section)
    return replace(new, sections=tuple(sections))


def _in_key(section: PlannedSection, key: tuple[int, str]) -> float:
    """The share of the chords' tones that belong to a key."""
    tones = key_tones(*key)
    found = [tone in tones for bar in section.chords for planned in bar for tone in chord_pitch_classes(planned.chord)]
    return sum(found) / max(len(found), 1)
