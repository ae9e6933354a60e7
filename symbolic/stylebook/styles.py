"""The styles: which families of patterns each one plays, with whom, how fast, and who enters at which energy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from symbolic.score import Role

R = Role
_SOFT_END: Mapping[str, str] = {"kick": "o", "ride": "o"}
_CRASH_END: Mapping[str, str] = {"kick": "X", "crash": "X"}


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """How a band of one style plays.

    ``bass`` to ``pad`` and ``fills`` are families in the tables of the roles; ``pickups`` a manner in
    ``bass.PICKUPS``. ``crash`` is the drum that opens a section of at least ``crash_from`` energy ("" for none),
    ``answer`` the drum that marks the end of a phrase, ``build`` a family of grooves for the sections that lead up.
    ``programs`` are the usual players, ``others`` more programs that a role may have; ``enters`` is the energy from
    which a role plays (a role that is not there has no part in the style's bands). ``tempo_bpm`` is lowest, highest.
    """

    tempo_bpm: tuple[float, float]
    bass: tuple[str, ...]
    drums: tuple[str, ...]
    chords: tuple[str, ...]
    arp: tuple[str, ...]
    pad: tuple[str, ...]
    fills: tuple[str, ...]
    programs: Mapping[Role, int]
    enters: Mapping[Role, float]
    others: Mapping[Role, tuple[int, ...]] = field(default_factory=dict)
    pickups: str = "steps"
    crash: str = "crash"
    crash_from: float = 0.45
    answer: str = "snare"
    build: str = ""
    last_hit: Mapping[str, str] = field(default_factory=lambda: _CRASH_END)
    chord_voices: int = 3
    colour: str = "triad"
    """A row of ``bands.COLOURS``: how the chords of a song are coloured when a band of the style plays it."""
    meters: tuple[str, ...] = ("4/4",)
    """The meters of the songs that a band of the style plays."""


STYLE_BOOK: Mapping[str, StyleEntry] = {
    "ballad": StyleEntry(
        (58, 88), ("ballad",), ("ballad",), ("ballad",), ("broken",), ("strings", "held"), ("pop", "light"),
        {R.CHORDS: 0, R.ARP: 24, R.BASS: 33, R.PAD: 48, R.DRUMS: 8},
        {R.ARP: 0.0, R.PAD: 0.3, R.CHORDS: 0.45, R.BASS: 0.35, R.DRUMS: 0.4},
        {R.CHORDS: (4,), R.ARP: (0, 25, 46), R.BASS: (35,), R.PAD: (49, 50, 89)},
        crash_from=0.55, answer="rim", meters=("4/4", "6/8", "12/8", "3/4"),
    ),
    "pop": StyleEntry(
        (76, 128), ("pop",), ("pop",), ("pop",), ("picked", "broken"), ("held", "synth"), ("pop",),
        {R.CHORDS: 25, R.ARP: 27, R.BASS: 33, R.PAD: 89, R.DRUMS: 0},
        {R.CHORDS: 0.0, R.ARP: 0.25, R.PAD: 0.55, R.BASS: 0.3, R.DRUMS: 0.35},
        {R.CHORDS: (4, 0, 27), R.ARP: (24, 0, 11), R.PAD: (48, 50)}, meters=("4/4", "6/8", "12/8"),
    ),
    "rock": StyleEntry(
        (100, 160), ("rock",), ("rock",), ("rock",), ("riff",), ("organ",), ("rock", "pop"),
        {R.CHORDS: 29, R.ARP: 27, R.BASS: 34, R.PAD: 18, R.DRUMS: 16},
        {R.ARP: 0.0, R.CHORDS: 0.35, R.BASS: 0.25, R.DRUMS: 0.3, R.PAD: 0.75},
        {R.CHORDS: (30, 27, 25), R.ARP: (26, 29), R.BASS: (33,), R.PAD: (16, 48), R.DRUMS: (0, 8)}, pickups="drive",
        meters=("4/4", "12/8", "6/8"),
    ),
    "metal": StyleEntry(
        (110, 190), ("metal",), ("metal",), ("metal",), ("riff",), ("strings",), ("metal", "rock"),
        {R.CHORDS: 30, R.ARP: 28, R.BASS: 34, R.PAD: 52, R.DRUMS: 16},
        {R.ARP: 0.0, R.CHORDS: 0.25, R.BASS: 0.25, R.DRUMS: 0.3},
        {R.CHORDS: (29,), R.ARP: (27, 30), R.BASS: (33,)}, pickups="drive", crash_from=0.3, colour="power",
        meters=("4/4",),
    ),
    "funk": StyleEntry(
        (92, 120), ("funk",), ("funk",), ("funk",), ("muted",), ("organ",), ("funk",),
        {R.CHORDS: 7, R.ARP: 28, R.BASS: 36, R.PAD: 16, R.DRUMS: 0},
        {R.CHORDS: 0.2, R.ARP: 0.0, R.BASS: 0.2, R.DRUMS: 0.2, R.PAD: 0.8},
        {R.CHORDS: (4, 27), R.ARP: (27, 7), R.BASS: (33, 37)}, pickups="groove", colour="seventh",
    ),
    "disco": StyleEntry(
        (112, 130), ("disco",), ("disco",), ("disco",), ("muted", "pluck"), ("strings",), ("disco",),
        {R.CHORDS: 27, R.ARP: 4, R.BASS: 33, R.PAD: 48, R.DRUMS: 0},
        {R.CHORDS: 0.2, R.ARP: 0.65, R.BASS: 0.25, R.DRUMS: 0.15, R.PAD: 0.0},
        {R.CHORDS: (4, 0), R.ARP: (28, 81), R.BASS: (36, 38), R.PAD: (50, 49)}, pickups="groove", colour="seventh",
    ),
    "bossa": StyleEntry(
        (108, 144), ("bossa",), ("bossa",), ("bossa",), ("guitarra",), ("strings",), ("light",),
        {R.CHORDS: 24, R.ARP: 24, R.BASS: 32, R.PAD: 48, R.DRUMS: 40},
        {R.CHORDS: 0.0, R.BASS: 0.25, R.DRUMS: 0.35, R.PAD: 0.7},
        {R.CHORDS: (0, 4), R.BASS: (33, 35), R.PAD: (49, 50), R.DRUMS: (0, 32)}, pickups="walk", crash="", answer="rim",
        last_hit=_SOFT_END, colour="seventh", chord_voices=4,
    ),
    "swing": StyleEntry(
        (100, 190), ("swing",), ("swing",), ("swing",), ("lines",), ("organ",), ("swing",),
        {R.CHORDS: 0, R.ARP: 26, R.BASS: 32, R.PAD: 16, R.DRUMS: 32},
        {R.CHORDS: 0.0, R.BASS: 0.15, R.DRUMS: 0.25, R.ARP: 0.8},
        {R.CHORDS: (26, 4), R.ARP: (11,), R.DRUMS: (40,)}, pickups="walk", crash_from=0.7, last_hit=_CRASH_END,
        colour="seventh", chord_voices=4, meters=("4/4", "2/4"),
    ),
    "lofi": StyleEntry(
        (68, 90), ("lofi",), ("lofi",), ("lofi",), ("picked", "lines"), ("held",), ("hiphop", "light"),
        {R.CHORDS: 4, R.ARP: 26, R.BASS: 33, R.PAD: 89, R.DRUMS: 25},
        {R.CHORDS: 0.0, R.ARP: 0.55, R.BASS: 0.3, R.DRUMS: 0.3, R.PAD: 0.65},
        {R.CHORDS: (5, 0), R.ARP: (11, 24), R.BASS: (35, 32)}, pickups="held", crash="", answer="rim",
        last_hit=_SOFT_END, colour="seventh", chord_voices=4,
    ),
    "ambient": StyleEntry(
        (54, 92), ("ambient",), ("ambient",), ("ambient",), ("drift",), ("drone", "held"), ("light",),
        {R.CHORDS: 91, R.ARP: 46, R.BASS: 39, R.PAD: 89, R.DRUMS: 25},
        {R.PAD: 0.0, R.ARP: 0.25, R.CHORDS: 0.65, R.BASS: 0.4, R.DRUMS: 0.8},
        {R.CHORDS: (88, 4), R.ARP: (11, 10, 8), R.BASS: (38,), R.PAD: (94, 95, 52)}, pickups="held", crash="",
        answer="rim", last_hit=_SOFT_END, chord_voices=4, meters=("4/4", "3/4", "6/8"),
    ),
    "edm": StyleEntry(
        (118, 140), ("edm",), ("edm",), ("edm",), ("pluck",), ("synth",), ("edm",),
        {R.CHORDS: 90, R.ARP: 80, R.BASS: 38, R.PAD: 89, R.DRUMS: 24},
        {R.ARP: 0.2, R.PAD: 0.0, R.CHORDS: 0.6, R.BASS: 0.4, R.DRUMS: 0.3},
        {R.CHORDS: (81, 62), R.ARP: (81, 87), R.BASS: (39, 87), R.PAD: (95, 91), R.DRUMS: (25,)}, pickups="none",
        build="build", answer="clap",
    ),
    "epic": StyleEntry(
        (72, 144), ("epic",), ("epic",), ("epic",), ("ostinato",), ("strings",), ("epic",),
        {R.CHORDS: 48, R.ARP: 45, R.BASS: 43, R.PAD: 52, R.DRUMS: 48},
        {R.PAD: 0.0, R.ARP: 0.2, R.CHORDS: 0.6, R.BASS: 0.35, R.DRUMS: 0.4},
        {R.CHORDS: (61, 44), R.ARP: (48, 46), R.BASS: (42, 58), R.PAD: (49, 53)}, pickups="held", answer="floor",
        meters=("4/4", "6/8", "12/8", "3/4"),
    ),
    "waltz": StyleEntry(
        (84, 180), ("waltz",), ("waltz",), ("waltz",), ("broken",), ("strings",), ("light",),
        {R.CHORDS: 0, R.ARP: 46, R.BASS: 43, R.PAD: 49, R.DRUMS: 40},
        {R.CHORDS: 0.15, R.ARP: 0.0, R.BASS: 0.15, R.PAD: 0.55, R.DRUMS: 0.5},
        {R.CHORDS: (48, 21, 24), R.ARP: (0, 24), R.BASS: (32,), R.PAD: (48,), R.DRUMS: (0, 32)}, crash="",
        answer="snare", last_hit=_SOFT_END, meters=("3/4",),
    ),
    "folk": StyleEntry(
        (84, 132), ("folk",), ("folk",), ("folk",), ("picked",), ("organ", "held"), ("light",),
        {R.CHORDS: 25, R.ARP: 24, R.BASS: 32, R.PAD: 20, R.DRUMS: 40},
        {R.ARP: 0.0, R.CHORDS: 0.35, R.BASS: 0.3, R.DRUMS: 0.5, R.PAD: 0.75},
        {R.CHORDS: (24, 21), R.ARP: (25, 105), R.BASS: (33,), R.PAD: (21, 48), R.DRUMS: (0, 8)}, crash="",
        answer="tamb", last_hit=_SOFT_END, meters=("4/4", "2/4", "3/4", "6/8"),
    ),
    "guofeng": StyleEntry(
        (64, 108), ("guofeng",), ("guofeng",), ("guofeng",), ("zither",), ("strings",), ("guofeng",),
        {R.CHORDS: 15, R.ARP: 107, R.BASS: 42, R.PAD: 48, R.DRUMS: 48},
        {R.ARP: 0.0, R.PAD: 0.35, R.BASS: 0.35, R.CHORDS: 0.55, R.DRUMS: 0.45},
        {R.CHORDS: (107, 46), R.ARP: (46, 15, 24), R.BASS: (43, 33), R.PAD: (49, 50), R.DRUMS: (0, 8)}, pickups="held",
        crash_from=0.7, answer="rim", last_hit={"low": "X", "ride": "o"},
    ),
    "chiptune": StyleEntry(
        (120, 176), ("chiptune",), ("chiptune",), ("chiptune",), ("chip",), ("synth",), ("chip",),
        {R.CHORDS: 90, R.ARP: 80, R.BASS: 38, R.PAD: 81, R.DRUMS: 24},
        {R.ARP: 0.0, R.BASS: 0.15, R.DRUMS: 0.25, R.CHORDS: 0.85},
        {R.ARP: (81,), R.BASS: (39, 80), R.DRUMS: (25,)}, pickups="steps", crash_from=0.6, chord_voices=2,
        meters=("4/4", "3/4", "6/8"),
    ),
    "classical": StyleEntry(
        (66, 144), ("classical",), ("classical",), ("classical",), ("alberti", "broken"), ("strings",), ("epic",),
        {R.CHORDS: 48, R.ARP: 0, R.BASS: 42, R.PAD: 49, R.DRUMS: 48},
        {R.ARP: 0.0, R.BASS: 0.2, R.CHORDS: 0.5, R.PAD: 0.75},
        {R.CHORDS: (0,), R.ARP: (46, 6), R.BASS: (43,), R.PAD: (48,)}, pickups="steps", crash="", answer="snare",
        last_hit={"kick": "o"}, meters=("4/4", "3/4", "2/4", "6/8"),
    ),
    "latin": StyleEntry(
        (92, 140), ("latin",), ("latin", "bossa"), ("latin",), ("guitarra",), ("strings",), ("latin",),
        {R.CHORDS: 0, R.ARP: 24, R.BASS: 32, R.PAD: 48, R.DRUMS: 0},
        {R.ARP: 0.0, R.CHORDS: 0.35, R.BASS: 0.2, R.DRUMS: 0.25, R.PAD: 0.8},
        {R.CHORDS: (24, 4), R.ARP: (25, 0), R.BASS: (33,), R.PAD: (49,)}, pickups="walk", crash_from=0.65,
        answer="low", colour="dominant",
    ),
    "hiphop": StyleEntry(
        (76, 100), ("hiphop",), ("hiphop",), ("hiphop",), ("ostinato", "drift"), ("held",), ("hiphop",),
        {R.CHORDS: 4, R.ARP: 45, R.BASS: 38, R.PAD: 89, R.DRUMS: 25},
        {R.CHORDS: 0.0, R.ARP: 0.6, R.BASS: 0.3, R.DRUMS: 0.25, R.PAD: 0.7},
        {R.CHORDS: (0, 5), R.ARP: (10, 11), R.BASS: (39, 33), R.PAD: (48, 95)}, pickups="none", crash_from=0.7,
        answer="snare", last_hit={"kick": "X", "hat": "o"}, colour="seventh", chord_voices=4,
    ),
    "blues": StyleEntry(
        (72, 120), ("blues",), ("blues",), ("blues",), ("lines", "riff"), ("organ",), ("swing", "rock"),
        {R.CHORDS: 0, R.ARP: 26, R.BASS: 33, R.PAD: 16, R.DRUMS: 0},
        {R.CHORDS: 0.15, R.ARP: 0.0, R.BASS: 0.2, R.DRUMS: 0.25, R.PAD: 0.7},
        {R.CHORDS: (16, 27), R.ARP: (25, 27), R.BASS: (32,), R.PAD: (18,), R.DRUMS: (8,)}, pickups="walk",
        crash_from=0.55, colour="dominant", meters=("4/4", "12/8", "6/8"),
    ),
}  # fmt: skip
