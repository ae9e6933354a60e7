"""What was made from a score and lies beside it: reports and pictures are made again, sound is called stale.

``stale.json`` names each such file with the hash of the score that it was made from. It is written before the score, so
that nothing in a folder ever passes for what it is not, wherever the process dies; what a step back makes true again
leaves it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scoresmith.project import PAGE, PICTURE, REPORT, SCORE, STALE, STEMS
from symbolic.errors import ScoresmithError
from symbolic.files import write_text

if TYPE_CHECKING:
    from scoresmith.editing.song import Song

MIX_SUFFIXES: tuple[str, ...] = (".wav", ".flac", ".ogg", ".opus", ".mp3")
SOUND: tuple[str, ...] = (*(f"mix{suffix}" for suffix in MIX_SUFFIXES), "dry_mix.wav", "dry_mix.ogg", STEMS)
DERIVED: tuple[str, ...] = (REPORT, PAGE, PICTURE, "score.png", "score.pdf", *SOUND)
_NOTE = (
    "These files were made from an earlier score (by its SHA-256); they do not show or sound what score.mid has now."
)


def stale_files(folder: Path) -> tuple[str, ...]:
    """The files of a folder that are not of its present score, in the order of ``DERIVED``."""
    listed, now = _listed(folder), _sha256(folder / SCORE)
    return tuple(name for name in DERIVED if listed.get(name, now) != now and (folder / name).exists())


def mark(folder: Path) -> None:
    """Write down which score the files were made from, before another one is written."""
    now, listed = _sha256(folder / SCORE), _listed(folder)
    there = {name: listed.get(name, now) for name in DERIVED if (folder / name).exists()}
    if there != listed:
        _write(folder, there)


def freshen(folder: Path, names: Iterable[str] = ()) -> None:
    """Take files off the list: those that were just made from the present score, and those that are true again."""
    made, now, listed = set(names), _sha256(folder / SCORE), _listed(folder)
    left = {n: sha for n, sha in listed.items() if n not in made and sha != now and (folder / n).exists()}
    if left != listed:
        _write(folder, left)


def refresh(folder: Path, song: Song, edits: int) -> None:
    """Make the report and the picture of a folder again, where they are there, and tell what is stale.

    What cannot be made stays listed as stale: the score is saved already.
    """
    made: list[str] = []
    for names, make in ((_REPORTS, _write_reports), ((PICTURE,), _write_picture)):
        there = tuple(name for name in names if (folder / name).exists())
        try:
            made += there if there and make(folder, song, edits) else ()
        except (ScoresmithError, OSError):
            continue
    freshen(folder, made)


_REPORTS = (REPORT, PAGE)


def _write_reports(folder: Path, song: Song, edits: int) -> bool:
    """The report of a song that has a plan, as values and as a page, as far as they were there."""
    if song.plan is None:
        return False
    from planner.check import check
    from scoresmith.candidates import match_dict
    from scoresmith.originality import look_up
    from scoresmith.report import Subject, report_values, write_report

    subject = Subject(song.plan, song.score, check(song.score, song.plan), (), look_up(song.score))
    if (folder / REPORT).exists():
        more = {"refilled": [], "match": match_dict(song.plan.prompt, song.score), "candidates": [], "edits": edits}
        write_text(folder / REPORT, json.dumps(report_values(subject) | more, indent=1, ensure_ascii=False) + "\n")
    if (folder / PAGE).exists():
        write_report(subject, folder / PAGE)
    return True


def _write_picture(folder: Path, song: Song, edits: int) -> bool:
    from scoresmith.picture import piano_roll, save

    save(piano_roll(song.score), folder / PICTURE)
    return True


def _listed(folder: Path) -> dict[str, str]:
    """The files on the list; none where it is not there or cannot be read."""
    try:
        files = json.loads((folder / STALE).read_text(encoding="utf-8"))["files"]
        return {str(name): str(sha) for name, sha in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(folder: Path, files: Mapping[str, str]) -> None:
    if files:
        write_text(folder / STALE, json.dumps({"note": _NOTE, "files": dict(files)}, indent=1) + "\n")
    else:
        (folder / STALE).unlink(missing_ok=True)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
