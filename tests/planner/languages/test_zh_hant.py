# ruff: noqa: E501  (a prompt and what it says stay together)
"""Traditional Chinese: told from simplified, folded into its tables, its own terms understood."""

import pytest
from tables import told

from planner.lexicon.traditional import SIMPLIFIED, SIMPLIFIED_ONLY, TRADITIONAL
from planner.parse import parse
from planner.text import fold

PROMPTS: list[tuple[str, dict[str, object]]] = [
    ("憂傷的鋼琴獨奏，慢板，無前奏", {"mood": "sad", "plays": [0], "only": True, "word": (58, 74), "no parts": ["intro"]}),
    ("爵士樂，貝斯和電吉他，速度90，十六小節", {"style": "swing", "plays": [33, 27], "bpm": 90, "bars": 16}),
    ("節奏藍調，降E大調，貝斯、鼓", {"style": "funk", "tonic": "D#", "mode": "major", "plays": [33, "drums"]}),
    ("輕快的國樂，嗩吶、揚琴、琵琶，D徵調式", {"mood": "bright", "ensemble": "silk and bamboo", "plays": [111, 15, 106], "tonic": "D", "mode": "zhi"}),
    ("不要鼓，鋼琴與弦樂，一分半鐘", {"not": ["drums"], "plays": [0, 48], "s": 90}),
    ("前奏四小節、主歌八小節、副歌八小節、尾奏四小節", {"form": "intro verse chorus outro", "parts": ["intro", "verse", "chorus", "outro"], "lengths": {"intro": 4, "verse": 8, "chorus": 8, "outro": 4}}),
    ("熱鬧的農曆新年音樂，鑼鼓和笛子", {"mood": "happy", "scene": "spring festival", "plays": ["drums", 73]}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS, ids=[prompt[:16] for prompt, _ in PROMPTS])
def test_prompts(prompt: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert brief.language == "zh-Hant"
    assert told(brief) == expected


@pytest.mark.parametrize("prompt", ["悲伤的钢琴曲", "古筝独奏，慢板", "二胡曲"])
def test_simplified_text_is_not_traditional(prompt: str) -> None:
    assert parse(prompt).language == "zh"


def test_both_scripts_of_a_prompt_say_the_same() -> None:
    pairs = dict(zip(SIMPLIFIED, TRADITIONAL, strict=True))
    plain = "欢快的国风战歌，宫调式，鼓和唢呐，一分钟，渐强"
    old = "".join(pairs.get(c, c) for c in plain)
    assert old != plain
    assert told(parse(old)) == told(parse(plain))


def test_the_pairs_are_characters_of_one_place() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert fold(TRADITIONAL) == SIMPLIFIED
    assert not set(SIMPLIFIED_ONLY) & set(TRADITIONAL)
    assert fold("徵") == "徵"
