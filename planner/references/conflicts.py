"""Where a reference contradicts the text: the text holds, and the reference counts for half as much each time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner.brief import Attribute, Brief
from planner.lexicon.mood import MOODS
from planner.plan import Conflict
from planner.plan_file import key_text
from planner.references.facts import AUDIO, Reference
from planner.references.texts import told
from symbolic.theory import MINOR_MODES

SAME_TEMPO = 0.07
"""Tempi nearer than this in octaves (5 %) agree."""
SAME_STYLE = 0.2
"""A style with this share among the nearest ones of a reference agrees with it."""
APART = 0.8
"""A mood and a reference whose excitement, -1 to 1, lies on other sides and so far apart contradict each other."""
SURE_KEY = 0.3
"""Below this confidence a reference's mode contradicts nothing."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reference with the weight that was asked for, and what is left of it."""

    reference: Reference
    asked: float
    weight: float
    conflicts: tuple[Conflict, ...]


def weighed(reference: Reference, weight: float, brief: Brief) -> Weighed:
    """The reference at half its weight for each thing that the text says otherwise."""
    found = list(_contradictions(reference, brief))
    left = round(weight * 0.5 ** len(found), 4)
    reason = told("conflict", brief.language, name=reference.name, before=weight, after=left)
    conflicts = (
        Conflict(attribute, (words, f"{reference.name}: {value}"), words, reason) for attribute, words, value in found
    )
    return Weighed(reference, weight, left, tuple(conflicts) if weight else ())


def _contradictions(reference: Reference, brief: Brief) -> Iterator[tuple[str, str, str]]:
    """What is contradicted, the words of the text, and what the reference has instead."""
    said = {name for name in ("mood", "style", "mode", "meter", "tempo_word") if _said(brief, name)}
    bpm = f"{reference.tempo_bpm:g} bpm"
    if brief.tempo_bpm is not None and reference.tempo_bpm:
        if abs(octaves(reference, brief.tempo_bpm.value)) > SAME_TEMPO:
            yield "tempo", brief.tempo_bpm.words, bpm
    elif brief.tempo_word is not None and "tempo_word" in said and reference.tempo_bpm:
        low, high = brief.tempo_word.value
        near = min(max(reference.tempo_bpm, low), high)
        if abs(octaves(reference, near)) > SAME_TEMPO:
            yield "tempo", brief.tempo_word.words, bpm
    if "mode" in said and reference.key_confidence >= SURE_KEY and _other_mode(reference, brief):
        yield "key", _words(brief.mode), key_text(reference.tonic, reference.mode)
    if brief.meter is not None and reference.meter is not None and str(brief.meter.value) != str(reference.meter):
        yield "meter", brief.meter.words, str(reference.meter)
    if "style" in said and reference.styles and reference.kind != AUDIO and _other_style(reference, brief):
        yield "style", _words(brief.style), reference.styles[0][0]
    if brief.mood is not None and "mood" in said:
        wanted, heard = MOODS[brief.mood.value][1], 2 * reference.energy - 1
        if wanted * heard < 0 and abs(wanted - heard) > APART:
            yield "energy", brief.mood.words, f"{reference.energy:.2f}"


def _words(attribute: Attribute[Any] | None) -> str:
    return "" if attribute is None else attribute.words


def _other_mode(reference: Reference, brief: Brief) -> bool:
    """Whether one of the two is minor."""
    return brief.mode is not None and (brief.mode.value in MINOR_MODES) != (reference.mode in MINOR_MODES)


def _other_style(reference: Reference, brief: Brief) -> bool:
    """Whether the style that the text names is none of the reference's."""
    return brief.style is not None and dict(reference.styles).get(brief.style.value, 0.0) < SAME_STYLE


def _said(brief: Brief, name: str) -> bool:
    """Whether the text says something outright; what a model heard between the words contradicts nobody."""
    return getattr(brief, name) is not None and name not in brief.inferred


def octaves(reference: Reference, bpm: float) -> float:
    """By how many octaves a reference is faster than a tempo; a recording's beat may be heard at half or double."""
    distance = math.log2(reference.tempo_bpm / bpm)
    return distance - round(distance) if reference.kind == AUDIO else distance
