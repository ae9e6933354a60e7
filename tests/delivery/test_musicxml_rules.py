"""Every rule of notation on every piece and layout, read back with lxml, verovio, music21 and partitura."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
import zipfile
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from symbolic.midi import midi_bytes
from symbolic.musicxml import NotationOptions, musicxml_bytes, write_musicxml
from symbolic.musicxml.drums import drum_sign
from symbolic.musicxml.fold import folded
from symbolic.musicxml.reduction import MOST_NOTES, NINTH
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.theory import CHORD_QUALITIES
from symbolic.timing import bar_starts
from tests.delivery.pieces import NAMES, piece

LAYOUTS = ("score", "lead_sheet", "piano")
EVERY = [(name, layout) for name in NAMES for layout in LAYOUTS]
TICKS = 20
STEP_PITCH = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
every_document = pytest.mark.parametrize(("name", "layout"), EVERY)


@cache
def data_of(name: str, layout: str = "score") -> bytes:
    return musicxml_bytes(piece(name), NotationOptions(layout=layout))


@cache
def document_of(name: str, layout: str = "score") -> etree._Element:
    return etree.fromstring(data_of(name, layout))


class Read:
    """A part as someone else would read it: bars, voices, notes with ties merged."""

    def __init__(self, root: etree._Element, part: etree._Element) -> None:
        self.root, self.part = root, part
        self.bars: list[tuple[int, int]] = []
        self.filled: dict[int, dict[str, int]] = defaultdict(dict)
        self.staves: dict[str, set[str]] = defaultdict(set)
        self.notes: list[tuple[int, int, int]] = []
        self.heads = 0
        transpose = part.find(".//transpose")
        self.semitones = 0
        if transpose is not None:
            self.semitones = int(transpose.findtext("chromatic")) + 12 * int(transpose.findtext("octave-change", "0"))
        self.keys = {i.get("id"): int(i.findtext("midi-unpitched", "0")) - 1 for i in root.iter("midi-instrument")}
        self._read()

    def _read(self) -> None:
        place, bar_units = 0, 0
        open_ties: dict[tuple[str, int], tuple[int, int]] = {}
        for number, measure in enumerate(self.part.iter("measure")):
            if (time := measure.find("attributes/time")) is not None:
                bar_units = 96 * int(time.findtext("beats")) // int(time.findtext("beat-type"))
            starts, now, last_onset = place, place, place
            if number == 0 and measure.get("implicit") == "yes":
                starts = now = place = bar_units - self._length(measure)
            for element in measure:
                if element.tag == "backup":
                    now -= int(element.findtext("duration"))
                elif element.tag == "forward":
                    now += int(element.findtext("duration"))
                elif element.tag == "note":
                    duration = int(element.findtext("duration"))
                    onset = last_onset if element.find("chord") is not None else now
                    voice = element.findtext("voice")
                    if element.find("chord") is None:
                        last_onset, now = onset, now + duration
                        self.filled[number][voice] = self.filled[number].get(voice, 0) + duration
                    self.staves[element.findtext("staff", "1")].add(voice)
                    self._note(element, onset, duration, voice, open_ties)
            self.bars.append((starts, starts + self._length(measure)))
            place = starts + self._length(measure)
        assert not open_ties, "a tie that does not end"

    @staticmethod
    def _length(measure: etree._Element) -> int:
        total = 0
        for element in measure:
            if element.tag == "backup":
                return total
            if element.tag == "note" and element.find("chord") is None:
                total += int(element.findtext("duration"))
        return total

    def _note(self, element, onset, duration, voice, open_ties) -> None:
        if element.find("rest") is not None:
            return
        self.heads += 1
        pitch = self._pitch(element)
        ties = {tie.get("type") for tie in element.findall("tie")}
        assert ties == {tied.get("type") for tied in element.findall("notations/tied")}
        release = int(element.get("release", "0"))
        if "stop" in ties:
            begun, until = open_ties.pop((voice, pitch))
            assert until == onset
        else:
            begun = onset
        if "start" in ties:
            open_ties[(voice, pitch)] = (begun, onset + duration)
        else:
            self.notes.append((begun * TICKS, pitch, (onset + duration + release - begun) * TICKS))

    def _pitch(self, element: etree._Element) -> int:
        if element.find("unpitched") is not None:
            return self.keys[element.find("instrument").get("id")]
        pitch = element.find("pitch")
        alter = int(pitch.findtext("alter", "0"))
        height = STEP_PITCH[pitch.findtext("step")] + alter + 12 * (int(pitch.findtext("octave")) + 1)
        return height + self.semitones


def read(root: etree._Element) -> list[Read]:
    return [Read(root, part) for part in root.findall("part")]


@cache
def parts_of(name: str, layout: str = "score") -> list[Read]:
    return read(document_of(name, layout))


def notes_of(track: Track) -> Counter[tuple[int, int, int]]:
    return Counter((n.onset_tick, n.pitch, n.duration_tick) for n in track.notes)


class _Local(etree.Resolver):
    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.folder = folder

    def resolve(self, url, public_id, context):
        name = url.rpartition("/")[2]
        if self.folder is not None and (self.folder / name).exists():
            return self.resolve_filename(str(self.folder / name), context)
        schemas = Path(importlib.util.find_spec("xmlschema").origin).parent / "schemas"
        inside = {"xml.xsd": "XML/xml.xsd", "xlink.xsd": "XLINK/xlink.xsd"}.get(name)
        return self.resolve_filename(str(schemas / inside), context) if inside else None


def schema(path: Path, folder: Path | None = None) -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_Local(folder))
    return etree.XMLSchema(etree.parse(str(path), parser))


@pytest.fixture(scope="module")
def schema_3_1() -> etree.XMLSchema:
    return schema(Path(importlib.util.find_spec("partitura").origin).parent / "assets" / "musicxml.xsd")


# XML-01


@every_document
def test_it_is_valid_musicxml_3_1(name, layout, schema_3_1):
    schema_3_1.assertValid(document_of(name, layout))


@pytest.mark.data
def test_everything_is_valid_musicxml_4_0(data_folder):
    folder = data_folder / "schemas"
    four = schema(folder / "musicxml.xsd", folder)
    for name, layout in EVERY:
        four.assertValid(document_of(name, layout))
        assert document_of(name, layout).get("version") == "4.0"
    for options in (NotationOptions(fold_repeats=True, concert_pitch=True), NotationOptions(exact_lengths=True)):
        for name in NAMES:
            four.assertValid(etree.fromstring(musicxml_bytes(piece(name), options)))
    four.assertValid(etree.fromstring(musicxml_bytes(all_chords())))


def test_the_schema_finds_what_is_wrong(schema_3_1):
    broken = etree.fromstring(data_of("waltz").replace(b"<mode>major</mode>", b"<mood>major</mood>"))
    assert not schema_3_1.validate(broken)


# XML-02


def test_mxl_is_the_same_document_in_a_container(tmp_path):
    write_musicxml(piece("waltz"), tmp_path / "a.mxl")
    write_musicxml(piece("waltz"), tmp_path / "a.musicxml")
    with zipfile.ZipFile(tmp_path / "a.mxl") as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("mimetype") == b"application/vnd.recordare.musicxml"
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        inner = archive.read(container.find(".//rootfile").get("full-path"))
    assert inner == (tmp_path / "a.musicxml").read_bytes()
    import verovio

    toolkit = verovio.toolkit()
    assert toolkit.loadFile(str(tmp_path / "a.mxl"))
    assert toolkit.getPageCount() >= 1


def test_the_same_score_gives_the_same_bytes(tmp_path):
    write_musicxml(piece("jig"), tmp_path / "a.mxl")
    write_musicxml(piece("jig"), tmp_path / "b.mxl")
    assert (tmp_path / "a.mxl").read_bytes() == (tmp_path / "b.mxl").read_bytes()


# XML-03


@every_document
def test_every_voice_fills_its_bar(name, layout):
    score = piece(name)
    lines = [line // TICKS for line in bar_starts(score.meters, score.end_tick)]
    for part in parts_of(name, layout):
        assert [end for _, end in part.bars] == lines[1:]
        for number, voices in part.filled.items():
            start, end = part.bars[number]
            assert set(voices.values()) == {end - start}


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_the_notes_are_the_scores(name, exact):
    written = musicxml_bytes(piece(name), NotationOptions(exact_lengths=True)) if exact else b""
    parts = read(etree.fromstring(written)) if exact else parts_of(name)
    for track, part in zip(piece(name).tracks, parts, strict=True):
        assert Counter(part.notes) == notes_of(track)


@pytest.mark.parametrize("name", NAMES)
def test_the_lead_sheet_has_the_melody(name):
    (part,) = parts_of(name, "lead_sheet")
    melody = next((t for t in piece(name).tracks if t.role is Role.MELODY and t.notes), None)
    if melody is not None:
        assert Counter(part.notes) == notes_of(melody)
    elif name == "drums_only":
        assert part.notes == []


@every_document
def test_types_dots_and_tuplets_add_up_to_the_durations(name, layout):
    units = {"breve": 192, "whole": 96, "half": 48, "quarter": 24, "eighth": 12, "16th": 6, "32nd": 3, "64th": 1.5}
    for note in document_of(name, layout).iter("note"):
        if note.find("rest[@measure]") is not None:
            continue
        length = units[note.findtext("type")] * (2 - 0.5 ** len(note.findall("dot")))
        if (change := note.find("time-modification")) is not None:
            length *= int(change.findtext("normal-notes")) / int(change.findtext("actual-notes"))
        assert length == int(note.findtext("duration"))


@every_document
def test_tuplet_brackets_open_and_close_around_whole_tuplets(name, layout):
    for part in document_of(name, layout).findall("part"):
        for measure in part.findall("measure"):
            filled: dict[str, int | None] = defaultdict(lambda: None)
            for note in measure.findall("note"):
                if note.find("chord") is not None:
                    continue
                voice = note.findtext("voice")
                kinds = [t.get("type") for t in note.findall("notations/tuplet")]
                if "start" in kinds:
                    assert filled[voice] is None
                    filled[voice] = 0
                assert (filled[voice] is not None) == (note.find("time-modification") is not None)
                if filled[voice] is not None:
                    filled[voice] += int(note.findtext("duration"))
                if "stop" in kinds:
                    assert filled[voice] in (3, 6, 12, 24, 48, 96)
                    filled[voice] = None
            assert not any(value is not None for value in filled.values())


@every_document
def test_the_middle_of_a_bar_of_four_is_never_hidden(name, layout):
    root = document_of(name, layout)
    for part in root.findall("part"):
        beats = ""
        for measure in part.findall("measure"):
            if (time := measure.find("attributes/time")) is not None:
                beats = time.findtext("beats") + "/" + time.findtext("beat-type")
            if beats != "4/4" or measure.get("implicit"):
                continue
            now = 0
            for element in measure:
                if element.tag == "backup":
                    now = 0
                if element.tag == "note" and element.find("chord") is None:
                    end = now + int(element.findtext("duration"))
                    assert now == 0 or not now < 48 < end
                    now = end


def test_beams_begin_and_end_in_the_same_bar_and_voice():
    for name in NAMES:
        for measure in document_of(name).iter("measure"):
            for voice in {n.findtext("voice") for n in measure.findall("note")}:
                state: dict[str, bool] = {}
                for note in measure.findall("note"):
                    if note.findtext("voice") != voice or note.find("chord") is not None:
                        continue
                    for beam in note.findall("beam"):
                        number, what = beam.get("number"), beam.text
                        assert what in ("begin", "continue", "end", "forward hook", "backward hook")
                        assert state.get(number, False) == (what in ("continue", "end"))
                        state[number] = what in ("begin", "continue")
                assert not any(state.values())


# XML-04


def test_a_pickup_is_bar_nought():
    root = document_of("pickup")
    for part in root.findall("part"):
        measures = part.findall("measure")
        assert (measures[0].get("number"), measures[0].get("implicit")) == ("0", "yes")
        assert [m.get("number") for m in measures[1:3]] == ["1", "2"]
    assert read(root)[0].bars[0] == (72, 96)


def test_without_pickup_bars_count_from_one():
    assert [m.get("number") for m in document_of("waltz").find("part").findall("measure")[:2]] == ["1", "2"]
    assert not document_of("waltz").xpath("//measure[@implicit]")


# XML-05


@every_document
def test_keyboards_have_two_staves_and_no_staff_more_than_two_voices(name, layout):
    root = document_of(name, layout)
    for listed, part in zip(root.iter("score-part"), parts_of(name, layout), strict=True):
        program = int(listed.findtext("midi-instrument/midi-program")) - 1
        staves = part.part.findtext(".//staves")
        if layout == "score" and not part.part.findall(".//unpitched") and program < 8:
            assert staves == "2"
        assert len(part.part.findall("measure[1]/attributes/clef")) == int(staves or 1)
        for measure in part.part.findall("measure"):
            used = {(n.findtext("staff", "1"), int(n.findtext("voice"))) for n in measure.findall("note")}
            assert used <= {("1", 1), ("1", 2), ("2", 5), ("2", 6)}


@pytest.mark.parametrize("name", NAMES)
def test_two_hands_can_play_the_piano_layout(name):
    root = document_of(name, "piano")
    staves: dict[str, list[tuple[int, int, int]]] = {"1": [], "2": []}
    for staff, found in staves.items():
        copy = etree.fromstring(data_of(name, "piano"))
        for note in copy.xpath(f"//note[staff != '{staff}']"):
            rest = note.find("pitch")
            if rest is not None:
                note.remove(rest)
                note.insert(0, etree.Element("rest"))
        found += read(copy)[0].notes
    for notes in staves.values():
        for onset, _, _ in notes:
            held = [pitch for start, pitch, length in notes if start <= onset < start + length]
            assert len(held) <= MOST_NOTES
            assert max(held) - min(held) <= NINTH
    melody = next((t for t in piece(name).tracks if t.role is Role.MELODY and t.notes), None)
    if melody is None:
        assert name == "drums_only"
        return
    right = {(onset, pitch) for onset, pitch, _ in staves["1"]}
    assert {(n.onset_tick, n.pitch) for n in melody.notes} <= right
    for note in melody.notes:
        assert max(pitch for onset, pitch, _ in staves["1"] if onset == note.onset_tick) == note.pitch
    assert root.findtext(".//part-name") == "Piano"


# XML-07


def all_chords() -> Score:
    spans = []
    for i, quality in enumerate(CHORD_QUALITIES):
        bass = (i * 5 + 4) % 12 if i % 3 == 1 and quality != "N" else None
        spans.append(ChordSpan(i * 960, 960, Chord(i % 12, quality, bass)))
    notes = tuple(Note(i * 1920, 60, 1920) for i in range(len(spans) // 2))
    return Score(
        "Chords", (len(spans) + 1) // 2 * 1920, (Tempo(0, 100),), (Meter(0, 4, 4),), (Key(0, 0, "major"),),
        tuple(spans), (), (Track(Role.MELODY, "Flute", 73, notes),),
    )  # fmt: skip


DEGREES = {
    "7sus4": [(7, 0)], "9sus4": [(7, 0), (9, 0)], "add9": [(9, 0)], "69": [(9, 0)], "7b9": [(9, -1)], "7#9": [(9, 1)],
    "7#11": [(11, 1)], "7b13": [(13, -1)], "7b5": [(5, -1)], "maj7#11": [(11, 1)],
}  # fmt: skip  # of the table in the specification


def test_chord_symbols_follow_the_table():
    found = etree.fromstring(musicxml_bytes(all_chords())).findall(".//harmony")
    kinds = {quality: harmony.findtext("kind") for quality, harmony in zip(CHORD_QUALITIES, found, strict=False)}
    assert kinds["m7b5"] == "half-diminished"
    assert kinds["7#5"] == "augmented-seventh"
    assert kinds["7sus4"] == kinds["9sus4"] == "suspended-fourth"
    assert kinds["N"] == "none"
    for (quality, degrees), harmony in zip(((q, DEGREES.get(q)) for q in CHORD_QUALITIES), found, strict=False):
        if degrees is not None:
            rows = [
                (int(d.findtext("degree-value")), int(d.findtext("degree-alter"))) for d in harmony.findall("degree")
            ]
            assert rows == degrees, quality
        tags = [child.tag for child in harmony if child.tag != "degree"]
        assert tags[:2] == ["root", "kind"]
    second = [harmony.find("offset") for harmony in found[1:4:2]]
    assert [offset.text for offset in second] == ["48", "48"]


@every_document
def test_each_chord_of_the_plan_is_named_where_it_sounds(name, layout):
    root = document_of(name, layout)
    found = []
    for part, as_read in zip(root.findall("part"), parts_of(name, layout), strict=True):
        for (start, _), measure in zip(as_read.bars, part.findall("measure"), strict=True):
            now = start
            for element in measure:
                if element.tag == "backup":
                    now -= int(element.findtext("duration"))
                elif element.tag == "note" and element.find("chord") is None:
                    now += int(element.findtext("duration"))
                elif element.tag == "harmony":
                    root_class = STEP_PITCH[element.findtext("root/root-step")]
                    root_class += int(element.findtext("root/root-alter", "0"))
                    place = now + int(element.findtext("offset", "0"))
                    found.append((place * TICKS, (root_class + as_read.semitones) % 12))
    assert found == [(span.onset_tick, span.chord.root) for span in piece(name).chords]


# XML-08


@every_document
def test_sections_tempos_and_bar_lines(name, layout):
    score, root = piece(name), document_of(name, layout)
    assert [r.text for r in root.iter("rehearsal")] == [section.name for section in score.sections]
    assert [float(s.get("tempo")) for s in root.iter("sound")] == [tempo.bpm for tempo in score.tempos]
    measures = root.find("part").findall("measure")
    doubled = [i for i, m in enumerate(measures) if m.findtext("barline/bar-style") == "light-light"]
    assert doubled == [section.start_bar - 1 for section in score.sections[1:]]
    assert measures[-1].findtext("barline/bar-style") == "light-heavy"


@every_document
def test_dynamics_are_few(name, layout):
    for part in document_of(name, layout).findall("part"):
        marked = [i for i, m in enumerate(part.findall("measure")) for _ in m.findall(".//dynamics")]
        assert all(b - a >= 2 for a, b in pairwise(marked))
        if layout == "lead_sheet":
            assert not marked
        wedges = [w.get("type") for w in part.iter("wedge")]
        assert wedges[1::2] == ["stop"] * (len(wedges) // 2)
        assert set(wedges[::2]) <= {"crescendo", "diminuendo"}


def test_dynamics_follow_the_velocities():
    def track(velocities):
        return Track(Role.MELODY, "Flute", 73, tuple(Note(i * 480, 72, 480, v) for i, v in enumerate(velocities)))

    loud = [48] * 16 + [100] * 16
    rising = [50] * 8 + [58] * 4 + [66] * 4 + [76] * 4 + [88] * 4 + [98] * 8
    for velocities, expected, wedges in ((loud, ["p", "f"], []), (rising, ["p", "f"], ["crescendo", "stop"])):
        score = Score(
            "x", len(velocities) * 480, (Tempo(0, 100),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), (),
            (Section("A", "verse", "A", 0, len(velocities) // 4),), (track(velocities),),
        )  # fmt: skip
        root = etree.fromstring(musicxml_bytes(score))
        shown = [d[0].tag for d in root.iter("dynamics")]
        assert (shown[0], shown[-1]) == (expected[0], expected[-1])
        assert bool([w.get("type") for w in root.iter("wedge")]) == bool(wedges)


# XML-09


@pytest.mark.parametrize("name", [n for n in NAMES if any(t.role is Role.DRUMS for t in piece(n).tracks)])
def test_drums_are_notated_by_the_table(name):
    root = document_of(name)
    for track, part in zip(piece(name).tracks, root.findall("part"), strict=True):
        if track.role is not Role.DRUMS:
            assert not part.findall(".//unpitched")
            continue
        assert part.findtext(".//clef/sign") == "percussion"
        listed = next(p for p in root.iter("score-part") if p.get("id") == part.get("id"))
        unpitched = {m.get("id"): int(m.findtext("midi-unpitched")) for m in listed.findall("midi-instrument")}
        assert {key - 1 for key in unpitched.values()} == {note.pitch for note in track.notes}
        assert {i.get("id") for i in listed.findall("score-instrument")} == set(unpitched)
        for note in part.iter("note"):
            if note.find("unpitched") is None:
                continue
            sign = drum_sign(unpitched[note.find("instrument").get("id")] - 1)
            assert note.findtext("unpitched/display-step") == sign.step
            assert note.findtext("unpitched/display-octave") == str(sign.octave)
            assert note.findtext("notehead", "normal") == sign.head
            assert note.findtext("voice") == str(sign.voice)
            assert note.findtext("stem") == ("up" if sign.voice == 1 else "down")


@pytest.mark.parametrize(
    ("key", "place", "head", "voice"),
    [(36, "F4", "normal", 2), (38, "C5", "normal", 1), (37, "C5", "x", 1), (42, "G5", "x", 1),
     (46, "G5", "circle-x", 1),
     (44, "D4", "x", 2), (51, "F5", "x", 1), (53, "F5", "diamond", 1), (49, "A5", "x", 1), (50, "E5", "normal", 1),
     (47, "D5", "normal", 1), (43, "A4", "normal", 1), (39, "C5", "x", 1), (54, "E5", "triangle", 1),
     (56, "E5", "triangle", 1), (70, "E5", "x", 1)],
)  # fmt: skip
def test_the_table_of_drums(key, place, head, voice):
    sign = drum_sign(key)
    assert (sign.step + str(sign.octave), sign.head, sign.voice) == (place, head, voice)


# XML-10


@pytest.mark.parametrize("name", NAMES)
def test_midi_places_are_those_of_the_midi_file(name):
    import mido

    in_midi = Counter()
    for track in mido.MidiFile(file=io.BytesIO(midi_bytes(piece(name)))).tracks:
        port = next((m.port for m in track if m.type == "midi_port"), 0)
        in_midi.update((port + 1, m.channel + 1, m.program + 1) for m in track if m.type == "program_change")
    in_notation = Counter()
    for listed in document_of(name).iter("score-part"):
        device, place = listed.find("midi-device"), listed.find("midi-instrument")
        port = 1 if device is None else int(device.get("port"))
        in_notation[(port, int(place.findtext("midi-channel")), int(place.findtext("midi-program")))] += 1
    assert in_notation == in_midi


def test_names_abbreviations_and_sounds():
    listed = document_of("guofeng").findall(".//score-part")
    assert [p.findtext("part-name") for p in listed] == ["二胡", "古筝", "古筝"]
    assert [p.findtext("part-abbreviation") for p in listed] == ["二胡", "古筝 1", "古筝 2"]
    assert listed[0].findtext(".//instrument-sound") == "strings.erhu"
    assert document_of("guofeng").findtext("work/work-title") == "雨巷"


def test_transposing_instruments_and_concert_pitch():
    written = etree.fromstring(data_of("triplets"))
    assert written.findtext("part[1]//transpose/chromatic") == "-9"
    assert written.findtext("part[1]//key/fifths") == "1"
    assert written.findtext("part[2]//key/fifths") == "-2"
    sounding = etree.fromstring(musicxml_bytes(piece("triplets"), NotationOptions(concert_pitch=True)))
    assert sounding.find(".//transpose") is None
    assert sounding.findtext("part[1]//key/fifths") == "-2"
    assert Counter(read(sounding)[0].notes) == Counter(read(written)[0].notes) == notes_of(piece("triplets").tracks[0])
    assert written.findtext("part[4]//clef/clef-octave-change") == "-1"


@pytest.mark.parametrize(
    ("tonic", "mode", "fifths", "written"),
    [(2, "dorian", 0, "dorian"), (9, "minor", 0, "minor"), (2, "yu", -1, "minor"), (0, "gong", 0, "major"),
     (2, "shang", 0, "dorian"), (4, "jue", 0, "phrygian"), (7, "zhi", 0, "mixolydian"), (11, "locrian", 0, "locrian"),
     (5, "lydian", 0, "lydian"), (9, "harmonic minor", 0, "minor"), (6, "major", 6, "major"),
     (10, "minor", -5, "minor")],
)  # fmt: skip
def test_modes_have_their_own_signature(tonic, mode, fifths, written):
    score = Score("x", 1920, (Tempo(0, 90),), (Meter(0, 4, 4),), (Key(0, tonic, mode),), tracks=(_melody(),))
    root = etree.fromstring(musicxml_bytes(score))
    assert (root.findtext(".//fifths"), root.findtext(".//mode")) == (str(fifths), written)


def _melody() -> Track:
    return Track(Role.MELODY, "Flute", 73, (Note(0, 74, 1920),))


def test_a_change_of_mode_alone_prints_no_signature():
    keys = document_of("meter_change").findall("part[1]//key")
    assert [(k.findtext("fifths"), k.findtext("mode"), k.get("print-object")) for k in keys] == [
        ("1", "major", None), ("1", "minor", "no"),
    ]  # fmt: skip


@every_document
def test_accidentals_show_what_the_signature_and_the_bar_do_not(name, layout):
    """Reading only accidentals, as a player does, gives the pitches that are written."""
    order, symbols = "FCGDAEB", {"sharp": 1, "flat": -1, "natural": 0, "double-sharp": 2, "flat-flat": -2}
    for part in document_of(name, layout).findall("part"):
        sharps = 0
        for measure in part.findall("measure"):
            if (key := measure.findtext("attributes/key/fifths")) is not None:
                sharps = int(key)
            in_key = {s: (i < sharps) - (6 - i < -sharps) for i, s in enumerate(order)}
            now, last, heads = 0, 0, []
            for element in measure:
                if element.tag == "backup":
                    now = 0
                if element.tag != "note":
                    continue
                onset = last if element.find("chord") is not None else now
                if element.find("chord") is None:
                    last, now = now, now + int(element.findtext("duration"))
                if element.find("pitch") is not None:
                    heads.append((onset, element.findtext("staff", "1"), len(heads), element))
            lines: dict[tuple[str, str, str], int] = {}
            for _, staff, _, note in sorted(heads, key=lambda h: h[:3]):
                if note.find("tie[@type='stop']") is not None:
                    continue
                step = note.findtext("pitch/step")
                line = (staff, step, note.findtext("pitch/octave"))
                if (shown := note.findtext("accidental")) is not None:
                    lines[line] = symbols[shown]
                assert lines.get(line, in_key[step]) == int(note.findtext("pitch/alter", "0"))


# XML-11


def twice(endings: bool) -> Score:
    a = [Note(i * 480, 60 + i % 5, 480) for i in range(32)]
    b = [Note(15360 + n.onset_tick, n.pitch + (2 if endings and n.onset_tick >= 13440 else 0), 480) for n in a]
    c = [Note(30720 + i * 480, 72 - i % 5, 480) for i in range(16)]
    sections = (
        Section("A", "verse", "A", 0, 8), Section("A2", "verse", "A", 8, 8), Section("B", "outro", "B", 16, 4),
    )  # fmt: skip
    return Score(
        "x", 38400, (Tempo(0, 90),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), (), sections,
        (Track(Role.MELODY, "Flute", 73, tuple(a + b + c)),),
    )  # fmt: skip


@pytest.mark.parametrize("endings", [False, True])
def test_literal_repeats_are_folded_and_unfold_to_the_same_notes(endings, schema_3_1):
    import music21

    score = twice(endings)
    data = musicxml_bytes(score, NotationOptions(fold_repeats=True))
    root = etree.fromstring(data)
    schema_3_1.assertValid(root)
    assert len(root.findall(".//measure")) == (13 if endings else 12)
    assert [r.get("direction") for r in root.iter("repeat")] == ["backward"]
    assert [e.get("number") for e in root.iter("ending")] == (["1", "1", "2", "2"] if endings else [])
    unfolded = music21.converter.parse(data, format="musicxml").parts[0].expandRepeats()
    heard = [n.pitch.midi for n in unfolded.flatten().notes]
    assert heard == [n.pitch for n in score.tracks[0].notes]


def test_what_differs_is_not_folded():
    for name in NAMES:
        assert folded(piece(name)).score.end_tick <= piece(name).end_tick
    different = twice(False)
    changed = Track(Role.MELODY, "Flute", 73, (Note(0, 50, 480), *different.tracks[0].notes[1:]))
    other = Score(
        different.title, different.end_tick, different.tempos, different.meters, different.keys, (),
        different.sections, (changed,),
    )  # fmt: skip
    assert folded(other).score is not different
    assert len(folded(other).score.tracks[0].notes) == len(changed.notes)


# XML-12


def without_hidden_degrees(root: etree._Element) -> str:
    copy = etree.fromstring(etree.tostring(root))
    for degree in copy.xpath("//degree[@print-object='no']"):
        degree.getparent().remove(degree)
    return etree.tostring(copy, encoding="unicode")


@every_document
def test_verovio_engraves_every_note_without_a_word(name, layout, capfd):
    import verovio

    toolkit = verovio.toolkit()
    assert toolkit.loadData(without_hidden_degrees(document_of(name, layout)))
    assert toolkit.getPageCount() >= 1
    drawn = "".join(toolkit.renderToSVG(page) for page in range(1, toolkit.getPageCount() + 1))
    assert toolkit.getLog() == ""
    assert capfd.readouterr().err == ""
    heads = sum(part.heads for part in parts_of(name, layout))
    assert len(re.findall(r'class="notehead"', drawn)) == heads


# XML-13


@every_document
def test_every_note_has_an_id_of_its_own(name, layout):
    ids = [note.get("id") for note in document_of(name, layout).iter("note")]
    assert None not in ids
    assert len(ids) == len(set(ids))


def test_ids_name_the_notes_of_the_score():
    for number, (track, part) in enumerate(
        zip(piece("common_time").tracks, document_of("common_time").findall("part"), strict=True), start=1
    ):
        ids = {note.get("id") for note in part.iter("note")}
        assert {f"P{number}n{i}" for i in range(1, len(track.notes) + 1)} <= ids


# Other readers


def import_partitura():
    """Partitura without its sound engine, for which it would fetch a sound font."""
    if "partitura" not in sys.modules:
        before = sys.modules.get("fluidsynth")
        sys.modules["fluidsynth"] = None  # type: ignore[assignment]
        try:
            import partitura
        finally:
            if before is None:
                del sys.modules["fluidsynth"]
            else:
                sys.modules["fluidsynth"] = before
    import partitura

    partitura.score.UnpitchedNote.is_grace_chord = False  # partitura 1.9 forgets it: no drum chord could be read
    return partitura


def shifted(score: Score) -> int:
    """Where the written music begins: after the silence before a pickup."""
    return score.meters[0].bar_ticks - score.pickup_ticks if score.pickup_ticks else 0


@pytest.mark.parametrize("name", NAMES)
def test_partitura_reads_the_same_onsets_and_pitches(name):
    partitura = import_partitura()
    score = piece(name)
    loaded = partitura.load_musicxml(io.BytesIO(data_of(name)), ignore_invisible_objects=False)
    start = shifted(score)
    for track, part in zip(score.tracks, loaded.parts, strict=True):
        if track.role is Role.DRUMS or not track.notes:
            continue
        transposed = parts_of(name)[loaded.parts.index(part)].semitones
        array = part.note_array(include_divs_per_quarter=True)
        found = Counter(
            (round(row["onset_div"] / row["divs_pq"] * 480) + start, int(row["pitch"]) + transposed) for row in array
        )
        assert found == Counter((n.onset_tick, n.pitch) for n in track.notes)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pickup", "seven_eight", "triplets", "guofeng", "meter_change"])
def test_music21_reads_the_same_onsets_and_pitches(name):
    import music21

    score = piece(name)
    loaded = music21.converter.parse(data_of(name), format="musicxml").toSoundingPitch()
    start = shifted(score)
    grouped: list[list[music21.stream.Part]] = []
    for part in loaded.getElementsByClass(music21.stream.Part):
        is_second_staff = isinstance(part, music21.stream.PartStaff) and grouped and len(grouped[-1]) == 1
        if is_second_staff and isinstance(grouped[-1][0], music21.stream.PartStaff):
            grouped[-1].append(part)
        else:
            grouped.append([part])
    for track, own in zip(score.tracks, grouped, strict=True):
        if track.role is Role.DRUMS:
            continue
        found: Counter[tuple[int, int]] = Counter()
        for part in own:
            for element in part.stripTies().flatten().notes:
                if isinstance(element, music21.harmony.ChordSymbol):
                    continue
                found.update((round(float(element.offset) * 480) + start, p.midi) for p in element.pitches)
        assert found == Counter((n.onset_tick, n.pitch) for n in track.notes)


# Anything on the grid, and anything off it


@st.composite
def scores_on_the_grid(draw) -> Score:
    meters = draw(st.lists(st.tuples(st.integers(1, 13), st.sampled_from((1, 2, 4, 8, 16))), min_size=1, max_size=3))
    starts, tick = [], 0
    for numerator, denominator in meters:
        starts.append(Meter(tick, numerator, denominator))
        tick += starts[-1].bar_ticks * draw(st.integers(1, 2))
    steps = tick // 40
    free: dict[int, set[int]] = defaultdict(set)
    notes = []
    drums = draw(st.booleans())
    rows = draw(st.lists(st.tuples(st.integers(0, steps - 1), st.integers(1, 60), st.integers(36, 84)), max_size=30))
    for onset, length, pitch in rows:
        cells = set(range(onset, min(onset + length, steps)))
        if cells & free[pitch]:
            continue
        free[pitch] |= cells
        notes.append(Note(onset * 40, pitch, len(cells) * 40, 40 + pitch))
    role = Role.DRUMS if drums else draw(st.sampled_from((Role.MELODY, Role.CHORDS, Role.ARP)))
    program = 0 if drums else draw(st.sampled_from((0, 24, 42, 48, 65)))
    key = Key(0, draw(st.integers(0, 11)), draw(st.sampled_from(("major", "minor", "dorian", "yu"))))
    return Score(
        "x", tick, (Tempo(0, 100),), tuple(starts), (key,), tracks=(Track(role, "x", program, tuple(sorted(notes))),)
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scores_on_the_grid(), st.booleans())
def test_any_score_on_the_grid_is_written_exactly(score, exact):
    root = etree.fromstring(musicxml_bytes(score, NotationOptions(exact_lengths=exact)))
    (part,) = read(root)
    assert Counter(part.notes) == notes_of(score.tracks[0])
    assert score.tracks[0].role is not Role.DRUMS or root.find(".//tie") is None
    lines = [line // TICKS for line in bar_starts(score.meters, score.end_tick)]
    assert [end for _, end in part.bars] == lines[1:]
    for number, voices in part.filled.items():
        assert set(voices.values()) == {part.bars[number][1] - part.bars[number][0]}
    for layout in ("lead_sheet", "piano"):
        read(etree.fromstring(musicxml_bytes(score, NotationOptions(layout=layout))))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 7600), st.integers(0, 3000), st.integers(30, 90)), max_size=40),
    st.sampled_from(((4, 4), (6, 8), (7, 16), (5, 32), (3, 2))),
)
def test_any_score_off_the_grid_is_written(rows, kind):
    meter = Meter(0, *kind)
    end = -(-7680 // meter.bar_ticks) * meter.bar_ticks
    notes = tuple(sorted(Note(onset, pitch, length) for onset, length, pitch in rows))
    score = Score(
        "x", end, (Tempo(0, 100),), (meter,), (Key(0, 0, "major"),), tracks=(Track(Role.CHORDS, "x", 0, notes),)
    )
    (part,) = read(etree.fromstring(musicxml_bytes(score)))
    assert {n.pitch for n in notes} == {pitch for _, pitch, _ in part.notes}
    for number, voices in part.filled.items():
        assert set(voices.values()) == {part.bars[number][1] - part.bars[number][0]}
