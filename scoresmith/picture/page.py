"""What all pictures share: the head, the wrapping of bars into systems, and the strips over and under the lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from scoresmith.picture import palette
from scoresmith.picture.shapes import Canvas, Drawing, Rect, Text, fitted, text_width
from symbolic.errors import BadInput
from symbolic.instruments import DRUM_KITS, INSTRUMENTS
from symbolic.score import TICKS_PER_QUARTER, Key, Role, Score, Section, Track
from symbolic.theory import chord_symbol, note_name, prefers_flats
from symbolic.timing import bar_starts, beat_ticks, meter_at, tick_to_seconds

LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 64.0, 16.0, 30.0, 10.0
MIN_WIDTH_PX, MAX_WIDTH_PX, DEFAULT_WIDTH_PX = 400, 8000, 1200
ROW_BARS, ROW_QUARTERS = 16, 64
"""A system holds at most so many bars, and at most so many quarters unless one bar is longer."""
GAP_PX = 20.0
SECTION_PX, ENERGY_PX, CHORDS_PX, RULER_PX = 20.0, 22.0, 17.0, 14.0
MANY_TEMPOS = 8
"""With more tempo changes than this only their range is told."""


@dataclass(frozen=True, slots=True)
class System:
    """One row of bars. ``bars`` are counted from 0; ``starts_tick`` are the bar lines of the whole piece."""

    bars: range
    starts_tick: tuple[int, ...]
    px_per_tick: float

    @property
    def start_tick(self) -> int:
        """The first bar line."""
        return self.starts_tick[self.bars.start]

    @property
    def end_tick(self) -> int:
        """The last bar line."""
        return self.starts_tick[self.bars.stop]

    def x(self, tick: float) -> float:
        """The place of a tick on the page, kept within the system."""
        inside = min(max(tick, self.start_tick), self.end_tick)
        return LEFT_PX + (inside - self.start_tick) * self.px_per_tick

    @property
    def width(self) -> float:
        """The length from the first bar line to the last."""
        return (self.end_tick - self.start_tick) * self.px_per_tick


Strip: TypeAlias = tuple[float, Callable[[Canvas, System, float], None]]
"""A height, and what draws a strip of that height for a system from a ``y`` down."""
Chip: TypeAlias = tuple[str, float, str]
"""An entry of the legend: colour, opacity, words."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the systems: the title (with what is drawn if no font has it), captions and legend."""

    title: str
    stand_in: str
    captions: tuple[str, ...]
    legend: tuple[Chip, ...]


def drawing_of(head: Head, systems: Sequence[System], strips: Sequence[Strip], width_px: int) -> Drawing:
    """The picture: the head, then the same strips for each system."""
    canvas = Canvas()
    y = _draw_head(canvas, head, width_px)
    for index, system in enumerate(systems):
        y += GAP_PX if index else 0.0
        for height, draw in strips:
            draw(canvas, system, y)
            y += height
    return Drawing(head.title, width_px, ceil(y + BOTTOM_PX), tuple(canvas.shapes))


def systems_of(score: Score, bars: range | None, row_bars: int, width_px: int) -> tuple[System, ...]:
    """The rows of a page. ``bars`` are the bars to show, counted from 0. Raises BadInput for what cannot be shown."""
    starts = tuple(bar_starts(score.meters, score.end_tick))
    shown = range(len(starts) - 1) if bars is None else bars
    if not 0 <= shown.start < shown.stop <= len(starts) - 1:
        raise BadInput(f"bars {shown.start + 1}-{shown.stop} are not among the {len(starts) - 1} bars of the piece")
    if not MIN_WIDTH_PX <= width_px <= MAX_WIDTH_PX:
        raise BadInput(f"a picture cannot be {width_px} pixels wide; {MIN_WIDTH_PX} to {MAX_WIDTH_PX} can be drawn")
    longest_tick = max(starts[bar + 1] - starts[bar] for bar in shown)
    most = max(1, min(row_bars, ROW_QUARTERS * TICKS_PER_QUARTER // longest_tick))
    rows = rows_of(shown, {section.start_bar for section in score.sections}, most)
    scale = (width_px - LEFT_PX - RIGHT_PX) / max(starts[row.stop] - starts[row.start] for row in rows)
    return tuple(System(row, starts, scale) for row in rows)


def rows_of(bars: range, boundaries: Iterable[int], most: int) -> list[range]:
    """Bars cut into rows of at most ``most``, where sections begin if that leaves no row less than half full."""
    rows, first, sorted_boundaries = [], bars.start, sorted(boundaries)
    while first < bars.stop:
        rest = bars.stop - first
        even = ceil(rest / ceil(rest / most))
        stop = min(first + most, first + ceil(even / 4) * 4, bars.stop)
        fitting = [bar for bar in sorted_boundaries if first + most / 2 <= bar <= first + most]
        if rest > most and fitting:
            stop = fitting[-1]
        rows.append(range(first, stop))
        first = stop
    return rows


def _draw_head(canvas: Canvas, head: Head, width_px: int) -> float:
    """Draw title, captions and legend; give the ``y`` below them."""
    room, y = width_px - LEFT_PX - RIGHT_PX, TOP_PX
    title, size = fitted(head.title, room, 20, 12, bold=True)
    canvas.add(Text(LEFT_PX, y, title, size, "title", palette.INK, bold=True, stand_in=head.stand_in))
    for caption in head.captions:
        y += 18
        words, size = fitted(caption, room, 12, 8)
        canvas.add(Text(LEFT_PX, y, words, size, "caption", palette.SOFT_INK))
    y += 19
    x = LEFT_PX
    for colour, opacity, words in head.legend:
        width = 15 + text_width(words, 11) + 14
        if x > LEFT_PX and x + width > width_px - RIGHT_PX:
            x, y = LEFT_PX, y + 16
        canvas.add(Rect(x, y - 9, 10, 10, "legend", colour, opacity, 2, colour, 0.8))
        canvas.add(Text(x + 15, y, words, 11, "legend", palette.INK if opacity == 1 else palette.SOFT_INK))
        x += width
    return y + 14


def caption_of(score: Score, shown: range | None = None) -> str:
    """Key, tempo, meter, length and time of a piece in one line, and which bars are shown if not all."""
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    keys = dict.fromkeys(key_name(key) for key in score.keys)
    meters = dict.fromkeys(str(meter) for meter in score.meters)
    tempos = [tempo.bpm for tempo in score.tempos]
    paces = dict.fromkeys(f"{bpm:.4g}" for bpm in tempos)
    pace = ", ".join(paces) if len(paces) <= MANY_TEMPOS // 2 else f"{min(tempos):.4g} to {max(tempos):.4g}"
    seconds = tick_to_seconds(score.end_tick, score.tempos)
    parts = [", ".join(keys), f"{pace} bpm", ", ".join(meters), f"{bars} bar{'s' if bars > 1 else ''}", clock(seconds)]
    if shown not in (None, range(bars)):
        parts.append(f"bars {shown.start + 1} to {shown.stop} are shown")
    return "  ·  ".join(parts)


def key_name(key: Key) -> str:
    """The name of a key, such as ``A minor``."""
    return f"{note_name(key.tonic, prefers_flats(key.tonic, key.mode))} {key.mode}"


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def chips(tracks: Iterable[Track], roles: Iterable[Role]) -> tuple[Chip, ...]:
    """The legend of the roles: colour, role and instruments; a role without notes is pale."""
    listed = list(tracks)
    found: list[Chip] = []
    for role in roles:
        own = [track for track in listed if track.role is role]
        names = ", ".join(dict.fromkeys(instrument_name(track) for track in own))
        silent = not any(track.notes for track in own)
        words = f"{role} · {names}" + (" (silent)" if silent else "")
        found.append((palette.ROLE_COLOURS[role], 0.15 if silent else 1.0, words))
    return tuple(found)


def instrument_name(track: Track) -> str:
    """The General MIDI name of a track's instrument or drum kit."""
    if track.role is Role.DRUMS:
        return DRUM_KITS.get(track.program, DRUM_KITS[0])
    return INSTRUMENTS[track.program].name


def head_strips(score: Score) -> list[Strip]:
    """The strips over the lanes: sections, energy and chords, as far as the score has them."""
    strips: list[Strip] = []
    if score.sections:
        strips.append((SECTION_PX + 2, lambda c, s, y: _sections(c, s, y, score.sections)))
    if any(section.energy != Section.__dataclass_fields__["energy"].default for section in score.sections):
        strips.append((ENERGY_PX + 2, lambda c, s, y: _energy(c, s, y, score.sections)))
    if score.chords:
        strips.append((CHORDS_PX, lambda c, s, y: _chords(c, s, y, score)))
    return strips


def ruler_strip(score: Score) -> Strip:
    """The bar numbers, with what changes there, and the time at which the system begins."""
    return RULER_PX, lambda canvas, system, y: _ruler(canvas, system, y, score)


def label(canvas: Canvas, y: float, words: str, group: str = "label", size: float = 8.0) -> None:
    """Words in the left margin, right-aligned before the lanes."""
    canvas.add(Text(LEFT_PX - 6, y, words, size, group, palette.FAINT_INK, "end"))


def lane(canvas: Canvas, system: System, y: float, height: float) -> None:
    """The ground of a lane."""
    canvas.add(Rect(LEFT_PX, y, system.width, height, "lane", palette.PAPER, 1.0, 0, palette.LANE_EDGE, 0.8))


def bar_lines(canvas: Canvas, system: System, y: float, height: float, score: Score) -> None:
    """Thin lines at the beats (where there is room) and stronger ones at the bars."""
    beats, bars = [], []
    for bar in system.bars:
        start_tick, end_tick = system.starts_tick[bar], system.starts_tick[bar + 1]
        step_tick = beat_ticks(meter_at(score.meters, start_tick))
        if step_tick * system.px_per_tick >= 6:
            beats += list(range(start_tick + step_tick, end_tick, step_tick))
        bars.append(start_tick)
    for ticks, group, colour, width in (
        (beats, "beat", palette.BEAT_LINE, 0.8),
        (bars[1:], "bar", palette.BAR_LINE, 1.0),
    ):
        canvas.add(*(Rect(system.x(tick) - width / 2, y, width, height, group, colour) for tick in ticks))


def _sections(canvas: Canvas, system: System, y: float, sections: Sequence[Section]) -> None:
    letters = list(dict.fromkeys(section.letter for section in sections))
    for section in sections:
        first, end = max(section.start_bar, system.bars.start), min(section.end_bar, system.bars.stop)
        if first >= end:
            continue
        x, right = system.x(system.starts_tick[first]), system.x(system.starts_tick[end])
        tint = palette.SECTION_TINTS[letters.index(section.letter) % len(palette.SECTION_TINTS)]
        canvas.add(Rect(x + 0.5, y, right - x - 1, SECTION_PX, "section", tint, 1.0, 3))
        begun = "" if first == section.start_bar else "… "
        name, size = fitted(begun + section.name, right - x - 10, 12, 7, bold=True)
        number = section.name[len(section.name.rstrip("0123456789")) :]
        stand_in = fitted(f"{begun}{section.kind} {number}".rstrip(), right - x - 10, size, 5, bold=True)[0]
        canvas.add(Text(x + 6, y + 14, name, size, "section", palette.INK, bold=True, stand_in=stand_in))


def _energy(canvas: Canvas, system: System, y: float, sections: Sequence[Section]) -> None:
    label(canvas, y + ENERGY_PX - 7, "energy")
    canvas.add(Rect(LEFT_PX, y, system.width, ENERGY_PX, "energy ground", palette.ENERGY_GROUND))
    for section in sections:
        first, end = max(section.start_bar, system.bars.start), min(section.end_bar, system.bars.stop)
        if first < end:
            x, right = system.x(system.starts_tick[first]), system.x(system.starts_tick[end])
            height = min(max(section.energy, 0.0), 1.0) * ENERGY_PX
            top = y + ENERGY_PX - height
            canvas.add(Rect(x, top, right - x, height, "energy", palette.ENERGY, 0.35))
            canvas.add(Rect(x, top, right - x, 1.5, "energy line", palette.ENERGY))


def _chords(canvas: Canvas, system: System, y: float, score: Score) -> None:
    openings = {system.starts_tick[section.start_bar] for section in score.sections}
    for index, span in enumerate(score.chords):
        end_tick = span.onset_tick + span.duration_tick
        if span.onset_tick >= system.end_tick or end_tick <= system.start_tick:
            continue
        again = index > 0 and score.chords[index - 1].chord == span.chord
        if again and span.onset_tick > system.start_tick and span.onset_tick not in openings:
            continue
        key = next(k for k in reversed(score.keys) if k.tick <= span.onset_tick)
        symbol = chord_symbol(span.chord, prefers_flats(key.tonic, key.mode))
        room = system.x(end_tick) - system.x(span.onset_tick) - 4
        size = max(4.5, fitted(symbol, room, 11, 0)[1])
        canvas.add(Text(system.x(span.onset_tick) + 3, y + 12, symbol, size, "chord", palette.INK))


def _ruler(canvas: Canvas, system: System, y: float, score: Score) -> None:
    label(canvas, y + 10, clock(tick_to_seconds(system.start_tick, score.tempos)), "time")
    changes = _changes(score)
    every = max(1, ceil(20 / (system.width / len(system.bars))))
    for bar in system.bars:
        start_tick, end_tick = system.starts_tick[bar], system.starts_tick[bar + 1]
        told = [words for tick, words in changes if start_tick <= tick < end_tick]
        if told or (bar - system.bars.start) % every == 0:
            text = "  ".join([str(bar + 1), *told])
            colour = palette.INK if told else palette.FAINT_INK
            canvas.add(Text(system.x(start_tick) + 2, y + 10, text, 8, "number", colour))


def _changes(score: Score) -> list[tuple[int, str]]:
    """What changes after the start, with its tick: meters, keys, and tempos unless they are many."""
    found = [(meter.tick, str(meter)) for meter in score.meters[1:]]
    found += [(key.tick, key_name(key)) for key in score.keys[1:]]
    if len(score.tempos) <= MANY_TEMPOS:
        found += [(tempo.tick, f"{tempo.bpm:.4g} bpm") for tempo in score.tempos[1:]]
    return sorted(found)
