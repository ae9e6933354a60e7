"""Train the network: ``python -m audio_refine.train --pairs DIR --codec DIR --out DIR``.

All pairs are coded once, at the beginning. Otherwise as ``audio_refine.train_codec``.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from audio_refine.clips import PLAIN, RICH, clip_of
from audio_refine.codec import STRIDE, Codec, CodecConfig, spectrum
from audio_refine.conditions import rolls, setting_of
from audio_refine.diffusion import on_the_way, start_of
from audio_refine.network import LEAST_DEVIATION, Network, NetworkConfig
from audio_refine.pairs import Pair, read_pairs
from audio_refine.state import average, load_run, load_weights, save_run, save_weights
from audio_refine.train_codec import add_settings, settings_of
from symbolic.curves import Curves
from symbolic.errors import BadInput, ScoresmithError
from symbolic.precision import PRECISIONS, autocast, choose_precision
from symbolic.ranks import Ranks, joined

logger = logging.getLogger(__name__)
NAME = "network"
Half = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """How long and how fast to learn."""

    steps: int = 10_000
    """Optimizer steps in all."""
    batch: int = 8
    """Clips in a step, over all processes."""
    latent_frames: int = 215
    """Length of a clip; 43 are a second."""
    rate: float = 1e-3
    """Learning rate of AdamW."""
    warmup: int = 100
    """Steps over which the rate rises."""
    decay: float = 0.5
    """Share of the steps, at the end, over which it falls."""
    average: float = 0.998
    """How slowly the weights for use follow."""
    untold: float = 0.1
    """Share of clips whose notes and setting are not told, for guidance."""
    seed: int = 1
    """Seed of weights and clips."""
    evaluate_every: int = 500
    """Steps between two held-out evaluations and checkpoints."""
    examples: int = 64
    """Held-out clips that an evaluation hears."""
    threads: int = 1
    """CPU threads of a process."""
    precision: str = "auto"
    """One of "fp32", "bf16" and "auto"."""

    def __post_init__(self) -> None:
        for name in ("steps", "batch", "latent_frames", "warmup", "evaluate_every", "examples", "threads"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}: at least 1 is needed")


@dataclass(frozen=True, slots=True)
class Coded:
    """A pair as latents (2, frames, latent) of plain and rich, and what the network is told."""

    pair: Pair
    latents: Half


@dataclass(frozen=True, slots=True)
class Batch:
    """Latents (batch, frames, latent), rolls, and settings (batch, SETTING)."""

    plain: Tensor
    rich: Tensor
    notes: Tensor
    setting: Tensor


def load_codec(folder: Path) -> Codec:
    """The codec of a run. Raises BadInput where there is none."""
    tensors, values = load_weights(folder, "codec")
    codec = Codec(CodecConfig(**values["config"]))
    codec.load_state_dict(tensors)
    return codec.eval().requires_grad_(False)


@torch.no_grad()
def latents_of(codec: Codec, audio: Tensor) -> Tensor:
    """The latents (rows, frames, latent) of sound (rows, 2, samples)."""
    spectra = spectrum(audio)
    levels = codec.levels(spectra[..., : spectra.shape[-1] // STRIDE * STRIDE])
    return codec.encode(levels)[0].transpose(1, 2)


def code_pairs(codec: Codec, folders: Sequence[Path], split: str, device: torch.device) -> tuple[Coded, ...]:
    """All pairs of a split, coded; training pairs a second time with the sides swapped."""
    coded = []
    for folder in folders:
        for pair in read_pairs(folder, split):
            audio = torch.from_numpy(clip_of(folder, pair, 0, pair.frames)[[PLAIN, RICH]]).to(device)
            for sides in ((0, 1), (1, 0)) if split == "train" else ((0, 1),):
                coded.append(Coded(pair, latents_of(codec, audio[:, list(sides)]).cpu().numpy().astype(np.float16)))
    if not coded:
        raise BadInput(f"no pairs of the split '{split}' in {', '.join(map(str, folders))}")
    return tuple(coded)


def draw(coded: Sequence[Coded], frames: int, random: np.random.Generator, untold: float) -> tuple[Any, ...]:
    """A clip: plain and rich latents, rolls and setting."""
    item = coded[int(random.integers(len(coded)))]
    first = int(random.integers(max(item.latents.shape[1] - frames, 0) + 1))
    latents = item.latents[:, first : first + frames].astype(np.float32)
    missing = frames - latents.shape[1]
    latents = np.pad(latents, ((0, 0), (0, missing), (0, 0)), mode="edge")
    setting = setting_of(item.pair.style, item.pair.room, item.pair.parts)
    notes = rolls(item.pair.notes, first, frames)
    if random.random() < untold:
        setting, notes = np.zeros_like(setting), np.zeros_like(notes)
    return latents[0], latents[1], notes, setting


def draw_batch(coded: Sequence[Coded], config: TrainConfig, step: int, numbers: range, untold: float) -> Batch:
    """The clips of a step with these numbers, each from a random stream of its own."""
    rows = [draw(coded, config.latent_frames, np.random.default_rng([config.seed, step, n]), untold) for n in numbers]
    return Batch(*(torch.from_numpy(np.stack(column)) for column in zip(*rows, strict=True)))


class Flow(nn.Module):
    """The network with its loss."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, batch: Batch, time: Tensor, noise: Tensor) -> Tensor:
        """The mean square of what is wrong with the velocity, for each clip."""
        network = self.network
        plain, rich = network.normalised(batch.plain), network.normalised(batch.rich)
        begin = start_of(plain, noise, network.config.start)
        x, velocity = on_the_way(begin, rich, time[:, None, None])
        found = network(x, plain, batch.notes, batch.setting, time)
        wrong: Tensor = (found - velocity).square().mean(dim=(1, 2))
        return wrong


def set_scale(network: Network, coded: Sequence[Coded]) -> None:
    """Take mean and deviation of the latents from training pairs."""
    rows = np.concatenate([item.latents.reshape(-1, item.latents.shape[-1])[::7].astype(np.float32) for item in coded])
    network.middle.copy_(torch.from_numpy(rows.mean(axis=0)))
    network.deviation.copy_(torch.from_numpy(np.maximum(rows.std(axis=0), LEAST_DEVIATION)))


@torch.no_grad()
def evaluate(network: Network, coded: Sequence[Coded], config: TrainConfig, device: torch.device) -> dict[str, float]:
    """Held-out: the loss, and how far one step goes from the plain latents to the rich ones (0 all the way)."""
    flow = Flow(network).eval()
    losses, left, whole = [], 0.0, 0.0
    for number in range(config.examples):
        batch = _to(draw_batch(coded, config, 0, range(number, number + 1), 0.0), device)
        torch.manual_seed(number)
        time = torch.full((1,), (number + 0.5) / config.examples, device=device)
        losses.append(float(flow(batch, time, torch.randn_like(batch.plain)).mean()))
        if network.config.start == "plain":
            plain, rich = network.normalised(batch.plain), network.normalised(batch.rich)
            one = plain + network(plain, plain, batch.notes, batch.setting, torch.zeros(1, device=device))
            left += float((one - rich).square().sum())
            whole += float((plain - rich).square().sum())
    figures = {"held_loss": float(np.mean(losses))}
    return {**figures, "one_step_left": left / whole} if whole else figures


def _to(batch: Batch, device: torch.device) -> Batch:
    return Batch(*(getattr(batch, name).to(device) for name in Batch.__slots__))


@dataclass(slots=True)
class Run:
    """What a run in progress is made of."""

    out: Path
    flow: Flow
    mean: Network
    optimizer: torch.optim.Optimizer
    learn: tuple[Coded, ...]
    held: tuple[Coded, ...]
    config: TrainConfig
    ranks: Ranks
    step: int = 0

    @property
    def modules(self) -> dict[str, nn.Module]:
        """What a checkpoint holds."""
        return {"model": self.flow.network, "mean": self.mean}

    def keep(self, step: int, figures: Mapping[str, float]) -> None:
        """Write the checkpoint of a step, then the weights for use."""
        shape = self.mean.config.to_dict()
        save_run(self.out, self.modules, [self.optimizer], step, shape)
        notes = {"train": asdict(self.config), "pairs": len(self.learn), "step": step, **figures}
        save_weights(self.out, NAME, self.mean, shape, notes)


def prepare_run(
    folders: Sequence[Path], codec: Codec, out: Path, shape: NetworkConfig, config: TrainConfig, ranks: Ranks
) -> Run:
    """A run at its start, or where ``out`` says that it was stopped. Raises BadInput where there are no pairs."""
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    codec = codec.to(ranks.device)
    learn = code_pairs(codec, folders, "train", ranks.device)
    held = code_pairs(codec, folders, "dev", ranks.device)
    logger.info("%d training and %d held-out pairs are coded", len(learn), len(held))
    network = Network(shape).to(ranks.device)
    set_scale(network, learn)
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.rate, betas=(0.9, 0.98), weight_decay=0.01)
    run = Run(out, Flow(network), copy.deepcopy(network).requires_grad_(False), optimizer, learn, held, config, ranks)
    run.step = load_run(out, run.modules, [optimizer], shape.to_dict())
    return run


def rate_at(step: int, config: TrainConfig) -> float:
    """The factor on the learning rate at a step: up, level, then straight down."""
    rise = min(1.0, (step + 1) / config.warmup)
    return min(rise, (config.steps - step) / max(1.0, config.steps * config.decay), 1.0)


def learn_steps(run: Run) -> dict[str, float]:
    """The steps that are left, with a checkpoint where one is due; gives the last held-out figures."""
    config, ranks, first = run.config, run.ranks, run.step
    precision = choose_precision(config.precision, ranks.device)
    flow: Any = nn.parallel.DistributedDataParallel(run.flow) if ranks.count > 1 else run.flow
    figures: dict[str, float] = {}
    began_s = time.monotonic()
    with Curves(run.out, first, config.steps) if ranks.leads else contextlib.nullcontext() as curves:
        for step in range(first, config.steps):
            (numbers,) = ranks.share(config.batch, 1)
            batch = _to(draw_batch(run.learn, config, step, numbers, config.untold), ranks.device)
            loss = one_step(run, flow, batch, step, precision)
            average(run.mean, run.flow.network, step, config.average)
            if not np.isfinite(loss):
                raise ScoresmithError(f"step {step + 1} costs {loss}: lower the learning rate")
            due = (step + 1) % config.evaluate_every == 0 or step + 1 == config.steps
            if curves is not None:
                pace_s = (time.monotonic() - began_s) / (step + 1 - first)
                curves.step(step + 1, {"loss": loss, "s_per_step": round(pace_s, 3)})
                curves.show(step + 1, f"loss {loss:.4f}, {pace_s:.2f} s a step", time.monotonic())
                if due:
                    figures = evaluate(run.mean, run.held, config, ranks.device)
                    curves.held_out(step + 1, {"loss": loss, **figures})
                    run.keep(step + 1, figures)
            if due:
                ranks.wait()
    return figures


def one_step(run: Run, flow: Any, batch: Batch, step: int, precision: str) -> float:
    """Move the weights once; gives the loss."""
    torch.manual_seed(hash((run.config.seed, step, run.ranks.rank)))
    size = len(batch.plain)
    time = (torch.rand(size, device=batch.plain.device) + torch.arange(size, device=batch.plain.device)) / size
    with autocast(batch.plain.device, precision):
        loss = flow(batch, time, torch.randn_like(batch.plain)).mean()
    run.optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(run.flow.parameters(), 1.0)
    for group in run.optimizer.param_groups:
        group["lr"] = run.config.rate * rate_at(step, run.config)
    run.optimizer.step()
    return float(loss.detach())


def train(
    folders: Sequence[Path], codec: Path, out: Path, shape: NetworkConfig, config: TrainConfig,
    ranks: Ranks | None = None,
) -> dict[str, float]:  # fmt: skip
    """Train on split "train" and give the last figures on split "dev"; goes on from ``out`` if it holds a run.

    Raises BadInput where there are no pairs or no codec, or ``out`` holds a run of another shape.
    """
    return learn_steps(prepare_run(folders, load_codec(codec), out, shape, config, ranks or Ranks()))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m audio_refine.train", description=__doc__)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="folders of audio_refine.make_pairs")
    parser.add_argument("--codec", type=Path, required=True, help="the folder of a codec's run")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the run")
    parser.add_argument("--device", default="auto")
    add_settings(parser, NetworkConfig(), skip=("latent",))
    add_settings(parser, TrainConfig())
    given = parser.parse_args(arguments)
    if given.precision not in PRECISIONS:
        parser.error(f"--precision must be one of {', '.join(PRECISIONS)}")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    given.latent = load_codec(given.codec).config.latent
    shape, config = settings_of(NetworkConfig, given), settings_of(TrainConfig, given)
    with joined(given.device) as ranks:
        figures = train(given.pairs, given.codec, given.out, shape, config, ranks)
    logger.info("done: %s", figures)


__all__ = ["TrainConfig", "train"]

if __name__ == "__main__":
    main()
