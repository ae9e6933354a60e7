"""Names of files made from names of music: safe on every system, one scheme for stems, MIDI files and DAW projects."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from symbolic.midi_roles import mixer_rank
from symbolic.score import Score, Track

MAX_NAME_BYTES = 96
"""A name with number and suffix stays far below the 255 bytes that file systems hold."""

_KEPT_CATEGORIES = frozenset("LMN")  # letters with their marks, and digits, of any script


def safe_name(text: str, fallback: str) -> str:
    """The text as a part of a file name: letters and digits of any script, everything else as single underscores.

    What is longer than ``MAX_NAME_BYTES`` in UTF-8 is cut; ``fallback`` stands in where nothing is left.
    """
    kept = [c if unicodedata.category(c)[0] in _KEPT_CATEGORIES else " " for c in unicodedata.normalize("NFC", text)]
    name = "_".join("".join(kept).split())
    return name.encode("utf-8")[:MAX_NAME_BYTES].decode("utf-8", errors="ignore").rstrip("_") or fallback


def mixer_order(tracks: Sequence[Track]) -> tuple[int, ...]:
    """The indices of the tracks in the order of a mixer: lead first, drums last, equals as they stand."""
    return tuple(sorted(range(len(tracks)), key=lambda i: mixer_rank(tracks[i].role, tracks[i].program)))


def track_file_names(score: Score) -> tuple[str, ...]:
    """For each track of the score, in the score's order, the name of its files without suffix: ``NN_Name``.

    ``NN`` is the place in mixer order from 01 on, so that the names are unique and sort as a mixer does.
    """
    order = mixer_order(score.tracks)
    digits = max(2, len(str(len(order))))
    numbers = {index: f"{place:0{digits}}" for place, index in enumerate(order, 1)}
    return tuple(f"{numbers[i]}_{safe_name(t.name, str(t.role))}" for i, t in enumerate(score.tracks))
