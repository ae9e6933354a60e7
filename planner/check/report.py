"""The report as plain values for JSON."""

from __future__ import annotations

from typing import Any

from planner.check.methods import method_of
from planner.check.promise import THRESHOLDS, Promise, Report

REPORT_VERSION = 2
"""Which form of the report this is; version 1 had neither methods nor thresholds."""


def report_dict(report: Report) -> dict[str, Any]:
    """The report as plain values for JSON; bars are counted from 1."""
    return {
        "report_version": REPORT_VERSION,
        "kept": report.kept,
        "promises_kept": len(report.promises) - len(report.broken),
        "promises_broken": len(report.broken),
        "promises": [promise_dict(promise) for promise in report.promises],
        "broken_cells": [[role.value, bar + 1] for role, bar in sorted(report.broken_cells)],
        "thresholds": dict(THRESHOLDS),
    }


def promise_dict(promise: Promise) -> dict[str, Any]:
    """One promise as plain values."""
    method = method_of(promise.name)
    return {
        "name": promise.name,
        "kept": promise.kept,
        "told": promise.told,
        "asked": promise.asked,
        "found": promise.found,
        "bars": [bar + 1 for bar in promise.bars],
        "value": None if promise.value is None else round(promise.value, 4),
        "threshold": promise.threshold,
        "bound": method.bound,
        "unit": method.unit,
        "method": method.text,
    }
