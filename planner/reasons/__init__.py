"""Reasons in the user's language: one module a language, each with the same rules."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from planner.reasons.texts import Texts

LANGUAGES: tuple[str, ...] = ("zh", "zh-Hant", "en", "ja", "ko", "es", "pt", "fr", "de", "it", "ru")
"""The languages that the planner speaks, by BCP 47 code."""
FALLBACK = "en"


@cache
def texts(language: str) -> Texts:
    """What the planner says in a language; English where it does not speak it."""
    known = language if language in LANGUAGES else FALLBACK
    loaded: Texts = import_module(f"planner.reasons.{known.replace('-', '_').lower()}").TEXTS
    return loaded


def conflict_reason(rule: str, language: str, kept: str) -> str:
    """Why one of two contradictory wishes was kept."""
    return texts(language).conflicts[rule].format(kept=kept.strip())


def reason(rule: str, language: str, **values: object) -> str:
    """The reason of a decision, with its values put in."""
    return texts(language).reasons[rule].format(**values)


def style_name(style: str, language: str) -> str:
    """The name of a style in the user's language."""
    return texts(language).styles[style]


def mood_name(mood: str, language: str) -> str:
    """The name of a mood in the user's language."""
    return texts(language).moods[mood]


def mode_name(mode: str, language: str) -> str:
    """The name of a mode in the user's language."""
    return texts(language).modes[mode]


def section_name(kind: str, language: str) -> str:
    """The name of a kind of section in the user's language."""
    return texts(language).sections[kind]


def section_reason(kind: str, language: str) -> str:
    """What a kind of section is for, in the user's language."""
    return texts(language).section_reasons[kind]


def brightness(bright: bool, language: str) -> str:
    """The word for a bright or a dark mood or mode in the user's language."""
    return texts(language).bright if bright else texts(language).dark


def listed(words: list[str], language: str) -> str:
    """Words as a list in the user's language."""
    return texts(language).comma.join(words)


def without(words: str, language: str) -> str:
    """The wish that something should not play, in the user's language."""
    return texts(language).without.format(words=words)
