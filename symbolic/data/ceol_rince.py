"""Ceol Rince na hÉireann: Irish dance tunes, one melody line each."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from symbolic.data.build import make_score
from symbolic.data.midi import read_raw
from symbolic.data.openscore import keys_of, on_bar_lines
from symbolic.data.sections import repeated_parts
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.recognise import recognise_chords
from symbolic.score import Role

LICENCE = "Unlicense"
FIDDLE = 110
_VERSION = re.compile(r"\d+|first|second|third|original|version|reel|jig|hornpipe|polka|slide|march", re.IGNORECASE)


def list_tunes(root: Path) -> list[Item]:
    """The tunes of ``root/ceol_rince``; versions of one tune count as one creator."""
    paths = sorted((root / "ceol_rince").glob("*.mid"))
    return [Item(path.stem, path, (f"Irish tune {_VERSION.sub('', path.stem)}",)) for path in paths]


def read_tune(item: Item) -> list[Work]:
    """Read one tune: a melody, with chords heard from it."""
    raw = read_raw(item.path)
    tracks, stretch = on_bar_lines(raw)
    score = make_score(
        raw.tracks[0].name.strip() or item.name,
        {Role.MELODY: (FIDDLE, [n for t in tracks for n in t.notes])},
        stretch.meters,
        raw.tempos[:1],
        keys_of(raw, tracks, stretch)[:1],
    )
    score = replace(score, chords=recognise_chords(score), sections=repeated_parts(score))
    return [Work(f"ceol_rince/{item.name}", "ceol_rince", item.creators, "folk", LICENCE, score)]


read_ceol_rince = Reader("ceol_rince", list_tunes, read_tune)
