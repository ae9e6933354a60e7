"""The report as a table for terminals: aligned by the width of the characters, plain where colours or signs fail."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from scoresmith.report.figures import bars_text

SIGNS: Mapping[str, str] = {"kept": "✓", "broken": "✗", "untold": "–"}
PLAIN_SIGNS: Mapping[str, str] = {"kept": "kept", "broken": "BROKEN", "untold": "-"}
COLOURS: Mapping[str, str] = {"kept": "green", "broken": "bold red", "untold": "dim"}
PIPED_WIDTH = 160
"""The width where the output is no terminal."""
LEAST_WIDTH = 40


def print_promises(promises: Sequence[Mapping[str, Any]], stream: TextIO | None = None) -> None:
    """Print promises (as ``report_dict`` has them) as a table to a stream, stdout by default."""
    out = sys.stdout if stream is None else stream
    encoding = out.encoding or "ascii"
    terminal = out.isatty()
    width = max(LEAST_WIDTH, shutil.get_terminal_size().columns) if terminal else PIPED_WIDTH
    text = promise_table(promises, width=width, colour=terminal, signs=can_encode("".join(SIGNS.values()), encoding))
    out.write(text.encode(encoding, errors="replace").decode(encoding))


def can_encode(text: str, encoding: str) -> bool:
    """Whether a terminal of that encoding can show a text."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def promise_table(promises: Sequence[Mapping[str, Any]], *, width: int, colour: bool, signs: bool) -> str:
    """The table as text; ``signs`` are ✓ and ✗ (– where nothing could be judged), else words stand for them."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("" if signs else "result", no_wrap=True)
    for name in ("promise", "asked", "found", "bars"):
        table.add_column(name, no_wrap=name == "promise", overflow="fold")
    marks = SIGNS if signs else PLAIN_SIGNS
    for promise in promises:
        state = "broken" if not promise["kept"] else "kept" if promise.get("told", True) else "untold"
        bars = bars_text([bar - 1 for bar in promise["bars"]])
        cells = (promise["name"], promise["asked"], promise["found"], bars if signs else bars.replace("–", "-"))
        mark = Text(marks[state], style=COLOURS[state])
        table.add_row(mark, *(Text(str(cell)) for cell in cells), style="bold" if state == "broken" else None)
    page = io.StringIO()
    console = Console(file=page, width=width, force_terminal=colour, color_system="standard" if colour else None)
    console.print(table, highlight=False)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"
