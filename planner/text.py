"""The prompt as text: cleaned, folded letter by letter, and its title."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from planner.lexicon.traditional import SIMPLIFIED, TRADITIONAL
from symbolic.errors import BadInput

MAX_CHARACTERS = 2000
TITLE_CHARACTERS = 20
LONG_TITLE = 40
QUOTED_CHARACTERS = 60
TITLE_NEVER_ENDS_WITH: frozenset[str] = frozenset(
    {
        "a", "an", "the", "and", "or", "for", "in", "at", "of", "on", "to", "with", "by", "from", "that", "which", "is",
        "un", "una", "uno", "de", "del", "la", "el", "los", "las", "con", "para", "sin", "en", "y", "e", "o", "um",
        "uma", "do", "da", "dos", "em", "com", "sem", "le", "les", "des", "du", "et", "avec", "pour", "sans", "der",
        "die", "das", "ein", "eine", "und", "mit", "ohne", "von", "für", "im", "di", "il", "lo", "gli", "i", "per",
        "senza", "nel", "и", "в", "с", "без", "для", "на",
    }
)  # fmt: skip
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]+")
LETTERS = "a-zßæœøłđа-яіїєґ"
"""The letters between which a word has a boundary, in folded text, for use inside the brackets of a pattern."""


def clean(prompt: str) -> str:
    """The prompt composed, without control characters and outer space. Raises BadInput if it is empty or too long."""
    if len(prompt) > MAX_CHARACTERS:
        raise BadInput(f"the prompt has {len(prompt)} characters; at most {MAX_CHARACTERS} can be read")
    kept = (" " if c in "\t\n\r\v\f\u2028\u2029" else c for c in prompt)
    plain = "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    composed = unicodedata.normalize("NFC", plain)
    text = _HALF_WIDTH_KANA.sub(lambda m: unicodedata.normalize("NFKC", m[0]), composed).strip()
    if not text:
        raise BadInput("the prompt is empty: say what the music should be like")
    return text[:MAX_CHARACTERS]


@cache
def _before_lower() -> dict[int, str]:
    """Full width to half width, and one kind of space, quote and dash."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(c): " " for c in "\u3000\u00a0\u2002\u2003\u2009\u202f"}
    table |= {ord(c): "'" for c in "‘’ʼ´`"} | {ord(c): "-" for c in "–—‑−‐"} | {ord("İ"): "i", ord("〜"): "~"}
    return table


@cache
def _after_lower() -> dict[int, str]:
    """Letters without their accents, and traditional characters in their simplified forms."""
    table: dict[int, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    table[ord("ё")] = "е"
    return table | dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))


def fold(text: str) -> str:
    """The text in lower case, half width, simplified characters and without accents, each character at its place."""
    if text.isascii():
        return text.lower().replace("`", "'")
    lower = text.translate(_before_lower()).lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_before_lower()))
    return lower.translate(_after_lower())


def cut(words: str) -> str:
    """Words of the prompt as an error names them: on one line, at most 60 characters."""
    plain = " ".join(words.split())
    return plain if len(plain) <= QUOTED_CHARACTERS else plain[: QUOTED_CHARACTERS - 3] + "..."


def is_letter(c: str) -> bool:
    """Whether a character of folded text belongs to a script that separates words: Latin or Cyrillic."""
    return c.isalpha() and c < "\u1100"


def is_han(c: str) -> bool:
    """Whether the character is a Chinese one."""
    return "\u3400" <= c <= "\u9fff" or c in "〇々" or "\uf900" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff"


def title_of(text: str) -> str:
    """A title made of the prompt's first words: at most 20 characters, or 40 of words between spaces."""
    first = re.split(r"[,，、。.;；:：!！?？\n]", text, maxsplit=1)[0].strip() or text.strip()
    limit = TITLE_CHARACTERS if any(is_han(letter) for letter in first) or " " not in first else LONG_TITLE
    if len(first) <= limit:
        return first
    words = first[: limit + 1].rpartition(" ")[0].split(" ")
    while len(words) > 1 and words[-1].lower() in TITLE_NEVER_ENDS_WITH:
        words.pop()
    whole = " ".join(words)
    return whole if len(whole) >= TITLE_CHARACTERS // 2 else first[:limit]


class Canon:
    """Folded text with runs of white space and hyphens as one space; ``place`` leads back to the prompt.

    A hyphen between two digits stays, for ranges such as ``90-100``.
    """

    __slots__ = ("places", "text")

    def __init__(self, folded: str) -> None:
        kept: list[str] = []
        self.places: list[int] = []
        for at, c in enumerate(folded):
            if c in " -" or c.isspace():
                digits = folded[at - 1 : at].isdecimal() and folded[at + 1 : at + 2].isdecimal()
                if c == "-" and digits:
                    kept.append("-")
                elif kept and kept[-1] == " ":
                    continue
                else:
                    kept.append(" ")
            else:
                kept.append(c)
            self.places.append(at)
        self.places.append(len(folded))
        self.text = "".join(kept)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the prompt of a place in ``text``, outer spaces apart."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return (self.places[start], self.places[end - 1] + 1) if end > start else (self.places[start],) * 2
