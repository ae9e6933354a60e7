"""From a score or a performance to stems, dry mix and mastered mix: in memory, or streamed into files."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Protocol, Unpack

import numpy as np

from render.audio_file import FORMATS, FULL_SCALE, Writer, format_named, open_writer
from render.convolution import Convolver
from render.fonts import font_book
from render.loudness import Levels, Meter
from render.mastering import Target, limited, plan_master, target_of
from render.mixer import Mixer, make_mixer
from render.options import SoundChoices, SoundOptions
from render.played import played
from render.rooms import convolver
from render.sound_record import PREMASTER, forget, record_of, write_levels, write_record
from render.soundfont import SoundFont
from render.stems import PIECE_FRAMES, OverloadError, Samples, Sink, StemPlan, check_level, plan_stems, stream_stems
from render.synth import score_frames
from render.tags import Tags, part_tags, tags_of
from render.units import Audio, amplitude
from symbolic.errors import BadInput
from symbolic.files import whole_file
from symbolic.performance import Performance
from symbolic.score import Role, Score

Progress = Callable[[float, str], None]
"""Called with the share that is done, 0 to 1, and a word for what is done next."""

STEMS_SHARE = 0.8
LOWER_STEP_DB, MOST_LOWER_DB = 6.0, 60.0


@dataclass(frozen=True, slots=True)
class Stem:
    """One track's sound: ``index`` is the track's in the score, ``file_name`` its file's without suffix.

    ``audio`` is dry, float32 (frames, 2), at the level and place that it has in the mix; its samples are whole 24-bit
    numbers.
    """

    index: int
    name: str
    role: Role
    file_name: str
    audio: Audio


@dataclass(frozen=True, slots=True)
class Rendered:
    """The sound of a score: all float32 (frames, 2), all of one length.

    ``stems`` stand in mixer order and add up to ``dry_mix``; ``mix`` has reverb and is mastered. ``lowered_db`` is by
    how much everything dry was lowered to stay below full scale, normally 0.
    """

    stems: tuple[Stem, ...]
    dry_mix: Audio
    mix: Audio
    sample_rate_hz: int
    soundfonts: tuple[SoundFont, ...]
    tags: Tags
    target: Target
    lowered_db: float = 0.0

    @property
    def duration_s(self) -> float:
        """The length with the tail."""
        return len(self.mix) / self.sample_rate_hz


@dataclass(frozen=True, slots=True)
class SoundFiles:
    """Files of a rendering, and what made them."""

    paths: tuple[Path, ...]
    stems: tuple[Path, ...]
    sample_rate_hz: int
    frames: int
    soundfonts: tuple[SoundFont, ...]
    ensemble: str
    lowered_db: float


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that is decided before the first sample."""

    plans: tuple[StemPlan, ...]
    mixer: Mixer
    frames: int
    sample_rate_hz: int
    target: Target
    threads: int | None
    tags: Tags
    report: Progress

    @property
    def soundfonts(self) -> tuple[SoundFont, ...]:
        """The fonts in use."""
        return tuple(dict.fromkeys(plan.voice.font for plan in self.plans))

    @property
    def sends(self) -> list[np.float32]:
        """How much of each stem's whole numbers goes into the room."""
        return [np.float32(amplitude(plan.strip.send_db) / FULL_SCALE) for plan in self.plans]


def prepare(music: Score | Performance, options: SoundOptions, progress: Progress | None) -> Job:
    """Decide everything. Raises as ``render_score``."""
    target = target_of(options.lufs, options.ceiling_dbtp)
    score = music.score if isinstance(music, Performance) else music
    mixer = make_mixer(score.tracks, options.mixer, options.style)
    frames = score_frames(score, options.sample_rate_hz, mixer.room.tail_s)
    book = font_book(options.soundfont, options.soundfonts)
    performance = played(music, seed=options.seed, amount=options.timing_amount, style=options.style)
    plans = plan_stems(performance, book, mixer, options.sample_rate_hz)
    comment = "" if isinstance(music, Performance) else f"seed {options.seed}"
    tags = tags_of(score, comment=comment)
    report = progress or (lambda share, word: None)
    return Job(plans, mixer, frames, options.sample_rate_hz, target, options.threads, tags, report)


class _Wet(Protocol):
    """Where the mix with its reverb waits for its mastering."""

    def append(self, audio: Audio) -> None: ...

    def __iter__(self) -> Iterator[Audio]: ...


class OnDisk:
    """Sound kept in a file, float32 pairs."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def append(self, audio: Audio) -> None:
        """Write the next frames."""
        self._file.write(audio.tobytes())

    def __iter__(self) -> Iterator[Audio]:
        self._file.seek(0)
        while data := self._file.read(PIECE_FRAMES * 8):
            yield np.frombuffer(data, np.float32).reshape(-1, 2)


def _mix(
    job: Job,
    lower_db: float,
    sinks: Sequence[Sink],
    dry_sink: Sink,
    wet: _Wet,
) -> Meter:
    """Render stems into their sinks, their sum into ``dry_sink``, the sum with reverb into ``wet``; measure that."""
    room = convolver(job.mixer.room, job.sample_rate_hz, PIECE_FRAMES)
    sends, meter, done = job.sends, Meter(job.sample_rate_hz), 0
    for pieces in stream_stems(
        job.plans, job.frames, job.sample_rate_hz, sinks, lower_db=lower_db, threads=job.threads
    ):
        job.report(STEMS_SHARE * done / job.frames, "stems")
        total, both = mixed(pieces, sends, room)
        dry_sink(total)
        done += len(both)
        meter.add(both, last=done == job.frames)
        wet.append(both)
    return meter


def mixed(pieces: Sequence[Samples], sends: Sequence[np.float32], room: Convolver) -> tuple[Samples, Audio]:
    """The sum of the next piece of every stem, and that with the room's answer. Raises OverloadError."""
    total = np.zeros_like(pieces[0])
    send, sent = np.zeros(total.shape, np.float32), np.empty(total.shape, np.float32)
    for samples, gain in zip(pieces, sends, strict=True):
        total += samples
        send += _scaled(samples, gain, sent)
    check_level(total)
    both = _scaled(total, np.float32(1 / FULL_SCALE))
    both += room.push(send)
    return total, both


def _scaled(samples: Samples, gain: np.float32, out: Audio | None = None) -> Audio:
    scaled: Audio = np.multiply(samples, gain, dtype=np.float32, casting="unsafe", out=out)
    return scaled


def _mastered(
    job: Job, meter: Meter | Levels, wet: _Wet, overshoots_db: Sequence[float] = (0.0,)
) -> Iterator[tuple[Audio, ...]]:
    """The mastered mix, piece by piece: once for each overshoot, by which its true peak stays below the ceiling."""
    job.report(STEMS_SHARE, "master")
    targets = [replace(job.target, ceiling_dbtp=job.target.ceiling_dbtp - each) for each in overshoots_db]
    masters, start = [plan_master(meter, target) for target in targets], 0
    for piece in wet:
        yield tuple(master.applied(piece, start) for master in masters)
        start += len(piece)
        job.report(STEMS_SHARE + (1 - STEMS_SHARE) * start / job.frames, "master")


def _levels() -> Iterator[float]:
    """By how much the stems are lowered: nothing, and more for as long as that is too loud for 24 bits."""
    return iter(np.arange(0.0, MOST_LOWER_DB, LOWER_STEP_DB).tolist())


def render_score(
    music: Score | Performance, *, progress: Progress | None = None, **choices: Unpack[SoundChoices]
) -> Rendered:
    """Render a score or a performance in memory; the same arguments give the same samples.

    ``choices`` are the fields of ``SoundOptions``. Raises MissingExtra without libfluidsynth or a sound font, BadInput
    for music without notes and for choices that cannot be.
    """
    job = prepare(music, SoundOptions(**choices), progress)
    for lower_db in _levels():
        stems: list[list[Samples]] = [[] for _ in job.plans]
        dry: list[Samples] = []
        wet: list[Audio] = []
        try:
            meter = _mix(job, lower_db, [stem.append for stem in stems], dry.append, wet)
            break
        except OverloadError:
            continue
    else:
        raise BadInput("the mix is too loud for 24 bits; lower gain_db in the mixer")
    mix = np.concatenate([mix for (mix,) in _mastered(job, meter, wet)])
    sounds = tuple(
        Stem(plan.index, plan.name, plan.role, plan.file_name, _floats(pieces))
        for plan, pieces in zip(job.plans, stems, strict=True)
    )
    return Rendered(sounds, _floats(dry), mix, job.sample_rate_hz, job.soundfonts, job.tags, job.target, lower_db)


def _floats(pieces: list[Samples]) -> Audio:
    """The pieces as one float32 sound; they are given up one by one."""
    audio = np.empty((sum(map(len, pieces)), 2), np.float32)
    end = len(audio)
    while pieces:
        piece = pieces.pop()
        audio[end - len(piece) : end] = _scaled(piece, np.float32(1 / FULL_SCALE))
        end -= len(piece)
    return audio


DRY_MIX, STEMS_FOLDER = "dry_mix.wav", "stems"
WAV_FORMATS: tuple[str, ...] = ("wav", "wav16", "wav32f")


def render_files(
    music: Score | Performance,
    folder: Path,
    *,
    formats: Collection[str] = ("wav", "ogg"),
    stems: bool = True,
    keep: bool = False,
    progress: Progress | None = None,
    **choices: Unpack[SoundChoices],
) -> SoundFiles:
    """Render a score or a performance straight into files; memory does not grow with the length.

    ``mix.*`` is the mastered mix in each of ``formats`` (``audio_file.FORMATS``). With ``stems`` there are also
    ``dry_mix.wav`` and ``stems/NN_Name.wav``, 24 bits, which add up to it. With ``keep`` there
    is also what ``render.rerender`` needs to render only what an edit changes. Raises as ``render_score`` and OSError.
    """
    options = SoundOptions(**choices)
    check_formats(formats, options.sample_rate_hz)
    job = prepare(music, options, progress)
    keep = keep and stems
    forget(folder)
    for lower_db in _levels():
        try:
            with _wet_file(folder, keep) as file:
                wet = OnDisk(file)
                paths, meter = _write_dry(job, lower_db, folder if stems else None, wet)
                mixes = write_mixes(folder, formats, job, meter, wet)
            break
        except OverloadError:
            continue
    else:
        raise BadInput("the mix is too loud for 24 bits; lower gain_db in the mixer")
    if keep:
        write_levels(folder, meter)
        write_record(folder, record_of(job, formats, lower_db))
    written = (*mixes, *paths)
    return SoundFiles(
        written, paths[1:], job.sample_rate_hz, job.frames, job.soundfonts, job.mixer.ensemble.name, lower_db
    )


@contextlib.contextmanager
def _wet_file(folder: Path, keep: bool) -> Iterator[IO[bytes]]:
    if keep:
        with whole_file(folder / PREMASTER) as temporary, temporary.open("w+b") as file:
            yield file
    else:
        with tempfile.TemporaryFile(dir=_made(folder)) as file:
            yield file


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write_dry(job: Job, lower_db: float, folder: Path | None, wet: _Wet) -> tuple[tuple[Path, ...], Meter]:
    """Write the dry mix and the stems if there is a folder, and fill ``wet``."""
    if folder is None:
        return (), _mix(job, lower_db, [lambda samples: None] * len(job.plans), lambda samples: None, wet)
    paths = [folder / DRY_MIX, *(folder / STEMS_FOLDER / f"{plan.file_name}.wav" for plan in job.plans)]
    tags = [job.tags, *(part_tags(job.tags, plan.name) for plan in job.plans)]
    with contextlib.ExitStack() as stack:
        writers = [
            stack.enter_context(open_writer(path, job.sample_rate_hz, FORMATS["wav"], tag))
            for path, tag in zip(paths, tags, strict=True)
        ]
        dry, *others = [_sink(writer) for writer in writers]
        return tuple(paths), _mix(job, lower_db, others, dry, wet)


def _sink(writer: Writer) -> Sink:
    return lambda samples: writer.write(samples << 8)


def write_mixes(folder: Path, formats: Collection[str], job: Job, meter: Meter | Levels, wet: _Wet) -> tuple[Path, ...]:
    """Master what is in ``wet`` and write it in each format; gives the paths."""
    overshoots_db = sorted({FORMATS[name].overshoot_db for name in formats})
    kinds = [overshoots_db.index(FORMATS[name].overshoot_db) for name in formats]
    with contextlib.ExitStack() as stack:
        paths, writers = [], []
        for name in formats:
            sound_format = format_named(name, job.sample_rate_hz)
            paths.append(folder / f"mix{sound_format.suffix}")
            writers.append(stack.enter_context(open_writer(paths[-1], job.sample_rate_hz, sound_format, job.tags)))
        for mixes in _mastered(job, meter, wet, overshoots_db):
            for writer, kind in zip(writers, kinds, strict=True):
                writer.write(mixes[kind])
    return tuple(paths)


def check_formats(formats: Collection[str], sample_rate_hz: int) -> None:
    """Raise BadInput for an unknown format, a sample rate that one cannot have, and two kinds of WAV at once."""
    suffixes = [format_named(name, sample_rate_hz).suffix for name in formats]
    for suffix in suffixes:
        if suffixes.count(suffix) > 1:
            raise BadInput(f"formats {', '.join(formats)}: only one of them can be mix{suffix}")


def _for_format(rendered: Rendered, name: str) -> Audio:
    overshoot_db = FORMATS[name].overshoot_db
    if not overshoot_db:
        return rendered.mix
    return limited(rendered.mix, rendered.sample_rate_hz, rendered.target.ceiling_dbtp - overshoot_db)


def save_audio(rendered: Rendered, folder: Path, formats: Collection[str] = ("wav", "ogg")) -> tuple[Path, ...]:
    """Write rendered sound into ``folder`` as ``render_files`` does and give the paths.

    Without a WAV among ``formats`` only the mix is written. The peaks of a mix for a lossy format are limited a little
    more. Raises BadInput for what is no format, and OSError.
    """
    check_formats(formats, rendered.sample_rate_hz)
    sounds = [
        (folder / f"mix{FORMATS[name].suffix}", name, _for_format(rendered, name), rendered.tags) for name in formats
    ]
    if any(name in WAV_FORMATS for name in formats):
        sounds.append((folder / DRY_MIX, "wav", rendered.dry_mix, rendered.tags))
        for stem in rendered.stems:
            tags = part_tags(rendered.tags, stem.name)
            sounds.append((folder / STEMS_FOLDER / f"{stem.file_name}.wav", "wav", stem.audio, tags))
    for path, name, audio, tags in sounds:
        with open_writer(path, rendered.sample_rate_hz, FORMATS[name], tags) as writer:
            writer.write(audio)
    return tuple(path for path, *_ in sounds)
