"""The history is small and quick, nothing is lost, and a plan's file keeps a person's own writing."""

import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from small_song import small_folder, small_piece, small_plan

from planner.plan_file import plan_from_yaml, plan_to_yaml
from planner.revise import revise
from scoresmith import editing
from scoresmith.editing.history_file import history_from_values, history_to_values
from scoresmith.editing.kept_cells import checked_line, notes_line, notes_of_line
from scoresmith.editing.plan_text import patched
from scoresmith.editing.song import Song, song_of
from symbolic.errors import BadInput
from symbolic.midi import midi_bytes
from symbolic.score import Note, Role


@pytest.fixture(scope="module")
def song() -> Song:
    return song_of(small_piece())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("made") / "song")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def lifted(song: Song, bars: range, by: int) -> editing.Edit:
    """The tune of some bars in another octave or key, as a quick edit."""
    cells = {
        cell: tuple(replace(n, pitch=n.pitch + by) for n in notes)
        for cell, notes in song.cells.items()
        if cell[0] is Role.MELODY and cell[1] in bars
    }
    return editing.edit_of("lift", song, song.with_written(cells))


def test_notes_are_a_line_and_back():
    notes = (Note(0, 60, 480, 80), Note(480, 64, 240, 127))
    assert notes_line(notes) == "0 60 480 80 480 64 240 127"
    assert notes_of_line(notes_line(notes)) == notes
    assert notes_of_line(checked_line("")) == ()


@pytest.mark.parametrize("line", ["0 60 480", "a", "0 60 480 80 ", " 0 60 480 80", "0 60 480 80  1 2 3 4", 5, None])
def test_what_is_no_line_of_notes_is_refused(line: object):
    with pytest.raises(ValueError, match="no line of notes"):
        checked_line(line)


def test_two_hundred_edits_are_small_quick_and_all_there(song: Song):
    history, now = editing.History(song.cells), song
    wanted = []
    for number in range(200):
        edit = lifted(now, range(number % 4 * 4, number % 4 * 4 + 4), 1 if number % 8 < 4 else -1)
        now, history = edit.song, history.with_edit(edit, {"number": str(number)})
        wanted.append(now.cells)
    text = json.dumps(history_to_values(now, history, plan_to_yaml(now.plan)))
    once = len(json.dumps(history_to_values(song, editing.History(song.cells), plan_to_yaml(song.plan))))
    assert len(text) < once + 200 * 200  # names and numbers of four cells a step; contents that come again are no more
    found, read, plan_text = history_from_values(json.loads(text), "history.json")
    assert (found.cells, plan_text) == (now.cells, plan_to_yaml(now.plan))
    assert [dict(step.before) for step in read.steps] == [dict(step.before) for step in history.steps]
    assert read.cells == now.cells
    for cells in reversed(wanted[:-1]):
        edit, read = editing.undo(found, read)
        found = edit.song
        assert found.cells == cells


def test_a_history_of_whole_takes_of_a_long_piece_opens_in_a_moment(song: Song):
    long = {(role, bar + 16 * k): notes for (role, bar), notes in song.cells.items() for k in range(5)}
    history = editing.History(long)
    for number in range(100):
        after = {c: tuple(replace(n, velocity=1 + number) for n in notes) for c, notes in long.items()}
        history = history.with_edit(editing.Edit("all", song, {}, after), {})
    text = json.dumps(history_to_values(song, history.kept, None))
    started_s = time.process_time()
    history_from_values(json.loads(text), "history.json")
    assert time.process_time() - started_s < 3.0


def test_the_style_is_taken_back_and_kept_in_the_file(song: Song, folder: Path):
    edit = editing.edit_of("restyle", song, replace(song, plan=None, style="rock"))
    assert edit.changes
    history = editing.History(song.cells).with_edit(edit, {})
    values = json.loads(json.dumps(history_to_values(edit.song, history, None)))
    found, read, _ = history_from_values(values, "history.json")
    assert (found.style, found.plan) == ("rock", None)
    back, _ = editing.undo(found, read)
    assert (back.song.style, back.song.plan) == (song.style, song.plan)


def test_a_history_of_a_newer_version_is_told_so_and_left(folder: Path):
    path = folder / "history.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 99}))
    before = contents(folder)
    for command in (("regenerate", "--bars", "1"), ("undo",), ("takes",), ("update", "--set", "key=D"), ("refresh",)):
        assert_refused(scoresmith(command[0], str(folder), *command[1:]), 3, "history.json", "newer scoresmith", "99")
    assert contents(folder) == before


# ---- the plan in a person's own writing

COMMENTED = """# my song
schema_version: 1
title: Mine   # a working title
prompt: ''
style: pop
tempo_bpm: 90
meter: 4/4

# home
key: C major
roles:
  melody: Flute  # or violin?
  bass: Acoustic Bass
sections:
# first
- kind: verse
  letter: A
  name: Verse
  energy: 0.4
  roles: [melody, bass]
  chords: "C | Am | F | G"   # plain
# then
- {kind: chorus, letter: B, name: Chorus, roles: [melody, bass], chords: F | G | C | C}
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"tempo_bpm": "100"}, "tempo_bpm: 90", "tempo_bpm: 100.0"),
        ({"title": "Yours"}, "title: Mine   # a working", "title: Yours   # a working"),
        ({"roles.melody": "Violin"}, "melody: Flute  # or", "melody: Violin  # or"),
        ({"sections.0.chords": "Am | F | C | G"}, '"C | Am | F | G"   # plain', "Am | F | C | G   # plain"),
        ({"sections.0.energy": "0.9"}, "energy: 0.4", "energy: 0.9"),
    ],
)
def test_only_what_is_decided_differently_is_written(changes: dict[str, str], old: str, new: str):
    plan = plan_from_yaml(COMMENTED)
    wanted = replace(revise(plan, changes), fixed=(), decisions=())
    text = patched(COMMENTED, wanted)
    assert plan_from_yaml(text) == wanted
    assert text == COMMENTED.replace(old, new)


@pytest.mark.parametrize(
    "changes",
    [
        {"sections.1": "none"}, {"sections.0": "none"}, {"roles.bass": "none"}, {"sections.1.key": "D"},
        {"roles.drums": "Standard Kit"}, {"sections.1.energy": "0.9", "key": "E minor"},
    ],
)  # fmt: skip
def test_other_sections_and_roles_leave_the_comments(changes: dict[str, str]):
    wanted = revise(plan_from_yaml(COMMENTED), changes)
    text = patched(COMMENTED, wanted)
    assert plan_from_yaml(text) == wanted
    kept = [words for words in ("# my song", "# a working title", "# home", "# or violin?") if words in text]
    assert len(kept) == 4


def test_a_text_that_cannot_be_changed_in_place_is_written_anew():
    plan = plan_from_yaml(COMMENTED)
    assert patched("not: a plan", plan) == plan_to_yaml(plan)
    assert patched("[", plan) == plan_to_yaml(plan)


def test_wishes_and_steps_back_keep_comments(folder: Path):
    path = folder / "plan.yaml"
    path.write_text("# mine\n" + path.read_text().replace("tempo_bpm: 90.0", "tempo_bpm: 90.0  # slow"))
    mine = path.read_bytes()
    assert scoresmith("update", str(folder), "--set", "tempo_bpm=99").exit_code == 0
    assert "tempo_bpm: 99.0  # slow" in path.read_text()
    assert path.read_text().startswith("# mine\n")
    assert scoresmith("undo", str(folder)).exit_code == 0
    assert path.read_bytes() == mine
    assert scoresmith("redo", str(folder)).exit_code == 0
    assert "tempo_bpm: 99.0  # slow" in path.read_text()


# ---- what cannot be used


def test_the_plan_of_another_piece_is_refused(folder: Path):
    other = replace(small_plan(), prompt="a loud waltz", title="Other")
    (folder / "plan.yaml").write_text(plan_to_yaml(other))
    before = contents(folder)
    assert_refused(scoresmith("update", str(folder)), 3, "another piece", "a loud waltz")
    assert contents(folder) == before


def test_a_score_that_is_gone_is_told_and_written_again(folder: Path):
    score = (folder / "score.mid").read_bytes()
    (folder / "score.mid").unlink()
    before = contents(folder)
    assert_refused(scoresmith("regenerate", str(folder)), 3, "score.mid is gone", "refresh")
    assert contents(folder) == before
    assert scoresmith("refresh", str(folder)).exit_code == 0
    assert (folder / "score.mid").read_bytes() == score


@pytest.mark.parametrize("name", ["score.mid", "history.json"])
def test_a_read_only_file_is_left(folder: Path, name: str):
    (folder / name).chmod(0o444)
    before = contents(folder)
    assert_refused(scoresmith("regenerate", str(folder), "--bars", "1", "--roles", "melody"), 3, name, "read-only")
    assert contents(folder) == before


def test_two_who_edit_at_once_lose_nothing(folder: Path):
    first, second = (editing.open_workspace(folder) for _ in range(2))
    edit = lifted(first.song, range(2), 1)
    saved = first.saved(edit, first.history.with_edit(edit, {}), derive=False)
    before = contents(folder)
    with pytest.raises(BadInput, match="changed since it was opened"):
        second.saved(edit, second.history.with_edit(edit, {}))
    assert contents(folder) == before
    again = lifted(saved.song, range(2), 1)
    saved.saved(again, saved.history.with_edit(again, {}), derive=False)
    assert len(editing.open_workspace(folder).history.steps) == 2


def test_a_score_with_other_bars_from_elsewhere_leaves_its_plan_and_comes_back(folder: Path):
    opened = editing.open_workspace(folder)
    longer = replace(opened.song.score, end_tick=opened.song.score.end_tick + 4 * 1920)
    (folder / "score.mid").write_bytes(midi_bytes(longer))
    found = editing.open_workspace(folder)
    assert (found.song.bars, found.song.plan) == (20, None)
    assert scoresmith("regenerate", str(folder), "--bars", "3", "--roles", "melody").exit_code == 0
    assert_refused(scoresmith("update", str(folder)), 3, "not composed from a plan")
    for _ in range(2):
        assert scoresmith("undo", str(folder)).exit_code == 0
    after = editing.open_workspace(folder)
    assert (after.song.plan, after.song.score) == (opened.song.plan, opened.song.score)
