"""Writing the forms of delivery into one folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoresmith.export.formats import DEFAULT_FORMATS, FORMATS, formats_of
from scoresmith.export.job import WRITERS, Job
from scoresmith.export.source import source_of
from symbolic.errors import BadInput, MissingExtra
from symbolic.files import write_text
from symbolic.score import Score

if TYPE_CHECKING:
    from scoresmith.composer import Piece
    from scoresmith.export.options import ExportOptions

MANIFEST = "export.json"
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the folder, the files of each form, and why a form is left out."""

    folder: Path
    files: dict[str, tuple[str, ...]]
    left_out: dict[str, str] = field(default_factory=dict)

