"""Train the score model: ``python -m symbolic.train --data DIR --out DIR``.

The run writes its curves (``steps.csv``, ``curve.csv``, TensorBoard events), the newest weights and all that is needed
to go on after it was killed. The random stream of a sequence comes from the seed, the step and its number in the step
alone, so a resumed run, and each of several processes (``torchrun -m symbolic.train ...``), sees the examples that one
process that was never stopped would have seen.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch
from torch import Tensor

from symbolic import baselines
from symbolic.checkpoint import STATE, load_model, load_progress, save_model, save_progress
from symbolic.curves import Curves
from symbolic.encode import FIELD_COLUMN, EncodedWork
from symbolic.errors import BadInput, ScoresmithError
from symbolic.model import KINDS, Batch, ModelConfig, ScoreModel
from symbolic.muon import Muon
from symbolic.precision import PRECISIONS, autocast, choose_precision, has_bf16
from symbolic.ranks import Ranks, joined
from symbolic.sampler import Sampler, SamplerConfig
from symbolic.score import ROLES

logger = logging.getLogger(__name__)

SOURCE_WEIGHTS: dict[str, float] = {
    "pop909": 0.42, "bands": 0.12, "openscore_lieder": 0.11, "freedoom": 0.09, "groove": 0.06, "hauptstimme": 0.06,
    "openewld": 0.05, "openscore_quartets": 0.05, "ceol_rince": 0.04,
}  # fmt: skip  # how often a training example comes from each source
OTHER_SOURCE = 0.05
"""The weight of a source that the table does not name."""
FIELDS_OF_A_NOTE = ("position", "pitch", "duration")
Losses: TypeAlias = Callable[[Batch], tuple[Tensor, Tensor]]
"""The model, or a wrapper of it: from a batch to the nats and counts of ``ScoreModel.losses``."""


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """How long and how fast to learn."""

    steps: int = 6000
    """Optimizer steps in all."""
    batch: int = 8
    """Sequences in a step, over all processes."""
    accumulate: int = 1
    """Parts in which each process computes its share of a step: more parts need less memory."""
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
    examples: int = 96
    """Held-out windows that an evaluation reads."""
    threads: int = 2
    """CPU threads of a process."""
    precision: str = "auto"
    """One of "fp32", "bf16" and "auto", which is bf16 where the processor computes in it."""
    dropout: float = 0.0
    """Share of what each block of the trunk adds that is left out at random; with it, the curve of several processes
    is no longer that of one."""
    compile: bool = False
    """Whether torch.compile makes kernels for a transformer first."""

    def __post_init__(self) -> None:
        for name in ("steps", "batch", "accumulate", "warmup", "evaluate_every", "threads"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}: at least 1 is needed")
        if not 0 <= self.dropout < 1:
            raise BadInput(f"dropout is {self.dropout}: it must be at least 0 and less than 1")


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
    quick = choose_precision(config.precision, matrices[0].device) == "bf16" and has_bf16(matrices[0].device)
    dtype = torch.bfloat16 if quick else torch.float32
    return [
        Muon(matrices, lr=config.matrix_rate, momentum=0.95, weight_decay=0.01, dtype=dtype),
        torch.optim.AdamW(others, lr=config.rate, betas=(0.9, 0.97), weight_decay=0.01),
    ]


def to_device(batch: Batch, device: torch.device) -> Batch:
    """The batch on another device."""
    return Batch(*(getattr(batch, name).to(device) for name in Batch.__slots__))


def source_weights(works: Sequence[EncodedWork]) -> dict[str, float]:
    """How often an example comes from each source of the works."""
    return {w.source: SOURCE_WEIGHTS.get(w.source, OTHER_SOURCE) for w in works}


@torch.no_grad()
def evaluate(
    model: ScoreModel, works: Sequence[EncodedWork], examples: int = 96, seed: int = 7, precision: str = "auto"
) -> dict[str, float]:
    """Held-out bits per note (in all and by field) on windows drawn with a fixed seed, all controls told."""
    model.eval()
    device = model.field_offset.device
    chosen = choose_precision(precision, device)
    config = SamplerConfig(context=model.config.context, field_dropout=0.0, all_dropout=0.0)
    sampler = Sampler(works, source_weights(works), config, np.random.default_rng(seed))
    nats, counts = torch.zeros(3, device=device), torch.zeros(3, device=device)
    for _ in range(max(examples // 8, 1)):
        with autocast(device, chosen):
            loss, count = model.losses(to_device(sampler.batch(8), device))
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


@dataclass(slots=True)
class Run:
    """What a run in progress is made of; ``step`` is the last one that is kept on disk."""

    out: Path
    model: ScoreModel
    optimizers: list[torch.optim.Optimizer]
    sampler: Sampler
    held: Sequence[EncodedWork]
    notes: dict[str, Any]
    config: TrainConfig
    ranks: Ranks
    step: int = 0

    def measure(self) -> dict[str, float]:
        """Bits per note on the held-out works, nothing where there are none."""
        config = self.config
        return evaluate(self.model, self.held, config.examples, precision=config.precision) if self.held else {}

    def keep(self, step: int, figures: Mapping[str, float]) -> None:
        """Write the checkpoint of a step, then the weights for use."""
        save_progress(self.out, self.model, self.optimizers, step)
        self.step = step
        save_model(self.model, self.out, {**self.notes, "step": step, **figures})


def train(
    works: Sequence[EncodedWork],
    out: Path,
    shape: ModelConfig,
    config: TrainConfig,
    ranks: Ranks | None = None,
    start: Path | None = None,
) -> dict[str, float]:
    """Train on split "train" and give the last figures on split "dev"; goes on from ``out`` if it holds a run.

    ``start`` is a folder of weights to begin with: those of the same name and shape are taken. Without works of split
    "dev" nothing is measured. Raises BadInput where there is nothing to learn from or ``out`` holds a run of another
    shape, ScoresmithError where a file cannot be written: the last checkpoint is then whole.
    """
    run = prepare_run(works, out, shape, config, ranks or Ranks())
    if start is not None and not run.step:
        take_weights(run.model, start)
    if run.step >= config.steps:
        return run.measure() if run.ranks.leads else {}
    try:
        return learn_steps(run)
    except OSError as error:
        place, why = error.filename or out, error.strerror or error
        kept = f"the checkpoint of step {run.step} is whole" if run.step else "there is no checkpoint yet"
        raise ScoresmithError(f"training stopped: {place} cannot be written ({why}); {kept}") from error


def prepare_run(works: Sequence[EncodedWork], out: Path, shape: ModelConfig, config: TrainConfig, ranks: Ranks) -> Run:
    """A run at its start, or where ``out`` says that it was stopped. Raises BadInput as ``train`` does."""
    learn, held = ([w for w in works if w.split == split] for split in ("train", "dev"))
    if not learn:
        raise BadInput(f"none of the {len(works)} works given is in the training split: there is nothing to learn from")
    if not held:
        logger.warning("none of the %d works given is held out: nothing is measured on unseen music", len(works))
    ranks.share(config.batch, config.accumulate)
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    model = ScoreModel(shape).to(ranks.device)
    for module in model.trunk.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = config.dropout
    optimizers = make_optimizers(model, config)
    step = load_progress(out, model, optimizers) if (out / STATE).exists() else 0
    notes = {"train": asdict(config), "works": len(learn), "trained_styles": trained_styles(learn)}
    sampler_config = SamplerConfig(context=shape.context)
    sampler = Sampler(learn, source_weights(learn), sampler_config, np.random.default_rng(0))
    return Run(out, model, optimizers, sampler, held, notes, config, ranks, step)


@torch.no_grad()
def take_weights(model: ScoreModel, folder: Path) -> None:
    """Copy what fits from other weights, of the other kind of trunk too. Raises BadInput if nothing does."""
    given, own = load_model(folder)[0].state_dict(), model.state_dict()
    fitting = [name for name, tensor in given.items() if name in own and own[name].shape == tensor.shape]
    if not fitting:
        raise BadInput(f"none of the weights in {folder} has a name and shape of this model")
    for name in fitting:
        own[name].copy_(given[name])
    logger.info("%d of %d weights are taken from %s", len(fitting), len(own), folder)


def learn_steps(run: Run) -> dict[str, float]:
    """The steps that are left, with a checkpoint where one is due; gives the last held-out figures."""
    config, ranks, first = run.config, run.ranks, run.step
    losses, precision = wrapped(run.model, config, ranks), choose_precision(config.precision, ranks.device)
    figures: dict[str, float] = {}
    began_s, seen = time.monotonic(), 0
    with Curves(run.out, first, config.steps) if ranks.leads else contextlib.nullcontext() as curves:
        for step in range(first, config.steps):
            parts = [
                to_device(draw(run.sampler, config.seed, step, numbers), ranks.device)
                for numbers in ranks.share(config.batch, config.accumulate)
            ]
            torch.manual_seed(hash((config.seed, step, ranks.rank)))  # of the dropout
            bits, notes = one_step(losses, parts, ranks, precision)
            if not np.isfinite(bits):
                raise ScoresmithError(f"step {step + 1} costs {bits} bits a note: lower the learning rates")
            factor = rate_at(step, config)
            apply(run.model, run.optimizers, (config.matrix_rate * factor, config.rate * factor))
            seen += notes
            due = (step + 1) % config.evaluate_every == 0 or step + 1 == config.steps
            if curves is not None:
                speed = seen / (time.monotonic() - began_s)
                curves.step(step + 1, {"train_bits": bits, "rate_factor": factor, "notes_per_s": round(speed, 1)})
                curves.show(step + 1, f"{bits:.3f} bits a note, {speed:.0f} notes/s", time.monotonic())
                if due:
                    figures = run.measure()
                    curves.held_out(step + 1, {"train_bits": bits, **figures})
                    run.keep(step + 1, figures)
            if due:
                ranks.wait()
    return figures


def wrapped(model: ScoreModel, config: TrainConfig, ranks: Ranks) -> Losses:
    """The model as what a step calls: compiled if asked for, its gradients averaged over the processes.

    An LSTM is left as it is: its kernels are ready-made, and its length with separators is known only in the step.
    """
    module: Any = torch.compile(model) if config.compile and model.config.kind == "transformer" else model
    if ranks.count > 1:
        module = torch.nn.parallel.DistributedDataParallel(module)
    call: Losses = module
    return call


def draw(sampler: Sampler, seed: int, step: int, numbers: range) -> Batch:
    """The sequences of a step with these numbers, each from a random stream of its own."""
    rows = []
    for number in numbers:
        sampler.rng = np.random.default_rng([seed, step, number])
        rows.append(sampler.batch(1))
    return Batch(*(torch.cat([getattr(row, name) for row in rows]) for name in Batch.__slots__))


def one_step(losses: Losses, parts: Sequence[Batch], ranks: Ranks, precision: str) -> tuple[float, int]:
    """Leave the gradient of the bits per note of all processes' parts; gives these bits and how many notes they had."""
    own = torch.stack([(part.target[..., 1] >= 0).sum() for part in parts]).sum()
    notes = ranks.total(own).clamp(min=1)
    nats = torch.zeros((), device=ranks.device)
    for i, part in enumerate(parts):
        quiet = getattr(losses, "no_sync", contextlib.nullcontext) if i + 1 < len(parts) else contextlib.nullcontext
        with quiet():  # processes exchange gradients once, after the last part
            with autocast(ranks.device, precision):
                cost = losses(part)[0].sum()
            torch.autograd.backward(cost * (ranks.count / notes))
        nats += cost.detach()
    return float(ranks.total(nats) / notes) / float(np.log(2)), int(notes)


def apply(model: torch.nn.Module, optimizers: list[torch.optim.Optimizer], rates: Sequence[float]) -> None:
    """Move the weights by the gradient that is there, and clear it."""
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    for optimizer, rate in zip(optimizers, rates, strict=True):
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


def show_baselines(works: Sequence[EncodedWork]) -> None:
    """Log what the held-out works cost by counting alone."""
    learn, held = ([w for w in works if w.split == split] for split in ("train", "dev"))
    for order, name in enumerate(("unigram", "bigram")):
        if learn and held:
            bits = baselines.bits_per_note(baselines.count(learn, order), held)
            logger.info("%s: %.3f bits a note held out", name, bits)


def add_settings(parser: argparse.ArgumentParser, defaults: Any, names: Sequence[str]) -> None:
    """An option for each named number of a config, with the config's default."""
    for name in names:
        value = getattr(defaults, name)
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)


def settings(kind: Any, options: argparse.Namespace) -> Any:
    """A config made from the options that have its fields' names."""
    given: Mapping[str, Any] = vars(options)
    return kind(**{f.name: given[f.name] for f in fields(kind) if f.name in given})


def make_parser() -> argparse.ArgumentParser:
    """The options of the command."""
    parser = argparse.ArgumentParser(prog="python -m symbolic.train", description="Train the score model.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="where the encoded data is kept")
    parser.add_argument("--out", type=Path, default=Path("runs/score"), help="where weights and curves go")
    parser.add_argument("--sources", nargs="*", help="data sets to learn from (default: all)")
    parser.add_argument("--kind", choices=KINDS, default="transformer", help="the network")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto", help="auto: bf16 where it is fast")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--init", type=Path, help="folder of weights to begin with")
    parser.add_argument("--compile", action="store_true", help="make kernels first (transformer only)")
    add_settings(
        parser,
        TrainConfig(),
        [f.name for f in fields(TrainConfig) if f.name not in ("precision", "compile")],
    )
    add_settings(parser, ModelConfig(), ("layers", "width", "heads", "groups", "hidden", "context"))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    from symbolic.data.corpus import READERS
    from symbolic.shards import prepare

    try:
        with joined(options.device) as ranks:
            level = logging.INFO if ranks.leads else logging.ERROR
            logging.basicConfig(level=level, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
            config, shape = settings(TrainConfig, options), settings(ModelConfig, options)
            with ranks.leader_first():
                works = prepare(READERS, options.data, options.cache, options.sources)
            if ranks.leads:
                show_baselines(works)
            train(works, options.out, shape, config, ranks, options.init)
    except ScoresmithError as error:
        parser.exit(error.exit_code, f"error: {error}\n")
    except KeyboardInterrupt:
        parser.exit(130, "error: interrupted; the same command goes on from the last checkpoint\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
