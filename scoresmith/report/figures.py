"""Values, thresholds, bars and cells as the report shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.check import Promise, method_of
from planner.reasons import texts
from scoresmith.report.terms import term
from scoresmith.report.words import number, percent, word
from symbolic.grid import Cell
from symbolic.score import Role

SIGNS = {"at least": "≥", "at most": "≤", "equal": "="}
PERCENTAGES = frozenset({"share", "likeness"})
TOLD_IN_WORDS = frozenset({"meter", "key", "heard key", "ending"})
"""Promises without a figure whose finding is short enough to stand in the table."""


def value_text(promise: Promise, language: str) -> str:
    """What was found: the figure in its unit, or a short finding."""
    if promise.name in TOLD_IN_WORDS:
        return with_modes(promise.found, language)
    return "" if promise.value is None else figure(promise.value, promise.name, language)


def bound_text(promise: Promise, language: str) -> str:
    """What was asked: the threshold with its side, or the short thing itself."""
    if promise.name in TOLD_IN_WORDS - {"ending"}:
        return with_modes(promise.asked, language)
    if promise.threshold is None:
        return ""
    return f"{SIGNS[method_of(promise.name).bound]} {figure(promise.threshold, promise.name, language)}"


def figure(value: float, name: str, language: str) -> str:
    """A value of a promise in its unit."""
    unit = method_of(name).unit
    if unit in PERCENTAGES:
        return percent(value, language)
    if unit in ("s", "bpm"):
        return word("seconds" if unit == "s" else "bpm", language, value=number(value, language))
    return number(value, language, 1 if unit in ("bars", "cells") else 2)


def with_modes(text: str, language: str) -> str:
    """A text with the names of modes in the language; the longest first, so that harmonic minor is not minor."""
    names = texts(language).modes
    for mode in sorted(names, key=len, reverse=True):
        text = text.replace(f" {mode}", f" {names[mode]}")
    return text


def bars_text(bars: Sequence[int]) -> str:
    """Bars counted from 1, neighbours joined: 3, 5–8."""
    runs: list[list[int]] = []
    for bar in sorted(set(bars)):
        if runs and bar == runs[-1][-1] + 1:
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return ", ".join(str(run[0] + 1) if len(run) == 1 else f"{run[0] + 1}–{run[-1] + 1}" for run in runs)


def cells_text(cells: Iterable[Cell], language: str) -> str:
    """Cells by role, with their bars."""
    by_role: dict[Role, list[int]] = {}
    for role, bar in cells:
        by_role.setdefault(role, []).append(bar)
    return "; ".join(f"{term('role', role, language)} {bars_text(bars)}" for role, bars in by_role.items())
