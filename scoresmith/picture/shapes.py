"""What a picture is made of: rectangles and lines of text on a page, nothing else."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Anchor = Literal["start", "middle", "end"]

_NARROW = frozenset("iljtfrI.,:;'|!()[]/ -·")
_WIDE = frozenset("mwMW%@~=")
_EM: dict[str, float] = {"narrow": 0.36, "wide": 0.92, "upper": 0.7, "full": 1.0, "other": 0.6}
"""How wide a character is, as a share of the size of the text (measured on DejaVu Sans, the widest in use)."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; ``x`` and ``y`` are its upper left corner. ``group`` says what it shows ("melody", "section").

    All lengths are pixels of 1/96 inch, from the upper left corner of the page; colours are "#RRGGBB".
    """

    x: float
    y: float
    width: float
    height: float
    group: str
    fill: str | None = None
    opacity: float = 1.0
    radius: float = 0.0
    stroke: str | None = None
    stroke_width: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; ``y`` is its base line, ``size`` its height in pixels.

    ``stand_in`` is drawn instead where no font has the characters (in PNG and PDF files; an SVG keeps its text).
    """

    x: float
    y: float
    text: str
    size: float
    group: str
    colour: str
    anchor: Anchor = "start"
    bold: bool = False
    stand_in: str = ""


Shape: TypeAlias = Rect | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture; later shapes lie over earlier ones. A notebook shows it as it is."""

    title: str
    width_px: float
    height_px: float
    shapes: tuple[Shape, ...]

    def _repr_svg_(self) -> str:
        from scoresmith.picture.svg import svg_text

        return svg_text(self)


@dataclass(slots=True)
class Canvas:
    """The shapes of a picture while it is being drawn."""

    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Lay shapes over what is there."""
        self.shapes.extend(shapes)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line of text is, in pixels; never much less than what is drawn."""
    ems = sum(_EM[_class_of(character)] for character in text)
    return ems * size * (1.08 if bold else 1.0)


def _class_of(character: str) -> str:
    if unicodedata.east_asian_width(character) in "WF":
        return "full"
    if character in _NARROW:
        return "narrow"
    if character in _WIDE:
        return "wide"
    return "upper" if character.isupper() else "other"


def fitted(text: str, room: float, size: float, least: float, *, bold: bool = False) -> tuple[str, float]:
    """The text with the size at which it fits into ``room``; below ``least`` its end is left out."""
    width = text_width(text, size, bold=bold)
    if width <= room:
        return text, size
    if (smaller := size * room / width) >= least:
        return text, smaller
    while len(text) > 1 and text_width(text + "…", least, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…", least
