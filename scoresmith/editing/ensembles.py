"""Who plays what in the groups that a song can be orchestrated for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from random import Random

from planner import parse
from planner.brief import Attribute, Brief
from planner.lexicon.instruments import ENSEMBLES as PLANNED
from planner.orchestrate import choose_players
from planner.styles import STYLES
from symbolic.errors import BadInput
from symbolic.instruments import drum_kit, instrument
from symbolic.score import ROLES, Role

R = Role
Players = dict[Role, int]
"""The program of each role."""
BAND_STYLE = "pop"
"""The style whose kit plays where drums are named."""

ENSEMBLES: Mapping[str, Players] = {name: dict(players) for name, players in PLANNED.items()} | {
    "string quartet": {R.MELODY: 40, R.COUNTER: 40, R.ARP: 41, R.BASS: 42},
    "piano solo": {R.MELODY: 0, R.CHORDS: 0, R.BASS: 0},
    "guitar solo": {R.MELODY: 24, R.ARP: 24, R.BASS: 24},
    "harp solo": {R.MELODY: 46, R.ARP: 46, R.BASS: 46},
    "piano quintet": {R.MELODY: 40, R.COUNTER: 41, R.CHORDS: 0, R.ARP: 0, R.BASS: 42},
    "flute and piano": {R.MELODY: 73, R.CHORDS: 0, R.BASS: 0},
    "violin and piano": {R.MELODY: 40, R.CHORDS: 0, R.BASS: 0},
    "voice and guitar": {R.MELODY: 53, R.ARP: 24, R.BASS: 24},
    "pop band": {R.MELODY: 73, R.CHORDS: 25, R.ARP: 27, R.BASS: 33, R.PAD: 48, R.DRUMS: 0},
    "saxophone quartet": {R.MELODY: 64, R.COUNTER: 65, R.ARP: 66, R.BASS: 67},
    "lead sheet": {R.MELODY: 0, R.CHORDS: 0},
    "lead sheet and bass": {R.MELODY: 0, R.CHORDS: 0, R.BASS: 32},
}  # the groups of prompts (``planner.lexicon``), and others
ALSO: Mapping[str, str] = {
    "piano": "piano solo", "solo piano": "piano solo", "钢琴独奏": "piano solo", "钢琴": "piano solo",
    "guitar": "guitar solo", "solo guitar": "guitar solo", "吉他独奏": "guitar solo", "harp": "harp solo",
    "竖琴独奏": "harp solo", "钢琴五重奏": "piano quintet", "band": "pop band", "流行乐队": "pop band",
    "乐队": "pop band", "萨克斯四重奏": "saxophone quartet", "sax quartet": "saxophone quartet",
    "领谱": "lead sheet", "领谱加贝斯": "lead sheet and bass", "lead sheet with bass": "lead sheet and bass",
    "chinese ensemble": "silk and bamboo",
}  # fmt: skip  # other words for them; the words of all languages of prompts are known as well
WELL_KNOWN: tuple[str, ...] = (
    "piano solo", "string quartet", "jazz trio", "rock band", "pop band", "orchestra", "choir", "lead sheet",
)  # fmt: skip  # the groups that a refusal names
NEAR = 0.8
"""How alike a word must be to the name of a group to be taken for a slip of the pen."""


def players_of(ensemble: str | Mapping[Role, int]) -> Players:
    """The players of a named group or of named instruments, or those given, in the order of roles.

    Instruments are named as in a prompt, in any of its languages ("flute, cello and piano", "吉他和长笛"), and share
    the roles. Raises BadInput for a name that is not known, programs that General MIDI does not have, and for nobody.
    """
    players = _named(ensemble) if isinstance(ensemble, str) else dict(ensemble)
    if not any(role is not Role.DRUMS for role in players):
        raise BadInput("an ensemble needs at least one player who has notes, not a kit alone")
    for role, program in players.items():
        drum_kit(program) if role is Role.DRUMS else instrument(program)
    return {role: players[role] for role in ROLES if role in players}


def _named(name: str) -> Players:
    word = " ".join(name.lower().replace("_", " ").replace("-", " ").replace("+", " and ").split())
    if not word:
        raise BadInput("no ensemble is named")
    if known := ENSEMBLES.get(ALSO.get(word, word)):
        return dict(known)
    brief = parse(word)
    if brief.ensemble is not None and brief.ensemble.value in ENSEMBLES:
        return dict(ENSEMBLES[brief.ensemble.value])
    near = get_close_matches(word, [*ENSEMBLES, *ALSO], n=1, cutoff=NEAR)
    if len(brief.instruments) > 1 or (brief.instruments and not near):
        return _shared(brief)
    near = near or get_close_matches(word, [*ENSEMBLES, *ALSO], n=1)
    hint = (
        f"did you mean '{near[0]}'?" if near else f"there are {', '.join(WELL_KNOWN)} and others, or name instruments"
    )
    raise BadInput(f"'{name}' is no ensemble that is known; {hint}")


def _shared(brief: Brief) -> Players:
    """The roles shared by the instruments of a brief and nobody else; one instrument has chords or breaks them."""
    alone = replace(brief, exclusive=Attribute(True, "", (0, 0)), style=None, excluded=())
    players, _ = choose_players(alone, STYLES[BAND_STYLE], Random(0))
    if players.get(Role.CHORDS) == players.get(Role.ARP, -1):
        del players[Role.ARP]
    return players
