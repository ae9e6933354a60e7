"""The commands that change the form of a piece: ``adopt``, ``transpose``, ``continue`` and ``fit``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scoresmith.cli.common import AsJson, Force, OutFolder, Quiet, Seed, app, reporting, slug
from scoresmith.console import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoresmith.editing import Edit, Workspace

PieceFolder = Annotated[Path, typer.Argument(help="The folder of a piece.")]


@app.command()
@reporting
def adopt(
    file: Annotated[Path, typer.Argument(help="A MIDI or MusicXML file.")],
    out: OutFolder = None,
    style: Annotated[str, typer.Option(help="The style that new notes are written in, such as folk. [none]")] = "",
    seed: Seed = 0,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make a piece of any MIDI or MusicXML file: a folder that every editing command works on."""
    from scoresmith import editing

    made = editing.new_workspace(file, out or Path(slug(file.stem)), style=style, seed=seed, force=force)
    song = made.song
    roles = [role.value for role in song.rows]
    sections = [section.name for section in song.score.sections]
    say(f"adopted: {song.bars} bars, {len(sections)} sections, {', '.join(roles)}", quiet)
    values = {"folder": str(made.folder), "bars": song.bars, "roles": roles, "sections": sections,
              "tracks": len(song.score.tracks), "plan": song.plan is not None}  # fmt: skip
    print(json.dumps(values, ensure_ascii=False) if as_json else made.folder)


@app.command()
@reporting
def transpose(
    folder: PieceFolder,
    semitones: Annotated[int | None, typer.Option(help="How far, up or (negative) down.")] = None,
    key: Annotated[str | None, typer.Option(help="The key to go to, such as Eb or 'E minor'.")] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Move a whole piece, its chords and keys included, to another key; drums stay as they are."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    edit = editing.transpose(opened.song, semitones=semitones, key=key)
    moves = editing.octave_moves(opened.song, semitones=semitones, key=key)
    rows = [{"role": m.role.value, "track": m.track, "first": m.first + 1, "last": m.last + 1, "octaves": m.octaves}
            for m in moves]  # fmt: skip
    for row in rows:
        told = f"{row['track']}, bars {row['first']}-{row['last']}: {row['octaves']:+d} octave, to stay in range"
        say(told, quiet)
    saved = _saved(opened, edit, {"semitones": semitones, "key": key})
    _finish(saved, edit, {"octave_moves": rows}, as_json, quiet)


@app.command("continue")
@reporting
def continue_(
    folder: PieceFolder,
    bars: Annotated[int | None, typer.Option(help="So many more bars.")] = None,
    section: Annotated[str | None, typer.Option(help="One more section, by kind, letter or name.")] = None,
    end: Annotated[bool, typer.Option("--end", help="An ending.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write on after the last bar of a piece; every note before stays as it is."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    edit = editing.continue_(opened.song, bars=bars, section=section, end=end)
    saved = _saved(opened, edit, {"bars": bars, "section": section, "end": end or None})
    _finish(saved, edit, {}, as_json, quiet)


@app.command()
@reporting
def fit(
    folder: PieceFolder,
    bars: Annotated[int | None, typer.Option(help="The number of bars to have.")] = None,
    duration: Annotated[float | None, typer.Option(help="The seconds to last, as nearly as phrases allow.")] = None,
    tempo: Annotated[bool, typer.Option("--tempo", help="Meet the seconds exactly: change the tempo, 5 % at most.")] = (
        False
    ),
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Stretch or shorten a piece by whole phrases; what stays keeps its notes."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    found = editing.fit_of(opened.song, bars=bars, duration_s=duration, tempo=tempo)
    edit = editing.fit(opened.song, bars=bars, duration_s=duration, tempo=tempo)
    asked = {"bars": bars, "duration_s": duration, "tempo": tempo or None}
    more = {"duration_s": round(found.duration_s, 3), "tempo_factor": round(found.tempo_factor, 4),
            "order": [bar + 1 for bar in found.form.order]}  # fmt: skip
    _finish(_saved(opened, edit, asked), edit, more, as_json, quiet)


def _saved(opened: Workspace, edit: Edit, asked: Mapping[str, object]) -> Workspace:
    told = {name: str(value) for name, value in asked.items() if value is not None}
    return opened.saved(edit, opened.history.with_edit(edit, told))


def _finish(saved: Workspace, edit: Edit, more: Mapping[str, Any], as_json: bool, quiet: bool) -> None:
    song = saved.song
    sections = ", ".join(section.name for section in song.score.sections)
    say(f"{edit.operation}: now {song.bars} bars ({sections or 'no sections'})", quiet)
    changed = [{"role": role.value, "bar": bar + 1} for role, bar in edit.before]
    values = {"folder": str(saved.folder), "operation": edit.operation, "bars": song.bars, **more, "changed": changed}
    print(json.dumps(values, ensure_ascii=False) if as_json else saved.folder)
