"""The folder of a piece: plan, score, report, sound and how they were made, written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symbolic.errors import BadInput, MissingExtra

if TYPE_CHECKING:
    from scoresmith.composer import Piece
    from symbolic.score import Score

PLAN, SCORE, REPORT, RUN = "plan.yaml", "score.mid", "report.json", "run.json"
PAGE = "report.html"
PICTURE = "score.svg"
HISTORY = "history.json"
STALE = "stale.json"
"""Names the files of a folder that were not made from its present score."""
HUM = "hum.json"
"""What was heard, note by note, where the melody came from a recording."""
PLAN_SUFFIXES = (".yaml", ".yml")
STEMS = "stems"
OWN_NAMES: frozenset[str] = frozenset(
    {
        *(PLAN, SCORE, REPORT, PAGE, RUN, HISTORY, STALE, HUM, STEMS, "dry_mix.wav", "dry_mix.ogg"),
        *("sound", "sound.json", ".sound.new"),
        *(f"mix{suffix}" for suffix in (".wav", ".flac", ".ogg", ".opus", ".mp3")),
        *(f"{stem}{suffix}" for stem in ("score", "plan") for suffix in (".svg", ".png", ".pdf")),
    }
)
"""What the folder of a piece may hold to be replaced."""
LEFT_BY_FILE_MANAGERS: frozenset[str] = frozenset({".DS_Store", "Thumbs.db"})

Progress = Callable[[str, float], None]


def check_folder(folder: Path, *, force: bool, own: Collection[str] = OWN_NAMES) -> None:
    """Refuse a folder that must not be written: taken without ``force``, or holding files of somebody else.

    ``own`` are the names that it may hold to be replaced. Raises BadInput naming the folder, and the first foreign file
    if there is one.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BadInput(f"{folder} is a file, not a folder")
    names = sorted(entry.name for entry in folder.iterdir())
    if names and not force:
        raise BadInput(f"{folder} exists already; choose another folder or allow replacing it (--force)")
    ours = {*own, *LEFT_BY_FILE_MANAGERS}
    foreign = [name for name in names if name not in ours and _whole_name(name) not in ours]
    if foreign:
        raise BadInput(f"{folder} holds {foreign[0]!r}, which scoresmith did not write; choose another folder")


def _whole_name(name: str) -> str:
    """The name that a file would have had which ``symbolic.files`` was writing when the process was killed."""
    parts = name.split(".")
    return f"{parts[1]}.{parts[-1]}" if len(parts) >= 4 and not parts[0] else name


@contextlib.contextmanager
def whole_folder(folder: Path, *, force: bool = False, own: Collection[str] = OWN_NAMES) -> Iterator[Path]:
    """Give a temporary folder beside ``folder``; on success it takes its place, on any error it goes away.

    Raises BadInput as ``check_folder`` does, OSError as the system does.
    """
    check_folder(folder, force=force, own=own)
    made = [parent for parent in folder.parents if not parent.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield temporary
        temporary.chmod(0o755)
        _take_place(temporary, folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        for parent in made:
            parent.rmdir()
        raise


def _take_place(temporary: Path, folder: Path) -> None:
    if not folder.exists():
        temporary.rename(folder)
        return
    old = folder.with_name(f"{temporary.name}.old")
    folder.rename(old)
    try:
        temporary.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def save_piece(
    piece: Piece,
    folder: str | Path,
    *,
    audio: bool = True,
    picture: bool = True,
    soundfont: str | Path | None = None,
    force: bool = False,
    formats: Sequence[str] = ("wav", "ogg"),
    progress: Progress | None = None,
) -> Path:
    """Write a piece's plan, score, picture, report, ``run.json`` and, with ``audio``, its stems and mixes.

    The report is written as values and as a page. Gives the folder.

    Raises BadInput for a folder that must not be replaced or a sound font that cannot be read, and MissingExtra when
    the sound cannot be made; in that last case the score is already saved.
    """
    target = Path(folder).expanduser().resolve()
    missing: MissingExtra | None = None
    timings_s = dict(piece.timings_s)
    with whole_folder(target, force=force) as temporary:
        _write_score(piece, temporary)
        if picture:
            _write_picture(piece, temporary)
        sound: dict[str, Any] | None = None
        if audio:
            try:
                sound = write_sound(
                    piece.score, temporary, soundfont, piece.seed, formats, progress, style=piece.plan.style, keep=True
                )
                timings_s["render"] = sound.pop("render_s")
            except MissingExtra as error:
                missing = error
        _write_json(temporary / RUN, run_record(piece, timings_s, sound))
    if missing is not None:
        raise MissingExtra(f"{missing} (the score is saved in {folder})") from missing
    return target


def _write_score(piece: Piece, folder: Path) -> None:
    from planner import plan_to_yaml
    from scoresmith.candidates import candidates_dict, match_dict
    from scoresmith.editing.workspace import write_first_history
    from scoresmith.report import Subject, report_values, write_report
    from symbolic.files import write_text
    from symbolic.midi import write_midi

    write_text(folder / PLAN, plan_to_yaml(piece.plan))
    write_midi(piece.score, folder / SCORE)
    write_first_history(piece, folder)
    attempts = [[{"role": role.value, "bar": bar + 1} for role, bar in cells] for cells in piece.refilled]
    subject = Subject(piece.plan, piece.score, piece.report, piece.repairs, piece.originality)
    fits = {"match": match_dict(piece.plan.prompt, piece.score), "candidates": candidates_dict(piece.candidates)}
    _write_json(folder / REPORT, report_values(subject) | {"refilled": attempts} | fits)
    write_report(subject, folder / PAGE)


def _write_picture(piece: Piece, folder: Path) -> None:
    from scoresmith.picture import piano_roll, save

    save(piano_roll(piece.score, broken=piece.report.broken_cells), folder / PICTURE)


def write_sound(
    score: Score,
    folder: Path,
    soundfont: str | Path | None,
    seed: int,
    formats: Sequence[str],
    progress: Progress | None = None,
    *,
    style: str | None = None,
    lufs: str | float | None = None,
    keep: bool = False,
) -> dict[str, Any]:
    """Render a score into ``folder``; give the sound fonts' facts and ``render_s``, the seconds that it took.

    With ``keep`` there is also what is needed to render only what an edit changes.
    """
    import time

    from render import choose_soundfont, render_files

    started_s = time.perf_counter()
    font = choose_soundfont(None if soundfont is None else Path(soundfont).expanduser())
    report = None if progress is None else lambda share, _: progress("render", share)
    files = render_files(
        score, folder, formats=formats, soundfont=font, seed=seed, style=style, lufs=lufs, keep=keep, progress=report
    )
    font, *others = files.soundfonts
    return {
        "soundfont": font.name,
        "soundfont_sha256": font.sha256,
        "soundfont_licence": font.licence,
        "other_soundfonts": {each.name: each.sha256 for each in others},
        "sample_rate_hz": files.sample_rate_hz,
        "ensemble": files.ensemble,
        "render_s": time.perf_counter() - started_s,
    }


def run_record(piece: Piece, timings_s: dict[str, float], sound: dict[str, Any] | None) -> dict[str, Any]:
    """What made a piece: versions, seed, hashes of plan, model and sound font, timings, licences of the data."""
    from planner.plan_file import plan_hash
    from scoresmith.doctor import model_files, training_data, versions

    return {
        "prompt": piece.plan.prompt,
        "seed": piece.seed,
        "plan_sha256": plan_hash(piece.plan),
        "model": {file.name: file.sha256 for file in model_files()},
        "training_data": training_data(),
        "sound": sound,
        "timings_s": {name: round(value, 3) for name, value in timings_s.items()},
        "versions": versions(),
    }


def _write_json(path: Path, values: dict[str, Any]) -> None:
    from symbolic.files import write_text

    write_text(path, json.dumps(values, indent=1, ensure_ascii=False) + "\n")
