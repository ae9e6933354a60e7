"""The command line: each command is a thin function over the Python interface, with heavy imports inside.

Data goes to stdout; messages and progress bars go to stderr. Exit codes: 0 well, 1 something failed, 2 wrong usage,
3 the input cannot be used, 4 something is not installed, 5 a file or score breaks a rule, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec

import typer

from scoresmith.console import log, print_check, progress_bars, say, show_broken, show_conflicts, summarise
from scoresmith.project import PLAN_SUFFIXES
from symbolic.errors import BadInput, CheckFailed, MissingExtra, ScoresmithError

if TYPE_CHECKING:
    from planner.plan import Plan

INTERRUPTED = 130
SLUG_LENGTH = 40

app = typer.Typer(
    name="scoresmith",
    help="A sentence goes in; an editable plan, a multi-track score and audio come out. 谱匠",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Prompt = Annotated[str, typer.Argument(help="What to compose, in Chinese or English; - reads it from stdin.")]
PromptOrPlan = Annotated[str, typer.Argument(help="A prompt, a plan file (.yaml), or - to read a prompt from stdin.")]
MidiFile = Annotated[Path, typer.Argument(help="A MIDI file.")]
Seed = Annotated[int, typer.Option(help="The same prompt and seed give the same piece.")]
OutFolder = Annotated[Path | None, typer.Option("--out", "-o", help="The folder to write.")]
Soundfont = Annotated[Path | None, typer.Option(help="The sound font (.sf2, .sf3) to render with.")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Replace what is there.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse a prompt that contradicts itself.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is being done.")]

_Parameters = ParamSpec("_Parameters")


def _reporting(command: Callable[_Parameters, None]) -> Callable[_Parameters, None]:
    """Turn what goes wrong into one line on stderr and the exit code of its kind."""

    @functools.wraps(command)
    def reported(*arguments: _Parameters.args, **options: _Parameters.kwargs) -> None:
        try:
            command(*arguments, **options)
            sys.stdout.flush()
        except ScoresmithError as error:
            _fail(str(error), error.exit_code)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ScoresmithError.exit_code) from None
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            _fail(f"{place}{error.strerror or error}", ScoresmithError.exit_code)
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None

    return reported


def _fail(message: str, exit_code: int) -> None:
    print(f"error: {' '.join(message.split())}", file=sys.stderr)
    raise typer.Exit(exit_code)


@app.command()
@_reporting
def plan(
    prompt: Prompt,
    out: Annotated[str, typer.Option("--out", "-o", help="The plan file to write; - prints it.")] = "-",
    seed: Seed = 0,
    as_json: AsJson = False,
    strict: Strict = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Think a prompt through and write the plan, to be read and edited before composing."""
    from planner import parse, plan_to_yaml, think
    from symbolic.files import write_text

    thought = think(parse(_text_of(prompt), strict=strict), seed=seed)
    text = plan_to_yaml(thought)
    if as_json:
        text = json.dumps(_yaml_values(text), indent=1, ensure_ascii=False) + "\n"
    if not quiet:
        show_conflicts(thought)
    if out == "-":
        sys.stdout.write(text)
        return
    _must_be_new(Path(out), force)
    write_text(Path(out), text)
    say(f"wrote {out}", quiet)


@app.command()
@_reporting
def compose(
    prompt_or_plan: PromptOrPlan,
    out: OutFolder = None,
    seed: Seed = 0,
    no_audio: Annotated[bool, typer.Option("--no-audio", help="Stop at the score.")] = False,
    no_picture: Annotated[bool, typer.Option("--no-picture", help="Do not draw the score.")] = False,
    soundfont: Soundfont = None,
    adapter: Annotated[Path | None, typer.Option(help="A folder made by python -m symbolic.finetune.")] = None,
    force: Force = False,
    as_json: AsJson = False,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Compose a piece from a prompt or a plan file: plan, score, picture, report, stems and mix in one folder."""
    import scoresmith
    from scoresmith.project import check_folder
    from symbolic.originality import originality_line

    log(verbose)
    asked = _plan_or_prompt(prompt_or_plan)
    if out is not None:
        check_folder(out, force=force)
    if not no_audio:
        _check_soundfont(soundfont)
    with progress_bars(quiet) as progress:
        piece = scoresmith.compose(asked, seed=seed, progress=progress, strict=strict, adapter=adapter)
        folder = out if out is not None else Path("out") / f"{_slug(piece.plan.title)}-{seed}"
        if not quiet:
            show_conflicts(piece.plan)
        piece.save(
            folder,
            audio=not no_audio,
            picture=not no_picture,
            soundfont=soundfont,
            force=force,
            progress=progress,
        )
    summary = summarise(piece, folder)
    show_broken(summary, quiet)
    say(f"originality: {originality_line(piece.originality)}", quiet)
    print(json.dumps(summary, indent=1, ensure_ascii=False) if as_json else folder)


@app.command()
@_reporting
def render(
    score: MidiFile,
    out: OutFolder = None,
    soundfont: Soundfont = None,
    seed: Seed = 0,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Render a MIDI file: one stem a part, the dry mix and the finished mix."""
    from scoresmith.project import whole_folder, write_sound
    from symbolic.midi import read_midi

    _must_exist(score)
    read = read_midi(score)
    folder = out if out is not None else Path("out") / f"{_slug(score.stem)}-audio"
    with progress_bars(quiet) as progress, whole_folder(folder.resolve(), force=force) as temporary:
        sound = write_sound(read, temporary, soundfont, seed, ("wav", "ogg"), progress)
    print(json.dumps({"folder": str(folder), **sound}, indent=1, ensure_ascii=False) if as_json else folder)


@app.command()
@_reporting
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
    _must_be_new(target, force)
    drawing = draw(source, bars=bars, roles=roles, against=against, width_px=width)
    if left_out := save(drawing, target, dpi=dpi):
        words = ", ".join(left_out)
        say(f"note: no installed font has all of {words}; other words stand there (an .svg keeps them)", quiet)
    print(target)


@app.command()
@_reporting
def check(
    score: MidiFile,
    plan: Annotated[Path | None, typer.Option("--plan", help="The plan whose promises the score must keep.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check a MIDI file against the rules of delivery and, with a plan, against what the plan promises."""
    from planner.check import check as check_promises
    from planner.check import report_dict
    from scoresmith.originality import look_up
    from symbolic.lint import lint_midi
    from symbolic.midi import read_midi
    from symbolic.originality import originality_dict, originality_line

    _must_exist(score)
    read = read_midi(score)
    lint = [str(finding) for finding in lint_midi(score.read_bytes())]
    report = None if plan is None else report_dict(check_promises(read, _read_plan(plan)))
    original = look_up(read)
    broken = [] if report is None else [p for p in report["promises"] if not p["kept"]]
    if as_json:
        values = {"file": str(score), "lint": lint, "report": report, "originality": originality_dict(original)}
        print(json.dumps(values, indent=1, ensure_ascii=False))
    else:
        print_check(lint, report)
        print(f"originality: {originality_line(original)}")
    if lint or broken:
        raise CheckFailed(f"{score}: {len(lint)} broken rules of the file, {len(broken)} broken promises of the plan")


@app.command()
@_reporting
def doctor(soundfont: Soundfont = None, as_json: AsJson = False) -> None:
    """Say what is installed, which sound font and model are used, and how to mend what is missing."""
    from scoresmith.doctor import as_values, examine

    findings = examine(soundfont)
    if as_json:
        print(json.dumps(as_values(findings), indent=1, ensure_ascii=False))
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.ok else 'MISS'}  {finding.name:<16} {finding.found}")
            if not finding.ok:
                print(f"      {'':<16} mend: {finding.mend}")
    missing = [finding.name for finding in findings if not finding.ok]
    if missing:
        raise MissingExtra(f"missing: {', '.join(missing)}")


@app.command()
@_reporting
def version() -> None:
    """Print the version."""
    from scoresmith.doctor import version as installed_version

    print(installed_version())


def _text_of(prompt: str) -> str:
    if prompt != "-":
        return prompt
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"stdin is not UTF-8 text: {error}") from error


def _plan_or_prompt(given: str) -> str | Plan:
    if given.lower().endswith(PLAN_SUFFIXES):
        return _read_plan(Path(given))
    return _text_of(given)


def _read_plan(path: Path) -> Plan:
    from planner import plan_from_yaml

    _must_exist(path)
    try:
        return plan_from_yaml(path.read_text(encoding="utf-8"), source=str(path))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text: {error}") from error


def _must_be_new(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise BadInput(f"{path} exists already; choose another name or allow replacing it (--force)")


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise BadInput(f"{path} is not a file that can be read")


def _check_soundfont(soundfont: Path | None) -> None:
    """Refuse a wrong sound font before composing; that there is none is told after the score is saved."""
    from render import choose_soundfont

    with contextlib.suppress(MissingExtra):
        choose_soundfont(soundfont)


def _slug(title: str) -> str:
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-_")[:SLUG_LENGTH] or "piece"


def _yaml_values(text: str) -> Any:
    import yaml

    return yaml.safe_load(text)


def main() -> None:
    """The entry point of the ``scoresmith`` command."""
    try:
        app()
    except (KeyboardInterrupt, SystemExit) as leaving:
        if isinstance(leaving, SystemExit) and leaving.code != INTERRUPTED:
            raise
        print("error: interrupted", file=sys.stderr)
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
