"""A score becomes stems, a dry mix that is their sum, a mastered mix, and files."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from render import Rendered, render_score, save_audio
from render.audio_file import read_audio, write_audio
from render.loudness import loudness_lufs, true_peak_dbtp
from render.soundfont import SoundFont
from symbolic.errors import BadInput
from symbolic.score import Role, Score, Track

RATE_HZ = 44_100


@pytest.fixture(scope="module")
def rendered(short_song: Score, soundfont: SoundFont) -> Rendered:
    return render_score(short_song, soundfont=soundfont, seed=2)


@pytest.mark.engine
def test_stems_sum_to_the_dry_mix_and_the_mix_is_mastered(rendered: Rendered, short_song: Score) -> None:
    assert list(rendered.stems) == [Role.MELODY, Role.CHORDS, Role.BASS, Role.PAD, Role.DRUMS]
    assert len({audio.shape for audio in (*rendered.stems.values(), rendered.dry_mix, rendered.mix)}) == 1
    rest = sum(audio.astype(np.float64) for audio in rendered.stems.values()) - rendered.dry_mix
    assert 20 * np.log10(np.abs(rest).max() + 1e-12) <= -90
    assert loudness_lufs(rendered.mix, RATE_HZ) == pytest.approx(-16.0, abs=0.3)
    assert true_peak_dbtp(rendered.mix, RATE_HZ) <= -0.95
    assert rendered.duration_s == pytest.approx(4 * 2.5 + 2, abs=0.001)
    assert not np.array_equal(rendered.mix, rendered.dry_mix)


@pytest.mark.engine
def test_the_same_arguments_give_the_same_samples(rendered: Rendered, short_song: Score, soundfont: SoundFont) -> None:
    steps: list[float] = []
    again = render_score(short_song, soundfont=soundfont, seed=2, progress=lambda share, word: steps.append(share))
    assert np.array_equal(again.mix, rendered.mix)
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0.0, 1.0)
    assert not np.array_equal(render_score(short_song, soundfont=soundfont, seed=3).mix, rendered.mix)


@pytest.mark.engine
def test_saved_stems_null_against_the_saved_dry_mix(rendered: Rendered, tmp_path: Path) -> None:
    paths = save_audio(rendered, tmp_path / "out")
    names = sorted(str(path.relative_to(tmp_path / "out")) for path in paths)
    stems = [f"stems/{number:02}_{role}.wav" for number, role in enumerate(rendered.stems, 1)]
    assert names == sorted(["dry_mix.wav", "mix.ogg", "mix.wav", *stems])
    total = sum(read_audio(tmp_path / "out" / stem)[0].astype(np.float64) for stem in stems)
    dry_mix, rate_hz = read_audio(tmp_path / "out" / "dry_mix.wav")
    assert rate_hz == RATE_HZ
    assert 20 * np.log10(np.abs(total - dry_mix).max() + 1e-12) <= -90
    assert len(read_audio(tmp_path / "out" / "mix.ogg")[0]) == len(rendered.mix)


def test_a_score_without_notes_is_refused(short_song: Score, soundfont: SoundFont) -> None:
    with pytest.raises(BadInput, match="has no notes"):
        render_score(replace(short_song, tracks=(Track(Role.BASS, "Bass", 33),)), soundfont=soundfont)


def test_wav_has_24_bits_and_ogg_survives_a_long_write(tmp_path: Path) -> None:
    audio = np.random.default_rng(0).uniform(-0.5, 0.5, (12 * RATE_HZ, 2)).astype(np.float32)
    write_audio(tmp_path / "a.wav", audio, RATE_HZ)
    write_audio(tmp_path / "a.ogg", audio, RATE_HZ)
    assert np.abs(read_audio(tmp_path / "a.wav")[0] - audio).max() <= 2**-23
    assert read_audio(tmp_path / "a.ogg")[0].shape == audio.shape


def test_wrong_formats_and_files_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    audio = np.zeros((10, 2), np.float32)
    with pytest.raises(BadInput, match=r"a\.mp3"):
        write_audio(tmp_path / "a.mp3", audio, RATE_HZ)
    with pytest.raises(BadInput, match="'mp3' is not a sound format"):
        save_audio(Rendered({}, audio, audio, RATE_HZ, SoundFont(tmp_path, 0, "", 0)), tmp_path, ("mp3",))
    with pytest.raises(BadInput, match=r"none\.wav"):
        read_audio(tmp_path / "none.wav")
    assert list(tmp_path.iterdir()) == []
