"""The command ``refresh``, and what every editing command does about the sound of a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoresmith.cli.common import AsJson, Quiet, Soundfont, app, reporting
from scoresmith.console import progress_bars, say

if TYPE_CHECKING:
    from scoresmith.editing import Workspace

WithAudio = Annotated[bool, typer.Option("--audio", help="Render the sound again where it changed.")]


@app.command()
@reporting
def refresh(
    folder: Annotated[Path, typer.Argument(help="The folder of a piece.")],
    audio: Annotated[
        bool | None, typer.Option("--audio/--no-audio", help="Make sound, or leave it. [where there is some]")
    ] = None,
    soundfont: Soundfont = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Bring report, page, picture and sound of a piece up to date; of the sound only what changed is rendered."""
    from scoresmith import editing
    from scoresmith.editing.derived import stale_files

    opened = editing.open_workspace(folder, restore=True)
    before = stale_files(folder)
    spans = render_again(opened, audio, quiet, soundfont)
    left = stale_files(folder)
    values = {"folder": str(folder), "refreshed": [name for name in before if name not in left], "stale": list(left)}
    print(json.dumps(values | {"rendered": spans}, ensure_ascii=False) if as_json else folder)


def render_again(
    opened: Workspace, audio: bool | None, quiet: bool, soundfont: Path | None = None
) -> dict[str, list[list[float]]]:
    """Bring a folder up to date and tell what was rendered: for each stem its spans in seconds."""
    from scoresmith.editing.sound import bring_up_to_date

    with progress_bars(quiet) as progress:
        done = bring_up_to_date(opened, audio=audio, soundfont=soundfont, progress=progress)
    if done is None:
        return {}
    rate_hz = done.sample_rate_hz
    spans = {
        name: [[round(start / rate_hz, 3), round(end / rate_hz, 3)] for start, end in each]
        for name, each in done.spans.items()
    }
    told = ", ".join(f"{name} {sum(end - start for start, end in each):.1f} s" for name, each in spans.items())
    why = f" (everything: {done.whole})" if done.whole else ""
    say(f"rendered: {told or 'nothing'} of {done.frames / rate_hz:.1f} s{why}", quiet)
    return spans
