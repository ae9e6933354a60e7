"""The corpus as arrays on disk: one file a source, made once and read many times."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from symbolic.encode import EncodedWork, encode_score
from symbolic.errors import BadInput
from symbolic.files import whole_file
from symbolic.vocab import vocabulary_id

logger = logging.getLogger(__name__)
_PARTS = ("notes", "fields", "cell_bar", "note_start", "chords")


def encode_works(works: Iterable[Any]) -> list[EncodedWork]:
    """Encode every work of a corpus reader that the vocabulary can tell."""
    out = []
    for work in works:
        arrays = encode_score(work.score, work.style)
        if arrays is None or len(arrays[0]) < 16:
            logger.warning("left out %s: nothing in it that can be told", work.work_id)
            continue
        out.append(EncodedWork(work.work_id, work.source, work.creator, work.split, *arrays))
    return out


def save_shard(works: Sequence[EncodedWork], path: Path) -> None:
    """Write encoded works to one ``.npz`` file, whole or not at all."""
    lengths = {part: [len(getattr(w, part)) for w in works] for part in _PARTS}
    joined: dict[str, Any] = {part: np.concatenate([getattr(w, part) for w in works]) for part in _PARTS}
    names = np.array([[w.work_id, w.source, w.creator, w.split] for w in works])
    with whole_file(path) as temporary, temporary.open("wb") as file:
        arrays: dict[str, Any] = {f"{part}_length": np.array(lengths[part], np.int64) for part in _PARTS}
        np.savez(file, **arrays, **joined, vocabulary=np.array(vocabulary_id()), names=names)


def load_shard(path: Path) -> list[EncodedWork]:
    """Read a shard. Raises BadInput if it was made with another vocabulary."""
    with np.load(path) as file:
        if str(file["vocabulary"]) != vocabulary_id():
            raise BadInput(f"{path.name} was made with another vocabulary: delete it and prepare the data again")
        bounds = {part: np.concatenate(([0], np.cumsum(file[f"{part}_length"]))) for part in _PARTS}
        arrays = {part: file[part] for part in _PARTS}
        names = file["names"]
    works = []
    for i, (work_id, source, creator, split) in enumerate(names.tolist()):
        parts = {p: arrays[p][bounds[p][i] : bounds[p][i + 1]] for p in _PARTS}
        works.append(EncodedWork(work_id, source, creator, split, **parts))
    return works


def prepare(
    readers: Mapping[str, Callable[[Path], Iterable[Any]]],
    data: Path,
    cache: Path,
    sources: Sequence[str] | None = None,
) -> list[EncodedWork]:
    """Encode each source's works into ``cache`` where that is not done yet, and load them all.

    ``readers`` gives for each source a function from the data folder to its works.
    """
    works: list[EncodedWork] = []
    for source in sources or readers:
        path = cache / f"{source}.npz"
        if not path.exists():
            encoded = encode_works(readers[source](data))
            if not encoded:
                raise BadInput(f"no work of '{source}' was found in {data}")
            save_shard(encoded, path)
            logger.info("%s: %d works", source, len(encoded))
        works += load_shard(path)
    return works
