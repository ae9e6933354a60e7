"""Text and numbers as project files take them: nothing that breaks a line, an attribute or a quotation."""

from __future__ import annotations

import unicodedata

QUOTES = "\"'`"
_DROPPED_CATEGORIES = frozenset(("Cc", "Cs"))
_SPACE_CATEGORIES = frozenset(("Zl", "Zp"))
_LINE_CONTROLS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85")


def plain(text: str) -> str:
    """The text on one line, of characters that XML 1.0 can hold: breaks become spaces, controls go away."""
    return text.strip() if text.isprintable() else "".join(map(_plain_character, text)).strip()


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if character in _LINE_CONTROLS or category in _SPACE_CATEGORIES:
        return " "
    is_no_character = ord(character) & 0xFFFE == 0xFFFE  # the last two places of every plane
    return "" if is_no_character or category in _DROPPED_CATEGORIES else character


def quoted(text: str) -> str:
    """The text as one field of a REAPER project.

    REAPER knows no escapes: a field is quoted with a mark that it does not hold. Where it holds all three, its
    backticks become apostrophes, as REAPER itself writes them.
    """
    line = plain(text)
    mark = next((mark for mark in QUOTES if mark not in line), None)
    if mark is None:
        mark, line = "`", line.replace("`", "'")
    return f"{mark}{line}{mark}"


def number(value: float, decimals: int = 9) -> str:
    """A number without exponent and without idle zeros: 4, 0.333333333."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
