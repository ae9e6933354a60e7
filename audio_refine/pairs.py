"""Training pairs: one performance rendered plain, and rendered rich, sample for sample at the same time.

A pair is a stem or a whole mix. Plain is a small or old sound font, dry. Rich is better sound fonts in a room, and for
the mix gentle mastering. Both have the same levels and places, so what is left to learn is how the instruments sound.
Beside the plain sound stands the room's answer to it alone, for a refiner has a room at hand, as it has the notes.

On disk a pair is ``audio/NAME.npy``, 16-bit (3, frames, 2) at 44.1 kHz: plain, plain in the room (without the dry
sound, at ``WET_GAIN``), rich. Its facts and notes are one line of ``index.jsonl``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audio_refine.excerpts import Excerpt, is_held_out
from render.audio_file import FULL_SCALE
from render.fonts import FontBook
from render.loudness import loudness_lufs
from render.mastering import Target, mastered
from render.mixer import Mixer, make_mixer
from render.performer import perform
from render.rooms import ROOMS, Room, reverberate
from render.soundfont import SoundFont
from render.stems import StemPlan, plan_stems, stream_stems
from render.synth import score_frames
from render.units import Audio, amplitude, peak_of
from symbolic.errors import BadInput
from symbolic.files import whole_file
from symbolic.performance import Performance
from symbolic.score import ROLES
from symbolic.timing import tick_to_seconds

RATE_HZ = 44_100
TARGET = Target("pairs", -18.0, -1.0)
"""The loudness of a rich mix; stems and plain sound get the same gain."""
PEAK = 0.98
OTHER_ROOM = 0.3
"""How often the room is not the one that fits the ensemble."""
INDEX, AUDIO = "index.jsonl", "audio"
PLAIN, WET, RICH = 0, 1, 2
WET_GAIN = np.float32(0.5)
"""The room's answer is louder than what it answers to; so it keeps inside full scale."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The facts of a pair.

    ``kind`` is "stem" or "mix"; ``parts`` are (role, program) of the tracks; ``notes`` are rows of role number, pitch,
    velocity, onset and end in seconds. ``new_instrument`` says that no training pair has one of the instruments.
    """

    name: str
    kind: str
    split: str
    source: str
    creator: str
    style: str
    room: str
    plain_font: str
    rich_font: str
    frames: int
    parts: tuple[tuple[str, int], ...]
    new_instrument: bool
    notes: tuple[tuple[int, int, int, float, float], ...]


@dataclass(frozen=True, slots=True)
class Banks:
    """The sound fonts of a set: one of ``plain`` is drawn for each excerpt; the first of ``rich`` that has a program
    plays it.
    """

    plain: tuple[SoundFont, ...]
    rich: tuple[SoundFont, ...]


def make_pairs(excerpt: Excerpt, number: int, banks: Banks, seed: int = 1) -> Iterator[tuple[Pair, NDArray[np.int16]]]:
    """The stems' pairs of an excerpt, and that of the mix where it has several stems."""
    random = np.random.default_rng([seed, number, 7])
    score = excerpt.score
    plain_font = banks.plain[int(random.integers(len(banks.plain)))]
    mixer = make_mixer(score.tracks, None, excerpt.style or None)
    room = _room(mixer, random)
    performance = perform(score, seed=number, style=excerpt.style or None)
    frames = score_frames(score, RATE_HZ, room.tail_s)
    plain_plans = plan_stems(performance, FontBook((plain_font, *banks.rich), {}), mixer, RATE_HZ)
    rich_plans = plan_stems(performance, FontBook(banks.rich, {}), mixer, RATE_HZ)
    plain, rich = _sounds(plain_plans, frames), _sounds(rich_plans, frames)
    full = [sound + reverberate(sound * _send(p), RATE_HZ, room) for sound, p in zip(rich, rich_plans, strict=True)]
    gain = _gain(np.sum(full, axis=0), [*plain, *full, np.sum(plain, axis=0)])
    indices = [[plan.index] for plan in plain_plans]
    sounds = list(zip(plain, full, strict=True))
    if len(sounds) > 1:
        indices.append([plan.index for plan in plain_plans])
        sounds.append((np.sum(plain, axis=0), mastered(np.sum(full, axis=0) * gain, RATE_HZ, TARGET) / gain))
    for place, (dry, target) in zip(indices, sounds, strict=True):
        stacked = np.stack([dry, reverberate(dry * WET_GAIN, RATE_HZ, room), target]) * gain
        kind = "mix" if len(place) > 1 else "stem"
        name = f"{excerpt.split}_{number:04d}_" + (kind if len(place) > 1 else str(place[0]))
        tracks = [performance.score.tracks[i] for i in place]
        yield Pair(
            name, kind, excerpt.split, excerpt.source, excerpt.creator, excerpt.style,
            room.name, plain_font.name, "+".join(dict.fromkeys(p.voice.font.name for p in rich_plans)), frames,
            tuple((str(t.role), t.program) for t in tracks), any(is_held_out(t) for t in tracks),
            _notes(performance, place),
        ), to_int16(stacked)  # fmt: skip


def _room(mixer: Mixer, random: np.random.Generator) -> Room:
    others = [room for room in ROOMS.values() if room != mixer.room]
    return others[int(random.integers(len(others)))] if random.random() < OTHER_ROOM else mixer.room


def _sounds(plans: Sequence[StemPlan], frames: int) -> list[Audio]:
    """The dry stems in memory."""
    pieces = list(stream_stems(plans, frames, RATE_HZ, [lambda samples: None] * len(plans), lower_db=12.0, threads=1))
    scale = np.float32(amplitude(12.0) / FULL_SCALE)
    return [np.concatenate([piece[i] for piece in pieces]).astype(np.float32) * scale for i in range(len(plans))]


def _send(plan: StemPlan) -> np.float32:
    return np.float32(amplitude(plan.strip.send_db))


def _gain(mix: Audio, sounds: Sequence[Audio]) -> np.float32:
    """The gain that brings the mix to its loudness, less where a sound would pass full scale."""
    loudest = max(map(peak_of, sounds))
    if loudest == 0.0:
        raise BadInput("nothing sounds in this excerpt")
    wanted = amplitude(TARGET.lufs - loudness_lufs(mix, RATE_HZ))
    return np.float32(min(wanted, PEAK / loudest))


def _notes(performance: Performance, indices: Sequence[int]) -> tuple[tuple[int, int, int, float, float], ...]:
    score = performance.score
    rows = [
        (
            ROLES.index(score.tracks[i].role), n.pitch, n.velocity,
            round(tick_to_seconds(n.onset_tick, score.tempos), 4), round(tick_to_seconds(n.end_tick, score.tempos), 4),
        )
        for i in indices
        for n in score.tracks[i].notes
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: row[3]))


def to_int16(audio: NDArray[np.float32]) -> NDArray[np.int16]:
    """Sound as 16-bit numbers, rounded and kept inside full scale."""
    return np.rint(np.clip(audio, -1.0, 32767 / 32768) * 32768).astype(np.int16)


def save_pair(folder: Path, pair: Pair, audio: NDArray[np.int16]) -> None:
    """Write the sound, then add the pair's line to the index."""
    with whole_file(folder / AUDIO / f"{pair.name}.npy") as temporary, temporary.open("wb") as file:
        np.save(file, audio)
    line = json.dumps(asdict(pair), ensure_ascii=False).encode() + b"\n"
    with (folder / INDEX).open("ab+") as index:
        if index.tell():
            index.seek(-1, os.SEEK_END)
            line = line if index.read(1) == b"\n" else b"\n" + line  # a line that was cut off by a kill
        index.write(line)


def read_pairs(folder: Path, *splits: str) -> tuple[Pair, ...]:
    """The pairs of a set, of these splits only if any are named. Raises BadInput where the folder holds no set."""
    path = folder / INDEX
    if not path.is_file():
        raise BadInput(f"{folder} holds no training pairs: make them with python -m audio_refine.make_pairs")
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            values: dict[str, Any] = json.loads(line)
        except ValueError:
            continue  # cut off by a kill
        values["parts"] = tuple((role, program) for role, program in values["parts"])
        values["notes"] = tuple(tuple(row) for row in values["notes"])
        if not splits or values["split"] in splits:
            pairs.append(Pair(**values))
    return tuple(pairs)


def open_audio(folder: Path, pair: Pair) -> NDArray[np.int16]:
    """The sound of a pair, (3, frames, 2), read from disk as it is used."""
    audio: NDArray[np.int16] = np.load(folder / AUDIO / f"{pair.name}.npy", mmap_mode="r")
    return audio
