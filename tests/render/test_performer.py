"""The performer keeps the rules of performances, is local, seeded and graded, and stands hostile scores."""

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.performer import perform
from symbolic.errors import BadInput
from symbolic.performance import Performance
from symbolic.score import Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.timing import bar_starts
from tests.delivery.pieces import NAMES, piece
from tests.render.performer_rules import (
    MOST_SPREAD_S,
    assert_rules,
    bar_energies,
    bar_means,
    paired,
    shifts_s,
)

STYLES = ("pop", "funk", "swing", None)


COMMON_TIME = Meter(0, 4, 4)


def score_of(tracks: list[Track], bars: int = 2, meter: Meter = COMMON_TIME, bpm: float = 120.0) -> Score:
    return Score("t", bars * meter.bar_ticks, (Tempo(0, bpm),), (meter,), (Key(0, 0, "major"),), tracks=tuple(tracks))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("seed", "amount"), [(0, 1.0), (1, 1.0), (2, 0.4)])
def test_every_piece_keeps_the_rules(name: str, seed: int, amount: float) -> None:
    score = piece(name)
    performance = perform(score, seed=seed, amount=amount, style=STYLES[seed])
    assert_rules(score, performance)
    pairs = paired(score, performance)
    assert np.std([s for track in pairs for s in shifts_s(score, track)]) <= MOST_SPREAD_S
    assert all(np.std(shifts_s(score, track)) <= MOST_SPREAD_S for track in pairs if track)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", [name for name in NAMES if len(set(bar_energies(piece(name)))) > 1])
def test_velocity_follows_energy(name: str, seed: int) -> None:
    score = piece(name)
    energies = np.array(bar_energies(score))
    performance = perform(score, seed=seed, style="funk")
    means = np.array(bar_means(score, performance))
    known = ~np.isnan(means)

    def ranks(values: np.ndarray) -> np.ndarray:
        return np.array([(values < v).sum() + ((values == v).sum() - 1) / 2 for v in values])

    assert np.corrcoef(ranks(means[known]), ranks(energies[known]))[0, 1] >= 0.6


def test_amount_0_is_the_literal_score_and_amounts_between_lie_between() -> None:
    score = piece("common_time")
    assert perform(score, seed=1, amount=0.0, style="pop") == Performance.literal(score)
    full, half = (perform(score, seed=1, amount=amount, style="pop") for amount in (1.0, 0.5))
    for whole, part in zip(paired(score, full), paired(score, half), strict=True):
        for (written, at_full), (_, at_half) in zip(whole, part, strict=True):
            middle = (written.onset_tick + at_full.onset_tick) / 2
            assert abs(at_half.onset_tick - middle) <= 2
            assert abs(at_half.velocity - (written.velocity + at_full.velocity) / 2) <= 1
    with pytest.raises(BadInput, match=r"1\.5"):
        perform(score, seed=1, amount=1.5)
    with pytest.raises(BadInput, match="nan"):
        perform(score, seed=1, amount=float("nan"))


def test_the_seed_decides() -> None:
    score = piece("meter_change")
    assert perform(score, seed=4, style="rock") == perform(score, seed=4, style="rock")
    assert perform(score, seed=5, style="rock") != perform(score, seed=4, style="rock")
    assert perform(score, seed=-(10**30), style="no such style").score.end_tick == score.end_tick


@pytest.mark.parametrize("name", ["common_time", "jig", "meter_change", "triplets", "tempo_change"])
def test_an_edit_in_a_bar_moves_nothing_elsewhere(name: str) -> None:
    """Other tracks are equal in all; other bars in onsets and velocities, and in lengths up to the bar before."""
    score = piece(name)
    starts = bar_starts(score.meters, score.end_tick)
    before = perform(score, seed=1, style="pop")
    for index, track in enumerate(score.tracks):
        for bar in (2, 5):
            low, high = starts[bar], starts[bar + 1]
            kept = [n for n in track.notes if not low <= n.onset_tick < high]
            added = [Note(low + high - n.onset_tick - 120, n.pitch, 60, 99) for n in track.notes
                     if low <= n.onset_tick < high and n.onset_tick + 120 <= high]  # fmt: skip
            once = {(n.onset_tick, n.pitch): n for n in added}
            edited = replace(track, notes=tuple(sorted([*kept, *once.values()])))
            tracks = [*score.tracks[:index], edited, *score.tracks[index + 1 :]]
            after = perform(replace(score, tracks=tuple(tracks)), seed=1, style="pop")
            for other in range(len(tracks)):
                if other != index:
                    assert after.score.tracks[other] == before.score.tracks[other]
                    assert after.controls[other] == before.controls[other]
            first, second = (_outside(p.score.tracks[index], low, high) for p in (before, after))
            assert [(n.onset_tick, n.pitch, n.velocity) for n in first] == [
                (n.onset_tick, n.pitch, n.velocity) for n in second
            ]
            distant = [
                (a, b) for a, b in zip(first, second, strict=True) if a.end_tick < low - 960 or a.onset_tick >= high
            ]
            assert distant
            assert all(a == b for a, b in distant)


def _outside(track: Track, low: int, high: int) -> list[Note]:
    """The notes that were written outside a bar: those played more than 60 ticks from it."""
    return [n for n in track.notes if not low - 60 <= n.onset_tick < high - 60]


def test_removing_a_track_moves_no_other() -> None:
    score = piece("meter_change")
    whole = perform(score, seed=1, style="pop")
    for index in range(len(score.tracks)):
        rest = replace(score, tracks=score.tracks[:index] + score.tracks[index + 1 :])
        assert (
            perform(rest, seed=1, style="pop").score.tracks
            == whole.score.tracks[:index] + whole.score.tracks[index + 1 :]
        )


def test_two_players_of_a_role_do_not_play_as_one() -> None:
    score = piece("common_time")
    melody = score.track(Role.MELODY)
    assert melody is not None
    played = perform(replace(score, tracks=(melody, melody)), seed=1).score
    different = sum(a != b for a, b in zip(played.tracks[0].notes, played.tracks[1].notes, strict=True))
    assert different > len(melody.notes) // 2


def test_written_accents_are_kept_and_flat_parts_are_shaped() -> None:
    notes = tuple(Note(i * 240, 60 + i % 5, 240, 70) for i in range(64))
    flat = score_of([Track(Role.MELODY, "m", 73, notes)], 8)
    accented = tuple(replace(n, velocity=124) if i == 21 else n for i, n in enumerate(notes))
    played = perform(replace(flat, tracks=(replace(flat.tracks[0], notes=accented),)), seed=1).score.tracks[0].notes
    assert played[21].velocity > np.mean([n.velocity for i, n in enumerate(played) if i != 21]) + 12
    assert np.std([n.velocity for n in perform(flat, seed=1).score.tracks[0].notes]) > 3


def test_written_dynamics_are_kept() -> None:
    """What an imported score says, soft and then loud, is played so without sections."""
    notes = tuple(Note(i * 240, 60 + i % 5, 240, 40 if i < 32 else 115) for i in range(64))
    played = perform(score_of([Track(Role.MELODY, "m", 73, notes)], 8), seed=1).score.tracks[0].notes
    assert np.mean([n.velocity for n in played[32:]]) > np.mean([n.velocity for n in played[:32]]) + 30


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Small scores of any shape: meters, tempos, roles, programs, close and repeated notes."""
    numerator, denominator = draw(st.sampled_from([(4, 4), (3, 4), (6, 8), (7, 8), (1, 16), (5, 4), (2, 2)]))
    meter = Meter(0, numerator, denominator)
    bars = draw(st.integers(1, 8))
    end = bars * meter.bar_ticks
    tempos = [Tempo(0, draw(st.floats(20, 400)))]
    if draw(st.booleans()):
        tempos.append(Tempo(draw(st.integers(1, end)), draw(st.floats(20, 400))))
    tracks = []
    for role in draw(st.lists(st.sampled_from(list(Role)), max_size=4)):
        rows = draw(
            st.lists(st.tuples(st.integers(0, end // 40 - 1), st.integers(30, 90), st.integers(1, 24)), max_size=30)
        )
        found: dict[int, list[Note]] = {}
        for step, pitch, steps in sorted(rows):
            mine = found.setdefault(pitch, [])
            if mine and mine[-1].onset_tick == step * 40:
                continue
            if mine and mine[-1].end_tick > step * 40:
                mine[-1] = replace(mine[-1], duration_tick=step * 40 - mine[-1].onset_tick)
            mine.append(Note(step * 40, pitch, min(steps * 40, end - step * 40), draw(st.integers(1, 127))))
        notes = tuple(sorted(n for mine in found.values() for n in mine))
        tracks.append(Track(role, role.value, draw(st.integers(0, 127)) if role is not Role.DRUMS else 0, notes))
    sections = (Section("A", "verse", "A", 0, bars, draw(st.floats(0, 1))),) if draw(st.booleans()) else ()
    return replace(score_of(tracks, bars, meter), tempos=tuple(tempos), sections=sections)


@settings(max_examples=100, deadline=None)
@given(score=scores(), seed=st.integers(-5, 5), amount=st.floats(0, 1), style=st.sampled_from(["edm", *STYLES]))
def test_any_score_keeps_the_rules(score: Score, seed: int, amount: float, style: str | None) -> None:
    assert_rules(score, perform(score, seed=seed, amount=amount, style=style))


@pytest.mark.parametrize(
    "score",
    [
        score_of([]),
        score_of([Track(Role.MELODY, "m", 0, ())]),
        score_of([Track(Role.DRUMS, "d", 0, (Note(0, 36, 40, 1),))]),
        score_of([Track(Role.BASS, "b", 33, (Note(0, 40, 1920, 127),))], 1, bpm=400.0),
        score_of([Track(Role.CHORDS, "c", 0, tuple(Note(b * 120, 60, 120) for b in range(64)))], 64, Meter(0, 1, 16)),
        score_of([Track(Role.DRUMS, "d", 0, tuple(Note(t * 10, 0, 5) for t in range(300)))], 2),
        score_of([Track(Role.ARP, "a", 127, tuple(Note(t, 127, 1) for t in range(100)))], 1, bpm=4.0),
        score_of([Track(Role.PAD, "p", 89, tuple(Note(t * 480, 64, 1440) for t in range(4)))], 1),
    ],
    ids=["no track", "empty track", "one stroke", "fast", "bars of a sixteenth", "rolls", "slow", "overlapping"],
)  # fmt: skip
def test_hostile_scores_are_played(score: Score) -> None:
    performance = perform(score, seed=0, style="funk")
    assert_rules_of_onsets(score, performance)


def assert_rules_of_onsets(score: Score, performance: Performance) -> None:
    for track, pairs in zip(performance.score.tracks, paired(score, performance), strict=True):
        assert all(abs(s) <= 0.045 + 1e-9 for s in shifts_s(score, pairs))
        assert all(0 <= n.onset_tick < n.end_tick <= score.end_tick for n in track.notes)


def test_ten_thousand_notes_take_less_than_a_second() -> None:
    drums = tuple(sorted(Note(i // 2 * 120, 36 + 6 * (i % 2), 60, 60 + i % 40) for i in range(5000)))
    chords = tuple(sorted(Note(i // 4 * 240, 60 + 3 * (i % 4), 240) for i in range(5000)))
    bars = 5000 // 32 + 1
    score = score_of([Track(Role.DRUMS, "d", 0, drums), Track(Role.CHORDS, "c", 0, chords)], bars)
    perform(piece("jig"), seed=0)  # the model is read
    started_s = time.process_time()
    performance = perform(score, seed=0, style="rock")
    assert time.process_time() - started_s < 1.0
    assert_rules(score, performance)
