"""From a prompt to a score: the same bytes each time, files that other programs open, promises kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import scoresmith
from planner import plan_from_yaml, plan_to_yaml
from scoresmith.composer import Piece, compose
from symbolic.grid import cells_of
from symbolic.lint import lint_midi
from symbolic.midi import midi_bytes, read_midi, write_midi
from symbolic.score import Role
from symbolic.theory import chord_symbol

PROMPT = "一首温暖的流行歌，雨夜，A小调，84 BPM，24秒"
SCRIPT = """
import sys
from scoresmith import compose
from symbolic.midi import midi_bytes
sys.stdout.buffer.write(midi_bytes(compose(sys.argv[1], seed=3).score))
"""


@pytest.fixture(scope="module")
def piece() -> Piece:
    return compose(PROMPT, seed=3)


@pytest.mark.parametrize("threads", ["1", "2"])
def test_another_process_with_other_threads_writes_the_same_bytes(piece: Piece, threads: str) -> None:
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    environment = {**os.environ, **dict.fromkeys(names, threads)}
    other = subprocess.run([sys.executable, "-c", SCRIPT, PROMPT], env=environment, capture_output=True, check=True)
    assert other.stdout == midi_bytes(piece.score)


def test_another_seed_is_another_piece(piece: Piece) -> None:
    assert compose(PROMPT, seed=4).score.tracks != piece.score.tracks


def test_a_plan_read_from_its_file_gives_the_same_piece(piece: Piece) -> None:
    again = compose(plan_from_yaml(plan_to_yaml(piece.plan)), seed=3)
    assert midi_bytes(again.score) == midi_bytes(piece.score)


def test_the_plan_is_kept_and_the_file_is_clean(piece: Piece) -> None:
    assert [p.name for p in piece.report.promises if not p.kept] == []
    assert lint_midi(midi_bytes(piece.score)) == ()
    assert piece.plan.duration_s == pytest.approx(24, abs=1.5)


def test_the_prelude_has_five_roles_at_work(piece: Piece) -> None:
    playing = {track.role for track in piece.score.tracks if track.notes}
    assert {Role.MELODY, Role.BASS, Role.DRUMS} <= playing
    assert playing & {Role.CHORDS, Role.ARP}
    assert len(playing) >= 5


def test_edited_chords_are_obeyed(piece: Piece) -> None:
    text = plan_to_yaml(piece.plan)
    head, sections = text.split("sections:\n")
    line = next(row for row in sections.splitlines() if row.startswith("  chords:"))
    other = "  chords: " + " | ".join(("Dm", "E") * (piece.plan.sections[0].bars // 2))
    edited = plan_from_yaml(f"{head}sections:\n{sections.replace(line, other, 1)}")
    assert edited.sections[1:] == piece.plan.sections[1:]
    bars = edited.sections[0].bars
    again = compose(edited, seed=3)
    assert {chord_symbol(c.chord) for c in again.score.chords[:bars]} == {"Dm", "E"}
    assert [p.name for p in again.report.promises if not p.kept] == []


def test_the_score_opens_elsewhere_with_the_same_notes(piece: Piece, tmp_path: Path) -> None:
    path = tmp_path / "score.mid"
    write_midi(piece.score, path)
    ours = sorted((n.onset_tick, n.pitch, n.duration_tick) for t in piece.score.tracks for n in t.notes)
    assert read_midi(path) == piece.score

    symusic = pytest.importorskip("symusic")
    read = symusic.Score(str(path))
    assert sorted((n.time, n.pitch, n.duration) for t in read.tracks for n in t.notes) == ours

    import pretty_midi

    pretty = pretty_midi.PrettyMIDI(str(path))
    found = sorted(
        (pretty.time_to_tick(n.start), n.pitch, pretty.time_to_tick(n.end) - pretty.time_to_tick(n.start))
        for i in pretty.instruments
        for n in i.notes
    )
    assert len(found) == len(ours)
    assert [note[:2] for note in found] == [note[:2] for note in ours]

    music21 = pytest.importorskip("music21")
    parsed = music21.converter.parse(path)
    struck = [
        n for e in parsed.recurse().notes for n in getattr(e, "notes", (e,)) if n.tie is None or n.tie.type == "start"
    ]
    assert len(struck) == len(ours)


def test_every_planned_cell_has_notes(piece: Piece) -> None:
    assert set(piece.controls.cells) <= set(cells_of(piece.score))


def test_progress_names_the_step() -> None:
    seen: list[tuple[str, float]] = []
    scoresmith.compose(
        "a loop of 4 bars, piano, 100 bpm", seed=1, progress=lambda name, done: seen.append((name, done))
    )
    assert {name for name, _ in seen} >= {"fill"}
    assert seen[-1][1] == 1.0


@pytest.mark.engine
def test_fluidsynth_plays_the_file(piece: Piece, tmp_path: Path) -> None:
    import fluidsynth
    import numpy as np

    from render import choose_soundfont

    path = tmp_path / "score.mid"
    write_midi(piece.score, path)
    synth = fluidsynth.Synth(samplerate=22050.0)
    synth.sfload(str(choose_soundfont().path))
    synth.play_midi_file(str(path))
    seconds = round(piece.plan.duration_s)
    blocks = [np.abs(synth.get_samples(22050).astype(np.int32)).max() for _ in range(seconds)]
    synth.delete()
    assert sum(peak > 200 for peak in blocks) >= seconds - 1
