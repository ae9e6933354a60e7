"""A work of the training data, and the split of all works by their creators."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from symbolic.score import ChordSpan, Score

SPLITS: tuple[str, ...] = ("train", "dev", "test")
_DEV_FROM, _TEST_FROM = 90, 95
FIXED_SPLIT: dict[str, str] = {f"drummer{n} groove": "train" for n in (1, 2, 3, 4, 6, 7, 8, 10)} | {
    "drummer9 groove": "dev",
    "drummer5 groove": "test",
    "amy beach": "dev",
    "anton bruckner": "test",
}
"""Normalised names that are not hashed: two of Groove's ten drummers played three quarters of it, and of the eight
composers of the orchestral set none would be held out."""

SAME_PERSON: dict[str, str] = {"franz haydn": "haydn joseph"}
"""Normalised names by which the sets call one creator -> the one that the split goes by."""


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of the training data, quantised, with its roles, chords, keys and meters.

    ``work_id`` is ``source/name``; ``creators`` are the artists, composers or drummers that the split goes by;
    ``style`` is in ``controls.STYLES``; ``split`` is in ``SPLITS``.
    """

    work_id: str
    source: str
    creators: tuple[str, ...]
    style: str
    licence: str
    score: Score

    @property
    def creator(self) -> str:
        """All creators in one line."""
        return ", ".join(self.creators)

    @property
    def split(self) -> str:
        """The part of the data that the work belongs to."""
        return split_of(self.creators)


@dataclass(frozen=True, slots=True)
class ChartSection:
    """A section of a chord chart: its letter and name, and the first bar it covers."""

    letter: str
    name: str
    start_bar: int


@dataclass(frozen=True, slots=True)
class ChordChart:
    """A song without notes: its chords bar by bar in ticks, and its sections. Fields are as in ``Work``."""

    work_id: str
    source: str
    creators: tuple[str, ...]
    licence: str
    title: str
    tonic: int
    beats_in_bar: int
    bars: int
    chords: tuple[ChordSpan, ...]
    sections: tuple[ChartSection, ...]

    @property
    def split(self) -> str:
        """The part of the data that the chart belongs to."""
        return split_of(self.creators)


def normalise_name(name: str) -> str:
    """A creator's name without case, accents, punctuation and the order of its words."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(re.findall(r"\w+", letters)))


def split_of(creators: Sequence[str]) -> str:
    """The split of a work by these creators: each name is hashed (90 train, 5 dev, 5 test of 100).

    A work with several creators goes with the most held-out one, so no held-out creator is ever trained on.
    """
    return max((_split_of_name(name) for name in creators), key=SPLITS.index)


def _split_of_name(name: str) -> str:
    normal = normalise_name(name)
    normal = SAME_PERSON.get(normal, normal)
    if normal in FIXED_SPLIT:
        return FIXED_SPLIT[normal]
    digest = hashlib.sha256(normal.encode("utf-8")).digest()
    place = int.from_bytes(digest[:8], "big") % 100
    return "test" if place >= _TEST_FROM else "dev" if place >= _DEV_FROM else "train"
