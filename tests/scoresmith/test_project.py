"""A folder is written whole or not at all, and nobody's files are lost."""

from pathlib import Path

import pytest

from scoresmith.project import check_folder, whole_folder
from symbolic.errors import BadInput


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def write_piece(folder: Path, text: str, *, force: bool = False) -> None:
    with whole_folder(folder, force=force) as temporary:
        (temporary / "plan.yaml").write_text(text)


def break_off(folder: Path, error: type[BaseException]) -> None:
    with whole_folder(folder, force=True) as temporary:
        (temporary / "plan.yaml").write_text("half")
        raise error


def test_a_folder_appears_with_what_was_written(tmp_path: Path):
    write_piece(tmp_path / "deep" / "song", "one")
    assert names(tmp_path / "deep") == ["song"]
    assert (tmp_path / "deep" / "song" / "plan.yaml").read_text() == "one"
    assert (tmp_path / "deep" / "song").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_nothing_is_left_when_writing_fails(tmp_path: Path, error: type[BaseException]):
    with pytest.raises(error):
        break_off(tmp_path / "song", error)
    assert names(tmp_path) == []


def test_folders_made_on_the_way_go_away_when_writing_fails(tmp_path: Path):
    with pytest.raises(RuntimeError):
        break_off(tmp_path / "out" / "deep" / "song", RuntimeError)
    assert names(tmp_path) == []


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_the_old_folder_stays_when_replacing_fails(tmp_path: Path, error: type[BaseException]):
    write_piece(tmp_path / "song", "one")
    with pytest.raises(error):
        break_off(tmp_path / "song", error)
    assert names(tmp_path) == ["song"]
    assert (tmp_path / "song" / "plan.yaml").read_text() == "one"


def test_the_old_folder_comes_back_when_the_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_piece(tmp_path / "song", "one")
    rename = Path.rename

    def rename_that_fails(self: Path, target: Path) -> Path:
        if target == tmp_path / "song" and not self.name.endswith(".old"):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_that_fails)
    with pytest.raises(OSError, match="Input/output"):
        write_piece(tmp_path / "song", "two", force=True)
    assert names(tmp_path) == ["song"]
    assert (tmp_path / "song" / "plan.yaml").read_text() == "one"


def test_an_existing_folder_is_replaced_only_by_force(tmp_path: Path):
    write_piece(tmp_path / "song", "one")
    with pytest.raises(BadInput, match="song exists already"):
        write_piece(tmp_path / "song", "two")
    write_piece(tmp_path / "song", "three", force=True)
    assert names(tmp_path) == ["song"]
    assert (tmp_path / "song" / "plan.yaml").read_text() == "three"


def test_an_empty_folder_may_be_filled(tmp_path: Path):
    (tmp_path / "song").mkdir()
    write_piece(tmp_path / "song", "one")
    assert names(tmp_path / "song") == ["plan.yaml"]


def test_force_does_not_delete_files_of_somebody_else(tmp_path: Path):
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(BadInput, match=r"'thesis\.tex'"):
        check_folder(tmp_path, force=True)


def test_a_file_is_not_a_folder(tmp_path: Path):
    (tmp_path / "song").write_text("")
    with pytest.raises(BadInput, match="is a file"):
        check_folder(tmp_path / "song", force=True)


def test_what_a_killed_process_left_half_written_is_ours(tmp_path: Path):
    (tmp_path / ".history.a1b2_c3.json").write_text("{")
    check_folder(tmp_path, force=True)
    (tmp_path / ".notes.a1b2.json").write_text("mine")
    with pytest.raises(BadInput, match="notes"):
        check_folder(tmp_path, force=True)
