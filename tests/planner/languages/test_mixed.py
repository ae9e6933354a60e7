# ruff: noqa: E501  (a prompt and what it says stay together)
"""Prompts in several languages at once, and words of one language that mean nothing in another."""

import pytest
from tables import told

from planner.parse import parse
from planner.reading.languages import tongues

PROMPTS: list[tuple[str, str, dict[str, object]]] = [
    ("一首 lo-fi 曲子 with 二胡 and piano, no drums", "en", {"style": "lofi", "plays": [110, 0], "not": ["drums"]}),
    ("来一段lofi hip hop，piano和贝斯，no drums，80bpm", "zh", {"style": "lofi", "plays": [0, 33], "not": ["drums"], "bpm": 80}),
    ("una balada for piano, sin batería", "es", {"style": "ballad", "plays": [0], "only": True, "not": ["drums"]}),
    ("ピアノ and strings, no drums, ハ長調", "ja", {"plays": [0, 48], "not": ["drums"], "tonic": "C", "mode": "major"}),
    ("슬픈 발라드, piano solo, A minor", "ko", {"mood": "sad", "style": "ballad", "plays": [0], "only": True, "tonic": "A", "mode": "minor"}),
    ("грустный synthwave, 100 bpm, без drums", "ru", {"mood": "sad", "style": "edm", "bpm": 100, "not": ["drums"]}),
    ("please make a cheerful Walzer for the Klavier, B-Dur", "en", {"mood": "happy", "style": "waltz", "meter": "3/4", "plays": [0], "only": True, "tonic": "A#", "mode": "major"}),
    ("epic orchestral 史诗战歌, 唢呐 and taiko, 140 bpm", "zh", {"style": "epic", "ensemble": "orchestra", "plays": [111, "drums"], "bpm": 140}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "language", "expected"), PROMPTS, ids=[prompt[:24] for prompt, _, _ in PROMPTS])
def test_mixed_prompts(prompt: str, language: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert brief.language == language
    assert told(brief) == expected


@pytest.mark.parametrize(
    ("prompt", "absent"),
    [("Es war einmal ein hell klingendes Klavier", "scene"), ("una canción de amor, sin prisa", "not")],
)  # fmt: skip
def test_words_of_another_language_say_nothing(prompt: str, absent: str) -> None:
    assert absent not in told(parse(prompt))


def test_italian_tempo_terms_are_read_everywhere() -> None:
    for prompt in ("allegro，钢琴", "ピアノ、allegro", "피아노, allegro", "Klavier, allegro", "фортепиано, allegro"):
        word = parse(prompt).tempo_word
        assert word is not None, prompt
        assert word.value == (120, 152)


def test_tables_of_languages_that_are_not_there_are_not_read() -> None:
    assert tongues("a sad piano piece with the strings").codes == ("en",)
    assert tongues("悲伤的钢琴曲").codes == ("zh",)
    assert "ja" not in tongues("悲伤的钢琴曲，不要鼓").codes
