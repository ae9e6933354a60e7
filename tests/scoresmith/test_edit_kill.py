"""The process is killed at any moment: the folder opens with the last good state, and nothing saved is lost."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import scoresmith
from small_song import small_folder, small_piece

from planner.plan_file import plan_from_yaml
from scoresmith import editing
from scoresmith.editing import derived
from scoresmith.editing.sound import bring_up_to_date
from symbolic.midi import midi_bytes
from symbolic.score import Role

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
WRITES = ("replace", "write_bytes", "chmod", "unlink")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("made") / "song")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


def lifted(song: editing.Song, by: int) -> editing.Edit:
    cells = {
        (role, bar): tuple(replace(n, pitch=n.pitch + by) for n in notes)
        for (role, bar), notes in song.cells.items()
        if role is Role.MELODY and bar < 4
    }
    new = song.with_written(cells)
    assert song.plan is not None
    plan = replace(song.plan, title=f"{song.plan.title}+")
    return editing.edit_of("lift", song, replace(new, plan=plan, score=replace(new.score, title=plan.title)))


def killed(work: Callable[[], object], write: int) -> bool:
    """Do something in a child process that dies before its n-th write of any kind; whether it got so far."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = iter(range(write))

    def dying(name: str) -> Callable[..., Any]:
        real = getattr(Path, name)

        def write_or_die(self: Path, *arguments: Any, **options: Any) -> Any:
            if next(left, None) is None:
                if name == "write_bytes":  # half of it is written
                    real(self, arguments[0][: len(arguments[0]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return real(self, *arguments, **options)

        return write_or_die

    for name in WRITES:
        setattr(Path, name, dying(name))
    work()
    os._exit(0)


def assert_good(folder: Path, known: editing.Workspace) -> int:
    """Score, plan and history agree, and lead back to the bytes of the beginning; gives the number of steps."""
    found = editing.open_workspace(folder)
    assert midi_bytes(found.song.score) == (folder / "score.mid").read_bytes()
    assert found.history.cells == found.song.cells
    assert plan_from_yaml((folder / "plan.yaml").read_text(encoding="utf-8")) == found.song.plan
    song, history = found.song, found.history
    for _ in history.steps:
        edit, history = editing.undo(song, history)
        song = edit.song
    assert midi_bytes(song.score) == midi_bytes(known.song.score)
    return len(found.history.steps)


def test_a_kill_before_any_write_leaves_the_state_before_or_after(folder: Path, tmp_path: Path):
    known = editing.open_workspace(folder)
    edit = lifted(known.song, 1)
    history = known.history.with_edit(edit, {})
    seen = []
    for write in range(80):
        copy = Path(shutil.copytree(folder, tmp_path / f"copy{write}"))
        workspace = replace(known, folder=copy)
        died = killed(lambda w=workspace: w.saved(edit, history), write)
        seen.append(assert_good(copy, known))
        stale = derived.stale_files(copy)
        report = (copy / "report.html").read_bytes() != (folder / "report.html").read_bytes()
        assert seen[-1] == 0 or report or "report.html" in stale
        if not died:
            break
    else:
        raise AssertionError("80 writes are not enough")
    assert seen == sorted(seen)
    assert {*seen} == {0, 1}
    assert len(seen) > 12


def test_a_kill_at_a_random_moment_of_many_edits_loses_no_saved_step(folder: Path, tmp_path: Path):
    known = editing.open_workspace(folder)
    draw = random.Random(6)
    reached = set()
    for trial in range(12):
        copy = Path(shutil.copytree(folder, tmp_path / f"copy{trial}"))
        told, tell = os.pipe()
        child = os.fork()
        if not child:
            work = replace(known, folder=copy)
            while True:
                edit = lifted(work.song, 1 if len(work.history.steps) % 2 else -1)
                work = work.saved(edit, work.history.with_edit(edit, {}), derive=False)
                os.write(tell, b".")
        wanted = trial % 3 + 1
        for _ in range(wanted):
            os.read(told, 1)
        time.sleep(draw.random() * 0.05)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(tell)
        saved = wanted
        while data := os.read(told, 1024):
            saved += len(data)
        os.close(told)
        steps = assert_good(copy, known)
        assert steps in (saved, saved + 1)
        reached.add(steps)
    assert len(reached) > 1


@pytest.mark.slow
def test_a_kill_while_sound_is_rendered_never_passes_old_sound_for_new(tmp_path: Path):
    from render import find_soundfonts

    if not find_soundfonts():
        pytest.skip("no sound font")
    folder = tmp_path / "song"
    small_piece().save(folder, picture=False)
    opened = editing.open_workspace(folder)
    edit = lifted(opened.song, 1)
    opened.saved(edit, opened.history.with_edit(edit, {}))
    whole = Path(shutil.copytree(folder, tmp_path / "whole"))
    assert scoresmith("refresh", str(whole), "--quiet").exit_code == 0
    names = [*(p.relative_to(whole) for p in (whole / "stems").glob("*.wav")), Path("dry_mix.wav"), Path("mix.wav")]
    for write in (1, 5):
        copy = Path(shutil.copytree(folder, tmp_path / f"copy{write}"))
        workspace = editing.open_workspace(copy)
        assert killed(lambda w=workspace: bring_up_to_date(w), write)
        assert {"mix.wav", "stems"} & {*derived.stale_files(copy)} or all(
            (copy / name).read_bytes() == (whole / name).read_bytes() for name in names
        )
        assert scoresmith("refresh", str(copy), "--quiet").exit_code == 0
        assert derived.stale_files(copy) == ()
        assert all((copy / name).read_bytes() == (whole / name).read_bytes() for name in names)
