"""The shape of a language's texts: every rule has one sentence with places for values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """What the planner says in one language.

    ``conflicts``, ``reasons`` and ``section_reasons`` map a rule to a sentence with places such as ``{words}``;
    ``sections``, ``styles``, ``moods`` and ``modes`` name the values of a plan. ``comma`` joins the words of a list,
    ``without`` says that something is asked away, ``bright`` and ``dark`` describe moods and modes.
    """

    comma: str
    without: str
    bright: str
    dark: str
    conflicts: Mapping[str, str]
    reasons: Mapping[str, str]
    section_reasons: Mapping[str, str]
    sections: Mapping[str, str]
    styles: Mapping[str, str]
    moods: Mapping[str, str]
    modes: Mapping[str, str]
