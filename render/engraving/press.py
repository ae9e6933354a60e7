"""The engraver's process: reads a request as JSON, has verovio engrave it, writes lines of JSON.

It is run as a file of its own (``python -I -S press.py FOLDER_OF_VEROVIO SECONDS``), because verovio ends its whole
process on some broken scores, keeps its log, its random numbers and its fonts for the whole process, and holds the
interpreter while it works. It imports nothing of ours. The first line that it writes holds the times of the notes, each
other line a page. What verovio has to say stands on the standard error stream.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

LIMIT_BYTES = 1_000_000_000


def main() -> int:
    """Engrave one request; 1 where verovio cannot load it."""
    _limit(int(sys.argv[2]))
    results = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not stand among the pages
    request = json.load(sys.stdin)
    sys.path.insert(0, sys.argv[1])
    import verovio

    verovio.enableLog(verovio.LOG_WARNING)
    with tempfile.TemporaryDirectory(prefix="engraving-") as folder:
        toolkit = _toolkit(verovio, request["widths"], Path(folder))
        toolkit.setOptions(request["options"])
        if not toolkit.loadData(request["musicxml"]):
            return 1
        json.dump(toolkit.renderToTimemap({"includeMeasures": True}), results)
        for number in range(1, toolkit.getPageCount() + 1):
            results.write("\n")
            json.dump(toolkit.renderToSVG(number), results)
    results.close()
    return 0


def _limit(seconds: int) -> None:
    """End this process if it takes more memory or more of a processor's time."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _toolkit(verovio: Any, widths: dict[str, float], folder: Path) -> Any:
    """A toolkit that knows how wide the given characters are; its own tables know ASCII only.

    ``widths`` are in widths of an em. The tables are copied with these characters added, beside links to all else.
    """
    own = Path(verovio.toolkit().getResourcePath())
    if not widths:
        return verovio.toolkit()
    try:
        for path in own.iterdir():
            if path.name != "text":
                (folder / path.name).symlink_to(path, path.is_dir())
    except OSError:  # where links are not allowed
        return verovio.toolkit()
    (folder / "text").mkdir()
    for path in (own / "text").iterdir():
        table = path.read_text(encoding="utf-8")
        units = float(table.split('units-per-em="')[1].split('"')[0])
        more = "".join(_glyph(character, width * units, units) for character, width in widths.items())
        (folder / "text" / path.name).write_text(
            table.replace("</bounding-boxes>", more + "</bounding-boxes>"), "utf-8"
        )
    toolkit = verovio.toolkit(False)
    toolkit.setResourcePath(str(folder))
    return toolkit


def _glyph(character: str, width: float, em: float) -> str:
    box = f'x="0.0" y="{-0.12 * em}" w="{width}" h="{0.98 * em}" h-a-x="{width}"'
    return f'<g c="{ord(character):X}" {box} />\n'


if __name__ == "__main__":
    sys.exit(main())
