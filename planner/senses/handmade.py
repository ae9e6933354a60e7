"""Descriptions that were written and labelled by hand, kept apart from training: half to settle, half to measure.

Rows alternate between the two halves. Each description has its moods, the first being the one meant, and the styles
and scenes that would suit it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planner.senses.entries import DATA, rows

HALVED = ("handmade_zh.tsv", "handmade_en.tsv", "handmade_other.tsv")


@dataclass(frozen=True, slots=True)
class Described:
    """A description: the mood meant first, then others that fit; the place; styles and scenes that fit."""

    language: str
    moods: tuple[str, ...]
    place: tuple[float, float, float]
    styles: tuple[str, ...]
    scenes: tuple[str, ...]
    text: str


@cache
def _described(*names: str) -> tuple[Described, ...]:
    found = []
    for name in names:
        for language, moods, place, styles, scenes, text in rows(name):
            valence, arousal, tension = (int(n) / 10 for n in place.split())
            found.append(
                Described(
                    language,
                    tuple(moods.split(",")),
                    (valence, arousal, tension),
                    tuple(styles.split(",")),
                    tuple(scenes.split(",")),
                    text,
                )
            )
    return tuple(found)


def development() -> tuple[Described, ...]:
    """The half that calibration is settled on."""
    return _described(*HALVED)[::2]


def held_out() -> tuple[Described, ...]:
    """The half that is only measured on."""
    return _described(*HALVED)[1::2]


def fresh() -> tuple[Described, ...]:
    """A second set, written when the word tables were done; it shares no scene with the first and settled nothing."""
    return _described("handmade_fresh.tsv")


@cache
def _out_of_domain() -> tuple[tuple[str, str], ...]:
    lines = (DATA / "out_of_domain.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((line.split(";", 1)[0], line.split(";", 1)[1]) for line in lines)


def other_development() -> tuple[tuple[str, str], ...]:
    """Language and text of what says nothing about a mood, the half for calibration."""
    return _out_of_domain()[::2]


def other_held_out() -> tuple[tuple[str, str], ...]:
    """Language and text of what says nothing about a mood, the half for measuring."""
    return _out_of_domain()[1::2]
