"""A song in its folder: the plan, the score and the history, of which the process may die at any moment.

The history holds everything and is put in place first, with the hash of the score that belongs to it and of the one
before; plan and score, which lie ready by then, follow, then what is made from the score (``derived``). A folder whose
score is still the one before is brought up to date when it is opened. A plan that a person changed in the folder is
never written over, and what another process saved since the folder was opened is not either.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.plan_file import plan_from_yaml, plan_to_yaml
from scoresmith.editing import derived
from scoresmith.editing.history import History
from scoresmith.editing.history_file import history_from_values, history_to_values
from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.plan_text import patched
from scoresmith.editing.song import Lock, Song, song_of
from scoresmith.project import HISTORY, PLAN, RUN, SCORE
from symbolic.errors import BadInput
from symbolic.files import whole_file, write_bytes, write_text
from symbolic.midi import midi_bytes, read_midi

if TYPE_CHECKING:
    from planner.plan import Plan
    from scoresmith.composer import Piece
    from symbolic.score import Score

ELSEWHERE = "edited elsewhere"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A song, its history and the folder that they live in.

    ``plan_text`` is the file of its plan as it was when plan and score last agreed; ``read_sha256`` the hash of the
    history that was read.
    """

    folder: Path
    song: Song
    history: History
    plan_text: str | None = None
    read_sha256: str = ""

    def saved(self, edit: Edit, history: History, *, plan_read: bool = False, derive: bool = True) -> Workspace:
        """Write an edit to the folder; gives the workspace as it is then.

        Without ``derive`` report and picture are listed as stale, to be made again later (``derived.refresh``). Raises
        BadInput, and writes nothing, where another plan would take the place of one that a person changed, unless that
        one was read for this edit (``plan_read``), where a file is read-only, and where another process saved an edit.
        """
        return _save(self, replace(self, song=edit.song, history=history), plan_read, derive)

    def with_locks(self, locks: tuple[Lock, ...]) -> Workspace:
        """Write other locks to the folder."""
        return _save(self, replace(self, song=replace(self.song, locks=locks)), plan_read=False, derive=True)


def write_first_history(piece: Piece, folder: Path) -> None:
    """Begin the history of a piece that was just composed, beside its score and plan."""
    song = song_of(piece)
    write_text(folder / HISTORY, _text(song, History(song.cells), plan_to_yaml(piece.plan), midi_bytes(song.score)))


def write_song(song: Song, folder: Path) -> None:
    """Write a song that has no history yet into an empty folder: its score, its plan if it has one, its history."""
    score = midi_bytes(song.score)
    plan_text = None if song.plan is None else plan_to_yaml(song.plan)
    write_bytes(folder / SCORE, score)
    if plan_text is not None:
        write_text(folder / PLAN, plan_text)
    write_text(folder / HISTORY, _text(song, History(song.cells), plan_text, score))


def open_workspace(folder: Path, *, restore: bool = False) -> Workspace:
    """Open the folder of a piece.

    A score that was changed by another program since is taken as it is, and the change becomes a step of the history
    ("edited elsewhere"). With ``restore`` a score that is gone is written again from the history. Raises BadInput for
    a folder without score, or with files that cannot be read.
    """
    score_path, history_path = folder / SCORE, folder / HISTORY
    if not score_path.is_file() and not (restore and history_path.is_file()):
        raise BadInput(_missing(folder))
    if not history_path.is_file():
        song = _without_history(folder)
        return Workspace(folder, song, History(song.cells), _plan_on_disk(folder))
    data = history_path.read_bytes()
    try:
        values = json.loads(data)
        hashes = values["score_sha256"], values["score_sha256_before"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{history_path}: not a history of edits: {error}") from error
    song, history, plan_text = history_from_values(values, str(history_path))
    known = Workspace(folder, song, history, plan_text, _sha256(data))
    present = _sha256(_bytes(score_path))
    if present == hashes[0]:
        return known
    if present == hashes[1] or not score_path.is_file():
        if plan_text is not None and values.get("plan_sha256_before") == _sha256(_bytes(folder / PLAN)):
            write_text(folder / PLAN, plan_text)
        write_bytes(score_path, midi_bytes(song.score))
        return known
    return _edited_elsewhere(known, read_midi(score_path))


def _missing(folder: Path) -> str:
    if (folder / HISTORY).is_file():
        return f"{folder / SCORE} is gone; {HISTORY} still has it: 'scoresmith refresh {folder}' writes it again"
    return f"{folder / SCORE} is not there: {folder} is not the folder of a piece"


def _edited_elsewhere(known: Workspace, score: Score) -> Workspace:
    """The workspace with a score from another program; one with other bars is no longer what its plan says."""
    song = replace(known.song, score=score)
    if song.bars != known.song.bars or score.meters != known.song.score.meters:
        song = replace(song, plan=None, locks=tuple(lock for lock in song.locks if lock.last < song.bars))
    edit = edit_of(ELSEWHERE, known.song, song)
    if not edit.changes:
        return replace(known, song=song)
    history = known.history.with_edit(edit, {})
    if edit.plan is not None:
        history = history.with_plan_texts(known.plan_text, None)
    return replace(known, song=song, history=history, plan_text=None if song.plan is None else known.plan_text)


def _without_history(folder: Path) -> Song:
    """The song of a folder that was never edited: composed before histories were kept, or put together by hand."""
    score = read_midi(folder / SCORE)
    text = _plan_on_disk(folder)
    if text is None:
        return Song(score)
    plan_path = folder / PLAN
    plan = plan_from_yaml(text, source=str(plan_path))
    song = Song(score, plan, plan.style, _seed(folder / RUN))
    if song.bars != plan.bars:
        raise BadInput(f"{folder / SCORE} has {song.bars} bars, {plan_path} plans {plan.bars}")
    if (score.meters[0].numerator, score.meters[0].denominator) != (plan.meter.numerator, plan.meter.denominator):
        raise BadInput(f"{folder / SCORE} is in {score.meters[0]}, {plan_path} plans {plan.meter}")
    return song


def _save(old: Workspace, new: Workspace, plan_read: bool, derive: bool) -> Workspace:
    folder, other_plan = new.folder, new.song.plan != old.song.plan
    if old.read_sha256 and _sha256(_bytes(folder / HISTORY)) != old.read_sha256:
        raise BadInput(f"{folder / HISTORY} was changed since it was opened; nothing was written, do it once more")
    if other_plan:
        new = _with_plan_text(old, new, plan_read)
    before, after = (folder / SCORE).read_bytes(), midi_bytes(new.song.score)
    new = replace(new, history=new.history.kept)
    text = _text(new.song, new.history, new.plan_text, after, before, _bytes(folder / PLAN))
    plan = new.plan_text if other_plan and new.plan_text != _plan_on_disk(folder) else None
    _check_writable(folder, plan is not None, after != before)
    if after != before:
        derived.mark(folder)
    _put_in_place(folder, text, plan, after if after != before else None)
    if derive and (after != before or other_plan):
        derived.refresh(folder, new.song, len(new.history.steps))
    return replace(new, read_sha256=_sha256(text.encode("utf-8")))


def _with_plan_text(old: Workspace, new: Workspace, plan_read: bool) -> Workspace:
    """The workspace with the text of its other plan: as a person wrote it, or written into what is there."""
    present, plan = _plan_on_disk(new.folder), new.song.plan
    own = present is not None and _says(present, old.song.plan)
    if not plan_read and present is not None and not own and old.song.plan is not None:
        raise BadInput(
            f"{new.folder / PLAN} was changed by hand; apply it first (update), or delete it to have the known one back"
        )
    before = present if own else old.plan_text
    last = new.history.steps[-1]
    if plan is None:
        text = None
    elif plan_read and present is not None and _says(present, plan):
        text = present
    elif last.undoes is not None and (told := new.history.steps[last.undoes].plan) and told[1] == before:
        text = told[0]
    else:
        base = present if plan_read and present else before
        text = plan_to_yaml(plan) if base is None else patched(base, plan)
    return replace(new, history=new.history.with_plan_texts(before, text), plan_text=text)


def _says(text: str, plan: Plan | None) -> bool:
    """Whether a file says what a plan does."""
    try:
        return plan_from_yaml(text) == plan
    except BadInput:
        return False


def _check_writable(folder: Path, plan: bool, score: bool) -> None:
    """Raise BadInput where a file that is to be replaced is protected."""
    names = [HISTORY, *([PLAN] if plan else []), *([SCORE] if score else [])]
    for path in (folder / name for name in names):
        if path.is_file() and not path.stat().st_mode & stat.S_IWUSR:
            raise BadInput(f"{path} is read-only; nothing was written")


def _put_in_place(folder: Path, history: str, plan: str | None, score: bytes | None) -> None:
    """Write all files beside their places, then put first the history, then the plan, then the score in place."""
    files = [(SCORE, score), (PLAN, None if plan is None else plan.encode("utf-8")), (HISTORY, history.encode("utf-8"))]
    with contextlib.ExitStack() as stack:
        for name, data in files:
            if data is not None:
                stack.enter_context(whole_file(folder / name)).write_bytes(data)


def _plan_on_disk(folder: Path) -> str | None:
    """The text of the plan's file; None where there is none or it is no text."""
    try:
        return _bytes(folder / PLAN).decode("utf-8") if (folder / PLAN).is_file() else None
    except UnicodeDecodeError:
        return ""


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _text(
    song: Song, history: History, plan_text: str | None, after: bytes, before: bytes = b"", plan_before: bytes = b""
) -> str:
    values: dict[str, Any] = {"score_sha256": _sha256(after), "score_sha256_before": _sha256(before)}
    values["plan_sha256_before"] = _sha256(plan_before)
    values |= history_to_values(song, history, plan_text)
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
