"""What ``scoresmith show`` draws: a MIDI file, the folder of a piece, or a plan."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from scoresmith.picture import Drawing, piano_roll, plan_grid
from scoresmith.picture.page import DEFAULT_WIDTH_PX
from scoresmith.project import PICTURE, PLAN, PLAN_SUFFIXES, REPORT, SCORE
from symbolic import reader
from symbolic.errors import BadInput
from symbolic.score import ROLES, Role, Score
from symbolic.timing import bar_starts

if TYPE_CHECKING:
    from planner.plan import Plan
    from symbolic.grid import Cell

_BARS = re.compile(r"\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?")


def draw(
    source: Path,
    *,
    bars: str | None = None,
    roles: str | None = None,
    against: Path | None = None,
    width_px: int = DEFAULT_WIDTH_PX,
) -> Drawing:
    """Draw what stands in a file or folder; ``bars`` is like ``1-8`` and ``roles`` like ``melody,bass``.

    A plan is drawn as the grid of cells that it asks for, so it takes neither ``roles`` nor ``against``. A folder is
    drawn with the sections of its plan if its score has none, and the cells that its report calls broken are framed.
    Raises BadInput for a file that cannot be drawn, or bars and roles that are not there.
    """
    chosen_bars = None if bars is None else bars_of(bars)
    if source.suffix.lower() in PLAN_SUFFIXES and not source.is_dir():
        if roles is not None or against is not None:
            raise BadInput(f"{source} is a plan, which is drawn whole: --roles and --against are for scores")
        return plan_grid(read_plan(source), bars=chosen_bars, width_px=width_px)
    score = read_score(source)
    other = None if against is None else read_score(against)
    there = [track.role for each in (score, other) if each is not None for track in each.tracks]
    return piano_roll(
        score,
        title=score.title or source.resolve().stem,
        roles=None if roles is None else roles_of(roles, there, source),
        bars=chosen_bars,
        against=other,
        against_name="" if against is None else against.name,
        broken=_broken_cells(source, score) if other is None else (),
        width_px=width_px,
    )


def default_target(source: Path) -> Path:
    """Where the picture goes if nothing is said: beside a file, by its name; in a folder, beside its score."""
    return source / PICTURE if source.is_dir() else source.with_suffix(Path(PICTURE).suffix)


def read_score(source: Path) -> Score:
    """The score in a MIDI or MusicXML file or in the folder of a piece. Raises BadInput naming what is not there."""
    path = source / SCORE if source.is_dir() else source
    if not path.is_file():
        raise BadInput(f"{path} is not a file that can be read")
    score = reader.read_score(path)
    plan = source / PLAN
    if score.sections or not (source.is_dir() and plan.is_file()):
        return score
    return _with_sections(score, read_plan(plan))


def _with_sections(score: Score, plan: Plan) -> Score:
    """The score with the plan's sections, if it is as long as the plan."""
    from planner.controls import to_score

    if len(bar_starts(score.meters, score.end_tick)) - 1 != plan.bars:
        return score
    return replace(score, sections=to_score(plan).sections)


def _broken_cells(source: Path, score: Score) -> Sequence[Cell]:
    """The cells that the report of a folder calls broken, as far as it can be read and they are in the score."""
    report = source / REPORT
    if not (source.is_dir() and report.is_file()):
        return ()
    try:
        values = json.loads(report.read_text(encoding="utf-8"))
        cells = [(Role(role), int(bar) - 1) for role, bar in values["broken_cells"]]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{report}: not a report that can be read: {error}") from error
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    return [cell for cell in cells if 0 <= cell[1] < bars]


def bars_of(text: str) -> range:
    """The bars of ``3`` or ``1-8``, counted from 0. Raises BadInput for anything else."""
    match = _BARS.fullmatch(text)
    first, last = (0, 0) if match is None else (int(match[1]), int(match[2] or match[1]))
    if not 1 <= first <= last:
        raise BadInput(f"--bars {text!r}: bars are given like 1-8 or 5, counted from 1")
    return range(first - 1, last)


def roles_of(text: str, there: Collection[Role], source: Path) -> Collection[Role]:
    """The roles of ``melody,bass``. Raises BadInput for one that does not exist or is not ``there``."""
    found = []
    for name in (part.strip().lower() for part in text.split(",")):
        if name not in ROLES:
            near = get_close_matches(name, [role.value for role in ROLES], n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the roles are {', '.join(ROLES)}"
            raise BadInput(f"--roles {text!r}: there is no role {name!r}; {hint}")
        if name not in there:
            own = ", ".join(role for role in ROLES if role in there)
            raise BadInput(f"--roles {text!r}: {source} has no {name}; it has {own or 'no parts'}")
        found.append(Role(name))
    return found


def read_plan(path: Path) -> Plan:
    """The plan of a file. Raises BadInput for one that cannot be read."""
    from planner import plan_from_yaml

    try:
        return plan_from_yaml(path.read_text(encoding="utf-8"), source=str(path))
    except OSError as error:
        raise BadInput(f"{path} is not a file that can be read") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text: {error}") from error
