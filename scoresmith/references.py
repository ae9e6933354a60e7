"""From a prompt with references and a blend of styles to its plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.blend import Asked, Stages, average, in_stages, names_in, stages_of
from planner.brief import Brief
from planner.parse import parse
from planner.plan import Conflict, Plan
from planner.references import Reference, leaning_to, read_reference, reference_weights
from planner.references.apply import blend_decisions, blend_text
from planner.references.read import SUFFIXES
from planner.references.texts import told
from planner.think import think
from symbolic.blending import mixed
from symbolic.controls import Blend
from symbolic.errors import BadInput

References = Sequence[str | Path | Reference]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked beside the text: references with their weights, and the stages of a blend, none for one style."""

    references: tuple[Reference, ...] = ()
    weights: tuple[float, ...] = ()
    stages: Stages = ()


def wishes_of(
    blend: Asked | None = None,
    references: References = (),
    reference_weight: float | Sequence[float] | None = None,
) -> Wishes:
    """Read what was asked. Files in a blend that stands still are references with their shares as weights.

    Raises BadInput for files, styles, shares and weights that cannot be used.
    """
    weights = reference_weights(len(references), reference_weight)
    read = tuple(each if isinstance(each, Reference) else read_reference(each) for each in references)
    if blend is None:
        return Wishes(read, weights)
    files = {name: read_reference(name) for name in dict.fromkeys(names_in(blend)) if _is_file(name)}
    stages = stages_of(blend, {name: _styles(reference) for name, reference in files.items()})
    if not files or len(stages) > 1:
        return Wishes(read, weights, stages)
    shares = stages_of(blend, {name: ((f"\0{name}", 1.0),) for name in files})[0]
    own = [(style, share) for style, share in shares if not style.startswith("\0")]
    total = sum(share for _, share in own)
    named: Stages = (mixed((((style, 1.0),), share / total) for style, share in own),) if own else ()
    inside = {style[1:]: share for style, share in shares if style.startswith("\0")}
    rest = 1.0 - sum(inside.values())
    weights = (*(weight * rest for weight in weights), *inside.values())
    return Wishes((*read, *(files[name] for name in inside)), weights, named)


def _is_file(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _styles(reference: Reference) -> Blend:
    if not reference.styles:
        raise BadInput(f"reference {reference.name} is near no style that is known, so it cannot be blended")
    return reference.styles


def planned(
    prompt_or_plan: str | Plan, wishes: Wishes, *, seed: int = 0, strict: bool = False
) -> tuple[Plan, Brief | None]:
    """The plan of a prompt with what was asked beside it, and the brief that it was thought from.

    A plan that is given is told in the blend, and nothing else of it changes. Raises BadInput for a plan with
    references: they lean what is still to be decided.
    """
    if isinstance(prompt_or_plan, Plan):
        if wishes.references:
            raise BadInput("a reference leans a prompt, not a finished plan; give it where the plan is made (plan)")
        return (_blended(prompt_or_plan, wishes.stages) if wishes.stages else prompt_or_plan), None
    brief = parse(prompt_or_plan, strict=strict)
    if not wishes.references and not wishes.stages:
        return think(brief, seed=seed), brief
    start: Blend = average(wishes.stages) if wishes.stages else ()
    asked = brief.style
    free = replace(brief, style=None) if wishes.stages else brief  # a blend stands in the place of the text's style
    plan = leaning_to(free, wishes.references, wishes.weights, seed=seed, style=start)
    if len(wishes.stages) > 1:
        plan = _blended(plan, wishes.stages)
    if asked is not None and wishes.stages and asked.value not in dict(start):
        reason = told("blend asked", brief.language, words=asked.words)
        plan = replace(plan, conflicts=(*plan.conflicts, Conflict("style", (asked.words, blend_text(start)),
                                                                  blend_text(start), reason)))  # fmt: skip
    return plan, free


def _blended(plan: Plan, stages: Stages) -> Plan:
    """A plan told in a blend, with the decision that says so."""
    plan = in_stages(plan, stages)
    decisions = tuple(decision for decision in plan.decisions if decision.what != "blend")
    return replace(plan, decisions=(*decisions, *blend_decisions(plan)))


def references_dict(wishes: Wishes) -> list[Mapping[str, object]]:
    """The facts of the references and their weights, as plain values for JSON."""
    return [each.as_dict() | {"weight": weight} for each, weight in zip(wishes.references, wishes.weights, strict=True)]
