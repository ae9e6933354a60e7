"""How many bits a held-out note costs: the shipped model beside counting baselines.

``python -m symbolic.evaluate --data DIR`` prints the table of the model card.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from symbolic import baselines
from symbolic.checkpoint import load_model
from symbolic.data.corpus import READERS
from symbolic.decoder import WEIGHTS_FOLDER
from symbolic.encode import EncodedWork
from symbolic.errors import ScoresmithError
from symbolic.shards import prepare
from symbolic.train import SOURCE_WEIGHTS, evaluate


def held_out(works: Sequence[EncodedWork], model_folder: Path, split: str, examples: int) -> dict[str, float]:
    """Bits per note on a split: the model (in all, by field and by source), the unigram and the bigram.

    The model is told all Controls and reads windows as in training; the baselines read whole works.
    """
    learn = [w for w in works if w.split == "train"]
    held = [w for w in works if w.split == split]
    model, _ = load_model(model_folder)
    figures = evaluate(model, held, examples=examples)
    for order, name in enumerate(("unigram", "bigram")):
        figures[name] = baselines.bits_per_note(baselines.count(learn, order), held)
    for source in SOURCE_WEIGHTS:
        own = [w for w in held if w.source == source]
        if own:
            figures[f"source_{source}"] = evaluate(model, own, examples=max(examples // 4, 8))["bits_per_note"]
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m symbolic.evaluate", description="Held-out bits per note.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="where the encoded data is kept")
    parser.add_argument("--model", type=Path, default=WEIGHTS_FOLDER, help="folder of the model")
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--examples", type=int, default=256, help="windows to read")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args(arguments)
    try:
        works = prepare(READERS, options.data, options.cache)
        figures = held_out(works, options.model, options.split, options.examples)
    except ScoresmithError as error:
        parser.exit(error.exit_code, f"error: {error}\n")
    for name, bits in figures.items():
        print(f"{name:28s} {bits:7.3f}")
    if options.json:
        options.json.write_text(json.dumps({k: round(v, 4) for k, v in figures.items()}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
