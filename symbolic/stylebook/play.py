"""Play the style book: fill the accompaniment's cells from the Controls alone."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from symbolic.controls import Controls
from symbolic.errors import BadInput
from symbolic.grammar import RULES
from symbolic.grid import Cell, Cells
from symbolic.instruments import instrument
from symbolic.sampling import cell_stream
from symbolic.score import SECTION_KINDS, Note, Role
from symbolic.stylebook.context import Place, spans_of
from symbolic.stylebook.play_chords import Voiced, play_chords, voicings
from symbolic.stylebook.play_drums import play_drums
from symbolic.stylebook.play_lines import play_arpeggio, play_bass
from symbolic.stylebook.styles import STYLE_BOOK, StyleEntry

ACCOMPANIMENT: tuple[Role, ...] = (Role.BASS, Role.DRUMS, Role.CHORDS, Role.ARP, Role.PAD)
"""The roles that the book plays; melody and counter-melody are not in it."""
DEFAULT_STYLE = "pop"
SECTION_TAKE = 1 << 20
"""Streams of this take belong to a kind of section, not to a bar: its bars share what they draw."""
EXACT = 0.5
"""The tolerance that gives each cell the density asked for, to the nearest onset."""


def play(controls: Controls, request: Collection[Cell], *, seed: int, tolerance: float = EXACT) -> Cells:
    """Notes of the requested accompaniment cells, from the Controls alone; other cells are not looked at.

    A cell without Controls, of another role, or under no chord stays empty. An unknown style plays as pop.
    ``tolerance`` is how many onsets a pattern may lie beside the asked-for density before it is thinned or filled;
    large values play the patterns as they are written. Raises BadInput for a bar outside the piece.
    """
    for role, bar in request:
        if not 0 <= bar < len(controls.bars):
            raise BadInput(f"bar {bar + 1} of {role} is outside the piece, which has {len(controls.bars)} bars")
    style = STYLE_BOOK.get(controls.style, STYLE_BOOK[DEFAULT_STYLE])
    cells: Cells = {}
    for role in ACCOMPANIMENT:
        bars = sorted({bar for r, bar in request if r is role and (r, bar) in controls.cells})
        if not bars:
            continue
        chain = range(bars[-1] + 1) if role in (Role.CHORDS, Role.PAD) else bars
        places = [_place(controls, style, role, b, seed, tolerance) for b in chain if (role, b) in controls.cells]
        row = voicings(places, style) if role in (Role.CHORDS, Role.PAD) else {}
        for place in places:
            if place.number in bars and (notes := _played(place, style, row)):
                cells[role, place.number] = tuple(sorted(notes))
    return cells


def _played(place: Place, style: StyleEntry, row: dict[int, Voiced]) -> list[Note]:
    if place.role is Role.DRUMS:
        return play_drums(place, style)
    if not place.changes:
        return []
    if place.role is Role.BASS:
        return play_bass(place, style)
    if place.role is Role.ARP:
        return play_arpeggio(place, style)
    return play_chords(place, row[place.number])


def _place(controls: Controls, style: StyleEntry, role: Role, bar: int, seed: int, tolerance: float) -> Place:
    here = controls.bars[bar]
    following = controls.bars[bar + 1] if bar + 1 < len(controls.bars) else None
    player = instrument(0 if role is Role.DRUMS else controls.programs.get(role, style.programs[role]))
    return Place(
        role=role,
        number=bar,
        bar=here,
        cell=controls.cells[role, bar],
        limits=(player.low, player.high),
        voices=min(RULES[role].stack, player.polyphony),
        spans=spans_of(here),
        following=spans_of(following)[0].chord if following is not None else None,
        with_bass=(Role.BASS, bar) in controls.cells,
        rng=cell_stream(seed, role, bar),
        chance=_chance(seed, role, here.section),
        tolerance=tolerance,
    )


@lru_cache(maxsize=1 << 10)
def _chance(seed: int, role: Role, section: str) -> float:
    """A number from 0 to 1 that a role draws for a kind of section."""
    kind = SECTION_KINDS.index(section) if section in SECTION_KINDS else len(SECTION_KINDS)
    return float(cell_stream(seed, role, kind, SECTION_TAKE).random())
