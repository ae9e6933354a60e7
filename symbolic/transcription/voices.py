"""Whether one voice sounds or several: a chord is heard as a low tone whose first harmonics are missing.

The tones of a chord are harmonics of a tone far below them, with gaps between them; those of a voice begin at the first
and go on without gaps. Where the room is quiet, what is hardly periodic is no single voice either.
"""

from __future__ import annotations

import numpy as np

from symbolic.transcription.heard import HeardNote
from symbolic.transcription.pitch import HOP_S, RATE_HZ, TINY, Floats, PitchTrack

HARMONICS = 8
"""So many harmonics are looked at."""
MISSING_DB = 20.0
"""A harmonic is missing if it is so much softer than the loudest one."""
LONGEST_SAMPLES, LEAST_PERIODS = 4096, 6
"""How much of the middle of a note is looked at, and how many periods have to be in it."""
NEAR = 0.25
"""How far from its harmonic, in fundamentals, power counts as the harmonic's."""
QUIET_ROOM_DB, LEAST_PERIODIC = 18.0, 0.35
"""A note that is so much louder than the softest moments and has a pitch less surely than this is no single voice's."""
FLOOR_PERCENT = 3.0


def have_gaps(notes: tuple[HeardNote, ...], samples: Floats) -> list[bool]:
    """Whether each note has the harmonics of a chord: the first one is missing, and one after the second, too."""
    return [_has_gaps(_harmonics_db(samples, note)) for note in notes]


def _has_gaps(levels_db: Floats | None) -> bool:
    if levels_db is None:
        return False
    there = levels_db >= levels_db.max() - MISSING_DB
    gaps = np.flatnonzero(~there[: int(np.flatnonzero(there)[-1])])
    return len(gaps) > 1 and gaps[0] == 0 and gaps[-1] > 1


def _harmonics_db(samples: Floats, note: HeardNote) -> Floats | None:
    """The levels of the first harmonics in the middle of a note, in dB; None for one too short to tell."""
    hz = 440.0 * 2.0 ** ((note.sung_pitch - 69.0) / 12.0)
    first, end = int(note.onset_s * RATE_HZ), int(note.end_s * RATE_HZ)
    half, middle = min(end - first, LONGEST_SAMPLES) // 2, (first + end) // 2
    inside = samples[max(0, middle - half) : middle + half]
    if len(inside) * hz < LEAST_PERIODS * RATE_HZ:
        return None
    size = 2 * LONGEST_SAMPLES
    power = np.abs(np.fft.rfft(inside * np.hanning(len(inside)), size)) ** 2
    place = np.fft.rfftfreq(size, 1 / RATE_HZ) / hz
    nearest = np.round(place).astype(np.int64)
    counted = (np.abs(place - nearest) <= NEAR) & (nearest >= 1) & (nearest <= HARMONICS)
    sums = np.bincount(nearest[counted], power[counted], HARMONICS + 1)[1:]
    levels: Floats = 10.0 * np.log10(sums + TINY)
    return levels


def are_blurred(notes: tuple[HeardNote, ...], track: PitchTrack) -> list[bool]:
    """Whether each note is hardly periodic although it is much louder than the room."""
    floor = float(np.percentile(track.level_db, FLOOR_PERCENT))
    found = []
    for note in notes:
        frames = slice(round(note.onset_s / HOP_S), max(round(note.end_s / HOP_S), round(note.onset_s / HOP_S) + 1))
        loud = float(np.percentile(track.level_db[frames], 80)) - floor >= QUIET_ROOM_DB
        found.append(loud and float(track.voiced[frames].mean()) < LEAST_PERIODIC)
    return found
