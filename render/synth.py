"""FluidSynth stems: dry, stereo, reproducible.

FluidSynth computes in blocks of 64 frames and starts every event at a block, so events are placed at the block nearest
to their time: within 32 frames (0.7 ms at 44.1 kHz), the same for every stem. Every stem has a new
synthesizer, because a reset one keeps some state of its voices: so a stem does not depend on what was rendered before.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from render.soundfont import SoundFont
from render.units import Audio
from symbolic.errors import BadInput, MissingExtra
from symbolic.score import Role, Score, Tempo, Track
from symbolic.timing import tick_to_seconds

SAMPLE_RATE_HZ = 44_100
BLOCK_FRAMES = 64
RELEASE_TAIL_S = 2.0
ENGINE_GAIN = 0.5
DRUM_BANK = 128
MIDI_DRUM_CHANNEL = 9
VOLUME_CC, FULL_VOLUME = 7, 127
MISSING_ENGINE = (
    "libfluidsynth is not installed; install it "
    "(Debian and Ubuntu: apt-get install libfluidsynth3, macOS: brew install fluid-synth)"
)


@functools.cache
def _engine() -> Any:
    """The pyfluidsynth module with its float output declared and its messages switched off."""
    try:
        import fluidsynth
    except (ImportError, OSError, AttributeError) as error:
        raise MissingExtra(MISSING_ENGINE) from error
    library = fluidsynth._fl
    write = library.fluid_synth_write_float
    pointer = ctypes.c_void_p
    write.argtypes = [pointer, ctypes.c_int, pointer, ctypes.c_int, ctypes.c_int, pointer, ctypes.c_int, ctypes.c_int]
    write.restype = ctypes.c_int
    for level in range(5):
        library.fluid_set_log_function(ctypes.c_int(level), None, None)
    return fluidsynth


@contextlib.contextmanager
def _synth(soundfont: SoundFont, sample_rate_hz: int) -> Iterator[tuple[Any, int]]:
    """A new synthesizer without effects and the number of the sound font loaded in it."""
    settings = {"synth.reverb.active": 0, "synth.chorus.active": 0, "synth.dynamic-sample-loading": 1}
    synth = _engine().Synth(gain=ENGINE_GAIN, samplerate=float(sample_rate_hz), channels=16, **settings)
    try:
        font_id = synth.sfload(str(soundfont.path))
        if font_id < 0:
            raise BadInput(f"{soundfont.path}: FluidSynth cannot read this sound font")
        yield synth, font_id
    finally:
        synth.delete()


def _select(synth: Any, font_id: int, channel: int, track: Track) -> None:
    """Choose the track's program; a font that lacks it gives the first of its family, else its first program."""
    bank = DRUM_BANK if track.role is Role.DRUMS else 0
    for program in (track.program, track.program // 8 * 8, 0):
        if synth.program_select(channel, font_id, bank, program) == _engine().FLUID_OK:
            return
    raise BadInput(f"the sound font has no instrument for '{track.name}' (bank {bank}, program {track.program})")


def _events(track: Track, tempos: Sequence[Tempo], sample_rate_hz: int) -> list[tuple[int, bool, int, int]]:
    """The notes' starts and ends as (block, is a start, pitch, velocity); at one block ends come first."""
    blocks_per_second = sample_rate_hz / BLOCK_FRAMES
    events = []
    for note in track.notes:
        start = round(tick_to_seconds(note.onset_tick, tempos) * blocks_per_second)
        end = max(round(tick_to_seconds(note.end_tick, tempos) * blocks_per_second), start + 1)
        events.append((start, True, note.pitch, note.velocity))
        events.append((end, False, note.pitch, 0))
    return sorted(events)


def _compute(synth: Any, target: Audio) -> None:
    """Compute the next frames into ``target``, a contiguous piece of whole blocks."""
    if len(target):
        place = target.ctypes.data
        _engine()._fl.fluid_synth_write_float(synth.synth, len(target), place, 0, 2, place, 1, 2)


def score_frames(score: Score, sample_rate_hz: int = SAMPLE_RATE_HZ) -> int:
    """The length of every stem: the score and the release tail."""
    return round((tick_to_seconds(score.end_tick, score.tempos) + RELEASE_TAIL_S) * sample_rate_hz)


def render_stem(track: Track, score: Score, soundfont: SoundFont, sample_rate_hz: int = SAMPLE_RATE_HZ) -> Audio:
    """One track of a score as dry stereo sound, float32 (frames, 2), score length and release tail.

    Raises MissingExtra without libfluidsynth and BadInput for a sound font that cannot be read.
    """
    frames = score_frames(score, sample_rate_hz)
    blocks = -(-frames // BLOCK_FRAMES)
    audio = np.zeros((blocks * BLOCK_FRAMES, 2), np.float32)
    channel = MIDI_DRUM_CHANNEL if track.role is Role.DRUMS else 0
    now = 0
    with _synth(soundfont, sample_rate_hz) as (synth, font_id):
        _select(synth, font_id, channel, track)
        synth.cc(channel, VOLUME_CC, FULL_VOLUME)
        for block, is_start, pitch, velocity in _events(track, score.tempos, sample_rate_hz):
            _compute(synth, audio[now * BLOCK_FRAMES : block * BLOCK_FRAMES])
            now = block
            if is_start:
                synth.noteon(channel, pitch, velocity)
            else:
                synth.noteoff(channel, pitch)
        _compute(synth, audio[now * BLOCK_FRAMES :])
    return audio[:frames]
