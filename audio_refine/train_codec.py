"""Train the codec: ``python -m audio_refine.train_codec --pairs DIR --out DIR``.

The run writes its curves, the newest weights and all that is needed to go on after it was killed. The clips of a step
follow from the seed and the step alone. Several processes: ``torchrun --nproc-per-node N -m audio_refine.train_codec``.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from audio_refine.clips import PLAIN, RICH, WET, Clips, clip_of, clips_of
from audio_refine.codec import (
    LATENT_FRAMES,
    LEVEL_SCALE,
    Codec,
    CodecConfig,
    excitation_spectra,
    spectrum,
    waveform,
)
from audio_refine.losses import RESOLUTIONS, mel_distance, stft_distance
from audio_refine.state import average, load_run, save_run, save_weights
from symbolic.curves import Curves
from symbolic.errors import BadInput, ScoresmithError
from symbolic.precision import PRECISIONS, autocast, choose_precision
from symbolic.ranks import Ranks, joined

logger = logging.getLogger(__name__)
NAME = "codec"
NOISE_LEVEL = 0.1
"""The deviation of the noise that is shaped."""


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """How long and how fast to learn."""

    steps: int = 20_000
    """Optimizer steps in all."""
    batch: int = 8
    """Clips in a step, over all processes."""
    latent_frames: int = 64
    """Length of a clip; 43 are a second."""
    rate: float = 1e-3
    """Learning rate of AdamW."""
    warmup: int = 100
    """Steps over which the rate rises."""
    decay: float = 0.5
    """Share of the steps, at the end, over which it falls."""
    average: float = 0.999
    """How slowly the weights for use follow."""
    same: float = 0.25
    """Share of clips that are to give the plain sound again."""
    level_weight: float = 0.5
    """Weight of the difference of band levels."""
    stft_weight: float = 1.0
    """Weight of the distance of short-time spectra."""
    mel_weight: float = 1.0
    """Weight of the distance of mel bands."""
    prior_weight: float = 3e-4
    """Weight of the latents' divergence from a normal distribution."""
    adversarial_weight: float = 0.0
    """Weight of what the discriminators say; 0 trains none."""
    feature_weight: float = 2.0
    """Weight of the distance of the discriminators' features, times the adversarial weight."""
    seed: int = 1
    """Seed of weights and clips."""
    evaluate_every: int = 500
    """Steps between two held-out evaluations and checkpoints."""
    examples: int = 48
    """Held-out clips that an evaluation hears."""
    threads: int = 1
    """CPU threads of a process."""
    precision: str = "auto"
    """One of "fp32", "bf16" and "auto"."""

    def __post_init__(self) -> None:
        for name in ("steps", "batch", "latent_frames", "warmup", "evaluate_every", "examples", "threads"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}: at least 1 is needed")


def rate_at(step: int, config: TrainConfig) -> float:
    """The factor on the learning rate at a step: up, level, then straight down."""
    rise = min(1.0, (step + 1) / config.warmup)
    return min(rise, (config.steps - step) / max(1.0, config.steps * config.decay), 1.0)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the codec makes of a batch: ``given`` and ``wanted`` sound (rows, samples), and the parts of the loss."""

    given: Tensor
    wanted: Tensor
    losses: dict[str, Tensor]


class Reconstruction(nn.Module):
    """The codec with its losses: from clips (batch, 3, 2, frames) to the parts of the loss."""

    def __init__(self, codec: Codec, same: float) -> None:
        super().__init__()
        self.codec, self.same = codec, same

    def forward(self, clips: Tensor) -> Decoded:
        """Code the rich sound of each clip, or for the first of them, a share of ``same``, the plain sound."""
        codec = self.codec
        wanted = clips[:, RICH].clone()
        repeated = round(self.same * len(clips))
        wanted[:repeated] = clips[:repeated, PLAIN]
        noise = NOISE_LEVEL * torch.randn_like(wanted)
        excitations = excitation_spectra(clips[:, PLAIN], clips[:, WET], noise)
        true_levels = codec.levels(spectrum(wanted)[..., : excitations.shape[-1]])
        mean, log_variance = codec.encode(true_levels)
        latents = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean) if self.training else mean
        side, resolutions = None, RESOLUTIONS
        if self.training:  # one side and half of the resolutions, drawn anew each time, cost a third
            side = torch.randint(2, (len(clips),), device=clips.device)
            wanted = wanted[torch.arange(len(clips), device=clips.device), side][:, None]
            resolutions = tuple(RESOLUTIONS[int(i)] for i in torch.randperm(len(RESOLUTIONS))[:2])
        spectra, aimed = codec.decode(latents, excitations, side)
        edge = 2 * LATENT_FRAMES  # the ends of a clip lack their neighbours
        given = waveform(spectra, wanted.shape[-1])[..., edge:-edge].flatten(0, 1)
        wanted = wanted[..., edge:-edge].flatten(0, 1)
        prior = 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum(dim=1).mean()
        parts = {
            "level": (aimed - true_levels).abs().mean() / LEVEL_SCALE,
            "stft": stft_distance(given, wanted, resolutions),
            "mel": mel_distance(given, wanted),
            "prior": prior,
        }
        return Decoded(given, wanted, parts)


def weighted(parts: Mapping[str, Tensor], config: TrainConfig) -> Tensor:
    """The loss."""
    total = config.level_weight * parts["level"] + config.stft_weight * parts["stft"]
    return total + config.mel_weight * parts["mel"] + config.prior_weight * parts["prior"]


@torch.no_grad()
def evaluate(codec: Codec, clips: Clips, examples: int, device: torch.device) -> dict[str, float]:
    """Held-out distances to the rich sound: of the codec, and of the plain sound that it starts from."""
    model = Reconstruction(codec, 0.0).eval()
    figures: dict[str, list[float]] = {"codec_stft": [], "codec_mel": [], "plain_stft": [], "plain_mel": []}
    torch.manual_seed(0)
    for number in range(examples):
        batch = clips.batch(7, 0, range(number, number + 1)).to(device)
        decoded = model(batch)
        edge = 2 * LATENT_FRAMES
        plain = batch[:, PLAIN, :, edge:-edge].flatten(0, 1)
        figures["codec_stft"].append(float(decoded.losses["stft"]))
        figures["codec_mel"].append(float(decoded.losses["mel"]))
        figures["plain_stft"].append(float(stft_distance(plain, decoded.wanted)))
        figures["plain_mel"].append(float(mel_distance(plain, decoded.wanted)))
    return {name: float(np.mean(values)) for name, values in figures.items()}


@dataclass(slots=True)
class Run:
    """What a run in progress is made of."""

    folders: Sequence[Path]
    out: Path
    model: Reconstruction
    mean: Codec
    judge: nn.Module | None
    optimizers: list[torch.optim.Optimizer]
    learn: Clips
    held: Clips | None
    config: TrainConfig
    ranks: Ranks
    step: int = 0

    @property
    def modules(self) -> dict[str, nn.Module]:
        """What a checkpoint holds."""
        judge = {} if self.judge is None else {"judge": self.judge}
        return {"model": self.model.codec, "mean": self.mean, **judge}

    @property
    def shape(self) -> dict[str, Any]:
        """What must be the same for a run to go on."""
        return {**self.mean.config.to_dict(), "judged": self.judge is not None}

    def keep(self, step: int, figures: Mapping[str, float]) -> None:
        """Write the checkpoint of a step, then the weights for use."""
        save_run(self.out, self.modules, self.optimizers, step, self.shape)
        notes = {"train": asdict(self.config), "pairs": len(self.learn.places), "step": step, **figures}
        save_weights(self.out, NAME, self.mean, self.mean.config.to_dict(), notes)


def prepare_run(folders: Sequence[Path], out: Path, shape: CodecConfig, config: TrainConfig, ranks: Ranks) -> Run:
    """A run at its start, or where ``out`` says that it was stopped. Raises BadInput where there are no pairs."""
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    frames = config.latent_frames * LATENT_FRAMES
    learn = clips_of(folders, "train", frames)
    try:
        held = clips_of(folders, "dev", frames)
    except BadInput as error:
        logger.warning("nothing is measured on held-out sound: %s", error)
        held = None
    codec = Codec(shape).to(ranks.device)
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(codec.parameters(), lr=config.rate, betas=(0.9, 0.98), weight_decay=0.01)
    ]
    judge: nn.Module | None = None
    if config.adversarial_weight > 0:
        from audio_refine.discriminator import Discriminators

        judge = Discriminators().to(ranks.device)
        optimizers.append(torch.optim.AdamW(judge.parameters(), lr=config.rate / 3, betas=(0.8, 0.98)))
    mean = copy.deepcopy(codec).requires_grad_(False)
    run = Run(folders, out, Reconstruction(codec, config.same), mean, judge, optimizers, learn, held, config, ranks)
    run.step = load_run(out, run.modules, optimizers, run.shape)
    return run


def train(
    folders: Sequence[Path], out: Path, shape: CodecConfig, config: TrainConfig, ranks: Ranks | None = None
) -> dict[str, float]:
    """Train on split "train" and give the last figures on split "dev"; goes on from ``out`` if it holds a run.

    Raises BadInput where there are no pairs or ``out`` holds a run of another shape.
    """
    run = prepare_run(folders, out, shape, config, ranks or Ranks())
    return learn_steps(run)


def learn_steps(run: Run) -> dict[str, float]:
    """The steps that are left, with a checkpoint where one is due; gives the last held-out figures."""
    config, ranks, first = run.config, run.ranks, run.step
    precision = choose_precision(config.precision, ranks.device)
    model: Any = nn.parallel.DistributedDataParallel(run.model) if ranks.count > 1 else run.model
    figures: dict[str, float] = {}
    began_s = time.monotonic()
    with Curves(run.out, first, config.steps) if ranks.leads else contextlib.nullcontext() as curves:
        for step in range(first, config.steps):
            (numbers,) = ranks.share(config.batch, 1)
            clips = run.learn.batch(config.seed, step, numbers).to(ranks.device)
            torch.manual_seed(hash((config.seed, step, ranks.rank)))
            costs = one_step(run, model, clips, step, precision)
            average(run.mean, run.model.codec, step, config.average)
            if not np.isfinite(costs["loss"]):
                raise ScoresmithError(f"step {step + 1} costs {costs['loss']}: lower the learning rate")
            due = (step + 1) % config.evaluate_every == 0 or step + 1 == config.steps
            if curves is not None:
                pace_s = (time.monotonic() - began_s) / (step + 1 - first)
                curves.step(step + 1, {**costs, "s_per_step": round(pace_s, 3)})
                curves.show(step + 1, f"loss {costs['loss']:.3f}, {pace_s:.2f} s a step", time.monotonic())
                if due:
                    figures = {} if run.held is None else evaluate(run.mean, run.held, config.examples, ranks.device)
                    curves.held_out(step + 1, {"loss": costs["loss"], **figures})
                    run.keep(step + 1, figures)
            if due:
                ranks.wait()
                run.learn = clips_of(run.folders, "train", run.learn.frames)  # a set may have grown meanwhile
    return figures


def one_step(run: Run, model: Any, clips: Tensor, step: int, precision: str) -> dict[str, float]:
    """Move the weights once; gives the parts of the loss."""
    config = run.config
    factor = rate_at(step, config)
    with autocast(clips.device, precision):
        decoded: Decoded = model(clips)
    parts = dict(decoded.losses)
    loss = weighted(parts, config)
    if run.judge is not None:
        from audio_refine.discriminator import judge_loss, judged

        parts["judge"] = judge_loss(run.judge, decoded.given.detach(), decoded.wanted)
        _moved(run.optimizers[1], run.judge, parts["judge"], config.rate / 3 * factor)
        parts["adversarial"], parts["feature"] = judged(run.judge, decoded.given, decoded.wanted)
        loss = loss + config.adversarial_weight * (parts["adversarial"] + config.feature_weight * parts["feature"])
    _moved(run.optimizers[0], run.model.codec, loss, config.rate * factor)
    return {"loss": float(loss.detach()), **{name: float(value.detach()) for name, value in parts.items()}}


def _moved(optimizer: torch.optim.Optimizer, module: nn.Module, loss: Tensor, rate: float) -> None:
    optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def add_settings(parser: argparse.ArgumentParser, defaults: Any, skip: Sequence[str] = ()) -> None:
    """An option for each field of a config, with the config's default and type."""
    for field in fields(defaults):
        if field.name not in skip:
            value = getattr(defaults, field.name)
            parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(value), default=value)


def settings_of(kind: Any, given: argparse.Namespace) -> Any:
    """The config with what was given."""
    return kind(**{f.name: getattr(given, f.name) for f in fields(kind) if hasattr(given, f.name)})


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m audio_refine.train_codec", description=__doc__)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="folders of audio_refine.make_pairs")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the run")
    parser.add_argument("--device", default="auto")
    add_settings(parser, CodecConfig())
    add_settings(parser, TrainConfig())
    given = parser.parse_args(arguments)
    if given.precision not in PRECISIONS:
        parser.error(f"--precision must be one of {', '.join(PRECISIONS)}")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    with joined(given.device) as ranks:
        figures = train(given.pairs, given.out, settings_of(CodecConfig, given), settings_of(TrainConfig, given), ranks)
    logger.info("done: %s", figures)


__all__ = ["TrainConfig", "clip_of", "evaluate", "train"]

if __name__ == "__main__":
    main()
