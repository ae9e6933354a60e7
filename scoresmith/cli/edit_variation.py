"""The commands that vary and arrange a piece: ``vary``, ``simplify``, ``orchestrate`` and ``restyle``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scoresmith.cli.common import AsJson, Quiet, app, reporting
from scoresmith.cli.edits import Bars, PieceFolder, Roles, Section, say_stale
from scoresmith.console import progress_bars, say

if TYPE_CHECKING:
    from scoresmith.editing import Edit, Song, Workspace

USUAL = "style"
"""The tempo that means the style's own."""


@app.command()
@reporting
def vary(
    folder: PieceFolder,
    amount: Annotated[float, typer.Option(help="0 changes nothing, 1 as much as may change.")] = 0.5,
    keep: Annotated[str, typer.Option(help="What stays: contour, rhythm or harmony. [nothing]")] = "",
    bars: Bars = None,
    section: Section = None,
    roles: Roles = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write a variation of some bars or roles; a larger amount changes all that a smaller one does, and more."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    request = editing.cells_asked(opened.song, bars=bars, section=section, roles=roles)
    with progress_bars(quiet) as progress:
        named = None if progress is None else lambda done: progress("fill", done)
        edit = editing.vary(opened.song, request, amount, keep, progress=named)
    asked = {"amount": f"{amount:g}", "keep": keep, "bars": bars, "section": section, "roles": roles}
    _finish(opened, edit, asked, {}, as_json, quiet)


@app.command()
@reporting
def simplify(
    folder: PieceFolder,
    level: Annotated[int, typer.Argument(help="How hard it may be, from 1 (first lessons) to 5 (able amateurs).")],
    bars: Bars = None,
    section: Section = None,
    roles: Roles = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make some bars or roles easier to play: fewer notes, smaller leaps, plainer rhythm."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    request = editing.cells_asked(opened.song, bars=bars, section=section, roles=roles)
    edit = editing.simplify(opened.song, request, level)
    asked = {"level": str(level), "bars": bars, "section": section, "roles": roles}
    _finish(opened, edit, asked, {}, as_json, quiet)


@app.command()
@reporting
def orchestrate(
    folder: PieceFolder,
    ensemble: Annotated[
        str, typer.Argument(help="A group such as 'string quartet', or instruments such as 'flute, cello and piano'.")
    ],
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Arrange a piece for other players; its notes are handed over, moved by octaves, and never made up."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    edit = editing.orchestrate(opened.song, ensemble)
    _finish(opened, edit, {"ensemble": ensemble}, _players(edit.song), as_json, quiet)


@app.command()
@reporting
def restyle(
    folder: PieceFolder,
    style: Annotated[str, typer.Argument(help="The style, such as swing.")],
    tempo: Annotated[
        str | None, typer.Option(help="A tempo in quarters a minute, or 'style' for one that is usual. [as it is]")
    ] = None,
    keep_players: Annotated[bool, typer.Option("--keep-players", help="Keep the instruments as they are.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Put a piece into another style; melody, chords and form stay, what accompanies is written again."""
    from scoresmith import editing

    opened = editing.open_workspace(folder)
    tempo_bpm = None if tempo is None else _tempo(opened.song, style, tempo)
    with progress_bars(quiet) as progress:
        named = None if progress is None else lambda done: progress("fill", done)
        edit = editing.restyle(opened.song, style, tempo_bpm=tempo_bpm, keep_players=keep_players, progress=named)
    asked = {"style": style, "tempo": tempo, "keep_players": "yes" if keep_players else None}
    more = {"tempo_bpm": edit.song.score.tempos[0].bpm, **_players(edit.song)}
    _finish(opened, edit, asked, more, as_json, quiet)


def _tempo(song: Song, style: str, text: str) -> float:
    from scoresmith.editing.restyle import usual_tempo
    from symbolic.errors import BadInput

    if text == USUAL:
        return usual_tempo(song, style)
    try:
        return float(text)
    except ValueError:
        raise BadInput(f"tempo '{text}' is neither a number nor '{USUAL}'") from None


def _players(song: Song) -> dict[str, Any]:
    return {"players": {role.value: song.score.tracks[index].name for role, index in song.rows.items()}}


def _finish(
    opened: Workspace, edit: Edit, asked: Mapping[str, str | None], more: Mapping[str, Any], as_json: bool, quiet: bool
) -> None:
    from scoresmith.editing.derived import stale_files

    told = {name: value for name, value in asked.items() if value}
    saved = opened.saved(edit, opened.history.with_edit(edit, told)) if edit.changes else opened
    changed = [{"role": role.value, "bar": bar + 1} for role, bar in edit.before]
    say(f"{edit.operation}: {len(changed)} cells changed, all others are as they were", quiet)
    for role, name in more.get("players", {}).items():
        say(f"{role}: {name}", quiet)
    say_stale(saved.folder, quiet)
    values = {"folder": str(saved.folder), "operation": edit.operation, "changed": changed, **more}
    values |= {"stale": list(stale_files(saved.folder))}
    print(json.dumps(values, ensure_ascii=False) if as_json else saved.folder)
