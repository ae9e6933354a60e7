"""The pitch of a single voice, 100 times a second, by librosa's pYIN (Mauch and Dixon 2014), and how loud it is."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput, MissingExtra

Floats = NDArray[np.float64]
RATE_HZ = 16_000
HOP, FRAME = 160, 1024
HOP_S = HOP / RATE_HZ
LOWEST_HZ, HIGHEST_HZ = 65.0, 2400.0
"""From the lowest singers to whistling."""
RESOLUTION = 0.2
"""The pitch steps of the decoder in semitones; the mean over a note is much finer."""
BLOCK_FRAMES, LAP_FRAMES = 1500, 50
"""Long recordings are decoded in blocks, so that memory is bounded; what laps over is decoded twice."""
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


def import_librosa() -> ModuleType:
    """Give librosa, or raise MissingExtra with what to install."""
    try:
        import librosa
    except ImportError as error:
        raise MissingExtra("hearing a recording needs librosa: pip install 'scoresmith[hum]'") from error
    return librosa


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
    """Follow the pitch of ``samples`` at ``RATE_HZ``. Raises MissingExtra without librosa."""
    librosa = import_librosa()
    count = len(samples) // HOP + 1
    midi, voiced = np.full(count, np.nan), np.zeros(count)
    for first in range(0, count, BLOCK_FRAMES):
        end = min(first + BLOCK_FRAMES, count)
        begin = max(0, first - LAP_FRAMES)
        until = min(end + LAP_FRAMES, count)
        part = samples[begin * HOP : max((until - 1) * HOP, begin * HOP + FRAME)]
        hz, flags, chances = librosa.pyin(
            part, fmin=LOWEST_HZ, fmax=HIGHEST_HZ, sr=RATE_HZ, frame_length=FRAME, hop_length=HOP, resolution=RESOLUTION
        )
        inner = slice(first - begin, first - begin + end - first)
        midi[first:end] = np.where(flags, 69.0 + 12.0 * np.log2(hz / 440.0), np.nan)[inner]
        voiced[first:end] = np.where(flags, chances, 0.0)[inner]
    return PitchTrack(midi, voiced, level_of(samples, count))


def level_of(samples: Floats, count: int) -> Floats:
    """The loudness in dB around each frame, in the band of voices (so that rumble and hiss count less)."""
    spectrum = np.fft.rfft(samples)
    hz = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    spectrum[(hz < LEVEL_HZ[0]) | (hz > LEVEL_HZ[1])] = 0.0
    power = np.fft.irfft(spectrum, len(samples)) ** 2
    window = np.hanning(int(LEVEL_S * RATE_HZ) + 2)[1:-1]
    half = len(window) // 2
    padded = np.pad(power, (half, half + HOP * 2))
    rows = np.lib.stride_tricks.sliding_window_view(padded, len(window))[::HOP][:count]
    level: Floats = 10 * np.log10(rows @ (window / window.sum()) + 1e-10)
    return np.pad(level, (0, count - len(level)), mode="edge")
