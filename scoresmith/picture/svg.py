"""A picture as SVG text: small, the same bytes each time, with its text as text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from scoresmith.picture.palette import PAPER
from scoresmith.picture.shapes import Drawing, Rect, Shape, Text

FONT_FAMILY = (
    "'Helvetica Neue', Arial, 'DejaVu Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)
DASHES = "3 2"


def svg_text(drawing: Drawing) -> str:
    """The SVG document; shapes of one group that follow one another stand in one ``g`` of that class."""
    width, height = _number(drawing.width_px), _number(drawing.height_px)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{FONT_FAMILY}">',
        f"<title>{escape(_visible(drawing.title))}</title>",
        f'<rect class="paper" width="{width}" height="{height}" fill="{PAPER}"/>',
        *_groups(drawing),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _groups(drawing: Drawing) -> Iterator[str]:
    for head, shapes in groupby(drawing.shapes, key=_head):
        yield f"<g {head}>"
        yield from (_rect(shape) if isinstance(shape, Rect) else _text(shape) for shape in shapes)
        yield "</g>"


def _head(shape: Shape) -> str:
    """What neighbouring shapes share: the class, and the paint of rectangles."""
    head = f"class={quoteattr(shape.group)}"
    if isinstance(shape, Text):
        return f'{head} fill="{shape.colour}"'
    head += f' fill="{shape.fill or "none"}"'
    if shape.stroke is not None:
        head += f' stroke="{shape.stroke}" stroke-width="{_number(shape.stroke_width)}"'
    return head + (f' stroke-dasharray="{DASHES}"' if shape.dashed else "")


def _rect(shape: Rect) -> str:
    x, y, width, height = (_number(value) for value in (shape.x, shape.y, shape.width, shape.height))
    radius = f' rx="{_number(shape.radius)}"' if shape.radius else ""
    opacity = f' fill-opacity="{_number(shape.opacity)}"' if shape.opacity < 1 else ""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}"{radius}{opacity}/>'


def _text(shape: Text) -> str:
    anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
    bold = ' font-weight="bold"' if shape.bold else ""
    place = f'x="{_number(shape.x)}" y="{_number(shape.y)}" font-size="{_number(shape.size)}"'
    return f"<text {place}{anchor}{bold}>{escape(_visible(shape.text))}</text>"


def _visible(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(character for character in text if character.isprintable())


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
