"""The score and the plan side by side, and what most checks need of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planner.brief import Brief
from planner.plan import Plan, PlannedSection
from symbolic.recognise import recognise_chords
from symbolic.score import ChordSpan, Note, Role, Score
from symbolic.timing import bar_of, bar_starts, notes_between

ACCOMPANIMENT: tuple[Role, ...] = (Role.CHORDS, Role.PAD, Role.ARP, Role.BASS)


@dataclass(frozen=True, slots=True)
class Case:
    """A score and its plan. ``starts`` are the bar lines of the score, ``sections`` pair each with its first bar."""

    score: Score
    plan: Plan
    brief: Brief | None
    starts: list[int]
    sections: list[tuple[PlannedSection, int]]
    asked: list[ChordSpan]
    _heard: list[ChordSpan] = field(default_factory=list)

    @property
    def bars(self) -> int:
        """The bars that score and plan both have."""
        return min(len(self.starts) - 1, self.plan.bars)

    @property
    def heard(self) -> list[ChordSpan]:
        """The chords that the notes themselves make, found once."""
        if not self._heard and self.score.end_tick > 0:
            self._heard.extend(recognise_chords(self.score))
        return self._heard

    def tick(self, bar: int) -> int:
        """The tick of a bar line; the end of the score for bars that it does not have."""
        return self.starts[min(bar, len(self.starts) - 1)]

    def notes(self, role: Role) -> list[Note]:
        """All notes of a role."""
        return [note for track in self.score.tracks if track.role is role for note in track.notes]

    def notes_of(self, section: PlannedSection, first: int, roles: Iterable[Role]) -> list[Note]:
        """The notes of some roles that begin in a section."""
        chosen = frozenset(roles)
        tracks = [track for track in self.score.tracks if track.role in chosen]
        start_tick, end_tick = self.tick(first), self.tick(first + section.bars)
        return [note for track in tracks for note in notes_between(track.notes, start_tick, end_tick)]

    def active_bars(self, role: Role) -> list[int]:
        """The bars in which the plan lets the role play."""
        return [
            bar
            for section, first in self.sections
            if role in section.roles and not (role is Role.MELODY and section.material == "none")
            for bar in range(first, first + section.bars)
        ]


def case_of(score: Score, plan: Plan, brief: Brief | None = None) -> Case:
    """Lay a score beside its plan."""
    sections = with_first_bars(plan)
    return Case(score, plan, brief, bar_starts(score.meters, score.end_tick), sections, planned_chords(plan))


def with_first_bars(plan: Plan) -> list[tuple[PlannedSection, int]]:
    """The sections of a plan, each with its first bar."""
    sections, bar = [], 0
    for section in plan.sections:
        sections.append((section, bar))
        bar += section.bars
    return sections


def planned_chords(plan: Plan) -> list[ChordSpan]:
    """The plan's chords with ticks; a planned beat is an equal part of its bar."""
    spans = []
    for section, first in with_first_bars(plan):
        for offset, bar in enumerate(section.chords):
            tick = (first + offset) * plan.meter.bar_ticks
            beats = sum(chord.beats for chord in bar)
            for chord in bar:
                length_tick = plan.meter.bar_ticks * chord.beats // beats
                spans.append(ChordSpan(tick, length_tick, chord.chord))
                tick += length_tick
    return spans


def by_bar(notes: Iterable[Note], starts: Sequence[int]) -> dict[int, list[Note]]:
    """The notes by the bar in which they begin."""
    bars: dict[int, list[Note]] = {}
    for note in notes:
        bars.setdefault(bar_of(note.onset_tick, starts), []).append(note)
    return bars


def sounding_bars(notes: Iterable[Note], starts: Sequence[int]) -> set[int]:
    """The bars in which any of the notes sounds."""
    bars: set[int] = set()
    for note in notes:
        bars.update(range(bar_of(note.onset_tick, starts), bar_of(note.end_tick - 1, starts) + 1))
    return bars
