"""The trunk as a model of Hugging Face ``transformers``, and back: it has exactly the shape of its Arcee model.

RMS norms before each part, grouped-query attention with half-split rotary embedding, squared ReLU without a gate.
Only the embeddings and heads around it are ours: give the events as ``inputs_embeds``.
"""

from __future__ import annotations

from typing import Any

from symbolic.errors import MissingExtra
from symbolic.lstm import LSTMTrunk
from symbolic.model import ScoreModel, Trunk

NAMES: tuple[tuple[str, str], ...] = (
    ("norm1", "input_layernorm"),
    ("query", "self_attn.q_proj"),
    ("key", "self_attn.k_proj"),
    ("value", "self_attn.v_proj"),
    ("out", "self_attn.o_proj"),
    ("norm2", "post_attention_layernorm"),
    ("up", "mlp.up_proj"),
    ("down", "mlp.down_proj"),
)
"""Our name of a block's part, and the name in ``ArceeModel``."""


def arcee_config(model: ScoreModel, vocabulary: int = 2) -> Any:
    """The ``ArceeConfig`` of the trunk's shape. Raises MissingExtra without ``transformers``."""
    try:
        from transformers import ArceeConfig
    except ImportError as error:
        raise MissingExtra("this needs transformers: pip install transformers") from error
    shape = model.config
    return ArceeConfig(
        vocab_size=vocabulary,
        hidden_size=shape.width,
        intermediate_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.groups,
        hidden_act="relu2",
        max_position_embeddings=2 * shape.context,
        rms_norm_eps=1e-6,
        rope_parameters={"rope_type": "default", "rope_theta": 10000.0},
        bos_token_id=None,
        eos_token_id=None,
        pad_token_id=None,
    )


def to_arcee(model: ScoreModel, vocabulary: int = 2) -> Any:
    """An ``ArceeModel`` with the trunk's weights; its last hidden state is the trunk's features.

    The token embeddings, which ours does without, are random; ``vocabulary`` is how many there are.
    """
    config = arcee_config(model, vocabulary)
    from transformers import ArceeModel

    made = ArceeModel(config).eval()
    ours = model.trunk.state_dict()
    state = {theirs: ours[name].detach().clone() for name, theirs in _pairs(model.trunk).items()}
    made.load_state_dict(state | {"embed_tokens.weight": made.embed_tokens.weight.detach()})
    return made


def from_arcee(arcee: Any, model: ScoreModel) -> None:
    """Put the weights of an ``ArceeModel`` of the same shape into the trunk of ``model``."""
    theirs = arcee.state_dict()
    ours = {name: theirs[other] for name, other in _pairs(model.trunk).items()}
    model.trunk.load_state_dict(ours)


def _pairs(trunk: Trunk | LSTMTrunk) -> dict[str, str]:
    """The name in ``ArceeModel`` of each weight of the trunk."""
    pairs = {"norm.weight": "norm.weight"}
    for i in range(trunk.config.layers):
        pairs |= {f"blocks.{i}.{ours}.weight": f"layers.{i}.{theirs}.weight" for ours, theirs in NAMES}
    return pairs
