"""The commands that find chords and parts for a piece: ``harmonise``, ``reharmonise`` and ``accompany``."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scoresmith.cli.common import AsJson, Quiet, app, reporting
from scoresmith.cli.edits import Bars, PieceFolder, Section
from scoresmith.console import say

if TYPE_CHECKING:
    from scoresmith.editing import Edit, Song, Workspace
    from symbolic.score import ChordSpan, Role

StyleName = Annotated[str, typer.Option("--style", help="The style, such as swing. [the piece's own]")]
Take = Annotated[int, typer.Option(help="Another number is another harmony.", min=0)]
Rhythm = Annotated[
    str, typer.Option(help="How often chords may change: auto, bar, half, 'two bars' or 'as it is'.")
]  # fmt: skip


@app.command()
@reporting
def harmonise(
    folder: PieceFolder,
    bars: Bars = None,
    section: Section = None,
    style: StyleName = "",
    rhythm: Rhythm = "auto",
    boldness: Annotated[float, typer.Option(help="0 stays in the key, 1 goes far from it.")] = 0.15,
    take: Take = 0,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Find chords for the melody and write what accompanies it to them; the melody stays as it is."""
    from scoresmith import editing
    from scoresmith.editing.harmony import harmonise as operation

    opened = editing.open_workspace(folder)
    where = _bars(opened.song, bars, section)
    edit = operation(opened.song, where, style=style, rhythm=rhythm, boldness=boldness, take=take)
    asked = {"bars": bars, "section": section, "style": style, "rhythm": rhythm, "boldness": f"{boldness:g}",
             "take": str(take)}  # fmt: skip
    finish_harmony(opened, edit, asked, where, as_json, quiet)


@app.command()
@reporting
def reharmonise(
    folder: PieceFolder,
    bars: Bars = None,
    section: Section = None,
    strangeness: Annotated[float, typer.Option(help="0 changes little, 1 nearly every chord, far from the key.")] = 0.4,
    style: StyleName = "",
    rhythm: Rhythm = "as it is",
    take: Take = 0,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Put other chords under a piece; its melody and the ends of its phrases stay."""
    from scoresmith import editing
    from scoresmith.editing.harmony import reharmonise as operation

    opened = editing.open_workspace(folder)
    where = _bars(opened.song, bars, section)
    edit = operation(opened.song, where, strangeness=strangeness, style=style, rhythm=rhythm, take=take)
    asked = {"bars": bars, "section": section, "strangeness": f"{strangeness:g}", "style": style, "rhythm": rhythm,
             "take": str(take)}  # fmt: skip
    finish_harmony(opened, edit, asked, where, as_json, quiet)


@app.command()
@reporting
def accompany(
    folder: PieceFolder,
    bars: Bars = None,
    section: Section = None,
    roles: Annotated[str | None, typer.Option(help="The roles to write, such as bass,drums. [the style's]")] = None,
    style: StyleName = "",
    instruments: Annotated[
        str | None, typer.Option(help="Who plays, such as 'bass=Acoustic Bass,chords=Drawbar Organ'.")
    ] = None,
    rhythm: Rhythm = "auto",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write the roles that are not there yet to a melody, to chords, or to both."""
    from scoresmith import editing
    from scoresmith.editing.accompany import accompany as operation

    opened = editing.open_workspace(folder)
    where = _bars(opened.song, bars, section)
    players = _players(instruments)
    named = None if roles is None else {_role(part) for part in roles.split(",")}
    edit = operation(opened.song, where, roles=named, style=style, programs=players, rhythm=rhythm)
    asked = {"bars": bars, "section": section, "roles": roles, "style": style, "instruments": instruments,
             "rhythm": rhythm}  # fmt: skip
    finish_harmony(opened, edit, asked, where, as_json, quiet)


def _bars(song: Song, bars: str | None, section: str | None) -> list[int]:
    from scoresmith.editing.request import bars_asked

    return bars_asked(song, bars, section)


def _role(text: str) -> Role:
    """A role by name. Raises BadInput with the nearest one for another word."""
    from difflib import get_close_matches

    from symbolic.errors import BadInput
    from symbolic.score import ROLES, Role

    name = text.strip().lower()
    if name in ROLES:
        return Role(name)
    near = get_close_matches(name, [role.value for role in ROLES], n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"the roles are {', '.join(ROLES)}"
    raise BadInput(f"there is no role '{name}'; {hint}")


def _players(given: str | None) -> dict[Role, int]:
    """The instruments by role. Raises BadInput for what is not ``role=instrument``."""
    from symbolic.errors import BadInput
    from symbolic.instruments import drum_kit_named, instrument_named
    from symbolic.score import Role

    players: dict[Role, int] = {}
    for each in (given or "").split(","):
        role, sign, name = each.partition("=")
        if not sign and not each.strip():
            continue
        if not sign or not name.strip():
            raise BadInput(f"--instruments {each.strip()}: write it as role=instrument, such as bass=Acoustic Bass")
        drums = _role(role) is Role.DRUMS
        players[_role(role)] = drum_kit_named(name.strip()) if drums else instrument_named(name.strip()).program
    return players


def finish_harmony(
    opened: Workspace, edit: Edit, asked: Mapping[str, str | None], bars: Collection[int], as_json: bool, quiet: bool
) -> None:
    """Save an edit and say what it did: the cells, the chords, and the notes of the melody that rub with them."""
    from scoresmith.editing.chord_change import clashes
    from scoresmith.editing.harmony import chord_changes

    old = opened.song
    said = {name: value for name, value in asked.items() if value}
    saved = opened.saved(edit, opened.history.with_edit(edit, said))
    changed = [{"role": role.value, "bar": bar + 1} for role, bar in edit.before]
    chords = [
        {"bar": bar + 1, "before": _line(edit.song, before), "after": _line(edit.song, after)}
        for bar, before, after in chord_changes(old, edit.song)
    ]
    rubs = clashes(edit.song, set(bars))
    for row in chords:
        say(f"bar {row['bar']}: {row['before'] or '-'} -> {row['after']}", quiet)
    for clash in rubs:
        say(f"the melody rubs: {clash}", quiet)
    say(
        f"{edit.operation}: chords of {len(chords)} bars and {len(changed)} cells changed, the rest is as it was", quiet
    )
    values: dict[str, Any] = {
        "folder": str(saved.folder), "operation": edit.operation, "changed": changed, "chords": chords,
        "clashes": [{"bar": c.bar, "beat": c.beat, "note": c.note, "chord": c.chord} for c in rubs],
    }  # fmt: skip
    print(json.dumps(values, ensure_ascii=False) if as_json else saved.folder)


def _line(song: Song, chords: Collection[ChordSpan]) -> str:
    """The chord symbols of a bar."""
    from symbolic.theory import chord_symbol, prefers_flats

    key = song.score.keys[0]
    return " ".join(chord_symbol(span.chord, prefers_flats(key.tonic, key.mode)) for span in chords)
