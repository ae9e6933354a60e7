"""What the planner learned from people's music, as files here; ``python -m planner.learning`` writes them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

FORMS = "forms.json"
CHORDS = "chords.npz"
RHYTHM = "rhythm.json"


@cache
def facts(name: str) -> dict[str, Any]:
    """A file of facts, read once."""
    loaded: dict[str, Any] = json.loads((files(__name__) / name).read_text(encoding="utf-8"))
    return loaded
