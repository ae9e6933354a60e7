"""Delivery: the files of a score that other programs open, written into one folder."""

from scoresmith.export.formats import DEFAULT_FORMATS, FORMATS
from scoresmith.export.write import ExportOptions, Exported, export

__all__ = ["DEFAULT_FORMATS", "FORMATS", "ExportOptions", "Exported", "export"]
