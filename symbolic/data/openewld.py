"""OpenEWLD: public-domain lead sheets (melody and chord symbols) as compressed MusicXML (Simonetta et al. 2018)."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from symbolic.data.build import make_score, snap_written, stretches
from symbolic.data.sections import repeated_parts
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.recognise import mode_of_signature, pitch_class_profile
from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan, Key, Meter, Note, Role, Tempo
from symbolic.theory import CHORD_QUALITIES, STEP_PITCH_CLASS, parse_chord
from symbolic.timing import quantise

LICENCE = "MIT (data set), public-domain works"
PIANO = 0
DEFAULT_BPM = 120.0
_RICH_IN_SWING = 0.15  # share of chords with four tones or more that are no plain dominant seventh

QUALITY_OF_KIND: dict[str, str] = {
    "major": "", "minor": "m", "augmented": "aug", "diminished": "dim", "dominant": "7", "major-seventh": "maj7",
    "minor-seventh": "m7", "diminished-seventh": "dim7", "augmented-seventh": "7#5", "half-diminished": "m7b5",
    "major-minor": "mMaj7", "major-sixth": "6", "minor-sixth": "m6", "dominant-ninth": "9", "major-ninth": "maj9",
    "minor-ninth": "m9", "dominant-11th": "11", "minor-11th": "m11", "dominant-13th": "13", "major-13th": "maj13",
    "minor-13th": "m13", "suspended-second": "sus2", "suspended-fourth": "sus4", "power": "5", "none": "N",
    "augmented-ninth": "7#5",
}  # fmt: skip  # MusicXML's kind-value, and one of the data set's own


@dataclass(slots=True)
class _Sheet:
    """What has been read so far; ticks count from the start of the first measure."""

    divisions: int = 1
    tick: Fraction = Fraction(0)
    transpose: int = 0
    notes: list[Note] = field(default_factory=list)
    tied: dict[int, int] = field(default_factory=dict)
    chords: list[tuple[Fraction, Chord]] = field(default_factory=list)
    meters: list[Meter] = field(default_factory=list)
    fifths: list[tuple[int, int, str]] = field(default_factory=list)
    tempos: list[Tempo] = field(default_factory=list)
    measure_ticks: list[int] = field(default_factory=list)


def list_sheets(root: Path) -> list[Item]:
    """The lead sheets of ``root/openewld``; the folder names the authors, joined by hyphens."""
    items = []
    for path in sorted((root / "openewld").glob("*/*.mxl")):
        creators = tuple(name.replace("_", " ") for name in path.parent.name.split("-") if name != "[Traditional]")
        items.append(Item(path.stem, path, creators or (f"Traditional {path.stem.replace('_', ' ')}",)))
    return items


def read_sheet(item: Item) -> list[Work]:
    """Read one lead sheet: its top line and its chord symbols."""
    sheet = parse_sheet(_xml_of(item.path))
    if not sheet.meters or not sheet.chords:
        raise BadInput("there is no time signature or no chord symbol")
    pickup_tick = sheet.measure_ticks[0] if sheet.measure_ticks[0] < sheet.meters[0].bar_ticks else 0
    found = stretches(sheet.meters, pickup_tick)
    if len(found) != 1 or found[0].end_tick is not None or found[0].start_tick or not _bars_are_whole(sheet):
        raise BadInput("bars are longer or shorter than the time signature says, or the meter is not read")
    meters, move_tick = found[0].meters, -found[0].zero_tick
    notes = snap_written(
        Note(n.onset_tick + move_tick, n.pitch, n.duration_tick) for n in sheet.notes if n.duration_tick > 0
    )
    chords = [ChordSpan(quantise(float(tick)) + move_tick, 0, chord) for tick, chord in sheet.chords]
    score = make_score(
        item.name.replace("_", " "),
        {Role.MELODY: (PIANO, notes)},
        meters,
        sheet.tempos or (Tempo(0, DEFAULT_BPM),),
        _keys(sheet, notes, move_tick),
        chords,
    )
    score = replace(score, sections=repeated_parts(score))
    style = _style(sheet, meters)
    return [Work(f"openewld/{item.name}", "openewld", item.creators, style, LICENCE, score)]


read_openewld = Reader("openewld", list_sheets, read_sheet)


def _xml_of(path: Path) -> Element:
    with zipfile.ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".xml") and not n.startswith("META-INF"))
        return ElementTree.fromstring(archive.read(name))


def _bars_are_whole(sheet: _Sheet) -> bool:
    """Whether every measure but the first and the last has the length that its time signature says."""
    tick = sheet.measure_ticks[0]
    for length_tick in sheet.measure_ticks[1:-1]:
        meter = max((m for m in sheet.meters if m.tick <= tick), key=lambda m: m.tick)
        if length_tick != meter.bar_ticks:
            return False
        tick += length_tick
    return True


def _keys(sheet: _Sheet, notes: Sequence[Note], move_tick: int) -> list[Key]:
    keys = []
    for tick, fifths, mode in sheet.fifths or [(0, 0, "")]:
        guessed_tonic, guessed_mode = mode_of_signature(pitch_class_profile(notes), fifths)
        named = {"major": (fifths * 7 % 12, "major"), "minor": ((fifths * 7 + 9) % 12, "minor")}
        tonic, mode_name = named.get(mode, (guessed_tonic, guessed_mode))
        keys.append(Key(tick + move_tick if tick else 0, tonic, mode_name))
    return keys


def _style(sheet: _Sheet, meters: Sequence[Meter]) -> str:
    if str(meters[0]) == "3/4":
        return "waltz"
    rich = sum(len(CHORD_QUALITIES[chord.quality]) > 3 and chord.quality != "7" for _, chord in sheet.chords)
    return "swing" if rich > _RICH_IN_SWING * len(sheet.chords) else "folk"


def parse_sheet(score: Element) -> _Sheet:
    """Read the first part of a partwise score: its top line, chord symbols, meters, keys and tempos."""
    sheet = _Sheet()
    part = score.find("part")
    for measure in [] if part is None else part.findall("measure"):
        start_tick = latest_tick = sheet.tick
        waiting: list[Chord] = []
        for element in measure:
            if element.tag == "attributes":
                _read_attributes(sheet, element)
            elif element.tag == "harmony":
                waiting.append(_read_harmony(element))
            elif element.tag in ("backup", "forward"):
                length = _length(sheet, element)
                sheet.tick += length if element.tag == "forward" else -length
            elif element.tag == "note":
                before_tick = sheet.tick
                _read_note(sheet, element)
                if waiting and sheet.tick > before_tick:
                    _place(sheet, waiting, before_tick, sheet.tick)
                    waiting = []
            for sound in [element, *element.findall("sound")]:
                if sound.tag == "sound" and float(sound.get("tempo", 0)) > 0:
                    sheet.tempos.append(Tempo(quantise(float(sheet.tick)), float(sound.get("tempo", DEFAULT_BPM))))
            latest_tick = max(latest_tick, sheet.tick)
        sheet.tick = latest_tick
        _place(sheet, waiting, latest_tick, latest_tick)
        sheet.measure_ticks.append(int(latest_tick - start_tick))
    return sheet


def _place(sheet: _Sheet, chords: Sequence[Chord], start_tick: Fraction, end_tick: Fraction) -> None:
    """Chord symbols before the same note share its time; a repeated one counts once."""
    unlike = [chord for i, chord in enumerate(chords) if i == 0 or chord != chords[i - 1]]
    for i, chord in enumerate(unlike):
        sheet.chords.append((start_tick + (end_tick - start_tick) * i / len(unlike), chord))


def _length(sheet: _Sheet, element: Element) -> Fraction:
    return Fraction(element.findtext("duration", "0")) * TICKS_PER_QUARTER / sheet.divisions


def _read_attributes(sheet: _Sheet, attributes: Element) -> None:
    sheet.divisions = int(attributes.findtext("divisions", str(sheet.divisions)))
    sheet.transpose = int(attributes.findtext("transpose/chromatic", str(sheet.transpose)))
    tick = quantise(float(sheet.tick))
    if (beats := attributes.findtext("time/beats")) is not None:
        sheet.meters.append(Meter(tick, int(beats), int(attributes.findtext("time/beat-type", "4"))))
    if (fifths := attributes.findtext("key/fifths")) is not None:
        sheet.fifths.append((tick, int(fifths), attributes.findtext("key/mode", "")))


def _read_note(sheet: _Sheet, element: Element) -> None:
    length = _length(sheet, element)
    is_chord = element.find("chord") is not None
    step = element.findtext("pitch/step")
    if step is not None and length and not is_chord:
        octave, alter = element.findtext("pitch/octave", "4"), element.findtext("pitch/alter", "0")
        pitch = 12 * (int(octave) + 1) + STEP_PITCH_CLASS[step] + int(float(alter)) + sheet.transpose
        ties = {tie.get("type") for tie in element.findall("tie")}
        start_tick, end_tick = round(sheet.tick), round(sheet.tick + length)
        if "stop" in ties and pitch in sheet.tied:
            index = sheet.tied.pop(pitch)
            held = sheet.notes[index]
            sheet.notes[index] = Note(held.onset_tick, pitch, end_tick - held.onset_tick)
        else:
            index = len(sheet.notes)
            sheet.notes.append(Note(start_tick, pitch, end_tick - start_tick))
        if "start" in ties:
            sheet.tied[pitch] = index
    if not is_chord:
        sheet.tick += length


def _read_harmony(harmony: Element) -> Chord:
    root = _note_name(harmony, "root")
    kind = harmony.find("kind")
    if kind is None or kind.text == "none" or not root:
        return Chord(0, "N")
    bass = _note_name(harmony, "bass")
    below = f"/{bass}" if bass else ""
    quality = QUALITY_OF_KIND[kind.text or "major"]
    try:
        return parse_chord(root + kind.get("text", quality) + below)
    except BadInput:
        return parse_chord(root + quality + below)


def _note_name(harmony: Element, part: str) -> str:
    alter = int(float(harmony.findtext(f"{part}/{part}-alter", "0")))
    return harmony.findtext(f"{part}/{part}-step", "") + ("#" * alter if alter > 0 else "b" * -alter)
