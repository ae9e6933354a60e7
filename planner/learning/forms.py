"""Counting how people build songs: what follows what, how long sections are, what comes back, where keys change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from planner.learning.songs import LearnedSection, Song, billboard_tonics
from symbolic.theory import pitch_class

END = "end"
LONGEST_BARS = 32
"""Longer sections are not counted: they are several that the set does not part."""
SECTIONS_AT_LEAST = 3
"""Songs with fewer sections say nothing of forms."""


def count_forms(songs: Iterable[Song]) -> dict[str, dict[str, Any]]:
    """For each group: second-order counts of kinds, bars of each kind, what comes back as it was, changes of key."""
    groups: dict[str, _Counts] = defaultdict(_Counts)
    for song in songs:
        merged = merge_phrases(song.sections) if song.group == "pop" else list(song.sections)
        if len(merged) >= SECTIONS_AT_LEAST:
            groups[song.group].add(song, merged)
    return {name: counts.facts() for name, counts in sorted(groups.items())}


def merge_phrases(sections: Sequence[LearnedSection]) -> list[LearnedSection]:
    """Phrases of one kind that follow one another, made into sections of at most sixteen bars.

    POP909 labels phrases of mostly four bars: ``A4A4`` is a verse of eight.
    """
    merged: list[LearnedSection] = []
    for section in sections:
        last = merged[-1] if merged else None
        if last is not None and last.kind == section.kind and last.bars + section.bars <= 16:
            merged[-1] = LearnedSection(last.kind, last.letter, last.start_bar, last.bars + section.bars)
        else:
            merged.append(section)
    return merged


class _Counts:
    """What is counted in one group of songs."""

    def __init__(self) -> None:
        self.songs = 0
        self.following: dict[str, Counter[str]] = defaultdict(Counter)
        self.bars: dict[str, Counter[int]] = defaultdict(Counter)
        self.again: dict[str, Counter[bool]] = defaultdict(Counter)
        self.steady: Counter[bool] = Counter()
        self.keys: Counter[str] = Counter()
        self.steps: Counter[int] = Counter()

    def add(self, song: Song, sections: Sequence[LearnedSection]) -> None:
        """Count one song."""
        self.songs += 1
        kinds = ["", "", *(section.kind for section in sections), END]
        for before, (this, after) in zip(kinds, pairwise(kinds[1:]), strict=False):
            self.following[f"{before}|{this}"][after] += 1
        for section in sections:
            if section.bars <= LONGEST_BARS:
                self.bars[section.kind][section.bars] += 1
        first_bars: dict[str, int] = {}
        for section in sections:
            if section.kind in first_bars:
                self.steady[section.bars == first_bars[section.kind]] += 1
            first_bars.setdefault(section.kind, section.bars)
        for kind, alike in song.same:
            self.again[kind][alike] += 1
        self._count_keys(song, sections)

    def _count_keys(self, song: Song, sections: Sequence[LearnedSection]) -> None:
        """Whether the song changes key, and by how many semitones its last section is above its first."""
        keys = [(song.tonics[s.start_bar * song.slots], song.minor[s.start_bar * song.slots]) for s in sections]
        self.keys["songs"] += 1
        if len(set(keys)) < 2:
            return
        self.keys["changed"] += 1
        if keys[-1] != keys[0]:
            self.keys["ends elsewhere"] += 1
            self.steps[(keys[-1][0] - keys[0][0]) % 12] += 1
        elif any((tonic + 3 * minor) % 12 == (keys[0][0] + 3 * keys[0][1]) % 12 for tonic, minor in keys[1:]):
            self.keys["relative and back"] += 1

    def facts(self) -> dict[str, Any]:
        """The counts as plain values, sorted."""
        return {
            "songs": self.songs,
            "following": {key: dict(sorted(c.items())) for key, c in sorted(self.following.items())},
            "bars": {
                kind: {str(n): count for n, count in sorted(counts.items())}
                for kind, counts in sorted(self.bars.items())
            },
            "again": {kind: [c[True], c[True] + c[False]] for kind, c in sorted(self.again.items())},
            "steady": [self.steady[True], self.steady.total()],
            "keys": dict(sorted(self.keys.items())),
            "steps": {str(step): count for step, count in sorted(self.steps.items())},
        }


def count_tonics(root: Path) -> dict[str, Any]:
    """How often the charts of Billboard change key, and by how many semitones their last tonic is above the first."""
    steps: Counter[int] = Counter()
    songs = changed = 0
    for _, names in billboard_tonics(root):
        tonics = [pitch_class(name) for name in names]
        songs += 1
        changed += len(set(tonics)) > 1
        if tonics and tonics[-1] != tonics[0]:
            steps[(tonics[-1] - tonics[0]) % 12] += 1
    return {
        "keys": {"songs": songs, "changed": changed, "ends elsewhere": sum(steps.values())},
        "steps": {str(step): count for step, count in sorted(steps.items())},
    }
