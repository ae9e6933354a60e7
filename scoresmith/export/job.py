"""One export: what its writers share, made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from render.performer import perform
from scoresmith.export.options import ExportOptions
from scoresmith.export.source import Source
from symbolic.musicxml import NotationOptions, musicxml_bytes
from symbolic.performance import Performance

if TYPE_CHECKING:
    from render.engraving import Engraved


@dataclass
class Job:
    """The source, the choices and the folder; ``stems`` and ``mix`` are there once the sound is made."""

    source: Source
    options: ExportOptions
    folder: Path
    stems: dict[int, Path] = field(default_factory=dict)
    mix: Path | None = None
    warnings: list[str] = field(default_factory=list)
    _notation: dict[str, bytes] = field(default_factory=dict)
    _pages: dict[str, Engraved] = field(default_factory=dict)

    @property
    def seed(self) -> int:
        """What draws the performance."""
        return self.source.seed if self.options.seed is None else self.options.seed

    @property
    def style(self) -> str | None:
        """The manner of the performance and the mix."""
        return self.options.style or self.source.style

    @cached_property
    def performance(self) -> Performance:
        """The score as it is played."""
        return perform(self.source.score, seed=self.seed, amount=self.options.humanise, style=self.style)

    def path(self, ending: str) -> Path:
        """A file of the folder: the stem of all names and ``ending``."""
        return self.folder / f"{self.source.name}{ending}"

    def in_layout(self, layout: str, suffix: str) -> Path:
        """The file of a layout; that of the full score has no further name."""
        return self.path(suffix if layout == "score" else f"_{layout}{suffix}")

    def notation(self, layout: str) -> bytes:
        """The MusicXML of a layout."""
        if layout not in self._notation:
            options = NotationOptions(
                layout, concert_pitch=self.options.concert_pitch, fold_repeats=self.options.fold_repeats
            )
            self._notation[layout] = musicxml_bytes(self.source.score, options)
        return self._notation[layout]

    def pages(self, layout: str) -> Engraved:
        """The engraved pages of a layout."""
        from render.engraving import PageOptions, engrave

        if layout not in self._pages:
            self._pages[layout] = engrave(self.notation(layout), PageOptions(paper=self.options.paper))
            self.warnings += self._pages[layout].warnings
        return self._pages[layout]
