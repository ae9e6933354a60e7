"""The words around the music: the titles over the first page, its copyright line, the numbers of later pages.

The units are those inside an engraved page: a hundredth of a millimetre.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from render.engraving.lettering import SVG, Look, Run, number
from render.engraving.page import PageOptions, Titles

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLE_UNITS, SUBTITLE_UNITS, NAME_UNITS, SMALL_UNITS = 780.0, 470.0, 390.0, 290.0
"""The sizes of the letters: 22, 13, 11 and 8 points."""
LINE_SHARE = 1.25
"""The height of a line against the size of its letters."""
UNDER_UNITS = 500.0
"""What is left free between the header and the music."""
PAGE_NUMBER_SHARE, RIGHTS_SHARE = 0.70, 0.55
"""Where in the upper and the lower margin the line of the page number and of the copyright stands, from the edge."""


def header_units(titles: Titles) -> float:
    """The height of the header on the first page; 0 where there are no titles."""
    rows = _rows(titles)
    return sum(max(line[1] for line in row) * LINE_SHARE for row in rows) + UNDER_UNITS if rows else 0.0


def _rows(titles: Titles) -> list[list[tuple[str, float, str]]]:
    """The lines from the top: words, size and anchor of what stands side by side."""
    rows = [
        [(titles.title, TITLE_UNITS, "middle")],
        [(titles.subtitle, SUBTITLE_UNITS, "middle")],
        [(titles.lyricist, NAME_UNITS, "start"), (titles.composer, NAME_UNITS, "end")],
    ]
    return [shown for row in rows if (shown := [line for line in row if line[0]])]


def add_words(page: _Element, options: PageOptions, titles: Titles, number_of_page: int) -> None:
    """Put the words of this page, counted from 1, on it."""
    from lxml import etree

    width, height = (100 * side_mm for side_mm in options.size_mm)
    margin = 100 * options.margin_mm
    head = etree.SubElement(page, f"{SVG}g", {"class": "words"})
    if number_of_page == 1:
        _add_header(head, titles, width, margin)
        rights_y = height - margin * RIGHTS_SHARE
        _add(head, "rights", titles.rights, SMALL_UNITS, "middle", width / 2, rights_y, width - 2 * margin)
        return
    odd = number_of_page % 2 == 1
    x = width - margin if odd else margin
    y = margin * PAGE_NUMBER_SHARE
    _add(head, "page-number", str(number_of_page), NAME_UNITS, "end" if odd else "start", x, y, width)
    _add(head, "running-title", titles.title, SMALL_UNITS, "middle", width / 2, y, width - 4 * margin)


def _add_header(head: _Element, titles: Titles, width: float, margin: float) -> None:
    x = {"start": margin, "middle": width / 2, "end": width - margin}
    y = margin
    for row in _rows(titles):
        size = max(line[1] for line in row)
        y += size
        for words, own_size, anchor in row:
            name = {"middle": "title", "start": "lyricist", "end": "composer"}[anchor]
            _add(head, name, words, own_size, anchor, x[anchor], y, (width - 2 * margin) / len(row))
        y += size * (LINE_SHARE - 1)


def _add(
    head: _Element, name: str, words: str, size: float, anchor: str, x: float, y: float, most_width: float
) -> None:
    """A line of words, set smaller where it would be wider than it may."""
    from lxml import etree

    if not words:
        return
    fitted = size * min(1.0, most_width / max(Run(words, Look(size=size)).width, 1.0))
    place = {"class": name, "x": number(x), "y": number(y), "font-size": f"{number(fitted)}px", "text-anchor": anchor}
    etree.SubElement(head, f"{SVG}text", place).text = words
