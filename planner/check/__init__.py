"""Check a score against its plan: every promise of the plan is kept or broken, with what was found and where."""

from __future__ import annotations

from collections.abc import Callable

from planner.brief import Brief
from planner.check import facts, form, harmony, parts
from planner.check.case import ACCOMPANIMENT, Case, case_of
from planner.check.form import ENERGY_SECTIONS_AT_LEAST
from planner.check.methods import METHODS, PLAN_METHODS, method_of
from planner.check.promise import THRESHOLDS, Method, Promise, Report
from planner.check.report import promise_dict, report_dict
from planner.plan import Plan
from symbolic.score import Score

__all__ = [
    "ACCOMPANIMENT",
    "CHECKS",
    "ENERGY_SECTIONS_AT_LEAST",
    "METHODS",
    "PLAN_METHODS",
    "THRESHOLDS",
    "Method",
    "Promise",
    "Report",
    "check",
    "method_of",
    "promise_dict",
    "report_dict",
]

CHECKS: tuple[Callable[[Case], Promise], ...] = (
    facts.tempo, facts.meter, facts.key, harmony.heard_key, harmony.section_keys, harmony.notes_in_key, facts.duration,
    facts.bars, facts.sections, facts.instruments, facts.negations, facts.chord_symbols, harmony.heard_roots,
    harmony.heard_triads, harmony.wrong_chords, harmony.chord_tones, harmony.bass_roots, parts.roles_play,
    parts.roles_rest, parts.ranges, parts.breath, harmony.ending, form.form, form.repeats, form.variations,
    form.contrasts, form.energy, form.energy_by_bar,
)  # fmt: skip


def check(score: Score, plan: Plan, brief: Brief | None = None) -> Report:
    """Compare a score with the plan it was written from; a brief adds what it asked away."""
    case = case_of(score, plan, brief)
    return Report(tuple(promise(case) for promise in CHECKS))
