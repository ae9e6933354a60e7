"""How well the model of progressions foretells people's chords, and whether the planned chords establish their key.

Perplexity per change of chord on songs whose artists and composers the model has not seen, over 132 chords (12 roots
above the tonic, eleven classes) of which the last one is excluded: the network that the planner draws from, a unigram
of people's music, and a model made of the planner's stock progressions (second order, Witten-Bell). The last is mixed
with the unigram by the weight that suits it best on these very songs, so it is favoured. ``triads`` counts a chord as
foretold when its triad is. The full run adds a Witten-Bell model of people's music, which needs the training split.

The key: plans in all major and minor keys, their chords as block chords with their basses, heard by music21.

``python benchmarks/harmony.py --data DIR [--quick] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner import parse, think
from planner.chord_model import GROUPS, LAST, following
from planner.chord_tokens import START, VOCABULARY, token_of, triad_token
from planner.colours import COLOURS
from planner.harmony import numeral_chord
from planner.knowledge import RHYTHM, facts
from planner.learning.events import TARGET, changes
from planner.learning.songs import read_songs
from planner.plan import Plan
from planner.progressions import PROGRESSIONS
from planner.styles import STYLES
from symbolic.score import Chord
from symbolic.theory import CHORD_QUALITIES

Chances = NDArray[np.float64]
Rows = NDArray[np.int64]
MODE_COLUMN = 1
CONTEXTS: tuple[tuple[int, ...], ...] = ((MODE_COLUMN,), (MODE_COLUMN, LAST), (MODE_COLUMN, LAST, LAST - 1))
"""The columns of each order of the n-gram models: mode, then the last chord, then the last two."""
TABLE_STYLES: dict[str, tuple[str, str]] = {
    "rock": ("rock", "triad"), "pop": ("pop", "add9"), "jazz": ("jazz", "seventh"), "folk": ("folk", "triad"),
    "classical": ("classical", "classical"),
}  # fmt: skip  # group of the data -> family of the tables and the colour that the planner gives it
PLANS, QUICK_PLANS = 240, 24


class WittenBell:
    """An n-gram model with Witten and Bell's interpolation; the lowest order falls back to all chords alike."""

    def __init__(self, rows: Iterable[Sequence[int]]) -> None:
        self.counts: list[dict[tuple[int, ...], Counter[int]]] = [defaultdict(Counter) for _ in CONTEXTS]
        for row in rows:
            for columns, counts in zip(CONTEXTS, self.counts, strict=True):
                counts[tuple(row[c] for c in columns)][row[TARGET]] += 1

    def chances(self, row: Sequence[int]) -> Chances:
        """The chances of all chords at a place."""
        chances = np.full(VOCABULARY, 1 / VOCABULARY)
        for columns, counts in zip(CONTEXTS, self.counts, strict=True):
            seen = counts.get(tuple(row[c] for c in columns))
            if seen:
                here = np.zeros(VOCABULARY)
                here[list(seen)] = list(seen.values())
                chances = (here + len(seen) * chances) / (seen.total() + len(seen))
        return chances


def table_rows(group: str) -> list[list[int]]:
    """The stock progressions of a group's family as changes of chord, plain and coloured, each played twice."""
    family, colour = TABLE_STYLES[group]
    rows = []
    for mode in ("major", "minor"):
        for progressions in PROGRESSIONS[family, mode].values():
            for progression in progressions:
                numerals = [n for bar in progression.split() for n in bar.split(",")] * 2
                plain = [numeral_chord(n, 0, mode) for n in numerals]
                for chords in (plain, [coloured(chord, colour) for chord in plain]):
                    rows += _as_rows([token_of(chord, 0) for chord in chords], mode == "minor")
    return rows


def coloured(chord: Chord, colour: str) -> Chord:
    """A chord with the usual seventh of a colour."""
    function = {"": "dominant" if chord.root == 7 else "tonic" if chord.root == 0 else "major", "m": "minor"}
    choices = COLOURS[colour].get(function.get(chord.quality, "dim"))
    return Chord(chord.root, choices[-1]) if choices else chord


def _as_rows(tokens: Sequence[int], minor: bool) -> list[list[int]]:
    rows, past = [], [START] * 3
    for token in tokens:
        if token != past[-1]:
            rows.append([0, int(minor), 0, 0, 0, 0, *past, token])
            past = [*past[1:], token]
    return rows


def unigrams() -> dict[tuple[int, int], Chances]:
    """People's chords for each group and mode, every chord at least once."""
    found = {}
    for name, counts in facts(RHYTHM)["chords"].items():
        group, mode = name.split()
        chances = np.array(counts, dtype=float) + 1
        found[GROUPS.index(group), int(mode == "minor")] = chances / chances.sum()
    return found


def without_last(chances: Chances, rows: Rows) -> Chances:
    """Chances over the chords that can come: not the one that sounds."""
    chances = chances.copy()
    known = rows[:, LAST] < START
    chances[np.flatnonzero(known), rows[known, LAST]] = 0.0
    return chances / chances.sum(axis=1, keepdims=True)


def perplexity(chances: Chances, rows: Rows, triads: bool = False) -> float:
    """Two to the mean surprise in bits, per change of chord."""
    target = rows[:, TARGET]
    if triads:
        of = np.array([triad_token(token) for token in range(VOCABULARY)])
        here = (chances * (of[None, :] == of[target][:, None])).sum(axis=1)
    else:
        here = chances[np.arange(len(rows)), target]
    return float(np.exp(-np.log(here).mean()))


def models(rows: Rows, train: Rows | None) -> dict[str, Chances]:
    """The chances that each model gives at each row."""
    single = unigrams()
    people = np.stack([single[row[0], row[1]] for row in rows])
    stock = {number: WittenBell(table_rows(group)) for number, group in enumerate(GROUPS)}
    tables = np.stack([stock[row[0]].chances(row) for row in rows])
    people, tables = without_last(people, rows), without_last(tables, rows)
    weights = np.linspace(0.0, 0.95, 20)
    best = min(weights, key=lambda w: perplexity(w * tables + (1 - w) * people, rows))
    found = {"unigram": people, "tables": best * tables + (1 - best) * people, "tables alone": tables}
    if train is not None:
        ngram = WittenBell(train.tolist())
        found["n-gram"] = without_last(np.stack([ngram.chances(row) for row in rows.tolist()]), rows)
    found["model"] = following(rows[:, :TARGET]).astype(np.float64)
    return found


def plans(count: int) -> list[Plan]:
    """Plans in all major and minor keys, the styles by turns."""
    made = []
    styles = sorted(STYLES)
    for n in range(count):
        style, mode = styles[(n * 7 + n // 24) % len(styles)], ("major", "minor")[n // 12 % 2]
        made.append(think(parse(f"a {style} piece, number {n}"), seed=n, style=style, tonic=n % 12, mode=mode))
    return made


def heard(plan: Plan) -> tuple[int, str]:
    """The key that music21 hears in the plan's chords and basses."""
    from music21 import chord, stream

    part = stream.Stream()
    for section in plan.sections:
        for planned in (planned for bar in section.chords for planned in bar):
            here = planned.chord
            tones = [60 + (here.root + interval) % 12 for interval in CHORD_QUALITIES[here.quality]]
            block = chord.Chord([36 + (here.root if here.bass is None else here.bass), *tones])
            block.quarterLength = planned.beats
            part.append(block)
    key = part.analyze("key")
    return key.tonic.pitchClass, key.mode


def timed(action: Callable[[], object], times: int) -> float:
    """Milliseconds of processor time a call."""
    action()
    start = time.process_time()
    for _ in range(times):
        action()
    return (time.process_time() - start) / times * 1000


def main() -> None:
    """Measure, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    logging.getLogger("symbolic.data").setLevel(logging.ERROR)  # the readers name every file that they leave out
    rows = changes(list(read_songs(options.data, ("test",))))
    train = None if options.quick else changes(list(read_songs(options.data, ("train",))))
    figures: dict[str, float] = {"changes": len(rows)}
    print(f"perplexity per change of chord, {len(rows)} changes of held-out songs")
    print(f"{'':14}{'all':>8}{'triads':>8}" + "".join(f"{group:>11}" for group in GROUPS))
    for name, chances in models(rows, train).items():
        values = [perplexity(chances, rows), perplexity(chances, rows, triads=True)]
        here = [rows[:, 0] == number for number in range(len(GROUPS))]
        values += [perplexity(chances[mask], rows[mask]) if mask.any() else float("nan") for mask in here]
        print(f"{name:14}" + "".join(f"{value:{8 if n < 2 else 11}.2f}" for n, value in enumerate(values)))
        key = name.replace(" ", "_").replace("-", "")
        figures |= {f"perplexity_{key}": round(values[0], 3), f"perplexity_{key}_triads": round(values[1], 3)}
        figures |= {f"perplexity_{key}_{g}": round(v, 3) for g, v in zip(GROUPS, values[2:], strict=True)}
    made = plans(QUICK_PLANS if options.quick else PLANS)
    right = sum(heard(plan) == (plan.tonic, plan.mode) for plan in made)
    figures["heard_key_pct"] = round(100 * right / len(made), 2)
    print(f"key heard as asked by music21: {right} of {len(made)} plans ({figures['heard_key_pct']:.1f} %)")
    brief = parse("a pop song, 64 bars")
    figures["think_ms"] = round(timed(lambda: think(brief, seed=1), 10), 2)
    print(f"think, 64 bars: {figures['think_ms']:.1f} ms of processor time")
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
