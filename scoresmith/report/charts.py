"""The pictures of the report: the piano roll and the curve of energy, planned against measured."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from planner.check import Report
from planner.plan import Plan
from scoresmith.picture import Drawing, palette, piano_roll
from scoresmith.picture.shapes import Canvas, Rect, Text, fitted
from scoresmith.picture.svg import svg_text
from scoresmith.report.markup import Markup, visible
from scoresmith.report.words import word
from symbolic.adherence import loudness_by_bar
from symbolic.score import Score

WIDTH_PX, LEFT_PX, RIGHT_PX, NAMES_PX, HEIGHT_PX, RULER_PX = 1100, 40.0, 12.0, 24.0, 130.0, 18.0
LINE_PX = 2.5
LEAST_LABEL_PX = 26.0
"""Bar numbers stand at least so far apart."""


def roll_svg(score: Score, report: Report, language: str) -> Markup:
    """The piano roll as inline SVG; cells that break a promise are framed."""
    return inline(piano_roll(score, broken=report.broken_cells), word("roll alt", language))


def energy_svg(plan: Plan, score: Score, language: str) -> Markup:
    """The planned energy as a line over the measured loudness of each bar, as inline SVG."""
    return inline(energy_chart(plan, score), word("energy alt", language))


def inline(drawing: Drawing, alternative: str) -> Markup:
    """A drawing for use inside a page, with its text alternative."""
    return Markup(svg_text(replace(drawing, title=visible(alternative))))


def energy_by_bar(plan: Plan, score: Score) -> tuple[list[float], list[float]]:
    """The planned energy of each bar, and the measured one as shares of the fullest bar."""
    planned = [section.energy for section in plan.sections for _ in range(section.bars)]
    loudness = loudness_by_bar(score)
    fullest = max(loudness, default=0.0) or 1.0
    return planned, [value / fullest for value in loudness]


def energy_chart(plan: Plan, score: Score) -> Drawing:
    """One column a bar for what is measured, one line a section for what was planned."""
    planned, measured = energy_by_bar(plan, score)
    bars = max(len(planned), len(measured), 1)
    bar_px = (WIDTH_PX - LEFT_PX - RIGHT_PX) / bars
    canvas = Canvas()
    _grid(canvas)
    for bar, value in enumerate(measured):
        height = value * HEIGHT_PX
        top = NAMES_PX + HEIGHT_PX - height
        canvas.add(Rect(LEFT_PX + bar * bar_px + 0.5, top, max(bar_px - 1, 0.5), height, "measured", "#4477AA", 0.7))
    _sections(canvas, plan, bar_px)
    every = max(1, ceil(LEAST_LABEL_PX / bar_px))
    for bar in range(0, bars, every):
        place = LEFT_PX + bar * bar_px + 2
        canvas.add(Text(place, NAMES_PX + HEIGHT_PX + 13, str(bar + 1), 10, "axis", palette.SOFT_INK))
    return Drawing("", WIDTH_PX, NAMES_PX + HEIGHT_PX + RULER_PX, tuple(canvas.shapes))


def _grid(canvas: Canvas) -> None:
    for share in (0.0, 0.5, 1.0):
        y = NAMES_PX + HEIGHT_PX * (1 - share)
        canvas.add(Rect(LEFT_PX, y - 0.4, WIDTH_PX - LEFT_PX - RIGHT_PX, 0.8, "grid", palette.LANE_EDGE))
        canvas.add(Text(LEFT_PX - 6, y + 3.5, f"{share:g}", 10, "axis", palette.SOFT_INK, "end"))


def _sections(canvas: Canvas, plan: Plan, bar_px: float) -> None:
    letters = list(dict.fromkeys(section.letter for section in plan.sections))
    first, last_y = 0, None
    for section in plan.sections:
        x, width = LEFT_PX + first * bar_px, section.bars * bar_px
        tint = palette.SECTION_TINTS[letters.index(section.letter) % len(palette.SECTION_TINTS)]
        canvas.add(Rect(x + 0.5, 0, max(width - 1, 0.5), NAMES_PX - 5, "section", tint, 1.0, 3))
        name, size = fitted(visible(section.name), width - 8, 12, 7, bold=True)
        if width > size:
            canvas.add(Text(x + 5, 14, name, size, "section", palette.INK, bold=True))
        y = NAMES_PX + HEIGHT_PX * (1 - min(max(section.energy, 0.0), 1.0))
        canvas.add(Rect(x, y - LINE_PX / 2, width, LINE_PX, "planned", palette.BROKEN))
        if last_y is not None:
            top = min(y, last_y) - LINE_PX / 2
            canvas.add(Rect(x - LINE_PX / 2, top, LINE_PX, abs(y - last_y) + LINE_PX, "planned", palette.BROKEN))
        first, last_y = first + section.bars, y
