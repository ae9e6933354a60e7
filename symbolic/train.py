"""Train the score model: ``python -m symbolic.train --data DIR --out DIR``.

The run writes ``curve.csv``, the newest weights and all that is needed to go on after it was killed. The random
stream of a step comes from the seed and the step alone, so a resumed run sees the examples that it would have seen.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from symbolic import baselines
from symbolic.checkpoint import PROGRESS, load_model, load_progress, save_model, save_progress
from symbolic.encode import FIELD_COLUMN, EncodedWork
from symbolic.errors import BadInput, ScoresmithError
from symbolic.model import KINDS, Batch, ModelConfig, ScoreModel
from symbolic.muon import Muon
from symbolic.precision import PRECISIONS, autocast, choose_precision
from symbolic.sampler import Sampler, SamplerConfig
from symbolic.score import ROLES

logger = logging.getLogger(__name__)

SOURCE_WEIGHTS: dict[str, float] = {
    "pop909": 0.44, "groove": 0.12, "freedoom": 0.13, "openscore_lieder": 0.10, "openewld": 0.09,
    "openscore_quartets": 0.06, "ceol_rince": 0.03, "hauptstimme": 0.03,
}  # fmt: skip  # how often a training example comes from each source
FIELDS_OF_A_NOTE = ("position", "pitch", "duration")


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """How long and how fast to learn."""

    steps: int = 6000
    """Optimizer steps in all."""
    batch: int = 8
    """Sequences in a step."""
    matrix_rate: float = 0.01
    """Learning rate of Muon, which moves the trunk's matrices."""
    rate: float = 0.002
    """Learning rate of AdamW, which moves embeddings, heads and gains."""
    warmup: int = 100
    """Steps over which the rates rise."""
    decay: float = 0.4
    """Share of the steps, at the end, over which the rates fall to nothing."""
    seed: int = 1
    """Seed of weights and examples."""
    evaluate_every: int = 500
    """Steps between two held-out evaluations and checkpoints."""
    threads: int = 2
    """CPU threads."""
    precision: str = "auto"
    """"fp32", "bf16", or "auto" for bf16 where the processor computes in it."""


def rate_at(step: int, config: TrainConfig) -> float:
    """The factor on the learning rates at a step: up, level, then straight down."""
    rise = min(1.0, (step + 1) / config.warmup)
    fall = (config.steps - step) / max(1.0, config.steps * config.decay)
    return min(rise, fall, 1.0)


def make_optimizers(model: ScoreModel, config: TrainConfig) -> list[torch.optim.Optimizer]:
    """Muon for the matrices inside the trunk, AdamW for everything else."""
    matrices = [p for p in model.trunk.parameters() if p.ndim == 2]
    chosen = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in chosen]
    return [
        Muon(matrices, lr=config.matrix_rate, momentum=0.95, weight_decay=0.01),
        torch.optim.AdamW(others, lr=config.rate, betas=(0.9, 0.97), weight_decay=0.01),
    ]


def to_device(batch: Batch, device: torch.device) -> Batch:
    """The batch on another device."""
    return Batch(*(getattr(batch, name).to(device) for name in Batch.__slots__))


@torch.no_grad()
def evaluate(
    model: ScoreModel, works: Sequence[EncodedWork], examples: int = 96, seed: int = 7, precision: str = "auto"
) -> dict[str, float]:
    """Held-out bits per note (in all and by field) on windows drawn with a fixed seed, all controls told."""
    model.eval()
    config = SamplerConfig(field_dropout=0.0, all_dropout=0.0)
    sampler = Sampler(works, SOURCE_WEIGHTS, config, np.random.default_rng(seed))
    device = torch.device("cpu")
    nats, counts = torch.zeros(3), torch.zeros(3)
    for _ in range(examples // 8):
        with autocast(device, choose_precision(precision, device)):
            loss, count = model.losses(sampler.batch(8))
        nats += loss
        counts += count
    model.train()
    bits = (nats / np.log(2) / counts[1]).tolist()
    return {"bits_per_note": sum(bits), **{f"bits_{n}": b for n, b in zip(FIELDS_OF_A_NOTE, bits, strict=True)}}


def trained_styles(works: Sequence[EncodedWork]) -> dict[str, list[int]]:
    """For each role, the values of the field "style" that its training cells carry."""
    role, style = FIELD_COLUMN["role"], FIELD_COLUMN["style"]
    seen: dict[str, set[int]] = {r.value: set() for r in ROLES}
    for work in works:
        for r in np.unique(work.fields[:, role]):
            seen[ROLES[r - 1].value] |= {int(s) for s in np.unique(work.fields[work.fields[:, role] == r, style])}
    return {name: sorted(values) for name, values in seen.items()}


def train(works: Sequence[EncodedWork], out: Path, shape: ModelConfig, config: TrainConfig) -> dict[str, float]:
    """Train on split "train" and give the last held-out figures; goes on from ``out`` if it holds a run."""
    learn, held = ([w for w in works if w.split == split] for split in ("train", "dev"))
    if not learn or not held:
        raise BadInput(f"{len(learn)} works to learn from and {len(held)} to test on: both are needed")
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    resumed = (out / PROGRESS).exists()
    model = load_model(out)[0] if resumed else ScoreModel(shape)
    optimizers = make_optimizers(model, config)
    first = int(load_progress(out, optimizers)["step"]) if resumed else 0
    notes = {"train": asdict(config), "works": len(learn), "trained_styles": trained_styles(learn)}
    sampler = Sampler(learn, SOURCE_WEIGHTS, SamplerConfig(context=model.config.context), np.random.default_rng(0))
    figures: dict[str, float] = {}
    began, seen = time.monotonic(), 0
    for step in range(first, config.steps):
        sampler.rng = np.random.default_rng([config.seed, step])
        loss, notes_seen = _step(model, optimizers, sampler.batch(config.batch), rate_at(step, config), config)
        seen += notes_seen
        if step % 50 == 0:
            rate = seen / (time.monotonic() - began)
            logger.info("step %d: %.3f bits a note, %.0f notes/s", step, loss, rate)
        if (step + 1) % config.evaluate_every == 0 or step + 1 == config.steps:
            figures = evaluate(model, held, precision=config.precision)
            _log(out / "curve.csv", {"step": step + 1, "train_bits": loss, **figures})
            logger.info("step %d: held out %s", step + 1, json.dumps({k: round(v, 3) for k, v in figures.items()}))
            save_model(model, out, {**notes, "step": step + 1, **figures})
            save_progress(out, optimizers, {"step": step + 1})
    return figures


def _step(
    model: ScoreModel, optimizers: list[torch.optim.Optimizer], batch: Batch, factor: float, config: TrainConfig
) -> tuple[float, int]:
    """One optimizer step; gives the bits per note of its examples and how many notes they had."""
    device = batch.kind.device
    with autocast(device, choose_precision(config.precision, device)):
        nats, counts = model.losses(batch)
    loss = nats.sum() / counts[1].clamp(min=1)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    for optimizer, rate in zip(optimizers, (config.matrix_rate, config.rate), strict=True):
        for group in optimizer.param_groups:
            group["lr"] = rate * factor
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    return float(loss.detach()) / float(np.log(2)), int(counts[1])


def _log(path: Path, row: dict[str, float]) -> None:
    new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(row))
        if new:
            writer.writeheader()
        writer.writerow(row)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m symbolic.train", description="Train the score model.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="where the encoded data is kept")
    parser.add_argument("--out", type=Path, default=Path("runs/score"), help="where weights and curve go")
    parser.add_argument("--sources", nargs="*", help="data sets to learn from (default: all)")
    for name, default in (("steps", 6000), ("batch", 8), ("seed", 1), ("evaluate-every", 500), ("threads", 2)):
        parser.add_argument(f"--{name}", type=int, default=default)
    for name in ("layers", "width", "heads", "groups", "hidden", "context"):
        parser.add_argument(f"--{name}", type=int, default=getattr(ModelConfig(), name))
    parser.add_argument("--kind", choices=KINDS, default="transformer")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto")
    for name in ("matrix-rate", "rate"):
        parser.add_argument(f"--{name}", type=float, default=getattr(TrainConfig(), name.replace("-", "_")))
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    from symbolic.data.corpus import READERS
    from symbolic.shards import prepare

    try:
        works = prepare(READERS, options.data, options.cache, options.sources)
        learn, held = ([w for w in works if w.split == split] for split in ("train", "dev"))
        for order, name in enumerate(("unigram", "bigram")):
            bits = baselines.bits_per_note(baselines.count(learn, order), held)
            logger.info("%s: %.3f bits a note held out", name, bits)
        shape = ModelConfig(
            options.layers,
            options.width,
            options.heads,
            options.groups,
            options.hidden,
            options.context,
            kind=options.kind,
        )
        settings = TrainConfig(
            steps=options.steps,
            batch=options.batch,
            seed=options.seed,
            evaluate_every=options.evaluate_every,
            threads=options.threads,
            precision=options.precision,
            matrix_rate=options.matrix_rate,
            rate=options.rate,
        )
        train(works, options.out, shape, settings)
    except ScoresmithError as error:
        parser.exit(error.exit_code, f"error: {error}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
