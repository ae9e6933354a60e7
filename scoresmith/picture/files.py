"""A picture into a file: the format is told by the name."""

from __future__ import annotations

from pathlib import Path

from scoresmith.picture.shapes import Drawing
from symbolic.errors import BadInput
from symbolic.files import whole_file, write_text

SUFFIXES: tuple[str, ...] = (".svg", ".png", ".pdf")
DEFAULT_DPI = 144


def check_suffix(path: Path) -> str:
    """The format that a name tells, in small letters. Raises BadInput for one that is not drawn."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadInput(f"{path}: a picture's name ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
    return suffix


def save(drawing: Drawing, path: Path, *, dpi: int = DEFAULT_DPI) -> tuple[str, ...]:
    """Write a picture, whole or not at all; give the texts that had to be drawn otherwise for want of a font.

    ``dpi`` is for PNG: 96 makes one dot of each pixel of the drawing. Raises BadInput for another kind of file or a
    size that cannot be drawn, MissingExtra for a PNG or PDF without matplotlib.
    """
    suffix = check_suffix(path)
    if suffix == ".svg":
        from scoresmith.picture.svg import svg_text

        write_text(path, svg_text(drawing))
        return ()
    from scoresmith.picture.raster import save_raster

    with whole_file(path) as temporary:
        return save_raster(drawing, temporary, suffix, dpi)
