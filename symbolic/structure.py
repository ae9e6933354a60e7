"""Measures of repetition, form, voice leading and dissonance of a grid of cells, one function each.

Conventions: ``cells`` are the notes of each cell, ``bars`` the Controls of each bar (``symbolic.encode.describe_bars``
gives those of a score); drums are left out where pitch counts. None means that there is nothing to tell it from.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import combinations, pairwise
from typing import TypeAlias

import numpy as np

from symbolic.controls import BarControls
from symbolic.encode import note_row
from symbolic.grid import Cell
from symbolic.score import ROLES, Note, Role, Section
from symbolic.theory import chord_pitch_classes
from symbolic.timing import span_at
from symbolic.vocab import ROLE_INDEX, tonic_shift

Grid: TypeAlias = Mapping[Cell, tuple[Note, ...]]
BarSimilarity: TypeAlias = Callable[[Grid, Sequence[BarControls], int, int], float | None]

ACCOMPANIMENT: tuple[Role, ...] = (Role.CHORDS, Role.ARP, Role.BASS, Role.PAD, Role.DRUMS)
HARMONY: tuple[Role, ...] = (Role.CHORDS, Role.ARP, Role.BASS, Role.PAD)
LAGS: tuple[int, ...] = (1, 2, 4, 8)
LEAP = 5
"""The smallest leap in semitones: a fourth."""
PERFECT: frozenset[int] = frozenset({0, 7})
"""Octaves (unisons too) and fifths, as semitones within an octave."""
HARSH: frozenset[int] = frozenset({1, 6, 11})
"""Minor second or ninth, tritone, major seventh, as semitones above the bass within an octave."""
SEMITONE: frozenset[int] = frozenset({1, 11})
LEAST_VOICES = 3
"""A voicing has at least this many pitches."""
_BAR_MARK = 255


def _onset_steps(notes: Sequence[Note], bar: BarControls) -> dict[int, int]:
    """The onsets of a cell in ticks from its bar line, each with the highest pitch struck there."""
    return {note.onset_tick - bar.start_tick: note.pitch for note in sorted(notes)}


def _jaccard(first: Set[object], second: Set[object]) -> float:
    return len(first & second) / len(first | second)


def melody_similarity(cells: Grid, bars: Sequence[BarControls], first: int, second: int) -> float | None:
    """How alike the melody of two bars is in rhythm and contour, 0 to 1, whatever its key; None if both are silent.

    ``R (1 + C) / 2``: R is the share of onsets in common (Jaccard), C the share of pairs of those onsets between which
    both melodies go the same way, up, down or level (the contour similarity of Marvin and Laprade 1987,
    doi 10.2307/843689; 1 if there is at most one common onset).
    """
    ours, theirs = (_onset_steps(cells.get((Role.MELODY, b), ()), bars[b]) for b in (first, second))
    if not ours and not theirs:
        return None
    common = sorted(ours.keys() & theirs.keys())
    ways = [
        np.sign(ours[later] - ours[sooner]) == np.sign(theirs[later] - theirs[sooner])
        for sooner, later in combinations(common, 2)
    ]
    contour = float(np.mean(ways)) if ways else 1.0
    return _jaccard(set(ours), set(theirs)) * (1 + contour) / 2


def accompaniment_similarity(cells: Grid, bars: Sequence[BarControls], first: int, second: int) -> float | None:
    """How alike the accompaniment's patterns in two bars are, 0 to 1, whatever the chords; None if both are silent.

    The mean over the roles that play in either bar of the share of onsets in common (Jaccard); each drum's onsets count
    by themselves.
    """
    values = []
    for role in ACCOMPANIMENT:
        ours, theirs = (_pattern(role, cells.get((role, b), ()), bars[b]) for b in (first, second))
        if ours or theirs:
            values.append(_jaccard(ours, theirs))
    return float(np.mean(values)) if values else None


def _pattern(role: Role, notes: Sequence[Note], bar: BarControls) -> set[object]:
    drums = role is Role.DRUMS
    return {(note.onset_tick - bar.start_tick, note.pitch if drums else None) for note in notes}


def bar_similarity(cells: Grid, bars: Sequence[BarControls], first: int, second: int) -> float | None:
    """The share of equal notes (same role, place in the bar, pitch and length) of two bars; None if both are silent.

    ``|A & B| / |A | B|``, the bar similarity of Museformer (Yu et al. 2022, arXiv 2210.10349).
    """
    ours, theirs = (_notes_of_bar(cells, bars, bar) for bar in (first, second))
    return _jaccard(ours, theirs) if ours or theirs else None


def _notes_of_bar(cells: Grid, bars: Sequence[BarControls], bar: int) -> set[object]:
    return {
        (role, note.onset_tick - bars[bar].start_tick, note.pitch, note.duration_tick)
        for role in ROLES
        for note in cells.get((role, bar), ())
    }


def self_similarity(
    cells: Grid, bars: Sequence[BarControls], lag: int, similarity: BarSimilarity = bar_similarity
) -> float | None:
    """The mean similarity of each bar and the bar ``lag`` bars later, 0 to 1; None if the piece is too short."""
    values = [similarity(cells, bars, bar, bar + lag) for bar in range(len(bars) - lag)]
    told = [value for value in values if value is not None]
    return float(np.mean(told)) if told else None


def section_similarity(
    cells: Grid, bars: Sequence[BarControls], first: Section, second: Section, similarity: BarSimilarity
) -> float | None:
    """The mean similarity of the bars of two sections, first with first and so on to the end of the shorter one."""
    count = min(first.bars, second.bars)
    values = [similarity(cells, bars, first.start_bar + i, second.start_bar + i) for i in range(count)]
    told = [value for value in values if value is not None]
    return float(np.mean(told)) if told else None


def form_similarity(
    cells: Grid, bars: Sequence[BarControls], sections: Sequence[Section], similarity: BarSimilarity
) -> tuple[float | None, float | None]:
    """The mean similarity of sections with the same letter, and of those with different letters.

    ``similarity`` is ``melody_similarity``, ``accompaniment_similarity`` or ``bar_similarity``. In music that keeps to
    its form the first is clearly the larger.
    """
    same: list[float] = []
    different: list[float] = []
    for first, second in combinations(sections, 2):
        value = section_similarity(cells, bars, first, second, similarity)
        if value is not None:
            (same if first.letter == second.letter else different).append(value)
    return (float(np.mean(same)) if same else None), (float(np.mean(different)) if different else None)


def compression_ratio(cells: Grid, bars: Sequence[BarControls]) -> float | None:
    """How many times shorter the piece gets by naming repetitions: bytes of its tokens to bytes once deflated.

    The tokens are, bar by bar, a mark and each note's role, place in the bar, pitch relative to the tonic and length.
    More is more repetitive; compare pieces of the same number of bars only, since long pieces compress better.
    """
    tokens = bytearray()
    for bar, place in enumerate(bars):
        tokens.append(_BAR_MARK)
        shift = tonic_shift(place.key.tonic)
        for role in ROLES:
            for note in cells.get((role, bar), ()):
                tokens += bytes((ROLE_INDEX[role], *note_row(note, role, place.start_tick, shift)))
    return len(tokens) / len(zlib.compress(bytes(tokens), 9)) if len(tokens) > len(bars) else None


def voicings(cells: Grid, bars: Sequence[BarControls], role: Role = Role.CHORDS) -> list[tuple[int, ...]]:
    """The first full voicing of each chord that the role strikes, as sorted pitches, in the order of the chords."""
    found: list[tuple[int, ...]] = []
    last = None
    for bar, place in enumerate(bars):
        struck: dict[int, set[int]] = {}
        for note in cells.get((role, bar), ()):
            struck.setdefault(note.onset_tick, set()).add(note.pitch)
        for tick, pitches in sorted(struck.items()):
            span = span_at(place.chords, tick)
            if span is None or len(pitches) < LEAST_VOICES or span.chord == last:
                continue
            last = span.chord
            found.append(tuple(sorted(pitches)))
    return found


def voice_motion(cells: Grid, bars: Sequence[BarControls], role: Role = Role.CHORDS) -> float | None:
    """How far a voice moves on average from one chord's voicing to the next one's, in semitones.

    The voices are paired so that they move least: for as many voices on both sides, the mean difference of the sorted
    pitches (the taxicab voice leading of Tymoczko 2006, doi 10.1126/science.1126287); otherwise each voicing weighs the
    same in all and the earth mover's distance takes its place.
    """
    motions = [_earth_mover(a, b) for a, b in pairwise(voicings(cells, bars, role))]
    return float(np.mean(motions)) if motions else None


def _earth_mover(first: Sequence[int], second: Sequence[int]) -> float:
    """The earth mover's distance of two sets of pitches, each of weight 1: the area between their distributions."""
    pitches = np.unique([*first, *second])
    below = [np.searchsorted(np.sort(side), pitches[:-1], side="right") / len(side) for side in (first, second)]
    return float((np.abs(below[0] - below[1]) * np.diff(pitches)).sum())


def outer_voices(cells: Grid, bars: Sequence[BarControls]) -> list[tuple[int, int]]:
    """The pitches of melody and bass (the highest and the lowest) at each onset that both strike."""
    pairs = []
    for bar, place in enumerate(bars):
        top = _onset_steps(cells.get((Role.MELODY, bar), ()), place)
        low = {n.onset_tick - place.start_tick: n.pitch for n in sorted(cells.get((Role.BASS, bar), ()), reverse=True)}
        pairs += [(top[step], low[step]) for step in sorted(top.keys() & low.keys())]
    return pairs


def parallel_rate(cells: Grid, bars: Sequence[BarControls]) -> float | None:
    """The share of parallel fifths and octaves among the moves of melody and bass together.

    A move is from one onset that both strike to the next, both on new pitches; it is parallel if both go the same way
    and the interval is the same perfect one (fifth, octave or unison, compound ones too) before and after.
    """
    moves = [(a, b) for a, b in pairwise(outer_voices(cells, bars)) if a[0] != b[0] and a[1] != b[1]]
    wrong = [
        (a[0] - a[1]) % 12 in PERFECT and (a[0] - a[1]) % 12 == (b[0] - b[1]) % 12 and (b[0] > a[0]) == (b[1] > a[1])
        for a, b in moves
    ]
    return sum(wrong) / len(wrong) if wrong else None


def leap_recovery(cells: Grid, bars: Sequence[BarControls], role: Role = Role.MELODY) -> float | None:
    """The share of a line's leaps of a fourth or more after which it turns back (von Hippel and Huron 2000).

    The next other pitch must lie on the other side (doi 10.2307/40285901).
    """
    pitches = [
        pitch
        for bar, place in enumerate(bars)
        for _, pitch in sorted(_onset_steps(cells.get((role, bar), ()), place).items())
    ]
    intervals = [b - a for a, b in pairwise(pitches) if a != b]
    turns = [(after > 0) != (leap > 0) for leap, after in pairwise(intervals) if abs(leap) >= LEAP]
    return sum(turns) / len(turns) if turns else None


def strong_ticks_of(bars: Sequence[BarControls]) -> set[int]:
    """The bar lines and the middles of the bars that have an even number of beats."""
    middles = {b.start_tick + b.meter.bar_ticks // 2 for b in bars if b.meter.numerator % 2 == 0}
    return {bar.start_tick for bar in bars} | middles


def _sounding(cells: Grid, roles: Sequence[Role], ticks: set[int]) -> dict[int, list[Note]]:
    """The notes of these roles that sound at each of these ticks, those struck there included."""
    ordered = sorted(ticks)
    found: dict[int, list[Note]] = {tick: [] for tick in ordered}
    for (role, _), notes in cells.items():
        for note in notes if role in roles else ():
            first, end = np.searchsorted(ordered, (note.onset_tick, note.end_tick))
            for tick in ordered[first:end]:
                found[tick].append(note)
    return found


def bass_dissonance_rate(cells: Grid, bars: Sequence[BarControls]) -> float | None:
    """The share of the notes struck on strong beats that are a minor second, tritone or major seventh above the bass.

    The bass is the lowest note of the role that then sounds; notes of all other pitched roles count, and compound
    intervals too. Beats without bass are left out.
    """
    strong = strong_ticks_of(bars)
    bass = {
        tick: min(n.pitch for n in notes) for tick, notes in _sounding(cells, (Role.BASS,), strong).items() if notes
    }
    hits = [
        (note.pitch - bass[note.onset_tick]) % 12 in HARSH
        for (role, _), notes in cells.items()
        if role not in (Role.BASS, Role.DRUMS)
        for note in notes
        if note.onset_tick in bass
    ]
    return sum(hits) / len(hits) if hits else None


def melody_clash_rate(cells: Grid, bars: Sequence[BarControls]) -> float | None:
    """The share of the melody's onsets on strong beats outside the chord and a semitone from the accompaniment.

    A minor second, major seventh or their compounds with any note of chords, arp, bass or pad that then sounds; onsets
    with no accompaniment or no chord are left out.
    """
    strong = strong_ticks_of(bars)
    under = _sounding(cells, HARMONY, strong)
    hits = []
    for note, place in _melody(cells, bars):
        span = span_at(place.chords, note.onset_tick)
        if note.onset_tick not in strong or not under[note.onset_tick] or span is None or span.chord.quality == "N":
            continue
        outside = note.pitch % 12 not in chord_pitch_classes(span.chord)
        hits.append(outside and any((note.pitch - n.pitch) % 12 in SEMITONE for n in under[note.onset_tick]))
    return sum(hits) / len(hits) if hits else None


def _melody(cells: Grid, bars: Sequence[BarControls]) -> Iterator[tuple[Note, BarControls]]:
    for bar, place in enumerate(bars):
        for note in cells.get((Role.MELODY, bar), ()):
            yield note, place
