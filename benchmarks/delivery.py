"""Delivery: how fast files are written beside the usual libraries, how notes are spelled, what damaged files do.

The piece of the ratios lasts three minutes (``--quick``: one) and has six roles. Each ratio is taken in one process,
the two writers by turns, the best time of each: MIDI against ``pretty_midi``'s write, MusicXML against music21's
writer, stems and mixes against one render of FluidSynth's command-line program with the same sound font.

``python benchmarks/delivery.py [--json FILE] [--quick] [--data FOLDER]``
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

from machine import machine
from mutants import Outcome, as_values, read_all

from symbolic.score import Score

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "delivery"))

PROMPT = "a pop song, 120 bpm, {minutes}, with flute, piano, electric guitar, strings, bass and drums"
SEED = 3
MUTANTS, QUICK_MUTANTS = 2000, 200
REPEATS, QUICK_REPEATS = 7, 2
BOUNDS: dict[str, tuple[str, float]] = {
    "midi_write_x_pretty_midi": (">=", 10.0),
    "musicxml_write_x_music21": (">=", 20.0),
    "stems_x_fluidsynth": ("<=", 1.5),
    "spelling_pct": (">=", 98.0),
    "mutants": (">=", MUTANTS),
    "mutant_failures": ("<=", 0),
}


def long_piece(minutes: str = "3 minutes") -> Score:
    """A piece of six roles, composed here."""
    import scoresmith

    score = scoresmith.compose(PROMPT.format(minutes=minutes), seed=SEED).score
    if len([track for track in score.tracks if track.notes]) < 6:
        raise SystemExit(f"the piece has {len(score.tracks)} roles, not six")
    return score


def best_of(repeats: int, *ways: Callable[[], object]) -> list[float]:
    """The best time of each way in seconds, run by turns after one run of each that does not count."""
    for way in ways:
        way()
    best = [float("inf")] * len(ways)
    for _ in range(repeats):
        for index, way in enumerate(ways):
            best[index] = min(best[index], timeit.timeit(way, number=1))
    return best


def midi_writing(score: Score, repeats: int) -> dict[str, Any]:
    """Seconds to the bytes of the MIDI file, from the score and from a PrettyMIDI object of the same notes."""
    import pretty_midi

    from symbolic.midi import midi_bytes

    data = midi_bytes(score)
    theirs = pretty_midi.PrettyMIDI(io.BytesIO(data))
    ours_s, theirs_s = best_of(repeats, lambda: midi_bytes(score), lambda: theirs.write(io.BytesIO()))
    return {
        "midi_write_s": ours_s,
        "midi_write_pretty_midi_s": theirs_s,
        "midi_write_x_pretty_midi": theirs_s / ours_s,
        "notes": sum(len(track.notes) for track in score.tracks),
    }


def musicxml_writing(score: Score, repeats: int) -> dict[str, Any]:
    """Seconds to the bytes of the MusicXML file, from the score and from a music21 stream of the same music."""
    import music21

    from symbolic.musicxml import musicxml_bytes

    stream = music21.converter.parseData(musicxml_bytes(score), format="musicxml")
    exporter = music21.musicxml.m21ToXml.GeneralObjectExporter
    ours_s, theirs_s = best_of(repeats, lambda: musicxml_bytes(score), lambda: exporter(stream).parse())
    return {
        "musicxml_write_s": ours_s,
        "musicxml_write_music21_s": theirs_s,
        "musicxml_write_x_music21": theirs_s / ours_s,
    }


def damaged_files(count: int) -> dict[str, Any]:
    """Read damaged MIDI and MusicXML files, half of each: every absurd case by name, the rest made from the pieces."""
    import midi_mutants
    import xml_mutants
    from pieces import NAMES, piece

    from symbolic.midi import midi_bytes
    from symbolic.musicxml import musicxml_bytes

    midi_cases = [(name, make()) for name, make in midi_mutants.ABSURD.items()]
    outcomes: list[Outcome] = []
    for module, written, suffix, cases in (
        (midi_mutants, midi_bytes, ".mid", midi_cases),
        (xml_mutants, musicxml_bytes, ".musicxml", list(xml_mutants.absurd_files())),
    ):
        each, rest = divmod(max(count // 2 - len(cases), 0), len(NAMES))
        made = [
            (f"{name} {label}", data)
            for index, name in enumerate(NAMES)
            for label, data in module.mutants(written(piece(name)), each + (index < rest), index)
        ]
        outcomes += read_all([(f"{suffix} {label}", data) for label, data in (*cases, *made)], suffix)
    return as_values(outcomes)


def measure(quick: bool, data: Path | None) -> dict[str, Any]:
    """All figures of the table."""
    import spelling
    import stems_speed

    repeats = QUICK_REPEATS if quick else REPEATS
    figures: dict[str, Any] = {"repeats": repeats}
    figures |= damaged_files(QUICK_MUTANTS if quick else MUTANTS)  # first, in a small process: it is forked
    score = long_piece("1 minute" if quick else "3 minutes")
    figures |= midi_writing(score, repeats) | musicxml_writing(score, 1 if quick else 3)
    figures |= stems_speed.measure(score, 1 if quick else 3)
    return figures | spelling.figures(data, quick)


def show(figures: dict[str, Any], quick: bool) -> None:
    """Print the bounds first, then everything else."""
    for key, (sign, bound) in BOUNDS.items():
        wanted = QUICK_MUTANTS if quick and key == "mutants" else bound
        kept = figures[key] >= wanted if sign == ">=" else figures[key] <= wanted
        print(f"{key:<26} {figures[key]:>9.2f}   bound {sign} {wanted:g}   {'pass' if kept else 'MISS'}")
    for key, value in figures.items():
        if key not in BOUNDS:
            print(f"{key:<26} {value:>9.4f}" if isinstance(value, float) else f"{key:<26} {value}")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--quick", action="store_true", help="a subset, in under 50 s")
    parser.add_argument("--data", type=Path, help="the data sets, for the spelling of lead sheets beside the chorales")
    options = parser.parse_args()
    figures = measure(options.quick, options.data)
    where = machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['date']}")
    show(figures, options.quick)
    if options.json is not None:
        options.json.write_text(json.dumps({**figures, **where}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
