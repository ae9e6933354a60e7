"""Counting chords: how often each comes, when a chord changes, and how phrases answer one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from planner.chord_model import GROUPS, edge_of
from planner.chord_tokens import VOCABULARY, triad_token
from planner.learning.events import TARGET, bars_of, changes
from planner.learning.songs import Song

PHRASE_BARS = 4


def count_chords(songs: Sequence[Song]) -> dict[str, list[int]]:
    """How often each chord comes in a change, for each group and mode: the unigram that the network is held against."""
    counts = {f"{group} {mode}": [0] * VOCABULARY for group in GROUPS for mode in ("major", "minor")}
    for row in changes(songs):
        counts[f"{GROUPS[row[0]]} {('major', 'minor')[row[1]]}"][row[TARGET]] += 1
    return counts


def count_rhythm(songs: Iterable[Song]) -> dict[str, dict[str, Any]]:
    """For each group: how often the chord changes at a place, and how phrases and two-bar units come again.

    ``changes`` maps "slots, bar of the phrase, half, edge, slots since the last change" to [changes, slots].
    ``phrases`` counts what the second phrase of a section does with the first: "same", "opening" (its first two bars
    come again), "new"; ``units`` whether the second two bars of a phrase are the first two; ``first`` whether a section
    of a kind begins on the tonic.
    """
    found: dict[str, _Rhythm] = defaultdict(_Rhythm)
    for song in songs:
        found[song.group].add(song)
    return {group: rhythm.facts() for group, rhythm in sorted(found.items())}


class _Rhythm:
    """Counts of one group."""

    def __init__(self) -> None:
        self.changes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.phrases: Counter[str] = Counter()
        self.units: Counter[bool] = Counter()
        self.first: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, song: Song) -> None:
        """Count one song."""
        _, place, left = bars_of(song)
        since = 1
        for slot in range(1, len(song.tokens)):
            this, before = song.tokens[slot], song.tokens[slot - 1]
            if this < 0 or before < 0:
                since = 1
                continue
            bar, half = divmod(slot, song.slots)
            where = (song.slots, place[bar] % 4, half, edge_of(place[bar], left[bar]), min(since, 4))
            cell = self.changes[" ".join(map(str, where))]
            cell[0] += this != before
            cell[1] += 1
            since = 1 if this != before else since + 1
        tokens = [triad_token(token) if token >= 0 else token for token in song.tokens]
        for section in song.sections:
            self._count_phrases(song, section.start_bar, section.bars, tokens)
            start = tokens[section.start_bar * song.slots]
            if start >= 0:
                self.first[section.kind][0] += start // 11 == 0
                self.first[section.kind][1] += 1

    def _count_phrases(self, song: Song, start_bar: int, bars: int, tokens: Sequence[int]) -> None:
        def part(bar: int, length: int) -> list[int]:
            return list(tokens[(start_bar + bar) * song.slots : (start_bar + bar + length) * song.slots])

        for bar in range(0, bars - PHRASE_BARS + 1, PHRASE_BARS):
            self.units[part(bar, 2) == part(bar + 2, 2)] += 1
        if bars >= 2 * PHRASE_BARS:
            same, opening = part(0, 4) == part(4, 4), part(0, 2) == part(4, 2)
            self.phrases["same" if same else "opening" if opening else "new"] += 1

    def facts(self) -> dict[str, Any]:
        """The counts as plain values, sorted."""
        return {
            "changes": dict(sorted(self.changes.items())),
            "phrases": dict(sorted(self.phrases.items())),
            "units": [self.units[True], self.units.total()],
            "first": dict(sorted(self.first.items())),
        }
