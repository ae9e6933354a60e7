"""One training process for the tests: ``python -m tests.symbolic.train_process OUT [--kill-at STEP]``."""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
from pathlib import Path

from symbolic import train
from symbolic.model import ModelConfig
from symbolic.ranks import joined
from tests.symbolic.grids import works

SHAPE = ModelConfig(layers=2, width=32, heads=2, groups=1, hidden=64, context=128)
CONFIG = train.TrainConfig(steps=10, batch=4, warmup=2, evaluate_every=4, examples=16, threads=1, precision="fp32")


def main(out: Path, kill_at: int | None) -> None:
    """Train; at step ``kill_at`` the process kills itself as the system would: no handler runs, nothing is flushed."""
    draw = train.draw

    def killing(*given: object) -> object:
        if given[2] == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return draw(*given)  # type: ignore[arg-type]

    train.draw = killing  # type: ignore[assignment]
    with joined("cpu") as ranks:
        config = dataclasses.replace(CONFIG, accumulate=1 if ranks.count == 1 else 2)
        train.train(works(), out, SHAPE, config, ranks)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
