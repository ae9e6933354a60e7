"""Descriptions in the words of others: the sentence templates of MuseCoco (Lu et al. 2023, arXiv 2306.00110) filled in.

Two thirds of the templates are learned from; with the others the same facts can also be told in our own words, so that
the price of foreign wording shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

from planner.match.facts import FACTS, PLACE, Truth
from planner.match.words_instruments import LANGUAGES, NAMES
from planner.match.words_kinds import GENRES

FILE = Path("musecoco_templates") / "refined_template.json"
TEMPOS = {"T1_0": "tempo:fast", "T1_1": "tempo:slow", "T1_2": "tempo:moderate"}
PLACES: dict[str, str] = {
    "K1_1": "[KEY]", "TS1_1": "[TIME_SIGNATURE]", "B1_1": "[NUM_BARS]", "TM1_1": "[TM1]", "I1_1": "[INSTRUMENTS]",
    "I1_0": "[INSTRUMENTS]", "S4_1": "[GENRE]",
}  # fmt: skip  # the place that stands for what a code tells
KINDS: dict[str, str] = {"K1_1": "mode", "TS1_1": "meter", "B1_1": "bars", "I1_1": "has", "S4_1": "genre"}
"""The kind of fact that a code tells."""
READ = frozenset({*PLACES, *TEMPOS})
"""The codes that are filled in; templates with others are left out."""
LEAST_CODES = 3
MOST_INSTRUMENTS = 3
ENGLISH = LANGUAGES.index("en")
PARTS = 3
"""One template of so many is for testing only."""
_PLACE = re.compile(r"\[[A-Z0-9_]+\]")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with places in brackets, and the codes of what it tells."""

    codes: frozenset[str]
    text: str


def read_templates(data: Path, *, test: bool) -> list[Template]:
    """The templates that tell at least three things that can be filled in: those to learn from, or those to test on."""
    rows = json.loads((data / FILE).read_text(encoding="utf-8"))
    told = [Template(frozenset(row["attributes"]), row["response"]) for row in rows]
    fit = [t for t in told if t.codes <= READ and len(t.codes) >= LEAST_CODES and _is_whole(t)]
    return [t for t in fit if (crc32(t.text.encode("utf-8")) % PARTS == 0) == test]


def _is_whole(template: Template) -> bool:
    """Whether the text has exactly the places that its codes need."""
    return set(_PLACE.findall(template.text)) == {PLACES[code] for code in template.codes if code in PLACES}


def fill_in(templates: Sequence[Template], truth: Truth, seconds: float, rng: Random) -> tuple[str, list[int]] | None:
    """A template that is true of a score, filled in, and the places of the facts it tells; None where none is."""
    facts: dict[str, list[str]] = {}
    for fact, holds in zip(FACTS, truth >= 1, strict=True):
        if holds:
            facts.setdefault(fact.partition(":")[0], []).append(fact)
    for template in rng.sample(templates, len(templates)):
        text, told = template.text, []
        for code in sorted(template.codes):
            filled = _fill(code, facts, seconds, rng)
            if filled is None:
                break
            value, some = filled
            text = text.replace(PLACES[code], value) if code in PLACES else text
            told += some
        else:
            return text, [PLACE[fact] for fact in told]
    return None


def _fill(code: str, facts: dict[str, list[str]], seconds: float, rng: Random) -> tuple[str, list[str]] | None:
    """What stands in the place of a code and the facts that this tells; None where it would not be true."""
    if code == "TM1_1":
        return str(round(seconds)), []
    if code in TEMPOS:
        return ("", [TEMPOS[code]]) if TEMPOS[code] in facts.get("tempo", ()) else None
    if code == "I1_0":
        return ("piano", ["no:piano"]) if "no:piano" in facts.get("no", ()) else None
    kind = KINDS[code]
    true = [fact for fact in facts.get(kind, ()) if fact != "has:drums"]
    if not true:
        return None
    some = rng.sample(true, min(MOST_INSTRUMENTS if kind == "has" else 1, len(true)))
    names = [_english(kind, fact.partition(":")[2]) for fact in some]
    return " and ".join(names), some


def _english(kind: str, value: str) -> str:
    table = {"has": NAMES, "genre": GENRES}.get(kind)
    return value if table is None else table[value][ENGLISH].split("|")[0]
