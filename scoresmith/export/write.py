"""Writing the forms of delivery into one folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoresmith.export.formats import DEFAULT_FORMATS, FORMATS, formats_of
from scoresmith.export.job import Job
from scoresmith.export.options import ExportOptions
from scoresmith.export.source import source_of
from scoresmith.export.writers import WRITERS, write_sound
from scoresmith.project import whole_folder
from symbolic.errors import MissingExtra
from symbolic.files import write_text
from symbolic.score import Score

if TYPE_CHECKING:
    from scoresmith.composer import Piece

MANIFEST = "export.json"
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the folder, the files of each form, why forms were left out, and what is unusual."""

    folder: Path
    files: dict[str, tuple[str, ...]]
    left_out: dict[str, str]
    warnings: tuple[str, ...]


def export(
    given: Score | Piece | Path | str,
    folder: str | Path,
    *,
    formats: Sequence[str] | None = None,
    options: ExportOptions | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write a score in the forms asked for (``FORMATS``, ``GROUPS``; None: the usual ones) into ``folder``.

    ``given`` is a score, a composed piece, its folder, or a MIDI or MusicXML file. Of the usual forms those that need
    what is not installed are left out and named; a form asked for by name raises MissingExtra then. The folder gets a
    manifest ``export.json`` with the SHA-256 of every file. Raises BadInput for what cannot be exported and a folder
    that must not be replaced, CheckFailed if a file would break a rule of delivery.
    """
    source = source_of(given)
    wanted = DEFAULT_FORMATS if formats is None else formats_of(formats)
    target = Path(folder).expanduser().resolve()
    report = progress or (lambda name, done: None)
    left_out: dict[str, str] = {}
    with whole_folder(target, force=force, own=own_names(target)) as temporary:
        job = Job(source, options or ExportOptions(), temporary)
        paths = _write(job, wanted, left_out, asked=formats is not None, report=report)
        files = {name: tuple(path.relative_to(temporary).as_posix() for path in paths[name]) for name in paths}
        write_text(temporary / MANIFEST, json.dumps(_manifest(job, files), indent=1, ensure_ascii=False) + "\n")
    return Exported(target, files, left_out, tuple(dict.fromkeys(job.warnings)))


def _write(
    job: Job, wanted: Sequence[str], left_out: dict[str, str], *, asked: bool, report: Progress
) -> dict[str, tuple[Path, ...]]:
    """Write every form; sound comes first, because the projects hold it."""
    paths: dict[str, tuple[Path, ...]] = {}
    sounding = [name for name in wanted if FORMATS[name].sound]
    others = [name for name in wanted if not FORMATS[name].sound]
    for done, names in enumerate(([sounding] if sounding else []) + [[name] for name in others]):
        report(names[0], done / (len(others) + bool(sounding)))
        try:
            if names is sounding:
                paths |= write_sound(job, sounding)
            else:
                paths[names[0]] = tuple(WRITERS[names[0]](job))
        except MissingExtra as error:
            if asked:
                raise
            left_out |= dict.fromkeys(names, str(error))
    if not paths:
        raise MissingExtra("; ".join(dict.fromkeys(left_out.values())))
    return {name: paths[name] for name in wanted if name in paths}


def own_names(folder: Path) -> frozenset[str]:
    """The names that an earlier export wrote into a folder, by its manifest; none where that cannot be read."""
    try:
        values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return frozenset({MANIFEST, *(Path(name).parts[0] for name in values["files"])})
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return frozenset()


def _manifest(job: Job, files: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    from scoresmith.doctor import versions

    names = [name for each in files.values() for name in each]
    return {
        "title": job.source.score.title,
        "seed": job.seed,
        "style": job.style,
        "humanise": job.options.humanise,
        "forms": {name: list(each) for name, each in files.items()},
        "files": {name: _facts(job.folder / name) for name in names},
        "versions": versions(),
    }


def _facts(path: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}
