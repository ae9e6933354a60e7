"""Stems and mixes against one FluidSynth command-line render of the mix: time as a ratio, and memory by length.

python benchmarks/stems_speed.py [--json FILE] [--quick] [--soundfont FILE]
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from render import choose_soundfont, open_soundfont, render_files
from render.soundfont import SoundFont
from symbolic.midi import read_midi, write_midi
from symbolic.score import TICKS_PER_QUARTER, Chord, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.theory import chord_pitch_classes
from symbolic.timing import tick_to_seconds

BAR = 4 * TICKS_PER_QUARTER
BPM = 100.0
RATE_HZ = 48_000
LOOP = (Chord(0, "maj7"), Chord(9, "m7"), Chord(5, "maj7"), Chord(7, "7"))
SHARE_OF_BAR = BAR // 8
BOUND = 1.5


def piece(seconds: float) -> Score:
    """A piece of six roles of about that length, busy as a pop arrangement is."""
    bars = round(seconds * BPM / 60 / 4)
    notes: dict[Role, list[Note]] = {role: [] for role in Role if role is not Role.COUNTER}
    for bar in range(bars):
        start = bar * BAR
        tones = [60 + pc for pc in chord_pitch_classes(LOOP[bar % len(LOOP)])]
        eighths = [start + i * SHARE_OF_BAR for i in range(8)]
        notes[Role.MELODY] += [Note(at, 72 + (i * 5 + bar) % 12, 200, 95) for i, at in enumerate(eighths)]
        notes[Role.CHORDS] += [Note(at, pitch, 440, 76) for at in eighths[::2] for pitch in tones]
        notes[Role.ARP] += [Note(at, tones[i % len(tones)] + 12, 240, 66) for i, at in enumerate(eighths)]
        notes[Role.BASS] += [Note(at, min(tones) - 24, 220, 92) for at in eighths]
        notes[Role.PAD] += [Note(start, pitch, BAR, 68) for pitch in tones]
        notes[Role.DRUMS] += [Note(at, 42, 120, 70) for at in eighths]
        notes[Role.DRUMS] += [Note(eighths[i], 36 if i % 4 == 0 else 38, 120, 90) for i in (0, 2, 4, 6)]
    programs = {Role.MELODY: 73, Role.CHORDS: 0, Role.ARP: 25, Role.BASS: 33, Role.PAD: 48, Role.DRUMS: 0}
    tracks = tuple(Track(role, str(role), programs[role], tuple(sorted(notes[role]))) for role in programs)
    return Score("Speed", bars * BAR, (Tempo(0, BPM),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=tracks)


def command_line_s(midi: Path, font: SoundFont, folder: Path) -> float:
    """The seconds that one FluidSynth render of the mix takes, as a process of its own."""
    command = ["fluidsynth", "-ni", "-r", str(RATE_HZ), "-F", str(folder / "cli.wav"), str(font.path), str(midi)]
    started_s = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started_s


def ours_s(score: Score, font: SoundFont, folder: Path) -> float:
    """The seconds that all stems, the dry mix and the mastered mix take, written as WAV."""
    started_s = time.perf_counter()
    render_files(score, folder, formats=("wav",), soundfont=font, sample_rate_hz=RATE_HZ)
    return time.perf_counter() - started_s


def measure(score: Score, rounds: int = 3, soundfont: Path | None = None) -> dict[str, float]:
    """Render ``score`` both ways alternately, ``rounds`` times; the ratio is the median of the rounds' own ratios.

    Raises MissingExtra without a sound font, FileNotFoundError without the command ``fluidsynth``.
    """
    if shutil.which("fluidsynth") is None:
        raise FileNotFoundError("the command fluidsynth is not installed")
    font = choose_soundfont() if soundfont is None else open_soundfont(soundfont)
    ratios, ours, theirs = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_midi(score, folder / "piece.mid")
        played = read_midi(folder / "piece.mid")
        ours_s(piece(4.0), font, folder / "warm")
        for _ in range(rounds):
            theirs.append(command_line_s(folder / "piece.mid", font, folder))
            ours.append(ours_s(played, font, folder / "ours"))
            ratios.append(ours[-1] / theirs[-1])
    return {
        "stems_x_fluidsynth": round(statistics.median(ratios), 3),
        "stems_s": round(statistics.median(ours), 2),
        "fluidsynth_s": round(statistics.median(theirs), 2),
        "stems_piece_s": round(tick_to_seconds(score.end_tick, score.tempos), 1),
    }


def peak_mb(seconds: float, soundfont: Path | None = None) -> float:
    """The peak memory of a process that renders a piece of that length into files."""
    command = [sys.executable, str(Path(__file__)), "--child", str(seconds)]
    command += [] if soundfont is None else ["--soundfont", str(soundfont)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _child(seconds: float, soundfont: Path | None) -> None:
    font = choose_soundfont() if soundfont is None else open_soundfont(soundfont)
    with tempfile.TemporaryDirectory() as name:
        score = piece(seconds)
        ours_s(replace(score, title="Memory"), font, Path(name))
    print(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1))


def main() -> int:
    """Print the figures; give 1 where the ratio is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--soundfont", type=Path)
    parser.add_argument("--child", type=float, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        _child(asked.child, asked.soundfont)
        return 0
    figures = measure(piece(60.0 if asked.quick else 180.0), 1 if asked.quick else 3, asked.soundfont)
    lengths = (30.0, 60.0) if asked.quick else (180.0, 600.0)
    figures |= {f"stems_peak_mb_{length:.0f}s": peak_mb(length, asked.soundfont) for length in lengths}
    for key, value in figures.items():
        print(f"{key:24} {value}")
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(figures["stems_x_fluidsynth"] > BOUND)


if __name__ == "__main__":
    sys.exit(main())
