"""The five edits of the published edit-adherence test, on held-out songs: melody, harmony, rhythm, key, tempo.

The published test changes a score, lets a system play it again, transcribes what is heard and compares it with the
changed score; and it compares what was not to change with the original. So here: the change is asked for through the
editing operations, the MIDI is read by a blind reader (``edit_pieces``), and told are, in percent,

* melody: the F1 of notes (onset and pitch) of the melody in bars that got another song's tune, harmonised anew;
* harmony: the share of time with the asked root and triad in bars that got another song's chords;
* rhythm: the F1 of onsets of the melody in bars that were to take the rhythm of other bars;
* key: songs that are heard in the asked key after a transposition;
* tempo: songs that are heard at the asked tempo within 4 %, or at its double, triple, half or third (``Acc2``).

Each figure stands beside ``_reader``, the same measure on the untouched song against its own score: what the reader
itself can hear. An edit is counted on the songs of which the reader hears at least nine tenths untouched (else it is
the reader that is measured); ``_songs`` tells how many those are and ``_all`` counts all. Harmony is read from the
parts that follow the chords (their roles are told), since the melody was to stay; ``edit_harmony_mix`` is blind.
Preserved is the share of notes outside the request (of all notes, but for pitch or time, in key and tempo) that are the
same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from edit_pieces import BARS, Piece, bar_ticks, blind, events_outside, heard_bpm
from editing_harmony import triad

from scoresmith import editing
from scoresmith.editing.harmony import harmonise
from scoresmith.editing.operations import written
from scoresmith.editing.song import Song
from symbolic.controls import Motif
from symbolic.grid import Cell, measure_cell
from symbolic.instruments import instrument
from symbolic.midi import midi_bytes
from symbolic.recognition.chords import hear_chords
from symbolic.score import ROLES, TICKS_PER_STEP, ChordSpan, Note, Role, Score
from symbolic.theory import transpose_chord
from symbolic.timing import bar_starts, key_at, notes_between, span_at

SPAN = range(4, 12)
"""The bars that get another melody or other chords."""
RHYTHM_SPAN = range(8, BARS)
TOLERANCE = 0.04
OCTAVES = (1.0, 2.0, 3.0, 1 / 2, 1 / 3)
HEARD = 0.9
"""What the reader must hear of an untouched song for its edit to count."""
DRUM_CHANNEL = 9


@dataclass(frozen=True, slots=True)
class Found:
    """What an edit of a song gave: adherence of the edited and of the untouched song (0 to 1), and what was kept.

    ``cells`` and ``events`` outside the request that changed; ``mix`` is the adherence read from all parts, if another.
    """

    adherence: float
    reader: float
    kept: int
    notes: int
    cells: int = 0
    events: int = 0
    mix: float | None = None


def f1(found: set[tuple[int, ...]], wanted: set[tuple[int, ...]]) -> float:
    """The F1 of two sets."""
    return 2 * len(found & wanted) / max(len(found) + len(wanted), 1)


def melody_of(score: Score, span: tuple[int, int]) -> list[Note]:
    """The melody's notes in a span of ticks."""
    track = score.track(Role.MELODY)
    return notes_between(track.notes, *span) if track is not None else []


def other_song(pieces: Sequence[Piece], number: int) -> Song:
    """The next song in bars of the same length; the same one if there is none."""
    own = pieces[number].song
    later = [*pieces[number + 1 :], *pieces[:number]]
    ticks = own.score.meters[0].bar_ticks
    return next((p.song for p in later if p.song.score.meters[0].bar_ticks == ticks), own)


def interval(of: Song, to: Song) -> int:
    """The semitones, -5 to 6, from the key of one song to that of another."""
    return (key_at(to.score.keys, 0).tonic - key_at(of.score.keys, 0).tonic + 5) % 12 - 5


def other_tune(own: Song, other: Song) -> dict[Cell, tuple[Note, ...]]:
    """The other song's tune of ``SPAN`` in this song's key and in the range of its instrument.

    It begins when the song's own note before it has ended.
    """
    player = instrument(own.score.tracks[own.rows[Role.MELODY]].program)
    by = interval(other, own)
    pitches = [n.pitch + by for bar in SPAN for n in other.cells.get((Role.MELODY, bar), ())]
    mine = [n.pitch for bar in SPAN for n in own.cells.get((Role.MELODY, bar), ())] or [72]
    by += 12 * round((float(np.mean(mine)) - float(np.mean(pitches or mine))) / 12)
    start, end = bar_ticks(own.score, SPAN)
    before = own.score.tracks[own.rows[Role.MELODY]].notes
    free = max((note.end_tick for note in before if note.onset_tick < start), default=0)
    return {
        (Role.MELODY, bar): tuple(
            replace(n, pitch=min(max(n.pitch + by, player.low), player.high),
                    duration_tick=min(n.duration_tick, end - n.onset_tick))
            for n in other.cells.get((Role.MELODY, bar), ())
            if n.onset_tick >= free
        )
        for bar in SPAN
    }  # fmt: skip


def edit_melody(pieces: Sequence[Piece], number: int) -> Found:
    """Another song's tune in eight bars, and harmony to it."""
    own = pieces[number].song
    tune = other_tune(own, other_song(pieces, number))
    new = harmonise(own.with_written(tune), SPAN).song
    span = bar_ticks(own.score, SPAN)
    wanted = {(n.onset_tick, n.pitch) for notes in tune.values() for n in notes}
    heard, before = ({(n.onset_tick, n.pitch) for n in melody_of(blind(s), span)} for s in (new, own))
    reader = f1(before, {(n.onset_tick, n.pitch) for n in melody_of(own.score, span)})
    return _outside(own, new, {(r, b) for r in ROLES for b in SPAN}, SPAN, f1(heard, wanted), reader)


def chord_match(found: Sequence[ChordSpan], wanted: Sequence[ChordSpan], span: tuple[int, int]) -> float:
    """The share of a span of ticks, by steps of the grid, in which root and triad are the wanted ones."""
    hits = total = 0
    for tick in range(*span, TICKS_PER_STEP):
        is_, asked = span_at(found, tick), span_at(wanted, tick)
        if asked is None or asked.chord.quality == "N":
            continue
        total += 1
        if is_ is not None and is_.chord.quality != "N" and is_.chord.root == asked.chord.root:
            hits += triad(is_.chord.quality) == triad(asked.chord.quality)
    return hits / max(total, 1)


def other_chords(own: Song, other: Song) -> tuple[ChordSpan, ...]:
    """The other song's chords of ``SPAN`` in this song's key, without a gap."""
    by, (first, end) = interval(other, own), bar_ticks(own.score, SPAN)
    spans = []
    for span in other.score.chords:
        begin, until = max(span.onset_tick, first), min(span.onset_tick + span.duration_tick, end)
        if begin < until and span.chord.quality != "N":
            spans.append(ChordSpan(begin, until - begin, transpose_chord(span.chord, by)))
    edges = [*(span.onset_tick for span in spans[1:]), end]
    firsts = [first, *(span.onset_tick for span in spans[1:])]
    return tuple(ChordSpan(a, b - a, s.chord) for s, a, b in zip(spans, firsts, edges, strict=True))


def edit_harmony(pieces: Sequence[Piece], number: int) -> Found:
    """Another song's chords under eight bars."""
    own, span = pieces[number].song, bar_ticks(pieces[number].song.score, SPAN)
    wanted = other_chords(own, other_song(pieces, number))
    new = editing.set_chords(own, SPAN, wanted).song
    adherence = chord_match(heard_chords(new), wanted, span)
    reader = chord_match(heard_chords(own), own.score.chords, span)
    mix = chord_match(blind(new).chords, wanted, span)
    asked = {(role, bar) for role in ROLES if role is not Role.MELODY for bar in SPAN}
    return replace(_outside(own, new, asked, SPAN, adherence, reader), mix=mix)


def heard_chords(song: Song) -> tuple[ChordSpan, ...]:
    """The chords that are heard in all parts but the melody, in the key that is heard in all."""
    tracks = tuple(track for track in song.score.tracks if track.role is not Role.MELODY)
    return hear_chords(replace(song.score, tracks=tracks, chords=()), blind(song).keys)


def edit_rhythm(pieces: Sequence[Piece], number: int) -> Found:
    """The melody of eight bars in the rhythm of earlier bars, each with another one than it had."""
    own = pieces[number].song
    starts = bar_starts(own.score.meters, own.score.end_tick)

    def rhythm(bar: int) -> tuple[int, ...]:
        return tuple(sorted({n.onset_tick - starts[bar] for n in own.cells.get((Role.MELODY, bar), ())}))

    cells, sources = dict(own.controls.cells), {}
    for bar in RHYTHM_SPAN:
        others = [b for b in (bar - 8, *range(8)) if rhythm(b) and rhythm(b) != rhythm(bar)]
        if others and (Role.MELODY, bar) in own.cells:
            sources[bar] = others[0]
            measured = measure_cell(own.cells[Role.MELODY, others[0]], Role.MELODY, own.controls.bars[others[0]])
            cells[Role.MELODY, bar] = replace(measured, motif=Motif.VARY, source_bar=others[0])
    request = {(Role.MELODY, bar) for bar in sources}
    new = written(own, replace(own.controls, cells=cells), request)
    wanted = {(bar, tick) for bar, source in sources.items() for tick in rhythm(source)}
    heard, before = (_onsets(blind(s), starts, sources) for s in (new, own))
    was = {(bar, tick) for bar in sources for tick in rhythm(bar)}
    return _outside(own, new, request, (), f1(heard, wanted), f1(before, was))


def _onsets(score: Score, starts: Sequence[int], bars: Mapping[int, int]) -> set[tuple[int, ...]]:
    return {(b, n.onset_tick - starts[b]) for b in bars for n in melody_of(score, (starts[b], starts[b + 1]))}


def edit_key(pieces: Sequence[Piece], number: int) -> Found:
    """Another key."""
    own, by = pieces[number].song, (-5, -3, -2, 2, 4, 5, 6, -4)[number % 8]
    new = editing.transpose(own, semitones=by).song
    tonic, mode = key_at(own.score.keys, 0).tonic, key_at(own.score.keys, 0).mode
    heard, before = (key_at(blind(song).keys, 0) for song in (new, own))
    hit = heard.tonic == (tonic + by) % 12 and (heard.mode == "minor") == (mode == "minor")
    known = before.tonic == tonic and (before.mode == "minor") == (mode == "minor")
    kept = notes = 0
    for was, now in zip(own.score.tracks, new.score.tracks, strict=True):
        shift = 0 if was.role is Role.DRUMS else by
        facts = {(n.onset_tick, n.duration_tick, (n.pitch - shift) % 12, n.velocity) for n in now.notes}
        notes += len(was.notes)
        kept += sum((n.onset_tick, n.duration_tick, n.pitch % 12, n.velocity) in facts for n in was.notes)
    return Found(float(hit), float(known), kept, notes)


def same_tempo(bpm: float, wanted: float) -> bool:
    """Whether a tempo is the wanted one within 4 %, or its double, triple, half or third."""
    return any(abs(bpm / (wanted * octave) - 1) <= TOLERANCE for octave in OCTAVES)


def edit_tempo(pieces: Sequence[Piece], number: int) -> Found:
    """Another tempo, 30 % slower to 50 % faster."""
    own = pieces[number].song
    first = own.score.tempos[0].bpm
    wanted = round(first * (0.7, 0.85, 1.15, 1.3, 1.5)[number % 5])
    new = editing.set_tempo(own, wanted).song
    hit, known = same_tempo(heard_bpm(new), wanted), same_tempo(heard_bpm(own), first)
    pairs = [
        (was, now)
        for before, after in zip(own.score.tracks, new.score.tracks, strict=True)
        for was, now in zip(before.notes, after.notes, strict=True)
    ]
    return Found(float(hit), float(known), sum(was == now for was, now in pairs), len(pairs))


def _outside(
    own: Song, new: Song, asked: set[Cell], chord_bars: Sequence[int], adherence: float, reader: float
) -> Found:
    """What changed outside the asked cells, in the grid and in the file."""
    cells = {**own.cells, **new.cells}
    outside = [cell for cell in cells if cell not in asked]
    changed = sum(own.cells.get(cell, ()) != new.cells.get(cell, ()) for cell in outside)
    kept = sum(len({*own.cells.get(cell, ())} & {*new.cells.get(cell, ())}) for cell in outside)
    notes = sum(len(own.cells.get(cell, ())) for cell in outside)
    spans = [bar_ticks(own.score, [bar]) for bar in sorted({bar for _, bar in asked} | set(chord_bars))]
    roles = {role for role, _ in asked}
    channels = frozenset(_channels(own, roles))
    before, after = (events_outside(midi_bytes(song.score), spans, channels) for song in (own, new))
    events = len(before) + len(after) - 2 * _common(before, after)
    return Found(adherence, reader, kept, notes, changed, events)


def _common(first: Sequence[tuple[object, ...]], second: Sequence[tuple[object, ...]]) -> int:
    counts: dict[tuple[object, ...], int] = defaultdict(int)
    for event in first:
        counts[event] += 1
    common = 0
    for event in second:
        if counts[event]:
            counts[event] -= 1
            common += 1
    return common


def _channels(song: Song, roles: set[Role]) -> set[int]:
    """The channels of the rows of some roles: all, since the file may give each track its own."""
    return set(range(16)) if len(roles) > 1 or Role.DRUMS in roles else {*range(16)} - {DRUM_CHANNEL}


EDITS: Mapping[str, Callable[[Sequence[Piece], int], Found]] = {
    "melody": edit_melody, "harmony": edit_harmony, "rhythm": edit_rhythm, "key": edit_key, "tempo": edit_tempo,
}  # fmt: skip


def adherence_figures(pieces: Sequence[Piece]) -> dict[str, float]:
    """The five edits on these songs: adherence, what the reader hears untouched, and what was preserved, in percent."""
    figures: dict[str, float] = {}
    kept = notes = cells = events = 0
    for name, edit in EDITS.items():
        rows = [edit(pieces, number) for number in range(len(pieces))]
        hits = [row.adherence for row in rows]
        known = [row.adherence for row in rows if row.reader >= HEARD]
        figures[f"edit_{name}"] = 100 * float(np.mean(known)) if known else 0.0
        figures[f"edit_{name}_songs"] = len(known)
        figures[f"edit_{name}_all"] = 100 * float(np.mean(hits))
        figures[f"edit_{name}_reader"] = 100 * float(np.mean([row.reader for row in rows]))
        if mixes := [row.mix for row in rows if row.mix is not None]:
            figures[f"edit_{name}_mix"] = 100 * float(np.mean(mixes))
        own = sum(row.kept for row in rows), sum(row.notes for row in rows)
        figures[f"preserved_{name}_pct"] = 100 * own[0] / max(own[1], 1)
        if name != "key":
            kept, notes = kept + own[0], notes + own[1]
        cells, events = cells + sum(row.cells for row in rows), events + sum(row.events for row in rows)
    figures |= {"preserved_pct": 100 * kept / max(notes, 1), "outside_changed_cells": cells}
    return figures | {"outside_changed_events": events, "edit_songs": len(pieces)}
