"""Mastering: a loudness target reached with one gain and a look-ahead limiter that keeps the true peak in bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.loudness import BLOCK_FRAMES, PIECE_FRAMES, Levels, Meter, integrated_lufs, true_peak_dbtp
from render.units import Audio
from symbolic.errors import BadInput

LOOK_AHEAD_BLOCKS = 8  # 256 frames: 5.3 ms at 48 kHz
RELEASES_DB_PER_S: tuple[float, ...] = (60.0, 120.0, 240.0, 480.0)
"""How fast the limiter comes back: the slower the cleaner, the faster the louder."""
MARGIN_DB = 0.15
"""The limiter aims so far below the ceiling: meters differ by as much between the samples."""
MAX_PASSES, CLOSE_ENOUGH_LU = 10, 0.02
LEAST_RISE = 0.15
"""How much louder the limited sound gets for 1 dB of gain, at least: what is tried where it hardly gets louder."""
LUFS_RANGE, CEILING_RANGE = (-40.0, -6.0), (-20.0, 0.0)


@dataclass(frozen=True, slots=True)
class Target:
    """What a finished mix must meet: integrated loudness, and the true peak that is never passed."""

    name: str
    lufs: float
    ceiling_dbtp: float


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        Target("streaming", -14.0, -1.0),
        Target("podcast", -16.0, -1.0),
        Target("broadcast", -23.0, -1.0),  # EBU R 128
        Target("broadcast-us", -24.0, -2.0),  # ATSC A/85
        Target("game", -24.0, -1.0),  # ASWG-R001, home consoles
        Target("handheld", -18.0, -1.0),  # ASWG-R001, handheld consoles
        Target("loud", -9.0, -0.3),
    )
}
DEFAULT_TARGET = TARGETS["podcast"]


def target_of(asked: str | float | Target | None, ceiling_dbtp: float | None = None) -> Target:
    """The target of that name, or of that many LUFS; None is the default. ``ceiling_dbtp`` replaces its ceiling.

    Raises BadInput for an unknown name or a figure out of range.
    """
    if isinstance(asked, Target):
        found = asked
    elif asked is None:
        found = DEFAULT_TARGET
    elif str(asked) in TARGETS:
        found = TARGETS[str(asked)]
    else:
        try:
            found = Target("own", float(asked), DEFAULT_TARGET.ceiling_dbtp)
        except ValueError as error:
            raise BadInput(f"'{asked}' is no loudness: a number of LUFS or {', '.join(TARGETS)}") from error
    target = Target(found.name, found.lufs, found.ceiling_dbtp if ceiling_dbtp is None else ceiling_dbtp)
    _check("lufs", target.lufs, LUFS_RANGE)
    _check("ceiling_dbtp", target.ceiling_dbtp, CEILING_RANGE)
    return target


def _check(name: str, value: float, bounds: tuple[float, float]) -> None:
    if not bounds[0] <= value <= bounds[1]:
        raise BadInput(f"{name} {value} is not within {bounds[0]} to {bounds[1]}")


@dataclass(frozen=True, slots=True)
class Master:
    """The gain over time that masters a sound: in dB at the middle of each block of ``BLOCK_FRAMES`` frames."""

    gain_db: NDArray[np.float64]

    def applied(self, audio: Audio, start_frame: int = 0) -> Audio:
        """The mastered frames from ``start_frame`` on."""
        centres = (np.arange(len(self.gain_db)) + 0.5) * BLOCK_FRAMES
        first = max(start_frame // BLOCK_FRAMES - 1, 0)
        last = (start_frame + len(audio)) // BLOCK_FRAMES + 2
        near = slice(first, last)
        gain = 10 ** (self.gain_db[near] / 20)
        frames = np.arange(start_frame, start_frame + len(audio))
        mastered_audio: Audio = audio * np.interp(frames, centres[near], gain).astype(np.float32)[:, None]
        return mastered_audio


def plan_master(meter: Meter | Levels, target: Target) -> Master:
    """The gain that brings measured sound to its target; silence keeps its level.

    The limiter comes back as slowly as the target allows: the slowest of ``RELEASES_DB_PER_S`` with which the sound is
    as loud as wanted, else the fastest: the ceiling goes before the loudness.
    """
    start_db = target.lufs - integrated_lufs(meter.energies, meter.sample_rate_hz)
    if not np.isfinite(start_db):
        return Master(np.zeros(len(meter.peaks)))
    for release_db_per_s in RELEASES_DB_PER_S:
        gain_db, missing = _reached(meter, target, start_db, release_db_per_s)
        if abs(missing) < CLOSE_ENOUGH_LU:
            break
    return Master(gain_db)


def _reached(
    meter: Meter | Levels, target: Target, gain_db: float, release_db_per_s: float
) -> tuple[NDArray[np.float64], float]:
    """The gain over time with one release, and by how much its result is softer than wanted.

    The steady gain is found by the secant method. How loud the limited sound is follows from the measured blocks, for
    the gain changes slowly.
    """
    energies, peaks, rate_hz = meter.energies, meter.peaks, meter.sample_rate_hz
    step_db = before = 0.0
    for _ in range(MAX_PASSES):
        gain_db += step_db
        total_db = gain_db - reduction_db(peaks, gain_db, target.ceiling_dbtp, rate_hz, release_db_per_s)
        loudness = integrated_lufs(energies * 10 ** (total_db / 10), rate_hz)
        missing = target.lufs - loudness
        if abs(missing) < CLOSE_ENOUGH_LU:
            break
        rise = (loudness - before) / step_db if step_db else 1.0
        step_db, before = missing / min(max(rise, LEAST_RISE), 1.0), loudness
    return total_db, missing


def reduction_db(
    peaks: NDArray[np.float64],
    gain_db: float,
    ceiling_dbtp: float,
    sample_rate_hz: int,
    release_db_per_s: float = RELEASES_DB_PER_S[0],
) -> NDArray[np.float64]:
    """By how much a limiter lowers each block so that no peak passes the ceiling, (blocks,).

    It goes down before a peak and comes back at ``release_db_per_s``. What each block needs is spread to its neighbours
    as a maximum and then averaged over them, so that the average is never less than what any block needs.
    """
    over_db = 20 * np.log10(np.maximum(peaks, 1e-9)) + gain_db - (ceiling_dbtp - MARGIN_DB)
    needed = np.maximum(over_db, 0.0)
    if not needed.any():
        return needed
    reach = LOOK_AHEAD_BLOCKS + 1
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(needed, reach, mode="edge"), 2 * reach + 1)
    fall = release_db_per_s * BLOCK_FRAMES / sample_rate_hz * np.arange(len(needed))
    held = np.maximum(np.maximum.accumulate(windows.max(axis=1) + fall) - fall, 0.0)
    kernel = np.hanning(2 * LOOK_AHEAD_BLOCKS + 3)[1:-1]
    padded = np.pad(held, LOOK_AHEAD_BLOCKS, mode="edge")
    smooth: NDArray[np.float64] = np.convolve(padded, kernel / kernel.sum(), mode="valid")
    return smooth


def mastered(audio: Audio, sample_rate_hz: int, target: Target = DEFAULT_TARGET) -> Audio:
    """The sound at its target's loudness with its true peak at the ceiling at most; silence stays silent."""
    meter = Meter(sample_rate_hz)
    for start in range(0, max(len(audio), 1), PIECE_FRAMES):
        meter.add(audio[start : start + PIECE_FRAMES], last=start + PIECE_FRAMES >= len(audio))
    return plan_master(meter, target).applied(audio)


def limited(audio: Audio, sample_rate_hz: int, ceiling_dbtp: float = DEFAULT_TARGET.ceiling_dbtp) -> Audio:
    """The sound with its true peak at or below the ceiling, otherwise as it is."""
    if true_peak_dbtp(audio, sample_rate_hz) <= ceiling_dbtp:
        return audio
    meter = Meter(sample_rate_hz)
    meter.add(audio, last=True)
    return Master(-reduction_db(meter.peaks, 0.0, ceiling_dbtp, sample_rate_hz)).applied(audio)
