"""What a bar is like in a few words, and where its material comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symbolic.controls import Motif
from symbolic.encode import describe_bars, encode_score
from symbolic.excerpts import excerpts_of
from symbolic.grid import cells_of, one_voice
from symbolic.motifs import measure_motif, shapes_of
from symbolic.score import Note, Role, Track
from symbolic.texture import Motion, Texture, measure_motion, measure_texture
from tests.symbolic.grids import song, works


@pytest.mark.parametrize(
    ("steps", "texture"),
    [
        ([0], Texture.HELD),
        ([24], Texture.HELD),
        ([6, 30], Texture.LATE),
        ([0, 12, 24, 36], Texture.BEATS),
        (list(range(0, 48, 6)), Texture.EIGHTHS),
        (list(range(0, 48, 3)), Texture.SIXTEENTHS),
        ([0, 6, 18, 30, 42], Texture.OFFBEATS),
        ([0, 4, 8, 12, 16, 20, 24, 36], Texture.TRIPLETS),
        ([0, 12, 18, 30, 36], Texture.SYNCOPATED),
        ([0, 9, 12, 24, 36], Texture.DOTTED),
    ],
)
def test_figures_have_names(steps: list[int], texture: Texture) -> None:
    assert measure_texture(steps, 48) is texture
    assert measure_texture(steps[::-1], 48) is texture


@pytest.mark.parametrize(
    ("pitches", "motion"),
    [
        ([60, 60, 60], Motion.SAME),
        ([60, 62, 62, 67], Motion.UP),
        ([67, 64, 60], Motion.DOWN),
        ([60, 64, 62], Motion.ARCH),
        ([64, 60, 62], Motion.BOWL),
        ([60, 67, 60, 67, 60], Motion.ALTERNATING),
    ],
)
def test_motions_have_names(pitches: list[int], motion: Motion) -> None:
    notes = [Note(i * 240, pitch, 240) for i, pitch in enumerate(pitches)]
    assert measure_motion(notes, Role.MELODY, 0, 48) is motion


def drums(**steps: list[int]) -> list[Note]:
    keys = {"kick": 36, "snare": 38, "hat": 42, "tom": 45}
    return [Note(step * 40, keys[name], 120) for name, places in steps.items() for step in places]


@pytest.mark.parametrize(
    ("notes", "motion"),
    [
        (drums(kick=[0, 24], snare=[12, 36]), Motion.BACKBEAT),
        (drums(kick=[0], snare=[24]), Motion.HALF_TIME),
        (drums(kick=[0, 12, 24, 36], snare=[12, 36]), Motion.FOUR_FLOOR),
        (drums(tom=[36, 39, 42]), Motion.TOMS),
        (drums(hat=[0, 12]), Motion.CYMBALS),
        (drums(kick=[0], snare=[18]), Motion.GROOVE),
    ],
)
def test_kits_have_names(notes: list[Note], motion: Motion) -> None:
    assert measure_motion(notes, Role.DRUMS, 0, 48) is motion


def test_a_bar_repeats_varies_or_states() -> None:
    score = song(bars=4)
    melody = [Note(b * 1920 + s, p + b, 240) for b in (0, 1) for s, p in ((0, 60), (480, 64))]
    melody += [Note(2 * 1920 + s, p, 240) for s, p in ((0, 60), (480, 64))] + [Note(3 * 1920 + 240, 60, 240)]
    score = replace(score, tracks=(Track(Role.MELODY, "Flute", 73, tuple(melody)),))
    cells, bars = cells_of(score), describe_bars(score)
    found = [measure_motif(shapes_of(cells, bars), bars, (Role.MELODY, b)) for b in range(4)]
    assert found == [(Motif.STATE, None), (Motif.VARY, 0), (Motif.REPEAT, 0), (Motif.STATE, None)]


def test_one_voiced_roles_are_read_as_one_voice() -> None:
    notes = (Note(0, 60, 960), Note(0, 67, 960), Note(480, 64, 480))
    score = replace(
        song(bars=1), tracks=tuple(Track(role, "x", 0, notes) for role in (Role.MELODY, Role.BASS, Role.PAD))
    )
    melody, bass, pad = (t.notes for t in one_voice(score).tracks)
    assert melody == (Note(0, 67, 480), Note(480, 64, 480))
    assert bass == (Note(0, 60, 480), Note(480, 64, 480))
    assert pad == notes
    silent = replace(score, tracks=(Track(Role.MELODY, "x", 0, ()),))
    assert one_voice(silent) == silent


def test_an_excerpt_has_the_notes_and_controls_of_its_work() -> None:
    work = works(1)[0]
    excerpts = list(excerpts_of(work, bars=4))
    assert [e.start_bar for e in excerpts] == [0, 4, 8]
    assert sum(len(n) for e in excerpts for n in e.cells.values()) == len(work.notes)
    for excerpt in excerpts:
        assert excerpt.cells.keys() == excerpt.controls.cells.keys()
        for (role, bar), notes in excerpt.cells.items():
            told = excerpt.controls.cells[role, bar]
            assert told.density == len({n.onset_tick for n in notes})
            assert all(n.end_tick <= 4 * 1920 for n in notes)
    arrays = encode_score(song(0), "pop")
    assert arrays is not None
