"""MID-11: a performance beside its score."""

from __future__ import annotations

from statistics import pstdev

from symbolic.errors import BadInput
from symbolic.lint.rules import findings_of
from symbolic.lint.summary import ERROR, FileSummary, Finding, Found, Struck, TrackSummary, summary_of
from symbolic.midi_events import RawMidi, parse_midi
from symbolic.midi_forms import in_default_form
from symbolic.midi_read import rescaled
from symbolic.score import TICKS_PER_STEP

MAX_TIMING_SD_MS = 12.0
MAX_TIMING_MS = 45.0
RULE = "MID-11"


def lint_performance(score: bytes, performance: bytes) -> tuple[Finding, ...]:
    """Check the file of a performance beside that of its score: MID-11.

    The score lies on the grid of sixteenths and triplets; the performance has the same notes, each within 45 ms of
    where the score has it, with a standard deviation of 12 ms at most. Ticks are those of the performance at 480 to the
    quarter, after its count-in.
    """
    files = []
    for data, place in ((score, "the score"), (performance, "the performance")):
        try:
            files.append(summary_of(_as_score(parse_midi(data, place))))
        except BadInput as error:
            return (Finding(RULE, 0, 0, str(error)),)
    written, played = files
    return tuple(findings_of(played, RULE, _compared(written, played)))


def _as_score(raw: RawMidi) -> RawMidi:
    return in_default_form(rescaled(raw))


def _compared(written: FileSummary, played: FileSummary) -> Found:
    for track in written.parts:
        for note in track.notes:
            end_tick = note.onset_tick if note.end_tick is None else note.end_tick
            if note.onset_tick % TICKS_PER_STEP or end_tick % TICKS_PER_STEP:
                yield ERROR, track.index, note.onset_tick, f"note {note.pitch} of the score is off the grid"
    if len(written.parts) != len(played.parts):
        yield ERROR, 0, 0, f"{len(played.parts)} tracks play, {len(written.parts)} are written"
        return
    deviations_ms: list[float] = []
    for before, after in zip(_in_score_order(written), _in_score_order(played), strict=True):
        pairs = _paired(before, after)
        if pairs is None:
            yield ERROR, after.index, 0, f"{len(after.notes)} notes are played, other ones than the {len(before.notes)}"
            continue
        for note, as_played in pairs:
            deviation_ms = written.ms(as_played.onset_tick) - written.ms(note.onset_tick)
            deviations_ms.append(deviation_ms)
            if abs(deviation_ms) > MAX_TIMING_MS:
                words = f"note {note.pitch} is {deviation_ms:+.0f} ms off its place, tick {note.onset_tick}"
                yield ERROR, after.index, as_played.onset_tick, words
    if len(deviations_ms) > 1 and (sd_ms := pstdev(deviations_ms)) > MAX_TIMING_SD_MS:
        yield ERROR, 0, 0, f"the timing has a standard deviation of {sd_ms:.1f} ms, more than {MAX_TIMING_SD_MS:.0f}"


def _in_score_order(file: FileSummary) -> list[TrackSummary]:
    """The tracks that play, in the order of the score where the file tells it."""
    orders = [_order(file, track) for track in file.parts]
    return [track for _, track in sorted(zip(orders, file.parts, strict=True), key=lambda pair: pair[0])]


def _order(file: FileSummary, track: TrackSummary) -> int:
    order = file.rows.get(track.index, {}).get("order")
    return order if isinstance(order, int) else track.index


def _paired(before: TrackSummary, after: TrackSummary) -> list[tuple[Struck, Struck]] | None:
    """The notes of a track in two files, each pitch in its order; None where the pitches differ."""
    if len(before.notes) != len(after.notes):
        return None
    sides = [sorted(track.notes, key=lambda n: (n.pitch, n.onset_tick)) for track in (before, after)]
    if [n.pitch for n in sides[0]] != [n.pitch for n in sides[1]]:
        return None
    return list(zip(*sides, strict=True))
