"""The colours of chords: sevenths, ninths and passing basses as the style has them, and bars shared among chords."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from planner.palette import LEARNED_MODES
from planner.plan import PlannedChord
from planner.styles import Style
from symbolic.score import Chord, Meter
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES, PARENT_MODE, chord_pitch_classes, scale_pitch_classes
from symbolic.timing import beats_per_bar

Bar = tuple[PlannedChord, ...]
Row = list[Chord]
"""The chords of a bar, counted from C as the tonic."""


COLOURS: dict[str, dict[str, tuple[str, ...]]] = {
    "triad": {},
    "classical": {"dominant": ("", "7")},
    "add9": {"tonic": ("", "", "add9"), "major": ("", "add9", "maj7"), "dominant": ("", "", "7"),
             "minor": ("m", "m7")},
    "seventh": {"tonic": ("maj7", "maj7", "maj7", "6"), "major": ("maj7",), "dominant": ("7", "7", "9"),
                "minor": ("m7",),
                "tonic minor": ("m7", "m7", "m9"), "dim": ("m7b5",)},
    "ninth": {"tonic": ("maj7", "maj9"), "major": ("maj7", "maj9"), "dominant": ("9sus4", "9"), "minor": ("m7", "m9"),
              "tonic minor": ("m7", "m9"), "dim": ("m7b5",)},
    "power": {"major": ("5",), "dominant": ("5",), "minor": ("5",)},
    "dominant": {"tonic": ("",), "major": ("7",), "dominant": ("7",), "minor": ("m7",), "tonic minor": ("m7",)},
    "pentatonic": {"tonic": ("", "add9"), "dominant": ("", "sus4"), "minor": ("m", "m7")},
}  # fmt: skip  # colour of a style -> function of the chord -> qualities to choose from
JAZZ_COLOURS = ("seventh", "ninth")
SEVENTH_COLOURS = (*JAZZ_COLOURS, "dominant")
LINE_FAMILIES = ("pop", "film", "classical", "float")
LINE_SHARE = 0.6
"""How often a passing chord takes its third in the bass, as in C G/B Am."""
CADENCE_CHORDS = 3
"""The last chords of a section keep their roots in the bass."""


@dataclass(frozen=True, slots=True)
class Tonality:
    """A key and a meter: what numerals are spelled in and bars are counted in."""

    tonic: int
    mode: str
    meter: Meter


def spread(chords: Sequence[Chord], meter: Meter) -> list[Bar]:
    """Share the beats of a bar among its chords, earlier ones taking more; too many chords take further bars."""
    beats = beats_per_bar(meter)
    bars = []
    for start in range(0, len(chords), beats):
        here = chords[start : start + beats]
        share, extra = divmod(beats, len(here))
        bars.append(tuple(PlannedChord(chord, share + (n < extra)) for n, chord in enumerate(here)))
    return bars


class Painter:
    """Gives chords the colours of the style; a chord of the key keeps its colour within a letter."""

    def __init__(self, style: Style, rng: Random) -> None:
        self.style, self.rng = style, rng
        self.colours = COLOURS[style.colour]
        self.chosen: dict[tuple[str, int, str], str] = {}
        self.lines: dict[tuple[str, int, int, int], bool] = {}

    def bars(self, letter: str, row: Sequence[Row], key: Tonality, last: bool) -> tuple[Bar, ...]:
        """The bars of one section; with ``last`` the piece ends here, on a plain tonic where the style allows."""
        bars: list[Row] = []
        for place, entry in enumerate(row):
            chords = entry[-beats_per_bar(key.meter) :]
            ending = place >= len(row) - 2
            final = last and place == len(row) - 1
            painted = [self._paint(letter, chord, key, ending, final) for chord in chords]
            if self.style.colour == "dominant" and place % 4 == 3 and not final:
                painted[-1] = _leaning(painted[-1], row[place + 1][:1] if place + 1 < len(row) else [], key)
            merged = [chord for n, chord in enumerate(painted) if n == 0 or chord != painted[n - 1]]
            bars.append(merged)
        if self.style.family in LINE_FAMILIES:
            bars = self._lined(letter, bars, key)
        return tuple(bar for chords in bars for bar in spread(chords, key.meter))

    def _lined(self, letter: str, bars: Sequence[Row], key: Tonality) -> list[Row]:
        """The bars with the third in the bass where that joins the basses before and after into a line by step."""
        chords = [chord for bar in bars for chord in bar]
        lined = list(chords)
        for n in range(1, len(chords) - CADENCE_CHORDS):
            before, here, after = chords[n - 1].root, chords[n], chords[n + 1].root
            third = next((i for i in (4, 3) if i in CHORD_QUALITIES[here.quality]), None)
            if third is None or lined[n - 1].bass is not None:
                continue
            bass = (here.root + third) % 12
            down, up = ((before - bass) % 12, (bass - after) % 12), ((bass - before) % 12, (after - bass) % 12)
            if {*down} <= {1, 2} or {*up} <= {1, 2}:
                one, two, three = ((c.root - key.tonic) % 12 for c in chords[n - 1 : n + 2])
                place = (letter, one, two, three)
                if place not in self.lines:
                    self.lines[place] = self.rng.random() < LINE_SHARE
                lined[n] = Chord(here.root, here.quality, bass) if self.lines[place] else here
        taken = iter(lined)
        return [[next(taken) for _ in bar] for bar in bars]

    def paint_asked(self, planned: PlannedChord, key: Tonality) -> PlannedChord:
        """A plain triad that was asked for by its numeral, with the usual seventh of the style."""
        relative = Chord((planned.chord.root - key.tonic) % 12, planned.chord.quality)
        choices = self._choices(relative, key.mode)
        return PlannedChord(Chord(planned.chord.root, choices[0]), planned.beats) if choices else planned

    def _paint(self, letter: str, chord: Chord, key: Tonality, ending: bool, final: bool) -> Chord:
        """A chord counted from C, in its key and with its colour."""
        root = (chord.root + key.tonic) % 12
        choices = self._choices(chord, key.mode)
        if not choices:
            return Chord(root, chord.quality)
        if final:
            return Chord(root, choices[0])
        place = (letter, chord.root, chord.quality)
        if place not in self.chosen:
            self.chosen[place] = self.rng.choice(choices)
        quality = self.chosen[place]
        return Chord(root, choices[0] if ending and "sus" in quality else quality)

    def _choices(self, chord: Chord, mode: str) -> tuple[str, ...]:
        """The qualities that the style offers for a chord; what they add lies in the key, blues sevenths apart."""
        choices = self.colours.get(_function(chord, mode), ())
        if self.style.colour == "dominant":
            return choices
        parent = "minor" if mode == "harmonic minor" else PARENT_MODE.get(mode, mode)
        inside = scale_pitch_classes(0, parent) | chord_pitch_classes(chord)
        return tuple(q for q in choices if chord_pitch_classes(Chord(chord.root, q)) <= inside)


def _leaning(chord: Chord, following: Sequence[Chord], key: Tonality) -> Chord:
    """The tonic of a major blues, which takes its seventh where it leans on the fourth degree."""
    leans = bool(following) and following[0].root == 5
    return Chord(chord.root, "7") if leans and chord.root == key.tonic and chord.quality == "" else chord


def _function(chord: Chord, mode: str) -> str:
    """The row of a colour table for a chord counted from C."""
    if chord.quality == "dim":
        return "dim"
    if chord.quality == "m":
        return "tonic minor" if chord.root == 0 else "minor"
    if chord.quality != "":
        return "other"
    dominant = chord.root == 7 or (chord.root == 10 and mode in MINOR_MODES and mode not in LEARNED_MODES)
    return "dominant" if dominant else "tonic" if chord.root == 0 else "major"
