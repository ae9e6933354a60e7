"""Each reader on a small data set of its own format, written here."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import mido
import pytest

from symbolic.data.billboard import read_billboard, read_chord
from symbolic.data.corpus import READERS, read_corpus
from symbolic.data.downbeat import pickup_ticks
from symbolic.data.freedoom import band_parts, read_credits, role_of
from symbolic.data.groove import style_of
from symbolic.data.midi import RawTrack, key_of_signature
from symbolic.data.pop909 import artists_of, name_chord, name_sections
from symbolic.errors import BadInput
from symbolic.score import Chord, Meter, Note, Role
from symbolic.theory import chord_symbol, parse_chord

Row = tuple[str, int, int, Sequence[Note]]
"""Name, channel, program and notes of a track."""


def write_midi(path: Path, rows: Sequence[Row], meter: tuple[int, int] = (4, 4), bpm: float = 120.0, key: str = "C"):
    path.parent.mkdir(parents=True, exist_ok=True)
    file = mido.MidiFile(ticks_per_beat=480)
    head = mido.MidiTrack()
    head.append(mido.MetaMessage("set_tempo", tempo=round(60e6 / bpm)))
    head.append(mido.MetaMessage("time_signature", numerator=meter[0], denominator=meter[1]))
    head.append(mido.MetaMessage("key_signature", key=key))
    file.tracks.append(head)
    for name, channel, program, notes in rows:
        track = mido.MidiTrack([mido.MetaMessage("track_name", name=name)])
        track.append(mido.Message("program_change", channel=channel, program=program))
        events = [(n.onset_tick, "note_on", n) for n in notes] + [(n.end_tick, "note_off", n) for n in notes]
        now = 0
        for tick, kind, note in sorted(events, key=lambda e: (e[0], e[1] == "note_on", e[2].pitch)):
            track.append(mido.Message(kind, channel=channel, note=note.pitch, velocity=note.velocity, time=tick - now))
            now = tick
        file.tracks.append(track)
    file.save(path)


def pop_song(root: Path, *, late_tick: int) -> None:
    """Eight bars: a melody, an answering line and a piano; played 77 ticks late, corrected ``late_tick`` late."""
    names = ["C", "Am", "F", "G"] * 2
    chords, melody, bridge, piano = [], [], [], []
    for bar, symbol in enumerate(names):
        chord, tick = parse_chord(symbol), bar * 1920
        third = 3 if chord.quality == "m" else 4
        chords += [Note(tick, 48 + chord.root + i, 1920, 90) for i in (0, third, 7)]
        piano += [Note(tick, 36 + chord.root, 960, 70)]
        piano += [Note(tick + 960, 60 + (chord.root + i) % 12, 480, 60) for i in (0, third, 7)]
        melody += [Note(tick + beat * 480, 72 + (bar + beat) % 5, 240, 100 - bar) for beat in range(4)]
        bridge += [Note(tick + 1200, 67 + bar % 3, 240, 80 + bar)]
    folder = root / "pop909"
    folder.mkdir(parents=True)
    (folder / "index.csv").write_text("song_id,name,artist\n001,歌,某人\n002,坏,某人\n", encoding="utf-8")

    def late(notes: Sequence[Note], by_tick: int) -> list[Note]:
        return [Note(n.onset_tick + by_tick, n.pitch, n.duration_tick, n.velocity) for n in notes]

    played = [("MELODY", 0, 0, late(melody, 77)), ("BRIDGE", 1, 0, late(bridge, 77)), ("PIANO", 2, 0, late(piano, 77))]
    write_midi(folder / "midi" / "001.mid", played, bpm=70)
    merged = sorted(late([*melody, *bridge, *piano], late_tick))
    corrected = [("piano", 0, 0, merged), ("chords", 1, 0, late(chords, late_tick))]
    write_midi(folder / "corrected_midi" / "001.mid", corrected, key="C")
    for name in ("midi", "corrected_midi"):
        (folder / name / "002.mid").write_bytes(b"MThd, but no more")
    phrases = folder / "phrases"
    (phrases / "human_label1").mkdir(parents=True)
    (phrases / "melody").mkdir()
    (phrases / "human_label1" / "001.txt").write_text("i2A2B2B2\n")
    lines = [f"{n.pitch} 2\n0 2\n" for n in melody]
    (phrases / "melody" / "001.txt").write_text("".join(lines))


@pytest.mark.parametrize("late_tick", [0, 480, 1440, 1920])
def test_pop909_gets_roles_bars_chords_key_and_sections(tmp_path: Path, late_tick: int):
    pop_song(tmp_path, late_tick=late_tick)
    (work,) = read_corpus(tmp_path)
    assert (work.work_id, work.creator, work.style) == ("pop909/001", "某人", "ballad")
    score = work.score
    assert score.end_tick == 8 * 1920
    assert [chord_symbol(c.chord) for c in score.chords] == ["C", "Am", "F", "G"] * 2
    assert [c.onset_tick for c in score.chords] == [1920 * bar for bar in range(8)]
    assert [t.role for t in score.tracks] == [Role.MELODY, Role.COUNTER, Role.CHORDS, Role.BASS]
    bass = score.track(Role.BASS)
    assert bass is not None
    assert [n.onset_tick for n in bass.notes] == [1920 * bar for bar in range(8)]
    assert score.tempos[0].bpm == pytest.approx(70, abs=0.01)
    assert (score.keys[0].tonic, score.keys[0].mode) == (0, "major")
    assert [(s.kind, s.start_bar, s.bars) for s in score.sections] == [
        ("intro", 0, 2),
        ("verse", 2, 2),
        ("chorus", 4, 2),
        ("chorus", 6, 2),
    ]


def test_artists_named_together_are_told_apart():
    assert artists_of("刘德华  吴宗宪 柯受良") == ("刘德华", "吴宗宪", "柯受良")
    assert artists_of("Ai Mini") == ("Ai Mini",)


def test_chords_are_named_from_their_lowest_note_first():
    assert name_chord([59, 63, 66]) == Chord(11, "")
    assert name_chord([55, 60, 64]) == Chord(0, "", 7)
    assert name_chord([57, 60, 64, 67]) == Chord(9, "m7")
    assert name_chord([60, 61, 62]) is None


def test_sections_are_named_by_their_letters_and_the_height_of_the_melody():
    melody = [Note(bar * 1920, 76 if bar // 4 in (2, 4) else 64, 480) for bar in range(24)]
    labels = [("i", 4), ("A", 4), ("B", 4), ("A", 4), ("B", 4), ("o", 4)]
    kinds = [s.kind for s in name_sections(labels, melody, 0, 1920)]
    assert kinds == ["intro", "verse", "chorus", "verse", "chorus", "outro"]
    with_bridge = [*labels[:5], ("x", 2), ("C", 4)]
    assert [s.kind for s in name_sections(with_bridge, melody, 0, 1920)][5:] == ["interlude", "bridge"]


def test_groove_is_drums_on_general_midi_keys(tmp_path: Path):
    folder = tmp_path / "groove"
    beat = [Note(i * 240 + 6, (36, 22, 40, 26)[i % 4], 60, 50 + i) for i in range(16)]
    write_midi(folder / "drummer1" / "1.mid", [("Kit", 9, 0, beat)])
    head = "drummer,session,id,style,bpm,beat_type,time_signature,midi_filename,audio_filename,duration,split\n"
    rows = "drummer1,s,d1/1,jazz/swing,90,beat,4-4,drummer1/1.mid,a.wav,4,train\n"
    (folder / "info.csv").write_text(head + rows + rows.replace("drummer1/1.mid", "gone.mid"))
    (work,) = read_corpus(tmp_path, ["groove"])
    drums = work.score.track(Role.DRUMS)
    assert drums is not None
    assert [n.pitch for n in drums.notes[:4]] == [36, 42, 38, 46]
    assert [n.onset_tick for n in drums.notes[:4]] == [0, 240, 480, 720]
    assert drums.notes[5].velocity == 55
    assert (work.style, work.split, work.score.tempos[0].bpm) == ("swing", "train", 90.0)


@pytest.mark.parametrize(
    ("groove", "style"),
    [("rock/halftime", "rock"), ("latin/brazilian-bossa", "bossa"), ("funk/groove1", "funk"), ("jazz", "swing")],
)
def test_groove_styles(groove: str, style: str):
    assert style_of(groove) == style


def song_with_piano(pickup_tick: int) -> list[Row]:
    voice, right, left = [], [], []
    if pickup_tick:
        voice.append(Note(0, 67, pickup_tick))
    for bar, root in enumerate([0, 5, 7, 0] * 4):
        tick = pickup_tick + bar * 1440
        left.append(Note(tick, 36 + root, 1440))
        right += [Note(tick + beat * 480, 60 + (root + i) % 12, 480) for beat in (1, 2) for i in (0, 4, 7)]
        voice += [Note(tick, 72 + root % 5, 960), Note(tick + 960, 71, 480)]
    return [("Voice", 0, 52, voice), ("Piano", 1, 0, right), ("Piano", 2, 0, left)]


@pytest.mark.parametrize("pickup_tick", [0, 480])
def test_a_song_starts_its_bars_after_the_pickup(tmp_path: Path, pickup_tick: int):
    name = "Schubert,_Franz__Lieder__1_Lied.mid"
    write_midi(tmp_path / "openscore_lieder" / name, song_with_piano(pickup_tick), meter=(3, 4))
    (work,) = read_corpus(tmp_path)
    assert work.creator == "Schubert, Franz"
    bass = work.score.track(Role.BASS)
    assert bass is not None
    assert {n.onset_tick % 1440 for n in bass.notes} == {0}
    assert [t.role for t in work.score.tracks] == [Role.MELODY, Role.CHORDS, Role.BASS]
    found = [chord_symbol(c.chord) for c in work.score.chords if c.onset_tick >= (1440 if pickup_tick else 0)]
    assert found[:3] == ["C", "F", "G"]
    assert (
        pickup_ticks([n for _, _, _, row in song_with_piano(pickup_tick) for n in row], Meter(0, 3, 4)) == pickup_tick
    )


SHEET = """<?xml version="1.0"?><score-partwise><part-list/><part id="P1">
<measure number="0"><attributes><divisions>2</divisions><key><fifths>1</fifths><mode>major</mode></key>
<time><beats>3</beats><beat-type>4</beat-type></time></attributes><sound tempo="96"/>
<note><pitch><step>D</step><octave>4</octave></pitch><duration>2</duration></note></measure>
<measure number="1"><harmony><root><root-step>G</root-step></root><kind text="Maj7">major-seventh</kind></harmony>
<note><pitch><step>F</step><alter>1</alter><octave>4</octave></pitch><duration>6</duration><tie type="start"/></note>
</measure>
<measure number="2"><harmony><root><root-step>A</root-step></root><kind>minor-seventh</kind></harmony>
<harmony><root><root-step>D</root-step></root><kind text="7">dominant</kind>
<bass><bass-step>F</bass-step><bass-alter>1</bass-alter></bass></harmony>
<note><pitch><step>F</step><alter>1</alter><octave>4</octave></pitch><duration>4</duration><tie type="stop"/></note>
<note><rest/><duration>2</duration></note></measure>
<measure number="3"><note><pitch><step>G</step><octave>4</octave></pitch><duration>6</duration></note></measure>
</part></score-partwise>"""


def test_a_lead_sheet_has_its_melody_ties_chords_and_pickup(tmp_path: Path):
    path = tmp_path / "openewld" / "Ann_Other-Some_Body" / "A_Song.mxl"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", "<container/>")
        archive.writestr("song.xml", SHEET)
    (work,) = read_corpus(tmp_path)
    assert work.creators == ("Ann Other", "Some Body")
    assert work.score.tracks[0].notes == (Note(960, 62, 480), Note(1440, 66, 2400), Note(4320, 67, 1440))
    assert [(c.onset_tick, chord_symbol(c.chord)) for c in work.score.chords] == [
        (0, "N.C."),
        (1440, "Gmaj7"),
        (2880, "Am7"),
        (3360, "D7/F#"),
    ]
    assert (work.score.keys[0].tonic, work.score.tempos[0].bpm, work.style) == (7, 96.0, "waltz")


CHART = """# title: T
# artist: An Artist
# metre: 4/4
# tonic: Bb

0.0\tsilence
0.1\tA, intro, | Bb:maj | Eb:maj/3 . G:min7 . |
9.0\tB, verse, | F:7 Bb:sus4(b7,9) | x2, (voice
20.0\tend
"""


def test_a_chart_has_bars_chords_and_sections(tmp_path: Path):
    folder = tmp_path / "billboard" / "salami_chords"
    folder.mkdir(parents=True)
    (folder / "0001.txt").write_text(CHART)
    (folder / "0002.txt").write_text(CHART.replace("| Bb:maj |", "| (2/4) Bb:maj |"))
    (chart,) = read_billboard(tmp_path)
    assert (chart.bars, chart.tonic, chart.beats_in_bar) == (4, 10, 4)
    assert [(c.onset_tick, c.duration_tick, chord_symbol(c.chord)) for c in chart.chords] == [
        (0, 1920, "A#"),
        (1920, 960, "D#/G"),
        (2880, 960, "Gm7"),
        (3840, 960, "F7"),
        (4800, 960, "A#9sus4"),
        (5760, 960, "F7"),
        (6720, 960, "A#9sus4"),
    ]
    assert [(s.letter, s.name, s.start_bar) for s in chart.sections] == [("A", "intro", 0), ("B", "verse", 2)]


def test_a_chart_chord_that_is_unknown_is_refused():
    with pytest.raises(BadInput, match="'H:maj'"):
        read_chord("H:maj")
    with pytest.raises(BadInput, match="'what'"):
        read_chord("A:what")


def test_the_tracks_of_a_band_get_roles():
    low = RawTrack("b", 33, False, tuple(Note(i * 240, 33, 240) for i in range(16)))
    pad = RawTrack("p", 89, False, tuple(Note(i * 1920, p, 1920) for i in range(2) for p in (60, 64, 67)))
    lead = RawTrack("l", 81, False, tuple(Note(i * 480, 72 + i % 3, 480) for i in range(8)))
    echo = RawTrack("e", 81, False, tuple(Note(i * 480 + 40, 72 + i % 3, 480) for i in range(8)))
    second = RawTrack("s", 73, False, tuple(Note(i * 960, 70 - i % 2, 480) for i in range(4)))
    arp = RawTrack("a", 99, False, tuple(Note(i * 120, (60, 67, 72, 76)[i % 4], 120) for i in range(32)))
    kit = RawTrack("d", 0, True, (Note(0, 36, 40), Note(480, 38, 40)))
    shot = RawTrack("g", 127, False, (Note(0, 60, 480),))
    tracks = [low, pad, lead, echo, second, arp, kit, shot]
    found = [role_of(t) for t in tracks]
    assert found == [
        Role.BASS, Role.PAD, Role.MELODY, Role.MELODY, Role.MELODY, Role.ARP, Role.DRUMS, None,
    ]  # fmt: skip
    parts = band_parts(tracks, [Meter(0, 4, 4)])
    assert parts[Role.MELODY][1] == list(lead.notes)
    assert parts[Role.COUNTER][1] == list(second.notes)
    assert set(parts) == {Role.BASS, Role.PAD, Role.MELODY, Role.COUNTER, Role.ARP, Role.DRUMS}


def test_credits_name_the_composers():
    text = '\tE1M1: "A by B" by Kevin "V" Martins & Jon M\n\tMAP03: "Fear" by Disco, remix of "X" by Other\nnothing\n'
    assert read_credits(text) == {"e1m1": ('Kevin "V" Martins', "Jon M"), "map03": ("Disco",)}


def test_key_signatures():
    assert key_of_signature(-3, False) == (3, "major")
    assert key_of_signature(-3, True) == (0, "minor")
    assert key_of_signature(1, True) == (4, "minor")


def test_an_unknown_source_is_refused_by_name(tmp_path: Path):
    with pytest.raises(BadInput, match="'nowhere'"):
        next(read_corpus(tmp_path, ["nowhere"]))


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("source", READERS)
def test_real_works_keep_the_rules_of_a_score(source: str, data_folder: Path):
    for _, work in zip(range(8), read_corpus(data_folder, [source]), strict=False):
        score = work.score
        assert work.split in ("train", "dev", "test")
        assert score.meters[0].tick == score.tempos[0].tick == score.keys[0].tick == 0
        for track in score.tracks:
            assert list(track.notes) == sorted(track.notes)
            assert all(n.onset_tick % 40 == 0 and n.duration_tick % 40 == 0 for n in track.notes)
            assert all(n.duration_tick > 0 and n.end_tick <= score.end_tick for n in track.notes)
        if score.chords:
            assert score.chords[0].onset_tick == 0
            assert sum(c.duration_tick for c in score.chords) == score.end_tick
