"""The corpus as arrays on disk, made once and opened as memory maps: ``cache/SOURCE/SPLIT/*.npy`` and ``index.json``.

Works are read by several processes in parts; a finished part is kept in ``cache/SOURCE/SPLIT.parts``, so a killed run
goes on after the last one. Folders are written whole or not at all.
"""

from __future__ import annotations

import contextlib
import json
import logging
import multiprocessing
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np

from symbolic.data.duplicates import drop_repeats
from symbolic.data.quality import check_work
from symbolic.data.source import Item, Reader
from symbolic.data.work import SPLITS
from symbolic.encode import EncodedWork, encode_score
from symbolic.errors import BadInput
from symbolic.files import write_text
from symbolic.vocab import vocabulary_id

logger = logging.getLogger(__name__)

FORMAT = 2
"""Goes up when what is written changes, so that older shards are made again."""
INDEX = "index.json"
ITEMS_IN_PART = 16
NAMES: tuple[str, ...] = ("work_id", "source", "creator", "split")
ARRAYS: tuple[str, ...] = tuple(f.name for f in fields(EncodedWork) if f.name not in NAMES)
NOTES_AT_LEAST = 16

LeftOut = dict[str, list[str]]
"""The names of what was left out, by reason."""


@dataclass(slots=True)
class Encoded:
    """Encoded works, and what was left out on the way to them."""

    works: list[EncodedWork] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=dict)

    def add(self, other: Encoded) -> None:
        """Take in another one."""
        self.works += other.works
        for reason, names in other.left_out.items():
            self.left_out.setdefault(reason, []).extend(names)


def encode_works(works: Iterable[Any]) -> Encoded:
    """Check and encode the works of a reader; what fails the check or cannot be told is left out."""
    out = Encoded()
    for work in works:
        checked = check_work(work)
        for reason in checked.reasons:
            out.left_out.setdefault(reason, []).append(work.work_id)
        if checked.work is None:
            continue
        arrays = encode_score(checked.work.score, work.style)
        if arrays is None or len(arrays[0]) < NOTES_AT_LEAST:
            out.left_out.setdefault("nothing that can be told", []).append(work.work_id)
            continue
        out.works.append(EncodedWork(work.work_id, work.source, work.creator, work.split, *arrays))
    return out


def save_shard(works: Sequence[EncodedWork], folder: Path, left_out: LeftOut | None = None) -> None:
    """Write encoded works to a folder, whole or not at all: an array each part of ``EncodedWork``, and the index."""
    with _whole_folder(folder) as temporary:
        for name in ARRAYS if works else ():
            np.save(temporary / f"{name}.npy", np.concatenate([getattr(w, name) for w in works]), allow_pickle=False)
        index = {
            "format": FORMAT,
            "vocabulary": vocabulary_id(),
            "left_out": left_out or {},
            "works": [[*(getattr(w, n) for n in NAMES), *(len(getattr(w, a)) for a in ARRAYS)] for w in works],
        }
        write_text(temporary / INDEX, json.dumps(index, ensure_ascii=False))


def load_shard(folder: Path) -> list[EncodedWork]:
    """Open a shard as views into memory maps. Raises BadInput for another vocabulary or a broken index."""
    return load_encoded(folder).works


def load_encoded(folder: Path) -> Encoded:
    """Open a shard with what was left out of it. Raises BadInput for another vocabulary or a broken index."""
    index = _read_index(folder)
    if index["vocabulary"] != vocabulary_id() or index["format"] != FORMAT:
        raise BadInput(f"{folder} was made with another vocabulary: delete it and prepare the data again")
    rows = index["works"]
    out = Encoded(left_out=index["left_out"])
    if not rows:
        return out
    arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in ARRAYS}
    lengths = np.array([row[len(NAMES) :] for row in rows], np.int64)
    bounds = np.concatenate((np.zeros((1, len(ARRAYS)), np.int64), lengths.cumsum(axis=0)))
    if bounds[-1].tolist() != [len(array) for array in arrays.values()]:
        raise BadInput(f"the arrays in {folder} are not as long as its index says: delete it and prepare again")
    for i, row in enumerate(rows):
        parts = {name: arrays[name][bounds[i, k] : bounds[i + 1, k]] for k, name in enumerate(ARRAYS)}
        out.works.append(EncodedWork(*row[: len(NAMES)], **parts))
    return out


def _read_index(folder: Path) -> dict[str, Any]:
    try:
        read: dict[str, Any] = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        return {key: read[key] for key in ("format", "vocabulary", "left_out", "works")}
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(f"{folder} is not a shard: {error}") from error


def _is_current(folder: Path) -> bool:
    """Whether there is a shard of this vocabulary; one of another is made again."""
    if not folder.is_dir():
        return False
    try:
        load_encoded(folder)
    except (BadInput, OSError, ValueError) as error:
        logger.warning("made again: %s", error)
        return False
    return True


@contextlib.contextmanager
def _whole_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder beside ``target`` that takes its place on success and goes away on any error."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        yield temporary
        temporary.chmod(0o755)
        if target.exists():
            shutil.rmtree(target)
        temporary.rename(target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def prepare(
    readers: Mapping[str, Callable[[Path], Iterable[Any]]],
    data: Path,
    cache: Path,
    sources: Sequence[str] | None = None,
    splits: Collection[str] = SPLITS,
    workers: int = 2,
) -> list[EncodedWork]:
    """Encode the works of these sources and splits into ``cache`` where that is not done yet, and open them all.

    ``readers`` gives for each source a ``Reader``, or a function from the data folder to its works. Only files of the
    asked-for splits are read, by ``workers`` processes (spawned, so a script must guard its main; 1 stays in this one).
    Works that repeat another one's melody are left out, in training before elsewhere. Raises BadInput for a source
    without works.
    """
    found = prepare_sources(readers, data, cache, sources, splits, workers)
    works = [work for encoded in found.values() for work in encoded.works]
    kept, repeats = drop_repeats(works)
    for repeat in repeats:
        logger.info("left out %s (%s): it repeats %s", repeat.work.work_id, repeat.work.split, repeat.of.work_id)
    return kept


def prepare_sources(
    readers: Mapping[str, Callable[[Path], Iterable[Any]]],
    data: Path,
    cache: Path,
    sources: Sequence[str] | None = None,
    splits: Collection[str] = SPLITS,
    workers: int = 2,
) -> dict[str, Encoded]:
    """As ``prepare``, but by source, with what was left out of each, and without looking for repeated works."""
    out: dict[str, Encoded] = {}
    with _pool(workers) as pool:
        for source in sources or readers:
            out[source] = Encoded()
            for encoded in prepare_source(source, readers[source], data, cache, splits, pool).values():
                out[source].add(encoded)
            if not out[source].works and set(SPLITS) <= set(splits):
                raise BadInput(f"no work of '{source}' was found in {data}")
    return out


def prepare_source(
    source: str,
    reader: Callable[[Path], Iterable[Any]],
    data: Path,
    cache: Path,
    splits: Collection[str],
    pool: ProcessPoolExecutor | None = None,
) -> dict[str, Encoded]:
    """Make the shards of one source that are not there yet, and open them: by split."""
    folder = cache / source
    missing = [split for split in SPLITS if split in splits and not _is_current(folder / split)]
    if missing and isinstance(reader, Reader):
        items = reader.list_items(data)
        for split in missing:
            _make(reader, [item for item in items if item.split == split], folder / split, pool)
    elif missing:
        encoded = encode_works(reader(data))
        for split in SPLITS:
            save_shard([w for w in encoded.works if w.split == split], folder / split, encoded.left_out)
            encoded.left_out = {}
    return {split: load_encoded(folder / split) for split in SPLITS if split in splits}


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor | None]:
    """A pool of processes that starts them when first used; None for one worker."""
    if workers < 2:
        yield None
        return
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone, killed or not."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _make(reader: Reader, items: Sequence[Item], folder: Path, pool: ProcessPoolExecutor | None) -> None:
    """Encode these items part by part, then join the parts into one shard."""
    parts_folder = folder.with_name(f"{folder.name}.parts")
    chunks = [items[i : i + ITEMS_IN_PART] for i in range(0, len(items), ITEMS_IN_PART)]
    parts = {parts_folder / f"{number:04d}": chunk for number, chunk in enumerate(chunks)}
    waiting = {part: chunk for part, chunk in parts.items() if not _is_current(part)}
    if pool is None or len(waiting) < 2:
        for done, (part, chunk) in enumerate(waiting.items(), start=1):
            encode_part(reader, chunk, part)
            logger.info("%s: %d of %d parts", folder.parent.name, done, len(waiting))
    else:
        _run(pool, reader, waiting, folder.parent.name)
    joined = Encoded()
    for part in parts:
        joined.add(load_encoded(part))
    save_shard(joined.works, folder, joined.left_out)
    shutil.rmtree(parts_folder, ignore_errors=True)
    logger.info("%s, %s: %d works", folder.parent.name, folder.name, len(joined.works))


def _run(pool: ProcessPoolExecutor, reader: Reader, waiting: Mapping[Path, Sequence[Item]], name: str) -> None:
    futures: list[Future[None]] = [pool.submit(encode_part, reader, chunk, part) for part, chunk in waiting.items()]
    try:
        for done, future in enumerate(as_completed(futures), start=1):
            future.result()
            logger.info("%s: %d of %d parts", name, done, len(futures))
    finally:
        for future in futures:
            future.cancel()


def encode_part(reader: Reader, items: Sequence[Item], folder: Path) -> None:
    """Read, check and encode some items of a source into a shard of their own."""
    failed: list[str] = []
    encoded = Encoded()
    for item in items:
        encoded.add(encode_works(reader.try_item(item, failed)))
    left_out = encoded.left_out | ({"cannot be read": [f"{reader.source}/{n}" for n in failed]} if failed else {})
    save_shard(encoded.works, folder, left_out)
