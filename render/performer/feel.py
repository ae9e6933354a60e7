"""How each style is played: whose drummers it follows, how loosely, where its melody lies, how short its notes are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from symbolic.score import Role

R = Role


@dataclass(frozen=True, slots=True)
class Feel:
    """The playing of a style.

    ``drummers`` is the style of the Groove set that it follows, None for what is common to all. ``looseness`` scales
    all shifts in time, from a machine's 0 to a band's 1. ``melody_ms`` is how late the melody is to the beat, below 0
    early. ``length`` scales short notes of a role; ``dry`` styles use no pedal.
    """

    drummers: str | None
    looseness: float = 1.0
    melody_ms: float = -6.0
    length: Mapping[Role, float] = field(default_factory=dict)
    dry: bool = False


PLAIN = Feel(None)
FEELS: Mapping[str, Feel] = {
    "pop": Feel("pop", 0.9),
    "ballad": Feel("pop", 1.0, -8.0, {R.CHORDS: 1.0}),
    "rock": Feel("rock", 1.0, -4.0, {R.BASS: 0.95}),
    "metal": Feel("rock", 0.7, -3.0, {R.CHORDS: 0.85, R.BASS: 0.95}, dry=True),
    "funk": Feel("funk", 0.9, 0.0, {R.CHORDS: 0.5, R.BASS: 0.68, R.COUNTER: 0.6, R.ARP: 0.5}, dry=True),
    "disco": Feel("disco", 0.8, -2.0, {R.CHORDS: 0.55, R.BASS: 0.75, R.ARP: 0.7}, dry=True),
    "bossa": Feel("latin", 0.9, 4.0, {R.CHORDS: 0.72, R.BASS: 0.92}, dry=True),
    "swing": Feel("swing", 1.0, 6.0, {R.CHORDS: 0.6, R.BASS: 0.94, R.COUNTER: 0.85}, dry=True),
    "lofi": Feel("hiphop", 1.0, 8.0, {R.CHORDS: 0.95}),
    "ambient": Feel("pop", 1.0, -4.0, {R.CHORDS: 1.0, R.ARP: 1.0}),
    "edm": Feel("disco", 0.35, 0.0, {R.CHORDS: 0.7, R.BASS: 0.75, R.ARP: 0.65, R.MELODY: 0.9}, dry=True),
    "epic": Feel("rock", 0.9, -6.0),
    "waltz": Feel("pop", 1.0, -8.0, {R.CHORDS: 0.7, R.BASS: 0.85}),
    "folk": Feel("pop", 1.0, -6.0, {R.CHORDS: 0.9}),
    "guofeng": Feel("pop", 1.0, -6.0, {R.CHORDS: 1.0, R.ARP: 1.0}),
    "chiptune": Feel("disco", 0.15, 0.0, {R.CHORDS: 0.7, R.BASS: 0.7, R.ARP: 0.6, R.MELODY: 0.85}, dry=True),
    "classical": Feel("pop", 1.0, -9.0, {R.CHORDS: 0.85}),
    "latin": Feel("latin", 0.9, 2.0, {R.CHORDS: 0.65, R.BASS: 0.8}, dry=True),
    "hiphop": Feel("hiphop", 1.0, 6.0, {R.CHORDS: 0.85, R.BASS: 0.9}),
    "blues": Feel("blues", 1.0, 6.0, {R.CHORDS: 0.75, R.BASS: 0.9}, dry=True),
}  # fmt: skip  # by the names of ``planner.styles``; what a style leaves out is LENGTH

LENGTH: Mapping[Role, float] = {
    R.MELODY: 0.97, R.COUNTER: 0.97, R.CHORDS: 0.9, R.ARP: 0.95, R.BASS: 0.9, R.PAD: 1.0, R.DRUMS: 1.0,
}  # fmt: skip


def feel_of(style: str | None) -> Feel:
    """The feel of a style; a style that is not known, or None, is played plainly."""
    return PLAIN if style is None else FEELS.get(style, PLAIN)
