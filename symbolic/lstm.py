"""The other trunk: residual LSTM layers over the events, behind the same call as the transformer's trunk.

A training sequence holds several examples one after the other. They are kept apart by true resets: a separator is put
before each further example, and one more input column, fixed at a very negative value for the input, forget and output
gates, shuts all three there. Cell and output are then zero, as at the start of a sequence, so an example's features and
gradients do not depend on what was packed before it; the separators are taken out again at the end. On CPU this costs
the few added events, where splitting the sequences into padded rows costs half as much again.

Shapes: B sequences, T events, D width (also of the state), L layers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from symbolic.model import ModelConfig

SHUT = -1e4
"""What the separator adds to the gates: the logistic function of it is zero in float32."""
_GATES = 4  # input, forget, cell, output: torch's order
_FORGET_BIAS = 1.0
_ROUND_TO = 16  # lengths with separators are rounded up, so that few shapes occur


class LSTMLayer(nn.Module):
    """Normalisation, one LSTM and the residual sum."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.RMSNorm(width, eps=1e-6)
        self.weight_ih = nn.Parameter(torch.randn(_GATES * width, width) / math.sqrt(width))
        self.weight_hh = nn.Parameter(torch.cat([nn.init.orthogonal_(torch.empty(width, width)) for _ in range(4)]))
        self.bias = nn.Parameter(torch.zeros(_GATES * width))
        with torch.no_grad():
            self.bias[width : 2 * width] = _FORGET_BIAS
        shut = torch.full((_GATES, width, 1), SHUT)
        shut[2] = 0.0
        self.dropout = nn.Dropout(0.0)  # set by training
        self.register_buffer("shut", shut.flatten(0, 1), persistent=False)
        self.register_buffer("no_bias", torch.zeros(_GATES * width), persistent=False)

    shut: Tensor
    no_bias: Tensor

    def forward(
        self, x: Tensor, h: Tensor, c: Tensor, separator: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """From (B, T, D) and the state (B, D), twice, to the same; ``separator`` (B, T, 1) is 1 where to reset."""
        told: Tensor = self.norm(x)
        weight: Tensor = self.weight_ih
        if separator is not None:
            told, weight = torch.cat((told, separator), dim=2), torch.cat((weight, self.shut), dim=1)
        parameters = [weight, self.weight_hh, self.bias, self.no_bias]
        grad = torch.is_grad_enabled()
        out, h, c = torch.lstm(told, (h[None], c[None]), parameters, True, 1, 0.0, grad, False, True)
        return x + self.dropout(out), h[0], c[0]


class LSTMTrunk(nn.Module):
    """The layers alone, from embedded events to features."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.layers = nn.ModuleList(LSTMLayer(config.width) for _ in range(config.layers))
        self.norm = nn.RMSNorm(config.width, eps=1e-6)

    def forward(
        self, x: Tensor, past: Tensor | None = None, example: Tensor | None = None
    ) -> tuple[Tensor, Tensor | None]:
        """Features (B, T, D) of events (B, T, D); ``past`` and the returned state are (2 L, B, D), h and c by turns.

        ``example`` (B, T) numbers the examples that a training sequence holds. Computed in float32: CPUs without
        bf16 have no LSTM for it.
        """
        with torch.autocast(x.device.type, enabled=False):
            return self._forward(x.float(), past, example)

    def _forward(self, x: Tensor, past: Tensor | None, example: Tensor | None) -> tuple[Tensor, Tensor | None]:
        place, separator = None, None
        if example is not None:
            place, length = _places(example)
            spread = place[..., None].expand_as(x)
            separator = x.new_ones(len(x), length, 1).scatter(1, place[..., None], 0.0)
            x = x.new_zeros(len(x), length, x.shape[2]).scatter(1, spread, x)
        nothing = x.new_zeros(len(x), x.shape[2])
        state: list[Tensor] = []
        for i, layer in enumerate(self.layers):
            h, c = (nothing, nothing) if past is None else (past[2 * i], past[2 * i + 1])
            x, h, c = layer(x, h, c, separator)
            state += [h, c]
        if place is not None:
            x = x.gather(1, place[..., None].expand(-1, -1, x.shape[2]))
        return self.norm(x), None if past is None else torch.stack(state)


def _places(example: Tensor) -> tuple[Tensor, int]:
    """Where each event (B, T) stands once a separator is put before each further example, and the new length."""
    begins = torch.zeros_like(example)
    begins[:, 1:] = (example[:, 1:] != example[:, :-1]).to(example.dtype)
    place = torch.arange(example.shape[1], device=example.device) + begins.cumsum(dim=1)
    length = int(place.max()) + 1
    return place, -(-length // _ROUND_TO) * _ROUND_TO
