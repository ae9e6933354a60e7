"""The letters of the engraved page: their widths and their outlines, from the fonts that come with the engraver.

Words are set in Liberation Serif (the widths of Times), which the engraver measures with. Characters that it lacks are
taken from the file that ``SCORESMITH_FONT`` names, from the first installed font of ``FONT_FILES`` that has them, or
from the music font.
"""

from __future__ import annotations

import base64
import io
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from symbolic.errors import BadInput, MissingExtra

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

Outline: TypeAlias = tuple[tuple[str, tuple[float, ...]], ...]
"""The contours of a glyph: M, L and C with absolute points, and Z."""

FONT_VARIABLE = "SCORESMITH_FONT"
"""The environment variable that may name a font file for scripts that the fonts below lack."""
FONT_FOLDERS: tuple[str, ...] = (
    "~/.local/share/fonts", "~/.fonts", "/usr/local/share/fonts", "/usr/share/fonts",
    "~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
FONT_FILES: tuple[str, ...] = (
    "NotoSerifCJK-Regular.ttc", "NotoSerifSC-Regular.otf", "SourceHanSerifSC-Regular.otf", "SourceHanSerif.ttc",
    "NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf", "Songti.ttc",
    "Hiragino Sans GB.ttc", "STHeiti Light.ttc", "AppleSDGothicNeo.ttc", "simsun.ttc", "msyh.ttc", "simhei.ttf",
    "malgun.ttf", "wqy-zenhei.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf",
    "uming.ttc", "ukai.ttc", "NanumMyeongjo.ttf", "NanumGothic.ttf", "Arial Unicode.ttf", "unifont.ttf",
    "DejaVuSerif.ttf", "DejaVuSans.ttf", "FreeSerif.ttf",
)  # fmt: skip  # tried in this order
FONT_ADVICE = (
    "install one (Debian and Ubuntu: apt-get install fonts-noto-cjk) "
    f"or name a font file in the variable {FONT_VARIABLE}"
)
MUSIC_FONT = "Leipzig"
MUSIC_UNITS = 1000
"""The music fonts of the engraver have 1000 units to the em."""
ACCIDENTALS: dict[int, int] = {0x266D: 0xE260, 0x266E: 0xE261, 0x266F: 0xE262}
"""Flat, natural and sharp as the music font counts them."""
CHARACTERS_OF_UNKNOWN_WIDTH_EM = 0.5


@cache
def engraver_data() -> Path:
    """The folder of the engraver's fonts. Raises MissingExtra where verovio is not installed."""
    import importlib.util

    spec = importlib.util.find_spec("verovio")
    if spec is None or spec.origin is None:
        raise MissingExtra("engraving needs verovio: pip install 'scoresmith[notation]'")
    return Path(spec.origin).parent / "data"


class Face:
    """A font file, read when it is first asked for something."""

    def __init__(self, font: TTFont, shift: dict[int, int] | None = None) -> None:
        self._font = font
        self._characters: dict[int, str] = font.getBestCmap() or {}
        if shift:
            self._characters = {a: self._characters[b] for a, b in shift.items() if b in self._characters}
        self._glyphs: Any = None
        self._outlines: dict[str, Outline] = {}
        self.units = int(font["head"].unitsPerEm)

    def has(self, character: str) -> bool:
        """Whether the face can draw this character."""
        return ord(character) in self._characters

    def width_em(self, character: str) -> float:
        """How far the character moves the pen, in widths of an em."""
        return float(self._font["hmtx"][self._characters[ord(character)]][0]) / self.units

    def outline(self, character: str) -> Outline:
        """The contours of the character in units of the font, y up, its origin at 0, 0."""
        if character not in self._outlines:
            if self._glyphs is None:
                self._glyphs = self._font.getGlyphSet()
            self._outlines[character] = outline_of(self._glyphs[self._characters[ord(character)]].draw, self._glyphs)
        return self._outlines[character]


def outline_of(draw: Callable[[Any], None], glyphs: Any = None) -> Outline:
    """The contours that ``draw`` draws with a pen of fonttools; curves of a second degree become cubic."""
    from fontTools.pens.basePen import BasePen

    drawn: list[tuple[str, tuple[float, ...]]] = []
    pen = BasePen(glyphs)
    pen._moveTo = lambda at: drawn.append(("M", (*at,)))
    pen._lineTo = lambda to: drawn.append(("L", (*to,)))
    pen._curveToOne = lambda one, two, to: drawn.append(("C", (*one, *two, *to)))
    pen._closePath = lambda: drawn.append(("Z", ()))
    draw(pen)
    return tuple(drawn)


def svg_path(outline: Outline, scale: float) -> str:
    """The SVG path commands of an outline of a font, y down."""
    return "".join(
        letter + " ".join(_number(value * (scale if i % 2 == 0 else -scale)) for i, value in enumerate(values))
        for letter, values in outline
    )


def width_em(character: str, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a character as all our pages count it, whatever fonts are installed."""
    face = letters(bold, italic)
    if face.has(character):
        return face.width_em(character)
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else CHARACTERS_OF_UNKNOWN_WIDTH_EM


def face_for(character: str, *, bold: bool = False, italic: bool = False) -> Face | None:
    """The first face that has the character, or None."""
    if (face := letters(bold, italic)).has(character):
        return face
    return next((face for face in _more_faces() if face.has(character)), None)


def _more_faces() -> Iterator[Face]:
    named = os.environ.get(FONT_VARIABLE)
    if named:
        yield _face_of_file(named)
    for path in _installed():
        yield _face_of_file(path)
    yield music(MUSIC_FONT, accidentals_only=True)


@cache
def _installed() -> tuple[str, ...]:
    """The paths of our fonts that are installed, in the order of ``FONT_FILES``."""
    found: dict[str, str] = {}
    for folder in FONT_FOLDERS:
        for place, _, names in os.walk(Path(folder).expanduser()):
            for name in names:
                found.setdefault(name.lower(), str(Path(place) / name))
    return tuple(found[name.lower()] for name in FONT_FILES if name.lower() in found)


@cache
def _face_of_file(path: str) -> Face:
    """Raises BadInput for a file that is no font; only the named one can be that."""
    read = _fonttools()
    try:
        return Face(read(path, fontNumber=0, lazy=True))
    except Exception as error:
        raise BadInput(f"{FONT_VARIABLE}={path}: not a font file that can be read") from error


@cache
def letters(bold: bool, italic: bool) -> Face:
    """The face of words. Raises MissingExtra without the libraries that read it."""
    weight, style = "bold" if bold else "normal", "italic" if italic else "normal"
    return Face(_embedded("Liberation", weight, style))


@cache
def music(family: str, *, accidentals_only: bool = False) -> Face:
    """The face of a music font of the engraver."""
    return Face(_embedded(family, "normal", "normal"), ACCIDENTALS if accidentals_only else None)


def _embedded(family: str, weight: str, style: str) -> TTFont:
    """The font that a style sheet of the engraver holds, in WOFF2 and base 64."""
    sheet = (engraver_data() / f"{family}.css").read_text(encoding="utf-8")
    for rule in sheet.split("@font-face")[1:]:
        found = re.search(r"base64,([A-Za-z0-9+/=]+)", rule)
        if found and f"font-weight: {weight};" in rule and f"font-style: {style};" in rule:
            return _fonttools()(io.BytesIO(base64.b64decode(found[1])), lazy=True)
    raise MissingExtra(f"{family}.css of verovio has no {weight} {style} font: pip install --upgrade verovio")


def _fonttools() -> Callable[..., TTFont]:
    try:
        import brotli  # noqa: F401  (fonttools reads WOFF2 with it)
        from fontTools.ttLib import TTFont as Reader
    except ImportError as error:
        raise MissingExtra("engraving needs fonttools and brotli: pip install 'scoresmith[notation]'") from error
    reader: Callable[..., TTFont] = Reader
    return reader


@cache
def music_symbol(family: str, character: str) -> tuple[str, float] | None:
    """SVG path commands of a music symbol in 1000 units to the em, y down, and its width; None if there is none."""
    face = music(family)
    if not face.has(character):
        return None
    return svg_path(face.outline(character), MUSIC_UNITS / face.units), face.width_em(character) * MUSIC_UNITS


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
