"""The commands about scores: ``show`` and ``check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from scoresmith.cli.common import AsJson, Force, MidiFile, Quiet, app, must_be_new, must_exist, read_plan, reporting
from scoresmith.console import print_check, say
from symbolic.errors import BadInput, CheckFailed


@app.command()
@reporting
def show(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A MIDI file, the folder of a piece, or a plan file.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The .svg, .png or .pdf to write. [FILE.svg]")] = None,
    bars: Annotated[str | None, typer.Option(help="The bars to show, such as 1-8.")] = None,
    roles: Annotated[str | None, typer.Option(help="The roles to show, such as melody,bass.")] = None,
    against: Annotated[Path | None, typer.Option(help="Another score: what differs from it stands out.")] = None,
    width: Annotated[int, typer.Option(help="The width in pixels of 1/96 inch.")] = 1200,
    dpi: Annotated[int, typer.Option(help="The resolution of a .png in dots an inch.")] = 144,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Draw a score as a piano roll, or a plan as a grid, with sections, energy and chords."""
    from scoresmith.picture import check_suffix, save
    from scoresmith.show import default_target, draw

    target = default_target(source) if out is None else out
    check_suffix(target)
    must_be_new(target, force)
    drawing = draw(source, bars=bars, roles=roles, against=against, width_px=width)
    if left_out := save(drawing, target, dpi=dpi):
        words = ", ".join(left_out)
        say(f"note: no installed font has all of {words}; other words stand there (an .svg keeps them)", quiet)
    print(target)


@app.command()
@reporting
def check(
    score: MidiFile,
    plan: Annotated[Path | None, typer.Option("--plan", help="The plan whose promises the score must keep.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the report as a page, too.")] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Check a MIDI file against the rules of delivery and, with a plan, against what the plan promises."""
    from planner.check import check as check_promises
    from planner.check import report_dict
    from scoresmith.originality import look_up
    from scoresmith.report import Subject, write_report
    from symbolic.lint import ERROR, lint_midi
    from symbolic.midi import read_midi
    from symbolic.originality import originality_dict, originality_line

    must_exist(score)
    if html is not None:
        if plan is None:
            raise BadInput("--html needs --plan: the page tells what of the plan was kept")
        must_be_new(html, force)
    read = read_midi(score)
    findings = lint_midi(score.read_bytes())
    lint = [str(finding) for finding in findings if finding.severity == ERROR]
    planned = None if plan is None else read_plan(plan)
    checked = None if planned is None else check_promises(read, planned)
    report = None if checked is None else report_dict(checked)
    original = look_up(read)
    if html is not None and planned is not None and checked is not None:
        write_report(Subject(planned, read, checked, (), original), html)
    broken = [] if report is None else [p for p in report["promises"] if not p["kept"]]
    if as_json:
        values = {"file": str(score), "lint": lint, "report": report, "originality": originality_dict(original)}
        print(json.dumps(values, indent=1, ensure_ascii=False))
    else:
        print_check(lint, report)
        print(f"originality: {originality_line(original)}")
    if lint or broken:
        raise CheckFailed(f"{score}: {len(lint)} broken rules of the file, {len(broken)} broken promises of the plan")
