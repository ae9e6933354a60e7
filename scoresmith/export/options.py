"""The choices that one has when a score is delivered."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from render.synth import SAMPLE_RATE_HZ
from symbolic.errors import BadInput
from symbolic.midi import MidiOptions
from symbolic.musicxml.write import LAYOUTS


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How the files are written. Raises BadInput for choices that cannot be."""

    midi: MidiOptions = field(default_factory=MidiOptions)
    """Resolution, chord symbols, order of tracks, count-in and pickup of the MIDI files."""
    layouts: tuple[str, ...] = ("score",)
    """Which notation is written: ``score``, ``lead_sheet``, ``piano``."""
    concert_pitch: bool = False
    """Whether transposing instruments are written as they sound."""
    fold_repeats: bool = False
    """Whether sections that repeat note by note are written once, with repeat signs."""
    paper: str = "a4"
    """``a4`` or ``letter``."""
    dpi: int = 150
    """The resolution of pages as PNG."""
    humanise: float = 1.0
    """How freely the score is performed, 0 (as written) to 1."""
    seed: int | None = None
    """What draws the performance; None is the seed of the piece."""
    style: str | None = None
    """The manner of the performance and the mix; None is that of the piece."""
    soundfont: Path | None = None
    """The sound font; None is the best of this machine."""
    sample_rate_hz: int = SAMPLE_RATE_HZ
    lufs: str | float | None = None
    """The loudness of the mix: a number or a name of ``render.TARGETS``."""

    def __post_init__(self) -> None:
        for layout in self.layouts:
            if layout not in LAYOUTS:
                raise BadInput(f"layout '{layout}' is not one of {', '.join(LAYOUTS)}")
        if not self.layouts:
            raise BadInput(f"no layout is named; there are {', '.join(LAYOUTS)}")
        if not 0.0 <= self.humanise <= 1.0:
            raise BadInput(f"humanise {self.humanise:g} is not between 0 and 1")
