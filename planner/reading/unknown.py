"""Instruments that are asked for by a name that no table holds: they are refused, not overlooked."""

from __future__ import annotations

import re
from difflib import get_close_matches

from planner.lexicon import unknown_words
from planner.reading.scan import Found
from planner.reading.tables import known_words
from planner.reading.text import Prompt
from planner.text import cut
from symbolic.errors import BadInput

_HAN_PLAYED = re.compile(
    r"(?:用|以|由)([^,，。；;！!？?用]{1,24}?)(?:来|进行)?(?:演奏|弹奏|吹奏|拉奏|独奏|伴奏|合奏|演绎|主奏)"
)
_HAN_NAMED = re.compile(r"([\u4e00-\u9fff]{1,3}[琴笛筝箫号管鼓])(?:独奏|合奏|演奏|伴奏|协奏曲|四重奏|二重奏)")
_HAN_LINKS = re.compile(r"[和与、跟及以加]|还有")
_HAN_ARTICLES = re.compile(r"^(?:一|两|三|几)?(?:把|支|架|台|只|个|根|面)|^(?:来自|使用|着)|的?(?:音色|声音)$|的$")
_NOT_PLAYED = tuple(unknown_words.NOT_PLAYED.split("|"))
_PLAYED = re.compile(r"(?<![a-z])(?:played|performed) (?:only |just |solo )?(?:on|by|with) ([a-z][a-z' ,&-]{1,60})")
_WITH = re.compile(r"(?<![a-z])(?:for|with|featuring|using) ([a-z][a-z' ,&-]{1,60})")
_LINKS = re.compile(r",| and | & | or | plus ")
_STOP = re.compile(
    r"(?<![a-z])(?:in|at|for|that|which|with|without|about|to|from|during|like|as|played|by|while|on|no|but)(?![a-z])"
    r".*$"
)
_ARTICLE = re.compile(
    r"^(?:(?:a|an|the|my|our|one|two|three|some|only|just|solo|soft|gentle|slow|fast|sad|happy|lead|single|pair of"
    r"|little|big) )+"
)
_PLACES = frozenset(unknown_words.PLACES.split("|"))
_ENDINGS = tuple(unknown_words.ENDINGS.split("|"))
_CLOSE = 0.6


def check_instruments(prompt: Prompt, found: list[Found]) -> None:
    """Raise BadInput with the nearest known name where an unknown instrument is asked for by a plain pattern.

    The patterns are those of Chinese and of English; other languages overlook a name that they do not know.
    """
    folded, codes = prompt.folded, prompt.codes
    if "zh" in codes:
        for match in _HAN_PLAYED.finditer(folded):
            for at, item in _items(match, _HAN_LINKS):
                _check_han(item, at, found, codes)
        for match in _HAN_NAMED.finditer(folded):
            if not _known(match.start(1), match.end(1), found):
                _refuse(match[1], codes)
    if codes[0] != "en":
        return
    for match in _PLAYED.finditer(folded):
        for at, item in _english_items(match):
            words = item.split()
            if not _known(at, at + len(item), found) and 0 < len(words) <= 3 and not _PLACES & set(words):
                _refuse(item, codes)
    for match in _WITH.finditer(folded):
        _check_with(match, found, codes)


def _items(match: re.Match[str], links: re.Pattern[str]) -> list[tuple[int, str]]:
    """The parts of a list with their places in the prompt."""
    items, at = [], match.start(1)
    for link in links.finditer(match[1]):
        items.append((at, match[1][at - match.start(1) : link.start()]))
        at = match.start(1) + link.end()
    return [*items, (at, match[1][at - match.start(1) :])]


def _english_items(match: re.Match[str]) -> list[tuple[int, str]]:
    """The parts of an English list, cut at the next preposition, without articles and adjectives."""
    items = []
    for at, item in _items(match, _LINKS):
        stopped = _STOP.sub("", item)
        plain = _ARTICLE.sub("", stopped.strip())
        if plain:
            items.append((at + item.index(plain), plain.strip()))
        if len(stopped) < len(item):
            break
    return items


def _known(start: int, end: int, found: list[Found]) -> bool:
    return any(word.start < end and start < word.end for word in found)


def _check_han(item: str, at: int, found: list[Found], codes: tuple[str, ...]) -> None:
    plain = _HAN_ARTICLES.sub("", item.strip())
    if not plain or _known(at, at + len(item), found) or any(word in plain for word in _NOT_PLAYED):
        return
    if len(plain) <= 6:
        _refuse(plain, codes)


def _check_with(match: re.Match[str], found: list[Found], codes: tuple[str, ...]) -> None:
    """A list that holds a known instrument must hold no word that looks like one and is none."""
    items = _english_items(match)
    listed = any(
        word.kind == "instrument" and at <= word.start < at + len(item) for at, item in items for word in found
    )
    for at, item in items:
        if _known(at, at + len(item), found) or " " in item:
            continue
        looks = item.endswith(_ENDINGS) and len(item) > 4
        near = get_close_matches(item, known_words(codes, "instrument"), n=1, cutoff=0.8) if len(item) > 3 else []
        if looks or (listed and near):
            _refuse(item, codes)


def _refuse(name: str, codes: tuple[str, ...]) -> None:
    near = get_close_matches(name, known_words(codes, "instrument"), n=1, cutoff=_CLOSE)
    if not near and len(name) > 1 and not name.isascii():
        near = [word for word in known_words(codes, "instrument") if word.endswith(name[-1]) and len(word) > 1][:1]
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise BadInput(f"'{cut(name)}' is not an instrument that is known here{hint}")
