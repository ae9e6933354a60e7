"""The colour of chords moved towards that of references: triads gain their seventh, or sevenths lose it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from planner.brief import Brief
from planner.plan import Plan, PlannedChord
from planner.references.conflicts import Weighed
from symbolic.score import Chord
from symbolic.theory import CHORD_QUALITIES, scale_pitch_classes

PLAIN_OF: Mapping[str, str] = {"7": "", "maj7": "", "m7": "m"}
"""What is left of a chord when its seventh goes."""
LEAST_STEP = 0.05
"""Smaller differences of the share of sevenths change no chord."""


def with_sevenths(brief: Brief, plan: Plan, active: Sequence[Weighed], taken: dict[str, list[str]], seed: int) -> Plan:
    """The plan with the share of sevenths between its own and the references'; asked chords stay, and so does the last.

    The same chord of a letter changes everywhere, so that sections still share their chords.
    """
    if brief.progression is not None or brief.section_progressions or not active:
        return plan
    own = sevenths_in(plan)
    aim = own + sum(each.weight * (each.reference.sevenths - own) for each in active)
    if abs(aim - own) < LEAST_STEP:
        return plan
    kinds = sorted({(s.letter, c.chord) for s in plan.sections for bar in s.chords for c in bar},
                   key=lambda kind: (kind[0], kind[1].root, kind[1].quality, kind[1].bass or 0))  # fmt: skip
    Random(f"{seed}/{plan.prompt}/sevenths").shuffle(kinds)
    changed = plan
    for kind in kinds:
        tried = _recoloured(changed, *kind, richer=aim > own)
        if abs(sevenths_in(tried) - aim) < abs(sevenths_in(changed) - aim):
            changed = tried
    for each in active:
        share = own + each.weight * (each.reference.sevenths - own)
        taken[each.reference.name].append(f"sevenths {own:.2f} → {share:.2f}")
    return changed


def sevenths_in(plan: Plan) -> float:
    """The share of the beats of a plan with a seventh in the chord."""
    beats = [(c.beats, c.chord.quality) for s in plan.sections for bar in s.chords for c in bar]
    rich = sum(count for count, quality in beats if {10, 11} & set(CHORD_QUALITIES[quality]))
    return rich / max(1, sum(count for count, _ in beats))


def _recoloured(plan: Plan, letter: str, chord: Chord, *, richer: bool) -> Plan:
    """The plan with one chord of a letter a seventh richer, or plainer, but for the last bar of the piece."""
    sections = []
    for index, section in enumerate(plan.sections):
        if section.letter == letter:
            scale = scale_pitch_classes(*plan.key_of(section))
            new = replace(
                chord, quality=_richer(chord, scale) if richer else PLAIN_OF.get(chord.quality, chord.quality)
            )
            last = len(section.chords) - 1 if index == len(plan.sections) - 1 else -1
            bars = tuple(
                bar if place == last else tuple(_changed(each, chord, new) for each in bar)
                for place, bar in enumerate(section.chords)
            )
            section = replace(section, chords=bars)
        sections.append(section)
    return replace(plan, sections=tuple(sections))


def _changed(planned: PlannedChord, old: Chord, new: Chord) -> PlannedChord:
    return PlannedChord(new, planned.beats) if planned.chord == old else planned


def _richer(chord: Chord, scale: frozenset[int]) -> str:
    """A triad with the seventh that its key has."""
    if chord.quality == "m":
        return "m7"
    if chord.quality != "":
        return chord.quality
    return "maj7" if (chord.root + 11) % 12 in scale and (chord.root + 10) % 12 not in scale else "7"
