"""How loud an instrument of a sound font is: a reference phrase for each role, measured once and kept on disk.

A stem's gain comes from this figure and from the mixer, never from the stem's own notes: so an edit of a few bars
leaves all other samples as they are.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import sys
import threading
from pathlib import Path

from render.fonts import Voice
from render.loudness import loudness_lufs
from render.soundfont_file import DRUM_BANK
from render.synth import StemSynth, engine_version, events_of
from symbolic.files import write_text
from symbolic.instruments import INSTRUMENTS
from symbolic.score import TICKS_PER_QUARTER, Note, Role, Tempo

RATE_HZ = 44_100
PHRASE_S = 5.0
TEMPO = Tempo(0, 120.0)
SILENT_LUFS = -70.0
REFERENCE_VELOCITY: dict[Role, int] = {
    Role.MELODY: 97, Role.COUNTER: 88, Role.CHORDS: 79, Role.ARP: 66, Role.BASS: 92, Role.PAD: 69, Role.DRUMS: 86,
}  # fmt: skip  # the usual velocities of each role
MIDDLE_PITCH: dict[Role, int] = {
    Role.MELODY: 72, Role.COUNTER: 65, Role.CHORDS: 60, Role.ARP: 64, Role.BASS: 40, Role.PAD: 60, Role.DRUMS: 0,
}  # fmt: skip

_RUN = (0, 2, 4, 5, 7, 4, 2, 0)
_BROKEN = (0, 4, 7, 12, 7, 4)
_TRIADS = ((0, 4, 7), (-3, 0, 5), (-1, 2, 7), (0, 4, 7))
_BASS_LINE = (0, 0, -3, -3, 2, 2, -5, -5)
_GROOVE = ((36, 0), (42, 0), (42, 1), (38, 2), (42, 2), (42, 3), (36, 4), (42, 4), (36, 5), (42, 5), (38, 6), (42, 6),
           (42, 7))  # fmt: skip  # drum keys and eighths of a bar
_LINES: dict[Role, tuple[tuple[int, ...], int, int]] = {
    Role.MELODY: (_RUN, 480, 440), Role.COUNTER: (_RUN, 480, 440), Role.ARP: (_BROKEN * 3, 240, 240),
    Role.BASS: (_BASS_LINE, 480, 420),
}  # fmt: skip  # the semitones of a line, ticks from note to note, ticks of a note
_BLOCKS: dict[Role, tuple[int, int]] = {Role.CHORDS: (960, 900), Role.PAD: (1920, 1900)}  # the same of triads

_lock = threading.Lock()


def reference_phrase(role: Role, program: int) -> tuple[Note, ...]:
    """What a role typically plays, about four seconds at 120 BPM, in the comfortable register of the program."""
    velocity = REFERENCE_VELOCITY[role]
    if role is Role.DRUMS:
        hits = [(bar * 8 + eighth, pitch) for bar in range(2) for pitch, eighth in _GROOVE]
        return tuple(sorted(Note(at * 240, pitch, 120, velocity) for at, pitch in hits))
    middle = _in_register(MIDDLE_PITCH[role], program)
    if role in _LINES:
        line, step, ticks = _LINES[role]
        return tuple(Note(i * step, middle + semitones, ticks, velocity) for i, semitones in enumerate(line))
    step, ticks = _BLOCKS[role]
    triads = _TRIADS[: 4 * TICKS_PER_QUARTER * 2 // step]
    return tuple(
        Note(i * step, middle + semitones, ticks, velocity) for i, triad in enumerate(triads) for semitones in triad
    )


def _in_register(pitch: int, program: int) -> int:
    """The pitch, moved by octaves until the phrase lies where the program is at ease."""
    low, high = INSTRUMENTS[program].comfortable
    while pitch - 5 < low and pitch + 24 <= high + 5:
        pitch += 12
    while pitch + 7 > high and pitch - 17 >= low - 5:
        pitch -= 12
    return pitch


def voice_loudness_lufs(voice: Voice, role: Role) -> float:
    """The loudness of a role's reference phrase played by a voice at the engine's own level, to 0.01 LU.

    The first time it is measured, later it is read from ``cache_folder``; both give the same figure.
    """
    key = f"{voice.bank}:{voice.program}:{role}"
    path = cache_folder() / f"{voice.font.sha256[:24]}-{engine_version()}.json"
    with _lock:
        known = _read(path)
    if key not in known:
        value = _measured(voice, role)
        with _lock, contextlib.suppress(OSError):
            known = {**_read(path), key: value}
            write_text(path, json.dumps(dict(sorted(known.items())), indent=0) + "\n")
        return value
    return known[key]


@functools.lru_cache(maxsize=1024)
def _measured(voice: Voice, role: Role) -> float:
    program = 0 if voice.bank == DRUM_BANK else voice.program
    events = events_of(reference_phrase(role, program), (), (TEMPO,), RATE_HZ)
    synth = StemSynth(voice, events, RATE_HZ)
    try:
        loudness = loudness_lufs(synth.read(round(PHRASE_S * RATE_HZ)), RATE_HZ)
    finally:
        synth.close()
    return round(max(loudness, SILENT_LUFS), 2)


def cache_folder() -> Path:
    """Where measured loudness is kept: ``scoresmith/loudness`` in the user's cache folder."""
    if named := os.environ.get("XDG_CACHE_HOME"):
        base = Path(named)
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", "~/AppData/Local"))
    else:
        base = Path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")
    return base.expanduser() / "scoresmith" / "loudness"


def _read(path: Path) -> dict[str, float]:
    """What is known, empty where the file is missing or damaged."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): float(value) for key, value in values.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
