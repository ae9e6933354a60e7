"""Variations of existing cells: the model writes each cell again from its own material, and notes of it are taken over.

Every note has a threshold of its own; a larger amount takes over all that a smaller one did, and more. Strong beats and
the ends of phrases hold out longest. From a medium amount on, some cells are given a rhythm of their own as well.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from scoresmith.editing.lines import Group, StepCost, best_line, groups_of, is_strong, outer, scale_at, tones_at
from scoresmith.editing.operations import Edit, Progress, edit_of, finished
from scoresmith.editing.song import Song
from symbolic.controls import BarControls, CellControls, Controls, Motif
from symbolic.decoder import Decoder, default_decoder
from symbolic.errors import BadInput
from symbolic.fill import fill
from symbolic.grammar import RULES
from symbolic.grid import Cell, Cells, measure_cell
from symbolic.instruments import instrument
from symbolic.joins import end_where_next_begins
from symbolic.sampling import Sampling
from symbolic.score import TICKS_PER_STEP, Note, Role
from symbolic.vocab import ROLE_INDEX

KEPT: tuple[str, ...] = ("contour", "rhythm", "harmony")
"""What a variation may keep."""
GAP_BARS = 2
"""Empty bars between the piece and the copies that its variations are written from, so that nothing else reads them."""
OWN_RHYTHM = 0.5
"""The amount from which cells may have a rhythm of their own; at 1, half of them have."""
HOLDS_OUT = {"weak": 0.0, "strong": 0.35, "kit": 0.6}
"""The least amount at which a note may change: any note; strong beats and phrase ends; kick and snare on beats."""
WARMTH = 0.5
"""How much warmer the model is sampled at amount 1."""
AGAINST = 1000.0
"""The cost of a step against the contour to keep."""
KICK_AND_SNARE = frozenset({35, 36, 38, 40})
REACH = 9
"""How far from the model's pitch a line may be led, in semitones."""


@dataclass(frozen=True, slots=True)
class _Struck:
    """What is struck at an onset of a varied line: as it was, and as the model has it (None: as it was)."""

    cell: Cell
    old: Group
    new: Group | None


def vary(
    song: Song,
    request: Collection[Cell],
    amount: float,
    keep: str = "",
    *,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Variations of cells: ``amount`` 0 changes nothing, 1 as much as may change; each call is another take.

    ``keep`` is ``rhythm`` (the same onsets and lengths), ``contour`` (the line goes up and down where it did),
    ``harmony`` (chord tones on strong beats stay) or nothing. Drums keep their rhythm alone. Raises BadInput for other
    words and amounts, and for a request without notes.
    """
    if not 0 <= amount <= 1:
        raise BadInput(f"amount {amount} is outside 0 to 1")
    if keep and keep not in KEPT:
        raise BadInput(f"'{keep}' cannot be kept; what can be is {', '.join(KEPT)}")
    asked = {cell for cell in request if song.cells.get(cell) and not song.is_locked(cell)}
    if not asked:
        raise BadInput("there are no notes to vary that may change")
    if not amount:
        return edit_of("vary", song, song)
    takes = {cell: song.takes.get(cell, 0) + 1 for cell in asked}
    free = {cell for cell in asked if keep in ("", "harmony") and _is_plain(song, cell)}
    fresh = {cell for cell in free if _cell_draw(song, cell) < amount - OWN_RHYTHM}
    written = _written(song, asked, fresh, amount, decoder, progress)
    cells: Cells = {}
    for role in {role for role, _ in asked}:
        row = sorted(cell for cell in asked if cell[0] is role)
        cells |= _varied_row(song, row, fresh, written, amount, keep)
    return edit_of("vary", song, replace(song.with_written(cells), takes={**song.takes, **takes}))


def _is_plain(song: Song, cell: Cell) -> bool:
    """Whether a cell has no more notes at once than its role is written with."""
    groups, one = groups_of(song.cells[cell]), RULES[cell[0]].stack == 1
    crossed = any(max(n.end_tick for n in a) > b[0].onset_tick for a, b in pairwise(groups)) if one else False
    return not crossed and all(len(group) <= RULES[cell[0]].stack for group in groups)


def _stream(song: Song, cell: Cell) -> np.random.Generator:
    """The random stream of a cell's thresholds; that of its notes is another."""
    role, bar = cell
    entropy = [song.seed & (2**63 - 1), ROLE_INDEX[role], bar, song.takes.get(cell, 0) + 1, len(KEPT)]
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(entropy)))


def _cell_draw(song: Song, cell: Cell) -> float:
    return float(_stream(song, cell).random())


def _written(
    song: Song, asked: set[Cell], fresh: set[Cell], amount: float, decoder: Decoder | None, progress: Progress | None
) -> Cells:
    """The cells as the model writes them: fresh ones freely, the others to the rhythm and contour of what they were."""
    controls, cells = _with_copies(song, asked, fresh)
    warmth = 1 + WARMTH * amount
    plain = Sampling()
    sampling = replace(
        plain,
        position_temperature=plain.position_temperature * warmth,
        pitch_temperature=plain.pitch_temperature * warmth,
    )
    takes = {cell: song.takes.get(cell, 0) + 1 for cell in asked}
    filled = fill(
        cells, controls, asked, decoder or default_decoder(), seed=song.seed, takes=takes, sampling=sampling,
        progress=progress,
    )  # fmt: skip
    own = {cell: filled.get(cell, ()) for cell in asked}
    done = finished(song, {cell: own[cell] for cell in fresh}) if fresh else song
    return own | {cell: done.cells.get(cell, ()) for cell in fresh}


def _with_copies(song: Song, asked: set[Cell], fresh: set[Cell]) -> tuple[Controls, Cells]:
    """Controls and cells with a copy of every asked bar behind the piece, of which the asked cells are variations."""
    controls = song.controls
    bars, told, cells = list(controls.bars), dict(controls.cells), dict(song.cells)
    end_tick, copies = song.score.end_tick, {}
    for bar in [*[len(bars) - 1] * GAP_BARS, *sorted({bar for _, bar in asked})]:
        place = controls.bars[bar]
        copies[bar] = len(bars)
        bars.append(_moved(place, end_tick))
        end_tick += place.meter.bar_ticks
    for role, bar in asked:
        notes, place = song.cells[role, bar], controls.bars[bar]
        measured = _told(measure_cell(notes, role, place))
        if (role, bar) in fresh:
            told[role, bar] = measured
            continue
        told[role, bar] = replace(measured, motif=Motif.VARY, source_bar=copies[bar])
        offset = bars[copies[bar]].start_tick - place.start_tick
        cells[role, copies[bar]] = tuple(replace(n, onset_tick=n.onset_tick + offset) for n in notes)
    return replace(controls, bars=tuple(bars), cells=told), cells


def _told(control: CellControls) -> CellControls:
    """What a cell was like, but for its figure and its motion, which may change."""
    return replace(control, texture=None, motion=None)


def _moved(bar: BarControls, start_tick: int) -> BarControls:
    offset = start_tick - bar.start_tick
    chords = tuple(replace(span, onset_tick=span.onset_tick + offset) for span in bar.chords)
    return replace(bar, start_tick=start_tick, chords=chords)


def _varied_row(
    song: Song, row: Sequence[Cell], fresh: set[Cell], written: Cells, amount: float, keep: str
) -> dict[Cell, tuple[Note, ...]]:
    """The varied cells of one role, bars in order."""
    role = row[0][0]
    struck = [each for cell in row for each in _struck(song, cell, cell in fresh, written[cell], amount, keep)]
    if role is not Role.DRUMS and (RULES[role].stack == 1 or keep == "contour"):
        struck = _led(song, role, struck, keep)
    found: dict[Cell, list[Note]] = {cell: [] for cell in row}
    for each in _without_clashes(song, role, struck):
        found[each.cell] += each.old if each.new is None else each.new
    out: dict[Cell, tuple[Note, ...]] = {}
    for cell in reversed(row):
        following = out.get((role, cell[1] + 1), song.cells.get((role, cell[1] + 1), ()))
        notes = tuple(sorted(found[cell]))
        changed = notes != song.cells[cell] and (cell in fresh or RULES[role].stack > 1)
        out[cell] = end_where_next_begins(notes, following, role, legato=False) if changed else notes
    return out


def _struck(song: Song, cell: Cell, fresh: bool, written: Sequence[Note], amount: float, keep: str) -> list[_Struck]:
    """The onsets of a cell with what the model has for those that the amount takes over."""
    role, bar = cell
    place = song.controls.bars[bar]
    old = groups_of(song.cells[cell])
    draws = _stream(song, cell).random(len(old) + 1)[1:].tolist()
    changing = [draw < amount and not _kept(song, each, place, role, keep)
                for each, draw in zip(old, _held_out(draws, old, place, role), strict=True)]  # fmt: skip
    if fresh:
        stay = [_Struck(cell, each, None) for each, moves in zip(old, changing, strict=True) if not moves]
        taken = {each.old[0].onset_tick for each in stay}
        new = [each for each in groups_of(written) if each[0].onset_tick not in taken]
        was = {each[0].onset_tick: each for each in old}
        ours = [_Struck(cell, was.get(each[0].onset_tick, each), each) for each in new]
        return sorted([*stay, *ours], key=lambda each: each.old[0].onset_tick)
    rhythm: dict[int, Group] = {}
    for each in groups_of(written):
        rhythm[(each[0].onset_tick - place.start_tick) // TICKS_PER_STEP] = each
    out = []
    for each, moves in zip(old, changing, strict=True):
        there = rhythm.get((each[0].onset_tick - place.start_tick) // TICKS_PER_STEP, ())
        fits = moves and len(there) >= len(each)
        out.append(_Struck(cell, each, _dressed(there, each, role) if fits else None))
    return out


def _dressed(new: Group, old: Group, role: Role) -> Group:
    """New pitches with the onsets, lengths and velocities of the notes that they stand for."""
    chosen = new[: len(old)] if role in (Role.BASS, Role.DRUMS) else new[len(new) - len(old) :]
    return tuple(replace(was, pitch=note.pitch) for note, was in zip(chosen, old, strict=True))


def _held_out(draws: Sequence[float], groups: Sequence[Group], place: BarControls, role: Role) -> list[float]:
    """The amount above which each group changes: higher on strong beats, at the end of a phrase, for kick and snare."""
    out = []
    for index, (draw, group) in enumerate(zip(draws, groups, strict=True)):
        last = index == len(groups) - 1 and (place.phrase_end or place.final)
        strong = is_strong(group[0].onset_tick, place.start_tick, place.meter)
        kind = "strong" if strong or last else "weak"
        if role is Role.DRUMS and any(note.pitch in KICK_AND_SNARE for note in group):
            kind = "kit"
        out.append(HOLDS_OUT[kind] + (1 - HOLDS_OUT[kind]) * float(draw))
    return out


def _kept(song: Song, group: Group, place: BarControls, role: Role, keep: str) -> bool:
    """Whether a group is part of the harmony to keep: a chord tone on a strong beat."""
    if keep != "harmony" or role is Role.DRUMS or not is_strong(group[0].onset_tick, place.start_tick, place.meter):
        return False
    return outer(group, role).pitch % 12 in tones_at(song.score.chords, group[0].onset_tick)


def _led(song: Song, role: Role, struck: Sequence[_Struck], keep: str) -> list[_Struck]:
    """The line led so that its steps are good, and go where the old ones went if that is to be kept."""
    if not struck:
        return []
    first, last = struck[0].cell[1], struck[-1].cell[1]
    before = groups_of(song.cells.get((role, first - 1), ()))[-1:]
    after = groups_of(song.cells.get((role, last + 1), ()))[:1]
    edges = [_Struck((role, first - 1), each, None) for each in before]
    chain = [*edges, *struck, *(_Struck((role, last + 1), each, None) for each in after)]
    was = [outer(each.old, role).pitch for each in chain]
    line = best_line([_choices(song, role, each) for each in chain], _steps(was, keep))
    led = zip(struck, line[len(edges) : len(edges) + len(struck)], strict=True)
    return [each if each.new is None else replace(each, new=_moved_to(each.new, pitch, role)) for each, pitch in led]


def _steps(was: Sequence[int], keep: str) -> StepCost:
    """The cost of a step: against the old contour if that is kept, wider than the old one, or none where it had one."""

    def step(before: int, pitch: int, index: int) -> float:
        move, old = pitch - before, was[index] - was[index - 1]
        against = keep == "contour" and (move > 0) - (move < 0) != (old > 0) - (old < 0)
        wide = max(0, abs(move) - max(5, abs(old)))
        return (AGAINST if against else 0.0) + 0.4 * wide + (0.6 if not move and old else 0.0)

    return step


def _choices(song: Song, role: Role, each: _Struck) -> Mapping[int, float]:
    """The pitches that the line may have at an onset: the old one where it stays, else those near the model's."""
    old = outer(each.old, role).pitch
    if each.new is None:
        return {old: 0.0}
    model, tick = outer(each.new, role).pitch, each.old[0].onset_tick
    place = song.controls.bars[each.cell[1]]
    player = instrument(song.score.tracks[song.rows[role]].program)
    tones, scale = tones_at(song.score.chords, tick), scale_at(song.score.keys, song.score.chords, tick)
    strong = is_strong(tick, place.start_tick, place.meter)
    found = {old: 2.5 if each.new != each.old else 0.0, model: 2.5 if model == old and each.new != each.old else 0.0}
    for pitch in range(max(player.low, model - REACH), min(player.high, model + REACH) + 1):
        if pitch not in found and (pitch % 12 in tones or (pitch % 12 in scale and RULES[role].passing is not None)):
            foreign = 0.0 if pitch % 12 in tones or not tones else 1.5 if strong else 0.3
            found[pitch] = 0.5 * abs(pitch - model) + foreign
    return found


def _moved_to(group: Group, pitch: int, role: Role) -> Group:
    """The group with its outer note at a pitch; what would cross it is left out."""
    edge = outer(group, role)
    inner = [n for n in group if n != edge and (n.pitch > pitch if role is Role.BASS else n.pitch < pitch)]
    return tuple(sorted([*inner, replace(edge, pitch=pitch)]))


def _without_clashes(song: Song, role: Role, struck: Sequence[_Struck]) -> list[_Struck]:
    """The groups, as they were where a new pitch would strike one that still sounds."""
    if role is Role.DRUMS or RULES[role].stack == 1:
        return list(struck)
    sounding: dict[int, int] = {}
    out = []
    for each in struck:
        notes = each.old if each.new is None else each.new
        if each.new is not None and any(sounding.get(n.pitch, 0) > n.onset_tick for n in notes):
            each, notes = replace(each, new=None), each.old
        for note in notes:
            sounding[note.pitch] = max(note.end_tick, sounding.get(note.pitch, 0))
        out.append(each)
    return out
