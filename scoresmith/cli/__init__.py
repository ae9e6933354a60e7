"""The command line: each command is a thin function over the Python interface, with heavy imports inside.

Data goes to stdout; messages and progress bars go to stderr. Exit codes: 0 well, 1 something failed, 2 wrong usage,
3 the input cannot be used, 4 something is not installed, 5 a file or score breaks a rule, 130 interrupted.
"""

from __future__ import annotations

import sys

from scoresmith.cli import (  # noqa: F401  (each adds its commands)
    delivery,
    edit_harmony,
    edit_hum,
    edit_plan,
    edit_sound,
    edit_structure,
    edit_told,
    edit_variation,
    edits,
    pieces,
    plans,
    scores,
    system,
)
from scoresmith.cli.common import INTERRUPTED, app


def main() -> None:
    """The entry point of the ``scoresmith`` command."""
    try:
        app()
    except (KeyboardInterrupt, SystemExit) as leaving:
        if isinstance(leaving, SystemExit) and leaving.code != INTERRUPTED:
            raise
        print("error: interrupted", file=sys.stderr)
        sys.exit(INTERRUPTED)
