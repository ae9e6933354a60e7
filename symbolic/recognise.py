"""Hear the chords and the key of a score from its notes.

Chords: each beat's pitch classes, weighted by duration, are taken as drawn from a chord's tones (and, seldom, others);
the likeliest sequence of chords is found with the Viterbi algorithm, a change costing more on weaker beats.
Keys: correlation with the key profiles of Albrecht and Shanahan (2013), doi 10.1525/mp.2013.31.1.59.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan, Key, Meter, Note, Role, Score
from symbolic.theory import CHORD_QUALITIES
from symbolic.timing import bar_starts, meter_at

QUALITY_PRIOR: dict[str, float] = {
    "": 0.0, "m": 0.0, "7": -0.4, "m7": -0.4, "maj7": -0.5, "dim": -1.0, "m7b5": -1.0, "sus4": -1.0, "aug": -2.0,
}  # fmt: skip  # log of how usual a quality is, against a plain triad

KEY_PROFILES: dict[str, tuple[float, ...]] = {
    "major": (0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081),
    "minor": (0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052),
}  # share of each degree, counted from the tonic

_EIGHTH = TICKS_PER_QUARTER // 2
BEAT_TICKS: dict[tuple[int, int], tuple[int, ...]] = {
    (3, 8): (3 * _EIGHTH,),
    (6, 8): (3 * _EIGHTH,) * 2,
    (7, 8): (2 * _EIGHTH, 2 * _EIGHTH, 3 * _EIGHTH),
    (9, 8): (3 * _EIGHTH,) * 3,
    (12, 8): (3 * _EIGHTH,) * 4,
}  # the beats of meters whose beat is not the quarter note

ROLE_WEIGHT: dict[Role, float] = {Role.MELODY: 0.5, Role.COUNTER: 0.7, Role.DRUMS: 0.0}  # any other: 1
_CHORD_TONES_SHARE = 0.86  # of the sounding time; the rest is spread over the other pitch classes
_ROOT_WEIGHT, _THIRD_WEIGHT = 1.2, 1.1
_NOTES_WEIGHT, _BASS_WEIGHT, _BASS_IS_ROOT, _BASS_IS_TONE = 4.0, 2.0, 0.75, 0.2
_CHANGE_COST: dict[str, float] = {"bar": 1.0, "half": 1.6, "beat": 3.2}

_CHORDS: tuple[Chord, ...] = tuple(Chord(root, quality) for quality in QUALITY_PRIOR for root in range(12))
Profile = NDArray[np.float64]


def beat_starts(meters: Sequence[Meter], end_tick: int) -> tuple[list[int], list[str]]:
    """The tick of each beat and what it starts: a ``bar``, the second ``half`` of a bar, or just a ``beat``.

    The list of ticks ends with ``end_tick``, so it is one longer than the other.
    """
    ticks, starts = [], []
    for bar_tick, next_bar_tick in pairwise(bar_starts(meters, end_tick)):
        meter = meter_at(meters, bar_tick)
        beats = BEAT_TICKS.get((meter.numerator, meter.denominator)) or (TICKS_PER_QUARTER,) * (
            meter.bar_ticks // TICKS_PER_QUARTER
        )
        tick = bar_tick
        for beat_tick in beats:
            ticks.append(tick)
            middle = 2 * (tick - bar_tick) == next_bar_tick - bar_tick
            starts.append("bar" if tick == bar_tick else "half" if middle else "beat")
            tick += beat_tick
    return [*ticks, end_tick], starts


def recognise_chords(score: Score) -> tuple[ChordSpan, ...]:
    """The chords of a score, without gaps from its start to its end; N where nothing but drums sounds."""
    ticks, starts = beat_starts(score.meters, score.end_tick)
    sounding = [(n, ROLE_WEIGHT.get(t.role, 1.0)) for t in score.tracks for n in t.notes if t.role is not Role.DRUMS]
    profiles, basses = _profiles(sounding, ticks)
    path = _likeliest(_fit(profiles, basses), [_CHANGE_COST[s] for s in starts])
    silent = profiles.sum(axis=1) == 0.0
    heard = [Chord(0, "N") if quiet else _CHORDS[state] for quiet, state in zip(silent, path, strict=True)]
    changes = [i for i, chord in enumerate(heard) if i == 0 or chord != heard[i - 1]]
    return tuple(ChordSpan(ticks[i], ticks[j] - ticks[i], heard[i]) for i, j in pairwise([*changes, len(heard)]))


def _profiles(sounding: Iterable[tuple[Note, float]], ticks: Sequence[int]) -> tuple[Profile, Profile]:
    """Pitch classes and bass pitch classes by beat, both (beats, 12): the share of the beat that they sound."""
    profiles = np.zeros((len(ticks) - 1, 12))
    basses = np.zeros_like(profiles)
    lowest = [128] * (len(ticks) - 1)
    for note, weight in sounding:
        first, last = bisect_right(ticks, note.onset_tick) - 1, bisect_right(ticks, note.end_tick - 1) - 1
        for beat in range(first, min(last, len(lowest) - 1) + 1):
            beat_tick = ticks[beat + 1] - ticks[beat]
            share = (min(note.end_tick, ticks[beat + 1]) - max(note.onset_tick, ticks[beat])) / beat_tick
            profiles[beat, note.pitch % 12] += weight * share
            if note.pitch < lowest[beat]:
                lowest[beat] = note.pitch
    heard = [beat for beat, pitch in enumerate(lowest) if pitch < 128]
    basses[heard, [lowest[beat] % 12 for beat in heard]] = 1.0
    return profiles, basses


def _fit(profiles: Profile, basses: Profile) -> Profile:
    """The log likelihood of each chord at each beat, (beats, chords)."""
    loudness = profiles.sum(axis=1, keepdims=True)
    shares = profiles / np.maximum(loudness, 1e-9) * np.minimum(loudness, 1.0)
    tones = np.log(np.stack([_tone_share(chord) for chord in _CHORDS]))
    bass_tones = np.log(np.stack([_bass_share(chord) for chord in _CHORDS]))
    prior = np.array([QUALITY_PRIOR[chord.quality] for chord in _CHORDS])
    fit: Profile = _NOTES_WEIGHT * shares @ tones.T + _BASS_WEIGHT * basses @ bass_tones.T + prior
    return fit


def _tone_share(chord: Chord) -> Profile:
    tones = [(chord.root + interval) % 12 for interval in CHORD_QUALITIES[chord.quality]]
    share = np.full(12, (1.0 - _CHORD_TONES_SHARE) / (12 - len(tones)))
    weights = np.array([_ROOT_WEIGHT, _THIRD_WEIGHT, *[1.0] * (len(tones) - 2)])
    share[tones] = _CHORD_TONES_SHARE * weights / weights.sum()
    return share


def _bass_share(chord: Chord) -> Profile:
    tones = [(chord.root + interval) % 12 for interval in CHORD_QUALITIES[chord.quality]]
    share = np.full(12, (1.0 - _BASS_IS_ROOT - _BASS_IS_TONE) / (12 - len(tones)))
    share[tones] = _BASS_IS_TONE / (len(tones) - 1)
    share[chord.root] = _BASS_IS_ROOT
    return share


def _likeliest(fit: Profile, change_cost: Sequence[float]) -> list[int]:
    """The Viterbi path through (beats, chords), where staying is free and a change costs ``change_cost[beat]``."""
    beats, chords = fit.shape
    came_from = np.zeros((beats, chords), dtype=np.int64)
    best = fit[0].copy()
    stay = np.arange(chords)
    for beat in range(1, beats):
        leader = int(best.argmax())
        change = best[leader] - change_cost[beat] > best
        came_from[beat] = np.where(change, leader, stay)
        best = np.where(change, best[leader] - change_cost[beat], best) + fit[beat]
    path = [int(best.argmax())]
    for beat in range(beats - 1, 0, -1):
        path.append(int(came_from[beat, path[-1]]))
    return path[::-1]


def pitched_notes(score: Score) -> list[Note]:
    """The notes of all tracks but the drums."""
    return [note for track in score.tracks if track.role is not Role.DRUMS for note in track.notes]


def pitch_class_profile(notes: Iterable[Note]) -> Profile:
    """How long each pitch class sounds, (12,), as shares of 1 (zeros without notes)."""
    profile = np.zeros(12)
    for note in notes:
        profile[note.pitch % 12] += note.duration_tick
    total = profile.sum()
    return profile / total if total else profile


_KEYS: tuple[tuple[int, str], ...] = tuple((tonic, mode) for mode in KEY_PROFILES for tonic in range(12))


def _standard(values: Profile) -> Profile:
    """The values along the last axis with mean 0 and length 1, so that a product of two is their correlation."""
    centred = values - values.mean(axis=-1, keepdims=True)
    standard: Profile = centred / np.linalg.norm(centred, axis=-1, keepdims=True)
    return standard


_STANDARD_PROFILES: Profile = _standard(np.stack([np.roll(KEY_PROFILES[mode], tonic) for tonic, mode in _KEYS]))


def rank_keys(profile: Profile) -> list[tuple[float, int, str]]:
    """Every major and minor key with the correlation of its profile, best first: (correlation, tonic, mode).

    A profile that does not vary (silence, or all twelve alike) fits every key with 0.
    """
    fits = np.zeros(len(_KEYS)) if profile.std() == 0 else _STANDARD_PROFILES @ _standard(profile)
    ranked = [(float(fit), tonic, mode) for fit, (tonic, mode) in zip(fits, _KEYS, strict=True)]
    return sorted(ranked, key=lambda key: -key[0])


def mode_of_signature(profile: Profile, sharps: int) -> tuple[int, str]:
    """The tonic and mode of a key signature (sharps up, flats down): major or relative minor, as the notes say."""
    major = sharps * 7 % 12
    pair = ((major, "major"), ((major + 9) % 12, "minor"))
    return next(((tonic, mode) for _, tonic, mode in rank_keys(profile) if (tonic, mode) in pair), pair[0])


def recognise_key(score: Score) -> Key:
    """The key of the whole score, major or minor."""
    _, tonic, mode = rank_keys(pitch_class_profile(pitched_notes(score)))[0]
    return Key(0, tonic, mode)
