"""Ceol Rince na hÉireann: Irish dance tunes, one melody line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from symbolic.data.build import make_score, works_of
from symbolic.data.midi import read_raw
from symbolic.data.openscore import keys_of, on_bar_lines
from symbolic.data.work import Work
from symbolic.recognise import recognise_chords
from symbolic.score import Role

LICENCE = "Unlicense"
FIDDLE = 110
_VERSION = re.compile(r"\d+|first|second|third|original|version|reel|jig|hornpipe|polka|slide|march", re.IGNORECASE)


def read_ceol_rince(root: Path) -> Iterator[Work]:
    """Read the tunes of ``root/ceol_rince``; versions of one tune count as one creator."""
    yield from works_of(sorted((root / "ceol_rince").glob("*.mid")), _read_tune)


def _read_tune(path: Path) -> Work:
    raw = read_raw(path)
    tracks, meters, _ = on_bar_lines(raw)
    score = make_score(
        raw.tracks[0].name.strip() or path.stem,
        {Role.MELODY: (FIDDLE, [n for t in tracks for n in t.notes])},
        meters,
        raw.tempos[:1],
        keys_of(raw, tracks, 0)[:1],
    )
    score = replace(score, chords=recognise_chords(score))
    tune = _VERSION.sub("", path.stem)
    return Work(f"ceol_rince/{path.stem}", "ceol_rince", (f"Irish tune {tune}",), "folk", LICENCE, score)
