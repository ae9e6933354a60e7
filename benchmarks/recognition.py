"""How well chords and keys are recognised where they are not annotated: against POP909's corrected chords and keys.

``python benchmarks/recognition.py --data DIR [--songs N] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from symbolic.data.corpus import READERS
from symbolic.recognise import recognise_chords, recognise_key
from symbolic.score import TICKS_PER_QUARTER, Key, Score
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES
from symbolic.timing import span_at

EVERY = 8
"""Every eighth song is taken, up to the number asked for."""


def triad(quality: str) -> tuple[int | None, int | None]:
    """The third (or what is suspended for it) and the fifth of a quality, in semitones."""
    intervals = CHORD_QUALITIES[quality]
    third = next((i for i in (4, 3, 5, 2) if i in intervals), None)
    return third, next((i for i in (7, 6, 8) if i in intervals), None)


def chord_hits(score: Score) -> tuple[int, int, int]:
    """Quarters with a written chord, of these with its root found, and with its root and triad found."""
    found = recognise_chords(score)
    total = roots = triads = 0
    for tick in range(0, score.end_tick, TICKS_PER_QUARTER):
        asked, heard = span_at(score.chords, tick), span_at(found, tick)
        if asked is None or heard is None or asked.chord.quality == "N":
            continue
        total += 1
        same_root = heard.chord.quality != "N" and asked.chord.root == heard.chord.root
        roots += same_root
        triads += same_root and triad(asked.chord.quality) == triad(heard.chord.quality)
    return total, roots, triads


def signature(key: Key) -> int:
    """The tonic of the major key with the same signature."""
    return (key.tonic + (3 if key.mode in MINOR_MODES else 0)) % 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--songs", type=int, default=100)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    works = list(READERS["pop909"](options.data))
    scores = [work.score for work in works if work.score.keys and work.score.chords][::EVERY][: options.songs]
    hits = [sum(column) for column in zip(*(chord_hits(score) for score in scores), strict=True)]
    keys = [(score.keys[0], recognise_key(score)) for score in scores]
    figures = {
        "songs": len(scores),
        "root_pct": round(100 * hits[1] / hits[0], 1),
        "triad_pct": round(100 * hits[2] / hits[0], 1),
        "key_pct": round(100 * sum((a.tonic, a.mode) == (b.tonic, b.mode) for a, b in keys) / len(keys), 1),
        "signature_pct": round(100 * sum(signature(a) == signature(b) for a, b in keys) / len(keys), 1),
    }
    for name, value in figures.items():
        print(f"{name:16s} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
