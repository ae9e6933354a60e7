"""The gate keeps good spans of refined sound and none that lost notes, changed level or is broken."""

from itertools import pairwise

import numpy as np
import pytest

from audio_refine.bands import RATE_HZ
from audio_refine.conditions import NoteRow
from audio_refine.gate import FADE_S, SPAN_S, gated, span_edges
from symbolic.errors import BadInput

PITCHES = (60, 64, 67, 72)
NOTES: tuple[NoteRow, ...] = tuple((0, PITCHES[i % 4], 90, 0.3 + 0.5 * i, 0.7 + 0.5 * i) for i in range(34))
FRAMES = 18 * RATE_HZ


def played(notes: tuple[NoteRow, ...], brightness: float) -> np.ndarray:
    audio = np.zeros(FRAMES, np.float32)
    for _, pitch, _, onset_s, _ in notes:
        start = round(onset_s * RATE_HZ)
        time_s = np.arange(min(RATE_HZ, FRAMES - start)) / RATE_HZ
        for harmonic in range(1, 5):
            wave = np.sin(2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * harmonic * time_s) * np.exp(-6 * time_s)
            audio[start : start + len(time_s)] += (0.15 * brightness ** (harmonic - 1) * wave).astype(np.float32)
    return np.stack([audio, audio])


@pytest.fixture(scope="module")
def plain() -> np.ndarray:
    return played(NOTES, 0.5)


@pytest.fixture(scope="module")
def rich() -> np.ndarray:
    return played(NOTES, 0.7)


def test_spans_cover_the_sound_and_cut_no_attack() -> None:
    edges = span_edges(18.0, NOTES)
    assert edges[0] == 0.0
    assert edges[-1] == 18.0
    assert all(0.5 * SPAN_S < b - a < 1.6 * SPAN_S for a, b in pairwise(edges))
    for edge in edges[1:-1]:
        assert min(abs(edge - row[3]) for row in NOTES) > FADE_S
    assert span_edges(2.0, ()) == [0.0, 2.0]


def test_good_sound_passes_as_it_is(plain: np.ndarray, rich: np.ndarray) -> None:
    sound, verdicts = gated(plain, rich, NOTES)
    assert np.array_equal(sound, rich)
    assert all(verdict.kept and verdict.recall_refined == 1.0 for verdict in verdicts)


def test_a_span_that_lost_notes_falls_back(plain: np.ndarray) -> None:
    edges = span_edges(18.0, NOTES)
    lost = tuple(row for row in NOTES if not (edges[1] <= row[3] < edges[2] and row[1] == 64))
    sound, verdicts = gated(plain, played(lost, 0.7), NOTES)
    assert [verdict.kept for verdict in verdicts] == [True, False, True]
    assert "lost" in verdicts[1].reason
    inside = slice(round((edges[1] + 2 * FADE_S) * RATE_HZ), round((edges[2] - 2 * FADE_S) * RATE_HZ))
    assert np.allclose(sound[:, inside], plain[:, inside], atol=1e-6)
    before = slice(0, round((edges[1] - 2 * FADE_S) * RATE_HZ))
    assert np.allclose(sound[:, before], played(lost, 0.7)[:, before], atol=1e-6)
    steps = np.abs(np.diff(sound[:, round(edges[1] * RATE_HZ) - 3000 :][:, :6000]))
    assert steps.max() <= 1.5 * np.abs(np.diff(plain)).max()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda sound: sound * 0.1, "level"),
        (lambda sound: sound * 9.0, "full scale"),
        (lambda sound: np.where(np.arange(FRAMES) == 400_000, np.nan, sound), "finite"),
    ],
)
def test_broken_sound_falls_back(plain: np.ndarray, rich: np.ndarray, change, reason: str) -> None:
    sound, verdicts = gated(plain, change(rich).astype(np.float32), NOTES)
    assert any(reason in verdict.reason for verdict in verdicts)
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 1.0


def test_sounds_of_other_lengths_are_refused(plain: np.ndarray) -> None:
    with pytest.raises(BadInput, match="shape"):
        gated(plain, plain[:, :-1], NOTES)
