"""Which chords a piece draws from: those of its key, as triads or with sevenths, and how much each is favoured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner.chord_model import GROUPS, steps
from planner.chord_tokens import CLASSES, VOCABULARY, chord_of, triad_token
from symbolic.theory import MODES, chord_pitch_classes

Weights = NDArray[np.float64]
LEARNED_MODES: tuple[str, ...] = ("major", "minor", "harmonic minor")
"""The modes that people's music here is in; the others keep their tables."""
FAVOUR: Mapping[bool, Mapping[tuple[int, str], float]] = {
    False: {(0, ""): 1.3, (7, ""): 0.9, (5, ""): 0.75, (4, "m"): 0.7, (9, "m"): 0.9, (11, "dim"): 0.2},
    True: {(0, "m"): 1.5, (7, ""): 1.8, (7, "m"): 0.25, (3, ""): 0.45, (10, ""): 0.5, (8, ""): 0.9, (2, "dim"): 0.8,
           (11, "dim"): 0.3},
}  # fmt: skip  # in minor or not: (semitones above the tonic, triad) -> weight, so that the key is heard as it is
RICH_FAVOUR: Mapping[tuple[int, str], float] = {(4, "m"): 0.7, (9, "m"): 0.7}
"""In major with sevenths, the chords that sound as the tonic of the relative minor with a note more."""
CHROMATIC: Mapping[bool, tuple[tuple[int, str], ...]] = {
    False: ((2, "7"), (9, "7"), (4, "7"), (5, "m"), (2, "m7b5"), (10, "7")),
    True: ((0, "7"), (2, "7"), (7, "m7")),
}  # fmt: skip  # secondary dominants and borrowed chords of rich styles
CHROMATIC_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Palette:
    """The chords to draw from. ``tokens`` [n]; ``place`` [132] maps each chord of the model to one of them or -1;
    ``favour`` [n] multiplies the model's chances; ``after`` [n, n] is the chance of each change of chord.

    ``tonic``, ``dominant`` and others are the places in ``tokens`` that have that function. ``plain`` is ``after``
    without the favour; ``is_tonic`` [n] marks the tonic, ``unlike`` [n, n] the
    chords over another triad.
    """

    minor: bool
    tokens: tuple[int, ...]
    place: NDArray[np.int64]
    favour: Weights
    after: Weights
    tonic: frozenset[int]
    dominant: frozenset[int]
    subdominant: frozenset[int]
    sixth: frozenset[int]
    preparing: frozenset[int]
    plain: Weights
    is_tonic: NDArray[np.bool_]
    unlike: NDArray[np.bool_]

    def share(self, one: int, two: int) -> float:
        """How often people let chord ``two`` follow chord ``one``, before any favour; 0 for chords not drawn from."""
        if one < 0 or two < 0 or self.place[one] < 0 or self.place[two] < 0:
            return 0.0
        return float(self.plain[self.place[one], self.place[two]])

    def gather(self, chances: Weights) -> Weights:
        """The model's chances over all chords, as chances over these."""
        inside = self.place >= 0
        found = np.bincount(self.place[inside], chances[inside], len(self.tokens)) * self.favour
        total = float(found.sum())
        return found / total if total > 0 else np.full(len(self.tokens), 1 / len(self.tokens))


@cache
def palette(mode: str, rich: bool, groups: tuple[tuple[str, float], ...]) -> Palette:
    """The palette of a mode in ``LEARNED_MODES``; ``rich`` ones have sevenths and some chords from outside the key."""
    minor = mode != "major"
    inside = [token for token in range(VOCABULARY) if _belongs(token, mode, rich)]
    outside = [root * len(CLASSES) + CLASSES.index(name) for root, name in CHROMATIC[minor]] if rich else []
    tokens = tuple(sorted({*inside, *outside}))
    place = np.array([_place(token, tokens, rich) for token in range(VOCABULARY)])
    favour = np.array(
        [_favour(token, minor, rich) * (CHROMATIC_WEIGHT if token in outside else 1.0) for token in tokens]
    )
    after, plain = np.zeros((len(tokens), len(tokens))), np.zeros((len(tokens), len(tokens)))
    for group, weight in groups:
        known = steps(GROUPS.index(group), minor)[list(tokens)].astype(np.float64)
        gathered = np.zeros_like(after)
        for column in np.flatnonzero(place >= 0):
            gathered[:, place[column]] += known[:, column]
        plain += weight * gathered
        favoured = gathered * favour
        after += weight * favoured / favoured.sum(axis=1, keepdims=True)
    triads = np.array([triad_token(token) for token in tokens])
    tonic = _of_triads(tokens, (0, "m") if minor else (0, ""))
    return Palette(
        minor=minor,
        tokens=tokens,
        place=place,
        favour=favour,
        after=after / after.sum(axis=1, keepdims=True),
        plain=plain,
        tonic=tonic,
        unlike=triads[:, None] != triads[None, :],
        is_tonic=np.isin(np.arange(len(tokens)), sorted(tonic)),
        dominant=_of_triads(tokens, (7, "")),
        subdominant=_of_triads(tokens, (5, "m"), (5, "")),
        sixth=_of_triads(tokens, (8, "") if minor else (9, "m")),
        preparing=_of_triads(tokens, (2, "dim") if minor else (2, "m")),
    )


def _belongs(token: int, mode: str, rich: bool) -> bool:
    """Whether a chord lies in the key: plain triads, in rich palettes also sevenths; the dominant of minor is major."""
    root, quality = divmod(token, len(CLASSES))
    name = CLASSES[quality]
    if name in ("sus4", "5", "aug") or (not rich and name not in ("", "m", "dim")):
        return False
    minor = mode != "major"
    scale = set(MODES[mode]) | ({11} if minor and root in (7, 11) else set())
    if minor and root == 7 and name == "m7":
        return False
    return chord_pitch_classes(chord_of(token, 0)) <= scale


def _place(token: int, tokens: tuple[int, ...], rich: bool) -> int:
    """Where a chord of the model counts: itself, or its triad."""
    if rich and token in tokens:
        return tokens.index(token)
    triad = triad_token(token)
    return tokens.index(triad) if triad in tokens else -1


def _favour(token: int, minor: bool, rich: bool) -> float:
    root, quality = divmod(triad_token(token), len(CLASSES))
    here = (root, CLASSES[quality])
    return FAVOUR[minor].get(here, 1.0) * (RICH_FAVOUR.get(here, 1.0) if rich and not minor else 1.0)


def _of_triads(tokens: tuple[int, ...], *triads: tuple[int, str]) -> frozenset[int]:
    """The places of the chords over these triads, secondary dominants apart."""
    found = []
    for place, token in enumerate(tokens):
        root, quality = divmod(token, len(CLASSES))
        triad = CLASSES[triad_token(token) % len(CLASSES)]
        if (root, triad) in triads and not (CLASSES[quality] == "7" and root != 7):
            found.append(place)
    return frozenset(found)
