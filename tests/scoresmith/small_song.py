"""A small composed song, composed once for all tests of a process, and its folder."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from planner import parse, think
from planner.plan import Plan
from planner.revise import revise
from scoresmith.composer import Piece, compose

PROMPT = "a calm pop song in C major, 4/4, 90 bpm, 16 bars, verse chorus verse chorus, with piano, bass and drums"


@cache
def small_piece() -> Piece:
    """Four sections of four bars, A B A B: melody, chords, bass and drums."""
    return compose(small_plan(), seed=1)


@cache
def small_plan() -> Plan:
    """Its plan; the second verse repeats the tune of the first."""
    chords = {"sections.0.chords": "C | Am | F | G", "sections.2.chords": "C | Am | F | G"}
    return replace(revise(think(parse(PROMPT)), chords), fixed=())


def small_folder(folder: Path) -> Path:
    """The piece in a folder, with report and picture, without sound."""
    return small_piece().save(folder, audio=False)
