"""The style book: our own accompaniment patterns as tables, and the code that plays them over any chords."""

from symbolic.stylebook.play import ACCOMPANIMENT, play
from symbolic.stylebook.styles import STYLE_BOOK, StyleEntry

__all__ = ["ACCOMPANIMENT", "STYLE_BOOK", "StyleEntry", "play"]
