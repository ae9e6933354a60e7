"""The commands that make music: ``compose`` and ``render``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoresmith.cli.common import (
    AsJson,
    Blend,
    Changes,
    Force,
    MidiFile,
    OutFolder,
    PromptOrPlan,
    Quiet,
    ReferenceFiles,
    ReferenceWeights,
    Seed,
    Soundfont,
    Strict,
    Verbose,
    app,
    changes_of,
    check_soundfont,
    leaning,
    must_exist,
    one_or_each,
    plan_or_prompt,
    reporting,
    slug,
)
from scoresmith.console import log, progress_bars, say, show_conflicts, show_report, summarise

if TYPE_CHECKING:
    from planner.plan import Plan


@app.command()
@reporting
def compose(
    prompt_or_plan: PromptOrPlan,
    out: OutFolder = None,
    changes: Changes = None,
    blend: Blend = None,
    reference: ReferenceFiles = None,
    reference_weight: ReferenceWeights = None,
    seed: Seed = 0,
    no_audio: Annotated[bool, typer.Option("--no-audio", help="Stop at the score.")] = False,
    no_picture: Annotated[bool, typer.Option("--no-picture", help="Do not draw the score.")] = False,
    soundfont: Soundfont = None,
    adapter: Annotated[Path | None, typer.Option(help="A folder made by python -m symbolic.finetune.")] = None,
    best_of: Annotated[
        int, typer.Option("--best-of", min=1, max=32, help="Compose so many candidates of one plan and keep the best.")
    ] = 1,
    force: Force = False,
    as_json: AsJson = False,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Compose a piece from a prompt or a plan file: plan, score, picture, report, stems and mix in one folder."""
    import scoresmith
    from scoresmith.project import check_folder
    from symbolic.originality import originality_line

    log(verbose)
    given = plan_or_prompt(prompt_or_plan)
    wished = changes_of(changes)
    if wished and (blend is not None or reference or reference_weight):
        given = leaning(given, blend, reference, reference_weight, seed, strict)
        blend, reference, reference_weight = None, None, None
    asked = _with_changes(given, wished, seed, strict)
    if out is not None:
        check_folder(out, force=force)
    if not no_audio:
        check_soundfont(soundfont)
    with progress_bars(quiet) as progress:
        piece = scoresmith.compose(
            asked,
            seed=seed,
            progress=progress,
            strict=strict,
            adapter=adapter,
            best_of=best_of,
            blend=blend,
            references=reference or (),
            reference_weight=one_or_each(reference_weight),
        )
        folder = out if out is not None else Path("out") / f"{slug(piece.plan.title)}-{seed}"
        if not quiet:
            show_conflicts(piece.plan)
        piece.save(
            folder,
            audio=not no_audio,
            picture=not no_picture,
            soundfont=soundfont,
            force=force,
            progress=progress,
        )
    summary = summarise(piece, folder)
    show_report(piece, quiet)
    say(f"originality: {originality_line(piece.originality)}", quiet)
    print(json.dumps(summary, indent=1, ensure_ascii=False) if as_json else folder)


@app.command()
@reporting
def render(
    score: MidiFile,
    out: OutFolder = None,
    soundfont: Soundfont = None,
    seed: Seed = 0,
    formats: Annotated[
        str, typer.Option(help="Formats of the mix: wav, wav16, wav32f, flac, ogg, opus, mp3.")
    ] = "wav,ogg",
    lufs: Annotated[
        str | None, typer.Option(help="Loudness of the mix: LUFS, or streaming, podcast, broadcast, game and others.")
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Render a MIDI file: one stem a part, the dry mix and the finished mix."""
    from scoresmith.project import whole_folder, write_sound
    from symbolic.midi import read_midi

    must_exist(score)
    read = read_midi(score)
    folder = out if out is not None else Path("out") / f"{slug(score.stem)}-audio"
    with progress_bars(quiet) as progress, whole_folder(folder.resolve(), force=force) as temporary:
        sound = write_sound(read, temporary, soundfont, seed, formats.split(","), progress, lufs=lufs)
    print(json.dumps({"folder": str(folder), **sound}, indent=1, ensure_ascii=False) if as_json else folder)


def _with_changes(asked: str | Plan, changes: dict[str, str], seed: int, strict: bool) -> str | Plan:
    """The plan with the changes that were asked for; what was given, where there are none."""
    if not changes:
        return asked
    from planner import parse, think
    from planner.revise import revise

    plan = think(parse(asked, strict=strict), seed=seed) if isinstance(asked, str) else asked
    return revise(plan, changes, seed=seed)
