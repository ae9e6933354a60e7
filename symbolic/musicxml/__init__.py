<<<<<<< HEAD
"""MusicXML 4.0: scores as notation that other programs open."""

from symbolic.musicxml.write import NotationOptions, musicxml_bytes, write_musicxml

__all__ = ["NotationOptions", "musicxml_bytes", "write_musicxml"]
=======
"""MusicXML: scores as notation that other programs open."""

from symbolic.musicxml.read import musicxml_score, read_musicxml, read_spelled

__all__ = ["musicxml_score", "read_musicxml", "read_spelled"]
>>>>>>> w/reading
