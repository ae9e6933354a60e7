"""The rules of DAW projects, DAW-01 to DAW-05 and RPP-01 to RPP-03, on every piece."""

import zipfile
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import soundfile
from lxml import etree

from render.daw import write_dawproject, write_reaper
from symbolic.file_names import mixer_order, track_file_names
from symbolic.performance import Control, Performance
from symbolic.score import Score
from symbolic.timing import bar_starts, tick_to_seconds
from tests.delivery.daw_reading import (
    FoundTrack,
    all_ids,
    all_references,
    dawproject_tracks,
    field,
    lanes_of,
    midi_notes,
    notes_of,
    played,
    project_of,
    reaper_of,
    reaper_tracks,
    tempo_map,
    tick_at,
    ticks,
    write_stems,
)
from tests.delivery.pieces import NAMES, piece

EARLIEST_TICKS = 18


def found_tracks(performance: Performance, folder: Path, form: str) -> list[FoundTrack]:
    """The performance written and read again."""
    path = folder / f"piece.{form}"
    if form == "dawproject":
        write_dawproject(performance, path)
        return dawproject_tracks(project_of(path))
    write_reaper(performance, path)
    return reaper_tracks(reaper_of(path))


def section_spans(score: Score) -> list[tuple[str, int, int]]:
    starts = bar_starts(score.meters, score.end_tick)
    return [(s.name, starts[s.start_bar], starts[s.end_bar]) for s in score.sections]


def with_stems(score: Score, folder: Path) -> tuple[dict[int, Path], Path]:
    names = track_file_names(score)
    paths = write_stems(folder, [*names, "mix"])
    mix = paths.pop(len(names))
    return paths, mix


@cache
def schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path))


@pytest.mark.data
@pytest.mark.parametrize("name", NAMES)
def test_daw_01_a_project_validates(name: str, tmp_path: Path, data_folder: Path):
    stems, mix = with_stems(piece(name), tmp_path)
    write_dawproject(played(piece(name)), tmp_path / "a.dawproject", stems=stems, mix=mix)
    with zipfile.ZipFile(tmp_path / "a.dawproject") as archive:
        for entry, file in (("project.xml", "Project.xsd"), ("metadata.xml", "MetaData.xsd")):
            schema(data_folder / "schemas" / file).assertValid(etree.fromstring(archive.read(entry)))


@pytest.mark.parametrize("form", ["dawproject", "rpp"])
@pytest.mark.parametrize("name", NAMES)
def test_daw_02_and_03_the_notes_are_those_of_the_midi_file_and_the_clips_the_sections(
    name: str, form: str, tmp_path: Path
):
    score = piece(name)
    tracks = found_tracks(Performance.literal(score), tmp_path, form)
    assert notes_of(tracks) == midi_notes(score)
    assert [track.name for track in tracks] == [score.tracks[i].name for i in mixer_order(score.tracks)]
    for track, index in zip(tracks, mixer_order(score.tracks), strict=True):
        assert sum(track.notes.values()) == len(score.tracks[index].notes)
        assert [(c.name, c.start_tick, c.end_tick) for c in track.clips] == section_spans(score)
        for clip in track.clips:
            assert all(clip.start_tick <= onset < clip.end_tick for onset, *_ in clip.notes)


@pytest.mark.parametrize("form", ["dawproject", "rpp"])
@pytest.mark.parametrize("name", NAMES)
def test_a_performance_keeps_its_timing_but_no_downbeat_falls_into_the_section_before(
    name: str, form: str, tmp_path: Path
):
    score = piece(name)
    performance = played(score)
    starts = {start for _, start, _ in section_spans(score)} - {0}
    tracks = found_tracks(performance, tmp_path, form)
    for track, index in zip(tracks, mixer_order(score.tracks), strict=True):
        expected = Counter()
        for note in performance.score.tracks[index].notes:
            start = next((s for s in starts if s - EARLIEST_TICKS <= note.onset_tick < s), None)
            onset = note.onset_tick if start is None else start
            expected[onset, note.pitch, note.end_tick - onset, note.velocity, score.tracks[index].role == "drums"] += 1
        assert track.notes == expected
        for clip in track.clips:
            assert all(clip.start_tick <= onset < clip.end_tick for onset, *_ in clip.notes)


@pytest.mark.parametrize("form", ["dawproject", "rpp"])
@pytest.mark.parametrize("name", NAMES)
def test_controllers_keep_their_place_and_stand_anew_where_a_clip_begins(name: str, form: str, tmp_path: Path):
    score = piece(name)
    performance = played(score)
    tracks = found_tracks(performance, tmp_path, form)
    for track, index in zip(tracks, mixer_order(score.tracks), strict=True):
        rows = performance.controls[index]
        found = [control for clip in track.clips for control in clip.controls]
        assert set(rows) <= set(found)
        for control in set(found) - set(rows):
            before = [c for c in rows if c.number == control.number and c.tick < control.tick]
            assert control.value == before[-1].value
        for clip in track.clips[1:]:
            at_start = [c.number for c in clip.controls if c.tick == clip.start_tick]
            assert at_start == sorted({c.number for c in rows if c.tick <= clip.start_tick})
        for clip, last_tick in [(c, c.end_tick - 1) for c in track.clips[:-1]] + [(track.clips[-1], score.end_tick)]:
            assert all(clip.start_tick <= control.tick <= last_tick for control in clip.controls)


def test_the_last_controller_may_stand_at_the_very_end(tmp_path: Path):
    score = piece("waltz")
    end = Control(score.end_tick, 11, 127)
    performance = Performance(score, ((end,),) + ((),) * (len(score.tracks) - 1))
    for form in ("dawproject", "rpp"):
        assert found_tracks(performance, tmp_path, form)[0].clips[-1].controls == [end]


@pytest.mark.parametrize("name", NAMES)
def test_daw_04_stems_are_muted_tracks_aligned_at_zero(name: str, tmp_path: Path):
    score = piece(name)
    stems, mix = with_stems(score, tmp_path / "stems")
    write_dawproject(Performance.literal(score), tmp_path / "a.dawproject", stems=stems, mix=mix)
    project = project_of(tmp_path / "a.dawproject")
    tracks = project.findall("Structure/Track[@contentType='audio']")
    assert len(tracks) == len(score.tracks) + 2
    assert tracks[-1].find("Channel").get("role") == "master"
    names, lanes = track_file_names(score), lanes_of(project)
    files = [(f"audio/{names[i]}.wav", stems[i]) for i in mixer_order(score.tracks)] + [("audio/Mix.wav", mix)]
    with zipfile.ZipFile(tmp_path / "a.dawproject") as archive:
        assert archive.namelist() == ["project.xml", "metadata.xml", *(place for place, _ in files)]
        for track, (place, file) in zip(tracks[:-1], files, strict=True):
            assert track.find("Channel/Mute").get("value") == "true"
            (clip,) = lanes[track.get("id")].findall("Clips/Clip")
            audio = clip.find("Audio")
            assert (clip.get("time"), clip.get("playStart"), clip.get("contentTimeUnit")) == ("0", "0", "seconds")
            assert (audio.get("sampleRate"), audio.get("channels"), audio.get("timeUnit")) == ("48000", "2", "seconds")
            assert float(audio.get("duration")) == pytest.approx(0.1)
            assert audio.find("File").get("path") == place
            assert archive.read(place) == file.read_bytes()
            assert archive.getinfo(place).compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize("duration_s", [1.0, 10.0, 12.0, 20.0, 40.0, 60.0])
def test_a_sound_clip_is_as_long_in_beats_as_its_seconds_under_the_tempo_map(duration_s: float, tmp_path: Path):
    score = piece("tempo_change")
    stems = write_stems(tmp_path, ["a"], frames=round(duration_s * 800), rate_hz=800)
    write_dawproject(Performance.literal(score), tmp_path / "a.dawproject", stems=stems)
    project = project_of(tmp_path / "a.dawproject")
    (clip,) = lanes_of(project)["stem-0"].findall("Clips/Clip")
    assert tick_to_seconds(round(float(clip.get("duration")) * 480), score.tempos) == pytest.approx(
        duration_s, abs=1e-3
    )


@pytest.mark.parametrize("name", NAMES)
def test_daw_05_ids_are_unique_and_every_reference_finds_its_own(name: str, tmp_path: Path):
    stems, mix = with_stems(piece(name), tmp_path)
    write_dawproject(played(piece(name)), tmp_path / "a.dawproject", stems=stems, mix=mix)
    project = project_of(tmp_path / "a.dawproject")
    ids = list(all_ids(project))
    assert len(set(ids)) == len(ids)
    references = list(all_references(project))
    assert references
    assert set(references) <= set(ids)
    tracks = {track.get("id") for track in project.iter("Track")}
    assert set(lanes_of(project)) == tracks - {"master"}
    (master,) = project.findall("Structure/Track/Channel[@role='master']")
    regular = project.findall("Structure/Track/Channel[@role='regular']")
    assert {channel.get("destination") for channel in regular} == {master.get("id")}


@pytest.mark.parametrize("name", NAMES)
def test_markers_tempo_and_meter_of_a_dawproject_are_the_score_s(name: str, tmp_path: Path):
    score = piece(name)
    write_dawproject(Performance.literal(score), tmp_path / "a.dawproject")
    project = project_of(tmp_path / "a.dawproject")
    markers = [(m.get("name"), ticks(m.get("time"))) for m in project.findall("Arrangement/Markers/Marker")]
    assert markers == [(n, start) for n, start, _ in section_spans(score)]
    tempo, meter = project.find("Transport/Tempo"), project.find("Transport/TimeSignature")
    assert float(tempo.get("value")) == score.tempos[0].bpm
    assert float(tempo.get("min")) <= min(t.bpm for t in score.tempos)
    assert f"{meter.get('numerator')}/{meter.get('denominator')}" == str(score.meters[0])
    points = [
        (ticks(p.get("time")), float(p.get("value"))) for p in project.findall("Arrangement/TempoAutomation/RealPoint")
    ]
    assert points == ([(t.tick, t.bpm) for t in score.tempos] if len(score.tempos) > 1 else [])
    changes = [
        (ticks(p.get("time")), f"{p.get('numerator')}/{p.get('denominator')}")
        for p in project.findall("Arrangement/TimeSignatureAutomation/TimeSignaturePoint")
    ]
    meters = [(m.tick, str(m)) for i, m in enumerate(score.meters) if i == 0 or str(score.meters[i - 1]) != str(m)]
    assert changes == (meters if len(meters) > 1 else [])


@pytest.mark.parametrize("name", NAMES)
def test_rpp_01_and_03_a_reaper_project_parses_and_its_markers_and_tempo_are_the_score_s(name: str, tmp_path: Path):
    score = piece(name)
    write_reaper(Performance.literal(score), tmp_path / "a.rpp")
    project = reaper_of(tmp_path / "a.rpp")
    assert (project.tag, project.attrib) == ("REAPER_PROJECT", ["0.1", "7.0", "0"])
    tempos = tempo_map(project)
    markers = [(row[3], round(tick_at(float(row[2]), tempos), 3), row[4]) for row in project.findall("MARKER")]
    assert markers == [(n, start, "0") for n, start, _ in section_spans(score)]
    assert field(project, "TEMPO") == [f"{score.tempos[0].bpm:g}", *str(score.meters[0]).split("/")]
    points = project.findall("TEMPOENVEX/PT")
    for tempo in score.tempos if points else ():
        assert [p[2] for p in points if abs(tick_at(float(p[1]), tempos) - tempo.tick) < 1e-3] == [f"{tempo.bpm:g}"]
    codes = [(round(tick_at(float(p[1]), tempos)), int(p[4])) for p in points if len(p) > 4]
    meters = [m for i, m in enumerate(score.meters) if i == 0 or str(score.meters[i - 1]) != str(m)]
    assert codes == ([(m.tick, m.denominator * 65536 + m.numerator) for m in meters] if points else [])
    assert all(p[3] == "1" for p in points)
    assert bool(points) == (len(score.tempos) > 1 or len(meters) > 1)


@pytest.mark.parametrize("name", NAMES)
def test_rpp_02_stems_lie_in_a_folder_track_muted_with_relative_paths(name: str, tmp_path: Path):
    score = piece(name)
    stems, mix = with_stems(score, tmp_path / "stems")
    write_reaper(Performance.literal(score), tmp_path / "a.rpp", stems=stems, mix=mix)
    tracks = reaper_of(tmp_path / "a.rpp").findall("TRACK")[len(score.tracks) :]
    folders = [field(track, "ISBUS") for track in tracks]
    assert folders == [["1", "1"], *[["0", "0"]] * len(score.tracks), ["2", "-1"]]
    for track, file in zip(tracks[1:], [*(stems[i] for i in mixer_order(score.tracks)), mix], strict=True):
        assert field(track, "MUTESOLO")[0] == "1"
        (item,) = track.findall("ITEM")
        assert item.find("SOURCE").attrib == ["WAVE"]
        (relative,) = field(item.find("SOURCE"), "FILE")
        assert relative == f"stems/{file.name}"
        assert soundfile.info(tmp_path / relative).frames == 4800
        assert (float(field(item, "POSITION")[0]), float(field(item, "LENGTH")[0])) == (0.0, pytest.approx(0.1))


def test_a_reaper_item_sets_the_program_once_a_track(tmp_path: Path):
    score = piece("twenty_tracks")
    tracks = found_tracks(Performance.literal(score), tmp_path, "rpp")
    for track, index in zip(tracks, mixer_order(score.tracks), strict=True):
        programs = [clip.program for clip in track.clips]
        assert programs == [score.tracks[index].program, *[None] * (len(programs) - 1)]


def test_both_programs_show_the_same_faders_and_the_colours_of_the_pictures(tmp_path: Path):
    from scoresmith.picture.palette import ROLE_COLOURS

    score = piece("key_change")
    write_dawproject(Performance.literal(score), tmp_path / "a.dawproject")
    write_reaper(Performance.literal(score), tmp_path / "a.rpp")
    left = project_of(tmp_path / "a.dawproject").findall("Structure/Track")[:-1]
    right = reaper_of(tmp_path / "a.rpp").findall("TRACK")
    for daw, reaper, index in zip(left, right, mixer_order(score.tracks), strict=True):
        gain, pan = (float(value) for value in field(reaper, "VOLPAN")[:2])
        assert float(daw.find("Channel/Volume").get("value")) == pytest.approx(gain)
        assert float(daw.find("Channel/Pan").get("value")) * 2 - 1 == pytest.approx(pan, abs=1e-6)
        assert 0.3 < gain <= 1
        assert -1 <= pan <= 1
        colour = int(field(reaper, "PEAKCOL")[0])
        assert colour >> 24 == 1
        assert daw.get("color") == "#" + (colour & 0xFFFFFF).to_bytes(3, "little").hex().upper()
        role = score.tracks[index].role
        assert role == "drums" or daw.get("color") == ROLE_COLOURS[role]
        assert daw.get("comment").startswith(f"{role}; General MIDI {score.tracks[index].program + 1}: ")


def test_clips_join_without_a_gap_to_the_microsecond(tmp_path: Path):
    write_reaper(Performance.literal(piece("tempo_change")), tmp_path / "a.rpp")
    for track in reaper_of(tmp_path / "a.rpp").findall("TRACK"):
        items = [(float(field(i, "POSITION")[0]), float(field(i, "LENGTH")[0])) for i in track.findall("ITEM")]
        assert all(a + length == pytest.approx(b, abs=1e-9) for (a, length), (b, _) in pairwise(items))
