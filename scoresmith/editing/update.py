"""A song under a changed plan: cells that are told something else are written again, all other notes stay.

What can be carried over by rule is carried: a tempo moves no note, a key transposes, an instrument takes the notes that
it has, a tune under new chords is mended where it clashes, sections that move take their bars with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from planner.check import check
from planner.plan import Plan
from scoresmith.editing.bar_map import bar_map
from scoresmith.editing.carry import felt, in_range, moved, rekeyed, shift_of, too_many
from scoresmith.editing.clashes import Ground, mended
from scoresmith.editing.facts import Comparison, repeats_of, same_ground
from scoresmith.editing.frames import new_frame, new_locks, new_takes
from scoresmith.editing.operations import Edit, Progress, edit_of, finished, written
from scoresmith.editing.song import Song
from symbolic.blending import swing_at
from symbolic.controls import BarControls, Motif
from symbolic.decoder import Decoder, default_decoder
from symbolic.errors import BadInput
from symbolic.feel import evened_notes, is_swung, swung_notes
from symbolic.grid import Cell, Cells
from symbolic.score import ChordSpan, Note, Role
from symbolic.theory import transpose_chord

NAME = "update"
TRIES = 2
"""How many times cells that break a promise are written again."""


@dataclass(frozen=True, slots=True)
class Update(Edit):
    """The edit of a changed plan, and what was done: cells written again, tunes mended, notes carried by rule.

    ``transposed`` and ``refitted`` are the cells that went into another key and into an instrument's range, ``kept``
    the locked cells that the plan would have changed.
    """

    refilled: tuple[Cell, ...] = ()
    mended: tuple[Cell, ...] = ()
    transposed: tuple[Cell, ...] = ()
    refitted: tuple[Cell, ...] = ()
    kept: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """The song in its new frame with all that stays, and the cells that are to be written.

    The other cells are those of ``Update``.
    """

    song: Song
    request: frozenset[Cell]
    mended: tuple[Cell, ...]
    transposed: tuple[Cell, ...]
    refitted: tuple[Cell, ...]
    kept: tuple[Cell, ...]

    def as_update(self, edit: Edit) -> Update:
        """An edit that began here, with what was done."""
        plain = {each.name: getattr(edit, each.name) for each in fields(Edit)}
        request = tuple(sorted(self.request))
        return Update(
            **plain,
            refilled=request,
            mended=self.mended,
            transposed=self.transposed,
            refitted=self.refitted,
            kept=self.kept,
        )


def update(
    song: Song,
    new_plan: Plan,
    *,
    keep_melody: bool = True,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Update:
    """The song under another plan. With ``keep_melody`` the tune is mended under new chords, else written again.

    Raises BadInput for a song without a plan, and where the new plan has no place for what is locked.
    """
    start = carried(song, new_plan, keep_melody=keep_melody)
    return start.as_update(edit_of(NAME, song, written_well(start, decoder=decoder, progress=progress)))


def written_well(start: Carried, *, decoder: Decoder | None = None, progress: Progress | None = None) -> Song:
    """The song with the asked cells written, and those of them that break a promise written again while that helps."""
    if not start.request:
        return start.song
    plan, controls = start.song.plan, start.song.controls
    assert plan is not None
    model = decoder or default_decoder()
    song = written(start.song, controls, start.request, decoder=model, progress=progress)
    report = check(song.score, plan)
    for _ in range(TRIES):
        broken = report.broken_cells & start.request
        again = (broken | repeats_of(controls, frozenset(broken))) & start.request
        if not broken:
            break
        other = written(song, controls, again, decoder=model)
        checked = check(other.score, plan)
        better = (len(checked.broken), len(checked.broken_cells)) < (len(report.broken), len(report.broken_cells))
        song, report = (other, checked) if better else (replace(song, takes=other.takes), report)
    return song


def carried(song: Song, new_plan: Plan, *, keep_melody: bool = True) -> Carried:
    """What of a song stays under another plan, and what is to be written; raises as ``update`` does."""
    if song.plan is None:
        raise BadInput("this score was not composed from a plan, so there is no plan of it to change")
    return _Carrying(song, song.plan, new_plan, keep_melody).done()


class _Carrying:
    """The steps of ``carried``, each on the cells that the last one left."""

    def __init__(self, song: Song, old: Plan, new: Plan, keep_melody: bool) -> None:
        self.song, self.old, self.new, self.keep_melody = song, old, new, keep_melody
        self.map = bar_map(old, new)
        self.compared = Comparison(old, new, self.map)
        self.frame = new_frame(song, old, new, self.map)
        self.locks = new_locks(song, self.map)
        self.empty = replace(
            song,
            score=self.frame,
            plan=new,
            style=new.style if new.style != old.style else song.style,
            locks=self.locks,
            takes=new_takes(song, self.map),
        )
        self.request = self._request()
        self.kept = tuple(sorted(c for c in self.compared.new.cells if self._is_held_back(c)))

    def done(self) -> Carried:
        cells = self._placed()
        cells, transposed = self._in_key(cells)
        cells, refitted = self._in_range(cells)
        base = self.empty.with_written(self._in_feel(cells))
        base = self._loud(base)
        changes = self._mended(base)
        base = base.with_written(changes)
        request = self.request
        mended_cells, transposed_cells, refitted_cells = (
            tuple(sorted(cell for cell in found if cell not in request)) for found in (changes, transposed, refitted)
        )
        base = base.with_written(dict.fromkeys(request, ())) if request else base
        return Carried(base, request, mended_cells, transposed_cells, refitted_cells, self.kept)

    def _request(self) -> frozenset[Cell]:
        """The cells to write: new ones, those told something else, and what repeats them; no locked one."""
        first = frozenset(cell for cell in self.compared.new.cells if self._is_to_write(cell))
        follow = self.compared.followers(first)
        if self.keep_melody:
            follow = {c for c in follow if c[0] is not Role.MELODY or self._source_of(c) in first | follow}
        return frozenset(cell for cell in first | follow if not self.empty.is_locked(cell))

    def _source_of(self, cell: Cell) -> Cell:
        source = self.compared.new.cells[cell].source_bar
        return cell[0], -1 if source is None else source

    def _is_to_write(self, cell: Cell) -> bool:
        role, bar = cell
        was = self.compared.old_cell(cell)
        if was is None or was not in self.compared.old.cells:
            return not (was is not None and self.song.cells.get(was))
        if role is Role.MELODY and self.keep_melody:
            return self._needs_other_tune(bar)
        return self.compared.differs(cell) or self._too_many(was)

    def _needs_other_tune(self, bar: int) -> bool:
        old_bar = self.map.old_bars[bar]
        assert old_bar is not None
        ends = self.compared.new.bars[bar].final and not self.compared.old.bars[old_bar].final
        return ends or self.compared.asks_other_tune(bar) or self._too_many((Role.MELODY, old_bar))

    def _too_many(self, was: Cell) -> bool:
        """Whether another instrument cannot play all that sounds together in a cell."""
        now, before = self.compared.new.programs.get(was[0]), self.compared.was.programs.get(was[0])
        return (
            now is not None
            and now != before
            and was[0] is not Role.DRUMS
            and too_many(self.song.cells.get(was, ()), now)
        )

    def _is_held_back(self, cell: Cell) -> bool:
        """Whether a cell would be another one if it were not locked."""
        return (
            self.empty.is_locked(cell)
            and self.compared.old_cell(cell) is not None
            and (self._is_to_write(cell) or self._interval(cell[1]) != 0 or self.compared.other_chords(cell[1]))
        )

    def _placed(self) -> Cells:
        """The old notes in their new bars; a role that the plan takes away is silent there."""
        starts, placed = self.compared.new.bars, {}
        for bar, old_bar in enumerate(self.map.old_bars):
            if old_bar is None:
                continue
            ticks = starts[bar].start_tick - self.compared.old.bars[old_bar].start_tick
            for role in self.song.rows:
                notes = self.song.cells.get((role, old_bar))
                if notes and not self._is_taken_away(role, bar, old_bar) and role in self.empty.rows:
                    placed[role, bar] = moved(notes, ticks)
        return placed

    def _is_taken_away(self, role: Role, bar: int, old_bar: int) -> bool:
        gone = (role, old_bar) in self.compared.old.cells and (role, bar) not in self.compared.new.cells
        if gone and self.empty.is_locked((role, bar)):
            raise BadInput(f"the plan takes the {role} away in bar {bar + 1}, which is locked; unlock it first")
        return gone

    def _interval(self, bar: int) -> int:
        """How many semitones, 0 to 11, the key of a bar went up."""
        old_bar = self.map.old_bars[bar]
        assert old_bar is not None
        return (self.compared.new.bars[bar].key.tonic - self.compared.old.bars[old_bar].key.tonic) % 12

    def _in_key(self, cells: Cells) -> tuple[Cells, set[Cell]]:
        """Notes of bars with another key, carried there; each role goes the same way everywhere."""
        out, done = dict(cells), set()
        for role, interval in {(role, self._interval(bar)) for role, bar in cells}:
            own = [cell for cell in cells if cell[0] is role and self._interval(cell[1]) == interval]
            own = [cell for cell in own if role is not Role.DRUMS and not self.empty.is_locked(cell)]
            program = self.compared.new.programs.get(role, 0)
            shift = shift_of([note for cell in own for note in cells[cell]], interval, program)
            for cell in own:
                keys = self._keys(cell[1])
                out[cell] = rekeyed(cells[cell], shift, *keys, self.compared.new.bars[cell[1]].chords)
                done |= {cell} if out[cell] != cells[cell] else set()
        return out, done

    def _keys(self, bar: int) -> tuple[tuple[int, str], tuple[int, str]]:
        old_bar = self.map.old_bars[bar]
        assert old_bar is not None
        before, after = self.compared.old.bars[old_bar].key, self.compared.new.bars[bar].key
        return (before.tonic, before.mode), (after.tonic, after.mode)

    def _in_range(self, cells: Cells) -> tuple[Cells, set[Cell]]:
        """Notes in the range of an instrument that is new, or that they left with their key."""
        out, done = dict(cells), set()
        for cell, notes in cells.items():
            role, bar = cell
            now, before = (c.programs.get(role) for c in (self.compared.new, self.compared.was))
            if now is None or self.empty.is_locked(cell) or (now == before and not self._interval(bar)):
                continue
            out[cell] = in_range(notes, role, now)
            done |= {cell} if out[cell] != notes else set()
        return out, done

    def _in_feel(self, cells: Cells) -> Cells:
        """Notes swung, or even, where the style's feel changed."""
        if self.old.is_blended or self.new.is_blended or (self.old.swing, self.new.swing) != (None, None):
            return {c: notes if self.empty.is_locked(c) else self._felt(c, notes) for c, notes in cells.items()}
        before, after = (is_swung(plan.style, plan.meter) for plan in (self.old, self.new))
        if before == after:
            return cells
        return {c: notes if self.empty.is_locked(c) else felt(notes, swung=after) for c, notes in cells.items()}

    def _felt(self, cell: Cell, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        """A cell swung as far as its bar is now."""
        old_bar = self.map.old_bars[cell[1]]
        assert old_bar is not None
        before, after = swing_at(self.compared.old, old_bar), swing_at(self.compared.new, cell[1])
        return notes if before == after else swung_notes(evened_notes(notes), after)

    def _loud(self, base: Song) -> Song:
        """A tune that is kept is played as loud as its section is now."""
        old, new = self.compared.old.bars, self.compared.new.bars
        louder = {
            cell: notes
            for cell, notes in base.cells.items()
            if cell in self.compared.new.cells
            and cell not in self.request
            and not self.empty.is_locked(cell)
            and new[cell[1]].energy != old[self.map.old_bars[cell[1]] or 0].energy
        }
        return finished(base, louder) if louder else base

    def _mended(self, base: Song) -> dict[Cell, tuple[Note, ...]]:
        """The kept melody cells under other chords in which notes clash, with these moved."""
        bars = {
            bar: self._ground(bar)
            for role, bar in base.cells
            if role is Role.MELODY
            and (role, bar) in self.compared.new.cells
            and (role, bar) not in self.request
            and not base.is_locked((role, bar))
            and self.compared.other_chords(bar)
        }
        line = [(note, bar) for (role, bar), notes in base.cells.items() if role is Role.MELODY for note in notes]
        line.sort()
        found = mended([note for note, _ in line], bars, [bar for _, bar in line])
        changes: dict[Cell, tuple[Note, ...]] = {}
        for bar in sorted({line[place][1] for place in found}):
            here = [found.get(place, note) for place, (note, b) in enumerate(line) if b == bar]
            changes[Role.MELODY, bar] = tuple(sorted(here))
        return changes | self._repeated(base, changes, bars)

    def _ground(self, bar: int) -> Ground:
        """The bar as it is now, with its old chords in its new key and place."""
        old_bar = self.map.old_bars[bar]
        assert old_bar is not None
        was, now = self.compared.old.bars[old_bar], self.compared.new.bars[bar]
        ticks, interval = now.start_tick - was.start_tick, self._interval(bar)
        old = tuple(
            ChordSpan(s.onset_tick + ticks, s.duration_tick, transpose_chord(s.chord, interval)) for s in was.chords
        )
        return Ground(now, old)

    def _repeated(
        self, base: Song, changes: Mapping[Cell, tuple[Note, ...]], bars: Mapping[int, Ground]
    ) -> dict[Cell, tuple[Note, ...]]:
        """Literal repeats of a mended bar that got the same chords: they stay literal."""
        out: dict[Cell, tuple[Note, ...]] = {}
        told = self.compared.new
        for bar in sorted(bars):
            cell = (Role.MELODY, bar)
            control = told.cells[cell]
            if control.motif is not Motif.REPEAT or control.source_bar is None:
                continue
            source = (Role.MELODY, control.source_bar)
            here, there = told.bars[bar], told.bars[control.source_bar]
            if same_ground(here, there) and _alike(base, cell, source, here, there):
                new = {**changes, **out}.get(source, base.cells.get(source, ()))
                pitches = {note.onset_tick - there.start_tick: note.pitch for note in new}
                out[cell] = tuple(replace(n, pitch=pitches[n.onset_tick - here.start_tick]) for n in base.cells[cell])
        return out


def _alike(base: Song, cell: Cell, source: Cell, here: BarControls, there: BarControls) -> bool:
    """Whether two cells have the same notes, apart from velocities."""
    own, other = (
        [(n.onset_tick - bar.start_tick, n.pitch, n.duration_tick) for n in base.cells.get(c, ())]
        for c, bar in ((cell, here), (source, there))
    )
    return own == other and bool(own)
