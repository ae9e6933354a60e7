"""What our own files say beside their notation: roles, kinds of sections and exact modes; nothing for other files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from symbolic.midi_events import extras_rows
from symbolic.score import SECTION_KINDS, Key, Role, Section
from symbolic.spelling import key_fifths, key_signed
from symbolic.theory import MODES, PARENT_MODE
from symbolic.timing import key_at

EXTRAS_FIELD = "scoresmith"
"""The name of the ``<miscellaneous-field>`` that holds them as JSON."""
MAX_EXTRAS = 2_000_000


def read_extras(root: Any) -> dict[str, Any]:
    """The mapping in the extras field; empty where there is none or it is damaged."""
    for element in root.iterfind("identification/miscellaneous/miscellaneous-field"):
        text = element.text or ""
        if element.get("name") != EXTRAS_FIELD or len(text) > MAX_EXTRAS:
            continue
        try:
            extras = json.loads(text)
        except (ValueError, RecursionError):
            return {}
        return extras if isinstance(extras, dict) else {}
    return {}


def roles_of(extras: Mapping[str, Any], names: Sequence[str]) -> list[Role | None]:
    """The role of each part by its name, each row used once; None where the extras do not say."""
    left = [row for row in extras_rows(extras, "tracks") if row.get("role") in tuple(Role)]
    found: list[Role | None] = []
    for name in names:
        row = next((row for row in left if row.get("name") == name), None)
        if row is not None:
            left.remove(row)
        found.append(None if row is None else Role(row["role"]))
    return found


def exact_keys(keys: Sequence[Key], extras: Mapping[str, Any], is_pitched: bool) -> tuple[Key, ...]:
    """The keys as they were written, with modes that notation has no name for and keys that say the same again.

    They are taken where they agree with the signatures that were read, and for a piece of drums, which has none.
    """
    rows = [
        key_signed(Key(row["tick"], row["tonic"], row["mode"]), key_fifths(key_at(keys, row["tick"])))
        for row in extras_rows(extras, "keys")
        if isinstance(row.get("tick"), int) and row.get("tonic") in range(12) and row.get("mode") in MODES
    ]
    if not rows or rows[0].tick != 0 or any(a.tick >= b.tick for a, b in pairwise(rows)):
        return tuple(keys)
    said = [_signed(key) for key in rows]
    changes = [row for i, row in enumerate(said) if i == 0 or row[1:] != said[i - 1][1:]]
    agrees = changes == [_signed(key) for key in keys] or (not is_pitched and len(rows) == 1)
    return tuple(rows) if agrees else tuple(keys)


def _signed(key: Key) -> tuple[int, int, str]:
    return key.tick, key.tonic, _written(key.mode)


def _written(mode: str) -> str:
    parent = PARENT_MODE.get(mode, mode)
    return "minor" if parent == "harmonic minor" else parent


def exact_sections(sections: Sequence[Section], extras: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections with kind, letter, length and energy as they were written."""
    rows = {(row.get("bar"), row.get("name")): row for row in extras_rows(extras, "sections")}
    return tuple(_exact(section, rows.get((section.start_bar, section.name))) for section in sections)


def _exact(section: Section, row: Mapping[str, Any] | None) -> Section:
    if row is None or row.get("kind") not in SECTION_KINDS:
        return section
    bars, energy, letter = row.get("bars"), row.get("energy"), row.get("letter")
    return Section(
        section.name,
        str(row["kind"]),
        letter if isinstance(letter, str) else section.letter,
        section.start_bar,
        bars if isinstance(bars, int) and 0 < bars < section.bars else section.bars,
        float(energy) if isinstance(energy, int | float) and 0 <= energy <= 1 else section.energy,
    )
