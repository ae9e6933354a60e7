"""The score model as a network: a trunk that takes one step a note, and small heads for the note's fields.

The trunk is the transformer below or the LSTM of ``symbolic.lstm``.

Each event is the head of a cell (it carries the cell's Controls) or a note of the cell. From the event before it,
the next note's position (or the end of the cell), then its pitch, then its duration are read off in sequence.

Shapes: B pieces, T events, D width, L layers, H heads, G groups of keys and values, E = D / H.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as nnf

from symbolic.errors import BadInput
from symbolic.lstm import LSTMTrunk
from symbolic.vocab import (
    CHORD_FEATURES,
    CHORD_SLOTS,
    DURATIONS,
    FIELD_ROWS,
    FIELDS,
    PITCHES,
    POSITIONS,
    vocabulary_id,
)

CELL, NOTE = 0, 1
"""The two kinds of event."""
KINDS = ("transformer", "lstm")
"""The kinds of trunk."""


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """The shape of the network."""

    layers: int = 6
    """Transformer blocks (L)."""
    width: int = 256
    """Features of an event (D)."""
    heads: int = 4
    """Query heads (H)."""
    groups: int = 2
    """Key and value heads (G); each serves H / G query heads."""
    hidden: int = 1024
    """Features inside a block's feed-forward part."""
    context: int = 512
    """The longest sequence of events it is trained on."""
    vocabulary: str = ""
    """``vocabulary_id()`` of the tables it was trained with."""
    kind: str = "transformer"
    """The trunk, one of KINDS. An LSTM has only layers and width; ``hidden``, the size of its state, is the width."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadInput(f"kind '{self.kind}' is none of {', '.join(KINDS)}")
        if self.kind == "lstm":
            object.__setattr__(self, "hidden", self.width)
        elif self.width % self.heads or self.heads % self.groups or (self.width // self.heads) % 2:
            raise BadInput(f"width {self.width}, heads {self.heads} and groups {self.groups} do not divide evenly")
        if not self.vocabulary:
            object.__setattr__(self, "vocabulary", vocabulary_id())

    def to_dict(self) -> dict[str, int | str]:
        """The config as JSON values."""
        return asdict(self)


def rotary(positions: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines of rotary position embedding for ``positions`` (T,): two tensors (T, size / 2)."""
    inverse = torch.exp(torch.arange(0, size, 2, device=positions.device) * (-math.log(10000.0) / size))
    angle = positions[:, None].float() * inverse[None, :]
    return angle.cos(), angle.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Apply the rotation to ``x`` (B, heads, T, E)."""
    a, b = x.chunk(2, dim=-1)
    return torch.cat((a * cos - b * sin, a * sin + b * cos), dim=-1)


class Block(nn.Module):
    """Attention over the events so far, then a feed-forward part, both with pre-normalisation."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.heads, self.groups, self.size = config.heads, config.groups, config.width // config.heads
        self.norm1 = nn.RMSNorm(config.width, eps=1e-6)
        self.query = nn.Linear(config.width, config.width, bias=False)
        self.key = nn.Linear(config.width, self.groups * self.size, bias=False)
        self.value = nn.Linear(config.width, self.groups * self.size, bias=False)
        self.out = nn.Linear(config.width, config.width, bias=False)
        self.norm2 = nn.RMSNorm(config.width, eps=1e-6)
        self.up = nn.Linear(config.width, config.hidden, bias=False)
        self.down = nn.Linear(config.hidden, config.width, bias=False)
        self.dropout = nn.Dropout(0.0)  # set by training

    def forward(
        self,
        x: Tensor,
        cos: Tensor,
        sin: Tensor,
        past: tuple[Tensor, Tensor] | None = None,
        mask: Tensor | None = None,
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """From (B, T, D) to (B, T, D); keys and values of past and present events are (B, G, S + T, E).

        ``mask`` (B, 1, T, T) is added to the scores in training, where a sequence holds several examples.
        """
        batch, length, _ = x.shape
        n = self.norm1(x)
        q = rotate(self.query(n).view(batch, length, self.heads, self.size).transpose(1, 2), cos, sin)
        k = rotate(self.key(n).view(batch, length, self.groups, self.size).transpose(1, 2), cos, sin)
        v = self.value(n).view(batch, length, self.groups, self.size).transpose(1, 2)
        if past is None:
            repeat = self.heads // self.groups
            mixed = nnf.scaled_dot_product_attention(
                q,
                k.repeat_interleave(repeat, dim=1),
                v.repeat_interleave(repeat, dim=1),
                attn_mask=None if mask is None else mask.to(q.dtype),
                is_causal=mask is None,
            )
        else:
            k, v = torch.cat((past[0], k), dim=2), torch.cat((past[1], v), dim=2)
            mixed = self._attend(q, k, v)
        x = x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, -1)))
        return x + self.dropout(self.down(nnf.relu(self.up(self.norm2(x))).square())), (k, v)

    def _attend(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Causal attention of the last T of S + T events, written out plainly for export: (B, H, T, E)."""
        batch, _, length, size = q.shape
        grouped = q.reshape(batch, self.groups, -1, size)  # the heads of a group side by side: (B, G, H / G * T, E)
        scores = grouped @ k.transpose(2, 3) * (1.0 / math.sqrt(size))
        total = k.shape[2]
        scores = scores.reshape(batch, self.groups, self.heads // self.groups, length, total)
        row = torch.arange(length, device=q.device)[:, None] + (total - length)
        column = torch.arange(total, device=q.device)[None, :]
        scores = scores.masked_fill(column > row, -1e9).softmax(dim=-1)
        mixed = scores.reshape(batch, self.groups, -1, total) @ v
        return mixed.reshape(batch, self.heads, length, size)


class Trunk(nn.Module):
    """The blocks alone, from embedded events to features; this is what is exported for use without torch."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = nn.RMSNorm(config.width, eps=1e-6)

    def forward(
        self, x: Tensor, past: Tensor | None = None, example: Tensor | None = None
    ) -> tuple[Tensor, Tensor | None]:
        """Features (B, T, D) of events (B, T, D); ``past`` and the returned state are (2 L, B, G, S, E).

        ``example`` (B, T) numbers the examples that a training sequence holds, which do not see one another.
        """
        mask = None if example is None else _example_mask(example)
        start = 0 if past is None else past.shape[3]
        positions = torch.arange(x.shape[1], device=x.device) + start
        cos, sin = rotary(positions, self.config.width // self.config.heads)
        state: list[Tensor] = []
        for i, block in enumerate(self.blocks):
            x, (k, v) = block(x, cos, sin, None if past is None else (past[2 * i], past[2 * i + 1]), mask)
            state += [k, v]
        return self.norm(x), None if past is None else torch.stack(state)


class Head(nn.Module):
    """Two layers from the features and what is already known of the note to the logits of one field."""

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.up = nn.Linear(width, width)
        self.down = nn.Linear(width, size)

    def forward(self, x: Tensor) -> Tensor:
        """From (..., D) to (..., size)."""
        out: Tensor = self.down(nnf.relu(self.up(x)).square())
        return out


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences of events for training, each of several examples one after the other.

    ``example`` (B, T) numbers the examples of a sequence from 1 (0 for padding); ``kind`` (B, T) is CELL or NOTE;
    ``note`` (B, T, 3) is the event's own position, pitch, duration (0 for heads); ``fields`` (B, T, number of fields)
    and ``chords`` (B, T, slots + 1, 37) are the Controls of its cell;
    ``target`` (B, T, 3) the next note (position END where the cell ends; pitch and duration then -1), all -1 where
    nothing is to be learned; ``target_chord`` (B, T, 37) the chord that sounds at the next note's onset.
    """

    example: Tensor
    kind: Tensor
    note: Tensor
    fields: Tensor
    chords: Tensor
    target: Tensor
    target_chord: Tensor


class ScoreModel(nn.Module):
    """Embeddings, trunk and heads."""

    field_offset: Tensor

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        d = config.width
        self.kind = nn.Embedding(2, d)
        self.position = nn.Embedding(POSITIONS, d)
        self.pitch = nn.Embedding(PITCHES, d)
        self.duration = nn.Embedding(len(DURATIONS), d)
        self.field = nn.Embedding(FIELD_ROWS, d)
        self.chord = nn.Linear(CHORD_FEATURES * (CHORD_SLOTS + 1), d, bias=False)
        self.trunk: Trunk | LSTMTrunk = LSTMTrunk(config) if config.kind == "lstm" else Trunk(config)
        self.position_head = Head(d, POSITIONS)
        self.pitch_head = Head(d, PITCHES)
        self.duration_head = Head(d, len(DURATIONS))
        self.onset_position = nn.Embedding(POSITIONS, d)
        self.onset_chord = nn.Linear(CHORD_FEATURES, d, bias=False)
        self.onset_pitch = nn.Embedding(PITCHES, d)
        self.register_buffer("field_offset", _field_offsets(), persistent=False)
        self.apply(_initialise)
        for block in self.trunk.modules():
            if isinstance(block, Block):
                nn.init.zeros_(block.out.weight)
                nn.init.zeros_(block.down.weight)

    def embed(self, batch: Batch) -> Tensor:
        """The events as (B, T, D)."""
        x: Tensor = self.kind(batch.kind)
        x = x + self.field(batch.fields + self.field_offset).sum(dim=2) + self.chord(batch.chords.flatten(2))
        position, pitch, duration = batch.note.unbind(dim=2)
        own = self.position(position) + self.pitch(pitch) + self.duration(duration)
        x = x + own * (batch.kind == NOTE)[..., None]
        return x

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The same as ``losses``, for what wraps a module."""
        return self.losses(batch)

    def losses(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Summed negative log likelihood in nats of the three fields, shape (3,), and how many each had, (3,)."""
        features, _ = self.trunk(self.embed(batch), example=batch.example)
        position, pitch, duration = batch.target.unbind(dim=2)
        onset = features + self.onset_position(position.clamp(min=0)) + self.onset_chord(batch.target_chord)
        logits = (
            self.position_head(features),
            self.pitch_head(onset),
            self.duration_head(onset + self.onset_pitch(pitch.clamp(min=0))),
        )
        truth = (position, pitch, duration)
        nats = [
            nnf.cross_entropy(a.flatten(0, 1).float(), b.flatten(), ignore_index=-1, reduction="sum")
            for a, b in zip(logits, truth, strict=True)
        ]  # every place of the batch is computed, so that all batches have one shape: CPU kernels are made per shape
        return torch.stack(nats), torch.stack([(b >= 0).sum() for b in truth])


def _example_mask(example: Tensor) -> Tensor:
    """0 where an event may look at another (earlier, of the same example), else very negative: (B, 1, T, T)."""
    length = example.shape[1]
    earlier = torch.ones(length, length, dtype=torch.bool, device=example.device).tril()
    same = example[:, :, None] == example[:, None, :]
    return torch.where(same & earlier, 0.0, -1e4)[:, None]


def _field_offsets() -> Tensor:
    sizes = torch.tensor([0, *(size + 1 for size in FIELDS.values())])
    return sizes.cumsum(0)[:-1]


def _initialise(module: nn.Module) -> None:
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=1.0 / math.sqrt(module.in_features))
        if module.bias is not None:
            nn.init.zeros_(module.bias)
    elif isinstance(module, nn.Embedding):
        nn.init.normal_(module.weight, std=0.5 / math.sqrt(len(FIELDS)))
