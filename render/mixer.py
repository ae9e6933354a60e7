"""The mixer of a rendering: an ensemble, what is changed in it, and the gains that follow for each track."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from render.ensembles import Ensemble, Strip, choose_ensemble, ensemble_named, strips_of
from render.rooms import ROOMS, Room, room_named
from render.units import amplitude
from symbolic.errors import BadInput
from symbolic.score import Role, Track

MAX_GAIN_DB = 30.0
"""An almost silent instrument is not raised further."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different for a track: ``gain_db`` is added, ``pan`` and ``send_db`` replace where they are given."""

    gain_db: float = 0.0
    pan: float | None = None
    send_db: float | None = None

    def applied(self, strip: Strip) -> Strip:
        """The strip with the change."""
        return Strip(
            strip.level_lufs + self.gain_db,
            strip.pan if self.pan is None else self.pan,
            strip.send_db if self.send_db is None else self.send_db,
        )


@dataclass(frozen=True, slots=True)
class Mixer:
    """An ensemble in a room.

    ``reverb_db`` is added to all sends. ``changes`` belong to a role, a track's name or a track's number from 1 on and
    add up in this order.
    """

    ensemble: Ensemble
    room: Room
    reverb_db: float = 0.0
    changes: Mapping[str, Change] = field(default_factory=dict)

    def strips(self, tracks: Sequence[Track]) -> tuple[Strip, ...]:
        """The strip of each track. Raises BadInput for a change that belongs to no track."""
        known = {str(role) for role in Role} | {t.name for t in tracks} | {str(i + 1) for i in range(len(tracks))}
        for name in self.changes:
            if name not in known:
                raise BadInput(f"mixer: tracks: '{name}' is no role and no track's name or number")
        strips = []
        for number, (track, strip) in enumerate(zip(tracks, strips_of(self.ensemble, tracks), strict=True), 1):
            for name in dict.fromkeys((str(track.role), track.name, str(number))):
                strip = self.changes.get(name, Change()).applied(strip)
            strips.append(replace(strip, send_db=strip.send_db + self.reverb_db))
        return tuple(strips)


NUMBERS: dict[str, tuple[float, float]] = {
    "reverb_db": (-60.0, 24.0), "gain_db": (-60.0, 24.0), "pan": (-1.0, 1.0), "send_db": (-60.0, 12.0),
}  # fmt: skip  # what a mixer's values may be


def make_mixer(
    tracks: Sequence[Track], values: Mapping[str, Any] | Mixer | None = None, style: str | None = None
) -> Mixer:
    """The mixer for these tracks: the ensemble that fits them, with what ``values`` asks for.

    ``values`` is as read from YAML: ``ensemble``, ``room``, ``reverb_db`` and ``tracks``, which maps a role, a track's
    name or number to ``gain_db``, ``pan`` and ``send_db``. Raises BadInput naming the wrong key or value.
    """
    if isinstance(values, Mixer):
        return values
    asked = dict(_mapping("mixer", values or {}))
    _known("mixer", asked, ("ensemble", "room", "reverb_db", "tracks"))
    ensemble = ensemble_named(str(asked["ensemble"])) if asked.get("ensemble") else choose_ensemble(tracks, style)
    room = room_named(str(asked["room"])) if asked.get("room") else ROOMS[ensemble.room]
    changes = {}
    for name, change in _mapping("mixer: tracks", asked.get("tracks") or {}).items():
        place = f"mixer: tracks: {name}"
        _known(place, _mapping(place, change), tuple(f.name for f in fields(Change)))
        changes[str(name)] = Change(**{key: _number(f"{place}: {key}", key, value) for key, value in change.items()})
    return Mixer(ensemble, room, _number("mixer: reverb_db", "reverb_db", asked.get("reverb_db", 0.0)), changes)


def _mapping(place: str, values: Any) -> Mapping[Any, Any]:
    if not isinstance(values, Mapping):
        raise BadInput(f"{place}: expected names with values, not {values!r}")
    return values


def _known(place: str, values: Mapping[Any, Any], names: Sequence[str]) -> None:
    for name in values:
        if name not in names:
            raise BadInput(f"{place}: '{name}' is not known; there are {', '.join(names)}")


def _number(place: str, key: str, value: Any) -> float:
    low, high = NUMBERS[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise BadInput(f"{place}: {value!r} is not a number from {low:g} to {high:g}")
    return float(value)


def stem_gain_db(strip: Strip, voice_lufs: float) -> float:
    """The gain of a stem, from its strip and from how loud its voice is."""
    return min(strip.level_lufs - voice_lufs, MAX_GAIN_DB)


def side_gains(gain_db: float, pan: float) -> tuple[float, float]:
    """The amplitudes of the left and the right side (constant power; the middle leaves both as they are)."""
    angle = (pan + 1) * np.pi / 4
    level = amplitude(gain_db) * np.sqrt(2)
    return float(np.cos(angle) * level), float(np.sin(angle) * level)
