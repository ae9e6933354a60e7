from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from symbolic.data.source import Item, Reader
from symbolic.data.work import Work, split_of
from symbolic.errors import BadInput
from symbolic.shards import ARRAYS, INDEX, encode_works, load_encoded, load_shard, prepare, save_shard
from tests.symbolic.grids import song

CREATOR_OF: dict[str, str] = {split_of((f"maker {i}",)): f"maker {i}" for i in range(300)}
"""A made-up creator in each split."""


def list_songs(root: Path) -> list[Item]:
    """A song a line of ``songs.txt``: its name and its split."""
    rows = (line.split() for line in (root / "songs.txt").read_text().splitlines())
    return [Item(name, root / name, (CREATOR_OF[split],), {"split": split}) for name, split in rows]


def read_song(item: Item) -> list[Work]:
    """Read a song and leave a trace of it; a name in ``bad`` cannot be read."""
    if item.name.startswith("bad"):
        raise BadInput("broken on purpose")
    with item.path.open("a") as file:
        file.write(f"{os.getpid()}\n")
    number = int(item.name.strip("song"))
    return [Work(f"made/{item.name}", "made", item.creators, "pop", "CC0-1.0", song(bars=4 + number % 5, seed=number))]


MADE = Reader("made", list_songs, read_song)


def made_songs(root: Path, counts: dict[str, int]) -> list[str]:
    rows, number = [], 0
    for split, count in counts.items():
        for _ in range(count):
            rows.append(f"song{number:03d} {split}")
            number += 1
    (root / "songs.txt").write_text("\n".join(rows))
    return [row.split()[0] for row in rows]


def times_read(root: Path, names: list[str]) -> list[int]:
    return [len((root / n).read_text().splitlines()) if (root / n).exists() else 0 for n in names]


def test_works_come_back_as_read_only_views_into_memory_maps(tmp_path: Path):
    made_songs(tmp_path, {"train": 3})
    encoded = encode_works(w for item in list_songs(tmp_path) for w in read_song(item)).works
    save_shard(encoded, tmp_path / "shard")
    read = load_shard(tmp_path / "shard")
    assert [w.work_id for w in read] == ["made/song000", "made/song001", "made/song002"]
    for before, after in zip(encoded, read, strict=True):
        for name in ARRAYS:
            assert np.array_equal(getattr(before, name), getattr(after, name))
            assert isinstance(getattr(after, name).base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        read[0].notes[0, 0] = 1


def test_an_empty_shard_is_read_back(tmp_path: Path):
    save_shard([], tmp_path / "shard", {"drone": ["a/1"]})
    assert load_encoded(tmp_path / "shard").works == []
    assert load_encoded(tmp_path / "shard").left_out == {"drone": ["a/1"]}


def test_only_the_asked_for_splits_are_read_and_only_once(tmp_path: Path):
    names = made_songs(tmp_path, {"train": 3, "dev": 2, "test": 1})
    held = prepare({"made": MADE}, tmp_path, tmp_path / "cache", splits=("dev", "test"), workers=1)
    assert {w.split for w in held} == {"dev", "test"}
    assert times_read(tmp_path, names) == [0, 0, 0, 1, 1, 1]
    every = prepare({"made": MADE}, tmp_path, tmp_path / "cache", workers=1)
    assert sorted(w.work_id for w in every) == [f"made/{n}" for n in names]
    assert times_read(tmp_path, names) == [1] * 6


def test_a_plain_function_is_a_reader_too(tmp_path: Path):
    made_songs(tmp_path, {"train": 2, "test": 1})

    def read(root: Path) -> Iterator[Work]:
        yield from MADE(root)

    works = prepare({"plain": read}, tmp_path, tmp_path / "cache", splits=("test",))
    assert [w.split for w in works] == ["test"]
    assert {f.name for f in (tmp_path / "cache" / "plain").iterdir()} == {"train", "dev", "test"}


@pytest.mark.slow
def test_two_processes_make_what_one_makes(tmp_path: Path):
    names = made_songs(tmp_path, {"train": 40, "dev": 3})
    one = prepare({"made": MADE}, tmp_path, tmp_path / "one", workers=1)
    two = prepare({"made": MADE}, tmp_path, tmp_path / "two", workers=2)
    assert [w.work_id for w in one] == [w.work_id for w in two]
    assert all(np.array_equal(a.notes, b.notes) for a, b in zip(one, two, strict=True))
    readers = {line for n in names for line in (tmp_path / n).read_text().splitlines()}
    assert readers - {str(os.getpid())}


def test_a_killed_run_goes_on_after_the_last_finished_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    names = made_songs(tmp_path, {"train": 40})
    made: list[Path] = []

    def killed_at_third(*arguments: object) -> None:
        if len(made) == 2:
            raise KeyboardInterrupt
        made.append(Path("part"))
        encode_part(*arguments)

    from symbolic.shards import encode_part

    with monkeypatch.context() as patch:
        patch.setattr("symbolic.shards.encode_part", killed_at_third)
        with pytest.raises(KeyboardInterrupt):
            prepare({"made": MADE}, tmp_path, tmp_path / "cache", workers=1)
    assert sum(times_read(tmp_path, names)) == 32
    works = prepare({"made": MADE}, tmp_path, tmp_path / "cache", workers=1)
    assert len(works) == 40
    assert times_read(tmp_path, names) == [1] * 40
    assert not list((tmp_path / "cache" / "made").glob("*.parts"))


def test_a_shard_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made_songs(tmp_path, {"train": 2})
    encoded = encode_works(MADE(tmp_path)).works
    save_shard(encoded[:1], tmp_path / "shard")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("symbolic.shards.np.save", full)
    with pytest.raises(OSError, match="No space left"):
        save_shard(encoded, tmp_path / "shard")
    assert len(load_shard(tmp_path / "shard")) == 1
    assert not list(tmp_path.glob(".shard*"))


def test_shards_of_another_vocabulary_are_refused_alone_and_made_again_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    names = made_songs(tmp_path, {"train": 2})
    with monkeypatch.context() as patch:
        patch.setattr("symbolic.shards.vocabulary_id", lambda: "another")
        prepare({"made": MADE}, tmp_path, tmp_path / "cache", workers=1)
    with pytest.raises(BadInput, match="another vocabulary"):
        load_shard(tmp_path / "cache" / "made" / "train")
    assert len(prepare({"made": MADE}, tmp_path, tmp_path / "cache", workers=1)) == 2
    assert times_read(tmp_path, names) == [2, 2]


def test_broken_shards_are_refused(tmp_path: Path):
    made_songs(tmp_path, {"train": 2})
    save_shard(encode_works(MADE(tmp_path)).works, tmp_path / "shard")
    index = json.loads((tmp_path / "shard" / INDEX).read_text())
    index["works"][0][-1] += 1
    (tmp_path / "shard" / INDEX).write_text(json.dumps(index))
    with pytest.raises(BadInput, match="as long as its index says"):
        load_shard(tmp_path / "shard")
    (tmp_path / "shard" / INDEX).write_text("{")
    with pytest.raises(BadInput, match="is not a shard"):
        load_shard(tmp_path / "shard")


def test_what_cannot_be_read_is_left_out_by_name(tmp_path: Path):
    (tmp_path / "songs.txt").write_text("bad1 train\nsong001 train")
    (work,) = prepare({"made": MADE}, tmp_path, tmp_path / "cache", workers=1)
    assert work.work_id == "made/song001"
    assert load_encoded(tmp_path / "cache" / "made" / "train").left_out == {"cannot be read": ["made/bad1"]}


def test_a_source_without_works_is_an_error(tmp_path: Path):
    (tmp_path / "songs.txt").write_text("")
    with pytest.raises(BadInput, match="no work of 'made'"):
        prepare({"made": MADE}, tmp_path, tmp_path / "cache", workers=1)
