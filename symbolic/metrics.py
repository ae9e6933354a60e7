"""Measures of a score, one small function each; silence and missing notes give 0 (or None where there is no answer)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from symbolic.recognise import pitch_class_profile
from symbolic.score import ChordSpan, Key, Note, Score, Section
from symbolic.theory import chord_pitch_classes, scale_pitch_classes
from symbolic.timing import bar_of, bar_starts, meter_at, span_at


def chord_at(chords: Sequence[ChordSpan], tick: int) -> ChordSpan | None:
    """The chord that sounds at ``tick``, given chords sorted by onset; None where there is none or it is N."""
    span = span_at(chords, tick)
    return None if span is None or span.chord.quality == "N" else span


def chord_tone_share(notes: Iterable[Note], chords: Sequence[ChordSpan]) -> float | None:
    """The share of the notes' time, 0 to 1, on tones of the chord then sounding; None if there is no such time."""
    inside = total = 0
    first_ticks = [span.onset_tick for span in chords]
    for note in notes:
        index = max(0, bisect_right(first_ticks, note.onset_tick) - 1)
        while index < len(chords) and chords[index].onset_tick < note.end_tick:
            span = chords[index]
            index += 1
            end_tick = min(note.end_tick, span.onset_tick + span.duration_tick)
            shared_tick = end_tick - max(note.onset_tick, span.onset_tick)
            if shared_tick > 0 and span.chord.quality != "N":
                total += shared_tick
                inside += shared_tick if note.pitch % 12 in chord_pitch_classes(span.chord) else 0
    return inside / total if total else None


def strong_ticks(score: Score) -> set[int]:
    """The bar lines and the middles of the bars that have an even number of beats."""
    starts = bar_starts(score.meters, score.end_tick)
    strong = set(starts[:-1])
    for start_tick in starts[:-1]:
        meter = meter_at(score.meters, start_tick)
        if meter.numerator % 2 == 0:
            strong.add(start_tick + meter.bar_ticks // 2)
    return strong


def strong_chord_tone_rate(notes: Iterable[Note], score: Score) -> float | None:
    """The share of the onsets on strong beats that are tones of the chord there; None if there are none."""
    strong = strong_ticks(score)
    hits = []
    for note in notes:
        span = chord_at(score.chords, note.onset_tick)
        if note.onset_tick in strong and span is not None:
            hits.append(note.pitch % 12 in chord_pitch_classes(span.chord))
    return sum(hits) / len(hits) if hits else None


def scale_consistency(notes: Iterable[Note], key: Key) -> float | None:
    """The share of the notes' time, 0 to 1, in the scale of ``key``; None without notes."""
    profile = pitch_class_profile(notes)
    scale = sorted(scale_pitch_classes(key.tonic, key.mode))
    return float(profile[scale].sum()) if profile.any() else None


def density(notes: Iterable[Note], starts: Sequence[int]) -> list[int]:
    """The number of onsets in each bar (a chord counts once), given the bar lines of ``bar_starts``."""
    counts = [0] * (len(starts) - 1)
    for onset_tick in {note.onset_tick for note in notes}:
        counts[bar_of(onset_tick, starts)] += 1
    return counts


def register(notes: Iterable[Note]) -> float | None:
    """The mean pitch as a MIDI key; None without notes."""
    pitches = [note.pitch for note in notes]
    return sum(pitches) / len(pitches) if pitches else None


def polyphony(notes: Sequence[Note]) -> float:
    """How many notes sound on average while any sounds."""
    sounding_ticks = sum(note.duration_tick for note in notes)
    covered_ticks = reached_tick = 0
    for note in sorted(notes):
        covered_ticks += max(0, note.end_tick - max(reached_tick, note.onset_tick))
        reached_tick = max(reached_tick, note.end_tick)
    return sounding_ticks / covered_ticks if covered_ticks else 0.0


def pitch_class_entropy(notes: Iterable[Note]) -> float:
    """The entropy of the duration-weighted pitch classes in bits, 0 to log2(12)."""
    profile = pitch_class_profile(notes)
    heard = profile[profile > 0]
    return float(-(heard * np.log2(heard)).sum()) if heard.size else 0.0


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rank correlation, -1 to 1, ties sharing their mean rank; None if one side does not vary."""
    a, b = _ranks(first), _ranks(second)
    if len(a) < 2 or a.std() == 0 or b.std() == 0:
        return None
    return float(np.corrcoef(a, b)[0, 1])


def _ranks(values: Sequence[float]) -> NDArray[np.float64]:
    given = np.asarray(values, dtype=np.float64)
    below = (given[:, None] > given[None, :]).sum(axis=1)
    equal = (given[:, None] == given[None, :]).sum(axis=1)
    ranks: NDArray[np.float64] = below + (equal - 1) / 2.0
    return ranks


def loudness_of(section: Section, score: Score) -> float:
    """The velocities of all onsets in a section, summed over all tracks, drums included, by bar."""
    starts = bar_starts(score.meters, score.end_tick)
    first_tick, end_tick = starts[section.start_bar], starts[min(section.end_bar, len(starts) - 1)]
    struck = (n.velocity for t in score.tracks for n in t.notes if first_tick <= n.onset_tick < end_tick)
    return sum(struck) / max(1, section.bars)


def energy_correlation(score: Score) -> float | None:
    """How the sections' loudness follows their energy: Spearman's correlation, None if either does not vary."""
    loudness = [loudness_of(section, score) for section in score.sections]
    return rank_correlation([section.energy for section in score.sections], loudness)


def longest_without_rest(notes: Sequence[Note], rest_tick: int) -> tuple[int, int]:
    """The ticks (from, to) of the longest stretch of a line without a rest of at least ``rest_tick``."""
    longest, start_tick, reached_tick = (0, 0), 0, None
    for note in sorted(notes):
        if reached_tick is None or note.onset_tick - reached_tick >= rest_tick:
            start_tick = note.onset_tick
            reached_tick = note.end_tick
        reached_tick = max(reached_tick, note.end_tick)
        if reached_tick - start_tick > longest[1] - longest[0]:
            longest = (start_tick, reached_tick)
    return longest
