"""MusicXML of any program to a Score: parts to tracks, repeats played out, pitches as they sound.

Read are ``.musicxml``, ``.xml`` and ``.mxl``, partwise and timewise, MusicXML 1.0 to 4.0. Times are exact; bars are
laid out by the rules of ``read_bars``. What a score on a grid has no place for (lyrics, slurs, ornaments, layout) is
left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from symbolic.errors import BadInput
from symbolic.midi_check import MAX_END_TICK
from symbolic.musicxml.read_bars import meters_of
from symbolic.musicxml.read_extras import exact_keys, exact_sections, read_extras
from symbolic.musicxml.read_maps import chords_of, keys_of, sections_of, tempos_of
from symbolic.musicxml.read_piece import play, read_piece
from symbolic.musicxml.read_tracks import played_tracks
from symbolic.musicxml.read_values import plain_text
from symbolic.musicxml.read_xml import MAX_XML_BYTES, xml_root
from symbolic.score import TICKS_PER_QUARTER, Role, Score
from symbolic.spelling import Spelling


def read_musicxml(path: Path, *, unfold: bool = True) -> Score:
    """Read a MusicXML file of any program into a score; ``unfold`` plays repeats, endings and da capo out.

    Raises BadInput naming the file, the element and its line for what cannot be read, OSError if the file cannot be.
    """
    return read_spelled(path, unfold=unfold)[0]


def musicxml_score(data: bytes, place: str, *, unfold: bool = True) -> Score:
    """The score in the bytes of a MusicXML file; ``place`` names it in messages. Raises as ``read_musicxml``."""
    return spelled_score(data, place, unfold=unfold)[0]


def read_spelled(path: Path, *, unfold: bool = True) -> tuple[Score, tuple[tuple[Spelling, ...], ...]]:
    """As ``read_musicxml``, with the names that the file gives the notes, in the form of ``spelling.spell``."""
    if path.stat().st_size > MAX_XML_BYTES:
        raise BadInput(f"{path}: the file has {path.stat().st_size} bytes; at most {MAX_XML_BYTES} are read")
    return spelled_score(path.read_bytes(), str(path), unfold=unfold)


def spelled_score(data: bytes, place: str, *, unfold: bool = True) -> tuple[Score, tuple[tuple[Spelling, ...], ...]]:
    """As ``musicxml_score``, with the names that the file gives the notes."""
    try:
        root = xml_root(data)
        return _score_of(root, unfold)
    except BadInput as error:
        raise BadInput(f"{place}: {error}") from error


def _score_of(root: Any, unfold: bool) -> tuple[Score, tuple[tuple[Spelling, ...], ...]]:
    playing = play(read_piece(root), unfold)
    if playing.end_tick > MAX_END_TICK:
        quarters = playing.end_tick // TICKS_PER_QUARTER
        raise BadInput(f"the piece lasts {quarters} quarters; at most {MAX_END_TICK // TICKS_PER_QUARTER} are read")
    extras = read_extras(root)
    played = played_tracks(playing, extras)
    tracks = tuple(track for track, _ in played)
    keys = keys_of(playing, tracks, _says_major_always(root))
    score = Score(
        title=_title(root),
        end_tick=playing.end_tick,
        tempos=tempos_of(playing),
        meters=meters_of(playing.grid, playing.piece.units),
        keys=exact_keys(keys, extras, any(track.role is not Role.DRUMS for track in tracks)),
        chords=chords_of(playing),
        sections=exact_sections(sections_of(playing), extras),
        tracks=tracks,
        copyright=plain_text(root.find("identification/rights"))[:500],
        pickup_ticks=playing.tick(playing.grid.pickup),
    )
    return score, tuple(names for _, names in played)


def _title(root: Any) -> str:
    for path in ("work/work-title", "movement-title"):
        if title := plain_text(root.find(path)):
            return title[:500]
    for credit in root.findall("credit"):
        if (credit.findtext("credit-type") or "").strip() == "title":
            return plain_text(credit.find("credit-words"))[:500]
    return ""


def _says_major_always(root: Any) -> bool:
    """Whether the file is by a program that writes "major" under every key signature."""
    software = " ".join(plain_text(e) for e in root.findall("identification/encoding/software"))
    return software.startswith(("MuseScore 0", "MuseScore 1", "MuseScore 2"))
