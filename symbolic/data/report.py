"""Print what the training data holds: ``python -m symbolic.data.report --data DIR``."""

from __future__ import annotations

import argparse
import logging
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from symbolic.data.corpus import READERS, read_corpus
from symbolic.data.work import SPLITS, Work
from symbolic.grid import cells_of
from symbolic.score import ROLES, Role


@dataclass(slots=True)
class Tally:
    """Counts of one source: works by split, notes, cells by role, works by style, and the licence."""

    works: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    cells: Counter[Role] = field(default_factory=Counter)
    styles: Counter[str] = field(default_factory=Counter)
    licence: str = ""


def tally(works: Iterable[Work]) -> dict[str, Tally]:
    """Count the works of each source."""
    tallies: dict[str, Tally] = {}
    for work in works:
        counts = tallies.setdefault(work.source, Tally(licence=work.licence))
        counts.works[work.split] += 1
        counts.styles[work.style] += 1
        for (role, _), notes in cells_of(work.score).items():
            counts.cells[role] += 1
            counts.notes += len(notes)
    return tallies


def table(tallies: dict[str, Tally]) -> str:
    """A Markdown table with a row for each source, and a line of styles under it."""
    head = ["source", *SPLITS, "notes", *(f"{role} cells" for role in ROLES), "licence"]
    rows = [
        [source, *(str(t.works[s]) for s in SPLITS), f"{t.notes:,}", *(f"{t.cells[r]:,}" for r in ROLES), t.licence]
        for source, t in tallies.items()
    ]
    lines = [head, ["---"] * len(head), *rows]
    styles = sum((t.styles for t in tallies.values()), Counter[str]())
    listed = ", ".join(f"{style} {count:,}" for style, count in styles.most_common())
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + f"\n\nworks by style: {listed}"


def main() -> None:
    """Read all works of the folder and print the table; what cannot be read is logged to stderr."""
    parser = argparse.ArgumentParser(description="Print what the training data holds.")
    parser.add_argument("--data", type=Path, default=os.environ.get("SCORESMITH_DATA"), help="folder of the data sets")
    parser.add_argument("--source", action="append", choices=sorted(READERS), help="only this source (may be repeated)")
    given = parser.parse_args()
    if given.data is None:
        parser.error("no folder: pass --data DIR or set SCORESMITH_DATA")
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    print(table(tally(read_corpus(Path(given.data), given.source))))


if __name__ == "__main__":
    main()
