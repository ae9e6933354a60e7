"""How each General MIDI drum key is notated on a five-line percussion staff."""

from __future__ import annotations

from dataclasses import dataclass

HANDS, FEET = 1, 2


@dataclass(frozen=True, slots=True)
class DrumSign:
    """A drum's name, its place on the staff (as if in treble clef), its note head and who plays it."""

    name: str
    step: str
    octave: int
    head: str
    voice: int
    sound: str


_X, _N, _O, _D, _T, _S = "x", "normal", "circle-x", "diamond", "triangle", "slash"
SIGNS: dict[int, DrumSign] = {
    35: DrumSign("Acoustic Bass Drum", "F", 4, _N, FEET, "drum.bass-drum"),
    36: DrumSign("Bass Drum 1", "F", 4, _N, FEET, "drum.bass-drum"),
    37: DrumSign("Side Stick", "C", 5, _X, HANDS, "drum.snare-drum"),
    38: DrumSign("Acoustic Snare", "C", 5, _N, HANDS, "drum.snare-drum"),
    39: DrumSign("Hand Clap", "C", 5, _X, HANDS, "effect.hand-clap"),
    40: DrumSign("Electric Snare", "C", 5, _N, HANDS, "drum.snare-drum.electric"),
    41: DrumSign("Low Floor Tom", "A", 4, _N, HANDS, "drum.tom-tom"),
    42: DrumSign("Closed Hi-Hat", "G", 5, _X, HANDS, "metal.hi-hat"),
    43: DrumSign("High Floor Tom", "A", 4, _N, HANDS, "drum.tom-tom"),
    44: DrumSign("Pedal Hi-Hat", "D", 4, _X, FEET, "metal.hi-hat"),
    45: DrumSign("Low Tom", "D", 5, _N, HANDS, "drum.tom-tom"),
    46: DrumSign("Open Hi-Hat", "G", 5, _O, HANDS, "metal.hi-hat"),
    47: DrumSign("Low-Mid Tom", "D", 5, _N, HANDS, "drum.tom-tom"),
    48: DrumSign("Hi-Mid Tom", "E", 5, _N, HANDS, "drum.tom-tom"),
    49: DrumSign("Crash Cymbal 1", "A", 5, _X, HANDS, "metal.cymbal.crash"),
    50: DrumSign("High Tom", "E", 5, _N, HANDS, "drum.tom-tom"),
    51: DrumSign("Ride Cymbal 1", "F", 5, _X, HANDS, "metal.cymbal.ride"),
    52: DrumSign("Chinese Cymbal", "A", 5, _X, HANDS, "metal.cymbal.chinese"),
    53: DrumSign("Ride Bell", "F", 5, _D, HANDS, "metal.cymbal.ride"),
    54: DrumSign("Tambourine", "E", 5, _T, HANDS, "drum.tambourine"),
    55: DrumSign("Splash Cymbal", "A", 5, _X, HANDS, "metal.cymbal.splash"),
    56: DrumSign("Cowbell", "E", 5, _T, HANDS, "metal.bells.cowbell"),
    57: DrumSign("Crash Cymbal 2", "A", 5, _X, HANDS, "metal.cymbal.crash"),
    58: DrumSign("Vibraslap", "E", 5, _S, HANDS, "rattle.vibraslap"),
    59: DrumSign("Ride Cymbal 2", "F", 5, _X, HANDS, "metal.cymbal.ride"),
    60: DrumSign("High Bongo", "E", 5, _N, HANDS, "drum.bongo"),
    61: DrumSign("Low Bongo", "D", 5, _N, HANDS, "drum.bongo"),
    62: DrumSign("Mute High Conga", "E", 5, _X, HANDS, "drum.conga"),
    63: DrumSign("Open High Conga", "E", 5, _N, HANDS, "drum.conga"),
    64: DrumSign("Low Conga", "D", 5, _N, HANDS, "drum.conga"),
    65: DrumSign("High Timbale", "E", 5, _N, HANDS, "drum.timbale"),
    66: DrumSign("Low Timbale", "D", 5, _N, HANDS, "drum.timbale"),
    67: DrumSign("High Agogo", "E", 5, _T, HANDS, "metal.bells.agogo"),
    68: DrumSign("Low Agogo", "D", 5, _T, HANDS, "metal.bells.agogo"),
    69: DrumSign("Cabasa", "E", 5, _X, HANDS, "rattle.cabasa"),
    70: DrumSign("Maracas", "E", 5, _X, HANDS, "rattle.maraca"),
    71: DrumSign("Short Whistle", "B", 5, _S, HANDS, "effect.whistle"),
    72: DrumSign("Long Whistle", "B", 5, _S, HANDS, "effect.whistle"),
    73: DrumSign("Short Guiro", "D", 5, _S, HANDS, "wood.guiro"),
    74: DrumSign("Long Guiro", "D", 5, _S, HANDS, "wood.guiro"),
    75: DrumSign("Claves", "E", 5, _X, HANDS, "wood.claves"),
    76: DrumSign("High Wood Block", "E", 5, _T, HANDS, "wood.wood-block"),
    77: DrumSign("Low Wood Block", "D", 5, _T, HANDS, "wood.wood-block"),
    78: DrumSign("Mute Cuica", "D", 5, _X, HANDS, "drum.cuica"),
    79: DrumSign("Open Cuica", "D", 5, _N, HANDS, "drum.cuica"),
    80: DrumSign("Mute Triangle", "B", 5, _X, HANDS, "metal.triangle"),
    81: DrumSign("Open Triangle", "B", 5, _T, HANDS, "metal.triangle"),
}  # key -> sign; 37 to 59 by the convention of drum-set notation, the rest laid out in its manner


def drum_sign(key: int) -> DrumSign:
    """The sign of a drum key; keys that General MIDI does not name share the snare's line with a slash head."""
    return SIGNS.get(key) or DrumSign(f"Percussion {key}", "C", 5, _S, HANDS, "drum.group.set")
