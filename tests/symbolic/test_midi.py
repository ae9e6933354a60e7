"""MIDI files: what is written, what comes back, and what is refused."""

import io
import itertools
from dataclasses import replace

import mido
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic.errors import BadInput, ScoresmithError
from symbolic.lint import lint_midi
from symbolic.midi import MidiOptions, key_signature, midi_bytes, performance_bytes, read_midi, write_midi
from symbolic.midi_chords import XF_NEAREST, XF_TYPES, chord_of_xf, xf_chord
from symbolic.midi_layout import CHORD_FORMS, PICKUP_FORMS, RESOLUTIONS, TRACK_ORDERS, layout_of, short_meter
from symbolic.midi_read import score_of
from symbolic.performance import Control, Performance
from symbolic.score import (
    SECTION_KINDS,
    Chord,
    ChordSpan,
    Key,
    Meter,
    Note,
    Role,
    Score,
    Section,
    Tempo,
    Track,
)
from symbolic.theory import CHORD_QUALITIES, MODES
from symbolic.timing import bar_starts

HEADER = bytes.fromhex("4d546864 00000006 0001 0002 01e0")  # MThd, six bytes: type 1, two tracks, 480 to the quarter


def chunk(body: str) -> bytes:
    data = bytes.fromhex(body)
    return b"MTrk" + len(data).to_bytes(4, "big") + data


def small_score() -> Score:
    return Score(
        title="雨后 Rain",
        end_tick=4 * 1920,
        tempos=(Tempo(0, 96.0), Tempo(3840, 72.5)),
        meters=(Meter(0, 4, 4),),
        keys=(Key(0, 10, "dorian"),),
        chords=(ChordSpan(0, 3840, Chord(10, "m7")), ChordSpan(3840, 3840, Chord(3, "maj7", 7))),
        sections=(Section("Verse 1", "verse", "A", 0, 2, 0.4), Section("副歌", "chorus", "B", 2, 2, 0.9)),
        tracks=(
            Track(Role.DRUMS, "Drums", 0, (Note(0, 36, 120, 100), Note(0, 42, 120, 70), Note(120, 42, 120, 60))),
            Track(Role.BASS, "Bass", 33, (Note(0, 34, 960, 90), Note(960, 34, 960, 80))),
            Track(Role.CHORDS, "Piano", 0, (Note(0, 58, 1920, 60), Note(0, 61, 1920, 60))),
            Track(Role.MELODY, "二胡", 110, (Note(480, 70, 480, 99), Note(7200, 72, 480, 1))),
        ),
        copyright="© nobody",
    )


@st.composite
def scores(draw: st.DrawFn) -> Score:
    meters = (draw(st.builds(Meter, st.just(0), st.integers(1, 12), st.sampled_from((2, 4, 8, 16)))),)
    bars = draw(st.integers(1, 6))
    if draw(st.booleans()):
        change = meters[0].bar_ticks * draw(st.integers(1, 3))
        meters = (*meters, draw(st.builds(Meter, st.just(change), st.integers(1, 12), st.sampled_from((2, 4, 8)))))
    end_tick = meters[-1].tick + bars * meters[-1].bar_ticks
    starts = bar_starts(meters, end_tick)
    text = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=40)
    ticks = st.lists(st.integers(1, end_tick - 1), max_size=3, unique=True).map(sorted)
    cuts = sorted(draw(st.sets(st.integers(0, len(starts) - 2), max_size=4)))
    sections = tuple(
        Section(f"Part {a}", draw(st.sampled_from(SECTION_KINDS)), "AB"[a % 2], a, b - a, draw(st.floats(0, 1)))
        for a, b in zip(cuts, (*cuts[1:], len(starts) - 1), strict=False)
    )
    pickup_ticks = draw(st.sampled_from((0, 0, *range(40, meters[0].bar_ticks, 40))))
    start_tick = meters[0].bar_ticks - pickup_ticks if pickup_ticks else 0
    chord = st.builds(Chord, st.integers(0, 11), st.sampled_from([q for q in CHORD_QUALITIES if q != "N"]))
    changes = [0, *draw(ticks), end_tick]
    chords = tuple(ChordSpan(a, b - a, draw(chord)) for a, b in itertools.pairwise(changes))
    return Score(
        title=draw(text),
        end_tick=end_tick,
        tempos=tuple(Tempo(t, draw(st.integers(2000, 30000)) / 100) for t in (0, *draw(ticks))),
        meters=meters,
        keys=tuple(Key(t, draw(st.integers(0, 11)), draw(st.sampled_from(list(MODES)))) for t in (0, *draw(ticks))),
        chords=draw(st.sampled_from((chords, ()))),
        sections=sections,
        tracks=tuple(draw(tracks(start_tick, end_tick, text)) for _ in range(draw(st.integers(0, 4)))),
        copyright=draw(st.sampled_from(("", "谱匠 2026"))),
        pickup_ticks=pickup_ticks,
    )


@st.composite
def tracks(draw: st.DrawFn, start_tick: int, end_tick: int, text: st.SearchStrategy[str]) -> Track:
    role = draw(st.sampled_from(Role))
    notes: list[Note] = []
    free_from: dict[int, int] = {}
    struck = st.tuples(st.integers(start_tick, end_tick - 30), st.integers(0, 127), st.integers(30, 960))
    for onset, pitch, length in sorted(draw(st.lists(struck, max_size=25))):
        if onset >= free_from.get(pitch, 0):
            note = Note(onset, pitch, min(length, end_tick - onset), draw(st.integers(1, 127)))
            notes.append(note)
            free_from[pitch] = note.end_tick
    return Track(role, draw(text), draw(st.integers(0, 127)), tuple(sorted(notes)))


OPTIONS = st.builds(
    MidiOptions,
    ticks_per_quarter=st.sampled_from(RESOLUTIONS),
    chords=st.sampled_from(CHORD_FORMS),
    track_order=st.sampled_from(TRACK_ORDERS),
    count_in=st.integers(0, 2),
    pickup=st.sampled_from(PICKUP_FORMS),
)
FILE_RULES = {f"MID-{number:02}" for number in (*range(1, 11), 14)}


def broken_file_rules(data: bytes) -> list[str]:
    return [str(finding) for finding in lint_midi(data) if finding.rule in FILE_RULES]


@settings(max_examples=20, deadline=None)
@given(scores())
def test_a_written_score_comes_back_equal_and_keeps_every_rule(score: Score) -> None:
    data = midi_bytes(score)
    assert broken_file_rules(data) == []
    assert score_of(data, "x") == score
    assert midi_bytes(score_of(data, "x")) == data


@settings(max_examples=40, deadline=None)
@given(scores(), OPTIONS)
def test_with_any_options_a_score_comes_back(score: Score, options: MidiOptions) -> None:
    data = midi_bytes(score, options)
    read = score_of(data, "x")
    assert broken_file_rules(data) == []
    cut_ticks = layout_of(score, options).cut_ticks
    if not any(0 < change.tick <= cut_ticks for change in (*score.keys, *score.tempos)):  # else the last one holds
        assert midi_bytes(read, options) == data
    if options.chords != "none" and cut_ticks == 0:
        assert read == score


@pytest.mark.parametrize(
    "wrong",
    [
        {"ticks_per_quarter": 1920},
        {"chords": "lyrics"},
        {"track_order": "size"},
        {"count_in": -1},
        {"count_in": 17},
        {"count_in": True},
        {"pickup": "bar"},
    ],
)
def test_an_option_that_is_not_there_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput, match=next(iter(wrong))):
        MidiOptions(**wrong)


@pytest.mark.parametrize(
    ("pickup_ticks", "meter", "short"),
    [
        (480, Meter(0, 4, 4), "1/4"),
        (240, Meter(0, 4, 4), "1/8"),
        (720, Meter(0, 3, 4), "3/8"),
        (720, Meter(0, 6, 8), "3/8"),
        (120, Meter(0, 2, 2), "1/16"),
        (320, Meter(0, 4, 4), "1/4"),
        (1900, Meter(0, 4, 4), "4/4"),
    ],
)
def test_the_short_bar_of_a_pickup_has_a_meter(pickup_ticks: int, meter: Meter, short: str) -> None:
    assert str(short_meter(pickup_ticks, meter)) == short


def test_a_short_first_bar_keeps_the_chord_tempo_and_meter_of_the_full_one() -> None:
    score = replace(
        with_notes(small_score(), (Note(1440, 60, 480), Note(1920, 64, 480))),
        pickup_ticks=480,
        meters=(Meter(0, 4, 4), Meter(1920, 4, 4)),
    )
    data = midi_bytes(score, MidiOptions(pickup="meter"))
    file = mido.MidiFile(file=io.BytesIO(data))
    assert [(m.numerator, m.denominator) for m in file.tracks[0] if m.type == "time_signature"] == [(1, 4), (4, 4)]
    assert score_of(data, "x") == score
    for form in ("marker", "xf", "track"):
        assert score_of(midi_bytes(score, MidiOptions(chords=form, pickup="meter")), "x") == score


@pytest.mark.parametrize("chords", ["text", "marker", "track"])
def test_of_chords_within_the_bar_that_is_cut_the_last_one_stays(chords: str) -> None:
    spans = (ChordSpan(0, 960, Chord(0, "")), ChordSpan(960, 480, Chord(5, "")), ChordSpan(1440, 6240, Chord(7, "")))
    score = replace(small_score(), tracks=(), chords=spans, pickup_ticks=400)
    options = MidiOptions(chords=chords, pickup="meter")
    data = midi_bytes(score, options)
    assert score_of(data, "x").chords == spans[2:]
    assert midi_bytes(score_of(data, "x"), options) == data


def test_no_running_status_and_the_header_are_as_written() -> None:
    score = Score("T", 1920, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 10, "minor"),))
    data = midi_bytes(replace(score, tracks=(Track(Role.BASS, "B", 33, (Note(0, 40, 480, 90), Note(480, 40, 960))),)))
    extras_bytes = data.index(b"\xff\x58")
    assert data.startswith(HEADER + b"MTrk")
    assert data[extras_bytes:] == bytes.fromhex(
        "ff5804 04021808 00 ff5902fb01 00 ff5103 07a120 8f00 ff2f00"
        "4d54726b 0000002b 00ff030142 00c021 00b00762 00b00a40 00b05b10"
        "00 90285a 8360 802800 00 902850 8740 802800 8360 ff2f00"
    )


@pytest.mark.parametrize("chord", [Chord(r, q, b) for r, b in ((0, None), (10, 2), (6, 1)) for q in XF_TYPES])
def test_an_xf_chord_reads_back(chord: Chord) -> None:
    expected = Chord(0, "N") if chord.quality == "N" else chord
    assert all(chord_of_xf(xf_chord(chord, flats)) == expected for flats in (False, True))


def test_xf_chords_are_those_of_the_data_list() -> None:
    assert xf_chord(Chord(0, ""), False) == bytes.fromhex("437b01 31 00 7f 7f")
    assert xf_chord(Chord(6, "m7", 10), False) == bytes.fromhex("437b01 44 0a 46 7f")
    assert xf_chord(Chord(10, "7", 5), True) == bytes.fromhex("437b01 27 13 34 7f")
    assert {quality for quality in CHORD_QUALITIES if quality not in XF_TYPES} == set(XF_NEAREST)


def test_xf_chords_of_a_strangers_file_are_read() -> None:
    conductor = chunk("00 ff5103 07a120 00 ff7f07437b01310a7f7f 8f00 ff7f07437b0127007f7f 00 ff2f00")
    part = chunk("00 903c50 9e00 803c00 00 ff2f00")
    assert [(s.onset_tick, s.chord) for s in score_of(HEADER + conductor + part, "x").chords] == [
        (0, Chord(0, "m7")),
        (1920, Chord(10, "")),
    ]


def test_a_performance_has_its_controllers_and_may_begin_before_the_pickup() -> None:
    score = replace(with_notes(small_score(), (Note(1430, 60, 480), Note(1920, 64, 480))), pickup_ticks=480)
    controls = ((Control(1460, 64, 127), Control(1915, 64, 0), Control(1915, 11, 90)),)
    with pytest.raises(BadInput, match="before the pickup"):
        midi_bytes(score)
    for options, shift in ((MidiOptions(), 0), (MidiOptions(pickup="meter"), -1440), (MidiOptions(count_in=1), 1920)):
        file = mido.MidiFile(file=io.BytesIO(performance_bytes(Performance(score, controls), options)))
        lead = next(t for t in file.tracks if t.name == "Lead")
        ticks = itertools.accumulate(m.time for m in lead)
        found = [(t - shift, m.type, *m.bytes()[1:]) for t, m in zip(ticks, lead, strict=True) if t and not m.is_meta]
        onset = max(1430 + shift, 0) - shift
        expected = [(onset, "note_on", 60, 80), (1460, "control_change", 64, 127)]
        end = (onset + 480, "note_off", 60, 0)
        tail = [(1915, "control_change", 11, 90), (1915, "control_change", 64, 0)]
        assert [row for row in found if row[0] < 1920 and row[1] != "note_off" and row[0] > 0] == (
            expected + tail if onset + shift else expected[1:] + tail
        )
        assert end in found


def test_controllers_in_the_bar_that_is_cut_leave_their_last_values() -> None:
    score = replace(with_notes(small_score(), (Note(1440, 60, 480),)), pickup_ticks=480)
    controls = ((*(Control(tick, 11, tick // 20) for tick in range(0, 1800, 120)), Control(3, 64, 127)),)
    data = performance_bytes(Performance(score, controls), MidiOptions(pickup="meter"))
    lead = next(t for t in mido.MidiFile(file=io.BytesIO(data)).tracks if t.name == "Lead")
    ticks = itertools.accumulate(m.time for m in lead)
    found = [(t, m.control, m.value) for t, m in zip(ticks, lead, strict=True) if m.is_cc(11) or m.is_cc(64)]
    assert found == [(0, 11, 72), (0, 64, 127), (120, 11, 78), (240, 11, 84)]


@pytest.mark.parametrize(
    "controls",
    [(), ((Control(-1, 64, 0),),), ((Control(0, 64, 128),),), ((Control(0, 120, 0),),), ((Control(99999, 1, 0),),)],
)
def test_a_performance_with_bad_controllers_is_refused(controls: tuple[tuple[Control, ...], ...]) -> None:
    score = with_notes(small_score(), (Note(0, 60, 480),))
    with pytest.raises(BadInput):
        performance_bytes(Performance(score, controls))


def test_tracks_stand_in_mixer_order_with_drums_on_channel_ten(tmp_path) -> None:
    write_midi(small_score(), tmp_path / "a.mid")
    file = mido.MidiFile(tmp_path / "a.mid", charset="utf-8")
    assert (file.type, file.ticks_per_beat) == (1, 480)
    assert [t.name for t in file.tracks] == ["雨后 Rain", "Chords", "二胡", "Piano", "Bass", "Drums"]
    assert [{m.channel for m in t if m.type == "note_on"} for t in file.tracks[2:]] == [{0}, {1}, {2}, {9}]
    assert [m.text for m in file.tracks[1] if m.type == "text"] == ["Bbm7", "Ebmaj7/G"]
    assert [m.text for m in file.tracks[0] if m.type == "marker"] == ["Verse 1", "副歌"]
    assert [m.key for m in file.tracks[0] if m.type == "key_signature"] == ["Bbm"]
    assert {sum(m.time for m in t) for t in file.tracks} == {4 * 1920}


def test_more_than_fifteen_pitched_tracks_use_further_ports() -> None:
    lines = tuple(Track(Role.COUNTER, f"Line {i}", i, (Note(0, 60, 480),)) for i in range(20))
    score = replace(small_score(), tracks=lines)
    data = midi_bytes(score)
    assert score_of(data, "x") == score
    ports = [m.port for t in mido.MidiFile(file=io.BytesIO(data)).tracks for m in t if m.type == "midi_port"]
    assert ports == [1] * 5


def test_a_gap_between_chords_becomes_no_chord() -> None:
    chords = (ChordSpan(0, 960, Chord(0, "")), ChordSpan(1920, 5760, Chord(7, "7")))
    read = score_of(midi_bytes(replace(small_score(), chords=chords)), "x")
    assert read.chords == (ChordSpan(0, 960, Chord(0, "")), ChordSpan(960, 960, Chord(0, "N")), chords[1])


@pytest.mark.parametrize(
    ("key", "signature"),
    [
        (Key(0, 0, "major"), "C"),
        (Key(0, 10, "major"), "Bb"),
        (Key(0, 9, "minor"), "Am"),
        (Key(0, 2, "dorian"), "Dm"),
        (Key(0, 7, "mixolydian"), "G"),
        (Key(0, 6, "yu"), "F#m"),
        (Key(0, 10, "minor"), "Bbm"),
    ],
)
def test_a_key_signature_shows_the_tonic(key: Key, signature: str) -> None:
    assert key_signature(key) == signature


BAD_SCORES = {
    "overlap": lambda s: with_notes(s, (Note(0, 60, 480), Note(240, 60, 480))),
    "too short": lambda s: with_notes(s, (Note(0, 60, 0),)),
    "past the end": lambda s: with_notes(s, (Note(s.end_tick - 10, 60, 40),)),
    "pitch": lambda s: with_notes(s, (Note(0, 128, 40),)),
    "velocity": lambda s: with_notes(s, (Note(0, 60, 40, 0),)),
    "end off a bar line": lambda s: replace(s, end_tick=s.end_tick + 1),
    "no tempo at 0": lambda s: replace(s, tempos=(Tempo(10, 120.0),)),
    "no tempo": lambda s: replace(s, tempos=()),
    "tempo too slow": lambda s: replace(s, tempos=(Tempo(0, 1.0),)),
    "meter off a bar line": lambda s: replace(s, meters=(Meter(0, 4, 4), Meter(960, 4, 4))),
    "meter that MIDI has not": lambda s: replace(s, meters=(Meter(0, 4, 3),), end_tick=2560 * 3),
    "section past the end": lambda s: replace(s, sections=(Section("A", "verse", "A", 3, 2),)),
    "section twice": lambda s: replace(
        s, sections=(Section("A", "verse", "A", 0, 2), Section("B", "verse", "A", 0, 1))
    ),
    "sections overlap": lambda s: replace(
        s, sections=(Section("A", "verse", "A", 0, 2), Section("B", "verse", "A", 1, 1))
    ),
    "section of no kind": lambda s: replace(s, sections=(Section("A", "song", "A", 0, 2),)),
    "energy": lambda s: replace(s, sections=(Section("A", "verse", "A", 0, 2, float("nan")),)),
    "pickup of a bar": lambda s: replace(s, pickup_ticks=1920),
    "note before the pickup": lambda s: replace(with_notes(s, (Note(0, 60, 480),)), pickup_ticks=480),
    "tick of a half": lambda s: with_notes(s, (Note(0.5, 60, 480),)),
    "tick of 2^70": lambda s: with_notes(s, (Note(2**70, 60, 480),)),
    "too long": lambda s: replace(s, end_tick=1920 * 20001),
    "surrogates": lambda s: replace(s, title="\ud800"),
    "tempo nan": lambda s: replace(s, tempos=(Tempo(0, float("nan")),)),
    "chords out of order": lambda s: replace(s, chords=s.chords[::-1]),
    "200 tracks of drums": lambda s: replace(s, tracks=(Track(Role.DRUMS, "D", 0),) * 200),
    "section without a name": lambda s: replace(s, sections=(Section("", "verse", "A", 0, 2),)),
    "chord past the end": lambda s: replace(s, chords=(ChordSpan(0, 99999, Chord(0, "")),)),
    "program": lambda s: replace(s, tracks=(Track(Role.MELODY, "x", 128, ()),)),
    "no name": lambda s: replace(s, tracks=(Track(Role.MELODY, "", 1, (Note(0, 60, 480),)),)),
    "tonic": lambda s: replace(s, keys=(Key(0, 12, "major"),)),
    "mode": lambda s: replace(s, keys=(Key(0, 0, "blue"),)),
    "chord quality": lambda s: replace(s, chords=(ChordSpan(0, 480, Chord(0, "x")),)),
}


def with_notes(score: Score, notes: tuple[Note, ...]) -> Score:
    return replace(score, tracks=(Track(Role.MELODY, "Lead", 0, notes),))


@pytest.mark.parametrize("name", BAD_SCORES)
def test_a_bad_score_is_refused_in_one_line_and_leaves_no_file(name: str, tmp_path) -> None:
    with pytest.raises(ScoresmithError) as caught:
        write_midi(BAD_SCORES[name](small_score()), tmp_path / "bad.mid")
    assert "\n" not in str(caught.value)
    assert str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_damaged_files_are_bad_input_that_names_the_file(tmp_path) -> None:
    good = midi_bytes(small_score())
    damaged = {
        "empty.mid": b"",
        "text.mid": b"this is no music",
        "header.mid": good[:10],
        "cut.mid": good[: len(good) // 2],
        "riff.mid": b"RIFF" + good,
        "zeros.mid": good[:14] + bytes(200),
        "smpte.mid": good[:12] + b"\xe7\x28" + good[14:],
        "type2.mid": good[:9] + b"\x02" + good[10:],
        "ppq0.mid": good[:12] + b"\x00\x00" + good[14:],
    }
    for name, data in damaged.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(BadInput) as caught:
            read_midi(path)
        assert name in str(caught.value)
        assert "\n" not in str(caught.value)
    with pytest.raises(BadInput, match=r"missing\.mid"):
        read_midi(tmp_path / "missing.mid")


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_bytes_give_a_score_that_can_be_written_or_bad_input(data: st.DataObject) -> None:
    damaged = bytearray(midi_bytes(small_score()))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(8, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        score = score_of(bytes(damaged), "x")
    except BadInput:
        return
    assert score.meters[0].tick == score.tempos[0].tick == score.keys[0].tick == 0
    for track in score.tracks:
        assert all(0 <= n.onset_tick < n.end_tick <= score.end_tick for n in track.notes)


def test_a_strangers_notes_are_mended() -> None:
    conductor = chunk("00 ff5103 07a120 00 ff5902 0000 00 ff2f00")
    # C4 on at 0, on again at 240 (overlap), off at 480 and 960;
    # E4 on at 480 and off at 480 (zero); G4 on at 480, never off
    part = chunk(
        "00 ff0304 4c656164 00 903c50 8170 903c50 8170 803c00 00 904050 00 804000 00 904350 8360 803c00 00 ff2f00"
    )
    score = score_of(HEADER + conductor + part, "x")
    assert [(n.pitch, n.onset_tick, n.duration_tick) for n in score.tracks[0].notes] == [
        (60, 0, 240),
        (60, 240, 720),
        (64, 480, 30),
        (67, 480, 480),
    ]
    assert (score.tracks[0].name, score.tracks[0].role) == ("Lead", Role.MELODY)
    assert score.end_tick == 1920
    assert lint_midi(midi_bytes(score)) == ()


def test_other_resolutions_are_scaled_and_roles_guessed() -> None:
    file = mido.MidiFile(type=1, ticks_per_beat=96)
    parts = ((0, 40, "Violin", (76, 79)), (1, 33, "Fingered", (36, 38)), (9, 0, "", (36, 38)))
    for channel, program, name, pitches in parts:
        track = mido.MidiTrack([mido.MetaMessage("track_name", name=name)])
        track.append(mido.Message("program_change", channel=channel, program=program))
        for pitch in pitches:
            track.append(mido.Message("note_on", channel=channel, note=pitch))
            track.append(mido.Message("note_off", channel=channel, note=pitch, time=32))
        file.tracks.append(track)
    buffer = io.BytesIO()
    file.save(file=buffer)
    score = score_of(buffer.getvalue(), "x")
    assert [t.role for t in score.tracks] == [Role.MELODY, Role.BASS, Role.DRUMS]
    assert [n.onset_tick for n in score.tracks[0].notes] == [0, 160]
    assert (score.tempos, score.meters, score.keys) == ((Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),))


def test_a_type_0_file_is_split_by_channel() -> None:
    file = mido.MidiFile(type=0)
    file.tracks.append(
        mido.MidiTrack(
            [
                mido.MetaMessage("track_name", name="All"),
                mido.MetaMessage("marker", text="Chorus 1"),
                mido.Message("program_change", channel=2, program=38),
                mido.Message("note_on", channel=2, note=40),
                mido.Message("note_on", channel=9, note=38),
                mido.Message("note_off", channel=2, note=40, time=480),
                mido.Message("note_off", channel=9, note=38),
            ]
        )
    )
    buffer = io.BytesIO()
    file.save(file=buffer)
    score = score_of(buffer.getvalue(), "x")
    assert {(t.role, t.program) for t in score.tracks} == {(Role.BASS, 38), (Role.DRUMS, 0)}
    assert score.title == "All"
    assert score.sections == (Section("Chorus 1", "chorus", "A", 0, 1, 0.5),)


@pytest.mark.slow
def test_other_readers_see_the_same_notes(tmp_path) -> None:
    music21 = pytest.importorskip("music21")
    pretty_midi = pytest.importorskip("pretty_midi")
    symusic = pytest.importorskip("symusic")
    path = tmp_path / "a.mid"
    score = small_score()
    write_midi(score, path)
    expected = sorted((n.onset_tick, n.pitch, n.duration_tick) for t in score.tracks for n in t.notes)

    seen = symusic.Score(path)
    assert sorted((n.time, n.pitch, n.duration) for t in seen.tracks for n in t.notes) == expected
    assert sorted((t.program, t.is_drum) for t in seen.tracks) == [(0, False), (0, True), (33, False), (110, False)]

    pretty = pretty_midi.PrettyMIDI(str(path))
    assert sorted((pretty.time_to_tick(n.start), n.pitch) for i in pretty.instruments for n in i.notes) == sorted(
        (onset, pitch) for onset, pitch, _ in expected
    )
    assert list(pretty.get_tempo_changes()[1].round(3)) == [96.0, 72.5]

    stream = music21.converter.parse(path, quantizePost=False)
    assert str(stream.recurse().getElementsByClass("TimeSignature").first().ratioString) == "4/4"
    assert stream.recurse().getElementsByClass("KeySignature").first().sharps == -5
    melody = [n.pitch.midi for n in stream.parts[0].recurse().notes]
    assert melody == [70, 72]
