"""The prompt as text: cleaned, folded letter by letter, its language, and its numbers."""

from __future__ import annotations

import re
import unicodedata

from planner.lexicon.numbers import ENGLISH_NUMBERS, HAN_DIGITS, HAN_UNITS, TRADITIONAL
from symbolic.errors import BadInput

MAX_CHARACTERS = 2000
TITLE_CHARACTERS = 20
LONG_TITLE = 40
TITLE_NEVER_ENDS_WITH: frozenset[str] = frozenset(
    {"a", "an", "the", "and", "or", "for", "in", "at", "of", "on", "to", "with", "by", "from", "that", "which", "is"}
)

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|zero"
_UNDER_HUNDRED = rf"(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_SMALL}|{_UNITS})"
_ENGLISH = rf"(?:(?:{_UNITS}|a) hundred(?:(?: and)? {_UNDER_HUNDRED})?|{_UNDER_HUNDRED})"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,4})?|[零〇一二两三四五六七八九十百千]{1,8}"
    rf"|(?<![a-z]){_ENGLISH}(?![a-z]))"
)
"""A pattern for a number in digits, Chinese numerals or English words, in folded text."""


def clean(prompt: str) -> str:
    """The prompt without control characters and outer space. Raises BadInput if it is empty or too long."""
    if len(prompt) > MAX_CHARACTERS:
        raise BadInput(f"the prompt has {len(prompt)} characters; at most {MAX_CHARACTERS} can be read")
    kept = (" " if c in "\t\n\r\v\f\u2028\u2029" else c for c in prompt)
    text = "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).strip()
    if not text:
        raise BadInput("the prompt is empty: say what the music should be like")
    return text


def fold(text: str) -> str:
    """The text in lower case, half width and simplified characters, each character at its old place."""
    return "".join(_fold_character(c) for c in text).translate(TRADITIONAL)


def _fold_character(c: str) -> str:
    code = ord(c)
    if 0xFF01 <= code <= 0xFF5E:
        c = chr(code - 0xFEE0)
    elif code in (0x3000, 0xA0):
        c = " "
    elif c in "‘’":
        c = "'"
    elif c in "–—‑−":
        c = "-"
    lower = c.lower()
    return lower if len(lower) == 1 else c


def language_of(text: str) -> str:
    """``zh`` or ``en`` by the script of the letters. Raises BadInput naming a script that cannot be read."""
    han = sum(1 for c in text if is_han(c))
    latin = sum(1 for c in text if _is_latin(c))
    others = [c for c in text if c.isalpha() and not is_han(c) and not _is_latin(c) and c not in "♭♯"]
    if len(others) > han + latin or (others and 2 * len(others) > han + latin and _kana(others)):
        script = unicodedata.name(others[0], "unknown").split()[0].capitalize()
        raise BadInput(f"'{text[:20]}' is written in {script} script; prompts are read in Chinese and English")
    if not han and not latin and not any(c.isdecimal() for c in text):
        raise BadInput(f"'{text[:20]}' holds no words: say in Chinese or English what the music should be like")
    words = len(re.findall(r"[A-Za-z]{2,}", text))
    return "zh" if han and han >= words else "en"


def is_han(c: str) -> bool:
    """Whether the character is a Chinese one."""
    return "\u3400" <= c <= "\u9fff" or c == "〇" or "\uf900" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff"


def _is_latin(c: str) -> bool:
    return c.isalpha() and (c.isascii() or unicodedata.name(c, "").startswith(("LATIN", "FULLWIDTH LATIN")))


def _kana(letters: list[str]) -> bool:
    return any("\u3040" <= c <= "\u30ff" for c in letters)


def number(words: str) -> float:
    """The value of what ``NUMBER`` matched: ``1,200``, ``十六``, ``sixteen``, ``one hundred and twenty``."""
    if words[0].isdecimal():
        return float(words.replace(",", ""))
    if words[0].isascii():
        return float(_english_number(words))
    if all(c in HAN_DIGITS for c in words):
        return float("".join(str(HAN_DIGITS[c]) for c in words))
    total, digit = 0, 0
    for c in words:
        if c in HAN_UNITS:
            total += (digit or 1) * HAN_UNITS[c]
            digit = 0
        else:
            digit = HAN_DIGITS[c]
    return float(total + digit)


def _english_number(words: str) -> int:
    total = 0
    for word in re.split(r"[ -]", words):
        if word == "hundred":
            total *= 100
        elif word == "a":
            total = 1
        elif word != "and":
            total += ENGLISH_NUMBERS[word]
    return total


def title_of(text: str) -> str:
    """A title made of the prompt's first words: at most 20 characters, or 40 of words between spaces."""
    first = re.split(r"[,，。.;；:：!！?？\n]", text, maxsplit=1)[0].strip() or text.strip()
    limit = TITLE_CHARACTERS if any(is_han(letter) for letter in first) or " " not in first else LONG_TITLE
    if len(first) <= limit:
        return first
    words = first[: limit + 1].rpartition(" ")[0].split(" ")
    while len(words) > 1 and words[-1].lower() in TITLE_NEVER_ENDS_WITH:
        words.pop()
    whole = " ".join(words)
    return whole if len(whole) >= TITLE_CHARACTERS // 2 else first[:limit]
