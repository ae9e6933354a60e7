"""Learn how drummers play: ``python -m render.performer.learn --data DIR [--out FILE]``.

``DIR/groove`` is the Groove MIDI Dataset (Gillick et al. 2019, "Learning to groove with inverse sequence
transformations", ICML; CC BY 4.0). Only the drummers of the training split are learned from (``symbolic.data.work``):
drummer 9 is for development and drummer 5 for the test. A take's mean time against its click is taken away: it tells
of the kit's delay and the person, and a score has no click.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from render.performer.dependence import measured_shares
from render.performer.drum_model import (
    FILE,
    LEVELS,
    OFFSET,
    SCALE,
    SHARES,
    VELOCITY,
    DrumModel,
    Layers,
    deviate_of,
    save_model,
)
from render.performer.drums import usual_spread
from render.performer.kit import STYLES, VOICES, Strokes, features, voices_of
from render.performer.noise import Numbers
from symbolic.data.build import snap_human
from symbolic.data.groove import GM_KEY_OF_TD11, list_takes, style_of
from symbolic.data.midi import read_raw
from symbolic.data.source import Item
from symbolic.data.work import split_of
from symbolic.errors import MissingExtra
from symbolic.score import Meter, Note
from symbolic.timing import beat_ticks, seconds_per_tick

if TYPE_CHECKING:
    import torch

LARGEST_OFFSET_MS = 45.0
"""Later or earlier strokes are as likely on another place of the grid; they count as just so late."""
ENERGY_BARS = 4
LEAST_STROKES = 8
HIDDEN = (48, 32)
STEPS, BATCH, LEARNING_RATE, WEIGHT_DECAY = 3000, 2048, 6e-3, 1e-4
STYLE_UNKNOWN = 0.1
"""The share of strokes whose style is hidden while learning, for scores of no known style."""


@dataclass(frozen=True, slots=True)
class Take:
    """One human take: its strokes on the grid, how loud they were and how many ms after the grid."""

    name: str
    drummer: str
    style: str
    meter: Meter
    strokes: Strokes
    velocity: Numbers
    offset_ms: Numbers


def read_takes(data: Path, wanted: Callable[[int, str], bool] = lambda index, drummer: True) -> list[Take]:
    """The takes of Groove with at least ``LEAST_STROKES`` strokes that are wanted, by their number and drummer.

    Their energies are not yet measured.
    """
    items = [item for index, item in enumerate(list_takes(data)) if wanted(index, item.facts["drummer"])]
    return [take for item in items if (take := _take(item)) is not None]


def _take(item: Item) -> Take | None:
    facts = item.facts
    bpm = float(facts["bpm"])
    numerator, denominator = map(int, facts["time_signature"].split("-"))
    meter = Meter(0, numerator, denominator)
    played = sorted(note for track in read_raw(item.path).tracks for note in track.notes)
    pairs = _loudest(zip(played, snap_human(played), strict=True))
    if len(pairs) < LEAST_STROKES:
        return None
    onset = np.array([written.onset_tick for _, written in pairs])
    late_tick = np.array([note.onset_tick - written.onset_tick for note, written in pairs])
    offset_ms = late_tick * seconds_per_tick(bpm) * 1000.0
    many = len(pairs)
    strokes = Strokes(
        np.array([written.pitch for _, written in pairs]), onset, onset // meter.bar_ticks, onset % meter.bar_ticks,
        np.full(many, meter.bar_ticks), np.full(many, beat_ticks(meter)), np.full(many, bpm), np.full(many, 0.5),
    )  # fmt: skip
    velocity = np.array([note.velocity for note, _ in pairs], np.float64)
    centred = np.clip(offset_ms - np.median(offset_ms), -LARGEST_OFFSET_MS, LARGEST_OFFSET_MS)
    return Take(item.name, facts["drummer"], style_of(facts["style"]), meter, strokes, velocity, centred)


def _loudest(pairs: Iterable[tuple[Note, Note]]) -> list[tuple[Note, Note]]:
    """One stroke for each drum and place of the grid, the loudest, sorted; drums are keys of General MIDI."""
    kept: dict[tuple[int, int], tuple[Note, Note]] = {}
    for played, written in pairs:
        pitch = GM_KEY_OF_TD11.get(written.pitch, written.pitch)
        at = (written.onset_tick, pitch)
        if at not in kept or played.velocity > kept[at][0].velocity:
            kept[at] = (played, replace(written, pitch=pitch))
    return [kept[at] for at in sorted(kept)]


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud some players are: the mean velocity of each voice, and how far four bars lie from it, sorted."""

    usual: Numbers
    windows: Numbers

    @classmethod
    def of(cls, takes: Sequence[Take]) -> Loudness:
        """Measured on some takes."""
        total, count = np.zeros(len(VOICES)), np.zeros(len(VOICES))
        for take in takes:
            voice = voices_of(take.strokes.pitch)
            np.add.at(total, voice, take.velocity)
            np.add.at(count, voice, 1.0)
        usual = np.where(count > 0, total / np.maximum(count, 1.0), total.sum() / max(count.sum(), 1.0))
        windows = [np.unique(_above_usual(take, usual), axis=0) for take in takes]
        return cls(usual, np.sort(np.concatenate(windows)))

    def energised(self, take: Take) -> Take:
        """The take with the energy of each of its four bars: the share of all four bars that are softer, 0 to 1."""
        above = _above_usual(take, self.usual)
        ranks = np.searchsorted(self.windows, above, "left") + np.searchsorted(self.windows, above, "right")
        return replace(take, strokes=replace(take.strokes, energy=ranks / (2.0 * len(self.windows))))


def _above_usual(take: Take, usual: Numbers) -> Numbers:
    """For each stroke, how much louder than usual the strokes of its four bars are."""
    _, window = np.unique(take.strokes.bar // ENERGY_BARS, return_inverse=True)
    louder = take.velocity - usual[voices_of(take.strokes.pitch)]
    means: Numbers = np.bincount(window, louder) / np.bincount(window)
    return means[window]


def learn(takes: Sequence[Take], loudness: Loudness, *, seed: int = 0, steps: int = STEPS) -> DrumModel:
    """The model of some takes with their energies, given their ``loudness``. Raises MissingExtra without torch."""
    inputs = np.concatenate([features(take.strokes, take.style) for take in takes])
    targets = np.concatenate([np.stack([take.velocity, take.offset_ms], axis=1) for take in takes]) / SCALE
    weights = np.concatenate(
        [np.full(len(take.strokes), weight) for take, weight in zip(takes, _weights(takes), strict=True)]
    )
    layers = _trained(inputs, targets, weights, seed, steps)
    return DrumModel(layers, shares_of(takes, layers), loudness.usual)


def shares_of(takes: Sequence[Take], layers: Layers) -> Numbers:
    """How the takes deviate from what the network of these layers says (``DrumModel.shares``)."""
    model = DrumModel(layers, np.zeros((2, len(VOICES), len(SHARES))), np.zeros(len(VOICES)))
    deviates: tuple[list[tuple[Strokes, Numbers]], ...] = ([], [])
    for take in takes:
        quantiles = usual_spread(model, take.strokes, take.style)
        for row, value in ((VELOCITY, take.velocity), (OFFSET, take.offset_ms)):
            deviates[row].append((take.strokes, deviate_of(quantiles[:, row], value)))
    return np.stack([measured_shares(pairs) for pairs in deviates])


def _weights(takes: Sequence[Take]) -> list[float]:
    """How much a stroke counts: less where one drummer played much of one style."""
    counts: dict[tuple[str, str], int] = {}
    for take in takes:
        at = (take.drummer, take.style)
        counts[at] = counts.get(at, 0) + len(take.strokes)
    return [1000.0 / (1000.0 + counts[take.drummer, take.style]) ** 0.5 for take in takes]


def _trained(inputs: Numbers, targets: Numbers, weights: Numbers, seed: int, steps: int) -> Layers:
    """The layers that give the least pinball loss, by Adam with a falling rate."""
    try:
        import torch
    except ImportError as error:
        raise MissingExtra("learning needs torch: pip install 'scoresmith[train]'") from error
    torch.manual_seed(seed)
    sizes = (inputs.shape[1], *HIDDEN, 2 * len(LEVELS))
    linear = [torch.nn.Linear(a, b) for a, b in pairwise(sizes)]
    parameters = [p for layer in linear for p in layer.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    falling = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps)
    given, wanted = torch.tensor(inputs, dtype=torch.float32), torch.tensor(targets, dtype=torch.float32)
    counting = torch.tensor(weights / weights.mean(), dtype=torch.float32)
    styles = _style_columns()
    draw = torch.Generator().manual_seed(seed)
    for _ in range(steps):
        rows = torch.randint(0, len(given), (BATCH,), generator=draw)
        batch = given[rows]
        batch[:, styles] *= (torch.rand(BATCH, 1, generator=draw) >= STYLE_UNKNOWN).float()
        loss = (_pinball(_forward(linear, batch), wanted[rows]) * counting[rows]).mean()
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        falling.step()
    return tuple(
        (layer.weight.detach().numpy().T.astype(np.float64), layer.bias.detach().numpy().astype(np.float64))
        for layer in linear
    )


def _style_columns() -> slice:
    """The columns of the style in the features."""
    return slice(len(VOICES), len(VOICES) + len(STYLES))


def _forward(linear: Sequence[torch.nn.Linear], batch: torch.Tensor) -> torch.Tensor:
    """The quantiles, shape (strokes, 2, levels): the same sum as ``DrumModel.quantiles``, in torch."""
    import torch

    hidden = batch
    for layer in linear[:-1]:
        hidden = torch.tanh(layer(hidden))
    raw = linear[-1](hidden).reshape(len(batch), 2, len(LEVELS))
    steps = torch.nn.functional.softplus(raw[..., 1:])
    return torch.cat([raw[..., :1], raw[..., :1] + torch.cumsum(steps, dim=-1)], dim=-1)


def _pinball(quantiles: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """The pinball loss of each stroke, summed over both outputs and averaged over the levels."""
    import torch

    levels = torch.tensor(LEVELS)
    error = wanted[..., None] - quantiles
    return torch.maximum(levels * error, (levels - 1.0) * error).mean(dim=-1).sum(dim=-1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the training drummers and write the model."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets, with groove/ in it")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    takes = [take for take in read_takes(given.data) if split_of((f"Groove {take.drummer}",)) == "train"]
    loudness = Loudness.of(takes)
    takes = [loudness.energised(take) for take in takes]
    model = learn(takes, loudness, seed=given.seed, steps=given.steps)
    size = len(save_model(model, given.out))
    print(f"{len(takes)} takes, {sum(len(t.strokes) for t in takes)} strokes; {size} bytes in {given.out}")
    for name, shares in zip(("velocity", "offset"), model.shares, strict=True):
        print(name, dict(zip(SHARES, shares.mean(axis=0).round(3).tolist(), strict=True)))


if __name__ == "__main__":
    main()
