from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from symbolic.controls import CellControls, Motif
from symbolic.decoder import Decoder, default_decoder
from symbolic.errors import BadInput, MissingExtra
from symbolic.fill import Cancelled, fill
from symbolic.grammar import RULES
from symbolic.instruments import instrument
from symbolic.score import ROLES, Role
from symbolic.timing import bar_starts
from tests.symbolic.grids import controls

MELODY = CellControls(density=4, register=72, stack=1, pulse=2)
BASS = CellControls(density=2, register=42, stack=1, pulse=2)
CHORDS = CellControls(density=2, register=60, stack=3, pulse=2)
PAD = CellControls(density=1, register=60, stack=3, pulse=1)
DRUMS = CellControls(density=8, register=40, stack=1.6, pulse=2)
BAND = {"melody": MELODY, "bass": BASS, "chords": CHORDS, "pad": PAD, "drums": DRUMS}


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    return default_decoder()


def test_every_asked_cell_is_written_and_nothing_else(decoder: Decoder) -> None:
    told = controls(8, **BAND)
    cells = fill({}, told, set(told.cells), decoder, seed=1)
    assert set(cells) == set(told.cells)


def test_what_is_not_asked_for_stays_the_same_object(decoder: Decoder) -> None:
    told = controls(8, **BAND)
    cells = fill({}, told, set(told.cells), decoder, seed=1)
    request = {(Role.MELODY, 3), (Role.MELODY, 4), (Role.BASS, 4)}
    takes = [fill(cells, told, request, decoder, seed=1, takes=dict.fromkeys(request, n)) for n in range(1, 4)]
    for again in takes:
        assert all(again[cell] is cells[cell] for cell in cells if cell not in request)
    assert any(again[cell] != cells[cell] for again in takes for cell in request)


def test_the_first_bar_can_be_written_before_what_follows_it(decoder: Decoder) -> None:
    told = controls(6, melody=MELODY, drums=DRUMS)
    cells = fill({}, told, set(told.cells), decoder, seed=1)
    request = {(Role.DRUMS, 0), (Role.MELODY, 0)}
    again = fill(cells, told, request, decoder, seed=1, takes=dict.fromkeys(request, 1))
    assert set(again) == set(cells)
    assert all(again[cell] is cells[cell] for cell in cells if cell not in request)


def test_the_same_seed_gives_the_same_notes(decoder: Decoder) -> None:
    told = controls(4, **BAND)
    first, second, other = (fill({}, told, set(told.cells), decoder, seed=seed) for seed in (5, 5, 6))
    assert first == second
    assert first != other


@pytest.mark.parametrize("meter", [(4, 4), (3, 4), (6, 8), (7, 8), (5, 4)])
def test_no_fill_breaks_the_grammar(decoder: Decoder, meter: tuple[int, int]) -> None:
    told = controls(6, meter, **BAND)
    cells = fill({}, told, set(told.cells), decoder, seed=3)
    lines = bar_starts((told.bars[0].meter,), 6 * told.bars[0].meter.bar_ticks)
    for (role, bar), notes in cells.items():
        player = instrument(told.programs[role])
        onsets = [n.onset_tick for n in notes]
        assert all(lines[bar] <= onset < lines[bar + 1] for onset in onsets)
        assert all(onset % 40 == 0 and n.duration_tick >= 40 for onset, n in zip(onsets, notes, strict=True))
        assert all(n.end_tick <= lines[-1] for n in notes)
        assert max(onsets.count(onset) for onset in onsets) <= RULES[role].stack
        if role is not Role.DRUMS:
            assert all(player.low <= n.pitch <= player.high for n in notes)


def test_one_voice_never_overlaps_itself(decoder: Decoder) -> None:
    told = controls(8, melody=MELODY, bass=BASS)
    cells = fill({}, told, set(told.cells), decoder, seed=2)
    for role in (Role.MELODY, Role.BASS):
        notes = sorted(n for (r, _), cell in cells.items() if r is role for n in cell)
        assert all(a.end_tick <= b.onset_tick for a, b in pairwise(notes))


def test_a_repeat_copies_and_a_variation_keeps_the_rhythm(decoder: Decoder) -> None:
    from dataclasses import replace

    told = controls(8, melody=MELODY)
    cells = dict(told.cells)
    cells[Role.MELODY, 4] = replace(MELODY, motif=Motif.REPEAT, source_bar=0)  # bars 0 and 4 have the same chord
    cells[Role.MELODY, 5] = replace(MELODY, motif=Motif.VARY, source_bar=0)
    told = replace(told, cells=cells)
    made = fill({}, told, set(told.cells), decoder, seed=4)
    source = made[Role.MELODY, 0]
    assert [(n.onset_tick + 4 * 1920, n.pitch) for n in source] == [
        (n.onset_tick, n.pitch) for n in made[Role.MELODY, 4]
    ]
    assert [n.onset_tick + 5 * 1920 for n in source] == [n.onset_tick for n in made[Role.MELODY, 5]]


def test_a_cell_outside_the_piece_is_refused(decoder: Decoder) -> None:
    told = controls(4, melody=MELODY)
    with pytest.raises(BadInput, match="bar 5 of melody is outside the piece, which has 4 bars"):
        fill({}, told, {(Role.MELODY, 4)}, decoder, seed=1)


def test_a_fill_can_be_stopped(decoder: Decoder) -> None:
    told = controls(8, **BAND)
    with pytest.raises(Cancelled):
        fill({}, told, set(told.cells), decoder, seed=1, cancelled=lambda: True)


def test_progress_ends_at_one(decoder: Decoder) -> None:
    told = controls(4, melody=MELODY, drums=DRUMS)
    seen: list[float] = []
    fill({}, told, set(told.cells), decoder, seed=1, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.slow
def test_random_controls_never_give_an_invalid_fill(decoder: Decoder) -> None:
    rng = np.random.default_rng(0)
    for case in range(40):
        roles = [str(r) for r in rng.permutation(ROLES)[: rng.integers(1, 6)]]
        asked = {
            role: CellControls(
                density=float(rng.uniform(0.5, 20)),
                register=float(rng.uniform(30, 90)),
                stack=float(rng.uniform(1, 5)),
                pulse=int(rng.choice([1, 2, 3, 4])),
            )
            for role in roles
        }
        told = controls(int(rng.integers(1, 7)), **asked)
        cells = fill({}, told, set(told.cells), decoder, seed=case)
        for (role, bar), notes in cells.items():
            assert all(bar * 1920 <= n.onset_tick < (bar + 1) * 1920 for n in notes)
            assert all(0 <= n.pitch <= 127 and n.duration_tick >= 40 for n in notes), role


def test_missing_and_corrupt_weights_are_named(tmp_path, decoder: Decoder) -> None:  # type: ignore[no-untyped-def]
    import shutil

    from symbolic.decoder import TRUNK_FILE, WEIGHTS_FOLDER

    with pytest.raises(MissingExtra, match=r"trunk\.int8\.onnx"):
        Decoder(tmp_path)
    shutil.copytree(WEIGHTS_FOLDER, tmp_path / "w")
    (tmp_path / "w" / TRUNK_FILE).write_bytes(b"not a model")
    with pytest.raises(BadInput, match="cannot be loaded"):
        Decoder(tmp_path / "w")


def test_weights_of_another_vocabulary_are_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    import json
    import shutil

    from symbolic.decoder import CONFIG_FILE, WEIGHTS_FOLDER

    shutil.copytree(WEIGHTS_FOLDER, tmp_path / "w")
    config = json.loads((tmp_path / "w" / CONFIG_FILE).read_text())
    (tmp_path / "w" / CONFIG_FILE).write_text(json.dumps({**config, "vocabulary": "0123"}))
    with pytest.raises(BadInput, match="vocabulary 0123"):
        Decoder(tmp_path / "w")
