"""Chords, progressions and forms that are spelled out in the prompt: ``Am-F-C-G``, ``ii-V-I``, ``4536``, ``AABA``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from planner.brief import Attribute, Progression
from planner.lexicon.form import KNOWN_DIGITS
from planner.reading.keys import KeyFound
from planner.reading.tables import SETS, pattern_of, words_of
from planner.reading.text import Prompt
from planner.text import fold
from symbolic.errors import BadInput
from symbolic.theory import note_name, parse_chord

_SUFFIX = (
    r"(?:maj|min|dim|aug|sus|add|mMaj|mmaj|m|M|Δ|ø|°|\+)?\d{0,2}"
    r"(?:sus[24]?|add\d{1,2}|maj7|[b#]\d{1,2}|\([^()\s]{1,5}\)){0,2}(?:/9)?"
)
_CHORD = rf"[A-H][#b♯♭]?{_SUFFIX}(?:/[A-H][#b♯♭]?)?(?![A-Za-z0-9#♯♭'])"
_GAP = r"(?:\s{0,3}[-–—|,，、→>]\s{0,3}|\s{1,3})"
_CHORDS = re.compile(rf"(?<![A-Za-z0-9#♯♭'])(?:\|\s?)?{_CHORD}(?:{_GAP}{_CHORD})+")
_SINGLE = re.compile(rf"(?<![A-Za-z0-9#♯♭'])[A-H][#b♯♭]?{_SUFFIX}(?![A-Za-z0-9#♯♭'/])")
_DEGREE = (
    r"[b#♭♯]?(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(?:°|ø|o|\+)?(?:maj7|M7|7|9|6|sus4|sus2)?(?![A-Za-z0-9])"
)
_DEGREES = re.compile(rf"(?<![A-Za-z0-9]){_DEGREE}(?:{_GAP}{_DEGREE})+")
_NOT_DIGITS = r"(?![\d.:/]|\s?(?:bpm|BPM|bars?|小节|小節|秒|分|s\b|拍|마디|초|박|takte?\b|tact|такт))"
_DIGITS = re.compile(rf"(?<![\d.:/-])([1-7](?:-?[1-7]){{2,11}}){_NOT_DIGITS}")
_LOOSE_DIGITS = re.compile(
    rf"(?<![\d.:/A-Za-z-])([1-7](?:maj7|m7|m|7)?(?:{_GAP}[1-7](?:maj7|m7|m|7)?){{2,11}})(?![A-Za-z]){_NOT_DIGITS}"
)
SOLFEGE_LANGUAGES = frozenset(("es", "pt", "fr", "it"))
_SOLFEGE_LETTERS = {"do": "C", "re": "D", "mi": "E", "fa": "F", "sol": "G", "la": "A", "si": "B"}
_SOLFEGE_CHORD = re.compile(
    r"(D[oó]|R[eé]|M[ií]|F[aá]|Sol|L[aá]|S[ií])([#b♯♭]?(?:maj7|m7|maj|m|7|sus4)?)(?![A-Za-zÀ-ÿ])"
)
_SOLFEGE_ROW = re.compile(rf"(?<![A-Za-zÀ-ÿ]){_SOLFEGE_CHORD.pattern}(?:{_GAP}{_SOLFEGE_CHORD.pattern})+")
_NUMERALS = ("", "I", "ii", "iii", "IV", "V", "vi", "vii°")
_JOINED = re.compile(r"[-–—|→>]")
_ENTRY = re.compile(r"[A-H][#b♯♭]?[^\s,，、|。;；–—→>-]{0,12}")
_FORM = re.compile(r"(?<![A-Za-z'])A'?(?:\s?-?\s?[A-E]'?){1,15}(?![A-Za-z'#♯♭0-9])")
_FORM_NAMED = re.compile(
    r"\s?-?(?:form|structure|曲式|结构|結構|式|体|體|段式|形式|構成|형식|구조|estructura|estrutura|структура|форма)",
    re.IGNORECASE,
)
_FORM_BEFORE = re.compile(
    r"(?:form|structure|曲式|结构|結構|形式|構成|형식|구조|forma|forme|estructura|estrutura|struttura|структура|форма)"
    r"\s?[:：=是为は은는]?\s?$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?<![A-Za-z])([A-Ea-e])(?:段|部分|パート|部(?!分)|파트)|(?:part|section|Teil|parte|partie|часть)\s([A-E])(?![A-Za-z])",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[-–—,，、→>\s]+")
_NEAR = 14
_SHARED = r"chords?|progression|和弦|进行|進行|走向|harmony|changes|nashville|级数|級數|コード|코드"


@lru_cache(maxsize=SETS)
def _announcing(codes: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word for chords, and such a word as it announces a list of them."""
    words = pattern_of(words_of(codes, "chords"))
    return (
        re.compile(rf"{words}|{_SHARED}", re.IGNORECASE),
        re.compile(
            rf"(?:和弦(?:进行|進行|走向)?|chords?(?: progression)?|progression|{words})"
            r"\s?(?:[:：=]|为|為|是|は|are)\s?",
            re.IGNORECASE,
        ),
    )


def progressions(prompt: Prompt) -> list[Attribute[Progression]]:
    """Chord progressions that are spelled out, in order of place. Raises BadInput for a chord that does not exist."""
    _check_lists(prompt)
    found = [*_chords(prompt), *_solfege(prompt), *_degrees(prompt), *_digits(prompt)]
    kept: list[Attribute[Progression]] = []
    for each in sorted(found, key=lambda each: (each.span[0], -each.span[1])):
        if not kept or each.span[0] >= kept[-1].span[1]:
            kept.append(each)
    return kept


def _chords(prompt: Prompt) -> list[Attribute[Progression]]:
    found = []
    for match in _CHORDS.finditer(prompt.text):
        symbols = _bars(_german(match[0], prompt.codes))
        each = [symbol for bar in symbols for symbol in bar.split()]
        if not all(_is_chord(symbol) for symbol in each):
            continue
        rich = any(len(symbol) > 1 for symbol in each)
        joined = _JOINED.search(match[0]) is not None
        enough = (len(each) >= 3 and not _is_form(match[0])) or (rich and (joined or len(each) >= 2))
        if enough or _named(prompt, match.span()) or (match[0][0].isupper() and _listed_after(prompt, match.start())):
            found.append(Attribute(Progression(symbols, relative=False), match[0].strip(), match.span()))
    return found


def _solfege(prompt: Prompt) -> list[Attribute[Progression]]:
    """Chords in the names of the Romance languages: ``Lam Fa Do Sol``."""
    if not SOLFEGE_LANGUAGES & set(prompt.codes):
        return []
    found = []
    for match in _SOLFEGE_ROW.finditer(prompt.text):
        symbols = tuple(_SOLFEGE_CHORD.sub(_letter, symbol) for symbol in _SPLIT.split(match[0].strip()) if symbol)
        enough = len(symbols) >= 3 or _named(prompt, match.span())
        if enough and all(_is_chord(symbol) for symbol in symbols):
            found.append(Attribute(Progression(symbols, relative=False), match[0].strip(), match.span()))
    return found


def _letter(match: re.Match[str]) -> str:
    return _SOLFEGE_LETTERS[fold(match[1])] + match[2]


def keys_as_chords(prompt: Prompt, found: Sequence[KeyFound]) -> Attribute[Progression] | None:
    """Three keys and more in a row behind a word for chords are triads: ``Akkorde: a-Moll, F-Dur, C-Dur``."""
    full = [key for key in found if key.tonic is not None and key.mode in ("major", "minor")]
    if len(full) < 3 or len(full) != len(found) or not _named(prompt, (full[0].span[0], full[0].span[0])):
        return None
    gaps = [prompt.folded[this.span[1] : following.span[0]] for this, following in pairwise(full)]
    if not all(re.fullmatch(r"[\s,，、;|→>-]{1,4}", gap) for gap in gaps):
        return None
    symbols = tuple(note_name(key.tonic or 0) + ("m" if key.mode == "minor" else "") for key in full)
    span = (full[0].span[0], full[-1].span[1])
    return Attribute(Progression(symbols, relative=False), prompt.text[slice(*span)], span)


def _german(words: str, codes: tuple[str, ...]) -> str:
    """German and Russian write H for B natural, and B for B flat beside it."""
    if codes[0] not in ("de", "ru") or "H" not in words:
        return words
    return re.sub(r"B(?![b♭#♯])", "Bb", words).replace("H", "B")


def _is_chord(symbol: str) -> bool:
    try:
        parse_chord(symbol)
    except BadInput:
        return False
    return True


def _listed_after(prompt: Prompt, at: int) -> bool:
    """Whether a colon stands before: *chorus: C G*."""
    return prompt.text[:at].rstrip()[-1:] in (":", "：")


def _degrees(prompt: Prompt) -> list[Attribute[Progression]]:
    found = []
    for match in _DEGREES.finditer(prompt.text):
        degrees = _bars(match[0])
        joined = _JOINED.search(match[0]) is not None
        turns = len(degrees) >= 3 and "V" in degrees and any(degree.islower() for degree in degrees)
        if len(set(degrees)) > 1 and (joined or turns or _named(prompt, match.span()) or len(degrees) >= 4):
            found.append(Attribute(Progression(degrees, relative=True), match[0].strip(), match.span()))
    return found


def _digits(prompt: Prompt) -> list[Attribute[Progression]]:
    found = []
    for match in _DIGITS.finditer(prompt.text):
        digits = match[1].replace("-", "")
        long = len(digits) >= 4 or "-" in match[1] or _announcing(prompt.codes)[0].match(prompt.text, match.end())
        if digits in KNOWN_DIGITS or (long and _named(prompt, match.span())):
            found.append(Attribute(Progression(tuple(digits), relative=True), match[1], match.span()))
    for match in _LOOSE_DIGITS.finditer(prompt.text):
        if _named(prompt, match.span()):
            degrees = tuple(symbol for symbol in _SPLIT.split(match[1]) if symbol)
            plain = all(len(degree) == 1 for degree in degrees)
            symbols = degrees if plain else tuple(_numeral(degree) for degree in degrees)
            found.append(Attribute(Progression(symbols, relative=True), match[1], match.span()))
    return found


def _numeral(degree: str) -> str:
    """A Nashville number as a Roman numeral: ``6m`` is ``vi``, ``57`` is ``V7``."""
    numeral, suffix = _NUMERALS[int(degree[0])], degree[1:]
    if suffix.startswith("m") and not suffix.startswith("maj"):
        return numeral.lower() + suffix[1:]
    return (numeral.upper() if suffix == "7" else numeral) + suffix


def _bars(words: str) -> tuple[str, ...]:
    """One entry a bar: bars are what ``|`` parts, or else every symbol has its own."""
    if "|" in words:
        bars = (" ".join(_SPLIT.split(bar.strip())).strip() for bar in words.split("|"))
        return tuple(bar for bar in bars if bar)
    return tuple(symbol for symbol in _SPLIT.split(words.strip()) if symbol)


def _named(prompt: Prompt, span: tuple[int, int]) -> bool:
    """Whether a word for chords stands near the span."""
    text = prompt.text
    around = text[max(0, span[0] - _NEAR) : span[0]] + "\n" + text[span[1] : span[1] + _NEAR]
    return _announcing(prompt.codes)[0].search(around) is not None


def _check_lists(prompt: Prompt) -> None:
    """Raise BadInput where a list that is announced as chords holds something that is none."""
    for match in _announcing(prompt.codes)[1].finditer(prompt.text):
        listed = prompt.text[match.end() : match.end() + 200].replace("|", " ").strip()
        for entry in _SPLIT.split(_german(listed, prompt.codes)):
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


def _lettered(prompt: Prompt) -> list[Attribute[tuple[str, ...]]]:
    """Sections named by letters: *A段8小节，B段8小节*, *part A, part B*."""
    found = list(_SECTION.finditer(prompt.text))
    letters = tuple((match[1] or match[2]).upper() for match in found)
    if len(letters) < 2 or letters[0] != "A" or not _is_form("".join(letters)):
        return []
    span = (found[0].start(), found[-1].end())
    return [Attribute(letters, prompt.text[slice(*span)], span)]


def forms(prompt: Prompt) -> list[Attribute[tuple[str, ...]]]:
    """Forms written as letters (``AABA``, ``A-B-A``), in order of place."""
    found = []
    for match in _FORM.finditer(prompt.text):
        letters = tuple(re.sub(r"[^A-E]", "", match[0]))
        named = _FORM_NAMED.match(prompt.text, match.end()) is not None
        named = named or _FORM_BEFORE.search(prompt.text[: match.start()]) is not None
        repeats = len(letters) >= 3 and len(set(letters)) < len(letters)
        if _is_form(match[0]) and (named or repeats) and not _named(prompt, match.span()):
            found.append(Attribute(letters, match[0].strip(), (match.start(), match.start() + len(match[0].rstrip()))))
    return found or _lettered(prompt)
