"""Levels, reverb, loudness and the limiter, on signals made here."""

import numpy as np
import pyloudnorm
import pytest

from render.loudness import CEILING_DBTP, TARGET_LUFS, limited, loudness_lufs, mastered, true_peak_dbtp
from render.mix import STRIPS, Strip, headroom_gain, placed, sounding_level_db, sum_of
from render.reverb import impulse, reverberate
from render.units import Audio, amplitude, decibels
from symbolic.score import Role

RATE_HZ = 44_100


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


def test_silence_between_notes_does_not_change_the_level() -> None:
    sounding = tone(0.5)
    with_rests = np.concatenate([sounding, np.zeros((9 * RATE_HZ, 2), np.float32)])
    assert sounding_level_db(sounding) == pytest.approx(20 * np.log10(0.5 / np.sqrt(2)), abs=0.05)
    assert sounding_level_db(with_rests) == pytest.approx(sounding_level_db(sounding), abs=0.3)


def test_a_strip_sets_level_and_place() -> None:
    assert sounding_level_db(placed(tone(0.9), Strip(-23.0, 0.0, -20.0))) == pytest.approx(-23.0, abs=0.1)
    left, right = np.abs(placed(tone(0.9), Strip(-23.0, -0.5, -20.0))).max(axis=0)
    assert left > 1.5 * right
    hard_left = placed(tone(0.9), Strip(-23.0, -1.0, -20.0))
    assert np.abs(hard_left[:, 1]).max() < 1e-6
    assert set(STRIPS) == set(Role)


def test_silent_stems_stay_silent() -> None:
    silent = np.zeros((RATE_HZ, 2), np.float32)
    assert np.array_equal(placed(silent, STRIPS[Role.PAD]), silent)
    assert np.array_equal(mastered(silent, RATE_HZ), silent)


def test_one_gain_keeps_all_stems_and_their_sum_in_range() -> None:
    stems = {Role.BASS: tone(0.8), Role.MELODY: tone(0.7)}
    total = sum_of(stems, dict.fromkeys(stems, 1.0))
    assert np.abs(total).max() == pytest.approx(1.5, abs=1e-3)
    assert np.abs(total).max() * headroom_gain(stems, total) == pytest.approx(0.9, abs=1e-3)
    assert headroom_gain({Role.BASS: tone(0.1)}, tone(0.1)) == 1.0


def test_the_reverb_is_linear_reproducible_and_dies_away() -> None:
    click = np.zeros((4 * RATE_HZ, 2), np.float32)
    click[1000] = 1.0
    wet = reverberate(click, RATE_HZ)
    assert wet.shape == click.shape
    assert np.array_equal(wet, reverberate(click, RATE_HZ))
    assert np.abs(wet[:1000]).max() < 1e-6
    answer = impulse(RATE_HZ)
    assert np.allclose(wet[1000 : 1000 + len(answer)], answer, atol=1e-6)
    energy = [float(np.sum(np.square(wet[i : i + 8820]))) for i in range(1000, 60_000, 8820)]
    assert energy == sorted(energy, reverse=True)
    assert np.abs(np.corrcoef(answer[:, 0], answer[:, 1])[0, 1]) < 0.1


def test_reverb_by_pieces_equals_plain_convolution() -> None:
    send = clicks(0.3)[:500]
    long_send = np.concatenate([np.zeros((195_000, 2), np.float32), send, np.zeros((100_000, 2), np.float32)])
    plain = np.convolve(send[:, 0].astype(np.float64), impulse(RATE_HZ)[:, 0].astype(np.float64))
    assert np.allclose(reverberate(long_send, RATE_HZ)[195_000 : 195_000 + len(plain), 0], plain, atol=1e-4)


@pytest.mark.parametrize("level", [0.004, 0.1, 0.9])
def test_mastering_meets_loudness_and_true_peak(level: float) -> None:
    for audio in (tone(level), clicks(level)):
        master = mastered(audio, RATE_HZ)
        assert true_peak_dbtp(master, RATE_HZ) <= CEILING_DBTP + 0.05
        loudness = pyloudnorm.Meter(RATE_HZ).integrated_loudness(master.astype(np.float64))
        assert loudness <= TARGET_LUFS + 0.1
    assert loudness_lufs(mastered(tone(level), RATE_HZ), RATE_HZ) == pytest.approx(TARGET_LUFS, abs=0.1)


def test_loudness_is_that_of_the_standard() -> None:
    calibration = tone(amplitude(-23.0), 5.0, 997.0)
    assert loudness_lufs(calibration, RATE_HZ) == pytest.approx(-23.0, abs=0.05)
    with_silence = np.concatenate([calibration, np.zeros((10 * RATE_HZ, 2), np.float32)])
    assert loudness_lufs(with_silence, RATE_HZ) == pytest.approx(-23.0, abs=0.3)
    bass, treble = (loudness_lufs(tone(0.2, 5.0, hz), RATE_HZ) for hz in (50.0, 6000.0))
    assert treble - bass == pytest.approx(6.5, abs=1.5)  # the K filter lifts the highs and cuts the lows
    assert loudness_lufs(calibration[:1000], RATE_HZ) == float("-inf")
    assert loudness_lufs(np.zeros((RATE_HZ, 2), np.float32), RATE_HZ) == float("-inf")


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
    assert np.array_equal(quiet[61_000:], audio[61_000:])
