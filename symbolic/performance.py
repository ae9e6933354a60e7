"""A performance: the notes of a score as they are played, and the controllers that go with them."""

from __future__ import annotations

from dataclasses import dataclass

from symbolic.score import Score

MODULATION_CC, EXPRESSION_CC, PEDAL_CC = 1, 11, 64


@dataclass(frozen=True, slots=True, order=True)
class Control:
    """A MIDI controller set to ``value`` (0 to 127) at ``tick``; ``number`` is the controller, such as ``PEDAL_CC``."""

    tick: int
    number: int
    value: int


@dataclass(frozen=True, slots=True)
class Performance:
    """A played score.

    ``score`` has the same tracks as the score that was played, each with as many notes of the same pitches; onsets,
    durations and velocities are as played, off the grid. ``controls`` has one sorted tuple a track.
    """

    score: Score
    controls: tuple[tuple[Control, ...], ...]

    @classmethod
    def literal(cls, score: Score) -> Performance:
        """The score exactly as it is written, without controllers."""
        return cls(score, ((),) * len(score.tracks))
