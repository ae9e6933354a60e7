"""Keys in the notations of all languages, in order of place. All patterns run in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planner.reading.tables import language, pattern_of, variants, words_of
from planner.reading.text import Prompt
from planner.text import LETTERS
from symbolic.theory import STEP_PITCH_CLASS


@dataclass(frozen=True, slots=True)
class KeyFound:
    """A key in the prompt; ``mode`` is None where only the tonic was named, ``tonic`` where only the mode was."""

    tonic: int | None
    mode: str | None
    words: str
    span: tuple[int, int]


_ENGLISH_MODES: dict[str, str] = {
    "harmonic minor": "harmonic minor", "natural minor": "minor", "melodic minor": "minor", "major pentatonic": "gong",
    "minor pentatonic": "yu", "pentatonic": "gong", "major": "major", "minor": "minor", "maj": "major", "min": "minor",
    "dorian": "dorian", "phrygian": "phrygian", "lydian": "lydian", "mixolydian": "mixolydian", "locrian": "locrian",
    "aeolian": "minor", "ionian": "major", "gong": "gong", "shang": "shang", "jue": "jue", "zhi": "zhi", "yu": "yu",
    "blues scale": "minor",
}  # fmt: skip  # what may follow a letter in every language
_SHIFTS = {"sharp": 1, "#": 1, "♯": 1, "升": 1, "flat": -1, "♭": -1, "b": -1, "降": -1}
_ACCIDENTAL = r"\s?(?:sharp|flat)|[#♯♭]|b(?![a-z])"
_MODES = "|".join(sorted(_ENGLISH_MODES, key=len, reverse=True))
_KEY = re.compile(rf"(?<![{LETTERS}#♯♭])([a-g])({_ACCIDENTAL}|)\s?({_MODES})(?![{LETTERS}])")
_KEY_OF = re.compile(
    rf"(?:(?<![{LETTERS}])(?:key of|key|in|tonic)|主音(?:是|为)?|调性(?:是|为)?|キーは?|키는?)[\s:=]{{0,3}}"
    rf"(?<![{LETTERS}])([a-g])({_ACCIDENTAL}|)(m?)(?![{LETTERS}0-9'#♯♭])"
)
_GONG = re.compile(r"(?:以|用)([升降#♯♭b]?)([a-g])([#♯♭b]?)(?:音)?(?:为|作|做)([宫商角徵羽])")
_DO_IS = re.compile(r"(?<![\d.])1\s?=\s?([#b♯♭升降]?)([a-g])([#b♯♭]?)(?![a-z])")
"""``1=D``: the key of numbered notation."""
_SYMBOL = re.compile(r"(?<![A-Za-z0-9#♯♭'])([A-G])([#♯♭b]?)m(?![A-Za-z0-9#♯♭'])")
_WORDS_LIKE_SYMBOLS = ("Am", "Em", "Cm")
"""*I Am*, German *Am*, Portuguese *Em*, centimetres: in Latin letters these are no keys by themselves."""
_MODE_ONLY = re.compile(r"\s(?:key|mode|tonality|scale|chord|feel|mood|tune|melody|piece|song)")
_AFTER_TONIC = re.compile(r"\s*(?:$|[,.;:!?，。；、)]|with\b|at\b|and\b|for\b|about\b|using\b|[\d\ue000-\uf8ff])")
_MOSTLY = re.compile(
    r"\s(?:duda|duvida|idea|idee|parte?s?|partie|cantidad|quantita|intensidad|velocidad|brevedad|plupart)\b"
)
"""*La mayor parte* is no key."""
_SOLFEGE_ARTICLES = ("la", "do", "si", "mi")


def keys(prompt: Prompt) -> list[KeyFound]:
    """Keys such as ``C sharp minor``, ``降B大调``, ``D宫``, ``si bemol mayor``, ``ハ長調``, ``H-Dur`` and ``in F#``."""
    found: list[KeyFound] = []
    readers = (_gong, _numbered, _english, _of_languages, _tonics, _tonics_of_languages, _after_mode)
    for key in (key for reader in readers for key in reader(prompt)):
        if not any(key.span[0] < other.span[1] and other.span[0] < key.span[1] for other in found):
            found.append(key)
    return sorted(found, key=lambda key: key.span)


def symbol_keys(prompt: Prompt, taken: list[tuple[int, int]]) -> list[KeyFound]:
    """A minor triad's symbol alone (``Cm``, ``F#m``), which names a key where it is no chord of a progression."""
    found = []
    for match in _SYMBOL.finditer(prompt.text):
        unsure = match[0] in _WORDS_LIKE_SYMBOLS and prompt.codes[0] not in ("zh", "ja", "ko", "ru")
        if not unsure and not any(match.start() < end and start < match.end() for start, end in taken):
            found.append(KeyFound(_tonic(match[1].lower(), match[2]), "minor", match[0], match.span()))
    return found if len(found) == 1 else []


def _found(prompt: Prompt, tonic: int | None, mode: str | None, start: int, end: int) -> KeyFound:
    span = prompt.canon.span(start, end)
    return KeyFound(tonic, mode, prompt.text[slice(*span)], span)


def _tonic(letter: str, accidental: str) -> int:
    return (STEP_PITCH_CLASS[letter.upper()] + _SHIFTS.get(accidental.strip(), 0)) % 12


def _gong(prompt: Prompt) -> Iterator[KeyFound]:
    """``以G为宫``: the tonic and its Chinese mode."""
    for match in _GONG.finditer(prompt.canon.text):
        mode = language("zh").key_modes[match[4]]
        yield _found(prompt, _tonic(match[2], match[1] or match[3]), mode, match.start(2), match.end())


def _numbered(prompt: Prompt) -> Iterator[KeyFound]:
    """``1=D``: where *do* is."""
    for match in _DO_IS.finditer(prompt.canon.text):
        yield _found(prompt, _tonic(match[2], match[1] or match[3]), None, *match.span())


@cache
def _mode_first(codes: tuple[str, ...]) -> re.Pattern[str]:
    rows = ((code, words) for code in codes for words in language(code).modes.values())
    modes = {word for code, words in rows for word, _ in variants(words, code)}
    listed = pattern_of(sorted({*modes, *_ENGLISH_MODES}, key=len, reverse=True))
    return re.compile(rf"{listed}\s?[,，:：(（の]\s?([升降#♯♭b]?)([a-g])([#♯♭b]?)(?=\s?(?:[,，、。;；)）で]|$))")


def _after_mode(prompt: Prompt) -> Iterator[KeyFound]:
    """A letter alone behind a mode and a comma, a bracket or の: ``混合利底亚，G``, ``ドリアンのD``."""
    codes = ("zh", "en", "ja") if "ja" in prompt.codes else ("zh", "en")
    for match in _mode_first(codes).finditer(prompt.canon.text):
        yield _found(prompt, _tonic(match[2], match[1] or match[3]), None, match.start(2) - len(match[1]), match.end())


def _english(prompt: Prompt) -> Iterator[KeyFound]:
    """A letter and an English mode; *a minor* as an article and an adjective is only a mode."""
    text = prompt.canon.text
    for match in _KEY.finditer(text):
        mode = _ENGLISH_MODES[match[3]]
        written = prompt.text[prompt.canon.places[match.start(1)]]
        if match[1] == "a" and not match[2] and written == "a" and _MODE_ONLY.match(text, match.end()):
            yield _found(prompt, None, mode, match.start(3), match.end())
        else:
            yield _found(prompt, _tonic(match[1], match[2]), mode, *match.span())


def _tonics(prompt: Prompt) -> Iterator[KeyFound]:
    """A letter behind *in* or *key of*, in capitals unless a sign follows it."""
    text = prompt.canon.text
    for match in _KEY_OF.finditer(text):
        letter = prompt.text[prompt.canon.places[match.start(1)]]
        plain = not match[2] and not match[3]
        unsure = plain and (letter.islower() or (letter == "A" and not _AFTER_TONIC.match(text, match.end())))
        if not unsure:
            yield _found(prompt, _tonic(match[1], match[2]), "minor" if match[3] else None, *match.span())


@dataclass(frozen=True, slots=True)
class _Notation:
    """How one language writes keys: its notes, its modes, and patterns of a key and of a note behind *in*."""

    notes: dict[str, int]
    modes: dict[str, str]
    key: re.Pattern[str]
    tonic: re.Pattern[str]


@cache
def _notation(code: str) -> _Notation:
    tables = language(code)
    notes = {f"{letter}{sign}": _tonic(letter, sign) for letter in "cdefgab" for sign in ("", "#", "♯", "♭", "b")}
    if code == "zh":
        notes |= {f"{sign}{letter}": _tonic(letter, sign) for letter in "cdefgab" for sign in "升降#♯♭b"}
        notes |= {f"{letter}{sign}": _tonic(letter, sign) for letter in "cdefgab" for sign in "升降"}
    named = {word: value % 12 for words, value in tables.notes.items() for word, _ in variants(words, code)}
    modes = {
        word + ("*" if stem else ""): mode
        for words, mode in tables.key_modes.items()
        for word, stem in variants(words, code)
    }  # fmt: skip
    notes |= named
    names = "|".join(re.escape(n).replace("\\ ", "[ ]?") for n in sorted(notes, key=len, reverse=True))
    mode = pattern_of(sorted(modes, key=len, reverse=True)).replace(f"(?<![{LETTERS}])", "")
    of = pattern_of(words_of((code,), "key_of"))
    return _Notation(
        notes, modes,
        re.compile(rf"(?<![{LETTERS}#♯♭])({names})[\s]?(?:de |en |の|の)?({mode})(?:调式|调(?!式)|键|キー)?"),
        re.compile(rf"{of}[\s:]{{0,2}}(?<![{LETTERS}])({names})(?![{LETTERS}0-9'#♯♭])"),
    )  # fmt: skip


def _of_languages(prompt: Prompt) -> Iterator[KeyFound]:
    """A note and a mode, both in the words of one language."""
    text = prompt.canon.text
    for code in prompt.codes:
        if not language(code).key_modes:
            continue
        notation = _notation(code)
        for match in notation.key.finditer(text):
            note = match[1]
            written = prompt.text[prompt.canon.places[match.start(1)]]
            if len(note) == 1 and note.isascii() and written.islower() and code in ("es", "pt", "fr", "it"):
                continue
            if note in _SOLFEGE_ARTICLES and _MOSTLY.match(text, match.end()):
                continue
            mode = _mode_of(match[2], notation.modes)
            if "五声" in text[match.start() : match.end() + 5]:
                mode = "yu" if mode in ("minor", "yu") else "gong"
            yield _found(prompt, _pitch(note, notation), mode, *match.span())


def _pitch(note: str, notation: _Notation) -> int:
    if note in notation.notes:
        return notation.notes[note]
    return next(value for name, value in notation.notes.items() if name.replace(" ", "") == note.replace(" ", ""))


def _mode_of(words: str, modes: dict[str, str]) -> str | None:
    """The mode of the words that a pattern matched: a word, or the longest stem they begin with."""
    plain = words.strip()
    if plain in modes:
        return modes[plain] or None
    stems = [word for word in modes if word.endswith("*") and plain.startswith(word[:-1])]
    return (modes[max(stems, key=len)] or None) if stems else None


def _tonics_of_languages(prompt: Prompt) -> Iterator[KeyFound]:
    """A note alone behind a word such as *en* or *Tonart*, where no other word can follow it."""
    text = prompt.canon.text
    for code in prompt.codes:
        if code in ("en", "zh") or not language(code).key_of:
            continue
        notation = _notation(code)
        for match in notation.tonic.finditer(text):
            note = match[1]
            written = prompt.text[prompt.canon.places[match.start(1)]]
            accidental = len(note) > 1 and (note[-1] in "#♯♭" or " " in note)
            letter = len(note) == 1 and note.isascii()
            if letter and written.islower():
                continue
            closed = _AFTER_TONIC.match(text, match.end()) or _function_word(text, match.end())
            if accidental or closed or (letter and note != "a" and note != "e"):
                yield _found(prompt, _pitch(note, notation), None, *match.span())


_FUNCTION_WORDS = re.compile(
    r"\s(?:con|com|avec|y|e|et|a|para|de|sin|sem|sans|mit|und|fur|ohne|per|senza|ed|и|с|для|без|at|with)"
    rf"(?![{LETTERS}])"
)


def _function_word(text: str, at: int) -> bool:
    return _FUNCTION_WORDS.match(text, at) is not None
