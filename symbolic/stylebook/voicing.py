"""Chords as pitches: which tones sound, in which spread, and how one chord moves to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from symbolic.score import Chord
from symbolic.theory import CHORD_QUALITIES

Pitches = tuple[int, ...]

SHAPES: Mapping[str, tuple[int, ...]] = {
    "close": (0, 1, 2, 3, 4), "open": (0, 2, 4, 5, 7), "strum": (0, 2, 3, 4, 5), "wide": (0, 2, 3, 5, 6),
    "shell": (0, 1, 2, 3, 4), "power": (0, 1, 2, 3, 4), "fifths": (0, 1, 2, 3, 4), "drop": (0, 2, 3, 5, 6),
}  # fmt: skip  # the steps of a chord's ladder that sound, from the lowest
BARE_SHAPES: frozenset[str] = frozenset({"power", "fifths"})
"""Shapes of root and fifth alone; power chords stand on the root."""
RICH_SHAPES: frozenset[str] = frozenset({"shell", "drop"})
"""Shapes that leave out the fifth before anything else."""
_FIFTHS, _THIRDS, _SEVENTHS = (7, 6, 8), (4, 3, 5, 2), (10, 11, 9)
_REGISTER_WEIGHT, _MUD, _MUD_BELOW, _FAR = 0.55, 2.5, 50, 13


def interval_of(chord: Chord, wanted: Sequence[int]) -> int | None:
    """The first of these intervals above the root that is in the chord."""
    tones = CHORD_QUALITIES[chord.quality]
    return next((i for i in wanted if i in tones), None)


def third_of(chord: Chord) -> int:
    """Semitones from the root to the third, or to what stands for it (fourth, second, fifth)."""
    return interval_of(chord, _THIRDS) or fifth_of(chord)


def fifth_of(chord: Chord) -> int:
    """Semitones from the root to the fifth of the chord."""
    return interval_of(chord, _FIFTHS) or 0


def seventh_of(chord: Chord) -> int | None:
    """Semitones from the root to the seventh or sixth; None in a triad."""
    tones = CHORD_QUALITIES[chord.quality]
    return interval_of(chord, _SEVENTHS) if len(tones) > 3 else None


def bass_class(chord: Chord) -> int:
    """The pitch class that the bass plays."""
    return chord.root if chord.bass is None else chord.bass


@cache
def ladder(classes: frozenset[int], low: int, high: int) -> Pitches:
    """All pitches of these classes in a range, from the lowest."""
    return tuple(p for p in range(low, high + 1) if p % 12 in classes)


def chord_classes(chord: Chord) -> frozenset[int]:
    """The pitch classes above the bass."""
    return frozenset((chord.root + i) % 12 for i in CHORD_QUALITIES[chord.quality])


@cache
def sounding_classes(chord: Chord, voices: int, shape: str, rootless: bool) -> frozenset[int]:
    """The classes that ``voices`` notes sound: all if there is room, else the root (if the bass has it) or fifth go."""
    tones = list(CHORD_QUALITIES[chord.quality])
    if shape in BARE_SHAPES:
        return frozenset({chord.root % 12, (chord.root + fifth_of(chord)) % 12})
    keep = {third_of(chord), seventh_of(chord)}
    first = [fifth_of(chord), 0] if shape in RICH_SHAPES or not rootless else [0, fifth_of(chord)]
    if rootless and len(tones) > 3 and shape in RICH_SHAPES:
        first = [0, fifth_of(chord)]
    others = [i for i in sorted(tones, reverse=True) if i not in keep and i not in first]
    for interval in (*first, *reversed(others), *sorted(tones)):
        if len(tones) > max(voices, 1) and interval in tones and (interval not in keep or len(tones) <= len(keep)):
            tones.remove(interval)
    return frozenset((chord.root + i) % 12 for i in tones)


@lru_cache(maxsize=1 << 14)
def voice(
    chord: Chord,
    voices: int,
    shape: str,
    register: float,
    limits: tuple[int, int],
    before: Pitches = (),
    rootless: bool = False,
) -> Pitches:
    """The nearest position of a chord to the one before and to the register, sorted; empty for no chord."""
    if chord.quality == "N":
        return ()
    classes = sounding_classes(chord, voices, shape, rootless)
    candidates = list(_positions(classes, voices, shape, limits, chord.root))
    if not candidates:
        candidates = [p[:1] for p in [ladder(chord_classes(chord), *limits)] if p]
    return min(candidates, key=lambda p: (_cost(p, register, before), p), default=())


def _positions(
    classes: frozenset[int], voices: int, shape: str, limits: tuple[int, int], root: int
) -> Iterable[Pitches]:
    rungs = ladder(classes, *limits)
    steps = SHAPES[shape][:voices]
    if shape == "drop" and len(classes) > 3:
        steps = (0, 2, 3, 5)[:voices]
    for base in range(len(rungs) - steps[-1]):
        if shape == "power" and rungs[base] % 12 != root:
            continue
        yield tuple(rungs[base + step] for step in steps)
    if len(rungs) and len(rungs) <= steps[-1]:
        yield rungs[:voices]


def _cost(pitches: Pitches, register: float, before: Pitches) -> float:
    mean = sum(pitches) / len(pitches)
    cost = _REGISTER_WEIGHT * abs(mean - register) * (1 + abs(mean - register) / 6)
    cost += sum(_MUD for a, b in pairwise(pitches) if a < _MUD_BELOW and b - a < 5)
    cost += sum(4.0 for p in pitches if abs(p - register) > _FAR)
    if before:
        cost += _movement(pitches, before)
    return cost


def _movement(pitches: Pitches, before: Pitches) -> float:
    """How far the voices move on average: each to the nearest one before, and the top counts twice."""
    near = sum(min(abs(p - q) for q in before) for p in pitches) / len(pitches)
    return near + 0.35 * abs(pitches[-1] - before[-1])
