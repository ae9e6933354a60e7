"""The choices that one has when a score is delivered."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symbolic.midi import MidiOptions

LAYOUTS: tuple[str, ...] = ("score", "lead_sheet", "piano")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How the files are written.

    ``midi`` has the choices of ``symbolic.midi.MidiOptions`` (None: the usual ones); ``layouts`` are written for each
    notation form; ``humanise`` (0 to 1) is how freely the score is performed, ``seed`` and ``style`` with what chance
    and manner (None: those of the piece). ``lufs`` is the loudness of the finished mix.
    """

    midi: MidiOptions | None = None
    layouts: tuple[str, ...] = ("score",)
    concert_pitch: bool = True
    fold_repeats: bool = False
    paper: str = "A4"
    dpi: int = 150
    humanise: float = 1.0
    seed: int | None = None
    style: str | None = None
    soundfont: Path | None = None
    sample_rate_hz: int = 44_100
    lufs: float = -16.0
    tags: dict[str, str] = field(default_factory=dict)
