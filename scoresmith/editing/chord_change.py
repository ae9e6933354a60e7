"""A song with other chords: in its frame, in its plan, and in the cells that go with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from planner.controls import to_score
from planner.decisions import retold
from planner.plan import Plan, PlannedChord
from scoresmith.editing.chord_choice import by_bar, merged
from scoresmith.editing.song import Song
from symbolic.controls import BarControls
from symbolic.metrics import chord_at
from symbolic.score import Chord, ChordSpan, Role, Score
from symbolic.theory import chord_pitch_classes, chord_symbol, note_name, prefers_flats
from symbolic.timing import bar_of, bar_starts, beat_ticks, key_at, meter_at

HARMONY: tuple[Role, ...] = (Role.COUNTER, Role.CHORDS, Role.ARP, Role.BASS, Role.PAD)
"""The roles that follow the chords; the melody is never changed with them."""
STRUCK = 240
"""A foreign tone of the melody this long (in ticks), on a beat, a semitone beside a tone of the chord, clashes."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A note of the melody that rubs with the chord under it: where (bar and beat from 1), the note and the chord."""

    bar: int
    beat: float
    note: str
    chord: str

    def __str__(self) -> str:
        return f"bar {self.bar}, beat {self.beat:g}: {self.note} over {self.chord}"


def with_chords(song: Song, spans: Sequence[ChordSpan], asked: str = "") -> Song:
    """The song with the chords of some whole bars replaced by ``spans``; plan and frame agree, no note changes.

    ``asked`` is told in the plan's decisions as the words of the wish.
    """
    starts = bar_starts(song.score.meters, song.score.end_tick)
    new = by_bar(merged(spans, starts), starts)
    if song.plan is not None:
        plan = _planned(song.plan, new, asked)
        return replace(song, plan=plan).with_frame(replace(song.frame, chords=to_score(plan).chords))
    kept = [part for span in song.score.chords for part in _outside(span, new, starts)]
    chords = sorted((*kept, *(span for bar in new.values() for span in bar)), key=lambda span: span.onset_tick)
    return song.with_frame(replace(song.frame, chords=tuple(chords)))


def _planned(plan: Plan, new: dict[int, tuple[ChordSpan, ...]], asked: str) -> Plan:
    beat = beat_ticks(plan.meter)
    sections, bar = [], 0
    for section in plan.sections:
        chords = list(section.chords)
        for place in range(section.bars):
            if (spans := new.get(bar + place)) is not None:
                chords[place] = tuple(PlannedChord(span.chord, span.duration_tick // beat) for span in spans)
        sections.append(section if tuple(chords) == section.chords else replace(section, chords=tuple(chords)))
        bar += section.bars
    return retold(plan, replace(plan, sections=tuple(sections)), asked)


def _outside(span: ChordSpan, new: Collection[int], starts: Sequence[int]) -> list[ChordSpan]:
    """The parts of a span that lie in bars whose chords stay, bars in one piece where they touch."""
    end_tick = span.onset_tick + span.duration_tick
    first, last = bar_of(span.onset_tick, starts), bar_of(end_tick - 1, starts)
    if not any(bar in new for bar in range(first, last + 1)):
        return [span]
    parts: list[ChordSpan] = []
    for bar in range(first, last + 1):
        begin, end = max(span.onset_tick, starts[bar]), min(end_tick, starts[bar + 1])
        if bar not in new:
            parts.append(ChordSpan(begin, end - begin, span.chord))
    return parts


def changed_bars(old: Song, new: Song) -> frozenset[int]:
    """The bars in which other chords sound."""
    bars = zip(old.controls.bars, new.controls.bars, strict=True)
    return frozenset(n for n, (a, b) in enumerate(bars) if _sounding(a) != _sounding(b))


def _sounding(bar: BarControls) -> list[tuple[int, Chord]]:
    """The changes of chord in a bar, each with its tick."""
    changes: list[tuple[int, Chord]] = []
    for span in bar.chords:
        if not changes or changes[-1][1] != span.chord:
            changes.append((max(span.onset_tick, bar.start_tick), span.chord))
    return changes


def held_bars(song: Song, bars: Collection[int]) -> frozenset[int]:
    """The bars whose chords must stay: everything in them is locked, or a sounding part that follows the chords is."""
    whole = {bar for bar in bars if all(song.is_locked((role, bar)) for role in song.rows)}
    parts = {bar for role in HARMONY for bar in bars if (role, bar) in song.cells and song.is_locked((role, bar))}
    return frozenset(whole | parts)


def clashes(song: Song, bars: Collection[int] | None = None) -> tuple[Clash, ...]:
    """The notes of the melody that rub with their chords: on a beat, not short, a semitone beside a chord tone."""
    if Role.MELODY not in song.rows:
        return ()
    starts = bar_starts(song.score.meters, song.score.end_tick)
    found = []
    for note in song.score.tracks[song.rows[Role.MELODY]].notes:
        bar = bar_of(note.onset_tick, starts)
        span = chord_at(song.score.chords, note.onset_tick)
        if span is None or note.duration_tick < STRUCK or (bars is not None and bar not in bars):
            continue
        tick, beat = note.onset_tick - starts[bar], beat_ticks(meter_at(song.score.meters, starts[bar]))
        tones = chord_pitch_classes(span.chord)
        rubs = note.pitch % 12 not in tones and any((note.pitch - tone) % 12 in (1, 11) for tone in tones)
        if rubs and tick % beat == 0:
            found.append(Clash(bar + 1, 1 + tick / beat, *_names(song.score, note.pitch, span)))
    return tuple(found)


def _names(score: Score, pitch: int, span: ChordSpan) -> tuple[str, str]:
    key = key_at(score.keys, span.onset_tick)
    flats = prefers_flats(key.tonic, key.mode)
    return note_name(pitch % 12, flats), chord_symbol(span.chord, flats)
