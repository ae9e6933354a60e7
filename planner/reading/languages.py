"""Which languages a prompt is written in: by script, function words, accents and hits of the word tables."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from planner.lexicon.traditional import CHINESE_ONLY, JAPANESE_ONLY, SIMPLIFIED_ONLY, TRADITIONAL
from planner.reading.tables import ENDING, NAMES, own_index, variants, vocabulary
from planner.reading.tables import language as tables_of
from planner.text import LETTERS, fold, is_han
from symbolic.errors import BadInput

LATIN = ("en", "es", "pt", "fr", "de", "it")
ACCENTS: dict[str, str] = {
    "es": "ñ¿¡áíóúéü", "pt": "ãõçâêôáíóúéàü", "fr": "çœèêëîïôûùàéâü", "de": "äöüß", "it": "èòìùàéó",
}  # fmt: skip
_ALL_ACCENTS = frozenset("".join(ACCENTS.values()))
TELLING: dict[str, str] = {"es": "ñ¿¡", "pt": "ãõ", "fr": "œëîïûù", "de": "äöß", "it": "òì"}
"""Letters that the other languages here lack."""
_WORD = re.compile(rf"[{LETTERS}]+")
_CHORD = re.compile(r"[A-H](?:m|maj|min|dim|sus|b|bm|add)?|[ivIV]{1,4}")
"""Chord symbols, which are words of no language."""
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_SYMBOL = re.compile(r"[A-H](?:m|maj|min|dim|sus|b|bm|add|is|es)?|[A-E]{2,8}|[IViv]{1,4}|bpm|BPM|dur|moll")
"""Chords, forms and units, which weigh for no language."""
FUNCTION, TELLING_LETTER, ACCENT, CONTENT, STRANGE_LETTER = 2.0, 2.0, 0.5, 1.0, 1.0
ENGLISH = 0.5
"""What English has ahead: musicians of all languages use its words."""
JAPANESE_MARGIN = 1.5
"""Of a text in shared characters alone, Japanese must read so many times what Chinese reads."""
MOST_LANGUAGES = 2
"""So many languages of one prompt are read, and English."""
SECOND_WORDS = 2
"""A second language of the same script needs so many words that the first does not know."""
LONG_WORD = 5
"""One unknown word of a second language is enough if it has so many letters."""
UNTOUCHED = frozenset(TRADITIONAL) - frozenset("乾著藉瞭夥於麼")
_SIMPLIFIED = frozenset(SIMPLIFIED_ONLY)
_CHINESE = frozenset(CHINESE_ONLY)
_JAPANESE = frozenset(JAPANESE_ONLY)


@dataclass(frozen=True, slots=True)
class Tongues:
    """The language of a prompt (BCP 47) and the codes of all tables that are read, the main one first."""

    language: str
    codes: tuple[str, ...]


def language_of(text: str) -> str:
    """The main language of a prompt: one of ``LANGUAGES`` or ``zh-Hant``. Raises BadInput for another script."""
    return tongues(text).language


def tongues(text: str) -> Tongues:
    """The languages of a prompt. Raises BadInput naming a script that cannot be read."""
    counts = _scripts(text)
    folded = fold(text)
    latin = _latin_languages(text, folded, main=counts["Latin"] == max(counts.values())) if counts["Latin"] else ()
    cjk = _east_asian(text, counts)
    weights = {
        "Latin": counts["words"], "Cyrillic": counts["Cyrillic words"],
        "East Asian": counts["Han"] + counts["Kana"] + counts["Hangul"],
    }  # fmt: skip
    if not any(weights.values()):
        weights["Latin"] = counts["Latin"]
    codes: list[str] = []
    order = sorted(weights, key=lambda script: (-weights[script], script == "Latin"))
    for script in order:
        if weights[script]:
            codes += {"Latin": latin, "Cyrillic": ("ru",), "East Asian": cjk}[script]
    if "en" not in codes and any(c.isascii() and c.isalnum() for c in text) and codes[:1] not in [[c] for c in LATIN]:
        codes.append("en")
    codes = list(dict.fromkeys(codes)) or ["en"]
    codes = [code for place, code in enumerate(codes) if place < MOST_LANGUAGES or code == "en"]
    main = codes[0]
    return Tongues("zh-Hant" if main == "zh" and _traditional(text) else main, tuple(codes))


def _scripts(text: str) -> dict[str, int]:
    """How many letters of each script there are. Raises BadInput if most are of a script that is not read."""
    counts = dict.fromkeys(("Latin", "Cyrillic", "Han", "Kana", "Hangul", "words", "Cyrillic words"), 0)
    others: list[str] = []
    for c in text:
        if not c.isalpha() or c in "♭♯":
            continue
        if (script := _script(c)) is None:
            others.append(c)
        else:
            counts[script] += 1
    known = sum(counts.values())
    counts["words"] = sum(1 for word in _LATIN_WORD.findall(text) if not _SYMBOL.fullmatch(word))
    counts["Cyrillic words"] = len(re.findall(r"[Ѐ-ӿ]{2,}", text))
    if len(others) > known:
        script = unicodedata.name(others[0], "unknown").split()[0].capitalize()
        raise BadInput(f"'{text[:20]}' is written in {script} script; prompts are read in {NAMES}")
    if not known and not any(c.isdecimal() for c in text):
        raise BadInput(f"'{text[:20]}' holds no words: say what the music should be like, in {NAMES}")
    return counts


def _script(c: str) -> str | None:
    if c.isascii():
        return "Latin"
    if is_han(c):
        return "Han"
    if "\u3040" <= c <= "\u30ff" or "\u31f0" <= c <= "\u31ff":
        return "Kana"
    if "\uac00" <= c <= "\ud7a3" or "\u1100" <= c <= "\u11ff" or "\u3130" <= c <= "\u318f":
        return "Hangul"
    if "\u0400" <= c <= "\u04ff":
        return "Cyrillic"
    return (
        "Latin" if unicodedata.name(c, "").startswith(("LATIN", "FULLWIDTH LATIN", "MASCULINE", "FEMININE")) else None
    )


def _traditional(text: str) -> bool:
    """Whether the Chinese is in traditional characters."""
    old = sum(1 for c in text if c in UNTOUCHED)
    return old > 0 and old >= sum(1 for c in text if c in _SIMPLIFIED)


def _east_asian(text: str, counts: dict[str, int]) -> tuple[str, ...]:
    """Chinese, Japanese and Korean, by kana, Hangul and characters that only one of them has."""
    found: dict[str, int] = {}
    kana = counts["Kana"]
    decoration = kana == 1 and ("の" in text or "ノ" in text)
    japanese = (kana > 0 and not decoration) or any(c in _JAPANESE for c in text)
    chinese = sum(1 for c in text if c in _CHINESE)
    if japanese and (chinese == 0 or kana > counts["Han"]):
        found["ja"] = kana + counts["Han"]
    elif counts["Han"]:
        found["zh"] = counts["Han"]
        if japanese:
            found["ja"] = kana
    if counts["Hangul"]:
        found["ko"] = counts["Hangul"]
    if "ja" not in found and "zh" in found and chinese == 0 and not _traditional(text) and _sounds_japanese(text):
        found = {"ja": found.pop("zh"), **found}
    return tuple(sorted(found, key=lambda code: -found[code]))


def _sounds_japanese(text: str) -> bool:
    """Whether Japanese tables read more of a text in characters that both languages have."""
    folded = fold(text)
    chinese = _covered(folded, "zh") + sum(len(word) for word in _common("zh") if word in folded)
    return _covered(folded, "ja") > JAPANESE_MARGIN * chinese


def _covered(folded: str, code: str) -> int:
    """How many characters the word tables of a language read."""
    index, covered, at = own_index(code), 0, 0
    while at < len(folded):
        end = index.longest(folded, at)[0] if is_han(folded[at]) else at
        covered += end - at
        at = max(end, at + 1)
    return covered


def _latin_languages(text: str, folded: str, *, main: bool) -> tuple[str, ...]:
    """The languages of the words in Latin letters, the one with most evidence first."""
    for match in _WORD.finditer(folded):
        if _CHORD.fullmatch(text, *match.span()) is not None:
            folded = folded[: match.start()] + "." * len(match[0]) + folded[match.end() :]
    words = [word for word in _WORD.findall(folded) if word[0] < "а"]
    if not words:
        return ("en",)
    common = {code: sum(1 for word in words if word in _common(code)) for code in LATIN}
    accents = {code: _accents(text, code) for code in LATIN}
    foreign = sum(count for code, count in common.items() if code != "en")
    if max(accents.values()) <= 0 and foreign == 0 and (common["en"] >= 2 or _all_read(folded, "en")):
        return ("en",)
    known = {code: _known(folded, code) for code in LATIN}
    scores = {code: FUNCTION * common[code] + accents[code] + CONTENT * len(known[code]) for code in LATIN}
    scores["en"] += ENGLISH
    first = max(LATIN, key=lambda code: (scores[code], code == "en"))
    if max(accents[first] + common[first] + len(known[first]), 0) == 0:
        return ("en",)
    return (first, *_seconds(first, words, known, scores))


def _seconds(first: str, words: list[str], known: dict[str, set[str]], scores: dict[str, float]) -> list[str]:
    """Further languages that read words which the first ones do not."""
    found = [first]
    left = {word for word in words if word not in known[first] and word not in _common(first)}
    for _ in range(len(LATIN) - 1):
        gains = {
            code: {word for word in left if word in known[code] or word in _common(code)}
            for code in LATIN if code not in found
        }  # fmt: skip
        best = max(gains, key=lambda code: (len(gains[code]), scores[code]))
        gain = gains[best]
        telling = {word for word in gain if len(word) >= LONG_WORD and word in known[best] and first == "en"}
        if len(gain) < SECOND_WORDS and not telling:
            break
        if not telling and not any(word in known[best] for word in gain) and len(gain) < 2 * SECOND_WORDS:
            break
        found.append(best)
        left -= gain
    return found[1:]


@cache
def _common(code: str) -> frozenset[str]:
    """The function words of a language and its words for bars, minutes and seconds."""
    tables = tables_of(code)
    words = "|".join((tables.common, tables.bars, tables.minutes, tables.seconds))
    return frozenset(word for word, _ in variants(words, code) if len(word) > 1 or not word.isascii())


def _accents(text: str, code: str) -> float:
    lower = text.lower()
    usual = sum(1 for c in lower if c in ACCENTS.get(code, ""))
    telling = sum(1 for c in lower if c in TELLING.get(code, ""))
    strange = sum(1 for c in lower if c in _ALL_ACCENTS and c not in ACCENTS.get(code, ""))
    return ACCENT * min(usual, 4) + TELLING_LETTER * min(telling, 2) - STRANGE_LETTER * min(strange, 3)


def _known(folded: str, code: str) -> set[str]:
    """The words of the text, single letters apart, that the language's own tables read by themselves."""
    exact, stems = vocabulary(code)
    return {word for word in _WORD.findall(folded) if len(word) > 1 and _reads(word, exact, stems)}


def _reads(word: str, exact: frozenset[str], stems: frozenset[str]) -> bool:
    if word in exact or (word.endswith("s") and word[:-1] in exact):
        return True
    return any(word[:size] in stems for size in range(max(1, len(word) - ENDING), len(word) + 1))


def _all_read(folded: str, code: str) -> bool:
    """Whether the language reads every word."""
    known = _known(folded, code)
    return all(word in known or word in _common(code) or len(word) < 2 for word in _WORD.findall(folded))
