"""What the text model tells: the names of its moods, styles and scenes, and a label in these terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.lexicon.mood import MOODS, SCENES
from planner.styles import MOOD_STYLES, STYLES

LANGUAGES: tuple[str, ...] = ("zh", "en", "ja", "ko", "es", "pt", "fr", "de", "it", "ru")
NONE = "none"
MOOD_NAMES: tuple[str, ...] = tuple(MOODS)
STYLE_NAMES: tuple[str, ...] = (*STYLES, NONE)
SCENE_NAMES: tuple[str, ...] = (*SCENES, NONE)
MOOD_TENSION: dict[str, float] = {
    "happy": -0.4, "bright": -0.3, "playful": -0.2, "hopeful": -0.2, "triumphant": 0.1, "excited": 0.2, "warm": -0.5,
    "romantic": -0.2, "calm": -0.6, "dreamy": -0.2, "nostalgic": 0.0, "sad": 0.2, "melancholy": 0.1, "lonely": 0.2,
    "tense": 0.9, "dark": 0.6, "angry": 0.7, "mysterious": 0.4, "majestic": 0.1, "solemn": 0.1, "heroic-tragic": 0.5,
    "elegant": -0.3, "meditative": -0.6, "groovy": -0.1, "cool": -0.1,
}  # fmt: skip  # how tense a mood is, -1 to 1
MOOD_SHARES: tuple[float, ...] = (0.6, 0.28, 0.12)
"""The shares of the first, second and third mood of an entry."""
SOFT_STYLE = 0.45
"""The share of the style that a mood suggests where an entry names no style."""


@dataclass(frozen=True, slots=True)
class Label:
    """Shares of moods, scenes and styles, largest first, and the place: valence, arousal and tension, each -1 to 1.

    Shares of scenes and styles may sum to less than one; the rest is "none".
    """

    moods: tuple[tuple[str, float], ...]
    scenes: tuple[tuple[str, float], ...]
    styles: tuple[tuple[str, float], ...]
    place: tuple[float, float, float]


def label_of(moods: Sequence[str], scene: str | None, style: str | None, place: tuple[float, float, float]) -> Label:
    """The label of one entry of a table. Raises KeyError for a name that is not in the planner's tables."""
    for names, known in ((moods, MOODS), ([scene] if scene else [], SCENES), ([style] if style else [], STYLES)):
        for name in names:
            known[name]
    shares = MOOD_SHARES[: len(moods)]
    weighed = tuple((mood, share / sum(shares)) for mood, share in zip(moods, shares, strict=True))
    styles = ((style, 1.0),) if style else ()
    if not styles and moods and moods[0] in MOOD_STYLES:
        styles = ((MOOD_STYLES[moods[0]], SOFT_STYLE),)
    return Label(weighed, ((scene, 1.0),) if scene else (), styles, place)
