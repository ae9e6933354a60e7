"""FluidSynth stems: dry, stereo, reproducible.

FluidSynth computes in blocks of 64 frames and starts every event at a block, so events are placed at the block nearest
to their time: within 32 frames (0.7 ms at 44.1 kHz), the same for every stem. A stem starts from a reset synthesizer at
a block, so it does not depend on what was rendered before.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

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


class Synth:
    """A FluidSynth with one sound font loaded, for use in a ``with`` statement."""

    def __init__(self, soundfont: SoundFont, sample_rate_hz: int = SAMPLE_RATE_HZ) -> None:
        self._module = _engine()
        self.sample_rate_hz = sample_rate_hz
        settings = {"synth.reverb.active": 0, "synth.chorus.active": 0, "synth.dynamic-sample-loading": 1}
        self._synth = self._module.Synth(gain=ENGINE_GAIN, samplerate=float(sample_rate_hz), channels=16, **settings)
        self._font_id = self._synth.sfload(str(soundfont.path))
        if self._font_id < 0:
            self._synth.delete()
            raise BadInput(f"{soundfont.path}: FluidSynth cannot read this sound font")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._synth.delete()

    def stem(self, track: Track, tempos: Sequence[Tempo], frames: int) -> Audio:
        """The sound of one track without effects, float32 (``frames``, 2)."""
        self._module.fluid_synth_system_reset(self._synth.synth)
        self._write(np.zeros((BLOCK_FRAMES, 2), np.float32))
        channel = 9 if track.role is Role.DRUMS else 0
        self._select(track, channel)
        self._synth.cc(channel, VOLUME_CC, FULL_VOLUME)
        blocks = -(-frames // BLOCK_FRAMES)
        audio = np.zeros((blocks * BLOCK_FRAMES, 2), np.float32)
        now = 0
        for block, is_on, pitch, velocity in self._events(track, tempos):
            if block >= blocks:
                break
            self._write(audio[now * BLOCK_FRAMES : block * BLOCK_FRAMES])
            now = block
            if is_on:
                self._synth.noteon(channel, pitch, velocity)
            else:
                self._synth.noteoff(channel, pitch)
        self._write(audio[now * BLOCK_FRAMES :])
        return audio[:frames]

    def _select(self, track: Track, channel: int) -> None:
        """Choose the track's program; a font that lacks it gives the first of its family, else its first program."""
        bank = DRUM_BANK if track.role is Role.DRUMS else 0
        for program in (track.program, track.program // 8 * 8, 0):
            if self._synth.program_select(channel, self._font_id, bank, program) == self._module.FLUID_OK:
                return
        raise BadInput(f"the sound font has no instrument for '{track.name}' (bank {bank}, program {track.program})")

    def _events(self, track: Track, tempos: Sequence[Tempo]) -> list[tuple[int, bool, int, int]]:
        """The notes' starts and ends as (block, is a start, pitch, velocity); at one block ends come first."""
        events = []
        for note in track.notes:
            start = self._block(tick_to_seconds(note.onset_tick, tempos))
            end = max(self._block(tick_to_seconds(note.end_tick, tempos)), start + 1)
            events.append((start, True, note.pitch, note.velocity))
            events.append((end, False, note.pitch, 0))
        return sorted(events)

    def _block(self, time_s: float) -> int:
        return round(time_s * self.sample_rate_hz / BLOCK_FRAMES)

    def _write(self, target: Audio) -> None:
        """Compute the next frames into ``target``, a contiguous piece of whole blocks."""
        if len(target):
            place, synth = target.ctypes.data, self._synth.synth
            self._module._fl.fluid_synth_write_float(synth, len(target), place, 0, 2, place, 1, 2)


def score_frames(score: Score, sample_rate_hz: int = SAMPLE_RATE_HZ) -> int:
    """The length of every stem: the score and the release tail."""
    return round((tick_to_seconds(score.end_tick, score.tempos) + RELEASE_TAIL_S) * sample_rate_hz)


def render_stem(track: Track, score: Score, soundfont: SoundFont, sample_rate_hz: int = SAMPLE_RATE_HZ) -> Audio:
    """One track of a score as dry stereo sound, float32 (frames, 2), score length and release tail.

    Raises MissingExtra without libfluidsynth and BadInput for a sound font that cannot be read.
    """
    with Synth(soundfont, sample_rate_hz) as synth:
        return synth.stem(track, score.tempos, score_frames(score, sample_rate_hz))
