from __future__ import annotations

import threading
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from symbolic.controls import STYLES, CellControls, Controls, Motif
from symbolic.decoder import Decoder, default_decoder
from symbolic.errors import BadInput
from symbolic.fill import Cancelled, fill
from symbolic.grammar import RULES, CellGrammar
from symbolic.grid import Cell, Cells, measure_cell
from symbolic.instruments import instrument
from symbolic.sampling import Sampling
from symbolic.score import ROLES, TICKS_PER_STEP, Key, Note, Role
from symbolic.texture import Texture
from symbolic.timing import bar_starts
from symbolic.units import dependencies, plan_units
from symbolic.vocab import METERS
from tests.symbolic.grids import controls

MELODY = CellControls(density=4, register=72, stack=1, pulse=2)
BASS = CellControls(density=2, register=42, stack=1, pulse=2)
CHORDS = CellControls(density=2, register=60, stack=3, pulse=2)
PAD = CellControls(density=1, register=60, stack=3, pulse=1)
ARP = CellControls(density=8, register=64, stack=1, pulse=2)
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


@pytest.fixture(scope="module")
def fast(exported: Path) -> Decoder:
    return Decoder(exported)


def test_batches_and_threads_do_not_change_a_note(fast: Decoder) -> None:
    told = controls(16, **BAND, arp=ARP, counter=MELODY)
    first = fill({}, told, set(told.cells), fast, seed=7, batch=1, threads=1)
    assert set(first) == set(told.cells)
    for batch, threads in ((3, 1), (8, 1), (1, 2), (8, 2)):
        assert fill({}, told, set(told.cells), fast, seed=7, batch=batch, threads=threads) == first


def test_finished_bars_come_out_early_and_as_they_stay(fast: Decoder) -> None:
    told = controls(12, **BAND)
    silent = (Role.ARP, 2)
    for threads in (1, 2):
        came: list[Cell] = []
        heard: dict[Cell, tuple[Note, ...]] = {}

        def on_cell(cell: Cell, notes: tuple[Note, ...], came: list[Cell] = came, heard: Cells = heard) -> None:
            assert threading.current_thread() is threading.main_thread()
            came.append(cell)
            heard[cell] = notes

        made = fill({}, told, {*told.cells, silent}, fast, seed=3, on_cell=on_cell, threads=threads, batch=4)
        assert heard == {**made, silent: ()}
        assert len(came) == len(heard)
        whole = max(came.index((role, 0)) for role in told.programs)
        assert whole < len(came) / 2  # the first bar of all roles, long before the end


def test_a_unit_reads_only_what_is_settled_before_it() -> None:
    told = controls(16, **BAND)
    units = plan_units(told, set(told.cells))
    owner = {(unit.role, bar): unit for unit in units for bar in unit.bars}
    assert set(owner) == set(told.cells)
    assert {len(unit.bars) for unit in units} <= {1, 3, 4}
    for unit in units:
        for cell in unit.reads:
            assert owner[cell] is unit or owner[cell].place < unit.place


def test_sections_of_an_accompaniment_do_not_wait_for_each_other() -> None:
    told = controls(16, melody=MELODY, drums=DRUMS)
    bars = tuple(replace(bar, bar_in_section=i % 8, section_bars=8) for i, bar in enumerate(told.bars))
    told = replace(told, bars=bars)
    units = plan_units(told, set(told.cells))
    needs = {(unit.role, unit.bars[0]): need for unit, need in zip(units, dependencies(units), strict=True)}
    assert not needs[Role.DRUMS, 8]
    assert needs[Role.DRUMS, 12]
    assert needs[Role.MELODY, 8]


def test_a_motif_from_outside_the_piece_is_refused(decoder: Decoder) -> None:
    told = controls(4, melody=replace(MELODY, motif=Motif.VARY, source_bar=9))
    with pytest.raises(BadInput, match="bar 1 of melody takes its motif from bar 10, outside the piece"):
        fill({}, told, {(Role.MELODY, 0)}, decoder, seed=1)


def test_stopping_halfway_changes_nothing_and_ends_the_threads(fast: Decoder) -> None:
    told = controls(16, **BAND)
    before = fill({}, told, {cell for cell in told.cells if cell[1] < 2}, fast, seed=1)
    copy, threads = dict(before), threading.active_count()
    asked = iter([False] * 5 + [True] * 1000)
    with pytest.raises(Cancelled):
        fill(before, told, set(told.cells), fast, seed=1, cancelled=lambda: next(asked), threads=2)
    assert before == copy
    assert threading.active_count() == threads


def test_what_goes_wrong_in_a_callback_or_a_thread_is_raised(fast: Decoder, monkeypatch: pytest.MonkeyPatch) -> None:
    told = controls(8, **BAND)
    threads = threading.active_count()

    def on_cell(cell: Cell, notes: tuple[Note, ...]) -> None:
        raise KeyError(cell)

    with pytest.raises(KeyError):
        fill({}, told, set(told.cells), fast, seed=1, on_cell=on_cell, threads=2)

    def broken(self: CellGrammar, *_: object) -> None:
        if threading.current_thread() is not threading.main_thread():
            raise ValueError("in a thread")
        time.sleep(0.001)

    monkeypatch.setattr(CellGrammar, "position_bias", wrap_first(CellGrammar.position_bias, broken))
    with pytest.raises(ValueError, match="in a thread"):
        fill({}, told, set(told.cells), fast, seed=1, threads=2)
    assert threading.active_count() == threads


def wrap_first(method, before):  # type: ignore[no-untyped-def]
    def both(self, *arguments):  # type: ignore[no-untyped-def]
        before(self, *arguments)
        return method(self, *arguments)

    return both


@pytest.mark.slow
def test_guidance_makes_the_asked_figure_more_frequent(fast: Decoder) -> None:
    """The share of bars with the rhythmic figure that was asked for, where the grammar does not force it."""
    figures = (Texture.SYNCOPATED, Texture.OFFBEATS, Texture.DOTTED)
    asked = [(role, figure, seed) for role in (Role.MELODY, Role.CHORDS) for figure in figures for seed in range(3)]

    def kept(guidance: float) -> float:
        hits = []
        for role, figure, seed in asked:
            cell = CellControls(5, 62, 3 if role is Role.CHORDS else 1, 2, texture=figure)
            told = controls(4, **{role.value: cell})
            sampling = Sampling(leaning=0.0, guidance=guidance)
            made = fill({}, told, [(role, 0), (role, 1), (role, 2)], fast, seed=seed, sampling=sampling)
            hits += [measure_cell(notes, role, told.bars[bar]).texture is figure for (_, bar), notes in made.items()]
        return float(np.mean(hits))

    assert kept(2.0) > kept(1.0) + 0.1


def test_guidance_does_not_depend_on_the_batch(fast: Decoder) -> None:
    told = controls(6, melody=MELODY, drums=DRUMS, bass=BASS)
    guided = Sampling(guidance=1.8)
    first = fill({}, told, set(told.cells), fast, seed=2, sampling=guided, batch=1, threads=1)
    assert fill({}, told, set(told.cells), fast, seed=2, sampling=guided, batch=5, threads=2) == first
    assert fill({}, told, set(told.cells), fast, seed=2) != first


def random_controls(rng: np.random.Generator) -> Controls:
    """Controls that no plan would give: any density, any register, any motif, changing meters and keys, rests."""
    roles = [Role(r) for r in rng.permutation(ROLES)[: rng.integers(1, 5)]]
    told = controls(int(rng.integers(1, 11)), METERS[rng.integers(len(METERS))], **dict.fromkeys(roles, MELODY))
    section = int(rng.choice([2, 4, 8]))
    key = Key(0, int(rng.integers(12)), str(rng.choice(["major", "minor", "dorian"])))
    bars = tuple(
        replace(
            bar,
            key=key,
            bar_in_section=i % section,
            section_bars=int(rng.choice([section, 0])),
            energy=float(rng.random()),
            phrase_end=bool(rng.random() < 0.2),
        )
        for i, bar in enumerate(told.bars)
    )
    cells = {
        (role, bar): CellControls(
            density=float(rng.uniform(0.3, 20)),
            register=float(rng.uniform(20, 110)),
            stack=float(rng.uniform(1, 5)),
            pulse=int(rng.choice([1, 2, 3, 4])),
            motif=rng.choice(list(Motif)),
            source_bar=int(rng.integers(len(bars))) if rng.random() < 0.7 else None,
        )
        for role in roles
        for bar in range(len(bars))
        if rng.random() < 0.9
    }
    programs = {role: int(rng.integers(128)) for role in roles}
    return replace(told, style=str(rng.choice([*STYLES, ""])), bars=bars, cells=cells, programs=programs)


def assert_valid(told: Controls, request: set[Cell], before: Cells, made: Cells) -> None:
    """Only the request changed; notes lie on the grid in their bar, in range, and not too many at once."""
    assert all(made.get(cell) is before.get(cell) for cell in {*before, *made} - request)
    assert not any(cell in made for cell in request - set(told.cells))
    for (role, bar), notes in made.items():
        place, player = told.bars[bar], instrument(told.programs[role])
        onsets = [n.onset_tick - place.start_tick for n in notes]
        assert all(0 <= onset < place.meter.bar_ticks and onset % TICKS_PER_STEP == 0 for onset in onsets)
        assert all(n.duration_tick >= TICKS_PER_STEP and n.duration_tick % TICKS_PER_STEP == 0 for n in notes)
        assert max(map(onsets.count, onsets)) <= RULES[role].stack
        low, high = (35, 81) if role is Role.DRUMS else (player.low, player.high)
        assert all(low <= n.pitch <= high for n in notes)
    for role in told.programs:
        row = sorted(n for (r, _), notes in made.items() if r is role for n in notes)
        voices = {0 if RULES[role].stack == 1 else n.pitch: [] for n in row}  # type: dict[int, list[Note]]
        for note in row:
            voices[0 if RULES[role].stack == 1 else note.pitch].append(note)
        assert all(a.end_tick <= b.onset_tick for voice in voices.values() for a, b in pairwise(voice))


@pytest.mark.slow
def test_random_fills_are_valid_and_touch_nothing_else(fast: Decoder) -> None:
    """Sixty fills: pieces written whole, then a random part of each again."""
    rng = np.random.default_rng(0)
    for case in range(30):
        told = random_controls(rng)
        request = set(told.cells)
        made = fill({}, told, request, fast, seed=case, batch=int(rng.integers(1, 9)))
        assert_valid(told, request, {}, made)
        every = [(role, bar) for role in told.programs for bar in range(len(told.bars))]
        again = {cell for cell in every if rng.random() < 0.3}
        remade = fill(made, told, again, fast, seed=case, takes=dict.fromkeys(again, 1))
        assert_valid(told, again, made, remade)
