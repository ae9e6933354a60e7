"""The rules by which contradictions are settled, as one table, and those between facts and moods.

Every contradiction goes on record with the words it came from; ``parse(..., strict=True)`` refuses it instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.brief import Attribute, Brief
from planner.lexicon.mood import MOODS


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of contradiction: its name (the key of its sentence in ``planner.reasons``), between what, what wins."""

    name: str
    between: str
    wins: str


RULES: tuple[Rule, ...] = (
    Rule("later", "two values of one attribute, or an instrument asked for and asked away", "the later"),
    Rule("core", "two opposed moods side by side", "the core emotion, not its modifier"),
    Rule("number", "a number and a descriptive word", "the number"),
    Rule("bars", "bars, tempo and duration that cannot all hold", "the bars"),
    Rule("sections", "lengths of all sections and another total", "the sections"),
    Rule("dance", "a named meter and the meter of a dance", "the named meter"),
    Rule("mood tempo", "a tempo and a mood of the opposite excitement", "the tempo"),
    Rule("mood mode", "a key and a mood of the opposite brightness", "the key"),
    Rule("scene tempo", "a tempo and a scene of the opposite excitement", "the tempo"),
    Rule("loop part", "a loop and a part that loops lack", "the part"),
)

FAST_BPM, SLOW_BPM = 140, 62
"""From here on a tempo contradicts a calm mood or scene, up to here an excited one."""
FAST_WORD_BPM, SLOW_WORD_BPM = 120, 74
"""The same for the lower and the upper end of a tempo word's range."""
CALM_AROUSAL, EXCITED_AROUSAL = -0.55, 0.6
EXCITED_MOODS = ("excited", "angry", "triumphant")
BRIGHT_MOODS = ("happy", "bright", "playful")
SAD_MOODS = ("sad", "melancholy")
FAST_SCENES = ("battle", "boss", "chase", "gym", "club")
SLOW_SCENES = ("study", "temple")
MAJOR_MODES, MINOR_MODES = ("major", "gong", "lydian"), ("minor", "harmonic minor", "yu", "phrygian")
NOT_IN_LOOPS = ("intro", "outro")


def against_mood(brief: Brief) -> list[tuple[str, tuple[str, str], str, str]]:
    """Facts that contradict the mood, the scene or the use: attribute, both words, the words kept, the rule."""
    found = []
    speed = _speed(brief)
    tempo = brief.tempo_bpm or brief.tempo_word
    if tempo is not None and speed and brief.mood is not None and _excitement(brief.mood.value) == -speed:
        found.append(("tempo", (brief.mood.words, tempo.words), tempo.words, "mood tempo"))
    elif tempo is not None and speed and brief.scene is not None:
        opposed = FAST_SCENES if speed < 0 else SLOW_SCENES
        if brief.scene.value in opposed and brief.mood is None:
            found.append(("tempo", (brief.scene.words, tempo.words), tempo.words, "scene tempo"))
    if brief.mood is not None and brief.mode is not None and _shade(brief.mood.value, brief.mode.value):
        key = _key_words(brief)
        found.append(("key", (brief.mood.words, key), key, "mood mode"))
    if brief.use is not None and brief.use.value == "loop":
        found += [
            ("form", (brief.use.words, part.words), part.words, "loop part")
            for part in brief.parts
            if part.value in NOT_IN_LOOPS
        ]
    return found


def _speed(brief: Brief) -> int:
    """1 for a fast tempo, -1 for a slow one, 0 for others."""
    if brief.tempo_bpm is not None:
        return (brief.tempo_bpm.value >= FAST_BPM) - (brief.tempo_bpm.value <= SLOW_BPM)
    if brief.tempo_word is not None:
        low, high = brief.tempo_word.value
        return (low >= FAST_WORD_BPM) - (high <= SLOW_WORD_BPM)
    return 0


def _excitement(mood: str) -> int:
    """1 for a mood that is excited, -1 for a calm one, 0 for others."""
    arousal = MOODS[mood][1]
    return (arousal >= EXCITED_AROUSAL and mood in EXCITED_MOODS) - (arousal <= CALM_AROUSAL)


def _shade(mood: str, mode: str) -> bool:
    """Whether a mood and a mode are opposed in brightness."""
    return (mood in BRIGHT_MOODS and mode in MINOR_MODES) or (mood in SAD_MOODS and mode in MAJOR_MODES)


def _key_words(brief: Brief) -> str:
    """The words of the key as one, where tonic and mode stand together."""
    assert brief.mode is not None
    tonic: Attribute[int] | None = brief.tonic
    return tonic.words if tonic is not None and brief.mode.words in tonic.words else brief.mode.words
