"""What is kept beside rendered sound, so that after an edit only what changed is rendered again.

``sound.json`` says how the sound was made and what every stem played; ``sound/`` holds the mix before its mastering and
its measured levels. A folder without ``sound.json`` holds sound of which nothing is known.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from render.loudness import Levels, Meter
from render.synth import Event, engine_version
from symbolic.files import whole_file, write_text

if TYPE_CHECKING:
    from render.score_audio import Job

RECORD, KEPT = "sound.json", "sound"
PREMASTER = f"{KEPT}/premaster.f32"
"""The mix with its reverb before mastering: float32, left and right by turns."""
LEVELS = f"{KEPT}/levels.npy"
"""The energies and the peaks of its blocks (``loudness.Levels``), float64 (2, blocks)."""
VERSION = 1


def record_of(job: Job, formats: Collection[str], lower_db: float) -> dict[str, Any]:
    """How a rendering is made, as plain values: the same values and events give the same stems."""
    values: dict[str, Any] = {
        "version": VERSION,
        "engine": engine_version(),
        "sample_rate_hz": job.sample_rate_hz,
        "frames": job.frames,
        "room": asdict(job.mixer.room),
        "target": asdict(job.target),
        "tags": asdict(job.tags),
        "lower_db": lower_db,
        "formats": sorted(formats),
        "stems": [
            {
                "index": plan.index,
                "name": plan.name,
                "role": plan.role,
                "file_name": plan.file_name,
                "soundfont": str(plan.voice.font.path),
                "soundfont_sha256": plan.voice.font.sha256,
                "bank": plan.voice.bank,
                "program": plan.voice.program,
                "gain_db": plan.gain_db,
                "strip": asdict(plan.strip),
                "events": plan.events,
            }
            for plan in job.plans
        ],
    }
    plain: dict[str, Any] = json.loads(json.dumps(values))
    return plain


WORDS: dict[str, str] = {
    "version": "it was written by another version", "engine": "FluidSynth is another version",
    "sample_rate_hz": "the sample rate is another", "frames": "the length is another", "room": "the room is another",
    "target": "the loudness target is another", "tags": "title, copyright, seed or tempo are others",
    "lower_db": "the stems were too loud and had been lowered", "soundfont_sha256": "the sound font is another",
}  # fmt: skip


def difference(old: dict[str, Any], new: dict[str, Any]) -> str:
    """Why nothing of an old rendering can stay, in words; empty where only events or formats differ."""
    for name in ("version", "engine", "sample_rate_hz", "frames", "room", "target", "tags", "lower_db"):
        if old.get(name) != new[name]:
            return WORDS[name]
    if len(old["stems"]) != len(new["stems"]):
        return "there are more or fewer parts"
    for before, after in zip(old["stems"], new["stems"], strict=True):
        for name in after:
            if name not in ("events", "soundfont") and before.get(name) != after[name]:
                return WORDS.get(name, f"{name} of {after['name']} is another")
    return ""


def events_of_record(values: dict[str, Any], stem: int) -> list[Event]:
    """What a stem of a record played."""
    return [(int(a), int(b), int(c), int(d)) for a, b, c, d in values["stems"][stem]["events"]]


def read_record(folder: Path) -> dict[str, Any] | None:
    """The record of a folder; None where there is none that can be read."""
    try:
        values = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return values if isinstance(values, dict) and isinstance(values.get("stems"), list) else None


def write_record(folder: Path, values: dict[str, Any]) -> None:
    """Write a record, which says that everything it tells of is in place."""
    write_text(folder / RECORD, json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n")


def forget(folder: Path) -> None:
    """Take the record away, before any file that it tells of is replaced."""
    (folder / RECORD).unlink(missing_ok=True)


def write_levels(folder: Path, measured: Meter | Levels) -> None:
    """Keep measured levels."""
    with whole_file(folder / LEVELS) as temporary:
        np.save(temporary, np.stack([measured.energies, measured.peaks]))


def read_levels(folder: Path, sample_rate_hz: int) -> Levels:
    """The kept levels. Raises OSError where they cannot be read."""
    try:
        energies, peaks = np.load(folder / LEVELS)
    except (ValueError, EOFError) as error:
        raise OSError(f"{folder / LEVELS}: {error}") from error
    return Levels(energies, peaks, sample_rate_hz)
