"""What a brief asks for and asks away, as sets of programs."""

from __future__ import annotations

from collections.abc import Iterable

from planner.brief import Attribute, Brief, Request
from planner.lexicon.instruments import FAMILY_OF


def asked_programs(brief: Brief) -> dict[int, str]:
    """The pitched programs that were asked for, with the words that said so."""
    return {request.value.program: request.words for request in brief.instruments if not request.value.drums}


def excluded_programs(brief: Brief) -> dict[int, str]:
    """The pitched programs that must not play, families of general words among them, with the words that said so.

    What was asked for by name is not excluded by the name of its family.
    """
    asked = asked_programs(brief)
    away: dict[int, str] = {}
    for request in _pitched(brief.excluded):
        for program in FAMILY_OF.get(request.value.program, (request.value.program,)):
            if program not in asked:
                away[program] = request.words
    return away


def drums_excluded(brief: Brief) -> str:
    """The words that asked the drums away, or nothing."""
    return next((request.words for request in brief.excluded if request.value.drums), "")


def away_words(brief: Brief) -> list[str]:
    """The words that asked instruments or sections away."""
    return [*(request.words for request in brief.excluded), *(part.words for part in brief.no_parts)]


def _pitched(requests: Iterable[Attribute[Request]]) -> list[Attribute[Request]]:
    return [request for request in requests if not request.value.drums]
