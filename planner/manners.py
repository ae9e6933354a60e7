"""Blends and manners in the plan file: which values they have there, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.plan import Manner
from symbolic.controls import Blend
from symbolic.errors import BadInput
from symbolic.score import Role
from symbolic.texture import Texture

SUM_TOLERANCE = 0.005


def read_blend(values: Mapping[str, Any], place: str) -> Blend:
    """The blend of a document or section, if it has one. Raises BadInput where the shares do not sum to 1."""
    shares: Mapping[str, float] = values.get("blend") or {}
    total = sum(shares.values())
    if shares and abs(total - 1) > SUM_TOLERANCE:
        raise BadInput(f"{place}: the shares {', '.join(f'{s:g}' for s in shares.values())} sum to {total:g}, not to 1")
    return tuple((style, float(share)) for style, share in shares.items() if share > 0)


def manner_values(manner: Manner) -> dict[str, object]:
    """What a manner says, as plain values."""
    values: dict[str, object] = {"density": manner.density, "register": manner.register, "stack": manner.stack}
    plain = {"density": 1.0, "register": 0.0, "stack": 0.0}
    said = {name: value for name, value in values.items() if value != plain[name]}
    said |= {"pulse": manner.pulse} if manner.pulse else {}
    return said | ({"texture": manner.texture.value} if manner.texture is not None else {})


def read_manner(role: Role, values: Mapping[str, Any]) -> Manner:
    """The manner of a role that obeys the schema."""
    return Manner(
        role,
        float(values.get("density", 1.0)),
        float(values.get("register", 0.0)),
        float(values.get("stack", 0.0)),
        int(values.get("pulse", 0)),
        Texture(values["texture"]) if values.get("texture") else None,
    )
