"""The Groove MIDI Dataset: human drumming to a click, with style and tempo (Gillick et al. 2019)."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from symbolic.data.build import make_score, snap_human
from symbolic.data.midi import read_raw
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.score import Key, Meter, Role, Tempo

LICENCE = "CC-BY-4.0"

GM_KEY_OF_TD11: dict[int, int] = {
    22: 42, 26: 46, 40: 38, 47: 45, 50: 48, 52: 57, 55: 49, 58: 43, 59: 51,
}  # fmt: skip  # rims and edges of the Roland TD-11 -> the General MIDI key of the same piece of the kit

STYLE_OF_WORD: dict[str, str] = {
    "halftime": "rock", "shuffle": "blues", "purdieshuffle": "funk", "brazilian-bossa": "bossa", "swing": "swing",
    "rock": "rock", "punk": "rock", "country": "folk", "hiphop": "hiphop", "funk": "funk", "neworleans": "funk",
    "soul": "funk", "gospel": "funk", "jazz": "swing", "latin": "latin", "afrocuban": "latin", "afrobeat": "latin",
    "highlife": "latin", "reggae": "latin", "pop": "pop", "dance": "disco", "blues": "blues", "middleeastern": "folk",
    "folk": "folk", "fusion": "funk", "disco": "disco", "breakbeat": "edm",
}  # fmt: skip  # the second word of a style such as "jazz/fusion" decides if it stands here, else the first


def list_takes(root: Path) -> list[Item]:
    """The beats and fills of ``root/groove`` whose file is there."""
    folder = root / "groove"
    with (folder / "info.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (folder / row["midi_filename"]).exists()]
    return [Item(row["id"], folder / row["midi_filename"], (f"Groove {row['drummer']}",), row) for row in rows]


def read_take(item: Item) -> list[Work]:
    """Read one take: drums only, with velocities."""
    raw, row = read_raw(item.path), item.facts
    notes = [replace(n, pitch=GM_KEY_OF_TD11.get(n.pitch, n.pitch)) for t in raw.tracks for n in t.notes]
    numerator, denominator = map(int, row["time_signature"].split("-"))
    score = make_score(
        f"{row['style']} {row['beat_type']}",
        {Role.DRUMS: (0, snap_human(notes))},
        (Meter(0, numerator, denominator),),
        (Tempo(0, float(row["bpm"])),),
        (Key(0, 0, "major"),),
    )
    return [Work(f"groove/{item.name}", "groove", item.creators, style_of(row["style"]), LICENCE, score)]


read_groove = Reader("groove", list_takes, read_take)


def style_of(groove_style: str) -> str:
    """The style in ``controls.STYLES`` of a Groove style such as ``latin/brazilian-bossa``."""
    first, _, second = groove_style.partition("/")
    return STYLE_OF_WORD.get(second) or STYLE_OF_WORD[first]
