"""Learn the key model: softmax regression on whole pieces with a written key."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from symbolic.recognition.keys import ENDS, WITHIN, KeyModel, key_views, profile_fits, shares_of, turned_classes
from symbolic.score import Score
from symbolic.theory import MINOR_MODES

STEPS, RATE, DECAY = 400, 0.1, 3e-3


def learn_keys(scores: Iterable[Score], seed: int = 0) -> KeyModel:
    """The weights that make the written keys likeliest; scores with several keys are left out."""
    import torch

    torch.manual_seed(seed)
    rows, ends, fits, wanted = [], [], [], []
    for score in scores:
        if len({(k.tonic, k.mode) for k in score.keys}) != 1:
            continue
        heard = key_views(score)
        shares = shares_of(heard)
        rows.append(turned_classes(shares))
        fits.append(profile_fits(shares))
        ends.append(turned_classes(heard.ends))
        wanted.append(score.keys[0].tonic * 2 + (score.keys[0].mode in MINOR_MODES))
    within, last, profile = (torch.tensor(np.stack(each)) for each in (rows, ends, fits))
    target = torch.tensor(wanted)
    weights = [
        torch.zeros(shape, dtype=torch.float64, requires_grad=True) for shape in ((WITHIN, 2), (ENDS, 2), (2,), (1,))
    ]
    optimiser = torch.optim.Adam(weights, lr=RATE)
    loss = torch.tensor(0.0)
    for _ in range(STEPS):
        fit = within @ weights[0] + last @ weights[1] + weights[2] + weights[3] * profile
        loss = torch.nn.functional.cross_entropy(fit.reshape(len(target), -1), target)
        optimiser.zero_grad()
        (loss + DECAY * sum((w**2).sum() for w in weights[:2])).backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    print(f"keys: {len(target)} pieces, loss {float(loss.detach()):.4f}", flush=True)
    return KeyModel(*(w.detach().numpy() for w in weights))
