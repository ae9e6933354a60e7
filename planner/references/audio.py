"""What a recording is like as a reference: tempo, key, colour of the chords, brightness, energy, nearest styles.

Tempo by librosa's beat tracker (Ellis 2007), key and chords by correlation of constant-Q chroma with profiles and with
the tones of chords, brightness by the spectral centroid, energy by onsets a second and loudness.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.extract.style import NO_DRUMS, SEVENTHS, tempo_fit
from planner.heard import key_of_profile
from planner.references.facts import AUDIO, Reference
from planner.references.score import nearest_styles
from planner.styles import STYLES
from symbolic.errors import BadInput, MissingExtra
from symbolic.score import Role
from symbolic.theory import CHORD_QUALITIES

Floats = NDArray[np.float32]
RATE_HZ = 22_050
HEARD_S = 90.0
"""Of a longer recording the middle so many seconds are heard."""
LEAST_S = 2.0
MOST_SAMPLES = 40_000_000
"""At most so many samples of all channels are held."""
SILENT_DBFS = -60.0
HOP = 1024
ONSETS_PER_S = (0.5, 7.0)
LOUD_DBFS = (-35.0, -11.0)
DULL_HZ, BRILLIANT_HZ = 500.0, 3500.0
HEARD_CHORDS: tuple[str, ...] = ("", "m", "7", "maj7", "m7")
SEVENTH_MARGIN = 0.015
"""By so much of correlation a chord with a seventh must fit better than its triad."""
DRUMMED = 0.30
"""From this share of percussive energy on, drums are heard."""
NEAR_ENOUGH = 0.8


def facts_of_recording(path: Path) -> Reference:
    """The facts of a recording that libsndfile reads.

    Raises BadInput for what cannot be read, is silent or is shorter than two seconds, MissingExtra without librosa.
    """
    audio, remarks = _read(path)
    librosa = _librosa()
    harmonic, percussive = librosa.effects.hpss(audio)
    chroma = librosa.feature.chroma_cqt(y=harmonic, sr=RATE_HZ, hop_length=HOP)
    envelope = librosa.onset.onset_strength(y=audio, sr=RATE_HZ)
    tempo, beats = librosa.beat.beat_track(onset_envelope=envelope, sr=RATE_HZ)
    onsets = librosa.onset.onset_detect(onset_envelope=envelope, sr=RATE_HZ, units="time")
    centroid = _centroid_hz(librosa, audio)
    tempo_bpm = float(np.atleast_1d(tempo)[0])
    if not tempo_bpm or len(beats) < 4:
        tempo_bpm, remarks = 0.0, (*remarks, "no beat is heard in it")
    tonic, mode, confidence = key_of_profile(chroma.mean(axis=1))
    sevenths = _sevenths(chroma, librosa.time_to_frames(_beat_times(librosa, beats, audio), sr=RATE_HZ, hop_length=HOP))
    drums = float((percussive**2).sum() / max((percussive**2).sum() + (harmonic**2).sum(), 1e-12))
    return Reference(
        name=path.name, kind=AUDIO, tempo_bpm=round(tempo_bpm, 1), tonic=tonic, mode=mode,
        key_confidence=round(confidence, 2), sevenths=round(sevenths, 3),
        energy=round(_energy(audio, len(onsets)), 3),
        brightness=round(_share(math.log(max(centroid, 1.0)), math.log(DULL_HZ), math.log(BRILLIANT_HZ)), 3),
        styles=_styles(tempo_bpm, sevenths, drums >= DRUMMED, mode), remarks=remarks,
    )  # fmt: skip


def _centroid_hz(librosa: Any, audio: Floats) -> float:
    """The mean of the spectral centroid, loud moments counting for more."""
    spectrum = np.abs(librosa.stft(audio))
    centroid = librosa.feature.spectral_centroid(S=spectrum, sr=RATE_HZ)[0]
    loud = spectrum.sum(axis=0)
    return float((centroid * loud).sum() / max(float(loud.sum()), 1e-9))


def _librosa() -> Any:
    try:
        import librosa
    except ImportError as error:
        raise MissingExtra("hearing a recording needs librosa: pip install 'scoresmith[hum]'") from error
    return librosa


def _read(path: Path) -> tuple[Floats, tuple[str, ...]]:
    """The middle of a recording as one channel at ``RATE_HZ``."""
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            rate_hz, frames = int(file.samplerate), int(file.frames)
            heard = min(frames, int(HEARD_S * rate_hz), MOST_SAMPLES // file.channels)
            file.seek((frames - heard) // 2)
            samples = file.read(heard, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError, ValueError, ZeroDivisionError) as error:
        raise BadInput(f"reference {path} is not a recording that can be read: {error}") from error
    if not np.isfinite(samples).all():
        raise BadInput(f"reference {path} holds samples that are not numbers")
    if len(samples) < LEAST_S * rate_hz:
        raise BadInput(f"reference {path} is {len(samples) / rate_hz:.1f} s long; at least {LEAST_S:g} s are needed")
    channel = int((samples.astype(np.float64) ** 2).mean(axis=0).argmax())
    mono = samples.mean(axis=1, dtype=np.float32)
    if _dbfs(mono) < _dbfs(samples[:, channel]) - 12:
        mono = samples[:, channel]  # the channels cancel each other
    if _dbfs(mono) < SILENT_DBFS:
        raise BadInput(f"reference {path} is silent")
    remarks = (
        (f"only {heard / rate_hz:g} s in the middle of {frames / rate_hz:.0f} s are heard",) if heard < frames else ()
    )
    audio: Floats = _librosa().resample(np.ascontiguousarray(mono), orig_sr=rate_hz, target_sr=RATE_HZ)
    return audio, remarks


def _dbfs(samples: Floats) -> float:
    return 10 * math.log10(max(float(np.mean(samples.astype(np.float64) ** 2)), 1e-12))


def _share(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _energy(audio: Floats, onsets: int) -> float:
    """Onsets a second count for six tenths, loudness for four."""
    busy = _share(onsets * RATE_HZ / len(audio), *ONSETS_PER_S)
    return 0.6 * busy + 0.4 * _share(_dbfs(audio), *LOUD_DBFS)


def _beat_times(librosa: Any, beats: NDArray[np.int64], audio: Floats) -> NDArray[np.float64]:
    """Where chords may change: the beats, or every half second where there are none."""
    if len(beats) >= 4:
        times: NDArray[np.float64] = librosa.frames_to_time(beats, sr=RATE_HZ)
        return times
    return np.arange(0.0, len(audio) / RATE_HZ, 0.5)


def _sevenths(chroma: Floats, frames: NDArray[np.int64]) -> float:
    """The share of beats whose chroma fits a chord with a seventh clearly better than any triad."""
    bounds = sorted({0, *(int(f) for f in frames if 0 < f < chroma.shape[1]), chroma.shape[1]})
    beats = np.array([chroma[:, a:b].mean(axis=1) for a, b in pairwise(bounds)])
    beats = beats - beats.mean(axis=1, keepdims=True)
    beats /= np.maximum(np.linalg.norm(beats, axis=1, keepdims=True), 1e-9)
    names, rows = [], []
    for quality in HEARD_CHORDS:
        for root in range(12):
            row = np.zeros(12)
            row[[(root + interval) % 12 for interval in CHORD_QUALITIES[quality]]] = 1
            row -= row.mean()
            names.append(quality)
            rows.append(row / np.linalg.norm(row))
    fits = beats @ np.array(rows).T
    rich = np.array([quality not in ("", "m") for quality in names])
    found = fits[:, rich].max(axis=1) > fits[:, ~rich].max(axis=1) + SEVENTH_MARGIN
    return float(found.mean())


def _styles(tempo_bpm: float, sevenths: float, drums: bool, mode: str) -> tuple[tuple[str, float], ...]:
    """The styles nearest in tempo, chords and whether there are drums; a recording tells no more than that."""
    if not tempo_bpm:
        return ()
    fits = {}
    for name, style in STYLES.items():
        plays_drums = Role.DRUMS in style.players and name not in NO_DRUMS
        colour = (2 * sevenths - 1) * (1.0 if style.colour in SEVENTHS else -0.5 if style.colour != "add9" else 0.0)
        dark = 0.3 * ((mode == "minor") == (style.valence < 0.1))
        fits[name] = tempo_fit(style, tempo_bpm) + colour + (0.8 if plays_drums == drums else -0.8) + dark
    return nearest_styles(fits, least=NEAR_ENOUGH)
