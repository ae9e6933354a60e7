"""The instruments of General MIDI: names, families, ranges and how many notes they can sound at once."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from symbolic.errors import BadInput

FAMILIES: tuple[str, ...] = (
    "piano", "chromatic percussion", "organ", "guitar", "bass", "strings", "ensemble", "brass",
    "reed", "pipe", "synth lead", "synth pad", "synth effects", "ethnic", "percussive", "sound effects",
)  # fmt: skip  # eight programs each, in the order of the programs

_GM: tuple[tuple[str, int, int, int, int, int], ...] = (
    ("Acoustic Grand Piano", 21, 108, 36, 96, 10),
    ("Bright Acoustic Piano", 21, 108, 36, 96, 10),
    ("Electric Grand Piano", 21, 108, 36, 96, 10),
    ("Honky-tonk Piano", 21, 108, 36, 96, 10),
    ("Electric Piano 1", 28, 103, 36, 90, 10),
    ("Electric Piano 2", 28, 103, 36, 90, 10),
    ("Harpsichord", 29, 89, 36, 86, 10),
    ("Clavinet", 29, 88, 36, 84, 6),
    ("Celesta", 60, 108, 60, 100, 6),
    ("Glockenspiel", 72, 108, 72, 104, 2),
    ("Music Box", 60, 100, 60, 96, 6),
    ("Vibraphone", 53, 89, 53, 86, 4),
    ("Marimba", 45, 96, 48, 90, 4),
    ("Xylophone", 65, 108, 65, 100, 4),
    ("Tubular Bells", 60, 77, 60, 77, 2),
    ("Dulcimer", 48, 88, 52, 86, 4),
    ("Drawbar Organ", 36, 96, 36, 90, 10),
    ("Percussive Organ", 36, 96, 36, 90, 10),
    ("Rock Organ", 36, 96, 36, 90, 10),
    ("Church Organ", 24, 108, 36, 96, 10),
    ("Reed Organ", 36, 96, 36, 90, 10),
    ("Accordion", 41, 96, 48, 89, 6),
    ("Harmonica", 60, 84, 60, 84, 4),
    ("Tango Accordion", 41, 96, 48, 89, 6),
    ("Acoustic Guitar (nylon)", 40, 83, 40, 79, 6),
    ("Acoustic Guitar (steel)", 40, 84, 40, 79, 6),
    ("Electric Guitar (jazz)", 40, 86, 40, 81, 6),
    ("Electric Guitar (clean)", 40, 86, 40, 81, 6),
    ("Electric Guitar (muted)", 40, 86, 40, 79, 6),
    ("Overdriven Guitar", 40, 88, 40, 84, 6),
    ("Distortion Guitar", 40, 88, 40, 84, 6),
    ("Guitar Harmonics", 40, 88, 52, 84, 4),
    ("Acoustic Bass", 28, 67, 28, 55, 2),
    ("Electric Bass (finger)", 28, 67, 28, 55, 2),
    ("Electric Bass (pick)", 28, 67, 28, 55, 2),
    ("Fretless Bass", 28, 67, 28, 55, 2),
    ("Slap Bass 1", 28, 67, 28, 55, 2),
    ("Slap Bass 2", 28, 67, 28, 55, 2),
    ("Synth Bass 1", 24, 67, 28, 55, 2),
    ("Synth Bass 2", 24, 67, 28, 55, 2),
    ("Violin", 55, 100, 55, 93, 2),
    ("Viola", 48, 88, 48, 81, 2),
    ("Cello", 36, 76, 36, 69, 2),
    ("Contrabass", 28, 60, 28, 55, 2),
    ("Tremolo Strings", 28, 96, 36, 88, 6),
    ("Pizzicato Strings", 28, 96, 36, 88, 6),
    ("Orchestral Harp", 24, 103, 36, 96, 8),
    ("Timpani", 36, 60, 38, 57, 2),
    ("String Ensemble 1", 28, 96, 36, 88, 8),
    ("String Ensemble 2", 28, 96, 36, 88, 8),
    ("Synth Strings 1", 28, 96, 36, 88, 8),
    ("Synth Strings 2", 28, 96, 36, 88, 8),
    ("Choir Aahs", 43, 81, 45, 79, 4),
    ("Voice Oohs", 43, 81, 45, 79, 4),
    ("Synth Voice", 36, 84, 43, 81, 4),
    ("Orchestra Hit", 48, 72, 48, 72, 1),
    ("Trumpet", 54, 84, 55, 82, 1),
    ("Trombone", 36, 74, 40, 70, 1),
    ("Tuba", 26, 65, 28, 58, 1),
    ("Muted Trumpet", 54, 84, 55, 82, 1),
    ("French Horn", 35, 77, 41, 74, 1),
    ("Brass Section", 36, 84, 40, 82, 5),
    ("Synth Brass 1", 36, 96, 40, 84, 5),
    ("Synth Brass 2", 36, 96, 40, 84, 5),
    ("Soprano Sax", 56, 88, 58, 85, 1),
    ("Alto Sax", 49, 81, 51, 80, 1),
    ("Tenor Sax", 44, 76, 46, 75, 1),
    ("Baritone Sax", 36, 69, 38, 66, 1),
    ("Oboe", 58, 91, 60, 86, 1),
    ("English Horn", 52, 81, 54, 79, 1),
    ("Bassoon", 34, 75, 36, 69, 1),
    ("Clarinet", 50, 94, 52, 86, 1),
    ("Piccolo", 74, 108, 76, 103, 1),
    ("Flute", 60, 96, 62, 91, 1),
    ("Recorder", 60, 98, 62, 91, 1),
    ("Pan Flute", 60, 96, 62, 88, 1),
    ("Blown Bottle", 60, 96, 60, 84, 1),
    ("Shakuhachi", 55, 88, 57, 84, 1),
    ("Whistle", 60, 96, 64, 91, 1),
    ("Ocarina", 60, 84, 60, 84, 1),
    ("Lead 1 (square)", 21, 108, 40, 93, 2),
    ("Lead 2 (sawtooth)", 21, 108, 40, 93, 2),
    ("Lead 3 (calliope)", 36, 96, 48, 91, 2),
    ("Lead 4 (chiff)", 36, 96, 48, 91, 2),
    ("Lead 5 (charang)", 36, 96, 40, 88, 2),
    ("Lead 6 (voice)", 36, 96, 48, 86, 2),
    ("Lead 7 (fifths)", 36, 96, 40, 84, 1),
    ("Lead 8 (bass + lead)", 21, 108, 36, 88, 2),
    ("Pad 1 (new age)", 36, 96, 43, 86, 8),
    ("Pad 2 (warm)", 36, 96, 43, 86, 8),
    ("Pad 3 (polysynth)", 36, 96, 43, 86, 8),
    ("Pad 4 (choir)", 36, 96, 43, 84, 8),
    ("Pad 5 (bowed)", 36, 96, 43, 86, 8),
    ("Pad 6 (metallic)", 36, 96, 43, 86, 8),
    ("Pad 7 (halo)", 36, 96, 43, 86, 8),
    ("Pad 8 (sweep)", 36, 96, 43, 86, 8),
    ("FX 1 (rain)", 36, 96, 43, 86, 8),
    ("FX 2 (soundtrack)", 36, 96, 43, 86, 8),
    ("FX 3 (crystal)", 36, 96, 48, 93, 8),
    ("FX 4 (atmosphere)", 36, 96, 43, 86, 8),
    ("FX 5 (brightness)", 36, 96, 43, 86, 8),
    ("FX 6 (goblins)", 36, 96, 43, 86, 8),
    ("FX 7 (echoes)", 36, 96, 43, 86, 8),
    ("FX 8 (sci-fi)", 36, 96, 43, 86, 8),
    ("Sitar", 48, 79, 48, 77, 3),
    ("Banjo", 48, 84, 48, 81, 5),
    ("Shamisen", 50, 84, 50, 79, 3),
    ("Koto", 48, 88, 50, 84, 6),
    ("Kalimba", 48, 84, 53, 81, 4),
    ("Bagpipe", 55, 79, 57, 77, 1),
    ("Fiddle", 55, 96, 55, 91, 2),
    ("Shanai", 55, 84, 57, 81, 1),
    ("Tinkle Bell", 72, 96, 72, 96, 2),
    ("Agogo", 60, 84, 60, 84, 2),
    ("Steel Drums", 52, 88, 55, 84, 4),
    ("Woodblock", 60, 84, 60, 84, 1),
    ("Taiko Drum", 36, 60, 36, 60, 2),
    ("Melodic Tom", 36, 72, 36, 67, 2),
    ("Synth Drum", 36, 72, 36, 67, 2),
    ("Reverse Cymbal", 48, 72, 48, 72, 1),
    ("Guitar Fret Noise", 48, 72, 48, 72, 1),
    ("Breath Noise", 48, 72, 48, 72, 1),
    ("Seashore", 48, 72, 48, 72, 1),
    ("Bird Tweet", 48, 72, 48, 72, 1),
    ("Telephone Ring", 48, 72, 48, 72, 1),
    ("Helicopter", 48, 72, 48, 72, 1),
    ("Applause", 48, 72, 48, 72, 1),
    ("Gunshot", 48, 72, 48, 72, 1),
)  # name, lowest and highest key, comfortable lowest and highest, polyphony; ranges sound as written for MIDI

_DECAYING_STRINGS = frozenset({45, 46, 47})  # pizzicato, harp, timpani
_SUSTAINING = frozenset((*range(16, 24), *range(40, 96), 97, 99, 101, 102, 103, 109, 110, 111)) - _DECAYING_STRINGS

DRUM_KITS: dict[int, str] = {
    0: "Standard Kit", 8: "Room Kit", 16: "Power Kit", 24: "Electronic Kit",
    25: "TR-808 Kit", 32: "Jazz Kit", 40: "Brush Kit", 48: "Orchestra Kit",
}  # fmt: skip  # programs of the drum channel


@dataclass(frozen=True, slots=True)
class Instrument:
    """One General MIDI program. Ranges are inclusive MIDI keys; ``polyphony`` is the notes it sounds at once.

    ``sustains`` is true for what is bowed, blown, pumped or held (a note lasts as long as it is told to).
    """

    program: int
    name: str
    family: str
    low: int
    high: int
    comfortable: tuple[int, int]
    polyphony: int
    sustains: bool


INSTRUMENTS: tuple[Instrument, ...] = tuple(
    Instrument(
        program, name, FAMILIES[program // 8], low, high, (easy_low, easy_high), polyphony, program in _SUSTAINING
    )
    for program, (name, low, high, easy_low, easy_high, polyphony) in enumerate(_GM)
)


def instrument(program: int) -> Instrument:
    """The instrument of a General MIDI program 0 to 127. Raises BadInput for another number."""
    if not 0 <= program < len(INSTRUMENTS):
        raise BadInput(f"program {program} is not a General MIDI program (0 to 127)")
    return INSTRUMENTS[program]


@cache
def _by_name() -> dict[str, Instrument]:
    return {each.name.casefold(): each for each in INSTRUMENTS}


def instrument_named(name: str) -> Instrument:
    """The instrument with that General MIDI name, whatever its case. Raises BadInput with the nearest name."""
    found = _by_name().get(name.strip().casefold())
    if found is not None:
        return found
    near = get_close_matches(name.casefold(), _by_name(), n=1)
    hint = f"; did you mean '{_by_name()[near[0]].name}'?" if near else ""
    raise BadInput(f"'{name}' is not an instrument of General MIDI{hint}")


def drum_kit(program: int) -> str:
    """The name of a drum kit. Raises BadInput for a program that is no kit of General MIDI."""
    if program not in DRUM_KITS:
        raise BadInput(f"program {program} is not a drum kit ({', '.join(map(str, DRUM_KITS))})")
    return DRUM_KITS[program]


def drum_kit_named(name: str) -> int:
    """The program of the drum kit with that name, whatever its case. Raises BadInput with the nearest name."""
    kits = {kit.casefold(): program for program, kit in DRUM_KITS.items()}
    program = kits.get(name.strip().casefold())
    if program is not None:
        return program
    near = get_close_matches(name.casefold(), kits, n=1)
    hint = f"; did you mean '{DRUM_KITS[kits[near[0]]]}'?" if near else ""
    raise BadInput(f"'{name}' is not a drum kit{hint}")
