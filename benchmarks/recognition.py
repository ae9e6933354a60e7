"""How well a file is understood: chords, keys, phrases, meters, roles, and whole plans, each beside its baseline.

Held-out songs only (by artist; the split of ``symbolic.data.work``). POP909: chords against its corrected ones, keys,
phrase boundaries against people's labels. OpenScore Lieder: keys by signature, meter and bar line of files stripped of
them, voice and piano. Freedoom: meter and bar line, roles by rule of the instruments with names and programs hidden.
Plans: pieces composed by this project, written as MIDI, stripped of all but notes, tempo, meter and key signature, and
read back (rule CMP-04). The speed is that of reading a file of three minutes with six roles.

``python benchmarks/recognition.py --data DIR [--pieces FOLDER] [--quick] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
import logging
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from machine import machine
from recognition_measures import (
    LEVELS,
    boundary_f1,
    compare_chords,
    compare_plans,
    key_weight,
    no_hits,
    notes_only,
)
from recognition_roles import role_figures

from planner.extract import plan_of
from planner.plan import Plan
from symbolic.data.freedoom import read_freedoom
from symbolic.data.openscore import read_openscore_lieder
from symbolic.data.pop909 import read_pop909
from symbolic.data.source import Reader
from symbolic.midi import midi_bytes
from symbolic.midi_read import score_and_facts
from symbolic.recognise import recognise_chords, recognise_key
from symbolic.recognition.chords import hear_chords
from symbolic.recognition.keys import hear_keys, rank_of_keys
from symbolic.recognition.meters import EIGHTH, METERS, hear_meter
from symbolic.recognition.reading import read_report, reading_of
from symbolic.recognition.sections import hear_sections
from symbolic.score import Key, Score
from symbolic.theory import MINOR_MODES
from symbolic.timing import bar_starts, key_at

PROMPTS: tuple[str, ...] = (
    "一首温暖的国风小曲，笛子主奏，D宫调", "a sad piano ballad in C minor, 3/4", "快乐的流行歌，C大调，120拍",
    "rock song in E minor with drums", "un vals elegante en sol mayor",
    "ein ruhiges Stück für Streichquartett in D-Dur",
    "une chanson de jazz swing en si bémol majeur", "funk in A dorian, 104 bpm", "明るいチップチューン、ト長調",
    "슬픈 발라드, 라단조", "bossa nova em ré menor", "эпическая музыка в ре миноре",
    "una canzone pop allegra in fa maggiore",
    "lofi hip hop in Eb major", "a jig in 6/8, G major, folk", "progressive metal in 7/8, E phrygian",
    "ambient in F lydian, 5/4", "blues in A", "edm in F# minor, 128 bpm", "latin song in G minor", "disco in B minor",
    "悲伤的古筝曲，A羽调", "12/8 ballad in Db major", "game battle theme loop in D harmonic minor",
    "happy birthday waltz in Bb major", "a song with a key change up a tone, in C major",
)  # fmt: skip
"""The prompts of the pieces that are read back; none was learned from."""
QUICK_PROMPTS: tuple[int, ...] = (0, 11, 14, 22)
EVERY_BARS = 8
THREE_MINUTES_BARS = 90
Figures = dict[str, object]


def held_out(reader: Reader, data: Path, most: int, splits: Sequence[str] = ("test",)) -> list[Score]:
    """At most ``most`` scores of the held-out works of a set."""
    scores: list[Score] = []
    failed: list[str] = []
    for item in (item for split in splits for item in reader.list_items(data) if item.split == split):
        if len(scores) >= most:
            break
        scores += [work.score for work in reader.try_item(item, failed)]
    return scores[:most]


def pct(values: Sequence[float]) -> float:
    """The mean in per cent."""
    return round(100 * statistics.fmean(values), 1) if values else 0.0


def chord_figures(scores: Sequence[Score]) -> Figures:
    """Agreement with the written chords at each level, and that of the older, hand-made recogniser."""
    figures: Figures = {}
    ways: dict[str, Callable[[Score], object]] = {
        "": lambda s: hear_chords(s, hear_keys(s)),
        "_before": recognise_chords,
    }
    for name, hear in ways.items():
        hits = no_hits()
        for score in scores:
            compare_chords(hits, score.chords, hear(score), score.end_tick)  # type: ignore[arg-type]
        figures |= {f"chord_{level}{name}_pct": hits.share(level) for level in LEVELS}
    return figures


def key_figures(scores: Sequence[Score], name: str) -> Figures:
    """The share of keys that are right, their MIREX weight, by piece, by bar and by signature; before, and always C.

    The modes of the songs with piano follow from signatures by the older recogniser, so only their signatures are told
    by the files themselves.
    """
    one = [s for s in scores if len(s.keys) == 1]
    heard = [(s.keys[0], Key(0, *rank_of_keys(s)[0][1:])) for s in one]
    before = [(s.keys[0], recognise_key(s)) for s in one]
    by_bar = [
        key_weight(key_at(s.keys, tick), key_at(keys, tick)) == 1.0
        for s, keys in ((s, hear_keys(s)) for s in scores)
        for tick in bar_starts(s.meters, s.end_tick)[:-1]
    ]
    return {
        f"key_{name}_pct": pct([key_weight(a, b) == 1.0 for a, b in heard]),
        f"key_{name}_weighted_pct": pct([key_weight(a, b) for a, b in heard]),
        f"key_{name}_by_bar_pct": pct(by_bar),
        f"key_{name}_signature_pct": pct([signature(a) == signature(b) for a, b in heard]),
        f"key_{name}_signature_before_pct": pct([signature(a) == signature(b) for a, b in before]),
        f"key_{name}_before_pct": pct([key_weight(a, b) == 1.0 for a, b in before]),
        f"key_{name}_always_c_pct": pct([key_weight(a, Key(0, 0, "major")) == 1.0 for a, _ in before]),
    }


def signature(key: Key) -> int:
    """The tonic of the major key with the same signature."""
    return (key.tonic + (3 if key.mode in MINOR_MODES else 0)) % 12


def phrase_figures(scores: Sequence[Score]) -> Figures:
    """The F1 of phrase boundaries inside the labelled bars, exact and within a bar, and of every eighth bar."""
    exact, near, even, even_near = [], [], [], []
    for score in (s for s in scores if s.sections):
        first, end = score.sections[0].start_bar, score.sections[-1].end_bar
        asked = [s.start_bar for s in score.sections]
        heard = [s.start_bar for s in hear_sections(score) if first <= s.start_bar < end]
        regular = list(range(first, end, EVERY_BARS))
        exact.append(boundary_f1(asked, heard, 0))
        near.append(boundary_f1(asked, heard, 1))
        even.append(boundary_f1(asked, regular, 0))
        even_near.append(boundary_f1(asked, regular, 1))
    return {
        "phrase_f1_pct": pct(exact), "phrase_f1_within_bar_pct": pct(near),
        "phrase_f1_every_8_pct": pct(even), "phrase_f1_every_8_within_bar_pct": pct(even_near),
    }  # fmt: skip


def meter_figures(scores: Sequence[Score], name: str) -> Figures:
    """The share of meters, and of meters with their first bar line, that are heard in files without any."""
    meters, lines, plain = [], [], []
    for score in scores:
        meter = score.meters[0]
        if len(score.meters) > 1 or (meter.numerator, meter.denominator) not in METERS:
            continue
        cut, pickup_tick = without_silence(score)
        heard = hear_meter(cut)
        same = (heard.numerator, heard.denominator) == (meter.numerator, meter.denominator)
        meters.append(same)
        lines.append(same and heard.pickup_tick == pickup_tick)
        plain.append(str(meter) == "4/4" and pickup_tick == 0)
    return {
        f"meter_{name}_pct": pct(meters), f"meter_{name}_with_bar_line_pct": pct(lines),
        f"meter_{name}_always_4_4_pct": pct(plain),
    }  # fmt: skip


def without_silence(score: Score) -> tuple[Score, int]:
    """The score from its first note on, as a file without bar lines has it, and the ticks of its pickup."""
    bar = score.meters[0].bar_ticks
    first = min(n.onset_tick for t in score.tracks for n in t.notes) // EIGHTH * EIGHTH
    tracks = tuple(
        replace(t, notes=tuple(replace(n, onset_tick=n.onset_tick - first) for n in t.notes)) for t in score.tracks
    )
    return replace(score, tracks=tracks, end_tick=score.end_tick - first), -first % bar


def plan_figures(pieces: Sequence[tuple[Plan, Score]]) -> Figures:
    """What a plan keeps on the way through MIDI, from notes only and from the whole file."""
    figures: Figures = {"plan_pieces": len(pieces)}
    for name, strip in (("notes", True), ("file", False)):
        hits, meters, tempi, keys, edges, styles = no_hits(), [], [], [], [], []
        for plan, score in pieces:
            data = midi_bytes(score)
            read, told = score_and_facts(notes_only(data) if strip else data, "piece.mid")
            found = plan_of(reading_of(read, known=told))
            compare_plans(hits, plan, found)
            meters.append(found.meter == plan.meter)
            tempi.append(found.tempo_bpm == plan.tempo_bpm)
            keys.append((found.tonic, found.mode) == (plan.tonic, plan.mode))
            edges.append(boundary_f1(first_bars(plan), first_bars(found), 0))
            styles.append(found.style == plan.style)
        figures |= {f"plan_{name}_chord_{level}_pct": hits.share(level) for level in LEVELS}
        figures |= {
            f"plan_{name}_meter_pct": pct(meters), f"plan_{name}_tempo_pct": pct(tempi),
            f"plan_{name}_key_pct": pct(keys),
            f"plan_{name}_section_f1_pct": pct(edges), f"plan_{name}_style_pct": pct(styles),
        }  # fmt: skip
    return figures


def first_bars(plan: Plan) -> list[int]:
    """The first bar of each section."""
    firsts, bar = [], 0
    for section in plan.sections:
        firsts.append(bar)
        bar += section.bars
    return firsts


def composed(prompts: Sequence[int]) -> list[tuple[Plan, Score]]:
    """The pieces of some of ``PROMPTS``."""
    from scoresmith import compose

    pieces = (compose(PROMPTS[i], seed=i) for i in prompts)
    return [(piece.plan, piece.score) for piece in pieces]


def speed_figures(score: Score) -> Figures:
    """Seconds to read a file of about three minutes and to hear all that its notes tell."""
    copies = -(-THREE_MINUTES_BARS * score.meters[0].bar_ticks // score.end_tick)
    tracks = tuple(
        replace(
            t,
            notes=tuple(
                replace(n, onset_tick=n.onset_tick + c * score.end_tick) for c in range(copies) for n in t.notes
            ),
        )
        for t in score.tracks
    )
    long = replace(score, tracks=tracks, end_tick=copies * score.end_tick, chords=(), sections=())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.mid"
        path.write_bytes(notes_only(midi_bytes(long)))
        read_report(path)  # the first call loads the tables
        began, began_cpu = time.perf_counter(), time.process_time()
        reading = read_report(path)
        seconds, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    notes = sum(len(t.notes) for t in reading.score.tracks)
    return {"read_s": round(seconds, 2), "read_cpu_s": round(cpu, 2), "read_notes": notes}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="few pieces of each set")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # what a set's reader leaves out is no news here
    most = 8 if options.quick else 100
    pop = held_out(read_pop909, options.data, most)
    lieder = held_out(read_openscore_lieder, options.data, most)
    games = held_out(read_freedoom, options.data, most, ("test", "dev"))  # nothing was chosen by its dev split
    pieces = composed(QUICK_PROMPTS if options.quick else range(len(PROMPTS)))
    figures: Figures = {
        "pop909_songs": len(pop), "lieder_songs": len(lieder), "freedoom_pieces": len(games),
        **chord_figures([s for s in pop if s.chords]), **key_figures(pop, "pop909"), **key_figures(lieder, "lieder"),
        **phrase_figures(pop), **meter_figures(pop, "pop909"), **meter_figures(lieder, "lieder"),
        **meter_figures(games, "freedoom"), **plan_figures(pieces),
        **role_figures(options.data, 10 if options.quick else 60), **speed_figures(pieces[-1][1]),
    }  # fmt: skip
    for name, value in figures.items():
        print(f"{name:36s} {value}")
    if options.json:
        whole = figures | {"machine": machine()}
        options.json.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
