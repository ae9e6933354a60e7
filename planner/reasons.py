"""Reasons in the user's language: short sentences with places for the values."""

from __future__ import annotations

CONFLICTS: dict[str, dict[str, str]] = {
    "later": {"zh": "前后说法不一，以后说的“{kept}”为准", "en": "two different wishes; the later one, '{kept}', holds"},
    "core": {"zh": "修饰语让位于核心情绪“{kept}”", "en": "the modifier yields to the core emotion, '{kept}'"},
    "number": {"zh": "明确的数值“{kept}”优先于形容词", "en": "the definite '{kept}' goes before the descriptive word"},
    "bars": {
        "zh": "小节数、速度与时长不能同时满足，保留“{kept}”和速度",
        "en": "bars, tempo and duration cannot all hold; '{kept}' and the tempo are kept",
    },
}  # fmt: skip  # rule -> language -> reason


def conflict_reason(rule: str, language: str, kept: str) -> str:
    """Why one of two contradictory wishes was kept."""
    return CONFLICTS[rule][language].format(kept=kept.strip())
