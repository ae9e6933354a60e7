"""A data set as a list of things to read, so that it can be read in parts, by several processes, or by split."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from symbolic.data.work import SPLITS, Work, split_of
from symbolic.errors import BadInput

log = logging.getLogger(__name__)

UNREADABLE = (BadInput, ValueError, RuntimeError, KeyError, IndexError, OSError)
"""What a reader raises for a file that cannot be used: the file is left out and counted."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a data set before it is read: usually a file; ``facts`` are what else its reader needs.

    The split follows from ``creators``, so what is not asked for need not be opened.
    """

    name: str
    path: Path
    creators: tuple[str, ...]
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def split(self) -> str:
        """The part of the data that the works of this item belong to."""
        return split_of(self.creators)


@dataclass(frozen=True, slots=True)
class Reader:
    """A data set: ``list_items`` gives what there is in the data folder, ``read_item`` the works of one item."""

    source: str
    list_items: Callable[[Path], Sequence[Item]]
    read_item: Callable[[Item], Sequence[Work]]

    def __call__(self, root: Path, splits: Collection[str] = SPLITS) -> Iterator[Work]:
        """Read the works of these splits; what cannot be read is logged, counted and left out."""
        failed: list[str] = []
        for item in self.list_items(root):
            if item.split in splits:
                yield from self.try_item(item, failed)
        if failed:
            log.warning("%s: %d items skipped", self.source, len(failed))

    def try_item(self, item: Item, failed: list[str]) -> Sequence[Work]:
        """The works of an item; none, and its name in ``failed``, if it cannot be read."""
        try:
            return self.read_item(item)
        except UNREADABLE as error:
            log.warning("skipped %s/%s: %s", self.source, item.name, error)
            failed.append(item.name)
            return ()
