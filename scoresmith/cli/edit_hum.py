"""The command that hears a melody: ``hum``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoresmith.cli.common import AsJson, Force, Quiet, app, must_be_new, reporting
from scoresmith.console import say
from symbolic.errors import BadInput

if TYPE_CHECKING:
    from symbolic.score import Key, Meter


@app.command()
@reporting
def hum(
    recording: Annotated[Path, typer.Argument(metavar="FILE", help="A recording of one voice, or a MIDI file.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The MIDI file to write. [FILE.melody.mid]")] = None,
    tempo: Annotated[float | None, typer.Option(help="Quarters a minute. [heard]")] = None,
    meter: Annotated[str | None, typer.Option(help="The meter, such as 3/4. [heard]")] = None,
    key: Annotated[str | None, typer.Option(help="The key, such as Em or 'F# minor'. [heard]")] = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Hear the melody of a sung, hummed, whistled or played recording and write it as MIDI."""
    from scoresmith.editing.hum import melody_from, report_values
    from symbolic.midi import write_midi

    target = out or recording.with_suffix(".melody.mid")
    if target.suffix.lower() not in (".mid", ".midi"):
        raise BadInput(f"{target}: a melody is written as .mid")
    must_be_new(target, force)
    score, report = melody_from(recording, tempo_bpm=tempo, meter=_meter(meter), key=_key(key))
    write_midi(score, target)
    values = report_values(score, report)
    for warning in report.warnings:
        say(f"note: {warning}", quiet)
    count, unsure = len(report.confidence), len(report.unsure)
    say(
        f"{count} notes in {values['bars']} bars of {values['meter']}, {values['key']}, {values['tempo_bpm']:g} bpm",
        quiet,
    )
    for row in values["notes"]:
        if row["unsure"] and not as_json:
            say(f"unsure: bar {row['bar']}, quarter {row['quarter']:g}: {row['name']} ({row['confidence']:.2f})", quiet)
    say(f"{unsure} of {count} notes are unsure", quiet or not unsure)
    print(json.dumps({"file": str(target), **values}, ensure_ascii=False) if as_json else target)


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
