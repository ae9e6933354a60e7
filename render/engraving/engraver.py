"""MusicXML to engraved pages, by verovio in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render.engraving import head
from render.engraving.lettering import SVG, number, outline_symbols
from render.engraving.manuscript import Manuscript, manuscript_of
from render.engraving.page import Engraved, Moment, PageOptions
from render.engraving.typeface import engraver_data, letters, width_em
from symbolic.errors import BadInput

if TYPE_CHECKING:
    from lxml.etree import _Element

PRESS = Path(__file__).with_name("press.py")
SECONDS, SECONDS_PER_NOTE = 4.0, 0.002
"""The engraver is stopped when it has worked for so long; a note takes it 0.3 ms."""
PATIENCE = 8
"""On a busy machine the engraver may wait so many times as long as it works."""
UNITS_PER_STAFF_MM = 1.25
"""The engraver's unit is an eighth of a staff, in tenths of a millimetre."""
LINE, MOST_SPACE = 4.06, 24.0
"""In the engraver's header a line is so many of its units high, and so many can be left free below."""
WORDS_FAMILY = "Times, 'Times New Roman', 'Liberation Serif', 'Noto Serif CJK SC', 'Songti SC', SimSun, serif"
PAPER = {"class": "paper", "width": "100%", "height": "100%", "fill": "#ffffff", "style": "stroke:none"}
LAYOUT: dict[str, Any] = {
    "breaks": "auto",
    "condense": "none",  # a hidden staff would take its chord symbols with it
    "breaksNoWidow": True,  # no last system of one bar
    "header": "encoded",
    "footer": "none",
    "justifyVertically": True,
    "shrinkToFit": True,
    "smuflTextFont": "none",
    "svgFormatRaw": True,
    "svgViewBox": True,
    "xmlIdSeed": 1,
}
SQUEEZED = "Justification is highly compressed"
WITH_WIDOW = {"breaksNoWidow": False}


def engrave(musicxml: bytes, options: PageOptions | None = None) -> Engraved:
    """Engrave a score in partwise MusicXML. Equal bytes and options give equal pages; notes keep their ids.

    Raises BadInput for what is not MusicXML or makes the engraver fail, MissingExtra where verovio or fonttools is not
    installed.
    """
    chosen = PageOptions() if options is None else options
    folder = engraver_data().parent.parent
    letters(False, False)
    manuscript = manuscript_of(musicxml)
    request = _request(manuscript, chosen)
    given, warnings = _press(folder, manuscript, request)
    if any(SQUEEZED in warning for warning in warnings):  # one bar too many was taken into the last system
        given, warnings = _press(folder, manuscript, {**request, "options": {**request["options"], **WITH_WIDOW}})
    pages = tuple(_finished(json.loads(line), chosen, manuscript, number) for number, line in enumerate(given[1:], 1))
    width_mm, height_mm = chosen.size_mm
    moments = tuple(_moment(entry) for entry in json.loads(given[0]))
    return Engraved(pages, width_mm, height_mm, manuscript.titles, moments, warnings)


def _request(manuscript: Manuscript, options: PageOptions) -> dict[str, Any]:
    """What the engraver's process is asked."""
    unit = options.staff_mm_for(manuscript.staves) * UNITS_PER_STAFF_MM
    width_mm, height_mm = options.size_mm
    margins = {f"pageMargin{side}": round(10 * options.margin_mm) for side in ("Top", "Bottom", "Left", "Right")}
    size = {"pageWidth": round(10 * width_mm), "pageHeight": round(10 * height_mm), "unit": unit}
    lines, space = _header(head.header_units(manuscript.titles) / (10 * unit))
    return {
        "musicxml": manuscript.musicxml(lines),
        "options": {**LAYOUT, **margins, **size, "bottomMarginHeader": space},
        "widths": {character: width_em(character) for character in sorted(manuscript.characters)},
    }


def _header(height: float) -> tuple[int, float]:
    """Lines of words, and space below them, that make the engraver's header so high; all in its units."""
    if not height:
        return 0, 0.0
    lines = max(1, ceil((height - MOST_SPACE) / LINE))
    return lines, max(0.0, height - lines * LINE)


def _press(folder: Path, manuscript: Manuscript, request: dict[str, Any]) -> tuple[list[bytes], tuple[str, ...]]:
    """Run the engraver's process; give the lines of its answer and its warnings."""
    limit_s = int(SECONDS + SECONDS_PER_NOTE * manuscript.notes)
    command = [sys.executable, "-I", "-S", str(PRESS), str(folder), str(limit_s)]
    try:
        done = subprocess.run(
            command, input=json.dumps(request).encode(), capture_output=True, timeout=limit_s * PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BadInput(
            f"the engraver did not finish this MusicXML of {manuscript.notes} notes in {limit_s} s"
        ) from error
    said = tuple(line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip())
    if done.returncode != 0:
        why = next((line for line in said if line.startswith("[Error]")), f"it ended with {done.returncode}")
        raise BadInput(f"the engraver cannot read this MusicXML: {why.removeprefix('[Error]').strip()}")
    return done.stdout.split(b"\n"), said


def _finished(svg: str, options: PageOptions, manuscript: Manuscript, number_of_page: int) -> str:
    """The page with its size in millimetres, white paper, our words around the music, and symbols as outlines."""
    from lxml import etree

    root = etree.fromstring(svg.encode(), etree.XMLParser(huge_tree=True))
    width_mm, height_mm = options.size_mm
    root.set("width", f"{number(width_mm)}mm")
    root.set("height", f"{number(height_mm)}mm")
    for group in list(root.iter(f"{SVG}g")):
        if group.get("class", "").startswith(("pgHead", "pgFoot")):
            _remove(group)
    music = root.find(f"{SVG}svg")
    if music is None:
        raise BadInput("the engraver gave a page without music")
    music.set("font-family", WORDS_FAMILY)
    head.add_words(music, options, manuscript.titles, number_of_page)
    outline_symbols(root)
    root.insert(0, etree.Element(f"{SVG}rect", PAPER))
    if manuscript.titles.title:
        title = etree.Element(f"{SVG}title")
        title.text = manuscript.titles.title
        root.insert(0, title)
    return str(etree.tostring(root, encoding="unicode"))


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _moment(entry: dict[str, Any]) -> Moment:
    return Moment(
        time_s=entry["tstamp"] / 1000,
        quarter=float(entry["qstamp"]),
        on=tuple(entry.get("on", ())),
        off=tuple(entry.get("off", ())),
        measure=entry.get("measureOn"),
    )
