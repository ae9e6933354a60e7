"""Where the patterns of each role stand."""

from __future__ import annotations

from symbolic.score import Role
from symbolic.stylebook.arpeggio import ARPEGGIOS
from symbolic.stylebook.bass import BASS
from symbolic.stylebook.comping import COMPING
from symbolic.stylebook.drums import GROOVES
from symbolic.stylebook.notation import Groove, Line
from symbolic.stylebook.pad import PADS
from symbolic.stylebook.styles import StyleEntry


def lines_of(style: StyleEntry, role: Role) -> tuple[Line, ...]:
    """The patterns of a pitched role in a style, in all meters."""
    table, families = {
        Role.BASS: (BASS, style.bass),
        Role.CHORDS: (COMPING, style.chords),
        Role.ARP: (ARPEGGIOS, style.arp),
        Role.PAD: (PADS, style.pad),
    }[role]
    return tuple(line for family in families for line in table[family])


def grooves_of(style: StyleEntry) -> tuple[Groove, ...]:
    """The grooves of a style, in all meters."""
    return tuple(groove for family in style.drums for groove in GROOVES[family])


def patterns_of(style: StyleEntry, role: Role) -> tuple[Line | Groove, ...]:
    """The patterns of a role in a style, in all meters."""
    return grooves_of(style) if role is Role.DRUMS else lines_of(style, role)
