"""What was heard: the notes of a sung or played melody in seconds, each with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

UNSURE_BELOW = 0.5
"""Notes with less confidence are marked."""


@dataclass(frozen=True, slots=True)
class HeardNote:
    """One note. ``sung_pitch`` is where it sounded before tuning was taken off, as a MIDI pitch with fractions."""

    onset_s: float
    end_s: float
    pitch: int
    velocity: int
    confidence: float
    sung_pitch: float

    @property
    def is_unsure(self) -> bool:
        """Whether somebody should look at the note."""
        return self.confidence < UNSURE_BELOW


@dataclass(frozen=True, slots=True)
class Heard:
    """A melody as it was sung: its notes in order, and how far it was out of tune at the start and at the end."""

    notes: tuple[HeardNote, ...]
    duration_s: float
    tuning_cents: tuple[float, float] = (0.0, 0.0)
