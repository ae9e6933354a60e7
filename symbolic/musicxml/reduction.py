"""Fewer staves: the melody line of a lead sheet, and a reduction of all pitched parts that two hands can play.

The right hand has the melody exactly as it is, with chord tones under its longer notes; where it rests for a bar, the
counter-melody, the arpeggio or the chords take over. The left hand has the bass at its onsets, with what its span
allows of the chords, and plays their rhythm between the bass notes. Either hand strikes and releases together: at most
five notes, within a ninth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from symbolic.musicxml.heads import BarSpan, Head
from symbolic.musicxml.metre import UNITS_PER_QUARTER
from symbolic.musicxml.voices import by_onset
from symbolic.score import Role, Track

MOST_NOTES = 5
NINTH = 14
OCTAVE = 12
_RIGHT_ADDED, _LEFT_ADDED, _LEFT_CHORD = 2, 2, 3
_RIGHT_LOWEST, _LEFT_LOWEST, _LEFT_HIGHEST = 53, 43, 64
_DEEP_BASS, _LOW_BASS, _MUDDY_BELOW = 40, 43, 48
_DEEP_INTERVALS: tuple[int, ...] = (7, 12)
_CLOSE_INTERVALS: tuple[int, ...] = (7, 10, 4, 3, 12, 9, 14, 11, 5, 8, 6)
"""Intervals above a bass note in order of preference; above low notes only the first table's are clear."""

Hand = list[Head]


def melody_line(tracks: Sequence[Track], heads: Sequence[Sequence[Head]]) -> Hand:
    """One voice to read a lead sheet from: the melody, else the counter-melody, else the top of what is there."""
    by_role = _first_of_each_role(tracks, heads)
    for role in (Role.MELODY, Role.COUNTER, Role.ARP, Role.CHORDS, Role.PAD, Role.BASS):
        if by_role.get(role):
            return one_at_a_time(by_role[role], highest=True)
    return []


def one_at_a_time(heads: Sequence[Head], *, highest: bool) -> Hand:
    """The highest or lowest note of each onset, cut where the next begins."""
    groups = by_onset(heads)
    line: Hand = []
    for i, group in enumerate(groups):
        head = group[0] if highest else group[-1]
        following = groups[i + 1][0].start if i + 1 < len(groups) else head.end
        line.append(head if head.end <= following else replace(head, end=following, release=0))
    return line


def two_hands(tracks: Sequence[Track], heads: Sequence[Sequence[Head]], bars: Sequence[BarSpan]) -> tuple[Hand, Hand]:
    """The right and the left hand of a piano reduction."""
    by_role = _first_of_each_role(tracks, heads)
    lines: dict[Role, Sequence[Head]] = {
        role: one_at_a_time(by_role[role], highest=True) for role in (Role.MELODY, Role.COUNTER) if role in by_role
    }
    sources = {role: _by_bar(lines.get(role, own), bars) for role, own in by_role.items()}
    bass = _by_bar(one_at_a_time(by_role[Role.BASS], highest=False), bars) if Role.BASS in by_role else None
    right: Hand = []
    left: Hand = []
    for number, bar in enumerate(bars):
        top_role = _leading(sources, number, (Role.MELODY, Role.COUNTER, Role.ARP, Role.CHORDS, Role.PAD))
        inner_role = _leading(sources, number, (Role.CHORDS, Role.ARP, Role.PAD, Role.COUNTER), without=top_role)
        top = sources[top_role][number] if top_role else []
        inner = by_onset(sources[inner_role][number]) if inner_role else []
        low = bass[number] if bass else []
        if top_role in (Role.CHORDS, Role.PAD):
            top = _struck_together(top, bar)
            if not low and not inner:
                inner = by_onset(top)
        lower = _left_bar(low, inner, top, bar)
        right += _right_bar(top, inner, lower, bar)
        left += lower
    return _named(right, "R"), _named(left, "L")


def _first_of_each_role(tracks: Sequence[Track], heads: Sequence[Sequence[Head]]) -> dict[Role, Sequence[Head]]:
    found: dict[Role, Sequence[Head]] = {}
    for track, own in zip(tracks, heads, strict=True):
        if own and track.role is not Role.DRUMS:
            found.setdefault(track.role, own)
    return found


def _by_bar(heads: Sequence[Head], bars: Sequence[BarSpan]) -> list[Hand]:
    """The heads that begin in each bar."""
    found: list[Hand] = [[] for _ in bars]
    index = 0
    for head in heads:
        while head.start >= bars[index].end:
            index += 1
        found[index].append(head)
    return found


def _leading(
    sources: dict[Role, list[Hand]], bar: int, order: Sequence[Role], without: Role | None = None
) -> Role | None:
    return next((role for role in order if role is not without and role in sources and sources[role][bar]), None)


def _struck_together(heads: Sequence[Head], bar: BarSpan) -> Hand:
    """Chords without overlaps: each group ends at once, at the next at the latest, with at most four notes in reach."""
    groups = by_onset(heads)
    result: Hand = []
    for i, group in enumerate(groups):
        following = groups[i + 1][0].start if i + 1 < len(groups) else bar.end
        end = min(max(head.end for head in group), following)
        reach = [head for head in group if group[0].pitch - head.pitch <= OCTAVE][:4]
        result += [replace(head, end=end) for head in reach]
    return result


def _left_bar(bass: Hand, inner: list[list[Head]], top: Hand, bar: BarSpan) -> Hand:
    """The left hand of one bar: bass notes with chord tones in reach, chords between them."""
    struck = {head.start: [head] for head in bass}
    chords = {group[0].start: group for group in inner}
    onsets = sorted({*struck, *chords})
    result: Hand = []
    below: Head | None = bass[0] if bass else None
    for i, onset in enumerate(onsets):
        following = onsets[i + 1] if i + 1 < len(onsets) else bar.end
        ceiling = min((h.pitch for h in top if h.start < following and onset < h.end), default=_LEFT_HIGHEST + 1)
        group = chords.get(onset, [])
        if onset in struck:
            low = below = _within_reach(struck[onset][0], following - onset, ceiling)
            notes = [low, *_above_bass(low, group, ceiling)]
            end = max([low.end, *(head.end for head in group)])
        else:
            notes = _left_chord(group, below, ceiling)
            end = max(head.end for head in group)
        end = _closed(onset, min(end, following, bar.end), following)
        result += [replace(note, start=onset, end=end) for note in notes]
    return result


def _within_reach(bass: Head, length: int, ceiling: int) -> Head:
    """The bass note, an octave up where it is deep and the hand must leave it at once."""
    is_deep = bass.pitch < _DEEP_BASS and length < UNITS_PER_QUARTER and bass.pitch + OCTAVE < ceiling
    return _moved(bass, bass.pitch + OCTAVE) if is_deep else bass


def _closed(onset: int, end: int, following: int) -> int:
    """The end of a stroke, held to the next one where the gap is shorter than an eighth."""
    return following if following - end < UNITS_PER_QUARTER // 2 or end <= onset else end


def _above_bass(bass: Head, group: Sequence[Head], ceiling: int) -> Hand:
    """Up to two chord tones that one hand reaches above the bass note and that are clear in its register."""
    by_interval: dict[int, Head] = {}
    for head in group:
        for interval in range(3, NINTH + 1):
            if (head.pitch - bass.pitch - interval) % OCTAVE == 0 and bass.pitch + interval < ceiling:
                by_interval.setdefault(interval, _moved(head, bass.pitch + interval))
    order = _DEEP_INTERVALS if bass.pitch < _LOW_BASS else _CLOSE_INTERVALS
    chosen: Hand = []
    for interval in order:
        tone = by_interval.get(interval)
        if tone is None or len(chosen) == _LEFT_ADDED or (tone.pitch < _MUDDY_BELOW and interval < 7):
            continue
        if all(abs(tone.pitch - other.pitch) >= 3 for other in chosen):
            chosen.append(tone)
    return chosen


def _left_chord(group: Sequence[Head], bass: Head | None, ceiling: int) -> Hand:
    """The chord between bass notes, in close position where the left hand is."""
    highest = min(ceiling - 1, _LEFT_HIGHEST)
    lowest = max(_LEFT_LOWEST, bass.pitch + 3 if bass else 0) if len(group) == 1 else _MUDDY_BELOW
    placed: dict[int, Head] = {}
    for head in group:
        pitch = lowest + (head.pitch - lowest) % OCTAVE
        while pitch > highest:
            pitch -= OCTAVE
        placed.setdefault(pitch, _moved(head, pitch))
    ordered = sorted(placed.values(), key=lambda head: -head.pitch)
    reach = [head for head in ordered if ordered[0].pitch - head.pitch <= OCTAVE]
    return reach[:_LEFT_CHORD]


def _right_bar(top: Hand, inner: list[list[Head]], left: Hand, bar: BarSpan) -> Hand:
    """The right hand of one bar: its line, with chord tones under long notes that meet a chord."""
    starts = [group[0].start for group in inner]
    result: Hand = []
    for group in by_onset(top):
        result += group
        lead = group[0]
        on_beat = (lead.start - bar.end) % UNITS_PER_QUARTER == 0 or (lead.start - bar.end) % (
            3 * UNITS_PER_QUARTER // 2
        ) == 0
        if len(group) > 1 or not on_beat or lead.end - lead.start < UNITS_PER_QUARTER:
            continue
        index = bisect_right(starts, lead.start) - 1
        if index < 0 or starts[index] != lead.start:
            continue
        floor = max((h.pitch for h in left if h.start < lead.end and lead.start < h.end), default=_RIGHT_LOWEST - 1)
        result += _under(lead, inner[index], max(floor + 1, _RIGHT_LOWEST))
    return sorted(result, key=lambda head: (head.start, -head.pitch))


def _under(lead: Head, group: Sequence[Head], floor: int) -> Hand:
    chosen: Hand = []
    candidates = sorted({lead.pitch - (lead.pitch - head.pitch) % OCTAVE: head for head in group}.items(), reverse=True)
    for pitch, head in candidates:
        if lead.pitch - pitch < 3 or pitch < floor or len(chosen) == _RIGHT_ADDED:
            continue
        if all(other.pitch - pitch >= 3 for other in chosen):
            chosen.append(replace(_moved(head, pitch), start=lead.start, end=lead.end))
    return chosen


def _moved(head: Head, pitch: int) -> Head:
    """The note in another octave."""
    return replace(head, pitch=pitch, octave=head.octave + (pitch - head.pitch) // OCTAVE)


def _named(heads: Hand, hand: str) -> Hand:
    return [replace(head, name=f"P1{hand}{number}", release=0) for number, head in enumerate(heads, start=1)]


@dataclass(frozen=True, slots=True)
class Reach:
    """The most notes that a hand holds at once and the widest span, in semitones."""

    notes: int
    span: int


def reach(heads: Sequence[Head]) -> Reach:
    """What one hand must be able to hold."""
    most = span = 0
    for place in sorted({head.start for head in heads}):
        sounding = [head.pitch for head in heads if head.start <= place < head.end]
        most = max(most, len(sounding))
        span = max(span, max(sounding) - min(sounding))
    return Reach(most, span)
