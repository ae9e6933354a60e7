"""A picture as PNG or PDF, drawn by matplotlib, with the fonts that are installed."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from scoresmith.picture.palette import PAPER
from scoresmith.picture.shapes import Drawing, Rect, Text
from symbolic.errors import BadInput, MissingExtra

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PX_PER_INCH = 96
POINTS_PER_PX = 72 / PX_PER_INCH
ALIGNMENTS: Mapping[str, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}
MAX_PNG_PX = 32_000
MIN_DPI, MAX_DPI = 36, 600
FONT_VARIABLE = "SCORESMITH_FONT"
"""The environment variable that may name a font file for scripts that the fonts below lack."""
FIRST_FONT = "DejaVu Sans"
"""Comes with matplotlib, so that Latin text looks the same on every machine."""
MORE_FONTS: tuple[str, ...] = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC", "Hiragino Sans GB",
    "Heiti SC", "Microsoft YaHei", "SimHei", "DengXian", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "Noto Sans CJK JP", "Noto Sans CJK TC", "Noto Serif CJK SC", "Source Han Serif SC",
    "SimSun", "AR PL UMing CN", "AR PL UKai CN", "Arial Unicode MS", "Unifont",
)  # fmt: skip  # tried in this order for characters that the first font lacks
METADATA: Mapping[str, Mapping[str, None]] = {
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}  # what matplotlib would write of its version and the date is left out


def save_raster(drawing: Drawing, path: Path, suffix: str, dpi: int) -> tuple[str, ...]:
    """Write a PNG or PDF; give the texts that had to be drawn otherwise for want of a font.

    Raises MissingExtra without matplotlib, BadInput for a resolution or size that cannot be drawn.
    """
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise BadInput(f"{dpi} dots per inch cannot be drawn; {MIN_DPI} to {MAX_DPI} can")
    if suffix == ".png" and max(drawing.width_px, drawing.height_px) * dpi / PX_PER_INCH > MAX_PNG_PX:
        size = f"{drawing.width_px:.0f} x {drawing.height_px:.0f} pixels"
        raise BadInput(f"{size} are too large for a PNG of {dpi} dots an inch; choose fewer bars, fewer dots, or SVG")
    figure_class, rc_context = _matplotlib()
    with _without_font_warnings(), rc_context({"font.family": _families(), "pdf.fonttype": 42, "path.simplify": False}):
        figure = figure_class(
            figsize=(drawing.width_px / PX_PER_INCH, drawing.height_px / PX_PER_INCH), dpi=dpi, facecolor=PAPER
        )
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, drawing.width_px)
        axes.set_ylim(drawing.height_px, 0)
        axes.set_axis_off()
        left_out = _paint(axes, drawing)
        figure.savefig(path, format=suffix[1:], dpi=dpi, metadata=dict(METADATA[suffix]))
    return left_out


def _matplotlib() -> tuple[type[Figure], Any]:
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtra(
            "a PNG or PDF picture needs matplotlib: pip install 'scoresmith[show]' (an SVG needs nothing more)"
        ) from error
    return Figure, rc_context


@contextlib.contextmanager
def _without_font_warnings() -> Iterator[None]:
    """No word from matplotlib about fonts that have no bold face: their plain one is drawn."""
    log = logging.getLogger("matplotlib.font_manager")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _paint(axes: Axes, drawing: Drawing) -> tuple[str, ...]:
    """Lay all shapes on the axes in their order."""
    left_out: list[str] = []
    for layer, (is_rect, shapes) in enumerate(groupby(drawing.shapes, key=lambda shape: isinstance(shape, Rect))):
        if is_rect:
            for _, alike in groupby(
                (s for s in shapes if isinstance(s, Rect)), key=lambda r: (r.dashed, r.stroke is None)
            ):
                _add_rects(axes, list(alike), layer)
        else:
            left_out += _add_texts(axes, [s for s in shapes if isinstance(s, Text)], layer)
    return tuple(dict.fromkeys(left_out))


def _add_rects(axes: Axes, rects: Sequence[Rect], layer: int) -> None:
    from matplotlib.collections import PathCollection
    from matplotlib.colors import to_rgba

    clear = (0.0, 0.0, 0.0, 0.0)
    collection = PathCollection(
        [_path(rect) for rect in rects],
        facecolors=[clear if rect.fill is None else to_rgba(rect.fill, rect.opacity) for rect in rects],
        edgecolors=[clear if rect.stroke is None else to_rgba(rect.stroke) for rect in rects],
        linewidths=[rect.stroke_width * POINTS_PER_PX for rect in rects],
        linestyles=[(0, (3, 2)) if rect.dashed else "solid" for rect in rects],
        zorder=layer,
    )
    axes.add_collection(collection, autolim=False)


def _path(rect: Rect) -> Any:
    """The outline of a rectangle, its corners rounded."""
    from matplotlib.path import Path as Outline

    x, y, right, bottom = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
    r = min(rect.radius, rect.width / 2, rect.height / 2)
    if r <= 0:
        return Outline([(x, y), (right, y), (right, bottom), (x, bottom), (x, y)], closed=True)
    to, corner = Outline.LINETO, Outline.CURVE3
    points = [
        (x + r, y), (right - r, y), (right, y), (right, y + r), (right, bottom - r), (right, bottom),
        (right - r, bottom), (x + r, bottom), (x, bottom), (x, bottom - r), (x, y + r), (x, y), (x + r, y), (x + r, y),
    ]  # fmt: skip
    codes = [Outline.MOVETO, *([to, corner, corner] * 4), Outline.CLOSEPOLY]
    return Outline(points, codes)


def _add_texts(axes: Axes, texts: Iterable[Text], layer: int) -> list[str]:
    """Draw lines of text; give those for which no font has every character."""
    left_out = []
    for text in texts:
        words = drawable(text.text, text.stand_in)
        if words != text.text:
            left_out.append(text.text)
        axes.text(
            text.x,
            text.y,
            words,
            fontsize=text.size * POINTS_PER_PX,
            fontweight="bold" if text.bold else "normal",
            color=text.colour,
            horizontalalignment=ALIGNMENTS[text.anchor],
            verticalalignment="baseline",
            parse_math=False,
            zorder=layer,
        )
    return left_out


def drawable(text: str, stand_in: str) -> str:
    """The text if the fonts have all of it; else its stand-in; else what remains without the missing characters."""
    shown = "".join(character for character in text if character.isprintable())
    if all(ord(character) in _characters() for character in shown):
        return shown
    if stand_in and stand_in != text:
        return drawable(stand_in, "")
    return " ".join("".join(c if ord(c) in _characters() else " " for c in shown).split())


@cache
def _families() -> list[str]:
    """The installed ones of our fonts, in their order; the file that the environment names comes second."""
    from matplotlib.font_manager import fontManager

    own = []
    if named := os.environ.get(FONT_VARIABLE):
        try:
            fontManager.addfont(named)
        except (OSError, RuntimeError) as error:
            raise BadInput(f"{FONT_VARIABLE}={named}: not a font file that can be read") from error
        own = [fontManager.ttflist[-1].name]
    installed = set(fontManager.get_font_names())
    return [FIRST_FONT, *own, *(family for family in MORE_FONTS if family in installed)]


@cache
def _characters() -> frozenset[int]:
    """The characters that the fonts have, as code points."""
    from matplotlib.font_manager import FontProperties, fontManager, get_font

    found: set[int] = set()
    for family in _families():
        found |= set(get_font(fontManager.findfont(FontProperties(family=[family]))).get_charmap())
    return frozenset(found)
