"""Who plays what in the groups that a song can be orchestrated for."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from planner import parse
from planner.lexicon.instruments import ENSEMBLES as PLANNED
from symbolic.errors import BadInput
from symbolic.instruments import drum_kit, instrument
from symbolic.score import ROLES, Role

R = Role
Players = dict[Role, int]
"""The program of each role."""

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
}  # the groups of prompts (``planner.lexicon``), and others
ALSO: Mapping[str, str] = {
    "piano": "piano solo", "solo piano": "piano solo", "钢琴独奏": "piano solo", "钢琴": "piano solo",
    "guitar": "guitar solo", "solo guitar": "guitar solo", "吉他独奏": "guitar solo", "harp": "harp solo",
    "竖琴独奏": "harp solo", "钢琴五重奏": "piano quintet", "band": "pop band", "流行乐队": "pop band", "乐队": "pop band",
    "萨克斯四重奏": "saxophone quartet", "sax quartet": "saxophone quartet", "领谱": "lead sheet",
    "长笛与钢琴": "flute and piano", "小提琴与钢琴": "violin and piano", "chinese ensemble": "silk and bamboo",
}  # fmt: skip  # other words for them; the words of all languages of prompts are known as well


def players_of(ensemble: str | Mapping[Role, int]) -> Players:
    """The players of a named group, or those given, in the order of roles.

    Raises BadInput for a name that is not known, for programs that General MIDI does not have, and for nobody.
    """
    players = dict(ENSEMBLES[_named(ensemble)]) if isinstance(ensemble, str) else dict(ensemble)
    if not players:
        raise BadInput("an ensemble needs at least one player")
    for role, program in players.items():
        drum_kit(program) if role is Role.DRUMS else instrument(program)
    return {role: players[role] for role in ROLES if role in players}


def _named(name: str) -> str:
    word = " ".join(name.lower().replace("_", " ").replace("-", " ").split())
    if word in ENSEMBLES:
        return word
    if word in ALSO:
        return ALSO[word]
    found = parse(word).ensemble if word else None
    if found is not None and found.value in ENSEMBLES:
        return found.value
    near = get_close_matches(word, [*ENSEMBLES, *ALSO], n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(ENSEMBLES)}"
    raise BadInput(f"'{name}' is no ensemble that is known; {hint}")
