"""What the commands share: their options, how they fail, and how they read what they are given."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from scoresmith.project import PLAN_SUFFIXES
from symbolic.errors import BadInput, MissingExtra, ScoresmithError

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

PromptOrPlan = Annotated[str, typer.Argument(help="A prompt, a plan file (.yaml), or - to read a prompt from stdin.")]
MidiFile = Annotated[Path, typer.Argument(help="A MIDI file.")]
Seed = Annotated[int, typer.Option(help="The same prompt and seed give the same piece.")]
OutFolder = Annotated[Path | None, typer.Option("--out", "-o", help="The folder to write.")]
Soundfont = Annotated[Path | None, typer.Option(help="The sound font (.sf2, .sf3) to render with.")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Replace what is there.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Changes = Annotated[
    list[str] | None,
    typer.Option("--set", help="A decision to change, such as key=Em or sections.2.chords='Am | F' (may be repeated)."),
]
Blend = Annotated[
    str | None,
    typer.Option("--blend", help="Styles with their shares, such as 'jazz:0.7,folk:0.3', or 'jazz>rock' to move."),
]
ReferenceFiles = Annotated[
    list[str] | None,
    typer.Option("--reference", help="A MIDI, MusicXML or audio file to lean towards (may be repeated)."),
]
ReferenceWeights = Annotated[
    list[float] | None,
    typer.Option("--reference-weight", help="How much the references count, 0 to 1: one for all, or one each. [0.3]"),
]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse a prompt that contradicts itself.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is being done.")]

_Parameters = ParamSpec("_Parameters")


def reporting(command: Callable[_Parameters, None]) -> Callable[_Parameters, None]:
    """Turn what goes wrong into one line on stderr and the exit code of its kind."""

    @functools.wraps(command)
    def reported(*arguments: _Parameters.args, **options: _Parameters.kwargs) -> None:
        try:
            command(*arguments, **options)
            sys.stdout.flush()
        except ScoresmithError as error:
            fail(str(error), error.exit_code)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ScoresmithError.exit_code) from None
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            fail(f"{place}{error.strerror or error}", ScoresmithError.exit_code)
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None

    return reported


def fail(message: str, exit_code: int) -> None:
    """Say what went wrong in one line and leave with its exit code."""
    print(f"error: {' '.join(message.split())}", file=sys.stderr)
    raise typer.Exit(exit_code)


def text_of(prompt: str) -> str:
    """The prompt; ``-`` stands for what stdin holds."""
    if prompt != "-":
        return prompt
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"stdin is not UTF-8 text: {error}") from error


def plan_or_prompt(given: str) -> str | Plan:
    """A plan where the words name a plan file, else the prompt."""
    if given.lower().endswith(PLAN_SUFFIXES):
        return read_plan(Path(given))
    return text_of(given)


def leaning(
    given: str | Plan, blend: str | None, references: list[str] | None, weights: list[float] | None, seed: int,
    strict: bool,
) -> Plan:  # fmt: skip
    """The plan of a prompt, or a plan, with the blend and the references that were asked for beside it."""
    from scoresmith.references import planned, wishes_of

    wishes = wishes_of(blend, references or (), one_or_each(weights))
    return planned(given, wishes, seed=seed, strict=strict)[0]


def one_or_each(weights: list[float] | None) -> float | list[float] | None:
    """One weight stands for all references, several for one each; None where none was given."""
    return weights[0] if weights is not None and len(weights) == 1 else weights or None


def read_plan(path: Path) -> Plan:
    """The plan of a file. Raises BadInput for one that cannot be read."""
    from planner import plan_from_yaml

    must_exist(path)
    try:
        return plan_from_yaml(path.read_text(encoding="utf-8"), source=str(path))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text: {error}") from error


def must_be_new(path: Path, force: bool) -> None:
    """Raise BadInput if a file is there that may not be replaced."""
    if path.exists() and not force:
        raise BadInput(f"{path} exists already; choose another name or allow replacing it (--force)")


def must_exist(path: Path) -> None:
    """Raise BadInput unless the file is there."""
    if not path.is_file():
        raise BadInput(f"{path} is not a file that can be read")


def check_soundfont(soundfont: Path | None) -> None:
    """Refuse a wrong sound font before composing; that there is none is told after the score is saved."""
    from render import choose_soundfont

    with contextlib.suppress(MissingExtra):
        choose_soundfont(soundfont)


def slug(title: str) -> str:
    """A name for a folder, made of a title."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-_")[:SLUG_LENGTH] or "piece"


def changes_of(given: list[str] | None) -> dict[str, str]:
    """The decisions to change, by path. Raises BadInput for one that is not ``PATH=VALUE``."""
    changes: dict[str, str] = {}
    for each in given or ():
        path, sign, value = each.partition("=")
        if not sign or not path.strip():
            raise BadInput(f"--set {each}: write it as PATH=VALUE, such as key=Em")
        changes[path.strip()] = value.strip()
    return changes
