"""Other keys within a piece: the last chorus a step up, a contrasting section in the dominant or the relative key.

How often a song goes up at its end, and by how much, is counted in POP909 and Billboard; how often a bridge or a middle
section goes to a related key is a stated prior, for no set here labels it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from planner.brief import Brief
from planner.colours import Tonality
from planner.form import Part
from planner.form_model import GROUPS_OF_FAMILY
from planner.knowledge import FORMS, facts
from planner.palette import LEARNED_MODES
from planner.styles import Style
from symbolic.theory import MINOR_MODES

UP, DOMINANT, RELATIVE, ANY = "up", "dominant", "relative", "any"
MOST_ELSEWHERE = 0.3
"""At most this part of the bars is in another key."""
LEAST_BARS = 40
"""Shorter songs do not modulate by themselves; ``KEY_ASKED_BARS`` holds where the key was asked for."""
LEAST_LETTER_BARS = 24
KEY_ASKED_BARS = 64
RELATED_SHARE: Mapping[str, float] = {"classical": 0.4, "folk": 0.15, "pop": 0.12, "film": 0.15, "jazz": 0.15}
"""Family of styles -> how often a middle section is in a related key: a prior."""
MIDDLE_KINDS = ("bridge", "solo", "theme")
SUNG_KINDS = ("verse", "prechorus", "chorus", "bridge", "solo", "theme")
RELATIVES: Mapping[str, tuple[int, str]] = {
    "major": (9, "minor"), "minor": (3, "major"), "harmonic minor": (3, "major"), "gong": (9, "yu"), "yu": (3, "gong"),
    "zhi": (2, "shang"), "shang": (10, "zhi"), "jue": (8, "gong"),
}  # fmt: skip  # mode -> semitones up to the tonic of the related mode with the same notes, and that mode


@dataclass(frozen=True, slots=True)
class Journey:
    """The key of each section; ``rule`` names the kind of change ("" for none) and ``first`` the first section in it.

    ``refused`` is true where a change was asked for and the piece has no room for it.
    """

    keys: tuple[Tonality, ...]
    rule: str = ""
    first: int = 0
    refused: bool = False


def choose_keys(brief: Brief, parts: Sequence[Part], use: str, style: Style, key: Tonality, rng: Random) -> Journey:
    """The keys of all sections: as asked, else now and then as the style has it, most often one."""
    home = (key,) * len(parts)
    asked = brief.modulation.value if brief.modulation is not None else None
    if use in ("loop", "stinger") or brief.progression is not None or brief.section_progressions:
        return Journey(home, refused=asked is not None)
    if asked is None and key.mode not in LEARNED_MODES:
        return Journey(home)
    for rule in _rules(brief, parts, use, style, key.mode, rng):
        places = _lifted(parts, asked is not None) if rule == UP else _middle(parts, asked is not None)
        elsewhere = sum(parts[n].bars for n in places)
        if not places or (asked is None and elsewhere > MOST_ELSEWHERE * sum(part.bars for part in parts)):
            continue
        other = _other_key(rule, key, style, rng)
        keys = tuple(other if n in places else key for n in range(len(parts)))
        return Journey(keys, rule, min(places))
    return Journey(home, refused=asked is not None)


def _rules(brief: Brief, parts: Sequence[Part], use: str, style: Style, mode: str, rng: Random) -> tuple[str, ...]:
    """The kinds of change to try, in order; minor pieces go to their relative key, not to a minor dominant."""
    related = (DOMINANT, RELATIVE) if style.family == "classical" and mode not in MINOR_MODES else (RELATIVE,)
    asked = brief.modulation.value if brief.modulation is not None else None
    if asked is not None:
        return {UP: (UP,), DOMINANT: (DOMINANT,), RELATIVE: (RELATIVE,)}.get(asked, (UP, *related))
    up, middle = rng.random(), rng.random()
    bars = sum(part.bars for part in parts)
    named = brief.tonic is not None or brief.mode is not None
    least = KEY_ASKED_BARS if named else LEAST_LETTER_BARS if style.form == "letters" else LEAST_BARS
    if use == "practice" or bars < least:
        return ()
    rules = []
    if style.form == "song" and up < rises(style.family):
        rules.append(UP)
    if middle < RELATED_SHARE.get(style.family, 0.0):
        rules.append(rng.choice(related))
    return tuple(rules)


def rises(family: str) -> float:
    """How often people end a song one or two semitones above its first key."""
    share = 0.0
    for group, weight in GROUPS_OF_FAMILY.get(family, {"pop": 0.5, "rock": 0.5}).items():
        learned = facts(FORMS)[group]
        share += weight * sum(learned["steps"].get(step, 0) for step in ("1", "2")) / learned["keys"]["songs"]
    return share


def _lifted(parts: Sequence[Part], asked: bool) -> tuple[int, ...]:
    """The last chorus of several and what follows it; without choruses the last section that comes back.

    Where it was ``asked`` for and nothing comes back, the last section that is not the first to be sung.
    """
    body = [n for n, part in enumerate(parts) if part.kind in SUNG_KINDS]
    choruses = [n for n in body if parts[n].kind == "chorus"]
    back = [n for n in body if any(parts[m].letter == parts[n].letter for m in range(n))]
    found = choruses if len(choruses) > 1 else back or (body[1:] if asked else [])
    return tuple(range(found[-1], len(parts))) if found else ()


def _middle(parts: Sequence[Part], asked: bool) -> tuple[int, ...]:
    """A contrasting section that neither begins nor ends the piece, all of its letter; any kind where it was asked."""
    kinds = SUNG_KINDS if asked else MIDDLE_KINDS
    inner = [n for n in range(1, len(parts) - 1) if parts[n].kind in kinds]
    frame = {parts[0].letter, parts[-1].letter, next((p.letter for p in parts if p.kind in SUNG_KINDS), "")}
    letters = {letter: 0 for n in inner if (letter := parts[n].letter) not in frame}
    for part in parts:
        if part.letter in letters:
            letters[part.letter] += part.bars
    if not letters:
        return ()
    shortest = min(letters, key=lambda letter: letters[letter])
    return tuple(n for n, part in enumerate(parts) if part.letter == shortest)


def _other_key(rule: str, key: Tonality, style: Style, rng: Random) -> Tonality:
    if rule == UP:
        return replace(key, tonic=(key.tonic + _step(style.family, rng)) % 12)
    if rule == DOMINANT:
        return replace(key, tonic=(key.tonic + 7) % 12)
    above, mode = RELATIVES.get(key.mode, (3, "major") if key.mode in MINOR_MODES else (9, "minor"))
    return replace(key, tonic=(key.tonic + above) % 12, mode=mode)


def _step(family: str, rng: Random) -> int:
    """One semitone or two, as often as people take them."""
    ones = twos = 0.0
    for group, weight in GROUPS_OF_FAMILY.get(family, {"pop": 0.5, "rock": 0.5}).items():
        steps, songs = facts(FORMS)[group]["steps"], facts(FORMS)[group]["keys"]["songs"]
        ones += weight * steps.get("1", 0) / songs
        twos += weight * steps.get("2", 0) / songs
    return 1 if rng.random() < ones / (ones + twos) else 2
