"""Which sound font is chosen, and what is said when there is none."""

import hashlib
from pathlib import Path

import pytest

from render import soundfont
from render.soundfont import ENVIRONMENT_NAME, choose_soundfont, find_soundfonts, open_soundfont
from symbolic.errors import BadInput, MissingExtra

SF2 = b"RIFF" + (100).to_bytes(4, "little") + b"sfbk" + bytes(88)


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose sound fonts are those in one folder."""
    monkeypatch.delenv(ENVIRONMENT_NAME, raising=False)
    monkeypatch.setattr(soundfont, "SYSTEM_FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(soundfont.importlib.util, "find_spec", lambda name: None)
    return tmp_path


def test_the_preferred_font_comes_first(only: Path) -> None:
    for name in ("TimGM6mb.sf2", "zebra.sf2", "FluidR3_GM.sf2", "MuseScore_General.sf3", "notes.txt", "broken.sf2"):
        (only / name).write_bytes(b"no font" if name == "broken.sf2" else SF2)
    assert [font.name for font in find_soundfonts()] == ["MuseScore_General", "FluidR3_GM", "zebra", "TimGM6mb"]
    assert [font.licence for font in find_soundfonts()] == ["MIT", "MIT", "", "GPL-2.0-or-later"]


def test_a_link_is_the_same_font(only: Path) -> None:
    (only / "a.sf2").write_bytes(SF2)
    (only / "default-GM.sf2").symlink_to(only / "a.sf2")
    assert [font.path for font in find_soundfonts()] == [(only / "a.sf2").resolve()]


def test_explicit_goes_before_environment_before_system(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = only / "elsewhere"
    elsewhere.mkdir()
    for path in (only / "system.sf2", elsewhere / "named.sf2", elsewhere / "given.sf2"):
        path.write_bytes(SF2)
    assert choose_soundfont().name == "system"
    monkeypatch.setenv(ENVIRONMENT_NAME, str(elsewhere / "named.sf2"))
    assert choose_soundfont().name == "named"
    assert choose_soundfont(elsewhere / "given.sf2").name == "given"


def test_a_wrong_file_is_named(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (only / "song.sf2").write_bytes(b"RIFFxxxxWAVE")
    with pytest.raises(BadInput, match=r"song\.sf2: not a sound font"):
        choose_soundfont(only / "song.sf2")
    with pytest.raises(BadInput, match=r"nowhere\.sf2: there is no such"):
        choose_soundfont(only / "nowhere.sf2")
    monkeypatch.setenv(ENVIRONMENT_NAME, str(only / "gone.sf2"))
    with pytest.raises(BadInput, match=r"gone\.sf2"):
        choose_soundfont()


def test_without_any_font_the_message_says_how_to_get_one(only: Path) -> None:
    with pytest.raises(MissingExtra, match="apt-get install fluid-soundfont-gm") as caught:
        choose_soundfont()
    assert "\n" not in str(caught.value)


def test_the_hash_is_that_of_the_file(only: Path) -> None:
    (only / "a.sf2").write_bytes(SF2)
    font = open_soundfont(only / "a.sf2")
    assert font.sha256 == hashlib.sha256(SF2).hexdigest()
    assert font.size_bytes == len(SF2)


def test_the_font_inside_pretty_midi_is_found_without_importing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundfont, "SYSTEM_FOLDERS", ())
    assert [font.name for font in find_soundfonts()] == ["TimGM6mb"]
