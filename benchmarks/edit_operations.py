"""Every operation of editing, asked for at random, with what it may change: the registry of the random cases.

A new operation is one more function here and one more line in ``OPERATIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from edit_wishes import (
    FORM,
    MOST_BARS,
    Ask,
    Places,
    Random,
    Wish,
    all_cells,
    some_bars,
    some_cells,
    step,
    told,
)

from planner.revise import revise
from planner.styles import STYLES
from scoresmith import editing
from scoresmith.editing.accompany import accompany
from scoresmith.editing.bar_map import bar_map
from scoresmith.editing.candidates import regenerate_candidates
from scoresmith.editing.chord_change import HARMONY
from scoresmith.editing.ensembles import ENSEMBLES
from scoresmith.editing.harmony import harmonise, reharmonise
from scoresmith.editing.history import History, choose, redo, undo
from scoresmith.editing.operations import Edit
from scoresmith.editing.orchestrate import orchestrate
from scoresmith.editing.restyle import restyle
from scoresmith.editing.simplify import simplify
from scoresmith.editing.song import Song
from scoresmith.editing.update import Update, update
from scoresmith.editing.vary import KEPT, vary
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.score import ROLES, Role


def ask_regenerate(song: Song, history: History, rng: Random) -> Wish:
    """Some cells written again."""
    request = some_cells(song, rng)
    words = f"regenerate {told(request)}"
    return Wish(words, step(lambda s: editing.regenerate(s, request), words), lambda old, new: request)


def ask_candidates(song: Song, history: History, rng: Random) -> Wish:
    """Two takes of some cells, the better one chosen."""
    request = some_cells(song, rng)
    words = f"two candidates of {told(request)}"

    def run(song: Song, history: History) -> tuple[Edit, History]:
        found = regenerate_candidates(song, request, 2)
        return found.best, found.kept_in(history, {"asked": words})

    return Wish(words, run, lambda old, new: request)


def ask_vary(song: Song, history: History, rng: Random) -> Wish:
    """Some cells varied."""
    request, amount = some_cells(song, rng), round(float(rng.random()), 2)
    keep = str(rng.choice(["", *KEPT]))
    words = f"vary {told(request)} by {amount}, keeping {keep or 'nothing'}"
    return Wish(words, step(lambda s: vary(s, request, amount, keep), words), lambda old, new: request)


def ask_simplify(song: Song, history: History, rng: Random) -> Wish:
    """Some cells made easier."""
    request, level = some_cells(song, rng), int(rng.integers(1, 6))
    words = f"simplify {told(request)} to level {level}"
    return Wish(words, step(lambda s: simplify(s, request, level), words), lambda old, new: request)


def _style(rng: Random) -> str:
    return str(rng.choice(sorted(STYLES)))


def _under_chords(bars: Collection[int]) -> Callable[[Song, Song], Collection[Cell]]:
    return lambda old, new: {(role, bar) for role in HARMONY for bar in bars}


def ask_harmonise(song: Song, history: History, rng: Random) -> Wish:
    """Chords for the melody of some bars."""
    bars, style, take = some_bars(song, rng), "" if rng.random() < 0.7 else _style(rng), int(rng.integers(3))
    rhythm = str(rng.choice(["auto", "bar", "half", "as it is"]))
    words = f"harmonise bars {bars[0] + 1}-{bars[-1] + 1}, style '{style}', rhythm {rhythm}, take {take}"
    run = step(lambda s: harmonise(s, bars, style=style, rhythm=rhythm, take=take), words)
    return Wish(words, run, _under_chords(bars), frozenset({"chords", "tracks"}), frozenset(bars))


def ask_reharmonise(song: Song, history: History, rng: Random) -> Wish:
    """Other chords under some bars."""
    bars, strangeness, take = some_bars(song, rng), round(float(rng.random()), 2), int(rng.integers(3))
    words = f"reharmonise bars {bars[0] + 1}-{bars[-1] + 1}, strangeness {strangeness}, take {take}"
    run = step(lambda s: reharmonise(s, bars, strangeness=strangeness, take=take), words)
    return Wish(words, run, _under_chords(bars), frozenset({"chords"}), frozenset(bars))


def ask_chords(song: Song, history: History, rng: Random) -> Wish:
    """Given chords under some bars."""
    bars = some_bars(song, rng)
    symbols = " | ".join(str(rng.choice(["C", "Am7", "F", "G7", "Dm", "Bb", "F#dim"])) for _ in range(2))
    words = f"chords {symbols} under bars {bars[0] + 1}-{bars[-1] + 1}"
    run = step(lambda s: editing.set_chords(s, bars, symbols), words)
    return Wish(words, run, _under_chords(bars), frozenset({"chords"}), frozenset(bars))


def ask_tempo(song: Song, history: History, rng: Random) -> Wish:
    """Another tempo."""
    bpm = float(rng.integers(50, 200))
    words = f"tempo {bpm:g}"
    return Wish(words, step(lambda s: editing.set_tempo(s, bpm), words), lambda old, new: (), frozenset({"tempos"}))


def ask_accompany(song: Song, history: History, rng: Random) -> Wish:
    """Parts that are not there yet."""
    bars, style = some_bars(song, rng), "" if rng.random() < 0.5 else _style(rng)
    roles = None if rng.random() < 0.5 else {ROLES[i] for i in rng.permutation(len(ROLES))[: rng.integers(1, 4)]}
    words = f"accompany bars {bars[0] + 1}-{bars[-1] + 1}, style '{style}', roles {roles and sorted(roles)}"
    empty = {(r, bar) for r in roles or ROLES for bar in bars if (r, bar) not in song.cells}
    run = step(lambda s: accompany(s, bars, roles=roles, style=style), words)
    return Wish(words, run, lambda old, new: empty, frozenset({"chords", "tracks"}), frozenset(bars))


def ask_orchestrate(song: Song, history: History, rng: Random) -> Wish:
    """Other players."""
    name = str(rng.choice(sorted(ENSEMBLES)))
    words = f"orchestrate for {name}"
    run = step(lambda s: orchestrate(s, name), words)
    return Wish(words, run, all_cells, frozenset({"tracks", "others"}))


def ask_restyle(song: Song, history: History, rng: Random) -> Wish:
    """Another style."""
    style = _style(rng)
    words = f"restyle to {style}"
    run = step(lambda s: restyle(s, style), words)
    return Wish(words, run, all_cells, frozenset({"tempos", "tracks", "chords"}), more=_same_tune)


def _same_tune(old: Song, new: Song) -> list[str]:
    """The melody has the same pitches in the same bars, and chords are added only where there were none."""
    tunes = [{bar: [n.pitch for n in notes] for (r, bar), notes in song.cells.items() if r is Role.MELODY}
             for song in (old, new)]  # fmt: skip
    wrong = [] if tunes[0] == tunes[1] else ["the melody has other pitches"]
    gone = set(old.score.chords) - set(new.score.chords)
    return [*wrong, *(f"the chord at {tick} is another" for tick in sorted(span.onset_tick for span in gone))]


def ask_transpose(song: Song, history: History, rng: Random) -> Wish:
    """Another key."""
    by = int(rng.choice([n for n in range(-12, 13) if n]))
    words = f"transpose by {by}"

    def moved(old: Song, new: Song) -> list[str]:
        wrong = []
        for before, after in zip(old.score.tracks, new.score.tracks, strict=True):
            if before.role is Role.DRUMS:
                wrong += [] if before == after else [f"{before.name} moved"]
                continue
            was = sorted((n.onset_tick, (n.pitch + by) % 12, n.velocity) for n in before.notes)
            now = sorted((n.onset_tick, n.pitch % 12, n.velocity) for n in after.notes)
            lost = len(was) - len(now)
            if not set(now) <= set(was) or lost > 0.02 * len(was):
                wrong.append(f"'{before.name}' is not the same by {by} semitones ({lost} notes fewer)")
        return wrong

    pitched = [role for role in ROLES if role is not Role.DRUMS]
    return Wish(
        words, step(lambda s: editing.transpose(s, semitones=by), words),
        lambda old, new: {(role, bar) for role in pitched for bar in range(new.bars)},
        frozenset({"keys", "chords", "others"}), more=moved,
    )  # fmt: skip


def ask_continue(song: Song, history: History, rng: Random) -> Wish:
    """More bars at the end."""
    kind = int(rng.integers(3))
    bars = int(rng.integers(1, MOST_BARS + 1)) if kind == 0 else None
    names = sorted({section.name for section in song.score.sections})
    section = str(rng.choice(names)) if kind == 1 and names else None
    bars = 2 if kind == 1 and not names else bars
    words = f"continue: {bars} bars" if bars else f"continue: section {section}" if section else "continue to the end"
    run = step(lambda s: editing.continue_(s, bars=bars, section=section, end=kind == 2), words)
    return Wish(words, run, lambda old, new: (), FORM, frozenset(), more=_longer)


def _longer(old: Song, new: Song) -> list[str]:
    """All maps before the old end are the same."""
    end = old.score.end_tick
    wrong = [] if new.bars > old.bars else ["it is no longer than before"]
    for name in ("tempos", "meters", "keys"):
        if [x for x in getattr(new.score, name) if x.tick < end] != list(getattr(old.score, name)):
            wrong.append(f"{name} before the old end are others")
    return wrong if new.score.sections[: len(old.score.sections)] == old.score.sections else [*wrong, "other sections"]


def ask_fit(song: Song, history: History, rng: Random) -> Wish:
    """Another length."""
    bars = _fitting(song, [max(1, song.bars + int(by)) for by in rng.permutation(range(-8, 9)) if by])
    words = f"fit to {bars} bars"

    def places(old: Song, new: Song) -> Places:
        return editing.fit_of(old, bars=bars).form.order

    def inner(old: Song, new: Song) -> Collection[Cell]:
        again = {place for place, bar in enumerate(places(old, new)[:-1]) if bar == old.bars - 1}
        return {(role, bar) for role in ROLES for bar in again} if old.plan is not None else ()

    def of_that_length(old: Song, new: Song) -> list[str]:
        return [] if new.bars == bars else [f"it has {new.bars} bars"]

    run = step(lambda s: editing.fit(s, bars=bars), words)
    with suppress(BadInput):
        if places(song, song)[0] != 0:  # a pickup goes with the first bar
            return Wish(words, run, inner, FORM | {"pickup_ticks"}, places=places, more=of_that_length)
    return Wish(words, run, inner, FORM, places=places, more=of_that_length)


def _fitting(song: Song, lengths: Sequence[int]) -> int:
    """The first length that whole phrases make; the last of them where none is."""
    for bars in lengths:
        with suppress(BadInput):
            editing.fit_of(song, bars=bars)
            return bars
    return lengths[-1]


def ask_update(song: Song, history: History, rng: Random) -> Wish:
    """A changed plan. Raises BadInput for a song without one."""
    plan = song.plan
    number = 0 if plan is None else int(rng.integers(len(plan.sections)))
    path, value, fields = _change(song, number, rng)
    words = f"update {path}={value}"
    wanted = None if plan is None else revise(plan, {path: value}, seed=song.seed)
    changed: list[Update] = []

    def run(song: Song, history: History) -> tuple[Edit, History]:
        edit = update(song, wanted or plan)  # type: ignore[arg-type]  (refused, if there is no plan)
        changed[:] = [edit]
        return edit, history.with_edit(edit, {"asked": words})

    def cells(old: Song, new: Song) -> Collection[Cell]:
        edit = changed[0]
        louder = {
            (Role.MELODY, bar)
            for bar, origin in enumerate(places(old, new))
            if origin is not None and new.controls.bars[bar].energy != old.controls.bars[origin].energy
        }
        named = {*edit.refilled, *edit.mended, *edit.transposed, *edit.refitted} | louder
        reached = _reached(new, number) if path.startswith("sections") else named
        return named & reached if path != "tempo_bpm" else ()

    def places(old: Song, new: Song) -> Places:
        assert old.plan is not None
        assert new.plan is not None
        return bar_map(old.plan, new.plan).old_bars

    return Wish(words, run, cells, fields, places=places)


def _change(song: Song, number: int, rng: Random) -> tuple[str, str, frozenset[str]]:
    """A change of a plan: the path, the value and what of the frame may follow."""
    chords = " | ".join(str(rng.choice(["C", "Am", "F", "G", "Dm", "Em"])) for _ in range(4))
    choices = [
        ("tempo_bpm", str(int(rng.integers(60, 180))), frozenset({"tempos"})),
        (f"sections.{number}.chords", chords, frozenset({"chords"})),
        (f"sections.{number}.energy", f"{rng.random():.2f}", frozenset({"sections"})),
        ("key", str(rng.choice(["D major", "E minor", "Bb major", "A minor"])), frozenset({"keys", "chords"})),
        (f"sections.{number}.bars", str(int(rng.choice([2, 4, 6]))), FORM),
    ]
    return choices[int(rng.integers(len(choices)))]


def _reached(song: Song, number: int) -> set[Cell]:
    """The cells of a section, its neighbours' edges, and those that take up material of them."""
    bars = [bar for _, bar in song.controls.cells]
    place = song.score.sections[number]
    inside = set(range(place.start_bar, place.end_bar))
    reached = {(role, bar) for role in ROLES for bar in inside | {place.start_bar - 1, place.end_bar}}
    for bar in sorted(set(bars)):
        for role in ROLES:
            control = song.controls.cells.get((role, bar))
            if control is not None and control.source_bar is not None and (role, control.source_bar) in reached:
                reached.add((role, bar))
    return reached


def ask_choose(song: Song, history: History, rng: Random) -> Wish:
    """An earlier or later take of some cells that have several. Raises BadInput where none has."""
    known = {cell: history.takes(song, cell) for cell in song.controls.cells if not song.is_locked(cell)}
    several = sorted(cell for cell, takes in known.items() if len(takes) > 1)
    if not several:
        raise BadInput("no cell has a second take")
    request = frozenset(several[i] for i in rng.permutation(len(several))[: rng.integers(1, 9)])
    known = {cell: known[cell] for cell in request}
    take = int(rng.integers(1, max(map(len, known.values())) + 1))
    words = f"choose take {take} of {told(request)}"

    def of_that_take(old: Song, new: Song) -> list[str]:
        has = {cell: new.cells.get(cell, ()) for cell in request}
        return [f"{cell} is not take {take}" for cell, takes in known.items()
                if has[cell] != (takes[take - 1] if len(takes) >= take else old.cells.get(cell, ()))]  # fmt: skip

    return Wish(words, lambda s, h: choose(s, h, request, take), lambda old, new: request, more=of_that_take)


def ask_undo(song: Song, history: History, rng: Random) -> Wish:
    """The latest step taken back."""
    return Wish("undo", undo, all_cells, restores=1)


def ask_redo(song: Song, history: History, rng: Random) -> Wish:
    """What was taken back done again."""
    return Wish("redo", redo, all_cells, restores=-1)


@dataclass(frozen=True, slots=True)
class Operation:
    """How an operation is asked for at random, and how often beside the others."""

    ask: Ask
    weight: float = 1.0


OPERATIONS: Mapping[str, Operation] = {
    "regenerate": Operation(ask_regenerate, 2.0),
    "candidates": Operation(ask_candidates, 0.5),
    "vary": Operation(ask_vary),
    "simplify": Operation(ask_simplify),
    "harmonise": Operation(ask_harmonise),
    "reharmonise": Operation(ask_reharmonise),
    "chords": Operation(ask_chords),
    "tempo": Operation(ask_tempo, 0.5),
    "accompany": Operation(ask_accompany),
    "orchestrate": Operation(ask_orchestrate, 0.7),
    "restyle": Operation(ask_restyle, 0.5),
    "transpose": Operation(ask_transpose, 0.7),
    "continue": Operation(ask_continue, 0.7),
    "fit": Operation(ask_fit),
    "update": Operation(ask_update, 2.0),
    "choose": Operation(ask_choose),
    "undo": Operation(ask_undo),
    "redo": Operation(ask_redo, 0.7),
}
