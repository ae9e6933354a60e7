"""The command ``hum``: recordings and MIDI files in free time become melodies, and what cannot be heard is refused."""

import json
from pathlib import Path

import mido
import numpy as np
import pytest
import soundfile
from commands import assert_refused, scoresmith

from scoresmith.editing import hum, open_workspace, recordings
from scoresmith.editing.accompany import accompany
from scoresmith.editing.song import Song
from scoresmith.project import check_folder
from symbolic.errors import BadInput
from symbolic.midi import write_midi
from symbolic.score import Key, Meter, Note, Role, Score, Tempo, Track

RATE_HZ = 16_000
TUNE = (60, 62, 64, 65, 67, 69, 67, 60)


def tone(pitches=TUNE, seconds=0.5):
    """Notes with two harmonics and short gaps."""
    at = np.arange(int((seconds - 0.05) * RATE_HZ)) / RATE_HZ
    parts = []
    for pitch in pitches:
        turn = 2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * at
        wave = (np.sin(turn) + 0.4 * np.sin(2 * turn)) * np.minimum(1, np.minimum(at, at[::-1]) / 0.02)
        parts += [wave, np.zeros(int(0.05 * RATE_HZ))]
    return 0.4 * np.concatenate(parts)


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    path = tmp_path_factory.mktemp("hum") / "tune.wav"
    soundfile.write(path, tone(), RATE_HZ)
    return path


@pytest.fixture(scope="module")
def heard(recording):
    out = recording.parent / "piece"
    done = scoresmith(
        *("hum", str(recording), "--out", str(out), "--key", "C major", "--bpm", "120", "--meter", "4/4"),
        *("--json", "--quiet"),
    )
    assert done.exit_code == 0, done
    assert done.stderr == ""
    return json.loads(done.stdout)


def played(path, seconds, pitches):
    """A MIDI file of notes at these times, whose own beats mean nothing."""
    ticks = [round(second * 960) for second in seconds]
    notes = tuple(Note(a, p, b - a - 20) for a, b, p in zip(ticks, [*ticks[1:], ticks[-1] + 500], pitches, strict=True))
    bars = -(-notes[-1].end_tick // 1920)
    track = Track(Role.MELODY, "Played", 0, notes)
    score = Score("", bars * 1920, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=(track,))
    midi = mido.MidiFile(type=1)
    rows = mido.MidiTrack()
    at = 0
    for note in notes:
        rows.append(mido.Message("note_on", note=note.pitch, velocity=80, time=note.onset_tick - at))
        rows.append(mido.Message("note_off", note=note.pitch, time=note.duration_tick))
        at = note.end_tick
    midi.tracks.append(rows)
    midi.save(path)
    return score


def test_a_recording_becomes_a_folder_with_one_melody(heard):
    folder = Path(heard["folder"])
    assert sorted(path.name for path in folder.iterdir()) == ["history.json", "hum.json", "score.mid"]
    song = open_workspace(folder).song
    assert list(song.rows) == [Role.MELODY]
    assert [n.pitch for n in song.score.tracks[0].notes] == list(TUNE)
    assert [n.onset_tick for n in song.score.tracks[0].notes] == [480 * i for i in range(8)]
    assert song.score.chords == ()
    assert json.loads((folder / "hum.json").read_text())["notes"] == heard["notes"]


def test_the_report_tells_each_note_and_how_sure_it_is(heard):
    assert (heard["tempo_bpm"], heard["meter"], heard["key"], heard["bars"]) == (120.0, "4/4", "C major", 2)
    assert [row["name"] for row in heard["notes"][:3]] == ["C4", "D4", "E4"]
    assert [(row["bar"], row["quarter"]) for row in heard["notes"][3:5]] == [(1, 4.0), (2, 1.0)]
    assert all(row["confidence"] > 0.5 and not row["unsure"] for row in heard["notes"])


def test_a_folder_is_not_written_over_unless_asked(heard, recording, tmp_path):
    assert_refused(scoresmith("hum", str(recording), "--out", heard["folder"]), 3, "exists already")
    out = tmp_path / "again"
    for options in ((), ("--force",)):
        assert scoresmith("hum", str(recording), "--out", str(out), *options).exit_code == 0


def test_the_melody_is_accompanied_and_stays(heard):
    song = open_workspace(Path(heard["folder"])).song
    edit = accompany(song, roles={Role.BASS})
    assert edit.song.score.tracks[0] == song.score.tracks[0]
    assert edit.song.score.chords
    assert {role for role, _ in edit.before} == {Role.BASS}


def test_a_heard_folder_may_be_replaced_by_any_piece(heard):
    check_folder(Path(heard["folder"]), force=True)


def test_a_pickup_is_not_accompanied(tmp_path):
    notes = (
        Note(1440, 67, 480),
        *(Note(1920 + 480 * i, p, 480) for i, p in enumerate((72, 71, 69, 67, 65, 64, 62, 60))),
    )
    song = Song(
        Score(
            "", 5760, (Tempo(0, 100.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),),
            tracks=(Track(Role.MELODY, "Voice", 52, notes),), pickup_ticks=480,
        )
    )  # fmt: skip
    edit = accompany(song, roles={Role.BASS})
    assert {bar for _, bar in edit.after} == {1, 2}
    write_midi(edit.song.score, tmp_path / "song.mid")
    with pytest.raises(BadInput, match="pickup"):
        accompany(song, {0}, roles={Role.BASS})


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3", ".aiff"])
def test_any_format_is_read(tmp_path, suffix):
    path = tmp_path / f"tune{suffix}"
    soundfile.write(path, tone(), RATE_HZ)
    recording = recordings.read_recording(path)
    assert recording.warnings == ()
    assert recording.duration_s == pytest.approx(4.0, abs=0.2)
    assert np.abs(recording.audio).max() == pytest.approx(0.52, abs=0.05)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 44_100, 96_000])
def test_any_rate_is_read_in_blocks_as_at_once(tmp_path, monkeypatch, rate_hz):
    path = tmp_path / "tune.wav"
    at = np.arange(3 * rate_hz) / rate_hz
    soundfile.write(path, np.stack([0.5 * np.sin(2 * np.pi * 220 * at)] * 2, axis=1), rate_hz, subtype="FLOAT")
    whole = recordings.read_recording(path).audio
    monkeypatch.setattr(recordings, "BLOCK_VALUES", 5_000)
    parts = recordings.read_recording(path).audio
    assert len(whole) == 3 * recordings.RATE_HZ
    assert np.abs(whole - parts).max() < 1e-4
    assert (
        np.abs(whole[1000:-1000] - 0.5 * np.sin(2 * np.pi * 220 * np.arange(48_000) / 16_000)[1000:-1000]).max() < 0.01
    )


def test_stereo_that_cancels_out_is_heard_and_long_files_are_cut(tmp_path, monkeypatch):
    path = tmp_path / "two.wav"
    soundfile.write(path, np.stack([tone(), -tone()], axis=1), RATE_HZ)
    monkeypatch.setattr(recordings, "MOST_S", 2.0)
    recording = recordings.read_recording(path)
    assert len(recording.audio) == 2 * RATE_HZ
    assert np.abs(recording.audio).max() > 0.3
    assert len(recording.warnings) == 1
    assert recording.warnings[0].startswith("only the first")


def test_clipping_is_told_and_loud_recordings_are_not_accused(tmp_path):
    for gain, warned in ((1.0, False), (4.0, True)):
        path = tmp_path / f"{gain}.wav"
        soundfile.write(path, np.clip(tone() * gain, -0.99, 0.99), RATE_HZ)
        assert any("clipped" in w for w in recordings.read_recording(path).warnings) is warned


@pytest.mark.parametrize(
    ("samples", "told"),
    [
        (np.zeros(RATE_HZ), "silent"),
        (np.full(RATE_HZ, np.nan), "no numbers"),
        (np.zeros((0,)), "empty"),
    ],
)
def test_what_holds_no_melody_is_refused_and_nothing_is_written(tmp_path, samples, told):
    path, out = tmp_path / "bad.wav", tmp_path / "out"
    soundfile.write(path, samples, RATE_HZ, subtype="FLOAT")
    assert_refused(scoresmith("hum", str(path), "--out", str(out)), 3, "bad.wav", told)
    assert [p.name for p in tmp_path.iterdir()] == ["bad.wav"]


@pytest.mark.parametrize("rate_hz", [1_000, 500_000])
def test_rates_that_hold_no_voice_are_refused(tmp_path, rate_hz):
    path = tmp_path / "rate.wav"
    soundfile.write(path, np.zeros(100), rate_hz)
    with pytest.raises(BadInput, match=f"{rate_hz} samples a second"):
        recordings.read_recording(path)


def test_a_file_that_is_no_recording_is_refused(tmp_path):
    path = tmp_path / "words.wav"
    path.write_text("not a sound")
    assert_refused(scoresmith("hum", str(path)), 3, "words.wav", "not a recording")
    assert_refused(scoresmith("hum", str(tmp_path / "none.wav")), 3, "none.wav")
    path = tmp_path / "words.mid"
    path.write_text("not a score")
    assert_refused(scoresmith("hum", str(path)), 3, "words.mid")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--bpm", "0"), ("--bpm", "nan"), ("--meter", "4"), ("--meter", "4/3"), ("--meter", "0/4"), ("--meter", "99/4"),
     ("--key", "purple"), ("--style", "purple")],
)  # fmt: skip
def test_options_that_mean_nothing_are_refused(recording, tmp_path, option, value):
    assert_refused(scoresmith("hum", str(recording), "--out", str(tmp_path / "new"), option, value), 3, value)
    assert list(tmp_path.iterdir()) == []


def test_a_midi_file_in_free_time_gets_beats(tmp_path):
    quarters = np.array([0, 1, 2, 3, 4, 4.5, 5, 6, 8, 9, 10, 11, 12, 12.5, 13, 14, 16, 17, 18, 18.5, 19, 20])
    pitches = [60, 62, 64, 65, 67, 69, 67, 64, 60, 62, 64, 65, 67, 69, 67, 64, 60, 62, 64, 65, 62, 60]
    jitter = np.random.default_rng(5).normal(0, 0.02, len(quarters))
    path = tmp_path / "played.mid"
    played(path, 0.4 + quarters * 60 / 92 + jitter, pitches)
    score, report = hum.melody_from(path)
    onsets = np.array([n.onset_tick for n in score.tracks[0].notes])
    assert (onsets - onsets[0] == quarters * 480).all()
    assert report.source == "free"
    assert abs(report.tempo_bpm - 92) < 3
    assert report.key == (0, "major")


def test_a_midi_file_on_its_grid_stays_as_it_is(tmp_path):
    score = Score(
        "Tune", 3840, (Tempo(0, 84.0),), (Meter(0, 4, 4),), (Key(0, 7, "major"),),
        tracks=(
            Track(Role.MELODY, "Voice", 52, (Note(0, 67, 480), Note(480, 71, 960), Note(1920, 74, 1920))),
            Track(Role.BASS, "Bass", 33, (Note(0, 43, 1920),)),
        ),
    )  # fmt: skip
    write_midi(score, tmp_path / "tune.mid")
    melody, report = hum.melody_from(tmp_path / "tune.mid")
    assert melody.tracks == score.tracks[:1]
    assert (melody.tempos, melody.keys, report.source) == (score.tempos, score.keys, "grid")


def test_of_chords_the_highest_notes_are_the_melody(tmp_path):
    chords = [(round(i * 500 + j * 7), p + k) for i, p in enumerate(TUNE) for j, k in enumerate((-8, -5, 0))]
    notes = tuple(sorted(Note(a, p, 400) for a, p in chords))
    score = Score(
        "",
        5760,
        (Tempo(0, 120.0),),
        (Meter(0, 4, 4),),
        (Key(0, 0, "major"),),
        tracks=(Track(Role.MELODY, "K", 0, notes),),
    )
    write_midi(score, tmp_path / "chords.mid")
    melody, _ = hum.melody_from(tmp_path / "chords.mid")
    assert [n.pitch for n in melody.tracks[0].notes] == list(TUNE)


def test_a_midi_file_with_drums_alone_has_no_melody(tmp_path):
    drums = Track(Role.DRUMS, "Drums", 0, (Note(0, 36, 120),))
    write_midi(
        Score("", 1920, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=(drums,)),
        tmp_path / "d.mid",
    )
    with pytest.raises(BadInput, match="no melody"):
        hum.melody_from(tmp_path / "d.mid")
