"""MusicXML to engraved pages (SVG), and these into SVG, PDF and PNG files. Needs the extra ``notation``."""

from __future__ import annotations

from render.engraving.engraver import engrave
from render.engraving.page import Engraved, Moment, PageOptions, Titles
from render.engraving.printing import Saved, save_pages

__all__ = ["Engraved", "Moment", "PageOptions", "Saved", "Titles", "engrave", "save_pages"]
