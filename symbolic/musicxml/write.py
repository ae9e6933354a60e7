"""Writing MusicXML 4.0: ``musicxml_bytes`` and ``write_musicxml``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from symbolic.errors import BadInput
from symbolic.feel import written_even
from symbolic.files import write_bytes
from symbolic.musicxml.clefs import ledger_cost
from symbolic.musicxml.document import BarLines, Document, document_bytes
from symbolic.musicxml.fold import Fold, folded
from symbolic.musicxml.heads import Head, check_notation, heads_of
from symbolic.musicxml.lengths import readable
from symbolic.musicxml.metre import Bar
from symbolic.musicxml.parts import Part, Staff, grand_staff, score_parts
from symbolic.musicxml.reduction import melody_line, two_hands
from symbolic.musicxml.sounds import BASS, TREBLE
from symbolic.musicxml.timeline import (
    Timeline,
    chord_mentions,
    counted_bars,
    section_mentions,
    tempo_mentions,
    timeline,
)
from symbolic.score import Role, Score
from symbolic.spelling import spell

LAYOUTS: tuple[str, ...] = ("score", "lead_sheet", "piano")
SUFFIXES: tuple[str, ...] = (".musicxml", ".xml", ".mxl")
_MIMETYPE = "application/vnd.recordare.musicxml"
_INNER_NAME = "score.musicxml"
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container><rootfiles>'
    f'<rootfile full-path="{_INNER_NAME}" media-type="{_MIMETYPE}+xml"/></rootfiles></container>\n'
)
_FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class NotationOptions:
    """How a score is written as notation. Raises BadInput for a layout that does not exist."""

    layout: str = "score"
    """"score": every part; "lead_sheet": the melody with chord symbols; "piano": two staves that two hands can play."""
    concert_pitch: bool = False
    """Write transposing instruments as they sound; octaves told by the clef stay."""
    fold_repeats: bool = False
    """Write a section that repeats the one before it note by note as a repeat, with endings where its end differs."""
    dynamics: bool = True
    """Write dynamic marks and hairpins from the velocities (never in a lead sheet)."""
    exact_lengths: bool = False
    """Write every length of the grid as it is, with tuplets, ties and rests, instead of a natural one and a release."""
    composer: str = ""
    """Printed at the top right."""
    copyright: str = ""
    """Printed below the first page; empty takes the score's own."""

    def __post_init__(self) -> None:
        if self.layout not in LAYOUTS:
            raise BadInput(f"layout '{self.layout}' is not one of {', '.join(LAYOUTS)}")


DEFAULT_OPTIONS = NotationOptions()


def write_musicxml(score: Score, path: Path, options: NotationOptions = DEFAULT_OPTIONS) -> None:
    """Write a score as ``.musicxml`` (or ``.xml``) or compressed ``.mxl``, whole or not at all.

    Raises BadInput for another suffix or as ``musicxml_bytes`` does, and OSError.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadInput(f"{path}: the suffix of a MusicXML file is one of {', '.join(SUFFIXES)}")
    data = musicxml_bytes(score, options)
    write_bytes(path, compressed(data) if suffix == ".mxl" else data)


def musicxml_bytes(score: Score, options: NotationOptions = DEFAULT_OPTIONS) -> bytes:
    """The MusicXML 4.0 document of a score; the same score and options give the same bytes.

    Onsets are kept exactly where the score is on the grid and quantised to it where it is not; light swing is written
    as even eighths (``feel.written_even``). Lengths are written as a
    reader expects them, and what a note sounds more or less is its ``release`` attribute, in divisions, on its last
    piece: written length plus release is the score's duration. The ``id`` of a note is its part and its number in the
    track's notes (``P2n17``), with ``.2``, ``.3`` for the tied pieces after the first; in the "piano" layout notes are
    numbered anew. A note's velocity is its ``dynamics``, in per cent of 90.
    Raises BadInput, naming the value and the place, for a score that notation cannot hold.
    """
    score = written_even(score)
    fold = folded(score) if options.fold_repeats else Fold(score, {}, {})
    own = fold.score
    bars = check_notation(own)
    line = timeline(own, bars)
    spellings = spell(own)
    heads = [
        heads_of(track, spelling, bars, f"P{number}n")
        for number, (track, spelling) in enumerate(zip(own.tracks, spellings, strict=True), start=1)
    ]
    if not options.exact_lengths:
        pairs = zip(own.tracks, heads, strict=True)
        heads = [
            h if track.role is Role.DRUMS else readable(h, line.bars, rings=track.role is Role.ARP)
            for track, h in pairs
        ]
    counts = counted_bars(line, heads)
    parts = _parts(own, heads, line, counts, options)
    chords_part = _chords_part(parts)
    more_sharps = parts[chords_part].more_sharps if parts else 0
    document = Document(
        own,
        line,
        counts,
        parts,
        [*section_mentions(own, line), *tempo_mentions(own, line)],
        chord_mentions(own, line, more_sharps),
        chords_part,
        _bar_lines(own, line, fold),
        options.composer,
        options.copyright or own.copyright,
        options.dynamics and options.layout != "lead_sheet",
    )
    return document_bytes(document)


def _parts(
    score: Score, heads: Sequence[list[Head]], line: Timeline, counts: Sequence[Bar], options: NotationOptions
) -> list[Part]:
    if options.layout == "lead_sheet":
        return [_lead_sheet(score, heads, line)]
    if options.layout == "piano":
        pair = two_hands(score.tracks, heads, line.bars)
        sides = ((TREBLE, BASS), (BASS, TREBLE))
        staves = tuple(grand_staff(side, line.bars, choice) for side, choice in zip(pair, sides, strict=True))
        return [Part("Piano", "Pno.", "keyboard.piano.grand", 0, 1, 1, Role.CHORDS, staves)]
    return list(score_parts(score, heads, line.bars, counts, line.keys, options.concert_pitch))


def _lead_sheet(score: Score, heads: Sequence[list[Head]], line: Timeline) -> Part:
    """The melody at concert pitch in a treble clef, with an 8 where it lies an octave away."""
    tune = melody_line(score.tracks, heads)
    number = int(tune[0].name[1:].split("n")[0]) - 1 if tune else -1
    tune = [replace(head, name="P1" + head.name[head.name.index("n") :]) for head in tune]
    octaves = min((0, -1, 1), key=lambda shift: ledger_cost(tune, TREBLE, shift) + abs(shift))
    staff = Staff((tune,), [TREBLE] * len(line.bars), octaves)
    program = score.tracks[number].program if tune else 0
    return Part("Melody", "Mel.", "keyboard.piano.grand", program, 1, 1, Role.MELODY, (staff,))


def _chords_part(parts: Sequence[Part]) -> int:
    """The part above which chord symbols stand: the first, or if it transposes the first that sounds as written."""
    at_pitch = [i for i, part in enumerate(parts) if not part.semitones and not part.is_drums]
    if not at_pitch or at_pitch[0] == 0:
        return 0
    return next((i for i in at_pitch if parts[i].role is Role.CHORDS), at_pitch[0])


def _bar_lines(score: Score, line: Timeline, fold: Fold) -> BarLines:
    """Double bar lines where sections meet, repeats and endings, and the final one."""
    right = {b.start_bar - 1: _barline("light-light") for _, b in pairwise(score.sections) if b.start_bar > 0}
    right[len(line.bars) - 1] = _barline("light-heavy")
    return BarLines(fold.left, {**right, **fold.right})


def _barline(style: str) -> str:
    return f'<barline location="right"><bar-style>{style}</bar-style></barline>\n'


def compressed(data: bytes) -> bytes:
    """A MusicXML document as a compressed ``.mxl`` file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _FIRST_ZIP_DATE), _MIMETYPE, zipfile.ZIP_STORED)
        for name, content in (("META-INF/container.xml", _CONTAINER.encode("ascii")), (_INNER_NAME, data)):
            archive.writestr(zipfile.ZipInfo(name, _FIRST_ZIP_DATE), content, zipfile.ZIP_DEFLATED, 6)
    return buffer.getvalue()
