"""Editing a composed piece: nothing outside the request changes, every take is kept, and undo restores the bytes."""

import json
import shutil
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoresmith import editing
from symbolic.errors import BadInput
from symbolic.midi import midi_bytes, read_midi
from symbolic.score import Role

PROMPT = "a swing tune, F major, 12 bars, 140 bpm, with saxophone, piano, bass and drums"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "song"
    assert scoresmith("compose", PROMPT, "--no-audio", "--no-picture", "--out", str(folder)).exit_code == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


@pytest.fixture(scope="module")
def song(made: Path) -> editing.Song:
    return editing.open_workspace(made).song


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_cells_outside_the_request_stay_and_the_same_request_gives_the_same_notes(song: editing.Song, data):
    cells = sorted(song.controls.cells)
    request = frozenset(data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=6, unique=True)))
    edit = editing.regenerate(song, request)
    assert set(edit.before) <= request
    outside = ({*song.cells} | {*edit.song.cells}) - request
    assert all(song.cells.get(cell) == edit.song.cells.get(cell) for cell in outside)
    assert edit.song.score == editing.regenerate(song, request).song.score
    history = editing.History(song.cells).with_edit(edit, {})
    back, _ = editing.undo(edit.song, history)
    assert midi_bytes(back.song.score) == midi_bytes(song.score)


def test_a_regenerated_bar_is_another_one_and_is_swung_as_the_rest(song: editing.Song):
    request = editing.cells_asked(song, bars="5-8", roles="melody")
    edit = editing.regenerate(song, request)
    assert edit.before
    assert set(edit.before) <= {(Role.MELODY, bar) for bar in range(4, 8)}
    onsets = [n.onset_tick % 480 for notes in edit.after.values() for n in notes]
    assert 240 not in onsets


def test_every_take_is_kept_and_can_be_chosen_taken_back_and_done_again(folder: Path):
    first = (folder / "score.mid").read_bytes()
    seen = [first]
    for _ in range(2):
        assert scoresmith("regenerate", str(folder), "--bars", "5-6", "--roles", "melody").exit_code == 0
        seen.append((folder / "score.mid").read_bytes())
    assert len(set(seen)) == 3
    rows = json.loads(scoresmith("takes", str(folder), "--json").stdout)
    assert {(row["role"], row["bar"]) for row in rows} == {("melody", 5), ("melody", 6)}
    assert max(row["takes"] for row in rows) == 3
    assert scoresmith("choose", str(folder), "1", "--bars", "5-6", "--roles", "melody").exit_code == 0
    assert (folder / "score.mid").read_bytes() == first
    for expected in (seen[2], seen[1], seen[0]):
        assert scoresmith("undo", str(folder)).exit_code == 0
        assert (folder / "score.mid").read_bytes() == expected
    assert_refused(scoresmith("undo", str(folder)), 3, "nothing to take back")
    assert scoresmith("redo", str(folder)).exit_code == 0
    assert (folder / "score.mid").read_bytes() == seen[1]
    assert scoresmith("undo", str(folder)).exit_code == 0
    assert scoresmith("redo", str(folder)).exit_code == 0
    assert scoresmith("redo", str(folder)).exit_code == 0
    assert (folder / "score.mid").read_bytes() == seen[2]
    assert scoresmith("regenerate", str(folder), "--bars", "1", "--roles", "bass").exit_code == 0
    assert_refused(scoresmith("redo", str(folder)), 3, "taken back")


def test_what_is_locked_does_not_change(folder: Path):
    assert scoresmith("lock", str(folder), "--bars", "1-6").exit_code == 0
    assert scoresmith("lock", str(folder), "--roles", "drums").exit_code == 0
    before = editing.open_workspace(folder).song
    assert scoresmith("regenerate", str(folder)).exit_code == 0
    after = editing.open_workspace(folder).song
    changed = {c for c in {**before.cells, **after.cells} if before.cells.get(c) != after.cells.get(c)}
    assert changed
    assert all(bar >= 6 and role is not Role.DRUMS for role, bar in changed)
    assert_refused(scoresmith("regenerate", str(folder), "--bars", "1-2"), 3, "locked", "1-2")
    assert scoresmith("lock", str(folder), "--off").stdout == ""
    assert scoresmith("regenerate", str(folder), "--bars", "1-2", "--roles", "bass").exit_code == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--bars", "5-99"), ("5-99", "12 bars")),
        (("--bars", "x"), ("'x'", "5-8")),
        (("--bars", "0"), ("'0'",)),
        (("--roles", "tuba"), ("tuba",)),
        (("--roles", "melodie"), ("melody",)),
        (("--roles", "pad"), ("pad", "melody")),
        (("--section", "Brdge"), ("Brdge",)),
        (("--roles", ","), ("no role",)),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_written(
    made: Path, options: tuple[str, ...], told: tuple[str, ...]
):
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    assert_refused(scoresmith("regenerate", str(made), *options), 3, *told)
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before


def test_a_folder_that_is_no_piece_is_refused(tmp_path: Path):
    assert_refused(scoresmith("regenerate", str(tmp_path)), 3, "score.mid")


def test_a_step_that_was_cut_off_between_its_two_files_is_finished_when_the_folder_is_opened(folder: Path):
    before = (folder / "score.mid").read_bytes()
    assert scoresmith("regenerate", str(folder), "--bars", "3", "--roles", "melody").exit_code == 0
    after = (folder / "score.mid").read_bytes()
    (folder / "score.mid").write_bytes(before)
    editing.open_workspace(folder)
    assert (folder / "score.mid").read_bytes() == after


def test_what_another_program_changed_becomes_a_step(folder: Path):
    assert scoresmith("regenerate", str(folder), "--bars", "3", "--roles", "melody").exit_code == 0
    opened = editing.open_workspace(folder)
    cell = next(cell for cell in sorted(opened.song.cells) if cell[0] is Role.BASS)
    changed = opened.song.with_written({cell: opened.song.cells[cell][:-1]})
    (folder / "score.mid").write_bytes(midi_bytes(changed.score))
    again = editing.open_workspace(folder)
    assert again.history.steps[-1].operation == "edited elsewhere"
    assert set(again.history.steps[-1].before) == {cell}
    assert scoresmith("regenerate", str(folder), "--bars", "4", "--roles", "melody").exit_code == 0
    assert scoresmith("undo", str(folder)).exit_code == 0
    assert scoresmith("undo", str(folder)).exit_code == 0
    assert read_midi(folder / "score.mid") == opened.song.score


HASHES = '{"score_sha256": "", "score_sha256_before": "", '


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "[" * 100_000),
        *(HASHES + rest for rest in ('"version": 2}', '"version": 1, "locks": 3}', '"version": 1, "steps": [{}]}')),
    ],
)
def test_a_damaged_history_is_named(folder: Path, text: str):
    (folder / "history.json").write_text(text)
    with pytest.raises(BadInput, match=r"history\.json"):
        editing.open_workspace(folder)
