"""What the network is told beside the plain sound: the notes frame by frame, the instruments, the style and the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audio_refine.bands import HOP_FRAMES, RATE_HZ
from render.rooms import ROOMS
from symbolic.controls import STYLES
from symbolic.score import ROLES, Role

FRAME_S = 2 * HOP_FRAMES / RATE_HZ
"""The length of a latent frame: 23.2 ms."""
PITCHES = 128
ROLL_CHANNELS = len(ROLES) * 2 * PITCHES
STYLE_NAMES: tuple[str, ...] = ("", *STYLES)
ROOM_NAMES: tuple[str, ...] = ("", *ROOMS)
FAMILIES = 18
"""No instrument, the sixteen families of General MIDI, drum kits."""

Floats = NDArray[np.float32]
NoteRow = tuple[int, int, int, float, float]
"""Role number, pitch, velocity, onset and end in seconds."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Style and room as numbers of ``STYLE_NAMES`` and ``ROOM_NAMES``, and the family that plays each role, (7,)."""

    style: int
    room: int
    families: tuple[int, ...]

    def numbers(self) -> NDArray[np.int64]:
        """All as one row, (9,)."""
        return np.array([self.style, self.room, *self.families], np.int64)


NOTHING = np.zeros(2 + len(ROLES), np.int64)
"""A setting of which nothing is told."""


def setting_of(style: str, room: str, parts: Sequence[tuple[str, int]]) -> Setting:
    """The setting of these parts (role, program); a style or room without a name here is not told."""
    families = [0] * len(ROLES)
    for role, program in parts:
        place = ROLES.index(Role(role))
        families[place] = FAMILIES - 1 if role == Role.DRUMS else 1 + program // 8
    return Setting(_place(STYLE_NAMES, style), _place(ROOM_NAMES, room), tuple(families))


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else 0


def rolls(notes: Sequence[NoteRow], first: int, frames: int) -> Floats:
    """The notes by latent frames, (frames, ROLL_CHANNELS), from frame ``first`` on.

    For each role and pitch there are two numbers: how hard the sounding note was struck, and the same only in the
    frame in which it starts; 1 is velocity 127.
    """
    out = np.zeros((frames, len(ROLES), 2, PITCHES), np.float32)
    for role, pitch, velocity, onset_s, end_s in notes:
        start, end = int(onset_s / FRAME_S) - first, int(np.ceil(end_s / FRAME_S)) - first
        if end <= 0 or start >= frames:
            continue
        out[max(start, 0) : end, role, 0, pitch] = velocity / 127
        if start >= 0:
            out[start, role, 1, pitch] = velocity / 127
    return out.reshape(frames, ROLL_CHANNELS)
