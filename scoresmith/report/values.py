"""The report as plain values for ``report.json``; bars are counted from 1."""

from __future__ import annotations

from typing import Any

from planner.check import report_dict
from scoresmith.doctor import versions
from scoresmith.repairs import repair_dicts
from scoresmith.report.charts import energy_by_bar
from scoresmith.report.page import Subject
from symbolic.originality import originality_dict


def report_values(subject: Subject) -> dict[str, Any]:
    """The promises with how each was measured, the thresholds, repairs, energy by bar, originality and versions.

    A piece that leaned towards references has these, and what was taken from each.
    """
    planned, measured = energy_by_bar(subject.plan, subject.score)
    found = subject.originality
    leaned = [
        {"reference": each.value, "taken": each.reason} for each in subject.plan.decisions if each.what == "reference"
    ]
    return {
        **report_dict(subject.report),
        "repairs": repair_dicts(subject.repairs),
        "energy_by_bar": {"planned": planned, "measured": [round(value, 4) for value in measured]},
        "originality": None if found is None else originality_dict(found),
        "versions": versions(),
    } | ({"references": leaned} if leaned else {})
