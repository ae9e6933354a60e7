"""Counts which tones people sing over which chords, and writes them beside this module.

``python -m scoresmith.editing.melody_counts DATA`` reads the training songs of POP909 and the lead sheets of OpenEWLD.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.chord_tokens import CLASSES, NO_CHORD, token_of
from scoresmith.editing.melody_fit import COUNTS, KINDS_OF_NOTE, Sung, sung_between
from symbolic.data.corpus import READERS
from symbolic.data.source import Reader
from symbolic.files import write_text
from symbolic.score import Note, Role, Score
from symbolic.timing import bar_starts

SOURCES: tuple[str, ...] = ("pop909", "openewld")


def count(scores: Iterable[Score]) -> NDArray[np.int64]:
    """Notes by class of the chord, kind of note and semitones above the root: (classes, kinds, 12)."""
    found = np.zeros((len(CLASSES), KINDS_OF_NOTE, 12), np.int64)
    for score in scores:
        melody = score.track(Role.MELODY)
        for chord_class, sung in _sung(score, () if melody is None else melody.notes):
            found[chord_class, sung.kind, sung.pitch_class] += 1
    return found


def _sung(score: Score, notes: tuple[Note, ...]) -> Iterable[tuple[int, Sung]]:
    """Each sounding part of a note with the class of its chord; the pitch class is counted from the chord's root."""
    starts = bar_starts(score.meters, score.end_tick)
    for span in score.chords:
        if (token := token_of(span.chord, span.chord.root)) == NO_CHORD:
            continue
        end_tick = span.onset_tick + span.duration_tick
        for sung in sung_between(notes, span.onset_tick, end_tick, starts, score.meters):
            yield token % len(CLASSES), Sung((sung.pitch_class - span.chord.root) % 12, sung.kind)


def main() -> None:
    """Read, count and write."""
    scores = []
    for source in SOURCES:
        reader = READERS[source]
        assert isinstance(reader, Reader)
        scores += [work.score for work in reader(Path(sys.argv[1]), ("train",)) if work.score.chords]
    rows = dict(zip(CLASSES, count(scores).tolist(), strict=True))
    text = ",\n".join(f" {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
    write_text(Path(__file__).with_name(COUNTS), "{\n" + text + "\n}\n")
    print(f"{len(scores)} songs, {sum(map(sum, (kind for row in rows.values() for kind in row)))} notes")


if __name__ == "__main__":
    main()
