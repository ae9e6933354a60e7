from __future__ import annotations

from collections.abc import Mapping

import pytest

from symbolic.score import Meter
from symbolic.stylebook.arpeggio import ARPEGGIOS
from symbolic.stylebook.bass import BASS, PICKUPS
from symbolic.stylebook.comping import COMPING
from symbolic.stylebook.drums import FILLS, GROOVES, KEYS, PLAIN_FILL
from symbolic.stylebook.notation import Event, Line, beat_lengths, read
from symbolic.stylebook.pad import PADS
from symbolic.stylebook.play_lines import ROOTS
from symbolic.stylebook.voicing import SHAPES

TABLES: dict[str, tuple[Mapping[str, tuple[Line, ...]], str]] = {
    "bass": (BASS, "R8LV5367xwas"), "arp": (ARPEGGIOS, "123456789^v"), "chords": (COMPING, "Xxou"),
    "pad": (PADS, "Xxou"),
}  # fmt: skip
GROOVE_LIST = [groove for grooves in GROOVES.values() for groove in grooves]
FILL_LIST = [PLAIN_FILL, *(fill for fills in FILLS.values() for fill in fills)]
BEATS_OF = {"4/4": 4, "3/4": 3, "2/4": 2, "6/8": 2, "12/8": 4}


def test_a_word_is_a_beat_and_a_letter_a_step() -> None:
    assert read("R-.. ..R. 5 x--", "4/4", "4/4", 0) == (
        Event(0, 240, "R"), Event(720, 120, "R"), Event(960, 480, "5"), Event(1440, 480, "x"),
    )  # fmt: skip


def test_a_note_is_held_over_the_beat() -> None:
    assert read("R - -R -", "4/4", "4/4", 0) == (Event(0, 1200, "R"), Event(1200, 720, "R"))


def test_the_bars_of_a_pattern_take_turns() -> None:
    assert [read("R | 5", "4/4", "1/4", bar)[0].letter for bar in range(4)] == ["R", "5", "R", "5"]


@pytest.mark.parametrize(
    ("meter", "lengths"),
    [
        ("4/4", (480,) * 4), ("3/4", (480,) * 3), ("6/8", (720, 720)), ("12/8", (720,) * 4), ("9/8", (720,) * 3),
        ("5/4", (480,) * 5), ("7/8", (480, 480, 720)), ("5/8", (480, 720)), ("3/8", (720,)), ("2/2", (480,) * 4),
        ("3/2", (480,) * 6), ("7/4", (480,) * 7),
    ],
)  # fmt: skip
def test_any_meter_is_a_row_of_beats(meter: str, lengths: tuple[int, ...]) -> None:
    assert beat_lengths(Meter(0, *map(int, meter.split("/")))) == lengths


def test_five_four_is_three_and_two() -> None:
    assert [e.letter for e in read("1 2 3 4", "4/4", "5/4", 0)] == ["1", "2", "2", "3", "4"]


def test_two_four_takes_the_halves_of_a_bar_in_turn() -> None:
    assert [[e.letter for e in read("1 2 3 4", "4/4", "2/4", bar)] for bar in (0, 1, 2)] == [
        ["1", "2"], ["3", "4"], ["1", "2"],
    ]  # fmt: skip


def test_a_plain_beat_lilts_in_a_dotted_one() -> None:
    assert [e.tick for e in read("xx xx xx xx", "4/4", "6/8", 0)] == [0, 480, 720, 1200]


def test_swung_eighths_fall_on_triplets() -> None:
    assert [e.tick for e in read("xx x-x- x xx", "4/4", "4/4", 0, triplets=True)] == [0, 320, 480, 800, 960, 1440, 1760]


def lines_of(table: Mapping[str, tuple[Line, ...]]) -> list[Line]:
    return [line for lines in table.values() for line in lines]


@pytest.mark.parametrize("role", TABLES)
def test_every_line_is_well_written(role: str) -> None:
    table, letters = TABLES[role]
    for line in lines_of(table):
        bars = [bar.split() for bar in line.text.split("|")]
        lengths = (1, 2, 3, 6) if line.meter in ("6/8", "12/8") else (1, 2, 3, 4, 6)
        assert all(len(bar) == BEATS_OF[line.meter] for bar in bars), line.name
        assert all(set(word) <= set(letters + ".-") for bar in bars for word in bar), line.name
        assert all(len(word) in lengths for bar in bars for word in bar), line.name
        assert line.shape in SHAPES


@pytest.mark.parametrize("fills", [False, True])
def test_every_groove_and_fill_is_well_written(fills: bool) -> None:
    for groove in FILL_LIST if fills else GROOVE_LIST:
        beats = len(groove.rows[0].split()) if fills else BEATS_OF[groove.meter]
        assert set(groove.drums) <= set(KEYS), groove.name
        for bar in (bar for text in groove.rows for bar in text.split("|")):
            assert len(bar.split()) == beats, groove.name
            assert all(set(word) <= set("Xxog.-") and len(word) in (1, 2, 3, 4, 6) for word in bar.split()), groove.name
        assert any(letter in "Xxog" for text in groove.rows for letter in text), groove.name


def test_names_are_unique_in_their_table() -> None:
    for rows in (*(lines_of(table) for table, _ in TABLES.values()), GROOVE_LIST, FILL_LIST):
        names = [row.name for row in rows]
        assert len(names) == len(set(names))


def test_bass_lines_begin_on_a_root() -> None:
    for line in lines_of(BASS):
        assert next(letter for letter in line.text if letter not in ".- ") in ROOTS, line.name


def test_pickups_are_words() -> None:
    assert all(len(word) in (1, 2, 4) for words in PICKUPS.values() for word in words)
