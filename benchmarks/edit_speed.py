"""Four bars of one role in a three-minute piece of six roles: how long it takes to new MIDI and to a new mix.

Warm: the model and the piece are open. The samples of the stems are compared with those before: a stem that was not
touched may not differ at all, the touched one only from the first changed note on and until ``TAIL_S`` after the last
one was let go.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from render.rerender import rerender
from render.score_audio import STEMS_FOLDER, render_files
from scoresmith import editing
from scoresmith.editing.arrange import arranged
from scoresmith.editing.workspace import write_song
from symbolic.file_names import track_file_names
from symbolic.score import Role
from symbolic.timing import tick_to_seconds

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "delivery"))
from pieces import piece

SECONDS = 180.0
PIECE = "common_time"
"""Sixteen bars that were composed for six roles; they go round until there are three minutes."""
ROLE = Role.BASS
REQUESTS, QUICK_REQUESTS = 5, 3
SOUNDS, QUICK_SOUNDS = 3, 1
TAIL_S = 3.0
"""The longest that a note may be heard after it was let go."""
EARLY_S = 0.05
"""A block of the synthesizer, and rounding, before a changed note."""
HEADER_BYTES, FRAME_BYTES = 4096, 6
"""Where the samples of a WAV begin at the latest; two samples of 24 bits."""


def long_song() -> editing.Song:
    """A song of at least three minutes."""
    score = piece(PIECE)
    song = editing.Song(score, style="pop", seed=1)
    bars = int(np.ceil(SECONDS / (tick_to_seconds(score.end_tick, score.tempos) / song.bars)))
    return editing.Song(arranged(score, [bar % song.bars for bar in range(bars)], ()), style="pop", seed=1)


@dataclass(frozen=True, slots=True)
class Timed:
    """One request: the workspace then, the changed cells' span in seconds, and how long it took to MIDI."""

    workspace: editing.Workspace
    first_s: float
    last_s: float
    seconds: float


def regenerated(opened: editing.Workspace, first: int) -> Timed:
    """Four bars of a role written again and saved."""
    started_s = time.perf_counter()
    request = editing.cells_asked(opened.song, bars=f"{first + 1}-{first + 4}", roles={ROLE})
    edit = editing.regenerate(opened.song, request)
    saved = opened.saved(edit, opened.history.with_edit(edit, {"bars": f"{first + 1}-{first + 4}"}))
    seconds = time.perf_counter() - started_s
    notes = [note for cells in (edit.before, edit.after) for cell in cells.values() for note in cell]
    at = [tick_to_seconds(t, opened.song.score.tempos) for t in
          (min(n.onset_tick for n in notes), max(n.end_tick for n in notes))]  # fmt: skip
    return Timed(saved, at[0], at[1], seconds)


def frames_of(path: Path) -> NDArray[np.uint8]:
    """The sample bytes of a 24-bit stereo WAV, a row a frame."""
    data = np.memmap(path, np.uint8, "r")
    head = bytes(data[:HEADER_BYTES]).index(b"data") + 8
    frames = (len(data) - head) // FRAME_BYTES
    return np.asarray(data[head : head + frames * FRAME_BYTES].reshape(frames, FRAME_BYTES))


def changed_frames(before: Path, after: Path) -> NDArray[np.int64]:
    """The frames in which two stems differ."""
    old, new = frames_of(before), frames_of(after)
    if len(old) != len(new):
        return np.arange(max(len(old), len(new)))
    return np.flatnonzero((old != new).any(axis=1))


def outside(before: Path, after: Path, timed: Timed, rate_hz: int, touched: str) -> tuple[int, float]:
    """The frames of stems that changed though they may not have, and how long the touched notes rang on."""
    count, tail_s = 0, 0.0
    for stem in sorted((before / STEMS_FOLDER).glob("*.wav")):
        frames = changed_frames(stem, after / STEMS_FOLDER / stem.name)
        if stem.stem != touched:
            count += len(frames)
            continue
        seconds = frames / rate_hz
        count += int(((seconds < timed.first_s - EARLY_S) | (seconds > timed.last_s + TAIL_S)).sum())
        tail_s = max(tail_s, float(seconds.max(initial=0.0)) - timed.last_s)
    return count, tail_s


def speed_figures(quick: bool) -> dict[str, float]:
    """The figures of four regenerated bars."""
    song = long_song()
    with tempfile.TemporaryDirectory() as name:
        folder, sound, old = Path(name) / "piece", Path(name) / "sound", Path(name) / "old"
        folder.mkdir()
        write_song(song, folder)
        opened = editing.open_workspace(folder)
        playing = [b for b in range(song.bars - 4) if all((ROLE, bar) in song.cells for bar in range(b, b + 4))]
        places = playing[:: len(playing) // (2 * REQUESTS)]
        opened = regenerated(opened, places.pop(0)).workspace
        times, started_cpu_s = [], time.process_time()
        for number in range(QUICK_REQUESTS if quick else REQUESTS):
            timed = regenerated(opened, places[number])
            opened = timed.workspace
            times.append(timed.seconds)
        midi_cpu_s = (time.process_time() - started_cpu_s) / len(times)
        started_s = time.perf_counter()
        rate_hz = render_files(opened.song.score, sound, formats=("wav",), keep=True).sample_rate_hz
        whole_s = time.perf_counter() - started_s
        mixes, samples, tail_s, mix_cpu_s = [], 0, 0.0, []
        for number in range(QUICK_SOUNDS if quick else SOUNDS):
            shutil.rmtree(old, ignore_errors=True)
            shutil.copytree(sound, old)
            started_cpu_s = time.process_time()
            timed = regenerated(opened, places[-1 - number])
            opened = timed.workspace
            started_s = time.perf_counter()
            done = rerender(opened.song.score, sound, formats=("wav",))
            mixes.append(timed.seconds + time.perf_counter() - started_s)
            mix_cpu_s.append(time.process_time() - started_cpu_s)
            assert not done.whole, done.whole
            own = track_file_names(opened.song.score)[opened.song.rows[ROLE]]
            count, rang_s = outside(old, sound, timed, rate_hz, own)
            samples, tail_s = samples + count, max(tail_s, rang_s)
    return {
        "regenerate_midi_s": statistics.median(times), "regenerate_mix_s": statistics.median(mixes),
        "regenerate_midi_cpu_s": midi_cpu_s, "regenerate_mix_cpu_s": statistics.median(mix_cpu_s),
        "render_whole_s": whole_s, "outside_changed_samples": samples, "tail_s": tail_s,
        "piece_s": tick_to_seconds(song.score.end_tick, song.score.tempos), "piece_notes": float(
            sum(len(track.notes) for track in song.score.tracks)),
    }  # fmt: skip
