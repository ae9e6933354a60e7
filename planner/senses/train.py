"""Train the text model: ``python -m planner.senses.train --data DIR --out FILE``.

DIR holds ``musecoco_templates/refined_template.json`` (MIT); every other sentence is written by ``corpus``. One core, a
few minutes, no accelerator. The same seed, tables and version of torch give the same file on the same machine.
"""

from __future__ import annotations

import argparse
import io
import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as nnf

from planner.senses.calibrate import calibrate
from planner.senses.corpus import Sample, Writer
from planner.senses.entries import read_tables
from planner.senses.features import pieces
from planner.senses.labels import MOOD_NAMES, NONE, SCENE_NAMES, STYLE_NAMES
from planner.senses.model import FORMAT, read_weights
from symbolic.files import write_bytes

START_SHRINK = 5.0
"""Sentences without an opinion that are added to each piece before training."""
TEMPLATES = Path("musecoco_templates") / "refined_template.json"


@dataclass(frozen=True, slots=True)
class Config:
    """How the model is made.

    ``samples`` sentences, of which pieces seen ``least_count`` times or more are kept, at most ``most_pieces``; rows of
    ``width`` numbers, ``hidden`` units; ``rate`` and ``row_rate`` are Adam's, ``dropout`` is of pieces, ``piece_decay``
    pulls rows towards nothing.
    """

    seed: int = 20240611
    samples: int = 90_000
    least_count: int = 6
    most_pieces: int = 90_000
    width: int = 40
    hidden: int = 96
    epochs: int = 4
    batch: int = 512
    rate: float = 3e-3
    row_rate: float = 1e-2
    dropout: float = 0.25
    piece_decay: float = 1e-6


@dataclass(frozen=True, slots=True)
class Batchable:
    """All samples as flat arrays: rows of pieces with offsets, marks, the share of known pieces, and targets."""

    rows: NDArray[np.int32]
    marks: NDArray[np.bool_]
    offsets: NDArray[np.int64]
    share: NDArray[np.float32]
    targets: NDArray[np.float32]
    known: NDArray[np.float32]


class Net(nn.Module):
    """A weighted mean of rows, once for plain and once for negated pieces, then one hidden layer."""

    def __init__(self, config: Config, count: int, outputs: int) -> None:
        super().__init__()
        self.rows = nn.Parameter(torch.randn(count, config.width) * 0.1)
        self.counts = nn.Parameter(torch.zeros(count))
        self.prior = nn.Parameter(torch.tensor(0.5))
        self.first = nn.Linear(2 * config.width + 3, config.hidden)
        self.second = nn.Linear(config.hidden, outputs)

    def forward(self, rows: Tensor, marks: Tensor, offsets: Tensor, keep: Tensor, share: Tensor) -> Tensor:
        """The outputs (batch, outputs) of flat pieces with the offsets of each text."""
        weights = nnf.softplus(self.counts[rows]) * keep
        prior = nnf.softplus(self.prior)
        bag = torch.repeat_interleave(torch.arange(len(offsets)), torch.diff(offsets, append=torch.tensor([len(rows)])))
        parts: list[Tensor] = []
        masses: list[Tensor] = []
        for mark in (False, True):
            chosen = weights * (marks == mark)
            total = nnf.embedding_bag(rows, self.rows, offsets, mode="sum", per_sample_weights=chosen)
            mass = torch.zeros(len(offsets)).index_add(0, bag, chosen)
            parts.append(total / (mass + prior)[:, None])
            masses.append(mass)
        extra = torch.stack([torch.log1p(masses[0]), torch.log1p(masses[1]), share], dim=1)
        hidden: Tensor = torch.relu(self.first(torch.cat([*parts, extra], dim=1)))
        out: Tensor = self.second(hidden)
        return out


def vocabulary(samples: list[Sample], config: Config) -> tuple[NDArray[np.uint32], list[tuple[list[int], list[bool]]]]:
    """The hashes that are kept, sorted, and the pieces of every sample."""
    counter: Counter[int] = Counter()
    cut: list[tuple[list[int], list[bool]]] = []
    for sample in samples:
        found = pieces(sample.text)
        cut.append((found.hashes, found.negated))
        if sample.known:
            counter.update(set(found.hashes))
        else:
            counter.update(h for h in set(found.hashes) if h in counter)
    kept = [h for h, n in counter.most_common(config.most_pieces) if n >= config.least_count]
    return np.array(sorted(kept), dtype=np.uint32), cut


def batchable(samples: list[Sample], config: Config) -> tuple[NDArray[np.uint32], Batchable]:
    """The vocabulary and the samples as flat arrays."""
    hashes, cut = vocabulary(samples, config)
    rows, marks, offsets, share = [], [], [0], []
    for each, negated in cut:
        ids = np.array(each, dtype=np.uint32)
        places = np.searchsorted(hashes, ids)
        places[places == len(hashes)] = 0
        known = hashes[places] == ids
        rows.append(places[known].astype(np.int32))
        marks.append(np.array(negated, dtype=bool)[known])
        offsets.append(offsets[-1] + int(known.sum()))
        share.append(known.sum() / max(1, len(ids)))
    targets = np.stack([target_of(sample) for sample in samples])
    return hashes, Batchable(
        np.concatenate(rows), np.concatenate(marks), np.array(offsets), np.array(share, dtype=np.float32), targets,
        np.array([float(sample.known) for sample in samples], dtype=np.float32),
    )  # fmt: skip


def target_of(sample: Sample) -> NDArray[np.float32]:
    """Place, moods, styles and scenes of a sample in one row; what styles and scenes leave is "none"."""
    label = sample.label
    out = [*label.place]
    for names, shares in ((MOOD_NAMES, label.moods), (STYLE_NAMES, label.styles), (SCENE_NAMES, label.scenes)):
        given = dict(shares)
        if NONE in names:
            given[NONE] = max(0.0, 1.0 - sum(given.values()))
        out += [given.get(name, 0.0) for name in names]
    return np.array(out, dtype=np.float32)


def loss_of(out: Tensor, targets: Tensor, known: Tensor) -> Tensor:
    """Squared error of the place, cross entropy of moods, styles and scenes where they are known, and of knowing."""
    sizes = [3, len(MOOD_NAMES), len(STYLE_NAMES), len(SCENE_NAMES)]
    place, moods, styles, scenes, know = torch.split(out, [*sizes, 1], dim=1)
    right_place, right_moods, right_styles, right_scenes = torch.split(targets, sizes, dim=1)
    squared = ((torch.tanh(place) - right_place) ** 2).sum(dim=1)
    entropy = [
        -(right * nnf.log_softmax(logits, dim=1)).sum(dim=1)
        for logits, right in ((moods, right_moods), (styles, right_styles), (scenes, right_scenes))
    ]
    each = 3.0 * squared + entropy[0] + 0.5 * entropy[1] + 0.5 * entropy[2]
    knowing = nnf.binary_cross_entropy_with_logits(know[:, 0], known)
    return (each * known).sum() / known.sum() + 0.7 * knowing


def start(net: Net, data: Batchable, config: Config) -> None:
    """Begin every row at the mean target of the sentences that hold its piece, and its count at how telling that is."""
    centred = (data.targets - data.targets[data.known > 0].mean(axis=0)) * data.known[:, None]
    _, axes = np.linalg.eigh(centred.T @ centred)
    seen = centred @ axes[:, ::-1][:, : config.width]
    seen /= seen.std(axis=0).mean()
    sample_of = np.repeat(np.arange(len(data.known)), np.diff(data.offsets))
    plain = ~data.marks
    count = len(net.counts)
    times = np.bincount(data.rows[plain], minlength=count)
    sums = np.stack(
        [
            np.bincount(data.rows[plain], weights=seen[sample_of[plain], axis], minlength=count)
            for axis in range(seen.shape[1])
        ],
        axis=1,
    )
    means = sums / (times + START_SHRINK)[:, None]
    telling = np.linalg.norm(means, axis=1)
    counts = 0.05 + 1.5 * telling / np.quantile(telling, 0.9)
    with torch.no_grad():
        net.rows.copy_(torch.from_numpy(means.astype(np.float32)))
        net.counts.copy_(torch.from_numpy(np.log(np.expm1(counts)).astype(np.float32)))


def train(data: Batchable, count: int, config: Config) -> Net:
    """The trained network."""
    torch.manual_seed(config.seed)
    order_rng = np.random.default_rng(config.seed)
    net = Net(config, count, data.targets.shape[1] + 1)
    start(net, data, config)
    rest = [value for name, value in net.named_parameters() if name not in ("rows", "counts")]
    groups = [{"params": [net.rows, net.counts]}, {"params": rest}]
    rates = [config.row_rate, config.rate]
    optimiser = torch.optim.Adam(groups, lr=config.rate)
    total = len(data.known) // config.batch * config.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=total, pct_start=0.1)
    for epoch in range(config.epochs):
        order = order_rng.permutation(len(data.known))
        losses = []
        for at in range(0, len(order) - config.batch + 1, config.batch):
            chosen = np.sort(order[at : at + config.batch])
            spans = [np.arange(data.offsets[i], data.offsets[i + 1]) for i in chosen]
            flat = np.concatenate(spans)
            offsets = np.cumsum([0, *[len(span) for span in spans[:-1]]])
            rows = torch.from_numpy(data.rows[flat].astype(np.int64))
            keep = (torch.rand(len(flat)) >= config.dropout).float()
            out = net(rows, torch.from_numpy(data.marks[flat]), torch.from_numpy(offsets), keep,
                      torch.from_numpy(data.share[chosen]))  # fmt: skip
            loss = loss_of(out, torch.from_numpy(data.targets[chosen]), torch.from_numpy(data.known[chosen]))
            decay = config.piece_decay * (net.rows[rows] ** 2).sum()
            optimiser.zero_grad()
            torch.autograd.backward(loss + decay)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1} of {config.epochs}: loss {np.mean(losses):.4f}", flush=True)
    return net


def weights_of(net: Net, hashes: NDArray[np.uint32]) -> dict[str, NDArray[np.generic]]:
    """The arrays of the file: rows times their counts as 8-bit integers with scales, the network in half floats."""
    with torch.no_grad():
        counts = nnf.softplus(net.counts).numpy()
        rows = net.rows.numpy() * counts[:, None]
        scales = (np.abs(rows).max(axis=1) / 127.0 + 1e-8).astype(np.float16)
        return {
            "hashes": hashes,
            "rows": np.clip(np.round(rows / scales.astype(np.float32)[:, None]), -127, 127).astype(np.int8),
            "scales": scales,
            "counts": counts.astype(np.float16),
            "first": net.first.weight.numpy().T.astype(np.float16),
            "first_bias": net.first.bias.numpy().astype(np.float16),
            "second": net.second.weight.numpy().T.astype(np.float16),
            "second_bias": net.second.bias.numpy().astype(np.float16),
        }


def save(path: Path, arrays: dict[str, NDArray[np.generic]], config: dict[str, object]) -> None:
    """The weights and their config in one file, written whole or not at all."""
    text = json.dumps(config, sort_keys=True).encode("utf-8")
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays, config=np.frombuffer(text, dtype=np.uint8))
    write_bytes(path, buffer.getvalue())


def main() -> None:
    """Train, save, settle the calibration on the development half of the written descriptions, and save again."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data sets")
    parser.add_argument("--out", type=Path, required=True, help="file of weights to write (.npz)")
    parser.add_argument("--samples", type=int, default=Config().samples)
    given = parser.parse_args()
    torch.set_num_threads(1)
    config = Config(samples=given.samples)
    samples = list(Writer(read_tables(given.data / TEMPLATES), config.seed).samples(config.samples))
    hashes, data = batchable(samples, config)
    print(f"{len(samples)} sentences, {len(hashes)} pieces kept", flush=True)
    net = train(data, len(hashes), config)
    arrays = weights_of(net, hashes)
    described: dict[str, object] = {
        "format": FORMAT, "moods": MOOD_NAMES, "styles": STYLE_NAMES, "scenes": SCENE_NAMES,
        "prior": float(nnf.softplus(net.prior.detach())), "training": asdict(config), "calibration": {},
    }  # fmt: skip
    save(given.out, arrays, described)
    described["calibration"] = asdict(calibrate(read_weights(given.out)))
    save(given.out, arrays, described)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.2f} MB, {described['calibration']}")


if __name__ == "__main__":
    main()
