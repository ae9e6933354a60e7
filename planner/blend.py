"""Several styles at once: the words that ask for a blend, and what each habit of the styles becomes in it.

Numbers (tempo, density, how many notes sound together, swing) are means by the shares. What cannot be halved goes by
who plays: each role follows one style, and the roles are spread over the shares, so that a larger share never has
fewer roles. Chords and form follow the strongest style.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from random import Random
from typing import TypeAlias

from planner.parse import parse
from planner.plan import Plan
from planner.styles import STYLES, Style
from planner.textures import Texture, texture_of
from symbolic.blending import mixed, strongest
from symbolic.controls import Blend
from symbolic.errors import BadInput
from symbolic.score import Role

Stages: TypeAlias = tuple[Blend, ...]
"""One blend, or several between which the form moves."""
Asked: TypeAlias = "str | Mapping[str, float] | Sequence[Mapping[str, float]]"

SEATS: tuple[Role, ...] = (Role.DRUMS, Role.MELODY, Role.BASS, Role.PAD, Role.CHORDS, Role.COUNTER, Role.ARP)
"""How the roles sit along the shares: those that are most often together lie apart."""
SUM_TOLERANCE = 0.005
MOST_STYLES, MOST_STAGES = 8, 16
_MOVES = re.compile(r"\s*(?:>|→|->)\s*")
_SHARE = re.compile(r"(.+?)\s*[:：=]\s*([-+]?[\w.,]*)\s*(%?)\s*")


def stages_of(asked: Asked, known: Mapping[str, Blend] | None = None) -> Stages:
    """The blends that are meant by ``swing:0.7,folk:0.3`` (shares), ``swing,folk`` (equal ones) or ``swing>rock``.

    Styles are named in any language that prompts may have; ``known`` gives further names. Python values are mappings
    from names to shares, or a list of them for a blend that moves. Raises BadInput for styles that are not known,
    shares outside 0 to 1, and shares that do not sum to 1.
    """
    if isinstance(asked, str):
        stages = [_pairs(part, asked) for part in _MOVES.split(asked.strip())]
    else:
        given = [asked] if isinstance(asked, Mapping) else list(asked)
        stages = [[(str(name), float(share)) for name, share in stage.items()] for stage in given]
    if not 1 <= len(stages) <= MOST_STAGES:
        raise BadInput(f"a blend moves through 1 to {MOST_STAGES} stages, not {len(stages)}")
    return tuple(_blend(stage, known or {}) for stage in stages)


def names_in(asked: Asked) -> list[str]:
    """The names in a blend as they were written."""
    if isinstance(asked, str):
        return [name for part in _MOVES.split(asked.strip()) for name, _ in _pairs(part, asked)]
    return [name for stage in ([asked] if isinstance(asked, Mapping) else asked) for name in stage]


def _pairs(text: str, whole: str) -> list[tuple[str, float]]:
    """Names and shares of one stage; without shares all have the same."""
    parts = [part.strip() for part in re.split(r"[,，、]", text)]
    if not all(parts):
        raise BadInput(f"blend {whole!r}: write it as swing:0.7,folk:0.3, or swing>rock for one that moves")
    found = [_SHARE.fullmatch(part) for part in parts]
    if not any(found):
        return [(part, 1.0 / len(parts)) for part in parts]
    if not all(found):
        bare = next(part for part, match in zip(parts, found, strict=True) if match is None)
        raise BadInput(f"blend {whole!r}: '{bare}' has no share; give every style one, or none")
    return [(match[1], _number(match[2], match[3], whole)) for match in found if match is not None]


def _number(text: str, percent: str, whole: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise BadInput(f"blend {whole!r}: '{text}' is not a share such as 0.7") from None
    return value / 100 if percent else value


def _blend(pairs: Sequence[tuple[str, float]], known: Mapping[str, Blend]) -> Blend:
    if not 1 <= len(pairs) <= MOST_STYLES:
        raise BadInput(f"a blend has 1 to {MOST_STYLES} styles, not {len(pairs)}")
    for name, share in pairs:
        if not (math.isfinite(share) and 0 <= share <= 1):
            raise BadInput(f"blend: the share {share:g} of {name} is not between 0 and 1")
    total = sum(share for _, share in pairs)
    if abs(total - 1) > SUM_TOLERANCE:
        raise BadInput(f"blend: the shares {', '.join(f'{share:g}' for _, share in pairs)} sum to {total:g}, not to 1")
    return mixed(
        (known[name] if name in known else ((style_named(name), 1.0),), share / total) for name, share in pairs
    )


def style_named(name: str) -> str:
    """The style that a word means in any language of the planner. Raises BadInput, with near names, for others."""
    word = name.strip().lower()
    if word in STYLES:
        return word
    try:
        said = parse(name).style
    except BadInput:
        said = None
    if said is not None and said.value in STYLES:
        return said.value
    near = get_close_matches(word, [*STYLES], n=2, cutoff=0.5)
    hint = f"did you mean {' or '.join(repr(each) for each in near)}?" if near else f"there are {', '.join(STYLES)}"
    raise BadInput(f"'{name}' is no style that is known; {hint}")


def average(stages: Stages) -> Blend:
    """The mean of the stages."""
    return mixed((stage, 1.0 / len(stages)) for stage in stages)


def at(stages: Stages, place: float) -> Blend:
    """The blend at a place of the form, 0 to 1: one stage turns into the next by a straight line."""
    where = place * (len(stages) - 1)
    first = min(int(where), len(stages) - 1)
    rest = where - first
    pair = [(stages[first], 1.0 - rest), (stages[min(first + 1, len(stages) - 1)], rest)]
    return mixed((blend, weight) for blend, weight in pair if weight > 0)


def in_stages(plan: Plan, stages: Stages) -> Plan:
    """The plan told in these styles; tempo, players, form and chords stay.

    Stages are spread over the sections: the first section is all in the first, the last one in the last. Raises
    BadInput for several stages in a piece of one section.
    """
    plan = replace(plan, sections=tuple(replace(section, blend=()) for section in plan.sections))
    if len(stages) == 1:
        blend = stages[0]
        return replace(plan, style=strongest(blend), blend=blend if len(blend) > 1 else ())
    if len(plan.sections) < 2:
        raise BadInput("a blend that moves needs a piece of two sections or more; this one has one")
    starts = [sum(section.bars for section in plan.sections[:n]) for n in range(len(plan.sections))]
    blends = [at(stages, start / starts[-1]) for start in starts]
    sections = tuple(replace(section, blend=blend) for section, blend in zip(plan.sections, blends, strict=True))
    return replace(plan, style=strongest(average(stages)), blend=(), sections=sections)


def style_of_role(prompt: str, blend: Blend, role: Role) -> str:
    """The one style whose patterns a role follows; with a larger share of a style no role leaves it."""
    if len(blend) == 1:
        return blend[0][0]
    place, reached = seat(prompt, role), 0.0
    for style, share in blend:
        reached += share
        if place < reached:
            return style
    return blend[-1][0]


@lru_cache(maxsize=256)
def _turn(prompt: str) -> float:
    return Random(f"{prompt}/blend").random()


def seat(prompt: str, role: Role) -> float:
    """Where a role sits along the shares, 0 to 1: evenly spread, and turned by chance for each prompt."""
    return ((SEATS.index(role) + _turn(prompt)) / len(SEATS) + _turn(prompt)) % 1.0


def blended_texture(blend: Blend, role: Role, style: str) -> Texture:
    """How a role plays in a blend: means of what can be counted, and the pulse of the style that it follows."""
    own = texture_of(style, role)
    if len(blend) == 1:
        return own
    rows = [(texture_of(each, role), share) for each, share in blend]
    low, high, stack = (
        round(sum(share * float(getattr(row, name)) for row, share in rows), 3) for name in ("low", "high", "stack")
    )
    return Texture(low, high, own.pulse, own.pulse_high, stack)


def blended_habits(prompt: str, blend: Blend) -> Style:
    """The habits of a blend: its tempi, and for each role the players of the style that it follows."""
    lead = STYLES[strongest(blend)]
    tempi = [_mean_tempo([(STYLES[style].tempo_bpm[n], share) for style, share in blend]) for n in range(3)]
    players = {}
    for role in Role:
        own = STYLES[style_of_role(prompt, blend, role)].players
        if role in own:
            players[role] = own[role]
    valence = sum(share * STYLES[style].valence for style, share in blend)
    return replace(lead, tempo_bpm=(tempi[0], tempi[1], tempi[2]), players=players, valence=valence)


def _mean_tempo(pairs: Sequence[tuple[float, float]]) -> float:
    """The mean of tempi by their ratios."""
    return math.exp(sum(share * math.log(bpm) for bpm, share in pairs))
