"""The commands that change a composed piece: ``regenerate``, ``takes``, ``choose``, ``undo``, ``redo`` and ``lock``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scoresmith.cli.common import AsJson, Blend, Quiet, app, reporting
from scoresmith.cli.edit_sound import WithAudio, render_again
from scoresmith.console import say
from symbolic.errors import BadInput

if TYPE_CHECKING:
    from scoresmith.editing import Edit, Workspace
    from scoresmith.editing.candidates import Candidates

PieceFolder = Annotated[Path, typer.Argument(help="The folder of a composed piece.")]
Bars = Annotated[str | None, typer.Option(help="The bars, such as 5-8 or 5-8,12. [all]")]
Section = Annotated[str | None, typer.Option(help="A section by name, kind or letter. [all]")]
Roles = Annotated[str | None, typer.Option(help="The roles, such as melody,bass. [all]")]
CandidateCount = Annotated[
    int, typer.Option("--candidates", help="Write so many takes, keep them all and choose the best.")
]


@app.command()
@reporting
def regenerate(
    folder: PieceFolder,
    bars: Bars = None,
    section: Section = None,
    roles: Roles = None,
    candidates: CandidateCount = 1,
    blend: Blend = None,
    audio: WithAudio = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write some bars or roles of a piece again; every other note stays as it is."""
    from scoresmith import editing
    from scoresmith.editing.candidates import regenerate_candidates

    opened = editing.open_workspace(folder)
    request = editing.cells_asked(opened.song, bars=bars, section=section, roles=roles)
    given = {"bars": bars, "section": section, "roles": roles, "blend": blend}
    asked = {name: value for name, value in given.items() if value is not None}
    if candidates == 1:
        edit = editing.regenerate(opened.song, request, blend=_blend(blend))
        finish(opened.saved(edit, opened.history.with_edit(edit, asked)), edit, audio, as_json, quiet)
        return
    if blend is not None:
        raise BadInput("--blend writes one take; leave --candidates out")
    found = regenerate_candidates(opened.song, request, candidates)
    say_figures(found, quiet)
    finish(opened.saved(found.best, found.kept_in(opened.history, asked)), found.best, audio, as_json, quiet, found)


def _blend(text: str | None) -> tuple[tuple[str, float], ...]:
    """The one blend that is meant; nothing for None. Raises BadInput for one that moves."""
    if text is None:
        return ()
    from scoresmith.references import wishes_of

    wishes = wishes_of(text)
    if len(wishes.stages) != 1 or wishes.references:
        raise BadInput(f"--blend {text}: cells are written in one blend of named styles, such as jazz:0.7,folk:0.3")
    return wishes.stages[0]


@app.command()
@reporting
def undo(folder: PieceFolder, audio: WithAudio = False, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Take back the latest change of a piece."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    edit, history = editing.undo(opened.song, opened.history)
    finish(opened.saved(edit, history), edit, audio, as_json, quiet)


@app.command()
@reporting
def redo(folder: PieceFolder, audio: WithAudio = False, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Do again what was taken back last."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    edit, history = editing.redo(opened.song, opened.history)
    finish(opened.saved(edit, history), edit, audio, as_json, quiet)


@app.command()
@reporting
def takes(
    folder: PieceFolder, bars: Bars = None, section: Section = None, roles: Roles = None, as_json: AsJson = False
) -> None:
    """List the takes of the cells of a piece that have more than one."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    request = editing.cells_asked(opened.song, bars=bars, section=section, roles=roles, locked=True)
    rows = []
    for cell in sorted(request, key=lambda cell: (cell[1], cell[0])):
        known = opened.history.takes(opened.song, cell)
        if len(known) > 1:
            now = known.index(opened.song.cells.get(cell, ())) + 1
            rows.append({"role": cell[0].value, "bar": cell[1] + 1, "takes": len(known), "present": now,
                         "notes": [len(notes) for notes in known]})  # fmt: skip
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
    for row in () if as_json else rows:
        print(f"bar {row['bar']:<4} {row['role']:<8} take {row['present']} of {row['takes']}, notes {row['notes']}")


@app.command()
@reporting
def choose(
    folder: PieceFolder,
    take: Annotated[int, typer.Argument(help="The number of the take, from 1 (the first writing).")],
    bars: Bars = None,
    section: Section = None,
    roles: Roles = None,
    audio: WithAudio = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Go back, or on, to another take of some cells."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    request = editing.cells_asked(opened.song, bars=bars, section=section, roles=roles)
    edit, history = editing.choose(opened.song, opened.history, request, take)
    finish(opened.saved(edit, history), edit, audio, as_json, quiet)


@app.command()
@reporting
def lock(
    folder: PieceFolder,
    bars: Bars = None,
    section: Section = None,
    roles: Roles = None,
    off: Annotated[bool, typer.Option("--off", help="Take all locks away first; alone, leave none.")] = False,
    as_json: AsJson = False,
) -> None:
    """Lock bars, sections or roles of a piece against every change; without options, list the locks."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    asked = (bars, section, roles) != (None, None, None)
    new = editing.locks_asked(opened.song, bars=bars, section=section, roles=roles) if asked else ()
    locks = tuple(dict.fromkeys((*(() if off else opened.song.locks), *new)))
    if asked or off:
        opened.with_locks(locks)
    rows = [{"role": each.role, "first": each.first + 1, "last": each.last + 1} for each in locks]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
    for row in () if as_json else rows:
        print(f"locked: {row['role'] or 'every role'}, bars {row['first']}-{row['last']}")


def say_figures(found: Candidates, quiet: bool) -> None:
    """Tell how the takes of a request did, the chosen one last."""
    for each in found.figures if len(found.figures) > 1 else ():
        match = "no text to match" if each.match is None else f"match {each.match:.0f}"
        say(f"candidate {each.number}: {each.broken_promises} promises and {each.broken_cells} cells broken, "
            f"{match}, {each.copied_notes} notes copied", quiet)  # fmt: skip
    if len(found.figures) > 1:
        say(f"candidate {found.figures[-1].number} is chosen; the others are kept as takes", quiet)


def say_stale(folder: Path, quiet: bool) -> None:
    """Tell which files of a folder are not of its present score."""
    from scoresmith.editing.derived import stale_files

    if stale := stale_files(folder):
        say(f"stale, made from an earlier score: {', '.join(stale)} (scoresmith refresh {folder})", quiet)


def finish(
    saved: Workspace, edit: Edit, audio: bool, as_json: bool, quiet: bool, candidates: Candidates | None = None
) -> None:
    """Say which cells an edit changed, and what is out of date now; with ``audio`` render what changed again."""
    from scoresmith.editing.derived import stale_files

    changed = [{"role": role.value, "bar": bar + 1} for role, bar in edit.before]
    say(f"{edit.operation}: {len(changed)} cells changed, all others are as they were", quiet)
    rendered = render_again(saved, True, quiet) if audio else {}
    say_stale(saved.folder, quiet)
    values: dict[str, Any] = {"folder": str(saved.folder), "operation": edit.operation, "changed": changed}
    values |= {"stale": list(stale_files(saved.folder)), "rendered": rendered}
    values |= {} if candidates is None else {"candidates": candidates.as_dicts()}
    print(json.dumps(values, ensure_ascii=False) if as_json else saved.folder)
