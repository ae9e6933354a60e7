"""MID-12 to MID-15: pedal, dynamics, count-in and pickup, and what an instrument can play."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from symbolic.instruments import Instrument, instrument
from symbolic.lint.structure import section_markers
from symbolic.lint.summary import ERROR, WARNING, FileSummary, Found, TrackSummary
from symbolic.midi_events import CHORDS_TRACK_NAME, MIDI_DRUM_CHANNEL, extras_rows, extras_tick, from_wire
from symbolic.midi_forms import short_bar_of
from symbolic.midi_roles import BASS_PROGRAMS
from symbolic.performance import EXPRESSION_CC, PEDAL_CC
from symbolic.score import Role

PEDAL_DOWN = 64
PEDAL_AFTER_MS = (20.0, 60.0)
ROUNDING_MS = 1.5
EARLY_MS = 45.0
EXPRESSION_FULL = 127
EXPRESSION_GAP_OF_QUARTER = 8
"""An eighth part of a quarter: 60 of 480 ticks."""
MIN_ENERGY_CORRELATION = 0.6
FIRST_UNPITCHED_PROGRAM = 112
"""Percussion and sound effects have no range."""
LEGATO_OF_QUARTER = 8


def pedal(file: FileSummary) -> Found:
    """MID-12: the pedal is 0 or 127, comes down after a chord and up before the next; none on bass and drums."""
    for track in file.parts:
        rows = track.controls.get(PEDAL_CC, ())
        if not rows:
            continue
        last_tick, _, last_value = rows[-1]
        if last_value >= PEDAL_DOWN:
            yield ERROR, track.index, last_tick, "the pedal stays down"
        role = file.roles.get(track.index)
        if MIDI_DRUM_CHANNEL in track.channels or role is Role.BASS or track.program_at(0) in BASS_PROGRAMS:
            yield WARNING, track.index, rows[0][0], "a pedal on bass or drums"
        if file.is_own:
            yield from _pedal_moves(file, track, rows)


def _pedal_moves(file: FileSummary, track: TrackSummary, rows: Sequence[tuple[int, int, int]]) -> Found:
    onsets = sorted({note.onset_tick for note in track.notes} | {tick for tick, _ in _chord_changes(file)})
    limits = sorted({tick for tick, _ in _chord_changes(file)} | {tick for tick, _ in section_markers(file)})
    low_ms, high_ms = PEDAL_AFTER_MS
    down_tick: int | None = None
    for tick, _, value in rows:
        if value not in (0, 127):
            yield WARNING, track.index, tick, f"the pedal is at {value}, neither 0 nor 127"
        if value >= PEDAL_DOWN and down_tick is None:
            down_tick = tick
            before = onsets[max(bisect_right(onsets, tick) - 8, 0) : bisect_right(onsets, tick)]
            if not any(low_ms - ROUNDING_MS <= file.ms(tick) - file.ms(o) <= high_ms + ROUNDING_MS for o in before):
                yield (
                    WARNING,
                    track.index,
                    tick,
                    f"the pedal comes down not {low_ms:.0f}..{high_ms:.0f} ms after a chord",
                )
        elif value < PEDAL_DOWN and down_tick is not None:
            limit = limits[index] if (index := bisect_right(limits, down_tick)) < len(limits) else None
            if limit is not None and tick > limit:
                yield WARNING, track.index, tick, f"the pedal comes up after the next chord or section, tick {limit}"
            down_tick = None


def _chord_changes(file: FileSummary) -> list[tuple[int, str]]:
    """The chord symbols that differ from the one before."""
    points = [
        (e.tick, from_wire(e.message.text))
        for track in file.tracks
        if track.name == CHORDS_TRACK_NAME and not track.channels
        for e in track.events
        if e.message.type == "text"
    ]
    return [point for before, point in pairwise([(-1, ""), *points]) if point[1] != before[1]]


def dynamics(file: FileSummary) -> Found:
    """MID-13: expression (CC11) is thin, moves and ends at 127; velocity follows the energy of the sections."""
    gap = max(file.raw.ticks_per_quarter // EXPRESSION_GAP_OF_QUARTER, 1)
    for track in file.parts:
        rows = track.controls.get(EXPRESSION_CC, ())
        if not rows:
            continue
        moves = rows[:-1] if rows[-1][2] == EXPRESSION_FULL else rows
        dense = [b for a, b in pairwise(moves) if b[0] - a[0] < gap]
        still = [b for a, b in pairwise(moves) if abs(b[2] - a[2]) <= 1]
        if dense:
            yield WARNING, track.index, dense[0][0], f"{len(dense)} CC11 events follow another within {gap} ticks"
        if still:
            yield WARNING, track.index, still[0][0], f"{len(still)} CC11 events change the value by 1 or not at all"
        if rows[-1][2] != EXPRESSION_FULL:
            yield WARNING, track.index, rows[-1][0], f"CC11 ends at {rows[-1][2]}, not {EXPRESSION_FULL}"
    correlation = None if file.extras.get("stem") else energy_correlation(file)
    if correlation is not None and correlation < MIN_ENERGY_CORRELATION:
        words = f"velocity follows the sections' energy with a rank correlation of {correlation:.2f}"
        yield WARNING, 0, 0, f"{words}, not {MIN_ENERGY_CORRELATION}"


def energy_correlation(file: FileSummary) -> float | None:
    """Spearman's rank correlation of the mean velocity of a bar with the energy of its section.

    None where the file tells no energies, or only one.
    """
    sections = sorted(
        (row["bar"], row["bars"], float(row["energy"]))
        for row in extras_rows(file.extras, "sections")
        if type(row.get("bar")) is int and type(row.get("bars")) is int and type(row.get("energy")) in (int, float)
    )
    firsts = [first for first, _, _ in sections]
    velocities: dict[int, list[int]] = {}
    for track in file.parts:
        for note in track.notes:
            velocities.setdefault(file.score_bar(note.onset_tick), []).append(note.velocity)
    pairs = []
    for bar, values in velocities.items():
        first, bars, energy = sections[max(bisect_right(firsts, bar) - 1, 0)] if sections else (0, 0, 0.0)
        if first <= bar < first + bars:
            pairs.append((energy, sum(values) / len(values)))
    if len({energy for energy, _ in pairs}) < 2:
        return None
    return spearman([energy for energy, _ in pairs], [mean for _, mean in pairs])


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """Spearman's rank correlation; equal values share the mean of their ranks. 0 where one side does not vary."""
    x, y = _ranks(a), _ranks(b)
    mean = (len(x) + 1) / 2
    covariance = sum((p - mean) * (q - mean) for p, q in zip(x, y, strict=True))
    spread = (sum((p - mean) ** 2 for p in x) * sum((q - mean) ** 2 for q in y)) ** 0.5
    return covariance / spread if spread else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [(bisect_left(ordered, v) + bisect_right(ordered, v) + 1) / 2 for v in values]


def lead_in(file: FileSummary) -> Found:
    """MID-14: the click of the count-in and the silence before a pickup are where the file says they are."""
    full_ticks = file.meters[0][1] if file.tracks else 0
    pickup_ticks = file.in_file(extras_tick(file.extras, "pickup"))
    bar = short_bar_of(file.extras)
    silent_ticks = 0 if bar is not None or not pickup_ticks else full_ticks - pickup_ticks
    start_tick = file.lead_in_ticks + silent_ticks
    if bar is not None and full_ticks != file.in_file(bar.full_ticks - bar.cut_ticks):
        yield ERROR, 0, 0, "the meter of the short first bar is not that of the pickup"
    early_ms = EARLY_MS if file.extras.get("played") else 0.0
    for track in file.parts if start_tick else ():
        if track.notes and file.ms(start_tick) - file.ms(track.notes[0].onset_tick) > early_ms:
            yield ERROR, track.index, track.notes[0].onset_tick, f"a note before the music begins, tick {start_tick}"
    if not file.lead_in_ticks:
        return
    bars = extras_tick(file.extras, "count_in")
    if file.lead_in_ticks != bars * full_ticks:
        yield ERROR, 0, 0, f"the count-in is not {bars} bars long"
    if file.extras.get("stem") and not file.helpers:
        return
    ticking = [t for t in file.tracks if t.name in file.helpers and t.is_drums and t.notes]
    if not ticking or any(n.end_tick is None or n.end_tick > start_tick for t in ticking for n in t.notes):
        yield ERROR, 0, 0, "the count-in has no click, or the click goes on into the music"


def playable(file: FileSummary) -> Found:
    """MID-15: notes lie in the range of their instrument, and not more of them sound at once than it has voices."""
    for track in file.parts:
        program = track.program_at(0)
        if program is None or program >= FIRST_UNPITCHED_PROGRAM or MIDI_DRUM_CHANNEL in track.channels:
            continue
        if len(track.channels) > 1 or len({program for _, _, program in track.programs}) > 1:
            continue
        player = instrument(program)
        outside = [n for n in track.notes if not player.low <= n.pitch <= player.high]
        if outside:
            keys = f"{min(n.pitch for n in outside)} to {max(n.pitch for n in outside)}"
            limits = f"the range of {player.name}, {player.low} to {player.high}"
            yield WARNING, track.index, outside[0].onset_tick, f"{len(outside)} notes ({keys}) lie outside {limits}"
        yield from _polyphony(file, track, player)


def _polyphony(file: FileSummary, track: TrackSummary, player: Instrument) -> Found:
    """Notes at once; where people play, the end of a note may overlap the next one by a thirty-second."""
    is_exact = file.is_own and not file.extras.get("played")
    legato = 0 if is_exact else file.raw.ticks_per_quarter // LEGATO_OF_QUARTER
    moves = []
    for note in track.notes:
        end_tick = track.end_tick if note.end_tick is None else note.end_tick
        moves += [(note.onset_tick, 1), (max(end_tick - legato, note.onset_tick + 1), 0)]
    count, most, most_tick, too_many = 0, 0, 0, 0
    for tick, is_on in sorted(moves):
        count += 1 if is_on else -1
        too_many += is_on and count > player.polyphony
        if count > most:
            most, most_tick = count, tick
    if too_many:
        words = f"{most} notes at once, of at most {player.polyphony} on {player.name}"
        yield WARNING, track.index, most_tick, f"{words} (too many {too_many} times)"
