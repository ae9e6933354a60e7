"""Numbers and texts of MusicXML elements, checked: what is wrong is named with its element and line."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from symbolic.errors import BadInput

_NUMBER = re.compile(r"[+-]?([0-9]{1,9}(\.[0-9]{0,15})?|\.[0-9]{1,15})")
_SPACE = re.compile(r"\s+")
STEPS = "FCGDAEB"
"""The letters in the order of the line of fifths; C stands at 0, so F at -1."""


def wrong(element: Any, why: str) -> BadInput:
    """The error that names an element, its line and what is wrong with it."""
    return BadInput(f"line {element.sourceline}: <{element.tag}> {why}")


def number(element: Any, low: float, high: float) -> Fraction:
    """The number that an element holds. Raises BadInput outside of ``low`` to ``high`` and for what is no number."""
    text = (element.text or "").strip()
    if _NUMBER.fullmatch(text) is None:
        raise wrong(element, f"should be a number and is {text[:40]!r}")
    value = Fraction(text)
    if not low <= value <= high:
        raise wrong(element, f"is {text[:40]}; only {low:g} to {high:g} is read")
    return value


def whole(element: Any, low: int, high: int) -> int:
    """The whole number that an element holds, a fraction rounded. Raises BadInput as ``number``."""
    text = element.text
    if text is not None and len(text) < 9 and text.isascii() and text.isdigit() and low <= (value := int(text)) <= high:
        return value
    return round(number(element, low, high))


def hint(element: Any, low: int, high: int) -> int | None:
    """The whole number of an element that only helps playback; None where it is missing or of no use."""
    text = "" if element is None else (element.text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 and low <= int(text) <= high else None


def whole_in(parent: Any, path: str, low: int, high: int, default: int) -> int:
    """The whole number in the element at ``path``, or ``default`` where there is none or it is empty."""
    element = parent.find(path)
    return default if element is None or not (element.text or "").strip() else whole(element, low, high)


def attribute_number(element: Any, name: str, low: float, high: float) -> float | None:
    """The number in an attribute; None where there is none, it is no number or it lies outside of the bounds."""
    text = element.get(name)
    if text is None or _NUMBER.fullmatch(text.strip()) is None:
        return None
    value = float(text)
    return value if low <= value <= high else None


def plain_text(element: Any) -> str:
    """The text of an element on one line; empty for None."""
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext())).strip()


def fifths_of(step: str, alter: int) -> int:
    """The place of a note name on the line of fifths: F is -1, C 0, G 1, F sharp 6."""
    return STEPS.index(step) - 1 + 7 * alter


def note_name(parent: Any, prefix: str) -> int | None:
    """The place on the line of fifths of ``<root-step>`` with ``<root-alter>`` or their like; None without a step."""
    step = parent.find(f"{prefix}-step")
    if step is None:
        return None
    letter = (step.text or "").strip()
    if len(letter) != 1 or letter not in STEPS:
        raise wrong(step, f"should be a letter A to G and is {letter[:40]!r}")
    return fifths_of(letter, whole_in(parent, f"{prefix}-alter", -3, 3, 0))
