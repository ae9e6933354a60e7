"""What cannot be done is refused by every editing command: one line, exit code 3, and no byte of the folder changes."""

import inspect
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from small_song import small_folder

from scoresmith import editing
from scoresmith.cli.common import app
from symbolic.midi import write_midi
from symbolic.score import Role

sys.path.insert(0, str(Path(__file__).parents[1] / "delivery"))
from pieces import piece

SONG, DRUMS, TRACKS, EMPTY = "song", "drums", "tracks", "no melody"
"""Folders: a composed song; drums alone; twenty tracks without a plan; a song whose melody is an empty track."""
REFUSALS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("regenerate", SONG, ("--bars", "5-99"), ("5-99", "16 bars")),
    ("regenerate", SONG, ("--roles", "tuba"), ("tuba",)),
    ("regenerate", SONG, ("--section", "Nowhere"), ("Nowhere",)),
    ("regenerate", SONG, ("--candidates", "0"), ("0 candidates",)),
    ("regenerate", DRUMS, ("--roles", "melody"), ("melody", "drums")),
    ("regenerate", TRACKS, ("--bars", "17"), ("17", "16 bars")),
    ("takes", SONG, ("--bars", "0"), ("'0'",)),
    ("choose", SONG, ("9", "--bars", "1"), ("no take 9",)),
    ("choose", SONG, ("0",), ("no take 0",)),
    ("choose", DRUMS, ("1", "--roles", "bass"), ("bass",)),
    ("undo", SONG, (), ("nothing to take back",)),
    ("redo", SONG, (), ("taken back",)),
    ("lock", SONG, ("--bars", "40"), ("16 bars",)),
    ("lock", DRUMS, ("--roles", "flute"), ("flute",)),
    ("harmonise", SONG, ("--bars", "17-18"), ("16 bars",)),
    ("harmonise", SONG, ("--style", "polka-dot"), ("polka-dot",)),
    ("harmonise", SONG, ("--boldness", "7"), ("7",)),
    ("harmonise", SONG, ("--rhythm", "sometimes"), ("sometimes",)),
    ("harmonise", DRUMS, (), ("no melody",)),
    ("harmonise", EMPTY, (), ("no melody",)),
    ("reharmonise", SONG, ("--strangeness", "-1"), ("-1",)),
    ("reharmonise", SONG, ("--bars", "x"), ("'x'",)),
    ("reharmonise", DRUMS, (), ("neither", "chord")),
    ("chords", SONG, ("H | Q",), ("H",)),
    ("chords", SONG, ("",), ("chords",)),
    ("chords", SONG, ("C D E F G",), ("5 symbols",)),
    ("chords", SONG, ("C", "--bars", "99"), ("16 bars",)),
    ("tempo", SONG, ("0",), ("0",)),
    ("tempo", SONG, ("nan",), ("nan",)),
    ("tempo", TRACKS, ("9999",), ("9999",)),
    ("vary", SONG, ("--amount", "2"), ("amount 2",)),
    ("vary", SONG, ("--keep", "colour"), ("colour",)),
    ("vary", SONG, ("--bars", "17"), ("16 bars",)),
    ("vary", EMPTY, ("--roles", "melody"), ("melody",)),
    ("simplify", SONG, ("9",), ("level 9",)),
    ("simplify", DRUMS, ("1", "--roles", "bass"), ("bass",)),
    ("orchestrate", SONG, ("zzz qqq",), ("zzz qqq",)),
    ("orchestrate", DRUMS, ("string quartet",), ("no notes",)),
    ("restyle", SONG, ("polka-dot",), ("polka-dot",)),
    ("restyle", SONG, ("swing", "--tempo", "fast"), ("fast",)),
    ("accompany", SONG, ("--roles", "tuba"), ("tuba",)),
    ("accompany", SONG, ("--roles", "melody", "--bars", "6-7"), ("nothing is left",)),
    ("accompany", SONG, ("--instruments", "bass"), ("role=instrument",)),
    ("accompany", SONG, ("--bars", "9-3"), ("9-3",)),
    ("accompany", DRUMS, ("--roles", "bass"), ("neither", "chord")),
    ("transpose", SONG, (), ("semitones",)),
    ("transpose", SONG, ("--semitones", "0"), ("nothing would move",)),
    ("transpose", SONG, ("--semitones", "99"), ("99",)),
    ("transpose", SONG, ("--key", "H major"), ("H",)),
    ("transpose", SONG, ("--key", "C minor"), ("mode",)),
    ("continue", SONG, (), ("how to go on",)),
    ("continue", SONG, ("--bars", "0"), ("0",)),
    ("continue", SONG, ("--section", "Nowhere"), ("Nowhere",)),
    ("continue", SONG, ("--bars", "2", "--end"), ("one of them",)),
    ("fit", SONG, (), ("how long",)),
    ("fit", SONG, ("--bars", "0"), ("0",)),
    ("fit", SONG, ("--bars", "16"), ("16 bars already",)),
    ("fit", SONG, ("--duration", "100000"), ("100000",)),
    ("fit", TRACKS, ("--bars", "99999"), ("99999",)),
    ("update", SONG, ("--set", "sections.9.key=Em"), ("section 9",)),
    ("update", SONG, ("--set", "colour=blue"), ("colour",)),
    ("update", SONG, ("--set", "tempo"), ("PATH=VALUE",)),
    ("update", TRACKS, ("--set", "tempo=100"), ("plan",)),
    ("compare", SONG, ("--out", "{folder}/takes.png", "--take", "9"), ("no take 9",)),
    ("compare", SONG, ("--out", "{folder}/takes.xyz"), (".xyz",)),
)  # fmt: skip
OTHERS = {"adopt", "hum", "refresh"}
"""Commands that take a file, or change no note."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("folders")
    made = {SONG: small_folder(root / "song")}
    for name, source in ((DRUMS, "drums_only"), (TRACKS, "twenty_tracks"), (EMPTY, "waltz")):
        score = piece(source)
        silent = tuple(replace(t, notes=()) if t.role is Role.MELODY else t for t in score.tracks)
        file = root / f"{source}.mid"
        write_midi(replace(score, tracks=silent) if name == EMPTY else score, file)
        made[name] = editing.new_workspace(file, root / name.replace(" ", "_")).folder
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("command", "where", "options", "told"), REFUSALS)
def test_what_cannot_be_done_is_refused_and_every_file_stays(
    folders: dict[str, Path], command: str, where: str, options: tuple[str, ...], told: tuple[str, ...]
):
    folder = folders[where]
    before = contents(folder)
    named = [option.format(folder=folder) if "{" in option else option for option in options]
    assert_refused(scoresmith(command, str(folder), *named), 3, *told)
    assert contents(folder) == before


@pytest.mark.parametrize("command", sorted({command for command, *_ in REFUSALS}))
def test_every_command_refuses_a_folder_that_is_no_piece_and_leaves_it(tmp_path: Path, command: str):
    needed = {
        "choose": ["1"],
        "compare": ["--out", str(tmp_path / "x.png")],
        "chords": ["C"],
        "tempo": ["100"],
        "simplify": ["1"],
        "orchestrate": ["string quartet"],
        "restyle": ["swing"],
    }
    (tmp_path / "notes.txt").write_text("mine")
    assert_refused(scoresmith(command, str(tmp_path), *needed.get(command, [])), 3, "score.mid")
    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_every_command_of_editing_is_among_them():
    modules = [m for name, m in sys.modules.items() if name.startswith("scoresmith.cli.edit")]
    commands = {
        info.name or info.callback.__name__.rstrip("_")
        for info in app.registered_commands
        if inspect.getmodule(inspect.unwrap(info.callback)) in modules
    }
    assert commands - OTHERS == {command for command, *_ in REFUSALS}
