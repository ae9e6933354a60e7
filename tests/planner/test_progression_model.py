"""The model of what chord follows: what it gives out, how it is counted and trained, and that it needs no torch."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.chord_model import CONTEXT, GROUPS, LAST, PLACE, following, following_at, place_sum, steps
from planner.chord_tokens import CLASSES, NO_CHORD, START, VOCABULARY, chord_of, token_of, triad_token
from planner.knowledge import CHORDS, RHYTHM, facts
from planner.learning.chords import count_chords, count_rhythm
from planner.learning.events import TARGET, changes
from planner.learning.songs import LearnedSection, Song, read_songs
from planner.palette import palette
from symbolic.score import Chord
from symbolic.theory import CHORD_QUALITIES, scale_pitch_classes

ONE, FOUR, FIVE = (token_of(Chord(root, ""), 0) for root in (0, 5, 7))
ROWS = st.tuples(*(st.integers(0, size - 1) for _, size in CONTEXT))


@settings(max_examples=100, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_chances_sum_to_one_and_a_chord_never_follows_itself(rows: list):
    given_rows = np.array(rows)
    chances = following(given_rows)
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-5)
    assert (chances >= 0).all()
    for row, chance in zip(rows, chances, strict=True):
        assert row[LAST] == START or chance[row[LAST]] == 0


def test_one_place_gives_what_the_rows_give():
    rows = np.array([[0, 0, 2, 1, 0, 0, ONE, FOUR, FIVE], [1, 0, 2, 1, 0, 0, ONE, FOUR, FIVE]])
    mixed = following_at(place_sum(rows[:, :PLACE]), (ONE, FOUR, FIVE), np.array([0.3, 0.7], dtype=np.float32))
    assert np.allclose(mixed, np.array([0.3, 0.7]) @ following(rows), atol=1e-5)


@pytest.mark.parametrize("group", range(len(GROUPS)))
def test_the_dominant_goes_home_in_everybodys_music(group: int):
    after = steps(group, False)[FIVE].copy()
    by_root = after.reshape(12, len(CLASSES)).sum(axis=1)
    assert by_root.argmax() in (0, 7)
    assert by_root[0] > 3 * by_root[2]


def test_the_groups_differ():
    two_five = token_of(Chord(2, "m7"), 0), token_of(Chord(7, "7"), 0)
    shares = {group: steps(n, False)[two_five[0], two_five[1]] for n, group in enumerate(GROUPS)}
    assert shares["jazz"] > 2 * shares["pop"]


@given(st.integers(0, VOCABULARY - 1), st.integers(0, 11))
def test_chords_and_numbers(token: int, tonic: int):
    assert token_of(chord_of(token, tonic), tonic) == token
    assert triad_token(triad_token(token)) == triad_token(token)


def test_every_quality_has_a_class():
    for quality in CHORD_QUALITIES:
        token = token_of(Chord(3, quality), 1)
        assert token == NO_CHORD if quality == "N" else token // len(CLASSES) == 2


def test_the_files_are_small():
    sizes = {name: len((files("planner.knowledge") / name).read_bytes()) for name in (CHORDS, RHYTHM)}
    assert sizes[CHORDS] < 1_500_000
    assert sizes[RHYTHM] < 200_000


def test_thinking_loads_no_torch():
    code = "import sys; from planner import parse, think; think(parse('a pop song')); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("mode", ["major", "minor", "harmonic minor"])
@pytest.mark.parametrize("rich", [False, True])
def test_a_palette_has_the_functions_of_its_key(mode: str, rich: bool):
    found = palette(mode, rich, (("pop", 0.5), ("jazz", 0.5)))
    for places in (found.tonic, found.dominant, found.subdominant, found.sixth, found.preparing):
        assert places
    assert np.allclose(found.after.sum(axis=1), 1)
    assert (found.plain.sum(axis=1) <= 1 + 1e-6).all()
    if not rich:
        scale = scale_pitch_classes(0, mode) | ({11} if mode == "minor" else set())
        assert all((chord_of(token, 0).root) in scale for token in found.tokens)


def loop(split: str = "train", repeats: int = 200) -> Song:
    """I FOUR FIVE ONE, a bar each, again and again."""
    tokens = (ONE, ONE, FOUR, FOUR, FIVE, FIVE, ONE, ONE) * repeats
    sections = tuple(LearnedSection("verse", "A", 8 * n, 8) for n in range(repeats // 2))
    return Song("x/1", "pop", split, 2, tokens, (0,) * len(tokens), (False,) * len(tokens), sections)


def test_changes_know_their_place_and_forget_at_a_new_key():
    rows = changes([loop(repeats=2)])
    assert rows[:3, TARGET].tolist() == [ONE, FOUR, FIVE]
    assert rows[2, LAST - 2 : TARGET].tolist() == [START, ONE, FOUR]
    assert rows[2, 3] == 2  # the third bar of the phrase
    moved = Song("x/2", "pop", "train", 1, (ONE, FIVE, ONE, FIVE), (0, 0, 2, 2), (False,) * 4, ())
    assert changes([moved])[2, LAST] == START


def test_counting_rhythm_and_chords():
    rhythm = count_rhythm([loop()])["pop"]
    assert rhythm["phrases"] == {"same": 100}
    assert rhythm["units"] == [0, 200]
    assert rhythm["first"] == {"verse": [100, 100]}
    assert rhythm["changes"]["2 1 0 0 4"] == [199, 199]  # the last chord of a loop is held into the next
    assert rhythm["changes"]["2 1 1 0 1"] == [0, 200]
    counts = count_chords([loop()])["pop major"]
    assert {n: count for n, count in enumerate(counts) if count} == {ONE: 201, FOUR: 200, FIVE: 200}


def test_reading_a_chart(tmp_path: Path):
    folder = tmp_path / "billboard" / "salami_chords"
    folder.mkdir(parents=True)
    head = "# title: T\n# artist: A\n# metre: 4/4\n# tonic: A\n\n"
    (folder / "0001.txt").write_text(
        head + "0.0\tA, verse, | A:min | A:min D:maj | E:7 | A:min |\n9.0\tB, chorus, | F:maj | C:maj/3 |\n"
    )
    (folder / "0002.txt").write_text(head + "# tonic: B\n0.0\tA, verse, | A:min |\n")
    songs = list(read_songs(tmp_path, sources=("billboard",)))
    assert [song.name for song in songs] == ["billboard/0001"]
    assert songs[0].minor[0]
    assert [(s.kind, s.bars) for s in songs[0].sections] == [("verse", 4), ("chorus", 2)]
    assert [chord_of(token, 9) for token in songs[0].tokens[:5]] == [
        Chord(9, "m"), Chord(9, "m"), Chord(9, "m"), Chord(2, ""), Chord(4, "7"),
    ]  # fmt: skip


@pytest.mark.slow
def test_training_learns_a_loop_and_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch):
    from planner.learning import network

    monkeypatch.setattr(network, "WIDTH", 16)
    monkeypatch.setattr(network, "EPOCHS", 60)
    first, second = network.train([loop()]), network.train([loop()])
    assert all(np.array_equal(first[name], second[name]) for name in first)
    weights = {name: array.astype(np.float32) for name, array in first.items()}
    chances = following(np.array([[1, 0, 2, 3, 0, 0, ONE, FOUR, FIVE]]), weights)
    assert chances[0].argmax() == ONE
    assert chances[0, ONE] > 0.6


@pytest.mark.data
def test_the_model_foretells_unseen_charts_better_than_a_unigram(data_folder: Path):
    rows = changes(list(read_songs(data_folder, ("test",), ("billboard",))))
    model = following(rows[:, :TARGET])[np.arange(len(rows)), rows[:, TARGET]]
    counts = np.array(facts(RHYTHM)["chords"]["rock major"]) + np.array(facts(RHYTHM)["chords"]["rock minor"]) + 1
    unigram = (counts / counts.sum())[rows[:, TARGET]]
    assert len(rows) > 500
    assert -np.log(model).mean() < -np.log(unigram).mean() - 0.5
