"""Several takes of one request are ranked and kept, compared on a picture; what is made from the score keeps up."""

import json
import shutil
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from small_song import small_folder, small_piece

from scoresmith import editing
from scoresmith.editing import derived
from scoresmith.editing.candidates import regenerate_candidates, update_candidates
from scoresmith.editing.compare import compare_takes
from scoresmith.editing.song import Song, song_of
from symbolic.errors import BadInput
from symbolic.midi import midi_bytes
from symbolic.score import Role


@pytest.fixture(scope="module")
def song() -> Song:
    return song_of(small_piece())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("made") / "song")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


def test_candidates_are_different_takes_and_the_best_is_the_last(song: Song):
    request = editing.cells_asked(song, bars="5-8", roles="melody")
    found = regenerate_candidates(song, request, 3)
    assert [f.number for f in sorted(found.figures, key=lambda f: f.number)] == [1, 2, 3]
    assert found.figures[-1] == min(found.figures, key=lambda f: f.rank)
    contents = {tuple(sorted(edit.after.items())) for edit in found.edits}
    assert len(contents) == 3
    first = next(e for e, f in zip(found.edits, found.figures, strict=True) if f.number == 1)
    assert first.after == editing.regenerate(song, request).after
    assert all(found.best.song.takes[cell] == 3 for cell in request)
    assert found.edits[-1].song.score == regenerate_candidates(song, request, 3).best.song.score


def test_all_candidates_are_kept_and_one_step_leads_back(song: Song):
    request = editing.cells_asked(song, bars="5-6", roles="melody,bass")
    found = regenerate_candidates(song, request, 3)
    history = found.kept_in(editing.History(song.cells), {"bars": "5-6"})
    assert history.cells == found.best.song.cells
    for cell in request:
        known = history.takes(found.best.song, cell)
        assert {edit.song.cells.get(cell, ()) for edit in found.edits} <= set(known)
        assert known[0] == song.cells[cell]
    back, rest = editing.undo(found.best.song, history)
    assert midi_bytes(back.song.score) == midi_bytes(song.score)
    again, _ = editing.redo(back.song, rest)
    assert again.song.score == found.best.song.score
    with pytest.raises(BadInput, match="nothing to take back"):
        editing.undo(back.song, rest)


@pytest.mark.parametrize("count", [0, 33])
def test_a_count_that_is_too_small_or_large_is_refused(song: Song, count: int):
    with pytest.raises(BadInput, match=f"{count} candidates"):
        regenerate_candidates(song, {(Role.MELODY, 0)}, count)


def test_a_plan_may_be_applied_in_several_takes(song: Song):
    from planner.revise import revise

    assert song.plan is not None
    new = revise(song.plan, {"sections.1.chords": "F | G | Em | Am"})
    found = update_candidates(song, new, 2)
    history = found.kept_in(editing.History(song.cells), {})
    assert len(history.steps) == 3
    assert history.cells == found.best.song.cells
    back, _ = editing.undo(found.best.song, history)
    assert (back.song.plan, midi_bytes(back.song.score)) == (song.plan, midi_bytes(song.score))
    assert len(update_candidates(song, revise(song.plan, {"tempo_bpm": "70"}), 4).edits) == 1


def test_two_takes_are_drawn_on_one_roll(song: Song):
    request = editing.cells_asked(song, bars="5-6", roles="melody")
    edit = editing.regenerate(song, request)
    history = editing.History(song.cells).with_edit(edit, {})
    drawing = compare_takes(edit.song, history, request, 2, 1)
    from scoresmith.picture.svg import svg_text

    text = svg_text(drawing)
    assert "take 2 against take 1" in text
    assert "against take 1: new notes" in text
    with pytest.raises(BadInput, match="no take 3"):
        compare_takes(edit.song, history, request, 3, 1)


def test_the_commands_write_candidates_and_compare_them(folder: Path, tmp_path: Path):
    done = scoresmith("regenerate", str(folder), "--bars", "5-6", "--roles", "melody", "--candidates", "2", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)["candidates"]
    assert [each["chosen"] for each in told] == [False, True]
    rows = json.loads(scoresmith("takes", str(folder), "--json").stdout)
    assert max(row["takes"] for row in rows) == 3
    picture = tmp_path / "takes.svg"
    options = ("--bars", "5-6", "--roles", "melody", "--take", "3", "--against", "2", "--out", str(picture))
    assert scoresmith("compare", str(folder), *options).exit_code == 0
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert_refused(scoresmith("compare", str(folder), *options), 3, "exists already")
    assert_refused(
        scoresmith("compare", str(folder), "--bars", "5", "--take", "9", "--out", str(tmp_path / "x.svg")), 3, "take 9"
    )


def test_report_and_picture_are_made_again_and_the_sound_is_called_stale(folder: Path):
    (folder / "mix.wav").write_bytes(b"the sound of the first score")
    first = {name: (folder / name).read_bytes() for name in ("report.json", "report.html", "score.svg")}
    done = scoresmith("regenerate", str(folder), "--bars", "5-8")
    assert "stale, made from an earlier score: mix.wav" in done.stderr
    assert derived.stale_files(folder) == ("mix.wav",)
    second = {name: (folder / name).read_bytes() for name in first}
    assert all(first[name] != second[name] for name in first)
    report = json.loads(second["report.json"])
    assert report["edits"] == 1
    assert scoresmith("undo", str(folder)).exit_code == 0
    assert derived.stale_files(folder) == ()
    assert not (folder / "stale.json").exists()
    assert (folder / "score.svg").read_bytes() != second["score.svg"]


def test_what_was_not_there_is_not_made(folder: Path):
    (folder / "score.svg").unlink()
    (folder / "report.html").unlink()
    assert scoresmith("regenerate", str(folder), "--bars", "5").exit_code == 0
    assert not (folder / "score.svg").exists()
    assert not (folder / "report.html").exists()


def test_a_report_that_cannot_be_made_is_called_stale_and_the_edit_is_saved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> bool:
        raise OSError("the disk is full")

    monkeypatch.setattr(derived, "_write_reports", broken)
    before = (folder / "score.mid").read_bytes()
    assert scoresmith("regenerate", str(folder), "--bars", "5").exit_code == 0
    assert (folder / "score.mid").read_bytes() != before
    assert set(derived.stale_files(folder)) == {"report.json", "report.html"}


def test_sound_that_was_made_again_is_no_longer_stale(folder: Path):
    (folder / "mix.ogg").write_bytes(b"old")
    assert scoresmith("regenerate", str(folder), "--bars", "5").exit_code == 0
    derived.freshen(folder, ("mix.ogg",))
    assert derived.stale_files(folder) == ()
