"""How a score is rendered: the choices with their defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from render.mastering import Target
from render.mixer import Mixer
from render.soundfont import SoundFont
from render.synth import SAMPLE_RATE_HZ, SAMPLE_RATES_HZ
from symbolic.errors import BadInput


@dataclass(frozen=True, slots=True)
class SoundOptions:
    """How a score is rendered."""

    soundfont: SoundFont | Path | Sequence[SoundFont | Path] | None = None
    """The sound font, or several of which the first that has a program plays it; None is the best of this machine."""
    soundfonts: Mapping[str, SoundFont | Path] | None = None
    """A font for a program, a role or a family of instruments (``fonts.font_book``)."""
    mixer: Mapping[str, Any] | Mixer | None = None
    """What is different from the ensemble that fits the piece (``mixer.make_mixer``)."""
    style: str | None = None
    """The style of the piece where it is known."""
    seed: int = 0
    """What draws the micro-timing of a score."""
    timing_amount: float = 1.0
    """How much micro-timing, 0 to 1; a performance is played as it is."""
    sample_rate_hz: int = SAMPLE_RATE_HZ
    """48,000, what films, games and most audio programs work at, or 44,100."""
    lufs: str | float | Target | None = None
    """The loudness of the mix: a name of ``mastering.TARGETS`` or a number."""
    ceiling_dbtp: float | None = None
    """The true peak of the mix; None is that of the loudness target."""
    threads: int | None = None
    """How many stems are rendered at a time; the samples do not depend on it."""

    def __post_init__(self) -> None:
        """Check the sample rate. Raises BadInput."""
        if self.sample_rate_hz not in SAMPLE_RATES_HZ:
            rates = " or ".join(map(str, SAMPLE_RATES_HZ))
            raise BadInput(f"sample_rate_hz {self.sample_rate_hz} is not possible; there are {rates}")


class SoundChoices(TypedDict, total=False):
    """The fields of ``SoundOptions`` as keywords."""

    soundfont: SoundFont | Path | Sequence[SoundFont | Path] | None
    soundfonts: Mapping[str, SoundFont | Path] | None
    mixer: Mapping[str, Any] | Mixer | None
    style: str | None
    seed: int
    timing_amount: float
    sample_rate_hz: int
    lufs: str | float | Target | None
    ceiling_dbtp: float | None
    threads: int | None
