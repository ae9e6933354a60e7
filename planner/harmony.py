"""Harmony bar by bar: progressions from people's music or tables, cadences, colours; asked chords as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from planner.brief import Progression
from planner.chord_tokens import chord_of, token_of
from planner.colours import JAZZ_COLOURS, SEVENTH_COLOURS, Bar, Painter, Row, Tonality, spread
from planner.form import Part
from planner.heard import key_margin
from planner.palette import LEARNED_MODES, palette
from planner.phrases import TASTES, Drawer
from planner.plan import PlannedChord
from planner.progressions import CADENCES, MODAL_PROGRESSIONS, PROGRESSIONS
from planner.styles import Style
from symbolic.errors import BadInput
from symbolic.score import Chord, Meter
from symbolic.theory import (
    MINOR_MODES,
    MODES,
    PARENT_MODE,
    chord_pitch_classes,
    parse_chord,
)
from symbolic.timing import beats_per_bar

_NUMERAL = re.compile(r"^([b#♭♯]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(°|ø|o|\+)?(maj7|M7|7|9|6|sus4|sus2)?$")
_DEGREES = ("I", "II", "III", "IV", "V", "VI", "VII")
_SEVENTHS: dict[tuple[str, str], str] = {
    ("", "7"): "7", ("", "9"): "9", ("", "6"): "6", ("", "maj7"): "maj7", ("", "M7"): "maj7", ("m", "7"): "m7",
    ("m", "9"): "m9", ("m", "6"): "m6", ("m", "maj7"): "mMaj7", ("m", "M7"): "mMaj7", ("dim", "7"): "dim7",
}  # fmt: skip  # (triad, what follows the numeral) -> quality

KIND_ROWS: dict[str, str] = {
    "intro": "intro", "verse": "verse", "prechorus": "prechorus", "chorus": "chorus", "bridge": "bridge",
    "interlude": "intro", "solo": "verse", "outro": "chorus", "theme": "verse",
}  # fmt: skip  # kind of section -> row of the progression tables
LETTER_ROWS: dict[str, str] = {"A": "verse", "B": "chorus"}
"""Rows of the sections that only have a letter; later letters take the bridge's."""
MODAL_ROWS: dict[str, str] = {"intro": "verse", "prechorus": "bridge"}
"""Rows that the modal tables leave out."""

KEY_TRIES = 4
"""So many times a harmony is written until its key is heard; the clearest is kept."""
CLEAR_KEY, CLEAR_RICH_KEY = 0.06, 0.12
"""The margin of correlation by which the asked key has to fit better than any other; more where chords have sevenths,
which a melody soon turns into those of the relative key."""
NEW_PHRASE = 0.35
"""How often a second phrase takes up another progression."""


def numeral_chord(numeral: str, tonic: int, mode: str) -> Chord:
    """The chord of a Roman numeral (``ii7``, ``bVII``) in a key. Raises BadInput for anything else."""
    found = _NUMERAL.match(numeral)
    if found is None:
        raise BadInput(f"'{numeral}' is not a Roman numeral of a chord")
    sign, degree, mark, more = found.groups(default="")
    scale = MODES["minor" if mode == "harmonic minor" else PARENT_MODE.get(mode, mode)]
    shift = {"": 0, "b": -1, "♭": -1, "#": 1, "♯": 1}[sign]
    triad = {"": "m" if degree.islower() else "", "°": "dim", "o": "dim", "ø": "m7b5", "+": "aug"}[mark]
    quality = more if more in ("sus2", "sus4") else _SEVENTHS.get((triad, more), triad)
    return Chord((tonic + scale[_DEGREES.index(degree.upper())] + shift) % 12, quality)


def asked_bars(progression: Progression, key: Tonality) -> list[Bar]:
    """The chords that were asked for, one bar an entry, in the key where they are numerals or degrees."""
    bars = []
    for entry in progression.symbols:
        if not progression.relative:
            chords = [parse_chord(symbol) for symbol in entry.split()]
        elif entry.isdigit():
            chords = [_digit_chord(int(entry), key)]
        else:
            minor = key.mode in MINOR_MODES and "I" in " ".join(progression.symbols).split()
            chords = [_in_minor(n, key) if minor else numeral_chord(n, key.tonic, key.mode) for n in entry.split()]
        bars.extend(spread(chords, key.meter))
    return bars


def _digit_chord(degree: int, key: Tonality) -> Chord:
    """A degree number counts in the major scale of the key's signature, with its diatonic triad."""
    parent = PARENT_MODE.get(key.mode, key.mode)
    offset = {"minor": 3, "harmonic minor": 3, "dorian": 10, "phrygian": 8, "lydian": 7, "mixolydian": 5, "locrian": 1}
    tonic = (key.tonic + offset.get(parent, 0)) % 12
    return numeral_chord(("I", "ii", "iii", "IV", "V", "vi", "vii°")[degree - 1], tonic, "major")


def _in_minor(numeral: str, key: Tonality) -> Chord:
    """A progression spelled in major, taken degree by degree into minor, its dominant kept major."""
    found = _NUMERAL.match(numeral)
    degree = found[2].upper() if found is not None else numeral
    plain = {"I": "i", "II": "ii°", "III": "III", "IV": "iv", "V": "V", "VI": "VI", "VII": "VII"}.get(degree, numeral)
    return numeral_chord(plain, key.tonic, "minor")


def key_of_chords(progression: Progression) -> tuple[int, str]:
    """The major or minor key that fits chord symbols best: tones in the scale, first and last chord, dominants."""
    chords = [parse_chord(symbol) for bar in progression.symbols for symbol in bar.split()]
    sounding = [chord for chord in chords if chord.quality != "N"] or [Chord(0, "")]
    return max(((tonic, mode) for mode in ("major", "minor") for tonic in range(12)), key=lambda k: _fit(sounding, *k))


def _fit(chords: Sequence[Chord], tonic: int, mode: str) -> float:
    scale = {(tonic + interval) % 12 for interval in MODES[mode]}
    leading = {(tonic + 11) % 12} if mode == "minor" else set()
    score = 0.0
    for chord in chords:
        tones = chord_pitch_classes(chord)
        dominant = chord.root == (tonic + 7) % 12
        score += len(tones & (scale | (leading if dominant else set()))) / len(tones) / len(chords) * 4
        if dominant and chord.quality.startswith(("7", "9")):
            score += 0.5
    for chord, weight in ((chords[0], 0.6), (chords[-1], 0.5)):
        if chord.root == tonic and chord.quality.startswith("m") == (
            mode == "minor" or chord.quality.startswith("maj")
        ):
            score += weight
    return score


def harmonise(
    parts: Sequence[Part],
    cadences: Sequence[str],
    key: Tonality,
    style: Style,
    progression: Progression | None,
    rng: Random,
    *,
    keys: Sequence[Tonality] = (),
    bar_s: float = 2.4,
) -> list[tuple[Bar, ...]]:
    """The chords of every section, one tuple a bar; sections with one letter share theirs up to the cadence.

    ``keys`` has the key of each section where they differ; ``bar_s`` is the length of a bar in seconds.
    """
    if progression is not None:
        return _asked_harmony(parts, cadences[-1], key, style, progression, rng)
    keys = keys or (key,) * len(parts)
    best: list[tuple[Bar, ...]] = []
    clearest = -2.0
    for _ in range(KEY_TRIES if key.mode in LEARNED_MODES else 1):
        harmony = _write(parts, cadences, keys, style, bar_s, rng)
        clear = key_margin((bar for bars in harmony for bar in bars), key.tonic, key.mode)
        if clear > clearest:
            best, clearest = harmony, clear
        if clear >= (CLEAR_RICH_KEY if TASTES[style.family].rich else CLEAR_KEY):
            break
    return best


def _write(
    parts: Sequence[Part], cadences: Sequence[str], keys: Sequence[Tonality], style: Style, bar_s: float, rng: Random
) -> list[tuple[Bar, ...]]:
    """The chords of every section, written anew."""
    longest = {part.letter: max(p.bars for p in parts if p.letter == part.letter) for part in parts}
    writer = _Writer(style, keys[0].meter, bar_s, rng)
    painter = Painter(style, rng)
    harmony = []
    for index, (part, cadence, here) in enumerate(zip(parts, cadences, keys, strict=True)):
        row = writer.section(part, longest[part.letter], cadence, here.mode)
        last = index == len(parts) - 1 and cadence != "loop"
        harmony.append(painter.bars(part.letter, row, here, last))
    return harmony


def from_people(style: Style, mode: str) -> bool:
    """Whether most progressions of a style and mode are drawn from people's music; the others follow the tables."""
    return mode in LEARNED_MODES and TASTES[style.family].stock < 0.6


def usual_step(
    style: Style, tonic: int, mode: str, changes: Sequence[tuple[Chord, Chord]]
) -> tuple[Chord, Chord, float]:
    """Of these changes of chord the one that people make most often, and how often, 0 to 1."""
    taste = TASTES[style.family]
    found = palette(mode, taste.rich, tuple(sorted(taste.groups.items())))
    shares = [found.share(token_of(one, tonic), token_of(two, tonic)) for one, two in changes]
    best = max(range(len(shares)), key=lambda n: shares[n])
    return (*changes[best], shares[best])


class _Writer:
    """Writes the rows of the letters, each once: drawn from people's music, or from the tables."""

    def __init__(self, style: Style, meter: Meter, bar_s: float, rng: Random) -> None:
        self.style, self.rng, self.bar_s = style, rng, bar_s
        self.slots = 2 if beats_per_bar(meter) % 2 == 0 else 1
        self.drawers: dict[str, Drawer] = {}
        self.drawn: dict[str, list[int]] = {}
        self.stock: dict[str, list[str]] = {}
        self.ended: dict[tuple[str, int, str], list[int]] = {}

    def section(self, part: Part, longest: int, cadence: str, mode: str) -> list[Row]:
        """The bars of a section, chords counted from C."""
        if part.letter not in self.stock and part.letter not in self.drawn:
            self._write(part, longest, mode)
        if part.letter in self.stock:
            numerals = _close(self.stock[part.letter][: part.bars], cadence, self.style, mode)
            return [[numeral_chord(numeral, 0, mode) for numeral in entry.split(",")] for entry in numerals]
        place = (part.letter, part.bars, cadence)
        if place not in self.ended:
            row = self.drawn[part.letter][: part.bars * self.slots]
            self.ended[place] = self._drawer(mode).closed(row, part.kind, cadence)
        tokens = self.ended[place]
        return [_unlike(tokens[n : n + self.slots]) for n in range(0, len(tokens), self.slots)]

    def _write(self, part: Part, longest: int, mode: str) -> None:
        learned = mode in LEARNED_MODES and self.rng.random() >= TASTES[self.style.family].stock
        if learned:
            self.drawn[part.letter] = self._drawer(mode).row(part.kind, longest)
        else:
            self.stock[part.letter] = _numerals(part, longest, self.style, mode, self.rng)

    def _drawer(self, mode: str) -> Drawer:
        if mode not in self.drawers:
            self.drawers[mode] = Drawer(self.style.family, mode, self.slots, self.bar_s, self.rng)
        return self.drawers[mode]


def _unlike(tokens: Sequence[int]) -> Row:
    """The chords of a bar, counted from C, a held one once."""
    return [chord_of(token, 0) for n, token in enumerate(tokens) if n == 0 or token != tokens[n - 1]]


def _asked_harmony(
    parts: Sequence[Part], end: str, key: Tonality, style: Style, progression: Progression, rng: Random
) -> list[tuple[Bar, ...]]:
    """Asked chords, going round through the piece; numerals take the sevenths of blues and jazz and end at home.

    Sections that hold all of them start with the first; shorter ones go on where the one before ended.
    """
    asked = _coloured(progression, key, style, rng)
    full = next((n for n, part in enumerate(parts) if part.bars >= len(asked)), 0)
    place = -sum(part.bars for part in parts[:full])
    harmony = []
    for part in parts:
        place = 0 if part.bars >= len(asked) else place
        harmony.append([asked[(place + n) % len(asked)] for n in range(part.bars)])
        place += part.bars
    if progression.relative and end != "loop":
        tonic = numeral_chord("i" if key.mode in MINOR_MODES else "I", key.tonic, key.mode)
        ends = tonic if tonic.root != harmony[-1][-1][-1].chord.root else harmony[-1][-1][-1].chord
        harmony[-1][-1] = (PlannedChord(ends, beats_per_bar(key.meter)),)
    return [tuple(bars) for bars in harmony]


def _coloured(progression: Progression, key: Tonality, style: Style, rng: Random) -> list[Bar]:
    """The asked bars; numerals with the sevenths of a style that has them."""
    asked = asked_bars(progression, key)
    if not progression.relative or style.colour not in SEVENTH_COLOURS:
        return asked
    painter = Painter(style, rng)
    return [tuple(painter.paint_asked(planned, key) for planned in bar) for bar in asked]


def with_asked_sections(
    harmony: Sequence[tuple[Bar, ...]], parts: Sequence[Part], keys: Sequence[Tonality],
    asked: Mapping[str, Progression], style: Style, rng: Random,
) -> list[tuple[Bar, ...]]:  # fmt: skip
    """The harmony with the chords that were asked for kinds of sections in their place, from the first on."""
    out = []
    for bars, part, key in zip(harmony, parts, keys, strict=True):
        if part.kind in asked:
            cycle = _coloured(asked[part.kind], key, style, rng)
            bars = tuple(cycle[n % len(cycle)] for n in range(part.bars))
        out.append(bars)
    return out


def _row_of(part: Part) -> str:
    if part.kind == "theme":
        return LETTER_ROWS.get(part.letter, "bridge")
    return KIND_ROWS[part.kind]


def _numerals(part: Part, bars: int, style: Style, mode: str, rng: Random) -> list[str]:
    """Phrases of one row of the tables, end to end."""
    kind = _row_of(part)
    if mode in MODAL_PROGRESSIONS:
        row = MODAL_PROGRESSIONS[mode][MODAL_ROWS.get(kind, kind)]
    else:
        row = PROGRESSIONS[style.family, "minor" if mode in MINOR_MODES else "major"][kind]
    first = rng.choice(row).split()
    second = rng.choice(row).split() if rng.random() < NEW_PHRASE else first
    numerals: list[str] = []
    while len(numerals) < bars:
        numerals += second if len(numerals) // 4 % 2 else first
    return numerals[:bars]


def _close(row: list[str], cadence: str, style: Style, mode: str) -> list[str]:
    """The row with its last bars turned into the cadence."""
    if cadence == "open" or not row:
        return row
    table = "minor" if mode == "harmonic minor" else mode
    if style.colour in JAZZ_COLOURS and table in ("major", "minor"):
        table = f"jazz {table}"
    before, end = CADENCES[table][cadence]
    closed = [*row[:-1], end]
    clashes = cadence in ("authentic", "plagal") or (len(row) > 1 and row[-2].split(",")[-1] == end)
    if len(row) > 1 and clashes and style.family != "blues":
        stale = len(row) > 2 and row[-3].split(",")[-1] == before
        closed[-2] = CADENCES[table]["authentic"][1] if stale else before
    return closed
