"""MusicXML 4.0: scores as notation that other programs open, and what other programs wrote as scores."""

from symbolic.musicxml.read import musicxml_score, read_musicxml, read_spelled
from symbolic.musicxml.write import NotationOptions, musicxml_bytes, write_musicxml

__all__ = ["NotationOptions", "musicxml_bytes", "musicxml_score", "read_musicxml", "read_spelled", "write_musicxml"]
