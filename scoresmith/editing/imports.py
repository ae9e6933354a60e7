"""Anyone's score as a song to edit: a MIDI or MusicXML file becomes a folder that every editing command works on."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from planner.controls import to_score
from planner.plan import Plan
from planner.plan_file import plan_from_yaml
from scoresmith.editing.song import Song
from scoresmith.editing.workspace import Workspace, open_workspace, write_song
from scoresmith.project import PLAN, whole_folder
from symbolic.controls import STYLES
from symbolic.errors import BadInput
from symbolic.reader import read_score
from symbolic.recognition.reading import understood
from symbolic.score import Score


def import_song(path: str | Path, *, style: str = "", seed: int = 0) -> Song:
    """The song in a MIDI or MusicXML file: its notes, and keys, chords, sections and meter as given or heard.

    ``style`` is what the model is told of it (one of ``symbolic.controls.STYLES``, "" for nothing). A score that lies
    beside the plan that it was composed from brings that plan. Raises BadInput, naming the file, for one that cannot be
    read or has no notes, and for a style that is not known.
    """
    place = Path(path).expanduser()
    if style and style not in STYLES:
        near = get_close_matches(style, STYLES, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(STYLES)}"
        raise BadInput(f"'{style}' is not a style that is known; {hint}")
    score = read_score(place)
    if not any(track.notes for track in score.tracks):
        raise BadInput(f"{place}: there are no notes in it")
    plan = _plan_beside(place, score)
    if plan is not None:
        return Song(score, plan, plan.style, seed)
    return Song(understood(score), None, style, seed)


def new_workspace(
    path: str | Path, folder: str | Path, *, style: str = "", seed: int = 0, force: bool = False
) -> Workspace:
    """Make a folder of a score file: ``score.mid``, ``history.json`` and, where there is one, its plan.

    The folder is written whole or not at all, and the file stays as it is. Raises BadInput as ``import_song`` does, for
    a folder that is taken (``force`` replaces one of ours), and for a score that MIDI cannot hold.
    """
    song = import_song(path, style=style, seed=seed)
    target = Path(folder).expanduser().resolve()
    with whole_folder(target, force=force) as temporary:
        write_song(song, temporary)
    return open_workspace(target)


def _plan_beside(path: Path, score: Score) -> Plan | None:
    """The plan in the file's folder, if the score is still as it plans."""
    plan_path = path.parent / PLAN
    if not plan_path.is_file():
        return None
    plan = plan_from_yaml(plan_path.read_text(encoding="utf-8"), source=str(plan_path))
    planned = to_score(plan)
    same = (planned.end_tick, planned.meters, planned.sections) == (score.end_tick, score.meters, score.sections)
    return plan if same and planned.chords == score.chords and planned.keys == score.keys else None
