"""What each decision of the chain of thought decided, told from the plan itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from planner.material import climax
from planner.plan import Decision, Plan, PlannedSection
from planner.reasons import reason
from symbolic.theory import chord_symbol, note_name, prefers_flats

SHOWN_BARS = 4


def key_name(tonic: int, mode: str) -> str:
    """A key such as ``Eb major``."""
    return f"{note_name(tonic, prefers_flats(tonic, mode))} {mode}"


def chord_line(plan: Plan, section: PlannedSection, first: int = 0, last: int | None = None) -> str:
    """The chord symbols of some bars of a section, bars parted by ``|``."""
    flats = prefers_flats(*plan.key_of(section))
    bars = section.chords[first:last]
    return " | ".join(" ".join(chord_symbol(planned.chord, flats) for planned in bar) for bar in bars)


def _harmony(plan: Plan) -> str:
    """The first phrase of the first section that has a melody, or of the first section."""
    section = next((s for s in plan.sections if s.material != "none"), plan.sections[0])
    return f"{section.letter}: {chord_line(plan, section, last=SHOWN_BARS)}"


def _climax(plan: Plan) -> str:
    section, bar = climax(plan)
    return f"{section.letter}: bar {bar + 1}"


VALUES: Mapping[str, Callable[[Plan], str]] = {
    "use": lambda plan: plan.use,
    "style": lambda plan: plan.style,
    "mood": lambda plan: plan.mood,
    "length": lambda plan: f"{plan.bars} bars, {plan.duration_s:.1f} s",
    "form": lambda plan: " ".join(s.letter for s in plan.sections),
    "tempo": lambda plan: f"{plan.tempo_bpm:g}",
    "meter": lambda plan: str(plan.meter),
    "key": lambda plan: key_name(plan.tonic, plan.mode),
    "energy": lambda plan: " ".join(f"{s.energy:g}" for s in plan.sections),
    "roles": lambda plan: ", ".join(f"{r.role} {r.instrument}" for r in plan.roles),
    "texture": lambda plan: " ".join(str(len(s.roles)) for s in plan.sections),
    "harmony": _harmony,
    "material": lambda plan: " ".join(s.material for s in plan.sections),
    "climax": _climax,
    "cadences": lambda plan: " ".join(s.cadence for s in plan.sections),
}
"""The decisions that a plan holds, in the order in which a composer takes them, and how each reads."""


def retold(old: Plan, new: Plan, why: str) -> Plan:
    """The new plan with its decisions told as they are now; those that changed say ``why``, the words of a wish."""
    told: list[Decision] = []
    for decision in new.decisions:
        value = VALUES.get(decision.what)
        if value is None or value(old) == value(new):
            told.append(decision)
        else:
            told.append(Decision(decision.what, value(new), reason("asked", new.language, words=why)))
    return replace(new, decisions=tuple(told))
