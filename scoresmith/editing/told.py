"""What a person tells outright, of any score: the chords of some bars, and the tempo."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from planner.plan_file import read_bars
from planner.revise import revise
from scoresmith.editing.accompany import asked_bars
from scoresmith.editing.chord_change import HARMONY, changed_bars, held_bars, with_chords
from scoresmith.editing.harmony import refilled
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from scoresmith.editing.update import update
from symbolic.adherence import chord_accuracy, spans_between
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.grid import Cell, Cells
from symbolic.instruments import instrument
from symbolic.recognition.chords import hear_chords
from symbolic.score import Chord, ChordSpan, Note, Role
from symbolic.theory import CHORD_QUALITIES
from symbolic.timing import bar_starts, beat_ticks, meter_at, notes_between

THIRDS, FIFTH = (4, 3, 5, 2), 7
"""What gives a chord its kind, in semitones above the root, the first that it has; and what can be spared."""
STATING: tuple[Role, ...] = (Role.CHORDS, Role.PAD, Role.ARP)
"""Whose tones become those that are missing: the first that plays."""
RETAKES = 4
"""How often bars in which another chord is heard are written again."""
LEAST_BPM, MOST_BPM = 20.0, 400.0


def set_chords(
    song: Song,
    bars: Collection[int] | None,
    chords: str | Sequence[ChordSpan],
    *,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Put the chords that are given under some bars (None: all), and write again what follows the chords there.

    ``chords`` are bars such as ``Am | F . G .``, going round where there are fewer than ``bars``, or spans that cover
    ``bars``. The melody stays. Where no part has the third or the root of a chord, a tone that can be spared
    becomes it; where the bass has neither root nor slash tone of a chord, its first note there becomes it. Bars in
    which another chord is heard are written again, ``RETAKES`` times at most, and the take that is heard best is kept.
    Raises BadInput for what is no chord, where the accompaniment is locked, and where a part of a bar has no chord.
    """
    asked = asked_bars(song, bars, "")
    if held := sorted(held_bars(song, asked)):
        raise BadInput(f"the accompaniment of bar {held[0] + 1} is locked, so its chords have to stay")
    spans = _cut(song, asked, _spans(song, asked, chords) if isinstance(chords, str) else chords)
    new = with_chords(song, spans, "chords")
    changed = changed_bars(song, new)
    best = _rooted(_stated(refilled(song, new, decoder, progress), changed), changed)
    heard = _heard(best, changed)
    for _ in range(RETAKES):
        if not (wrong := {bar for bar, share in heard.items() if share < 1.0}):
            break
        request = {cell for cell in best.controls.cells if cell[0] in HARMONY and cell[1] in wrong}
        again = written(best, best.controls, {c for c in request if not best.is_locked(c)}, decoder=decoder)
        again = _rooted(_stated(again, wrong), wrong)
        better = {bar for bar, share in _heard(again, changed).items() if share > heard[bar]}
        mixed = replace(best, takes=again.takes).with_written(
            {cell: again.cells.get(cell, ()) for cell in request if cell[1] in better}
        )
        shares = _heard(mixed, changed)
        if sum(shares.values()) > sum(heard.values()):
            best, heard = mixed, shares
        else:
            best = replace(best, takes=again.takes)
    return edit_of("chords", song, best)


def _heard(song: Song, bars: Collection[int]) -> dict[int, float]:
    """The share of each bar in which the parts under the melody are heard as its chords, root and triad."""
    starts = bar_starts(song.score.meters, song.score.end_tick)
    tracks = tuple(track for track in song.score.tracks if track.role is not Role.MELODY)
    heard = hear_chords(replace(song.score, tracks=tracks))
    found: dict[int, float] = {}
    for bar in bars:
        accuracy = chord_accuracy(song.controls.bars[bar].chords, spans_between(heard, starts[bar], starts[bar + 1]))
        if accuracy is not None:
            found[bar] = accuracy.triad
    return found


def _stated(song: Song, bars: Collection[int]) -> Song:
    """The song in which each chord of these bars has its third, or what is suspended for it, and its root."""
    cells: dict[Cell, tuple[Note, ...]] = {}
    for bar in sorted(bars):
        rows = [role for role in STATING if (role, bar) in song.cells and not song.is_locked((role, bar))]
        for span in song.controls.bars[bar].chords if rows else ():
            inside = (span.onset_tick, span.onset_tick + span.duration_tick)
            needed = _needed(span.chord)
            for tone in needed:
                here = {**song.cells, **cells}
                sounding = (n for role in HARMONY for n in notes_between(here.get((role, bar), ()), *inside))
                if tone not in {note.pitch % 12 for note in sounding}:
                    given = ((role, _spared(here[role, bar], inside, span.chord, needed)) for role in rows)
                    role, spared = next((found for found in given if found[1] is not None), (rows[0], None))
                    if spared is not None:
                        cells[role, bar] = _moved(here[role, bar], inside, spared, tone)
    return song.with_written(cells) if cells else song


def _needed(chord: Chord) -> list[int]:
    """The pitch classes without which a chord is another one: its third, or what is suspended for it, and its root."""
    third = next((i for i in THIRDS if i in CHORD_QUALITIES[chord.quality]), None)
    return [] if chord.quality == "N" else [*([] if third is None else [(chord.root + third) % 12]), chord.root]


def _spared(notes: Sequence[Note], inside: tuple[int, int], chord: Chord, needed: Sequence[int]) -> int | None:
    """The pitch class struck in a span of ticks that a chord can do without: its fifth, else the highest."""
    struck = {n.pitch % 12 for n in notes if inside[0] <= n.onset_tick < inside[1]} - set(needed)
    fifth = (chord.root + FIFTH) % 12
    return fifth if fifth in struck else max(struck, key=lambda tone: (tone - chord.root) % 12, default=None)


def _rooted(song: Song, bars: Collection[int]) -> Song:
    """The song whose bass, where it plays in these bars, has the root of each chord, or the bass that is told."""
    cells: Cells = {}
    for bar in sorted(bars):
        cell = (Role.BASS, bar)
        for span in song.controls.bars[bar].chords if cell in song.cells and not song.is_locked(cell) else ():
            tone = span.chord.root if span.chord.bass is None else span.chord.bass
            notes = cells.get(cell, song.cells[cell])
            inside = notes_between(notes, span.onset_tick, span.onset_tick + span.duration_tick)
            if inside and span.chord.quality != "N" and not any(note.pitch % 12 == tone for note in inside):
                player = instrument(song.score.tracks[song.rows[Role.BASS]].program)
                pitches = [p for p in range(player.low, player.high + 1) if p % 12 == tone]
                pitch = min(pitches, key=lambda p: (abs(p - inside[0].pitch), p))
                others = [n for n in (*song.score.tracks[song.rows[Role.BASS]].notes, *notes) if n.pitch == pitch]
                end_tick = inside[0].end_tick
                if not any(n.onset_tick < end_tick and inside[0].onset_tick < n.end_tick for n in others):
                    new = replace(inside[0], pitch=pitch)
                    cells[cell] = tuple(sorted(new if n is inside[0] else n for n in notes))
    return song.with_written(cells) if cells else song


def _moved(notes: Sequence[Note], inside: tuple[int, int], spared: int, tone: int) -> tuple[Note, ...]:
    """The notes with one pitch class struck in a span of ticks moved to another, the nearest way.

    None is struck that sounds already.
    """
    by = (tone - spared + 6) % 12 - 6
    kept = [n for n in notes if not (inside[0] <= n.onset_tick < inside[1] and n.pitch % 12 == spared)]
    moved: list[Note] = []
    for note in sorted(set(notes) - set(kept)):
        new = replace(note, pitch=note.pitch + by)
        same = [n for n in (*kept, *moved) if n.pitch == new.pitch]
        clash = any(n.onset_tick < new.end_tick and new.onset_tick < n.end_tick for n in same)
        moved.append(note if clash else new)
    return tuple(sorted((*kept, *moved)))


def _spans(song: Song, bars: Sequence[int], text: str) -> list[ChordSpan]:
    starts = bar_starts(song.score.meters, song.score.end_tick)
    spans: list[ChordSpan] = []
    for number, bar in enumerate(bars):
        meter, tick = meter_at(song.score.meters, starts[bar]), starts[bar]
        written = read_bars(text, meter, "chords")
        for planned in written[number % len(written)]:
            spans.append(ChordSpan(tick, planned.beats * beat_ticks(meter), planned.chord))
            tick += spans[-1].duration_tick
    return spans


def _cut(song: Song, bars: Sequence[int], spans: Sequence[ChordSpan]) -> list[ChordSpan]:
    """The parts of the spans that lie in these bars, cut at their bar lines."""
    starts = bar_starts(song.score.meters, song.score.end_tick)
    parts: list[ChordSpan] = []
    for bar in bars:
        reached = starts[bar]
        for span in sorted(spans, key=lambda span: span.onset_tick):
            begin, end = max(span.onset_tick, starts[bar]), min(span.onset_tick + span.duration_tick, starts[bar + 1])
            if begin == reached < end:
                parts.append(ChordSpan(begin, end - begin, span.chord))
                reached = end
        if reached < starts[bar + 1]:
            raise BadInput(f"bar {bar + 1} has a chord for a part of it only")
    return parts


def set_tempo(song: Song, bpm: float) -> Edit:
    """The song at another tempo, in quarters a minute; a tempo that changes on the way keeps its proportions.

    No note moves on the grid. Raises BadInput for a tempo outside 20 to 400.
    """
    if not LEAST_BPM <= bpm <= MOST_BPM:
        raise BadInput(f"tempo {bpm:g} is outside {LEAST_BPM:g} to {MOST_BPM:g}")
    if song.plan is not None:
        return edit_of("tempo", song, update(song, revise(song.plan, {"tempo_bpm": f"{bpm:g}"}, seed=song.seed)).song)
    factor = bpm / song.score.tempos[0].bpm
    tempos = tuple(replace(tempo, bpm=tempo.bpm * factor) for tempo in song.score.tempos)
    return edit_of("tempo", song, replace(song, score=replace(song.score, tempos=tempos)))
