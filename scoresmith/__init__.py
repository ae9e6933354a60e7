"""scoresmith 谱匠: a sentence goes in; an editable plan, a multi-track score and audio come out."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner import parse, plan_from_yaml, plan_to_yaml, think
    from planner.check import check
    from planner.plan import Plan
    from render import render_score
    from scoresmith.composer import Piece, compose
    from symbolic.midi import read_midi, write_midi
    from symbolic.score import Score

__all__ = [
    "Piece",
    "Plan",
    "Score",
    "check",
    "compose",
    "parse",
    "plan_from_yaml",
    "plan_to_yaml",
    "read_midi",
    "render_score",
    "think",
    "write_midi",
]

_HOME: dict[str, str] = {
    "Piece": "scoresmith.composer",
    "Plan": "planner.plan",
    "Score": "symbolic.score",
    "check": "planner.check",
    "compose": "scoresmith.composer",
    "parse": "planner",
    "plan_from_yaml": "planner",
    "plan_to_yaml": "planner",
    "read_midi": "symbolic.midi",
    "render_score": "render",
    "think": "planner",
    "write_midi": "symbolic.midi",
}  # where each public name lives; it is imported when first used, so that the package itself loads at once

FOLDERS: tuple[str, ...] = ("symbolic", "planner", "render", "audio_refine")

try:
    __version__ = version("scoresmith")
except PackageNotFoundError:  # run from a source tree that is not installed
    __version__ = "0"


def _refuse_strangers() -> None:
    """Raise ImportError if another distribution's module stands where one of our folders should."""
    own = Path(__file__).resolve().parent.parent
    for name in FOLDERS:
        spec = find_spec(name)
        found = None if spec is None or spec.origin is None else Path(spec.origin).resolve().parent
        if found is None:
            raise ImportError(f"the package '{name}' of scoresmith is missing: install scoresmith again")
        if found.parent != own:
            raise ImportError(
                f"the package '{name}' at {found} shadows scoresmith's own at {own / name}: "
                f"uninstall the distribution it belongs to, or use a fresh virtual environment"
            )


_refuse_strangers()


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'scoresmith' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
