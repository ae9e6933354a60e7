"""All operations of editing on random cases: nothing outside the request changes, seeds repeat, undo restores bytes.

The cases and what is held against them stand in ``benchmarks/edit_cases.py``, which runs a thousand of them; a new
operation is added to ``benchmarks/edit_operations.py``.
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_song import small_piece

from scoresmith import editing
from scoresmith.editing.operations import edit_of
from symbolic.score import Note, Role

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import edit_cases
from edit_operations import OPERATIONS, Operation
from edit_wishes import Wish, step

FOREIGN = edit_cases.foreign_songs()


@pytest.fixture(scope="module")
def songs() -> list[tuple[str, editing.Song]]:
    """A composed song between every few scores that were not composed here."""
    small = [("small song", editing.song_of(small_piece()))]
    return [pair for n in range(0, len(FOREIGN), 3) for pair in (*small, *FOREIGN[n : n + 3])]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_random_cases_of_all_operations(songs: list[tuple[str, editing.Song]], seed: int):
    tally = edit_cases.random_cases(songs[seed::3] + songs[:1], 24, seed=seed)
    assert not tally.faults, "\n".join(tally.faults[:10])
    assert tally.count == 24


@pytest.mark.slow
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_has_cases_that_are_not_refused(songs: list[tuple[str, editing.Song]], name: str):
    needs = {"choose": ("regenerate",), "undo": ("regenerate",), "redo": ("regenerate", "undo")}
    chosen = {each: OPERATIONS[each] for each in (*needs.get(name, ()), name)}
    for seed in range(8):
        tally = edit_cases.Tally()
        edit_cases.walk(*songs[0], np.random.default_rng(seed), tally, 2 + len(chosen), chosen)
        assert not tally.faults, tally.faults[0]
        if tally.changed[name]:
            return
    raise AssertionError(f"{name} was never done")


def _spoilt(operation) -> dict[str, Operation]:
    """A registry of one operation, asked to change the bass of bar 1 alone."""
    words = "a spoilt operation"
    wish = Wish(words, step(operation, words), lambda old, new: {(Role.BASS, 0)})
    return {"spoilt": Operation(lambda song, history, rng: wish)}


def _with_another_note(song: editing.Song, cell) -> editing.Song:
    note = replace(song.cells[cell][0], pitch=song.cells[cell][0].pitch + 1)
    return song.with_written({cell: (note, *song.cells[cell][1:])})


COUNTER = iter(range(10_000))
SPOILT = {
    "another cell changes": (
        lambda song: edit_of("x", song, _with_another_note(song, (Role.BASS, 3))),
        "bass in bar 4 changed, which was not asked for",
    ),
    "a velocity changes": (
        lambda song: edit_of(
            "x", song, song.with_written({(Role.BASS, 3): tuple(
                replace(n, velocity=n.velocity + 1) for n in song.cells[Role.BASS, 3])})
        ),
        "bass in bar 4 changed",
    ),
    "the tempo changes": (
        lambda song: edit_of("x", song, replace(song, score=replace(
            song.score, tempos=(replace(song.score.tempos[0], bpm=100.0),)))),
        "the tempos changed",
    ),
    "the style changes, and undo forgets it": (
        lambda song: replace(edit_of("x", song, replace(song, style="rock")), style=None),
        "undo left another style",
    ),
    "the same request gives other notes": (
        lambda song: edit_of("x", song, song.with_written({(Role.BASS, 0): (Note(0, 30 + next(COUNTER) % 12, 120),)})),
        "asked again it gave another song",
    ),
    "an edit does not tell what it changed": (
        lambda song: replace(edit_of("x", song, _with_another_note(song, (Role.BASS, 0))), before={}),
        "undo gave other bytes",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_the_cases_find_what_is_wrong(songs: list[tuple[str, editing.Song]], name: str):
    operation, fault = SPOILT[name]
    song = replace(songs[0][1], locks=())
    tally = edit_cases.Tally()
    wish = _spoilt(operation)["spoilt"].ask(song, editing.History(song.cells), np.random.default_rng(0))
    edit, later = wish.run(song, editing.History(song.cells))
    tally.faults += edit_cases.case_faults(song, editing.History(song.cells), edit.song, later, wish)
    assert any(fault in each for each in tally.faults), tally.faults


def test_a_changed_locked_cell_is_found(songs: list[tuple[str, editing.Song]]):
    song = replace(songs[0][1], locks=(editing.Lock(Role.BASS, 0, 0),))
    new = _with_another_note(song, (Role.BASS, 0))
    wish = Wish("", step(lambda s: edit_of("x", s, new), ""), lambda old, now: {(Role.BASS, 0)})
    assert edit_cases.outside_faults(song, new, wish) == ["the locked cell bass in bar 1 changed"]
