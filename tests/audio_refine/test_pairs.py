"""Training pairs: excerpts, held-out instruments, and sound that is plain and rich at the same time."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from audio_refine.excerpts import (
    CASTS,
    HELD_OUT_PROGRAMS,
    Excerpt,
    cast,
    draw_excerpts,
    in_range,
    is_held_out,
    window_of,
)
from audio_refine.make_pairs import make_set
from audio_refine.pairs import INDEX, PLAIN, RATE_HZ, RICH, WET, Banks, make_pairs, open_audio, read_pairs, save_pair
from render.soundfont import find_soundfonts, open_soundfont
from symbolic.errors import BadInput
from symbolic.midi import write_midi
from symbolic.score import Key, Meter, Note, Role, Score, Tempo, Track
from tests.render.small_fonts import small_font


def song(bars: int = 8) -> Score:
    melody = tuple(Note(i * 480, 60 + i % 12, 400, 90) for i in range(bars * 4))
    bass = tuple(Note(i * 1920, 36, 1800, 90) for i in range(bars))
    return Score(
        "Song", bars * 1920, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),),
        tracks=(Track(Role.MELODY, "Tune", 40, melody), Track(Role.BASS, "Bass", 32, bass)),
    )  # fmt: skip


def test_a_window_is_whole_bars_of_the_score() -> None:
    score = song(16)
    window = window_of(score, np.random.default_rng(3), 6.0)
    assert window is not None
    assert window.end_tick == 3 * 1920  # 2 s a bar
    start = next(n.onset_tick for n in score.tracks[0].notes if n.pitch == window.tracks[0].notes[0].pitch)
    assert start % 480 == 0
    assert [n.onset_tick for n in window.tracks[0].notes] == [i * 480 for i in range(12)]
    assert all(n.end_tick <= window.end_tick for t in window.tracks for n in t.notes)
    assert window_of(dataclasses.replace(score, tracks=()), np.random.default_rng(3)) is None


def test_training_never_has_a_held_out_instrument() -> None:
    random = np.random.default_rng(1)
    for role in Role:
        for program in (0, *sorted(HELD_OUT_PROGRAMS)):
            assert not is_held_out(cast(Track(role, "x", program, ()), "train", random))
    held = [is_held_out(cast(Track(Role.MELODY, "x", 0, ()), "test", random)) for _ in range(100)]
    assert 25 < sum(held) < 75
    assert {program for table in CASTS.values() for program in table} >= HELD_OUT_PROGRAMS


def test_notes_move_by_octaves_into_the_range_of_the_instrument() -> None:
    notes = (Note(0, 40, 10), Note(480, 45, 10))
    moved = in_range(notes, Role.MELODY, 73)  # a flute
    assert [n.pitch for n in moved] == [64, 69]
    assert in_range(notes, Role.DRUMS, 0) == notes
    assert in_range(notes, Role.BASS, 33) == notes


def test_the_same_arguments_draw_the_same_excerpts(tmp_path: Path) -> None:
    for number in range(60):
        write_midi(dataclasses.replace(song(), title=str(number)), tmp_path / f"{number}.mid")
    counts = {"train": 3, "dev": 1, "test": 1}
    drawn = list(draw_excerpts(None, tmp_path, counts, seed=5, length_s=4.0))
    assert [e.split for e in drawn] == ["dev", "test", "train", "train", "train"]
    assert drawn == list(draw_excerpts(None, tmp_path, counts, seed=5, length_s=4.0))
    assert len({e.name for e in drawn if e.split != "train"} & {e.name for e in drawn if e.split == "train"}) == 0
    with pytest.raises(BadInput, match="holds scores"):
        list(draw_excerpts(None, None, counts))


@pytest.mark.engine
def test_a_pair_is_plain_and_rich_at_the_same_time(tmp_path: Path) -> None:
    (rich_font, *_) = find_soundfonts()
    plain_font = open_soundfont(small_font(tmp_path / "sine.sf2", [(0, 0, 0), (0, 40, 0), (0, 32, 0)]))
    window = window_of(song(), np.random.default_rng(1), 3.0)
    assert window is not None
    excerpt = Excerpt("own/x", "own", "me", "pop", "train", window)
    made = list(make_pairs(excerpt, 0, Banks((plain_font,), (rich_font,))))
    assert [pair.kind for pair, _ in made] == ["stem", "stem", "mix"]
    mix, audio = made[-1]
    assert audio.shape == (3, mix.frames, 2)
    assert audio.dtype == np.int16
    assert len(mix.notes) == sum(len(t.notes) for t in window.tracks)
    stems = sum(stem[PLAIN].astype(np.int64) for _, stem in made[:2])
    assert np.abs(stems - audio[PLAIN]).max() <= 2
    power = (audio.astype(np.float64) / 32768) ** 2
    first = int(mix.notes[0][3] * RATE_HZ)
    for kind in (PLAIN, WET, RICH):
        assert power[kind, : max(first - 200, 1)].sum() < 1e-6
        assert power[kind].mean() > 1e-6
    after = 4 * RATE_HZ  # the last note ends at 3.83 s
    assert power[PLAIN, after:].sum() < 1e-6
    assert power[RICH, after:].sum() > 1e-3  # the room rings on
    save_pair(tmp_path / "set", mix, audio)
    assert read_pairs(tmp_path / "set") == (mix,)
    assert read_pairs(tmp_path / "set", "dev") == ()
    assert np.array_equal(open_audio(tmp_path / "set", mix), audio)


@pytest.mark.engine
def test_a_set_that_was_stopped_goes_on(tmp_path: Path) -> None:
    font = open_soundfont(small_font(tmp_path / "sine.sf2", [(0, 0, 0), (0, 40, 0), (128, 0, 0)]))
    for number in range(12):
        write_midi(dataclasses.replace(song(), title=str(number)), tmp_path / "own" / f"{number}.mid")
    banks = Banks((font,), (font,))
    counts = {"train": 2}
    assert make_set(tmp_path / "set", banks, None, tmp_path / "own", counts, 1, 4.0) == 6
    lines = (tmp_path / "set" / INDEX).read_text().splitlines()
    (tmp_path / "set" / INDEX).write_text("\n".join(lines[:3]) + '\n{"name": "tra')
    assert make_set(tmp_path / "set", banks, None, tmp_path / "own", counts, 1, 4.0) == 3
    assert [p.name for p in read_pairs(tmp_path / "set")] == [
        f"train_000{i}_{k}" for i in (0, 1) for k in (0, 1, "mix")
    ]
