"""Random cases of every editing operation, on composed songs and on anyone's, with random locks.

Each case is one operation of ``edit_operations``. Held against it: cells and maps outside the request, and locked
cells, are identical (in a song that changes its length: each bar with the one that it was); asked again, it gives the
same song; taken back, the MIDI has the same bytes as before, and done again those of after; no take is lost. After a
walk of a few cases the folder is opened again and says the same, and taking everything back gives the first bytes.

``python benchmarks/edit_cases.py [--cases 1000] [--quick] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from edit_operations import OPERATIONS, Operation
from edit_wishes import Places, Random, Wish

from planner import parse, think
from scoresmith import editing
from scoresmith.composer import compose
from scoresmith.editing.chord_change import changed_bars
from scoresmith.editing.history import History, redo, undo
from scoresmith.editing.song import Lock, Song
from scoresmith.editing.workspace import write_song
from symbolic.errors import BadInput
from symbolic.grid import Cell, Cells, cells_of
from symbolic.midi import midi_bytes
from symbolic.score import ROLES, Note, Score
from symbolic.timing import bar_starts

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "delivery"))
from pieces import NAMES, piece

PROMPTS: tuple[str, ...] = (
    "a calm pop song in C major, 4/4, 90 bpm, 8 bars, verse chorus, with piano, bass and drums",
    "a swing tune, F major, 8 bars, 140 bpm, with saxophone, piano, bass and drums",
    "华尔兹，D大调，3/4拍，8小节，小提琴和钢琴",
)
"""The songs that are composed for the cases."""
STEPS = 5
"""Operations one after the other on a song, before the next song is taken."""
TRIES = 12
"""So many refused requests in a row end a walk."""
CASES, QUICK_CASES = 1000, 40


@dataclass(slots=True)
class Tally:
    """What was done and what was found wrong."""

    cases: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many cases there were."""
        return sum(self.cases.values())


def composed_songs(prompts: Sequence[str] = PROMPTS) -> list[tuple[str, Song]]:
    """Songs that were composed just now."""
    return [(text[:14], editing.song_of(compose(think(parse(text), seed=n), seed=n))) for n, text in enumerate(prompts)]


def foreign_songs() -> list[tuple[str, Song]]:
    """Scores of all kinds, without a plan, as if somebody had brought them."""
    return [(name, Song(piece(name), seed=n)) for n, name in enumerate(NAMES)]


def all_songs() -> list[tuple[str, Song]]:
    """Every song, those that were composed after each few of the others."""
    composed, foreign = composed_songs(), foreign_songs()
    return [pair for n in range(0, len(foreign), 5) for pair in (*composed, *foreign[n : n + 5])]


def random_locks(song: Song, rng: Random) -> tuple[Lock, ...]:
    """Up to three locks on some role, or all, in a few bars."""
    locks = []
    for _ in range(int(rng.integers(4))):
        first = int(rng.integers(song.bars))
        there = [None, *sorted(song.rows)]
        locks.append(Lock(there[rng.integers(len(there))], first, min(song.bars - 1, first + int(rng.integers(3)))))
    return tuple(locks)


def others_of(score: Score, rows: Mapping[object, int]) -> list[Cells]:
    """The tracks that are no row, each cut into bars."""
    own = set(rows.values())
    return [cells_of(replace(score, tracks=(t,))) for i, t in enumerate(score.tracks) if i not in own]


def shifted(notes: tuple[Note, ...], by_ticks: int) -> tuple[Note, ...]:
    """Notes at another place."""
    return tuple(replace(note, onset_tick=note.onset_tick + by_ticks) for note in notes) if by_ticks else notes


def outside_faults(old: Song, new: Song, wish: Wish) -> list[str]:
    """The cells that changed without being asked for, locked ones among them, and what of the frame did."""
    wrong, may, places = [], set(wish.cells(old, new)), wish.places(old, new)
    for cell, origin, same in _compared(old, new, places):
        if not same and old.is_locked(origin):
            wrong.append(f"the locked cell {_said(cell)} changed")
        elif not same and cell not in may:
            wrong.append(f"{_said(cell)} changed, which was not asked for")
    wrong += [] if "others" in wish.fields or _same_others(old, new, places) else ["a track that is no row changed"]
    for name in ("end_tick", "tempos", "meters", "keys", "chords", "sections", "title", "copyright", "pickup_ticks"):
        if name not in wish.fields and getattr(old.score, name) != getattr(new.score, name):
            wrong.append(f"the {name} changed")
    if "tracks" not in wish.fields and _players(old) != _players(new):
        wrong.append("the players changed")
    silent_ticks = new.score.meters[0].bar_ticks - new.score.pickup_ticks if new.score.pickup_ticks else 0
    if any(note.onset_tick < silent_ticks for track in new.score.tracks for note in track.notes):
        wrong.append("a note begins before the pickup")
    if wish.chord_bars is not None and "end_tick" not in wish.fields:
        wrong += [f"the chords of bar {bar + 1} changed" for bar in changed_bars(old, new) - wish.chord_bars]
    return wrong


def _compared(old: Song, new: Song, places: Places) -> Iterator[tuple[Cell, Cell, bool]]:
    """Each cell of the new song, the one that it was, and whether they have the same notes."""
    before, after = (bar_starts(song.score.meters, song.score.end_tick) for song in (old, new))
    for bar, origin in enumerate(places):
        for role in ROLES if origin is not None else ():
            assert origin is not None
            was = shifted(old.cells.get((role, origin), ()), after[bar] - before[origin])
            yield (role, bar), (role, origin), was == new.cells.get((role, bar), ())


def _same_others(old: Song, new: Song, places: Places) -> bool:
    before, after = (bar_starts(song.score.meters, song.score.end_tick) for song in (old, new))
    pairs = list(zip(others_of(old.score, old.rows), others_of(new.score, new.rows), strict=False))
    same = all(
        shifted(was.get((role, origin), ()), after[bar] - before[origin]) == now.get((role, bar), ())
        for was, now in pairs
        for bar, origin in enumerate(places)
        if origin is not None
        for role in ROLES
    )
    return same and len(others_of(old.score, old.rows)) == len(others_of(new.score, new.rows))


def _players(song: Song) -> list[tuple[str, str, int]]:
    return [(track.role.value, track.name, track.program) for track in song.score.tracks]


def _said(cell: Cell) -> str:
    return f"{cell[0].value} in bar {cell[1] + 1}"


def lost_takes(old: Song, history: History, new: Song, later: History) -> list[str]:
    """The cells that once had notes which no take of them has any more."""
    if old.score.meters != new.score.meters:
        return []
    cells = {cell for cell in {*old.cells, *history.origin} if cell[1] < min(old.bars, new.bars)}
    return [f"a take of {_said(cell)} is lost" for cell in sorted(cells)
            if not set(history.takes(old, cell)) <= {*later.takes(new, cell)}]  # fmt: skip


def case_faults(old: Song, history: History, new: Song, later: History, wish: Wish) -> list[str]:
    """All that is wrong with one case."""
    wrong = outside_faults(old, new, wish) if not wish.restores else []
    wrong += wish.more(old, new) + lost_takes(old, history, new, later)
    edit, _ = wish.run(old, history)
    if (edit.song.score, edit.song.plan, edit.song.takes) != (new.score, new.plan, new.takes):
        wrong.append("asked again it gave another song")
    if not wish.restores:
        wrong += _undo_faults(old, new, later)
    return wrong


def _undo_faults(old: Song, new: Song, later: History) -> list[str]:
    back, after = undo(new, later)
    again, _ = redo(back.song, after)
    wrong = []
    if midi_bytes(back.song.score) != midi_bytes(old.score) or back.song.score != old.score:
        wrong.append("undo gave other bytes than before")
    if midi_bytes(again.song.score) != midi_bytes(new.score):
        wrong.append("redo gave other bytes than after")
    for name in ("plan", "locks", "style"):
        if getattr(back.song, name) != getattr(old, name):
            wrong.append(f"undo left another {name}")
    return wrong


@dataclass(slots=True)
class _Walk:
    """A song on its way through a few operations, in its folder."""

    workspace: editing.Workspace
    name: str
    before: list[bytes] = field(default_factory=list)
    after: list[bytes] = field(default_factory=list)

    def take(self, wish: Wish, operation: str, tally: Tally) -> None:
        """One case. Raises BadInput where it is refused."""
        song, history = self.workspace.song, self.workspace.history
        started_s = time.perf_counter()
        edit, later = wish.run(song, history)
        tally.seconds[operation] += time.perf_counter() - started_s
        tally.cases[operation] += 1
        tally.changed[operation] += edit.changes
        wrong = case_faults(song, history, edit.song, later, wish) + self._stacked(song, edit.song, wish)
        tally.faults += [f"{self.name}: {wish.words}, locks {_locks(song)}: {each}" for each in wrong]
        self.workspace = self.workspace.saved(edit, later)

    def _stacked(self, old: Song, new: Song, wish: Wish) -> list[str]:
        """Follow what undo and redo should give."""
        now, then = midi_bytes(old.score), midi_bytes(new.score)
        if not wish.restores:
            self.before.append(now)
            self.after = []
            return []
        here, there = (self.before, self.after) if wish.restores > 0 else (self.after, self.before)
        expected = here.pop()
        there.append(now)
        return [] if then == expected else [f"{wish.words} gave other bytes than there were"]

    def end(self, tally: Tally) -> None:
        """Open the folder again, and take everything back."""
        again = editing.open_workspace(self.workspace.folder)
        if again.song.score != self.workspace.song.score or again.history != self.workspace.history:
            tally.faults.append(f"{self.name}: the folder says something else when it is opened again")
        while self.before:
            edit, history = undo(again.song, again.history)
            again = again.saved(edit, history)
            if (again.folder / "score.mid").read_bytes() != self.before.pop():
                tally.faults.append(f"{self.name}: undo in the folder gave other bytes")


def _locks(song: Song) -> str:
    return ", ".join(f"{lock.role or 'all'} {lock.first + 1}-{lock.last + 1}" for lock in song.locks) or "none"


def walk(name: str, song: Song, rng: Random, tally: Tally, steps: int, operations: Mapping[str, Operation]) -> None:
    """Some random operations on a song, one after the other, on what the last one left."""
    names = list(operations)
    weights = np.array([operations[each].weight for each in names])
    song = replace(song, locks=random_locks(song, rng), seed=int(rng.integers(1000)))
    with tempfile.TemporaryDirectory() as folder:
        write_song(song, Path(folder))
        going = _Walk(editing.open_workspace(Path(folder)), name)
        done = refused = 0
        while done < steps and refused < TRIES:
            operation = names[rng.choice(len(names), p=weights / weights.sum())]
            try:
                wish = operations[operation].ask(going.workspace.song, going.workspace.history, rng)
                going.take(wish, operation, tally)
                done += 1
            except BadInput:
                tally.refused[operation] += 1
                refused += 1
            except Exception as error:  # any other exception is a fault, and told with its case
                tally.faults.append(f"{name}: {operation}: {type(error).__name__}: {error}")
                refused += 1
        going.end(tally)


def random_cases(
    songs: Sequence[tuple[str, Song]], count: int, *, seed: int = 0, operations: Mapping[str, Operation] = OPERATIONS
) -> Tally:
    """``count`` random cases on these songs in turn."""
    tally, number = Tally(), 0
    while tally.count < count:
        name, song = songs[number % len(songs)]
        rng = np.random.default_rng([seed, number])
        walk(f"walk {number} of {name}", song, rng, tally, min(STEPS, count - tally.count), operations)
        number += 1
    return tally


def show(tally: Tally) -> None:
    """Print the cases by operation and what is wrong."""
    print(f"{'operation':14s} {'cases':>6s} {'changed':>8s} {'refused':>8s} {'mean s':>7s}")
    for name, cases in tally.cases.most_common():
        mean_s = tally.seconds[name] / cases
        print(f"{name:14s} {cases:6d} {tally.changed[name]:8d} {tally.refused[name]:8d} {mean_s:7.2f}")
    print(f"{tally.count} cases, {len(tally.faults)} faults")
    for fault in tally.faults[:60]:
        print(fault)


def main() -> None:
    """Run the cases and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    started_s = time.perf_counter()
    tally = random_cases(all_songs(), QUICK_CASES if options.quick else options.cases, seed=options.seed)
    show(tally)
    lasted_s = time.perf_counter() - started_s
    print(f"{lasted_s:.0f} s")
    if options.json:
        values = {"cases": tally.count, "faults": len(tally.faults), "seconds": lasted_s, "by_operation": tally.cases}
        options.json.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
