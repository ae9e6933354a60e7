"""Learn the chord model: a conditional random field trained on runs of beats with written chords."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from symbolic.recognition.chords import (
    KIND_OF_QUALITY,
    KINDS,
    QUALITIES,
    VIEWS,
    ChordModel,
    degrees_of,
    slash_facts,
    turned,
    views,
)
from symbolic.recognition.learn.regression import logistic
from symbolic.recognition.sounding import Floats, Ints, beats_of
from symbolic.score import ChordSpan, Score
from symbolic.theory import chord_pitch_classes
from symbolic.timing import span_at

RUN = 48
"""The beats that are learned from together."""
BATCH, EPOCHS, RATE, DECAY = 64, 4, 0.02, 1e-4


@dataclass(frozen=True, slots=True)
class Run:
    """A run of beats: what is heard, key rows, tonics, strengths and the number of the written chord of each."""

    heard: Floats
    row: Ints
    tonic: Ints
    strength: Ints
    state: Ints


def states_of(spans: Iterable[ChordSpan], ticks: Ints) -> Ints:
    """The number of the chord at each beat's middle; -1 where none is written or it is "N"."""
    written = tuple(spans)
    states = np.full(len(ticks) - 1, -1, np.int64)
    for beat, middle in enumerate((ticks[:-1] + ticks[1:]) // 2):
        span = span_at(written, int(middle))
        if span is not None and span.chord.quality != "N":
            states[beat] = span.chord.root * len(QUALITIES) + QUALITIES.index(span.chord.quality)
    return states


def runs_of(score: Score) -> Iterator[Run]:
    """The runs of a score with chords."""
    beats = beats_of(score.meters, score.end_tick)
    heard, _ = views(score, beats)
    row, tonic = degrees_of(score.keys, beats)
    state = states_of(score.chords, beats.ticks)
    for first in range(0, len(beats) - RUN // 2, RUN):
        part = slice(first, first + RUN)
        if len(state[part]) == RUN and (state[part] >= 0).all():
            yield Run(heard[part], row[part], tonic[part], beats.strength[part], state[part])


def learn_chords(scores: Iterable[Score], seed: int = 0, epochs: int = EPOCHS) -> ChordModel:
    """The model that makes the written chords of these scores likeliest (maximum likelihood, Adam)."""
    import torch

    torch.manual_seed(seed)
    chosen = list(scores)
    runs = [run for score in chosen for run in runs_of(score)]
    weights = _start(torch)
    optimiser = torch.optim.Adam(weights.values(), lr=RATE)
    kinds = torch.tensor(KIND_OF_QUALITY)
    rng = np.random.default_rng(seed)
    steps = epochs * (len(runs) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: max(0.02, 1 - n / max(steps, 1)))
    for epoch in range(epochs):
        order = rng.permutation(len(runs))
        total = 0.0
        for first in range(0, len(order) - BATCH + 1, BATCH):
            loss = _loss(torch, weights, kinds, [runs[i] for i in order[first : first + BATCH]])
            penalty = sum((w**2).sum() for w in weights.values())
            optimiser.zero_grad()
            (loss + DECAY * penalty).backward()
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"chords: epoch {epoch + 1}, loss a beat {total / max(1, len(order) // BATCH):.4f}", flush=True)
    tables = {name: w.detach().numpy().astype(np.float64) for name, w in weights.items()}
    return ChordModel(**tables, slash=_learn_slash(chosen))


def _learn_slash(scores: Iterable[Score]) -> Floats:
    """When another tone than the root is written as the bass: logistic regression over chords."""
    rows, wanted = [], []
    for score in scores:
        beats = beats_of(score.meters, score.end_tick)
        _, bass = views(score, beats)
        for span in score.chords:
            first, end = np.searchsorted(beats.ticks, (span.onset_tick, span.onset_tick + span.duration_tick))
            if span.chord.quality == "N" or end <= first or end > len(beats):
                continue
            lowest, facts = slash_facts(span.chord.root, bass[first:end])
            if lowest != span.chord.root and lowest in chord_pitch_classes(span.chord):
                rows.append(facts)
                wanted.append(float(span.chord.bass == lowest))
    return logistic(np.stack(rows), np.array(wanted), "basses")


def _start(torch: Any) -> dict[str, Any]:
    shapes: dict[str, tuple[int, ...]] = {
        "tones": (VIEWS * 12, len(QUALITIES)), "degrees": (2, 12, len(QUALITIES)), "stay": (3,), "change": (3,),
        "moves": (12, KINDS, KINDS), "usual": (len(QUALITIES),),
    }  # fmt: skip
    return {name: torch.zeros(shape, requires_grad=True) for name, shape in shapes.items()}


def _loss(torch: Any, w: dict[str, Any], kinds: Any, runs: list[Run]) -> Any:
    """Minus the mean log likelihood of a beat's written chord, given what is heard in the run."""
    heard = torch.tensor(np.stack([turned(run.heard) for run in runs]), dtype=torch.float32)
    row, tonic, strength, state = (
        torch.tensor(np.stack([getattr(run, name) for run in runs])) for name in ("row", "tonic", "strength", "state")
    )
    qualities = len(QUALITIES)
    degree = (torch.arange(12) - tonic[..., None]) % 12
    fit = heard @ w["tones"] + w["degrees"][row[..., None], degree]
    step = (torch.arange(12)[None, :] - torch.arange(12)[:, None]) % 12
    moves = w["moves"][step].permute(0, 2, 1, 3).reshape(12 * KINDS, 12 * KINDS)
    member = torch.nn.functional.one_hot(kinds, KINDS).bool()
    alpha = fit[:, 0] + w["usual"]
    for beat in range(1, fit.shape[1]):
        masked = alpha[..., None].masked_fill(~member, -1e9)
        groups = masked.logsumexp(dim=2).reshape(len(runs), 12 * KINDS)
        arrive = (groups[:, :, None] + moves).logsumexp(dim=1).reshape(len(runs), 12, KINDS)[:, :, kinds]
        arrive = arrive + w["usual"] + w["change"][strength[:, beat]][:, None, None]
        keep = alpha + w["stay"][strength[:, beat]][:, None, None]
        alpha = torch.logaddexp(arrive, keep) + fit[:, beat]
    norm = alpha.reshape(len(runs), -1).logsumexp(dim=1)
    flat = fit.reshape(len(runs), RUN, -1).gather(2, state[..., None])[..., 0].sum(dim=1)
    root, quality = state // qualities, state % qualities
    same = state[:, 1:] == state[:, :-1]
    pair = w["moves"][(root[:, 1:] - root[:, :-1]) % 12, kinds[quality[:, :-1]], kinds[quality[:, 1:]]]
    moved = pair + w["usual"][quality[:, 1:]] + w["change"][strength[:, 1:]]
    both = torch.logaddexp(moved, w["stay"][strength[:, 1:]])
    path = torch.where(same, both, moved).sum(dim=1) + w["usual"][quality[:, 0]]
    return (norm - flat - path).mean() / RUN
