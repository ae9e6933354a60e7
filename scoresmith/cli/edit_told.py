"""The commands that set what a person tells outright: ``chords`` and ``tempo``."""

from __future__ import annotations

from typing import Annotated

import typer

from scoresmith.cli.common import AsJson, Quiet, app, reporting
from scoresmith.cli.edit_harmony import finish_harmony
from scoresmith.cli.edits import Bars, PieceFolder, Section, finish


@app.command()
@reporting
def chords(
    folder: PieceFolder,
    symbols: Annotated[str, typer.Argument(help="The chords, such as 'Am | F . G .', going round.")],
    bars: Bars = None,
    section: Section = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Put given chords under some bars; the melody stays, and what follows the chords is written again."""
    from scoresmith import editing
    from scoresmith.editing.request import bars_asked
    from scoresmith.editing.told import set_chords

    opened = editing.open_workspace(folder)
    where = bars_asked(opened.song, bars, section)
    edit = set_chords(opened.song, where, symbols)
    finish_harmony(opened, edit, {"bars": bars, "section": section, "chords": symbols}, where, as_json, quiet)


@app.command()
@reporting
def tempo(
    folder: PieceFolder,
    bpm: Annotated[float, typer.Argument(help="Quarters a minute.")],
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Play a piece at another tempo; no note moves on the grid."""
    from scoresmith import editing
    from scoresmith.editing.told import set_tempo

    opened = editing.open_workspace(folder)
    edit = set_tempo(opened.song, bpm)
    finish(opened.saved(edit, opened.history.with_edit(edit, {"tempo": f"{bpm:g}"})), edit, False, as_json, quiet)
