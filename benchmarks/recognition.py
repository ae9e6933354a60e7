"""How well chords, keys and roles are recognised where they are not annotated.

Chords and keys are held against POP909's corrected ones. Roles are guessed from the notes of the raw tracks alone,
names and instruments hidden, and held against what the sets say: POP909's MELODY, BRIDGE and PIANO, a song's voice
and piano, and the four parts of a quartet, whose inner voices may be counter-melody or pad.

``python benchmarks/recognition.py --data DIR [--songs N] [--quick] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path

from symbolic.data.midi import read_raw
from symbolic.data.pop909 import read_pop909
from symbolic.midi_roles import TrackFacts, guess_roles
from symbolic.recognise import recognise_chords, recognise_key
from symbolic.score import TICKS_PER_QUARTER, Key, Role, Score
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


ACCOMPANIMENT = frozenset({Role.CHORDS, Role.ARP, Role.PAD, Role.BASS})
Truth = list[frozenset[Role]]
"""The roles that each sounding track of a file may have."""


def pop_truth(names: list[str]) -> Truth:
    """The roles of POP909's tracks by name."""
    of_name = {"MELODY": {Role.MELODY}, "BRIDGE": {Role.COUNTER}, "PIANO": ACCOMPANIMENT - {Role.BASS}}
    return [frozenset(of_name[name]) for name in names]


def song_truth(names: list[str]) -> Truth:
    """A voice and then the staves of a piano; nothing for other songs."""
    keyboard = [bool(re.search("piano|klavier", name, re.IGNORECASE)) for name in names]
    if keyboard[:2] != [False, True] or any(name and not k for name, k in list(zip(names, keyboard, strict=True))[1:]):
        return []
    return [frozenset({Role.MELODY}), *[ACCOMPANIMENT] * (len(names) - 1)]


def quartet_truth(names: list[str]) -> Truth:
    """First violin, two inner voices, cello; nothing for other ensembles."""
    inner = frozenset({Role.COUNTER, Role.PAD})
    return [frozenset({Role.MELODY}), inner, inner, frozenset({Role.BASS})] if len(names) == 4 else []


ROLE_SETS: dict[str, tuple[str, Callable[[list[str]], Truth]]] = {
    "pop909": ("pop909/midi/*.mid", pop_truth),
    "lieder": ("openscore_lieder/*.mid", song_truth),
    "quartets": ("openscore_quartets/*.mid", quartet_truth),
}


def role_hits(paths: list[Path], truth_of: Callable[[list[str]], Truth]) -> tuple[int, int, int, int]:
    """Tracks, tracks with their role found, pieces, and pieces with the track that leads found."""
    tracks = right = pieces = led = 0
    for path in paths:
        sounding = [t for t in read_raw(path).tracks if t.notes]
        truth = truth_of([t.name.strip() for t in sounding])
        if not truth:
            continue
        found = guess_roles([TrackFacts("", 0, False, t.notes) for t in sounding])
        hits = [role in may for role, may in zip(found, truth, strict=True)]
        tracks, right, pieces = tracks + len(hits), right + sum(hits), pieces + 1
        led += hits[truth.index(frozenset({Role.MELODY}))]
    return tracks, right, pieces, led


def role_figures(data: Path, pieces: int) -> dict[str, float]:
    """The share of tracks whose role is found, and of pieces whose leading track is, by set."""
    figures: dict[str, float] = {}
    for name, (pattern, truth_of) in ROLE_SETS.items():
        paths = sorted(data.glob(pattern))
        tracks, right, count, led = role_hits(paths[:: max(1, len(paths) // pieces)], truth_of)
        figures[f"role_pieces_{name}"] = count
        figures[f"role_accuracy_{name}_pct"] = round(100 * right / max(1, tracks), 1)
        figures[f"role_melody_{name}_pct"] = round(100 * led / max(1, count), 1)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--songs", type=int, default=100)
    parser.add_argument("--quick", action="store_true", help="a fifth of the songs")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    songs = options.songs // 5 if options.quick else options.songs
    failed: list[str] = []
    works = (w for item in read_pop909.list_items(options.data)[::EVERY] for w in read_pop909.try_item(item, failed))
    scores = [work.score for work in works if work.score.chords][:songs]
    hits = [sum(column) for column in zip(*(chord_hits(score) for score in scores), strict=True)]
    keys = [(score.keys[0], recognise_key(score)) for score in scores]
    figures: dict[str, float] = {
        "songs": len(scores),
        "root_pct": round(100 * hits[1] / hits[0], 1),
        "triad_pct": round(100 * hits[2] / hits[0], 1),
        "key_pct": round(100 * sum((a.tonic, a.mode) == (b.tonic, b.mode) for a, b in keys) / len(keys), 1),
        "signature_pct": round(100 * sum(signature(a) == signature(b) for a, b in keys) / len(keys), 1),
        **role_figures(options.data, songs),
    }
    for name, value in figures.items():
        print(f"{name:28s} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
