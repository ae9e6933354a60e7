"""From a prompt to a plan: ``parse`` reads what was asked, ``think`` decides the rest, the plan file keeps it all."""

from planner.brief import Attribute, Brief, Progression, Request
from planner.parse import parse
from planner.plan import Conflict, Decision, Plan, PlannedChord, PlannedRole, PlannedSection
from planner.plan_file import plan_from_yaml, plan_hash, plan_to_yaml
from planner.think import think

__all__ = [
    "Attribute",
    "Brief",
    "Conflict",
    "Decision",
    "Plan",
    "PlannedChord",
    "PlannedRole",
    "PlannedSection",
    "Progression",
    "Request",
    "parse",
    "plan_from_yaml",
    "plan_hash",
    "plan_to_yaml",
    "think",
]
