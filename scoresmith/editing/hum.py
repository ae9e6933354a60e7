"""Hum or play: a recording of one voice, or a MIDI file in free time, becomes a melody that everything else can use."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput
from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, Key, Meter, Note, Role, Score
from symbolic.timing import bar_of, bar_starts, seconds_per_tick

if TYPE_CHECKING:
    from symbolic.transcription import Heard

MIDI_SUFFIXES: tuple[str, ...] = (".mid", ".midi", ".smf")
MOST_S = 300.0
"""Of a longer recording the first so many seconds are heard."""
CLIPPED_SHARE, CLIPPED_RUN, CLIPPED_FROM = 0.0005, 3, 0.985
"""A recording is clipped where more than this share of its samples lie in runs of so many near its peak."""
CANCELS = 0.2
"""Channels whose mean is softer than this part of the louder one cancel out: then the louder one is heard."""
LOWEST_BPM, HIGHEST_BPM = 20.0, 400.0
ON_GRID_SHARE, ON_GRID_TICKS = 0.9, 3
"""A MIDI file is on its own grid where this share of the onsets lies within so many ticks of it."""
TOGETHER_S = 0.05
"""Notes that begin so near each other are a chord, whose highest note is the melody's."""


@dataclass(frozen=True, slots=True)
class HumReport:
    """What was heard. ``confidence`` has a value for each note of the melody; ``unsure`` are the notes to look at.

    ``source`` is "recording", "free" (a MIDI file in free time) or "grid" (one that was on its grid already).
    """

    source: str
    duration_s: float
    tempo_bpm: float
    meter: str
    key: tuple[int, str]
    tuning_cents: tuple[float, float]
    confidence: tuple[float, ...]
    unsure: tuple[int, ...]
    warnings: tuple[str, ...] = ()


def melody_from(
    path: str | Path, *, tempo_bpm: float | None = None, meter: Meter | None = None, key: Key | None = None
) -> tuple[Score, HumReport]:
    """Hear the melody in a recording (any format that libsndfile reads) or in a MIDI file.

    ``tempo_bpm`` (quarters a minute), ``meter`` and ``key`` are found where they are not given. Gives a score with one
    melody track. Raises BadInput for what cannot be read or has no melody in it.
    """
    place = Path(path)
    if tempo_bpm is not None and not LOWEST_BPM <= tempo_bpm <= HIGHEST_BPM:
        raise BadInput(f"a tempo of {tempo_bpm:g} is not between {LOWEST_BPM:g} and {HIGHEST_BPM:g}")
    if not place.is_file():
        raise BadInput(f"{place} is not a file that can be read")
    if place.suffix.lower() in MIDI_SUFFIXES:
        return _from_midi(place, tempo_bpm, meter, key)
    audio, rate_hz, warnings = read_recording(place)
    from symbolic.transcription import hear_melody

    try:
        heard = hear_melody(audio, rate_hz)
    except BadInput as error:
        raise BadInput(f"{place}: {error}") from error
    return _gridded(heard, "recording", place, warnings, (tempo_bpm, meter, key))


def _gridded(
    heard: Heard,
    source: str,
    place: Path,
    warnings: tuple[str, ...],
    given: tuple[float | None, Meter | None, Key | None],
) -> tuple[Score, HumReport]:
    from symbolic.transcription import on_grid

    written = on_grid(heard, *given, title=place.stem)
    score = written.score
    key = score.keys[0]
    report = HumReport(
        source, round(heard.duration_s, 2), round(written.tempo_bpm, 1), str(score.meters[0]), (key.tonic, key.mode),
        heard.tuning_cents, written.confidence, written.unsure, warnings,
    )  # fmt: skip
    return score, report


def read_recording(place: Path) -> tuple[NDArray[np.float32], int, tuple[str, ...]]:
    """The first ``MOST_S`` seconds of a recording as one channel, its rate, and what is to be said about it.

    Raises BadInput for a file that libsndfile cannot read.
    """
    import soundfile

    warnings = []
    try:
        with soundfile.SoundFile(place) as file:
            rate_hz = int(file.samplerate)
            length_s = file.frames / rate_hz
            samples = file.read(min(file.frames, int(MOST_S * rate_hz)), dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError, ValueError, ZeroDivisionError) as error:
        raise BadInput(f"{place} is not a recording that can be read: {error}") from error
    if not len(samples):
        raise BadInput(f"{place} is empty")
    if length_s > MOST_S:
        warnings.append(f"only the first {MOST_S / 60:g} of {length_s / 60:.1f} minutes are heard")
    audio = one_channel(samples)
    if np.isfinite(audio).all() and is_clipped(audio):
        warnings.append("the recording is clipped: record it softer")
    return audio, rate_hz, tuple(warnings)


def one_channel(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of the channels of (samples, channels), or the loudest one where they cancel out."""
    mean: NDArray[np.float32] = samples.mean(axis=1, dtype=np.float32)
    powers = np.mean(samples.astype(np.float64) ** 2, axis=0)
    loudest = int(np.nan_to_num(powers).argmax())
    cancels = np.sqrt(np.mean(mean.astype(np.float64) ** 2)) < CANCELS * np.sqrt(powers[loudest])
    return np.ascontiguousarray(samples[:, loudest]) if cancels else mean


def is_clipped(audio: NDArray[np.float32]) -> bool:
    """Whether tops are cut off: many samples stand in runs next to the highest value."""
    peak = float(np.abs(audio).max())
    if peak == 0.0:
        return False
    high = np.abs(audio) >= CLIPPED_FROM * peak
    runs = np.convolve(high, np.ones(CLIPPED_RUN), mode="valid") == CLIPPED_RUN
    return float(runs.mean()) > CLIPPED_SHARE and bool(_flat(audio[high], peak))


def _flat(tops: NDArray[np.float32], peak: float) -> bool:
    """Whether most of the high samples are the very same value."""
    return float((np.abs(tops) > 0.999 * peak).mean()) > 0.5


def _from_midi(place: Path, tempo_bpm: float | None, meter: Meter | None, key: Key | None) -> tuple[Score, HumReport]:
    """The melody of a MIDI file: as it is where it keeps to its own grid, else with beats found under it."""
    from symbolic.midi import read_midi

    score = read_midi(place)
    track = score.track(Role.MELODY) or next((t for t in score.tracks if t.notes and t.role is not Role.DRUMS), None)
    if track is None or not track.notes:
        raise BadInput(f"{place} has no melody: no track with a pitch has notes")
    on_it = [n for n in track.notes if (n.onset_tick + ON_GRID_TICKS) % TICKS_PER_STEP <= 2 * ON_GRID_TICKS]
    if len(on_it) >= ON_GRID_SHARE * len(track.notes) and tempo_bpm is None and meter is None:
        return _as_it_is(replace(score, tracks=(replace(track, role=Role.MELODY),)), key)
    return _gridded(_played(score, track.notes), "free", place, (), (tempo_bpm, meter, key))


def _as_it_is(score: Score, key: Key | None) -> tuple[Score, HumReport]:
    track = score.tracks[0]
    top: dict[int, Note] = {n.onset_tick: n for n in track.notes}  # sorted by pitch: the highest stays
    onsets = [*sorted(top), score.end_tick]
    notes = [replace(top[a], duration_tick=min(top[a].duration_tick, b - a)) for a, b in itertools.pairwise(onsets)]
    score = replace(
        score, tracks=(replace(track, notes=tuple(notes)),), chords=(), keys=score.keys if key is None else (key,)
    )
    first = score.keys[0]
    confidence = (1.0,) * len(notes)
    report = HumReport(
        "grid", round(_seconds(score, [score.end_tick])[0], 2), score.tempos[0].bpm, str(score.meters[0]),
        (first.tonic, first.mode), (0.0, 0.0), confidence, (),
    )  # fmt: skip
    return score, report


def _played(score: Score, notes: tuple[Note, ...]) -> Heard:
    """The melody of played notes in seconds: the highest note of each chord, each until the next begins at most."""
    from symbolic.transcription import Heard, HeardNote

    onsets = _seconds(score, [n.onset_tick for n in notes])
    ends = _seconds(score, [n.end_tick for n in notes])
    kept: list[HeardNote] = []
    for note, onset, end in zip(notes, onsets, ends, strict=True):
        heard = HeardNote(onset, end, note.pitch, note.velocity, 1.0, float(note.pitch))
        if kept and onset - kept[-1].onset_s < TOGETHER_S:
            if note.pitch > kept[-1].pitch:
                kept[-1] = replace(heard, onset_s=kept[-1].onset_s)
            continue
        if kept and end <= kept[-1].end_s and note.pitch < kept[-1].pitch - 12:
            continue
        if kept:
            kept[-1] = replace(kept[-1], end_s=min(kept[-1].end_s, onset))
        kept.append(heard)
    return Heard(tuple(kept), max(ends))


def _seconds(score: Score, ticks: list[int]) -> list[float]:
    """The times of ticks, all at once."""
    marks = np.array([t.tick for t in score.tempos])
    rates = np.array([seconds_per_tick(t.bpm) for t in score.tempos])
    begins = np.concatenate([[0.0], np.cumsum(np.diff(marks) * rates[:-1])])
    at = np.searchsorted(marks, ticks, side="right") - 1
    seconds: list[float] = (begins[at] + (np.array(ticks) - marks[at]) * rates[at]).tolist()
    return seconds


def report_values(score: Score, report: HumReport) -> Mapping[str, Any]:
    """The report as plain values for JSON, each note with its bar and beat (from 1), name and confidence."""
    from planner.plan_file import key_text
    from symbolic.theory import note_name, prefers_flats

    lines = bar_starts(score.meters, score.end_tick)
    flats = prefers_flats(*report.key)
    rows = []
    for index, note in enumerate(score.tracks[0].notes):
        bar = bar_of(note.onset_tick, lines)
        rows.append(
            {
                "bar": bar + 1,
                "quarter": round((note.onset_tick - lines[bar]) / TICKS_PER_QUARTER + 1, 3),
                "quarters": round(note.duration_tick / TICKS_PER_QUARTER, 3),
                "pitch": note.pitch,
                "name": f"{note_name(note.pitch % 12, flats)}{note.pitch // 12 - 1}",
                "confidence": report.confidence[index],
                "unsure": index in report.unsure,
            }
        )
    return {
        "source": report.source,
        "duration_s": report.duration_s,
        "tempo_bpm": report.tempo_bpm,
        "meter": report.meter,
        "key": key_text(*report.key),
        "tuning_cents": list(report.tuning_cents),
        "bars": len(lines) - 1,
        "warnings": list(report.warnings),
        "notes": rows,
    }
