# fmt: off
"""Who plays in ensembles; their names are in the tables of the languages."""

from __future__ import annotations

from symbolic.score import Role

R = Role
ENSEMBLES: dict[str, tuple[tuple[Role, int], ...]] = {
    "string quartet": ((R.MELODY, 40), (R.COUNTER, 41), (R.ARP, 40), (R.BASS, 42)),
    "string trio": ((R.MELODY, 40), (R.COUNTER, 41), (R.BASS, 42)),
    "piano trio": ((R.MELODY, 40), (R.CHORDS, 0), (R.ARP, 0), (R.BASS, 42)),
    "jazz trio": ((R.MELODY, 0), (R.CHORDS, 0), (R.BASS, 32), (R.DRUMS, 32)),
    "jazz quartet": ((R.MELODY, 66), (R.CHORDS, 0), (R.BASS, 32), (R.DRUMS, 32)),
    "big band": ((R.MELODY, 65), (R.COUNTER, 57), (R.CHORDS, 61), (R.BASS, 32), (R.DRUMS, 32)),
    "rock band": ((R.MELODY, 29), (R.CHORDS, 30), (R.ARP, 27), (R.BASS, 34), (R.DRUMS, 16)),
    "orchestra": (
        (R.MELODY, 40), (R.COUNTER, 60), (R.CHORDS, 48), (R.ARP, 46), (R.BASS, 43), (R.PAD, 49), (R.DRUMS, 48),
    ),
    "string orchestra": ((R.MELODY, 40), (R.COUNTER, 42), (R.CHORDS, 48), (R.ARP, 45), (R.BASS, 43)),
    "brass band": ((R.MELODY, 56), (R.COUNTER, 60), (R.CHORDS, 61), (R.BASS, 58), (R.DRUMS, 48)),
    "brass quintet": ((R.MELODY, 56), (R.COUNTER, 60), (R.ARP, 57), (R.BASS, 58)),
    "wind quintet": ((R.MELODY, 73), (R.COUNTER, 68), (R.ARP, 71), (R.BASS, 70)),
    "choir": ((R.MELODY, 52), (R.CHORDS, 52), (R.BASS, 53)),
    "silk and bamboo": ((R.MELODY, 73), (R.COUNTER, 110), (R.ARP, 107), (R.CHORDS, 15), (R.BASS, 42)),
    "guitar duo": ((R.MELODY, 24), (R.ARP, 24), (R.BASS, 24)),
    "piano four hands": ((R.MELODY, 0), (R.COUNTER, 0), (R.CHORDS, 0), (R.BASS, 0)),
}  # who plays what; a group is complete, nobody is added

FAMILY_OF: dict[int, tuple[int, ...]] = {
    0: (0, 1, 2, 3), 16: (16, 17, 18, 19, 20), 25: tuple(range(24, 32)), 27: tuple(range(26, 32)),
    33: tuple(range(32, 40)), 48: (44, 45, 48, 49, 50, 51), 52: (52, 53, 54), 53: (52, 53, 54),
    61: tuple(range(56, 64)), 65: (64, 65, 66, 67),
    81: tuple(range(80, 104)), 89: tuple(range(88, 96)),
}  # fmt: skip  # a general word asked away takes these programs with it
