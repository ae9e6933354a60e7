"""A plan that leans towards references: each takes its weight's share of what the text leaves open.

What can be counted moves by that share: tempo, energy, swing, the density, register and thickness of each role, the
share of sevenths. What cannot goes role by role (instruments, rhythmic figures, who plays at all): the roles are
spread over the weights, so that a weight of 0.3 takes about three in ten. The key is taken from a reference that
counts for half or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.blend import blended_habits, in_stages, style_named
from planner.brief import Brief
from planner.plan import Decision, Plan
from planner.references.chords import with_sevenths
from planner.references.conflicts import Weighed, octaves, weighed
from planner.references.facts import Reference
from planner.references.roles import with_manners, with_reference_players
from planner.references.texts import told
from planner.think import think
from symbolic.blending import mixed, swing_of_blend
from symbolic.controls import Blend
from symbolic.score import Meter

KEY_WEIGHT = 0.5
"""From this weight on a reference gives the key."""

LEAST_SHARE = 0.04
"""A style that only a reference brings needs so much of the whole."""


def leaning_to(
    brief: Brief, references: Sequence[Reference], weights: Sequence[float], *, seed: int = 0, style: Blend = ()
) -> Plan:
    """The plan of a brief, leaning towards references. ``style`` is the blend to begin with; the text's if empty.

    The text goes before every reference: what it says stays, and each contradiction halves the reference's weight
    (told in ``conflicts``). ``decisions`` tell for each reference what was taken, and from where to where.
    """
    found = [weighed(reference, weight, brief) for reference, weight in zip(references, weights, strict=True)]
    first = think(brief, seed=seed) if not style else _thought(brief, style, seed)
    own = style or ((first.style, 1.0),)
    active = [each for each in found if each.weight > 0]
    blend = _blend(own, active)
    plan = first if blend == own else _thought(brief, blend, seed)
    tempo, key = _tempo(brief, plan, active), _key(brief, active)
    plan = _thought(brief, blend, seed, tempo_bpm=tempo, key=key) if tempo or key else plan
    plan = replace(plan, decisions=_as_told(first, plan, active, blended=bool(style)))
    taken: dict[str, list[str]] = {each.reference.name: [] for each in active}
    for each in active:
        taken[each.reference.name] += _changed(first, plan, each)
    plan = _energy(brief, plan, active, taken)
    plan = _swing(plan, own, active, taken)
    plan = with_reference_players(brief, plan, active, taken)
    plan = with_manners(plan, active, taken)
    plan = with_sevenths(brief, plan, active, taken, seed)
    return _with_story(plan, found, taken)


def _thought(
    brief: Brief, blend: Blend, seed: int, *, tempo_bpm: float | None = None, key: tuple[int, str] | None = None
) -> Plan:
    """The plan thought in a blend of styles."""
    strongest = max(blend, key=lambda pair: pair[1])[0]
    tonic, mode = key or (None, None)
    plan = think(
        brief, seed=seed, style=strongest, tempo_bpm=tempo_bpm, tonic=tonic, mode=mode,
        habits=blended_habits(brief.prompt, blend) if len(blend) > 1 else None,
    )  # fmt: skip
    return in_stages(plan, (blend,))


def _blend(own: Blend, active: Sequence[Weighed]) -> Blend:
    """The text's styles with those of the references; one that tells no style leaves its share to the text."""
    telling = [each for each in active if each.reference.styles]
    rest = 1.0 - sum(each.weight for each in telling)
    pairs = [(own, rest), *((each.reference.styles, each.weight) for each in telling)]
    whole = mixed((blend, weight) for blend, weight in pairs if weight > 1e-9)
    kept = [(style, share) for style, share in whole if share >= LEAST_SHARE or style in dict(own)]
    total = sum(share for _, share in kept)
    return mixed((((style, 1.0),), share / total) for style, share in kept)


def _tempo(brief: Brief, plan: Plan, active: Sequence[Weighed]) -> float | None:
    """The tempo between the plan's and the references', by ratios; None where the text says it, or nothing changes."""
    if brief.tempo_bpm is not None or brief.tempo_word is not None:
        return None
    steps = [each.weight * octaves(each.reference, plan.tempo_bpm) for each in active if each.reference.tempo_bpm]
    moved = round(plan.tempo_bpm * 2.0 ** sum(steps), 1)
    return moved if moved != plan.tempo_bpm else None


def _key(brief: Brief, active: Sequence[Weighed]) -> tuple[int, str] | None:
    if brief.tonic is not None or brief.mode is not None or brief.progression is not None:
        return None
    strong = [each for each in active if each.weight >= KEY_WEIGHT]
    return (strong[0].reference.tonic, strong[0].reference.mode) if strong else None


def _energy(brief: Brief, plan: Plan, active: Sequence[Weighed], taken: dict[str, list[str]]) -> Plan:
    """The whole curve moved towards the references' energy, unless the text asks for a curve."""
    if brief.energy is not None or not active:
        return plan
    mean = sum(s.energy * s.bars for s in plan.sections) / plan.bars
    shift = sum(each.weight * (each.reference.energy - mean) for each in active)
    for each in active:
        taken[each.reference.name].append(
            f"energy {mean:.2f} → {mean + each.weight * (each.reference.energy - mean):.2f}"
        )
    sections = (replace(s, energy=round(min(max(s.energy + shift, 0.1), 1.0), 2)) for s in plan.sections)
    return replace(plan, sections=tuple(sections))


def _swing(plan: Plan, own: Blend, active: Sequence[Weighed], taken: dict[str, list[str]]) -> Plan:
    """The swing between the text's styles and what the references were measured at."""
    heard = [(each, each.reference.swing) for each in active if each.reference.swing is not None]
    if not heard or plan.meter.denominator != 4:
        return plan
    before = swing_of_blend(own, Meter(0, 4, 4))
    after = before + sum(each.weight * ((swing or 0.0) - before) for each, swing in heard)
    for each, swing in heard:
        if swing != before:
            taken[each.reference.name].append(
                f"swing {before:.2f} → {before + each.weight * ((swing or 0) - before):.2f}"
            )
    return (
        plan
        if after == swing_of_blend(plan.blend_of(plan.sections[0]), plan.meter)
        else replace(plan, swing=round(min(max(after, 0.0), 1.0), 3))
    )


def _changed(before: Plan, after: Plan, each: Weighed) -> list[str]:
    """What one reference changed in style, tempo and key."""
    reference, out = each.reference, []
    if reference.styles and after.is_blended:
        out.append("styles " + ", ".join(f"{name} {share * each.weight:.2f}" for name, share in reference.styles))
    if reference.tempo_bpm and after.tempo_bpm != before.tempo_bpm:
        out.append(f"tempo {before.tempo_bpm:g} → {after.tempo_bpm:g} (it has {reference.tempo_bpm:g})")
    key = (reference.tonic, reference.mode)
    if each.weight >= KEY_WEIGHT and (after.tonic, after.mode) == key != (before.tonic, before.mode):
        out.append("key")
    return out


def _as_told(first: Plan, plan: Plan, active: Sequence[Weighed], *, blended: bool) -> tuple[Decision, ...]:
    """The decisions of the leaning plan; those that the references or the blend moved say where they come from."""
    before = {decision.what: decision for decision in first.decisions}
    names = ", ".join(each.reference.name for each in active)
    why = told("from", plan.language, name=names, weight=round(sum(each.weight for each in active), 4))
    out = []
    for decision in plan.decisions:
        was = before.get(decision.what)
        if blended and decision.what == "style":
            out.append(replace(decision, reason=told("blend", plan.language)))
        elif was is not None and was.value == decision.value:
            out.append(was)
        else:
            moved = decision.what in ("style", "tempo", "key")
            out.append(replace(decision, reason=why) if moved else decision)
    return tuple(out)


def _with_story(plan: Plan, found: Sequence[Weighed], taken: dict[str, list[str]]) -> Plan:
    """The plan with a decision for its blend and one for each reference, and the conflicts."""
    told_of = [Decision("reference", _named(each), "; ".join(taken.get(each.reference.name, ())) or
                        told("nothing", plan.language)) for each in found]  # fmt: skip
    return replace(
        plan,
        decisions=(*plan.decisions, *blend_decisions(plan), *told_of),
        conflicts=(*plan.conflicts, *(conflict for each in found for conflict in each.conflicts)),
    )


def _named(each: Weighed) -> str:
    lowered = "" if each.weight == each.asked else f" → {each.weight:g}"
    remarks = "".join(f"; {remark}" for remark in each.reference.remarks)
    return f"{each.reference.name} ({each.reference.kind}) {each.asked:g}{lowered}{remarks}"


def blend_decisions(plan: Plan) -> tuple[Decision, ...]:
    """The decision that tells the blend of a plan; nothing for a plan in one style."""
    if not plan.is_blended:
        return ()
    if plan.blend:
        return (Decision("blend", blend_text(plan.blend), told("blend", plan.language)),)
    stages = " > ".join(dict.fromkeys(blend_text(plan.blend_of(section)) for section in plan.sections))
    return (Decision("blend", stages, told("moves", plan.language)),)


def blend_text(blend: Blend) -> str:
    """A blend as it can be asked for: ``swing:0.7,folk:0.3``."""
    return ",".join(f"{style_named(style)}:{share:g}" for style, share in blend)
