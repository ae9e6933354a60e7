"""The sound of a folder after an edit: only what changed is rendered again, with the fonts of the first rendering."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoresmith.editing import derived
from scoresmith.project import PAGE, PICTURE, REPORT, RUN, STEMS
from symbolic.files import write_text

if TYPE_CHECKING:
    from render.rerender import Rerendered
    from render.soundfont import SoundFont
    from scoresmith.editing.workspace import Workspace

Progress = Callable[[str, float], None]
USUAL_FORMATS: tuple[str, ...] = ("wav", "ogg")


def has_sound(folder: Path) -> bool:
    """Whether there is sound in a folder."""
    return any((folder / name).exists() for name in derived.SOUND)


def bring_up_to_date(
    workspace: Workspace, *, audio: bool | None = None, soundfont: Path | None = None, progress: Progress | None = None
) -> Rerendered | None:
    """Make everything again that is stale in a folder: report, page, picture and, if there is any, the sound.

    ``audio`` True makes sound where there was none, False leaves what there is. Gives what was rendered; None where
    nothing was. Raises MissingExtra where the sound cannot be made: the rest is up to date then.
    """
    folder = workspace.folder
    stale = derived.stale_files(folder)
    if {REPORT, PAGE, PICTURE} & {*stale}:
        derived.refresh(folder, workspace.song, len(workspace.history.steps))
    wanted = has_sound(folder) if audio is None else audio
    if not wanted or (not {*derived.SOUND} & {*stale} and has_sound(folder)):
        return None
    return _rendered(workspace, soundfont, progress)


def _rendered(workspace: Workspace, soundfont: Path | None, progress: Progress | None) -> Rerendered:
    from render.rerender import rerender
    from render.sound_record import read_record

    folder, song = workspace.folder, workspace.song
    record = read_record(folder) or {}
    formats = _formats(folder, record)
    there = [f"mix{suffix}" for suffix in derived.MIX_SUFFIXES]
    done = rerender(
        song.score,
        folder,
        formats=formats,
        soundfont=_font(soundfont, folder, record),
        seed=song.seed,
        style=song.style or None,
        progress=None if progress is None else lambda share, _: progress("render", share),
        on_mix=lambda: derived.freshen(folder, ("dry_mix.wav", STEMS, *there[:2])),
    )
    made = read_record(folder) or {}
    _take_away_others(folder / STEMS, [f"{stem['file_name']}.wav" for stem in made.get("stems", ())])
    derived.freshen(folder, derived.SOUND)
    _tell(folder, made)
    return done


def _formats(folder: Path, record: Mapping[str, Any]) -> tuple[str, ...]:
    """The formats of the mixes that are there; of a folder without any, the usual ones."""
    from render.audio_file import FORMATS

    known = [str(name) for name in record.get("formats", ())]
    suffixes = {FORMATS[name].suffix for name in known if name in FORMATS}
    here = [s[1:] for s in derived.MIX_SUFFIXES if s not in suffixes and (folder / f"mix{s}").is_file()]
    return (*known, *here) or USUAL_FORMATS


def _font(asked: Path | None, folder: Path, record: Mapping[str, Any]) -> SoundFont | None:
    """The font that is asked for, or the one that the folder was rendered with, or (None) the best there is."""
    from render.soundfont import choose_soundfont, find_soundfonts, open_soundfont

    if asked is not None:
        return choose_soundfont(asked.expanduser())
    try:
        wanted = json.loads((folder / RUN).read_text(encoding="utf-8"))["sound"]["soundfont_sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    paths = {str(stem.get("soundfont")) for stem in record.get("stems", ()) if stem.get("soundfont_sha256") == wanted}
    for path in sorted(paths):
        if Path(path).is_file() and (font := open_soundfont(Path(path))).sha256 == wanted:
            return font
    return next((font for font in find_soundfonts() if font.sha256 == wanted), None)


def _take_away_others(stems: Path, names: Iterable[str]) -> None:
    """Remove the stems of parts that are no longer there."""
    kept = {*names}
    for path in stems.glob("*.wav") if kept else ():
        if path.name not in kept:
            path.unlink()


def _tell(folder: Path, record: Mapping[str, Any]) -> None:
    """Write into ``run.json``, where there is one, which fonts made the sound."""
    path = folder / RUN
    fonts = {stem["soundfont_sha256"]: Path(stem["soundfont"]).name for stem in record.get("stems", ())}
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        sound = run["sound"] or {}
    except (OSError, ValueError, KeyError, TypeError):
        return
    if not fonts or sound.get("soundfont_sha256") in fonts:
        return
    sha256, name = next(iter(fonts.items()))
    others = {other: sha for sha, other in fonts.items() if sha != sha256}
    run["sound"] = {"soundfont": name, "soundfont_sha256": sha256, "other_soundfonts": others}
    run["sound"] |= {"sample_rate_hz": record["sample_rate_hz"]}
    write_text(path, json.dumps(run, indent=1, ensure_ascii=False) + "\n")
