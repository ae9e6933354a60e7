"""What the notation of each General MIDI program is: sound, abbreviation, clefs, staves, transposition."""

from __future__ import annotations

_FACTS: tuple[tuple[str, str], ...] = (
    ("keyboard.piano.grand", "Pno."),
    ("keyboard.piano.upright", "Pno."),
    ("keyboard.piano.electric", "E. Gd."),
    ("keyboard.piano.honky-tonk", "H.-t. Pno."),
    ("keyboard.piano.electric", "E. Pno. 1"),
    ("keyboard.piano.electric", "E. Pno. 2"),
    ("keyboard.harpsichord", "Hpschd."),
    ("keyboard.clavichord", "Clav."),
    ("keyboard.celesta", "Cel."),
    ("pitched-percussion.glockenspiel", "Glk."),
    ("pitched-percussion.music-box", "M. Box"),
    ("pitched-percussion.vibraphone", "Vib."),
    ("pitched-percussion.marimba", "Mar."),
    ("pitched-percussion.xylophone", "Xyl."),
    ("pitched-percussion.tubular-bells", "T. B."),
    ("pitched-percussion.hammer-dulcimer", "Dulc."),
    ("keyboard.organ.drawbar", "Org."),
    ("keyboard.organ.percussive", "Perc. Org."),
    ("keyboard.organ.rotary", "Rock Org."),
    ("keyboard.organ.pipe", "Org."),
    ("keyboard.organ.reed", "Reed Org."),
    ("keyboard.accordion", "Acc."),
    ("wind.reed.harmonica", "Harm."),
    ("keyboard.bandoneon", "Band."),
    ("pluck.guitar.nylon-string", "Gtr."),
    ("pluck.guitar.steel-string", "Gtr."),
    ("pluck.guitar.electric", "J. Gtr."),
    ("pluck.guitar.electric", "E. Gtr."),
    ("pluck.guitar.electric", "E. Gtr."),
    ("pluck.guitar.electric", "O. Gtr."),
    ("pluck.guitar.electric", "D. Gtr."),
    ("pluck.guitar.electric", "Gtr. H."),
    ("pluck.bass.acoustic", "A. B."),
    ("pluck.bass.electric", "E. B."),
    ("pluck.bass.electric", "E. B."),
    ("pluck.bass.fretless", "F. B."),
    ("pluck.bass.electric", "S. B. 1"),
    ("pluck.bass.electric", "S. B. 2"),
    ("pluck.bass.synth", "Syn. B. 1"),
    ("pluck.bass.synth", "Syn. B. 2"),
    ("strings.violin", "Vln."),
    ("strings.viola", "Vla."),
    ("strings.cello", "Vc."),
    ("strings.contrabass", "Cb."),
    ("strings.group", "Trem. Str."),
    ("strings.group", "Pizz. Str."),
    ("pluck.harp", "Hp."),
    ("drum.timpani", "Timp."),
    ("strings.group", "Str. 1"),
    ("strings.group", "Str. 2"),
    ("strings.group.synth", "Syn. Str. 1"),
    ("strings.group.synth", "Syn. Str. 2"),
    ("voice.aa", "Ch."),
    ("voice.oo", "V. Oohs"),
    ("voice.synth", "Syn. V."),
    ("synth.group.orchestra", "Orch. Hit"),
    ("brass.trumpet", "Tpt."),
    ("brass.trombone", "Tbn."),
    ("brass.tuba", "Tba."),
    ("brass.trumpet", "M. Tpt."),
    ("brass.french-horn", "Hn."),
    ("brass.group", "Br."),
    ("brass.group.synth", "Syn. Br. 1"),
    ("brass.group.synth", "Syn. Br. 2"),
    ("wind.reed.saxophone.soprano", "S. Sax."),
    ("wind.reed.saxophone.alto", "A. Sax."),
    ("wind.reed.saxophone.tenor", "T. Sax."),
    ("wind.reed.saxophone.baritone", "B. Sax."),
    ("wind.reed.oboe", "Ob."),
    ("wind.reed.english-horn", "E. Hn."),
    ("wind.reed.bassoon", "Bsn."),
    ("wind.reed.clarinet.bflat", "Cl."),
    ("wind.flutes.flute.piccolo", "Picc."),
    ("wind.flutes.flute", "Fl."),
    ("wind.flutes.recorder", "Rec."),
    ("wind.flutes.panpipes", "P. Fl."),
    ("wind.flutes.blown-bottle", "Bottle"),
    ("wind.flutes.shakuhachi", "Shak."),
    ("wind.flutes.whistle", "Whis."),
    ("wind.flutes.ocarina", "Oc."),
    ("synth.tone.square", "Sq."),
    ("synth.tone.sawtooth", "Saw."),
    ("wind.flutes.calliope", "Call."),
    ("pluck.synth.chiff", "Chiff"),
    ("pluck.synth.charang", "Char."),
    ("voice.synth", "V. Ld."),
    ("synth.group.fifths", "5ths"),
    ("pluck.bass.synth.lead", "B. & Ld."),
    ("synth.pad", "Pad 1"),
    ("synth.pad.warm", "Pad 2"),
    ("synth.pad.polysynth", "Pad 3"),
    ("synth.pad.choir", "Pad 4"),
    ("synth.pad.bowed", "Pad 5"),
    ("synth.pad.metallic", "Pad 6"),
    ("synth.pad.halo", "Pad 7"),
    ("synth.pad.sweep", "Pad 8"),
    ("synth.effects.rain", "FX 1"),
    ("synth.effects.soundtrack", "FX 2"),
    ("synth.effects.crystal", "FX 3"),
    ("synth.effects.atmosphere", "FX 4"),
    ("synth.effects.brightness", "FX 5"),
    ("synth.effects.goblins", "FX 6"),
    ("synth.effects.echoes", "FX 7"),
    ("synth.effects.sci-fi", "FX 8"),
    ("pluck.sitar", "Sit."),
    ("pluck.banjo", "Bj."),
    ("pluck.shamisen", "Sham."),
    ("pluck.koto", "Koto"),
    ("pitched-percussion.kalimba", "Kal."),
    ("wind.pipes.bagpipes", "Bagp."),
    ("strings.fiddle", "Fdl."),
    ("wind.reed.shenai", "Shan."),
    ("metal.bells.tinklebell", "T. Bell"),
    ("metal.bells.agogo", "Ag."),
    ("metal.steel-drums", "St. Dr."),
    ("wood.wood-block", "W. B."),
    ("drum.taiko", "Taiko"),
    ("drum.tom-tom", "M. Tom"),
    ("drum.tom-tom.synth", "Syn. Dr."),
    ("metal.cymbal.reverse", "Rev. Cym."),
    ("effect.guitar-fret", "Fret"),
    ("effect.breath", "Breath"),
    ("effect.seashore", "Sea"),
    ("effect.bird", "Bird"),
    ("effect.telephone-ring", "Tel."),
    ("effect.helicopter", "Heli."),
    ("effect.applause", "Appl."),
    ("effect.gunshot", "Gun"),
)  # program -> MusicXML standard sound (sounds.xml of MusicXML 4.0) and abbreviation

NAMED_SOUNDS: dict[str, str] = {
    "二胡": "strings.erhu",
    "古筝": "pluck.guzheng",
    "琵琶": "pluck.pipa",
    "笛子": "wind.flutes.di-zi",
    "箫": "wind.flutes.xiao",
    "古琴": "pluck.guqin",
    "扬琴": "pitched-percussion.yangqin",
    "笙": "wind.reed.sheng",
    "阮": "pluck.ruan",
    "埙": "wind.flutes.xun",
}  # part name -> sound, where General MIDI has only a stand-in

DRUM_SOUND = "drum.group.set"
TWO_STAVES = frozenset((*range(0, 9), *range(16, 22), 23, 46))
"""Programs that are always written on two staves: pianos, harpsichord, celesta, organs, accordions, harp."""
MAY_HAVE_TWO_STAVES = frozenset((11, 12, *range(44, 56), *range(61, 64), *range(88, 104), 107))
"""Programs that are written on two staves when their notes lie too far apart for one."""

TREBLE, BASS, ALTO, TENOR = ("G", 2), ("F", 4), ("C", 3), ("C", 4)
Clef = tuple[str, int]
"""Sign and line."""

OCTAVES: dict[int, int] = {
    **dict.fromkeys((*range(24, 40), 43, 105), -1),
    **dict.fromkeys((8, 10, 13, 72, 78, 112), 1),
    9: 2,
}  # program -> octaves from the written to the sounding note, written as a clef with an 8 or 15

TRANSPOSITIONS: dict[int, tuple[int, int]] = {
    56: (-2, 2), 59: (-2, 2), 60: (-7, 1), 64: (-2, 2), 65: (-9, 3), 66: (-14, 2), 67: (-21, 3),
    69: (-7, 1), 71: (-2, 2),
}  # fmt: skip  # program -> semitones from written to sounding, sharps that the written key has more

CLEFS: dict[int, tuple[Clef, ...]] = {
    **dict.fromkeys((*range(32, 40), 43, 47, 58), (BASS,)),
    41: (ALTO, TREBLE),
    42: (BASS, TENOR, TREBLE),
    57: (BASS, TENOR),
    67: (TREBLE,),
    70: (BASS, TENOR),
}  # program -> clefs that its players read, the usual one first; others read treble
READ_BASS = frozenset((*MAY_HAVE_TWO_STAVES, *range(80, 88), 22, 108, 117))
"""Programs that are written in bass clef where their part is low."""


def sound(program: int, name: str) -> str:
    """The MusicXML sound of a part."""
    return NAMED_SOUNDS.get(name, _FACTS[program][0])


def abbreviation(program: int, name: str, full_name: str) -> str:
    """A short name for the systems after the first; ``full_name`` is General MIDI's, other names are shortened."""
    if name == full_name:
        return _FACTS[program][1]
    if not name.isascii() or len(name) <= 6:
        return name
    words = [word for word in name.replace("(", " ").replace(")", " ").split() if word]
    return " ".join(word if len(word) <= 4 else word[:3] + "." for word in words[:3]) or name
