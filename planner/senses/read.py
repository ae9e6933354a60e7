"""Reading a text: what it suggests, how sure that is, and which words suggested it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.lexicon.mood import MOODS, SCENES
from planner.senses.features import pieces
from planner.styles import STYLES
from symbolic.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Collection

    from planner.senses.features import Pieces
    from planner.senses.model import Floats, Network

NONE = "none"
SHOWN = 5
"""How many of the likeliest moods, styles and scenes are given."""
HAN_WINDOWS = (2, 3, 4)
MAX_PLACES = 240
"""How many places of a text are tried; of a longer text its first."""
MATTERS = 0.3
"""A place is named if leaving it out costs at least this part of what the most telling place costs."""
LONGER = 0.02
"""What a place of Chinese characters must gain for each further character."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a text suggests.

    ``valence``, ``arousal`` and ``tension`` lie in -1 to 1. ``moods``, ``styles`` and ``scenes`` are names with
    probabilities, likeliest first; "none" among styles and scenes stands for no style and no place. ``style`` and
    ``scene`` are set where one of them is likely enough to be said. ``confidence`` is the chance that the mood meant is
    among the three likeliest.
    """

    valence: float
    arousal: float
    tension: float
    moods: tuple[tuple[str, float], ...]
    styles: tuple[tuple[str, float], ...]
    scenes: tuple[tuple[str, float], ...]
    confidence: float
    style: str | None = None
    scene: str | None = None


@dataclass(frozen=True, slots=True)
class Attended:
    """Words that mattered: as written, their place (start, end), and how far the probability falls without them."""

    words: str
    span: tuple[int, int]
    weight: float


def read_sense(text: str) -> Sense | None:
    """What a text suggests, or None where the model does not know. Reads the first 2,000 characters."""
    return _read(text)


@lru_cache(maxsize=64)
def _read(text: str) -> Sense | None:
    from planner.senses.model import network

    cut = pieces(text)
    if not cut.hashes:
        return None
    net = network()
    reading = net.read(cut)
    confidence = float(reading.confidence[0])
    if confidence < net.calibration.least_confidence:
        return None
    valence, arousal, tension = (round(float(axis), 3) for axis in reading.place[0])
    styles = _ranked(net.styles, reading.styles[0], STYLES)
    scenes = _ranked(net.scenes, reading.scenes[0], SCENES)
    return Sense(
        valence,
        arousal,
        tension,
        _ranked(net.moods, reading.moods[0], MOODS),
        styles,
        scenes,
        round(confidence, 3),
        _said(styles, net.calibration.least_style),
        _said(scenes, net.calibration.least_scene),
    )


def _ranked(names: Sequence[str], shares: Floats, known: Collection[str]) -> tuple[tuple[str, float], ...]:
    """The likeliest names that the planner has, with their probabilities; "none" counts as one of them."""
    pairs = [(n, float(p)) for n, p in zip(names, shares, strict=True) if n in known or n == NONE]
    ranked = sorted(pairs, key=lambda pair: -pair[1])[:SHOWN]
    return tuple((name, round(share, 4)) for name, share in ranked)


def _said(ranked: Sequence[tuple[str, float]], least: float) -> str | None:
    named = [pair for pair in ranked if pair[0] != NONE]
    return named[0][0] if named and named[0][1] >= least else None


def attend(text: str, about: str = "mood") -> tuple[Attended, ...]:
    """The words that mattered for the likeliest ``mood``, ``style`` or ``scene``, most telling first; at most three.

    Every word, and every run of two to four Chinese characters, is left out in turn; what matters is how far the
    probability falls. Raises BadInput for another ``about``.
    """
    if about not in ("mood", "style", "scene"):
        raise BadInput(f"'{about}' cannot be attended to: mood, style or scene")
    from planner.senses.model import network

    cut = pieces(text)
    if not cut.hashes:
        return ()
    net = network()
    places = _places(cut)
    shares = _shares(net, cut, places, about)
    names = net.styles if about == "style" else net.scenes
    row = shares[0].copy()
    if about != "mood":
        row[names.index(NONE)] = -1.0
    target = int(row.argmax())
    falls = [float(shares[0, target] - share) for share in shares[1:, target]]
    return _best(text, places, falls)


def _shares(net: Network, cut: Pieces, places: Sequence[tuple[int, int]], about: str) -> Floats:
    reading = net.read(cut, places)
    return {"mood": reading.moods, "style": reading.styles, "scene": reading.scenes}[about]


def _places(cut: Pieces) -> list[tuple[int, int]]:
    """The places that are left out in turn."""
    found: list[tuple[int, int]] = []
    for start, end, kind in cut.units:
        if kind != "han":
            found.append((start, end))
            continue
        sizes = [size for size in HAN_WINDOWS if size <= end - start] or [end - start]
        found += [(at, at + size) for at in range(start, end) for size in sizes if at + size <= end]
    return found[:MAX_PLACES]


def _best(text: str, places: Sequence[tuple[int, int]], falls: Sequence[float]) -> tuple[Attended, ...]:
    """The most telling places that do not overlap."""
    worth = [fall - LONGER * (end - start if text[start] > "\u3000" else 1) * max(falls, default=0.0)
             for (start, end), fall in zip(places, falls, strict=True)]  # fmt: skip
    chosen: list[Attended] = []
    for index in sorted(range(len(places)), key=lambda i: (-worth[i], places[i])):
        start, end = places[index]
        least = MATTERS * chosen[0].weight if chosen else 0.0
        if len(chosen) == 3 or falls[index] <= least:
            break
        if all(end <= other.span[0] or other.span[1] <= start for other in chosen):
            chosen.append(Attended(text[start:end], (start, end), round(falls[index], 4)))
    return tuple(chosen)
