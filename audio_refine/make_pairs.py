"""Make training pairs: ``python -m audio_refine.make_pairs --out DIR --data DIR --plain FONT --rich FONT``.

For a library of one's own: ``--own`` takes a folder of MIDI files, ``--rich`` any SF2 or SF3 files, best first, of
which the first that has an instrument plays it. Excerpts that are in the folder already are kept, so a run that was
stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Sequence
from pathlib import Path

from audio_refine.excerpts import LENGTH_S, draw_excerpts
from audio_refine.pairs import INDEX, RATE_HZ, Banks, make_pairs, read_pairs, save_pair
from render.soundfont import open_soundfont
from symbolic.errors import BadInput

logger = logging.getLogger(__name__)


def make_set(
    out: Path, banks: Banks, data: Path | None, own: Path | None, counts: dict[str, int], seed: int, length_s: float
) -> int:
    """Fill ``out`` with the pairs of so many excerpts of each split; gives how many pairs are new."""
    done = {pair.name.rsplit("_", 1)[0] for pair in read_pairs(out)} if (out / INDEX).exists() else set()
    made, began_s = 0, time.monotonic()
    for number, excerpt in enumerate(draw_excerpts(data, own, counts, seed, length_s)):
        if f"{excerpt.split}_{number:04d}" in done:
            continue
        try:
            pairs = list(make_pairs(excerpt, number, banks, seed))
        except BadInput as error:
            logger.warning("left out %s: %s", excerpt.name, error)
            continue
        for pair, audio in pairs:
            save_pair(out, pair, audio)
            made += 1
        seconds = sum(pair.frames for pair, _ in pairs) / RATE_HZ
        logger.info("%d %s: %d pairs, %.0f s of sound; %.1f s so far", number, excerpt.name, len(pairs), seconds,
                    time.monotonic() - began_s)  # fmt: skip
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m audio_refine.make_pairs", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder of the pairs")
    parser.add_argument("--data", type=Path, help="the folder of the data sets")
    parser.add_argument("--own", type=Path, help="a folder of MIDI files")
    parser.add_argument("--plain", type=Path, nargs="+", required=True, help="sound fonts to refine from")
    parser.add_argument("--rich", type=Path, nargs="+", required=True, help="sound fonts to refine to, best first")
    parser.add_argument("--train", type=int, default=220, help="excerpts to learn from")
    parser.add_argument("--dev", type=int, default=24, help="excerpts to watch the learning with")
    parser.add_argument("--test", type=int, default=24, help="excerpts for the last figures")
    parser.add_argument("--length-s", type=float, default=LENGTH_S)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    banks = Banks(tuple(map(open_soundfont, given.plain)), tuple(map(open_soundfont, given.rich)))
    counts = {"train": given.train, "dev": given.dev, "test": given.test}
    made = make_set(given.out, banks, given.data, given.own, counts, given.seed, given.length_s)
    logger.info("%d new pairs in %s", made, given.out)


if __name__ == "__main__":
    main()
