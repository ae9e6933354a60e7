"""One export: the table of writers, each of which puts the files of one form into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scoresmith.export.options import ExportOptions
from scoresmith.export.source import Source
from symbolic.errors import CheckFailed
from symbolic.files import write_bytes

if TYPE_CHECKING:
    from render.score_audio import Rendered
    from symbolic.midi import MidiOptions
    from symbolic.performance import Performance


@dataclass
class Job:
    """What the writers share: the source, the choices, the folder, and what several of them need, made once."""

    source: Source
    options: ExportOptions
    folder: Path
    formats: Sequence[str]
    stems: dict[int, Path] = field(default_factory=dict)

    @cached_property
    def performance(self) -> Performance:
        """The score as it is played."""
        from render.performer import perform

        seed = self.source.seed if self.options.seed is None else self.options.seed
        style = self.options.style or self.source.style
        return perform(self.source.score, seed=seed, amount=self.options.humanise, style=style)

    @cached_property
    def midi(self) -> MidiOptions:
        """The choices of the MIDI files."""
        from symbolic.midi import MidiOptions

        return self.options.midi or MidiOptions()

    def path(self, ending: str) -> Path:
        """A file of the folder: the stem of all names and ``ending``."""
        return self.folder / f"{self.source.name}{ending}"
