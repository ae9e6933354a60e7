"""A prompt made ready for reading: its languages, its folded letters and its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from planner.brief import Attribute
from planner.reading.languages import tongues
from planner.reading.numerals import Marked, mark
from planner.text import Canon, fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as written, folded letter by letter, with single spaces, and with its numbers marked.

    ``codes`` are the languages whose tables are read, the main one first; ``language`` is the main one's BCP 47 tag.
    """

    text: str
    language: str
    codes: tuple[str, ...]
    folded: str
    canon: Canon
    marked: Marked

    def words(self, start: int, end: int) -> str:
        """The prompt's own letters at a place."""
        return self.text[start:end].strip()

    def attribute(self, value: T, start: int, end: int) -> Attribute[T]:
        """Something found at a place of the canonical text."""
        span = self.canon.span(start, end)
        return Attribute(value, self.text[slice(*span)], span)


def prompt_of(text: str) -> Prompt:
    """Make a cleaned prompt ready. Raises BadInput for a script that is not read."""
    tongue = tongues(text)
    folded = fold(text)
    canon = Canon(folded)
    return Prompt(text, tongue.language, tongue.codes, folded, canon, mark(canon, tongue.codes, text))
