"""The MusicXML document: header, part list, and every bar of every part, built as text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from symbolic.instruments import DRUM_KITS, instrument
from symbolic.midi import MIXER
from symbolic.musicxml.drums import drum_sign
from symbolic.musicxml.dynamics import Mark, marks
from symbolic.musicxml.heads import Head
from symbolic.musicxml.metre import UNITS_PER_QUARTER, Bar
from symbolic.musicxml.notes import entry_xml
from symbolic.musicxml.parts import Part
from symbolic.musicxml.pitch import mode_name, written_signature
from symbolic.musicxml.sounds import Clef
from symbolic.musicxml.staves import VoiceBar, Written, cut_at_bars, staff_bar
from symbolic.musicxml.text import text
from symbolic.musicxml.timeline import Mention, Timeline
from symbolic.score import Score

EXTRAS_FIELD = "scoresmith"
"""The ``<miscellaneous-field>`` with what MusicXML has no element for: roles, kinds of sections, exact modes."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    '"http://www.musicxml.org/dtds/partwise.dtd">\n'
    '<score-partwise version="4.0">\n'
)
_SUPPORTS = "".join(f'<supports element="{name}" type="yes"/>' for name in ("accidental", "beam", "stem"))


@dataclass(frozen=True, slots=True)
class BarLines:
    """What stands at bar lines: XML of ``<barline>`` elements by bar, on the left and on the right."""

    left: Mapping[int, str] = field(default_factory=dict)
    right: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """All that is written of a score.

    ``mentions`` (sections, tempos) stand in the first part, ``chords`` in the part with the index ``chords_part``;
    ``shows_dynamics`` is for all of them.
    """

    score: Score
    line: Timeline
    counts: Sequence[Bar]
    parts: Sequence[Part]
    mentions: Sequence[Mention]
    chords: Sequence[Mention]
    chords_part: int
    bar_lines: BarLines
    composer: str
    rights: str
    shows_dynamics: bool


def document_bytes(document: Document) -> bytes:
    """The whole file as UTF-8."""
    ids = [f"P{number}" for number in range(1, len(document.parts) + 1)]
    parts = [
        _part(document, part, name, index) for index, (part, name) in enumerate(zip(document.parts, ids, strict=True))
    ]
    listed = "".join(_score_part(part, name) for part, name in zip(document.parts, ids, strict=True))
    return "".join(
        (_HEAD, _identification(document), f"<part-list>\n{listed}</part-list>\n", *parts, "</score-partwise>\n")
    ).encode("utf-8", "xmlcharrefreplace")


def _identification(document: Document) -> str:
    score = document.score
    extras = {
        "tracks": [{"name": track.name, "role": str(track.role)} for track in score.tracks],
        "keys": [{"tick": key.tick, "tonic": key.tonic, "mode": key.mode} for key in score.keys],
        "sections": [
            {"name": s.name, "kind": s.kind, "letter": s.letter, "bar": s.start_bar, "bars": s.bars, "energy": s.energy}
            for s in score.sections
        ],
    }
    packed = text(json.dumps(extras, separators=(",", ":"), ensure_ascii=False))
    creator = f'<creator type="composer">{text(document.composer)}</creator>' if document.composer else ""
    rights = f"<rights>{text(document.rights)}</rights>" if document.rights else ""
    return (
        f"<work><work-title>{text(score.title)}</work-title></work>\n"
        f"<identification>{creator}{rights}<encoding><software>scoresmith</software>{_SUPPORTS}</encoding>"
        f'<miscellaneous><miscellaneous-field name="{EXTRAS_FIELD}">{packed}</miscellaneous-field></miscellaneous>'
        "</identification>\n"
    )


def _score_part(part: Part, name: str) -> str:
    volume, pan, _ = MIXER[part.role]
    mixed = f"<volume>{volume / 1.27:.2f}</volume><pan>{round((pan - 64) * 90 / 64)}</pan>"
    channel = f"<midi-channel>{part.channel}</midi-channel><midi-program>{part.program + 1}</midi-program>"
    instruments, places = "", ""
    for key in part.drum_keys if part.is_drums else (-1,):
        own = f"{name}I{key}" if key >= 0 else f"{name}I1"
        sign = drum_sign(key)
        title = sign.name if key >= 0 else instrument(part.program).name
        sound = sign.sound if key >= 0 else part.sound
        unpitched = f"<midi-unpitched>{key + 1}</midi-unpitched>" if key >= 0 else ""
        instruments += (
            f'<score-instrument id="{own}"><instrument-name>{title}</instrument-name>'
            f"<instrument-sound>{sound}</instrument-sound></score-instrument>\n"
        )
        device = f'<midi-device id="{own}" port="{part.port}"/>' if part.port > 1 else ""
        places += f'{device}<midi-instrument id="{own}">{channel}{unpitched}{mixed}</midi-instrument>\n'
    if part.is_drums and not part.drum_keys:
        kit = DRUM_KITS.get(part.program, "Drums")
        instruments = (
            f'<score-instrument id="{name}I1"><instrument-name>{kit}</instrument-name>'
            f"<instrument-sound>{part.sound}</instrument-sound></score-instrument>\n"
        )
        places = f'<midi-instrument id="{name}I1">{channel}{mixed}</midi-instrument>\n'
    return (
        f'<score-part id="{name}"><part-name>{text(part.name)}</part-name>'
        f"<part-abbreviation>{text(part.abbreviation)}</part-abbreviation>\n{instruments}{places}</score-part>\n"
    )


def _part(document: Document, part: Part, name: str, index: int) -> str:
    line = document.line
    written = Written(name)
    voices = [[cut_at_bars(heads, line.bars) for heads in staff.voices] for staff in part.staves]
    shown = [*(document.mentions if index == 0 else ()), *(document.chords if index == document.chords_part else ())]
    mentions = _by_bar(line, [*shown, *_dynamics(document, part)])
    staves = range(len(part.staves))
    out = [f'<part id="{name}">\n']
    for number, bar in enumerate(line.bars):
        counted = document.counts[number]
        sharps = written_signature(line.keys[number], part.more_sharps)
        implicit = ' implicit="yes"' if number == 0 and line.has_pickup else ""
        out.append(f'<measure number="{line.number(number)}"{implicit}>\n')
        out.append(_attributes(line, part, number))
        out.append(document.bar_lines.left.get(number, ""))
        shift = bar.end - counted.root.end
        length = bar.end - bar.start
        here = mentions.get(number, [])
        is_first = True
        for staff in staves:
            cells = [voice[number] for voice in voices[staff]]
            clef = part.staves[staff].clefs[number]
            for voice in staff_bar(part, staff, cells, bar, counted, sharps, clef, written):
                if not is_first:
                    out.append(f"<backup><duration>{length}</duration></backup>\n")
                out.append(_voice(voice, here if is_first else [], bar.start, length, shift, part, written))
                is_first = False
        out.append(document.bar_lines.right.get(number, ""))
        out.append("</measure>\n")
    out.append("</part>\n")
    return "".join(out)


def _by_bar(line: Timeline, mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.place):
        found.setdefault(line.bar_at(mention.place), []).append(mention)
    return found


def _voice(
    voice: VoiceBar, mentions: list[Mention], start: int, length: int, shift: int, part: Part, written: Written
) -> str:
    if not voice.entries:
        staff = f"<staff>{voice.staff + 1}</staff>" if len(part.staves) > 1 else ""
        return "".join(m.xml(start) for m in mentions) + (
            f'<note id="{written.prefix}r{next(written.rests)}"><rest measure="yes"/><duration>{length}</duration>'
            f"<voice>{voice.number}</voice>{staff}</note>\n"
        )
    if not mentions:
        return "".join(entry_xml(voice, i, shift, part, written) for i in range(len(voice.entries)))
    out, waiting = [], list(mentions)
    for i, entry in enumerate(voice.entries):
        onset = entry.symbol.start + shift
        while waiting and waiting[0].place < entry.symbol.end + shift:
            out.append(waiting.pop(0).xml(onset))
        out.append(entry_xml(voice, i, shift, part, written))
    return "".join(out)


def _attributes(line: Timeline, part: Part, number: int) -> str:
    is_first, before = number == 0, max(0, number - 1)
    meter, last = line.meters[number], line.meters[before]
    inner = f"<divisions>{UNITS_PER_QUARTER}</divisions>" if is_first else ""
    inner += _key(line, part, number)
    if is_first or (meter.numerator, meter.denominator) != (last.numerator, last.denominator):
        inner += f"<time><beats>{meter.numerator}</beats><beat-type>{meter.denominator}</beat-type></time>"
    if is_first and len(part.staves) > 1:
        inner += f"<staves>{len(part.staves)}</staves>"
    for index, staff in enumerate(part.staves):
        if is_first or staff.clefs[number] != staff.clefs[before]:
            inner += _clef(staff.clefs[number], staff.octaves, index + 1 if len(part.staves) > 1 else 0)
    if is_first and part.semitones:
        inner += _transpose(part.semitones, part.more_sharps)
    return f"<attributes>{inner}</attributes>\n" if inner else ""


def _key(line: Timeline, part: Part, number: int) -> str:
    """The key where it changes; not printed again where only the mode does, and none for drums."""
    if part.is_drums:
        return "<key><fifths>0</fifths></key>" if number == 0 else ""
    own, last = line.keys[number], line.keys[max(0, number - 1)]
    sharps, mode = written_signature(own, part.more_sharps), mode_name(own)
    is_printed = number == 0 or sharps != written_signature(last, part.more_sharps)
    if not is_printed and mode == mode_name(last):
        return ""
    shown = "" if is_printed else ' print-object="no"'
    return f"<key{shown}><fifths>{sharps}</fifths><mode>{mode}</mode></key>"


def _clef(clef: Clef, octaves: int, number: int) -> str:
    sign, line = clef
    numbered = f' number="{number}"' if number else ""
    if sign == "percussion":
        return f"<clef{numbered}><sign>percussion</sign><line>2</line></clef>"
    change = f"<clef-octave-change>{octaves}</clef-octave-change>" if octaves else ""
    return f"<clef{numbered}><sign>{sign}</sign><line>{line}</line>{change}</clef>"


def _transpose(semitones: int, more_sharps: int) -> str:
    octaves, within = 0, semitones
    while within <= -12:
        octaves, within = octaves - 1, within + 12
    steps = {1: -4, 2: -1, 3: -5}[more_sharps]  # a fifth, a second or a sixth down
    change = f"<octave-change>{octaves}</octave-change>" if octaves else ""
    return f"<transpose><diatonic>{steps}</diatonic><chromatic>{within}</chromatic>{change}</transpose>"


def _dynamics(document: Document, part: Part) -> list[Mention]:
    if not document.shows_dynamics:
        return []
    heads: list[Head] = sorted(
        (h for staff in part.staves for voice in staff.voices for h in voice), key=lambda head: head.start
    )
    sections = frozenset(section.start_bar for section in document.score.sections)
    staff = "<staff>1</staff>" if len(part.staves) > 1 else ""
    return [_dynamic(mark, staff) for mark in marks(heads, document.line.bars, sections)]


def _dynamic(mark: Mark, staff: str) -> Mention:
    if mark.kind in ("crescendo", "diminuendo", "stop"):
        inner = f'<wedge type="{mark.kind}" number="1"/>'
    else:
        inner = f"<dynamics><{mark.kind}/></dynamics>"
    before = f'<direction placement="below"><direction-type>{inner}</direction-type>'
    return Mention(mark.place, before, f"{staff}</direction>")
