"""Names of files: safe on every system, unique, in mixer order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbolic.file_names import MAX_NAME_BYTES, mixer_order, safe_name, track_file_names
from symbolic.score import Meter, Role, Score, Tempo, Track
from tests.delivery.pieces import NAMES, piece

NAMES_TO_FILES = (
    ("Acoustic Grand Piano", "Acoustic_Grand_Piano"),
    ("Electric Guitar (clean)", "Electric_Guitar_clean"),
    ("二胡", "二胡"),
    ("e\u0301tude", "\u00e9tude"),
    ("../../etc/passwd", "etc_passwd"),
    ('a\\b:c*d?e"f<g>h|i', "a_b_c_d_e_f_g_h_i"),
    ("  line\none\ttwo\x00\x1b ", "line_one_two"),
    ("🎻🎸", "fallback"),
    ("", "fallback"),
    ("हिन्दी", "हिन्दी"),
)


@pytest.mark.parametrize(("text", "name"), NAMES_TO_FILES)
def test_a_name_becomes_a_safe_part_of_a_file_name(text: str, name: str):
    assert safe_name(text, "fallback") == name


@given(st.text(max_size=300))
def test_any_text_gives_a_name_that_every_file_system_takes(text: str):
    name = safe_name(text, "track")
    assert name
    assert len(name.encode("utf-8")) <= MAX_NAME_BYTES
    assert all(c == "_" or unicodedata.category(c)[0] in "LMN" for c in name)


def score_of(tracks: list[Track]) -> Score:
    return Score("t", 1920, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (), tracks=tuple(tracks))


def test_a_name_is_cut_between_characters():
    assert safe_name("二" * 100, "track") == "二" * (MAX_NAME_BYTES // 3)


def test_numbers_follow_the_mixer_and_names_the_score():
    score = piece("common_time")
    assert track_file_names(score) == (
        "01_Acoustic_Grand_Piano", "02_Electric_Guitar_clean", "03_Electric_Guitar_clean",
        "05_Electric_Bass_finger", "04_String_Ensemble_1", "06_Standard_Kit",
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_are_unique_and_sort_in_mixer_order(name: str):
    score = piece(name)
    names = track_file_names(score)
    assert len({n.casefold() for n in names}) == len(score.tracks)
    assert sorted(names) == [names[i] for i in mixer_order(score.tracks)]


def test_more_than_99_tracks_get_wider_numbers():
    score = score_of([Track(Role.MELODY, "Flute", 73)] * 120)
    names = track_file_names(score)
    assert names[0] == "001_Flute"
    assert list(names) == sorted(names)


def test_equal_and_empty_names_stay_apart():
    score = score_of([Track(Role.DRUMS, "", 0), Track(Role.MELODY, "CON", 0), Track(Role.MELODY, "con", 0)])
    assert track_file_names(score) == ("03_drums", "01_CON", "02_con")
