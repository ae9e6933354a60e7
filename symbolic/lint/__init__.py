"""The rules that an exported MIDI file keeps, each a small function in a table, usable on anybody's file.

The numbers are those of the project's delivery requirements: MID-01 header, MID-02 conductor track, MID-03 head of each
track, MID-04 channels, MID-05 order of tracks, MID-06 section markers, MID-07 chord symbols, MID-08 note lengths,
MID-09 note pairs, MID-10 the end, MID-11 a performance beside its score, MID-12 pedal, MID-13 dynamics, MID-14 count-in
and pickup, MID-15 ranges and polyphony. An ``error`` is read wrongly somewhere or loses notes; a ``warning`` is a
convention that is not kept, or music that an instrument cannot play.
"""

from symbolic.lint.played import lint_performance
from symbolic.lint.rules import RULES, lint_midi
from symbolic.lint.summary import ERROR, WARNING, Finding

__all__ = ["ERROR", "RULES", "WARNING", "Finding", "lint_midi", "lint_performance"]
