"""One pass over the prompt with all word tables at once: the longest word at each place wins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from planner.brief import Request
from planner.lexicon import form, instruments, mood, time

Value = str | Request | tuple[int, int] | tuple[float, float] | bool


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a table in the prompt: its kind, its value and its place. ``negated`` words are asked away."""

    kind: str
    value: Value
    words: str
    start: int
    end: int
    negated: bool = False


@cache
def _words() -> tuple[dict[str, tuple[tuple[str, Value], ...]], dict[str, tuple[int, ...]]]:
    """Every word with its kinds and values, and for each first letter the lengths of its words, longest first."""
    entries: dict[str, list[tuple[str, Value]]] = {}

    def add(kind: str, value: Value, words: str) -> None:
        for word in words.split("|"):
            known = entries.setdefault(word, [])
            if all(k != kind for k, _ in known):
                known.append((kind, value))

    for program, words in instruments.PROGRAM_WORDS.items():
        add("instrument", Request(program), words)
    for program, words in instruments.STAND_IN_WORDS.items():
        add("instrument", Request(program, stand_in=True), words)
    for kit, words in instruments.KIT_WORDS.items():
        add("instrument", Request(kit, drums=True), words)
    for kit, words in instruments.KIT_STAND_IN_WORDS.items():
        add("instrument", Request(kit, drums=True, stand_in=True), words)
    for mood_name, (_, _, words) in mood.MOODS.items():
        add("mood", mood_name, words)
    for scene, (_, _, words) in mood.SCENES.items():
        add("scene", scene, words)
    for tempo, words in time.TEMPO_WORDS.items():
        add("tempo", tempo, words)
    for meter, words in time.METER_WORDS.items():
        add("meter", meter, words)
    for meter, words in mood.DANCE_METERS.items():
        add("dance", meter, words)
    for kind, table in (
        ("ensemble", instruments.ENSEMBLE_WORDS), ("style", mood.STYLE_WORDS), ("energy", time.ENERGY_WORDS),
        ("use", time.USE_WORDS), ("part", form.PART_WORDS), ("form", form.FORM_WORDS),
        ("mode", form.MODE_WORDS), ("progression", form.PROGRESSION_WORDS),
    ):  # fmt: skip
        for value, words in table.items():
            add(kind, value, words)
    add("form", "verse-chorus", form.VERSE_CHORUS_WORDS)
    add("band", True, instruments.BAND_WORDS)
    add("exclusive", True, instruments.EXCLUSIVE_WORDS)
    add("negation", True, instruments.NEGATION_WORDS)
    lengths: dict[str, set[int]] = {}
    for word in entries:
        lengths.setdefault(word[0], set()).add(len(word))
    by_letter = {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in lengths.items()}
    return {word: tuple(kinds) for word, kinds in entries.items()}, by_letter


def known_words(kind: str) -> list[str]:
    """Every word of one kind, for suggestions."""
    return [word for word, kinds in _words()[0].items() if any(k == kind for k, _ in kinds)]


def scan(folded: str, taken: list[tuple[int, int]]) -> list[Found]:
    """Every known word outside the ``taken`` spans, in order of place, with negation applied."""
    entries, lengths = _words()
    closed = bytearray(len(folded))
    for start, end in taken:
        closed[start:end] = b"\1" * (end - start)
    found: list[Found] = []
    at = 0
    while at < len(folded):
        end = at if closed[at] or _inside_word(folded, at) else _longest(folded, at, entries, lengths, closed)
        if end == at:
            at += 1
            continue
        for kind, value in entries[_entry(folded[at:end], entries)]:
            found.append(Found(kind, value, folded[at:end], at, end))
        at = end
    return _negate(folded, found)


def _entry(words: str, entries: dict[str, tuple[tuple[str, Value], ...]]) -> str:
    return words if words in entries else words[:-1]


def _latin(c: str) -> bool:
    return c.isalpha() and c < "\u0250"


def _inside_word(folded: str, at: int) -> bool:
    return at > 0 and _latin(folded[at]) and _latin(folded[at - 1])


def _longest(
    folded: str, at: int, entries: dict[str, tuple[tuple[str, Value], ...]], lengths: dict[str, tuple[int, ...]],
    closed: bytearray,
) -> int:  # fmt: skip
    """The end of the longest known word at ``at``, a plural *s* included; ``at`` itself if there is none."""
    for length in lengths.get(folded[at], ()):
        end = at + length
        if end > len(folded) or folded[at:end] not in entries or any(closed[at:end]):
            continue
        if not _latin(folded[end - 1]) or end == len(folded) or not _latin(folded[end]):
            return end
        if folded[end] == "s" and (end + 1 == len(folded) or not _latin(folded[end + 1])):
            return end + 1
    return at


FILLERS = frozenset(instruments.FILLER_WORDS.split("|"))
LINKS = frozenset(instruments.LINK_WORDS.split("|"))
LATE_LINKS = frozenset((",", ", or", ", nor", ",or"))


def _negate(folded: str, found: list[Found]) -> list[Found]:
    """Mark what follows a negation: the next word, and the instruments or parts joined to it."""
    marked: list[Found] = []
    scope: Found | None = None
    for position, word in enumerate(found):
        if word.kind == "negation":
            scope = word
            continue
        negated = False
        if scope is not None:
            gap = folded[scope.end : word.start].strip()
            same_place = scope.start == word.start
            if same_place or (scope.kind == "negation" and all(w in FILLERS for w in gap.split(" "))):
                negated = True
            elif scope.kind == word.kind and word.kind in ("instrument", "part"):
                negated = gap in LINKS or (gap in LATE_LINKS and _or_follows(folded, found[position:], word.kind))
        scope = word if negated else None
        marked.append(Found(word.kind, word.value, word.words, word.start, word.end, negated))
    return marked + _suffix_negations(folded, marked)


def _or_follows(folded: str, words: list[Found], kind: str) -> bool:
    """Whether a list separated by commas ends with *or*, so that a negation before it reaches to its end."""
    for this, following in pairwise(words):
        before = folded[: this.start].rstrip()
        if before.endswith((" or", " nor")):
            return True
        if following.kind != kind:
            return False
        gap = folded[this.end : following.start].strip()
        if gap in ("or", "nor", ", or", ", nor"):
            return True
        if gap != ",":
            return False
    return folded[: words[0].start].rstrip().endswith((" or", " nor")) if words else False


def _suffix_negations(folded: str, marked: list[Found]) -> list[Found]:
    """Words such as *drumless* and *drum-free*."""
    if "drumless" not in folded:
        return []
    at = folded.index("drumless")
    return [Found("instrument", Request(0, drums=True), "drumless", at, at + 8, negated=True)]
