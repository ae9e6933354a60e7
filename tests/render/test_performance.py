"""Expression: what it changes, how, and what it leaves alone."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from render.performance import shape
from symbolic.score import Note, Role, Score, Section, Track
from symbolic.timing import bar_starts, notes_between

ENERGIES = (0.1, 0.3, 0.5, 0.7, 0.9, 0.2)


def rank(values: list[float]) -> np.ndarray:
    return np.argsort(np.argsort(values)).astype(float)


def bar_means(score: Score, tracks: tuple[Track, ...]) -> list[float]:
    starts = bar_starts(score.meters, score.end_tick)
    bars = [[n.velocity for t in tracks for n in notes_between(t.notes, a, b)] for a, b in itertools.pairwise(starts)]
    return [float(np.mean(velocities)) for velocities in bars]


def mean_velocity(score: Score, role: Role) -> float:
    track = score.track(role)
    assert track is not None
    return float(np.mean([n.velocity for n in track.notes]))


@pytest.fixture(scope="module")
def sectioned(long_song: Score) -> Score:
    sections = tuple(Section(f"S{i}", "verse", "A", i * 4, 4, energy) for i, energy in enumerate(ENERGIES))
    return replace(long_song, sections=sections)


def test_only_velocities_change_and_the_seed_decides_them(sectioned: Score) -> None:
    shaped = shape(sectioned, seed=3)
    for before, after in zip(sectioned.tracks, shaped.tracks, strict=True):
        assert [replace(n, velocity=1) for n in after.notes] == [replace(n, velocity=1) for n in before.notes]
    assert shape(sectioned, seed=3) == shaped
    assert shape(sectioned, seed=4) != shaped
    assert shape(sectioned, seed=3, amount=0.0) == sectioned


@pytest.mark.parametrize("seed", range(3))
def test_velocity_follows_the_energy_in_every_role(sectioned: Score, seed: int) -> None:
    shaped = shape(sectioned, seed=seed)
    energies = [energy for energy in ENERGIES for _ in range(4)]
    for tracks in (shaped.tracks, *((track,) for track in shaped.tracks)):
        levels = [float(np.mean(bar_means(shaped, tracks)[i * 4 : i * 4 + 4])) for i in range(len(ENERGIES))]
        assert np.corrcoef(rank(levels), rank(list(ENERGIES)))[0, 1] >= 0.9
    means = bar_means(shaped, shaped.tracks)
    by_energy = [np.mean([m for m, e in zip(means, energies, strict=True) if e == level]) for level in sorted(ENERGIES)]
    assert by_energy == sorted(by_energy)
    assert np.corrcoef(rank(means), energies)[0, 1] >= 0.6


def test_the_melody_leads_and_the_pad_lies_below(sectioned: Score) -> None:
    shaped = shape(sectioned, seed=0)
    assert mean_velocity(shaped, Role.MELODY) > mean_velocity(shaped, Role.BASS) > mean_velocity(shaped, Role.CHORDS)
    assert mean_velocity(shaped, Role.CHORDS) > mean_velocity(shaped, Role.PAD)


def test_the_top_of_a_chord_and_the_downbeat_stand_out(sectioned: Score) -> None:
    chords = shape(sectioned, seed=0).track(Role.CHORDS)
    assert chords is not None
    tops = [n.velocity for i, n in enumerate(chords.notes) if i % 3 == 2]
    inner = [n.velocity for i, n in enumerate(chords.notes) if i % 3 != 2]
    assert np.mean(tops) > np.mean(inner) + 4
    downbeats = [n.velocity for n in chords.notes if n.onset_tick % 1920 == 0]
    weak = [n.velocity for n in chords.notes if n.onset_tick % 960 == 480]
    assert np.mean(downbeats) > np.mean(weak) + 2


def test_drums_have_a_backbeat_soft_hats_and_ghosts(short_song: Score) -> None:
    notes = (Note(0, 36, 120), Note(0, 42, 120), Note(240, 42, 120), Note(480, 38, 120), Note(600, 38, 120))
    drums = replace(short_song, tracks=(Track(Role.DRUMS, "Drums", 0, notes),))
    kick, hat, offbeat_hat, snare, ghost = (n.velocity for n in shape(drums, seed=0).tracks[0].notes)
    assert kick > hat > offbeat_hat
    assert snare > ghost + 25


def test_a_section_swells_into_a_louder_one(long_song: Score) -> None:
    sections = (Section("A", "verse", "A", 0, 12, 0.3), Section("B", "chorus", "B", 12, 12, 0.8))
    bass = shape(replace(long_song, sections=sections), seed=0).track(Role.BASS)
    assert bass is not None
    last_bar = [n.velocity for n in bass.notes if 11 * 1920 <= n.onset_tick < 12 * 1920]
    assert np.mean(last_bar[4:]) > np.mean(last_bar[:4]) + 2


def test_an_edit_leaves_other_bars_and_roles_alone(sectioned: Score) -> None:
    def edited(track: Track) -> Track:
        return replace(track, notes=tuple(n for n in track.notes if not 1920 <= n.onset_tick < 3840))

    changed = replace(sectioned, tracks=tuple(edited(t) if t.role is Role.DRUMS else t for t in sectioned.tracks))
    before, after = shape(sectioned, seed=1), shape(changed, seed=1)
    assert before.tracks[:-1] == after.tracks[:-1]
    assert edited(before.tracks[-1]) == after.tracks[-1]
