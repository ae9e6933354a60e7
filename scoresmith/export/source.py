"""What is delivered: the score of a file, of a piece's folder or of a composed piece, with what is known about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from symbolic.errors import BadInput
from symbolic.file_names import safe_name
from symbolic.score import Score

if TYPE_CHECKING:
    from scoresmith.composer import Piece


@dataclass(frozen=True, slots=True)
class Source:
    """A score to deliver. ``name`` is the stem of its files; ``style`` and ``seed`` govern how it is performed."""

    score: Score
    name: str
    style: str | None = None
    seed: int = 0


def source_of(given: Score | Piece | Path | str) -> Source:
    """The source in a score, a composed piece, a MIDI or MusicXML file, or the folder of a piece.

    Raises BadInput for a file or folder that cannot be read.
    """
    if isinstance(given, Score):
        return Source(given, safe_name(given.title, "score"))
    if isinstance(given, str | Path):
        return _of_path(Path(given).expanduser())
    return Source(given.score, safe_name(given.plan.title, "score"), given.plan.style, given.seed)


def _of_path(path: Path) -> Source:
    from scoresmith.project import PLAN, RUN
    from scoresmith.show import read_plan, read_score

    score = read_score(path)
    if not path.is_dir():
        return Source(score, safe_name(path.stem, "score"))
    plan, run = path / PLAN, path / RUN
    style = read_plan(plan).style if plan.is_file() else None
    return Source(
        score, safe_name(score.title or path.resolve().name, "score"), style, _seed_of(run) if run.is_file() else 0
    )


def _seed_of(run: Path) -> int:
    try:
        return int(json.loads(run.read_text(encoding="utf-8"))["seed"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{run}: not the record of a run: {error}") from error
