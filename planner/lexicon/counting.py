"""Tables that follow a rule: number words put together from tens and units, note names from letters and accidentals."""

from __future__ import annotations

from collections.abc import Mapping

PITCH_CLASSES = 12


def joined(large: Mapping[str, int], small: Mapping[str, int], *links: str) -> dict[str, int]:
    """Every word of the first table with every word of the second, by each link; the values are added.

    ``joined({"twenty": 20}, {"one": 1}, "-", " ")`` gives 21 twice.
    """
    return {
        f"{first}{link}{second}": value + added
        for first, value in large.items()
        for second, added in small.items()
        for link in links
    }


def pitch_classes(
    steps: Mapping[str, int], accidentals: Mapping[str, int], signs: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Note names and their pitch classes: the plain steps, and each with every accidental.

    ``accidentals`` are words after a space (``si bemol``), ``signs`` stand at once behind the step (``do#``).
    """
    names = {**steps, **joined(steps, accidentals, " "), **joined(steps, signs or {}, "")}
    return {name: value % PITCH_CLASSES for name, value in names.items()}


SOLFEGE = {"do": 0, "re": 2, "mi": 4, "fa": 5, "sol": 7, "la": 9, "si": 11}
"""The steps of the Romance languages; accents do not matter to the reader."""
LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
"""The steps of English, which are written with the accidentals of other languages too (``C sostenido``)."""
SIGNS = {"#": 1, "♯": 1, "♭": -1, "b": -1, "x": 2, "##": 2, "♭♭": -2, "bb": -2}
