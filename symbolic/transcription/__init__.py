"""Sung, hummed, whistled or played melodies become notes: first in seconds, then on the grid."""

from symbolic.transcription.gridding import OnGrid, on_grid
from symbolic.transcription.heard import UNSURE_BELOW, Heard, HeardNote
from symbolic.transcription.hearing import hear_melody

__all__ = ["UNSURE_BELOW", "Heard", "HeardNote", "OnGrid", "hear_melody", "on_grid"]
