"""One number between a text and any score: both are put into one space by two small encoders, in NumPy alone."""

from planner.match.model import embed_score, embed_text, known_share, match

__all__ = ["embed_score", "embed_text", "known_share", "match"]
