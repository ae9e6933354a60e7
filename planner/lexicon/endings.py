"""Endings of adjectives inside a phrase: one word of a table becomes one word for every ending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")

PLACE = "~"
"""Where the ending of an adjective goes: ``elektrisch~ gitarre``."""


def spread(words: str, endings: tuple[str, ...]) -> str:
    """The words, each with ``~`` once for every ending (the same one at every ``~``), none twice."""
    every = (
        word.replace(PLACE, ending) for word in words.split("|") for ending in (endings if PLACE in word else ("",))
    )
    return "|".join(dict.fromkeys(every))


def spread_all(table: Mapping[K, str], endings: tuple[str, ...]) -> dict[K, str]:
    """A table of words with every ``~`` spread."""
    return {meaning: spread(words, endings) for meaning, words in table.items()}
