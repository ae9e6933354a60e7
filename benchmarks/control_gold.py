"""The prompts of the control benchmark and their gold values: what each prompt states, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "control_prompts"
LANGUAGES: tuple[str, ...] = (
    "zh", "zh_hant", "en", "ja", "ko", "es", "pt", "fr", "de", "it", "ru", "mixed",
)  # fmt: skip
"""The prompt files, Chinese first; ``zh`` in the figures counts both Chinese ones."""
GOLD_KEYS: frozenset[str] = frozenset({
    "tempo", "meter", "key", "tonic", "mode", "seconds", "bars", "inst", "only", "without", "chords", "roman", "digits",
    "sections", "sectionbars", "form", "has", "hasnt", "count", "mood", "style", "use", "energy",
})  # fmt: skip
DRUMS = -1
STEPS: dict[str, int] = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
MINOR_LIKE = frozenset({"minor", "harmonic minor", "dorian", "phrygian", "locrian", "yu", "jue", "shang"})
"""Modes that the benchmark maps to minor: those with a minor third, and shang, whose seven-note parent is dorian."""


@dataclass(frozen=True, slots=True)
class Case:
    """One prompt and its gold values; ``gold`` has some of ``GOLD_KEYS``."""

    name: str
    language: str
    prompt: str
    gold: dict[str, Any]

    @property
    def group(self) -> str:
        """The language that the figures are given by."""
        return "zh" if self.language == "zh_hant" else self.language


@cache
def _players() -> dict[str, frozenset[int]]:
    table = yaml.safe_load((FOLDER / "instruments.yaml").read_text(encoding="utf-8"))
    return {
        name: frozenset(DRUMS if player == "drums" else int(player) for player in players)
        for name, players in table.items()
    }


def players(name: str) -> frozenset[int]:
    """The programs that are accepted for an instrument, ``DRUMS`` for the percussion channel."""
    return _players()[name]


def pitch_class(name: str) -> int:
    """The pitch class of a note name such as ``Bb`` or ``F#``."""
    return (STEPS[name[0].upper()] + name.count("#") - name[1:].count("b")) % 12


def key_of(gold: dict[str, Any]) -> tuple[int | None, str | None]:
    """The stated tonic and mode, None for what is not stated."""
    if "key" in gold:
        tonic, _, mode = str(gold["key"]).partition(" ")
        return pitch_class(tonic), mode
    return (pitch_class(gold["tonic"]) if "tonic" in gold else None), gold.get("mode")


def plain_mode(mode: str) -> str:
    """``major`` or ``minor``: what an analysis that knows only these two should hear."""
    return "minor" if mode in MINOR_LIKE else "major"


def load(languages: tuple[str, ...] = LANGUAGES) -> list[Case]:
    """The prompts of the languages, in the order of the files. Raises ValueError for gold values not known here."""
    cases: list[Case] = []
    for language in languages:
        entries = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
        for number, entry in enumerate(entries, 1):
            case = Case(f"{language}{number:03d}", language, entry["p"], entry["g"])
            _check(case)
            cases.append(case)
    return cases


def load_unseen(languages: tuple[str, ...] = LANGUAGES) -> list[Case]:
    """The prompts that were kept from those who wrote the parser, first measured when it was done."""
    entries = yaml.safe_load((FOLDER / "unseen.yaml").read_text(encoding="utf-8"))
    cases = [Case(f"unseen{n:03d}", entry["l"], entry["p"], entry["g"]) for n, entry in enumerate(entries, 1)]
    for case in cases:
        _check(case)
    return [case for case in cases if case.language in languages]


def _check(case: Case) -> None:
    if unknown := set(case.gold) - GOLD_KEYS:
        raise ValueError(f"{case.name}: unknown gold values {sorted(unknown)}")
    for name in [*case.gold.get("inst", ()), *case.gold.get("without", ())]:
        if name not in _players():
            raise ValueError(f"{case.name}: unknown instrument '{name}'")
    key_of(case.gold)


def quick(cases: list[Case], count: int, longest_s: float = 61, most_bars: int = 32) -> list[Case]:
    """A fixed subset of short pieces: every language takes its share, spread over its file."""
    short = [
        c for c in cases if c.gold.get("seconds", 40) <= longest_s and c.gold.get("bars", 16) <= most_bars
    ]  # fmt: skip
    chosen: list[Case] = []
    groups = [language for language in LANGUAGES if any(c.language == language for c in short)]
    for language in groups:
        own = [case for case in short if case.language == language]
        share = max(1, round(count * len(own) / len(short)))
        chosen += [own[(2 * i + 1) * len(own) // (2 * share)] for i in range(min(share, len(own)))]
    return chosen
