"""After an edit: render again only the spans of the stems that it changes, and everything that follows from them.

Stems and dry mix keep every sample outside these spans, to the bit, and are what a whole rendering would give. The
reverb is computed again from the changed spans on until it has died away. The mastered mix is written anew: its
loudness depends on the whole piece, so its gain may change everywhere by a hair. Mixes without loss come first and take
their places; encoding the others, which takes longer than all else, follows.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

import numpy as np

from render.audio_file import FORMATS
from render.loudness import BLOCK_FRAMES as LEVEL_FRAMES
from render.loudness import Levels, Meter
from render.options import SoundChoices, SoundOptions
from render.rooms import convolver
from render.score_audio import (
    DRY_MIX,
    STEMS_FOLDER,
    STEMS_SHARE,
    Job,
    OnDisk,
    Progress,
    check_formats,
    mixed,
    prepare,
    render_files,
    write_mixes,
)
from render.sound_record import (
    LEVELS,
    PREMASTER,
    difference,
    events_of_record,
    forget,
    read_levels,
    read_record,
    record_of,
    write_levels,
    write_record,
)
from render.spans import Patch, StoredSoundError, patches
from render.stems import MAX_THREADS, PIECE_FRAMES, OverloadError
from render.units import Audio
from render.wav24 import Wav24, copied
from symbolic.performance import Performance
from symbolic.score import Score

STAGING = ".sound.new"
"""Where new files wait until all of them are written."""
PAIR_BYTES = 8


@dataclass(frozen=True, slots=True)
class Rerendered:
    """What was written. ``spans`` has, for each changed stem by file name, its changed spans in frames.

    ``whole`` says why everything was rendered anew; empty where it was not.
    """

    paths: tuple[Path, ...]
    spans: dict[str, tuple[tuple[int, int], ...]]
    sample_rate_hz: int
    frames: int
    whole: str = ""


class _Unfit(Exception):
    """The files of a folder do not fit its record."""


def rerender(
    music: Score | Performance,
    folder: Path,
    *,
    formats: Collection[str] = ("wav", "ogg"),
    progress: Progress | None = None,
    on_mix: Callable[[], None] | None = None,
    **choices: Unpack[SoundChoices],
) -> Rerendered:
    """Bring the sound of a folder that ``render_files(keep=True)`` wrote up to date with changed music.

    Where the record of the folder does not fit (another font, length, tempo or mixer, a missing or foreign file), all
    is rendered. Mixes in formats that are not asked for are taken away. A process that dies leaves the old files, or
    no record, which means a whole rendering the next time. Raises as ``render_files``.
    """
    options = SoundOptions(**choices)
    check_formats(formats, options.sample_rate_hz)
    job = prepare(music, options, progress)
    reason = "there is no record of a rendering"
    if (record := read_record(folder)) is not None:
        reason = difference(record, record_of(job, formats, 0.0))
        if not reason:
            try:
                return _Update(folder, job, record, formats, on_mix).run()
            except (_Unfit, OSError) as error:
                reason = f"a file is missing or of another kind: {error}"
            except StoredSoundError as error:
                reason = f"stem {error} was changed by another program"
            except OverloadError:
                reason = "the stems must be lowered"
    files = render_files(music, folder, formats=formats, keep=True, progress=progress, **choices)
    _take_away(folder, formats)
    if on_mix is not None:
        on_mix()
    spans: dict[str, tuple[tuple[int, int], ...]] = {path.stem: ((0, files.frames),) for path in files.stems}
    return Rerendered(files.paths, spans, files.sample_rate_hz, files.frames, reason)


def _take_away(folder: Path, formats: Collection[str]) -> None:
    """Remove the mixes in other formats: they are out of date."""
    for suffix in {f.suffix for f in FORMATS.values()} - {FORMATS[name].suffix for name in formats}:
        (folder / f"mix{suffix}").unlink(missing_ok=True)


class _Update:
    """One update of a folder: new files are written into ``STAGING`` and then take their places."""

    def __init__(
        self,
        folder: Path,
        job: Job,
        record: dict[str, Any],
        formats: Collection[str],
        on_mix: Callable[[], None] | None,
    ) -> None:
        self._folder, self._job, self._record, self._formats = folder, job, record, formats
        self._on_mix = on_mix or (lambda: None)
        self._staging = folder / STAGING
        self._names = [f"{STEMS_FOLDER}/{plan.file_name}.wav" for plan in job.plans]

    def run(self) -> Rerendered:
        """Render what changed. Raises what makes a whole rendering necessary, with everything as it was."""
        self._check()
        shutil.rmtree(self._staging, ignore_errors=True)
        try:
            found = self._stems()
            regions = joined([(patch.start, patch.end) for each in found for patch in each])
            if not regions and self._has_mixes():
                write_record(self._folder, record_of(self._job, self._formats, 0.0))
                return self._result((), found)
            levels = self._mix(regions)
            paths: list[Path] = []
            for new, present in self._passes():
                with self._present(PREMASTER).open("rb") as file:
                    write_mixes(self._staging, new, self._job, levels, OnDisk(file))
                paths += self._take_places(present)
                self._on_mix()
            return self._result(tuple(paths), found)
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)

    def _passes(self) -> list[tuple[list[str], list[str]]]:
        """The formats that are written one after the other, each time with those that are up to date then."""
        exact = [name for name in self._formats if not FORMATS[name].overshoot_db]
        others = [name for name in self._formats if FORMATS[name].overshoot_db]
        both = [*exact, *others]
        return [(exact, exact), (others, both)] if exact and others else [(both, both)]

    def _check(self) -> None:
        """Raise where a file is not there or of another length."""
        for name in (*self._names, DRY_MIX):
            with Wav24(self._folder / name) as file:
                if (file.frames, file.sample_rate_hz) != (self._job.frames, self._job.sample_rate_hz):
                    raise _Unfit(f"{name} has another length")
        if (self._folder / PREMASTER).stat().st_size != self._job.frames * PAIR_BYTES:
            raise _Unfit(f"{PREMASTER} has another length")

    def _has_mixes(self) -> bool:
        here = all((self._folder / f"mix{FORMATS[name].suffix}").is_file() for name in self._formats)
        return here and self._record["formats"] == sorted(self._formats)

    def _present(self, name: str) -> Path:
        """The new file of that name, or the old one where it does not change."""
        new = self._staging / name
        return new if new.exists() else self._folder / name

    def _stems(self) -> list[list[Patch]]:
        """Find and write the changed spans of every stem."""
        self._job.report(0.0, "stems")
        threads = self._job.threads or min(os.cpu_count() or 1, MAX_THREADS)
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(self._stem, range(len(self._names))))

    def _stem(self, index: int) -> list[Patch]:
        name, job = self._names[index], self._job
        with Wav24(self._folder / name) as stored:
            old = events_of_record(self._record, index)
            found = list(patches(job.plans[index], old, stored, job.sample_rate_hz, job.frames))
        if found:
            copied(self._folder / name, self._staging / name)
            with Wav24(self._staging / name, writing=True) as file:
                for patch in found:
                    file.replace(patch.start, patch.samples)
        return found

    def _mix(self, regions: Sequence[tuple[int, int]]) -> Levels:
        """Write the dry mix and the mix before mastering where they change; give the new levels."""
        levels = read_levels(self._folder, self._job.sample_rate_hz)
        if len(levels.peaks) != -(-self._job.frames // LEVEL_FRAMES):
            raise _Unfit(f"{LEVELS} has another length")
        if not regions:
            return levels
        for name in (DRY_MIX, PREMASTER):
            copied(self._folder / name, self._staging / name)
        reach = convolver(self._job.mixer.room, self._job.sample_rate_hz, PIECE_FRAMES).reach_frames
        pieces = joined([_pieces(start, end, reach, self._job.frames) for start, end in regions])
        with contextlib.ExitStack() as stack:
            stems = [stack.enter_context(Wav24(self._present(name))) for name in self._names]
            dry = stack.enter_context(Wav24(self._staging / DRY_MIX, writing=True))
            premaster = np.memmap(self._staging / PREMASTER, np.float32, "r+", shape=(self._job.frames, 2))
            for first, end in pieces:
                self._mix_pieces(first, end, -(-reach // PIECE_FRAMES), stems, dry, premaster)
                levels = measured_again(levels, premaster, first * PIECE_FRAMES, end * PIECE_FRAMES)
            del premaster  # other readers see what was written without waiting for the disk
        write_levels(self._staging, levels)
        return levels

    def _mix_pieces(
        self, first: int, end: int, before: int, stems: Sequence[Wav24], dry: Wav24, premaster: Audio
    ) -> None:
        """Mix pieces of time; the room has heard those ``before`` them."""
        job = self._job
        room = convolver(job.mixer.room, job.sample_rate_hz, PIECE_FRAMES)
        for piece in range(max(0, first - before), end):
            job.report(STEMS_SHARE * piece * PIECE_FRAMES / job.frames, "mix")
            span = piece * PIECE_FRAMES, min((piece + 1) * PIECE_FRAMES, job.frames)
            total, both = mixed([stem.read(*span) for stem in stems], job.sends, room)
            if piece >= first:
                dry.replace(span[0], total)
                premaster[span[0] : span[1]] = both

    def _take_places(self, formats: Collection[str]) -> tuple[Path, ...]:
        """Put the new files in their places and write a record with these formats; in between there is none."""
        new = sorted(path for path in self._staging.rglob("*") if path.is_file())
        forget(self._folder)
        for path in new:
            place, old = self._folder / path.relative_to(self._staging), self._staging / "old"
            if place.exists():  # moved away first: renaming over a file would wait for the disk
                place.rename(old)
            path.rename(place)
            old.unlink(missing_ok=True)
        _take_away(self._folder, self._formats)
        write_record(self._folder, record_of(self._job, formats, 0.0))
        return tuple(self._folder / path.relative_to(self._staging) for path in new)

    def _result(self, paths: tuple[Path, ...], found: Sequence[Sequence[Patch]]) -> Rerendered:
        named = zip(self._job.plans, found, strict=True)
        spans = {plan.file_name: tuple((p.start, p.end) for p in each) for plan, each in named if each}
        return Rerendered(paths, spans, self._job.sample_rate_hz, self._job.frames)


def joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _pieces(start: int, end: int, reach: int, frames: int) -> tuple[int, int]:
    """The pieces of time in which a change from ``start`` to ``end`` is heard in the reverb."""
    last_start = (end - 1) // PIECE_FRAMES * PIECE_FRAMES
    return start // PIECE_FRAMES, -(-min(last_start + reach, frames) // PIECE_FRAMES)


def measured_again(levels: Levels, sound: Audio, start: int, end: int) -> Levels:
    """The levels of a sound that changed between two frames, multiples of ``PIECE_FRAMES``, or its end.

    What is measured begins a piece before and ends a piece after them, so that the filters have settled.
    """
    first, last = max(0, start - PIECE_FRAMES), min(end + PIECE_FRAMES, len(sound))
    meter = Meter(levels.sample_rate_hz)
    for at in range(first, last, PIECE_FRAMES):
        meter.add(np.array(sound[at : at + PIECE_FRAMES]), last=at + PIECE_FRAMES >= last)
    until = len(levels.peaks) if last == len(sound) else (end + PIECE_FRAMES // 2) // LEVEL_FRAMES
    new, skipped = slice(start // LEVEL_FRAMES, until), first // LEVEL_FRAMES
    energies, peaks = levels.energies.copy(), levels.peaks.copy()
    energies[new] = meter.energies[new.start - skipped : until - skipped]
    peaks[new] = meter.peaks[new.start - skipped : until - skipped]
    return Levels(energies, peaks, levels.sample_rate_hz)
