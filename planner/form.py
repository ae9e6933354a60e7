"""The form: which sections in which order, and how many bars each has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from planner.brief import Brief
from planner.form_model import draw_form

KIND_BARS: dict[str, int] = {
    "intro": 4, "verse": 8, "prechorus": 4, "chorus": 8, "bridge": 8, "interlude": 4, "solo": 8, "outro": 4,
    "theme": 8,
}  # fmt: skip  # what a section usually has
KIND_LETTERS: dict[str, str] = {
    "intro": "i", "verse": "A", "prechorus": "P", "chorus": "B", "bridge": "C", "interlude": "x", "solo": "S",
    "outro": "o", "theme": "A",
}  # fmt: skip
FLEXIBLE = ("outro", "intro", "bridge", "interlude")
"""Kinds that take what is left over, in this order."""
LONGEST_FLEXIBLE = 8

SONGS: tuple[str, ...] = (
    "V4", "V4 C4", "I2 V4 C4", "I4 V4 C4", "V8 C8", "I4 V8 C8", "I4 V8 C8 O4", "I4 V8 P4 C8 O4", "V8 C8 V8 C8",
    "I4 V8 C8 V8 C8", "I4 V8 C8 V8 C8 O4", "I4 V8 C8 X4 V8 C8 O4", "I4 V8 C8 V8 C8 B4 C8", "I4 V8 C8 V8 C8 B4 C8 O4",
    "I4 V8 P4 C8 V8 P4 C8 B4 C8", "I4 V8 P4 C8 V8 P4 C8 B4 C8 O4", "I4 V8 P4 C8 V8 P4 C8 B8 C8 O4",
    "I4 V8 P4 C8 X4 V8 P4 C8 B8 C8 O4", "I4 V8 P4 C8 X4 V8 P4 C8 B8 C8 C8 O4",
    "I8 V8 P4 C8 X4 V8 P4 C8 S8 B8 C8 C8 O8",
)  # fmt: skip  # songs from the shortest on: kind and bars
SONG_CODES = {
    "I": "intro", "V": "verse", "P": "prechorus", "C": "chorus", "B": "bridge", "X": "interlude", "S": "solo",
    "O": "outro",
}  # fmt: skip
SONG_CYCLE = "X4 V8 P4 C8"
"""What a very long song adds before its bridge, again and again."""
LETTER_PATTERNS: tuple[tuple[str, ...], ...] = (
    ("A",), ("AB",), ("ABA", "ABA", "AAB"), ("AABA", "AABA", "ABAC", "ABAB"), ("ABACA", "AABBA", "ABABA"),
    ("AABABA", "AABBCA", "ABACBA"), ("ABACABA", "AABBCAA"), ("AABACABA", "AABBCCAA"),
)  # fmt: skip
"""Forms of one to eight equal sections, the usual one first: a table, for no set here labels such pieces."""
LONG_PATTERN = "ABACADAB"
LOOP_PATTERNS: tuple[str, ...] = ("A", "AB", "AAB", "AABA")
VERSE_CHORUS = ("verse-chorus",)
LONG_BARS = 64
"""From this length on, a part that is added has its usual length."""
UNIT_BARS = 8
SMALL_UNIT_BARS = 4
SMALL_UNITS = 4
"""A short piece has at most so many sections of ``SMALL_UNIT_BARS``."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the form before it has music: its kind, its letter and its bars; ``fixed`` bars were asked for."""

    kind: str
    letter: str
    bars: int
    fixed: bool = False


def make_form(
    brief: Brief, use: str, style_form: str, bars: int, unit_bars: int = UNIT_BARS, *, family: str = "pop",
    rng: Random | None = None,
) -> tuple[Part, ...]:  # fmt: skip
    """The sections of a piece of exactly ``bars`` bars.

    With ``rng`` songs are drawn from how people build them in the ``family`` of styles; without it, and where nothing
    that people do fits, they follow the table.
    """
    asked = brief.form.value if brief.form is not None else ()
    song = (style_form == "song" and use == "song") or (asked == VERSE_CHORUS and use not in ("loop", "stinger"))
    if song and asked in ((), VERSE_CHORUS) and rng is not None and (drawn := _drawn(brief, family, bars, rng)):
        return drawn
    if asked and asked != VERSE_CHORUS:
        parts = _asked(asked, brief)
    elif use in ("loop", "stinger"):
        parts = _loop(bars, unit_bars)
    elif asked == VERSE_CHORUS or (style_form == "song" and use == "song"):
        parts = _song(bars, asked == VERSE_CHORUS)
        if missing := {part.value for part in brief.parts} - {part.kind for part in parts}:
            parts = _song(max(1, bars - SMALL_UNIT_BARS * len(missing)), asked == VERSE_CHORUS)
    else:
        parts = _letters(bars, unit_bars, rng)
    parts = _set_bars(_with_parts(parts, brief, bars), brief)
    if use != "loop" and (not asked or asked == VERSE_CHORUS):
        parts = _with_rest(parts, brief, bars)
    return tuple(fit(parts, bars))


def _drawn(brief: Brief, family: str, bars: int, rng: Random) -> tuple[Part, ...]:
    """A song drawn from people's, with what was asked for; empty where there is none."""
    away = {part.value for part in brief.no_parts}
    wanted = {part.value for part in brief.parts} - away
    if brief.form is not None:
        wanted |= {"verse", "chorus"} - away
    lengths = dict(length.value for length in brief.section_bars)
    if not wanted <= KIND_LETTERS.keys() - {"theme"}:
        return ()
    drawn = draw_form(family, bars, rng, away=away, lengths=lengths, wanted=wanted)
    return tuple(Part(kind, KIND_LETTERS[kind], size, kind in lengths) for kind, size in drawn)


def natural_bars(brief: Brief) -> int | None:
    """The length that the asked form has by itself, where a form or section lengths were asked for."""
    if brief.form is None or brief.form.value == VERSE_CHORUS:
        return None
    parts = _with_parts(_asked(brief.form.value, brief), brief, 1000)
    return sum(part.bars for part in _set_bars(parts, brief))


def _asked(asked: Sequence[str], brief: Brief) -> list[Part]:
    """Sections from kinds ("verse") or letters ("A")."""
    if all(len(name) == 1 for name in asked):
        return [Part("theme", letter, UNIT_BARS) for letter in asked]
    return [Part(kind, KIND_LETTERS[kind], KIND_BARS[kind]) for kind in asked]


def _song(bars: int, needs_chorus: bool) -> list[Part]:
    """The largest song that is not longer than ``bars``, with cycles added to very long ones."""
    sizes = [sum(int(code[1:]) for code in song.split()) for song in SONGS]
    best = max((n for n, size in enumerate(sizes) if size <= bars), default=0)
    if needs_chorus and bars >= 2:
        best = max(best, 1)
    codes = SONGS[best].split()
    if best == len(SONGS) - 1:
        cycle = SONG_CYCLE.split()
        cycle_bars = sum(int(code[1:]) for code in cycle)
        place = next(n for n, code in enumerate(codes) if code[0] == "S")
        codes[place:place] = cycle * ((bars - sizes[best]) // cycle_bars)
    return [Part(SONG_CODES[c[0]], KIND_LETTERS[SONG_CODES[c[0]]], int(c[1:])) for c in codes]


def _letters(bars: int, unit_bars: int, rng: Random | None) -> list[Part]:
    """Equal sections with letters, small ones in a short piece; the rest is left over."""
    unit = unit_bars if bars >= 3 * unit_bars or unit_bars > UNIT_BARS else SMALL_UNIT_BARS
    most = len(LETTER_PATTERNS) if unit == unit_bars else SMALL_UNITS
    count = max(1, bars // unit)
    if unit == SMALL_UNIT_BARS:
        count = min(count, most)
    if count <= most:
        letters = LETTER_PATTERNS[count - 1][0] if rng is None else rng.choice(LETTER_PATTERNS[count - 1])
    else:
        letters = (LONG_PATTERN * (count // len(LONG_PATTERN) + 1))[: count - 1] + "A"
    return [Part("theme", letter, min(unit, bars)) for letter in letters]


def _loop(bars: int, unit_bars: int) -> list[Part]:
    """Sections of one phrase pair each; a rest of a phrase or more is a section of its own."""
    count = max(1, (bars + unit_bars - SMALL_UNIT_BARS) // unit_bars)
    pattern = (
        LOOP_PATTERNS[count - 1] if count <= len(LOOP_PATTERNS) else LONG_PATTERN * (count // len(LONG_PATTERN) + 1)
    )
    sizes = [unit_bars] * (count - 1) + [bars - unit_bars * (count - 1)]
    return [Part("theme", letter, size) for letter, size in zip(pattern, sizes, strict=False)]


def _with_rest(parts: list[Part], brief: Brief, bars: int) -> list[Part]:
    """What phrases leave over becomes an outro, and more than a phrase of it an intro too."""
    rest = bars - sum(part.bars for part in parts)
    away = {part.value for part in brief.no_parts}
    if rest > 4 and "intro" not in away and parts[0].kind == "theme":
        parts = [Part("intro", KIND_LETTERS["intro"], 4), *parts]
        rest -= 4
    if 0 < rest <= LONGEST_FLEXIBLE and "outro" not in away and parts[-1].kind != "outro":
        parts = [*parts, Part("outro", KIND_LETTERS["outro"], rest)]
    return parts


def _with_parts(parts: list[Part], brief: Brief, bars: int) -> list[Part]:
    """Add the intro, outro, bridge and others that were asked for, and take away what was asked away."""
    away = {part.value for part in brief.no_parts}
    kept = [part for part in parts if part.kind not in away] or [Part("theme", "A", min(bars, UNIT_BARS))]
    for wanted in dict.fromkeys(part.value for part in brief.parts):
        if wanted in away or any(part.kind == wanted for part in kept):
            continue
        new = Part(wanted, KIND_LETTERS[wanted], KIND_BARS[wanted] if bars >= LONG_BARS else SMALL_UNIT_BARS)
        if wanted == "intro":
            kept.insert(0, new)
        elif wanted == "outro" or not any(part.kind in ("chorus", "theme") for part in kept[1:]):
            kept.append(new)
        else:
            last = max(n for n, part in enumerate(kept) if part.kind in ("chorus", "theme"))
            kept.insert(last, new)
    return kept


def _set_bars(parts: list[Part], brief: Brief) -> list[Part]:
    asked = dict(length.value for length in brief.section_bars)
    return [replace(p, bars=asked[p.kind], fixed=True) if p.kind in asked else p for p in parts]


def fit(parts: Sequence[Part], bars: int) -> list[Part]:
    """Make the sections fill exactly ``bars``: by halves where it is too long, by phrases where it is too short."""
    fitted = list(parts)
    while len(fitted) > bars:
        fitted.remove(min(fitted, key=_worth))
    while (over := sum(p.bars for p in fitted) - bars) > 0:
        fitted = _shorter(fitted, over)
    while (short := bars - sum(p.bars for p in fitted)) > 0:
        fitted = _longer(fitted, short)
    return fitted


def _worth(part: Part) -> int:
    """How much a section is needed when there are too many: the higher the later it goes."""
    order = ("interlude", "solo", "outro", "intro", "prechorus", "bridge", "verse", "chorus", "theme")
    return order.index(part.kind) + 20 * part.fixed


def _shorter(parts: list[Part], over: int) -> list[Part]:
    """Take from flexible sections first, then halve the longest; asked lengths go last."""
    for kind in FLEXIBLE:
        for place, part in enumerate(parts):
            if part.kind == kind and part.bars > 2 and not part.fixed:
                parts[place] = replace(part, bars=part.bars - min(over, part.bars - 2))
                return parts
    free = [p for p in parts if not p.fixed and p.bars > 1] or [p for p in parts if p.bars > 1]
    longest = max(p.bars for p in free)
    place = max(n for n, p in enumerate(parts) if p in free and p.bars == longest)
    less = min(over, longest // 2) if longest > 4 else 1
    parts[place] = replace(parts[place], bars=longest - less)
    return parts


def _longer(parts: list[Part], short: int) -> list[Part]:
    """Give a rest of under four bars to a flexible section or the last one, and whole phrases to the body."""
    free = [n for n, p in enumerate(parts) if not p.fixed] or [len(parts) - 1]
    flexible = [n for kind in FLEXIBLE for n in free if parts[n].kind == kind and parts[n].bars < LONGEST_FLEXIBLE]
    body = [n for n in free if parts[n].kind not in FLEXIBLE]
    if short >= 4 and body:
        place = min(body, key=lambda n: (parts[n].bars, -n))
        more = 4
    else:
        place = (flexible or free[-1:])[0]
        more = min(short, max(1, LONGEST_FLEXIBLE - parts[place].bars)) if flexible else short
    parts[place] = replace(parts[place], bars=parts[place].bars + more)
    return parts
