"""Formats of sound files, their tags as other programs read them, and that the same sound gives the same bytes."""

import json
import shutil
import struct
import subprocess
import time
from pathlib import Path

import mutagen
import numpy as np
import pytest
import soundfile
from mutagen.id3 import ID3

from render.audio_file import FORMATS, format_named, open_writer, read_audio, write_audio
from render.tags import Tags, id3_tag, part_tags, tags_of
from symbolic.errors import BadInput
from symbolic.score import Score

RATE_HZ = 48_000
TAGS = Tags("雨巷 Étude", "谱匠", "CC0 2026", "seed 3; 96 BPM", "scoresmith 0.1", "2026-01-02", 96.0)
SOUND = (0.4 * np.random.default_rng(0).uniform(-1, 1, (RATE_HZ, 2))).astype(np.float32)


def written(path: Path, name: str, tags: Tags | None = TAGS) -> Path:
    path = path.with_suffix(FORMATS[name].suffix)
    with open_writer(path, RATE_HZ, FORMATS[name], tags) as writer:
        for start in range(0, len(SOUND), 10_000):
            writer.write(SOUND[start : start + 10_000])
    return path


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_keeps_the_sound(tmp_path: Path, name: str) -> None:
    audio, rate_hz = read_audio(written(tmp_path / "a", name))
    assert rate_hz == RATE_HZ
    assert audio.shape[1] == 2
    if name in ("wav", "flac", "wav32f", "wav16"):
        most = {"wav": 2**-23, "flac": 2**-23, "wav32f": 0.0, "wav16": 2**-14}[name]
        assert len(audio) == len(SOUND)
        assert np.abs(audio - SOUND).max() <= most
    else:
        assert len(SOUND) <= len(audio) <= len(SOUND) + 4_000
        assert 0.5 < np.std(audio) / np.std(SOUND) < 1.2


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_same_sound_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    first = written(tmp_path / "a", name).read_bytes()
    if name == "wav32f":
        time.sleep(1.1)  # the PEAK chunk holds a time in seconds
    assert written(tmp_path / "b", name).read_bytes() == first
    assert written(tmp_path / "c", name, None).read_bytes() != first


@pytest.mark.parametrize("name", ["flac", "ogg", "opus"])
def test_mutagen_reads_the_vorbis_comments(tmp_path: Path, name: str) -> None:
    tags = {key.lower(): value for key, value in mutagen.File(written(tmp_path / "a", name)).tags}
    assert (tags["title"], tags["artist"], tags["copyright"]) == (TAGS.title, TAGS.artist, TAGS.copyright)
    assert (tags["comment"], tags["date"]) == (TAGS.comment, TAGS.date)
    assert (tags["encoder"] if name == "opus" else tags["software"]).startswith("scoresmith 0.1")


def test_mutagen_reads_the_tag_of_an_mp3(tmp_path: Path) -> None:
    file = mutagen.File(written(tmp_path / "a", "mp3"))
    texts = {key: str(file.tags[key]) for key in ("TIT2", "TPE1", "TCOP", "TSSE", "TBPM", "COMM::eng")}
    assert texts == {
        "TIT2": TAGS.title, "TPE1": TAGS.artist, "TCOP": TAGS.copyright, "TSSE": TAGS.software, "TBPM": "96",
        "COMM::eng": TAGS.comment,
    }  # fmt: skip
    assert file.info.length == pytest.approx(1.0, abs=0.1)


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
@pytest.mark.parametrize("name", list(FORMATS))
def test_ffprobe_reads_title_and_artist_without_a_warning(tmp_path: Path, name: str) -> None:
    command = ["ffprobe", "-v", "warning", "-of", "json", "-show_entries", "format_tags:stream_tags:stream=sample_rate"]
    told = subprocess.run([*command, written(tmp_path / "a", name)], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    values = json.loads(told.stdout)
    stream = values["streams"][0]
    tags = {k.lower(): v for k, v in {**stream.get("tags", {}), **values["format"].get("tags", {})}.items()}
    assert (tags["title"], tags["artist"], tags["comment"]) == (TAGS.title, TAGS.artist, TAGS.comment)
    assert stream["sample_rate"] == str(RATE_HZ)
    decoded = ["ffmpeg", "-v", "warning", "-i", tmp_path / f"a{FORMATS[name].suffix}", "-f", "null", "-"]
    assert subprocess.run(decoded, capture_output=True, text=True, check=True).stderr == ""


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
def test_a_wav_carries_its_texts(tmp_path: Path) -> None:
    with soundfile.SoundFile(written(tmp_path / "a", "wav")) as file:
        assert (file.title, file.artist, file.copyright, file.date) == (TAGS.title, "谱匠", "CC0 2026", "2026-01-02")


def test_an_id3_tag_is_well_formed(tmp_path: Path) -> None:
    tag = id3_tag(TAGS)
    assert tag[:5] == b"ID3\x03\0"
    size = sum(byte << shift for byte, shift in zip(tag[6:10], (21, 14, 7, 0), strict=True))
    assert len(tag) == size + 10
    assert id3_tag(Tags()) == b""
    (tmp_path / "tag").write_bytes(tag)
    assert str(ID3(tmp_path / "tag")["TDRC"]) == "2026"


def test_tags_come_from_the_score(short_song: Score) -> None:
    tags = tags_of(short_song, comment="seed 3")
    assert (tags.title, tags.bpm, tags.comment, tags.date) == ("Song", 96.0, "seed 3; 96 BPM", "")
    assert part_tags(tags, "Bass").title == "Song - Bass"
    assert part_tags(Tags(), "Bass").title == "Bass"


def test_what_is_beyond_full_scale_is_cut_and_does_not_wrap(tmp_path: Path) -> None:
    loud = np.array([[1.5, -1.5], [1.0, -1.0], [0.5, 0.0]] * 100, np.float32)
    for name in ("wav", "wav16", "flac"):
        path = tmp_path / f"a{FORMATS[name].suffix}"
        with open_writer(path, RATE_HZ, FORMATS[name]) as writer:
            writer.write(loud)
        audio = read_audio(path)[0]
        assert audio[0, 0] > 0.99
        assert audio[0, 1] < -0.99


def test_a_long_vorbis_file_does_not_crash(tmp_path: Path) -> None:
    audio = np.random.default_rng(0).uniform(-0.5, 0.5, (12 * RATE_HZ, 2)).astype(np.float32)
    write_audio(tmp_path / "a.ogg", audio, RATE_HZ)
    assert read_audio(tmp_path / "a.ogg")[0].shape == audio.shape


def test_every_page_of_an_ogg_file_has_one_serial_and_its_checksum(tmp_path: Path) -> None:
    data = written(tmp_path / "a", "ogg").read_bytes()
    pages = [i for i in range(len(data)) if data[i : i + 4] == b"OggS"]
    assert len(pages) >= 3
    assert {struct.unpack("<I", data[i + 14 : i + 18])[0] for i in pages} == {1}


def test_wrong_formats_and_files_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.aiff"):
        write_audio(tmp_path / "a.aiff", SOUND, RATE_HZ)
    with pytest.raises(BadInput, match="'aac' is not a sound format"):
        format_named("aac", RATE_HZ)
    with pytest.raises(BadInput, match="opus cannot have 44100 Hz"):
        format_named("opus", 44_100)
    with pytest.raises(BadInput, match=r"none\.wav"):
        read_audio(tmp_path / "none.wav")
    with (
        pytest.raises(ValueError, match="shape"),
        open_writer(tmp_path / "b.mp3", RATE_HZ, FORMATS["mp3"], TAGS) as writer,
    ):
        writer.write("no sound")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
