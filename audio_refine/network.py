"""The network: a transformer with linear attention that says where latents of the plain sound should go.

Cost and memory grow with the number of frames, not with its square: attention is phi(q) (phi(k)ᵀ v) with phi = elu + 1
(Katharopoulos et al., "Transformers are RNNs", 2020). Order is told by depthwise convolutions over nine frames. Time,
style, room and instruments set gains and shifts of every block (Peebles and Xie, "Scalable diffusion models with
transformers", 2023).
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from audio_refine.conditions import ROLL_CHANNELS, SETTING
from symbolic.errors import BadInput

TIME_WAVES = 64
LEAST_DEVIATION = 0.2
"""Latent channels that hardly vary are not blown up."""


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """The shape of a network."""

    latent: int = 64
    """Channels of a latent frame."""
    width: int = 256
    """Channels inside."""
    layers: int = 5
    """Blocks of convolution, attention and two-layer network."""
    heads: int = 8
    """Heads of the attention."""
    start: str = "plain"
    """Where the path begins: "plain", at the latents of the plain sound, or "noise"."""

    def __post_init__(self) -> None:
        if self.start not in ("plain", "noise"):
            raise BadInput(f"network: start '{self.start}' is neither plain nor noise")
        if self.width % self.heads:
            raise BadInput(f"network: a width of {self.width} does not divide into {self.heads} heads")

    def to_dict(self) -> dict[str, Any]:
        """The fields."""
        return asdict(self)


class LinearAttention(nn.Module):
    """Every frame sees all frames, at a cost linear in their number."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.into = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, frames, width) to the same."""
        batch, frames, width = x.shape
        q, k, v = self.into(x).view(batch, frames, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        q, k = nn.functional.elu(q) + 1, nn.functional.elu(k) + 1
        k = k / frames
        mixed = q @ (k.transpose(-1, -2) @ v)
        weight = (q * k.sum(dim=2, keepdim=True)).sum(dim=-1, keepdim=True)
        out = (mixed / (weight + 1e-6)).permute(0, 2, 1, 3).reshape(batch, frames, width)
        result: Tensor = self.out(out)
        return result


class Block(nn.Module):
    """Convolution, attention and a two-layer network, each added to what came in."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(width, elementwise_affine=False) for _ in range(3))
        self.near = nn.Conv1d(width, width, 9, padding=4, groups=width)
        self.near_out = nn.Linear(width, width)
        self.attention = LinearAttention(width, heads)
        self.mlp = nn.Sequential(nn.Linear(width, 3 * width), nn.GELU(approximate="tanh"), nn.Linear(3 * width, width))
        self.bias = nn.Parameter(torch.zeros(9, width))

    def forward(self, x: Tensor, told: Tensor) -> Tensor:
        """(batch, frames, width), and the gains, shifts and gates (batch, 9, width)."""
        parts = (told + self.bias)[:, :, None, :].unbind(1)
        layers: tuple[Any, ...] = (self._convolved, self.attention, self.mlp)
        for i, layer in enumerate(layers):
            gain, shift, gate = parts[3 * i : 3 * i + 3]
            x = x + (1 + gate) * layer(self.norms[i](x) * (1 + gain) + shift)
        return x

    def _convolved(self, x: Tensor) -> Tensor:
        near = nn.functional.gelu(self.near(x.transpose(1, 2)), approximate="tanh")
        out: Tensor = self.near_out(near.transpose(1, 2))
        return out


class Network(nn.Module):
    """From latents on the way, the plain latents, the notes and the setting to the direction of the way."""

    middle: Tensor
    deviation: Tensor

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        width = config.width
        self.register_buffer("middle", torch.zeros(config.latent))
        self.register_buffer("deviation", torch.ones(config.latent))
        self.into = nn.Linear(2 * config.latent, width)
        self.notes = nn.Linear(ROLL_CHANNELS, width)
        self.setting = nn.Linear(SETTING, width, bias=False)
        self.time = nn.Sequential(nn.Linear(TIME_WAVES, width), nn.SiLU(), nn.Linear(width, width))
        self.told = nn.Sequential(nn.SiLU(), nn.Linear(width, 9 * width))
        self.blocks = nn.ModuleList(Block(width, config.heads) for _ in range(config.layers))
        self.norm = nn.LayerNorm(width)
        self.out = nn.Linear(width, config.latent)
        nn.init.normal_(self.setting.weight, std=0.1)
        layer: Any
        for layer in (self.out, self.told[1]):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x: Tensor, plain: Tensor, notes: Tensor, setting: Tensor, time: Tensor) -> Tensor:
        """The velocity (batch, frames, latent) at ``time`` (batch,) from 0 to 1.

        ``x`` and ``plain`` are normalised latents (batch, frames, latent), ``notes`` rolls (batch, frames,
        ROLL_CHANNELS), ``setting`` rows (batch, SETTING).
        """
        hidden = self.into(torch.cat([x, plain], dim=-1)) + self.notes(notes)
        told = self.told(self.setting(setting) + self.time(_waves(time))).view(-1, 9, self.config.width)
        for block in self.blocks:
            hidden = block(hidden, told)
        out: Tensor = self.out(self.norm(hidden))
        return out

    def normalised(self, latents: Tensor) -> Tensor:
        """Latents (batch, frames, latent) as the network sees them."""
        return (latents - self.middle) / self.deviation

    def restored(self, latents: Tensor) -> Tensor:
        """The other way."""
        return latents * self.deviation + self.middle


def _waves(time: Tensor) -> Tensor:
    """A time from 0 to 1 as sines and cosines, (batch, TIME_WAVES)."""
    rates = torch.exp(torch.linspace(0.0, math.log(200.0), TIME_WAVES // 2, device=time.device))
    angles = time[:, None] * rates * math.pi
    return torch.cat([angles.sin(), angles.cos()], dim=1)
