"""Which sound font is chosen, what is inside, and what is said when there is none or it is broken."""

import hashlib
import json
import random
from pathlib import Path

import pytest
from small_fonts import small_font

import render
from render import soundfont
from render.fonts import font_book
from render.soundfont import ENVIRONMENT_NAME, choose_soundfont, find_soundfonts, open_soundfont
from render.soundfont_file import font_facts
from render.soundfont_list import FREE_BANKS, banks_table, sound_fonts
from symbolic.errors import BadInput, MissingExtra
from symbolic.score import Role, Track

PIANO_AND_KIT = [(0, 0, 0.0), (128, 0, 0.0)]


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose sound fonts are those in one folder."""
    monkeypatch.delenv(ENVIRONMENT_NAME, raising=False)
    monkeypatch.setattr(soundfont, "SYSTEM_FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(soundfont.importlib.util, "find_spec", lambda name: None)
    return tmp_path


def test_the_preferred_font_comes_first(only: Path) -> None:
    for name in ("TimGM6mb.sf2", "zebra.sf2", "FluidR3_GM.sf2", "MuseScore_General.sf3"):
        small_font(only / name, PIANO_AND_KIT)
    (only / "broken.sf2").write_bytes(b"no font")
    (only / "notes.txt").write_bytes((only / "zebra.sf2").read_bytes())
    assert [font.name for font in find_soundfonts()] == ["MuseScore_General", "FluidR3_GM", "zebra", "TimGM6mb"]
    assert [font.licence for font in find_soundfonts()] == ["MIT", "MIT", "", "GPL-2.0-only"]


def test_a_link_is_the_same_font(only: Path) -> None:
    small_font(only / "a.sf2", PIANO_AND_KIT)
    (only / "default-GM.sf2").symlink_to(only / "a.sf2")
    assert [font.path for font in find_soundfonts()] == [(only / "a.sf2").resolve()]


def test_explicit_goes_before_environment_before_system(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = only / "elsewhere"
    elsewhere.mkdir()
    for path in (only / "system.sf2", elsewhere / "named.sf2", elsewhere / "given.sf2"):
        small_font(path, PIANO_AND_KIT)
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
    assert sound_fonts()["used"] is None
    assert sound_fonts()["fonts"] == []


def test_the_hash_is_that_of_the_file(only: Path) -> None:
    data = small_font(only / "a.sf2", PIANO_AND_KIT).read_bytes()
    font = open_soundfont(only / "a.sf2")
    assert font.sha256 == hashlib.sha256(data).hexdigest()
    assert font.size_bytes == len(data)


def test_the_font_inside_pretty_midi_is_found_without_importing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundfont, "SYSTEM_FOLDERS", ())
    assert [font.name for font in find_soundfonts()] == ["TimGM6mb"]


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_inside_is_read_without_an_engine(tmp_path: Path, packed: bool) -> None:
    facts = font_facts(small_font(tmp_path / "tiny.sf2", [(128, 8, 0.0), (0, 40, 0.0)], packed=packed))
    assert facts.kind == ("SF3" if packed else "SF2")
    assert [(p.bank, p.program, p.name) for p in facts.presets] == [(0, 40, "Preset 1"), (128, 8, "Preset 0")]
    assert facts.has(0, 40)
    assert not facts.has(0, 41)
    assert facts.texts == {"title": "tiny", "copyright": "CC0"}
    assert facts.samples == 1


def replaced(data: bytes, name: bytes, offset: int, value: bytes) -> bytes:
    """The font with bytes of a table replaced, counted from the table's first byte."""
    start = data.rindex(name) + 8 + offset
    return data[:start] + value + data[start + len(value) :]


@pytest.mark.parametrize(
    ("name", "offset", "value", "message"),
    [
        (b"phdr", 38 + 24, b"\xff\xff", "'phdr' points outside 'pbag'"),
        (b"pbag", 4, b"\xf0\x00", "'pbag' points outside 'pgen'"),
        (b"pgen", 2, b"\x09\x00", "'pgen' names 9, which 'inst' lacks"),
        (b"igen", 10, b"\x07\x00", "'igen' names 7, which 'shdr' lacks"),
        (b"shdr", 24, b"\xff\xff\xff\x00", "'Sine' lies outside"),
        (b"shdr", -4, b"\x2f\x00\x00\x00", "'shdr' cannot have 47 bytes"),
        (b"phdr", -4, b"\xff\xff\xff\x7f", "goes beyond its end"),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, name: bytes, offset: int, value: bytes, message: str) -> None:
    data = small_font(tmp_path / "a.sf2", PIANO_AND_KIT).read_bytes()
    (tmp_path / "b.sf2").write_bytes(replaced(data, name, offset, value))
    with pytest.raises(BadInput, match=message) as caught:
        open_soundfont(tmp_path / "b.sf2")
    assert "b.sf2" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_cut_and_every_flipped_byte_gives_facts_or_one_line(tmp_path: Path) -> None:
    data = small_font(tmp_path / "a.sf3", PIANO_AND_KIT, packed=True).read_bytes()
    path, told = tmp_path / "b.sf3", list[str]()
    chance = random.Random(4)
    for attempt in range(400):
        mutant = bytearray(data[: chance.randrange(len(data))] if attempt % 4 == 0 else data)
        for _ in range(attempt % 5):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        path.write_bytes(mutant)
        try:
            font_facts(path)
        except BadInput as error:
            told.append(str(error))
    assert 100 <= len(told) < 400
    assert all(each.startswith(str(path)) and "\n" not in each for each in told)


def voice_of(book: render.FontBook, role: Role, program: int) -> tuple[str, int, int]:
    voice = book.voice(Track(role, "Part", program))
    return voice.font.name, voice.bank, voice.program


def test_a_program_comes_from_the_first_font_that_has_it(only: Path) -> None:
    small_font(only / "first.sf2", [(0, 0, 0.0), (0, 40, 0.0)])
    small_font(only / "second.sf2", [(0, 40, 0.0), (0, 73, 0.0), (128, 0, 0.0), (128, 8, 0.0)])
    book = font_book(only / "first.sf2")
    assert voice_of(book, Role.MELODY, 40) == ("first", 0, 40)
    assert voice_of(book, Role.MELODY, 73) == ("second", 0, 73)
    assert voice_of(book, Role.DRUMS, 8) == ("second", 128, 8)
    assert voice_of(book, Role.DRUMS, 9) == ("second", 128, 8)
    assert voice_of(book, Role.DRUMS, 40) == ("second", 128, 0)
    assert voice_of(book, Role.MELODY, 3) == ("first", 0, 0)
    assert voice_of(book, Role.MELODY, 100)[1:] == (0, 0)


def test_fonts_are_chosen_by_program_role_family_and_default(
    only: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    every = [(0, program, 0.0) for program in range(128)] + [(128, 0, 0.0)]
    folder = tmp_path_factory.mktemp("fonts")
    paths = {name: small_font(folder / f"{name}.sf2", every) for name in ("one", "two", "three", "four")}
    asked = {"Violin": paths["one"], "melody": paths["two"], "strings": paths["three"], "default": paths["four"]}
    book = font_book(None, asked)
    assert voice_of(book, Role.MELODY, 40)[0] == "one"
    assert voice_of(book, Role.MELODY, 41)[0] == "two"
    assert voice_of(book, Role.PAD, 41)[0] == "three"
    assert voice_of(book, Role.PAD, 0)[0] == "four"
    assert voice_of(font_book(None, {"drums": paths["one"], "default": paths["two"]}), Role.DRUMS, 0)[0] == "one"
    assert voice_of(font_book(None, {"40": paths["one"], "default": paths["two"]}), Role.PAD, 40)[0] == "one"


@pytest.mark.parametrize("key", ["200", "violine of gold", ""])
def test_an_unknown_key_of_fonts_is_named(only: Path, key: str) -> None:
    path = small_font(only / "a.sf2", PIANO_AND_KIT)
    with pytest.raises(BadInput, match="soundfonts"):
        font_book(path, {key: path})


def test_a_font_without_kit_is_told_when_no_other_has_one(only: Path) -> None:
    book = font_book(small_font(only / "a.sf2", [(0, 0, 0.0)]))
    with pytest.raises(BadInput, match="no drum kit for 'Part'"):
        book.voice(Track(Role.DRUMS, "Part", 0))


def test_the_list_is_plain_values(only: Path) -> None:
    small_font(only / "MuseScore_General.sf3", [(0, 0, 0.0), (0, 5, 0.0), (128, 0, 0.0)], packed=True)
    small_font(only / "mine.sf2", [(0, 40, 0.0)])
    listed = json.loads(json.dumps(sound_fonts()))
    first, second = listed["fonts"]
    assert listed["used"] == first["path"] == str(only / "MuseScore_General.sf3")
    assert (first["kind"], first["licence"], first["programs"], first["used"]) == ("SF3", "MIT", [0, 5], True)
    assert len(first["missing"]) == 126
    assert (second["kind"], second["licence"], second["kits"], second["used"]) == ("SF2", "", {}, False)
    assert [bank["name"] for bank in listed["banks"] if bank["here"]] == ["MuseScore General"]
    assert sound_fonts(only / "mine.sf2")["used"] == str(only / "mine.sf2")


def test_the_table_of_free_banks_has_a_licence_and_a_way_for_each() -> None:
    rows = banks_table().splitlines()[2:]
    assert len(rows) == len(FREE_BANKS)
    assert all(bank.licence and bank.page.startswith("https://") for bank in FREE_BANKS)
    assert all(row.count("|") == 6 for row in rows)
