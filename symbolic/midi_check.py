"""What a score and a performance must be to become a MIDI file: all that ``symbolic.lint`` calls an error is refused.

This is the guarantee that no broken file is written: the writer writes nothing that these functions have not passed,
and what they pass gives a file without a finding of the rules MID-01 to MID-10 and MID-14.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import Any

import numpy as np

from symbolic.errors import BadInput
from symbolic.midi_encode import Integers
from symbolic.midi_read import MAX_BARS, MIN_NOTE_TICKS
from symbolic.performance import Control, Performance
from symbolic.score import SECTION_KINDS, TICKS_PER_QUARTER, ChordSpan, Role, Score, Section, Track
from symbolic.theory import CHORD_QUALITIES, MODES
from symbolic.timing import bar_starts

DENOMINATORS: tuple[int, ...] = (1, 2, 4, 8, 16, 32)
MICROSECONDS_PER_MINUTE = 60_000_000
MAX_MICROSECONDS_PER_QUARTER = 2**24 - 1
MAX_END_TICK = MAX_BARS * 4 * TICKS_PER_QUARTER
MAX_SCORE_TRACKS = 900
MAX_DRUM_TRACKS = 128
"""Each set of drums has a port of its own, and a port is a number of seven bits."""

_NOTE_COLUMNS = attrgetter("onset_tick", "pitch", "duration_tick", "velocity")
_CONTROL_COLUMNS = attrgetter("tick", "number", "value")


def check_score(score: Score) -> list[Integers]:
    """The notes of each track as rows of onset, pitch, duration and velocity, of a score that MIDI can hold.

    Raises BadInput, naming the track and tick, for any other score: maps not from tick 0, names missing, notes out of
    range or overlapping.
    """
    tables = _checked_tables(score)
    silent_until_tick = score.meters[0].bar_ticks - score.pickup_ticks if score.pickup_ticks else 0
    for track, notes in zip(score.tracks, tables, strict=True):
        if len(notes) and (first_tick := int(notes[:, 0].min())) < silent_until_tick:
            raise BadInput(
                f"track '{track.name}': the note at tick {first_tick} comes before the pickup, tick {silent_until_tick}"
            )
    return tables


def _checked_tables(score: Score) -> list[Integers]:
    _check_texts(score)
    _check_maps(score)
    starts = _checked_bars(score)
    _check_chords(score)
    free_from_bar = 0
    for section in score.sections:
        _check_section(score.title, section, free_from_bar, len(starts) - 1)
        free_from_bar = section.end_bar
    if not 0 <= score.pickup_ticks < starts[1]:
        raise BadInput(f"'{score.title}': a pickup of {score.pickup_ticks} ticks is not within the first bar")
    return [_checked_notes(track, score.end_tick) for track in score.tracks]


def check_performance(performance: Performance) -> tuple[list[Integers], list[Integers]]:
    """The notes of each track, as ``check_score`` gives them, and its controllers as rows of tick, number and value.

    Raises BadInput as ``check_score`` does, and for controllers out of range. Notes may come before the pickup.
    """
    score = performance.score
    if len(performance.controls) != len(score.tracks):
        raise BadInput(f"'{score.title}': {len(performance.controls)} rows of controls for {len(score.tracks)} tracks")
    tables = _checked_tables(score)
    controls = [
        _checked_controls(track, each, score.end_tick)
        for track, each in zip(score.tracks, performance.controls, strict=True)
    ]
    return tables, controls


def _check_texts(score: Score) -> None:
    texts = (score.title, score.copyright, *(t.name for t in score.tracks), *(s.name for s in score.sections))
    for text in texts:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise BadInput(f"the text {text!a} cannot be written as UTF-8") from error
    if len(score.tracks) > MAX_SCORE_TRACKS:
        raise BadInput(f"'{score.title}': {len(score.tracks)} tracks; at most {MAX_SCORE_TRACKS} can be written")
    if (drums := sum(track.role is Role.DRUMS for track in score.tracks)) > MAX_DRUM_TRACKS:
        raise BadInput(f"'{score.title}': {drums} tracks of drums; at most {MAX_DRUM_TRACKS} can be written")


def _check_maps(score: Score) -> None:
    for name, changes in (("tempo", score.tempos), ("meter", score.meters), ("key", score.keys)):
        ticks = [change.tick for change in changes]
        if not ticks or ticks[0] != 0 or any(a >= b for a, b in pairwise(ticks)) or ticks[-1] >= max(score.end_tick, 1):
            raise BadInput(f"'{score.title}': every {name} must have its own tick, from 0 on, before the end: {ticks}")
    for tempo in score.tempos:
        if not 1 <= microseconds(tempo.bpm) <= MAX_MICROSECONDS_PER_QUARTER:
            raise BadInput(f"'{score.title}': MIDI cannot hold a tempo of {tempo.bpm} BPM (3.6 to 60,000,000)")
    for key in score.keys:
        if not 0 <= key.tonic <= 11 or key.mode not in MODES:
            raise BadInput(f"'{score.title}': there is no key with tonic {key.tonic} and mode '{key.mode}'")


def _checked_bars(score: Score) -> list[int]:
    for meter in score.meters:
        if not 1 <= meter.numerator <= 255 or meter.denominator not in DENOMINATORS:
            raise BadInput(f"'{score.title}': the meter {meter} at tick {meter.tick} is not usable")
    if not 0 < score.end_tick <= MAX_END_TICK:
        raise BadInput(f"'{score.title}': the end, tick {score.end_tick}, is not one of 1 to {MAX_END_TICK}")
    starts = bar_starts(score.meters, score.end_tick)
    if starts[-1] != score.end_tick:
        raise BadInput(f"'{score.title}': the end, tick {score.end_tick}, is not on a bar line")
    lines = set(starts)
    for meter in score.meters:
        if meter.tick not in lines:
            raise BadInput(f"'{score.title}': the meter {meter} at tick {meter.tick} is not on a bar line")
    if len(starts) - 1 > MAX_BARS:
        raise BadInput(f"'{score.title}': {len(starts) - 1} bars; at most {MAX_BARS} can be written")
    return starts


def microseconds(bpm: float) -> int:
    """A tempo as MIDI has it: microseconds to the quarter; 0 for a tempo that is none."""
    return round(MICROSECONDS_PER_MINUTE / bpm) if 1e-6 < bpm < 1e12 else 0


def _check_chords(score: Score) -> None:
    last_tick = -1
    for span in score.chords:
        place = f"'{score.title}': the chord at tick {span.onset_tick}"
        if not last_tick < span.onset_tick < span.onset_tick + span.duration_tick <= score.end_tick:
            raise BadInput(f"{place} does not lie within the piece, after the chord before it")
        if not _is_chord(span):
            raise BadInput(f"{place} is not a chord that is known here: {span.chord}")
        last_tick = span.onset_tick


def _is_chord(span: ChordSpan) -> bool:
    chord = span.chord
    return chord.quality in CHORD_QUALITIES and 0 <= chord.root <= 11 and (chord.bass is None or 0 <= chord.bass <= 11)


def _check_section(title: str, section: Section, free_from_bar: int, bars: int) -> None:
    place = f"'{title}': section '{section.name}'"
    if not section.name.strip():
        raise BadInput(f"'{title}': the section at bar {section.start_bar} has no name")
    if not section.start_bar < section.end_bar <= bars:
        raise BadInput(f"{place} does not lie within the {bars} bars")
    if section.start_bar < free_from_bar:
        raise BadInput(f"{place} starts at bar {section.start_bar}, before the section before it ends")
    if section.kind not in SECTION_KINDS:
        raise BadInput(f"{place}: '{section.kind}' is not a kind of section ({', '.join(SECTION_KINDS)})")
    if not 0 <= section.energy <= 1:
        raise BadInput(f"{place}: its energy {section.energy} is not between 0 and 1")


def _checked_notes(track: Track, end_tick: int) -> Integers:
    if not 0 <= track.program <= 127:
        raise BadInput(f"track '{track.name}': program {track.program} is not one of 0 to 127")
    if not track.name:
        raise BadInput(f"a track of the {track.role} has no name")
    notes = _table(track, [*map(_NOTE_COLUMNS, track.notes)], 4)
    onset, pitch, duration, velocity = notes.T
    end = onset + duration
    order = np.lexsort((onset, pitch))
    overlaps = np.zeros(len(notes), np.bool_)
    overlaps[order[1:]] = (np.diff(pitch[order]) == 0) & (onset[order][1:] < end[order][:-1])
    rules = (
        ((pitch < 0) | (pitch > 127) | (velocity < 1) | (velocity > 127), "has pitch or velocity ({}) out of range"),
        ((onset < 0) | (end > end_tick), f"does not lie within the piece, which ends at tick {end_tick}"),
        (duration < MIN_NOTE_TICKS, f"is too short; a note lasts {MIN_NOTE_TICKS} ticks at least"),
        (overlaps, "starts before the note of the same pitch ends"),
    )
    for broken, message in rules:
        if broken.any():
            row = notes[int(np.argmax(broken))]
            place = f"track '{track.name}': note {row[1]} at tick {row[0]}"
            raise BadInput(f"{place} {message.format(row[3])}")
    return notes


def _checked_controls(track: Track, controls: tuple[Control, ...], end_tick: int) -> Integers:
    rows = _table(track, [*map(_CONTROL_COLUMNS, controls)], 3)
    tick, number, value = rows.T
    broken = (tick < 0) | (tick > end_tick) | (number < 0) | (number > 119) | (value < 0) | (value > 127)
    if broken.any():
        bad = controls[int(np.argmax(broken))]
        raise BadInput(f"track '{track.name}': {bad} is out of range or outside the piece, which ends at {end_tick}")
    return rows


def _table(track: Track, rows: list[Any], columns: int) -> Integers:
    """Rows of whole numbers as an array; raises BadInput where one of them is not a whole number."""
    if not rows:
        return np.zeros((0, columns), np.int64)
    table = np.array(rows)
    if table.dtype.kind != "i":
        raise BadInput(f"track '{track.name}': ticks, pitches, velocities and controllers must be whole numbers")
    return table.astype(np.int64, copy=False)
