"""Chords, progressions and forms that are spelled out in the prompt: ``Am-F-C-G``, ``ii-V-I``, ``4536``, ``AABA``."""

from __future__ import annotations

import re

from planner.brief import Attribute, Progression
from planner.lexicon.form import KNOWN_DIGITS
from symbolic.errors import BadInput
from symbolic.theory import parse_chord

_CHORD = (
    r"[A-G][#b♯♭]?(?:maj|min|dim|aug|sus|add|mMaj|m|M|Δ|ø|°)?\d{0,2}"
    r"(?:sus[24]?|add\d|maj7|[b#]\d{1,2})?(?:/[A-G][#b♯♭]?)?(?![A-Za-z0-9#♯♭'])"
)
_GAP = r"(?:\s{0,3}[-–—|,，、→>]\s{0,3}|\s{1,3})"
_CHORDS = re.compile(rf"(?<![A-Za-z0-9#♯♭'])(?:\|\s?)?{_CHORD}(?:{_GAP}{_CHORD})+")
_DEGREE = (
    r"[b#♭♯]?(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(?:°|ø|o|\+)?(?:maj7|M7|7|9|6|sus4|sus2)?(?![A-Za-z0-9])"
)
_DEGREES = re.compile(rf"(?<![A-Za-z0-9]){_DEGREE}(?:{_GAP}{_DEGREE})+")
_DIGITS = re.compile(r"(?<![\d.:/-])([1-7](?:-?[1-7]){2,11})(?![\d.:/]|\s?(?:bpm|bar|小节|秒|分|s\b|拍))")
_NAMED = re.compile(r"(?:chords?|progression|和弦|进行|走向|harmony|changes)", re.IGNORECASE)
_LIST = re.compile(
    r"(?:和弦(?:进行|走向)?|chords?(?: progression)?|progression)\s?(?:[:：=]|为|是|are)\s?", re.IGNORECASE
)
_ENTRY = re.compile(r"[A-H][#b♯♭]?[^\s,，、|。;；–—→>-]{0,12}")
_FORM = re.compile(r"(?<![A-Za-z'])A'?(?:\s?-?\s?[A-E]'?){1,15}(?![A-Za-z'#♯♭0-9])")
_FORM_NAMED = re.compile(r"\s?(?:form|structure|曲式|结构|式|体|段式)", re.IGNORECASE)
_SPLIT = re.compile(r"[-–—,，、→>\s]+")
_NEAR = 14


def progressions(text: str) -> list[Attribute[Progression]]:
    """Chord progressions that are spelled out, in order of place. Raises BadInput for a chord that does not exist."""
    _check_lists(text)
    found = []
    for match in _CHORDS.finditer(text):
        symbols = _bars(match[0])
        count = len([symbol for bar in symbols for symbol in bar.split()])
        rich = any(len(symbol) > 1 for bar in symbols for symbol in bar.split())
        joined = re.search(r"[-–—|→>]", match[0]) is not None
        if _named(text, match.span()) or (count >= 3 and not _is_form(match[0])) or (rich and (joined or count >= 2)):
            found.append(Attribute(Progression(symbols, relative=False), match[0].strip(), match.span()))
    for match in _DEGREES.finditer(text):
        degrees = _bars(match[0])
        joined = re.search(r"[-–—|→>]", match[0]) is not None
        if len(set(degrees)) > 1 and (joined or _named(text, match.span()) or len(degrees) >= 4):
            found.append(Attribute(Progression(degrees, relative=True), match[0].strip(), match.span()))
    for match in _DIGITS.finditer(text):
        digits = match[1].replace("-", "")
        if digits in KNOWN_DIGITS or _named(text, match.span()):
            found.append(Attribute(Progression(tuple(digits), relative=True), match[1], match.span()))
    return sorted(found, key=lambda each: each.span)


def _bars(words: str) -> tuple[str, ...]:
    """One entry a bar: bars are what ``|`` parts, or else every symbol has its own."""
    if "|" in words:
        bars = (" ".join(_SPLIT.split(bar.strip())) for bar in words.split("|"))
        return tuple(bar for bar in bars if bar)
    return tuple(symbol for symbol in _SPLIT.split(words.strip()) if symbol)


def _named(text: str, span: tuple[int, int]) -> bool:
    """Whether a word for chords stands near the span."""
    around = text[max(0, span[0] - _NEAR) : span[0]] + "\n" + text[span[1] : span[1] + _NEAR]
    return _NAMED.search(around) is not None


def _check_lists(text: str) -> None:
    """Raise BadInput where a list that is announced as chords holds something that is none."""
    for match in _LIST.finditer(text):
        for entry in _SPLIT.split(text[match.end() : match.end() + 200].replace("|", " ").strip()):
            found = _ENTRY.match(entry)
            if found is None or (found[0].isalpha() and len(found[0]) > 3 and found[0][1:].islower()):
                break
            parse_one(found[0].rstrip(".!?？！"))


def parse_one(symbol: str) -> None:
    """Raise BadInput unless the symbol is a chord."""
    try:
        parse_chord(symbol)
    except BadInput as error:
        raise BadInput(f"chord {error}") from error


def _is_form(words: str) -> bool:
    """Whether the letters, each new one the next of the alphabet, read as a form: A B A, not A D E."""
    letters = re.sub(r"[^A-Za-z]", "", words)
    if not letters.isupper() or len(re.sub(r"[A-E'\s-]", "", words)) > 0:
        return False
    newest = "@"
    for letter in letters:
        if letter > chr(ord(newest) + 1):
            return False
        newest = max(newest, letter)
    return True


def forms(text: str) -> list[Attribute[tuple[str, ...]]]:
    """Forms written as letters (``AABA``, ``A-B-A``), in order of place."""
    found = []
    for match in _FORM.finditer(text):
        letters = tuple(re.sub(r"[^A-E]", "", match[0]))
        named = _FORM_NAMED.match(text, match.end()) is not None
        repeats = len(letters) >= 3 and len(set(letters)) < len(letters)
        if _is_form(match[0]) and (named or repeats) and not _named(text, match.span()):
            found.append(Attribute(letters, match[0].strip(), (match.start(), match.start() + len(match[0].rstrip()))))
    return found
