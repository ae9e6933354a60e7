"""Whether the notes of a score are in its sound: a detector that knows nothing of how the sound was made.

For each note the spectrum just after its onset must have peaks at the fundamental and at one of the next two harmonics,
and the energy there must be more than what was there just before, as a note that starts anew brings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HARMONICS: tuple[int, ...] = (1, 2, 3)
LEAST_HARMONICS = 2
CENTS = np.arange(-90, 91, 10)
PEAK_WITHIN_CENTS = 40
LEAST_LEVEL_DB = -40.0
PERIODS = 12
SHORTEST_WINDOW_S, LONGEST_WINDOW_S = 0.09, 0.24
FFT_FRAMES = 1 << 16
LEAST_RISE = 1.1


def note_recall(audio: NDArray[np.float32], sample_rate_hz: int, notes_s: Sequence[tuple[float, int]]) -> float:
    """The share, 0 to 1, of the notes that are found in the sound.

    ``audio`` is (frames,) or (frames, channels); ``notes_s`` holds (onset in seconds, MIDI pitch). Made for instruments
    with a clear attack and harmonic tones (piano, guitar, bass); slow pads and drums are outside its reach.
    """
    mono = audio if audio.ndim == 1 else audio.mean(axis=1)
    if not notes_s:
        return 1.0
    return sum(_has_note(mono, sample_rate_hz, onset_s, pitch) for onset_s, pitch in notes_s) / len(notes_s)


def _has_note(mono: NDArray[np.float32], sample_rate_hz: int, onset_s: float, pitch: int) -> bool:
    fundamental_hz = 440.0 * 2 ** ((pitch - 69) / 12)
    window_s = min(max(PERIODS / fundamental_hz, SHORTEST_WINDOW_S), LONGEST_WINDOW_S)
    frames, onset = round(window_s * sample_rate_hz), round(onset_s * sample_rate_hz)
    after = _spectrum(mono[onset : onset + frames], frames)
    before = _spectrum(mono[max(onset - frames, 0) : onset], frames)
    floor = after.max() * 10 ** (LEAST_LEVEL_DB / 20)
    found, energy_after, energy_before = 0, 0.0, 0.0
    for harmonic in HARMONICS:
        bins = fundamental_hz * harmonic * 2 ** (CENTS / 1200) * FFT_FRAMES / sample_rate_hz
        levels = np.interp(bins, np.arange(len(after)), after)
        peak = int(levels.argmax())
        is_peak = bool(abs(CENTS[peak]) <= PEAK_WITHIN_CENTS and levels[peak] > floor)
        if harmonic == 1 and not is_peak:
            return False
        found += is_peak
        energy_after += float(levels[peak]) ** 2
        energy_before += float(np.interp(bins[peak], np.arange(len(before)), before)) ** 2
    return found >= LEAST_HARMONICS and energy_after > LEAST_RISE * energy_before


def _spectrum(piece: NDArray[np.float32], frames: int) -> NDArray[np.float64]:
    """The magnitudes of a piece under a Hann window, padded so that peaks can be placed to a fraction of a bin."""
    padded = np.zeros(frames)
    padded[: len(piece)] = piece
    return np.abs(np.fft.rfft(padded * np.hanning(frames), FFT_FRAMES))
