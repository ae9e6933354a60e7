"""FluidSynth stems: dry, stereo, reproducible, block by block.

FluidSynth computes in blocks of 64 frames and starts every event at a block, so events are placed at the block nearest
to their time: within 32 frames (0.7 ms), the same for every stem. Every stem has its own synthesizer, so that it does
not depend on what else is rendered; the samples of a font are loaded once for all of them, and only those in use.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.fonts import FontBook, Voice
from render.soundfont import SoundFont
from render.soundfont_file import DRUM_BANK, font_facts
from render.units import Audio
from symbolic.errors import BadInput, MissingExtra
from symbolic.performance import Control
from symbolic.score import Note, Score, Tempo, Track
from symbolic.timing import seconds_per_tick, tick_to_seconds

SAMPLE_RATE_HZ = 48_000
SAMPLE_RATES_HZ: tuple[int, ...] = (44_100, 48_000)
BLOCK_FRAMES = 64
RELEASE_TAIL_S = 2.0
MAX_LENGTH_S = 3 * 3600.0
"""What is longer would not fit into a WAV file of 24 bits."""
ENGINE_GAIN = 0.5
MIDI_DRUM_CHANNEL = 9
VOLUME_CC, FULL_VOLUME = 7, 127
MISSING_ENGINE = (
    "libfluidsynth is not installed; install it "
    "(Debian and Ubuntu: apt-get install libfluidsynth3, macOS: brew install fluid-synth)"
)
NOTE_OFF, CONTROL, NOTE_ON = 0, 1, 2  # in this order at one block

Event = tuple[int, int, int, int]
"""The block, one of NOTE_OFF, CONTROL and NOTE_ON, and two numbers: pitch and velocity, or controller and value."""


@functools.cache
def engine() -> Any:
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


def engine_version() -> str:
    """The version of libfluidsynth. Raises MissingExtra without it."""
    version = engine()._fl.fluid_version_str
    version.restype = ctypes.c_char_p
    return str(version().decode())


class StemSynth:
    """A synthesizer that plays the events of one track with one voice, from the beginning, a piece at a time."""

    def __init__(self, voice: Voice, events: Sequence[Event], sample_rate_hz: int) -> None:
        font_facts(voice.font.path)
        settings = {"synth.reverb.active": 0, "synth.chorus.active": 0, "synth.dynamic-sample-loading": 1}
        self._synth = engine().Synth(gain=ENGINE_GAIN, samplerate=float(sample_rate_hz), channels=16, **settings)
        self._channel = MIDI_DRUM_CHANNEL if voice.bank == DRUM_BANK else 0
        self._events, self._next, self._now = events, 0, 0
        try:
            self._load(voice)
        except BaseException:
            self.close()
            raise

    def _load(self, voice: Voice) -> None:
        font_id = self._synth.sfload(str(voice.font.path))
        if font_id < 0:
            raise BadInput(f"{voice.font.path}: FluidSynth cannot read this sound font")
        if self._synth.program_select(self._channel, font_id, voice.bank, voice.program) != engine().FLUID_OK:
            raise BadInput(f"{voice.font.path}: no instrument at bank {voice.bank}, program {voice.program}")
        self._synth.cc(self._channel, VOLUME_CC, FULL_VOLUME)

    def read(self, frames: int) -> Audio:
        """The next frames, float32 (frames, 2); only the last piece may be no multiple of ``BLOCK_FRAMES``."""
        end = self._now - (-frames // BLOCK_FRAMES)
        audio = np.zeros(((end - self._now) * BLOCK_FRAMES, 2), np.float32)
        start = self._now
        while self._next < len(self._events) and self._events[self._next][0] < end:
            block, kind, first, second = self._events[self._next]
            self._compute(audio[(self._now - start) * BLOCK_FRAMES : (block - start) * BLOCK_FRAMES])
            self._now = max(block, self._now)
            self._send(kind, first, second)
            self._next += 1
        self._compute(audio[(self._now - start) * BLOCK_FRAMES :])
        self._now = end
        return audio[:frames]

    def _send(self, kind: int, first: int, second: int) -> None:
        if kind == NOTE_ON:
            self._synth.noteon(self._channel, first, second)
        elif kind == NOTE_OFF:
            self._synth.noteoff(self._channel, first)
        else:
            self._synth.cc(self._channel, first, second)

    def _compute(self, target: Audio) -> None:
        """Compute the next frames into ``target``, a contiguous piece of whole blocks."""
        if len(target):
            place = target.ctypes.data
            engine()._fl.fluid_synth_write_float(self._synth.synth, len(target), place, 0, 2, place, 1, 2)

    def close(self) -> None:
        """Free the synthesizer; a closed one cannot be read."""
        if self._synth is not None:
            self._synth.delete()
            self._synth = None


def events_of(
    notes: Sequence[Note], controls: Sequence[Control], tempos: Sequence[Tempo], sample_rate_hz: int
) -> list[Event]:
    """The notes' starts and ends and the controllers as events, sorted; at one block ends come first, starts last."""
    per_second = sample_rate_hz / BLOCK_FRAMES
    starts = np.rint(seconds_of([n.onset_tick for n in notes], tempos) * per_second).astype(np.int64).tolist()
    ends = np.rint(seconds_of([n.end_tick for n in notes], tempos) * per_second).astype(np.int64).tolist()
    turns = np.rint(seconds_of([c.tick for c in controls], tempos) * per_second).astype(np.int64).tolist()
    events = [(start, NOTE_ON, n.pitch, n.velocity) for start, n in zip(starts, notes, strict=True)]
    events += [(max(end, b + 1), NOTE_OFF, n.pitch, 0) for end, b, n in zip(ends, starts, notes, strict=True)]
    events.sort()
    moves = [(turn, CONTROL, c.number, c.value) for turn, c in zip(turns, controls, strict=True)]
    return sorted((*events, *moves), key=lambda event: event[:2])  # the controllers of one block keep their order


def seconds_of(ticks: Sequence[int], tempos: Sequence[Tempo]) -> NDArray[np.float64]:
    """The times of many ticks in seconds, as ``tick_to_seconds`` has them."""
    starts = np.array([t.tick for t in tempos], np.float64)
    pace = np.array([seconds_per_tick(t.bpm) for t in tempos])
    times = np.concatenate([[0.0], np.cumsum(np.diff(starts) * pace[:-1])])
    place = np.searchsorted(starts, np.asarray(ticks, np.float64), side="right") - 1
    result: NDArray[np.float64] = times[place] + (np.asarray(ticks, np.float64) - starts[place]) * pace[place]
    return result


def score_frames(score: Score, sample_rate_hz: int = SAMPLE_RATE_HZ, tail_s: float = RELEASE_TAIL_S) -> int:
    """The length of every stem: the score and a tail. Raises BadInput beyond ``MAX_LENGTH_S``."""
    length_s = tick_to_seconds(score.end_tick, score.tempos) + tail_s
    if length_s > MAX_LENGTH_S:
        raise BadInput(f"'{score.title}' lasts {length_s / 3600:.1f} hours; {MAX_LENGTH_S / 3600:.0f} can be rendered")
    return round(length_s * sample_rate_hz)


def render_stem(track: Track, score: Score, soundfont: SoundFont | Path, sample_rate_hz: int = SAMPLE_RATE_HZ) -> Audio:
    """One track of a score as dry stereo sound as the engine gives it, float32 (frames, 2), score length and tail.

    Raises MissingExtra without libfluidsynth and BadInput for a sound font that cannot be read.
    """
    font = soundfont if isinstance(soundfont, SoundFont) else SoundFont(soundfont, soundfont.stat().st_size, "", 0)
    voice = FontBook((font,), {}).voice(track)
    synth = StemSynth(voice, events_of(track.notes, (), score.tempos, sample_rate_hz), sample_rate_hz)
    try:
        return synth.read(score_frames(score, sample_rate_hz))
    finally:
        synth.close()
