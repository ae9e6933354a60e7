"""The words on an engraved page: where each run of them stands, and music symbols among them as outlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from render.engraving.typeface import MUSIC_UNITS, music_symbol, width_em

if TYPE_CHECKING:
    from lxml.etree import _Element

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
TEXT, TSPAN, TITLE = f"{SVG}text", f"{SVG}tspan", f"{SVG}title"
MUSIC_FAMILIES: frozenset[str] = frozenset({"Leipzig", "Bravura", "Leland", "Gootville", "Petaluma"})
STYLE_RULE = re.compile(r"([^{}]*)\{\s*font-(weight|style)\s*:\s*(\w+)")
ANCHOR_SHARE: dict[str, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set; ``size`` is the em in the units of the page."""

    size: float = 0.0
    family: str = ""
    bold: bool = False
    italic: bool = False
    anchor: str = "start"

    @property
    def is_music(self) -> bool:
        """Whether the characters are symbols of a music font."""
        return self.family in MUSIC_FAMILIES


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look that follow one another from ``x`` on the line ``y``."""

    text: str
    look: Look
    x: float = 0.0
    y: float = 0.0

    @property
    def width(self) -> float:
        """The length of the run; a symbol that its font lacks takes no room."""
        if self.look.is_music:
            symbols = (music_symbol(self.look.family, character) for character in self.text)
            return sum(symbol[1] for symbol in symbols if symbol is not None) * self.look.size / MUSIC_UNITS
        return sum(width_em(c, bold=self.look.bold, italic=self.look.italic) for c in self.text) * self.look.size


def class_looks(root: _Element) -> dict[str, dict[str, str]]:
    """What the page's style sheet says of the letters of each class: "tempo" -> {"weight": "bold"}."""
    looks: dict[str, dict[str, str]] = {}
    for style in root.iter(f"{SVG}style"):
        for selectors, name, value in STYLE_RULE.findall(style.text or ""):
            for selector in selectors.split(","):
                looks.setdefault(selector.rpartition(".")[2].strip(), {})[name] = value
    return looks


def runs_of(text: _Element, looks: dict[str, dict[str, str]]) -> list[Run]:
    """The runs of a text element, each in its place, as a viewer with the same letter widths would put them."""
    around = Look()
    for element in reversed(list(text.iterancestors())):
        around = _look_inside(element, around, looks)
    placed: list[Run] = []
    for chunk in _chunks(text, _look_inside(text, around, looks), looks):
        first = chunk[0]
        x = first.x - ANCHOR_SHARE[first.look.anchor] * sum(run.width for run in chunk)
        for run in chunk:
            placed.append(replace(run, x=x, y=first.y))
            x += run.width
    return placed


def _look_inside(element: _Element, look: Look, looks: dict[str, dict[str, str]]) -> Look:
    """The look of words in an element that stands in words of ``look``."""
    by_class = {k: v for name in element.get("class", "").split() for k, v in looks.get(name, {}).items()}
    weight = element.get("font-weight", by_class.get("weight"))
    style = element.get("font-style", by_class.get("style"))
    anchor = element.get("text-anchor", look.anchor)
    return Look(
        size=_length(element.get("font-size"), look.size),
        family=element.get("font-family", look.family).split(",")[0].strip("'\" "),
        bold=look.bold if weight is None else weight == "bold",
        italic=look.italic if style is None else style in ("italic", "oblique"),
        anchor=anchor if anchor in ANCHOR_SHARE else "start",
    )


def _length(text: str | None, otherwise: float) -> float:
    return float(text.removesuffix("px")) if text else otherwise


def _chunks(text: _Element, look: Look, looks: dict[str, dict[str, str]]) -> Iterator[list[Run]]:
    """The runs of a text, parted where an element names a new place; the first run of each part holds the place."""
    chunk: list[Run] = []
    for run, starts in _pieces(text, look, looks, (0.0, 0.0)):
        if starts and chunk:
            yield chunk
            chunk = []
        if run.text:
            chunk.append(run)
    if chunk:
        yield chunk


def _pieces(
    element: _Element, look: Look, looks: dict[str, dict[str, str]], place: tuple[float, float]
) -> Iterator[tuple[Run, bool]]:
    """Every run of an element's words with its line's place, and whether a new place was named for it."""
    names_place = "x" in element.keys() or "y" in element.keys()  # noqa: SIM118  (an element of lxml is no mapping)
    place = (_length(element.get("x"), place[0]), _length(element.get("y"), place[1]))
    yield Run(element.text or "", look, *place), names_place
    for child in element:
        if child.tag == TSPAN:
            yield from _pieces(child, _look_inside(child, look, looks), looks, place)
        if child.tail:
            yield Run(child.tail, look, *place), False


def outline_symbols(root: _Element) -> None:
    """Draw the music symbols that stand among words as outlines, so that no viewer needs a music font for them.

    A text without such symbols is left as it is. The words of others become texts of their own, each in its place and
    as wide as the engraver counted it.
    """
    from lxml import etree

    looks, used = class_looks(root), dict[str, str]()
    for text in [e for e in root.iter(TEXT) if any(s.get("font-family") in MUSIC_FAMILIES for s in e.iter(TSPAN))]:
        group = etree.Element(f"{SVG}g")
        for run in runs_of(text, looks):
            if run.look.is_music:
                group.extend(_uses(run, root.get("id", ""), used))
            elif run.text.strip():
                group.append(_word(run))
        _put_in_place_of(text, group)
    if used:
        definitions = etree.SubElement(root, f"{SVG}defs")
        root.insert(0, definitions)
        for name, commands in used.items():
            etree.SubElement(definitions, f"{SVG}path", id=name, d=commands)


def _uses(run: Run, page: str, used: dict[str, str]) -> Iterator[_Element]:
    from lxml import etree

    x, scale = run.x, run.look.size / MUSIC_UNITS
    for character in run.text:
        if (symbol := music_symbol(run.look.family, character)) is None:
            continue
        name = f"{run.look.family}-{ord(character):X}-{page}"
        used[name] = symbol[0]
        place = f"translate({number(x)}, {number(run.y)}) scale({scale:g}, {scale:g})"
        yield etree.Element(f"{SVG}use", {HREF: f"#{name}", "transform": place})
        x += symbol[1] * scale


def _word(run: Run) -> _Element:
    """A text that is as long as the run in whatever font it is drawn."""
    from lxml import etree

    shown = run.text.strip()
    before = replace(run, text=run.text[: len(run.text) - len(run.text.lstrip())]).width
    place = {"x": number(run.x + before), "y": number(run.y), "font-size": f"{number(run.look.size)}px"}
    style = {
        "font-weight": "bold" if run.look.bold else "normal",
        "font-style": "italic" if run.look.italic else "normal",
    }
    length = {"textLength": number(replace(run, text=shown).width), "lengthAdjust": "spacingAndGlyphs"}
    word = etree.Element(f"{SVG}text", {**place, **style, **length})
    word.text = shown
    return word


def _put_in_place_of(old: _Element, new: _Element) -> None:
    parent = old.getparent()
    if parent is not None:
        new.tail = old.tail
        parent.replace(old, new)


def number(value: float) -> str:
    """A number in SVG, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
