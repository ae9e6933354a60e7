"""What the network is told beside the plain sound: the notes frame by frame, instruments, style and room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


SETTING = len(STYLE_NAMES) + len(ROOM_NAMES) + len(ROLES) * FAMILIES
"""The length of a setting: weights of styles, of rooms, and for each role of the families that play it."""


def setting_of(style: str | Mapping[str, float], room: str, parts: Sequence[tuple[str, int]]) -> Floats:
    """What the network is told of the whole, (SETTING,); ``parts`` are (role, program).

    ``style`` is a name or the weights of several names, which are brought to a sum of 1. A style or room without a
    name here is not told, and all zeros tell nothing at all.
    """
    out = np.zeros(SETTING, np.float32)
    weights = {style: 1.0} if isinstance(style, str) else dict(style)
    total = sum(weights.values()) or 1.0
    for name, weight in weights.items():
        out[_place(STYLE_NAMES, name)] += weight / total
    out[len(STYLE_NAMES) + _place(ROOM_NAMES, room)] = 1.0
    families = out[len(STYLE_NAMES) + len(ROOM_NAMES) :].reshape(len(ROLES), FAMILIES)
    families[:, 0] = 1.0
    for role, program in parts:
        family = FAMILIES - 1 if role == Role.DRUMS else 1 + program // 8
        families[ROLES.index(Role(role))] = np.eye(FAMILIES, dtype=np.float32)[family]
    return out


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
