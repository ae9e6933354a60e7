"""People's songs and pieces as the planner learns from them: chords by half bars, relative to the key, and sections."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.chord_tokens import NO_CHORD, token_of
from symbolic.data.billboard import read_billboard
from symbolic.data.corpus import READERS
from symbolic.data.source import Reader
from symbolic.data.work import SPLITS, ChordChart, Work
from symbolic.score import Chord, ChordSpan, Key, Role, Score
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES
from symbolic.timing import bar_starts

SOURCES: tuple[str, ...] = ("billboard", "pop909", "openewld", "openscore_lieder")
"""What the planner learns from."""
GROUP_OF_STYLE: dict[tuple[str, str], str] = {
    ("billboard", ""): "rock", ("pop909", "pop"): "pop", ("pop909", "ballad"): "pop", ("pop909", "guofeng"): "pop",
    ("openewld", "swing"): "jazz", ("openewld", "folk"): "folk", ("openewld", "waltz"): "folk",
    ("openscore_lieder", "classical"): "classical",
}  # fmt: skip  # (source, style) -> group of the model
_KIND_OF_NAME: tuple[tuple[str, str], ...] = (
    ("pre-chorus", "prechorus"), ("prechorus", "prechorus"), ("pre-verse", "interlude"), ("intro", "intro"),
    ("verse", "verse"), ("chorus", "chorus"), ("refrain", "chorus"), ("bridge", "bridge"), ("solo", "solo"),
    ("instrumental", "interlude"), ("interlude", "interlude"), ("trans", "interlude"), ("outro", "outro"),
    ("coda", "outro"), ("fade", "outro"), ("ending", "outro"), ("theme", "verse"),
)  # fmt: skip  # Billboard's names of sections, by a part of the name -> kind
_TONIC = re.compile(r"^# tonic: *(\S+)")


@dataclass(frozen=True, slots=True)
class LearnedSection:
    """A section of a person's song: kind and letter ("" where the set has none), first bar and bars."""

    kind: str
    letter: str
    start_bar: int
    bars: int


@dataclass(frozen=True, slots=True)
class Song:
    """A person's song or piece.

    ``tokens`` has one entry a slot, ``NO_CHORD`` where there is none; ``minor`` tells the mode at each slot, ``tonics``
    the tonic. A bar has ``slots`` slots: two, or one in meters of three. ``same`` holds, for each section that comes
    back, its kind and whether its melody is that of the first time.
    """

    name: str
    group: str
    split: str
    slots: int
    tokens: tuple[int, ...]
    tonics: tuple[int, ...]
    minor: tuple[bool, ...]
    sections: tuple[LearnedSection, ...]
    same: tuple[tuple[str, bool], ...] = ()

    @property
    def bars(self) -> int:
        """The number of bars."""
        return len(self.tokens) // self.slots


def read_songs(root: Path, splits: Collection[str] = SPLITS, sources: Iterable[str] = SOURCES) -> Iterator[Song]:
    """The songs of these splits, in the order of the files."""
    for source in sources:
        if source == "billboard":
            changed = _songs_that_change_key(root)
            for chart in read_billboard(root):
                if chart.split in splits and chart.work_id not in changed:
                    yield song_of_chart(chart)
            continue
        reader = READERS[source]
        assert isinstance(reader, Reader)
        for work in reader(root, splits):
            if len({m.bar_ticks for m in work.score.meters}) == 1 and work.score.chords:
                yield song_of_work(work)


def _songs_that_change_key(root: Path) -> frozenset[str]:
    """The charts of Billboard with several tonics: the reader keeps one, so their degrees are not known."""
    return frozenset(f"billboard/{path.stem}" for path, tonics in billboard_tonics(root) if len(set(tonics)) > 1)


def billboard_tonics(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each chart of Billboard and its tonics in order."""
    for path in sorted((root / "billboard" / "salami_chords").glob("*.txt")):
        found = (_TONIC.match(line) for line in path.read_text(encoding="utf-8").splitlines())
        yield path, [match[1] for match in found if match is not None]


def song_of_chart(chart: ChordChart) -> Song:
    """A chart of Billboard; its mode is that of its tonic chord."""
    bar_tick = sum(span.duration_tick for span in chart.chords) // chart.bars
    slots = 1 if chart.beats_in_bar % 2 else 2
    chords = _by_slots(chart.chords, bar_tick, slots, chart.bars)
    minor = _is_minor(chart.chords, chart.tonic)
    tokens = tuple(NO_CHORD if c is None else token_of(c, chart.tonic) for c in chords)
    ends = [section.start_bar for section in chart.sections[1:]] + [chart.bars]
    sections = [
        LearnedSection(kind, section.letter, section.start_bar, end - section.start_bar)
        for section, end in zip(chart.sections, ends, strict=True)
        if (kind := _kind_of(section.name)) and end > section.start_bar
    ]
    return Song(
        chart.work_id, "rock", chart.split, slots, tokens, (chart.tonic,) * len(tokens), (minor,) * len(tokens),
        tuple(sections),
    )  # fmt: skip


def _kind_of(name: str) -> str:
    return next((kind for part, kind in _KIND_OF_NAME if part in name), "")


def _is_minor(chords: Sequence[ChordSpan], tonic: int) -> bool:
    """Whether the chord on the tonic is more often minor than major."""
    weight = 0
    for span in chords:
        intervals = CHORD_QUALITIES[span.chord.quality]
        if span.chord.root == tonic:
            weight += span.duration_tick * ((3 in intervals) - (4 in intervals))
    return weight > 0


def song_of_work(work: Work) -> Song:
    """A work with notes; its chords are relative to the key in force."""
    score = work.score
    bar_tick = score.meters[0].bar_ticks
    starts = bar_starts(score.meters, score.end_tick)
    bars = len(starts) - 1
    beats = score.meters[0].numerator
    slots = 1 if beats % 2 or (beats == 6 and score.meters[0].denominator == 4) else 2
    chords = _by_slots(score.chords, bar_tick, slots, bars)
    heard = _heard_keys(score.keys, chords) if work.source == "openewld" else score.keys
    keys = [_key_at(heard, n * bar_tick // slots) for n in range(len(chords))]
    tokens = tuple(NO_CHORD if c is None else token_of(c, key.tonic) for c, key in zip(chords, keys, strict=True))
    sections = tuple(LearnedSection(s.kind, s.letter, s.start_bar, s.bars) for s in score.sections if s.end_bar <= bars)
    return Song(
        work.work_id,
        GROUP_OF_STYLE.get((work.source, work.style), "pop"),
        work.split,
        slots,
        tokens,
        tuple(key.tonic for key in keys),
        tuple(key.mode in MINOR_MODES for key in keys),
        sections,
        _repeats(score, sections, bar_tick),
    )


def _heard_keys(keys: Sequence[Key], chords: Sequence[Chord | None]) -> Sequence[Key]:
    """The lead sheets call most minor tunes by their relative major: one that ends on a minor sixth degree is minor."""
    last = next((chord for chord in reversed(chords) if chord is not None), None)
    only = keys[0]
    if len(keys) > 1 or last is None or only.mode in MINOR_MODES or last.root != (only.tonic + 9) % 12:
        return keys
    return (Key(0, last.root, "minor"),) if 3 in CHORD_QUALITIES[last.quality] else keys


def _key_at(keys: Sequence[Key], tick: int) -> Key:
    return next((key for key in reversed(keys) if key.tick <= tick), keys[0])


def _by_slots(spans: Sequence[ChordSpan], bar_tick: int, slots: int, bars: int) -> list[Chord | None]:
    """The chord that fills most of each slot; None where there is none."""
    slot_tick = bar_tick // slots
    weights: list[dict[Chord, int]] = [{} for _ in range(bars * slots)]
    for span in spans:
        end_tick = span.onset_tick + span.duration_tick
        for slot in range(max(0, span.onset_tick // slot_tick), min(len(weights), -(-end_tick // slot_tick))):
            inside = min(end_tick, (slot + 1) * slot_tick) - max(span.onset_tick, slot * slot_tick)
            weights[slot][span.chord] = weights[slot].get(span.chord, 0) + inside
    best = (max(weight, key=lambda c: weight[c], default=None) for weight in weights)
    return [None if chord is None or chord.quality == "N" else chord for chord in best]


ALIKE_AT_LEAST = 0.9
"""The share of notes (place in the section and pitch) in common of a section that comes back as it was."""


def _repeats(score: Score, sections: Sequence[LearnedSection], bar_tick: int) -> tuple[tuple[str, bool], ...]:
    """For each section that comes back: its kind, and whether its melody is that of the first one of the letter."""
    melody = score.track(Role.MELODY)
    if melody is None:
        return ()
    first: dict[str, frozenset[tuple[int, int]]] = {}
    found = []
    for section in sections:
        start_tick, end_tick = section.start_bar * bar_tick, (section.start_bar + section.bars) * bar_tick
        notes = frozenset(
            (n.onset_tick - start_tick, n.pitch) for n in melody.notes if start_tick <= n.onset_tick < end_tick
        )
        if not notes:
            continue
        if section.letter in first:
            other = first[section.letter]
            alike = len(notes & other) >= ALIKE_AT_LEAST * max(len(notes), len(other))
            found.append((section.kind, alike))
        else:
            first[section.letter] = notes
    return tuple(found)
