"""Logistic regression, for the small models of recognition."""

from __future__ import annotations

from symbolic.recognition.sounding import Floats

STEPS, RATE, DECAY = 600, 0.05, 1e-3


def logistic(rows: Floats, wanted: Floats, name: str) -> Floats:
    """The weights (facts,) that make ``wanted`` (rows, 0 or 1) likeliest."""
    import torch

    heard, target = torch.tensor(rows), torch.tensor(wanted)
    weights = torch.zeros(rows.shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=RATE)
    loss = torch.tensor(0.0)
    for _ in range(STEPS):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(heard @ weights, target)
        optimiser.zero_grad()
        (loss + DECAY * (weights**2).sum()).backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    print(f"{name}: {len(target)} rows, {float(target.mean()):.3f} true, loss {float(loss.detach()):.4f}", flush=True)
    learned: Floats = weights.detach().numpy()
    return learned
