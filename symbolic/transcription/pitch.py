"""The pitch of a single voice, 100 times a second, and how loud it is: pYIN in numpy, for many frames at once.

YIN's normalised difference (de Cheveigne and Kawahara 2002, doi 10.1121/1.1458024) with a distribution of thresholds
(pYIN: Mauch and Dixon 2014, doi 10.1109/ICASSP.2014.6853678); as in its authors' program, later troughs below a
threshold share it, too. The path goes through pitches and one state without pitch (Viterbi).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput

Floats = NDArray[np.float64]
RATE_HZ = 16_000
HOP, FRAME = 160, 1024
HOP_S = HOP / RATE_HZ
LOWEST_HZ, HIGHEST_HZ = 65.0, 2400.0
"""From the lowest singers to whistling."""
SHORTEST, LONGEST = int(RATE_HZ / HIGHEST_HZ), int(np.ceil(RATE_HZ / LOWEST_HZ))
"""Periods in samples."""
BINS = 5
"""Pitches to a semitone in the path; the mean over a note is much finer."""
LOWEST_MIDI = 35.0
PITCHES = int((69.0 + 12.0 * np.log2(HIGHEST_HZ / 440.0) - LOWEST_MIDI) * BINS) + 2
THRESHOLDS, BETA = 100, (2.0, 18.0)
LATER_TROUGHS, NO_TROUGH = 2.0, 0.01
"""How quickly the share of later troughs falls (exponent), and the share of the deepest one above the threshold."""
FARTHEST_BINS, SWITCH = 10, 0.01
"""How far the pitch moves from frame to frame, and the chance that it begins or ends."""
BLOCK_FRAMES, MOST_TROUGHS = 400, 48
TINY = 1e-30
LEVEL_HZ = (90.0, 4000.0)
LEVEL_S = 0.03
SILENT_RMS = 1e-4
"""What is softer (-80 dB) is silence."""
LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 6_000, 400_000


@dataclass(frozen=True, slots=True)
class PitchTrack:
    """One value each ``HOP_S``: ``midi`` the pitch with fractions (NaN where there is none), ``voiced`` how surely
    there is one, 0 to 1, ``level_db`` the loudness in the band of voices.
    """

    midi: Floats
    voiced: Floats
    level_db: Floats

    def __len__(self) -> int:
        return len(self.midi)


def prepared(audio: NDArray[np.float32], sample_rate_hz: int) -> Floats:
    """The recording at ``RATE_HZ``, as loud as can be. Raises BadInput for silence and for what is no sound."""
    if audio.ndim != 1 or not len(audio):
        raise BadInput(f"the recording has the shape {audio.shape}; one channel with sound is needed")
    if not LOWEST_RATE_HZ <= sample_rate_hz <= HIGHEST_RATE_HZ:
        raise BadInput(f"the recording has {sample_rate_hz} samples a second; {LOWEST_RATE_HZ} or more are needed")
    if not np.isfinite(audio).all():
        raise BadInput("the recording contains values that are no numbers (NaN or infinite)")
    samples = audio.astype(np.float64) - float(audio.mean(dtype=np.float64))
    if float(np.sqrt(np.mean(samples**2))) < SILENT_RMS:
        raise BadInput("the recording is silent")
    samples /= float(np.abs(samples).max())
    if sample_rate_hz != RATE_HZ:
        import soxr

        samples = np.asarray(soxr.resample(samples, sample_rate_hz, RATE_HZ), np.float64)
    return np.pad(samples, (0, max(0, FRAME - len(samples))))


def track_pitch(samples: Floats) -> PitchTrack:
    """Follow the pitch of ``samples`` at ``RATE_HZ``."""
    count = len(samples) // HOP + 1
    padded = np.pad(samples, (FRAME // 2, FRAME // 2 + HOP))
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP][:count]
    chances = np.concatenate(
        [pitch_chances(frames[first : first + BLOCK_FRAMES]) for first in range(0, count, BLOCK_FRAMES)]
    )
    voiced = np.minimum(chances.sum(axis=1), 1.0)
    path = _path(chances, voiced)
    pitched = path < chances.shape[1]
    midi = np.where(pitched, LOWEST_MIDI + path / BINS, np.nan)
    return PitchTrack(midi, np.where(pitched, voiced, 0.0), level_of(samples, count))


def differences(frames: Floats) -> Floats:
    """YIN's normalised difference of each frame at each period from the shortest to the longest, (frames, periods)."""
    size = 2 * FRAME
    spectrum = np.fft.rfft(frames, size)
    same = np.fft.irfft(np.abs(spectrum) ** 2, size)[:, : LONGEST + 1]
    energy = np.cumsum(frames**2, axis=1)[:, :LONGEST]
    apart = 2 * (same[:, :1] - same[:, 1:]) - energy
    mean = np.cumsum(apart, axis=1) / np.arange(1, LONGEST + 1)
    normal: Floats = apart[:, SHORTEST - 1 :] / np.maximum(mean[:, SHORTEST - 1 :], TINY)
    return normal


def pitch_chances(frames: Floats) -> Floats:
    """How likely each pitch is in each frame, (frames, pitches); a row sums to the chance that there is any."""
    curve = differences(frames)
    left, here, right = curve[:, :-2], curve[:, 1:-1], curve[:, 2:]
    rows, places = np.nonzero((here < left) & (here <= right))
    order = np.arange(len(rows)) - np.searchsorted(rows, rows)
    kept = order < MOST_TROUGHS
    rows, places, order = rows[kept], places[kept], order[kept]
    heights = np.full((len(curve), MOST_TROUGHS), np.inf, np.float32)
    heights[rows, order] = here[rows, places]
    share = _trough_shares(heights)[rows, order]
    bend = left[rows, places] - 2 * here[rows, places] + right[rows, places]
    lean = np.where(bend > TINY, 0.5 * (left - right)[rows, places] / np.maximum(bend, TINY), 0.0)
    periods = SHORTEST + 1 + places + np.clip(lean, -0.5, 0.5)
    bins = np.round((69.0 + 12.0 * np.log2(RATE_HZ / periods / 440.0) - LOWEST_MIDI) * BINS).astype(int)
    chances = np.zeros((len(curve), PITCHES))
    np.add.at(chances, (rows, np.clip(bins, 0, PITCHES - 1)), share)
    return chances


def _trough_shares(heights: NDArray[np.float32]) -> Floats:
    """The chance of each trough, (frames, troughs), over all thresholds; ``heights`` is infinite for none."""
    thresholds = np.linspace(0.0, 1.0, THRESHOLDS + 1, dtype=np.float32)
    weight = _beta_weights(thresholds)
    below = heights[:, :, None] < thresholds[1:]
    place = np.cumsum(below, axis=1, dtype=np.int8)
    table = np.exp(-LATER_TROUGHS * np.arange(-1, MOST_TROUGHS)).astype(np.float32) * (1 - np.exp(-LATER_TROUGHS))
    table[0] = 0.0
    whole = 1.0 - np.exp(-LATER_TROUGHS * np.maximum(place[:, -1:], 1))
    share: Floats = ((table[place] * below / whole) @ weight).astype(np.float64)
    frames, deepest = np.arange(len(heights)), heights.argmin(axis=1)
    missed = (~below[frames, deepest]) @ weight
    share[frames, deepest] += NO_TROUGH * missed * np.isfinite(heights[frames, deepest])
    return share


def _beta_weights(thresholds: NDArray[np.float32]) -> NDArray[np.float32]:
    """The chance of each threshold: the beta distribution ``BETA``, by its density in the middle of each step."""
    middle = (thresholds[1:] + thresholds[:-1]) / 2
    density = middle ** (BETA[0] - 1) * (1 - middle) ** (BETA[1] - 1)
    weight: NDArray[np.float32] = (density / density.sum()).astype(np.float32)
    return weight


def _path(chances: Floats, voiced: Floats) -> NDArray[np.int64]:
    """The likeliest pitch of each frame; ``PITCHES`` where there is none."""
    reach = np.concatenate([np.arange(1, FARTHEST_BINS + 2), np.arange(FARTHEST_BINS, 0, -1)]).astype(float)
    move = np.log(reach / reach.sum() * (1 - SWITCH))
    stay, switch = float(move.max()), float(move.max() + np.log(SWITCH / (1 - SWITCH)))
    fit = np.log(chances + TINY)
    silent = np.log((1.0 - voiced) / PITCHES + TINY)
    came = np.zeros((len(fit), PITCHES + 1), np.int16)
    best, quiet = fit[0].copy(), float(silent[0])
    around = np.full(PITCHES + 2 * FARTHEST_BINS, -np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(around, len(move))
    offsets = np.arange(PITCHES) - FARTHEST_BINS
    for frame in range(1, len(fit)):
        around[FARTHEST_BINS:-FARTHEST_BINS] = best
        ways = windows + move
        source = ways.argmax(axis=1)
        top = ways[np.arange(PITCHES), source]
        begins = quiet + switch > top
        came[frame, :PITCHES] = np.where(begins, PITCHES, source + offsets)
        leader = int(best.argmax())
        ends = best[leader] + switch > quiet + stay
        came[frame, PITCHES] = leader if ends else PITCHES
        following = max(quiet + stay, float(best[leader]) + switch) + float(silent[frame])
        best = np.where(begins, quiet + switch, top) + fit[frame]
        quiet = following
    path = np.full(len(fit), PITCHES, np.int64)
    path[-1] = int(best.argmax()) if best.max() > quiet else PITCHES
    for frame in range(len(fit) - 1, 0, -1):
        path[frame - 1] = came[frame, path[frame]]
    return path


def level_of(samples: Floats, count: int) -> Floats:
    """The loudness in dB around each frame, in the band of voices (so that rumble and hiss count less)."""
    window = np.sqrt(np.hanning(int(LEVEL_S * RATE_HZ) + 2)[1:-1])
    padded = np.pad(samples, (len(window) // 2, len(window) // 2 + 2 * HOP))
    rows = np.lib.stride_tricks.sliding_window_view(padded, len(window))[::HOP][:count]
    size = 1 << len(window).bit_length()
    hz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    band = (hz >= LEVEL_HZ[0]) & (hz <= LEVEL_HZ[1])
    power = np.zeros(count)
    for first in range(0, count, BLOCK_FRAMES):
        spectrum = np.fft.rfft(rows[first : first + BLOCK_FRAMES] * window, size)[:, band]
        power[first : first + len(spectrum)] = 2 / size * (spectrum.real**2 + spectrum.imag**2).sum(axis=1)
    level: Floats = 10 * np.log10(power / float((window**2).sum()) + 1e-10)
    return level
