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
ALONE = 0.5
"""How much the rise by words alone counts beside the fall without them."""
SHOWN_WORDS = 3
LONGEST = 8
"""Characters that a Chinese expression may grow to."""
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
    """Words that mattered: as written, their place (start, end), and how much they matter."""

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

    Every word, and every run of two to four Chinese characters, is left out in turn and read alone in turn; what
    matters is how far the probability falls, and how far the words alone raise it. Raises BadInput for another
    ``about``.
    """
    if about not in ("mood", "style", "scene"):
        raise BadInput(f"'{about}' cannot be attended to: mood, style or scene")
    from planner.senses.model import network

    cut = pieces(text)
    if not cut.hashes:
        return ()
    net = network()
    places = _places(cut)
    reading = net.read(cut, places, [*places, (0, 0)])
    shares = {"mood": reading.moods, "style": reading.styles, "scene": reading.scenes}[about]
    target = _likeliest(shares[0], net.styles if about == "style" else net.scenes if about == "scene" else ())
    count = len(places)
    falls = shares[0, target] - shares[1 : 1 + count, target]
    rises = shares[1 + count : -1, target] - shares[-1, target]
    return _best(text, places, [float(n) for n in falls + ALONE * rises.clip(0.0)], _links(net, cut))


def _links(net: Network, cut: Pieces) -> set[int]:
    """Where Chinese and Japanese text goes on inside one expression."""
    letters = {at for start, end, kind in cut.units if kind == "han" for at in range(start + 1, end)}
    return net.links(cut) & letters


def _likeliest(shares: Floats, names: Sequence[str]) -> int:
    """The place of the largest share that does not stand for "none"."""
    row = shares.copy()
    if NONE in names:
        row[names.index(NONE)] = -1.0
    return int(row.argmax())


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


def _best(
    text: str, places: Sequence[tuple[int, int]], weights: Sequence[float], links: set[int]
) -> tuple[Attended, ...]:
    """The most telling places that do not overlap, Chinese ones grown to whole expressions."""
    most = max(weights, default=0.0)
    worth = [
        weight - LONGER * most * (end - start if text[start] > "\u3000" else 1)
        for (start, end), weight in zip(places, weights, strict=True)
    ]
    chosen: list[Attended] = []
    for index in sorted(range(len(places)), key=lambda i: (-worth[i], places[i])):
        if len(chosen) == SHOWN_WORDS or weights[index] <= (MATTERS * chosen[0].weight if chosen else 0.0):
            break
        start, end = places[index]
        if any(start < other.span[1] and other.span[0] < end for other in chosen):
            continue
        free_from = max((other.span[1] for other in chosen if other.span[1] <= start), default=0)
        free_to = min((other.span[0] for other in chosen if other.span[0] >= end), default=len(text))
        while start in links and start > free_from and end - start < LONGEST:
            start -= 1
        while end in links and end < free_to and end - start < LONGEST:
            end += 1
        chosen.append(Attended(text[start:end], (start, end), round(weights[index], 4)))
    return tuple(chosen)
