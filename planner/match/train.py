"""Train the match: collect excerpts, describe them, learn both encoders by contrast, write the weights.

``python -m planner.match.train --data DIR --cache DIR [--pieces DIR] [--steps N] [--out FILE]``

A pair is a score and a description that is true of it. In a batch other descriptions may be true of a score too: the
target of the softmax falls with the number of told facts that are wrong (so a cousin of supervised contrastive
learning, Khosla et al. 2020, arXiv 2004.11362, and InfoNCE, van den Oord et al. 2018, arXiv 1807.03748, where only the
pair itself is right). Each batch also holds descriptions with one fact made false. Same data, same seed, same weights.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
import time
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from planner.match.collect import collect
from planner.match.dataset import COPIES, Dataset, make_dataset, read_excerpts
from planner.match.describe import Description, Wording, choose, describe, kind_of
from planner.match.facts import FACTS
from planner.match.features import seconds_of
from planner.match.model import FORMAT, WEIGHTS, Encoders, crowding, embed_text, embed_vector, load, places
from planner.match.templates import Template, fill_in, read_templates
from planner.match.text import pieces
from planner.match.words_instruments import LANGUAGES
from symbolic.files import write_bytes

logger = logging.getLogger(__name__)
LANGUAGE_WEIGHTS = (24, 20, 7, 7, 7, 7, 7, 7, 7, 7)
TEXTS = 4
"""Descriptions written for each score before training."""
QUANTILES = 101
VOCABULARY = 40_000
"""The most pieces that are known, and how often a piece must be met to be one."""
MET_AT_LEAST = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """How the encoders are shaped and trained."""

    width: int = 96
    """Numbers of a point."""
    piece_width: int = 64
    """Numbers of a piece's vector."""
    hidden: int = 320
    """Units of the hidden layers."""
    batch: int = 512
    """Scores in a batch."""
    steps: int = 3000
    """Batches."""
    rate: float = 2e-3
    """The highest learning rate, reached after a tenth of the steps."""
    dropout: float = 0.1
    """The share of features and units left out."""
    lost_pieces: float = 0.15
    """The share of a text's pieces left out, so that unknown words harm less."""
    strictness: float = 4.0
    """How much a wrong fact takes from the target: it falls by exp(-strictness)."""
    prompt_share: float = 0.35
    """How often a piece of our own comes with its prompt instead of a description."""
    template_share: float = 0.25
    """How often an English text is a template of MuseCoco instead of a description."""
    same_source: float = 0.5
    """The share of batches whose scores are of one source, so that they are harder to tell apart."""
    seed: int = 0
    """Decides everything that is drawn."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as pieces: ``pieces[start[i] : start[i + 1]]`` are those of text ``i``; ``told`` (N, most) ends in -1.

    Pieces are places in ``vocabulary``, the sorted hashes of the known ones.
    """

    vocabulary: NDArray[np.uint32]
    pieces: NDArray[np.int32]
    start: NDArray[np.int64]
    told: NDArray[np.int64]

    def bag(self, chosen: NDArray[np.int64], lost: float, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """The pieces of the chosen texts in one row, a share of them ``lost``, and where each text begins."""
        rows = [self.pieces[self.start[i] : self.start[i + 1]] for i in chosen]
        kept = [row[rng.random(len(row)) >= lost] for row in rows]
        offsets = np.cumsum([0, *(len(row) for row in kept[:-1])])
        return torch.from_numpy(np.concatenate(kept).astype(np.int64)), torch.from_numpy(offsets)


class TwoTowers(nn.Module):
    """Both encoders. Features are standardised outside."""

    def __init__(self, known: int, features: int, settings: Settings) -> None:
        super().__init__()
        s = settings
        self.table = nn.EmbeddingBag(known, s.piece_width, mode="sum")
        nn.init.normal_(self.table.weight, std=0.05)
        self.drop = nn.Dropout(s.dropout)
        self.text = nn.ModuleList((nn.Linear(s.piece_width, s.hidden), nn.Linear(s.hidden, s.width)))
        self.score = nn.ModuleList((nn.Linear(features, s.hidden), nn.Linear(s.hidden, s.width)))
        self.sharpness = nn.Parameter(torch.tensor(2.5))

    def read(self, known: Tensor, offsets: Tensor) -> Tensor:
        """The points of texts, given as ``Texts.bag`` gives them."""
        sizes = torch.diff(torch.cat((offsets, torch.tensor([len(known)])))).clamp(min=1)
        return self._up(self.text, self.table(known, offsets) / sizes[:, None].sqrt())

    def hear(self, features: Tensor) -> Tensor:
        """The points of scores."""
        return self._up(self.score, features)

    def _up(self, layers: nn.ModuleList, given: Tensor) -> Tensor:
        hidden = functional.gelu(layers[0](self.drop(given)), approximate="tanh")
        return functional.normalize(layers[1](self.drop(hidden)), dim=1)


def falsified(told: Sequence[int], truth: NDArray[np.float16], rng: Random) -> list[int] | None:
    """The facts with one of them put false by another of its kind; None where none can be."""
    places = list(told)
    rng.shuffle(places)
    for place in places:
        false = [i for i in _RIVALS[place] if truth[i] <= 0.1]
        if false:
            return [rng.choice(false) if each == place else each for each in told]
    return None


_KINDS: dict[str, list[int]] = {}
for _place, _fact in enumerate(FACTS):
    if _fact not in ("bpm", "bars"):
        _KINDS.setdefault("has" if _fact == "has:drums" else kind_of(_fact), []).append(_place)
_KINDS["no"] = _KINDS["no"] + [FACTS.index("has:drums")]
_RIVALS: tuple[list[int], ...] = tuple(_KINDS.get(kind_of(fact), []) for fact in FACTS)


def write_texts(
    data: Dataset, settings: Settings, templates: Sequence[Template]
) -> tuple[Texts, NDArray[np.int64], NDArray[np.int64]]:
    """Texts of all scores; for each score the numbers of its true texts (N, TEXTS) and of as many false ones.

    A score of which nothing false can be said has its false texts numbered -1. The prompt of a piece, where there is
    one, and filled-in ``templates`` take the place of some texts.
    """
    rng = Random(settings.seed)
    wording = Wording(more=True, fillers=True)
    written: list[Description] = []
    true = np.full((len(data.vectors), TEXTS), -1)
    false = np.full_like(true, -1)
    for row, truth in enumerate(data.truth):
        for column in range(TEXTS):
            language = rng.choices(LANGUAGES, LANGUAGE_WEIGHTS)[0]
            told = choose(truth, rng)
            filled = None
            if templates and language == "en" and rng.random() < settings.template_share:
                filled = fill_in(templates, truth, seconds_of(data.vectors[row]), rng)
            if filled is not None and filled[1]:
                told = filled[1]
            wrong = falsified(told, truth, rng)
            true[row, column] = len(written)
            if row in data.prompts and rng.random() < settings.prompt_share:
                prompt, facts = data.prompts[row]
                written.append(Description(prompt, "", facts))
            elif filled is not None and filled[1]:
                written.append(Description(filled[0], language, tuple(told)))
            else:
                written.append(describe(told, language, rng, wording))
            if wrong is not None:
                false[row, column] = len(written)
                written.append(describe(wrong, language, rng, wording))
    return _as_pieces(written), true, false


def _as_pieces(written: Sequence[Description]) -> Texts:
    hashes = [np.array(pieces(d.text), np.uint32) for d in written]
    told = np.full((len(written), max(len(d.facts) for d in written)), -1)
    for number, description in enumerate(written):
        told[number, : len(description.facts)] = description.facts
    met, counts = np.unique(np.concatenate(hashes), return_counts=True)
    often = np.argsort(-counts, kind="stable")[:VOCABULARY]
    vocabulary = np.sort(met[often[counts[often] >= MET_AT_LEAST]])
    rows = [places(vocabulary, row).astype(np.int32) for row in hashes]
    start = np.cumsum([0, *(len(row) for row in rows)])
    return Texts(vocabulary, np.concatenate(rows), start, told)


def wrong_facts(told: NDArray[np.int64], truth: NDArray[np.float16]) -> Tensor:
    """How many of the facts that each text tells are wrong of each score, (texts, scores)."""
    asked = np.zeros((len(told), len(FACTS)), np.float32)
    rows, columns = np.nonzero(told >= 0)
    asked[rows, told[rows, columns]] = 1.0
    return torch.from_numpy(asked @ (1.0 - truth.astype(np.float32)).T)


def loss_of(text: Tensor, score: Tensor, wrong: Tensor, sharpness: Tensor, strictness: float) -> Tensor:
    """The symmetric loss: (texts, width), (scores, width); the first ``scores`` texts are true of the score beside."""
    logits = text @ score.T * sharpness.clamp(max=4.0).exp()
    target = torch.exp(-strictness * wrong)
    own = len(score)
    by_text = target[:own] / target[:own].sum(dim=1, keepdim=True)
    by_score = target / target.sum(dim=0, keepdim=True)
    first = -(by_text * logits[:own].log_softmax(dim=1)).sum(dim=1).mean()
    second = -(by_score * logits.log_softmax(dim=0)).sum(dim=0).mean()
    return (first + second) / 2


class Batches:
    """Draws the scores of a batch: of all sources alike by the root of their size, or of one source."""

    def __init__(self, data: Dataset, settings: Settings) -> None:
        self._settings = settings
        self._rng = np.random.default_rng(settings.seed)
        self._rows = [np.nonzero(data.source == i)[0] for i in range(len(data.sources))]
        weights = np.sqrt([len(rows) for rows in self._rows])
        self._weights = weights / weights.sum()
        self._origin = data.origin

    def draw(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The rows of the scores, no two of one excerpt, and which of its texts each comes with."""
        size = self._settings.batch
        if self._rng.random() < self._settings.same_source:
            own = self._rows[self._rng.choice(len(self._rows), p=self._weights)]
            rows = self._rng.choice(own, min(size, len(own)), replace=False)
        else:
            counts = self._rng.multinomial(size, self._weights)
            parts = [
                self._rng.choice(r, min(n, len(r)), replace=False) for r, n in zip(self._rows, counts, strict=True)
            ]
            rows = np.concatenate(parts)
        _, first = np.unique(self._origin[rows], return_index=True)
        rows = rows[np.sort(first)]
        return rows, self._rng.integers(TEXTS, size=len(rows))


def train(
    data: Dataset, settings: Settings, templates: Sequence[Template] = ()
) -> tuple[TwoTowers, NDArray[np.float32], NDArray[np.float32], Texts]:
    """Learn both encoders; gives them, the mean and spread of the features, and the texts that were read."""
    torch.manual_seed(settings.seed)
    torch.use_deterministic_algorithms(True)
    started_s = time.monotonic()
    texts, true, false = write_texts(data, settings, templates)
    logger.info("%d texts, %d pieces, %.0f s", len(texts.told), len(texts.vocabulary), time.monotonic() - started_s)
    mean = data.vectors.mean(axis=0)
    spread = np.maximum(data.vectors.std(axis=0), 0.1)
    features = torch.from_numpy(np.clip((data.vectors - mean) / spread, -5, 5))
    model = TwoTowers(len(texts.vocabulary), data.vectors.shape[1], settings)
    optimiser = torch.optim.AdamW(model.parameters(), lr=settings.rate, betas=(0.9, 0.98), weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, settings.rate, settings.steps, pct_start=0.1)
    batches, losing = Batches(data, settings), np.random.default_rng(settings.seed)
    model.train()
    running = 0.0
    for step in range(settings.steps):
        rows, columns = batches.draw()
        wrong_ones = false[rows, columns]
        chosen = np.concatenate((true[rows, columns], wrong_ones[wrong_ones >= 0]))
        text = model.read(*texts.bag(chosen, settings.lost_pieces, losing))
        score = model.hear(features[rows])
        wrong = wrong_facts(texts.told[chosen], data.truth[rows])
        loss = loss_of(text, score, wrong, model.sharpness, settings.strictness)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running += float(loss.detach())
        if (step + 1) % 250 == 0:
            logger.info("step %d: loss %.3f, %.0f s", step + 1, running / 250, time.monotonic() - started_s)
            running = 0.0
    model.eval()
    return model, mean, spread, texts


def packed(
    model: TwoTowers, mean: NDArray[np.float32], spread: NDArray[np.float32], texts: Texts, settings: Settings
) -> dict[str, NDArray[np.generic]]:
    """The weights as small arrays: the table in 8 bits with a scale a row, all else in 16."""
    table = model.table.weight.detach().numpy()
    scale = np.maximum(np.abs(table).max(axis=1), 1e-6) / 127
    arrays: dict[str, NDArray[np.generic]] = {
        "vocabulary": texts.vocabulary, "table": np.round(table / scale[:, None]).astype(np.int8),
        "scale": scale.astype(np.float16), "mean": mean.astype(np.float16), "spread": spread.astype(np.float16),
    }  # fmt: skip
    for side in ("text", "score"):
        for number, layer in enumerate(getattr(model, side)):
            arrays[f"{side}_weight_{number}"] = layer.weight.detach().numpy().astype(np.float16)
            arrays[f"{side}_bias_{number}"] = layer.bias.detach().numpy().astype(np.float16)
    config = {"format": FORMAT, "features": len(mean), "layers": 2, "width": settings.width,
              "steps": settings.steps, "seed": settings.seed, "facts": len(FACTS)}  # fmt: skip
    arrays["config"] = np.array(json.dumps(config))
    return arrays


def calibrated(arrays: dict[str, NDArray[np.generic]], held: Dataset, seed: int, path: Path) -> Encoders:
    """Write the weights with what the calibration needs, from scores that were not learned from; gives the encoders.

    Every other held-out score is a reference; the rest gives the quantiles of true and of random pairs.
    """
    arrays |= {"reference": np.zeros((1, len(arrays["text_bias_1"])), np.float16)}
    arrays |= dict.fromkeys(("true_fits", "random_fits"), np.zeros(QUANTILES, np.float16))
    _save(path, arrays)
    encoders = load(path)
    rng = Random(seed)
    scores = np.stack([embed_vector(v, encoders) for v in held.vectors])
    reference, scores = scores[::2], scores[1::2]
    told = [describe(choose(t, rng), rng.choices(LANGUAGES, LANGUAGE_WEIGHTS)[0], rng).text for t in held.truth[1::2]]
    texts = np.stack([embed_text(text, encoders) for text in told])
    arrays["reference"] = reference.astype(np.float16)
    _save(path, arrays)
    fits = 2 * texts @ scores.T - crowding(texts, load(path))[:, None]
    quantiles = np.linspace(0, 100, QUANTILES)
    arrays["true_fits"] = np.percentile(np.diag(fits), quantiles).astype(np.float16)
    arrays["random_fits"] = np.percentile(fits[~np.eye(len(fits), dtype=bool)], quantiles).astype(np.float16)
    _save(path, arrays)
    return load(path)


def _save(path: Path, arrays: dict[str, NDArray[np.generic]]) -> None:
    """Write the arrays as a compressed file whose bytes depend on nothing else."""
    file = BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    write_bytes(path, file.getvalue())


def retrieval(encoders: Encoders, held: Dataset, seed: int) -> dict[str, float]:
    """How well descriptions of held-out scores find them among all."""
    rng = Random(seed)
    scores = np.stack([embed_vector(v, encoders) for v in held.vectors])
    told = [describe(choose(t, rng), rng.choice(LANGUAGES), rng).text for t in held.truth]
    cosines = np.stack([embed_text(text, encoders) for text in told]) @ scores.T
    ranks = (cosines > np.diag(cosines)[:, None]).sum(axis=1)
    return {"r1": float((ranks < 1).mean()), "r10": float((ranks < 10).mean()), "median": float(np.median(ranks)) + 1,
            "scores": len(ranks)}  # fmt: skip


def prepared(cache: Path) -> tuple[Dataset, Dataset]:
    """The data to learn from and the data to calibrate on, made once and kept in the cache."""
    path = cache / "dataset.pickle"
    if not path.is_file():
        learn = make_dataset(read_excerpts(cache, ("train",)), COPIES)
        held = make_dataset(read_excerpts(cache, ("dev",)), 0)
        write_bytes(path, pickle.dumps((learn, held)))
    made: tuple[Dataset, Dataset] = pickle.loads(path.read_bytes())
    return made


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder that holds the data sets; read if the cache is empty")
    parser.add_argument("--cache", type=Path, required=True, help="where excerpts are kept, own_*.pkl among them")
    parser.add_argument("--steps", type=int, default=Settings().steps)
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    if options.data is not None and not list(options.cache.glob("*.pkl")):
        collect(options.data, options.cache)
    learn, held = prepared(options.cache)
    logger.info("%d scores to learn from, %d to calibrate on: %s", len(learn.vectors), len(held.vectors), learn.sources)
    settings = Settings(steps=options.steps, seed=options.seed)
    templates = [] if options.data is None else read_templates(options.data, test=False)
    model, mean, spread, texts = train(learn, settings, templates)
    encoders = calibrated(packed(model, mean, spread, texts, settings), held, settings.seed, options.out)
    logger.info("%s", json.dumps(retrieval(encoders, held, settings.seed)))
    logger.info("%s: %d bytes", options.out, options.out.stat().st_size)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
