"""Learn the tables of recognition from people's songs and from pieces of this project, and write them.

``python -m symbolic.recognition.learn --data DIR --own DIR [--out FILE]``. ``--own`` is a folder of MIDI files composed
by this project (``python benchmarks/recognition_pieces.py`` makes it). Only the training split is learned from.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import fields
from pathlib import Path

import numpy as np

from symbolic.data.freedoom import read_freedoom
from symbolic.data.openscore import read_openscore_lieder
from symbolic.data.pop909 import read_pop909
from symbolic.data.source import Reader
from symbolic.files import write_bytes
from symbolic.midi import read_midi
from symbolic.recognition.keys import KeyModel
from symbolic.recognition.learn.chords import learn_chords
from symbolic.recognition.learn.keys import learn_keys
from symbolic.recognition.learn.meters import learn_meters
from symbolic.recognition.learn.sections import learn_sections
from symbolic.recognition.meters import MeterModel
from symbolic.recognition.sections import SectionModel
from symbolic.recognition.tables import FILE, learned
from symbolic.score import Score

OWN_WEIGHT = 4
"""How often a composed piece (one with a melody) is learned from where chords are; played ones once."""
POP_CHORDS, POP_METERS, SONG_METERS, SONG_KEYS = 400, 250, 500, 250
"""How many songs chords, meters and keys are learned from, so that no set outweighs the others."""


def training(reader: Reader, data: Path) -> list[Score]:
    """The scores of the training split."""
    return [work.score for work in reader(data, ("train",))]


def main() -> None:
    """Learn and write all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / FILE)
    options = parser.parse_args()
    rng = random.Random(1)
    pop, songs = training(read_pop909, options.data), training(read_openscore_lieder, options.data)
    own = [read_midi(path) for path in sorted(options.own.glob("composed*.mid"))]
    played = [read_midi(path) for path in sorted(options.own.glob("played*.mid"))]
    with_chords = rng.sample([s for s in pop if s.chords], POP_CHORDS)
    chords = learn_chords([*with_chords, *own * OWN_WEIGHT, *played])
    tables = {f"chords.{each.name}": getattr(chords, each.name) for each in fields(chords)}
    save(tables, options.out)  # keys are heard in chords
    learned.cache_clear()
    models: dict[str, KeyModel | SectionModel | MeterModel] = {
        "keys": learn_keys([*pop, *own, *rng.sample(songs, min(SONG_KEYS, len(songs)))]),
        "sections": learn_sections([*(s for s in pop if s.sections), *own * 3], own),
        "meters": learn_meters(
            [
                *rng.sample(pop, min(POP_METERS, len(pop))), *rng.sample(songs, min(SONG_METERS, len(songs))), *own,
                *played[: len(played) // 2], *training(read_freedoom, options.data),
            ]
        ),
    }  # fmt: skip
    for name, model in models.items():
        tables |= {f"{name}.{each.name}": getattr(model, each.name) for each in fields(model)}
    save(tables, options.out)


def save(tables: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]], path: Path) -> None:
    """Write tables in single precision, whole or not at all."""
    import io

    out = io.BytesIO()
    np.savez_compressed(out, **{name: table.astype(np.float32) for name, table in tables.items()})  # type: ignore[arg-type]
    write_bytes(path, out.getvalue())


if __name__ == "__main__":
    main()
