"""The performer: a quantised score played as people would play it."""

from render.performer.perform import perform

__all__ = ["perform"]
