"""Adding to a brief what the learned model heard between the words; what the tables found always stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from planner.brief import Attribute, Brief
from planner.lexicon.mood import MOODS, SCENES
from planner.reading.negation import negate
from planner.reading.scan import scan
from planner.reading.text import prompt_of
from planner.senses.read import Attended, Sense, attend, read_sense

DESCRIBES = ("mood", "style", "scene")
"""The attributes whose words describe; the words of all others are facts, and are left out before reading."""
NEAR = 0.45
"""Moods closer than this to one that was asked away (valence and arousal) are not said either."""
SECOND_BEST = 0.5
"""A mood in place of one that was asked away must be at least this part as likely."""


def with_sense(brief: Brief) -> Brief:
    """The brief with the mood, style and scene that its description suggests, where the tables found none.

    Each added attribute carries the words that mattered and is named in ``inferred``. Nothing that the prompt asked
    away comes back, and where the model does not know, the brief stays as it is.
    """
    if brief.mood is not None and brief.style is not None and brief.scene is not None:
        return brief
    text = description(brief)
    sense = read_sense(text)
    if sense is None:
        return brief
    away = _asked_away(brief.prompt)
    found = {
        "mood": _mood(sense, away["mood"]) if brief.mood is None else None,
        "style": _style(brief, sense) if sense.style not in away["style"] else None,
        "scene": sense.scene if brief.scene is None and sense.scene not in away["scene"] else None,
    }
    added = {name: _attribute(brief.prompt, text, name, value) for name, value in found.items() if value is not None}
    if not added and not _agrees(brief, sense):
        return brief
    inferred = (*brief.inferred, *(name for name in added if name not in brief.inferred))
    tension = sense.tension if "mood" in added or _agrees(brief, sense) else brief.tension
    return replace(brief, **added, inferred=inferred, tension=tension)  # type: ignore[arg-type]


def description(brief: Brief) -> str:
    """The prompt with spaces in place of the facts that were found in it, so that places stay."""
    letters = list(brief.prompt)
    for name in (each.name for each in fields(brief) if each.name not in DESCRIBES):
        value = getattr(brief, name)
        for attribute in value if isinstance(value, tuple) else (value,):
            if isinstance(attribute, Attribute):
                start, end = attribute.span
                letters[start:end] = " " * (end - start)
    return "".join(letters)


def _agrees(brief: Brief, sense: Sense) -> bool:
    """Whether the mood of the tables is among the model's three likeliest."""
    return brief.mood is not None and brief.mood.value in [name for name, _ in sense.moods[:3]]


def _asked_away(prompt: str) -> dict[str, set[str]]:
    """The moods, styles and scenes that the prompt does not want."""
    away: dict[str, set[str]] = {"mood": set(), "style": set(), "scene": set()}
    read = prompt_of(prompt)
    for word in negate(read.folded, scan(read.canon, read.codes), read.codes):
        if word.negated and word.kind in away:
            away[word.kind].add(str(word.value))
    return away


def _mood(sense: Sense, away: set[str]) -> str | None:
    """The likeliest mood that is not, and is not near to, one that was asked away."""
    for name, share in sense.moods:
        if share < SECOND_BEST * sense.moods[0][1]:
            return None
        if all(_distance(name, other) >= NEAR for other in away):
            return name
    return None


def _distance(one: str, other: str) -> float:
    valence, arousal = MOODS[one][0] - MOODS[other][0], MOODS[one][1] - MOODS[other][1]
    return float((valence**2 + arousal**2) ** 0.5)


def _style(brief: Brief, sense: Sense) -> str | None:
    """The style, unless the prompt names one, or names players or a scene that bring one of their own."""
    if brief.style is not None or brief.ensemble is not None or brief.instruments:
        return None
    if brief.scene is not None and SCENES[brief.scene.value][1] is not None:
        return None
    return sense.style


def _attribute(prompt: str, text: str, about: str, value: str) -> Attribute[str]:
    """The attribute with the words that mattered most for it, or with the whole prompt where no word stands out."""
    told = attend(text, about)
    if not told:
        return Attribute(value, prompt, (0, len(prompt)))
    start, end = _joined(text, told)
    return Attribute(value, prompt[start:end], (start, end))


def _joined(prompt: str, told: Sequence[Attended]) -> tuple[int, int]:
    """The place of the most telling words, together with others that stand right beside them."""
    start, end = told[0].span
    for other in told[1:]:
        if not prompt[end : other.span[0]].strip() and other.span[0] >= end:
            end = other.span[1]
        elif not prompt[other.span[1] : start].strip() and other.span[1] <= start:
            start = other.span[0]
    return start, end
