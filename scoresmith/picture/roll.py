"""The piano roll: pitched notes in one lane, drums in another, one colour a role, louder notes stronger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scoresmith.picture import palette
from scoresmith.picture.page import (
    DEFAULT_WIDTH_PX,
    LEFT_PX,
    ROW_BARS,
    Chip,
    Head,
    Strip,
    System,
    bar_lines,
    caption_of,
    chips,
    drawing_of,
    head_strips,
    key_name,
    label,
    lane,
    ruler_strip,
    systems_of,
)
from scoresmith.picture.shapes import Canvas, Drawing, Rect
from symbolic.grid import Cell
from symbolic.score import ROLES, Note, Role, Score
from symbolic.timing import bar_of

ROLL_PX = 204.0
MIN_SEMITONE_PX, MAX_SEMITONE_PX = 2.4, 7.0
MIN_SEMITONES = 24
KIT_ROW_PX, LONE_KIT_ROW_PX = 9.0, 14.0
"""The height of a row of the drum lane, under a roll and without one."""
MIN_HIT_PX, MAX_HIT_PX = 2.4, 6.0
MIN_NOTE_PX = 1.6
SOFTEST_OPACITY, FULL_VELOCITY = 0.3, 112
SAME_OPACITY = 0.22
"""Of notes that both of two compared scores have."""
BLACK_KEYS = frozenset({1, 3, 6, 8, 10})


class Status(StrEnum):
    """What a comparison says of a note."""

    PLAIN = ""
    SAME = "same"
    NEW = "new"
    """Only in the score that is shown."""
    LEVEL = "level"
    """In both scores, but louder or softer."""
    GONE = "gone"
    """Only in the score that it is compared with."""


@dataclass(frozen=True, slots=True)
class DrawnNote:
    """A note with its role and what a comparison says of it."""

    role: Role
    note: Note
    status: Status = Status.PLAIN


def piano_roll(
    score: Score,
    *,
    title: str | None = None,
    roles: Collection[Role] | None = None,
    bars: range | None = None,
    against: Score | None = None,
    against_name: str = "the other score",
    broken: Collection[Cell] = (),
    row_bars: int = ROW_BARS,
    width_px: int = DEFAULT_WIDTH_PX,
) -> Drawing:
    """Draw a score: sections, energy and chords on top, then the notes, in systems of at most ``row_bars`` bars.

    ``roles`` and ``bars`` (counted from 0) say what to show; all by default. With ``against``, notes that only one of
    the two scores has stand out: the new ones with a dark edge, those that are gone as dashed outlines. ``broken``
    cells get a red frame. Raises BadInput for bars that are not there.
    """
    tracks = (*score.tracks, *(() if against is None else against.tracks))
    there = {track.role for track in tracks}
    chosen = [role for role in ROLES if role in (there if roles is None else roles)]
    shown = score if against is None else replace(score, end_tick=max(score.end_tick, against.end_tick))
    drawn = compared(score, against, chosen)
    systems = systems_of(shown, bars, row_bars, width_px)
    inside = [each for each in drawn if _shows_in(each, systems[0].start_tick, systems[-1].end_tick)]
    strips = [*head_strips(shown), *_lanes(shown, inside, [cell for cell in broken if cell[0] in chosen])]
    captions, legend = [caption_of(shown, bars)], list(chips(tracks, chosen))
    if against is not None:
        captions.append(_comparison(drawn, against_name))
        legend += _STATUS_CHIPS
    if broken:
        legend.append((palette.BROKEN, 0.0, "a broken promise"))
    head = Head(title or score.title, f"Piece in {key_name(score.keys[0])}", tuple(captions), tuple(legend))
    return drawing_of(head, systems, [*strips, ruler_strip(shown)], width_px)


_STATUS_CHIPS: tuple[Chip, ...] = ((palette.INK, 0.75, "new (dark edge)"), (palette.INK, 0.0, "gone (outline)"))


def compared(score: Score, against: Score | None, roles: Collection[Role]) -> list[DrawnNote]:
    """The notes of some roles, marked as new, gone or the same if there is a score to compare with."""
    own = [(track.role, note) for track in score.tracks if track.role in roles for note in track.notes]
    if against is None:
        return [DrawnNote(role, note) for role, note in own]
    others = Counter((track.role, note) for track in against.tracks if track.role in roles for note in track.notes)
    same = Counter(own) & others
    left = others - same
    by_place = Counter(_place(role, note) for role, note in left.elements())
    found = []
    for role, note in own:
        if same[role, note]:
            same[role, note] -= 1
            status = Status.SAME
        elif by_place[_place(role, note)]:
            by_place[_place(role, note)] -= 1
            status = Status.LEVEL
        else:
            status = Status.NEW
        found.append(DrawnNote(role, note, status))
    gone = [DrawnNote(role, Note(*place), Status.GONE) for role, *place in by_place.elements()]
    return found + sorted(gone, key=lambda each: (each.role, each.note))


def _place(role: Role, note: Note) -> tuple[Role, int, int, int]:
    """A note but for its velocity."""
    return role, note.onset_tick, note.pitch, note.duration_tick


def _comparison(drawn: Iterable[DrawnNote], name: str) -> str:
    counts = Counter(each.status for each in drawn)
    told = f"against {name}: new notes {counts[Status.NEW]}, gone {counts[Status.GONE]}, the same {counts[Status.SAME]}"
    return told + (f", louder or softer {counts[Status.LEVEL]}" if counts[Status.LEVEL] else "")


def _lanes(score: Score, drawn: Sequence[DrawnNote], broken: Sequence[Cell]) -> Iterator[Strip]:
    """The lanes that have anything to show."""
    pitched = tuple(each for each in drawn if each.role is not Role.DRUMS)
    hits = tuple(each for each in drawn if each.role is Role.DRUMS)
    if pitched or not hits:
        roll = _Roll.around(score, pitched, tuple(cell for cell in broken if cell[0] is not Role.DRUMS))
        yield roll.height + 4, roll.draw
    if hits:
        rows = kit_rows(each.note.pitch for each in hits)
        row_px = KIT_ROW_PX if pitched else LONE_KIT_ROW_PX
        kit = _Kit(score, hits, tuple(bar for role, bar in broken if role is Role.DRUMS), rows, row_px)
        yield kit.height + 2, kit.draw


@dataclass(frozen=True, slots=True)
class _Roll:
    """The lane of pitched notes: the keys from ``low`` to ``high``, each ``semitone_px`` high."""

    score: Score
    notes: tuple[DrawnNote, ...]
    broken: tuple[Cell, ...]
    low: int
    high: int

    @classmethod
    def around(cls, score: Score, notes: tuple[DrawnNote, ...], broken: tuple[Cell, ...]) -> _Roll:
        """The lane that holds the notes, with a key to spare on both sides."""
        low = min((each.note.pitch for each in notes), default=60) - 1
        high = max((each.note.pitch for each in notes), default=60) + 1
        missing = max(0, MIN_SEMITONES - (high - low + 1))
        return cls(score, notes, broken, low - missing // 2, high + missing - missing // 2)

    @property
    def semitone_px(self) -> float:
        return min(max(ROLL_PX / (self.high - self.low + 1), MIN_SEMITONE_PX), MAX_SEMITONE_PX)

    @property
    def height(self) -> float:
        return (self.high - self.low + 1) * self.semitone_px

    def top(self, pitch: int, y: float) -> float:
        """The upper edge of a key when the upper edge of the lane is ``y``."""
        return y + (self.high - pitch) * self.semitone_px

    def draw(self, canvas: Canvas, system: System, y: float) -> None:
        lane(canvas, system, y, self.height)
        _mark_changed_bars(canvas, system, y, self.height, self.notes)
        self._draw_keys(canvas, system, y)
        bar_lines(canvas, system, y, self.height, self.score)
        for each in _in_paint_order(self.notes, system):
            canvas.add(self._note(each, system, y))
        for cell in self.broken:
            self._frame(canvas, system, y, cell)

    def _draw_keys(self, canvas: Canvas, system: System, y: float) -> None:
        for pitch in range(self.low, self.high + 1):
            top = self.top(pitch, y)
            if pitch % 12 in BLACK_KEYS:
                canvas.add(Rect(LEFT_PX, top, system.width, self.semitone_px, "black key", palette.BLACK_KEYS, 0.8))
            elif pitch % 12 == 0:
                bottom = top + self.semitone_px
                canvas.add(Rect(LEFT_PX, bottom - 0.4, system.width, 0.8, "octave", palette.OCTAVE_LINE))
                label(canvas, bottom, f"C{pitch // 12 - 1}")

    def _note(self, each: DrawnNote, system: System, y: float) -> Rect:
        x = system.x(each.note.onset_tick)
        width = max(MIN_NOTE_PX, system.x(each.note.end_tick) - x - 0.8)
        gap = 0.5 if self.semitone_px > 3 else 0.1
        top, height = self.top(each.note.pitch, y) + gap / 2, self.semitone_px - gap
        return _painted(each, system, Rect(x + 0.4, top, width, height, "", radius=min(1.4, height / 3)))

    def _frame(self, canvas: Canvas, system: System, y: float, cell: Cell) -> None:
        role, bar = cell
        inside = [e.note.pitch for e in self.notes if e.role is role and _bar(e, system) == bar]
        top = self.top(max(inside, default=self.high), y)
        bottom = self.top(min(inside, default=self.low), y) + self.semitone_px
        _frame(canvas, system, bar, top - 2, bottom - top + 4)


@dataclass(frozen=True, slots=True)
class _Kit:
    """The lane of the drums: one row a piece of the kit, ``row_px`` high; a hit is as wide as a short note."""

    score: Score
    hits: tuple[DrawnNote, ...]
    broken_bars: tuple[int, ...]
    rows: dict[str, frozenset[int]]
    row_px: float

    @property
    def height(self) -> float:
        return len(self.rows) * self.row_px

    def draw(self, canvas: Canvas, system: System, y: float) -> None:
        lane(canvas, system, y, self.height)
        _mark_changed_bars(canvas, system, y, self.height, self.hits)
        for index, name in enumerate(self.rows):
            top = y + index * self.row_px
            if index % 2:
                canvas.add(Rect(LEFT_PX, top, system.width, self.row_px, "kit row", palette.BLACK_KEYS, 0.8))
            label(canvas, top + self.row_px / 2 + 2.7, name, "kit", 7.5)
        bar_lines(canvas, system, y, self.height, self.score)
        row_of = {pitch: index for index, keys in enumerate(self.rows.values()) for pitch in keys}
        for each in _in_paint_order(self.hits, system):
            x, top = system.x(each.note.onset_tick) + 0.3, y + row_of[each.note.pitch] * self.row_px + 1.2
            width = min(max(each.note.duration_tick * system.px_per_tick - 0.6, MIN_HIT_PX), MAX_HIT_PX)
            canvas.add(_painted(each, system, Rect(x, top, width, self.row_px - 2.4, "", radius=1.2)))
        for bar in self.broken_bars:
            _frame(canvas, system, bar, y, self.height)


def kit_rows(pitches: Iterable[int]) -> dict[str, frozenset[int]]:
    """The rows of the drum lane that have hits, from the top down, with the drum keys of each."""
    struck = set(pitches)
    rows = {name: struck & set(keys) for name, keys in palette.KIT_ROWS}
    rows[palette.OTHER_KIT_ROW] = struck.difference(*rows.values())
    return {name: frozenset(keys) for name, keys in rows.items() if keys}


def _painted(each: DrawnNote, system: System, place: Rect) -> Rect:
    """The rectangle of a note in the paint of its role and status; ``group`` starts with the role."""
    colour = palette.ROLE_COLOURS[each.role]
    words = [each.role.value, each.status.value, "continued" if each.note.onset_tick < system.start_tick else ""]
    group = " ".join(word for word in words if word)
    match each.status:
        case Status.GONE:
            return replace(place, group=group, stroke=colour, stroke_width=0.9, dashed=True)
        case Status.SAME:
            return replace(place, group=group, fill=colour, opacity=SAME_OPACITY)
        case Status.LEVEL:
            return replace(place, group=group, fill=colour, opacity=SAME_OPACITY, stroke=colour, stroke_width=0.8)
        case Status.NEW:
            return replace(place, group=group, fill=colour, stroke=palette.INK, stroke_width=0.8)
        case Status.PLAIN:
            return replace(place, group=group, fill=colour, opacity=opacity_of(each.note.velocity, each.role))


def opacity_of(velocity: int, role: Role) -> float:
    """How strong a note is drawn: evenly from ``SOFTEST_OPACITY`` at velocity 1 up to 1 at ``FULL_VELOCITY``."""
    share = min(1.0, (velocity - 1) / (FULL_VELOCITY - 1))
    return round((SOFTEST_OPACITY + (1 - SOFTEST_OPACITY) * share) * palette.GROUND_ROLES.get(role, 1.0), 2)


def _in_paint_order(drawn: Iterable[DrawnNote], system: System) -> list[DrawnNote]:
    """The notes that sound in a system (drum hits where they are struck), what lies on top last."""
    here = [each for each in drawn if _shows_in(each, system.start_tick, system.end_tick)]
    statuses = (Status.PLAIN, Status.SAME, Status.LEVEL, Status.GONE, Status.NEW)
    return sorted(here, key=lambda d: (statuses.index(d.status), palette.PAINT_ORDER.index(d.role), d.note))


def _shows_in(each: DrawnNote, start_tick: int, end_tick: int) -> bool:
    last_tick = each.note.onset_tick + 1 if each.role is Role.DRUMS else each.note.end_tick
    return each.note.onset_tick < end_tick and last_tick > start_tick


def _bar(each: DrawnNote, system: System) -> int:
    return bar_of(each.note.onset_tick, system.starts_tick)


def _mark_changed_bars(canvas: Canvas, system: System, y: float, height: float, drawn: Sequence[DrawnNote]) -> None:
    """Tint the bars in which notes are new or gone."""
    changed = {_bar(each, system) for each in drawn if each.status in (Status.NEW, Status.GONE)}
    for bar in sorted(changed & set(system.bars)):
        x, right = system.x(system.starts_tick[bar]), system.x(system.starts_tick[bar + 1])
        canvas.add(Rect(x, y, right - x, height, "changed", palette.CHANGED_GROUND))


def _frame(canvas: Canvas, system: System, bar: int, top: float, height: float) -> None:
    if bar in system.bars:
        x, right = system.x(system.starts_tick[bar]), system.x(system.starts_tick[bar + 1])
        place = Rect(x + 0.6, top, right - x - 1.2, height, "broken", radius=2)
        canvas.add(replace(place, stroke=palette.BROKEN, stroke_width=1.4))
