"""The commands that deliver and read files: ``export``, ``lint``, ``inspect`` and ``soundfonts``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from scoresmith.cli.common import AsJson, Force, OutFolder, Quiet, Soundfont, app, must_be_new, must_exist, reporting
from scoresmith.console import progress_bars, say
from symbolic.errors import BadInput, CheckFailed

Forms = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help="What to write, such as midi,pdf or all; --list tells. [what is usual]"),
]


@app.command()
@reporting
def export(
    source: Annotated[
        Path | None, typer.Argument(metavar="SOURCE", help="A folder of a piece, a MIDI file or a MusicXML file.")
    ] = None,
    out: OutFolder = None,
    forms: Forms = None,
    list_forms: Annotated[bool, typer.Option("--list", help="List the forms and leave.")] = False,
    layout: Annotated[str, typer.Option(help="Notation: score, lead_sheet, piano; several with commas.")] = "score",
    concert_pitch: Annotated[bool, typer.Option("--concert-pitch", help="Write as it sounds.")] = False,
    fold_repeats: Annotated[bool, typer.Option("--fold-repeats", help="Write literal repeats with signs.")] = False,
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    ppq: Annotated[int, typer.Option(help="Ticks to the quarter: 480 or 960.")] = 480,
    chords: Annotated[str, typer.Option(help="Chord symbols in MIDI: text, marker, xf, track, none.")] = "text",
    track_order: Annotated[str, typer.Option(help="mixer or score.")] = "mixer",
    count_in: Annotated[int, typer.Option(help="Bars of a click in front of the MIDI.")] = 0,
    pickup: Annotated[str, typer.Option(help="A pickup in MIDI: rest or meter.")] = "rest",
    humanise: Annotated[
        float, typer.Option("--humanise", "--humanize", help="How freely it is performed, 0 to 1.")
    ] = 1.0,
    seed: Annotated[int | None, typer.Option(help="What draws the performance. [that of the piece]")] = None,
    style: Annotated[str | None, typer.Option(help="The manner of performance and mix. [that of the piece]")] = None,
    soundfont: Soundfont = None,
    sample_rate: Annotated[int, typer.Option(help="48000 or 44100.")] = 48_000,
    lufs: Annotated[str | None, typer.Option(help="Loudness of the mix: a number, or streaming, broadcast ...")] = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write a score in the forms that other programs open: MIDI, MusicXML, PDF, DAW projects, stems, mixes."""
    from scoresmith import export as delivery
    from symbolic.midi import MidiOptions

    if list_forms:
        _print_forms(as_json)
        return
    if source is None:
        raise BadInput("nothing to export: name a folder of a piece, a MIDI file or a MusicXML file")
    options = delivery.ExportOptions(
        midi=MidiOptions(ppq, chords, track_order, count_in, pickup),
        layouts=tuple(dict.fromkeys(part.strip() for part in layout.split(",") if part.strip())),
        concert_pitch=concert_pitch,
        fold_repeats=fold_repeats,
        paper=paper,
        humanise=humanise,
        seed=seed,
        style=style,
        soundfont=soundfont,
        sample_rate_hz=sample_rate,
        lufs=lufs,
    )
    if not source.is_dir():
        must_exist(source)
    folder = out if out is not None else _default_folder(source)
    with progress_bars(quiet) as progress:
        done = delivery.export(source, folder, formats=forms, options=options, force=force, progress=progress)
    for name, reason in done.left_out.items():
        say(f"left out: {name}: {reason}", quiet)
    for warning in done.warnings:
        say(f"note: {warning}", quiet)
    values = {"folder": str(folder), "files": done.files, "left_out": done.left_out, "warnings": done.warnings}
    print(json.dumps(values, indent=1, ensure_ascii=False) if as_json else folder)


def _default_folder(source: Path) -> Path:
    """Beside a file, by its name; inside the folder of a piece."""
    return source / "export" if source.is_dir() else source.with_name(f"{source.stem}_export")


def _print_forms(as_json: bool) -> None:
    from scoresmith.export import DEFAULT_FORMATS, FORMATS, GROUPS

    if as_json:
        rows = [
            {"name": f.name, "files": f.files, "use": f.use, "usual": f.name in DEFAULT_FORMATS}
            for f in FORMATS.values()
        ]
        print(json.dumps({"forms": rows, "groups": GROUPS}, indent=1, ensure_ascii=False))
        return
    for each in FORMATS.values():
        print(f"{'*' if each.name in DEFAULT_FORMATS else ' '} {each.name:<12} {each.files:<32} {each.use}")
    for name, names in GROUPS.items():
        print(f"  {name:<12} {', '.join(names)}")
    print("* what is written if nothing is asked for")


@app.command()
@reporting
def lint(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="MIDI files of any origin.")],
    against: Annotated[
        Path | None, typer.Option("--score", help="The score's MIDI file: FILE is checked as its performance, too.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check MIDI files for what other programs stumble over: channels, tempo map, stuck notes, ends, ranges."""
    from symbolic.lint import ERROR, Finding, lint_midi, lint_performance

    for path in (*files, *([] if against is None else [against])):
        must_exist(path)
    found: dict[str, tuple[Finding, ...]] = {}
    for path in files:
        data = path.read_bytes()
        found[str(path)] = lint_midi(data)
        if against is not None:
            found[str(path)] += lint_performance(against.read_bytes(), data)
    errors = sum(finding.severity == ERROR for each in found.values() for finding in each)
    if as_json:
        print(json.dumps({name: [_values(finding) for finding in each] for name, each in found.items()}, indent=1))
    else:
        for name, each in found.items():
            for finding in each:
                print(f"{name}: {finding.severity}: {finding}")
            if not each:
                print(f"{name}: ok")
    if errors:
        raise CheckFailed(
            f"{errors} error{'s' if errors > 1 else ''} in {len(files)} file{'s' if len(files) > 1 else ''}"
        )


def _values(finding: Any) -> dict[str, Any]:
    names = ("rule", "severity", "track", "name", "bar", "tick", "message")
    return {name: getattr(finding, name) for name in names}


@app.command()
@reporting
def inspect(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A MIDI or MusicXML file of any origin.")],
    plan: Annotated[Path | None, typer.Option("--plan", help="Write the plan of the piece to this file.")] = None,
    prompt: Annotated[str, typer.Option(help="What the plan is for, in your words.")] = "",
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Say what a file holds and what is heard in it: meter, tempo, key, chords, form, roles; and plan on from it."""
    from symbolic.recognition.reading import read_report

    must_exist(source)
    if plan is not None:
        must_be_new(plan, force)
    reading = read_report(source)
    if plan is not None:
        from planner import plan_to_yaml
        from planner.extract import plan_of
        from symbolic.files import write_text

        write_text(plan, plan_to_yaml(plan_of(reading, prompt=prompt)))
    if as_json:
        print(json.dumps(_reading_values(reading), indent=1, ensure_ascii=False))
        return
    for fact in reading.facts:
        print(f"{fact.name:<9} {fact.value:<40} {fact.source:<8} {fact.confidence:.2f}  {fact.note}".rstrip())
    for track in reading.score.tracks:
        print(f"track     {track.role:<8} {track.name:<31} {len(track.notes)} notes")


def _reading_values(reading: Any) -> dict[str, Any]:
    from symbolic.score_values import score_to_values

    values = score_to_values(reading.score)
    tracks = [
        {"role": track.role, "name": track.name, "program": track.program, "notes": len(track.notes)}
        for track in reading.score.tracks
    ]
    facts = [
        {"name": f.name, "value": f.value, "source": f.source, "confidence": round(f.confidence, 3), "note": f.note}
        for f in reading.facts
    ]
    return {"facts": facts, "tracks": tracks, **{name: value for name, value in values.items() if name != "tracks"}}


@app.command()
@reporting
def soundfonts(soundfont: Soundfont = None, as_json: AsJson = False) -> None:
    """List the sound fonts that are found, their licences and what they lack, and free ones to install."""
    from render import sound_fonts

    values = sound_fonts(soundfont)
    if as_json:
        print(json.dumps(values, indent=1, ensure_ascii=False))
        return
    for font in values["fonts"]:
        mark = "*" if font["used"] else " "
        lacks = f", lacks {len(font['missing'])} of 128 programs" if font["missing"] else ""
        licence = font["licence"] or "licence unknown"
        print(f"{mark} {font['name']:<28} {font['megabytes']:>6} MB  {font['kind']}  {licence}{lacks}")
        print(f"    {font['path']}" + (f"  ({font['quality']})" if font["quality"] else ""))
    if not values["fonts"]:
        print("no sound font is found")
    print("\nfree sound fonts that are not here:")
    for bank in values["banks"]:
        if not bank["here"]:
            ways = [bank["debian"], bank["macos"]]
            print(
                f"  {bank['name']:<28} {bank['licence']:<24} {' | '.join(way for way in ways if way) or bank['page']}"
            )
