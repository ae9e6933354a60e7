"""The pieces that every form of delivery is tested with, each with something that other programs stumble over.

They were composed by this project and are kept as values, so that no test depends on what is composed today.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from symbolic.score import Score
from symbolic.score_values import score_from_values

FOLDER = Path(__file__).parent / "pieces"
NAMES: tuple[str, ...] = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def piece(name: str) -> Score:
    """The piece of that name, one of ``NAMES``."""
    return score_from_values(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
