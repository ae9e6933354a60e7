# ruff: noqa: E501  (a prompt and its language stay together)
"""Which language a prompt is in, and which scripts are refused."""

import pytest

from planner.parse import parse
from planner.reading.languages import language_of
from symbolic.errors import BadInput


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("悲伤的钢琴曲", "zh"), ("悲傷的鋼琴曲", "zh-Hant"), ("钢琴，春の感觉", "zh"), ("a sad song for piano", "en"), ("piano", "en"),
        ("悲しいピアノ", "ja"), ("弦楽四重奏、静謐", "ja"), ("슬픈 피아노", "ko"), ("música tranquila sin batería", "es"),
        ("musica tranquila sin bateria", "es"), ("valsa alegre sem bateria", "pt"), ("une valse douce pour piano", "fr"),
        ("ein ruhiges Stück für Klavier", "de"), ("Klavier, traurig", "de"), ("Floete und Gitarre, langsam", "de"),
        ("un valzer allegro per pianoforte", "it"), ("грустная музыка для фортепиано", "ru"), ("120 bpm", "en"),
        ("Am F C G, 96 bpm", "en"), ("аккорды Am F C G", "ru"), ("钢琴 Am F C G", "zh"),
    ],
)  # fmt: skip
def test_the_language_of_a_prompt(prompt: str, language: str) -> None:
    assert language_of(prompt) == language


@pytest.mark.parametrize(
    ("prompt", "script"),
    [("موسيقى حزينة", "Arabic"), ("เพลงเศร้า", "Thai"), ("θλιμμένη μουσική", "Greek"), ("שיר עצוב", "Hebrew"), ("उदास संगीत", "Devanagari")],
)  # fmt: skip
def test_other_scripts_are_refused_by_name(prompt: str, script: str) -> None:
    with pytest.raises(BadInput, match=f"{script} script.*Chinese, English, Japanese.*Russian"):
        parse(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "ii-V-I jazz in Bb, 3 bar loop",
        "techno, 8 bars, 130 bpm",
        "piano solo in C, 30 s",
        "pop rock demo, 4/4",
        "salsa",
    ],
)
def test_words_of_all_languages_are_english(prompt: str):
    assert language_of(prompt) == "en"
