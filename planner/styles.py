# ruff: noqa: E501  (a style and its players stay together)
"""What each style brings when nothing else is asked: tempo, players, harmony and form, as one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from symbolic.score import Role

R = Role


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of a style.

    ``tempo_bpm`` is the lowest, usual and highest; ``players`` the programs that may take each role, the first being usual
    (drums: the kit); ``colour`` a row of ``harmony.COLOURS``; ``family`` a row of the progression tables; ``form``
    ``song`` or ``letters``; ``valence`` what decides between major and minor when no mood is given.
    """

    tempo_bpm: tuple[float, float, float]
    players: Mapping[Role, tuple[int, ...]]
    colour: str = "triad"
    family: str = "pop"
    form: str = "song"
    valence: float = 0.3


STYLES: dict[str, Style] = {
    "pop": Style((76, 100, 128), {R.MELODY: (0, 73, 11), R.COUNTER: (40,), R.CHORDS: (25, 4), R.ARP: (27, 24), R.BASS: (33,),
                                  R.PAD: (89, 48), R.DRUMS: (0,)}, "add9"),
    "ballad": Style((58, 70, 88), {R.MELODY: (40, 73, 0), R.COUNTER: (42,), R.CHORDS: (0,), R.ARP: (0, 24), R.BASS: (33,),
                                   R.PAD: (48,), R.DRUMS: (8,)}, "add9", valence=0.0),
    "rock": Style((100, 124, 160), {R.MELODY: (29,), R.COUNTER: (27,), R.CHORDS: (30, 29), R.ARP: (27,), R.BASS: (34,),
                                    R.PAD: (18,), R.DRUMS: (16,)}, "triad", "rock"),
    "metal": Style((110, 144, 190), {R.MELODY: (30,), R.COUNTER: (29,), R.CHORDS: (30,), R.ARP: (28,), R.BASS: (34,),
                                     R.DRUMS: (16,)}, "power", "rock", valence=-0.6),
    "funk": Style((92, 106, 120), {R.MELODY: (65, 4), R.COUNTER: (61,), R.CHORDS: (4, 7), R.ARP: (28,), R.BASS: (36, 33),
                                   R.DRUMS: (0,)}, "seventh", "groove", valence=0.0),
    "disco": Style((112, 120, 130), {R.MELODY: (81, 65), R.COUNTER: (48,), R.CHORDS: (27, 4), R.ARP: (4,), R.BASS: (33,),
                                     R.PAD: (48,), R.DRUMS: (0,)}, "seventh", "groove"),
    "bossa": Style((108, 124, 144), {R.MELODY: (73, 65, 11), R.COUNTER: (11,), R.CHORDS: (24,), R.BASS: (32,), R.PAD: (48,),
                                     R.DRUMS: (40,)}, "seventh", "jazz"),
    "swing": Style((100, 132, 190), {R.MELODY: (65, 66, 59), R.COUNTER: (57,), R.CHORDS: (0,), R.ARP: (26,), R.BASS: (32,),
                                     R.DRUMS: (32,)}, "seventh", "jazz"),
    "lofi": Style((68, 78, 90), {R.MELODY: (11, 4, 24), R.COUNTER: (73,), R.CHORDS: (4, 5), R.ARP: (26,), R.BASS: (35, 33),
                                 R.PAD: (89,), R.DRUMS: (25,)}, "ninth", "jazz", valence=0.0),
    "ambient": Style((54, 68, 92), {R.MELODY: (73, 11, 0), R.COUNTER: (42,), R.CHORDS: (91,), R.ARP: (46, 11, 10), R.BASS: (39,),
                                    R.PAD: (89, 94, 95)}, "add9", "float", "letters"),
    "edm": Style((118, 126, 140), {R.MELODY: (81,), R.COUNTER: (80,), R.CHORDS: (90,), R.ARP: (80, 81), R.BASS: (38,), R.PAD: (89,),
                                   R.DRUMS: (24, 25)}, "triad", "pop", valence=0.0),
    "epic": Style((72, 96, 144), {R.MELODY: (60, 40, 56), R.COUNTER: (61,), R.CHORDS: (48,), R.ARP: (45, 46), R.BASS: (43,),
                                  R.PAD: (52,), R.DRUMS: (48,)}, "triad", "film", valence=-0.3),
    "waltz": Style((84, 138, 180), {R.MELODY: (40, 73), R.COUNTER: (71,), R.CHORDS: (0, 48), R.ARP: (46,), R.BASS: (43,),
                                    R.PAD: (49,)}, "classical", "classical", "letters"),
    "folk": Style((84, 104, 132), {R.MELODY: (110, 73, 22), R.COUNTER: (22,), R.CHORDS: (25,), R.ARP: (24, 105), R.BASS: (32,),
                                   R.PAD: (20,), R.DRUMS: (40,)}, "triad", "folk"),
    "guofeng": Style((64, 80, 108), {R.MELODY: (73, 110, 77), R.COUNTER: (110, 73), R.CHORDS: (15, 107), R.ARP: (107,), R.BASS: (42,),
                                     R.PAD: (48,), R.DRUMS: (48,)}, "pentatonic", "pop", valence=0.0),
    "chiptune": Style((120, 144, 176), {R.MELODY: (80,), R.COUNTER: (81,), R.CHORDS: (90,), R.ARP: (80,), R.BASS: (38,),
                                        R.DRUMS: (24,)}, "triad", "pop"),
    "classical": Style((66, 96, 144), {R.MELODY: (40, 73, 71), R.COUNTER: (71, 41), R.CHORDS: (48,), R.ARP: (0, 46), R.BASS: (42,),
                                       R.PAD: (49,)}, "classical", "classical", "letters"),
    "latin": Style((92, 112, 140), {R.MELODY: (56, 23, 24), R.COUNTER: (57,), R.CHORDS: (0, 24), R.ARP: (24,), R.BASS: (32,),
                                    R.PAD: (48,), R.DRUMS: (0,)}, "seventh", "latin", valence=-0.1),
    "hiphop": Style((76, 88, 100), {R.MELODY: (11, 4, 80), R.COUNTER: (73,), R.CHORDS: (4,), R.ARP: (45, 10), R.BASS: (38,),
                                    R.PAD: (89,), R.DRUMS: (25,)}, "seventh", "groove", valence=-0.4),
    "blues": Style((72, 92, 120), {R.MELODY: (27, 22, 29), R.COUNTER: (65,), R.CHORDS: (0,), R.ARP: (26,), R.BASS: (33,), R.PAD: (16,),
                                   R.DRUMS: (0,)}, "dominant", "blues", "letters", valence=0.2),
}  # fmt: skip

ENSEMBLE_STYLES: dict[str, str] = {
    "string quartet": "classical", "string trio": "classical", "piano trio": "classical", "jazz trio": "swing",
    "jazz quartet": "swing", "big band": "swing", "rock band": "rock", "orchestra": "epic", "string orchestra": "classical",
    "brass band": "epic", "brass quintet": "classical", "wind quintet": "classical", "choir": "classical",
    "silk and bamboo": "guofeng", "guitar duo": "folk", "piano four hands": "classical",
}  # fmt: skip  # the style of a group when none is named
STAND_IN_STYLE = "guofeng"
SOLO_STYLES: tuple[tuple[range, str], ...] = (
    (range(0, 4), "ballad"), (range(6, 7), "classical"), (range(10, 11), "ballad"), (range(24, 26), "folk"),
    (range(29, 31), "rock"), (range(40, 44), "classical"), (range(46, 52), "classical"), (range(64, 68), "swing"),
    (range(68, 76), "classical"), (range(80, 82), "edm"), (range(105, 106), "folk"), (range(109, 111), "folk"),
)  # fmt: skip  # the style that the first instrument asked for suggests when nothing else does
MOOD_STYLES: dict[str, str] = {
    "sad": "ballad", "melancholy": "ballad", "lonely": "ballad", "nostalgic": "ballad", "romantic": "ballad", "warm": "ballad",
    "calm": "ambient", "dreamy": "ambient", "meditative": "ambient", "tense": "epic", "dark": "epic", "angry": "metal",
    "majestic": "epic", "triumphant": "epic", "heroic-tragic": "epic", "solemn": "classical", "elegant": "classical",
    "mysterious": "ambient", "playful": "chiptune", "groovy": "funk", "cool": "lofi", "excited": "edm",
}  # fmt: skip  # the style that a mood suggests when nothing else does
LEAD_FALLBACKS: tuple[int, ...] = (0, 73, 40, 24, 11, 80)
"""Who may lead when the style's own leaders are asked away."""
