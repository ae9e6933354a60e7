"""A copied melody is found in any key and at any tempo, and the index gives away no tune."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from symbolic.data.melodies import (
    DUPLICATE_NOTES,
    Lines,
    build_index,
    excerpts,
    is_duplicate,
    is_trivial,
    windows,
    with_baseline,
)
from symbolic.errors import BadInput, MissingExtra
from symbolic.feel import swing
from symbolic.midi import midi_bytes, read_midi
from symbolic.originality import (
    GRAM_NOTES,
    Line,
    Match,
    MelodyIndex,
    default_index,
    gram_features,
    hashed,
    lines_of,
    load_index,
    longest_match,
    matches,
    originality_dict,
    originality_line,
    save_index,
    search,
)
from symbolic.score import Key, Meter, Note, Role, Score, Tempo, Track

BAR = 1920
BARS = 24
LENGTHS = (240, 240, 480, 720, 120, 360, 960)


def tune(seed: int, notes: int = 90) -> list[Note]:
    """A made-up melody: random steps and leaps, random note lengths."""
    rng = np.random.default_rng(seed)
    out, tick, pitch = [], 0, 67
    for _ in range(notes):
        length = int(rng.choice(LENGTHS))
        pitch = int(np.clip(pitch + rng.choice([-5, -4, -2, -1, 0, 1, 2, 3, 4, 7]), 55, 84))
        out.append(Note(tick, pitch, length))
        tick += length
    return out


def line(notes: list[Note], role: Role = Role.MELODY) -> Line:
    return Line(role, tuple(notes), range(0, 200 * BAR, BAR))


def work(seed: int, split: str = "train", source: str = "made") -> Lines:
    return Lines(f"{source}/{seed}", source, split, (line(tune(seed)),))


def moved(notes: list[Note], ticks: int = 0, semitones: int = 0, times: int = 1) -> list[Note]:
    return [Note(ticks + n.onset_tick * times, n.pitch + semitones, n.duration_tick * times) for n in notes]


@pytest.fixture(scope="module")
def index() -> MelodyIndex:
    return with_baseline(
        build_index([work(seed) for seed in range(40)]), [work(seed, "dev") for seed in range(100, 130)]
    )


def test_a_transposed_copy_is_found_with_its_full_length_its_source_and_both_places(index: MelodyIndex):
    copied = tune(7)[20:45]
    own = tune(1000, 30)
    start = own[-1].end_tick - copied[0].onset_tick + 4 * BAR
    piece = [*own, *moved(copied, start, 5)]
    found = longest_match(line(piece), index)
    assert found is not None
    bars = [(n.onset_tick // BAR) for n in (copied[0], copied[-1])]
    new_bars = [(n.onset_tick + start) // BAR for n in (copied[0], copied[-1])]
    assert found == Match(25, 30, Role.MELODY, (new_bars[0], new_bars[1]), "made/7", (bars[0], bars[1]), 55)


@pytest.mark.parametrize(("semitones", "times"), [(0, 1), (-12, 1), (3, 2), (-1, 4)])
def test_another_key_or_doubled_note_values_make_no_difference(index: MelodyIndex, semitones: int, times: int):
    found = longest_match(line(moved(tune(3), 0, semitones, times)), index)
    assert found is not None
    assert (found.notes, found.work_id) == (90, "made/3")


def test_a_copy_with_another_rhythm_is_not_found(index: MelodyIndex):
    even = [Note(i * 480, n.pitch, 480) for i, n in enumerate(tune(3))]
    found = longest_match(line(even), index)
    assert found is None or found.notes <= GRAM_NOTES + 1


def test_one_changed_note_cuts_the_match(index: MelodyIndex):
    notes = tune(5)
    notes[30] = replace(notes[30], pitch=notes[30].pitch + 1)
    assert [m.notes for m in matches(line(notes), index, 20)] == [59, 30]


def test_of_notes_struck_together_the_highest_counts(index: MelodyIndex):
    doubled = [n for note in tune(9) for n in (replace(note, pitch=note.pitch - 9), note)]
    found = longest_match(line(doubled), index)
    assert found is not None
    assert (found.notes, found.line_notes) == (90, 90)


def test_swung_eighths_are_read_as_even_ones():
    even = [Note(i * 240, 60 + (i * 7 + i * i) % 11, 240) for i in range(40)]
    score = Score(
        "t", 40 * BAR, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),),
        tracks=(Track(Role.MELODY, "Melody", 0, tuple(even)),),
    )  # fmt: skip
    swung = lines_of(swing(score))[0]
    assert swung.notes != tuple(even)
    assert np.array_equal(gram_features(swung), gram_features(line(even)))
    triplets = [Note(i * 160, 60 + i % 5, 160) for i in range(12)]
    assert set(np.diff(line(triplets).steps_and_pitches()[0]).tolist()) == {4}


@pytest.mark.parametrize(
    ("pitches", "trivial"),
    [
        ((60, 60, 60, 60, 60, 60), True),
        ((60, 60, 60, 60, 67, 67), True),  # a recitation with one turn
        ((60, 62, 64, 65, 67, 69), True),  # a scale
        ((67, 66, 65, 64, 63, 62), True),
        ((60, 62, 60, 62, 60, 62), True),  # a trill
        ((60, 67, 60, 67, 60, 67), True),
        ((60, 62, 64, 65, 67, 65), False),
        ((60, 64, 67, 64, 60, 64), False),
        ((60, 60, 62, 62, 64, 64), False),
    ],
)
def test_figures_without_a_tune(pitches: tuple[int, ...], trivial: bool):
    features = gram_features(line([Note(i * 240 + 120 * (i > 2), p, 120) for i, p in enumerate(pitches)]))
    assert is_trivial(features).tolist() == [trivial]


def test_figures_that_everybody_uses_are_no_copies():
    notes = [Note(i * 240, 60, 240) for i in range(40)]
    notes += [Note((40 + i) * 240, 60 + 2 * (i % 2), 240) for i in range(40)]
    index = build_index([Lines("made/figures", "made", "train", (line([*notes, *moved(tune(1), 80 * 240)]),))])
    assert longest_match(line(notes[:38]), index) is None
    found = longest_match(line(moved(tune(1))), index)
    assert found is not None
    assert found.notes == 90


def test_a_figure_of_many_works_neither_begins_nor_ends_a_match_but_may_lie_within():
    stock = tune(500, 12)
    long = moved(stock, 0)
    works = [
        Lines(f"made/{s}", "made", "train", (line([*long, *moved(tune(s, 30), long[-1].end_tick)]),)) for s in range(9)
    ]
    index = build_index(works)
    assert longest_match(line(long), index) is None
    found = longest_match(works[4].lines[0], index)
    assert found is not None
    assert (found.notes, found.work_id) == (42 - (12 - GRAM_NOTES + 1), "made/4")
    middle = [*tune(600, 20), *moved(stock, tune(600, 20)[-1].end_tick)]
    middle += moved(tune(601, 20), middle[-1].end_tick)
    index = build_index([*works, Lines("made/whole", "made", "train", (line(middle),))])
    found = longest_match(line(moved(middle, 0, 2)), index)
    assert found is not None
    assert (found.notes, found.work_id) == (52, "made/whole")


def test_unrelated_lines_share_little_in_spite_of_short_hashes(index: MelodyIndex):
    big = build_index([work(seed) for seed in range(2000, 2200)])
    assert len(big.gram) > 15_000
    for seed in range(3000, 3010):
        assert all(m.notes <= GRAM_NOTES + 2 for m in matches(line(tune(seed, 400)), big, 1))


def test_a_match_does_not_run_over_the_end_of_a_work():
    whole = tune(1, 40)
    first, second = whole[:20], whole[20 - GRAM_NOTES + 1 :]  # the grams of both, one after the other, are those of all
    works = [Lines(f"made/{i}", "made", "train", (line(notes),)) for i, notes in enumerate((first, second))]
    assert [m.notes for m in matches(line(whole), build_index(works), 10)] == [25, 20]


def test_too_short_lines_match_nothing(index: MelodyIndex):
    for notes in ([], tune(3)[: GRAM_NOTES - 1]):
        assert longest_match(line(notes), index) is None
        assert matches(line(notes), index, 1) == []


def test_the_index_survives_its_file(index: MelodyIndex, tmp_path: Path):
    path = tmp_path / "melodies.npz"
    save_index(index, path)
    again = load_index(path)
    assert again.work_ids == index.work_ids
    assert longest_match(line(tune(11)), again) == longest_match(line(tune(11)), index)
    assert [again.human_match(n) for n in (8, 40, 5000)] == [index.human_match(n) for n in (8, 40, 5000)]
    first = path.read_bytes()
    save_index(index, path)
    assert path.read_bytes() == first


def test_the_index_holds_hashes_and_counts_only(index: MelodyIndex):
    full = hashed(gram_features(line(tune(0))))
    assert index.gram[: len(full)].tolist() == (full & np.uint64(0xFFFF)).tolist()
    assert index.gram.dtype == np.uint16


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


def other_text(path: Path) -> None:
    path.write_bytes(b"not an index")


def one_part_less(path: Path) -> None:
    with np.load(path) as file:
        np.savez(path, **{k: file[k] for k in file.files if k != "bar_notes"})


def wrong_counts(path: Path) -> None:
    with np.load(path) as file:
        np.savez(path, **{k: (file[k][:-1] if k == "gram" else file[k]) for k in file.files})


def other_format(path: Path) -> None:
    with np.load(path) as file:
        np.savez(path, **{k: (np.array(99) if k == "format" else file[k]) for k in file.files})


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(200, 260):
        data[place] ^= 0xFF
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("harm", [cut, other_text, one_part_less, wrong_counts, other_format, flipped])
def test_a_broken_index_is_refused_by_name(index: MelodyIndex, tmp_path: Path, harm: Callable[[Path], None]):
    path = tmp_path / "melodies.npz"
    save_index(index, path)
    harm(path)
    with pytest.raises(BadInput, match=r"melodies\.npz"):
        load_index(path)


def test_a_missing_index_says_so(tmp_path: Path):
    with pytest.raises(MissingExtra, match="install the package again"):
        load_index(tmp_path / "none.npz")


def test_works_without_a_melody_make_no_index():
    with pytest.raises(BadInput, match="none of 1 works"):
        build_index([Lines("made/short", "made", "train", (line(tune(0, 4)),))])


def test_the_baseline_needs_held_out_works_and_never_falls(index: MelodyIndex):
    bare = build_index([work(0)])
    with pytest.raises(BadInput, match="too few"):
        with_baseline(bare, [work(1, "dev")])
    with pytest.raises(BadInput, match="no human baseline"):
        bare.human_match(100)
    assert index.baseline_match.tolist() == sorted(index.baseline_match.tolist())
    assert 0 <= index.human_match(90) <= GRAM_NOTES + 1


def test_tunes_handed_down_are_no_part_of_the_baseline():
    train = [work(seed) for seed in range(10)]
    shared = [Lines(f"ceol_rince/{w.work_id}", "ceol_rince", "dev", w.lines) for w in train]
    own = [work(seed, "dev") for seed in range(100, 130)]
    assert with_baseline(build_index(train), [*own, *shared]).human_match(64) <= GRAM_NOTES + 1


def test_another_version_of_a_training_work_is_told():
    index = build_index([work(seed) for seed in range(10)])
    own = tune(77, 60)
    quote = tune(4)[:DUPLICATE_NOTES]
    cover = Lines("made/cover", "made", "dev", (line([*own, *moved(tune(4)[:40], own[-1].end_tick, 2)]),))
    quoting = Lines("made/quoting", "made", "dev", (line([*own, *moved(quote, own[-1].end_tick, 2)]),))
    assert is_duplicate(cover, index)
    assert not is_duplicate(quoting, index)


def test_windows_and_excerpts_cut_a_line():
    notes = tune(1, 50)
    assert [len(w.notes) for w in windows(line(notes), 16)] == [16, 16, 16]
    assert [n for w in windows(line(notes), 25) for n in w.notes] == notes
    parts = list(excerpts(line(notes), 2))
    assert sum(len(p.notes) for p in parts) >= 44
    assert all(p.notes[-1].onset_tick // (2 * BAR) == p.notes[0].onset_tick // (2 * BAR) for p in parts)


def score_of(notes: list[Note], counter: list[Note]) -> Score:
    end = (max(n.end_tick for n in [*notes, *counter]) // BAR + 1) * BAR
    tracks = (Track(Role.MELODY, "Flute", 73, tuple(notes)), Track(Role.COUNTER, "Violin", 40, tuple(counter)))
    return Score("t", end, (Tempo(0, 90.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=tracks)


def test_the_search_tells_what_is_copied_in_either_line_and_after_a_midi_file(index: MelodyIndex, tmp_path: Path):
    path = tmp_path / "piece.mid"
    path.write_bytes(midi_bytes(score_of(tune(2000), moved(tune(8)[:30], 0, -3))))
    found = search(read_midi(path), index)
    assert found.longest is not None
    assert (found.longest.role, found.longest.notes, found.longest.work_id) == (Role.COUNTER, 30, "made/8")
    assert found.copied == (found.longest,)
    assert found.copied_notes == 30
    assert {role for role, _ in found.cells} == {Role.COUNTER}
    told = originality_dict(found)
    assert told["longest_match"] == {
        "notes": 30, "role": "counter", "bars": [1, found.longest.bars[1] + 1], "source": "made/8",
        "source_bars": [1, found.longest.source_bars[1] + 1],
    }  # fmt: skip
    assert "30 notes" in originality_line(found)
    assert "more than" in originality_line(found)


def test_a_piece_of_its_own_stays_within_the_baseline(index: MelodyIndex):
    found = search(score_of(tune(2000), tune(2001)), index)
    assert found.copied == ()
    assert found.cells == set()
    assert originality_dict(found)["above_human"] == []


def test_the_shipped_index_is_small_quick_and_whole():
    from symbolic.originality import INDEX_FILE

    assert INDEX_FILE.stat().st_size < 5_000_000
    index = default_index()
    assert len(index.work_ids) > 3000
    assert {w.split("/")[0] for w in index.work_ids} >= {"pop909", "openewld", "openscore_lieder", "ceol_rince"}
    assert 8 <= index.human_match(16) <= index.human_match(200) <= 20
    long = line(tune(4242, 600))
    longest_match(long, index)
    seconds = []
    for _ in range(5):
        started = time.process_time()
        longest_match(long, index)
        seconds.append(time.process_time() - started)
    assert min(seconds) < 0.05
