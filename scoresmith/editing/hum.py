"""Hum or play: a recording of one voice, or a MIDI file in free time, becomes a melody that everything else can use."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scoresmith.editing.song import Song
from scoresmith.editing.workspace import Workspace, open_workspace, write_song
from scoresmith.project import HUM, check_folder, whole_folder
from symbolic.controls import STYLES
from symbolic.errors import BadInput
from symbolic.files import write_text
from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, Key, Meter, Note, Role, Score
from symbolic.timing import bar_of, bar_starts, seconds_per_tick

if TYPE_CHECKING:
    from symbolic.transcription import Heard

MIDI_SUFFIXES: tuple[str, ...] = (".mid", ".midi", ".smf")
MANY_UNSURE = 0.5
"""Where more than this share of the notes is unsure, it is said."""
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
    from scoresmith.editing.recordings import read_recording
    from symbolic.transcription import hear_melody
    from symbolic.transcription.pitch import RATE_HZ

    recording = read_recording(place)
    try:
        heard = hear_melody(recording.audio, RATE_HZ)
        return _gridded(heard, "recording", place, recording.warnings, (tempo_bpm, meter, key))
    except BadInput as error:
        raise BadInput(f"{place}: {error}") from error


def hum_song(
    path: str | Path,
    *,
    tempo_bpm: float | None = None,
    meter: Meter | None = None,
    key: Key | None = None,
    style: str = "",
    seed: int = 0,
) -> tuple[Song, HumReport]:
    """The song of a heard melody, with its sections and without chords: those are found when it is accompanied.

    Before an upbeat the first bar is silent and whole, so that an accompaniment may begin before the singer.
    ``style`` is what the model is told of it, as for ``import_song``. Raises BadInput as ``melody_from`` does.
    """
    from symbolic.recognition.reading import understood

    _check_style(style)
    score, report = melody_from(path, tempo_bpm=tempo_bpm, meter=meter, key=key)
    known = {"grid", "tempo", "meter", "roles", "key", "mode"}
    return Song(replace(understood(score, known=known), chords=(), pickup_ticks=0), None, style, seed), report


def hum_workspace(
    path: str | Path, folder: str | Path, *, force: bool = False, **asked: Any
) -> tuple[Workspace, HumReport]:
    """Hear a melody into a folder: ``score.mid``, ``history.json``, and ``hum.json`` with how sure each note is.

    ``asked`` are the arguments of ``hum_song``. The folder is written whole or not at all. Raises BadInput as
    ``hum_song`` does, and for a folder that is taken (``force`` replaces one of ours).
    """
    target = Path(folder).expanduser().resolve()
    check_folder(target, force=force)
    song, report = hum_song(path, **asked)
    values = json.dumps(report_values(song.score, report), ensure_ascii=False, indent=1)
    with whole_folder(target, force=force) as temporary:
        write_song(song, temporary)
        write_text(temporary / HUM, values + "\n")
    return open_workspace(target), report


def _check_style(style: str) -> None:
    if style and style not in STYLES:
        near = get_close_matches(style, STYLES, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(STYLES)}"
        raise BadInput(f"'{style}' is not a style that is known; {hint}")


def _gridded(
    heard: Heard,
    source: str,
    place: Path,
    warnings: tuple[str, ...],
    given: tuple[float | None, Meter | None, Key | None],
) -> tuple[Score, HumReport]:
    from symbolic.transcription import on_grid

    written = on_grid(heard, *given, title=place.stem)
    if len(written.unsure) > MANY_UNSURE * len(written.confidence):
        warnings = (*warnings, "most notes are unsure: is the recording noisy, or more than one voice?")
    score = written.score
    key = score.keys[0]
    report = HumReport(
        source, round(heard.duration_s, 2), round(written.tempo_bpm, 1), str(score.meters[0]), (key.tonic, key.mode),
        heard.tuning_cents, written.confidence, written.unsure, warnings,
    )  # fmt: skip
    return score, report


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
