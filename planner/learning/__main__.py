"""``python -m planner.learning --data DIR [--out FOLDER]``: learn the planner's facts from the training split."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path
from typing import Any

import numpy as np

import planner.knowledge
from planner.learning.chords import count_chords, count_rhythm
from planner.learning.forms import count_forms, count_tonics
from planner.learning.songs import Song, read_songs
from symbolic.files import write_bytes

FORM_GROUPS = ("folk", "pop", "rock")
"""The groups whose songs have sections: labelled in POP909 and Billboard, told from the melody in the lead sheets."""


def main() -> None:
    """Read the data, count, train, write three files."""
    parser = argparse.ArgumentParser(prog="python -m planner.learning", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, default=Path(planner.knowledge.__file__).parent)
    options = parser.parse_args()
    learn(list(read_songs(options.data, ("train",))), options.data, options.out)


def learn(songs: list[Song], data: Path, out: Path) -> None:
    """Write the counts of forms and rhythm and the weights of the network; no song is kept."""
    from planner.learning.network import train

    forms = count_forms(song for song in songs if song.group in FORM_GROUPS)
    if "rock" in forms:
        forms["rock"] |= count_tonics(data)
    _write_json(out / planner.knowledge.FORMS, forms)
    rhythm = count_rhythm(songs)
    _write_json(out / planner.knowledge.RHYTHM, {"groups": rhythm, "chords": count_chords(songs)})
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **train(songs))
    write_bytes(out / planner.knowledge.CHORDS, buffer.getvalue())


def _write_json(path: Path, value: dict[str, Any]) -> None:
    write_bytes(path, (json.dumps(value, sort_keys=True, separators=(",", ":")) + "\n").encode())


if __name__ == "__main__":
    main()
