"""The ensembles: for each the level, the place and the reverb of every role, its seating and its room.

Levels are the loudness of a role's reference phrase (``calibration``) in the dry mix. Seats are as the audience sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from symbolic.errors import BadInput
from symbolic.score import Role, Track

R = Role


@dataclass(frozen=True, slots=True)
class Strip:
    """A mixer strip: ``level_lufs`` of the reference phrase, ``pan`` -1 (left) to 1, ``send_db`` to the reverb."""

    level_lufs: float
    pan: float
    send_db: float


@dataclass(frozen=True, slots=True)
class Seat:
    """Where instruments sit: General MIDI programs, ``pan`` -1 to 1, ``depth`` 0 (front) to 1 (back of the stage)."""

    programs: frozenset[int]
    pan: float
    depth: float


@dataclass(frozen=True, slots=True)
class Ensemble:
    """How a kind of group is mixed: its room, the strip of every role, and seats that go before the roles' places."""

    name: str
    room: str
    strips: Mapping[Role, Strip]
    seats: tuple[Seat, ...] = ()


FRONT_SEND_DB, BACK_SEND_DB = -13.0, -5.0
SPREAD: tuple[float, ...] = (0.0, 0.22, -0.22, 0.38, -0.38, 0.52, -0.52)
"""How far the second, third, ... part of one place is moved to the side."""
MAX_PAN = 0.85

_BASE: dict[Role, Strip] = {
    R.MELODY: Strip(-25.5, 0.0, -12.0),
    R.COUNTER: Strip(-30.5, 0.35, -11.0),
    R.CHORDS: Strip(-31.6, -0.25, -13.0),
    R.ARP: Strip(-31.5, 0.3, -11.0),
    R.BASS: Strip(-27.6, 0.0, -30.0),
    R.PAD: Strip(-34.0, -0.1, -10.0),
    R.DRUMS: Strip(-31.7, 0.0, -20.0),
}


def _strips(
    level_db: Mapping[Role, float], pan: Mapping[Role, float], send_db: float = 0.0, bass_send_db: float = -30.0
) -> dict[Role, Strip]:
    """The usual strips with some levels changed, some places replaced, and all sends changed by one figure."""
    strips = {}
    for role, strip in _BASE.items():
        send = bass_send_db if role is R.BASS else strip.send_db + send_db
        strips[role] = Strip(strip.level_lufs + level_db.get(role, 0.0), pan.get(role, strip.pan), send)
    return strips


def _seat(programs: Iterable[int], pan: float, depth: float) -> Seat:
    return Seat(frozenset(programs), pan, depth)


_ORCHESTRA_SEATS: tuple[Seat, ...] = (
    _seat((40, 110), -0.45, 0.2), _seat((41,), 0.15, 0.3), _seat((42,), 0.4, 0.25), _seat((43,), 0.55, 0.4),
    _seat((44, 45, 48, 49, 50, 51), -0.05, 0.3), _seat((46,), -0.55, 0.5), _seat((47,), 0.25, 0.9),
    _seat((72, 73, 74, 75, 77), -0.15, 0.5), _seat((68, 69), 0.12, 0.5), _seat((71,), -0.2, 0.6),
    _seat((70,), 0.2, 0.6),
    _seat((64, 65, 66, 67), 0.25, 0.5), _seat((60,), -0.35, 0.75), _seat((56, 59), 0.3, 0.8), _seat((57,), 0.45, 0.8),
    _seat((58,), 0.5, 0.85), _seat((61, 62, 63), 0.2, 0.8), _seat((52, 53, 54), 0.0, 1.0),
    _seat(range(0, 8), -0.4, 0.5),
    _seat(range(8, 16), -0.4, 0.8), _seat(range(112, 120), 0.1, 0.9), _seat(range(16, 24), 0.0, 1.0),
)  # fmt: skip
_CHAMBER_SEATS: tuple[Seat, ...] = (
    _seat((40, 110), -0.4, 0.2), _seat((41,), 0.15, 0.3), _seat((42,), 0.4, 0.2), _seat((43,), 0.5, 0.4),
    _seat((73, 72, 74), -0.3, 0.3), _seat((68, 69), -0.1, 0.3), _seat((71,), 0.2, 0.3), _seat((70,), 0.35, 0.4),
    _seat((60,), 0.1, 0.6), _seat((56, 59), -0.3, 0.5), _seat((57, 58), 0.35, 0.5), _seat((46,), -0.45, 0.4),
    _seat(range(0, 8), 0.0, 0.45), _seat((48, 49), 0.0, 0.5),
)  # fmt: skip
_CHINESE_SEATS: tuple[Seat, ...] = (
    _seat((40, 110), -0.35, 0.2), _seat((15,), 0.0, 0.4), _seat((105, 106, 24), 0.2, 0.25), _seat((107, 46), 0.35, 0.3),
    _seat((72, 73, 75, 77), -0.15, 0.5), _seat((20, 21, 22), 0.1, 0.6), _seat((111,), 0.3, 0.9),
    _seat((42,), 0.45, 0.4),
    _seat((43,), 0.5, 0.5), _seat((48, 49), 0.0, 0.7), _seat((47, *range(112, 120)), -0.1, 0.9),
)  # fmt: skip  # erhu left, yangqin in the middle, pipa and zheng right, dizi and sheng behind, suona and drums last

ENSEMBLES: dict[str, Ensemble] = {
    each.name: each
    for each in (
        Ensemble("band", "stage", _BASE),
        Ensemble("jazz", "club", _strips({R.DRUMS: -1.5}, {R.CHORDS: -0.35, R.DRUMS: 0.1}, 2.0, -22.0)),
        Ensemble("electronic", "plate", _strips({R.BASS: 0.8, R.DRUMS: 1.0}, {}, 0.5)),
        Ensemble("ambient", "hall", _strips({R.PAD: 2.0}, {}, 4.0, -18.0)),
        Ensemble("acoustic", "chamber", _strips({}, {R.CHORDS: -0.3}, 0.0, -22.0)),
        Ensemble("piano", "chamber", _strips({}, dict.fromkeys(Role, 0.0), 1.0, -12.0)),
        Ensemble("chamber", "chamber", _strips({}, {}, 2.0, -14.0), _CHAMBER_SEATS),
        Ensemble("orchestra", "hall", _strips({R.DRUMS: -1.0}, {}, 3.0, -12.0), _ORCHESTRA_SEATS),
        Ensemble("choir", "church", _strips({}, {}, 4.0, -12.0), _ORCHESTRA_SEATS),
        Ensemble("chinese", "chamber", _strips({R.DRUMS: -1.0}, {}, 2.0, -14.0), _CHINESE_SEATS),
    )
}

STYLE_ENSEMBLES: dict[str, str] = {
    "pop": "band", "rock": "band", "metal": "band", "funk": "band", "disco": "band", "latin": "band", "blues": "band",
    "swing": "jazz", "bossa": "jazz", "lofi": "electronic", "hiphop": "electronic", "edm": "electronic",
    "chiptune": "electronic", "ambient": "ambient", "epic": "orchestra", "folk": "acoustic", "guofeng": "chinese",
}  # fmt: skip  # styles whose mix does not depend on the instruments

KEYBOARDS = frozenset(range(0, 8))
CHINESE = frozenset((15, 77, 106, 107, 110, 111))
VOICES = frozenset((19, 52, 53))
SYNTHS = frozenset((38, 39, 50, 51, 54, 62, 63, *range(80, 104)))
GUITARS = frozenset((24, 25, 26, 46, 105, 108))
ORCHESTRAL = frozenset((*range(40, 50), *range(56, 62), *range(68, 74)))
BAND_BASSES = frozenset(range(33, 38))
ELECTRONIC_KITS, JAZZ_KITS, ORCHESTRA_KITS = frozenset((24, 25)), frozenset((32, 40)), frozenset((48,))
LARGE_GROUP = 6


def choose_ensemble(tracks: Sequence[Track], style: str | None = None) -> Ensemble:
    """The ensemble that fits the tracks with notes: by their instruments, by the style where that decides."""
    sounding = [t for t in tracks if t.notes] or list(tracks)
    kits = {t.program for t in sounding if t.role is Role.DRUMS}
    programs = [t.program for t in sounding if t.role is not Role.DRUMS]
    if programs and not kits and KEYBOARDS.issuperset(programs):
        return ENSEMBLES["piano"]
    if style in STYLE_ENSEMBLES:
        return ENSEMBLES[STYLE_ENSEMBLES[style]]
    return ENSEMBLES[_by_instruments(programs, kits)]


def _by_instruments(programs: Sequence[int], kits: set[int]) -> str:
    if not programs:
        return "orchestra" if kits & ORCHESTRA_KITS else "band"
    if _share(programs, CHINESE) >= 0.5:
        return "chinese"
    if _share(programs, VOICES) >= 0.75 and not kits:
        return "choir"
    if kits & ELECTRONIC_KITS or _share(programs, SYNTHS) >= 0.5:
        return "electronic" if kits or _share(programs, SYNTHS) < 1 else "ambient"
    if kits & JAZZ_KITS:
        return "jazz"
    orchestral = _share(programs, ORCHESTRAL)
    if kits & ORCHESTRA_KITS or (orchestral >= 0.6 and len(programs) >= LARGE_GROUP and not kits):
        return "orchestra"
    if kits or BAND_BASSES.intersection(programs):
        return "band"
    if orchestral >= 0.5:
        return "chamber"
    return "acoustic" if _share(programs, GUITARS) > 0 else "chamber"


def _share(programs: Sequence[int], group: frozenset[int]) -> float:
    return sum(program in group for program in programs) / len(programs)


def ensemble_named(name: str) -> Ensemble:
    """The ensemble of that name. Raises BadInput with the names that there are."""
    if name not in ENSEMBLES:
        raise BadInput(f"'{name}' is no ensemble; there are {', '.join(ENSEMBLES)}")
    return ENSEMBLES[name]


def strips_of(ensemble: Ensemble, tracks: Sequence[Track]) -> tuple[Strip, ...]:
    """The strip of each track: by its instrument's seat or else by its role; equal places are spread to the sides."""
    taken: dict[tuple[float, float], int] = {}
    strips = []
    for track in tracks:
        strip = ensemble.strips[track.role]
        seat = next((s for s in ensemble.seats if track.program in s.programs and track.role is not Role.DRUMS), None)
        if seat is not None:
            send_db = FRONT_SEND_DB + seat.depth * (BACK_SEND_DB - FRONT_SEND_DB)
            strip = replace(
                strip, pan=seat.pan, send_db=min(send_db, strip.send_db) if track.role is R.BASS else send_db
            )
        place = (strip.pan, strip.send_db)
        aside = SPREAD[taken.get(place, 0) % len(SPREAD)] if track.role not in (R.BASS, R.DRUMS) else 0.0
        taken[place] = taken.get(place, 0) + 1
        strips.append(replace(strip, pan=max(-MAX_PAN, min(MAX_PAN, strip.pan + aside))))
    return tuple(strips)
