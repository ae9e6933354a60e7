"""Make the pieces that recognition learns from: composed ones, and plans played from the style book without a melody.

``python benchmarks/recognition_pieces.py --out DIR [--composed N] [--played N]`` writes ``composed*.mid`` and
``played*.mid``, in all styles and many meters and modes, with chords, sections and roles told in the file.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from planner import parse, think
from planner.controls import to_controls, to_score
from planner.plan import Plan
from scoresmith import compose
from symbolic.controls import STYLES
from symbolic.errors import ScoresmithError
from symbolic.grid import with_cells
from symbolic.midi import write_midi
from symbolic.score import Meter, Score
from symbolic.stylebook import ACCOMPANIMENT, play

MODES = ("major", "minor", "major", "minor", "dorian", "mixolydian", "harmonic minor", "gong", "yu")
METERS = ((4, 4),) * 5 + ((3, 4),) * 2 + ((6, 8),) * 2 + ((12, 8), (5, 4), (7, 8))
FIRST_COMPOSED, FIRST_PLAYED = 1000, 5000
"""Seeds of their own, so that no piece that is measured was learned from."""


def plan_of_number(number: int, seed: int, rng: random.Random) -> Plan:
    """A plan in the style that comes next, in any mode, meter and length."""
    tonic, mode, meter, bars = rng.randrange(12), rng.choice(MODES), rng.choice(METERS), rng.choice((16, 24, 32))
    brief, style = parse("a piece of music"), STYLES[number % len(STYLES)]
    return think(brief, seed=seed, style=style, tonic=tonic, mode=mode, meter=Meter(0, *meter), bars=bars)


def played(plan: Plan, seed: int) -> Score:
    """The accompaniment of a plan from the style book."""
    controls = to_controls(plan)
    asked = {cell for cell in controls.cells if cell[0] in ACCOMPANIMENT}
    return with_cells(to_score(plan), play(controls, asked, seed=seed))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--composed", type=int, default=80)
    parser.add_argument("--played", type=int, default=400)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, count, first in (
        ("composed", options.composed, FIRST_COMPOSED),
        ("played", options.played, FIRST_PLAYED),
    ):
        rng = random.Random(first)
        for number in range(count):
            try:
                plan = plan_of_number(number, first + number, rng)
                score = compose(plan, seed=number).score if name == "composed" else played(plan, number)
                write_midi(score, options.out / f"{name}{number:03d}.mid")
            except ScoresmithError as error:
                print(f"{name} {number}: {error}")


if __name__ == "__main__":
    main()
