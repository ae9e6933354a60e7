"""A song in its folder: the plan, the score and the history, of which the process may die at any moment.

The history is written first and holds the hash of the score that belongs to it and of the one before; the score is
written second. A folder whose score is still the one before is brought up to date from the history when it is opened.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner import plan_from_yaml
from scoresmith.editing.history import History, history_from_json, history_to_json
from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.song import Lock, Song
from scoresmith.project import HISTORY, PLAN, RUN, SCORE
from symbolic.errors import BadInput
from symbolic.files import write_bytes, write_text
from symbolic.grid import with_cells
from symbolic.midi import midi_bytes, read_midi


@dataclass(frozen=True, slots=True)
class Workspace:
    """A song, its history and the folder that they live in."""

    folder: Path
    song: Song
    history: History

    def saved(self, edit: Edit, history: History) -> Workspace:
        """Write an edit to the folder; gives the workspace as it is then."""
        return _save(self, replace(self, song=edit.song, history=history))

    def with_locks(self, locks: tuple[Lock, ...]) -> Workspace:
        """Write other locks to the folder."""
        return _save(self, replace(self, song=replace(self.song, locks=locks)))


def open_workspace(folder: Path) -> Workspace:
    """Open the folder of a composed piece.

    A score that was changed by another program since is taken as it is, and the change becomes a step of the history
    ("edited elsewhere"). Raises BadInput for a folder without plan or score, or whose files do not belong together.
    """
    plan_path, score_path = folder / PLAN, folder / SCORE
    for path in (plan_path, score_path):
        if not path.is_file():
            raise BadInput(f"{path} is not there: {folder} is not the folder of a piece")
    plan = plan_from_yaml(plan_path.read_text(encoding="utf-8"), source=str(plan_path))
    score = read_midi(score_path)
    song = Song(plan, score, _seed(folder / RUN))
    if len(song.controls.bars) * plan.meter.bar_ticks != score.end_tick:
        raise BadInput(f"{score_path} does not have the {plan.bars} bars of {plan_path}")
    history_path = folder / HISTORY
    if not history_path.is_file():
        return Workspace(folder, song, History(song.cells))
    text = history_path.read_text(encoding="utf-8")
    song, history = history_from_json(song, text, str(history_path))
    return _reconciled(Workspace(folder, song, history), json.loads(text))


def _reconciled(found: Workspace, values: dict[str, Any]) -> Workspace:
    """The workspace with an interrupted step finished, or with what another program changed as a step."""
    present = _sha256((found.folder / SCORE).read_bytes())
    if present == values.get("score_sha256"):
        return found
    known = replace(found.song, score=with_cells(found.song.score, found.history.cells))
    if present == values.get("score_sha256_before"):
        write_bytes(found.folder / SCORE, midi_bytes(known.score))
        return replace(found, song=known)
    edit = edit_of("edited elsewhere", known, found.song)
    return replace(found, history=found.history.with_edit(edit, {})) if edit.before else found


def _save(old: Workspace, new: Workspace) -> Workspace:
    before, after = (old.folder / SCORE).read_bytes(), midi_bytes(new.song.score)
    values = history_to_json(new.song, new.history)
    values |= {"score_sha256": _sha256(after), "score_sha256_before": _sha256(before)}
    write_text(new.folder / HISTORY, json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n")
    if after != before:
        write_bytes(new.folder / SCORE, after)
    return new


def _seed(run: Path) -> int:
    if not run.is_file():
        return 0
    try:
        return int(json.loads(run.read_text(encoding="utf-8"))["seed"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{run}: not the record of a run: {error}") from error


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
