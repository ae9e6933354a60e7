"""Training the network that tells what chord follows. Needs torch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from planner.chord_model import CONTEXT, GROUPS, LAST
from planner.chord_tokens import VOCABULARY
from planner.learning.events import TARGET, changes
from planner.learning.songs import Song

WIDTH = 128
DROPOUT = 0.2
EPOCHS = 8
BATCH = 512
RATE = 3e-3
SEED = 0


class ChordNet(nn.Module):
    """The network of ``planner.chord_model``, as torch trains it."""

    def __init__(self) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, WIDTH) for _, size in CONTEXT)
        self.pairs = nn.Embedding(2 * len(GROUPS), WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, VOCABULARY)

    def forward(self, rows: Tensor) -> Tensor:
        """The logits of the next chord. ``rows`` [batch, 9 or more] as ``CONTEXT``; the result [batch, 132]."""
        hidden: Tensor = self.pairs(rows[:, 0] * 2 + rows[:, 1])
        for column, table in enumerate(self.tables):
            hidden = hidden + table(rows[:, column])
        hidden = functional.dropout(torch.relu(hidden), DROPOUT, self.training)
        hidden = functional.dropout(hidden + torch.relu(self.inner(hidden)), DROPOUT, self.training)
        stays = functional.one_hot(rows[:, LAST], VOCABULARY + 1)[:, :VOCABULARY].bool()
        logits: Tensor = self.outer(hidden).masked_fill(stays, -1e9)
        return logits

    def arrays(self) -> dict[str, NDArray[np.float16]]:
        """The weights as ``planner.chord_model`` reads them."""
        weights = dict(self.named_parameters())
        table = torch.cat([*(weights[f"tables.{n}.weight"] for n in range(len(CONTEXT))), weights["pairs.weight"]])
        found = {
            "table": table, "inner": self.inner.weight.T, "inner_bias": self.inner.bias,
            "outer": self.outer.weight.T, "outer_bias": self.outer.bias,
        }  # fmt: skip
        return {name: array.detach().numpy().astype(np.float16) for name, array in found.items()}


def train(songs: Sequence[Song]) -> dict[str, NDArray[np.float16]]:
    """The weights of the network, trained on these songs with cross entropy and AdamW; the same for the same songs."""
    torch.manual_seed(SEED)
    rows = torch.from_numpy(changes(songs))
    net = ChordNet()
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    batches = len(rows) // BATCH
    for step in range(EPOCHS * batches):
        if step % batches == 0:
            order = torch.randperm(len(rows))
        start = step % batches * BATCH
        batch = rows[order[start : start + BATCH]]
        for settings in optimiser.param_groups:
            settings["lr"] = RATE * (1 - step / (EPOCHS * batches))
        optimiser.zero_grad()
        torch.autograd.backward(functional.cross_entropy(net(batch), batch[:, TARGET]))
        optimiser.step()
    return net.arrays()
