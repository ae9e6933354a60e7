"""What the words of MusicXML mean: chord kinds, dynamics, sounds, instrument names, places of drums, modes."""

from __future__ import annotations

QUALITY_OF_KIND: dict[str, str] = {
    "major": "", "minor": "m", "augmented": "aug", "diminished": "dim",
    "dominant": "7", "major-seventh": "maj7", "minor-seventh": "m7", "diminished-seventh": "dim7",
    "augmented-seventh": "7#5", "half-diminished": "m7b5", "major-minor": "mMaj7",
    "major-sixth": "6", "minor-sixth": "m6",
    "dominant-ninth": "9", "major-ninth": "maj9", "minor-ninth": "m9", "augmented-ninth": "7#5",
    "dominant-11th": "11", "major-11th": "maj9", "minor-11th": "m11",
    "dominant-13th": "13", "major-13th": "maj13", "minor-13th": "m13",
    "suspended-second": "sus2", "suspended-fourth": "sus4", "suspended-fourth-seventh": "7sus4",
    "power": "5", "pedal": "5", "none": "N",
    "Neapolitan": "", "Italian": "7", "French": "7b5", "German": "7", "Tristan": "m7b5",
    "maj": "", "min": "m", "aug": "aug", "dim": "dim", "min-maj": "mMaj7", "maj69": "69", "min69": "m6",
}  # fmt: skip  # kind-value -> quality; the last row and "augmented-ninth" are what some programs write

KIND_TONES: dict[str, tuple[int, ...]] = {
    "augmented-ninth": (0, 2, 4, 8, 10), "major-11th": (0, 2, 4, 5, 7, 11), "pedal": (0,),
    "Neapolitan": (0, 4, 7), "Italian": (0, 4, 10), "French": (0, 4, 6, 10), "German": (0, 4, 7, 10),
    "Tristan": (0, 3, 6, 10), "min69": (0, 2, 3, 7, 9),
}  # fmt: skip  # kinds whose tones are not those of their quality, where degrees are added to them

DEGREE_SEMITONES: dict[int, int] = {
    1: 0, 2: 2, 3: 4, 4: 5, 5: 7, 6: 9, 7: 10, 8: 0, 9: 2, 10: 4, 11: 5, 12: 7, 13: 9,
}  # fmt: skip  # degrees of a dominant chord, from which added degrees count

VELOCITY_OF_MARK: dict[str, int] = {
    "pppppp": 4, "ppppp": 6, "pppp": 10, "ppp": 16, "pp": 33, "p": 49, "mp": 64, "mf": 80,
    "f": 96, "ff": 112, "fff": 126, "ffff": 127, "fffff": 127, "ffffff": 127, "n": 4,
}  # fmt: skip
ACCENT_VELOCITY: dict[str, int] = {"sf": 112, "sfz": 112, "fz": 112, "rf": 104, "rfz": 104, "sffz": 122, "sfzp": 112,
                                   "sfp": 112, "sfpp": 112, "fp": 96, "pf": 96}  # fmt: skip
AFTER_ACCENT: dict[str, int] = {"sfp": 49, "sfpp": 33, "fp": 49, "sfzp": 49, "pf": 96}
"""Marks of one moment, and the level that some of them leave behind."""

SIGNATURE_MODES: dict[str, tuple[str, int]] = {
    "major": ("major", 0), "ionian": ("major", 0), "minor": ("minor", 9), "aeolian": ("minor", 9),
    "dorian": ("dorian", 2), "phrygian": ("phrygian", 4), "lydian": ("lydian", 5), "mixolydian": ("mixolydian", 7),
    "locrian": ("locrian", 11), "harmonic minor": ("harmonic minor", 9),
    "gong": ("gong", 0), "shang": ("shang", 2), "jue": ("jue", 4), "zhi": ("zhi", 7), "yu": ("yu", 9),
}  # fmt: skip  # mode -> mode of ours, and its tonic in semitones above that of the major key with the same signature

BEAT_UNIT_QUARTERS: dict[str, float] = {
    "maxima": 32, "long": 16, "breve": 8, "whole": 4, "half": 2, "quarter": 1, "eighth": 0.5, "16th": 0.25,
    "32nd": 0.125, "64th": 0.0625, "128th": 0.03125, "256th": 0.015625, "512th": 0.0078125, "1024th": 0.00390625,
}  # fmt: skip

DRUM_OF_PLACE: dict[tuple[str, bool], int] = {
    ("F4", False): 36, ("E4", False): 35, ("D4", True): 44, ("F4", True): 44, ("C5", False): 38, ("C5", True): 37,
    ("G5", True): 42, ("G5", False): 42, ("F5", True): 51, ("F5", False): 50, ("A5", True): 49, ("A5", False): 49,
    ("E5", False): 48, ("D5", False): 45, ("A4", False): 43, ("G4", False): 41, ("B4", False): 38, ("B5", True): 57,
    ("E5", True): 54, ("D5", True): 51, ("B4", True): 37,
}  # fmt: skip  # place on a staff of five lines, and whether the head is a cross -> General MIDI key
DRUM_WORDS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("bass drum", "kick", "grosse caisse", "grosse trommel", "大鼓", "底鼓"), 36),
    (("side stick", "rim", "cross stick"), 37),
    (("snare", "side drum", "caisse claire", "kleine trommel", "军鼓", "小鼓"), 38),
    (("open hi-hat", "open hihat", "hi-hat open"), 46),
    (("pedal hi-hat", "pedal hihat", "foot hi-hat"), 44),
    (("hi-hat", "hihat", "hi hat", "踩镲"), 42),
    (("ride bell",), 53),
    (("ride",), 51),
    (("china", "chinese"), 52),
    (("splash",), 55),
    (("crash", "cymbal", "becken", "cymbale", "镲"), 49),
    (("floor tom", "low tom"), 43),
    (("high tom", "hi tom"), 50),
    (("tom",), 47),
    (("clap",), 39),
    (("tambourine", "tamburin"), 54),
    (("cowbell",), 56),
    (("triangle", "triangel"), 81),
    (("maraca", "shaker"), 70),
    (("clave",), 75),
    (("wood block", "woodblock", "木鱼"), 76),
    (("bongo",), 60),
    (("conga",), 63),
    (("gong", "tam-tam", "锣"), 52),
)  # words in an instrument's name -> General MIDI key; the first row that matches wins
OTHER_DRUM = 38

SOUND_PROGRAMS: tuple[tuple[str, int], ...] = (
    ("keyboard.piano.electric", 4),
    ("keyboard.piano.honky-tonk", 3),
    ("keyboard.harpsichord", 6),
    ("keyboard.clavichord", 7),
    ("keyboard.celesta", 8),
    ("keyboard.organ.reed", 20),
    ("keyboard.organ.drawbar", 16),
    ("keyboard.organ.rotary", 18),
    ("keyboard.organ.percussive", 17),
    ("keyboard.organ", 19),
    ("keyboard.accordion", 21),
    ("keyboard.bandoneon", 23),
    ("keyboard.concertina", 21),
    ("keyboard", 0),
    ("pitched-percussion.glockenspiel", 9),
    ("pitched-percussion.music-box", 10),
    ("pitched-percussion.vibraphone", 11),
    ("pitched-percussion.marimba", 12),
    ("pitched-percussion.xylophone", 13),
    ("pitched-percussion.tubular-bells", 14),
    ("pitched-percussion.hammer-dulcimer", 15),
    ("pitched-percussion.yangqin", 15),
    ("pitched-percussion.cimbalom", 15),
    ("pitched-percussion.kalimba", 108),
    ("pitched-percussion.handbells", 14),
    ("pitched-percussion", 11),
    ("pluck.guitar.nylon-string", 24),
    ("pluck.guitar.steel-string", 25),
    ("pluck.guitar.acoustic", 25),
    ("pluck.guitar.electric", 27),
    ("pluck.guitar", 24),
    ("pluck.ukulele", 24),
    ("pluck.lute", 24),
    ("pluck.mandolin", 25),
    ("pluck.bass.acoustic", 32),
    ("pluck.bass.fretless", 35),
    ("pluck.bass.synth", 38),
    ("pluck.bass", 33),
    ("pluck.harp", 46),
    ("pluck.sitar", 104),
    ("pluck.banjo", 105),
    ("pluck.shamisen", 106),
    ("pluck.pipa", 106),
    ("pluck.ruan", 106),
    ("pluck.koto", 107),
    ("pluck.guzheng", 107),
    ("pluck.guqin", 107),
    ("pluck.synth", 84),
    ("pluck", 24),
    ("strings.violin", 40),
    ("strings.viola", 41),
    ("strings.cello", 42),
    ("strings.contrabass", 43),
    ("strings.fiddle", 110),
    ("strings.erhu", 110),
    ("strings.group.synth", 50),
    ("strings.group", 48),
    ("strings.viol", 42),
    ("strings", 48),
    ("drum.timpani", 47),
    ("voice.oo", 53),
    ("voice.synth", 54),
    ("voice", 52),
    ("synth.group.orchestra", 55),
    ("brass.trumpet", 56),
    ("brass.cornet", 56),
    ("brass.flugelhorn", 56),
    ("brass.trombone", 57),
    ("brass.tuba", 58),
    ("brass.french-horn", 60),
    ("brass.group.synth", 62),
    ("brass.group", 61),
    ("brass.baritone-horn", 57),
    ("brass.euphonium", 58),
    ("brass", 61),
    ("wind.reed.saxophone.soprano", 64),
    ("wind.reed.saxophone.tenor", 66),
    ("wind.reed.saxophone.baritone", 67),
    ("wind.reed.saxophone", 65),
    ("wind.reed.oboe", 68),
    ("wind.reed.english-horn", 69),
    ("wind.reed.bassoon", 70),
    ("wind.reed.contrabassoon", 70),
    ("wind.reed.clarinet", 71),
    ("wind.reed.harmonica", 22),
    ("wind.reed.shenai", 111),
    ("wind.reed.sheng", 20),
    ("wind.reed", 71),
    ("wind.flutes.flute.piccolo", 72),
    ("wind.flutes.recorder", 74),
    ("wind.flutes.panpipes", 75),
    ("wind.flutes.blown-bottle", 76),
    ("wind.flutes.shakuhachi", 77),
    ("wind.flutes.xiao", 77),
    ("wind.flutes.whistle", 78),
    ("wind.flutes.ocarina", 79),
    ("wind.flutes.xun", 79),
    ("wind.flutes.calliope", 82),
    ("wind.flutes", 73),
    ("wind.pipes.bagpipes", 109),
    ("wind", 73),
    ("synth.tone.square", 80),
    ("synth.tone.sawtooth", 81),
    ("synth.pad", 88),
    ("synth.effects", 99),
    ("synth", 81),
    ("metal.steel-drums", 114),
    ("wood.wood-block", 115),
    ("drum.taiko", 116),
    ("metal.bells", 14),
)  # beginning of a MusicXML sound -> General MIDI program; the first row that matches wins

NAME_PROGRAMS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("二胡", "erhu"), 110), (("古筝", "guzheng", "koto", "古琴"), 107), (("琵琶", "pipa"), 106), (("扬琴",), 15),
    (("笛", "flute", "flöte", "flauto", "flûte", "flauta"), 73), (("箫",), 77),
    (("piccolo",), 72), (("english horn", "cor anglais", "englischhorn"), 69),
    (("bassoon", "fagott", "basson"), 70), (("bass guitar", "e-bass", "bass gtr", "贝斯"), 33),
    (("bass clarinet",), 71), (("violoncell", "cello", "大提琴"), 42),
    (("contrabass", "double bass", "kontrabass", "contrebasse", "contrabbasso", "低音提琴"), 43),
    (("viola", "bratsche", "alto viol", "中提琴"), 41), (("violin", "violon", "geige", "小提琴"), 40),
    (("oboe", "hautbois"), 68), (("clarinet", "klarinett", "clarinett"), 71),
    (("soprano sax",), 64), (("tenor sax",), 66), (("baritone sax", "bari sax"), 67), (("sax",), 65),
    (("trumpet", "trompet", "tromba", "cornet"), 56), (("trombon", "posaune"), 57), (("tuba",), 58),
    (("horn", "corno"), 60), (("harpsichord", "cembalo", "clavecin"), 6), (("celesta",), 8),
    (("organ", "orgel", "orgue"), 19), (("accordion", "akkordeon"), 21), (("harmonica",), 22),
    (("electric guitar", "e-gitarre"), 27), (("guitar", "gitarre", "guitare", "chitarra", "吉他"), 24),
    (("harp", "harfe", "arpa"), 46), (("timpani", "pauken", "timbales"), 47), (("vibraphon",), 11),
    (("marimba",), 12), (("xylophon",), 13), (("glockenspiel",), 9), (("banjo",), 105), (("recorder", "blockfl"), 74),
    (("piano", "klavier", "pianoforte", "钢琴", "ピアノ"), 0), (("strings", "streicher", "弦乐"), 48),
    (("voice", "vocal", "voix", "gesang", "singstimme", "soprano", "sopran", "alto", "tenor", "baritone", "bass voice",
      "choir", "chor", "canto", "人声", "合唱"), 52),
)  # fmt: skip  # words in a part's or instrument's name -> program; the first row that matches wins


def program_of_sound(sound: str) -> int | None:
    """The General MIDI program of a MusicXML sound, or None."""
    return next((program for start, program in SOUND_PROGRAMS if sound.startswith(start)), None)


def program_of_name(name: str) -> int | None:
    """The General MIDI program that a part's or instrument's name tells, or None."""
    lowered = name.lower()
    return next((program for words, program in NAME_PROGRAMS if any(word in lowered for word in words)), None)


def drum_of_name(name: str) -> int | None:
    """The General MIDI key that the name of a percussion instrument tells, or None."""
    lowered = name.lower()
    return next((key for words, key in DRUM_WORDS if any(word in lowered for word in words)), None)
