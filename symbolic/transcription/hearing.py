"""Hear a melody in a recording: pitch track, notes, tuning, velocities, and how sure each note is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput
from symbolic.transcription.heard import Heard, HeardNote
from symbolic.transcription.pitch import HOP_S, Floats, PitchTrack, prepared, track_pitch
from symbolic.transcription.segments import Segment, segments_of
from symbolic.transcription.tuning import tuned
from symbolic.transcription.voices import are_blurred, have_gaps

LOUDEST_VELOCITY, SOFTEST_VELOCITY, VELOCITIES_PER_DB = 108, 36, 2.0
MIDDLE_VELOCITY = 84
SEVERAL_COUNTS, MOST_SEVERAL = 0.45, 0.5
"""How much of its confidence a note keeps that several voices seem to sound, and the largest share of such notes."""


def hear_melody(audio: NDArray[np.float32], sample_rate_hz: int) -> Heard:
    """Hear the melody of one voice in ``audio`` (mono, any rate).

    Raises BadInput for silence, for values that are no numbers, for chords, and where no single note is sure.
    """
    samples = prepared(audio, sample_rate_hz)
    track = track_pitch(samples)
    heard = heard_in(track, len(samples))
    gaps = have_gaps(heard.notes, samples)
    if sum(gaps) > MOST_SEVERAL * len(gaps):
        raise BadInput("no melody is heard in the recording: several voices sound at once; record one alone")
    several = [a or b for a, b in zip(gaps, are_blurred(heard.notes, track), strict=True)]
    heard = replace(heard, notes=tuple(map(_doubted, heard.notes, several)))
    if all(note.is_unsure for note in heard.notes):
        raise BadInput("no melody is heard in the recording: not one note is sure; is it noise, or several voices?")
    return heard


def _doubted(note: HeardNote, several: bool) -> HeardNote:
    return replace(note, confidence=round(note.confidence * SEVERAL_COUNTS, 3)) if several else note


def heard_in(track: PitchTrack, samples: int) -> Heard:
    """The melody of a pitch track."""
    segments = segments_of(track)
    if not segments:
        raise BadInput("no melody is heard in the recording")
    sizes = [(s.end - s.first) * HOP_S for s in segments]
    sung = np.array([s.pitch for s in segments])
    weights = np.clip(np.array(sizes) / 0.25, 0.3, 1.5)
    pitches, tuning = tuned(sung.tolist(), [s.first * HOP_S for s in segments], weights.tolist())
    levels = np.array([float(np.percentile(track.level_db[s.first : s.end], 80)) for s in segments])
    loudness = MIDDLE_VELOCITY + VELOCITIES_PER_DB * (levels - float(np.median(levels)))
    velocities = np.clip(np.round(loudness), SOFTEST_VELOCITY, LOUDEST_VELOCITY).astype(int)
    notes = []
    for i, segment in enumerate(segments):
        until = segments[i + 1].first if i + 1 < len(segments) else segment.end
        end = max(min(segment.end, until), segment.first + 1)
        off = float(sung[i] - _tuning_around(tuning, i) / 100.0 - pitches[i])
        sure = confidence_of(segment, track, off)
        notes.append(
            HeardNote(
                segment.first * HOP_S, end * HOP_S, int(pitches[i]), int(velocities[i]), sure, round(float(sung[i]), 3)
            )
        )
    return Heard(tuple(notes), samples * HOP_S / 160, (float(tuning[0]), float(tuning[-1])))


def _tuning_around(tuning: Floats, index: int) -> float:
    """The tuning of the notes beside one, which it cannot pull to itself; its own where it is alone."""
    beside = np.append(tuning[max(index - 1, 0) : index], tuning[index + 1 : index + 2])
    return float(beside.mean()) if len(beside) else float(tuning[index])


def confidence_of(segment: Segment, track: PitchTrack, off: float) -> float:
    """How sure a note is, 0 to 1: long enough, surely pitched, near a semitone (``off`` in semitones), and steady."""
    frames = slice(segment.first, segment.end)
    size_s = (segment.end - segment.first) * HOP_S
    sung: Floats = track.midi[frames]
    near = np.abs(sung - segment.pitch)
    pitched = float(np.mean(near < 1.0))
    long = float(np.clip((size_s - 0.03) / 0.12, 0.2, 1.0))
    tuned = 1.0 - 0.9 * float(np.clip((abs(off) - 0.2) / 0.3, 0.0, 1.0))
    voiced = float(np.clip(0.4 + track.voiced[frames].mean(), 0.0, 1.0))
    return round(long * tuned * pitched * voiced, 3)
