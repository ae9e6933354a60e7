"""A song in its folder: the plan, the score and the history, of which the process may die at any moment.

The history holds everything and is written first, with the hash of the score that belongs to it and of the one before;
plan and score follow, then what is made from the score (``derived``). A folder whose score is still the one before is
brought up to date when it is opened. A plan that a person changed in the folder is never written over.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.plan_file import plan_from_yaml, plan_to_yaml
from scoresmith.editing import derived
from scoresmith.editing.history import History
from scoresmith.editing.history_file import history_from_values, history_to_values
from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.song import Lock, Song, song_of
from scoresmith.project import HISTORY, PLAN, RUN, SCORE
from symbolic.errors import BadInput
from symbolic.files import write_bytes, write_text
from symbolic.midi import midi_bytes, read_midi

if TYPE_CHECKING:
    from scoresmith.composer import Piece

ELSEWHERE = "edited elsewhere"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A song, its history and the folder that they live in."""

    folder: Path
    song: Song
    history: History

    def saved(self, edit: Edit, history: History, *, plan_read: bool = False) -> Workspace:
        """Write an edit to the folder; gives the workspace as it is then.

        Raises BadInput, and writes nothing, where another plan would take the place of one that a person changed,
        unless that one was read for this edit (``plan_read``).
        """
        return _save(self, replace(self, song=edit.song, history=history), plan_read)

    def with_locks(self, locks: tuple[Lock, ...]) -> Workspace:
        """Write other locks to the folder."""
        return _save(self, replace(self, song=replace(self.song, locks=locks)), plan_read=False)


def write_first_history(piece: Piece, folder: Path) -> None:
    """Begin the history of a piece that was just composed, beside its score."""
    song = song_of(piece)
    write_text(folder / HISTORY, _text(song, History(song.cells), midi_bytes(song.score), b"", b""))


def write_song(song: Song, folder: Path) -> None:
    """Write a song that has no history yet into an empty folder: its score, its plan if it has one, its history."""
    score = midi_bytes(song.score)
    write_bytes(folder / SCORE, score)
    if song.plan is not None:
        write_text(folder / PLAN, plan_to_yaml(song.plan))
    write_text(folder / HISTORY, _text(song, History(song.cells), score, b"", b""))


def open_workspace(folder: Path) -> Workspace:
    """Open the folder of a piece.

    A score that was changed by another program since is taken as it is, and the change becomes a step of the history
    ("edited elsewhere"). Raises BadInput for a folder without score, or with files that cannot be read.
    """
    score_path, history_path = folder / SCORE, folder / HISTORY
    if not score_path.is_file():
        raise BadInput(f"{score_path} is not there: {folder} is not the folder of a piece")
    if not history_path.is_file():
        song = _without_history(folder)
        return Workspace(folder, song, History(song.cells))
    try:
        values = json.loads(history_path.read_text(encoding="utf-8"))
        hashes = values["score_sha256"], values["score_sha256_before"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{history_path}: not a history of edits: {error}") from error
    song, history = history_from_values(values, str(history_path))
    known = Workspace(folder, song, history)
    present = _sha256(score_path.read_bytes())
    if present == hashes[0]:
        return known
    if present == hashes[1]:
        if values.get("plan_sha256_before") == _sha256(_bytes(folder / PLAN)):
            _write_plan(known)
        write_bytes(score_path, midi_bytes(song.score))
        return known
    found = replace(song, score=read_midi(score_path))
    edit = edit_of(ELSEWHERE, song, found)
    return replace(known, song=found, history=history.with_edit(edit, {}) if edit.changes else history)


def _without_history(folder: Path) -> Song:
    """The song of a folder that was never edited: composed before histories were kept, or put together by hand."""
    score = read_midi(folder / SCORE)
    plan_path = folder / PLAN
    if not plan_path.is_file():
        return Song(score)
    plan = plan_from_yaml(plan_path.read_text(encoding="utf-8"), source=str(plan_path))
    song = Song(score, plan, plan.style, _seed(folder / RUN))
    if song.bars != plan.bars:
        raise BadInput(f"{folder / SCORE} has {song.bars} bars, {plan_path} plans {plan.bars}")
    return song


def _save(old: Workspace, new: Workspace, plan_read: bool) -> Workspace:
    folder, other_plan = new.folder, new.song.plan != old.song.plan
    if other_plan and not plan_read and not _may_replace_plan(old):
        raise BadInput(
            f"{folder / PLAN} was changed by hand; apply it first (update), or delete it to have the known one back"
        )
    before, after = (folder / SCORE).read_bytes(), midi_bytes(new.song.score)
    if after != before:
        derived.mark(folder)
    write_text(folder / HISTORY, _text(new.song, new.history, after, before, _bytes(folder / PLAN)))
    if other_plan:
        _write_plan(new)
    if after != before:
        write_bytes(folder / SCORE, after)
    if after != before or other_plan:
        derived.refresh(folder, new.song, len(new.history.steps))
    return new


def _may_replace_plan(old: Workspace) -> bool:
    """Whether the plan in the folder is the one of the history, or gone."""
    path = old.folder / PLAN
    try:
        return not path.is_file() or plan_from_yaml(path.read_text(encoding="utf-8")) == old.song.plan
    except (BadInput, UnicodeDecodeError):
        return False


def _write_plan(workspace: Workspace) -> None:
    """Write the plan, unless the file says the same in a person's own writing."""
    plan, path = workspace.song.plan, workspace.folder / PLAN
    if plan is None:
        return
    try:
        if path.is_file() and plan_from_yaml(path.read_text(encoding="utf-8")) == plan:
            return
    except (BadInput, UnicodeDecodeError):
        pass
    write_text(path, plan_to_yaml(plan))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _text(song: Song, history: History, after: bytes, before: bytes, plan_before: bytes) -> str:
    values: dict[str, Any] = {"score_sha256": _sha256(after), "score_sha256_before": _sha256(before)}
    values["plan_sha256_before"] = _sha256(plan_before)
    values |= history_to_values(song, history)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def _seed(run: Path) -> int:
    if not run.is_file():
        return 0
    try:
        return int(json.loads(run.read_text(encoding="utf-8"))["seed"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{run}: not the record of a run: {error}") from error


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
