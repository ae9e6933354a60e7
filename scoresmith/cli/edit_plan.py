"""The commands about plans of composed pieces and their takes: ``update`` and ``compare``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scoresmith.cli.common import AsJson, Changes, Force, Quiet, app, changes_of, must_be_new, reporting
from scoresmith.cli.edit_sound import WithAudio, render_again
from scoresmith.cli.edits import Bars, CandidateCount, PieceFolder, Roles, Section, say_figures, say_stale
from scoresmith.console import progress_bars, say

if TYPE_CHECKING:
    from planner.check import Report
    from planner.plan import Plan
    from scoresmith.editing.candidates import Candidates
    from scoresmith.editing.update import Update
    from symbolic.grid import Cell


@app.command()
@reporting
def update(
    folder: PieceFolder,
    changes: Changes = None,
    candidates: CandidateCount = 1,
    new_melody: Annotated[
        bool, typer.Option("--new-melody", help="Write the melody again, too, where its chords or energy changed.")
    ] = False,
    audio: WithAudio = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would change, and write nothing.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Bring a piece up to its plan after plan.yaml was changed; only what the change is about is written again."""
    from planner.check import check
    from scoresmith import editing
    from scoresmith.editing.candidates import update_candidates
    from scoresmith.editing.plan_file_edits import plan_on_disk, wanted_plan
    from scoresmith.editing.update import Update, carried
    from symbolic.errors import BadInput

    opened = editing.open_workspace(folder)
    old = opened.song.plan
    if old is None:
        raise BadInput(f"{folder} holds a score that was not composed from a plan")
    new = wanted_plan(old, plan_on_disk(folder), changes_of(changes), seed=opened.song.seed)
    if new == old:
        say("the score is what the plan says: nothing to update", quiet)
        print(json.dumps({"folder": str(folder), "operation": "update", "changed": []}) if as_json else folder)
        return
    _say_differences(old, new, quiet)
    if dry_run:
        start = carried(opened.song, new, keep_melody=not new_melody)
        values = {"folder": str(folder), "operation": "update", "refilled": _cells(sorted(start.request))}
        say(f"would write {len(start.request)} cells again and mend {len(start.mended)}", quiet)
        print(json.dumps(values, ensure_ascii=False) if as_json else folder)
        return
    with progress_bars(quiet) as progress:
        named = None if progress is None else lambda done: progress("fill", done)
        found = update_candidates(opened.song, new, candidates, keep_melody=not new_melody, progress=named)
    edit = found.best
    assert isinstance(edit, Update)
    history = found.kept_in(opened.history, changes_of(changes) or {"plan": "plan.yaml"})
    saved = opened.saved(edit, history, plan_read=True)
    before, after = check(opened.song.score, old), check(edit.song.score, new)
    _say_update(edit, before, after, quiet)
    say_figures(found, quiet)
    rendered = render_again(saved, True, quiet) if audio else {}
    say_stale(folder, quiet)
    values = _values(folder, edit, found, before, after) | {"rendered": rendered}
    print(json.dumps(values, ensure_ascii=False) if as_json else folder)


@app.command()
@reporting
def compare(
    folder: PieceFolder,
    out: Annotated[Path, typer.Option("--out", "-o", help="The .svg, .png or .pdf to write.")],
    take: Annotated[int, typer.Option(help="The take to show.")] = 2,
    against: Annotated[int, typer.Option(help="The take to compare it with.")] = 1,
    bars: Bars = None,
    section: Section = None,
    roles: Roles = None,
    width: Annotated[int, typer.Option(help="The width in pixels of 1/96 inch.")] = 1200,
    force: Force = False,
) -> None:
    """Draw two takes of some cells on one piano roll: what only one of them has stands out."""
    from scoresmith import editing
    from scoresmith.editing.compare import compare_takes
    from scoresmith.picture import check_suffix, save

    check_suffix(out)
    must_be_new(out, force)
    opened = editing.open_workspace(folder)
    request = editing.cells_asked(opened.song, bars=bars, section=section, roles=roles, locked=True)
    save(compare_takes(opened.song, opened.history, request, take, against, width_px=width), out)
    print(out)


def _say_differences(old: Plan, new: Plan, quiet: bool) -> None:
    from planner.differences import differences, in_words

    for line in in_words(differences(old, new), new.language):
        say(line, quiet)


def _say_update(edit: Update, before: Report, after: Report, quiet: bool) -> None:
    say(f"update: {len(edit.refilled)} cells written again, {len(edit.mended)} mended under new chords, "
        f"{len(edit.transposed)} transposed, {len(edit.refitted)} moved into range, all others are as they were",
        quiet)  # fmt: skip
    if edit.kept:
        say(f"locked: {len(edit.kept)} cells stay as they were, though the plan changed under them", quiet)
    say(f"promises broken: {_names(before) or 'none'} before, {_names(after) or 'none'} now", quiet)


def _names(report: Report) -> str:
    return ", ".join(promise.name for promise in report.broken)


def _values(folder: Path, edit: Update, found: Candidates, before: Report, after: Report) -> dict[str, Any]:
    from scoresmith.editing.derived import stale_files

    return {
        "folder": str(folder),
        "operation": edit.operation,
        "changed": _cells(sorted(edit.before)),
        **{name: _cells(getattr(edit, name)) for name in ("refilled", "mended", "transposed", "refitted", "kept")},
        "promises_broken_before": [promise.name for promise in before.broken],
        "promises_broken": [promise.name for promise in after.broken],
        "candidates": found.as_dicts(),
        "stale": list(stale_files(folder)),
    }


def _cells(cells: tuple[Cell, ...] | list[Cell]) -> list[dict[str, Any]]:
    return [{"role": role.value, "bar": bar + 1} for role, bar in cells]
