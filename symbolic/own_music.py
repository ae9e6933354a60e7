"""A folder of one's own MIDI files as works to learn from."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from pathlib import Path

from symbolic.data.build import make_score, snap_human, snap_written
from symbolic.encode import EncodedWork, encode_score
from symbolic.errors import BadInput
from symbolic.midi import read_midi
from symbolic.recognise import recognise_chords, recognise_key
from symbolic.score import TICKS_PER_STEP, Note, Role, Score

logger = logging.getLogger(__name__)

SUFFIXES = (".mid", ".midi")
SOURCE = "own"
LEAST_NOTES = 16
"""A piece with fewer notes is left out."""
WRITTEN_SHARE = 0.9
"""Where this share of the onsets lies on the grid, the notes were written, not played."""
C_MAJOR = (0, "major")
"""The key signature of files whose author set none; the key is then heard from the notes."""


def read_folder(folder: Path, style: str = "", held_out: float = 0.1) -> list[EncodedWork]:
    """The MIDI files under a folder, of split "dev" for a share of ``held_out`` of them (at least one of two or more).

    A file that cannot be used is left out with a warning that names it. ``style`` is what all are told as ("" is not
    told). Raises BadInput if there is no such folder, no MIDI file in it, or none that can be used.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder")
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not paths:
        raise BadInput(f"there is no MIDI file ({', '.join(SUFFIXES)}) in {folder}")
    read = [work for path in paths if (work := _read(path, folder, style)) is not None]
    if not read:
        raise BadInput(f"none of the {len(paths)} MIDI files in {folder} can be used; the warnings say why")
    count = min(max(round(held_out * len(read)), 1 if held_out > 0 else 0), len(read) - 1)
    held = {w.work_id for w in sorted(read, key=lambda w: hashlib.sha256(w.work_id.encode()).digest())[:count]}
    return [replace(w, split="dev") if w.work_id in held else w for w in read]


def _read(path: Path, folder: Path, style: str) -> EncodedWork | None:
    """One file as a work of split "train", or None with a warning."""
    try:
        arrays = encode_score(own_score(path), style)
        if arrays is None or len(arrays[0]) < LEAST_NOTES:
            raise BadInput(f"fewer than {LEAST_NOTES} notes that can be told")
    except (BadInput, ValueError, LookupError, ArithmeticError, OSError) as error:
        logger.warning("left out %s: %s", path, str(error).removeprefix(f"{path}: "))
        return None
    return EncodedWork(f"{SOURCE}/{path.relative_to(folder)}", SOURCE, SOURCE, "train", *arrays)


def own_score(path: Path) -> Score:
    """A MIDI file as the corpus has its works: on the grid, one track a role, with key and chords.

    The key is the file's unless that is C major, which files carry by default; chords are heard where it has none.
    """
    read = read_midi(path)
    parts: dict[Role, tuple[int, list[Note]]] = {}
    for track in read.tracks:
        on_grid = sum(n.onset_tick % TICKS_PER_STEP == 0 for n in track.notes)
        snap = snap_written if on_grid >= WRITTEN_SHARE * len(track.notes) else snap_human
        parts.setdefault(track.role, (track.program, []))[1].extend(snap(track.notes))
    told = any((key.tonic, key.mode) != C_MAJOR for key in read.keys)
    keys = read.keys if told else (recognise_key(read),)
    score = make_score(read.title, parts, read.meters, read.tempos, keys, read.chords, read.sections)
    return score if score.chords else replace(score, chords=recognise_chords(score))
