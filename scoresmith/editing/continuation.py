"""How a score that was not planned here goes on: its own last sections are the model of bars, chords and textures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.controls import PHRASE_BARS, phrase_ends
from planner.energy import KIND_ENERGY
from scoresmith.editing.arrange import Stretch, arranged, form_of, fresh_name
from scoresmith.editing.song import Song
from symbolic.controls import BarControls, CellControls, Controls, Motif
from symbolic.encode import describe_bars
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.recognition.chords import hear_chords
from symbolic.score import SECTION_KINDS, Chord, ChordSpan, Role, Score, Section
from symbolic.theory import MINOR_MODES
from symbolic.timing import bar_starts, key_at

MOST_MORE_BARS = 1000
FRAME_KINDS = ("intro", "outro")
OUTRO_BARS = 4
FREE_BARS = 8
"""Of a score without sections so many bars are the model."""
CLOSE_BARS = 2
"""The last bars, which are invented anew."""
LINES = (Role.MELODY, Role.COUNTER)


@dataclass(frozen=True, slots=True)
class _More:
    """What is added: the old bar that each new bar is like, and the sections of the new bars."""

    models: tuple[int, ...]
    sections: tuple[Section, ...]
    again: bool
    """Whether a section comes again, so that its melody does too."""


def continued(song: Song, bars: int | None, section: str | None) -> tuple[Song, Controls]:
    """The song with further bars, empty in its rows, and the Controls to fill them under.

    Neither ``bars`` nor ``section`` means an ending. Raises BadInput for a score without notes, a section that is no
    kind and none of the score's, and too many bars.
    """
    if not song.cells:
        raise BadInput("the score has no notes to go on from")
    more = _more(song, bars, section)
    new = _longer(song, more)
    return new, _controls(song, new, more)


def _more(song: Song, bars: int | None, section: str | None) -> _More:
    stretches = form_of(song)
    if section is not None:
        model, kind, letter = _like(song, stretches, section)
        return _pieces(song, [(model, list(range(model.first, model.end)), kind, letter)], again=kind == model.kind)
    body = [s for s in stretches if s.kind not in FRAME_KINDS] or list(stretches)
    if bars is None:
        model = body[-1]
        first = model.phrases[-1][0]
        last = list(range(max(model.first, min(first, model.end - OUTRO_BARS)), model.end))[-OUTRO_BARS:]
        return _pieces(song, [(model, last, "outro", "o")], again=False)
    if not 1 <= bars <= MOST_MORE_BARS:
        raise BadInput(f"{bars} more bars is outside 1 to {MOST_MORE_BARS:,}")
    taken: list[Stretch] = []
    while sum(s.bars for s in taken) < bars and len(taken) < len(body):
        taken.insert(0, body[-1 - len(taken)])
    pieces = []
    left = bars
    while left > 0:
        for model in taken:
            here = list(range(model.first, model.end))
            here = here[-FREE_BARS:] if not song.score.sections else here
            if left > 0:
                pieces.append((model, here[:left], model.kind, model.letter))
                left -= len(here)
    return _pieces(song, pieces, again=False)


def _like(song: Song, stretches: Sequence[Stretch], word: str) -> tuple[Stretch, str, str]:
    """The model of a new section, its kind and letter: the latest of that name or kind, or one as full as its kind."""
    text = word.strip()
    for same in (
        [s for s in stretches if s.name == text],
        [s for s in stretches if s.letter == text and text],
        [s for s in stretches if s.kind == text.lower() and text],
    ):
        if same:
            return same[-1], same[-1].kind, same[-1].letter
    kind = text.lower()
    if kind not in SECTION_KINDS:
        names = ", ".join(dict.fromkeys(s.name for s in stretches if s.name)) or "none"
        raise BadInput(f"no section is '{word}'; the piece has {names}, and the kinds are {', '.join(SECTION_KINDS)}")
    near = min(stretches, key=lambda s: (abs(s.energy - KIND_ENERGY[kind]), -s.first))
    used = {s.letter for s in song.score.sections}
    letter = next((c for c in "CDEFGHJKLMNPQRSTUVWXYZ" if c not in used), near.letter)
    return near, kind, letter


def _pieces(song: Song, pieces: Sequence[tuple[Stretch, list[int], str, str]], *, again: bool) -> _More:
    """The models and sections of new bars; the old final bar is no model, for it only holds its chord."""
    models: list[int] = []
    sections: list[Section] = []
    taken = {section.name for section in song.score.sections}
    for stretch, bars, kind, letter in pieces:
        if song.score.sections:
            named = stretch.name if kind == stretch.kind and stretch.name else kind.capitalize() or stretch.name
            name = fresh_name(named or "Section", taken)
            taken.add(name)
            start = song.bars + len(models)
            sections.append(Section(name, kind or "theme", letter or "A", start, len(bars), stretch.energy))
        models += bars
    final = song.bars - 1
    inner = [_before_final(song, bar) if bar == final else bar for bar in models[:-1]]
    return _More((*inner, models[-1]), tuple(sections), again)


def _before_final(song: Song, final: int) -> int:
    """The bar in the same place of the phrase before, or the one before."""
    return next((bar for bar in (final - PHRASE_BARS, final - 1) if bar >= 0), final)


def _longer(song: Song, more: _More) -> Song:
    """The longer song: frame and further tracks go on as in the model bars, the rows are empty there."""
    old = song.score
    heard = old if old.chords or not _pitched(old) else replace(old, chords=tuple(hear_chords(old)))
    order = (*range(song.bars), *more.models)
    score = arranged(heard, order, (*old.sections, *more.sections))
    score, changed_from_tick = _closed(score, song.bars)
    score = replace(score, chords=(*old.chords, *(s for s in score.chords if s.onset_tick >= old.end_tick)))
    rows = set(song.rows.values())
    tracks = []
    for index, (track, before) in enumerate(zip(score.tracks, old.tracks, strict=True)):
        until = old.end_tick if index in rows else changed_from_tick
        later = (n for n in track.notes if old.end_tick <= n.onset_tick < until)
        tracks.append(replace(track, notes=(*before.notes, *later)))
    return replace(song, score=replace(score, tracks=tuple(tracks)))


def _pitched(score: Score) -> bool:
    return any(track.notes for track in score.tracks if track.role is not Role.DRUMS)


def _closed(score: Score, old_bars: int) -> tuple[Score, int]:
    """The score ending on its tonic, after the dominant where there is room, and the tick from which that is new.

    A change of key in the last bars of the model, which led on to what came next, is left out.
    """
    starts = bar_starts(score.meters, score.end_tick)
    last = starts[-2]
    settled = max(starts[old_bars], starts[-2 - CLOSE_BARS])
    score = replace(score, keys=tuple(key for key in score.keys if key.tick <= settled))
    key = key_at(score.keys, last)
    if not score.chords or score.chords[-1].chord.root == key.tonic:
        return score, last
    minor = key.mode in MINOR_MODES
    end = ChordSpan(last, starts[-1] - last, Chord(key.tonic, "m" if minor else ""))
    from_tick = last
    close = [end]
    if len(starts) - 1 - old_bars >= PHRASE_BARS:
        from_tick = starts[-3]
        close = [ChordSpan(from_tick, last - from_tick, Chord((key.tonic + 7) % 12, "")), end]
    kept = [_cut(span, from_tick) for span in score.chords if span.onset_tick < from_tick]
    return replace(score, chords=(*kept, *close)), from_tick


def _cut(span: ChordSpan, tick: int) -> ChordSpan:
    return replace(span, duration_tick=min(span.duration_tick, tick - span.onset_tick))


def _controls(song: Song, new: Song, more: _More) -> Controls:
    """The old Controls, and for the new bars and cells those of their models."""
    old = song.controls
    bars = _bars(song, new, more)
    cells = {cell: control for cell, control in old.cells.items() if cell[1] < song.bars}
    for place, model in enumerate(more.models):
        for role in new.rows:
            control = old.cells.get((role, model))
            if control is not None:
                cell = (role, song.bars + place)
                cells[cell] = _cell(control, cell, model, bars, more)
    return replace(old, bars=bars, cells=cells)


def _bars(song: Song, new: Song, more: _More) -> tuple[BarControls, ...]:
    """The bars of the longer song; phrases end as in composed pieces."""
    described = list(describe_bars(new.score))
    before = [replace(bar, energy=was.energy) for bar, was in zip(described, song.controls.bars, strict=False)]
    ends = {
        section.start_bar + end
        for section in more.sections or (Section("", "", "", song.bars, len(more.models)),)
        for end in phrase_ends(section.bars)
    }
    after = []
    for place, model in enumerate(more.models):
        bar = song.bars + place
        final = bar == new.bars - 1
        energy = song.controls.bars[model].energy
        after.append(replace(described[bar], energy=energy, phrase_end=bar in ends, final=final))
    before[-1] = replace(before[-1], final=False)
    return (*before, *after)


def _cell(control: CellControls, cell: Cell, model: int, bars: Sequence[BarControls], more: _More) -> CellControls:
    """A new cell like its model: accompaniment goes on as it was, a melody has its rhythm, or comes again."""
    role, bar = cell
    if bars[bar].final:
        return replace(control, density=1.0, motif=Motif.STATE, source_bar=None, texture=None, motion=None)
    closing = bar >= len(bars) - CLOSE_BARS
    if role not in LINES:
        return replace(control, motif=Motif.REPEAT, source_bar=model)
    if closing or (bars[bar].phrase_end and not more.again):
        return replace(control, motif=Motif.STATE, source_bar=None)
    same = more.again and bars[bar].bar_in_section % 2 == 0
    return replace(control, motif=Motif.REPEAT if same else Motif.VARY, source_bar=model)
