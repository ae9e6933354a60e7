"""The tables of the languages, one at a time or merged for the languages of a prompt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module

from planner.brief import Request
from planner.lexicon.language import Language
from planner.text import LETTERS, fold, is_letter

LANGUAGES: tuple[str, ...] = ("zh", "en", "ja", "ko", "es", "pt", "fr", "de", "it", "ru")
"""The languages that are read, by BCP 47 code; traditional Chinese (``zh-Hant``) uses the tables of ``zh``."""
NAMES = "Chinese, English, Japanese, Korean, Spanish, Portuguese, French, German, Italian and Russian"
EVERYWHERE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("it", ("tempo",)),
    ("en", ("instrument", "ensemble", "style", "feel")),
)  # words of these kinds are understood in every language, unless it spells something else that way
LIGATURES = ("de", "fr")
_FIELDS = ("programs", "stand_ins", "kits", "kit_stand_ins")
HAN_NUMERALS = frozenset("零〇一二两三四五六七八九十百千")
LONG_WORD = 5
SETS = 160
"""So many sets of languages keep what was made for them; texts in mixed languages can make as many."""
ENDING = 5
"""So many letters may follow a stem."""

Value = str | Request | tuple[int, int] | tuple[float, float] | bool | int | float
Row = tuple[str, bool, str, Value]
"""A folded word, whether it is a stem, its kind and its value."""

_GROUPS: tuple[tuple[str, str], ...] = (
    ("mood", "moods"), ("scene", "scenes"), ("tempo", "tempos"), ("meter", "meters"), ("dance", "dances"),
    ("ensemble", "ensembles"), ("style", "styles"), ("energy", "energies"), ("use", "uses"), ("part", "parts"),
    ("form", "forms"), ("mode", "modes"), ("progression", "progressions"), ("modulation", "modulations"),
    ("feel", "feels"),
)  # fmt: skip
_SINGLE: tuple[tuple[str, str, Value], ...] = (
    ("form", "verse_chorus", "verse-chorus"), ("band", "band", True), ("exclusive", "exclusive", True),
    ("negation", "negations", True), ("negation after", "negations_after", True), ("assent", "assents", True),
    ("foreign", "foreign", True),
)  # fmt: skip


@cache
def language(code: str) -> Language:
    """The tables of one language."""
    loaded: Language = import_module(f"planner.lexicon.{code}").LANGUAGE
    return loaded


def variants(words: str, code: str) -> Iterator[tuple[str, bool]]:
    """Each of the words as it may stand in a folded prompt, and whether it is a stem."""
    folded = fold(words).replace("-", " ")
    if code == "de" and not words.isascii():
        folded += "|" + fold(words.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")).replace("-", " ")
    for word in folded.split("|"):
        stem = word[-1:] == "*" and is_letter(word[-2:-1] or " ")
        plain = word.rstrip("*").strip()
        if plain:
            yield plain, stem
    if code in LIGATURES:
        for word in folded.split("|"):
            for ligature, letters in (("ß", "ss"), ("œ", "oe"), ("æ", "ae")):
                if ligature in word:
                    yield word.rstrip("*").strip().replace(ligature, letters), word.endswith("*")


@cache
def rows(code: str, kinds: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Every word of a language with its kind and its value, or only those of some kinds."""
    tables = language(code)
    found: dict[tuple[str, bool, str], Value] = {}

    def add(kind: str, value: Value, words: str) -> None:
        if not kinds or kind in kinds:
            for word, stem in variants(words, code):
                found.setdefault((word, stem, kind), value)

    for programs, drums, stand_in in (
        (tables.programs, False, False), (tables.stand_ins, False, True),
        (tables.kits, True, False), (tables.kit_stand_ins, True, True),
    ):  # fmt: skip
        for program, words in programs.items():
            add("instrument", Request(program, drums=drums, stand_in=stand_in), words)
    for kind, field in _GROUPS:
        for value, words in getattr(tables, field).items():
            add(kind, value, words)
    for kind, field, meaning in _SINGLE:
        add(kind, meaning, getattr(tables, field))
    return tuple((word, stem, kind, value) for (word, stem, kind), value in found.items())


@cache
def vocabulary(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a language's tables one by one, and their stems: enough to tell it from others, and quick to make.

    Of phrases only the long words count.
    """
    tables = language(code)
    fields = [*_FIELDS, *(field for _, field in _GROUPS), *(field for kind, field, _ in _SINGLE if kind != "foreign")]
    cells = (getattr(tables, field) for field in fields)
    words = "|".join(cell if isinstance(cell, str) else "|".join(cell.values()) for cell in cells)
    units = (tables.bars, tables.seconds, tables.minutes, tables.hours, tables.chords)
    words += "|" + "|".join((*units, *tables.key_modes, *(word for word in tables.numbers if " " not in word)))
    folded = fold(words).replace("-", " ")
    if code == "de":
        folded += "|" + fold(words.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
    if code in LIGATURES:
        folded += "|" + folded.replace("ß", "ss").replace("œ", "oe")
    entries = set(folded.split("|"))
    exact = {word for word in entries if " " not in word}
    longer = {word for phrase in entries - exact for word in phrase.split() if len(word) >= LONG_WORD}
    stems = {word[:-1] for word in exact | longer if word.endswith("*")}
    return frozenset(exact | longer), frozenset(stems)


class Index:
    """The words of one table by their letters."""

    def __init__(self, table: Iterable[Row]) -> None:
        self.exact: dict[str, list[tuple[str, Value]]] = {}
        self.stems: dict[str, list[tuple[str, Value]]] = {}
        self.exact_sizes: dict[str, set[int]] = {}
        self.stem_sizes: dict[str, set[int]] = {}
        for word, stem, kind, value in table:
            entries = (self.stems if stem else self.exact).setdefault(word, [])
            entries.append((kind, value))
            (self.stem_sizes if stem else self.exact_sizes).setdefault(word[0], set()).add(len(word))

    def starts(self, c: str) -> bool:
        """Whether any word starts with this letter."""
        return c in self.exact_sizes or c in self.stem_sizes

    def prefix(self, text: str, at: int) -> tuple[int, list[tuple[str, Value]]]:
        """The end of the longest exact word at a place, even if letters follow it at once."""
        sizes = sorted(self.exact_sizes.get(text[at], ()), reverse=True)
        for length in sizes:
            entries = self.exact.get(text[at : at + length])
            if entries is not None and at + length <= len(text):
                return at + length, entries
        return at, []

    def longest(self, text: str, at: int) -> tuple[int, list[tuple[str, Value]]]:
        """The end of the longest word at a place, and its meanings; the place itself if there is none."""
        return Layers([(self, frozenset())]).longest(text, at)


class Layers:
    """Tables that are read together, the main one first: what it spells means what it means there.

    Each comes with spellings that it must not read, because they mean something else in an earlier language.
    """

    def __init__(self, layers: Iterable[tuple[Index, frozenset[str]]]) -> None:
        self.layers = tuple(layers)

    def starts(self, c: str) -> bool:
        """Whether any word starts with this letter."""
        return any(index.starts(c) for index, _ in self.layers)

    def longest(self, text: str, at: int, closed: bytearray | None = None) -> tuple[int, list[tuple[str, Value]]]:
        """The end of the longest word at a place, and its meanings; the place itself if there is none."""
        best, meanings, size = at, [], 0
        for index, shadowed in self.layers:
            for length in index.exact_sizes.get(text[at], ()):
                end = at + length
                entries = _seen(index.exact.get(text[at:end]), text[at:end], shadowed)
                if not entries or end < best or end > len(text) or (end == best and length <= size):
                    continue
                whole = _word_end(text, end)
                if whole and (closed is None or not any(closed[at:end])):
                    best, meanings, size = whole, entries, length
        for index, shadowed in self.layers:
            for length in index.stem_sizes.get(text[at], ()):
                word = text[at : at + length]
                entries = _seen(index.stems.get(word), word, shadowed)
                if not entries or at + length > len(text):
                    continue
                end = at + length
                while end < len(text) and end <= at + length + ENDING and is_letter(text[end]):
                    end += 1
                longer = end > best or (end == best and size < end - at and length > size)
                if end - at - length <= ENDING and longer and (closed is None or not any(closed[at:end])):
                    best, meanings, size = end, entries, length
        return best, meanings


def _seen(
    entries: list[tuple[str, Value]] | None, word: str, shadowed: frozenset[str]
) -> list[tuple[str, Value]] | None:
    """The meanings of a word but those that an earlier language shadows."""
    if entries is None or word not in shadowed:
        return entries
    return [entry for entry in entries if entry[0] == "foreign"]


def _word_end(text: str, end: int) -> int:
    """Where a word that ends here ends with its plural *s*; 0 if it goes on."""
    if end == len(text):
        return end
    last, following = text[end - 1], text[end]
    if last.isdecimal():
        return 0 if following.isdecimal() else end
    if not is_letter(last) or not is_letter(following):
        return end
    if following == "s" and (end + 1 == len(text) or not is_letter(text[end + 1])):
        return end + 1
    return 0


def starts_word(text: str, at: int) -> bool:
    """Whether a word may start here: not inside another, nor inside a number."""
    if at == 0:
        return True
    before, here = text[at - 1], text[at]
    if before in HAN_NUMERALS and here in HAN_NUMERALS:
        return False
    return not ((is_letter(here) and is_letter(before)) or (here.isdecimal() and before.isdecimal()))


@cache
def own_index(code: str, kinds: tuple[str, ...] = ()) -> Index:
    """The words of one language, or those of some kinds."""
    return Index(rows(code, kinds))


@lru_cache(maxsize=SETS)
def index_of(codes: tuple[str, ...]) -> Layers:
    """The words of the languages, the main one first."""
    layers = [(own_index(code), _foreign_to(codes[:place])) for place, code in enumerate(codes)]
    further = [(own_index(code, kinds), _foreign_to(codes)) for code, kinds in EVERYWHERE if code not in codes]
    return Layers([*layers, *further])


@lru_cache(maxsize=SETS)
def _foreign_to(codes: tuple[str, ...]) -> frozenset[str]:
    """Spellings that mean something else in these languages."""
    return frozenset(word for code in codes for word, _, kind, _ in rows(code) if kind == "foreign")


@lru_cache(maxsize=SETS)
def words_of(codes: tuple[str, ...], field: str) -> tuple[str, ...]:
    """The folded words of one field in all these languages, longest first; stems keep their ``*``."""
    found = {
        word + ("*" if stem else "")
        for code in codes
        for word, stem in variants(str(getattr(language(code), field)), code)
    }
    return tuple(sorted(found, key=len, reverse=True))


def pattern_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words as a whole, without a group; never matches if there are none.

    The words come longest first. Words with the same kind of ends share one boundary, for speed.
    """
    groups: dict[tuple[bool, bool, bool], list[str]] = {}
    for word in words:
        plain = word.rstrip("*")
        first, last = is_letter(plain[0]), is_letter(plain[-1])
        part = re.escape(plain).replace("\\ ", "\\ " if first else "\\ ?")
        groups.setdefault((first, word.endswith("*"), last), []).append(part)
    found = []
    for (first, stem, last), parts in groups.items():
        before = rf"(?<![{LETTERS}])" if first else ""
        ending = rf"[{LETTERS}]{{0,{ENDING}}}" if stem else ""
        behind = rf"(?![{LETTERS}])" if last else ""
        found.append(f"{before}(?:{'|'.join(parts)}){ending}{behind}")
    return "(?:" + "|".join(found) + ")" if found else "(?!)"


@lru_cache(maxsize=SETS)
def known_words(codes: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Every word of one kind in these languages, for suggestions."""
    return tuple(word for code in codes for word, stem, k, _ in rows(code) if k == kind and not stem)
