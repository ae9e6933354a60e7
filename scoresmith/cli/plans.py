"""The commands about plans: ``plan`` and ``diff``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoresmith.cli.common import (
    AsJson,
    Blend,
    Changes,
    Force,
    Quiet,
    ReferenceFiles,
    ReferenceWeights,
    Seed,
    Strict,
    app,
    changes_of,
    leaning,
    must_be_new,
    read_plan,
    reporting,
    text_of,
)
from scoresmith.console import say, show_conflicts, show_plan_check
from symbolic.errors import BadInput

if TYPE_CHECKING:
    from planner.brief import Brief
    from planner.plan import Plan

PlanFile = Annotated[Path, typer.Argument(help="A plan file (.yaml).")]


@app.command()
@reporting
def plan(
    prompt: Annotated[str | None, typer.Argument(help="What to compose; - reads it from stdin.")] = None,
    old: Annotated[Path | None, typer.Option("--from", help="A plan file to change instead of a prompt.")] = None,
    changes: Changes = None,
    blend: Blend = None,
    reference: ReferenceFiles = None,
    reference_weight: ReferenceWeights = None,
    out: Annotated[str, typer.Option("--out", "-o", help="The plan file to write; - prints it.")] = "-",
    seed: Seed = 0,
    as_json: AsJson = False,
    strict: Strict = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Think a prompt through, or change a plan, and write the plan, to be read and edited before composing."""
    from planner import plan_to_yaml
    from planner.self_check import check_plan
    from symbolic.files import write_text

    if blend is not None or reference or reference_weight:
        from planner.revise import revise

        given: str | Plan = text_of(prompt or "") if old is None else read_plan(old)
        thought, brief = leaning(given, blend, reference, reference_weight, seed, strict), None
        thought = revise(thought, changes_of(changes), seed=seed)
    else:
        thought, brief = _thought(prompt, old, changes, seed, strict, quiet)
    text = plan_to_yaml(thought)
    if as_json:
        text = json.dumps(_yaml_values(text), indent=1, ensure_ascii=False) + "\n"
    if not quiet:
        show_conflicts(thought)
        show_plan_check(check_plan(thought, brief), quiet)
    if out == "-":
        sys.stdout.write(text)
        return
    must_be_new(Path(out), force)
    write_text(Path(out), text)
    say(f"wrote {out}", quiet)


@app.command()
@reporting
def diff(old: PlanFile, new: PlanFile, as_json: AsJson = False) -> None:
    """Say in plain words what two plans decide differently."""
    from planner.differences import differences, in_words

    before, after = read_plan(old), read_plan(new)
    found = differences(before, after)
    if as_json:
        print(json.dumps([asdict(each) for each in found], indent=1, ensure_ascii=False))
    else:
        print("\n".join(in_words(found, after.language)))


def _thought(
    prompt: str | None, old: Path | None, changes: list[str] | None, seed: int, strict: bool, quiet: bool
) -> tuple[Plan, Brief | None]:
    """The plan of a prompt, with its brief, or of a file, with the asked changes; what they did to a file is told."""
    from planner import parse, think
    from planner.differences import differences, in_words
    from planner.revise import revise

    if (prompt is None) == (old is None):
        raise BadInput("give either a prompt or --from with a plan file")
    wishes = changes_of(changes)
    if old is None:
        brief = parse(text_of(prompt or ""), strict=strict)
        return revise(think(brief, seed=seed), wishes, seed=seed), None if wishes else brief
    before = read_plan(old)
    after = revise(before, wishes, seed=seed)
    for line in in_words(differences(before, after), after.language):
        say(line, quiet)
    return after, None


def _yaml_values(text: str) -> object:
    import yaml

    return yaml.safe_load(text)
