"""Hums made from melodies: a voice with formants, and two other sounds (a whistle, a plucked string) as a check.

What people do when they sing, each drawn anew: vibrato of 5 to 6 Hz and 30 to 80 cents that sets in on longer notes,
glides of 50 to 120 ms between joined notes, scoops into the first note of a phrase, notes a little out of tune, all of
them up to 25 cents off, tuning that drifts by up to 20 cents more, timing that wavers by 20 to 30 ms, tempo that
drifts, breath in the tone and between phrases, noise of the room. The melody is moved into the singer's range. Nothing
here knows the transcriber.

The tuning of a hum (all notes' offset and its drift together) stays within 45 cents of A = 440 Hz. Farther off, the
semitone next to the one that was meant is as near or nearer, and nobody could say which of the two is right: people who
are farther off, or drift farther, are outside what is measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RATE_HZ = 22050
VOICES: dict[str, tuple[float, float]] = {"male": (52.0, 1.0), "female": (65.0, 1.15), "child": (71.0, 1.3)}
"""The middle of a singer's range (MIDI pitch) and how much higher the formants lie than a man's."""
VOWELS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "a": ((730.0, 90.0, 0.0), (1090.0, 110.0, -5.0), (2440.0, 170.0, -18.0)),
    "u": ((300.0, 70.0, 0.0), (870.0, 90.0, -14.0), (2240.0, 160.0, -34.0)),
    "m": ((250.0, 60.0, 0.0), (1100.0, 300.0, -24.0), (2200.0, 350.0, -32.0)),
}  # formants of "la", "doo" and a hum: frequency in Hz, bandwidth in Hz, level in dB (Peterson and Barney 1952)
WHISTLE_MIDDLE, PLUCKED_MIDDLE = 85.0, 62.0
VIBRATO_HZ, VIBRATO_CENTS, VIBRATO_FROM_S = (5.0, 6.0), (30.0, 80.0), 0.25
GLIDE_S, GLIDE_BEFORE = (0.05, 0.12), (0.3, 0.8)
COARSE = 64
"""The formants' levels are worked out at each of so many samples."""
JITTER_S, TEMPO_DRIFT = (0.02, 0.03), 0.04
DETUNED_CENTS, DRIFT_CENTS, NOTE_CENTS = 25.0, 20.0, 12.0
"""The most that all notes are off and that this drifts, and the spread of single notes around it."""


@dataclass(frozen=True, slots=True)
class Sung:
    """A hum and what was sung: ``onsets_s``, ``ends_s`` and integer ``pitches`` of each note, in order."""

    audio: Floats
    onsets_s: Floats
    ends_s: Floats
    pitches: NDArray[np.int64]
    detuned_cents: float = 0.0


def moved_to(pitches: NDArray[np.int64], middle: float, draw: np.random.Generator) -> NDArray[np.int64]:
    """The melody in another key, so that its median lies within two semitones of ``middle``."""
    return pitches + round(middle + float(draw.uniform(-2, 2)) - float(np.median(pitches)))


def performed(beats: Floats, tempo_bpm: float, draw: np.random.Generator) -> Floats:
    """When a person plays these (onset, end) places in quarters: tempo that drifts and timing that wavers, seconds."""
    last = float(beats.max()) + 1.0
    grid = np.linspace(0.0, last, 200)
    turns, phase = float(draw.uniform(0.5, 1.5)), float(draw.uniform(0, 2 * np.pi))
    rate = 1.0 + TEMPO_DRIFT * np.sin(2 * np.pi * turns * grid / last + phase)
    seconds = np.concatenate([[0.0], np.cumsum((rate[1:] + rate[:-1]) / 2 * np.diff(grid))]) * 60.0 / tempo_bpm
    times = np.interp(beats, grid, seconds)
    times[:, 0] += draw.normal(0.0, float(draw.uniform(*JITTER_S)), len(times))
    times[:, 0] = np.maximum.accumulate(times[:, 0] + 0.3 - min(0.0, float(times[:, 0].min())))
    ends = times[:, 1] + 0.3 + draw.normal(0.0, 0.02, len(times))
    following = np.append(times[1:, 0], np.inf)
    ends = np.where(following - ends < 0.05, following, np.minimum(ends, following))
    times[:, 1] = np.maximum(ends, times[:, 0] + 0.05)
    return times


def sing(beats: Floats, pitches: NDArray[np.int64], tempo_bpm: float, sound: str, snr_db: float, seed: int) -> Sung:
    """Sing a melody: ``beats`` (notes, 2) onsets and ends in quarters, ``sound`` a voice, "whistle" or "plucked"."""
    draw = np.random.default_rng(seed)
    middle = {"whistle": WHISTLE_MIDDLE, "plucked": PLUCKED_MIDDLE}.get(sound) or VOICES[sound][0]
    pitches = moved_to(pitches, middle, draw)
    times = performed(beats, tempo_bpm, draw)
    detuned = 0.0 if sound == "plucked" else float(draw.uniform(-DETUNED_CENTS, DETUNED_CENTS))
    if sound == "plucked":
        audio = _plucked(times, pitches, draw)
    else:
        times, joined = _articulated(times, pitches, draw)
        midi = _pitch_curve(times, pitches, joined, draw) + detuned / 100
        envelope = _envelope(times, joined, draw)
        audio = _whistle(midi, envelope, draw) if sound == "whistle" else _voice(midi, envelope, sound, draw)
        audio += _breaths(times, len(audio), float(np.abs(audio).max()), draw)
    level = float(np.sqrt(np.mean(audio[np.abs(audio) > 0.05 * np.abs(audio).max()] ** 2)))
    audio += _pink(len(audio), draw) * level * 10 ** (-snr_db / 20)
    return Sung(0.5 * audio / np.abs(audio).max(), times[:, 0], times[:, 1], pitches, detuned)


def _articulated(times: Floats, pitches: NDArray[np.int64], draw: np.random.Generator) -> tuple[Floats, Sequence[bool]]:
    """Shorten the notes that are sung apart; whether each note is joined to the one before. Repeated ones never are."""
    times, joined = times.copy(), [False]
    for i in range(1, len(times)):
        near = times[i, 0] - times[i - 1, 1] < 0.05
        legato = bool(near and pitches[i] != pitches[i - 1] and draw.random() < 0.65)
        joined.append(legato)
        if legato:
            times[i - 1, 1] = times[i, 0]
        elif near:
            length = times[i, 0] - times[i - 1, 0]
            times[i - 1, 1] = times[i, 0] - min(float(draw.uniform(0.03, 0.08)), 0.35 * length)
    return times, joined


def _pitch_curve(
    times: Floats, pitches: NDArray[np.int64], joined: Sequence[bool], draw: np.random.Generator
) -> Floats:
    """The sung pitch at every sample, as a MIDI pitch with fractions."""
    count = int((times[-1, 1] + 0.6) * RATE_HZ)
    at = np.arange(count) / RATE_HZ
    target = pitches + draw.normal(0.0, NOTE_CENTS / 100, len(pitches))
    starts = np.concatenate([[0.0], times[1:, 0]])
    curve = target[np.searchsorted(starts, at, side="right") - 1]
    for i, (onset, end) in enumerate(times):
        size = float(draw.uniform(*GLIDE_S))
        if i and joined[i]:
            first = max(onset - size * float(draw.uniform(*GLIDE_BEFORE)), times[i - 1, 0] + 0.02)
            origin = target[i - 1]
        elif draw.random() < 0.4:
            first, origin = onset, target[i] - float(draw.uniform(0.5, 1.5))
        else:
            first, origin = onset, target[i]
        span = slice(int(first * RATE_HZ), int(min(first + size, end) * RATE_HZ))
        ease = 0.5 - 0.5 * np.cos(np.pi * np.clip((at[span] - first) / size, 0.0, 1.0))
        curve[span] = origin + (target[i] - origin) * ease
        if end - onset > VIBRATO_FROM_S:
            span = slice(int(onset * RATE_HZ), int(end * RATE_HZ))
            curve[span] += _vibrato(at[span], onset, end, draw)
    turns, phase = float(draw.uniform(0.4, 1.2)), float(draw.uniform(0, 2 * np.pi))
    drift = np.sin(2 * np.pi * turns * at / at[-1] + phase) * float(draw.uniform(0.3, 1.0)) * DRIFT_CENTS / 100
    slow = np.arange(0.0, at[-1] + 0.1, 0.05)
    wander = np.interp(at, slow, draw.normal(0.0, 0.06, len(slow)))
    sung: Floats = curve + drift + wander
    return sung


def _vibrato(at: Floats, onset: float, end: float, draw: np.random.Generator) -> Floats:
    depth, rate = float(draw.uniform(*VIBRATO_CENTS)) / 100, float(draw.uniform(*VIBRATO_HZ))
    fade = np.clip((at - onset - 0.1) / 0.15, 0.0, 1.0) * np.clip((end - at) / 0.05, 0.0, 1.0)
    wave: Floats = depth * fade * np.sin(2 * np.pi * rate * (at - onset))
    return wave


def _envelope(times: Floats, joined: Sequence[bool], draw: np.random.Generator) -> Floats:
    """The loudness of the tone at every sample, 0 to 1; notes swell and fade, joined ones without a gap."""
    count = int((times[-1, 1] + 0.6) * RATE_HZ)
    at = np.arange(count) / RATE_HZ
    out = np.zeros(count)
    for i, (onset, end) in enumerate(times):
        attack, release = float(draw.uniform(0.02, 0.07)), float(draw.uniform(0.03, 0.07))
        loud = 10 ** (float(draw.normal(0, 2.0)) / 20)
        follows = i + 1 < len(times) and joined[i + 1]
        span = slice(*np.searchsorted(at, (onset, end)))
        here = at[span]
        rise = np.clip((here - onset) / attack, 0.25 if joined[i] else 0.0, 1.0)
        fall = np.clip((end - here) / release, 0.25 if follows else 0.0, 1.0)
        sag = 10 ** (-float(draw.uniform(0, 6)) * np.clip((here - onset) / max(end - onset, 0.1), 0, 1) / 20)
        out[span] += loud * sag * np.sqrt(rise * fall)
    smooth = np.hanning(int(0.012 * RATE_HZ))
    envelope: Floats = np.convolve(out, smooth / smooth.sum(), mode="same")
    return envelope


def _voice(midi: Floats, envelope: Floats, sound: str, draw: np.random.Generator) -> Floats:
    """Harmonics of a glottal source that falls 12 dB an octave, through the formants of one vowel, with breath."""
    formants = VOWELS[str(draw.choice(list(VOWELS)))]
    higher = VOICES[sound][1]
    hz = 440.0 * 2 ** ((midi - 69.0) / 12)
    turn = np.exp(2j * np.pi * np.cumsum(hz) / RATE_HZ)
    at, coarse = np.arange(len(midi)), np.append(hz[::COARSE], hz[-1])
    out, wave = np.zeros(len(midi)), np.ones(len(midi), complex)
    for k in range(1, int(5000 / hz.min()) + 1):
        wave *= turn
        level = _formant_level(k * coarse, formants, higher) * k**-1.5 * (k * coarse < 0.45 * RATE_HZ)
        phase = np.exp(1j * float(draw.uniform(0, 2 * np.pi)))
        out += np.interp(at, np.arange(len(coarse)) * COARSE, level) * (wave * phase).imag
    breath = draw.normal(0, 1, len(midi)) * np.sqrt(np.mean(out**2)) * 10 ** (-float(draw.uniform(18, 28)) / 20)
    voice: Floats = (out + breath) * envelope
    return voice


def _formant_level(hz: Floats, formants: Sequence[tuple[float, float, float]], higher: float) -> Floats:
    level = np.full(len(hz), 0.02)
    for centre, width, gain_db in formants:
        level += 10 ** (gain_db / 20) / np.sqrt(1.0 + ((hz - centre * higher) / (width * higher)) ** 2)
    return level


def _whistle(midi: Floats, envelope: Floats, draw: np.random.Generator) -> Floats:
    """Nearly a sine, with air around it."""
    turn = 2 * np.pi * np.cumsum(440.0 * 2 ** ((midi - 69.0) / 12)) / RATE_HZ
    tone = np.sin(turn) + 0.03 * np.sin(2 * turn)
    return (tone + draw.normal(0, 0.12, len(midi))) * envelope


def _plucked(times: Floats, pitches: NDArray[np.int64], draw: np.random.Generator) -> Floats:
    """A string, plucked anew for each note and damped by the next: partials that die away, higher ones sooner."""
    out = np.zeros(int((times[-1, 1] + 0.6) * RATE_HZ))
    following = np.append(times[1:, 0], times[-1, 1] + 0.4)
    for (onset, _), until, pitch in zip(times, following, pitches, strict=True):
        first = int(onset * RATE_HZ)
        at = np.arange(min(int((until - onset + 0.02) * RATE_HZ), len(out) - first)) / RATE_HZ
        damp = np.clip((until + 0.02 - onset - at) / 0.02, 0.0, 1.0) * np.clip(at / 0.002, 0.0, 1.0)
        hz = 440.0 * 2 ** ((pitch - 69.0) / 12)
        tone = np.zeros(len(at))
        for k in range(1, int(min(20.0, 9000.0 / hz)) + 1):
            stretched = k * hz * np.sqrt(1 + 0.00005 * k * k)
            tone += np.sin(2 * np.pi * stretched * at) * np.exp(-at * (1.2 + 0.5 * k)) * abs(np.sin(0.7 * k)) / k
        out[first : first + len(at)] += tone * damp * 10 ** (float(draw.normal(0, 2)) / 20)
    return out


def _breaths(times: Floats, count: int, loudest: float, draw: np.random.Generator) -> Floats:
    """Breath taken in before notes that follow a silence."""
    out = np.zeros(count)
    for i, (onset, _) in enumerate(times):
        free = onset - (times[i - 1, 1] if i else 0.0)
        size = int(min(0.35, free - 0.05) * RATE_HZ)
        if free > 0.25 and size > 0:
            first = int((onset - 0.03) * RATE_HZ) - size
            noise = np.diff(draw.normal(0, 1, size + 1)) * np.hanning(size)
            out[max(first, 0) : first + size] += 0.03 * loudest * noise[max(-first, 0) :]
    return out


def _pink(count: int, draw: np.random.Generator) -> Floats:
    """Noise of a room, falling 3 dB an octave, with a root mean square of 1."""
    size = 1 << count.bit_length()
    spectrum = np.fft.rfft(draw.normal(0, 1, size))
    hz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(hz, 30.0)), size)[:count]
    pink: Floats = noise / np.sqrt(np.mean(noise**2))
    return pink
