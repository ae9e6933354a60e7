"""A file as a reference: scores by their notes, recordings by their sound."""

from __future__ import annotations

from pathlib import Path

from planner.references.facts import Reference
from symbolic.errors import BadInput

SCORE_SUFFIXES: tuple[str, ...] = (".mid", ".midi", ".smf", ".musicxml", ".mxl", ".xml")
AUDIO_SUFFIXES: tuple[str, ...] = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".aif", ".aiff", ".caf", ".w64", ".au")
SUFFIXES = SCORE_SUFFIXES + AUDIO_SUFFIXES
MOST_SCORE_BYTES = 20_000_000


def read_reference(path: str | Path) -> Reference:
    """The facts of a MIDI, MusicXML or audio file.

    Raises BadInput for what is missing, empty, silent or cannot be read; MissingExtra where a recording is given and
    librosa is not installed.
    """
    place = Path(path).expanduser()
    if not place.is_file():
        raise BadInput(f"reference {place} is not a file that can be read")
    suffix = place.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadInput(f"reference {place}: '{suffix}' is not a format that is read ({' '.join(SUFFIXES)})")
    size = place.stat().st_size
    if not size:
        raise BadInput(f"reference {place} is empty")
    if suffix in AUDIO_SUFFIXES:
        from planner.references.audio import facts_of_recording

        return facts_of_recording(place)
    if size > MOST_SCORE_BYTES:
        raise BadInput(f"reference {place} has {size:,} bytes; at most {MOST_SCORE_BYTES:,} are read")
    from planner.references.score import facts_of_file

    return facts_of_file(place)
