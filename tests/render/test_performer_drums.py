"""Drums: names for random numbers, the learned file, what surrounds a stroke, and what drummers are known to do."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from render.performer import perform
from render.performer.dependence import measured_shares
from render.performer.drum_model import (
    FILE,
    KNOTS,
    LEVELS,
    OFFSET,
    SHARES,
    VELOCITY,
    DrumModel,
    at_deviate,
    deviate_of,
    drum_model,
    load_model,
    save_model,
)
from render.performer.drums import KEPT_SPREAD, deviates, play_drums
from render.performer.feel import FEELS
from render.performer.kit import STYLES, VOICES, features, strokes_of, voices_of
from render.performer.noise import drift, key, normal, uniform
from symbolic.score import Key, Meter, Note, Role, Score, Section, Tempo, Track

BARS = 64
KICK, SNARE, HAT, CRASH = 36, 38, 42, 49


def groove(bars: int = BARS, step: int = 240) -> list[tuple[int, int, int, int]]:
    """A plain beat as rows of (pitch, onset, bar, place): hats, kick on 1 and 3, snare on 2 and 4, a ghost note."""
    rows = []
    for bar in range(bars):
        rows += [(HAT, place) for place in range(0, 1920, step)]
        rows += [(KICK, 0), (KICK, 960), (SNARE, 480), (SNARE, 1440), (SNARE, 1080)]
        rows[-5 - 1920 // step :] = [(p, bar * 1920 + place, bar, place) for p, place in rows[-5 - 1920 // step :]]
    return sorted(rows, key=lambda row: (row[1], row[0]))


def test_random_numbers_go_by_their_name() -> None:
    bars = np.arange(20_000)
    drawn = normal(key(1, 2, bars))
    assert abs(drawn.mean()) < 0.03
    assert abs(drawn.std() - 1) < 0.03
    assert abs(np.corrcoef(drawn, normal(key(1, 3, bars)))[0, 1]) < 0.03
    assert abs(np.corrcoef(drawn[1:], drawn[:-1])[0, 1]) < 0.03
    assert np.array_equal(normal(key(1, 2, bars[7:9])), drawn[7:9])
    assert 0 < uniform(key(5, bars)).min() < uniform(key(5, bars)).max() < 1
    assert key(0)[0] != key(0, 0)[0]
    assert key(-1)[0] != key(1)[0]


def test_the_hash_is_splitmix64() -> None:
    """Its first output from the state 1234567 is the known one of the reference implementation."""
    assert int(key(1234567)[0]) == 6457827717110365317


def test_a_drift_is_smooth_even_and_soon_forgotten() -> None:
    at = np.arange(0, 20_000, 0.25)
    walk = drift(3, at=at)
    assert abs(walk.std() - 1) < 0.03
    assert abs(walk[::4].std() - walk[2::4].std()) < 0.05
    assert np.corrcoef(walk[1:], walk[:-1])[0, 1] > 0.9
    assert abs(np.corrcoef(walk[8:], walk[:-8])[0, 1]) < 0.05


def test_the_learned_file_is_small_says_its_licence_and_holds_no_pickle() -> None:
    assert FILE.stat().st_size < 40_000
    with np.load(FILE, allow_pickle=False) as file:
        assert "CC BY 4.0" in str(file["source"])
        assert all(file[name].dtype != object for name in file.files)


def test_the_model_travels_by_its_file(tmp_path: Path) -> None:
    save_model(drum_model(), tmp_path / "m.npz")
    again = load_model(tmp_path / "m.npz")
    given = features(strokes_of(groove(2), 1920, 480, 100.0, 0.5), "rock")
    assert np.allclose(again.quantiles(given), drum_model().quantiles(given), atol=0.3)


def test_quantiles_rise_and_deviates_go_there_and_back() -> None:
    quantiles = drum_model().quantiles(features(strokes_of(groove(), 1920, 480, 100.0, 0.5), "funk"))
    assert quantiles.shape == (len(groove()), 2, len(LEVELS))
    assert (np.diff(quantiles, axis=-1) > 0).all()
    wanted = np.linspace(KNOTS[0], KNOTS[-1], len(quantiles))
    values = at_deviate(quantiles[:, VELOCITY], wanted)
    assert np.allclose(deviate_of(quantiles[:, VELOCITY], values), wanted, atol=1e-6)


@pytest.mark.parametrize("style", [*(s for s in STYLES if s != "folk"), None])  # whose snares roll like a train
def test_drummers_accent_the_backbeat_and_ghost_between(style: str | None) -> None:
    rows = groove()
    strokes = strokes_of(rows, 1920, 480, 100.0, 0.5)
    velocity = play_drums(strokes, strokes.bar * 0, drum_model(), style, (6, 0), 1).velocity
    place, pitch = strokes.place_tick, strokes.pitch
    backbeat = velocity[(pitch == SNARE) & (place % 960 == 480)].mean()
    assert backbeat > velocity[(pitch == SNARE) & (place == 1080)].mean() + 15
    if style in ("rock", "pop", "funk", "hiphop", None):
        assert backbeat > 90
    hats = [velocity[(pitch == HAT) & (place % 480 == off)].mean() for off in (0, 240)]
    if style not in ("latin", "swing", "disco"):
        assert hats[0] > hats[1]


def test_energy_makes_drums_louder() -> None:
    means = []
    for energy in (0.1, 0.5, 0.9):
        strokes = strokes_of(groove(), 1920, 480, 100.0, energy)
        means.append(play_drums(strokes, strokes.bar * 0, drum_model(), "rock", (6, 0), 1).velocity.mean())
    assert means[0] + 8 < means[1] < means[2] - 8


def test_a_stroke_sees_only_its_own_bar() -> None:
    rows = groove(4)
    changed = [row for row in rows if row[2] != 2]
    whole = features(strokes_of(rows, 1920, 480, 100.0, 0.5), "rock")
    rest = features(strokes_of(changed, 1920, 480, 100.0, 0.5), "rock")
    assert np.array_equal(whole[[row[2] != 2 for row in rows]], rest)


def test_times_hang_together_as_they_were_measured() -> None:
    """Neighbours share the drift; far ones nothing but habits; strokes of one onset more than neighbours."""
    strokes = strokes_of(groove(2000), 1920, 480, 100.0, 0.5)
    model = drum_model()
    late = deviates(strokes, strokes.bar * 0, OFFSET, model.shares[OFFSET], (6, 0), 3)
    kicks, snares = (late[strokes.pitch == p] for p in (KICK, SNARE))
    hats = {place: late[(strokes.pitch == HAT) & (strokes.place_tick == place)] for place in (0, 240, 960)}
    together = np.corrcoef(kicks[::2], hats[0])[0, 1]
    near = np.corrcoef(kicks[::2], hats[240])[0, 1]
    assert together > near > 0.25
    assert abs(np.corrcoef(kicks[::2][8:], hats[0][:-8])[0, 1]) < 0.1
    assert len(snares) == 3 * 2000


def test_shares_are_found_again() -> None:
    """What ``deviates`` puts in, ``measured_shares`` takes out."""
    model = drum_model()
    takes = []
    for number in range(30):
        strokes = strokes_of(groove(), 1920, 480, 100.0, 0.5)
        takes.append((strokes, deviates(strokes, strokes.bar * 0, OFFSET, model.shares[OFFSET], (6, number), number)))
    found = measured_shares(takes)[VOICES.index("hat")]
    known = model.shares[OFFSET, VOICES.index("hat")]
    assert found.sum() == pytest.approx(1.0)
    assert found[SHARES.index("all")] == pytest.approx(known[SHARES.index("all")], abs=0.15)
    assert found[SHARES.index("own")] == pytest.approx(known[SHARES.index("own")], abs=0.15)


def test_every_style_of_a_plan_has_a_feel_of_known_drummers() -> None:
    from planner.styles import STYLES as PLANNED

    assert set(FEELS) == set(PLANNED)
    assert {feel.drummers for feel in FEELS.values()} <= {*STYLES, None}


def test_every_drum_key_has_a_voice() -> None:
    assert len(voices_of(np.arange(128))) == 128
    assert [VOICES[v] for v in voices_of(np.array([35, 38, 42, 46, 51, 49, 47]))] == [
        "kick", "snare", "hat", "open", "ride", "crash", "mid",
    ]  # fmt: skip


def drum_score(bars: int = 8) -> Score:
    notes = tuple(sorted(Note(onset, pitch, 60, 80) for pitch, onset, _, _ in groove(bars)))
    sections = (Section("A", "verse", "A", 0, bars // 2, 0.2), Section("B", "chorus", "B", bars // 2, bars // 2, 0.8))
    return Score("d", bars * 1920, (Tempo(0, 100.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), (), sections,
                 (Track(Role.DRUMS, "Drums", 0, notes),))  # fmt: skip


def test_no_voice_is_lost_in_the_mix() -> None:
    """On a General MIDI kit a bass drum is not softer than a hi-hat, and nothing is always at the limit."""
    played = perform(drum_score(), seed=2, style="rock").score.tracks[0].notes
    means = {p: np.mean([n.velocity for n in played if n.pitch == p]) for p in (KICK, HAT)}
    assert means[KICK] > means[HAT]
    assert np.mean([n.velocity == 127 for n in played]) < 0.05


def test_machines_are_tighter_than_bands() -> None:
    def spread(style: str) -> float:
        score = drum_score(16)
        played = perform(score, seed=2, style=style).score.tracks[0].notes
        return float(np.std([a.onset_tick - b.onset_tick for a, b in zip(
            sorted(played, key=lambda n: (n.pitch, n.onset_tick)),
            sorted(score.tracks[0].notes, key=lambda n: (n.pitch, n.onset_tick)), strict=True)]))  # fmt: skip

    assert spread("chiptune") < spread("edm") < spread("rock")


def test_the_bass_goes_with_the_kick() -> None:
    """Where a bass and a bass drum play together, their shifts agree more than a bass and another seed's drums."""
    drums = drum_score(32)
    bass = Track(
        Role.BASS, "Bass", 33, tuple(Note(bar * 1920 + b * 960, 40, 400) for bar in range(32) for b in range(2))
    )
    score = replace(drums, tracks=(*drums.tracks, bass))

    def shifts(seed: int) -> tuple[np.ndarray, np.ndarray]:
        played = perform(score, seed=seed, style="rock").score.tracks
        kicks = [n.onset_tick for n in played[0].notes if n.pitch == KICK]
        return np.array(kicks) - np.arange(64) * 960, np.array([n.onset_tick for n in played[1].notes]) - np.arange(
            64
        ) * 960

    with_own = np.mean([np.corrcoef(*shifts(seed))[0, 1] for seed in range(5)])
    with_other = np.mean([np.corrcoef(shifts(seed)[0], shifts(seed + 50)[1])[0, 1] for seed in range(5)])
    assert with_own > with_other + 0.2


@pytest.mark.data
def test_the_benchmark_reads_held_out_drummers(data_folder: Path) -> None:
    from render.performer.learn import Loudness, read_takes

    takes = read_takes(data_folder, lambda index, drummer: drummer == "drummer9")
    assert {take.drummer for take in takes} == {"drummer9"}
    loudness = Loudness.of(takes)
    energies = np.concatenate([loudness.energised(take).strokes.energy for take in takes])
    assert 0.0 <= energies.min() < 0.2
    assert 0.8 < energies.max() <= 1.0
    assert all(np.abs(take.offset_ms).max() <= 45.0 for take in takes)


@pytest.mark.slow
@pytest.mark.data
def test_learning_learns(data_folder: Path) -> None:
    """A few steps on a few takes already tell a backbeat from a ghost note."""
    pytest.importorskip("torch")
    from render.performer.learn import Loudness, learn, read_takes

    takes = read_takes(data_folder, lambda index, drummer: drummer == "drummer9")[:12]
    loudness = Loudness.of(takes)
    model = learn([loudness.energised(take) for take in takes], loudness, steps=80)
    assert isinstance(model, DrumModel)
    quantiles = model.quantiles(features(strokes_of(groove(2), 1920, 480, 100.0, 0.5), "rock"))[:, VELOCITY, 5]
    rows = groove(2)
    backbeat = np.mean([q for q, row in zip(quantiles, rows, strict=True) if row[0] == SNARE and row[3] % 960 == 480])
    ghost = np.mean([q for q, row in zip(quantiles, rows, strict=True) if row[0] == SNARE and row[3] == 1080])
    assert backbeat > ghost + 10
    assert np.allclose(model.shares.sum(axis=-1), 1.0)
    assert KEPT_SPREAD < 1
