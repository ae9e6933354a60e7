"""Tell what the training data holds: ``python -m symbolic.data.report --data DIR [--cache DIR] [--out docs/DATA.md]``.

The counts are those of the encoded works that training sees; the shards are made where they are not there yet. With
``--out`` the part of that file between the two marks is written anew.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from symbolic.controls import STYLES
from symbolic.data.corpus import LICENCES, READERS
from symbolic.data.duplicates import Repeat, drop_repeats
from symbolic.data.work import SPLITS
from symbolic.encode import FIELD_COLUMN, EncodedWork
from symbolic.files import write_text
from symbolic.score import ROLES
from symbolic.shards import LeftOut, prepare_sources

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(slots=True)
class Tally:
    """Counts of one source: works by split, notes, cells by role, and cells by role and style."""

    works: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    styles: Counter[tuple[str, str]] = field(default_factory=Counter)


def tally(works: Iterable[EncodedWork]) -> dict[str, Tally]:
    """Count the works of each source; a style is "" where it is not told."""
    tallies: dict[str, Tally] = {}
    role_column, style_column = FIELD_COLUMN["role"], FIELD_COLUMN["style"]
    for work in works:
        counts = tallies.setdefault(work.source, Tally())
        counts.works[work.split] += 1
        counts.notes += len(work.notes)
        pairs, cells = np.unique(work.fields[:, [role_column, style_column]], axis=0, return_counts=True)
        for (role, style), count in zip(pairs.tolist(), cells.tolist(), strict=True):
            name = ROLES[role - 1].value
            counts.cells[name] += count
            counts.styles[name, STYLES[style - 1] if style else ""] += count
    return tallies


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; whole numbers get thousands separators."""
    lines = [head, ["---"] * len(head), *([_cell(value) for value in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def source_table(tallies: Mapping[str, Tally]) -> str:
    """Works by split, notes and cells of each role, a row for each source and one for all."""
    rows: list[list[object]] = []
    for source, t in tallies.items():
        cells = [t.cells[role.value] for role in ROLES]
        rows.append([source, *(t.works[split] for split in SPLITS), t.notes, *cells])
    sums = [sum(int(str(row[i])) for row in rows) for i in range(1, len(rows[0]))] if rows else []
    return markdown(["source", *SPLITS, "notes", *(r.value for r in ROLES)], [*rows, ["all", *sums]])


def style_table(tallies: Mapping[str, Tally]) -> str:
    """Cells of each role by style, the commonest style first."""
    every: Counter[tuple[str, str]] = sum((t.styles for t in tallies.values()), Counter())
    total: Counter[str] = Counter()
    for (_, style), count in every.items():
        total[style] += count
    rows = [[style or "not told", *(every[role.value, style] for role in ROLES)] for style, _ in total.most_common()]
    return markdown(["style", *(r.value for r in ROLES)], rows)


def licence_table(tallies: Mapping[str, Tally], licences: Mapping[str, str]) -> str:
    """The share of all notes that stands under each licence."""
    notes: Counter[str] = Counter()
    for source, t in tallies.items():
        notes[licences.get(source, "not known")] += t.notes
    total = max(1, notes.total())
    return markdown(["licence", "notes", "share"], [[n, c, f"{c / total:.1%}"] for n, c in notes.most_common()])


def filter_table(left_out: Mapping[str, LeftOut], tallies: Mapping[str, Tally], repeats: Sequence[Repeat]) -> str:
    """What was left out and why: works (or cells, where the reason says so), their share of all, and the sets."""
    by_reason: dict[str, Counter[str]] = {}
    for source, reasons in left_out.items():
        for reason, names in reasons.items():
            by_reason.setdefault(reason, Counter())[source] += len(names)
    for repeat in repeats:
        apart = repeat.work.split != repeat.of.split
        reason = "repeats a work of a more held-out split" if apart else "the same melody as another work of its set"
        by_reason.setdefault(reason, Counter())[repeat.work.source] += 1
    kept = {"cells": sum(t.cells.total() for t in tallies.values())}
    kept["works"] = sum(t.works.total() for t in tallies.values())
    gone = Counter[str]()
    for reason, counts in by_reason.items():
        gone[_unit(reason)] += counts.total()
    rows = []
    for reason, counts in sorted(by_reason.items(), key=lambda item: (_unit(item[0]), -item[1].total())):
        unit = _unit(reason)
        share = counts.total() / (kept[unit] + gone[unit])
        where = ", ".join(f"{source} {count:,}" for source, count in counts.most_common())
        rows.append([reason.removeprefix("cells: "), unit, counts.total(), f"{share:.2%}", where])
    return markdown(["reason", "of", "left out", "share", "where"], rows)


def _unit(reason: str) -> str:
    return "cells" if reason.startswith("cells: ") else "works"


def report(works: Sequence[EncodedWork], left_out: Mapping[str, LeftOut], licences: Mapping[str, str]) -> str:
    """The whole report as Markdown."""
    kept, repeats = drop_repeats(works)
    tallies = tally(kept)
    parts = [
        ("Works by split, notes, and cells by role", source_table(tallies)),
        ("Cells by role and style", style_table(tallies)),
        ("Licences, by notes", licence_table(tallies, licences)),
        ("What was left out", filter_table(left_out, tallies, repeats)),
    ]
    return "\n\n".join(f"### {title}\n\n{table}" for title, table in parts)


def put_between_marks(text: str, measured: str) -> str:
    """The text with what stands between the marks replaced; marks that are missing are added at the end."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        before, after = text.rstrip() + "\n\n", "\n"
    return f"{before}{BEGIN}\n\n{measured}\n\n{END}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m symbolic.data.report", description="What the training data holds.")
    parser.add_argument("--data", type=Path, default=os.environ.get("SCORESMITH_DATA"), help="folder of the data sets")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="where the encoded data is kept")
    parser.add_argument("--source", action="append", choices=sorted(READERS), help="only this source (may be repeated)")
    parser.add_argument("--out", type=Path, help="Markdown file to write the report into (default: print it)")
    given = parser.parse_args(arguments)
    if given.data is None:
        parser.error("no folder: pass --data DIR or set SCORESMITH_DATA")
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    found = prepare_sources(READERS, Path(given.data), given.cache, given.source)
    left_out = {source: encoded.left_out for source, encoded in found.items()}
    measured = report([w for encoded in found.values() for w in encoded.works], left_out, LICENCES)
    if given.out is None:
        print(measured)
    else:
        text = given.out.read_text(encoding="utf-8") if given.out.exists() else ""
        write_text(given.out, put_between_marks(text, measured))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
