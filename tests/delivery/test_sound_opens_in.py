"""Our sound files open without a warning in libsndfile and ffmpeg, with their length, sound and tags."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import opened
import pytest

RATE_HZ, SOUND_SECONDS = 48_000, 2.5
TAGS = {"title": "雨巷 Rain Lane", "artist": "Li Na", "copyright": "© 2026 Li Na"}
FFMPEG_GUESSES: dict[str, str] = {
    "^Guessed Channel Layout for Input Stream #0.0 : stereo": "a plain WAV does not say where its two speakers stand",
}
FFPROBE_CODECS: dict[str, str] = {
    "wav": "pcm_s24le", "wav16": "pcm_s16le", "wav32f": "pcm_f32le", "flac": "flac", "ogg": "vorbis", "opus": "opus",
    "mp3": "mp3",
}  # fmt: skip


def tone() -> np.ndarray:
    """A quiet fifth, another note on each side."""
    time_s = np.arange(int(RATE_HZ * SOUND_SECONDS)) / RATE_HZ
    sides = [0.2 * np.sin(2 * np.pi * hz * time_s) for hz in (440.0, 660.0)]
    return np.stack(sides, axis=1).astype(np.float32)


@pytest.fixture(scope="module")
def sound_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A tone in every format that is written."""
    tags = pytest.importorskip("render.tags")
    from render.audio_file import FORMATS, open_writer

    folder = tmp_path_factory.mktemp("sound")
    files = {}
    for name, sound_format in FORMATS.items():
        files[name] = folder / f"{name}{sound_format.suffix}"
        with open_writer(files[name], RATE_HZ, sound_format, tags.Tags(**TAGS)) as writer:
            writer.write(tone())
    return files


@pytest.mark.parametrize("name", FFPROBE_CODECS)
def test_sound_opens_in_libsndfile(name: str, sound_files: dict[str, Path]):
    import soundfile

    with soundfile.SoundFile(sound_files[name]) as file:
        assert (file.samplerate, file.channels) == (RATE_HZ, 2)
        for tag, text in TAGS.items():
            assert getattr(file, tag) == text, tag
        heard = file.read(dtype="float32")
    assert_same_tone(heard)


@pytest.mark.ffmpeg
@pytest.mark.parametrize("name", FFPROBE_CODECS)
def test_sound_opens_in_ffmpeg(name: str, sound_files: dict[str, Path]):
    path = str(sound_files[name])
    told = run("ffprobe", "-v", "warning", "-of", "json", "-show_format", "-show_streams", path)
    assert opened.unexplained(told.stderr.decode().splitlines(), FFMPEG_GUESSES) == []
    info = json.loads(told.stdout)
    (stream,) = (s for s in info["streams"] if s["codec_type"] == "audio")
    assert (stream["codec_name"], stream["channels"]) == (FFPROBE_CODECS[name], 2)
    assert int(stream["sample_rate"]) == RATE_HZ
    assert float(info["format"]["duration"]) == pytest.approx(SOUND_SECONDS, abs=0.06)
    tags = {key.lower(): text for s in (info["format"], stream) for key, text in s.get("tags", {}).items()}
    assert {tag: tags.get(tag) for tag in TAGS} == TAGS
    decoded = run("ffmpeg", "-v", "warning", "-i", path, "-f", "f32le", "-")
    assert opened.unexplained(decoded.stderr.decode().splitlines(), FFMPEG_GUESSES) == []
    assert_same_tone(np.frombuffer(decoded.stdout, np.float32).reshape(-1, 2))


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    found = shutil.which(program)
    assert found
    return subprocess.run([found, *arguments], capture_output=True, check=True, timeout=60)


def assert_same_tone(heard: np.ndarray):
    """The sides are not exchanged, the pitch and the level are right."""
    assert len(heard) == pytest.approx(RATE_HZ * SOUND_SECONDS, abs=0.06 * RATE_HZ)
    middle = heard[RATE_HZ : 2 * RATE_HZ]
    for side, hz in ((0, 440), (1, 660)):
        spectrum = np.abs(np.fft.rfft(middle[:, side]))
        assert abs(int(spectrum.argmax()) - hz) <= 1
        assert np.sqrt((middle[:, side] ** 2).mean()) == pytest.approx(0.2 / np.sqrt(2), rel=0.03)
