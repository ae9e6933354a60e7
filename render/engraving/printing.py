"""Engraved pages into files: SVG as they are, PDF with all pages, PNG; in the last two all words are outlines."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from render.engraving.drawing import draw_page
from render.engraving.page import Engraved
from render.engraving.typeface import FONT_ADVICE, face_for
from symbolic.errors import BadInput, MissingExtra
from symbolic.files import whole_file, write_bytes, write_text

MIN_DPI, MAX_DPI, DEFAULT_DPI = 36, 600, 150
MM_PER_INCH, POINTS_PER_INCH = 25.4, 72
PDF_DATE = "2000-01-01T00:00:00Z"
"""Stands in every PDF, so that equal pages give equal bytes."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The files that were written, in the order of the pages, and what had to be left out of them."""

    paths: tuple[Path, ...]
    warnings: tuple[str, ...] = ()


def save_pages(engraved: Engraved, path: Path, *, dpi: int = DEFAULT_DPI) -> Saved:
    """Write the pages; the suffix of ``path`` chooses SVG, PDF or PNG (of ``dpi`` dots per inch).

    Several pages as SVG or PNG become files numbered before the suffix: ``song-01.svg``. Each file is written whole or
    not at all. Raises BadInput for another suffix or resolution, MissingExtra for PDF and PNG without cairo.
    """
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        raise BadInput(f"{path}: engraved pages are written as {', '.join(WRITERS)}")
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise BadInput(f"{dpi} dots per inch cannot be drawn; {MIN_DPI} to {MAX_DPI} can")
    return WRITERS[suffix](engraved, path, dpi)


def numbered(path: Path, pages: int) -> tuple[Path, ...]:
    """The names of the files of so many pages."""
    if pages == 1:
        return (path,)
    digits = max(2, len(str(pages)))
    return tuple(path.with_name(f"{path.stem}-{page:0{digits}d}{path.suffix}") for page in range(1, pages + 1))


def _save_svg(engraved: Engraved, path: Path, dpi: int) -> Saved:
    paths = numbered(path, len(engraved.pages))
    for target, page in zip(paths, engraved.pages, strict=True):
        write_text(target, page)
    return Saved(paths)


def _save_png(engraved: Engraved, path: Path, dpi: int) -> Saved:
    cairo = _cairo()
    paths = numbered(path, len(engraved.pages))
    width_px, height_px = (round(side / MM_PER_INCH * dpi) for side in (engraved.width_mm, engraved.height_mm))
    left_out: list[str] = []
    for target, page in zip(paths, engraved.pages, strict=True):
        picture = cairo.ImageSurface(cairo.FORMAT_RGB24, width_px, height_px)
        context = cairo.Context(picture)
        context.set_source_rgb(1, 1, 1)
        context.paint()
        left_out += _draw(context, page, width_px)
        buffer = io.BytesIO()
        picture.write_to_png(buffer)
        write_bytes(target, _with_resolution(buffer.getvalue(), dpi))
    return Saved(paths, _font_warnings(left_out))


def _save_pdf(engraved: Engraved, path: Path, dpi: int) -> Saved:
    cairo = _cairo()
    width_pt, height_pt = (side / MM_PER_INCH * POINTS_PER_INCH for side in (engraved.width_mm, engraved.height_mm))
    left_out: list[str] = []
    with whole_file(path) as temporary:
        paper = cairo.PDFSurface(str(temporary), width_pt, height_pt)
        _describe(paper, engraved)
        for page in engraved.pages:
            left_out += _draw(cairo.Context(paper), page, width_pt)
            paper.show_page()
        paper.finish()
    return Saved((path,), _font_warnings(left_out))


WRITERS: dict[str, Callable[[Engraved, Path, int], Saved]] = {".svg": _save_svg, ".pdf": _save_pdf, ".png": _save_png}


def _cairo() -> Any:
    try:
        import cairocffi
    except ImportError as error:
        raise MissingExtra(
            "a PDF or PNG needs cairocffi: pip install 'scoresmith[notation]' (an SVG does not)"
        ) from error
    except OSError as error:
        raise MissingExtra(
            "a PDF or PNG needs the library cairo: apt-get install libcairo2, or brew install cairo (an SVG does not)"
        ) from error
    return cairocffi


def _draw(context: Any, page: str, width: float) -> tuple[str, ...]:
    from lxml import etree

    return draw_page(context, etree.fromstring(page.encode(), etree.XMLParser(huge_tree=True)), width)


def _describe(paper: Any, engraved: Engraved) -> None:
    import cairocffi

    for key, text in (
        (cairocffi.PDF_METADATA_TITLE, engraved.titles.title),
        (cairocffi.PDF_METADATA_AUTHOR, engraved.titles.composer),
        (cairocffi.PDF_METADATA_CREATOR, "scoresmith"),
        (cairocffi.PDF_METADATA_CREATE_DATE, PDF_DATE),
    ):
        if text:
            paper.set_metadata(key, text)


def _font_warnings(left_out: Iterable[str]) -> tuple[str, ...]:
    """One line that names the characters that are in no font, each once, and the words that hold them."""
    words = tuple(dict.fromkeys(left_out))
    characters = dict.fromkeys("".join(words))
    missing = "".join(c for c in characters if c.isprintable() and not c.isspace() and face_for(c) is None)
    if not words:
        return ()
    return (f"no font has {missing} (in {', '.join(words)}): left out; {FONT_ADVICE}",)


def _with_resolution(png: bytes, dpi: int) -> bytes:
    """The PNG with its resolution told (chunk pHYs, right after the header), so that it prints at its true size."""
    dots_per_metre = round(dpi / MM_PER_INCH * 1000)
    body = b"pHYs" + struct.pack(">IIB", dots_per_metre, dots_per_metre, 1)
    end_of_header = 8 + 4 + 4 + 13 + 4
    return png[:end_of_header] + struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body)) + png[end_of_header:]
