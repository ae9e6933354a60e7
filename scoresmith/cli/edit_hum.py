"""The command that hears a melody: ``hum``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scoresmith.cli.common import AsJson, Force, OutFolder, Quiet, Seed, app, reporting, slug
from scoresmith.console import say
from symbolic.errors import BadInput

if TYPE_CHECKING:
    from symbolic.score import Key, Meter


@app.command()
@reporting
def hum(
    recording: Annotated[
        Path, typer.Argument(metavar="FILE", help="A recording of one voice (WAV, FLAC, OGG, MP3), or a MIDI file.")
    ],
    out: OutFolder = None,
    bpm: Annotated[float | None, typer.Option("--bpm", "--tempo", help="Quarters a minute. [heard]")] = None,
    meter: Annotated[str | None, typer.Option(help="The meter, such as 3/4. [heard]")] = None,
    key: Annotated[str | None, typer.Option(help="The key, such as Em or 'F# minor'. [heard]")] = None,
    style: Annotated[str, typer.Option(help="The style that new notes are written in, such as folk. [none]")] = "",
    seed: Seed = 0,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make a piece of a sung, hummed, whistled or played melody: a folder that every editing command works on."""
    from scoresmith.editing.hum import hum_workspace, report_values

    target = out or Path(slug(recording.stem))
    made, report = hum_workspace(
        recording, target, tempo_bpm=bpm, meter=_meter(meter), key=_key(key), style=style, seed=seed, force=force
    )
    values = report_values(made.song.score, report)
    for line in _lines(values):
        say(line, quiet)
    print(json.dumps({"folder": str(made.folder), **values}, ensure_ascii=False) if as_json else made.folder)


def _lines(values: Mapping[str, Any]) -> list[str]:
    """What is said of a heard melody: what it is, what to beware of, and each note that somebody should look at."""
    rows = [row for row in values["notes"] if row["unsure"]]
    count = len(values["notes"])
    lines = [
        f"{count} notes in {values['bars']} bars of {values['meter']}, {values['key']}, {values['tempo_bpm']:g} bpm",
        *(f"note: {warning}" for warning in values["warnings"]),
        *(f"unsure: bar {r['bar']}, quarter {r['quarter']:g}: {r['name']} ({r['confidence']:.2f})" for r in rows),
    ]
    return [*lines, f"{len(rows)} of {count} notes are unsure"] if rows else lines


def _meter(text: str | None) -> Meter | None:
    """The meter that is meant. Raises BadInput for anything else."""
    from symbolic.midi_check import DENOMINATORS
    from symbolic.score import Meter

    if text is None:
        return None
    numerator, _, denominator = text.strip().partition("/")
    if not (numerator.isdecimal() and denominator.isdecimal() and len(numerator) < 3 and int(numerator)):
        raise BadInput(f"--meter {text}: write it as 3/4 or 6/8")
    if int(denominator) not in DENOMINATORS:
        raise BadInput(f"--meter {text}: the lower number is one of {', '.join(map(str, DENOMINATORS))}")
    return Meter(0, int(numerator), int(denominator))


def _key(text: str | None) -> Key | None:
    """The key that is meant. Raises BadInput for anything else."""
    from planner.plan_file import read_key_words
    from symbolic.score import Key

    return None if text is None else Key(0, *read_key_words(text))
