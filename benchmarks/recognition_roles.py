"""Roles guessed from the notes of raw tracks alone, names and instruments hidden, against what the sets say.

POP909's MELODY, BRIDGE and PIANO, a song's voice and piano, the four parts of a quartet (whose inner voices may be
counter-melody or pad), and Freedoom's bands, whose roles follow from their instruments. ``each`` is the guess for each
track by itself, ``whole`` that for all tracks of a file together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from symbolic.data import freedoom
from symbolic.data.midi import RawTrack, read_raw
from symbolic.midi_roles import TrackFacts, guess_role, guess_roles, with_a_melody
from symbolic.score import Role, Track

ACCOMPANIMENT = frozenset({Role.CHORDS, Role.ARP, Role.PAD, Role.BASS})
LINES = frozenset({Role.MELODY, Role.COUNTER})
Truth = list[frozenset[Role]]
"""The roles that each sounding track of a file may have; an empty set where the track is not counted."""


def pop_truth(tracks: Sequence[RawTrack]) -> Truth:
    """The roles of POP909's tracks by name."""
    of_name = {"MELODY": {Role.MELODY}, "BRIDGE": {Role.COUNTER}, "PIANO": ACCOMPANIMENT - {Role.BASS}}
    return [frozenset(of_name[t.name.strip()]) for t in tracks]


def song_truth(tracks: Sequence[RawTrack]) -> Truth:
    """A voice and then the staves of a piano; nothing for other songs."""
    names = [t.name.strip() for t in tracks]
    keyboard = [bool(re.search("piano|klavier", name, re.IGNORECASE)) for name in names]
    if keyboard[:2] != [False, True] or any(name and not k for name, k in list(zip(names, keyboard, strict=True))[1:]):
        return []
    return [frozenset({Role.MELODY}), *[ACCOMPANIMENT] * (len(names) - 1)]


def quartet_truth(tracks: Sequence[RawTrack]) -> Truth:
    """First violin, two inner voices, cello; nothing for other ensembles."""
    inner = frozenset({Role.COUNTER, Role.PAD})
    return [frozenset({Role.MELODY}), inner, inner, frozenset({Role.BASS})] if len(tracks) == 4 else []


def band_truth(tracks: Sequence[RawTrack]) -> Truth:
    """What the instruments of a band say: a lead may be melody or counter-melody; sound effects are not counted."""
    found = [freedoom.role_of(t) for t in tracks]
    return [frozenset() if r is None else LINES if r is Role.MELODY else frozenset({r}) for r in found]


ROLE_SETS: dict[str, tuple[str, Callable[[Sequence[RawTrack]], Truth]]] = {
    "pop909": ("pop909/midi/*.mid", pop_truth),
    "lieder": ("openscore_lieder/*.mid", song_truth),
    "quartets": ("openscore_quartets/*.mid", quartet_truth),
    "freedoom": ("freedoom/*.mid", band_truth),
}


def each_alone(facts: Sequence[TrackFacts]) -> list[Role]:
    """The guess for each track by itself, one of them leading."""
    tracks = [
        Track(guess_role(f.name, f.program, f.is_drums, f.notes), f.name, f.program, tuple(f.notes)) for f in facts
    ]
    return [track.role for track in with_a_melody(tracks)]


def role_figures(data: Path, pieces: int) -> dict[str, object]:
    """The share of tracks whose role is found, together and each alone, and of leading tracks found, by set."""
    figures: dict[str, object] = {}
    for name, (pattern, truth_of) in ROLE_SETS.items():
        paths = sorted(data.glob(pattern))
        total = alone = whole = led = pieces_led = 0
        for path in paths[:: max(1, len(paths) // pieces)]:
            tracks = [t for t in read_raw(path).tracks if t.notes]
            truth = truth_of(tracks)
            facts = [TrackFacts("", 0, t.is_drum, t.notes) for t in tracks]
            if not truth or not facts:
                continue
            total += sum(bool(may) for may in truth)
            found = guess_roles(facts)
            leaders = [place for place, may in enumerate(truth) if may == {Role.MELODY}]
            led += len(leaders)
            pieces_led += sum(found[place] is Role.MELODY for place in leaders)
            alone += sum(role in may for role, may in zip(each_alone(facts), truth, strict=True))
            whole += sum(role in may for role, may in zip(found, truth, strict=True))
        figures[f"role_{name}_pct"] = round(100 * whole / max(1, total), 1)
        if led:
            figures[f"role_{name}_lead_pct"] = round(100 * pieces_led / led, 1)
        figures[f"role_{name}_each_pct"] = round(100 * alone / max(1, total), 1)
    return figures
