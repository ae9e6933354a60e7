"""Reading a score from any file that holds one: Standard MIDI or MusicXML, known by its first bytes, not its name."""

from __future__ import annotations

from pathlib import Path

from symbolic.errors import BadInput
from symbolic.score import Score

MIDI_START, ZIP_START = b"MThd", b"PK\x03\x04"
XML_STARTS: tuple[bytes, ...] = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
FIRST_BYTES = 64


def read_score(path: Path) -> Score:
    """The score in a MIDI file (``.mid``) or a MusicXML file (``.musicxml``, ``.xml``, compressed ``.mxl``).

    Raises BadInput, naming the file, when it is missing, damaged or neither of both.
    """
    try:
        with path.open("rb") as file:
            start = file.read(FIRST_BYTES).lstrip(b" \t\r\n")
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from error
    if start.startswith(MIDI_START):
        from symbolic.midi import read_midi

        return read_midi(path)
    if start.startswith((ZIP_START, *XML_STARTS)):
        from symbolic.musicxml import read_musicxml

        return read_musicxml(path)
    reason = "neither a MIDI file (it does not start with MThd) nor MusicXML" if start else "the file is empty"
    raise BadInput(f"{path}: {reason}")
