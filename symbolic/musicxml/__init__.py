"""MusicXML: scores as notation that other programs open."""

from symbolic.musicxml.read import musicxml_score, read_musicxml, read_spelled

__all__ = ["musicxml_score", "read_musicxml", "read_spelled"]
