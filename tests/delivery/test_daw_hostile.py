"""DAW projects of music with hostile names, of any score, and of files that cannot be used."""

import tracemalloc
import wave
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from render.daw import write_dawproject, write_reaper
from render.daw.clock import Clock
from render.daw.text import number, plain, quoted
from symbolic.errors import BadInput
from symbolic.performance import Control, Performance
from symbolic.score import Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.timing import bar_starts, tick_to_seconds
from tests.delivery.daw_reading import (
    FoundTrack,
    all_ids,
    dawproject_tracks,
    field,
    midi_notes,
    notes_of,
    played,
    project_of,
    reaper_of,
    reaper_tracks,
    ticks,
    write_stems,
)
from tests.delivery.pieces import piece

WRITERS = {"a.dawproject": write_dawproject, "a.rpp": write_reaper}
both = pytest.mark.parametrize("file", WRITERS)
in_one_folder = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

HOSTILE = (
    'double " quote',
    "single ' quote",
    "back ` tick",
    "all \" three ' marks `",
    "line\nbreak\r\nand\ttab",
    "雨巷 二胡 🎻",
    "null \x00 escape \x1b next line \x85 separator \u2028 end",
    "<TRACK\n>",
    "</Clip> & <![CDATA[ ]]> &amp; %s {0}",
    "| pipe",
    "not a character \uffff",
    "../../etc/passwd",
    "'",
    '"',
    "x" * 5000,
)


def tracks_of(path: Path) -> list[FoundTrack]:
    return dawproject_tracks(project_of(path)) if path.suffix == ".dawproject" else reaper_tracks(reaper_of(path))


def one_bar(title: str = "t", name: str = "Flute", section: str = "A", rights: str = "") -> Score:
    tracks = (Track(Role.MELODY, name, 73, (Note(0, 60, 480),)), Track(Role.DRUMS, name, 0))
    sections = (Section(section, "verse", "A", 0, 1),)
    meters, tempos, keys = (Meter(0, 4, 4),), (Tempo(0, 120.0),), (Key(0, 0, "major"),)
    return Score(title, 1920, tempos, meters, keys, (), sections, tracks, copyright=rights)


@pytest.mark.parametrize("text", HOSTILE)
def test_names_arrive_whatever_they_hold(text: str, tmp_path: Path):
    score = one_bar(text, text, text, text)
    performance = Performance.literal(score)
    write_dawproject(performance, tmp_path / "a.dawproject", stems=write_stems(tmp_path, ["s"]))
    project = project_of(tmp_path / "a.dawproject")
    assert [m.get("name") for m in project.iter("Marker")] == [plain(text)]
    assert {c.get("name") for c in project.findall("Arrangement/Lanes/Lanes[@track='track-0']/Clips/Clip")} == {
        plain(text)
    }
    assert dawproject_tracks(project)[0].name == plain(text)
    with zipfile.ZipFile(tmp_path / "a.dawproject") as archive:
        titles = etree.fromstring(archive.read("metadata.xml"))
        assert (titles.findtext("Title") or "", titles.findtext("Copyright") or "") == (plain(text), plain(text))
        assert not any(".." in name or name.startswith("/") for name in archive.namelist())
    write_reaper(performance, tmp_path / "a.rpp", stems=write_stems(tmp_path, ["s"]))
    reaper = reaper_of(tmp_path / "a.rpp")
    shown = plain(text).replace("`", "'") if all(mark in text for mark in "\"'`") else plain(text)
    assert [row[3] for row in reaper.findall("MARKER")] == [shown]
    assert [track.name for track in reaper_tracks(reaper)] == [shown, shown]
    assert len(reaper.findall("TRACK")) == 4


@both
@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800"])
def test_a_name_that_is_none_is_refused_or_replaced(file: str, text: str, tmp_path: Path):
    try:
        WRITERS[file](Performance.literal(one_bar(text, text, text, text)), tmp_path / file)
    except BadInput:
        assert list(tmp_path.iterdir()) == []
        return
    assert [track.name for track in tracks_of(tmp_path / file)] == ["melody", "drums"]


@in_one_folder
@given(text=st.text(max_size=40).filter(lambda text: text.strip("\0").strip()))
def test_any_text_makes_projects_that_parse(text: str, tmp_path: Path):
    performance = Performance.literal(one_bar(text, text, text, text))
    write_dawproject(performance, tmp_path / "a.dawproject")
    write_reaper(performance, tmp_path / "a.rpp")
    assert notes_of(dawproject_tracks(project_of(tmp_path / "a.dawproject"))) == {(0, 60, 480, 80, False): 1}
    assert notes_of(reaper_tracks(reaper_of(tmp_path / "a.rpp"))) == {(0, 60, 480, 80, False): 1}


@given(st.text())
def test_a_quoted_text_is_one_field_on_one_line(text: str):
    field_text = quoted(text)
    assert len(field_text.splitlines()) == 1
    assert field_text[0] == field_text[-1]
    assert field_text[0] not in field_text[1:-1]


@given(st.floats(-1e6, 1e6))
def test_a_number_is_plain_and_near(value: float):
    assert set(number(value)) <= set("-.0123456789")
    assert float(number(value)) == pytest.approx(value, abs=1e-9)


def test_numbers_have_no_idle_zeros():
    assert [number(x) for x in (4.0, 0.5, -0.0, 1e-12, 100.0, 1 / 3)] == ["4", "0.5", "0", "0", "100", "0.333333333"]


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Small scores: any meters, tempos, sections with gaps, tracks with notes on the grid or between."""
    meters, tick = [], 0
    for _ in range(draw(st.integers(1, 3))):
        meters.append(Meter(tick, draw(st.integers(1, 9)), draw(st.sampled_from((2, 4, 8)))))
        tick += meters[-1].bar_ticks * draw(st.integers(1, 3))
    end = tick
    starts = bar_starts(meters, end)
    tempo_ticks = draw(st.sets(st.integers(1, end - 1), max_size=4)) - {0}
    tempos = tuple(Tempo(t, draw(st.floats(20, 300))) for t in sorted(tempo_ticks | {0}))
    bars = sorted(draw(st.sets(st.integers(0, len(starts) - 1), max_size=4)))
    sections = tuple(Section(f"S{a}", "verse", "A", a, b - a) for a, b in zip(bars[::2], bars[1::2], strict=False))
    tracks = tuple(Track(draw(st.sampled_from(Role)), "T", 0, draw(notes(end))) for _ in range(draw(st.integers(0, 3))))
    return Score("t", end, tempos, tuple(meters), (Key(0, 0, "major"),), (), sections, tracks)


@st.composite
def notes(draw: st.DrawFn, end: int) -> tuple[Note, ...]:
    found, free = [], {60: 0, 61: 0}
    for _ in range(draw(st.integers(0, 6))):
        pitch = draw(st.sampled_from((60, 61)))
        onset = free[pitch] + 40 * draw(st.integers(0, 24))
        duration = draw(st.integers(30, 1200))
        free[pitch] = -(-(onset + duration) // 40) * 40
        if onset + duration <= end:
            found.append(Note(onset, pitch, duration, draw(st.integers(1, 127))))
    return tuple(sorted(found))


@in_one_folder
@given(score=scores())
def test_any_written_score_keeps_every_note_and_its_clips_fill_the_piece(score: Score, tmp_path: Path):
    write_dawproject(Performance.literal(score), tmp_path / "a.dawproject")
    write_reaper(Performance.literal(score), tmp_path / "a.rpp")
    project = project_of(tmp_path / "a.dawproject")
    expected = midi_notes(score)
    starts = set(bar_starts(score.meters, score.end_tick))
    assert len(set(all_ids(project))) == len(list(all_ids(project)))
    for tracks in (dawproject_tracks(project), reaper_tracks(reaper_of(tmp_path / "a.rpp"))):
        assert notes_of(tracks) == expected
        assert len(tracks) == len(score.tracks)
        for track in tracks:
            assert track.clips[0].start_tick == 0
            assert [c.end_tick for c in track.clips] == [c.start_tick for c in track.clips[1:]] + [score.end_tick]
            assert {c.start_tick for c in track.clips} <= starts
            assert {s.name for s in score.sections} <= {c.name for c in track.clips}


@given(st.floats(0, 500), st.lists(st.tuples(st.integers(1, 50_000), st.floats(10, 400)), max_size=5))
def test_seconds_become_the_ticks_that_they_came_from(time_s: float, changes: list[tuple[int, float]]):
    tempos = (Tempo(0, 120.0), *(Tempo(t, bpm) for t, bpm in sorted(dict(changes).items())))
    clock = Clock.of(tempos)
    tick = clock.tick(time_s)
    assert abs(tick_to_seconds(round(tick), tempos) - time_s) <= 60 / (10 * 480)
    assert clock.seconds(round(tick)) == pytest.approx(tick_to_seconds(round(tick), tempos), abs=1e-9)
    assert clock.tempo(round(tick)) == [t for t in tempos if t.tick <= round(tick)][-1]


def test_without_sections_there_is_one_clip_with_the_title_and_no_marker(tmp_path: Path):
    score = Score("雨", 3840, (Tempo(0, 90.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=one_bar().tracks)
    write_dawproject(Performance.literal(score), tmp_path / "a.dawproject")
    write_reaper(Performance.literal(score), tmp_path / "a.rpp")
    project, reaper = project_of(tmp_path / "a.dawproject"), reaper_of(tmp_path / "a.rpp")
    assert (project.find("Arrangement/Markers"), reaper.findall("MARKER")) == (None, [])
    for track in (*dawproject_tracks(project), *reaper_tracks(reaper)):
        assert [(c.name, c.start_tick, c.end_tick) for c in track.clips] == [("雨", 0, 3840)]


@both
def test_bars_of_no_section_are_clips_with_the_title(file: str, tmp_path: Path):
    sections = (Section("A", "verse", "A", 1, 1), Section("C", "verse", "C", 3, 1))
    score = replace(one_bar("t"), end_tick=5 * 1920, sections=sections)
    WRITERS[file](Performance.literal(score), tmp_path / file)
    for track in tracks_of(tmp_path / file):
        assert [clip.name for clip in track.clips] == ["t", "A", "t", "C", "t"]
        assert [clip.start_tick // 1920 for clip in track.clips] == [0, 1, 2, 3, 4]


@both
def test_the_same_music_gives_the_same_bytes(file: str, tmp_path: Path):
    stems = write_stems(tmp_path, ["a", "b"])
    WRITERS[file](played(piece("guofeng")), tmp_path / file, stems=stems)
    first = (tmp_path / file).read_bytes()
    WRITERS[file](played(piece("guofeng")), tmp_path / file, stems=stems)
    assert (tmp_path / file).read_bytes() == first
    if zipfile.is_zipfile(tmp_path / file):
        with zipfile.ZipFile(tmp_path / file) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@both
def test_names_and_sections_come_from_the_written_score(file: str, tmp_path: Path):
    score = piece("waltz")
    performance = played(replace(score, title="other", sections=()))
    WRITERS[file](performance, tmp_path / file, score=score)
    assert [c.name for c in tracks_of(tmp_path / file)[0].clips] == [s.name for s in score.sections]


@both
@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Control(0, 128, 0), "128"),
        (Control(0, 123, 0), "123"),
        (Control(0, 64, 128), "128"),
        (Control(-1, 64, 0), "-1"),
        (Control(99_999, 64, 0), "99999"),
    ],
)
def test_a_controller_that_midi_cannot_hold_is_refused(file: str, row: Control, words: str, tmp_path: Path):
    with pytest.raises(BadInput, match=words):
        WRITERS[file](Performance(one_bar(), ((row,), ())), tmp_path / file)
    assert list(tmp_path.iterdir()) == []


@both
def test_a_performance_of_another_score_is_refused(file: str, tmp_path: Path):
    with pytest.raises(BadInput, match="'Waltz' is not a performance of 'Jig'"):
        WRITERS[file](played(piece("waltz")), tmp_path / file, score=piece("jig"))
    with pytest.raises(BadInput, match="1 rows of control"):
        WRITERS[file](Performance(one_bar(), ((),)), tmp_path / file)


@both
def test_a_score_that_midi_cannot_hold_is_refused(file: str, tmp_path: Path):
    track = Track(Role.MELODY, "Flute", 73, (Note(0, 200, 480),))
    with pytest.raises(BadInput, match="track 'Flute': note 200 at tick 0"):
        WRITERS[file](Performance.literal(replace(one_bar(), tracks=(track,))), tmp_path / file)
    with pytest.raises(BadInput, match="section 'A'"):
        WRITERS[file](
            Performance.literal(replace(one_bar(), sections=(Section("A", "verse", "A", 1, 1),))), tmp_path / file
        )
    assert list(tmp_path.iterdir()) == []


def broken_stems(kind: str, folder: Path) -> dict[int, Path]:
    stems = write_stems(folder, ["good", "bad"])
    if kind == "missing":
        stems[1].unlink()
    elif kind == "a folder":
        stems[1].unlink()
        stems[1].mkdir()
    elif kind == "empty":
        stems[1].write_bytes(b"")
    elif kind == "noise":
        stems[1].write_bytes(bytes(range(256)) * 20)
    elif kind == "silent":
        soundfile.write(stems[1], [], 48_000, subtype="PCM_24")
    elif kind == "longer":
        write_stems(folder, ["good", "bad"], frames=4801)
        write_stems(folder, ["good"])
    elif kind == "rate":
        write_stems(folder, ["good", "bad"], rate_hz=44_100)
        write_stems(folder, ["good"])
    elif kind == "flac":
        soundfile.write(stems[1], [0.0] * 4800, 48_000, format="FLAC")
    return stems


@both
@pytest.mark.parametrize("kind", ["missing", "a folder", "empty", "noise", "silent", "longer", "rate", "flac"])
def test_a_stem_that_cannot_be_used_is_named_and_nothing_is_written(file: str, kind: str, tmp_path: Path):
    stems = broken_stems(kind, tmp_path)
    (tmp_path / file).write_text("as it was")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BadInput, match=r"bad\.wav: "):
        WRITERS[file](Performance.literal(one_bar()), tmp_path / file, stems=stems)
    with pytest.raises(BadInput, match=r"bad\.wav: "):
        WRITERS[file](Performance.literal(one_bar()), tmp_path / file, stems={0: stems[0]}, mix=stems[1])
    assert (tmp_path / file).read_text() == "as it was"
    assert sorted(tmp_path.iterdir()) == before


@both
def test_a_single_stem_without_sound_is_refused(file: str, tmp_path: Path):
    stems = broken_stems("silent", tmp_path)
    with pytest.raises(BadInput, match=r"bad\.wav: the file holds no sound"):
        WRITERS[file](Performance.literal(one_bar()), tmp_path / file, stems={0: stems[1]})


@both
@pytest.mark.parametrize("index", [-1, 2])
def test_a_stem_of_no_track_is_refused(file: str, index: int, tmp_path: Path):
    stems = write_stems(tmp_path, ["good"])
    with pytest.raises(BadInput, match=rf"good\.wav: a stem of track {index}, but the tracks are 0 to 1"):
        WRITERS[file](Performance.literal(one_bar()), tmp_path / file, stems={index: stems[0]})


def test_reaper_takes_no_file_from_elsewhere_and_none_it_cannot_quote(tmp_path: Path):
    score, target = Performance.literal(one_bar()), tmp_path / "project" / "a.rpp"
    with pytest.raises(BadInput, match=r"elsewhere\.wav: a REAPER project holds files of its own folder"):
        write_reaper(score, target, stems=write_stems(tmp_path, ["elsewhere"]))
    with pytest.raises(BadInput, match="REAPER cannot hold this name"):
        write_reaper(score, target, stems=write_stems(tmp_path / "project", ["a\"b'c`d"]))
    with pytest.raises(BadInput, match="REAPER cannot hold this name"):
        write_reaper(score, target, stems=write_stems(tmp_path / "project", ["a\nb"]))
    write_reaper(score, target, stems=write_stems(tmp_path / "project" / "声 部", ['二胡 "solo"']))
    track = reaper_of(target).findall("TRACK")[-1]
    assert field(track.find("ITEM/SOURCE"), "FILE") == ['声 部/二胡 "solo".wav']


def test_a_relative_target_and_absolute_stems_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    write_reaper(Performance.literal(one_bar()), Path("a.rpp"), stems=write_stems(tmp_path / "stems", ["x"]))
    assert "stems/x.wav" in Path("a.rpp").read_text(encoding="utf-8")


def test_stems_are_streamed_into_the_archive(tmp_path: Path):
    size = 60_000_000
    with wave.open(str(tmp_path / "long.wav"), "wb") as file:
        file.setparams((2, 3, 48_000, 0, "NONE", "NONE"))
        for _ in range(60):
            file.writeframes(bytes(size // 60))
    tracemalloc.start()
    write_dawproject(Performance.literal(one_bar()), tmp_path / "a.dawproject", stems={0: tmp_path / "long.wav"})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "a.dawproject").stat().st_size > size
    assert peak < 8_000_000


def test_a_note_played_ahead_of_the_section_moves_only_when_it_belongs_there(tmp_path: Path):
    def clips(*played_notes: Note) -> list[list[tuple[int, int]]]:
        sections = (Section("A", "verse", "A", 0, 1), Section("B", "verse", "B", 1, 1))
        track = Track(Role.MELODY, "Flute", 73, played_notes)
        score = Score("t", 3840, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), (), sections, (track,))
        write_dawproject(Performance.literal(score), tmp_path / "a.dawproject")
        (found,) = dawproject_tracks(project_of(tmp_path / "a.dawproject"))
        return [[(onset, duration) for onset, _, duration, *_ in clip.notes] for clip in found.clips]

    assert clips(Note(1900, 60, 480)) == [[], [(1920, 460)]]  # 21 ms ahead
    assert clips(Note(1880, 60, 480)) == [[(1880, 480)], []]  # on the grid: written there
    assert clips(Note(1870, 60, 480)) == [[(1870, 480)], []]  # 52 ms ahead: no slip of the hand
    assert clips(Note(1890, 60, 40)) == [[(1890, 40)], []]  # over before it would begin
    assert clips(Note(1910, 60, 15 + 20)) == [[], [(1920, 25)]]


def test_beats_find_their_ticks_again():
    from render.daw.dawproject import beats

    assert all(ticks(beats(tick)) == tick for tick in range(0, 5_000_000, 997))
