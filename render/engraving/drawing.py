"""Draws engraved pages on a surface of cairo: the part of SVG that the engraver uses, with all words as outlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from render.engraving.lettering import HREF, SVG, Run, class_looks, runs_of
from render.engraving.typeface import Outline, face_for, outline_of, width_em
from symbolic.errors import CheckFailed

if TYPE_CHECKING:
    from lxml.etree import _Element

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
STEP = re.compile(r"(\w+)\(([^)]*)\)")
NOT_DRAWN: frozenset[str] = frozenset({"defs", "style", "title", "desc"})
COLOURS: dict[str, tuple[float, float, float]] = {"black": (0, 0, 0), "white": (1, 1, 1), "red": (1, 0, 0)}
LINE_CAPS: dict[str, int] = {"butt": 0, "round": 1, "square": 2}
LINE_JOINS: dict[str, int] = {"miter": 0, "round": 1, "bevel": 2}


@dataclass(frozen=True, slots=True)
class Paint:
    """How shapes are drawn; None for a colour means not at all, a stroke of width 0 is not drawn."""

    fill: tuple[float, float, float] | None = (0.0, 0.0, 0.0)
    fill_opacity: float = 1.0
    stroke: tuple[float, float, float] | None = (0.0, 0.0, 0.0)
    stroke_width: float = 0.0
    dashes: tuple[float, ...] = ()
    cap: str = "butt"
    join: str = "miter"
    visible: bool = True


@dataclass(slots=True)
class Sheet:
    """A page while it is drawn: where to, what it defines, how its classes look, what could not be drawn."""

    context: Any
    looks: dict[str, dict[str, str]]
    named: dict[str, _Element]
    left_out: dict[str, None] = field(default_factory=dict)
    """Words of which a character is in no font."""


def draw_page(context: Any, root: _Element, width: float) -> tuple[str, ...]:
    """Draw a page so wide, in units of the context; give the words of which a character is in no font.

    Raises CheckFailed for an element that is not known here, so that nothing is lost in silence.
    """
    named = {element.get("id", ""): element for group in root.iter(f"{SVG}defs") for element in group}
    sheet = Sheet(context, class_looks(root), named)
    context.save()
    across = _numbers(root.get("viewBox", ""))[2]
    context.scale(width / across, width / across)
    for child in root:
        _draw(sheet, child, Paint())
    context.restore()
    return tuple(sheet.left_out)


def _draw(sheet: Sheet, element: _Element, around: Paint) -> None:
    tag = str(element.tag).removeprefix(SVG)
    if tag in NOT_DRAWN:
        return
    paint = _paint_inside(sheet, element, around)
    with _moved(sheet.context, element):
        if tag in SHAPES:
            if paint.visible:
                SHAPES[tag](sheet.context, element)
                _fill_and_stroke(sheet.context, paint)
        elif tag == "text":
            if paint.visible:
                _draw_words(sheet, element, paint)
        elif tag == "use":
            _draw(sheet, sheet.named[element.get(HREF, element.get("href", "")).removeprefix("#")], paint)
        elif tag in ("g", "svg"):
            for child in element:
                _draw(sheet, child, paint)
        else:
            raise CheckFailed(f"an engraved page holds <{tag}>, which cannot be drawn")


@contextmanager
def _moved(context: Any, element: _Element) -> Iterator[None]:
    """Within an element: its transformation and, for an inner page, its own units."""
    transform, box = element.get("transform"), element.get("viewBox")
    if transform is None and box is None:
        yield
        return
    context.save()
    if box is not None and (parent := element.getparent()) is not None:
        scale = _numbers(parent.get("viewBox", box))[2] / _numbers(box)[2]
        context.scale(scale, scale)
    for name, values in STEP.findall(transform or ""):
        _transform(context, name, _numbers(values))
    yield
    context.restore()


def _transform(context: Any, name: str, values: list[float]) -> None:
    import math

    if name == "translate":
        context.translate(values[0], values[1] if len(values) > 1 else 0.0)
    elif name == "scale":
        context.scale(values[0], values[-1])
    elif name == "rotate":
        x, y = values[1:] or (0.0, 0.0)
        context.translate(x, y)
        context.rotate(math.radians(values[0]))
        context.translate(-x, -y)
    else:
        raise CheckFailed(f"an engraved page is turned by '{name}', which cannot be drawn")


def _paint_inside(sheet: Sheet, element: _Element, around: Paint) -> Paint:
    """The paint of an element that stands in ``around``."""
    changes: dict[str, Any] = {}
    for name, value in element.items():
        if name in READ:
            key, read = READ[name]
            changes[key] = read(value)
    if "placeholder" in element.get("class", "").split():
        changes["visible"] = False
    if "color" in element.keys():  # noqa: SIM118  (an element of lxml is no mapping)
        colour = _colour(element.get("color", ""))
        changes = {"fill": colour, "stroke": colour, **changes}
    return replace(around, **changes) if changes else around


def _colour(text: str) -> tuple[float, float, float] | None:
    """The colour as red, green and blue from 0 to 1; black where it is not known."""
    if text == "none":
        return None
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return red, green, blue
    return COLOURS.get(text, COLOURS["black"])


READ: dict[str, tuple[str, Callable[[str], Any]]] = {
    "fill": ("fill", _colour),
    "fill-opacity": ("fill_opacity", float),
    "stroke": ("stroke", _colour),
    "stroke-width": ("stroke_width", lambda text: float(text.removesuffix("px"))),
    "stroke-dasharray": ("dashes", lambda text: tuple(_numbers(text))),
    "stroke-linecap": ("cap", str),
    "stroke-linejoin": ("join", str),
    "visibility": ("visible", lambda text: text == "visible"),
}


def _fill_and_stroke(context: Any, paint: Paint) -> None:
    if paint.fill is not None and paint.fill_opacity > 0:
        context.set_source_rgba(*paint.fill, paint.fill_opacity)
        context.fill_preserve()
    if paint.stroke is not None and paint.stroke_width > 0:
        context.set_source_rgb(*paint.stroke)
        context.set_line_width(paint.stroke_width)
        context.set_dash(list(paint.dashes))
        context.set_line_cap(LINE_CAPS.get(paint.cap, 0))
        context.set_line_join(LINE_JOINS.get(paint.join, 0))
        context.stroke_preserve()
    context.new_path()


def _draw_words(sheet: Sheet, text: _Element, paint: Paint) -> None:
    for run in runs_of(text, sheet.looks):
        if run.text and run.look.size > 0:
            _draw_run(sheet, run)
    sheet.context.set_source_rgb(*(paint.fill or COLOURS["black"]))
    sheet.context.fill()


def _draw_run(sheet: Sheet, run: Run) -> None:
    """Lay the outlines of a run; a character that no font has takes its room and is told."""
    x = run.x
    for character in run.text:
        width = width_em(character, bold=run.look.bold, italic=run.look.italic) * run.look.size
        face = face_for(character, bold=run.look.bold, italic=run.look.italic)
        if face is not None:
            spare = width - face.width_em(character) * run.look.size  # a stand-in font may be narrower: keep the middle
            scale = run.look.size / face.units
            sheet.context.save()
            sheet.context.translate(x + spare / 2, run.y)
            sheet.context.scale(scale, -scale)
            _lay(sheet.context, face.outline(character))
            sheet.context.restore()
        elif character.isprintable() and not character.isspace():
            sheet.left_out[run.text] = None
        x += width


def _lay(context: Any, outline: Outline) -> None:
    for letter, values in outline:
        if letter == "M":
            context.move_to(*values)
        elif letter == "L":
            context.line_to(*values)
        elif letter == "C":
            context.curve_to(*values)
        else:
            context.close_path()


def _path(context: Any, element: _Element) -> None:
    _lay(context, _outline(element.get("d", "")))


@lru_cache(maxsize=4096)
def _outline(commands: str) -> Outline:
    """The contours of SVG path commands."""
    from fontTools.svgLib.path import parse_path

    words = commands.split()
    if len(words) == 4 and words[0][:1] == "M" and words[2][:1] == "L":  # most lines of a page: "M1 2 L3 4"
        return ("M", (float(words[0][1:]), float(words[1]))), ("L", (float(words[2][1:]), float(words[3])))
    return outline_of(lambda pen: parse_path(commands, pen))


def _rect(context: Any, element: _Element) -> None:
    if element.get("width") == "100%":  # the paper
        width, height = _numbers(element.getparent().get("viewBox", ""))[2:]
        context.rectangle(0, 0, width, height)
        return
    context.rectangle(*(float(element.get(name, "0")) for name in ("x", "y", "width", "height")))


def _ellipse(context: Any, element: _Element) -> None:
    import math

    x, y, rx, ry = (float(element.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
    context.save()
    context.translate(x, y)
    context.scale(max(rx, 1e-6), max(ry, 1e-6))
    context.new_sub_path()
    context.arc(0, 0, 1, 0, 2 * math.pi)
    context.restore()


def _polyline(context: Any, element: _Element) -> None:
    points = _numbers(element.get("points", ""))
    for i, (x, y) in enumerate(list(pairwise(points))[::2]):
        (context.line_to if i else context.move_to)(x, y)


def _polygon(context: Any, element: _Element) -> None:
    _polyline(context, element)
    context.close_path()


SHAPES: dict[str, Callable[[Any, _Element], None]] = {
    "path": _path,
    "rect": _rect,
    "ellipse": _ellipse,
    "polyline": _polyline,
    "polygon": _polygon,
}


def _numbers(text: str) -> list[float]:
    return [float(value) for value in NUMBER.findall(text)]
