"""What is known of a reference, whether it was a score or a recording."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from planner.plan_file import key_text
from symbolic.controls import Blend
from symbolic.score import Meter, Role
from symbolic.texture import Texture

SCORE, AUDIO = "score", "audio"


@dataclass(frozen=True, slots=True)
class RolePlaying:
    """How a role of a reference plays: means over the bars in which it does.

    ``density`` counts onsets in four quarters, ``register`` is the mean pitch, ``stack`` the notes at an onset;
    ``texture`` is the figure of at least half its bars, None where there is none.
    """

    role: Role
    program: int
    density: float
    register: float
    stack: float
    pulse: int
    texture: Texture | None


@dataclass(frozen=True, slots=True)
class Reference:
    """The facts of a reference. ``kind`` is "score" or "audio"; what could not be told is None, or empty.

    ``energy`` and ``brightness`` are 0 to 1, ``sevenths`` the share of time with a seventh in the chord, ``swing``
    how late the off-beat eighths are (0 even, 1 the last third of the beat). ``styles`` are the nearest ones, by their
    shares. ``key_confidence`` is 0 to 1. ``remarks`` are to be told, such as that only a part was heard.
    """

    name: str
    kind: str
    tempo_bpm: float
    tonic: int
    mode: str
    key_confidence: float
    sevenths: float
    energy: float
    brightness: float | None = None
    swing: float | None = None
    meter: Meter | None = None
    styles: Blend = ()
    roles: tuple[RolePlaying, ...] = ()
    remarks: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The facts as plain values for JSON."""
        values = asdict(self) | {"meter": None if self.meter is None else str(self.meter)}
        del values["tonic"], values["mode"]
        return values | {"key": key_text(self.tonic, self.mode), "styles": dict(self.styles)}
