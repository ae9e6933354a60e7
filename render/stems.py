"""Stems, rendered side by side a piece at a time: the same samples whatever the number of threads.

Stems are whole numbers of 24 bits from the moment they leave the synthesizer, as they stand in their files. So their
sum does not depend on its order and is exactly the dry mix.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.audio_file import FULL_SCALE
from render.calibration import voice_loudness_lufs
from render.ensembles import Strip
from render.fonts import FontBook, Voice
from render.mixer import Mixer, side_gains, stem_gain_db
from render.synth import Event, StemSynth, events_of
from symbolic.errors import BadInput
from symbolic.file_names import mixer_order, track_file_names
from symbolic.performance import Performance
from symbolic.score import Role

PIECE_FRAMES = 1 << 17
MAX_THREADS = 4
ROW_FRAMES = 64

Samples = NDArray[np.int32]
"""(frames, 2), whole numbers of 24 bits: full scale is ``FULL_SCALE``."""
Sink = Callable[[Samples], None]
"""Where the pieces of a stem go."""


class OverloadError(Exception):
    """A stem or the sum of the stems is louder than full scale."""


@dataclass(frozen=True, slots=True)
class StemPlan:
    """One stem before it sounds.

    ``index`` is the track's in the score and ``file_name`` has no suffix. ``gain_db`` is what the voice's calibrated
    loudness needs to reach ``strip.level_lufs``.
    """

    index: int
    name: str
    role: Role
    file_name: str
    voice: Voice
    strip: Strip
    gain_db: float
    events: Sequence[Event]


def plan_stems(music: Performance, book: FontBook, mixer: Mixer, sample_rate_hz: int) -> tuple[StemPlan, ...]:
    """The stems of all tracks with notes, in mixer order. Raises BadInput where there is none."""
    score = music.score
    order = [i for i in mixer_order(score.tracks) if score.tracks[i].notes]
    if not order:
        raise BadInput(f"'{score.title}' has no notes to render")
    names, strips = track_file_names(score), mixer.strips(score.tracks)
    voices = {i: book.voice(score.tracks[i]) for i in order}
    with ThreadPoolExecutor(_threads(None, len(order))) as pool:
        roles = [score.tracks[i].role for i in order]
        loudness = dict(zip(order, pool.map(voice_loudness_lufs, [voices[i] for i in order], roles), strict=True))
    return tuple(
        StemPlan(
            index=i,
            name=score.tracks[i].name,
            role=score.tracks[i].role,
            file_name=names[i],
            voice=voices[i],
            strip=strips[i],
            gain_db=stem_gain_db(strips[i], loudness[i]),
            events=events_of(score.tracks[i].notes, music.controls[i], score.tempos, sample_rate_hz),
        )
        for i in order
    )


class OpenStem:
    """A stem that is being rendered: its synthesizer, its gains, and where its pieces go."""

    def __init__(self, plan: StemPlan, sample_rate_hz: int, lower_db: float, sink: Sink) -> None:
        gains = side_gains(plan.gain_db - lower_db, plan.strip.pan)
        self._gains = np.tile((np.array(gains) * FULL_SCALE).astype(np.float32), ROW_FRAMES)
        self._sink = sink
        self._synth = StemSynth(plan.voice, plan.events, sample_rate_hz)

    def next(self, frames: int) -> Samples:
        """The next frames, which have also gone to the sink. Raises OverloadError."""
        rows = self._synth.read(-(-frames // ROW_FRAMES) * ROW_FRAMES).reshape(-1, 2 * ROW_FRAMES)
        rows *= self._gains  # long rows, because numpy is slow with pairs
        samples = np.rint(rows, out=rows).astype(np.int32).reshape(-1, 2)[:frames]
        check_level(samples)
        self._sink(samples)
        return samples

    def close(self) -> None:
        """Free the synthesizer."""
        self._synth.close()


def check_level(samples: Samples) -> None:
    """Raise OverloadError where samples do not fit into 24 bits."""
    if len(samples) and (samples.max() >= FULL_SCALE or samples.min() < -FULL_SCALE):
        raise OverloadError


def stream_stems(
    plans: Sequence[StemPlan],
    frames: int,
    sample_rate_hz: int,
    sinks: Sequence[Sink],
    *,
    lower_db: float = 0.0,
    threads: int | None = None,
) -> Iterator[list[Samples]]:
    """The stems in pieces of ``PIECE_FRAMES``: for each piece of time one array a stem, in the order of the plans.

    Each stem's pieces also go to its sink, on the thread that renders them. The next piece is rendered while the last
    one is used. Raises OverloadError where a stem is louder than full scale.
    """
    lengths = [min(PIECE_FRAMES, frames - start) for start in range(0, frames, PIECE_FRAMES)]
    with contextlib.ExitStack() as stack:
        stems = _started(plans, sinks, sample_rate_hz, lower_db, _threads(threads, len(plans)))
        for stem in stems:
            stack.callback(stem.close)
        pool = stack.enter_context(ThreadPoolExecutor(_threads(threads, len(stems))))
        ahead = [pool.submit(stem.next, lengths[0]) for stem in stems]
        for length in (*lengths[1:], 0):
            pieces = [future.result() for future in ahead]
            ahead = [pool.submit(stem.next, length) for stem in stems] if length else []
            yield pieces


def _started(
    plans: Sequence[StemPlan], sinks: Sequence[Sink], sample_rate_hz: int, lower_db: float, threads: int
) -> list[OpenStem]:
    """The stems with their fonts loaded; where one cannot be, the others are closed."""
    with ThreadPoolExecutor(threads) as pool:
        pairs = zip(plans, sinks, strict=True)
        ahead = [pool.submit(OpenStem, plan, sample_rate_hz, lower_db, sink) for plan, sink in pairs]
    failed = next((error for future in ahead if (error := future.exception()) is not None), None)
    if failed is None:
        return [future.result() for future in ahead]
    for future in ahead:
        if future.exception() is None:
            future.result().close()
    raise failed


def _threads(asked: int | None, stems: int) -> int:
    return max(1, min(asked or os.cpu_count() or 1, MAX_THREADS if asked is None else asked, stems))
