"""Learn the meter model: softmax regression over meters and places of the first bar line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from symbolic.recognition.meters import EIGHTH, LAGS, METERS, PLACE_FACTS, MeterModel, meter_facts
from symbolic.score import Meter, Score

STEPS, RATE, DECAY = 300, 0.05, 2e-3
"""``DECAY`` also draws the weights of the meters towards each other."""


def cut_front(score: Score, eighths: int) -> Score:
    """The score without its first ``eighths`` eighths, as a file with a pickup has it; notes begun there go."""
    by = eighths * EIGHTH
    tracks = tuple(
        replace(t, notes=tuple(replace(n, onset_tick=n.onset_tick - by) for n in t.notes if n.onset_tick >= by))
        for t in score.tracks
    )
    return replace(score, tracks=tracks, end_tick=score.end_tick - by)


def without_front(score: Score, rng: np.random.Generator) -> tuple[Score, int]:
    """The score from its first note on (or, now and then, from a place in its first bar), and the pickup in eighths."""
    bar = score.meters[0].bar_ticks // EIGHTH
    first = min((n.onset_tick for t in score.tracks for n in t.notes), default=0) // EIGHTH
    skip = first if first < bar else 0
    if rng.random() < 0.3:
        skip = int(rng.integers(bar))
    return cut_front(score, skip), -skip % bar


def learn_meters(scores: Iterable[Score], seed: int = 0) -> MeterModel:
    """The weights that make the written meters and bar lines likeliest; scores that change meter are left out."""
    import torch

    rng = np.random.default_rng(seed)
    rows = []
    for score in scores:
        meter = score.meters[0]
        if len(score.meters) > 1 or (meter.numerator, meter.denominator) not in METERS:
            continue
        cut, pickup = without_front(score, rng)
        candidates, facts, lags = meter_facts(cut)
        wanted = (METERS.index((meter.numerator, meter.denominator)), pickup)
        if wanted in candidates:
            rows.append((np.array([m for m, _ in candidates]), facts, lags, candidates.index(wanted)))
    place = torch.zeros(PLACE_FACTS, dtype=torch.float64, requires_grad=True)
    own = torch.zeros((len(METERS), PLACE_FACTS), dtype=torch.float64, requires_grad=True)
    lag = torch.zeros((len(METERS), len(LAGS)), dtype=torch.float64, requires_grad=True)
    usual = torch.zeros(len(METERS), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.Adam([place, own, lag, usual], lr=RATE)
    full = max(len(row[0]) for row in rows)
    index = torch.tensor(np.stack([np.pad(row[0], (0, full - len(row[0]))) for row in rows]))
    known = torch.tensor(np.stack([np.arange(full) < len(row[0]) for row in rows]))
    facts_t = torch.tensor(np.stack([np.pad(row[1], ((0, full - len(row[0])), (0, 0))) for row in rows]))
    lags_t = torch.tensor(np.stack([row[2] for row in rows]))
    target = torch.tensor([row[3] for row in rows])
    loss = torch.tensor(0.0)
    for _ in range(STEPS):
        fit = facts_t @ place + (facts_t * own[index]).sum(dim=2) + (lags_t @ lag.T + usual).gather(1, index)
        loss = torch.nn.functional.cross_entropy(fit.masked_fill(~known, -1e9), target)
        optimiser.zero_grad()
        (loss + DECAY * ((own**2).sum() + 0.2 * (lag**2).sum() + 0.1 * (place**2).sum())).backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    print(f"meters: {len(rows)} pieces, loss {float(loss.detach()):.4f}", flush=True)
    return MeterModel((place + own).detach().numpy(), lag.detach().numpy(), usual.detach().numpy())


def stripped(score: Score) -> Score:
    """The score as a file without a time signature has it."""
    return replace(score, meters=(Meter(0, 4, 4),))
