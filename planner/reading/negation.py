"""Which words are asked away: negations before and behind them, and the lists they reach over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from planner.brief import Request
from planner.reading.scan import Found
from planner.reading.tables import SETS, words_of

LISTED_KINDS = ("instrument", "part")
"""Kinds whose words are asked away as a list."""
ASKED_AWAY = ("mood", "style", "ensemble", "tempo", "energy", "use")
"""Kinds whose words are asked away one by one."""
_ENDS = re.compile(r"\s*(?:$|[,，。.;；!！?？)）])")
_COMMAS = (",", "，", "、")
_DRUMLESS = re.compile(r"(?<![a-z])drum(?:less|[ -]free)(?![a-z])|ドラムレス|드럼리스|无鼓版")
_NOTHING_BUT = re.compile(
    r"除了?[^,，。；;]{1,30}?(?:以外|之外|外)?[,，]?(?:什么|其他|其它|别的|其余|任何|谁)[^,，。；;]{0,6}(?:不要|没有|不用|别加|不加|不需要|不许)"
)


ALL_OF_THEM = ("都", "全", "统统", "一律", "一概", "どれも", "全部", "모두")
"""A negation behind a list takes all of it, commas included, only if it says so."""
VOICES = (52, 53)
"""Programs whose names are also those of parts: *coro* is a choir and a chorus."""


@dataclass(frozen=True, slots=True)
class Joints:
    """What may stand between words in the languages of a prompt."""

    fillers: frozenset[str]
    links: frozenset[str]
    late: frozenset[str]


@lru_cache(maxsize=SETS)
def joints(codes: tuple[str, ...]) -> Joints:
    """The words that join others in these languages."""
    late = frozenset(words_of(codes, "or_links"))
    links = frozenset(words_of(codes, "links")) | late | {"&", "/", "+", "、"}
    return Joints(frozenset(words_of(codes, "fillers")) | {""}, links, late)


def negate(folded: str, found: list[Found], codes: tuple[str, ...]) -> list[Found]:
    """The words without the negations themselves; those that are asked away are marked."""
    joint = joints(codes)
    words = _only_instead(folded, found)
    words = _before(folded, words, joint)
    words = _behind(folded, words, joint)
    match = _DRUMLESS.search(folded)
    if match is not None:
        words = [w for w in words if not (w.start < match.end() and match.start() < w.end)]
        words.append(Found("instrument", Request(0, drums=True), match[0], *match.span(), negated=True))
    return sorted((w for w in words if w.kind not in ("negation", "negation after", "assent")), key=lambda w: w.start)


def _only_instead(folded: str, found: list[Found]) -> list[Found]:
    """*Nothing but* said as *except X want nothing*: it makes X the only one."""
    match = _NOTHING_BUT.search(folded)
    if match is None:
        return found
    inside = [w for w in found if match.start() <= w.start and w.end <= match.end()]
    kept = [w for w in found if w not in inside or w.kind not in ("negation", "negation after")]
    return [Found("exclusive", True, "只用", match.start(), match.start() + 2), *kept]


def _filled(gap: str, joint: Joints) -> bool:
    """Whether nothing but filling words stands in the gap."""
    plain = gap.strip(" =:：").replace("-", " ")
    return plain in joint.fillers or all(word in joint.fillers for word in plain.split())


def _before(folded: str, found: list[Found], joint: Joints) -> list[Found]:
    """Mark what follows a negation: the next word, and the words joined to it."""
    marked: list[Found] = []
    scope: Found | None = None
    for position, word in enumerate(found):
        if word.kind == "negation":
            scope = word
        if word.kind in ("negation", "negation after"):
            marked.append(word)
            continue
        negated = scope is not None and _reached(folded, scope, found[position:], joint)
        same = scope is not None and scope.start == word.start
        if word.kind == "assent":
            scope = None
        else:
            scope = (replace(word, negated=True) if negated else scope if same else None) if scope else None
        marked.append(replace(word, negated=negated))
    return marked


def _reached(folded: str, scope: Found, words: list[Found], joint: Joints) -> bool:
    """Whether the scope of a negation goes on to the first of the words."""
    word = words[0]
    if word.start < scope.end:
        return scope.start == word.start and word.kind != "assent"
    gap = folded[scope.end : word.start]
    if scope.kind == "negation":
        return _filled(gap, joint)
    if scope.kind != word.kind or word.kind not in LISTED_KINDS:
        return False
    return _linked(gap, joint) or (gap.strip() in _COMMAS and _or_follows(folded, words, joint))


def _linked(gap: str, joint: Joints) -> bool:
    plain = gap.strip().replace("-", " ")
    if plain in joint.links:
        return True
    parts = plain.split()
    return (
        bool(parts) and parts[0].strip(",") in joint.links and all(p in joint.fillers | joint.links for p in parts[1:])
    )


def _or_follows(folded: str, words: list[Found], joint: Joints) -> bool:
    """Whether a list separated by commas ends with *or*, so that a negation before it reaches to its end."""
    for this, following in pairwise(words):
        if following.kind == "negation" and following.words in joint.late:
            return True
        if following.kind != this.kind:
            return False
        gap = folded[this.end : following.start].strip()
        parts = gap.lstrip(",，、 ").split()
        if parts and parts[0] in joint.late:
            return True
        if gap not in _COMMAS:
            return False
    return False


def _behind(folded: str, words: list[Found], joint: Joints) -> list[Found]:
    """Mark what stands before a negation that comes behind, and the words joined to it."""
    marked = list(words)
    for position, word in enumerate(words):
        alone = word.kind == "negation" and _ENDS.match(folded, word.end) is not None
        if word.kind == "negation after" or alone:
            _mark_before(folded, marked, position, joint)
    return marked


def _mark_before(folded: str, marked: list[Found], position: int, joint: Joints) -> None:
    """Mark the word before a negation, and the list that it ends."""
    negation = marked[position]
    every = negation.words.startswith(ALL_OF_THEM)
    at, edge, first = position - 1, negation.start, True
    while at >= 0:
        word = marked[at]
        if word.kind in ("negation", "negation after"):
            at -= 1
            continue
        gap = folded[word.end : edge]
        joined = _filled(gap, joint) if first else _linked(gap, joint) and (every or gap.strip() not in _COMMAS)
        if word.end > edge or not joined or word.kind not in (*LISTED_KINDS, *ASKED_AWAY):
            return
        edge = word.start
        while at >= 0 and marked[at].start == edge:
            marked[at] = replace(marked[at], negated=True)
            at -= 1
        if word.kind not in LISTED_KINDS:
            return
        first = False


def one_sense(words: list[Found]) -> list[Found]:
    """Words that name both a part and an instrument (*coro*) in one of the two senses only.

    Beside other parts it is a part, otherwise an instrument.
    """
    instruments = {
        word.start
        for word in words
        if isinstance(word.value, Request) and word.value.program in VOICES and not word.value.drums
    }
    both = {word.start for word in words if word.kind == "part" and word.start in instruments}
    others = any(word.kind == "part" and word.start not in both for word in words)
    dropped = "instrument" if others else "part"
    return [word for word in words if word.start not in both or word.kind != dropped]
