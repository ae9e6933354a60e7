"""``scoresmith show``: what it draws of what, where it puts it, and one line for everything that cannot be drawn."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scoresmith.show import bars_of
from symbolic.errors import BadInput
from symbolic.midi import read_midi, write_midi
from symbolic.score import Role
from tests.scoresmith.pictures import SVG, a_score, boxes
from tests.scoresmith.test_cli import assert_refused, left_over, scoresmith

FIVE = (Role.MELODY, Role.CHORDS, Role.BASS, Role.PAD, Role.DRUMS)
PROMPT = "一首欢快的流行歌，8小节，C大调，每分钟100拍"
WRITTEN = ["history.json", "plan.yaml", "report.html", "report.json", "run.json", "score.mid"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, but for the MIDI file of a score of eight bars."""
    monkeypatch.chdir(tmp_path)
    write_midi(a_score(8, FIVE), tmp_path / "song.mid")
    return tmp_path


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a composed piece."""
    target = tmp_path_factory.mktemp("composed") / "song"
    done = scoresmith("compose", PROMPT, "--no-audio", "--out", str(target))
    assert done.exit_code == 0, done.stderr
    return target


def drawn(path: Path) -> dict[str, int]:
    """How many rectangles of each class a picture has."""
    counts: dict[str, int] = {}
    for box in boxes(path.read_text(encoding="utf-8")):
        counts[" ".join(box.classes)] = counts.get(" ".join(box.classes), 0) + 1
    return counts


def title_of(path: Path) -> str | None:
    return ElementTree.fromstring(path.read_text(encoding="utf-8")).findtext(f"{SVG}title")


def test_a_midi_file_is_drawn_beside_itself(folder: Path):
    done = scoresmith("show", "song.mid")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "song.svg\n", "")
    assert left_over(folder) == ["song.mid", "song.svg"]
    assert {role: drawn(folder / "song.svg")[role] for role in FIVE} == dict.fromkeys(FIVE, 32)


def test_a_picture_is_replaced_only_by_force(folder: Path):
    (folder / "song.svg").write_text("mine")
    assert_refused(scoresmith("show", "song.mid"), 3, "song.svg", "--force")
    assert (folder / "song.svg").read_text() == "mine"
    assert scoresmith("show", "song.mid", "--force").exit_code == 0
    assert drawn(folder / "song.svg")["melody"] == 32


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<svg"), ("a.png", b"\x89PNG"), ("a.PDF", b"%PDF")])
def test_the_name_tells_the_format(name: str, start: bytes, folder: Path):
    assert scoresmith("show", "song.mid", "--out", f"deep/{name}").stdout == f"deep/{name}\n"
    assert (folder / "deep" / name).read_bytes().startswith(start)


def test_bars_and_roles_are_chosen(folder: Path):
    assert scoresmith("show", "song.mid", "--bars", "3-4", "--roles", "melody, BASS").exit_code == 0
    counts = drawn(folder / "song.svg")
    assert {role: counts.get(role, 0) for role in FIVE} == {**dict.fromkeys(FIVE, 0), Role.MELODY: 8, Role.BASS: 8}


def test_another_score_is_compared(folder: Path):
    write_midi(a_score(8, (Role.MELODY, Role.BASS)), folder / "less.mid")
    assert scoresmith("show", "song.mid", "--against", "less.mid").exit_code == 0
    counts = drawn(folder / "song.svg")
    assert (counts["melody same"], counts["bass same"], counts["drums new"]) == (32, 32, 32)
    assert scoresmith("show", "less.mid", "--against", "song.mid", "--roles", "drums").exit_code == 0
    assert drawn(folder / "less.svg")["drums gone"] == 32


def test_composing_draws_the_score_as_show_does(composed: Path, folder: Path):
    assert "score.svg" in left_over(composed)
    done = scoresmith("show", str(composed), "--out", "again.svg")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (folder / "again.svg").read_bytes() == (composed / "score.svg").read_bytes()
    score = read_midi(composed / "score.mid")
    for track in score.tracks:
        assert drawn(folder / "again.svg").get(track.role.value, 0) == len(track.notes)


def test_a_folder_is_drawn_into_itself_and_may_be_composed_again(composed: Path):
    before = (composed / "score.svg").read_bytes()
    assert_refused(scoresmith("show", str(composed)), 3, "score.svg", "--force")
    assert scoresmith("show", str(composed), "--force").stdout == f"{composed / 'score.svg'}\n"
    assert (composed / "score.svg").read_bytes() == before
    assert scoresmith("show", str(composed), "--out", str(composed / "score.png"), "--quiet").exit_code == 0
    assert scoresmith("show", str(composed / "plan.yaml")).exit_code == 0
    assert {"plan.svg", "score.png"} <= set(left_over(composed))
    assert scoresmith("compose", PROMPT, "--no-audio", "--out", str(composed), "--force").exit_code == 0
    assert left_over(composed) == [
        "history.json",
        "plan.yaml",
        "report.html",
        "report.json",
        "run.json",
        "score.mid",
        "score.svg",
    ]


def test_composing_without_a_picture(folder: Path):
    done = scoresmith("compose", PROMPT, "--no-audio", "--no-picture", "--out", "song")
    assert done.exit_code == 0
    assert left_over(folder / "song") == [
        "history.json",
        "plan.yaml",
        "report.html",
        "report.json",
        "run.json",
        "score.mid",
    ]


def test_a_plan_is_drawn_as_the_grid_of_its_cells(folder: Path):
    assert scoresmith("plan", PROMPT, "--out", "song.yaml", "--quiet").exit_code == 0
    assert scoresmith("show", "song.yaml", "--bars", "1-4").stdout == "song.svg\n"
    counts = drawn(folder / "song.svg")
    assert counts["section"] >= 1
    assert counts["energy"] >= 1
    assert sum(count for group, count in counts.items() if group.startswith(("cell ", "rest "))) % 4 == 0
    assert "cell melody" in counts
    assert "melody" not in counts


def test_a_score_that_lost_its_sections_has_those_of_the_plan(composed: Path, folder: Path):
    import shutil

    import mido

    shutil.copytree(composed, folder / "edited")
    file = mido.MidiFile(folder / "edited" / "score.mid")
    file.tracks[0][:] = [m for m in file.tracks[0] if m.type not in ("marker", "sequencer_specific")]
    file.save(folder / "edited" / "score.mid")
    assert not read_midi(folder / "edited" / "score.mid").sections
    assert scoresmith("show", "edited", "--out", "edited.svg").exit_code == 0
    assert drawn(folder / "edited.svg")["section"] == drawn(composed / "score.svg")["section"]
    assert drawn(folder / "edited.svg")["energy"] == drawn(composed / "score.svg")["energy"]


def test_cells_that_the_report_calls_broken_are_framed(composed: Path, folder: Path):
    (folder / "song").mkdir()
    for name in ("plan.yaml", "score.mid"):
        (folder / "song" / name).write_bytes((composed / name).read_bytes())
    report = {"broken_cells": [["melody", 2], ["melody", 4], ["melody", 400]]}
    (folder / "song" / "report.json").write_text(json.dumps(report), encoding="utf-8")
    assert scoresmith("show", "song").exit_code == 0
    assert drawn(folder / "song" / "score.svg")["broken"] == 2


BAD_REPORTS = {"no JSON": "{", "a list": "[]", "no cells": "{}", "an unknown role": '{"broken_cells": [["flute", 1]]}'}


@pytest.mark.parametrize("name", BAD_REPORTS)
def test_a_report_that_cannot_be_read_is_told(name: str, folder: Path):
    (folder / "song").mkdir()
    (folder / "song.mid").rename(folder / "song" / "score.mid")
    (folder / "song" / "report.json").write_text(BAD_REPORTS[name], encoding="utf-8")
    assert_refused(scoresmith("show", "song"), 3, "report.json")


def test_a_file_without_a_title_is_named_by_its_file(folder: Path):
    write_midi(a_score(4, FIVE, title=""), folder / "night_rain.mid")
    assert scoresmith("show", "night_rain.mid").exit_code == 0
    assert title_of(folder / "night_rain.svg") == "night_rain"


REFUSED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "no file": (("none.mid",), ("none.mid",)),
    "no plan": (("none.yaml",), ("none.yaml",)),
    "a folder without a score": (("empty",), ("score.mid",)),
    "no MIDI": (("text.mid",), ("text.mid",)),
    "no plan but text": (("text.yaml",), ("text.yaml",)),
    "another format": (("song.mid", "--out", "song.gif"), ("song.gif", ".svg")),
    "no format": (("song.mid", "--out", "song"), (".svg",)),
    "bars behind the end": (("song.mid", "--bars", "5-9"), ("5-9", "8 bars")),
    "bar 0": (("song.mid", "--bars", "0-2"), ("0-2", "1-8")),
    "bars backwards": (("song.mid", "--bars", "4-2"), ("4-2",)),
    "bars of words": (("song.mid", "--bars", "chorus"), ("chorus", "1-8")),
    "a role that does not exist": (("song.mid", "--roles", "melodie"), ("melodie", "melody")),
    "a role that is not there": (("song.mid", "--roles", "melody,arp"), ("arp", "melody, chords")),
    "no role": (("song.mid", "--roles", ""), ("melody",)),
    "nothing to compare with": (("song.mid", "--against", "none.mid"), ("none.mid",)),
    "a plan compared": (("plan.yaml", "--against", "song.mid"), ("plan.yaml", "--against")),
    "roles of a plan": (("plan.yaml", "--roles", "melody"), ("plan.yaml", "--roles")),
    "too narrow": (("song.mid", "--width", "3"), ("3 pixels",)),
    "too fine": (("song.mid", "--out", "song.png", "--dpi", "9999"), ("9999",)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused(name: str, folder: Path):
    arguments, told = REFUSED[name]
    (folder / "empty").mkdir()
    (folder / "text.mid").write_text("no MIDI file")
    (folder / "text.yaml").write_text("- no\n- plan\n")
    (folder / "plan.yaml").write_text(scoresmith("plan", PROMPT, "--quiet").stdout, encoding="utf-8")
    before = left_over(folder)
    assert_refused(scoresmith("show", *arguments), 3, *told)
    assert left_over(folder) == before


def test_wrong_usage_ends_with_two():
    assert scoresmith("show").exit_code == 2
    assert scoresmith("show", "song.mid", "--width", "wide").exit_code == 2


def test_without_matplotlib_a_png_is_refused_and_an_svg_is_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert_refused(scoresmith("show", "song.mid", "--out", "song.png"), 4, "matplotlib", "scoresmith[show]", "SVG")
    assert left_over(folder) == ["song.mid"]
    assert scoresmith("show", "song.mid").exit_code == 0


def test_words_that_no_font_has_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch):
    from scoresmith.picture import raster

    monkeypatch.setattr(raster, "_characters", lambda: frozenset({*range(32, 127), ord("·"), ord("…")}))
    write_midi(a_score(8, FIVE, title="雨夜"), folder / "yuye.mid")
    done = scoresmith("show", "yuye.mid", "--out", "yuye.png")
    assert (done.exit_code, done.stdout) == (0, "yuye.png\n")
    assert done.stderr.startswith("note: ")
    assert "雨夜" in done.stderr
    assert scoresmith("show", "yuye.mid", "--out", "yuye.png", "--force", "--quiet").stderr == ""


def test_composing_a_folder_with_its_picture_does_not_load_matplotlib(folder: Path):
    code = (
        "import scoresmith, sys\n"
        "piece = scoresmith.compose('a calm piano piece, 4 bars', seed=1)\n"
        "piece.save('song', audio=False)\n"
        "print([m for m in ('matplotlib', 'torch', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert (folder / "song" / "score.svg").is_file()


@pytest.mark.parametrize(("text", "bars"), [("1-8", range(8)), ("5", range(4, 5)), (" 2 – 3 ", range(1, 3))])
def test_bars_are_counted_from_one(text: str, bars: range):
    assert bars_of(text) == bars


@pytest.mark.parametrize("text", ["", "-", "1-", "1-2-3", "0", "-3", "1,2", "1.5", "９９９９９９９９x"])
def test_other_bars_are_refused(text: str):
    with pytest.raises(BadInput):
        bars_of(text)
