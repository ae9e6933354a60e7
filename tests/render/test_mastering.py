"""Loudness, true peak, the limiter and the targets, on signals made here and by other programs' meters."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest

from render.audio_file import write_audio
from render.loudness import Meter, integrated_lufs, loudness_lufs, true_peak_dbtp
from render.mastering import DEFAULT_TARGET, TARGETS, Target, limited, mastered, plan_master, target_of
from render.units import Audio, amplitude, decibels
from symbolic.errors import BadInput

RATE_HZ = 44_100
CEILING_DBTP, TARGET_LUFS = DEFAULT_TARGET.ceiling_dbtp, DEFAULT_TARGET.lufs


def tone(level: float, seconds: float = 3.0, pitch_hz: float = 440.0) -> Audio:
    wave = level * np.sin(2 * np.pi * pitch_hz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def clicks(level: float) -> Audio:
    """Noise that is quiet but for bursts."""
    noise = np.random.default_rng(1).uniform(-1, 1, (5 * RATE_HZ, 2))
    envelope = np.where(np.arange(len(noise)) % 11_025 < 300, 1.0, 0.08)[:, None]
    return (level * noise * envelope).astype(np.float32)


def test_decibels_and_amplitude_are_inverse() -> None:
    assert decibels(amplitude(-13.7)) == pytest.approx(-13.7)
    assert decibels(0.0) == -200.0


@pytest.mark.parametrize("level", [0.004, 0.9])
@pytest.mark.parametrize("name", ["streaming", "podcast", "broadcast", "loud"])
def test_mastering_meets_loudness_and_true_peak(level: float, name: str) -> None:
    target = TARGETS[name]
    for audio in (tone(level), clicks(level)):
        master = mastered(audio, RATE_HZ, target)
        assert true_peak_dbtp(master, RATE_HZ) <= target.ceiling_dbtp
        loudness = pyloudnorm.Meter(RATE_HZ).integrated_loudness(master.astype(np.float64))
        assert loudness <= target.lufs + 0.2
    if name != "loud":  # a tone cannot be that loud below the ceiling
        assert loudness_lufs(mastered(tone(level), RATE_HZ, target), RATE_HZ) == pytest.approx(target.lufs, abs=0.1)
        assert loudness_lufs(mastered(clicks(level), RATE_HZ, target), RATE_HZ) == pytest.approx(target.lufs, abs=0.5)


def test_loudness_is_that_of_the_standard() -> None:
    calibration = tone(amplitude(-23.0), 5.0, 997.0)
    assert loudness_lufs(calibration, RATE_HZ) == pytest.approx(-23.0, abs=0.05)
    with_silence = np.concatenate([calibration, np.zeros((10 * RATE_HZ, 2), np.float32)])
    assert loudness_lufs(with_silence, RATE_HZ) == pytest.approx(-23.0, abs=0.3)
    bass, treble = (loudness_lufs(tone(0.2, 5.0, hz), RATE_HZ) for hz in (50.0, 6000.0))
    assert treble - bass == pytest.approx(6.5, abs=1.5)  # the K filter lifts the highs and cuts the lows
    assert loudness_lufs(calibration[:1000], RATE_HZ) == float("-inf")
    assert loudness_lufs(np.zeros((RATE_HZ, 2), np.float32), RATE_HZ) == float("-inf")


@pytest.mark.parametrize("rate_hz", [44_100, 48_000])
def test_sound_that_streams_by_is_measured_as_a_whole_one(rate_hz: int) -> None:
    audio = clicks(0.5)
    meter = Meter(rate_hz)
    for start in range(0, len(audio), 10_007):
        meter.add(audio[start : start + 10_007], last=start + 10_007 >= len(audio))
    reference = pyloudnorm.Meter(rate_hz, filter_class="DeMan").integrated_loudness(audio)
    assert integrated_lufs(meter.energies, rate_hz) == pytest.approx(reference, abs=0.05)
    assert decibels(float(meter.peaks.max())) == pytest.approx(true_peak_dbtp(audio, rate_hz), abs=1e-6)
    assert len(meter.peaks) == len(meter.energies) == -(-len(audio) // 32)


def test_the_true_peak_sees_between_the_samples() -> None:
    wave = np.sin(2 * np.pi * RATE_HZ / 4 * np.arange(RATE_HZ) / RATE_HZ + np.pi / 4)
    audio = np.stack([wave, wave], axis=1).astype(np.float32)
    assert np.abs(audio).max() == pytest.approx(np.sqrt(0.5), abs=1e-3)
    assert true_peak_dbtp(audio, RATE_HZ) == pytest.approx(0.0, abs=0.3)


def test_the_limiter_touches_only_what_is_near_a_peak() -> None:
    audio = tone(0.5)
    audio[60_000:60_050] *= 4
    quiet = limited(audio, RATE_HZ)
    assert true_peak_dbtp(quiet, RATE_HZ) <= CEILING_DBTP + 0.05
    assert np.array_equal(quiet[:59_000], audio[:59_000])
    assert np.allclose(quiet[68_000:], audio[68_000:], atol=1e-6)  # it comes back at 60 dB a second
    assert np.abs(quiet[60_100:60_400]).max() < 0.5


def test_a_master_applied_piece_by_piece_is_that_applied_at_once() -> None:
    audio = clicks(0.9)
    meter = Meter(RATE_HZ)
    meter.add(audio, last=True)
    master = plan_master(meter, TARGETS["streaming"])
    pieces = [master.applied(audio[start : start + 7_001], start) for start in range(0, len(audio), 7_001)]
    assert np.allclose(np.concatenate(pieces), master.applied(audio), atol=1e-6)
    assert np.array_equal(mastered(np.zeros((RATE_HZ, 2), np.float32), RATE_HZ), np.zeros((RATE_HZ, 2)))


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("name", ["streaming", "broadcast"])
def test_another_meter_agrees_on_the_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.wav"
    write_audio(path, mastered(clicks(0.7), RATE_HZ, TARGETS[name]), RATE_HZ)
    told = subprocess.run(
        ["ffmpeg", "-hide_banner", "-i", path, "-af", "loudnorm=print_format=json", "-f", "null", "-"],
        capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    measured = json.loads(told[told.rindex("{") : told.rindex("}") + 1])
    assert float(measured["input_i"]) == pytest.approx(TARGETS[name].lufs, abs=0.5)
    assert float(measured["input_tp"]) <= TARGETS[name].ceiling_dbtp


def test_targets_have_names_and_numbers() -> None:
    assert target_of(None) == DEFAULT_TARGET
    assert target_of("broadcast").lufs == -23.0
    assert target_of(-20) == Target("own", -20.0, -1.0)
    assert target_of("-18.5", -2.0) == Target("own", -18.5, -2.0)
    assert target_of("streaming", -3.0).ceiling_dbtp == -3.0


@pytest.mark.parametrize(("lufs", "ceiling"), [("quiet", None), (0.0, None), (-60, None), ("nan", None), (-16, 1.0)])
def test_a_target_that_cannot_be_is_refused(lufs: str | float, ceiling: float | None) -> None:
    with pytest.raises(BadInput, match=r"lufs|ceiling_dbtp|quiet"):
        target_of(lufs, ceiling)
