"""How each role plays in each style, as a table: how busy, how fine the rhythm, how many notes at once, how high."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from symbolic.score import Role


@dataclass(frozen=True, slots=True)
class Texture:
    """How a role plays: onsets in four quarters at energy 0 and 1, pulse at low and high energy, notes at an onset."""

    low: float
    high: float
    pulse: int = 2
    pulse_high: int = 2
    stack: float = 1.0


_POP: dict[Role, Texture] = {
    Role.MELODY: Texture(3.0, 7.0, 2, 2),
    Role.COUNTER: Texture(1.5, 4.0, 2, 2),
    Role.CHORDS: Texture(1.5, 5.0, 2, 2, 3.4),
    Role.ARP: Texture(6.0, 9.0, 2, 4, 1.1),
    Role.BASS: Texture(1.5, 6.0, 2, 2),
    Role.PAD: Texture(1.0, 1.0, 1, 1, 3.4),
    Role.DRUMS: Texture(6.0, 11.0, 2, 4, 1.7),
}  # what styles without a table of their own share
TEXTURES: Mapping[str, Mapping[Role, Texture]] = {
    "pop": _POP,
    "ballad": _POP
    | {
        Role.MELODY: Texture(3.0, 6.5),
        Role.DRUMS: Texture(5.0, 9.0, 2, 2, 1.6),
        Role.BASS: Texture(1.2, 4.0),
        Role.CHORDS: Texture(1.2, 4.0, 1, 2, 3.4),
    },
    "rock": _POP
    | {
        Role.BASS: Texture(4.0, 8.0),
        Role.CHORDS: Texture(3.0, 8.0, 2, 2, 3.0),
        Role.DRUMS: Texture(8.0, 10.0, 2, 2, 1.8),
    },
    "metal": _POP
    | {
        Role.BASS: Texture(6.0, 10.0, 2, 4),
        Role.CHORDS: Texture(6.0, 10.0, 2, 4, 2.4),
        Role.DRUMS: Texture(10.0, 14.0, 4, 4, 1.8),
    },
    "funk": _POP
    | {
        Role.BASS: Texture(5.0, 9.0, 4, 4),
        Role.CHORDS: Texture(3.0, 7.0, 4, 4, 3.2),
        Role.DRUMS: Texture(10.0, 14.0, 4, 4, 1.5),
    },
    "disco": _POP
    | {
        Role.BASS: Texture(6.0, 8.0),
        Role.CHORDS: Texture(3.0, 6.0, 2, 4, 3.4),
        Role.DRUMS: Texture(8.0, 12.0, 2, 4, 1.8),
    },
    "bossa": _POP
    | {
        Role.BASS: Texture(3.0, 4.0),
        Role.CHORDS: Texture(3.0, 5.0, 2, 2, 3.6),
        Role.DRUMS: Texture(8.0, 10.0, 2, 2, 1.6),
    },
    "swing": _POP
    | {
        Role.BASS: Texture(3.0, 4.2, 1, 1),
        Role.CHORDS: Texture(1.5, 4.0, 2, 2, 3.8),
        Role.DRUMS: Texture(5.0, 7.0, 2, 2, 1.5),
    },
    "lofi": _POP
    | {
        Role.MELODY: Texture(2.5, 5.5),
        Role.CHORDS: Texture(1.2, 3.5, 2, 2, 4.0),
        Role.DRUMS: Texture(6.0, 9.0, 2, 2, 1.5),
    },
    "ambient": _POP
    | {
        Role.MELODY: Texture(1.2, 3.5),
        Role.ARP: Texture(4.0, 8.0),
        Role.BASS: Texture(1.0, 1.6, 1, 1),
        Role.CHORDS: Texture(1.0, 1.6, 1, 1, 4.0),
        Role.COUNTER: Texture(1.0, 2.0, 1, 2),
    },
    "edm": _POP
    | {
        Role.ARP: Texture(8.0, 14.0, 2, 4, 1.0),
        Role.BASS: Texture(4.0, 8.0),
        Role.CHORDS: Texture(2.0, 6.0, 2, 2, 4.0),
        Role.DRUMS: Texture(8.0, 12.0, 2, 4, 1.8),
    },
    "epic": _POP
    | {Role.MELODY: Texture(2.0, 5.0), Role.CHORDS: Texture(2.0, 8.0, 2, 2, 3.4), Role.BASS: Texture(1.2, 4.0, 1, 2)},
    "waltz": _POP
    | {
        Role.MELODY: Texture(3.0, 6.0),
        Role.BASS: Texture(1.3, 1.6, 1, 1),
        Role.CHORDS: Texture(2.7, 4.0, 1, 1, 3.0),
        Role.DRUMS: Texture(4.0, 6.0, 1, 2, 1.4),
    },
    "folk": _POP
    | {Role.MELODY: Texture(4.0, 7.0), Role.BASS: Texture(2.0, 4.0, 1, 2), Role.CHORDS: Texture(2.0, 6.0, 1, 2, 3.4)},
    "guofeng": _POP
    | {Role.MELODY: Texture(3.0, 6.0, 2, 4), Role.ARP: Texture(6.0, 9.0, 2, 4), Role.BASS: Texture(1.2, 3.5, 1, 2)},
    "chiptune": _POP
    | {Role.MELODY: Texture(4.0, 8.0, 2, 4), Role.ARP: Texture(8.0, 16.0, 2, 4), Role.BASS: Texture(5.0, 8.0)},
    "classical": _POP
    | {Role.MELODY: Texture(3.0, 7.0, 2, 4), Role.BASS: Texture(1.5, 4.0, 1, 2), Role.ARP: Texture(7.0, 9.0, 2, 4)},
    "hiphop": _POP | {Role.MELODY: Texture(2.5, 6.0, 2, 4), Role.DRUMS: Texture(7.0, 11.0, 2, 4, 1.5)},
}


REGISTERS: Mapping[Role, float] = {
    Role.MELODY: 71, Role.COUNTER: 64, Role.CHORDS: 59, Role.ARP: 62, Role.BASS: 40, Role.PAD: 60, Role.DRUMS: 42,
}  # fmt: skip  # the mean pitch aimed at, before the instrument's range and the form have their say


def texture_of(style: str, role: Role) -> Texture:
    """The texture of a role in a style; styles without a table of their own play as pop does."""
    return TEXTURES.get(style, _POP)[role]
