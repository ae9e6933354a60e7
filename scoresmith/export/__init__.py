"""Delivery: the files of a score that other programs open, written into one folder."""

from scoresmith.export.formats import DEFAULT_FORMATS, FORMATS, GROUPS, formats_of
from scoresmith.export.options import ExportOptions
from scoresmith.export.write import Exported, export

__all__ = ["DEFAULT_FORMATS", "FORMATS", "GROUPS", "ExportOptions", "Exported", "export", "formats_of"]
