"""How the chords and accompaniments that editing finds compare with people's, on songs that nothing was learned from.

Harmonise: the melody of a held-out song alone, its key told, is given chords. Told are: the share of the melody's time
that lies in the chord, ours and people's; agreement with people's chords by quarters of the bars that are sung (root,
root and triad), beside two guesses, the song's own most frequent chord and the tonic; and the perplexity of our and of
people's changes of chord under two models, the planner's network and an n-gram model of the other half of these songs.

Accompany: melody and people's chords of POP909 are given, and the piano's roles are written; eight bars at a time, a
classifier tells them apart from people's piano (its bass read as one voice). ``told`` is the model's own voice, without
the leanings towards plain scores that editing has, told density, register and figure of each cell as people had them.

``python benchmarks/editing_harmony.py --data DIR [--quick] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from harmony import WittenBell, perplexity
from machine import machine

from planner.chord_model import following
from planner.learning.events import TARGET, changes
from planner.learning.songs import song_of_work
from scoresmith.editing.accompany import accompany
from scoresmith.editing.chord_choice import Wish, choose_chords
from scoresmith.editing.song import Song, measured_controls
from symbolic.controls import BarControls
from symbolic.data.corpus import READERS
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.decoder import Decoder, default_decoder
from symbolic.features import band_features
from symbolic.fill import fill
from symbolic.grid import Cells, cells_of, one_voice
from symbolic.metrics import chord_tone_share
from symbolic.sampling import FREE
from symbolic.score import TICKS_PER_QUARTER, ChordSpan, Role, Score
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES
from symbolic.timing import bar_of, bar_starts, span_at
from symbolic.two_sample import two_sample

SOURCES: tuple[str, ...] = ("openewld", "pop909")
SPLITS = ("dev",)
SONGS, QUICK_SONGS = 60, 8
"""At most so many songs of each set."""
ACCOMPANIED, QUICK_ACCOMPANIED = 16, 6
WINDOW_BARS = 8
WINDOWS, QUICK_WINDOWS = 4, 2
"""At most so many windows of a song."""
PIANO: tuple[Role, ...] = (Role.CHORDS, Role.ARP, Role.BASS)
Chances = Callable[[Sequence[int]], Any]


@dataclass(frozen=True, slots=True)
class Harmonised:
    """A song's melody with people's chords and ours."""

    work: Work
    ours: tuple[ChordSpan, ...]
    seconds: float


def held_out(data: Path, source: str, count: int, splits: Sequence[str] = SPLITS) -> list[Work]:
    """Songs of a set with melody and chords in one meter, spread evenly over its held-out items."""
    reader = READERS[source]
    assert isinstance(reader, Reader)
    items: list[Item] = [item for item in reader.list_items(data) if item.split in splits]
    order = np.random.default_rng(0).permutation(len(items))
    failed: list[str] = []
    works: list[Work] = []
    for number in order.tolist():
        for work in reader.try_item(items[number], failed):
            melody = work.score.track(Role.MELODY)
            if work.score.chords and melody is not None and melody.notes and len(work.score.meters) == 1:
                works.append(work)
        if len(works) >= count:
            break
    return works[:count]


def melody_alone(work: Work) -> Song:
    """The melody of a song, its key and meter; neither chords nor sections nor other parts."""
    melody = work.score.track(Role.MELODY)
    assert melody is not None
    return Song(replace(work.score, chords=(), sections=(), tracks=(melody,)), style=work.style)


def harmonised(work: Work, wish: Wish) -> Harmonised:
    """A song with the chords that editing finds for its melody."""
    song = melody_alone(work)
    started_s = time.process_time()
    ours = choose_chords(song, range(song.bars), wish)
    return Harmonised(work, ours, time.process_time() - started_s)


def triad(quality: str) -> tuple[int | None, int | None]:
    """The third (or what is suspended for it) and the fifth of a quality, in semitones."""
    intervals = CHORD_QUALITIES[quality]
    third = next((i for i in (4, 3, 5, 2) if i in intervals), None)
    return third, next((i for i in (7, 6, 8) if i in intervals), None)


def _quarters(work: Work) -> Iterator[tuple[int, int, tuple[int | None, int | None]]]:
    """Each quarter of the sung bars that has a chord: its tick, and people's root and triad."""
    starts = bar_starts(work.score.meters, work.score.end_tick)
    melody = work.score.track(Role.MELODY)
    sung = {bar_of(note.onset_tick, starts) for note in (melody.notes if melody else ())}
    for tick in range(0, work.score.end_tick, TICKS_PER_QUARTER):
        span = span_at(work.score.chords, tick)
        if span is not None and span.chord.quality != "N" and bar_of(tick, starts) in sung:
            yield tick, span.chord.root, triad(span.chord.quality)


def agreement(songs: Sequence[Harmonised]) -> dict[str, float]:
    """The share of quarters with people's root, and with their root and triad, in percent; ours and the guesses'."""
    hits: Counter[str] = Counter()
    for song in songs:
        human = list(_quarters(song.work))
        usual = Counter((root, third) for _, root, third in human).most_common(1)[0][0] if human else None
        for tick, root, third in human:
            key = next(key for key in reversed(song.work.score.keys) if key.tick <= tick)
            tonic = key.tonic, (3 if key.mode in MINOR_MODES else 4, 7)
            span = span_at(song.ours, tick)
            hits["all"] += 1
            for name, guess in (
                ("", None if span is None else (span.chord.root, triad(span.chord.quality))),
                ("usual_", usual),
                ("tonic_", tonic),
            ):
                hits[f"{name}root"] += guess is not None and guess[0] == root
                hits[f"{name}triad"] += guess == (root, third)
    return {f"{name}_pct": 100 * hits[name] / hits["all"] for name in
            ("root", "triad", "usual_root", "usual_triad", "tonic_root", "tonic_triad")}  # fmt: skip


def coverage(songs: Sequence[Harmonised]) -> dict[str, float]:
    """The share of the melodies' time on tones of the chord, ours and people's, in percent, the mean of the songs."""
    ours, human = [], []
    for song in songs:
        melody = song.work.score.track(Role.MELODY)
        assert melody is not None
        for found, chords in ((ours, song.ours), (human, song.work.score.chords)):
            share = chord_tone_share(melody.notes, chords)
            found += [] if share is None else [share]
    return {"coverage_pct": 100 * float(np.mean(ours)), "coverage_human_pct": 100 * float(np.mean(human))}


def surprise(songs: Sequence[Harmonised]) -> dict[str, float]:
    """Perplexity of the changes of chord under the network and under n-grams of the other half of the songs."""
    human = [song_of_work(song.work) for song in songs]
    ours = [song_of_work(replace(s.work, score=replace(s.work.score, chords=s.ours, sections=()))) for s in songs]
    rows = {"human": changes(human), "": changes(ours)}
    halves = {half: WittenBell(rows["human"][rows["human"][:, -1] % 2 == half].tolist()) for half in (0, 1)}
    out = {}
    for name, table in rows.items():
        end = f"_{name}" if name else ""
        ngram = np.stack([halves[1 - row[-1] % 2].chances(row) for row in table.tolist()])
        out[f"perplexity{end}"] = perplexity(following(table[:, :TARGET]).astype(np.float64), table)
        out[f"perplexity_ngram{end}"] = perplexity(ngram, table)
        out[f"changes_a_bar{end}"] = len(table) / sum(song.bars for song in human)
    return out


def harmony_figures(works: Sequence[Work], wish: Wish = Wish()) -> dict[str, float]:  # noqa: B008 (a value)
    """All figures of harmonising the melodies of these songs."""
    songs = [harmonised(work, wish) for work in works]
    bars = sum(len(bar_starts(w.score.meters, w.score.end_tick)) - 1 for w in works)
    seconds = sum(song.seconds for song in songs)
    return {**coverage(songs), **agreement(songs), **surprise(songs), "songs": len(songs),
            "seconds_per_100_bars": 100 * seconds / bars}  # fmt: skip


def cut(cells: Cells, bars: Sequence[BarControls], first: int) -> tuple[Cells, list[BarControls]]:
    """Eight bars of a grid, counted from their own beginning."""
    start_tick = bars[first].start_tick
    inside = range(first, first + WINDOW_BARS)
    moved = {
        (role, bar - first): tuple(replace(n, onset_tick=n.onset_tick - start_tick) for n in notes)
        for (role, bar), notes in cells.items()
        if bar in inside
    }
    places = [
        replace(
            bar,
            start_tick=bar.start_tick - start_tick,
            chords=tuple(replace(span, onset_tick=span.onset_tick - start_tick) for span in bar.chords),
        )
        for bar in (bars[n] for n in inside)
    ]
    return moved, places


def described(cells: Cells, bars: Sequence[BarControls], first: int) -> dict[str, float]:
    """The features of the accompaniment in a window, and of how it goes with the melody."""
    features = band_features(*cut(cells, bars, first))
    return {name: value for name, value in features.items() if not name.startswith(("melody.", "drums."))}


def windows(score: Score, cells: Cells, most: int) -> list[int]:
    """The first bars of windows in which the melody sings and the piano plays throughout."""
    count = len(bar_starts(score.meters, score.end_tick)) - 1
    found = []
    for first in range(0, count - WINDOW_BARS + 1, WINDOW_BARS):
        inside = range(first, first + WINDOW_BARS)
        sung = sum((Role.MELODY, bar) in cells for bar in inside)
        if sung >= WINDOW_BARS - 2 and all(any((role, bar) in cells for role in PIANO) for bar in inside):
            found.append(first)
    return found[:most]


def accompaniment_figures(works: Sequence[Work], most: int, decoder: Decoder) -> dict[str, Any]:
    """How well our accompaniments are told apart from people's, given the same melody and chords."""
    people, ours, told, names = [], [], [], []
    seconds = notes = 0.0
    for seed, work in enumerate(works):
        tracks = tuple(track for track in work.score.tracks if track.role in (Role.MELODY, *PIANO))
        score = one_voice(replace(work.score, tracks=tracks))
        cells = cells_of(score)
        firsts = windows(score, cells, most)
        if not firsts:
            continue
        bars = [bar for first in firsts for bar in range(first, first + WINDOW_BARS)]
        roles = [role for role in PIANO if any((role, bar) in cells for bar in bars)]
        human = Song(score, style=work.style, seed=seed)
        melody = next(track for track in score.tracks if track.role is Role.MELODY)
        alone = replace(human, score=replace(score, tracks=(melody,)))
        started_s = time.perf_counter()
        edit = accompany(alone, bars, roles=roles, decoder=decoder)
        seconds += time.perf_counter() - started_s
        notes += sum(len(cell) for cell in edit.after.values())
        controls = measured_controls(human)
        asked = {cell for cell in cells if cell[0] in PIANO and cell[1] in set(bars)}
        kept = {cell: value for cell, value in cells.items() if cell[0] is Role.MELODY}
        as_told = fill(kept, controls, asked, decoder, seed=seed, sampling=FREE)
        for first in firsts:
            people.append(described(cells, controls.bars, first))
            ours.append(described(edit.song.cells, controls.bars, first))
            told.append(described(as_told, controls.bars, first))
            names.append(work.work_id)
    free, bound = two_sample(people, ours, names, names), two_sample(people, told, names, names)
    return {
        "accompany_auc": free.auc, "accompany_auc_ci95": [free.low, free.high],
        "accompany_auc_told": bound.auc, "accompany_auc_told_ci95": [bound.low, bound.high],
        "accompany_windows": len(names), "accompany_songs": len(set(names)),
        "accompany_notes_per_s": notes / seconds,
        "accompany_telling": [[name, *(round(value, 3) for value in values)] for name, *values in free.telling[:6]],
    }  # fmt: skip


def measure(data: Path, quick: bool) -> dict[str, Any]:
    """All figures, flat, those of harmonising with the name of the set before them."""
    figures: dict[str, Any] = {}
    for source in SOURCES:
        works = held_out(data, source, QUICK_SONGS if quick else SONGS)
        figures |= {f"{source}_{name}": value for name, value in harmony_figures(works).items()}
    works = held_out(data, "pop909", QUICK_ACCOMPANIED if quick else ACCOMPANIED)
    most = QUICK_WINDOWS if quick else WINDOWS
    return figures | accompaniment_figures(works, most, default_decoder())


def show(figures: Mapping[str, Any]) -> None:
    """Print the figures, one a line."""
    for name, value in figures.items():
        print(f"{name:34s} {value:.3f}" if isinstance(value, float) else f"{name:34s} {value}")


def main() -> None:
    """Measure, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = {**measure(options.data, options.quick), **machine()}
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
