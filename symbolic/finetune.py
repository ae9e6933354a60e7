"""Fine-tune the score model on one's own MIDI files: ``python -m symbolic.finetune FOLDER --out DIR``.

Thin matrices are learned beside the model's own (LoRA); the version that costs least on the held-out files is kept. The
folder that is made holds them, and the model with them merged in, for ``scoresmith compose --adapter DIR``.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from symbolic.adapter import ADAPTER_CONFIG, ADAPTER_WEIGHTS, AdapterConfig, weights_sha256
from symbolic.checkpoint import load_model, save_model
from symbolic.controls import STYLES
from symbolic.curves import Curves
from symbolic.decoder import WEIGHTS_FOLDER
from symbolic.encode import EncodedWork
from symbolic.errors import BadInput, ScoresmithError
from symbolic.files import write_bytes, write_text
from symbolic.lora import add_lora, lora_tensors, merge_lora, set_lora
from symbolic.model import ScoreModel
from symbolic.own_music import read_folder
from symbolic.precision import PRECISIONS, choose_precision
from symbolic.ranks import Ranks
from symbolic.sampler import Sampler, SamplerConfig
from symbolic.train import (
    TrainConfig,
    add_settings,
    apply,
    draw,
    evaluate,
    one_step,
    rate_at,
    settings,
    source_weights,
    trained_styles,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FinetuneConfig:
    """How much and how fast to learn from one's own music."""

    steps: int = 200
    """Optimizer steps."""
    rank: int = 8
    """Columns of the added matrices."""
    alpha: float = 16.0
    """The added product is scaled by alpha / rank."""
    rate: float = 0.002
    """Learning rate of AdamW."""
    batch: int = 4
    """Sequences in a step."""
    context: int = 512
    """Events in a sequence, at most the model's own."""
    warmup: int = 10
    """Steps over which the rate rises."""
    evaluate_every: int = 25
    """Steps between two held-out evaluations."""
    examples: int = 32
    """Held-out windows that an evaluation reads."""
    held_out: float = 0.1
    """Share of the files that are only measured on."""
    seed: int = 1
    """Seed of the added matrices and of the examples."""
    threads: int = 2
    """CPU threads."""
    precision: str = "auto"
    """One of "fp32", "bf16" and "auto", which is bf16 where the processor computes in it."""

    def __post_init__(self) -> None:
        if not 0 <= self.held_out < 1:
            raise BadInput(f"held_out is {self.held_out}: it must be at least 0 and less than 1")

    def schedule(self) -> TrainConfig:
        """The same as a training run's settings, whose rates fall over the second half."""
        names = ("steps", "rate", "batch", "warmup", "evaluate_every", "examples", "seed", "threads", "precision")
        return TrainConfig(decay=0.5, **{name: getattr(self, name) for name in names})


def finetune(
    folder: Path, out: Path, config: FinetuneConfig, *, style: str = "", base: Path = WEIGHTS_FOLDER
) -> AdapterConfig:
    """Fine-tune the model of ``base`` on the MIDI files in ``folder`` and write an adapter to ``out``.

    Raises BadInput for a folder without usable files, an unknown style, and an ``out`` that holds something.
    """
    if style and style not in STYLES:
        raise BadInput(f"style '{style}' is none of {', '.join(STYLES)}")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BadInput(f"{out} exists already; choose another folder")
    schedule = config.schedule()
    model, notes = load_model(base)
    works = read_folder(folder, style, config.held_out)
    learn, held = ([w for w in works if w.split == split] for split in ("train", "dev"))
    logger.info("%d pieces to learn from, %d held out", len(learn), len(held))
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    parameters = add_lora(model, config.rank, config.alpha)
    try:
        step, before, after = _learn(model, parameters, learn, held, out, config, schedule)
        made = AdapterConfig(
            weights_sha256(base), config.rank, config.alpha, style, len(learn), len(held), step, before, after
        )
        known = {
            role: sorted({*s, *notes["trained_styles"].get(role, ())}) for role, s in trained_styles(learn).items()
        }
        write_adapter(model, out, made, {**notes, "trained_styles": known, "adapter": asdict(made)})
    except OSError as error:
        raise ScoresmithError(f"{error.filename or out} cannot be written: {error.strerror or error}") from error
    return made


def _learn(
    model: ScoreModel,
    parameters: list[torch.nn.Parameter],
    learn: Sequence[EncodedWork],
    held: Sequence[EncodedWork],
    out: Path,
    config: FinetuneConfig,
    schedule: TrainConfig,
) -> tuple[int, float | None, float | None]:
    """Train the added matrices and leave the best ones in the model.

    Gives the step they are of, and the held-out bits per note before and after (None without held-out works).
    """
    optimizer = torch.optim.AdamW(parameters, lr=config.rate, betas=(0.9, 0.98), weight_decay=0.01)
    precision = choose_precision(config.precision, torch.device("cpu"))
    context = min(config.context, model.config.context)
    sampler = Sampler(learn, source_weights(learn), SamplerConfig(context=context), np.random.default_rng(0))

    def measure() -> float | None:
        return evaluate(model, held, config.examples, precision=precision)["bits_per_note"] if held else None

    before = best = measure()
    kept, tensors = 0, lora_tensors(model)
    with Curves(out, 0, config.steps) as curves:
        if before is not None:
            curves.held_out(0, {"bits_per_note": before})
        for step in range(config.steps):
            batch = draw(sampler, config.seed, step, range(config.batch))
            bits, _ = one_step(model, [batch], Ranks(), precision)
            if not np.isfinite(bits):
                raise ScoresmithError(f"step {step + 1} costs {bits} bits a note: lower the rate ({config.rate})")
            apply(model, [optimizer], [config.rate * rate_at(step, schedule)])
            curves.step(step + 1, {"train_bits": bits})
            curves.show(step + 1, f"{bits:.3f} bits a note", time.monotonic())
            if (step + 1) % config.evaluate_every and step + 1 < config.steps:
                continue
            now = measure()
            if now is not None:
                curves.held_out(step + 1, {"bits_per_note": now})
            if now is None or best is None or now < best:
                kept, best, tensors = step + 1, now, lora_tensors(model)
    set_lora(model, tensors)
    return kept, before, best


def write_adapter(model: ScoreModel, out: Path, made: AdapterConfig, notes: dict[str, object]) -> None:
    """Write the added matrices, the merged model for use without torch, and last of all what marks an adapter."""
    from safetensors.torch import save

    from symbolic.export import export

    write_bytes(out / ADAPTER_WEIGHTS, save(lora_tensors(model)))
    merge_lora(model)
    with tempfile.TemporaryDirectory() as run:
        save_model(model, Path(run), notes)
        export(Path(run), out)
    write_text(out / ADAPTER_CONFIG, json.dumps(asdict(made), indent=1, ensure_ascii=False) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m symbolic.finetune", description="Learn from your own MIDI files.")
    parser.add_argument("folder", type=Path, help="folder with .mid and .midi files")
    parser.add_argument("--out", type=Path, required=True, help="the adapter folder to write")
    parser.add_argument("--style", default="", help=f"what the music is told as: {', '.join(STYLES)}")
    parser.add_argument("--base", type=Path, default=WEIGHTS_FOLDER, help="folder of the model to start from")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto")
    defaults = FinetuneConfig()
    add_settings(parser, defaults, [name for name in FinetuneConfig.__slots__ if name != "precision"])
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        config: FinetuneConfig = settings(FinetuneConfig, options)
        made = finetune(options.folder, options.out, config, style=options.style, base=options.base)
    except ScoresmithError as error:
        parser.exit(error.exit_code, f"error: {error}\n")
    except KeyboardInterrupt:
        parser.exit(130, "error: interrupted\n")
    if made.bits_before is not None and made.bits_after is not None:
        logger.info("held out: %.3f bits a note before, %.3f after", made.bits_before, made.bits_after)
    print(options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
