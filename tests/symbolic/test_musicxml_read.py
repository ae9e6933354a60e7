"""Reading MusicXML: what is written for each feature, and other programs' files."""

import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from musicxml_text import (
    Q,
    document,
    dynamics,
    heard,
    module_at,
    note,
    notes,
    onsets,
    part,
    pitches,
    read,
    wedge,
)

from symbolic.midi import check_score
from symbolic.musicxml.read import musicxml_score, read_musicxml, read_spelled, spelled_score
from symbolic.score import Key, Meter, Role, Score, Tempo
from symbolic.spelling import spell

xml_mutants = module_at("tests/delivery/xml_mutants.py")


def test_a_plain_measure():
    score = read(part(notes("C4 E4 G4 B4")))
    assert heard(score) == [(0, 60, 1), (1, 64, 1), (2, 67, 1), (3, 71, 1)]
    assert score.end_tick == 4 * Q
    assert (score.meters, score.keys, score.tempos) == ((Meter(0, 4, 4),), (Key(0, 0, "major"),), (Tempo(0, 120.0),))
    assert (score.title, score.chords, score.sections, score.pickup_ticks) == ("", (), (), 0)
    assert score.tracks[0].name == "Voice"


def test_title_rights_and_names():
    head = (
        "<work><work-title>Spring\n  Song</work-title></work><identification><creator type='composer'>X</creator>"
        "<rights>© 1900 X</rights></identification>"
    )
    score = read(part(notes("C4 E4 G4 B4")), head=head, listed={0: ""})
    assert (score.title, score.copyright) == ("Spring Song", "© 1900 X")
    assert read(part(notes("C4")), head="<movement-title>雨巷</movement-title>").title == "雨巷"
    credit = "<credit><credit-type>title</credit-type><credit-words>Air</credit-words></credit>"
    assert read(part(notes("C4")), head=credit).title == "Air"


def test_chords_voices_and_two_staves_are_one_track():
    right = note("C5", 24, "<voice>1</voice><staff>1</staff>") + note("E5", 24, "chord") + note("G5", 24)
    left = note("C3", 48, "<voice>5</voice><staff>2</staff>")
    score = read(part(right + "<backup><duration>48</duration></backup>" + left, first="<staves>2</staves>"))
    assert heard(score) == [(0, 48, 4), (0, 72, 2), (0, 76, 2), (2, 79, 2)]
    assert len(score.tracks) == 1


def test_forward_moves_on():
    second = "<backup><duration>48</duration></backup><forward><duration>24</duration></forward>" + note("C4", 12)
    assert heard(read(part(note("G4", 48) + second))) == [(0, 67, 4), (2, 60, 1)]


@pytest.mark.parametrize("element", ["<tie type='{}'/>", "<notations><tied type='{}'/></notations>"])
def test_ties_are_joined_across_bars_and_voices(element: str):
    start, stop = element.format("start"), element.format("stop")
    both = (
        stop + start if element.startswith("<tie") else "<notations><tied type='stop'/><tied type='start'/></notations>"
    )
    first = note("C4", 24) + note("D4", 24, start)
    score = read(part(first, note("D4", 48, both), note("D4", 12, stop + "<voice>2</voice>") + note("D4", 36)))
    assert heard(score) == [(0, 60, 2), (2, 62, 7), (9, 62, 3)]


def test_a_tie_to_nothing_is_a_note():
    score = read(part(note("D4", 24, "<tie type='stop'/>") + note("C4", 24, "<tie type='start'/>"), note("E4", 48)))
    assert heard(score) == [(0, 62, 2), (2, 60, 2), (4, 64, 4)]


def test_tuplets_are_exact():
    triplets = notes("C4 D4 E4", 8) + notes("C4 D4 E4 F4 G4 A4", 4)
    assert onsets(read(part(triplets))) == [0, 2 / 3, 4 / 3, 2, 7 / 3, 8 / 3, 3, 10 / 3, 11 / 3]
    sevens = (
        "<attributes><divisions>7</divisions></attributes>" + notes("C4 D4 E4 F4 G4 A4 B4", 4) + notes("C4 D4 E4", 4)
    )
    score = read(part(sevens))
    assert [n.onset_tick for n in score.tracks[0].notes] == [round(i * Q * 4 / 7) for i in range(10)]


def test_a_missing_duration_is_that_of_the_type():
    written = "<note><pitch><step>C</step><octave>4</octave></pitch><type>half</type><dot/></note>" + notes("D4")
    assert heard(read(part(written))) == [(0, 60, 3), (3, 62, 1)]


def test_grace_notes_take_a_grid_step_before_their_note():
    grace = "<note><grace/><pitch><step>{}</step><octave>4</octave></pitch></note>"
    score = read(part(notes("C4") + grace.format("F") + grace.format("G") + notes("A4 C4 C4")))
    step = 40 / Q
    assert heard(score)[:4] == [(0, 60, 1), (1 - 2 * step, 65, step), (1 - step, 67, step), (1, 69, 1)]
    at_start = read(part(grace.format("F") + notes("A4 C4 C4 C4")))
    assert pitches(at_start) == [69, 60, 60, 60]


def test_cue_notes_and_slashes_do_not_sound():
    cue = "<note><cue/><pitch><step>C</step><octave>5</octave></pitch><duration>12</duration></note>"
    slash = note("B4", 12, "<notehead>slash</notehead>")
    assert onsets(read(part(cue + slash + notes("C4 C4")))) == [2, 3]


def test_transposing_instruments_sound_and_are_named_as_they_sound():
    transpose = "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose>"
    clarinet = part(notes("D4 E4 F#4 C#5"), key="<fifths>2</fifths><mode>major</mode>", first=transpose)
    flute = part(notes("C5 D5 E5 B5"), key="<fifths>0</fifths><mode>major</mode>")
    score, names = spelled_score(document(clarinet, flute), "x")
    assert pitches(score) == [60, 62, 64, 71]
    assert [(s.step, s.alter) for s in names[0]] == [("C", 0), ("D", 0), ("E", 0), ("B", 0)]
    assert score.keys == (Key(0, 0, "major"),)
    down = "<transpose><chromatic>0</chromatic><octave-change>-1</octave-change></transpose>"
    assert pitches(read(part(notes("C4 D4 E4 F4"), first=down))) == [48, 50, 52, 53]


def test_octave_clefs_and_octave_shifts_change_only_what_is_seen():
    clef = "<clef><sign>G</sign><line>2</line><clef-octave-change>-1</clef-octave-change></clef>"
    shift = "<direction><direction-type><octave-shift type='down' size='8'/></direction-type></direction>"
    assert pitches(read(part(shift + notes("C4 D4 E4 F4"), first=clef))) == [60, 62, 64, 65]


@pytest.mark.parametrize("attributes", ['number="0" implicit="yes"', ""])
def test_a_pickup_ends_the_first_bar(attributes: str):
    xml = document(part(notes("G4"), notes("C5 C5 C5 C5"), notes("C5 C5 C5")))
    xml = xml.replace(b'<measure number="1"', f"<measure {attributes}".encode()) if attributes else xml
    score = musicxml_score(xml, "x")
    assert score.pickup_ticks == Q
    assert onsets(score) == [3, 4, 5, 6, 7, 8, 9, 10]
    assert score.meters == (Meter(0, 4, 4),)
    assert score.end_tick == 12 * Q


def test_bars_that_a_repeat_cuts_are_joined():
    backward = '<barline location="right"><repeat direction="backward"/></barline>'
    score = read(
        part(notes("G4"), notes("C5 D5 E5 F5"), notes("C5 D5 E5") + backward, notes("A4"), notes("C5 D5 E5 F5"))
    )
    assert score.meters == (Meter(0, 4, 4),)
    assert score.pickup_ticks == Q
    assert pitches(score) == [67, 72, 74, 76, 77, 72, 74, 76, 67, 72, 74, 76, 77, 72, 74, 76, 69, 72, 74, 76, 77]
    assert onsets(score) == [float(i) for i in range(3, 24)]


def test_irregular_bars_get_a_meter_of_their_own():
    short = read(part(notes("C4 C4 C4 C4"), notes("D4 D4 D4"), notes("E4 E4 E4 E4")))
    assert short.meters == (Meter(0, 4, 4), Meter(4 * Q, 3, 4), Meter(7 * Q, 4, 4))
    long = read(part(notes("C4 C4 C4 C4"), notes("D4 D4 D4 D4 D4"), notes("E4 E4 E4 E4")))
    assert long.meters == (Meter(0, 4, 4), Meter(4 * Q, 5, 4), Meter(9 * Q, 4, 4))
    eighths = read(part(notes("C4 C4 C4 C4"), notes("D4 D4 D4 D4 D4", 6), notes("E4 E4 E4 E4")))
    assert eighths.meters[1] == Meter(4 * Q, 5, 8)
    cadenza = read(part(notes("C4 C4 C4 C4"), notes("D4 " * 11), notes("E4 E4 E4 E4")))
    assert cadenza.meters == (Meter(0, 4, 4), Meter(8 * Q, 7, 4), Meter(15 * Q, 4, 4))
    assert onsets(cadenza) == [float(i) for i in range(19)]


def test_one_part_of_the_meters_length_decides_for_all():
    score = read(part(notes("C4 C4 C4 C4"), notes("C4 C4 C4 C4")), part(notes("D4 D4 D4 D4 D4"), notes("E4 E4")))
    assert score.meters == (Meter(0, 4, 4),)
    assert heard(score, 1) == [(0, 62, 1), (1, 62, 1), (2, 62, 1), (3, 62, 1), (4, 64, 1), (5, 64, 1)]
    late = read(part(notes("C4 C4 C4 C4")), part(note("r", 36) + note("E4", 36)))
    assert heard(late, 1) == [(3, 64, 1)]


def test_rests_for_a_whole_measure_last_as_long_as_the_measure():
    rest = '<note><rest measure="yes"/><duration>48</duration></note>'
    score = read(part(notes("C4 C4 C4"), rest, notes("C4 C4 C4"), time="3/4"), part(rest, rest, rest, time="3/4"))
    assert score.meters == (Meter(0, 3, 4),)
    assert score.end_tick == 9 * Q


def test_meters_keys_and_tempos_change():
    change = (
        "<attributes><key><fifths>-3</fifths><mode>minor</mode></key>"
        "<time><beats>6</beats><beat-type>8</beat-type></time></attributes>"
    )
    sound = '<direction><direction-type><words>Fast</words></direction-type><sound tempo="150.5"/></direction>'
    mark = (
        "<direction><direction-type><metronome><beat-unit>quarter</beat-unit><beat-unit-dot/>"
        "<per-minute>ca. 60-66</per-minute></metronome></direction-type></direction>"
    )
    score = read(part(sound + notes("C4 C4 C4 C4"), change + mark + notes("C4 C4 C4")))
    assert score.meters == (Meter(0, 4, 4), Meter(4 * Q, 6, 8))
    assert score.keys == (Key(0, 0, "major"), Key(4 * Q, 0, "minor"))
    assert score.tempos == (Tempo(0, 150.5), Tempo(4 * Q, 90.0))


@pytest.mark.parametrize(("key", "expected"), [
    ("<fifths>7</fifths><mode>major</mode>", Key(0, 1, "major", 7)),
    ("<fifths>-7</fifths><mode>minor</mode>", Key(0, 8, "minor", -7)),
    ("<fifths>0</fifths><mode>dorian</mode>", Key(0, 2, "dorian")),
    ("<fifths>1</fifths><mode>lydian</mode>", Key(0, 0, "lydian")),
    ("<fifths>-1</fifths><mode>aeolian</mode>", Key(0, 2, "minor")),
    ("<fifths>0</fifths><mode>yu</mode>", Key(0, 9, "yu")),
    ("<fifths>0</fifths>", Key(0, 9, "minor")),
    ("<key-step>F</key-step><key-alter>1</key-alter>", Key(0, 4, "minor")),
])  # fmt: skip
def test_keys_and_modes(key: str, expected: Key):
    line = "A4 C5 E5 A5 G#5 A5 E5 A4" if expected.tonic != 4 else "E4 G4 B4 E5 D#5 E5 B4 E4"
    assert read(part(notes(line, 6), key=key)).keys == (expected,)


@pytest.mark.parametrize(("time", "expected"), [
    ("3+2/8", Meter(0, 5, 8)), ("2/2", Meter(0, 2, 2)), ("12/16", Meter(0, 12, 16)),
])  # fmt: skip
def test_meters(time: str, expected: Meter):
    assert read(part("", "", time=time)).meters == (expected,)


def test_sums_of_meters_and_music_without_one():
    added = "<beats>3</beats><beat-type>8</beat-type><beats>2</beats><beat-type>4</beat-type>"
    xml = document(part("", ""))
    summed = xml.replace(b"<beats>4</beats><beat-type>4</beat-type>", added.encode())
    assert musicxml_score(summed, "x").meters == (Meter(0, 7, 8),)
    free = xml.replace(b"<beats>4</beats><beat-type>4</beat-type>", b"<senza-misura/>")
    assert musicxml_score(free, "x").meters == (Meter(0, 4, 4),)


def test_rehearsal_marks_are_sections():
    mark = "<direction><direction-type><rehearsal>{}</rehearsal></direction-type></direction>"
    bars = [mark.format(name) + note("C4", 48) for name in ("Intro", "Verse 1", "副歌", "Verse 2", "B")]
    score = read(part(*bars), part(*bars))
    assert [(s.name, s.kind, s.start_bar, s.bars) for s in score.sections] == [
        ("Intro", "intro", 0, 1), ("Verse 1", "verse", 1, 1), ("副歌", "chorus", 2, 1), ("Verse 2", "verse", 3, 1),
        ("B", "theme", 4, 1),
    ]  # fmt: skip
    assert score.sections[1].letter == score.sections[3].letter != score.sections[2].letter


def velocities(score: Score) -> list[int]:
    return [n.velocity for n in score.tracks[0].notes]


def test_dynamics_are_velocities():
    bars = ["C4 C4 C4 C4"] * 3
    assert velocities(read(part(notes(bars[0])))) == [80] * 4
    marked = [dynamics("p") + notes(bars[0]), dynamics("ff") + notes(bars[1])]
    assert velocities(read(part(*marked))) == [49] * 4 + [112] * 4
    assert velocities(read(part(dynamics("p", '<sound dynamics="60"/>') + notes(bars[0])))) == [54] * 4
    accent = notes("C4 C4") + dynamics("sfz") + notes("C4 C4")
    assert velocities(read(part(accent))) == [80, 80, 112, 80]
    told = note("C4", 24, attributes=' dynamics="100"') + note("C4", 24, attributes=' dynamics="50"')
    assert velocities(read(part(told))) == [90, 45]


def test_wedges_are_interpolated():
    to_forte = dynamics("p") + wedge("crescendo") + notes("C4 C4 C4 C4") + wedge("stop")
    assert velocities(read(part(to_forte, dynamics("f") + notes("C4 C4 C4 C4")))) == [49, 61, 72, 84] + [96] * 4
    open_end = wedge("diminuendo") + notes("C4 C4 C4 C4") + wedge("stop")
    assert velocities(read(part(open_end, notes("C4 C4 C4 C4")))) == [80, 76, 72, 68] + [64] * 4


def test_drums_are_general_midi_keys():
    listed = (
        '<score-instrument id="k"><instrument-name>Kick</instrument-name></score-instrument>'
        '<score-instrument id="h"><instrument-name>Closed Hi-Hat</instrument-name></score-instrument>'
        '<midi-instrument id="k"><midi-channel>10</midi-channel><midi-program>1</midi-program>'
        "<midi-unpitched>37</midi-unpitched></midi-instrument>"
    )
    hit = (
        "<note><unpitched><display-step>{}</display-step><display-octave>{}</display-octave></unpitched>"
        "<duration>12</duration>{}</note>"
    )
    bar = (
        hit.format("F", 4, '<instrument id="k"/>') + hit.format("G", 5, '<instrument id="h"/>')
        + hit.format("C", 5, "") + hit.format("A", 5, "<notehead>x</notehead>")
    )  # fmt: skip
    score, names = spelled_score(document(part(bar), part(notes("C4 C4 C4 C4")), listed={0: listed}), "x")
    assert score.tracks[0].role is Role.DRUMS
    assert pitches(score) == [36, 42, 38, 49]
    assert names[0] == ()
    assert score.tracks[1].role is Role.MELODY


@pytest.mark.parametrize(("listed", "name", "program"), [
    ("<midi-instrument id='a'><midi-program>41</midi-program></midi-instrument>", "X", 40),
    ("<midi-instrument id='a'><midi-program>0</midi-program></midi-instrument>", "Violoncello", 42),
    ("<score-instrument id='a'><instrument-sound>wind.flutes.flute</instrument-sound></score-instrument>", "X", 73),
    ("<score-instrument id='a'><instrument-sound>keyboard.piano.grand</instrument-sound></score-instrument>", "X", 0),
    ("<score-instrument id='a'><instrument-name>Trumpet in C</instrument-name></score-instrument>", "X", 56),
    ("", "二胡", 110), ("", "Bratsche", 41), ("", "Violin", 40), ("", "Nobody", 0),
])  # fmt: skip
def test_instruments(listed: str, name: str, program: int):
    assert read(part(notes("C4 C4 C4 C4")), listed={0: listed}, names=name).tracks[0].program == program


def test_roles_are_guessed_from_names_and_notes():
    score = read(part(notes("C5 D5 E5 F5")), part(notes("C4 E4 G4 E4")), part(note("C2", 48)))
    assert [t.role for t in score.tracks] == [Role.MELODY, Role.CHORDS, Role.BASS]


def test_parts_without_names_and_without_notes():
    score = musicxml_score(
        document(part(notes("C4 C4 C4 C4")), part("")).replace(b"Voice", b"").replace(b"Piano", b""), "x"
    )
    assert [t.name for t in score.tracks] == ["Part 1", "Part 2"]
    assert [len(t.notes) for t in score.tracks] == [4, 0]
    assert sum(t.role is Role.MELODY for t in score.tracks) == 1


def test_unisons_of_two_voices_are_one_note():
    second = "<backup><duration>48</duration></backup>" + note("C4", 12) + note("D4", 36)
    assert heard(read(part(note("C4", 24) + note("C4", 24) + second))) == [(0, 60, 2), (1, 62, 3), (2, 60, 2)]


def test_release_lengthens_and_shortens():
    written = note("C4", 24, attributes=' release="-6"') + note("D4", 24, attributes=' release="12"')
    assert heard(read(part(written, note("E4", 48)))) == [(0, 60, 1.5), (2, 62, 3), (4, 64, 4)]


def test_extras_of_our_own_files():
    extras = (
        '{"tracks":[{"name":"Voice","role":"pad"}],"keys":[{"tick":0,"tonic":9,"mode":"yu"}],'
        '"sections":[{"name":"One","kind":"bridge","letter":"C","bar":0,"bars":1,"energy":0.75}]}'
    )
    head = (
        '<identification><miscellaneous><miscellaneous-field name="scoresmith">'
        f"{extras}</miscellaneous-field></miscellaneous></identification>"
    )
    mark = "<direction><direction-type><rehearsal>One</rehearsal></direction-type></direction>"
    score = read(part(mark + notes("A4 C5 D5 E5"), key="<fifths>0</fifths><mode>minor</mode>"), head=head)
    assert score.tracks[0].role is Role.PAD
    assert score.keys == (Key(0, 9, "yu"),)
    section = score.sections[0]
    assert (section.kind, section.letter, section.energy) == ("bridge", "C", 0.75)
    other = read(part(mark + notes("A4 C5 D5 E5"), key="<fifths>1</fifths><mode>minor</mode>"), head=head)
    assert other.keys == (Key(0, 4, "minor"),)


def test_timewise_scores():
    measure = "<measure number='{}'><part id='P0'>{}</part><part id='P1'>{}</part></measure>"
    attributes = "<attributes><divisions>12</divisions></attributes>"
    body = measure.format(1, attributes + notes("C4 D4 E4 F4"), attributes + note("C3", 48))
    body += measure.format(2, note("G4", 48), note("G2", 48))
    head = "<part-list><score-part id='P0'><part-name>Voice</part-name></score-part></part-list>"
    score = musicxml_score(f"<score-timewise>{head}{body}</score-timewise>".encode(), "x")
    assert pitches(score) == [60, 62, 64, 65, 67]
    assert heard(score, 1) == [(0, 48, 4), (4, 43, 4)]


def test_the_names_of_the_file_are_kept():
    score, names = spelled_score(document(part(notes("C#4 Db4 E#4 Cb5") + "")), "x")
    assert [(s.step, s.alter) for s in names[0]] == [("C", 1), ("D", -1), ("E", 1), ("C", -1)]
    assert [s.octave(n.pitch) for s, n in zip(names[0], score.tracks[0].notes, strict=True)] == [4, 4, 4, 5]
    assert len(spell(score)[0]) == len(names[0])


def test_compressed_files(tmp_path: Path):
    plain = document(part(notes("C4 D4 E4 F4")))
    for name, data in (("a.musicxml", plain), ("b.mxl", xml_mutants.packed(plain)), ("c.xml", plain)):
        (tmp_path / name).write_bytes(data)
        assert pitches(read_musicxml(tmp_path / name)) == [60, 62, 64, 65]
    with zipfile.ZipFile(tmp_path / "d.mxl", "w") as archive:
        archive.writestr("META-INF/container.xml", "<container><rootfiles>not well formed")
        archive.writestr("song.xml", plain)
    assert pitches(read_musicxml(tmp_path / "d.mxl")) == [60, 62, 64, 65]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "iso-8859-1", "gb18030"])
def test_encodings(encoding: str):
    title = "é" if encoding == "iso-8859-1" else "雨"
    name = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16"}.get(encoding, encoding)
    text = document(part(notes("C4 D4 E4 F4")), head=f"<movement-title>{title}</movement-title>").decode()
    assert musicxml_score(text.replace("UTF-8", name).encode(encoding), "x").title == title


def sounding(rows: list[tuple[int, int, int]]) -> Counter[tuple[int, int, int]]:
    """Notes (onset, end, pitch) without overlaps of one pitch, from the first onset on."""
    by_pitch: dict[int, list[tuple[int, int]]] = {}
    for onset, end, pitch in sorted(rows):
        by_pitch.setdefault(pitch, []).append((onset, end))
    first = min((onset for onset, _, _ in rows), default=0)
    found: Counter[tuple[int, int, int]] = Counter()
    for pitch, spans in by_pitch.items():
        for (onset, end), following in zip(spans, [*spans[1:], None], strict=True):
            stop = end if following is None else min(end, following[0])
            if stop > onset:
                found[(onset - first, stop - first, pitch)] += 1
    return found


def equal_to_partitura(path: Path) -> bool | None:
    """Whether every part has the notes that partitura reads; None where partitura cannot read the file."""
    import partitura

    try:
        parts = [p.note_array(include_grace_notes=True) for p in partitura.load_musicxml(str(path)).parts]
    except Exception:
        return None
    theirs = []
    for n in (n for rows in parts for n in rows if not n["is_grace"]):
        onset, length = float(n["onset_quarter"]), float(n["duration_quarter"])
        theirs.append((round(onset * Q), round((onset + length) * Q), int(n["pitch"])))
    ours = [
        (n.onset_tick, n.end_tick, n.pitch) for track in read_musicxml(path, unfold=False).tracks for n in track.notes
    ]
    return sounding(theirs) == sounding(ours)


@pytest.fixture
def partitura_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """partitura, kept from fetching a sound font."""
    if "partitura" not in sys.modules:
        monkeypatch.setitem(sys.modules, "fluidsynth", None)
    pytest.importorskip("partitura")


@pytest.mark.slow
@pytest.mark.usefixtures("partitura_is_there")
@pytest.mark.filterwarnings("ignore")
def test_chorales_and_quartets_have_the_notes_that_partitura_reads():
    pytest.importorskip("music21")
    folder = module_at("benchmarks/spelling.py").music21_folder()
    paths = [*sorted((folder / "bach").glob("bwv*.mxl"))[5::40], *sorted((folder / "mozart").rglob("*.mxl"))[:3]]
    found = [equal_to_partitura(path) for path in paths]
    assert sum(same is not None for same in found) >= 10
    assert False not in found


@pytest.mark.data
@pytest.mark.usefixtures("partitura_is_there")
@pytest.mark.filterwarnings("ignore")
def test_lead_sheets_have_the_notes_that_partitura_reads(data_folder: Path):
    paths = sorted((data_folder / "openewld").glob("*/*.mxl"))[::11]
    found = [equal_to_partitura(path) for path in paths]
    assert sum(same is not None for same in found) >= 25
    assert False not in found


@pytest.mark.data
def test_every_lead_sheet_is_read_with_its_chords(data_folder: Path):
    paths = sorted((data_folder / "openewld").glob("*/*.mxl"))[::9]
    scores = [read_spelled(path)[0] for path in paths]
    for score in scores:
        check_score(score)
        assert score.title
        assert score.chords
        assert score.tracks[0].role is Role.MELODY
