"""Cells as a history keeps them: each content one line of numbers, read when it is asked for.

A history of many takes of a long piece holds hundreds of thousands of notes, of which almost none is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from symbolic.grid import Cell
from symbolic.score import Note, Role

_LINE = re.compile(r"(?:\d+ \d+ \d+ \d+(?: (?=\d)|$))*")


def notes_line(notes: Sequence[Note]) -> str:
    """Notes as onset, pitch, duration and velocity, one after the other."""
    return " ".join(f"{n.onset_tick} {n.pitch} {n.duration_tick} {n.velocity}" for n in notes)


def notes_of_line(line: str) -> tuple[Note, ...]:
    """The notes of ``notes_line``."""
    numbers = iter(map(int, line.split()))
    return tuple(Note(*four) for four in zip(numbers, numbers, numbers, numbers, strict=True))


def checked_line(line: object) -> str:
    """A line of a file. Raises ValueError for what is none."""
    if not isinstance(line, str) or not _LINE.fullmatch(line):
        raise ValueError(f"{str(line)[:40]!r} is no line of notes")
    return line


class KeptCells(Mapping[Cell, tuple[Note, ...]]):
    """Cells as lines; equal to the same cells as notes."""

    __slots__ = ("_read", "lines")

    def __init__(self, lines: Mapping[Cell, str]) -> None:
        self.lines = lines
        self._read: dict[Cell, tuple[Note, ...]] = {}

    def __getitem__(self, cell: Cell) -> tuple[Note, ...]:
        notes = self._read.get(cell)
        if notes is None:
            notes = self._read[cell] = notes_of_line(self.lines[cell])
        return notes

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __contains__(self, cell: object) -> bool:
        return cell in self.lines

    def __repr__(self) -> str:
        return f"KeptCells({dict(self)!r})"


def kept(cells: Mapping[Cell, tuple[Note, ...]]) -> KeptCells:
    """The cells as lines."""
    return cells if isinstance(cells, KeptCells) else KeptCells({c: notes_line(notes) for c, notes in cells.items()})


def cell_name(cell: Cell) -> str:
    """A cell as files name it, such as ``melody:5`` (bars counted from 1)."""
    return f"{cell[0]}:{cell[1] + 1}"


def cell_named(name: str) -> Cell:
    """The cell of a name. Raises ValueError for what is none."""
    role, _, bar = name.partition(":")
    return Role(role), int(bar) - 1
