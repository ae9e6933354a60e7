"""Controls to play the style book from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symbolic.controls import BarControls, CellControls, Controls
from symbolic.grid import Cell
from symbolic.score import ChordSpan, Key, Meter, Note, Role
from symbolic.stylebook import STYLE_BOOK, play
from symbolic.theory import parse_chord

C_MAJOR = Key(0, 0, "major")
USUAL: Mapping[Role, CellControls] = {
    Role.BASS: CellControls(4, 40, 1, 2),
    Role.DRUMS: CellControls(8, 42, 1.7, 2),
    Role.CHORDS: CellControls(4, 59, 3, 2),
    Role.ARP: CellControls(8, 63, 1, 2),
    Role.PAD: CellControls(1, 60, 3, 1),
}


def controls(
    style: str,
    bars: Sequence[str],
    *,
    cells: Mapping[Role, CellControls] = USUAL,
    meter: str = "4/4",
    energy: float = 0.6,
    section: str = "verse",
    key: Key = C_MAJOR,
) -> Controls:
    """One section; each bar is a line of chord symbols that share it evenly."""
    numerator, denominator = map(int, meter.split("/"))
    signature = Meter(0, numerator, denominator)
    rows = []
    for index, text in enumerate(bars):
        symbols = text.split()
        length = signature.bar_ticks // len(symbols) // 40 * 40
        start = index * signature.bar_ticks
        ticks = [start + i * length for i in range(len(symbols))] + [start + signature.bar_ticks]
        spans = tuple(
            ChordSpan(ticks[i], ticks[i + 1] - ticks[i], parse_chord(symbol)) for i, symbol in enumerate(symbols)
        )
        last = index == len(bars) - 1
        rows.append(
            BarControls(
                start, signature, key, section, index, len(bars), spans, energy,
                phrase_end=index % 4 == 3 or last, section_end=last,
            )
        )  # fmt: skip
    grid: dict[Cell, CellControls] = {(role, bar): cell for role, cell in cells.items() for bar in range(len(bars))}
    programs = dict(STYLE_BOOK[style].programs) if style in STYLE_BOOK else {}
    return Controls(style, 0.0, 0.0, 100.0, tuple(rows), grid, programs)


def played(told: Controls, role: Role, seed: int = 0, tolerance: float = 0.5) -> list[list[Note]]:
    """The notes of each bar of a role."""
    cells = play(told, [cell for cell in told.cells if cell[0] is role], seed=seed, tolerance=tolerance)
    return [list(cells.get((role, bar), ())) for bar in range(len(told.bars))]


def steps(notes: Sequence[Note], bar_start: int = 0) -> set[int]:
    """Onsets in sixteenths from the bar line."""
    return {(note.onset_tick - bar_start) // 120 for note in notes}
