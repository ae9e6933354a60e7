from __future__ import annotations

import numpy as np
import pytest

from symbolic import vocab
from symbolic.encode import FIELD_COLUMN, describe_bars, encode_score, note_row, row_note
from symbolic.errors import BadInput
from symbolic.grid import cells_of, with_cells
from symbolic.score import Meter, Note, Role
from symbolic.shards import load_shard, save_shard
from tests.symbolic.grids import song, works


def test_cells_hold_every_note_once() -> None:
    score = song()
    cells = cells_of(score)
    assert sum(map(len, cells.values())) == sum(len(t.notes) for t in score.tracks)
    assert with_cells(score, cells) == score


def test_a_note_is_told_and_read_back() -> None:
    note = Note(1920 + 480, 69, 240, 80)
    assert row_note(note_row(note, Role.MELODY, 1920, -3), 1920, -3) == note


def test_an_encoded_song_keeps_its_notes() -> None:
    score = song()
    arrays = encode_score(score, "pop")
    assert arrays is not None
    notes, fields, cell_bar, note_start, chords = arrays
    assert len(notes) == sum(len(t.notes) for t in score.tracks)
    assert note_start[-1] == len(notes)
    assert chords.shape == (12, vocab.CHORD_SLOTS, 3)
    first = fields[0]
    assert first[FIELD_COLUMN["role"]] == vocab.ROLE_INDEX[Role.MELODY] + 1
    assert first[FIELD_COLUMN["density"]] == vocab.bin_index(4, vocab.DENSITY_EDGES)
    assert list(cell_bar[:3]) == [0, 0, 0]


def test_a_bar_too_long_to_tell_is_left_out() -> None:
    from dataclasses import replace

    assert encode_score(replace(song(), meters=(Meter(0, 9, 4),)), "pop") is None


def test_bars_know_their_section_and_chords() -> None:
    bars = describe_bars(song())
    assert [bar.bar_in_section for bar in bars] == list(range(12))
    assert bars[-1].section_end
    assert bars[-1].final
    assert all(len(bar.chords) == 1 and bar.chords[0].onset_tick == bar.start_tick for bar in bars)


def test_a_shard_is_read_back(tmp_path) -> None:  # type: ignore[no-untyped-def]
    made = works()
    save_shard(made, tmp_path / "a")
    for before, after in zip(made, load_shard(tmp_path / "a"), strict=True):
        assert (before.work_id, before.split) == (after.work_id, after.split)
        for part in ("notes", "fields", "cell_bar", "note_start", "chords"):
            assert np.array_equal(getattr(before, part), getattr(after, part))


def test_a_shard_of_another_vocabulary_is_refused(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    save_shard(works(2), tmp_path / "a")
    monkeypatch.setattr("symbolic.shards.vocabulary_id", lambda: "another")
    with pytest.raises(BadInput, match="another vocabulary"):
        load_shard(tmp_path / "a")
